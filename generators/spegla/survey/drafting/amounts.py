"""Questions answered with a number: what it counts, and classes that give nobody away."""

import math
from collections.abc import Sequence

from spegla.survey.checks.cells import MOST_STRAY
from spegla.survey.drafting.codes import Taken, slug
from spegla.survey.drafting.draft import DraftNumber
from spegla.survey.drafting.observed import Column
from spegla.survey.drafting.tongue import Tongue
from spegla.survey.drafting.vocabulary import asks_amount, unit_of
from spegla.survey.tables import parse_number

_CLASSES = 5
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_FEWEST = 5
"""Different numbers below which there are no classes to make."""


def are_numbers(column: Column) -> bool:
    """Whether a column holds numbers; where it asks how many, a few other answers may be there."""
    if column.is_numeric:
        return True
    strays = sum(n for value, n in column.values.items() if parse_number(value) is None)
    return asks_amount(column.text) and strays <= MOST_STRAY * column.answered


def number_of(column: Column, *, taken: Taken, tongue: Tongue) -> DraftNumber | None:
    """The number that a column holds; None where nearly all cells hold the same."""
    numbers = [
        number
        for value, count in column.values.items()
        if (number := parse_number(value)) is not None
        for _ in range(count)
    ]
    if len(set(numbers)) < _FEWEST:
        return None
    unit = unit_of(column.text)
    return DraftNumber(
        code=taken.first_free([slug(unit["en"])]),
        unit=tongue.written(unit),
        edges=edges_of(numbers),
        strays=column.answered - len(numbers),
    )


def edges_of(numbers: Sequence[float]) -> tuple[float, ...]:
    """Round ends of classes in which about as many people are, the last well above all numbers.

    >>> edges_of([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 40])
    (0.0, 2.0, 4.0, 8.0, 12.0, 45.0)
    """
    ranked = sorted(numbers)
    low, high = ranked[0], ranked[-1]
    step = _round_step((ranked[len(ranked) * 9 // 10] - ranked[len(ranked) // 10]) / (2 * _CLASSES))
    first = 0.0 if 0 <= low <= 5 * step else math.floor(low / step) * step
    last = _well_above(high, first, step)
    inner = (ranked[len(ranked) * part // _CLASSES] for part in range(1, _CLASSES))
    edges = {round(number / step) * step for number in inner}
    between = sorted(edge for edge in edges if first < edge < last)
    return (first, *(between or [(first + last) / 2]), last)


def _well_above(high: float, first: float, step: float) -> float:
    """A round number above the largest, which does not tell what that is."""
    coarse = _round_step(max((high - first) / 10, step))
    return (math.floor(high / coarse) + 1) * coarse


def _round_step(size: float) -> float:
    if size <= 0:
        return 1.0
    scale = 10.0 ** math.floor(math.log10(size))
    return max(1.0, next(step for step in _STEPS if step * scale >= size) * scale)
