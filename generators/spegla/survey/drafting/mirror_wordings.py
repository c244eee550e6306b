"""How alike a wording for the IT management team is to that of the customers' item it mirrors.

"Our customers would say that we keep our promises" mirrors "IT keeps its promises": what is asked
first is gone, and so are the words that say who speaks. Five languages.
"""

import re
from collections.abc import Mapping, Sequence

from rapidfuzz.fuzz import token_sort_ratio

from spegla.survey.drafting.observed import folded
from spegla.survey.drafting.wordings import are_at_odds

SURE = 0.75
"""Likeness from which a wording is a mirror without asking.

In the catalogue, three times 38 items, 108 are at least as like their own mirror, and none is as
like that of another item: at most 0.68.
"""
ASKED = 0.55
"""Likeness from which a wording may be a mirror and the author is asked: the other six."""
_CLEARLY = 0.1
"""By how much the best match has to be better than the next one of either."""
_FEWEST_LETTERS = 4
_LEAD_INS = re.compile(
    r"^(?:(?:i|we) (?:think|believe|expect)(?: that)? )?"
    r"(?:"
    r"(?:our|the|most) (?:internal )?(?:customers?|users?|clients?|colleagues?|business)"
    r"(?: of it)? (?:would (?:say|agree|think|answer)|thinks?|says?|feels?|believes?|find)"
    r"(?: that)?"
    r"|(?:vara|de flesta|it s) (?:interna )?(?:kunder|anvandare|bestallare|kollegor)"
    r" (?:skulle (?:saga|tycka|svara|anse)|tycker|anser|upplever|sager)(?: att)?"
    r"|(?:onze|de|de meeste) (?:interne )?(?:klanten|gebruikers|collega s|afnemers)"
    r" (?:zouden (?:zeggen|vinden|antwoorden)|vinden|zeggen|denken|ervaren)(?: dat)?"
    r"|(?:unsere|die|die meisten) (?:internen? )?(?:kunden|kundinnen und kunden|nutzer|anwender|"
    r"kollegen) (?:wurden (?:sagen|antworten|finden)|sagen|finden|denken|meinen)(?: dass)?"
    r"|(?:nos|les|la plupart de nos) (?:clients?|utilisateurs|collegues)(?: internes)?"
    r" (?:diraient|repondraient|disent|pensent|trouvent|estiment)(?: que| qu)?"
    r") "
)
"""What is asked first of the team, folded."""
_PERSONS = frozenset(
    {
        "it", "its", "the", "department", "people", "staff", "team", "i", "my", "me", "we", "our",
        "us", "they", "their", "them", "you", "your", "that", "is", "are", "am", "s", "has", "have",
        "avdelningen", "medarbetare", "pa", "jag", "min", "mitt", "mina", "mig", "vi", "var",
        "vart", "vara", "oss", "de", "dem", "deras", "du", "din", "sig", "sin", "sitt", "sina",
        "som", "ar",
        "ik", "mij", "mijn", "wij", "ons", "onze", "ze", "zij", "hun", "hen", "haar", "u",
        "uw", "afdeling", "medewerkers", "die", "het", "dat", "zijn",
        "ich", "mein", "meine", "meinen", "mich", "mir", "wir", "uns", "unser", "unsere",
        "unseren", "sie", "ihr", "ihre", "ihren", "ihnen", "abteilung", "der", "das", "dass",
        "ist", "sind",
        "je", "j", "mon", "ma", "mes", "m", "nous", "notre", "nos", "ils", "elles", "leur",
        "leurs", "les", "vous", "votre", "vos", "equipe", "service", "informatique", "l", "la",
        "le", "que", "qu", "est", "sont", "sommes", "sa", "ses", "son",
    }
)  # fmt: skip
"""Words that say who speaks and of whom, which change in a mirror."""


def mirror_likeness(asked: str, mirror: str, *, common: int = 0) -> float:
    """How alike a mirror wording is to an item, from 0 to 1, whoever speaks in them.

    Args:
        asked: What customers were asked.
        mirror: What the team was asked.
        common: With how many words all wordings of the team begin alike; they are left out.

    >>> mirror_likeness("IT keeps its promises", "Our users would say that we keep our promises")
    0.96
    >>> mirror_likeness("IT keeps its promises", "Our users would say that we are slow") < ASKED
    True
    """
    said = _LEAD_INS.sub("", folded(mirror)).split()
    return max(_alike(folded(asked).split(), rest) for rest in (said, said[common:]))


def beginning(texts: Sequence[str]) -> int:
    """With how many words all of several wordings begin alike, as after a lead-in; 0 for one.

    >>> beginning(["The business feels that IT is quick", "The business feels that IT is kind"])
    6
    """
    words = [folded(text).split() for text in texts]
    if len(words) < 2:
        return 0
    number = 0
    for together in zip(*words, strict=False):
        if len(set(together)) > 1:
            break
        number += 1
    return number


def one_to_one(
    likenesses: Mapping[tuple[str, str], float],
) -> Mapping[tuple[str, str], tuple[float, bool]]:
    """The best pairs, each of either side once, with how alike, and whether that is clear.

    Args:
        likenesses: How alike each pair is.

    >>> found = {("a", "x"): 0.9, ("a", "y"): 0.7, ("b", "x"): 0.85, ("b", "y"): 0.6}
    >>> one_to_one(found)
    {('a', 'x'): (0.9, False), ('b', 'y'): (0.6, False)}
    """
    pairs: dict[tuple[str, str], tuple[float, bool]] = {}
    for (one, other), found in sorted(likenesses.items(), key=lambda pair: -pair[1]):
        if found < ASKED or any(one == a or other == b for a, b in pairs):
            continue
        rivals = [
            of for pair, of in likenesses.items()
            if pair != (one, other) and (pair[0] == one or pair[1] == other)
        ]  # fmt: skip
        is_clear = found >= SURE and found - max(rivals, default=0.0) >= _CLEARLY
        pairs[one, other] = found, is_clear
    return pairs


def _alike(asked: Sequence[str], mirror: Sequence[str]) -> float:
    one, other = _said(asked), _said(mirror)
    if min(len(one), len(other)) < _FEWEST_LETTERS or are_at_odds(one, other):
        return 0.0
    return round(float(token_sort_ratio(one, other)) / 100, 2)


def _said(words: Sequence[str]) -> str:
    return " ".join(word for word in words if word not in _PERSONS)
