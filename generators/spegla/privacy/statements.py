"""What a report could say of one sum over people, before it is decided whether and how coarsely."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

import numpy as np

from spegla.privacy.bins import Bin, Bins
from spegla.privacy.linear import FamilyKey, LinearFigure, Part, Shares, Term
from spegla.privacy.released import FigureId, Shown, Unit
from spegla.survey.questions import Scale


class Detail(StrEnum):
    """How much a statement tells; the ladder takes the finest away first."""

    CATEGORY = "category"
    """The share of one category of a scale."""
    UNFAVOURABLE = "unfavourable"
    MEAN = "mean"
    """The mean of one question."""
    GROUP = "group"
    """The score of a group."""
    SHARE = "share"
    """A favourable share, or that of one option."""
    TOTAL = "total"
    """The score of everyone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How a sum over people is binned and written.

    Args:
        unit: What the displayed value counts in.
        lowest: Least that one person can add, a whole number.
        highest: Most that one person can add.
        low_end: Values that the first bin holds at least.
        high_end: Values that the last bin holds at least.
        step: Values for each person that a bin does not tell apart.
        start: Displayed value of a mean sum of 0.
        factor: What one more in the mean sum adds to the displayed value.
    """

    unit: Unit
    lowest: int
    highest: int
    low_end: int = 1
    high_end: int = 1
    step: int = 1
    start: float = 0.0
    factor: float = 1.0

    def bins(self, people: int, *, people_per_bin: int) -> Bins:
        """The bins of a sum over some people."""
        width = people_per_bin * self.step
        return Bins(
            least=people * self.lowest,
            most=people * self.highest,
            low_end=max(self.low_end, width),
            high_end=max(self.high_end, width),
            width=width,
        )

    def shown(self, found: Bin, people: int) -> Shown:
        """The middle of a bin, unrounded, with its ends."""
        return Shown(
            value=self._written(found.middle, people),
            unit=self.unit,
            least=self._written(found.least, people),
            most=self._written(found.most, people),
            base=people,
        )

    def _written(self, total: float, people: int) -> float:
        return self.start + self.factor * total / people


HEAD_COUNT = Measure(unit=Unit.SHARE, lowest=0, highest=1)
"""How many of some people gave an answer, written as a share."""


def mean_of_scale(scale: Scale) -> Measure:
    """The mean of codes on a scale, a person adding the number of the category from 0.

    >>> from spegla.survey.questions import LocalText
    >>> ends = (LocalText.from_mapping({"en": "low"}), LocalText.from_mapping({"en": "high"}))
    >>> agree = Scale(
    ...     code="agree", low=1, high=5, labels=ends, favourable_from=4, unfavourable_to=2
    ... )
    >>> measure = mean_of_scale(agree)
    >>> sums = measure.bins(5, people_per_bin=3)
    >>> seen = [measure.shown(sums.of(total), 5) for total in (3, 12, 20)]
    >>> [(round(shown.least, 1), round(shown.most, 1)) for shown in seen]
    [(1.0, 2.2), (3.2, 3.6), (3.8, 5.0)]
    """
    return Measure(
        unit=Unit.SCALE,
        lowest=0,
        highest=scale.high - scale.low,
        low_end=2 * (scale.favourable_from - scale.low) + 1,
        high_end=2 * (scale.high - scale.unfavourable_to) + 1,
        start=float(scale.low),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Statement:
    """One sum over people that could be displayed.

    Args:
        figure: Its identity.
        terms: What answers add.
        shares: For each respondent a whole number, 0 for those who are not in it.
        measure: How the sum is binned and written.
        detail: What it tells.
        minimum: People needed before it may be shown at all.
    """

    figure: FigureId
    terms: tuple[Term, ...]
    shares: Shares
    measure: Measure
    detail: Detail
    minimum: int

    @property
    def question(self) -> tuple[str, ...]:
        """The parts that it adds up."""
        return tuple(term.part for term in self.terms)

    @property
    def people(self) -> int:
        """How many people are in the sum."""
        return int((self.shares != 0).sum())

    def displayed(self, total: int, *, people_per_bin: int) -> LinearFigure:
        """The figure as it would be displayed, its sum being ``total``."""
        bins = self.measure.bins(self.people, people_per_bin=people_per_bin)
        return LinearFigure(
            figure=self.figure, terms=self.terms, shares=self.shares, bin=bins.of(total)
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ScorePart:
    """A score seen as one question of its own: what each person's score is.

    Args:
        part: Its categories are the scores that people have, and some that they could have.
        terms: The terms of the statements that are about this score.
        sums: What a person with each score adds to their sum.
    """

    part: Part
    terms: tuple[Term, ...]
    sums: tuple[int, ...]

    def figures(self, figures: Sequence[LinearFigure]) -> tuple[LinearFigure, ...]:
        """Those of the figures that are about this score, as figures about this question."""
        own = (Term(part=self.part.code, weights=self.sums),)
        return tuple(
            replace(figure, terms=own, shares=figure.members.astype(np.uint8))
            for figure in figures
            if figure.terms == self.terms
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Proposal:
    """Questions that are audited together, and all that a report could say of them.

    Args:
        key: Which family it is.
        parts: The questions.
        statements: What could be said, the most important first.
        score: The score that the parts make up, where they do.
    """

    key: FamilyKey
    parts: tuple[Part, ...]
    statements: tuple[Statement, ...]
    score: ScorePart | None = None

    def minimum(self, statement: Statement) -> int:
        """People behind anything that is said of the questions of a statement."""
        return max(part.minimum for part in self.parts if part.code in statement.question)

    def with_minimums(self) -> Self:
        """The same, each statement for no fewer people than its questions need."""
        return replace(
            self,
            statements=tuple(
                replace(each, minimum=max(each.minimum, self.minimum(each)))
                for each in self.statements
            ),
        )
