"""Codes for what a draft names: from the survey tool where it has them, else from the words."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from spegla.survey.checks.spellings import option_spelling
from spegla.survey.exports.answers import Variable
from spegla.survey.personal_data.folding import words_of
from spegla.survey.tables import fold

_LONGEST = 40
_WORDS = 5
_RESERVED = ("combined", "waves")
"""Codes that the report gives to things of its own."""
_TOOL_CODE = re.compile(r"[A-Za-z][\w.-]{0,30}(?:\[[\w.-]{1,20}\])?", re.ASCII)
_NEVER = re.compile(r"[^a-z0-9_-]+")
_EMPTY = frozenset(
    {
        "a", "an", "and", "are", "at", "do", "for", "have", "how", "i", "in", "is", "it", "of",
        "on", "or", "our", "that", "the", "this", "to", "was", "we", "what", "which", "with",
        "you", "your", "att", "av", "de", "den", "det", "du", "en", "ett", "hur", "och", "om",
        "som", "till", "vad", "vilken", "vilka", "ar", "aan", "dat", "een", "het", "je", "met",
        "te", "u", "uw", "van", "voor", "wat", "welke", "der", "die", "das", "ein", "eine",
        "ist", "sie", "und", "wie", "zu", "au", "aux", "ce", "des", "est", "et", "la", "le",
        "les", "un", "une", "vos", "votre", "vous",
    }
)  # fmt: skip
"""Words that tell no question from another."""


class Taken:
    """Codes that are in use, so that each is given out once.

    >>> taken = Taken(["q1"])
    >>> taken.first_free(["Q1", "trust"]), taken.first_free(["trust"])
    ('trust', 'trust_2')
    """

    def __init__(self, codes: Iterable[str] = ()) -> None:
        self._codes = set(codes)

    def first_free(self, wishes: Sequence[str], *, but: Collection[str] = ()) -> str:
        """The first of the wishes that is free, or the last with a number; it is taken then.

        Args:
            wishes: What the code should be, the best first; made into codes here.
            but: Folded texts that stand for something else and must not be the code.
        """
        for wish in _with_numbers([slug(wish) for wish in wishes]):
            if wish not in self._codes and wish not in but:
                self._codes.add(wish)
                return wish
        raise AssertionError("numbers have no end")


def slug(text: str) -> str:
    """A text as a code, "x" where nothing of it can be in one.

    >>> slug("affSat1"), slug("q1[SQ001]"), slug("Köp & IT")
    ('affsat1', 'q1_sq001', 'kop_it')
    """
    plain = text.lower() if text.isascii() else "_".join(words_of(text))
    return _NEVER.sub("_", plain).strip("_-")[:_LONGEST].rstrip("_-") or "x"


def slug_of_words(text: str) -> str:
    """A code from the words of a text that tell it from others.

    >>> slug_of_words("How satisfied are you with the service desk?")
    'satisfied_service_desk'
    """
    words = words_of(text)
    telling = [word for word in words if word not in _EMPTY] or words
    return slug("_".join(telling[:_WORDS]))


def wishes_for(variable: Variable) -> list[str]:
    """What the code of a question could be: what the tool calls it, else its words.

    >>> wishes_for(Variable(heading="Is IT quick?", names=("q7",), text="Is IT quick?"))
    ['q7', 'quick']
    """
    tool_codes = [
        name for name in (variable.heading, *variable.names) if is_tool_code(name, variable)
    ]
    # The row of a grid tells more than the question that all rows share.
    return [*tool_codes[:1], slug_of_words(variable.part or variable.text or variable.heading)]


def is_tool_code(name: str, variable: Variable) -> bool:
    """Whether a name is a code, not the words that people read."""
    return bool(_TOOL_CODE.fullmatch(name)) and fold(name) not in {
        fold(variable.text),
        fold(variable.part),
    }


def codes_of(labels: Collection[str], *, but: Collection[str] = ()) -> list[str]:
    """A code for each label, none of which can be taken for another label.

    Args:
        labels: The labels, no two alike.
        but: What else means one of them when an export is read.

    >>> codes_of(["Grid", "grid!", "Söder", "C++", "C"])
    ['grid', 'grid_2', 'soder', 'c_2', 'c']
    """
    taken = Taken(_RESERVED)
    spoken = [option_spelling(label) for label in labels]
    return [
        taken.first_free([slug_of_words(label)], but={*but, *spoken} - {own})
        for label, own in zip(labels, spoken, strict=True)
    ]


def _with_numbers(wishes: Sequence[str]) -> Iterator[str]:
    yield from wishes
    number = 2
    while True:
        ending = f"_{number}"
        yield wishes[-1][: _LONGEST - len(ending)] + ending
        number += 1
