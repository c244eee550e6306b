"""Yes, no and unsure, and the answer "other", in five languages."""

from collections.abc import Collection, Mapping

from spegla.survey.questions import Missing
from spegla.survey.wording.codes import coded
from spegla.survey.wording.outside import is_outside_alone, outside_of
from spegla.survey.wording.senses import LEXICONS, Tokens, token_phrases, tokens_of

_YES = (
    "yes | y | true | ja | j | oui | o | vrai | sant | waar | wahr | richtig | checked | selected"
    " | yes i do | yes i have | vald | markerad | aangevinkt | ausgewählt | coché | ticked"
)
_NO = (
    "no | n | false | nej | nee | neen | nein | non | faux | falskt | onwaar | falsch | unchecked"
    " | not selected | no i do not | no i don t | no i have not | no i haven t | inte vald"
    " | ej vald | niet aangevinkt | nicht ausgewählt | non coché | osant | nicht gewählt | unticked"
)
_UNSURE = (
    "maybe | not sure | unsure | i m not sure | uncertain | kanske | osäker | misschien"
    " | weet ik nog niet | twijfel | vielleicht | unsicher | bin unsicher | nicht sicher"
    " | peut être | pas sûr | incertain | perhaps | yes and no | possibly"
)
_MOST_LABELS = 60
_ONE_AND_NOUGHT = {"1": "yes", "0": "no"}


def yes_no(labels: Collection[str]) -> Mapping[str, str] | None:
    """Each answer as "yes", "no" or "unsure"; None where they are other answers.

    One and nought count where both are there. Blanks and answers that mean that there is none are
    left out. "Partly" beside yes and no makes a scale.

    >>> yes_no(["Ja", "Nej", "Vet ej"])
    {'Ja': 'yes', 'Nej': 'no', 'Vet ej': 'unsure'}
    >>> yes_no(["Ja", "Delvis", "Nej"]) is None
    True
    """
    given = [label for label in labels if label.strip()]
    if len(given) > _MOST_LABELS:
        return None
    if {label.strip() for label in given} == set(_ONE_AND_NOUGHT):
        return {label: _ONE_AND_NOUGHT[label.strip()] for label in given}
    meanings = {label: _meaning(label) for label in given}
    counted = {label: meaning for label, meaning in meanings.items() if meaning != "left out"}
    if None in counted.values() or not {"yes", "no"} & set(counted.values()):
        return None
    return {label: meaning for label, meaning in counted.items() if meaning}


def is_other(label: str) -> bool:
    """Whether an answer stands for all that was not named, "Other (please specify)".

    >>> is_other("Annat, nämligen:"), is_other("Sonstiges"), is_other("Other departments of IT")
    (True, True, False)
    """
    tokens = _words(label)
    return any(tokens in token_phrases(lexicon.other) for lexicon in LEXICONS.values())


def says_known_words(label: str) -> bool:
    """Whether all of an answer is a known way to say yes, no, unsure, other or nothing at all.

    >>> [says_known_words(text) for text in ("Ja", "N/A", "Don't know, ask Bo", "Yes, Bo", "99")]
    [True, True, False, False, False]
    """
    tokens = _words(label)
    is_answer = any(tokens in token_phrases(text) for text in (_YES, _NO, _UNSURE))
    return is_answer or is_other(label) or is_outside_alone(label)


def _meaning(label: str) -> str | None:
    tokens = _words(coded(label).text)
    for meaning, text in (("yes", _YES), ("no", _NO), ("unsure", _UNSURE)):
        if tokens in token_phrases(text):
            return meaning
    reason = outside_of(label)
    if reason is Missing.DONT_KNOW:
        return "unsure"
    return "left out" if reason else None


def _words(label: str) -> Tokens:
    return tuple(word for word in tokens_of(label) if word != ",")
