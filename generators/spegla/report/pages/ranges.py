"""What may be said of displayed values, each of which stands for a range.

Two values that differ may still be level where their ranges overlap, and those of equal ranges
always are; then neither is called the lower one.
"""

import math
from collections.abc import Mapping, Sequence
from typing import TypeVar

from spegla.privacy.released import Shown

Subject = TypeVar("Subject")


def low_end(value: Shown) -> float:
    """Low end of what a value stands for; the value itself where it stands for no range."""
    return value.value if value.least is None else value.least


def high_end(value: Shown) -> float:
    """High end of what a value stands for; the value itself where it stands for no range."""
    return value.value if value.most is None else value.most


def lowest(values: Mapping[Subject, Shown]) -> Subject | None:
    """The one that is below all others for sure; None where none is, and of fewer than two.

    >>> from spegla.privacy.released import Unit
    >>> few = Shown(value=0.1, unit=Unit.SHARE, least=0.0, most=0.2)
    >>> some = Shown(value=0.4, unit=Unit.SHARE, least=0.3, most=0.5)
    >>> lowest({"early": some, "more": few}), lowest({"early": few, "more": few})
    ('more', None)
    """
    if len(values) < 2:
        return None
    first, *others = sorted(values, key=lambda subject: values[subject].value)
    is_below = high_end(values[first]) < min(low_end(values[other]) for other in others)
    return first if is_below else None


def highest(values: Mapping[Subject, Shown]) -> Subject | None:
    """The one that is above all others for sure; None where none is, and of fewer than two."""
    if len(values) < 2:
        return None
    *others, last = sorted(values, key=lambda subject: values[subject].value)
    is_above = low_end(values[last]) > max(high_end(values[other]) for other in others)
    return last if is_above else None


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
