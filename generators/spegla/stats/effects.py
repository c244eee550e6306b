"""How large a difference is, apart from the unit and from how many answered."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from spegla.stats.estimates import Moments
from spegla.stats.ordinal import relative_effect


class Magnitude(StrEnum):
    """What the size of an effect is usually called."""

    NEGLIGIBLE = "negligible"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


STANDARDISED_THRESHOLDS = (0.2, 0.5, 0.8)
"""Where small, medium and large begin for Hedges g and Glass delta (Cohen 1988)."""

CLIFF_THRESHOLDS = (0.147, 0.33, 0.474)
"""Where small, medium and large begin for Cliff's delta (Romano and others 2006)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectSize:
    """A difference in standard deviations, with the variance of that estimate."""

    value: float
    variance: float


def magnitude(effect: float, thresholds: tuple[float, float, float]) -> Magnitude:
    """What an effect is usually called; its direction does not matter.

    Args:
        effect: An effect size of the kind that the thresholds are for; may be infinite.
        thresholds: Where small, medium and large begin.

    Raises:
        ValueError: The effect is NaN.

    >>> magnitude(-0.55, STANDARDISED_THRESHOLDS)
    <Magnitude.MEDIUM: 'medium'>
    """
    if math.isnan(effect):
        raise ValueError("an effect that is not a number has no name")
    passed = sum(abs(effect) >= threshold for threshold in thresholds)
    return list(Magnitude)[passed]


def pooled_sd(first: Moments, second: Moments) -> float:
    """Standard deviation within two groups, each weighted by its degrees of freedom.

    Args:
        first: Moments of the one group.
        second: Moments of the other, in the same unit.

    Returns:
        In the unit of the means.

    >>> round(pooled_sd(Moments(mean=103, sd=5.5, n=50), Moments(mean=100, sd=4.5, n=50)), 4)
    5.0249
    """
    squares = (first.n - 1) * first.sd**2 + (second.n - 1) * second.sd**2
    return math.sqrt(squares / (first.n + second.n - 2))


def small_sample_correction(degrees_of_freedom: int) -> float:
    """Factor J = 1 - 3 / (4 df - 1), which takes Cohen's d to Hedges g (Hedges 1981).

    Args:
        degrees_of_freedom: People in both groups less two; at least two.

    Returns:
        From 0 to 1; for few people Cohen's d is too large, on average.

    >>> round(small_sample_correction(98), 4)
    0.9923
    """
    return 1 - 3 / (4 * degrees_of_freedom - 1)


def hedges_g(first: Moments, second: Moments) -> EffectSize:
    """First mean minus second in pooled standard deviations, corrected for small groups.

    Args:
        first: Moments of the one group.
        second: Moments of the other, in the same unit.

    Returns:
        The effect and its variance (Borenstein and others 2009, chapter 4). Where nobody in
        either group differs from the group's mean, a difference is infinitely many standard
        deviations, and no difference is 0.

    >>> g = hedges_g(Moments(mean=103, sd=5.5, n=50), Moments(mean=100, sd=4.5, n=50))
    >>> round(g.value, 4), round(g.variance, 4)
    (0.5924, 0.0411)
    """
    people = first.n + second.n
    correction = small_sample_correction(people - 2)
    cohens_d = _in_units_of(first.mean - second.mean, pooled_sd(first, second))
    # A product overflows to infinity where a power would raise.
    variance = people / (first.n * second.n) + cohens_d * cohens_d / (2 * people)
    return EffectSize(value=correction * cohens_d, variance=correction**2 * variance)


def glass_delta(difference: float, reference_sd: float) -> float:
    """A difference in standard deviations of the reference group alone (Glass 1976).

    Args:
        difference: In the unit of the standard deviation.
        reference_sd: Spread of the group that is the yardstick.

    Returns:
        Infinite where nobody in the reference group differs and the difference is not 0.

    >>> glass_delta(8.0, 20.0)
    0.4
    """
    return _in_units_of(difference, reference_sd)


def cliffs_delta(first: Sequence[float], second: Sequence[float]) -> float:
    """Cliff's delta, P(X > Y) - P(X < Y): positive when the first group answers higher.

    Among ties neither is higher (Cliff 1993; METHOD.md 2.8).

    Args:
        first: People per category, from the lowest to the highest (X).
        second: The same for the other group (Y).

    Returns:
        From -1 to 1; 0 when neither group tends to answer higher.

    Raises:
        EmptyBaseError: One of the groups has no answers.
        ValueError: The two do not have the same categories.

    >>> cliffs_delta([0, 0, 8], [0, 4, 4])
    0.5
    """
    return 1 - 2 * relative_effect(first, second)


def _in_units_of(difference: float, sd: float) -> float:
    if difference == 0:
        return 0.0
    return difference / sd if sd > 0 else math.copysign(math.inf, difference)
