"""What goes together with satisfaction, beside what customers say matters."""

from math import ceil

from spegla.privacy.released import Shown, Statistic, Unit, Value
from spegla.report.claims import among, bears, claim
from spegla.report.context import Context
from spegla.report.findings import moves_more, weights_of
from spegla.report.model import (
    Align,
    Chart,
    Column,
    DumbbellChart,
    DumbbellRow,
    IntervalChart,
    IntervalRow,
    NotAvailable,
    Phrase,
    Row,
    Table,
    phrase,
)
from spegla.report.pages.shares import base_caption
from spegla.report.values import (
    base_cell,
    cell,
    highest_end,
    interval_cell,
    reading_cell,
    rows_figures,
    share_number,
)
from spegla.survey.questions import NKI


def has_pairs(context: Context) -> bool:
    """Whether importance is known both as stated and as derived."""
    return bool(context.by(Statistic.STATED_WEIGHT) and context.by(Statistic.DERIVED_WEIGHT))


Weights = dict[str, Value | None]


def derived_chart(context: Context) -> Chart:
    """Stated beside derived weight; derived alone where nobody was asked."""
    ordered = context.by(Statistic.DERIVED_WEIGHT)
    derived = {d: context.of_dimension(d, Statistic.DERIVED_WEIGHT) for d in ordered}
    stated = {d: context.of_dimension(d, Statistic.STATED_WEIGHT) for d in ordered}
    is_pair = has_pairs(context)
    return Chart(
        anchor="derived-chart",
        finding=_derived_finding(context),
        measure=phrase(f"importance.derived.measure.{'pair' if is_pair else 'alone'}"),
        body=_pairs(context, stated, derived) if is_pair else _dots(context, derived),
        caption=(
            *base_caption([value for value in derived.values() if value is not None]),
            phrase("importance.derived.together"),
            *((phrase("importance.derived.sum"),) if is_pair else ()),
        ),
        alternative=(
            *(
                phrase(
                    "importance.derived.alternative",
                    dimension=context.name(d),
                    share=share_number(value.value),
                )
                for d, value in derived.items()
                if isinstance(value, Shown)
            ),
            phrase("chart.alternative.table"),
        ),
        table=_derived_table(context, ordered),
    )


def _pairs(context: Context, stated: Weights, derived: Weights) -> DumbbellChart:
    pairs = [
        (d, first, second)
        for (d, first), second in zip(stated.items(), derived.values(), strict=True)
        if isinstance(first, Shown) and isinstance(second, Shown)
    ]
    highest = max(max(first.value, second.high or 0.0) for _, first, second in pairs)
    return DumbbellChart(
        rows=tuple(
            DumbbellRow(
                label=context.short(d), first=first, second=second, note=_pair_note(context, d)
            )
            for d, first, second in pairs
        ),
        domain=(0.0, ceil(highest * 10) / 10),
        marks=(phrase("chart.key.stated"), phrase("chart.key.derived")),
        unit=Unit.SHARE,
    )


def _pair_note(context: Context, dimension: str) -> Phrase | None:
    weights = weights_of(context, dimension)
    for key in ("note.moves_more", "note.says_more"):
        if bears(key, weights):
            return claim(key, weights)
    return None


def _dots(context: Context, derived: Weights) -> IntervalChart:
    shown = {d: value for d, value in derived.items() if isinstance(value, Shown)}
    return IntervalChart(
        rows=tuple(IntervalRow(label=context.short(d), value=value) for d, value in shown.items()),
        unit=Unit.SHARE,
        domain=(0.0, ceil(highest_end(list(shown.values())) * 10) / 10),
    )


def _derived_finding(context: Context) -> Phrase:
    """What weighs more than people say; else what goes closest together, where one does."""
    if more := moves_more(context):
        weights = weights_of(context, more[0])
        name = context.name(more[0])
        return claim("importance.derived.finding.more", weights, dimension=name)
    values = {d: context.of_dimension(d, Statistic.DERIVED_WEIGHT) for d in context.dimensions}
    derived = {d: value for d, value in values.items() if value is not None}
    first = context.by(Statistic.DERIVED_WEIGHT)[0]
    basis = among(derived, first)
    if bears("importance.derived.finding", basis):
        return claim("importance.derived.finding", basis, dimension=context.short(first))
    return phrase("importance.derived.unsure")


def _derived_table(context: Context, ordered: tuple[str, ...]) -> Table:
    r_squared = context.score_id(NKI, Statistic.R_SQUARED)
    explained = context.released.find(r_squared)
    rows = [_derived_row(context, d) for d in ordered]
    rows.append(
        Row(
            cells=(
                phrase("importance.explained"),
                *_unavailable(2),
                cell(explained),
                *_unavailable(2),
                base_cell(explained),
            ),
            figures=rows_figures(context.released, [r_squared]),
            is_total=True,
        )
    )
    return Table(
        anchor="derived-table",
        caption=phrase("importance.derived.table"),
        columns=(
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            Column(label=phrase("column.stated_weight")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.derived_weight")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.association"), align=Align.TEXT),
            Column(label=phrase("column.base")),
        ),
        rows=tuple(rows),
    )


def _unavailable(cells: int) -> tuple[NotAvailable, ...]:
    return (NotAvailable(),) * cells


def _derived_row(context: Context, dimension: str) -> Row:
    stated = context.of_dimension(dimension, Statistic.STATED_WEIGHT)
    derived = context.of_dimension(dimension, Statistic.DERIVED_WEIGHT)
    return Row(
        cells=(
            context.name(dimension),
            cell(stated),
            interval_cell(stated),
            cell(derived),
            interval_cell(derived),
            reading_cell(derived),
            base_cell(derived),
        ),
        figures=rows_figures(
            context.released,
            [
                context.score_id(dimension, Statistic.STATED_WEIGHT),
                context.score_id(dimension, Statistic.DERIVED_WEIGHT),
            ],
        ),
    )
