"""One unit and its figures, by the names that its pages use."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from spegla.privacy.released import Released, ReleasedGroup, Shown, Statistic, Value
from spegla.report.context import Context
from spegla.report.model import Listing, Phrase, phrase
from spegla.report.values import count
from spegla.survey.questions import NKI, LocalText
from spegla.survey.readings import Contrast

_NAMED = 3
"""Dimensions that a sentence names; more are counted."""


def has_report(released: Released, breakdown: str, group: ReleasedGroup) -> bool:
    """Whether a group gets a report: it stands for itself, and some score of it is shown.

    Args:
        released: What was let out, of all groups.
        breakdown: Code of the breakdown.
        group: One of its groups as it is shown; several small ones together are no unit.
    """
    return group.label is not None and any(
        isinstance(value, Shown)
        for figure, value in released
        if (figure.group_by, figure.group) == (breakdown, group.code)
        and figure.statistic is Statistic.SCORE
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit, and the context of its report, in which there is no other unit.

    Args:
        context: Everyone and this unit, nobody else.
        group: Codes of the breakdown and of the unit in it.
        name: What readers call it.
    """

    context: Context
    group: tuple[str, str]
    name: LocalText

    @classmethod
    def of(cls, context: Context) -> Self:
        """The one unit that a context shows.

        Raises:
            ValueError: It shows another number of groups, or one without a name.
        """
        ((breakdown, group),) = (
            (breakdown.code, group)
            for breakdown in context.released.breakdowns
            for group in breakdown.groups
        )
        if group.label is None:
            raise ValueError("several small groups together are no unit")
        return cls(context=context, group=(breakdown, group.code), name=group.label)

    @property
    def subjects(self) -> tuple[str, ...]:
        """The dimensions, and the NKI where it was asked."""
        return (*self.context.dimensions, *((NKI,) if self.context.nki is not None else ()))

    def score(self, subject: str) -> Value | None:
        """The unit's score."""
        return self.context.released.find(self.context.score_id(subject, group=self.group))

    def everyone(self, subject: str) -> Value | None:
        """The score of all customers together, the unit among them."""
        return self.context.released.find(self.context.score_id(subject))

    def contrast(self, subject: str) -> Value | None:
        """The unit's score minus that of the rest, with its reading."""
        figure = self.context.score_id(subject, Statistic.CONTRAST, group=self.group)
        return self.context.released.find(figure)

    def response(self, statistic: Statistic) -> Value | None:
        """A figure about taking part."""
        return self.context.released.find(self.context.response_id(statistic, group=self.group))

    @property
    def scores(self) -> Mapping[str, Value]:
        """The unit's score of each dimension that it has one of."""
        found = {dimension: self.score(dimension) for dimension in self.context.dimensions}
        return {dimension: value for dimension, value in found.items() if value is not None}

    @property
    def compared(self) -> Mapping[str, Shown]:
        """The dimensions in which the unit could be compared with the rest, with the outcome."""
        found = {dimension: self.contrast(dimension) for dimension in self.context.dimensions}
        return {dimension: each for dimension, each in found.items() if isinstance(each, Shown)}

    def that_read(self, reading: Contrast) -> Mapping[str, Shown]:
        """The dimensions whose comparison with the rest came out so."""
        return {d: each for d, each in self.compared.items() if each.reading is reading}

    def names(self, dimensions: Sequence[str]) -> Listing | Phrase:
        """The dimensions by name, up to three; how many they are, where they are more."""
        if len(dimensions) > _NAMED:
            return phrase("unit.dimensions", count=count(len(dimensions)))
        return Listing(items=tuple(self.context.short(dimension) for dimension in dimensions))
