"""Bands of ages or years, where people gave the number itself."""

from collections.abc import Sequence

from spegla.survey.drafting.draft import DraftOption
from spegla.survey.drafting.observed import Column
from spegla.survey.drafting.tongue import Tongue
from spegla.survey.tables import parse_number

_WIDTH = 10
_HIGHEST = 99
_MANY = 12
"""Different numbers above which they are no classes of the survey itself."""
_LARGE = 10
"""People in a band from whom on it can be compared with another."""


def bands_of(column: Column, tongue: Tongue) -> tuple[DraftOption, ...]:
    """Bands of ten years, wider where few people are; nothing where cells are no single years.

    A band holds every number from its first to its last, whether or not somebody gave it, so that
    no file tells the age of one person.
    """
    people = _people_by_number(column)
    if people is None or len(people) <= _MANY:
        return ()
    starts = _starts(people)
    if len(starts) < 2:
        return ()
    ends = [*(start - 1 for start in starts[1:]), _HIGHEST]
    return tuple(
        DraftOption(
            code=f"from{first}",
            label=tongue.said(_label(first, last)),
            values=tuple(map(str, range(first, last + 1))),
        )
        for first, last in zip(starts, ends, strict=True)
    )


def _people_by_number(column: Column) -> dict[int, int] | None:
    people: dict[int, int] = {}
    for value, count in column.values.items():
        number = parse_number(value)
        # "34.0" would be no number of the band that it belongs to.
        if number is None or value.strip() != f"{number:g}" or not 0 <= number <= _HIGHEST:
            return None
        if not number.is_integer():
            return None
        people[int(number)] = people.get(int(number), 0) + count
    return people


def _starts(people: dict[int, int]) -> Sequence[int]:
    """Where each band begins: the first at nought, and none with few people."""
    starts = [0]
    inside = 0
    for first in range(0, _HIGHEST, _WIDTH):
        ahead = sum(count for number, count in people.items() if number >= first)
        if inside >= _LARGE and ahead >= _LARGE:
            starts.append(first)
            inside = 0
        inside += sum(n for number, n in people.items() if first <= number < first + _WIDTH)
    return starts


def _label(first: int, last: int) -> str:
    if first == 0:
        return f"< {last + 1}"
    return f"≥ {first}" if last == _HIGHEST else f"{first}–{last}"
