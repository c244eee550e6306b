"""How displayed values are rounded, and the intervals that are worked out from them.

Sums over people come out of the registry in bins. An interval about one is computed from what is
displayed: the middle of its bin, and a spread that is displayed too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal

from spegla.privacy.released import Hidden, HiddenReason, Shown, Unit, Value
from spegla.settings import PrivacyPolicy
from spegla.stats.estimates import Moments
from spegla.stats.means import mean_interval
from spegla.stats.shares import wilson
from spegla.survey.readings import Reading

PROTECTED = Hidden(reason=HiddenReason.PROTECTED)
NOT_COMPARABLE = Hidden(reason=HiddenReason.NOT_COMPARABLE)

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

    ``moments`` exist from ``mean_minimum`` people on. The standard deviation of a group is that of
    everyone, never the group's own.
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


def with_wilson(share: Value, *, population: int | None, level: float) -> Value:
    """A displayed share with its Wilson interval among those asked.

    Args:
        share: From the registry.
        population: People asked; None, where that is not known, leaves the correction out.
        level: Two-sided confidence level.
    """
    if isinstance(share, Hidden) or share.base is None:
        return share
    people = share.base
    estimate = wilson(
        share.value * people, people, population=at_least(people, population), level=level
    )
    return with_ends(share, estimate.low, estimate.high)


def with_interval(
    mean: Value,
    spread: float | None,
    *,
    ends: tuple[float, float],
    population: int | None,
    policy: PrivacyPolicy,
    level: float,
) -> DisplayedMean:
    """A displayed mean with its confidence interval among those asked.

    Args:
        mean: From the registry.
        spread: Displayed standard deviation to judge it by; None where none may be shown.
        ends: Lowest and highest value that an answer can have.
        population: People asked; None, where that is not known, leaves the correction out.
        policy: The thresholds in force; below ``mean_minimum`` people there is no interval.
        level: Two-sided confidence level.
    """
    if isinstance(mean, Hidden) or mean.base is None:
        return DisplayedMean(value=mean)
    if spread is None or mean.base < policy.mean_minimum:
        return DisplayedMean(value=mean)
    moments = Moments(mean=mean.value, sd=spread, n=mean.base)
    estimate = mean_interval(
        moments, population=at_least(moments.n, population), level=level, scale=ends
    )
    return DisplayedMean(value=with_ends(mean, estimate.low, estimate.high), moments=moments)


def at_least(people: int, population: int | None) -> int | None:
    """The population; no fewer than answered, since whoever broke off was asked too.

    None, where it is not known, stays so.

    >>> at_least(12, 10), at_least(12, None)
    (12, None)
    """
    return None if population is None else max(population, people)


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


def with_ends(shown: Shown, low: float, high: float, grain: Unit | None = None) -> Shown:
    """A displayed value with an interval, which is never narrower than the value's own bin.

    Args:
        shown: The value.
        low: Low end of the interval, unrounded.
        high: High end.
        grain: Unit in whose grain the ends are displayed; that of the value unless given.
    """
    grain = grain or shown.unit
    least = shown.value if shown.least is None else shown.least
    most = shown.value if shown.most is None else shown.most
    return replace(
        shown,
        low=min(displayed(low, grain), least),
        high=max(displayed(high, grain), most),
    )
