"""Page 8: where to begin: importance by performance, and how sure the order is."""

from math import ceil, floor

from spegla.privacy.released import Shown, Statistic, Unit, Value
from spegla.report.context import (
    Context,
    cell,
    count,
    interval_cell,
    points,
    rows_figures,
    score_number,
    share_number,
    target_cell,
)
from spegla.report.findings import NAMED, dimension_key, escalated, priorities, ranked
from spegla.report.model import (
    Align,
    Bullets,
    Cell,
    Chart,
    Column,
    Emphasis,
    Listing,
    MatrixChart,
    MatrixPoint,
    NotAvailable,
    Page,
    PageKind,
    Paragraph,
    Phrase,
    RankedItem,
    Ranking,
    Row,
    Section,
    Table,
    Words,
    phrase,
)
from spegla.settings import Influence
from spegla.survey.readings import MatrixVariant, Quadrant

MOST_POINTS = 9
"""Points that a matrix can label (METHOD.md 3.1)."""


def priorities_page(context: Context) -> Page:
    """The matrix, the first three, how the other ways to draw it differ, and how to read it."""
    return Page(
        key="priorities",
        kind=PageKind.STANDARD,
        label=phrase("priorities.label"),
        kicker=phrase("priorities.kicker"),
        headline=_headline(context),
        lead=_lead(context),
        sections=(
            Section(anchor="matrix", blocks=(matrix_chart(context, anchor="matrix-chart"),)),
            *_first(context),
            *_escalated(context),
            Section(
                anchor="variants",
                heading=phrase("priorities.variants"),
                subline=phrase("priorities.variants.how"),
                blocks=(_variants(context),),
            ),
            _reading(context),
        ),
    )


def _headline(context: Context) -> Phrase:
    first = priorities(context)
    if not first:
        is_beyond = bool(escalated(context))
        return phrase("priorities.beyond" if is_beyond else "priorities.headline.none")
    return phrase("priorities.headline", dimension=context.short(first[0]))


def _lead(context: Context) -> tuple[Words, ...]:
    first = priorities(context)
    if not first:
        return ()
    lead: list[Words] = [
        phrase(
            "priorities.lead",
            count=count(len(first)),
            names=Listing(items=tuple(context.short(d) for d in first)),
        )
    ]
    unsure = [d for d in first if not _is_placed(context, d)]
    if unsure:
        names = Listing(items=tuple(context.short(d) for d in unsure))
        lead.append(phrase("priorities.lead.unsure", names=names))
    return tuple(lead)


def _is_placed(context: Context, dimension: str) -> bool:
    placed = context.of_dimension(dimension, Statistic.PLACEMENT, MatrixVariant.TARGET)
    return isinstance(placed, Shown) and placed.reading is not Quadrant.BETWEEN


# ------------------------------------------------------------------------------ the matrix


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
            importance_domain=(0.0, ceil(_highest([p.importance for p in drawn]) * 20) / 20),
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
                    box=_box(context, d, MatrixVariant.TARGET),
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
    ends = [None if end is None else end - target for end in (score.low, score.high)]
    return MatrixPoint(
        label=context.short(dimension),
        performance=Shown(
            value=score.value - target,
            unit=Unit.POINTS,
            low=ends[0],
            high=ends[1],
            base=score.base,
        ),
        importance=weight,
        emphasis=Emphasis.STRONG if dimension in priorities(context) else Emphasis.NORMAL,
    )


def _matrix_finding(context: Context) -> Phrase:
    """What is to be concentrated on for sure, if anything is."""
    names = tuple(
        context.short(d)
        for d in _drawn(context)
        if _reading_of(context, d, MatrixVariant.TARGET) is Quadrant.CONCENTRATE
    )
    if not names:
        return phrase("priorities.matrix.finding.none")
    return phrase("priorities.matrix.finding", count=count(len(names)), names=Listing(items=names))


def _domain(values: list[Shown]) -> tuple[float, float]:
    """Whole tens that hold every value with its interval, and ten points either way."""
    ends = [end for v in values for end in (v.value, v.low, v.high) if end is not None]
    return floor(min([*ends, -10.0]) / 10) * 10.0, ceil(max([*ends, 10.0]) / 10) * 10.0


