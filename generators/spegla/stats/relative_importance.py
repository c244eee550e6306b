"""How much of the variance of overall satisfaction goes together with each dimension.

The share of variance that several dimensions explain together (R²) is divided among them by
LMG, also called general dominance or Shapley value: what a dimension adds to R², averaged over
all orders in which the dimensions can enter (Lindeman, Merenda and Gold 1980; Grömping 2006;
Azen and Budescu 2003). No contribution is negative, and they sum to R². They say what goes
together, never what causes what.

Arrays of predictors are people x dimensions, NaN where there is no score. A person without a
score on one of them, or without an outcome, is no complete case and is left out.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from spegla.errors import EmptyBaseError
from spegla.stats.resampling import Weights

Floats = npt.NDArray[np.float64]

_LEAST_PIVOT = 1e-10  # share of a predictor's variance below which the others contain it
_BLOCK = 64  # draws computed at a time, so that their matrices stay in the processor's cache


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeImportance:
    """R² of an outcome on several dimensions, and how it is divided among them.

    ``n`` are the complete cases, ``contributions`` the parts of ``r_squared``, and ``slopes``
    those of the model with all dimensions, in units of the outcome per unit of the dimension.
    """

    n: int
    r_squared: float
    contributions: tuple[float, ...]
    slopes: tuple[float, ...]

    @property
    def shares(self) -> tuple[float, ...]:
        """Contributions as shares of R²; they sum to 1, or are all 0 where nothing is explained."""
        total = math.fsum(self.contributions)
        return tuple(part / total if total > 0 else 0.0 for part in self.contributions)

    @property
    def shared_variance_only(self) -> tuple[bool, ...]:
        """Whether a dimension contributes only by what it shares with others: its slope is < 0."""
        return tuple(slope < 0 for slope in self.slopes)


def lmg(predictors: Floats, outcome: Floats) -> RelativeImportance:
    """R² of the outcome divided among the predictors by LMG, over the complete cases.

    A predictor that is constant or contained in the others adds nothing where it enters after
    them. All subsets of predictors are looked at: each further one doubles the work.

    Args:
        predictors: People x dimensions; NaN is missing.
        outcome: One value per person; NaN is missing.

    Raises:
        EmptyBaseError: No complete cases, or all of them have the same outcome.
        ValueError: The two do not have the same number of people.

    >>> predictors = np.array([[1.0, 2.0], [2.0, 1.0], [3.0, 4.0], [4.0, 3.0], [np.nan, 9.0]])
    >>> found = lmg(predictors, np.array([1.0, 2.0, 3.0, 4.0, 5.0]))
    >>> found.n, round(found.r_squared, 6), [round(part, 6) for part in found.contributions]
    (4, 1.0, [0.82, 0.18])
    """
    is_complete = complete_cases(predictors, outcome)
    n = int(np.count_nonzero(is_complete))
    kept, aim = predictors[is_complete], outcome[is_complete]
    if n == 0 or np.ptp(aim) == 0:
        raise EmptyBaseError("an outcome that does not vary has no variance to divide")
    everyone = np.ones(n, dtype=np.bool_)
    contributions = _lmg_of_draws(_standardised(kept, aim), np.ones((1, n)), everyone)[0]
    return RelativeImportance(
        n=n,
        r_squared=math.fsum(contributions),
        contributions=tuple(contributions.tolist()),
        slopes=_slopes(kept, aim),
    )


def lmg_draws(predictors: Floats, outcome: Floats, weights: Weights) -> Floats:
    """LMG contributions in each draw of the bootstrap, from weighted cross-products.

    Args:
        predictors: People x dimensions; NaN is missing.
        outcome: One value per person; NaN is missing.
        weights: Resamples x people, how often each person is drawn. The columns of people who
            are no complete cases are left out.

    Returns:
        Resamples x dimensions; NaN in a draw whose people all have the same outcome.

    Raises:
        ValueError: The three do not have the same number of people.

    >>> predictors = np.array([[1.0, 2.0], [2.0, 1.0], [3.0, 4.0], [4.0, 3.0]])
    >>> weights = np.array([[1.0, 1.0, 1.0, 1.0], [2.0, 1.0, 1.0, 0.0]])
    >>> lmg_draws(predictors, np.array([1.0, 2.0, 3.0, 4.0]), weights).round(3)
    array([[0.82 , 0.18 ],
           [0.806, 0.194]])
    """
    if weights.shape[1] != len(predictors):
        raise ValueError(f"weights of {weights.shape[1]} people for {len(predictors)}")
    is_complete = complete_cases(predictors, outcome)
    if not is_complete.any():
        return np.full((len(weights), predictors.shape[1]), np.nan)
    scaled = _standardised(predictors[is_complete], outcome[is_complete])
    return _lmg_of_draws(scaled, weights, is_complete)


def johnson_weights(predictors: Floats, outcome: Floats) -> tuple[float, ...]:
    """Johnson's relative weights (2000), to be shown beside LMG and never instead of it.

    The predictors are replaced by the uncorrelated variables nearest to them, whose parts of R²
    go back to the predictors by squared correlation. The two ways can rank predictors
    differently (METHOD.md 2.12).

    Args:
        predictors: People x dimensions; NaN is missing.
        outcome: One value per person; NaN is missing.

    Returns:
        One weight per predictor, none negative; they sum to R².

    Raises:
        EmptyBaseError: No complete cases, or all of them have the same outcome.

    >>> predictors = np.array([[1.0, 2.0], [2.0, 1.0], [3.0, 4.0], [4.0, 3.0]])
    >>> [round(weight, 6) for weight in johnson_weights(predictors, np.arange(4.0))]
    [0.82, 0.18]
    """
    is_complete = complete_cases(predictors, outcome)
    if not is_complete.any() or np.ptp(outcome[is_complete]) == 0:
        raise EmptyBaseError("an outcome that does not vary has no variance to divide")
    scaled = _standardised(predictors[is_complete], outcome[is_complete])
    correlations = scaled.T @ scaled / len(scaled)
    values, vectors = np.linalg.eigh(correlations[:-1, :-1])
    roots = np.sqrt(np.where(values > _LEAST_PIVOT, values, 0.0))
    inverse = np.divide(1.0, roots, out=np.zeros_like(roots), where=roots > 0)
    loadings = (vectors * roots) @ vectors.T
    slopes = (vectors * inverse) @ vectors.T @ correlations[:-1, -1]
    return tuple((loadings**2 @ slopes**2).tolist())


def complete_cases(predictors: Floats, outcome: Floats) -> npt.NDArray[np.bool_]:
    """Which people have a score on every predictor and an outcome.

    Raises:
        ValueError: The two do not have the same number of people, or there are no predictors.

    >>> complete_cases(np.array([[1.0, np.nan], [2.0, 3.0]]), np.array([4.0, 5.0])).tolist()
    [False, True]
    """
    if predictors.ndim != 2 or outcome.shape != predictors.shape[:1]:
        raise ValueError(f"an outcome {outcome.shape} for predictors {predictors.shape}")
    if predictors.shape[1] == 0:
        raise ValueError("there are no predictors")
    # NaN spreads through a sum, so that one missing value makes the whole row NaN.
    sums: Floats = predictors.sum(axis=1) + outcome
    return ~np.isnan(sums)


def _standardised(predictors: Floats, outcome: Floats) -> Floats:
    """Predictors and, last, the outcome with mean 0 and SD 1, so that one tolerance fits all."""
    columns = np.column_stack([predictors, outcome])
    centred = columns - columns.mean(axis=0)
    varies = np.ptp(columns, axis=0) > 0
    scaled: Floats = np.divide(
        centred, columns.std(axis=0), out=np.zeros_like(centred), where=varies
    )
    return scaled


def _lmg_of_draws(scaled: Floats, weights: Weights, is_complete: npt.NDArray[np.bool_]) -> Floats:
    """Contributions, draws x predictors, from standardised columns with the outcome last."""
    size = scaled.shape[1]
    rows, columns = np.triu_indices(size)
    products = scaled[:, rows] * scaled[:, columns]
    parts = _ordering_weights(size - 1)
    found = []
    for block in np.array_split(weights, range(_BLOCK, len(weights), _BLOCK)):
        wide = block[:, is_complete].astype(np.float64, copy=False)
        found.append(_subset_r_squared(_covariances(scaled, products, wide)).T @ parts)
    return np.vstack(found)


def _covariances(scaled: Floats, products: Floats, weights: Floats) -> Floats:
    """Covariance matrix of each draw: columns x columns x draws."""
    size = scaled.shape[1]
    # A draw may hold none of the complete cases; divided by one it has no variance at all.
    people = weights.sum(axis=1)
    people[people == 0] = 1
    means = scaled.T @ weights.T / people
    matrices = np.empty((size, size, len(weights)))
    rows, columns = np.triu_indices(size)
    matrices[rows, columns] = products.T @ weights.T / people - means[rows] * means[columns]
    matrices[columns, rows] = matrices[rows, columns]
    return matrices


def _subset_r_squared(covariances: Floats) -> Floats:
    """R² of the outcome on every subset of predictors: 2^p x draws.

    Predictor j is in the subsets whose number has bit j. Each step takes the first predictor
    left and doubles the matrices: once without it, once with it swept out of the others (a
    Schur complement). In the end nothing is left but the outcome's unexplained variance.
    """
    left = covariances[np.newaxis]
    while left.shape[1] > 1:
        pivots = left[:, :1, :1]
        row = left[:, :1, 1:]
        others = left[:, 1:, 1:]
        is_new = pivots > _LEAST_PIVOT
        factors = np.divide(row, pivots, out=np.zeros_like(row), where=is_new)
        # The matrices are symmetric, so that the row turned over is the column.
        swept = others - factors * row.swapaxes(1, 2)
        left = np.concatenate([others, swept])
    unexplained: Floats = left[:, 0, 0]
    total = unexplained[0]
    left_over: Floats = np.divide(
        unexplained, total, out=np.full_like(unexplained, np.nan), where=total > _LEAST_PIVOT
    )
    return 1 - left_over


def _ordering_weights(predictors: int) -> Floats:
    """What each subset's R² counts in each predictor's average over all orders: 2^p x p.

    Of all orders, 1 in p · C(p - 1, s) has exactly a given s predictors before a given other.
    """
    subsets = np.arange(2**predictors)[:, np.newaxis]
    contains = (subsets >> np.arange(predictors)) & 1 == 1
    sizes = contains.sum(axis=1, keepdims=True)
    before = sizes - contains
    chances = np.array(
        [1 / (predictors * math.comb(predictors - 1, size)) for size in range(predictors)]
    )
    counts: Floats = chances[np.minimum(before, predictors - 1)]
    return np.where(contains, counts, -counts)


def _slopes(predictors: Floats, outcome: Floats) -> tuple[float, ...]:
    """Least-squares slopes of all predictors together, the shortest where they are not unique."""
    scaled = _standardised(predictors, outcome)
    slopes = np.linalg.lstsq(scaled[:, :-1], scaled[:, -1], rcond=math.sqrt(_LEAST_PIVOT))[0]
    spreads = predictors.std(axis=0)
    per_unit = slopes * outcome.std()
    varies = np.ptp(predictors, axis=0) > 0
    return tuple(np.divide(per_unit, spreads, out=np.zeros_like(spreads), where=varies).tolist())
