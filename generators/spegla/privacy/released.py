"""The types that may leave: past the privacy gate nothing else exists.

A :class:`Shown` holds a displayed value, never an exact one that is rounded later; a
:class:`Hidden` holds a reason and nothing else. No object here can hold a respondent. Only
``spegla.privacy.gate`` makes a :class:`Released`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from spegla.privacy.certificate import Certificate
from spegla.survey.questions import NKI, Audience, LocalText
from spegla.survey.readings import InterviewTheme, Reading, Sentiment

REMOVED = "[removed]"
"""Stands in a released comment for what was taken out of it, however long that was."""


class SubjectKind(StrEnum):
    """What sort of thing a figure is about."""

    ITEM = "item"
    """One question on a scale."""
    DIMENSION = "dimension"
    """A theme that several items measure."""
    OUTCOME = "outcome"
    """The customer satisfaction index (NKI), made of the outcome questions."""
    RESPONSE = "response"
    """Taking part in the survey."""
    NEED = "need"
    """What the customer came for, the second way to sort the items."""
    CHOICE = "choice"
    """A question answered by choosing; the figure's ``category`` is the option."""
    QUANTITY = "quantity"
    """A question answered with a number."""
    COMMENT = "comment"
    """A question answered in one's own words; the figure's ``category`` is a theme, and a sentiment
    behind a point, or one of the two."""
    PRIORITIES = "priorities"
    """What matters most, over all dimensions together."""


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
    NET_PROMOTER = "net_promoter"
    """Share of promoters minus share of detractors, -100 to 100."""
    MEDIAN = "median"
    """Middle of the answers to a quantity, from its classes."""
    STATED_IMPORTANCE = "stated_importance"
    """Share who chose the dimension among those that matter most, or its mean rating."""
    IMPROVE_FIRST = "improve_first"
    """Share who chose the dimension as the one to improve first."""
    STATED_WEIGHT = "stated_weight"
    """Stated importance as a share of that of all dimensions."""
    DERIVED_WEIGHT = "derived_weight"
    """Share of the explained variation of the NKI that goes with the dimension (LMG)."""
    RANK_CORRELATION = "rank_correlation"
    """Spearman's correlation with the NKI, where there are too few answers for shares."""
    R_SQUARED = "r_squared"
    """Share of the variation of the NKI that goes with all dimensions together."""
    WEIGHT = "weight"
    """Importance for priorities: the mean of stated and derived weight, where both exist."""
    PLACEMENT = "placement"
    """Box in the matrix of importance and performance, with the share of resamples that agree;
    ``category`` is the cross and the importance that it is drawn with."""
    PRIORITY = "priority"
    """Weight x shortfall x influence, of 100."""
    TOP_THREE = "top_three"
    """Share of resamples in which the dimension is one of the three first priorities."""
    EXPECTED_OVERLAP = "expected_overlap"
    """How many of the customers' three most important dimensions IT management had guessed."""
    RANK_AGREEMENT = "rank_agreement"
    """Spearman's correlation of the guessed order of importance with the customers'."""
    MINIMUM = "minimum"
    DESIRED = "desired"
    PERCEIVED = "perceived"
    """The three levels of the zone of tolerance, among those who gave all three."""
    ADEQUACY = "adequacy"
    """Perceived minus minimum level."""
    SUPERIORITY = "superiority"
    """Perceived minus desired level."""
    BELOW_MINIMUM = "below_minimum"
    """Share who perceive a level below their own minimum."""
    ALPHA = "alpha"
    """Cronbach's alpha of a dimension's items."""
    OMEGA = "omega"
    """McDonald's omega of a dimension's items."""
    CONSENSUS = "consensus"
    """How far customers agree with each other on an item (r_wg)."""


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
    COEFFICIENT = "coefficient"
    """A correlation, reliability or the like."""
    AMOUNT = "amount"
    """A number in the unit of its question, or a score of priority."""


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

    @classmethod
    def of_score(
        cls,
        wave: str,
        subject: str,
        statistic: Statistic,
        *,
        audience: Audience = Audience.CUSTOMERS,
        category: str = "",
        group: tuple[str, str] = ("", ""),
    ) -> Self:
        """Of a figure about a dimension or the NKI, in all or for a (breakdown, group)."""
        return cls(
            wave=wave,
            audience=audience,
            subject_kind=SubjectKind.OUTCOME if subject == NKI else SubjectKind.DIMENSION,
            subject=subject,
            statistic=statistic,
            category=category,
            group_by=group[0],
            group=group[1],
        )

    @classmethod
    def of_response(
        cls, wave: str, statistic: Statistic, *, group: tuple[str, str] = ("", "")
    ) -> Self:
        """Of a figure about taking part, in all or for a (breakdown, group)."""
        return cls(
            wave=wave,
            audience=Audience.CUSTOMERS,
            subject_kind=SubjectKind.RESPONSE,
            subject="survey",
            statistic=statistic,
            group_by=group[0],
            group=group[1],
        )

    @classmethod
    def of_customers(
        cls,
        wave: str,
        kind: SubjectKind,
        subject: str,
        statistic: Statistic,
        *,
        category: str = "",
    ) -> Self:
        """Of a figure about all customers, whatever its kind of subject."""
        return cls(
            wave=wave,
            audience=Audience.CUSTOMERS,
            subject_kind=kind,
            subject=subject,
            statistic=statistic,
            category=category,
        )

    @classmethod
    def of_comments(
        cls, wave: str, question: str, *, theme: str = "", sentiment: Sentiment | None = None
    ) -> Self:
        """Of the share who spoke of a theme, sounded so, or both, among those who wrote."""
        return cls.of_customers(
            wave,
            SubjectKind.COMMENT,
            question,
            Statistic.SHARE,
            category=theme if sentiment is None else f"{theme}.{sentiment}",
        )

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
        value: As displayed, in ``unit``; shares in [0, 1]. Of a binned figure, the bin's middle.
        unit: What the value counts in.
        low: Lower end of its confidence interval, where it has one.
        high: Upper end of its confidence interval, where it has one.
        least: Low end of the bin that the value stands for; None where it is no binned figure.
        most: High end of that bin.
        base: Number of people behind it, where that may be said.
        reading: What a comparison may be called, decided by rule from displayed values.
    """

    value: float
    unit: Unit
    low: float | None = None
    high: float | None = None
    least: float | None = None
    most: float | None = None
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
class ReleasedComment:
    """What somebody wrote, read and approved by a person, and cut loose from all else they said.

    Args:
        question: Code of the open question; "" where it is not known.
        theme: Code of a dimension, or "other".
        sentiment: How it sounds, as the person who approved it judged.
        text: One line, in the language in which it was written; ``REMOVED`` may stand in it.
    """

    question: str
    theme: str
    sentiment: Sentiment
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedInterview:
    """What a key customer said before the survey and agreed to be quoted with.

    Args:
        dimension: Code of the dimension that it is about.
        theme: As what it came up.
        text: One line, in the language in which it was said.
    """

    dimension: str
    theme: InterviewTheme
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """Everything that may leave for one engagement.

    Args:
        figures: Each figure with its value, in the order of release.
        breakdowns: The groups that figures may be about.
        thresholds: The thresholds that were applied.
        certificate: What was audited, and the hash by which the release can be told from others.
        management_agreed: Whether the IT management team agreed on its answers jointly, so that
            they are not anonymous.
        comments: Approved comments, in an order that says nothing.
        interviews: Approved quotations, likewise.
    """

    figures: Mapping[FigureId, Value]
    breakdowns: tuple[ReleasedBreakdown, ...]
    thresholds: Thresholds
    certificate: Certificate
    management_agreed: bool = False
    comments: tuple[ReleasedComment, ...] = ()
    interviews: tuple[ReleasedInterview, ...] = ()

    def value(self, figure: FigureId) -> Value:
        """The figure's value; asking for one that was never released is a defect."""
        return self.figures[figure]

    def find(self, figure: FigureId) -> Value | None:
        """The figure's value, or None where the survey has no such figure."""
        return self.figures.get(figure)

    def breakdown(self, code: str) -> ReleasedBreakdown:
        """The breakdown with this code."""
        return next(breakdown for breakdown in self.breakdowns if breakdown.code == code)

    def __iter__(self) -> Iterator[tuple[FigureId, Value]]:
        """Each figure with its value, in the order of release."""
        return iter(self.figures.items())