def _highest(values: list[Shown]) -> float:
    return max(value.value if value.high is None else value.high for value in values)


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
            _box(context, dimension, MatrixVariant.TARGET),
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
    values = [_amount(context.of_dimension(d, Statistic.PRIORITY)) for d in ranked(context)]
    own = _amount(context.of_dimension(dimension, Statistic.PRIORITY))
    return count(1 + sum(value > own for value in values)) if own > 0 else NotAvailable()


def _amount(value: Value | None) -> float:
    return value.value if isinstance(value, Shown) else 0.0


def _reading_of(context: Context, dimension: str, variant: MatrixVariant) -> Quadrant | None:
    match context.of_dimension(dimension, Statistic.PLACEMENT, variant):
        case Shown(reading=Quadrant() as reading):
            return reading
        case _:
            return None


def _box(context: Context, dimension: str, variant: MatrixVariant) -> Phrase:
    """The name of the box and the share of resamples that agree."""
    placed = context.of_dimension(dimension, Statistic.PLACEMENT, variant)
    reading = _reading_of(context, dimension, variant)
    if reading is None or not isinstance(placed, Shown):
        return phrase("box.none")
    if reading is Quadrant.BETWEEN:
        return phrase("box.between")
    return phrase("box.sure", box=phrase(f"box.{reading}"), confidence=share_number(placed.value))


# ------------------------------------------------------------------------------ the rest


def _first(context: Context) -> list[Section]:
    first = priorities(context)
    if not first:
        return []
    return [
        Section(
            anchor="first",
            heading=phrase("priorities.first"),
            subline=phrase("priorities.first.how"),
            blocks=(Ranking(items=tuple(_ranked_item(context, d) for d in first)),),
        )
    ]


def _ranked_item(context: Context, dimension: str) -> RankedItem:
    score, target = context.score(dimension), context.target(dimension)
    weight = context.of_dimension(dimension, Statistic.WEIGHT)
    chance = context.of_dimension(dimension, Statistic.TOP_THREE)
    value = None
    if isinstance(score, Shown) and target is not None:
        value = phrase(
            "cover.priority.value", score=score_number(score.value), target=score_number(target)
        )
    return RankedItem(
        title=context.name(dimension),
        reason=phrase(
            "priorities.reason",
            weight=share_number(_amount(weight)),
            gap=points(context.shortfall(dimension) or 0),
            chance=share_number(_amount(chance)),
        ),
        value=value,
        page=dimension_key(dimension),
    )


def _escalated(context: Context) -> list[Section]:
    """What IT cannot change alone: said, not dropped."""
    partly = [
        d
        for d in context.dimensions
        if context.settings.influence.get(d) is Influence.PARTLY and (context.shortfall(d) or 0) > 0
    ]
    items = [
        *(phrase("priorities.escalated", dimension=context.name(d)) for d in escalated(context)),
        *(phrase("priorities.partly", dimension=context.name(d)) for d in partly),
    ]
    if not items:
        return []
    return [
        Section(
            anchor="beyond",
            heading=phrase("priorities.beyond"),
            subline=phrase("priorities.beyond.how"),
            blocks=(Bullets(items=tuple(items)),),
        )
    ]


def _variants(context: Context) -> Table:
    """The box of each dimension however the matrix is drawn; folded away on the screen."""
    shown = [v for v in MatrixVariant if any(_has(context, d, v) for d in context.dimensions)]
    return Table(
        anchor="variants-table",
        caption=phrase("priorities.variants.table"),
        columns=(
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            *(Column(label=phrase(f"variant.{v}"), align=Align.TEXT) for v in shown),
        ),
        rows=tuple(
            Row(
                cells=(context.name(d), *(_box(context, d, v) for v in shown)),
                figures=rows_figures(
                    context.released,
                    [context.score_id(d, Statistic.PLACEMENT, category=v) for v in shown],
                ),
            )
            for d in context.dimensions
        ),
        notes=tuple(phrase(f"variant.{v}.note") for v in shown),
        is_folded=True,
    )


def _has(context: Context, dimension: str, variant: MatrixVariant) -> bool:
    return context.of_dimension(dimension, Statistic.PLACEMENT, variant) is not None


def _reading(context: Context) -> Section:
    return Section(
        anchor="reading",
        heading=phrase("priorities.reading"),
        blocks=(
            Paragraph(
                sentences=(
                    phrase("priorities.reading.score"),
                    phrase("priorities.reading.top", count=count(NAMED)),
                    phrase("priorities.reading.between"),
                    phrase("priorities.reading.boxes"),
                )
            ),
        ),
    )
