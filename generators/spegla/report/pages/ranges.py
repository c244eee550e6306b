"""What may be said of displayed values, each of which stands for a range.

Two values that differ may still be level where their ranges overlap, and those of equal ranges
always are; then neither is called the lower one. Where one of several is hidden, none of them is
called the lowest or the highest.
"""

import math
from collections.abc import Mapping, Sequence
from typing import TypeVar

from spegla.privacy.released import Shown, Value

Subject = TypeVar("Subject")


def low_end(value: Shown) -> float:
    """Low end of what a value stands for; the value itself where it stands for no range."""
    return value.value if value.least is None else value.least


def high_end(value: Shown) -> float:
    """High end of what a value stands for; the value itself where it stands for no range."""
    return value.value if value.most is None else value.most


def are_above(named: Sequence[Shown], others: Sequence[Shown]) -> bool:
    """Whether each of some values is above each of the others, wherever in its range it lies."""
    return min(map(low_end, named)) > max(map(high_end, others))


def top(values: Mapping[Subject, Value], most: int) -> tuple[Subject, ...]:
    """As many of the highest, at most so many, as are above all others for sure; highest first.

    None where one of the values is hidden, since it may be higher; and never all of them.

    >>> from spegla.privacy.released import Unit
    >>> few = Shown(value=0.1, unit=Unit.SHARE, least=0.0, most=0.2)
    >>> some = Shown(value=0.4, unit=Unit.SHARE, least=0.3, most=0.5)
    >>> top({"early": some, "late": few, "more": some}, 2), top({"early": few, "late": few}, 1)
    (('early', 'more'), ())
    """
    shown = _all_shown(values)
    ordered = sorted(shown, key=lambda subject: -shown[subject].value)
    for number in range(min(most, len(ordered) - 1), 0, -1):
        named, others = ordered[:number], ordered[number:]
        if are_above([shown[each] for each in named], [shown[each] for each in others]):
            return tuple(named)
    return ()


def lowest(values: Mapping[Subject, Value]) -> Subject | None:
    """The one that is below all others for sure; None where none is, and of fewer than two.

    >>> from spegla.privacy.released import Unit
    >>> few = Shown(value=0.1, unit=Unit.SHARE, least=0.0, most=0.2)
    >>> some = Shown(value=0.4, unit=Unit.SHARE, least=0.3, most=0.5)
    >>> lowest({"early": some, "more": few}), lowest({"early": few, "more": few})
    ('more', None)
    """
    shown = _all_shown(values)
    if len(shown) < 2:
        return None
    first, *others = sorted(shown, key=lambda subject: shown[subject].value)
    return first if are_above([shown[each] for each in others], [shown[first]]) else None


def highest(values: Mapping[Subject, Value]) -> Subject | None:
    """The one that is above all others for sure; None where none is, and of fewer than two."""
    return next(iter(top(values, 1)), None)


def _all_shown(values: Mapping[Subject, Value]) -> Mapping[Subject, Shown]:
    """The values where all are shown; nothing where one is hidden."""
    shown = {subject: value for subject, value in values.items() if isinstance(value, Shown)}
    return shown if len(shown) == len(values) else {}


def fitted(shares: Sequence[Shown], *, whole: float) -> tuple[float, ...]:
    """Parts of a whole by displayed shares, whose middles may come to more than it.

    Then each moves towards the low end of its range, all as far on their way. Should even the low
    ends be too many, they are made smaller alike.

    Args:
        shares: Displayed parts.
        whole: What they may come to, at most.

    >>> from spegla.privacy.released import Unit
    >>> third = Shown(value=0.4, unit=Unit.SHARE, least=0.2, most=0.6)
    >>> [round(part, 3) for part in fitted([third] * 3, whole=1.0)]
    [0.333, 0.333, 0.333]
    """
    middles, ends = [share.value for share in shares], [low_end(share) for share in shares]
    excess = math.fsum(middles) - whole
    if excess <= 0:
        return tuple(middles)
    room = math.fsum(middles) - math.fsum(ends)
    if excess >= room:
        return tuple(end * whole / math.fsum(ends) if end else 0.0 for end in ends)
    return tuple(m - (m - end) * excess / room for m, end in zip(middles, ends, strict=True))
