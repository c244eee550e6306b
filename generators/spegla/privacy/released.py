"""The types that may leave: past the privacy gate nothing else exists.

A :class:`Shown` holds a displayed value, never an exact one that is rounded later; a
:class:`Hidden` holds a reason and nothing else. No object here can hold a respondent. Only
``spegla.privacy.gate`` makes a :class:`Released`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from spegla.survey.questions import Audience, LocalText
from spegla.survey.readings import Reading


class SubjectKind(StrEnum):
    """What sort of thing a figure is about."""

    ITEM = "item"
    DIMENSION = "dimension"
    OUTCOME = "outcome"
    """The customer satisfaction index (NKI), made of the outcome questions."""
    RESPONSE = "response"
    """Taking part in the survey."""


class Statistic(StrEnum):
    """What a figure says about its subject."""

    INVITED = "invited"
    ANSWERED = "answered"
    RESPONSE_RATE = "response_rate"
    """AAPOR RR2: complete and partial answers among those invited and eligible."""
    COMPLETE_RATE = "complete_rate"
    """AAPOR RR1: complete answers only."""
    SCORE = "score"
    TREND_SCORE = "trend_score"
    """Score over the items asked alike in both waves; equals the score where all were."""
    MEAN = "mean"
    FAVOURABLE = "favourable"
    UNFAVOURABLE = "unfavourable"
    SHARE = "share"
    """Share of one category of the scale; the figure's ``category`` is the code."""
    DONT_KNOW = "dont_know"
    CHANGE = "change"
    """Difference between two waves' trend scores; ``category`` is the earlier wave."""
    GAP = "gap"
    """IT management's score of itself minus the customers' score."""
    STANDARDISED_GAP = "standardised_gap"
    """The gap in standard deviations of the customers (Glass's delta)."""
    CONTRAST = "contrast"
    """A group's score minus the score of the rest of the organisation."""
    DETECTABLE_CHANGE = "detectable_change"
    """Smallest change that a next wave with as many answers could prove."""


class Unit(StrEnum):
    """What a value counts in; decides how it is written."""

    PERSONS = "persons"
    COUNT = "count"
    """A number of things other than people, such as dimensions."""
    SHARE = "share"
    """A share in [0, 1], written as a percentage."""
    SCORE = "score"
    """An index from 0 to 100."""
    POINTS = "points"
    """A difference between two scores, written with its sign."""
    SCALE = "scale"
    """A mean on the item's own scale."""
    DEVIATIONS = "deviations"
    """A difference in standard deviations, written with its sign."""


class HiddenReason(StrEnum):
    """Why a figure is not shown. Primary and secondary protection look the same."""

    PROTECTED = "protected"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class FigureId:
    """The stable identity of one figure; people script against it.

    >>> str(FigureId(wave="2026", audience=Audience.CUSTOMERS,
    ...     subject_kind=SubjectKind.DIMENSION, subject="trust", statistic=Statistic.SCORE,
    ...     group_by="department", group="grid"))
    '2026/customers/dimension/trust/score@department=grid'
    """

    wave: str
    audience: Audience
    subject_kind: SubjectKind
    subject: str
    statistic: Statistic
    category: str = ""
    group_by: str = ""
    group: str = ""

    def __str__(self) -> str:
        """The identity as one word, unique and free of spaces."""
        name = f"{self.wave}/{self.audience}/{self.subject_kind}/{self.subject}/{self.statistic}"
        if self.category:
            name += f"[{self.category}]"
        if self.group_by:
            name += f"@{self.group_by}={self.group}"
        return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A displayed value.

    Args:
        value: As displayed, in ``unit``; shares in [0, 1].
        unit: What the value counts in.
        low: Lower end of its interval, where it has one.
        high: Upper end of its interval, where it has one.
        base: Number of people behind it, where that may be said.
        reading: What a comparison may be called, decided by rule from displayed values.
    """

    value: float
    unit: Unit
    low: float | None = None
    high: float | None = None
    base: int | None = None
    reading: Reading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """A value that is not shown, and why."""

    reason: HiddenReason


Value = Shown | Hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedGroup:
    """A group as the report shows it; a combined one lists the groups that it is made of.

    ``label`` is None for the combined remainder, which wording names.
    """

    code: str
    label: LocalText | None
    members: tuple[LocalText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedBreakdown:
    """A breakdown after small groups were folded, in the author's order.

    ``left_out`` are groups too small to be shown even together.
    """

    code: str
    label: LocalText
    groups: tuple[ReleasedGroup, ...]
    left_out: tuple[LocalText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """The thresholds that were applied, each a number of people."""

    k: int
    mean_minimum: int
    category_minimum: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """Everything that may leave for one engagement.

    ``data_hash`` identifies the input files together, so that a report can be checked later.
    """

    figures: Mapping[FigureId, Value]
    breakdowns: tuple[ReleasedBreakdown, ...]
    thresholds: Thresholds
    data_hash: str

    def value(self, figure: FigureId) -> Value:
        """The figure's value; asking for one that was never released is a defect."""
        return self.figures[figure]

    def find(self, figure: FigureId) -> Value | None:
        """The figure's value, or None where the survey has no such figure."""
        return self.figures.get(figure)

    def breakdown(self, code: str) -> ReleasedBreakdown:
        """The breakdown with this code."""
        return next(breakdown for breakdown in self.breakdowns if breakdown.code == code)

    def hidden_per_reason(self) -> Mapping[HiddenReason, int]:
        """How many figures are hidden, per reason."""
        return Counter(v.reason for v in self.figures.values() if isinstance(v, Hidden))

    def __iter__(self) -> Iterator[tuple[FigureId, Value]]:
        """Each figure with its value, in the order of release."""
        return iter(self.figures.items())
