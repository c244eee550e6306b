"""From tallies to displayed values: rounded first, everything else computed afterwards.

What a group of a given size may show grows with the number of people behind it (PRIVACY.md 2.8):
from ``k`` a favourable share or a composite score, from ``mean_minimum`` means and their
intervals, from ``category_minimum`` the whole distribution and its spread.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from spegla.errors import EmptyBaseError
from spegla.privacy.released import Hidden, HiddenReason, Shown, Unit, Value
from spegla.settings import PrivacyPolicy
from spegla.stats.estimates import Moments
from spegla.stats.means import mean_interval
from spegla.stats.shares import wilson
from spegla.stats.tallies import ScoreTally
from spegla.survey.readings import Reading

PROTECTED = Hidden(reason=HiddenReason.PROTECTED)
NOT_COMPARABLE = Hidden(reason=HiddenReason.NOT_COMPARABLE)

SMALLEST_COMPOSITE = 3
"""Items that a score needs before it may be shown for fewer people than a mean needs."""

SCORE_RANGE = (0.0, 100.0)

DIGITS: Mapping[Unit, int] = {
    Unit.PERSONS: 0,
    Unit.COUNT: 0,
    Unit.SHARE: 3,
    Unit.SCORE: 1,
    Unit.POINTS: 1,
    Unit.SCALE: 2,
    Unit.DEVIATIONS: 2,
    Unit.COEFFICIENT: 2,
    Unit.AMOUNT: 1,
}

OWN_SPREAD_MINIMUM = 30
"""People from which a group's own spread is used (PRIVACY.md 2.15); in smaller groups skewed
answers would raise false alarms above the declared rate."""

WHOLE_POPULATION_MINIMUM = 30
"""People behind a statistic that is no sum, such as a weight or a reliability (PRIVACY.md 2.15)."""


def displayed(value: float, unit: Unit) -> float:
    """A value at the grain in which its unit is displayed, halves to the even digit.

    The noise of binary fractions is taken off first, so that a half is a half.

    >>> displayed(61.4499, Unit.SCORE), displayed(8.25 + 1e-12, Unit.SCORE)
    (61.4, 8.2)
    """
    exact = Decimal(repr(round(value, 9)))
    return float(exact.quantize(Decimal(1).scaleb(-DIGITS[unit]), ROUND_HALF_EVEN)) + 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplayedMean:
    """A mean as displayed, and its displayed moments where its spread may be used.

    ``moments`` exist from ``mean_minimum`` people on. Below ``category_minimum`` their standard
    deviation is that of everyone, never the small group's own.
    """

    value: Value
    moments: Moments | None = None


def people(number: int, *, base: int, k: int) -> Value:
    """A number of people, shown where it counts people of a group of at least ``k``."""
    return Shown(value=number, unit=Unit.PERSONS) if base >= k else PROTECTED


def rate(part: int, whole: int, *, base: int, k: int) -> Value:
    """A rate among those asked; a complete list of those asked needs no interval.

    Args:
        part: People who count.
        whole: People asked and eligible.
        base: People who answered; they have to be ``k``.
        k: Smallest number of people that a figure may rest on.
    """
    if base < k:
        return PROTECTED
    return Shown(value=displayed(part / whole, Unit.SHARE), unit=Unit.SHARE, base=base)


def share(part: int, base: int, *, minimum: int, population: int, level: float) -> Value:
    """A share of those who answered, with its Wilson interval among those asked.

    Args:
        part: People with the answer in question.
        base: People who answered.
        minimum: People needed before it may be shown.
        population: People asked.
        level: Two-sided confidence level.
    """
    if base < minimum:
        return PROTECTED
    estimate = wilson(part, base, population=max(population, base), level=level)
    value = displayed(estimate.value, Unit.SHARE)
    return Shown(
        value=value,
        unit=Unit.SHARE,
        low=min(displayed(estimate.low, Unit.SHARE), value),
        high=max(displayed(estimate.high, Unit.SHARE), value),
        base=base,
    )


def score_of_everyone(
    tally: ScoreTally, *, items: int, population: int, policy: PrivacyPolicy, level: float
) -> DisplayedMean:
    """A score of the whole audience, with its interval where its spread may be shown.

    Args:
        tally: Sums of the respondents' scores, 0-100.
        items: How many items make up the score.
        population: People asked.
        policy: The thresholds in force.
        level: Two-sided confidence level.
    """
    moments = moments_of(tally)
    if moments is None or tally.base < policy.category_minimum:
        return _score(tally, None, items=items, population=population, policy=policy, level=level)
    return _score(
        tally,
        displayed(moments.sd, Unit.SCORE),
        items=items,
        population=population,
        policy=policy,
        level=level,
    )


def score_of_group(
    tally: ScoreTally,
    everyone: DisplayedMean,
    *,
    items: int,
    population: int,
    policy: PrivacyPolicy,
    level: float,
) -> DisplayedMean:
    """A score of one group; a small group borrows the spread of everyone."""
    moments = moments_of(tally)
    spread = None if everyone.moments is None else everyone.moments.sd
    minimum = max(policy.category_minimum, OWN_SPREAD_MINIMUM)
    if spread is not None and moments is not None and tally.base >= minimum:
        spread = displayed(moments.sd, Unit.SCORE)
    return _score(tally, spread, items=items, population=population, policy=policy, level=level)


def mean_of_everyone(
    exact: Moments | None,
    unit: Unit,
    *,
    ends: tuple[float, float],
    population: int,
    policy: PrivacyPolicy,
    level: float,
) -> DisplayedMean:
    """A mean over all respondents, such as an item's on its own scale.

    Args:
        exact: Unrounded moments; None where fewer than two answered.
        unit: What the mean counts in.
        ends: Lowest and highest value that an answer can have.
        population: People asked.
        policy: The thresholds in force.
        level: Two-sided confidence level.
    """
    if exact is None or exact.n < policy.mean_minimum:
        return DisplayedMean(value=PROTECTED)
    mean = displayed(exact.mean, unit)
    if exact.n < policy.category_minimum:
        return DisplayedMean(value=Shown(value=mean, unit=unit, base=exact.n))
    moments = Moments(mean=mean, sd=displayed(exact.sd, unit), n=exact.n)
    return DisplayedMean(
        value=_with_interval(moments, unit, ends, population, level), moments=moments
    )


def of_population(
    value: float,
    unit: Unit,
    base: int,
    *,
    interval: tuple[float, float] | None = None,
    reading: Reading | None = None,
) -> Value:
    """A statistic of the whole population that is no sum, to two digits (PRIVACY.md 2.15).

    Args:
        value: Unrounded; a share or a coefficient.
        unit: What it counts in.
        base: People behind it; hidden below ``WHOLE_POPULATION_MINIMUM``.
        interval: Its ends, unrounded, where it has one.
        reading: What it may be called.
    """
    if base < WHOLE_POPULATION_MINIMUM:
        return PROTECTED
    shown = displayed(value, Unit.COEFFICIENT)
    low, high = (displayed(end, Unit.COEFFICIENT) for end in interval or (value, value))
    return Shown(
        value=shown,
        unit=unit,
        low=None if interval is None else min(low, shown),
        high=None if interval is None else max(high, shown),
        base=base,
        reading=reading,
    )


def _score(
    tally: ScoreTally,
    spread: float | None,
    *,
    items: int,
    population: int,
    policy: PrivacyPolicy,
    level: float,
) -> DisplayedMean:
    minimum = policy.k if items >= SMALLEST_COMPOSITE else policy.mean_minimum
    if tally.base < minimum:
        return DisplayedMean(value=PROTECTED)
    mean = displayed(tally.total / tally.base, Unit.SCORE)
    if spread is None or tally.base < policy.mean_minimum:
        return DisplayedMean(value=Shown(value=mean, unit=Unit.SCORE, base=tally.base))
    moments = Moments(mean=mean, sd=spread, n=tally.base)
    return DisplayedMean(
        value=_with_interval(moments, Unit.SCORE, SCORE_RANGE, population, level), moments=moments
    )


def _with_interval(
    moments: Moments, unit: Unit, ends: tuple[float, float], population: int, level: float
) -> Shown:
    estimate = mean_interval(
        moments, population=max(population, moments.n), level=level, scale=ends
    )
    return Shown(
        value=moments.mean,
        unit=unit,
        low=min(displayed(estimate.low, unit), moments.mean),
        high=max(displayed(estimate.high, unit), moments.mean),
        base=moments.n,
    )


def moments_of(tally: ScoreTally) -> Moments | None:
    """Mean and spread of a tally; None where fewer than two people are in it."""
    try:
        return tally.moments()
    except EmptyBaseError:
        return None
