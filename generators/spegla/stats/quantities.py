"""Means and medians of numbers that are known by their class only.

Single numbers are not published, since the largest could be somebody's (PRIVACY.md 2.8); what a
report says of working time lost is what its classes say.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from spegla.errors import EmptyBaseError


def grouped_mean(edges: Sequence[float], shares: Sequence[float]) -> float:
    """Mean of grouped data: each class counts with its middle.

    Args:
        edges: Ends of the classes, rising, one more than there are classes.
        shares: People in each class, as counts or as shares.

    Returns:
        In the unit of the edges.

    Raises:
        EmptyBaseError: Nobody is in any class.
        ValueError: There is not one edge more than there are classes.

    >>> grouped_mean([0, 2, 4, 8], [0.5, 0.25, 0.25])
    2.75
    """
    total = _total(edges, shares)
    middles = [(low + high) / 2 for low, high in pairwise(edges)]
    return math.fsum(m * share for m, share in zip(middles, shares, strict=True)) / total


def grouped_median(edges: Sequence[float], shares: Sequence[float]) -> float:
    """Median of grouped data: people lie evenly within the class in which the middle one is.

    Args:
        edges: Ends of the classes, rising, one more than there are classes.
        shares: People in each class, as counts or as shares.

    Returns:
        In the unit of the edges; the lower one where a whole class lies between two halves.

    Raises:
        EmptyBaseError: Nobody is in any class.
        ValueError: There is not one edge more than there are classes.

    >>> grouped_median([0, 2, 4, 8], [0.25, 0.5, 0.25])
    3.0
    """
    total = _total(edges, shares)
    below = np.concatenate([[0.0], np.cumsum(shares)]) / total
    within = int(np.searchsorted(below[1:], 0.5 - 1e-12))
    low, high = edges[within], edges[within + 1]
    return low + (high - low) * (0.5 - float(below[within])) / (shares[within] / total)


def _total(edges: Sequence[float], shares: Sequence[float]) -> float:
    if len(edges) != len(shares) + 1:
        raise ValueError(f"{len(edges)} edges do not make {len(shares)} classes")
    total = math.fsum(shares)
    if total <= 0:
        raise EmptyBaseError("nobody is in any class")
    return total
