"""The body of a chart: the marks that it shows, with no place or colour yet."""

from dataclasses import dataclass
from enum import StrEnum

from spegla.privacy.released import Hidden, Shown, Unit
from spegla.report.model.words import Words


class Emphasis(StrEnum):
    """Whether a mark is to stand out from its neighbours."""

    NORMAL = "normal"
    STRONG = "strong"
    MUTED = "muted"


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionRow:
    """One 100 % bar.

    ``shares`` has a value a point of the scale, from the bad to the good end (a reversed item
    is turned round, as ``is_reversed`` says, and its first share is of the last category);
    ``dont_know`` is None where the scale offers no such answer.
    """

    label: Words
    shares: tuple[Shown, ...] | Hidden
    favourable: Shown | Hidden
    dont_know: Shown | Hidden | None
    is_reversed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionChart:
    """100 % stacked bars; don't know stands outside the bar, favourable at its right.

    ``categories`` are the wordings of the points, low to high. ``neutral`` counts the points in
    the middle that are neither favourable nor unfavourable; ``unfavourable`` those below it.
    """

    categories: tuple[Words, ...]
    unfavourable: int
    neutral: int
    rows: tuple[DistributionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalRow:
    """One dot with its interval. ``note`` stands at the right, such as "n 41"."""

    label: Words
    value: Shown | Hidden
    note: Words | None = None
    emphasis: Emphasis = Emphasis.NORMAL
    target: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalChart:
    """Dots with intervals on one axis; ``reference`` draws a labelled dashed line."""

    rows: tuple[IntervalRow, ...]
    unit: Unit
    domain: tuple[float, float]
    reference: float | None = None
    reference_label: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DumbbellRow:
    """Two values of one thing; ``note`` says at the right what their difference amounts to.

    ``second`` is None where nobody was asked for it.
    """

    label: Words
    first: Shown | Hidden
    second: Shown | Hidden | None
    note: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DumbbellChart:
    """Two marks a row joined by a line, such as customers beside IT management.

    ``marks`` name the first and the second mark in the key. ``is_part`` says that the first is a
    part of the second, as a unit is of all customers: the second is then its background, and no
    other party.
    """

    rows: tuple[DumbbellRow, ...]
    marks: tuple[Words, Words]
    domain: tuple[float, float]
    unit: Unit = Unit.SCORE
    is_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneRow:
    """What people accept at least, what they wish for, and what they get."""

    label: Words
    minimum: Shown | Hidden
    desired: Shown | Hidden
    perceived: Shown | Hidden
    note: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneChart:
    """The zone of tolerance: a band a row, and a dot inside, above or below it."""

    rows: tuple[ZoneRow, ...]
    domain: tuple[float, float]
    unit: Unit = Unit.SCORE


@dataclass(frozen=True, slots=True, kw_only=True)
class SlopeLine:
    """One line of a slope chart from the earlier to the later wave."""

    label: Words
    before: Shown | Hidden
    after: Shown | Hidden
    emphasis: Emphasis = Emphasis.NORMAL


@dataclass(frozen=True, slots=True, kw_only=True)
class SlopeChart:
    """Two waves side by side, a line a dimension."""

    waves: tuple[Words, Words]
    lines: tuple[SlopeLine, ...]
    domain: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatmapRow:
    """One row of a heatmap, a cell a column."""

    label: Words
    cells: tuple[Shown | Hidden, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatmapChart:
    """Scores of dimensions (rows) by group (columns), value printed in each cell."""

    columns: tuple[Words, ...]
    rows: tuple[HeatmapRow, ...]
    domain: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPoint:
    """One dimension, where its two values meet.

    Args:
        label: Its name.
        performance: Score minus the level aimed for, in points, with its interval.
        importance: Share who call it important, or of what it moves, with its interval.
        emphasis: Strong for a priority.
    """

    label: Words
    performance: Shown
    importance: Shown
    emphasis: Emphasis = Emphasis.NORMAL


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixChart:
    """Importance by performance, both with how sure we are; at most nine points.

    Args:
        points: The dimensions, in the order in which they are to be listed.
        cross: Performance and importance at which the four boxes meet.
        performance_domain: Ends of the axis across, which hold every value and the cross.
        importance_domain: Ends of the axis upwards, likewise.
        performance_title: What the axis across measures.
        importance_title: What the axis upwards measures.
        boxes: Names of the four boxes: important and below, important and above, less important
            and below, less important and above.
    """

    points: tuple[MatrixPoint, ...]
    cross: tuple[float, float]
    performance_domain: tuple[float, float]
    importance_domain: tuple[float, float]
    performance_title: Words
    importance_title: Words
    boxes: tuple[Words, Words, Words, Words]


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelStep:
    """Some of those who started: all of them, or the part that a step above splits into.

    Args:
        label: Who they are.
        start: Where their bar begins, a share of everyone at the start.
        value: Their share of everyone at the start, which is the length of the bar.
        note: What stands at the right, such as "n 175".
        emphasis: Strong for those who got stuck, muted for those who left the path.
        level: 0 for everyone, one more for each split.
    """

    label: Words
    start: float
    value: Shown | Hidden
    note: Words | None = None
    emphasis: Emphasis = Emphasis.NORMAL
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelChart:
    """How many of all went which way, a bar a step on one axis from nobody to everyone."""

    steps: tuple[FunnelStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessRow:
    """One scale on which people mark their guess, with the answers where they are given away.

    Args:
        label: What the guess is about.
        answer: What the guess is held against; None on the sheet to be filled in.
        is_chosen: Whether it belongs to those that are to be ticked; nothing without an answer.
    """

    label: Words
    answer: DumbbellRow | None = None
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessChart:
    """Empty scales to mark guesses on, or the same scales in the same places with the answers.

    Where a scale stands depends on the labels, the domain and the heading of the boxes alone, so
    that a sheet with answers can be laid over one with guesses.

    Args:
        rows: The scales, in an order that gives no answer away.
        domain: Ends of the scales.
        marks: Names of the marks in the key: none on the sheet to be filled in.
        choice: What to tick in the boxes at the right; None for no boxes.
    """

    rows: tuple[GuessRow, ...]
    domain: tuple[float, float]
    marks: tuple[Words, ...] = ()
    choice: Words | None = None


ChartBody = (
    DistributionChart
    | IntervalChart
    | DumbbellChart
    | ZoneChart
    | SlopeChart
    | HeatmapChart
    | MatrixChart
    | FunnelChart
    | GuessChart
)
