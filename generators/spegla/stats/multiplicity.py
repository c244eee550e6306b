"""P-values adjusted for the other tests of the same family.

A family is what a reader takes in at once: all groups and dimensions of a page, or all items
of a comparison between waves. Call once per family; only adjusted results are marked.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjusted p-values of one family, for the false discovery rate.

    Marking those at or below 0.10 accepts that a tenth of the marks are false alarms (Benjamini
    and Hochberg 1995; METHOD.md 2.10).

    Args:
        p_values: From 0 to 1, in any order; may be empty.

    Returns:
        In the order given, none below the p-value it belongs to, none above 1.

    Raises:
        ValueError: A p-value is not between 0 and 1.

    >>> benjamini_hochberg([0.01, 0.045, 0.03, 0.5])
    (0.04, 0.06, 0.06, 0.5)
    """
    given = _given(p_values)
    order = np.argsort(given)
    steps = given[order] * (given.size / np.arange(1, given.size + 1))
    adjusted = np.empty_like(given)
    adjusted[order] = np.minimum(np.minimum.accumulate(steps[::-1])[::-1], 1)
    return tuple(adjusted.tolist())


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjusted p-values of one family, for the chance of any false alarm at all.

    For the few headline claims (Holm 1979; METHOD.md 2.10).

    Args:
        p_values: From 0 to 1, in any order; may be empty.

    Returns:
        In the order given, none below the p-value it belongs to, none above 1.

    Raises:
        ValueError: A p-value is not between 0 and 1.

    >>> holm([0.01, 0.04, 0.03, 0.5])
    (0.04, 0.09, 0.09, 0.5)
    """
    given = _given(p_values)
    order = np.argsort(given)
    remaining = np.arange(given.size, 0, -1)
    adjusted = np.empty_like(given)
    adjusted[order] = np.minimum(np.maximum.accumulate(given[order] * remaining), 1)
    return tuple(adjusted.tolist())


def _given(p_values: Sequence[float]) -> npt.NDArray[np.float64]:
    given = np.asarray(p_values, dtype=float)
    if not np.all((given >= 0) & (given <= 1)):
        raise ValueError("p-values lie between 0 and 1")
    return given
