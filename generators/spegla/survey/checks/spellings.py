"""How an export may write an answer or a group: every spelling that is understood, no other."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from spegla.settings import BreakdownSettings
from spegla.survey.questions import Missing, Option, Scale
from spegla.survey.tables import fold, parse_number

Answer = int | Missing
"""A code on the scale, or why there is none."""

_Meaning = TypeVar("_Meaning", int | Missing, str)
_NUMBERED = re.compile(
    r"(?P<before>\d{1,3})(?:\s*[-–—=:.)]\s*|\s*\(\s*|\s+)(?P<label>\D.*?)\)?"
    r"|(?P<first>\D.*?)\s*[-–—=:(]\s*(?P<after>\d{1,3})\)?"
)


def spelling(cell: str) -> str:
    """A cell in the form in which it is looked up: without case and white space, 4,0 as 4.

    >>> spelling(" Strongly  Agree"), spelling("4,0"), spelling("4.5")
    ('strongly agree', '4', '4.5')
    """
    number = parse_number(cell)
    return str(int(number)) if number is not None and number.is_integer() else fold(cell)


def answer_spellings(scale: Scale) -> Iterator[tuple[str, Answer]]:
    """Each spelling of each answer: its code or what is written for it, its label in any language.

    Where the scale says what exports write for its points, a bare code is none of them: it may
    stand for another point there.
    """
    for text, point in scale.values or tuple((str(point), point) for point in scale.points):
        yield spelling(text), point
    labelled = scale.points if scale.is_fully_labelled else (scale.low, scale.high)
    for point, label in zip(labelled, scale.labels, strict=True):
        for _, text in label.by_language:
            yield spelling(text), point
    yield from _outside_spellings(scale)


def _outside_spellings(scale: Scale) -> Iterator[tuple[str, Answer]]:
    for reason, code in (
        (Missing.DONT_KNOW, scale.dont_know),
        (Missing.NOT_APPLICABLE, scale.not_applicable),
    ):
        if code is not None:
            yield spelling(str(code)), reason
    for reason, label in scale.missing_labels:
        for _, text in label.by_language:
            yield spelling(text), reason
    for reason, text in scale.missing_values:
        yield spelling(text), reason


def answer_in(cell: str, known: Mapping[str, Answer], scale: Scale) -> Answer | None:
    """What a cell says; None where it says nothing, or two things.

    Survey tools also write number and label in one, as in "5 - Strongly agree" or "Often (4)".
    The label decides then; a number that is on the scale and says otherwise makes a doubt.

    Args:
        cell: The cell, tidied.
        known: What each spelling means.
        scale: The scale.

    >>> from spegla.survey.questions import LocalText
    >>> scale = Scale(code="s", low=1, high=2, favourable_from=2, unfavourable_to=1,
    ...               labels=(LocalText.of(en="Bad"), LocalText.of(en="Good")))
    >>> known = meanings(answer_spellings(scale))
    >>> [answer_in(cell, known, scale) for cell in ("Good", "2 – Good", "bad (1)", "1 = Good")]
    [2, 2, 1, None]
    """
    if (answer := known.get(spelling(cell))) is not None:
        return answer
    parted = _NUMBERED.fullmatch(cell)
    if parted is None:
        return None
    label = known.get(spelling(parted["label"] or parted["first"] or ""))
    number = known.get(spelling(parted["before"] or parted["after"] or ""))
    is_doubtful = number is not None and number != label and not scale.values
    return None if is_doubtful else label


def group_spellings(breakdown: BreakdownSettings) -> Iterator[tuple[str, str]]:
    """Each spelling of each group: its code, value in the export, former name or label."""
    for code, group in breakdown.groups.items():
        for text in (code, *group.values, *group.former, *group.label.values()):
            yield spelling(text), code


def option_spelling(cell: str) -> str:
    """An option in the form in which it is looked up.

    As :func:`spelling`, but that a comma is no decimal mark: it may stand between two options.

    >>> option_spelling("4.0"), option_spelling("4,0")
    ('4', '4,0')
    """
    return fold(cell) if "," in cell else spelling(cell)


def option_spellings(options: Iterable[Option]) -> Iterator[tuple[str, str]]:
    """Each spelling of each option of a list: its code, value in the export or label."""
    for option in options:
        for text in (option.code, *option.values, *dict(option.label.by_language).values()):
            yield option_spelling(text), option.code


def meanings(spellings: Iterable[tuple[str, _Meaning]]) -> Mapping[str, _Meaning]:
    """What each spelling means; the first meaning where there are two."""
    found: dict[str, _Meaning] = {}
    for text, meaning in spellings:
        found.setdefault(text, meaning)
    return found


def clashes(spellings: Iterable[tuple[str, _Meaning]]) -> list[str]:
    """The spellings that have two meanings, each once.

    >>> clashes([("1", "it"), ("it", "it"), ("1", "sales")])
    ['1']
    """
    pairs = list(spellings)
    first = meanings(pairs)
    return list(dict.fromkeys(text for text, meaning in pairs if first[text] != meaning))
