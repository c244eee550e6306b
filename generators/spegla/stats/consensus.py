"""How far people agree with each other on one item, whatever they agree on.

Two yardsticks for the spread of their answers: people who answer at random, and people who are
split between the two ends of the scale.
"""

import math


def r_wg(sd: float, *, points: int) -> float:
    """Agreement within a group, 1 - s²/σ², against answers spread evenly over the scale.

    Source: James, Demaree and Wolf 1984. Below 0 people disagree more than chance answers
    would; that is a finding, so it is kept. James and others, and R's ``multilevel``, put 0
    in its place.

    Args:
        sd: Standard deviation with ``n - 1`` in its denominator, in steps of the scale: one
            step is 1. From 0-100 it is ``sd * (points - 1) / 100``.
        points: Points of the scale, at least two.

    Returns:
        1 when all agree, 0 for answers at random, and below 0 for two camps.

    Raises:
        ValueError: The standard deviation is below zero or not finite, or the scale has fewer
            than two points.

    >>> r_wg(0.5, points=5), r_wg(2.0, points=5)
    (0.875, -1.0)
    """
    return _agreement(sd, uniform_variance(points))


def r_wg_star(sd: float, *, points: int) -> float:
    """Agreement within a group, 1 - s²/σ², against half the people at each end of the scale.

    Source: Lindell and Brandt 1997 and 1999. With so wide a yardstick values stay between 0
    and 1; only a few people split between the ends fall below 0, by as much as n/(n - 1)
    takes their variance over that of a large group. That is kept too.

    Args:
        sd: Standard deviation with ``n - 1`` in its denominator, in steps of the scale.
        points: Points of the scale, at least two.

    Returns:
        1 when all agree, 0 when a large group is split between the ends, and 0.5 for answers
        at random on five points.

    Raises:
        ValueError: As for :func:`r_wg`.

    >>> r_wg_star(1.0, points=5), r_wg_star(2.0, points=5)
    (0.75, 0.0)
    """
    return _agreement(sd, maximum_dissensus(points))


def uniform_variance(points: int) -> float:
    """Variance (k² - 1)/12 of answers spread evenly over the k points of a scale.

    Raises:
        ValueError: The scale has fewer than two points.

    >>> uniform_variance(5), uniform_variance(7)
    (2.0, 4.0)
    """
    _require_scale(points)
    return (points**2 - 1) / 12


def maximum_dissensus(points: int) -> float:
    """Variance (k - 1)²/4 of answers of which half are at each end of a k-point scale.

    Raises:
        ValueError: The scale has fewer than two points.

    >>> maximum_dissensus(5), maximum_dissensus(7)
    (4.0, 9.0)
    """
    _require_scale(points)
    return (points - 1) ** 2 / 4


def _agreement(sd: float, null_variance: float) -> float:
    if not 0 <= sd < math.inf:
        raise ValueError(f"{sd} is not a standard deviation")
    return 1 - sd**2 / null_variance


def _require_scale(points: int) -> None:
    if points < 2:
        raise ValueError(f"a scale has at least two points, not {points}")
