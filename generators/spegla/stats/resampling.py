"""The bootstrap: the respondents drawn anew, many times over.

A draw is not a list of people but how often each of them is in it. One set of weights serves
all statistics of a report: where the scores, the stated and the derived importance of a draw
come from the same people, a placement or a rank can be counted over the draws jointly.
"""

import numpy as np
import numpy.typing as npt

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Interval

Floats = npt.NDArray[np.float64]
Weights = npt.NDArray[np.uint8] | Floats
"""Resamples x people: how often each person is drawn."""

_CELLS_DRAWN = 2**22
_CELLS_WEIGHED = 2**23
"""Weights that are wide numbers at a time; of a large survey there are some hundred million."""


def resample_weights(
    people: int, resamples: int, generator: np.random.Generator
) -> npt.NDArray[np.uint8]:
    """How often each respondent is drawn, in each of many draws of as many people.

    Args:
        people: How many respondents there are, with and without answers.
        resamples: How many draws; METHOD.md 2.12 asks for at least 2,000.
        generator: Seeded by the caller: the same seed gives the same draws.

    Returns:
        Resamples x people, whole numbers; each row sums to ``people``.

    Raises:
        EmptyBaseError: There is nobody to draw.

    >>> weights = resample_weights(40, 2000, np.random.default_rng(1))
    >>> weights.shape, set(weights.sum(axis=1).tolist())
    ((2000, 40), {40})
    """
    if people < 1:
        raise EmptyBaseError("there is nobody to draw")
    equal_chances = np.full(people, 1 / people)
    # Nobody is drawn more than 255 times: in a draw of more people than that, the chance of it is
    # one in 10**500. Drawn some at a time, the numbers are the same.
    weights = np.empty((resamples, people), dtype=np.uint8)
    for some in some_at_a_time(resamples, people, cells=_CELLS_DRAWN):
        size = len(weights[some])
        weights[some] = generator.multinomial(people, equal_chances, size=size)
    return weights


def some_at_a_time(resamples: int, people: int, *, cells: int) -> list[slice]:
    """Which draws to take together so that they have about so many cells, at least one draw.

    >>> some_at_a_time(5, 10, cells=25)
    [slice(0, 2, None), slice(2, 4, None), slice(4, 6, None)]
    """
    step = max(cells // max(people, 1), 1)
    return [slice(start, start + step) for start in range(0, resamples, step)]


def weighted_means(values: Floats, weights: Weights) -> Floats:
    """Mean of each column in each draw, over those of the draw who have a value there.

    Args:
        values: People x columns; NaN is missing and left out.
        weights: Resamples x people, as :func:`resample_weights` gives them.

    Returns:
        Resamples x columns, in the unit of the values; NaN where nobody of the draw has one.

    Raises:
        ValueError: The two do not have the same number of people.

    >>> values = np.array([[10.0, np.nan], [40.0, 80.0]])
    >>> weighted_means(values, np.array([[1.0, 1.0], [2.0, 0.0]]))
    array([[25., 80.],
           [10., nan]])
    """
    is_present = ~np.isnan(values)
    present, known = is_present.astype(np.float64), np.where(is_present, values, 0.0)
    means = np.full((len(weights), values.shape[1]), np.nan)
    for some in some_at_a_time(*weights.shape, cells=_CELLS_WEIGHED):
        wide = weights[some].astype(np.float64, copy=False)
        bases = wide @ present
        np.divide(wide @ known, bases, out=means[some], where=bases > 0)
    return means


def percentile_interval(draws: Floats, value: float, *, level: float = 0.95) -> Interval:
    """A statistic with the percentile interval of its draws (Efron 1979).

    Statistics that cannot be negative, such as contributions to R², are drawn too high where
    they are near zero, so that all draws may lie on one side of the value. The interval is then
    widened until it holds the value.

    Args:
        draws: The statistic in each draw; NaN, where it could not be computed, is left out.
        value: The statistic of the respondents themselves.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Raises:
        EmptyBaseError: The statistic could not be computed in any draw.
        ValueError: The level is not strictly between 0 and 1.

    >>> percentile_interval(np.arange(101.0), 50.0, level=0.9).rounded(6)
    Interval(value=50.0, low=5.0, high=95.0)
    """
    if not 0 < level < 1:
        raise ValueError(f"{level} is not a confidence level between 0 and 1")
    present = draws[~np.isnan(draws)]
    if present.size == 0:
        raise EmptyBaseError("no draw has a value")
    low, high = np.quantile(present, [(1 - level) / 2, (1 + level) / 2]).tolist()
    return Interval(value=value, low=min(low, value), high=max(high, value))
