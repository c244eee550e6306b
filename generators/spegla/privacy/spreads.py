"""Displayed standard deviations: by how much people differ, as far as that may be said.

The spread of everyone's scores is no sum but a statistic of the whole population (PRIVACY.md 2.15).
It is shown in whole points, and never so small or so large that it would tell on which side of
favourable everybody is, or that nobody is in the middle.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from spegla.privacy.display import SCORE_RANGE, WHOLE_POPULATION_MINIMUM, displayed
from spegla.privacy.proposals.scores import favourable_from
from spegla.privacy.released import Hidden, Shown, Unit, Value
from spegla.settings import PrivacyPolicy
from spegla.stats.tallies import ScoreTally
from spegla.survey.questions import Question

FEW = 2
"""People who may answer otherwise than all others without its being seen."""

_SHORTEST_STEP = 25.0
"""Points between two answers of a scale of five, the least that is reckoned with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Favourable:
    """Where a score is favourable: from ``start``; the answer below it is ``step`` points off."""

    start: float
    step: float

    @classmethod
    def of(cls, items: Sequence[Question]) -> Self:
        """Of a score over some items; the longest step counts."""
        top = SCORE_RANGE[1]
        longest = max(top / (item.scale.high - item.scale.low) for item in items)
        return cls(start=top * float(favourable_from(items)), step=max(longest, _SHORTEST_STEP))


def spread_of_everyone(
    tally: ScoreTally, score: Value, favourable: Favourable, *, policy: PrivacyPolicy
) -> float | None:
    """Standard deviation of everyone's scores in whole points; None where it may not be shown.

    Args:
        tally: Sums of the scores, 0-100.
        score: The displayed score.
        favourable: Where a person's score is favourable.
        policy: The thresholds in force.
    """
    if isinstance(score, Hidden) or tally.base < fewest_with_spread(policy):
        return None
    largest, smallest = largest_spread(score), smallest_spread(score, favourable)
    return max(min(float(round(tally.moments().sd)), largest), smallest)


def fewest_with_spread(policy: PrivacyPolicy) -> int:
    """Answers from which on a score has a displayed spread, so that a change of it can be judged.

    The minimum of a mean counts too: below it there is no interval that a spread could serve.
    """
    return max(policy.mean_minimum, policy.category_minimum, WHOLE_POPULATION_MINIMUM)


def smallest_spread(score: Shown, favourable: Favourable) -> float:
    """The smallest standard deviation that is displayed beside a score, in whole points.

    That of people who agree but for two: as far away as the nearest favourable score, or as the
    nearest that is not, whichever is farther.

    >>> smallest_spread(
    ...     Shown(value=85.0, unit=Unit.SCORE, base=200), Favourable(start=75.0, step=25.0)
    ... )
    4.0
    """
    return float(math.ceil(_spread_of_few(score, favourable)))


def largest_spread(score: Shown) -> float:
    """The largest standard deviation that is displayed beside a score, in whole points.

    That of people who are all at the ends but for two in the middle.

    >>> largest_spread(Shown(value=50.0, unit=Unit.SCORE, base=50))
    49.0
    """
    top, people = SCORE_RANGE[1], score.base or 0
    squares = people * score.value * (top - score.value) - FEW * (top / 2) ** 2
    return float(math.floor(math.sqrt(max(squares, 0.0) / max(people - 1, 1))))


def may_agree(tally: ScoreTally, score: Shown, favourable: Favourable) -> bool:
    """Whether people's scores differ so little that all might be on one side of favourable.

    Then nothing but the mean is worked out of these scores: what goes with what, or does not, could
    tell that all do agree.

    >>> alike = ScoreTally(base=50, total=4250.0, squares=361250.0)
    >>> may_agree(
    ...     alike,
    ...     Shown(value=85.0, unit=Unit.SCORE, base=50),
    ...     Favourable(start=75.0, step=25.0),
    ... )
    True
    """
    return tally.moments().sd < _spread_of_few(score, favourable)


def _spread_of_few(score: Shown, favourable: Favourable) -> float:
    distance = max(favourable.start - score.value, score.value - favourable.start + favourable.step)
    return distance * math.sqrt(FEW / (score.base or 1))


def spread_of_shares(points: Sequence[float], shares: Sequence[Value]) -> float | None:
    """Standard deviation on a scale from its displayed distribution; None where it is hidden.

    Args:
        points: Code of each category.
        shares: Displayed share of each; middles of bins, which need not sum to 1.
    """
    known = [share for share in shares if isinstance(share, Shown)]
    total = math.fsum(share.value for share in known)
    if len(known) < len(shares) or total == 0:
        return None
    weights = [share.value / total for share in known]
    mean = math.fsum(p * w for p, w in zip(points, weights, strict=True))
    variance = math.fsum(w * (p - mean) ** 2 for p, w in zip(points, weights, strict=True))
    base = known[0].base or 0
    return displayed(math.sqrt(variance * base / (base - 1)), Unit.SCALE)
