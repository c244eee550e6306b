"""Ranks, and how far two orders agree.

SciPy has these in a part that takes longer to import than all figures of a report take to work out
(docs/decisions/0004); its results are the oracle of the tests.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def mean_ranks(values: Sequence[float] | Floats) -> Floats:
    """The rank of each value, 1 for the least; equal ones share the mean of their ranks.

    Args:
        values: One or more, none of them NaN.

    >>> mean_ranks([10, 30, 20, 20]).tolist()
    [1.0, 4.0, 2.5, 2.5]
    """
    _, place, times = np.unique(np.asarray(values), return_inverse=True, return_counts=True)
    ranks: Floats = (np.cumsum(times) - (times - 1) / 2)[place]
    return ranks


def best_ranks(values: Floats) -> npt.NDArray[np.int64]:
    """The rank of each value among those beside it, 1 for the greatest.

    Equal ones all have the best of their ranks.

    Args:
        values: Any number of rows, none of them NaN; each is ranked by itself.

    >>> best_ranks(np.array([[10.0, 30.0, 20.0, 30.0]])).tolist()
    [[4, 1, 3, 1]]
    """
    is_behind = values[..., :, np.newaxis] < values[..., np.newaxis, :]
    ranks: npt.NDArray[np.int64] = np.count_nonzero(is_behind, axis=-1) + 1
    return ranks


def spearman(first: Sequence[float] | Floats, second: Sequence[float] | Floats) -> float:
    """Spearman's rank correlation: Pearson's of the mean ranks.

    Args:
        first: Two or more values, not all equal.
        second: As many, not all equal.

    Returns:
        From -1 to 1, but for the last digits of a computer.

    >>> round(spearman([1, 2, 3, 4], [1, 2, 4, 3]), 3)
    0.8
    """
    ranks = np.column_stack([mean_ranks(first), mean_ranks(second)])
    return float(np.atleast_2d(np.corrcoef(ranks, rowvar=False))[1, 0])
