"""What people say matters most: topics picked, rated, or given points.

Picks are the default, because ratings pile up at "very important" (METHOD.md 2.11). Ratings and
points take people's own answers and run before the gate.
"""

import math
from collections.abc import Sequence

import numpy as np

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Estimate, Moments
from spegla.stats.means import moments
from spegla.stats.scores import Floats
from spegla.stats.shares import wilson


def pick_shares(
    picked: Sequence[float], base: int, *, population: int | None = None, level: float = 0.95
) -> tuple[Estimate, ...]:
    """Share of people who picked each option, with a Wilson interval.

    Where everyone picks three the shares sum to 3; :func:`normalised` brings them to 1.

    Args:
        picked: People who picked each option; need not be whole where displayed in bins.
        base: People who picked at all. Who picked nothing is left out.
        population: People asked, for the finite population correction; None leaves it out.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        One share per option, in the same order, with 0 <= low <= value <= high <= 1.

    Raises:
        EmptyBaseError: Nobody picked.
        ValueError: An option has more picks than there are people, or fewer than none.

    >>> [share.rounded(2).value for share in pick_shares([48, 30, 12], 60)]
    [0.8, 0.5, 0.2]
    """
    return tuple(wilson(count, base, population=population, level=level) for count in picked)


def normalised(values: Sequence[float]) -> tuple[float, ...]:
    """Values as shares of their sum, so that importance asked in different ways compares.

    Ratings bunch at the top of their scale, so their normalised means lie close together;
    that is a weakness of ratings and is not stretched away.

    Args:
        values: Shares, mean ratings or mean points of all options, none below zero.

    Returns:
        Shares that sum to 1, in the same order.

    Raises:
        EmptyBaseError: The values sum to 0: no option matters to anybody.
        ValueError: A value is below zero or not finite.

    >>> normalised([1.5, 0.75, 0.75])
    (0.5, 0.25, 0.25)
    """
    if not all(0 <= value < math.inf for value in values):
        raise ValueError(f"importance is a finite number and not below zero: {values}")
    total = math.fsum(values)
    if total == 0:
        raise EmptyBaseError("no option was given any importance")
    return tuple(value / total for value in values)


def rating_importance(ratings: Floats) -> tuple[Moments, ...]:
    """Mean importance of each option where people rate them one by one.

    Args:
        ratings: Respondents x options; NaN where an option was not rated. An option's moments
            leave out only those who did not rate that option.

    Returns:
        One per option, on the scale of the ratings.

    Raises:
        EmptyBaseError: An option was rated by fewer than two people.
        ValueError: The array is not two-dimensional.

    >>> [each.mean for each in rating_importance(np.array([[5.0, 3.0], [4.0, np.nan], [3.0, 4.0]]))]
    [4.0, 3.5]
    """
    _require_table(ratings)
    return tuple(moments(option) for option in ratings.T.tolist())


def points_importance(points: Floats) -> tuple[Moments, ...]:
    """Mean share of points of each option where people divide a sum among all of them.

    Each respondent's points are brought to a sum of 1, so that everyone weighs the same,
    whether or not the points came to the sum that was asked for.

    Args:
        points: Respondents x options. NaN is an option left blank and counts as no points.

    Returns:
        One per option; the means sum to 1. Left out are people who gave no points at all and
        people who gave any option fewer than none.

    Raises:
        EmptyBaseError: Fewer than two people divided any points.
        ValueError: The array is not two-dimensional.

    >>> [each.mean for each in points_importance(np.array([[50.0, 50.0], [80.0, np.nan],
    ...                                                    [1.0, 3.0], [3.0, 1.0], [0.0, 0.0]]))]
    [0.625, 0.375]
    """
    shares = points_shares(points)
    return tuple(moments(option) for option in shares[~np.isnan(shares).any(axis=1)].T.tolist())


def points_shares(points: Floats) -> Floats:
    """Each respondent's points as shares of all that they gave.

    Args:
        points: Respondents x options. NaN is an option left blank and counts as no points.

    Returns:
        The same shape; rows sum to 1. A row is NaN where somebody gave no points at all, or
        any option fewer than none.

    Raises:
        ValueError: The array is not two-dimensional.

    >>> points_shares(np.array([[50.0, 50.0], [1.0, 3.0], [0.0, np.nan]]))
    array([[0.5 , 0.5 ],
           [0.25, 0.75],
           [ nan,  nan]])
    """
    _require_table(points)
    given = np.nan_to_num(points, nan=0.0)
    counts = (given >= 0).all(axis=1) & (given.sum(axis=1) > 0)
    shares = np.full_like(given, np.nan)
    shares[counts] = given[counts] / given[counts].sum(axis=1, keepdims=True)
    return shares


def _require_table(answers: Floats) -> None:
    if answers.ndim != 2:
        raise ValueError(f"expected respondents x options, not an array of shape {answers.shape}")
