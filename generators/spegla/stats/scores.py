"""From codes on a scale to each respondent's score from 0 to 100.

These are the only functions that take people's own answers; they run before the gate. In their
arrays NaN stands for an answer that is not on the scale: "don't know", not applicable, blank.
"""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from spegla.survey.questions import Question
from spegla.survey.responses import Responses

Floats = npt.NDArray[np.float64]

Codes = TypeVar("Codes", float, Floats)


def item_index(codes: Codes, *, low: int, high: int) -> Codes:
    """Codes moved onto 0-100, so that items on different scales can be averaged.

    The index is 100 (x - low) / (high - low) (METHOD.md 2.3). A straight line takes a mean of
    codes to the mean of their indexes, so that a mean on the scale may be given as well.

    Args:
        codes: Codes with a high code as the good end, one or any shape; NaN stays NaN.
        low: Code of the low end, which becomes 0.
        high: Code of the high end, which becomes 100.

    Returns:
        From 0 to 100, in the shape given.

    Raises:
        ValueError: A code is off the scale, or the low end is not below the high end.

    >>> item_index(np.array([1.0, 4.0, 5.0, np.nan]), low=1, high=5)
    array([  0.,  75., 100.,  nan])
    >>> item_index(5.5, low=1, high=10)
    50.0
    """
    if low >= high:
        raise ValueError(f"a scale from {low} to {high} has no ends")
    if np.any((codes < low) | (codes > high)):
        raise ValueError(f"a code is off the scale from {low} to {high}")
    return 100 * (codes - low) / (high - low)


def item_indexes(items: Sequence[Question], responses: Responses) -> Floats:
    """The answers to some items moved onto 0-100, reversed items turned round.

    Args:
        items: Items on a scale, at least one.
        responses: The answers of one audience.

    Returns:
        Respondents x items; NaN where there is no answer on the scale.
    """
    return np.column_stack(
        [
            item_index(responses.directed(item), low=item.scale.low, high=item.scale.high)
            for item in items
        ]
    )


def respondent_scores(indexes: Floats) -> Floats:
    """Each respondent's score: the mean of the items answered, if at least half are (METHOD 2.3).

    A dimension's items give its score; the three questions on overall satisfaction,
    expectations and the ideal give the NKI, here with equal weights. A group's score is the
    mean of these scores over respondents (``means.moments``), not the mean of item means.

    Args:
        indexes: Respondents x items, from 0 to 100; NaN where there is no answer on the scale.

    Returns:
        One score per respondent, NaN where fewer than half of the items were answered.

    Raises:
        ValueError: The array has no items or is not two-dimensional.

    >>> nan = np.nan
    >>> respondent_scores(np.array([[50.0, 75.0, 100.0], [nan, 50.0, 100.0], [nan, nan, 100.0]]))
    array([75., 75., nan])
    """
    if indexes.ndim != 2 or indexes.shape[1] == 0:
        raise ValueError(f"expected respondents x items, not an array of shape {indexes.shape}")
    answered = np.count_nonzero(~np.isnan(indexes), axis=1)
    sums = np.nansum(indexes, axis=1)
    is_enough = 2 * answered >= indexes.shape[1]
    return np.where(is_enough, sums / np.maximum(answered, 1), np.nan)
