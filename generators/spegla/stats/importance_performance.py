"""The matrix of importance and performance: which box a dimension is in, and how sure that is.

Martilla and James (1977) part the matrix by a cross. Where the cross goes decides much, so the
variants stand beside each other; each is fair and unfair in its own way (METHOD.md 2.13).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from spegla.errors import EmptyBaseError
from spegla.survey.readings import Quadrant

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

BOXES = (
    Quadrant.CONCENTRATE,
    Quadrant.KEEP_UP,
    Quadrant.LOW_PRIORITY,
    Quadrant.POSSIBLE_OVERKILL,
)
"""The four boxes, in the order of the columns of placement shares."""

NEEDED_CONFIDENCE = 0.8
"""Share of draws from which a dimension is put in a box (METHOD.md 2.13)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """The box of a dimension, or between boxes, with the share of draws in the point's own box."""

    quadrant: Quadrant
    confidence: float


def quadrant(performance: float, importance: float, *, cross: tuple[float, float]) -> Quadrant:
    """The box of one dimension; at the cross counts as above it.

    Args:
        performance: Score of the dimension.
        importance: How much it matters, in any unit.
        cross: Where the two axes are parted: performance, importance, in the same units.

    >>> quadrant(58.0, 0.15, cross=(70.0, 0.10))
    <Quadrant.CONCENTRATE: 'concentrate'>
    """
    is_good = performance >= cross[0]
    if importance >= cross[1]:
        return Quadrant.KEEP_UP if is_good else Quadrant.CONCENTRATE
    return Quadrant.POSSIBLE_OVERKILL if is_good else Quadrant.LOW_PRIORITY


def data_cross(performance: Sequence[float], importance: Sequence[float]) -> tuple[float, float]:
    """The cross at the grand means: each dimension counts once.

    Raises:
        EmptyBaseError: There are no dimensions.

    >>> data_cross([60.0, 80.0], [0.25, 0.75])
    (70.0, 0.5)
    """
    if not (len(performance) and len(importance)):
        raise EmptyBaseError("there are no dimensions to take a mean of")
    return float(np.mean(performance)), float(np.mean(importance))


def diagonal(performance: float, importance: float) -> Quadrant:
    """Improve where importance is above performance, and keep up where it is not.

    Args:
        performance: On the same scale as importance; :func:`standardised` where there is none.
        importance: On the same scale as performance.

    >>> diagonal(5.5, 6.1), diagonal(6.1, 6.1)
    (<Quadrant.CONCENTRATE: 'concentrate'>, <Quadrant.KEEP_UP: 'keep_up'>)
    """
    return Quadrant.CONCENTRATE if importance > performance else Quadrant.KEEP_UP


def standardised(values: Floats) -> Floats:
    """Values with mean 0 and SD 1 over the dimensions, to compare axes of different scales.

    The dimensions are all there are and no sample, so the SD has their number below the line.

    Args:
        values: One per dimension, or resamples x dimensions, each draw by itself.

    Returns:
        The same shape; all 0 where the dimensions do not differ.

    >>> standardised(np.array([40.0, 60.0, 80.0])).round(3).tolist()
    [-1.225, 0.0, 1.225]
    """
    centred = values - values.mean(axis=-1, keepdims=True)
    differ = np.ptp(values, axis=-1, keepdims=True) > 0
    spreads = values.std(axis=-1, keepdims=True)
    scaled: Floats = np.divide(centred, spreads, out=np.zeros_like(centred), where=differ)
    return scaled


def draw_means(draws: Floats) -> Floats:
    """The grand mean over the dimensions in each draw: the data-centred cross, computed anew.

    Args:
        draws: Resamples x dimensions.

    Returns:
        Resamples x 1, as :func:`placement_confidence` takes it.

    >>> draw_means(np.array([[60.0, 80.0], [50.0, 70.0]])).tolist()
    [[70.0], [60.0]]
    """
    means: Floats = draws.mean(axis=-1, keepdims=True)
    return means


def placement_confidence(
    performance: Floats, importance: Floats, *, cross: tuple[Floats | float, Floats | float]
) -> Floats:
    """Share of draws in which each dimension lands in each box.

    Args:
        performance: Resamples x dimensions; NaN where a draw has no score.
        importance: The same of the same draws, in any unit.
        cross: Where performance and importance are parted: each a number, one per dimension, or
            one per draw (resamples x 1, :func:`draw_means`).

    Returns:
        Dimensions x 4, in the order of ``BOXES``; each row sums to 1. Draws in which a
        dimension lacks a value count neither for nor against it.

    Raises:
        EmptyBaseError: A dimension has no draw with both values.

    >>> performance = np.array([[60.0, 80.0], [72.0, 81.0]])
    >>> importance = np.array([[0.6, 0.4], [0.7, 0.3]])
    >>> placement_confidence(performance, importance, cross=(70.0, 0.5))
    array([[0.5, 0.5, 0. , 0. ],
           [0. , 0. , 0. , 1. ]])
    """
    above = performance - cross[0]
    over = importance - cross[1]
    return _box_shares(is_good=above >= 0, matters=over >= 0, is_known=~np.isnan(above + over))


def diagonal_confidence(performance: Floats, importance: Floats) -> Floats:
    """Share of draws in which each dimension is to be improved, or kept up, by the diagonal.

    Args:
        performance: Resamples x dimensions, on the same scale as importance; NaN where a draw
            has no score.
        importance: The same of the same draws.

    Returns:
        Dimensions x 4 as from :func:`placement_confidence`; the less important boxes stay 0.

    Raises:
        EmptyBaseError: A dimension has no draw with both values.

    >>> diagonal_confidence(np.array([[5.5], [6.2]]), np.array([[6.0], [6.0]]))
    array([[0.5, 0.5, 0. , 0. ]])
    """
    above = performance - importance
    return _box_shares(
        is_good=above >= 0, matters=np.ones_like(above, dtype=bool), is_known=~np.isnan(above)
    )


def placement(
    point: Quadrant, shares: Sequence[float], *, needed: float = NEEDED_CONFIDENCE
) -> Placement:
    """The box to print: the point's own, or between boxes where too few draws agree with it.

    Args:
        point: Box of the dimension by its own values.
        shares: Share of draws in each of ``BOXES``.
        needed: Share of draws in the point's box from which it is printed.

    Raises:
        ValueError: The point is in no box, or there are not four shares.

    >>> placement(Quadrant.KEEP_UP, [0.25, 0.75, 0.0, 0.0])
    Placement(quadrant=<Quadrant.BETWEEN: 'between'>, confidence=0.75)
    """
    if len(shares) != len(BOXES):
        raise ValueError(f"{len(shares)} shares for {len(BOXES)} boxes")
    confidence = float(shares[BOXES.index(point)])
    return Placement(
        quadrant=point if confidence >= needed else Quadrant.BETWEEN, confidence=confidence
    )


def _box_shares(*, is_good: Mask, matters: Mask, is_known: Mask) -> Floats:
    """Share of known draws in each box, dimensions x 4."""
    known = np.count_nonzero(is_known, axis=0)
    if not known.all():
        raise EmptyBaseError("a dimension has no draw to be placed by")
    in_box = (matters & ~is_good, matters & is_good, ~matters & ~is_good, ~matters & is_good)
    return np.column_stack([np.count_nonzero(box & is_known, axis=0) / known for box in in_box])
