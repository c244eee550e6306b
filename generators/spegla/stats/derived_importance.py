"""Derived importance: what the answers say about what matters, as far as they can bear it.

A division of R² needs people; where they are too few, rank correlations are given instead, and
where they are fewer still, nothing. Arrays of predictors are people x dimensions, NaN where
there is no score.
"""

import math
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Estimate, Interval
from spegla.stats.intervals import critical_value
from spegla.stats.ranks import spearman
from spegla.stats.relative_importance import RelativeImportance, complete_cases, lmg, lmg_draws
from spegla.stats.resampling import Weights, percentile_interval

Floats = npt.NDArray[np.float64]

LEAST_PEOPLE = 30
"""People from which anything is derived at all (METHOD.md 2.12, PRIVACY.md 2.9)."""

PEOPLE_PER_DIMENSION = 10
"""People that each dimension needs in a division of R² (METHOD.md 2.12)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedImportance:
    """A division of R², with percentile intervals of the parts and of their shares.

    ``draws`` holds the contributions in each resample (resamples x dimensions), for figures
    that are counted over the same draws together with others.
    """

    importance: RelativeImportance
    contributions: tuple[Interval, ...]
    shares: tuple[Interval, ...]
    draws: Floats = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RankCorrelations:
    """Spearman's rank correlation of each dimension with the outcome, one dimension at a time.

    ``estimates`` has None for a dimension that too few people have a score on, or that all of
    them place level.
    """

    estimates: tuple[Estimate | None, ...]


def derived_importance(
    predictors: Floats, outcome: Floats, weights: Weights, *, level: float = 0.95
) -> DerivedImportance | RankCorrelations | None:
    """The derived importance that so many answers can bear (METHOD.md 2.12).

    LMG from 30 complete cases and ten per dimension. Failing that, rank correlations from 30
    people each, over those who have both the dimension and the outcome; they need no complete
    cases. Failing that, nothing: importance is only as stated.

    Args:
        predictors: People x dimensions; NaN is missing.
        outcome: One value per person; NaN is missing.
        weights: Resamples x people, from :func:`spegla.stats.resampling.resample_weights`.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Raises:
        ValueError: The three do not have the same number of people.

    >>> from spegla.stats.resampling import resample_weights
    >>> generator = np.random.default_rng(1)
    >>> scores = generator.normal(size=(40, 2))
    >>> weights = resample_weights(40, 200, generator)
    >>> found = derived_importance(scores, scores @ [2.0, 1.0], weights)
    >>> [share.rounded(2) for share in found.shares]
    [Interval(value=0.76, low=0.63, high=0.87), Interval(value=0.24, low=0.13, high=0.37)]
    >>> derived_importance(scores[:29], scores[:29, 0], weights[:, :29]) is None
    True
    """
    is_complete = complete_cases(predictors, outcome)
    # Ten people per dimension, and 30, always leave the 10 residual degrees of freedom that
    # PRIVACY.md 2.9 asks for: 10 p - p - 1 >= 10 from two dimensions, 30 - 2 with one.
    needed = max(LEAST_PEOPLE, PEOPLE_PER_DIMENSION * predictors.shape[1])
    if np.count_nonzero(is_complete) < needed or np.ptp(outcome[is_complete]) == 0:
        return _rank_correlations(predictors, outcome, level=level)
    importance = lmg(predictors, outcome)
    draws = lmg_draws(predictors, outcome, weights)
    totals = draws.sum(axis=1, keepdims=True)
    shares = np.divide(draws, totals, out=draws.copy(), where=totals > 0)
    return DerivedImportance(
        importance=importance,
        contributions=_intervals(draws, importance.contributions, level=level),
        shares=_intervals(shares, importance.shares, level=level),
        draws=draws,
    )


def rank_correlation(first: Floats, second: Floats, *, level: float = 0.95) -> Estimate:
    """Spearman's rank correlation with an interval, over the people who have both values.

    The interval is Fisher's, with the standard error of Bonett and Wright (2000),
    sqrt((1 + rho² / 2) / (n - 3)). Perfect agreement in rank has no width.

    Args:
        first: One value per person; NaN is missing.
        second: The same of another variable; ties share their mean rank.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Raises:
        EmptyBaseError: Fewer than four people have both, or one side puts all of them level.

    >>> found = rank_correlation(np.arange(8.0), np.array([1, 0, 3, 2, 5, 4, 7, 6.0]))
    >>> found.rounded(3)
    Estimate(value=0.905, low=0.428, high=0.988, base=8)
    """
    has_both = ~np.isnan(first + second)
    pair = first[has_both], second[has_both]
    n = int(np.count_nonzero(has_both))
    if n < 4 or min(np.ptp(values) for values in pair) == 0:
        raise EmptyBaseError("a rank correlation needs four people and an order on both sides")
    rho = float(np.clip(spearman(*pair), -1, 1))
    if abs(rho) == 1:
        return Estimate(value=rho, low=rho, high=rho, base=n)
    reach = critical_value(level) * math.sqrt((1 + rho**2 / 2) / (n - 3))
    middle = math.atanh(rho)
    return Estimate(
        value=rho, low=math.tanh(middle - reach), high=math.tanh(middle + reach), base=n
    )


def _intervals(draws: Floats, values: tuple[float, ...], *, level: float) -> tuple[Interval, ...]:
    return tuple(
        percentile_interval(column, value, level=level)
        for column, value in zip(draws.T, values, strict=True)
    )


def _rank_correlations(
    predictors: Floats, outcome: Floats, *, level: float
) -> RankCorrelations | None:
    estimates = tuple(
        _rank_correlation_of_enough(scores, outcome, level=level) for scores in predictors.T
    )
    is_empty = all(estimate is None for estimate in estimates)
    return None if is_empty else RankCorrelations(estimates=estimates)


def _rank_correlation_of_enough(
    scores: Floats, outcome: Floats, *, level: float
) -> Estimate | None:
    if np.count_nonzero(~np.isnan(scores + outcome)) < LEAST_PEOPLE:
        return None
    try:
        return rank_correlation(scores, outcome, level=level)
    except EmptyBaseError:
        return None
