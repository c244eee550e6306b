"""What customers say matters most: chosen, rated or given points."""

from collections.abc import Mapping, Sequence
from math import ceil

from spegla.privacy.released import Shown, Statistic, Unit, Value
from spegla.report.claims import among, claim
from spegla.report.context import Context
from spegla.report.findings import NAMED, most_important
from spegla.report.model import (
    Align,
    Chart,
    Column,
    Emphasis,
    IntervalChart,
    IntervalRow,
    Listing,
    Number,
    Phrase,
    Row,
    Section,
    Table,
    phrase,
)
from spegla.report.pages.charts import interval_caption
from spegla.report.pages.ranges import top
from spegla.report.pages.shares import ShareRow, base_caption, share_table
from spegla.report.values import base_cell, cell, count, highest_end, interval_cell, rows_figures
from spegla.survey.questions import Role


def foremost(context: Context, most: int) -> tuple[str, ...]:
    """The dimensions that matter most as customers say, at most so many.

    One that is level with another, as far as their ranges tell, is named only together with it.
    """
    return top(stated_values(context), most)


def stated_values(context: Context) -> Mapping[str, Value]:
    """How much each dimension matters, as customers say, where they were asked of it."""
    values = {d: context.of_dimension(d, Statistic.STATED_IMPORTANCE) for d in context.dimensions}
    return {dimension: value for dimension, value in values.items() if value is not None}


def stated_chart(context: Context) -> Chart:
    """What customers say matters, highest first, in the way in which they were asked."""
    ordered, first = most_important(context), foremost(context, NAMED)
    values = {d: context.of_dimension(d, Statistic.STATED_IMPORTANCE) for d in ordered}
    shown = [value for value in values.values() if isinstance(value, Shown)]
    unit = shown[0].unit
    is_share = unit is Unit.SHARE
    return Chart(
        anchor="stated-chart",
        finding=_finding(context, first),
        measure=phrase(f"importance.stated.measure.{_asked_by(context, unit)}"),
        body=IntervalChart(
            rows=tuple(
                IntervalRow(
                    label=context.short(d),
                    value=value,
                    emphasis=Emphasis.STRONG if d in first else Emphasis.NORMAL,
                )
                for d, value in zip(ordered, shown, strict=True)
            ),
            unit=unit,
            domain=(0.0, 1.0) if is_share else (0.0, float(ceil(highest_end(shown)))),
        ),
        caption=(*base_caption(shown), *interval_caption(context, shown)),
        alternative=(
            *(
                phrase(
                    "chart.shares.alternative",
                    label=context.name(d),
                    share=Number.of(value),
                )
                for d, value in zip(ordered, shown, strict=True)
            ),
            phrase("chart.alternative.table"),
        ),
        table=_stated_table(context),
    )


def _finding(context: Context, first: Sequence[str]) -> Phrase:
    if not first:
        return phrase("importance.label")
    return claim(
        "importance.stated.finding" if _is_chosen(context) else "importance.headline",
        among(stated_values(context), *first),
        count=count(len(first)),
        names=Listing(items=tuple(context.short(d) for d in first)),
    )


def _is_chosen(context: Context) -> bool:
    return context.questionnaire.choice(Role.MOST_IMPORTANT, context.wave) is not None


def _asked_by(context: Context, unit: Unit) -> str:
    """How importance was asked for: by choosing, by rating or by sharing out points."""
    if _is_chosen(context):
        return "chosen"
    return "rated" if unit is Unit.SCALE else "points"


def _stated_table(context: Context) -> Table:
    """All dimensions, hidden ones last; with the stated weight where no other table has it."""
    ordered = most_important(context)
    hidden = (d for d in context.dimensions if d not in ordered)
    more = [
        statistic
        for statistic, is_here in (
            (Statistic.STATED_WEIGHT, not context.by(Statistic.DERIVED_WEIGHT)),
            (Statistic.IMPROVE_FIRST, True),
        )
        if is_here and context.by(statistic)
    ]
    return Table(
        anchor="stated-table",
        caption=phrase("importance.stated.table"),
        columns=(
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            Column(label=phrase("column.stated")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.base")),
            *(Column(label=phrase(f"column.{statistic}")) for statistic in more),
        ),
        rows=tuple(_stated_row(context, d, more) for d in (*ordered, *hidden)),
    )


def _stated_row(context: Context, dimension: str, more: Sequence[Statistic]) -> Row:
    value = context.of_dimension(dimension, Statistic.STATED_IMPORTANCE)
    return Row(
        cells=(
            context.name(dimension),
            cell(value),
            interval_cell(value),
            base_cell(value),
            *(cell(context.of_dimension(dimension, statistic)) for statistic in more),
        ),
        figures=rows_figures(
            context.released,
            [
                context.score_id(dimension, statistic)
                for statistic in (Statistic.STATED_IMPORTANCE, *more)
            ],
        ),
    )


def improve_first(context: Context) -> list[Section]:
    """What to improve first, where the table of stated importance does not say it."""
    ordered = context.by(Statistic.IMPROVE_FIRST)
    if not ordered or context.by(Statistic.STATED_IMPORTANCE):
        return []
    rows = [
        ShareRow(label=context.name(d), figure=figure, value=context.released.value(figure))
        for d in ordered
        for figure in (context.score_id(d, Statistic.IMPROVE_FIRST),)
    ]
    table = share_table(
        rows,
        anchor="first-table",
        caption=phrase("column.improve_first"),
        about=phrase("column.dimension"),
    )
    return [Section(anchor="first", heading=phrase("column.improve_first"), blocks=(table,))]
