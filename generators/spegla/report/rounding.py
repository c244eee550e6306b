"""Sums and differences of displayed values, without what binary fractions add to them."""

from typing import Final

_DECIMALS: Final = 6
"""More than any displayed value has, and fewer than the noise of a few operations reaches."""


def without_noise(number: float) -> float:
    """A sum or a difference of displayed values, as it would be in decimal fractions.

    Args:
        number: What was added up or taken off, in any unit.

    >>> 64.1 - 59.1 >= 5, without_noise(64.1 - 59.1) >= 5
    (False, True)
    """
    return round(number, _DECIMALS)
