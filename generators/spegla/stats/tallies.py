"""Sufficient statistics of the answers: sums and counts that add up over groups.

Everything that is published is computed from these, so groups can be combined by adding, and
nothing after this step needs to look at a respondent. Who belongs where and what each answered
goes along for the privacy audits alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from spegla.stats.estimates import Moments
from spegla.stats.means import moments_of_counts
from spegla.survey.questions import Audience, Question

Mask = NDArray[np.bool_]
Categories = NDArray[np.int64]
"""For each respondent the number of the category chosen, from 0; ``NO_CATEGORY`` where none."""

NO_CATEGORY = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTally:
    """How many people chose each code of one item, and how many gave none.

    Args:
        counts: People per code as it was given, from the low to the high end of the scale.
        dont_know: People who said that they cannot judge.
        not_applicable: People whom the item does not concern.
        blank: People who left it out.
    """

    counts: tuple[int, ...]
    dont_know: int
    not_applicable: int
    blank: int

    def __add__(self, other: "ItemTally") -> "ItemTally":
        """The tally of both groups together."""
        return ItemTally(
            counts=tuple(a + b for a, b in zip(self.counts, other.counts, strict=True)),
            dont_know=self.dont_know + other.dont_know,
            not_applicable=self.not_applicable + other.not_applicable,
            blank=self.blank + other.blank,
        )

    @property
    def base(self) -> int:
        """People who gave an answer on the scale."""
        return sum(self.counts)

    def directed(self, question: Question) -> tuple[int, ...]:
        """Counts from the bad to the good end: turned round for a reversed item."""
        return self.counts[::-1] if question.is_reversed else self.counts

    def favourable(self, question: Question) -> int:
        """People at the favourable end, after reversing."""
        start = question.scale.favourable_from - question.scale.low
        return sum(self.directed(question)[start:])

    def unfavourable(self, question: Question) -> int:
        """People at the unfavourable end, after reversing."""
        stop = question.scale.unfavourable_to - question.scale.low + 1
        return sum(self.directed(question)[:stop])

    def moments(self, question: Question) -> Moments:
        """Mean and standard deviation of the codes after reversing.

        Raises:
            EmptyBaseError: Fewer than two people gave an answer on the scale.
        """
        return moments_of_counts(question.scale.points, self.directed(question))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceTally:
    """How many people chose each option of a choice; of some choices, several each.

    Args:
        counts: People per option, in the order of the options.
        base: People who chose anything.
        not_asked: People to whom the question was not put.
        blank: People who were asked and chose nothing.
    """

    counts: tuple[int, ...]
    base: int
    not_asked: int
    blank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityTally:
    """How many people gave a number in each class, in the order of the classes."""

    counts: tuple[int, ...]
    blank: int

    @property
    def base(self) -> int:
        """People who gave a number."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreTally:
    """Number, sum and sum of squares of the respondents' scores, each 0-100."""

    base: int
    total: float
    squares: float

    def __add__(self, other: "ScoreTally") -> "ScoreTally":
        """The tally of both groups together."""
        return ScoreTally(
            base=self.base + other.base,
            total=self.total + other.total,
            squares=self.squares + other.squares,
        )

    def moments(self) -> Moments:
        """Mean and standard deviation of the scores.

        Raises:
            EmptyBaseError: Fewer than two people have a score.
        """
        return Moments.from_sums(n=self.base, total=self.total, squares=self.squares)


def score_tally(values: NDArray[np.float64]) -> ScoreTally:
    """The tally of respondents' values; NaN, where there is none, is left out.

    >>> score_tally(np.array([50.0, np.nan, 100.0]))
    ScoreTally(base=2, total=150.0, squares=12500.0)
    """
    present, people = np.unique(values[~np.isnan(values)], return_counts=True)
    return ScoreTally(
        base=int(people.sum()),
        total=_exact_sum(present, people),
        squares=_exact_sum(present * present, people),
    )


def _exact_sum(values: NDArray[np.float64], times: NDArray[np.int64]) -> float:
    """The sum of values that come so often, rounded once: the order of people decides nothing."""
    parts = zip(values.tolist(), times.tolist(), strict=True)
    return float(sum((Fraction(value) * often for value, often in parts), Fraction()))


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseTally:
    """How many were eligible (None: nobody knows) and how far they came in the questionnaire.

    ``complete`` left no item on a scale blank that everyone was asked, ``partial`` answered at
    least half of the dimension items, ``break_off`` fewer (METHOD.md 2.1). Saying "don't know"
    is answering.
    """

    eligible: int | None
    complete: int
    partial: int
    break_off: int

    def __add__(self, other: "ResponseTally") -> "ResponseTally":
        """The tally of both groups together."""
        return ResponseTally(
            eligible=(
                None
                if self.eligible is None or other.eligible is None
                else self.eligible + other.eligible
            ),
            complete=self.complete + other.complete,
            partial=self.partial + other.partial,
            break_off=self.break_off + other.break_off,
        )

    @property
    def answered(self) -> int:
        """People who count as having taken part: complete and partial."""
        return self.complete + self.partial


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ScoreKey:
    """Which score: a dimension's code, "nki", or with ``is_need`` the code of a need.

    ``like_for_like`` marks the score over only those items that were asked alike in the newest
    two waves, which is what a trend may use.
    """

    subject: str
    like_for_like: bool = False
    is_need: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTallies:
    """All tallies of one group of people."""

    response: ResponseTally
    items: Mapping[str, ItemTally]
    scores: Mapping[ScoreKey, ScoreTally]

    def __add__(self, other: "GroupTallies") -> "GroupTallies":
        """The tallies of both groups together."""
        return GroupTallies(
            response=self.response + other.response,
            items={code: tally + other.items[code] for code, tally in self.items.items()},
            scores={key: tally + other.scores[key] for key, tally in self.scores.items()},
        )


GroupKey = tuple[str, str]
"""Breakdown code and group code."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AudienceTallies:
    """What one audience answered in one wave, in all and per group.

    Args:
        everyone: Tallies of all respondents.
        groups: Tallies per group, in the author's order.
        members: Who belongs to each group, one mask over the respondents each.
        respondents: What tells each respondent from every other, for the ledger, and for waves
            that are linked.
        identified_by: Heading of the column of IDs by which that is; "" where it is the whole row.
        took_part: Who answered completely or partially.
        completed: Who answered everything that all were asked.
        rated: Which point of the scale each chose, per item code; from the bad to the good end.
        dont_know: Who said that they cannot judge, per item code.
        scored: Who has a score, per score.
    """

    wave: str
    audience: Audience
    everyone: GroupTallies
    groups: Mapping[GroupKey, GroupTallies]
    members: Mapping[GroupKey, Mask]
    respondents: tuple[str, ...]
    identified_by: str
    took_part: Mask
    completed: Mask
    rated: Mapping[str, Categories]
    dont_know: Mapping[str, Mask]
    scored: Mapping[ScoreKey, Mask]
