"""Two groups on one ordered item, compared by rank and never by a mean of codes.

Everything here takes counts per category, which is what the gate lets through.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Interval, Moments
from spegla.stats.intervals import difference_interval
from spegla.stats.means import moments_of_counts

ASYMPTOTIC_FROM = 10
"""People needed in both groups before Brunner and Munzel's t is trusted (METHOD.md 2.7)."""

_LEAST_VARIANCE = 1e-12  # keeps the studentised value finite when the groups do not overlap


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeEffect(Interval):
    """How often the second group is above the first: P(X < Y) + ½ P(X = Y), from 0 to 1.

    One half means that neither tends to answer higher; ``p_value`` tests against that.
    """

    p_value: float


def compare_ranks(
    first: Sequence[int], second: Sequence[int], *, level: float = 0.95
) -> RelativeEffect:
    """Two groups on one ordered item: Brunner-Munzel, by permutation where a group is below ten.

    The effect and its interval are Brunner and Munzel's in both cases; in small groups the
    interval is a rough one and the p-value decides.

    Args:
        first: People per category, from the lowest to the highest; whole numbers.
        second: The same for the other group.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        Shares with 0 <= low <= value <= high <= 1; above one half the second group is higher.

    Raises:
        EmptyBaseError: One of the groups has fewer than two answers.
        ValueError: The two do not have the same categories, or the level is no share.

    >>> round(compare_ranks([0, 1, 4], [5, 0, 0]).p_value, 4)
    0.0079
    """
    effect = brunner_munzel(first, second, level=level)
    if min(sum(first), sum(second)) >= ASYMPTOTIC_FROM:
        return effect
    return replace(effect, p_value=permuted_brunner_munzel(first, second))


def relative_effect(first: Sequence[float], second: Sequence[float]) -> float:
    """Chance that someone of the second group answers above someone of the first, ties half.

    Args:
        first: People per category, from the lowest to the highest.
        second: The same for the other group; the categories must be the same.

    Returns:
        From 0 to 1; one half where neither group tends to answer higher (METHOD.md 2.7).

    Raises:
        EmptyBaseError: One of the groups has no answers.
        ValueError: The two do not have the same categories.

    >>> relative_effect([0, 4, 4], [0, 0, 8])
    0.75
    """
    total = math.fsum(second)
    if total <= 0:
        raise EmptyBaseError("a group without answers has no order to compare")
    below = _share_below(first)
    return math.fsum(n * share for n, share in zip(second, below, strict=True)) / total


def brunner_munzel(
    first: Sequence[float], second: Sequence[float], *, level: float = 0.95
) -> RelativeEffect:
    """Relative effect of two groups with Brunner and Munzel's interval and test (2000).

    SciPy's ``brunnermunzel`` takes samples and gives no interval; displayed counts are neither
    samples nor always whole. :func:`compare_ranks` is for groups of any size.

    Args:
        first: People per category, from the lowest to the highest.
        second: The same for the other group.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        Shares with 0 <= low <= value <= high <= 1. Where the two groups do not overlap their
        answers show no spread, and the bounds meet at 0 or 1 with a p-value of 0.

    Raises:
        EmptyBaseError: One of the groups has fewer than two answers.
        ValueError: The two do not have the same categories, or the level is no share.

    >>> effect = brunner_munzel([2, 6, 10, 14], [4, 12, 8, 6])
    >>> round(effect.value, 2), round(effect.low, 2), round(effect.high, 2)
    (0.33, 0.2, 0.46)
    """
    placed_first, placed_second = _placements(first, second)
    difference = difference_interval(
        placed_second.mean - 0.5,
        variances=(
            placed_first.sd**2 / placed_first.n,
            placed_second.sd**2 / placed_second.n,
        ),
        bases=(placed_first.n, placed_second.n),
        level=level,
    )
    return RelativeEffect(
        value=placed_second.mean,
        low=max(difference.low + 0.5, 0.0),
        high=min(difference.high + 0.5, 1.0),
        p_value=difference.p_value,
    )


def permuted_brunner_munzel(first: Sequence[int], second: Sequence[int]) -> float:
    """Two-sided p-value of the Brunner-Munzel test by permutation, for groups below ten.

    The studentised statistic is permuted (Neubert and Brunner 2007), which keeps the error
    rate where the two groups differ in spread. With a small group there are few different
    divisions of the counts, so all are weighed and none is drawn: the p-value is exact. It
    takes moments on five points, and seconds where nine on eleven points face some hundred.

    Args:
        first: People per category, from the lowest to the highest; whole numbers.
        second: The same for the other group.

    Returns:
        Share of all divisions of these people into groups of these sizes whose statistic is at
        least as far from zero as theirs.

    Raises:
        EmptyBaseError: One of the groups has fewer than two answers.

    >>> round(permuted_brunner_munzel([0, 1, 4], [5, 0, 0]), 4)
    0.0079
    """
    together = [a + b for a, b in zip(first, second, strict=True)]
    # Divisions that are equally extreme differ by rounding noise, and must all be counted.
    threshold = abs(_studentised(first, second)) * (1 - 1e-9) - 1e-9
    extreme = 0
    for division in _divisions(sum(first), together):
        rest = [all_of_them - n for all_of_them, n in zip(together, division, strict=True)]
        if abs(_studentised(division, rest)) >= threshold:
            extreme += math.prod(map(math.comb, together, division))
    return extreme / math.comb(sum(together), sum(first))


def _divisions(people: int, available: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Each way to take so many people out of categories that hold so many."""
    if not available:
        yield ()
        return
    here, *others = available
    for n in range(max(0, people - sum(others)), min(here, people) + 1):
        for taken in _divisions(people - n, others):
            yield (n, *taken)


def _share_below(counts: Sequence[float]) -> list[float]:
    """Share of a group below each category, half of those in it included."""
    total = math.fsum(counts)
    if total <= 0:
        raise EmptyBaseError("a group without answers has no order to compare")
    return [(math.fsum(counts[:i]) + count / 2) / total for i, count in enumerate(counts)]


def _placements(first: Sequence[float], second: Sequence[float]) -> tuple[Moments, Moments]:
    """Where each group's answers stand among those of the other, as moments of shares below."""
    return (
        moments_of_counts(_share_below(second), first),
        moments_of_counts(_share_below(first), second),
    )


def _studentised(first: Sequence[float], second: Sequence[float]) -> float:
    placed_first, placed_second = _placements(first, second)
    variance = placed_first.sd**2 / placed_first.n + placed_second.sd**2 / placed_second.n
    return (placed_second.mean - 0.5) / math.sqrt(max(variance, _LEAST_VARIANCE))
