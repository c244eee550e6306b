"""What could be said of a dimension or the NKI: its score in all and by group, and its items.

A person's score is the mean of the items that they answered, so items and scores are sums over
the same unknown answers and are audited together (PRIVACY.md 2.8).
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from spegla.privacy.audit import Safe, audit
from spegla.privacy.grouping import Grouping
from spegla.privacy.linear import (
    NO_ANSWER,
    BoolVector,
    Part,
    Shares,
    Term,
    narrow,
    total_per_person,
)
from spegla.privacy.released import FigureId, Statistic, Unit
from spegla.privacy.statements import Detail, Measure, ScorePart, Statement
from spegla.settings import PrivacyPolicy
from spegla.stats.tallies import AudienceTallies, ScoreKey
from spegla.survey.questions import Audience, Question

SMALLEST_COMPOSITE = 3
"""Items that a score needs before it may be shown for fewer people than a mean needs."""

SCORE_TOP = 100.0

_MOST_STEPS = 4
"""Steps of a scale of five; a score over a longer scale is not told apart more finely."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Composite:
    """A score as a sum over items in whole numbers.

    Args:
        terms: What an answer to each item adds.
        shares: For each person how often: the fewer items they answered, the more each counts.
            0 for those without a score.
        measure: How the sum is binned and written.
        favourable_from: Sum of one person from which their score is favourable.
        minimum: People needed before it may be shown at all.
    """

    terms: tuple[Term, ...]
    shares: Shares
    measure: Measure
    favourable_from: int
    minimum: int

    def statement(
        self, figure: FigureId, detail: Detail, members: BoolVector | None = None
    ) -> Statement:
        """The score of some people, all that have one unless ``members`` says who."""
        return Statement(
            figure=figure,
            terms=self.terms,
            shares=self.shares if members is None else self.shares * members,
            measure=self.measure,
            detail=detail,
            minimum=self.minimum,
        )


def composite(
    items: Sequence[Question], tallies: AudienceTallies, key: ScoreKey, policy: PrivacyPolicy
) -> Composite:
    """The score over some items.

    Whole numbers: an item's answer counts in steps of the least common multiple of the scales'
    lengths, and a person's answers are multiplied so that all their items together weigh the same
    whether they answered all or some.
    """
    lengths = [item.scale.high - item.scale.low for item in items]
    length = math.lcm(*lengths)
    people = math.lcm(*range(1, len(items) + 1))
    answered = sum((tallies.rated[item.code] >= 0).astype(np.int64) for item in items)
    return Composite(
        terms=tuple(
            Term(
                part=item.code,
                weights=tuple(step * (length // own) for step in range(own + 1)),
            )
            for item, own in zip(items, lengths, strict=True)
        ),
        shares=narrow(np.where(tallies.scored[key], people // np.maximum(answered, 1), 0)),
        measure=_measure(items, length * people),
        favourable_from=math.ceil(length * people * favourable_from(items)),
        minimum=policy.k if len(items) >= SMALLEST_COMPOSITE else policy.mean_minimum,
    )


def scores(
    of_items: Composite,
    subject: str,
    tallies: AudienceTallies,
    grouping: Grouping,
    *,
    by_group: bool,
) -> Iterator[Statement]:
    """The score of everyone and, ``by_group``, of each group that may stand beside it."""
    for row in grouping.shown(of_items.shares != 0):
        if row.group_by and not by_group:
            continue
        yield of_items.statement(
            FigureId.of_score(
                tallies.wave, subject, Statistic.SCORE, group=(row.group_by, row.group)
            ),
            Detail.GROUP if row.group_by else Detail.TOTAL,
            row.members,
        )


def score_of_all(
    of_items: Composite,
    subject: str,
    statistic: Statistic,
    wave: str,
    audience: Audience = Audience.CUSTOMERS,
) -> Statement:
    """The score of everyone who has one."""
    figure = FigureId.of_score(wave, subject, statistic, audience=audience)
    return of_items.statement(figure, Detail.TOTAL)


def score_part(of_items: Composite, subject: str, parts: Sequence[Part]) -> ScorePart:
    """The score as one question: favourable from where an item's index would be.

    Its categories are the scores that somebody has, the ends, and the two on either side of
    favourable: further worlds would only make it easier not to be certain.
    """
    sums = total_per_person(of_items.terms, of_items.shares, parts)
    has_score = of_items.shares != 0
    top, favourable = of_items.measure.highest, of_items.favourable_from
    further = np.array([0, favourable - 1, favourable, top])
    values = np.unique(np.concatenate([sums[has_score], further]))
    return ScorePart(
        part=Part(
            code=f"{subject}:score",
            favourable=tuple(bool(value >= favourable) for value in values),
            answers=np.where(has_score, np.searchsorted(values, sums), NO_ANSWER),
        ),
        terms=of_items.terms,
        sums=tuple(int(value) for value in values),
    )


def can_stand_beside(members: BoolVector, statements: Sequence[Statement], k: int) -> bool:
    """Whether a score of the same items, over ``members``, gives nobody away beside these."""
    rows = [statement.shares != 0 for statement in statements]
    return isinstance(audit(np.vstack([*rows, members]), k), Safe)


def _measure(items: Sequence[Question], top: int) -> Measure:
    """Ends in which two people can be on the other side of favourable, whichever the item."""
    scales = [item.scale for item in items]
    from_good = max(Fraction(s.high - s.unfavourable_to, s.high - s.low) for s in scales)
    return Measure(
        unit=Unit.SCORE,
        lowest=0,
        highest=top,
        low_end=2 * math.ceil(top * favourable_from(items)) + 1,
        high_end=2 * math.ceil(top * from_good) + 1,
        step=top // min(_MOST_STEPS, *(s.high - s.low for s in scales)),
        factor=SCORE_TOP / top,
    )


def favourable_from(items: Sequence[Question]) -> Fraction:
    """Part of the scale, from 0 to 1, from which a score over some items is favourable."""
    scales = [item.scale for item in items]
    return max(Fraction(s.favourable_from - s.low, s.high - s.low) for s in scales)
