"""What the method lets a comparison be called."""

from dataclasses import replace

import numpy as np

from recomputed.bins import GRAIN, rounded
from recomputed.formulas import Number

WORTHWHILE = 5.0
"""The smallest change worth calling one, in points of an index from 0 to 100."""
OVERESTIMATE_FROM = 0.5
"""In standard deviations of the customers."""
FALSE_DISCOVERIES = 0.10


def with_verdict(change: Number) -> Number:
    """A change and its 90 % interval, in points, called by what is printed of them."""
    assert change.low is not None
    assert change.high is not None
    value, low, high = (
        rounded(end, GRAIN["points"]) for end in (change.value, change.low, change.high)
    )
    return replace(change, reading=verdict(value, low, high))


def verdict(value: float, low: float, high: float) -> str:
    if value >= WORTHWHILE and low > 0:
        return "clearly_better"
    if value <= -WORTHWHILE and high < 0:
        return "clearly_worse"
    if low > -WORTHWHILE and high < WORTHWHILE:
        return "unchanged"
    if (low > 0 and value > 0) or value >= WORTHWHILE:
        return "better_not_proven"
    return "cannot_tell"


def agreement(gap: Number, deviations: float, *, is_good: bool) -> str:
    """How a team's view of itself stands to its customers'."""
    assert gap.low is not None
    assert gap.high is not None
    if abs(deviations) < OVERESTIMATE_FROM:
        return "good_agreement" if is_good else "poor_agreement"
    direction = "over" if deviations > 0 else "under"
    excludes_zero = gap.low > 0 or gap.high < 0
    return f"{direction}estimate" if excludes_zero else f"leaning_{direction}"


def false_discoveries(p_values: list[float]) -> list[bool]:
    """Which of a family of tests hold, by the step-up procedure of Benjamini and Hochberg."""
    ordered = np.sort(p_values)
    lines = FALSE_DISCOVERIES * np.arange(1, len(ordered) + 1) / len(ordered)
    largest = max(ordered[ordered <= lines], default=-1.0)
    return [p_value <= largest for p_value in p_values]
