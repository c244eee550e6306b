"""The matrix of importance and performance, and the boxes of its dimensions."""

from math import ceil, floor

from spegla.privacy.released import Shown, Statistic, Unit, Value
from spegla.report.claims import claim, on
from spegla.report.context import Context
from spegla.report.findings import box_of, priorities, ranked
from spegla.report.model import (
    Align,
    Cell,
    Chart,
    Column,
    Emphasis,
    Listing,
    MatrixChart,
    MatrixPoint,
    NotAvailable,
    Phrase,
    Row,
    Table,
    phrase,
)
from spegla.report.values import (
    cell,
    count,
    highest_end,
    interval_cell,
    rows_figures,
    share_number,
    target_cell,
)
from spegla.settings import Influence
from spegla.survey.readings import MatrixVariant, Quadrant

MOST_POINTS = 9
"""Points that a matrix can label (METHOD.md 3.1)."""


def matrix_chart(context: Context, *, anchor: str) -> Chart:
    """Importance by distance to the level aimed for, at most nine dimensions."""
    named = _drawn(context)
    drawn = [point for d in named if (point := _point(context, d)) is not None]
    even = 1 / len(context.by(Statistic.WEIGHT))
    return Chart(
        anchor=anchor,
        finding=_matrix_finding(context),
        measure=phrase("priorities.matrix.measure"),
        body=MatrixChart(
            points=tuple(drawn),
            cross=(0.0, even),
            performance_domain=_domain([point.performance for point in drawn]),
            importance_domain=(0.0, ceil(highest_end([p.importance for p in drawn]) * 20) / 20),
            performance_title=phrase("priorities.matrix.performance"),
            importance_title=phrase("priorities.matrix.importance"),
            boxes=(
                phrase(f"box.{Quadrant.CONCENTRATE}"),
                phrase(f"box.{Quadrant.KEEP_UP}"),
                phrase(f"box.{Quadrant.LOW_PRIORITY}"),
                phrase(f"box.{Quadrant.POSSIBLE_OVERKILL}"),
            ),
        ),
        caption=(
            phrase("priorities.matrix.cross", even=share_number(even)),
            phrase("priorities.matrix.bars"),
            phrase(
                "priorities.matrix.box",
                needed=share_number(context.settings.method.placement_confidence),
            ),
            *(
                (phrase("priorities.matrix.most", count=count(MOST_POINTS)),)
                if len(context.by(Statistic.WEIGHT)) > MOST_POINTS
                else ()
            ),
        ),
        alternative=(
            *(
                phrase(
                    "priorities.matrix.alternative",
                    dimension=context.name(d),
                    box=box(context, d, MatrixVariant.TARGET),
                )
                for d in named
            ),
            phrase("chart.alternative.table"),
        ),
        table=_matrix_table(context, anchor=f"{anchor}-table"),
    )


def _drawn(context: Context) -> tuple[str, ...]:
    """The dimensions with the highest priority; those without any by their weight."""
    first = ranked(context)
    rest = tuple(d for d in context.by(Statistic.WEIGHT) if d not in first)
    return (*first, *rest)[:MOST_POINTS]


def _point(context: Context, dimension: str) -> MatrixPoint | None:
    score, target = context.score(dimension), context.target(dimension)
    weight = context.of_dimension(dimension, Statistic.WEIGHT)
    if not isinstance(score, Shown) or not isinstance(weight, Shown) or target is None:
        return None
    return MatrixPoint(
        label=context.short(dimension),
        performance=Shown(
            value=_from_target(score.value, target),
            unit=Unit.POINTS,
            low=None if score.low is None else _from_target(score.low, target),
            high=None if score.high is None else _from_target(score.high, target),
            least=None if score.least is None else _from_target(score.least, target),
            most=None if score.most is None else _from_target(score.most, target),
            base=score.base,
        ),
        importance=weight,
        emphasis=Emphasis.STRONG if dimension in priorities(context) else Emphasis.NORMAL,
    )


def _from_target(score: float, target: float) -> float:
    """Points above the level aimed for, at the grain of the score."""
    return round(score - target, 1)


