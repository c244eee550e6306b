"""Would you recommend us: the net promoter score, for questions that are declared as one.

A department whose colleagues cannot leave has no promoters in the market's sense, so the score
is optional and secondary, and is never set beside a benchmark (METHOD.md 2.4).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import scipy

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Difference, Estimate
from spegla.stats.intervals import critical_value

_SCALE_POINTS = 11  # 0 to 10
_FIRST_PASSIVE = 7
_FIRST_PROMOTER = 9

_ADDED_PEOPLE = 3.0
_ADDED_TO_EACH_END = 0.75  # half of the three are passives


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationCounts:
    """People by their answer from 0 to 10: promoters 9-10, passives 7-8, detractors 0-6.

    The three are not whole where a displayed bin's middle lies between two counts; their sum
    always is. ``missing`` ("don't know", not applicable, blank) is in no base.

    Raises:
        ValueError: A count is below zero, or the base is not a whole number of people.

    >>> RecommendationCounts(promoters=9, passives=6, detractors=3, missing=2).base
    18
    """

    promoters: float
    passives: float
    detractors: float
    missing: int = 0

    def __post_init__(self) -> None:
        """Refuse counts that no group can have."""
        if min(self.promoters, self.passives, self.detractors, self.missing) < 0:
            raise ValueError(f"counts are numbers of people, none below zero: {self}")
        people = math.fsum((self.promoters, self.passives, self.detractors))
        if not math.isclose(people, self.base, abs_tol=1e-6):
            raise ValueError(f"a base is a whole number of people: {self}")

    @property
    def base(self) -> int:
        """How many answered from 0 to 10."""
        return round(math.fsum((self.promoters, self.passives, self.detractors)))

    @classmethod
    def from_scale(cls, counts: Sequence[float], *, missing: int = 0) -> Self:
        """The three groups of people from a distribution over the eleven answers.

        Args:
            counts: People who answered 0, 1, and so on to 10.
            missing: People without an answer from 0 to 10.

        Raises:
            ValueError: There are not eleven counts.

        >>> RecommendationCounts.from_scale([0, 0, 0, 0, 0, 1, 2, 2, 4, 6, 3])
        RecommendationCounts(promoters=9, passives=6, detractors=3, missing=0)
        """
        if len(counts) != _SCALE_POINTS:
            raise ValueError(f"0 to 10 are {_SCALE_POINTS} answers, not {len(counts)}")
        return cls(
            promoters=sum(counts[_FIRST_PROMOTER:]),
            passives=sum(counts[_FIRST_PASSIVE:_FIRST_PROMOTER]),
            detractors=sum(counts[:_FIRST_PASSIVE]),
            missing=missing,
        )


def net_promoter_score(counts: RecommendationCounts, *, level: float = 0.95) -> Estimate:
    """Net promoter score, 100 (P - D) / n, with its adjusted Wald interval.

    The interval is the plain one of n + 3 people with P + ¾ promoters and D + ¾ detractors
    (Rocks 2016, The American Statistician 70), so its middle lies a little nearer to 0 than
    the score. The score itself is not adjusted.

    Args:
        counts: Promoters, passives and detractors (not percent, not weighted).
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        In points, with -100 <= low <= value <= high <= 100. Where the adjusted interval ends
        short of the score, as it can for one person or at a low level, it reaches to the score.

    Raises:
        EmptyBaseError: Nobody answered from 0 to 10.

    >>> net_promoter_score(RecommendationCounts(promoters=162, passives=108,
    ...                                         detractors=54)).rounded(2)
    Estimate(value=33.33, low=24.95, high=41.11, base=324)
    """
    value = _score(counts)
    centre, variance = _adjusted(counts)
    reach = critical_value(level) * math.sqrt(variance)
    return Estimate(
        value=value,
        low=min(max(centre - reach, -100.0), value),
        high=max(min(centre + reach, 100.0), value),
        base=counts.base,
    )


def standard_error(counts: RecommendationCounts) -> float:
    """Plain standard error of a net promoter score: 100 sqrt((p + d - (p - d)²) / n), in points.

    Published examples give this one. It is 0 where all are of one kind, which is why no
    interval stands on it.

    Raises:
        EmptyBaseError: Nobody answered from 0 to 10.

    >>> round(standard_error(RecommendationCounts(promoters=162, passives=108, detractors=54)), 3)
    4.141
    """
    if counts.base < 1:
        raise EmptyBaseError("a score needs at least one answer")
    return math.sqrt(_variance_of_score(counts.promoters, counts.detractors, counts.base))


def recommendation_difference(
    first: RecommendationCounts, second: RecommendationCounts, *, level: float = 0.95
) -> Difference:
    """First net promoter score minus second, with interval and test on the adjusted counts.

    Both scores are adjusted as in :func:`net_promoter_score`; z is the difference of the
    adjusted scores over the root of the sum of their variances (Lewis and Sauro,
    measuringu.com/nps-significance-test). The groups must not share people.

    Args:
        first: Counts of the one group.
        second: Counts of the other.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        ``value`` is the difference of the scores as they are displayed, in points; bounds and
        p-value are those of the adjusted ones. The degrees of freedom are infinite.

    Raises:
        EmptyBaseError: One of the groups has no answers.

    >>> gap = recommendation_difference(
    ...     RecommendationCounts(promoters=60, passives=60, detractors=30),
    ...     RecommendationCounts(promoters=30, passives=40, detractors=30))
    >>> gap.rounded(1).value, gap.rounded(1).low, gap.rounded(1).high, round(gap.p_value, 3)
    (20.0, 0.6, 38.7, 0.044)
    """
    value = _score(first) - _score(second)
    first_centre, first_variance = _adjusted(first)
    second_centre, second_variance = _adjusted(second)
    centre = first_centre - second_centre
    error = math.sqrt(first_variance + second_variance)
    reach = critical_value(level) * error
    return Difference(
        value=value,
        low=min(max(centre - reach, -200.0), value),
        high=max(min(centre + reach, 200.0), value),
        p_value=float(2 * scipy.special.ndtr(-abs(centre) / error)),
        degrees_of_freedom=math.inf,
    )


def _score(counts: RecommendationCounts) -> float:
    if counts.base < 1:
        raise EmptyBaseError("a score needs at least one answer")
    return 100 * (counts.promoters - counts.detractors) / counts.base


def _adjusted(counts: RecommendationCounts) -> tuple[float, float]:
    """Score and variance of the score when three made-up people are added."""
    people = counts.base + _ADDED_PEOPLE
    promoters = counts.promoters + _ADDED_TO_EACH_END
    detractors = counts.detractors + _ADDED_TO_EACH_END
    score = 100 * (promoters - detractors) / people
    return score, _variance_of_score(promoters, detractors, people)


def _variance_of_score(promoters: float, detractors: float, people: float) -> float:
    """In squared points; equal answers can leave it a hair below zero, which is cut."""
    balance = (promoters - detractors) / people
    return 100**2 * max((promoters + detractors) / people - balance**2, 0.0) / people
