"""Whether the items of a dimension measure one thing: alpha, omega and two-item reliability.

All take respondents x items, before the gate, with negative items already reversed. NaN is an
answer that is not on the scale, and people without an answer to every item are left out.
"""

import numpy as np
import scipy

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Estimate
from spegla.stats.scores import Floats

_NOISE = 1e-12  # what rounding leaves of a variance, or of a sum, that is zero


def cronbach_alpha(answers: Floats, *, level: float = 0.95) -> Estimate:
    """Cronbach's raw alpha, k/(k - 1) (1 - Σ s_i² / s_total²), with Feldt's interval.

    Alpha rises with the number of items; above .95 some of them are redundant, and a low one
    is a reason to show the items one by one (METHOD.md 2.16).

    Args:
        answers: Respondents x items, two items or more; NaN is no answer.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        Alpha, at most 1 and below 0 where items run against each other; the base is the people
        who answered every item.

    Raises:
        EmptyBaseError: Fewer than two people answered every item, or all have the same sum.
        ValueError: The array has fewer than two items or is not two-dimensional.

    >>> cronbach_alpha(np.array([[4.0, 5, 4], [2, 3, 3], [5, 4, 5], [1, 2, 1]])).rounded(2)
    Estimate(value=0.95, low=0.67, high=1.0, base=4)
    """
    complete = _complete(answers)
    people, items = complete.shape
    parts = float(np.var(complete, axis=0, ddof=1).sum())
    total = float(np.var(complete.sum(axis=1), ddof=1))
    if total <= _NOISE * parts:
        raise EmptyBaseError("all have the same sum, so there are no differences to rely on")
    alpha = items / (items - 1) * (1 - parts / total)
    return feldt_interval(alpha, people=people, items=items, level=level)


def feldt_interval(alpha: float, *, people: int, items: int, level: float = 0.95) -> Estimate:
    """An alpha with Feldt's interval (Feldt, Woodruff and Salih 1987, formulas 6 and 7).

    Args:
        alpha: Cronbach's alpha, at most 1.
        people: How many answered every item, at least two.
        items: How many items, at least two.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        Bounds 1 - (1 - alpha) F with n - 1 and (n - 1)(k - 1) degrees of freedom. At levels
        near 0 the bounds can lie to one side of alpha; then the near one is put at alpha.

    Raises:
        ValueError: The level is not strictly between 0 and 1, or alpha is above 1.

    >>> feldt_interval(0.913, people=873, items=20).rounded(4)
    Estimate(value=0.913, low=0.9044, high=0.9212, base=873)
    """
    if not 0 < level < 1:
        raise ValueError(f"{level} is not a confidence level between 0 and 1")
    if alpha > 1 + _NOISE:
        raise ValueError(f"{alpha} is not an alpha; none is above 1")
    freedom = (people - 1, (people - 1) * (items - 1))
    far = float(scipy.special.fdtri(*freedom, (1 + level) / 2))
    near = float(scipy.special.fdtri(*freedom, (1 - level) / 2))
    return Estimate(
        value=alpha,
        low=min(1 - (1 - alpha) * far, alpha),
        high=max(1 - (1 - alpha) * near, alpha),
        base=people,
    )


def standardised_alpha(answers: Floats) -> float:
    """Alpha of items brought to one spread: what Spearman-Brown makes of their mean correlation.

    Args:
        answers: Respondents x items, two items or more; NaN is no answer.

    Raises:
        EmptyBaseError: Fewer than two people answered every item, all of them gave an item the
            same answer, or the items cancel each other out.
        ValueError: The array has fewer than two items or is not two-dimensional.

    >>> round(standardised_alpha(np.array([[4.0, 5, 4], [2, 3, 3], [5, 4, 5], [1, 2, 1]])), 3)
    0.957
    """
    return spearman_brown(mean_inter_item_correlation(answers), items=answers.shape[1])


