"""The rules by which values bear what is said of them; a hidden value bears nothing."""

import math
from collections.abc import Callable

from spegla.privacy.released import Shown
from spegla.report.claims.basis import Basis
from spegla.report.pages.ranges import are_above, high_end, low_end
from spegla.survey.readings import Association, Reading

Rule = Callable[[Basis], bool]
"""Whether a basis bears what is said."""

_HALF = 0.5


def reads(*readings: Reading) -> Rule:
    """Each of the values carries one of these readings, as the gate decided it."""
    return _each(lambda value: value.reading in readings)


def lacks(*readings: Reading) -> Rule:
    """None of the values is shown with one of these readings; none has to be shown."""

    def rule(basis: Basis) -> bool:
        return not any(isinstance(value, Shown) and value.reading in readings for value in basis.of)

    return rule


def is_any(basis: Basis) -> bool:
    """All of the values are shown, and there is one at least."""
    return bool(basis.own)


def is_highest(basis: Basis) -> bool:
    """Each of the values is above all others for sure."""
    return bool(basis.own and basis.others) and are_above(basis.own, basis.others)


def is_lowest(basis: Basis) -> bool:
    """Each of the values is below all others for sure."""
    return bool(basis.own and basis.others) and are_above(basis.others, basis.own)


def is_largest(basis: Basis) -> bool:
    """Highest of its kind, or the only one."""
    return is_any(basis) if not basis.beside else is_highest(basis)


def is_least(basis: Basis) -> bool:
    """Lowest, or all that there are."""
    return is_any(basis) if not basis.beside else is_lowest(basis)


def is_largest_part(basis: Basis) -> bool:
    """The largest part of a whole, and larger than all that is left for parts that are hidden."""
    beside = [value for value in basis.beside if isinstance(value, Shown)]
    if not basis.own or (beside and not are_above(basis.own, beside)):
        return False
    left = 1 - math.fsum(low_end(part) for part in (*basis.own, *beside))
    is_complete = len(beside) == len(basis.beside)
    return is_complete or all(low_end(part) > left for part in basis.own)


def has_a_place(basis: Basis) -> bool:
    """Each of the others is above or below for sure, or displayed as the very same."""
    if not basis.own or len(basis.others) < len(basis.beside):
        return False
    (own,) = basis.own
    return all(
        are_above([own], [other]) or are_above([other], [own]) or _looks_like(own, other)
        for other in basis.others
    )


def goes_closest(basis: Basis) -> bool:
    """Goes together with satisfaction, and its interval lies above those of all others."""
    if not basis.others or not reads(Association.TOGETHER)(basis):
        return False
    ends = [other.high for other in basis.others if other.high is not None]
    is_complete = len(ends) == len(basis.others)
    return is_complete and all(own.low is not None and own.low > max(ends) for own in basis.own)


def goes_more_closely(basis: Basis) -> bool:
    """Goes together with satisfaction, and lies above an even share with all its interval."""
    return reads(Association.TOGETHER)(basis) and is_above_for_sure(basis)


def weighs_more(basis: Basis) -> bool:
    """Derived weights that go together, their intervals above the stated ones beside them."""
    return reads(Association.TOGETHER)(basis) and _pairwise(
        basis, lambda low, _, stated: low > stated
    )


def weighs_less(basis: Basis) -> bool:
    """Derived weights, their intervals below the stated ones beside them."""
    return _pairwise(basis, lambda _, high, stated: high < stated)


def weighs_alike(basis: Basis) -> bool:
    """Derived weights, their intervals around the stated ones beside them."""
    return _pairwise(basis, lambda low, high, stated: low <= stated <= high)


def _pairwise(basis: Basis, holds: Callable[[float, float, float], bool]) -> bool:
    """Whether something holds of both ends of each interval and of the value beside it."""
    if not basis.own or len(basis.own) != len(basis.others):
        return False
    return all(
        own.low is not None and own.high is not None and holds(own.low, own.high, stated.value)
        for own, stated in zip(basis.own, basis.others, strict=True)
    )


def are_beside_level(basis: Basis) -> bool:
    """Distances to the levels aimed for, their intervals all on one side; perhaps none."""
    return len(basis.own) == len(basis.of) and all(
        own.low is not None and own.high is not None and not own.low <= 0 <= own.high
        for own in basis.own
    )


def _each(holds: Callable[[Shown], bool]) -> Rule:
    """A rule for every one of the values."""

    def rule(basis: Basis) -> bool:
        return bool(basis.own) and all(map(holds, basis.own))

    return rule


def _is_above_for_sure(value: Shown) -> bool:
    """Whether its interval and its range lie above zero."""
    return value.low is not None and min(value.low, low_end(value)) > 0


def _is_below_for_sure(value: Shown) -> bool:
    """Whether its interval and its range lie below zero."""
    return value.high is not None and max(value.high, high_end(value)) < 0


def _is_at_level_for_sure(value: Shown) -> bool:
    """Whether its interval and its range lie at zero or above it."""
    return value.low is not None and min(value.low, low_end(value)) >= 0


def _looks_like(one: Shown, other: Shown) -> bool:
    return (one.value, one.least, one.most) == (other.value, other.least, other.most)


is_somebody = _each(lambda share: low_end(share) > 0)
"""Shares of people of whom there is one for sure."""

is_at_level = _each(lambda distance: low_end(distance) >= 0)
"""Distances to the levels aimed for, at or above them."""

is_below_level = _each(lambda distance: high_end(distance) < 0)
"""Distances to the levels aimed for, below them."""

is_around_level = _each(lambda distance: low_end(distance) < 0 <= high_end(distance))
"""Distances to the levels aimed for whose ranges hold them."""

is_told_of_level = _each(lambda distance: low_end(distance) >= 0 or high_end(distance) < 0)
"""Distances to the levels aimed for, each at or above it or below it."""

is_at_level_for_sure = _each(_is_at_level_for_sure)
"""Distances to the levels aimed for, at or above them with all their intervals."""

is_below_for_sure = _each(_is_below_for_sure)
"""Changes, or distances to something, below zero with all their intervals."""

is_above_for_sure = _each(_is_above_for_sure)
"""Changes, or distances to something, above zero with all their intervals."""

is_on_one_side = _each(lambda value: _is_at_level_for_sure(value) or _is_below_for_sure(value))
"""Distances to something, on one side of it with all their intervals."""

is_minority = _each(lambda share: share.high is not None and share.high < _HALF)
"""Shares that are below one half, as far as their intervals tell."""
