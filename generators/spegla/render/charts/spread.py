"""Keeps labels from overlapping: moves them apart as little as possible, in their order."""

from collections.abc import Sequence

import numpy as np
import scipy


def spread(
    wanted: Sequence[float], heights: Sequence[float], *, top: float, bottom: float
) -> tuple[float, ...]:
    """Middles of labels that do not overlap, as near to the wanted middles as possible.

    The sum of squared moves is least. Taking from each label's upper edge the height of all
    labels above it turns "below the one before" into "not less than the one before", which is
    isotonic regression; its solution within limits is the solution without them, clipped.

    Args:
        wanted: Wanted middles in pixels, ascending.
        heights: Height of each label in pixels.
        top: Upper edge of the room for labels.
        bottom: Lower edge of the room, which must hold all of them.

    >>> spread([50, 50, 90], [10, 10, 10], top=0, bottom=100)
    (45.0, 55.0, 90.0)
    """
    if not wanted:
        return ()
    height = np.asarray(heights, dtype=float)
    above = np.cumsum(height) - height
    free = scipy.optimize.isotonic_regression(
        np.asarray(wanted, dtype=float) - height / 2 - above
    ).x
    kept = np.clip(free, top, bottom - height.sum())
    return tuple(round(float(middle), 2) for middle in kept + above + height / 2)
