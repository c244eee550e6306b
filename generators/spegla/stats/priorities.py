"""Which dimension first: what matters, times how far it falls short, times what IT can do.

Published thresholds for such scores contradict each other, so dimensions are ranked and never
judged by the number itself (METHOD.md 2.14). Arrays have dimensions last; where all arguments
come from the same draws of the bootstrap, so does the priority.
"""

import numpy as np
import numpy.typing as npt

from spegla.errors import EmptyBaseError
from spegla.stats.ranks import best_ranks

Floats = npt.NDArray[np.float64]

_DECIMALS = 12  # equal priorities may differ by rounding noise, and a tie must stay a tie


def opportunity(importance: float, satisfaction: float) -> float:
    """Ulwick's opportunity score (2002), for those who know it; ours is :func:`priority`.

    Args:
        importance: Share who find it important, times ten: 0-10.
        satisfaction: Share who are satisfied with it, times ten: 0-10.

    Returns:
        Importance plus what satisfaction lacks of it, from 0 to 20.

    Raises:
        ValueError: One of the two is not between 0 and 10.

    >>> opportunity(9, 3), opportunity(9, 9)
    (15, 9)
    """
    if not (0 <= importance <= 10 and 0 <= satisfaction <= 10):
        raise ValueError(f"{importance} and {satisfaction} are not both between 0 and 10")
    return importance + max(importance - satisfaction, 0)


def importance_weights(stated: Floats | None, derived: Floats | None) -> Floats:
    """What each dimension weighs: the mean of its stated and derived share of all importance.

    Where only one of the two is known, as when too few answered for a derived one, that one
    decides alone.

    Args:
        stated: Share who picked each dimension, or any other stated importance; None if nobody
            was asked.
        derived: Contribution of each to R², or its share of it; None if it cannot be derived.

    Returns:
        The shape given, dimensions last; they sum to 1. NaN in a draw without any importance.

    Raises:
        ValueError: Both are None.

    >>> importance_weights(np.array([0.9, 0.6, 1.5]), np.array([0.1, 0.2, 0.2])).round(3).tolist()
    [0.25, 0.3, 0.45]
    """
    known = [_normalised(shares) for shares in (stated, derived) if shares is not None]
    if not known:
        raise ValueError("there is neither a stated nor a derived importance")
    mean: Floats = sum(known[1:], known[0]) / len(known)
    return mean


def shortfall(score: Floats, target: Floats | float) -> Floats:
    """How much of the target is lacking: 0 at or above it, 1 at a score of 0.

    Args:
        score: Score of each dimension, from 0 to 100.
        target: Level aimed for, one for all or one per dimension.

    Raises:
        ValueError: A target is not above 0.

    >>> shortfall(np.array([56.0, 70.0, 84.0]), 70.0).round(3).tolist()
    [0.2, 0.0, 0.0]
    """
    if np.any(np.asarray(target) <= 0):
        raise ValueError(f"a target of {target} leaves nothing to fall short of")
    return np.maximum(target - score, 0.0) / target


def priority(
    weights: Floats, score: Floats, *, target: Floats | float, influence: Floats
) -> Floats:
    """Priority of each dimension: its weight x its shortfall x IT's influence on it.

    Args:
        weights: From :func:`importance_weights`.
        score: Score of each dimension, from 0 to 100, of the same shape.
        target: Level aimed for, one for all or one per dimension.
        influence: What IT management can do about each: 1 fully, 0.5 partly, 0 nothing. A
            priority of 0 for that reason is to be escalated, not dropped.

    Returns:
        From 0 to 1, in the shape given.

    Raises:
        ValueError: A target is not above 0, or an influence is not between 0 and 1.

    >>> weights, scores = np.array([0.5, 0.3, 0.2]), np.array([63.0, 35.0, 80.0])
    >>> priority(weights, scores, target=70.0, influence=np.array([1, 0.5, 1])).round(3).tolist()
    [0.05, 0.075, 0.0]
    """
    if not np.all((influence >= 0) & (influence <= 1)):
        raise ValueError(f"{influence} holds something that is no influence from 0 to 1")
    return weights * shortfall(score, target) * influence


def ranks(priorities: Floats) -> tuple[int | None, ...]:
    """Place of each dimension, the most urgent first; ties share a place and use up the next.

    Args:
        priorities: One per dimension.

    Returns:
        In the order given; None where the priority is 0, for nothing is to be done there.

    >>> ranks(np.array([0.075, 0.0, 0.05, 0.075]))
    (1, None, 3, 1)
    """
    return tuple(
        int(place) if value > 0 else None
        for place, value in zip(best_ranks(priorities.round(_DECIMALS)), priorities, strict=True)
    )


def top_probability(draws: Floats, *, top: int = 3) -> Floats:
    """Share of draws in which each dimension is among the first few and has anything to gain.

    Args:
        draws: Priorities, resamples x dimensions. A draw with NaN is left out.
        top: How many places count. Ties for the last of them are all in.

    Returns:
        One share per dimension. They sum to ``top`` at least where as many dimensions have a
        priority in each draw, to more with ties, and to less where fewer have one.

    Raises:
        EmptyBaseError: No draw is without NaN.

    >>> top_probability(np.array([[0.3, 0.2, 0.0], [0.1, 0.2, 0.0]]), top=1).tolist()
    [0.5, 0.5, 0.0]
    """
    known = draws[~np.isnan(draws).any(axis=1)]
    if len(known) == 0:
        raise EmptyBaseError("no draw has a priority for each dimension")
    is_top = (best_ranks(known.round(_DECIMALS)) <= top) & (known > 0)
    shares: Floats = np.count_nonzero(is_top, axis=0) / len(known)
    return shares


def _normalised(shares: Floats) -> Floats:
    totals = shares.sum(axis=-1, keepdims=True)
    parts: Floats = np.divide(shares, totals, out=np.full_like(shares, np.nan), where=totals > 0)
    return parts
