"""The formulas of the method page, from what a reader is shown."""

import math
from dataclasses import dataclass

import numpy as np
from scipy import stats

from recomputed.bins import GRAIN, Seen

TWO_DIGITS = (
    "stated_weight",
    "derived_weight",
    "weight",
    "r_squared",
    "placement",
    "top_three",
)
"""Shares that do not add up from people are told less finely than shares of people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """What a released figure should hold.

    ``resampled`` names the fields that rest on random numbers; ``slack`` is what a value may
    differ by beyond its rounding.
    """

    value: float
    low: float | None = None
    high: float | None = None
    least: float | None = None
    most: float | None = None
    n: int | None = None
    reading: str | None = None
    resampled: tuple[str, ...] = ()
    slack: float = 0.0

    def __post_init__(self) -> None:
        """An interval holds all that its value stands for."""
        if None not in (self.low, self.high, self.least, self.most):
            object.__setattr__(self, "low", min(self.low or 0.0, self.least or 0.0))
            object.__setattr__(self, "high", max(self.high or 0.0, self.most or 0.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What a reader is shown of some people's values: mean, standard deviation, how many."""

    mean: float
    sd: float
    n: int


Row = tuple[str, Number]


def grain(statistic: str, unit: str) -> float:
    return 0.01 if statistic in TWO_DIGITS else GRAIN[unit]


def plain(shown: Seen) -> Number:
    """What is shown, without an interval."""
    return Number(value=shown.value, least=shown.least, most=shown.most, n=shown.n)


def interval(shown: Sample, eligible: int, ends: tuple[float, float]) -> tuple[float, float]:
    """Student's interval, narrowed by the finite population correction and cut at the ends."""
    error = math.sqrt((1 - shown.n / eligible) * shown.sd**2 / shown.n)
    reach = stats.t.ppf(0.975, shown.n - 1) * error
    return max(ends[0], shown.mean - reach), min(ends[1], shown.mean + reach)


def estimated(shown: Seen, sd: float, eligible: int, *, ends: tuple[float, float]) -> Number:
    """A mean with its interval, judged by a spread that is shown too."""
    sample = Sample(mean=shown.value, sd=sd, n=shown.n)
    low, high = interval(sample, eligible, ends)
    return Number(
        value=shown.value, low=low, high=high, least=shown.least, most=shown.most, n=shown.n
    )


def proportion(shown: Seen, eligible: int) -> Number:
    """A share with Wilson's interval about it, for the sample size that the correction is worth."""
    n, share, z = shown.n, shown.value, stats.norm.ppf(0.975)
    worth = n * (eligible - 1) / (eligible - n)
    centre = (share + z**2 / (2 * worth)) / (1 + z**2 / worth)
    reach = z / (1 + z**2 / worth) * np.sqrt(share * (1 - share) / worth + (z / (2 * worth)) ** 2)
    return Number(
        value=share,
        low=max(0, centre - reach),
        high=min(1, centre + reach),
        least=shown.least,
        most=shown.most,
        n=n,
    )


def difference(one: Sample, other: Sample, *, level: float) -> tuple[Number, float]:
    """One mean less the other, with Welch's interval and p-value; no finite population
    correction.
    """
    variances = np.array([sample.sd**2 / sample.n for sample in (one, other)])
    freedoms = np.array([one.n - 1, other.n - 1])
    freedom = variances.sum() ** 2 / (variances**2 / freedoms).sum()
    error = math.sqrt(variances.sum())
    reach = stats.t.ppf((1 + level) / 2, freedom) * error
    gap = one.mean - other.mean
    p_value = 2 * stats.t.sf(abs(gap) / error, freedom)
    return Number(value=gap, low=gap - reach, high=gap + reach), float(p_value)


def without(everybody: Sample, group: Sample) -> Sample:
    """What is left of everybody: sums and sums of squares are taken apart."""
    n = everybody.n - group.n
    mean = (everybody.n * everybody.mean - group.n * group.mean) / n
    squares = (everybody.n - 1) * everybody.sd**2 + everybody.n * everybody.mean**2
    squares -= (group.n - 1) * group.sd**2 + group.n * group.mean**2
    return Sample(mean=mean, sd=math.sqrt((squares - n * mean**2) / (n - 1)), n=n)