def _matrix_finding(context: Context) -> Phrase:
    """What is to be concentrated on for sure, if anything is."""
    placed = {
        d: context.of_dimension(d, Statistic.PLACEMENT, MatrixVariant.TARGET)
        for d in _drawn(context)
        if box_of(context, d, MatrixVariant.TARGET) is Quadrant.CONCENTRATE
    }
    if not placed:
        return phrase("priorities.matrix.finding.none")
    return claim(
        "priorities.matrix.finding",
        on(*(value for value in placed.values() if value is not None)),
        count=count(len(placed)),
        names=Listing(items=tuple(context.short(d) for d in placed)),
    )


def _domain(values: list[Shown]) -> tuple[float, float]:
    """Whole tens that hold every value with its interval, and ten points either way."""
    ends = [end for v in values for end in (v.value, v.low, v.high) if end is not None]
    return floor(min([*ends, -10.0]) / 10) * 10.0, ceil(max([*ends, 10.0]) / 10) * 10.0


def _matrix_table(context: Context, *, anchor: str) -> Table:
    ordered = (*ranked(context), *(d for d in context.dimensions if d not in ranked(context)))
    return Table(
        anchor=anchor,
        caption=phrase("priorities.table"),
        columns=(
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            Column(label=phrase("column.rank")),
            Column(label=phrase("column.weight")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.score")),
            Column(label=phrase("column.target")),
            Column(label=phrase("column.influence"), align=Align.TEXT),
            Column(label=phrase("column.priority")),
            Column(label=phrase("column.top_three")),
            Column(label=phrase("column.box"), align=Align.TEXT),
        ),
        rows=tuple(_matrix_row(context, d) for d in ordered),
    )


def _matrix_row(context: Context, dimension: str) -> Row:
    weight = context.of_dimension(dimension, Statistic.WEIGHT)
    influence = context.settings.influence.get(dimension, Influence.FULLY)
    return Row(
        cells=(
            context.name(dimension),
            _rank(context, dimension),
            cell(weight),
            interval_cell(weight),
            cell(context.score(dimension)),
            target_cell(context.target(dimension)),
            phrase(f"influence.{influence}"),
            cell(context.of_dimension(dimension, Statistic.PRIORITY)),
            cell(context.of_dimension(dimension, Statistic.TOP_THREE)),
            box(context, dimension, MatrixVariant.TARGET),
        ),
        figures=rows_figures(
            context.released,
            [
                context.score_id(dimension, Statistic.WEIGHT),
                context.score_id(dimension),
                context.score_id(dimension, Statistic.PRIORITY),
                context.score_id(dimension, Statistic.TOP_THREE),
                context.score_id(dimension, Statistic.PLACEMENT, category=MatrixVariant.TARGET),
            ],
        ),
    )


def _rank(context: Context, dimension: str) -> Cell:
    """Place by displayed priority; equal ones share a place, none without a priority."""
    values = [amount_of(context.of_dimension(d, Statistic.PRIORITY)) for d in ranked(context)]
    own = amount_of(context.of_dimension(dimension, Statistic.PRIORITY))
    return count(1 + sum(value > own for value in values)) if own > 0 else NotAvailable()


def amount_of(value: Value | None) -> float:
    """A shown value, 0 where there is none: for order and for the words of a ranking."""
    return value.value if isinstance(value, Shown) else 0.0


def box(context: Context, dimension: str, variant: MatrixVariant) -> Phrase:
    """The name of a dimension's box and the share of resamples that agree."""
    return box_name(context.of_dimension(dimension, Statistic.PLACEMENT, variant))


def box_name(placed: Value | None) -> Phrase:
    """What a placement is called: its box with the share of resamples that agree, where it has one.

    >>> from spegla.privacy.released import Unit
    >>> box_name(Shown(value=0.73, unit=Unit.SHARE, reading=Quadrant.BETWEEN)).key
    'box.between'
    """
    match placed:
        case Shown(reading=Quadrant.BETWEEN):
            return phrase("box.between")
        case Shown(value=share, reading=Quadrant() as reading):
            name = phrase(f"box.{reading}")
            return claim("priorities.box", on(placed), box=name, confidence=share_number(share))
        case _:
            return phrase("box.none")