def mean_inter_item_correlation(answers: Floats) -> float:
    """Mean of Pearson's correlations between all pairs of items.

    Args:
        answers: Respondents x items, two items or more; NaN is no answer.

    Raises:
        EmptyBaseError: Fewer than two people answered every item, or all of them gave an item
            the same answer.
        ValueError: The array has fewer than two items or is not two-dimensional.

    >>> round(mean_inter_item_correlation(np.array([[1.0, 2.0], [2.0, 1.0], [3.0, 3.0]])), 3)
    0.5
    """
    correlations = _correlations(answers)
    return float(correlations[np.triu_indices_from(correlations, k=1)].mean())


def spearman_brown(correlation: float, *, items: int = 2) -> float:
    """Reliability k r / (1 + (k - 1) r) of the sum of k items that correlate by r.

    For two items it is the coefficient to report (Eisinga, te Grotenhuis and Pelzer 2013):
    alpha is too low for them unless their spreads are equal.

    Args:
        correlation: Correlation of the two items, or the mean correlation of more.
        items: How many items are summed.

    Raises:
        EmptyBaseError: The items cancel each other out, so that nothing is left in their sum.

    >>> spearman_brown(0.5, items=3)
    0.75
    """
    spread = 1 + (items - 1) * correlation
    if spread <= _NOISE:
        raise EmptyBaseError("the items cancel each other out, and their sum tells nothing")
    return items * correlation / spread


def mcdonald_omega(answers: Floats) -> float:
    """McDonald's omega total, (Σλ)² / ((Σλ)² + Σ(1 - λ²)), of a model with one factor.

    The loadings λ are those that leave the least squared residuals between the correlations
    (minres, Harman and Jones 1966). It takes no normal curve, and items that repeat each other
    do not stop it, as they stop maximum likelihood; the two differ in the second decimal.

    Args:
        answers: Respondents x items, three items or more; NaN is no answer. For two items
            there is no such model: use :func:`spearman_brown`.

    Returns:
        From 0 to 1.

    Raises:
        EmptyBaseError: Fewer than two people answered every item, or all of them gave an item
            the same answer.
        ValueError: The array has fewer than three items or is not two-dimensional.

    >>> round(mcdonald_omega(np.array([[4.0, 5, 4], [2, 3, 3], [5, 4, 5], [1, 2, 1]])), 2)
    0.96
    """
    correlations = _correlations(answers)
    if len(correlations) < 3:
        raise ValueError("one factor needs at least three items")
    loadings = _loadings(correlations)
    common = loadings.sum() ** 2
    return float(common / (common + (1 - loadings**2).sum()))


def _loadings(correlations: Floats) -> Floats:
    """Least squares loadings on one factor, each from -1 to 1."""
    pairs = np.triu_indices_from(correlations, k=1)

    def residuals(loadings: Floats) -> Floats:
        return np.asarray((correlations - np.outer(loadings, loadings))[pairs])

    # The signs of the first principal component keep an unreversed item from leading astray.
    _, vectors = np.linalg.eigh(correlations)
    start = np.where(vectors[:, -1] < 0, -0.5, 0.5)
    fit = scipy.optimize.least_squares(
        residuals, start, bounds=(-1, 1), ftol=_NOISE, xtol=_NOISE, gtol=_NOISE
    )
    return np.asarray(fit.x)


def _correlations(answers: Floats) -> Floats:
    complete = _complete(answers)
    if (np.ptp(complete, axis=0) == 0).any():
        raise EmptyBaseError("all gave an item the same answer, so it goes along with nothing")
    return np.atleast_2d(np.corrcoef(complete, rowvar=False))


def _complete(answers: Floats) -> Floats:
    """Rows of the people who answered every item."""
    if answers.ndim != 2 or answers.shape[1] < 2:
        raise ValueError(f"expected respondents x items, not an array of shape {answers.shape}")
    complete: Floats = answers[~np.isnan(answers).any(axis=1)]
    if len(complete) < 2:
        raise EmptyBaseError("fewer than two people answered every item")
    return complete
