"""The formulas of the method page, from what a reader is shown of some people's values."""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

GRAIN = {
    "persons": 1,
    "count": 1,
    "share": 0.001,
    "scale": 0.01,
    "score": 0.1,
    "points": 0.1,
    "deviations": 0.01,
    "coefficient": 0.01,
    "amount": 0.1,
}
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
    n: int | None = None
    reading: str | None = None
    resampled: tuple[str, ...] = ()
    slack: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What a reader is shown of some people's values: mean, standard deviation, how many."""

    mean: float
    sd: float
    n: int


Row = tuple[str, Number]


def grain(statistic: str, unit: str) -> float:
    return 0.01 if statistic in TWO_DIGITS else GRAIN[unit]


def rounded(value: float, step: float) -> float:
    """To the nearest step, halves to the even one; the noise of binary fractions is no half."""
    return round(round(value / step, 6)) * step


def displayed(values: "pd.Series[float]", unit: str) -> Sample:
    step = GRAIN[unit]
    return Sample(mean=rounded(values.mean(), step), sd=rounded(values.std(), step), n=len(values))


def estimated(values: "pd.Series[float]", shown: Sample, eligible: int) -> Number:
    """A mean with Student's interval, narrowed by the finite population correction."""
    error = math.sqrt((1 - shown.n / eligible) * shown.sd**2 / shown.n)
    reach = stats.t.ppf(0.975, shown.n - 1) * error
    mean = values.mean()
    return Number(value=mean, low=shown.mean - reach, high=shown.mean + reach, n=shown.n)


def proportion(hits: "pd.Series[bool]", eligible: int) -> Number:
    """A share with Wilson's interval, for the sample size that the correction is worth."""
    n, share, z = len(hits), hits.mean(), stats.norm.ppf(0.975)
    worth = n * (eligible - 1) / (eligible - n)
    centre = (share + z**2 / (2 * worth)) / (1 + z**2 / worth)
    reach = z / (1 + z**2 / worth) * np.sqrt(share * (1 - share) / worth + (z / (2 * worth)) ** 2)
    return Number(value=share, low=max(0, centre - reach), high=min(1, centre + reach), n=n)


def difference(
    one: Sample, other: Sample, *, level: float, step: float = 1
) -> tuple[Number, float]:
    """One mean less the other, with Welch's interval and p-value; no finite population
    correction.
    """
    variances = np.array([sample.sd**2 / sample.n for sample in (one, other)])
    freedoms = np.array([one.n - 1, other.n - 1])
    freedom = variances.sum() ** 2 / (variances**2 / freedoms).sum()
    error = math.sqrt(variances.sum())
    reach = stats.t.ppf((1 + level) / 2, freedom) * error * step
    gap = (one.mean - other.mean) * step
    p_value = 2 * stats.t.sf(abs(one.mean - other.mean) / error, freedom)
    return Number(value=gap, low=gap - reach, high=gap + reach), float(p_value)


def without(everybody: Sample, group: Sample) -> Sample:
    """What is left of everybody: sums and sums of squares are taken apart."""
    n = everybody.n - group.n
    mean = (everybody.n * everybody.mean - group.n * group.mean) / n
    squares = (everybody.n - 1) * everybody.sd**2 + everybody.n * everybody.mean**2
    squares -= (group.n - 1) * group.sd**2 + group.n * group.mean**2
    return Sample(mean=mean, sd=math.sqrt((squares - n * mean**2) / (n - 1)), n=n)
