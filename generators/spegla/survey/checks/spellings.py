"""How an export may write an answer or a group: every spelling that is understood, no other."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from spegla.settings import BreakdownSettings, SurveySettings
from spegla.survey.checks.plan import DIMENSIONS
from spegla.survey.questions import Missing, Scale
from spegla.survey.tables import fold, parse_number

Answer = int | Missing
"""A code on the scale, or why there is none."""

_Meaning = TypeVar("_Meaning", int | Missing, str)


def spelling(cell: str) -> str:
    """A cell in the form in which it is looked up: without case and white space, 4,0 as 4.

    >>> spelling(" Strongly  Agree"), spelling("4,0"), spelling("4.5")
    ('strongly agree', '4', '4.5')
    """
    number = parse_number(cell)
    return str(int(number)) if number is not None and number.is_integer() else fold(cell)


def answer_spellings(scale: Scale) -> Iterator[tuple[str, Answer]]:
    """Each spelling of each answer: its code, and its label in any language."""
    for point in scale.points:
        yield spelling(str(point)), point
    labelled = scale.points if scale.is_fully_labelled else (scale.low, scale.high)
    for point, label in zip(labelled, scale.labels, strict=True):
        for _, text in label.by_language:
            yield spelling(text), point
    for reason, code in (
        (Missing.DONT_KNOW, scale.dont_know),
        (Missing.NOT_APPLICABLE, scale.not_applicable),
    ):
        if code is not None:
            yield spelling(str(code)), reason
    for reason, label in scale.missing_labels:
        for _, text in label.by_language:
            yield spelling(text), reason


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


def option_spellings(settings: SurveySettings, name: str) -> Iterator[tuple[str, str]]:
    """Each spelling of each option of a list: its code, value in the export or label."""
    if name == DIMENSIONS:
        for code, dimension in settings.dimensions.items():
            for text in (code, *dimension.label.values()):
                yield option_spelling(text), code
    for code, option in settings.options.get(name, {}).items():
        for text in (code, *option.values, *option.label.values()):
            yield option_spelling(text), code


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
