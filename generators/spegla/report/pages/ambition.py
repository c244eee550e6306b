"""How high the bar is: the zone of tolerance of each dimension, a part of page 4."""

from spegla.privacy.released import Hidden, HiddenReason, Shown, Statistic, Value
from spegla.report.claims import bears, claim, on
from spegla.report.context import Context
from spegla.report.model import (
    Align,
    Chart,
    Column,
    Number,
    Phrase,
    Row,
    Section,
    Table,
    ZoneChart,
    ZoneRow,
    phrase,
)
from spegla.report.pages.charts import SCORE_DOMAIN
from spegla.report.pages.shares import base_caption
from spegla.report.values import base_cell, cell, interval_cell, rows_figures

_LEVELS = (Statistic.MINIMUM, Statistic.DESIRED, Statistic.PERCEIVED)
_GAPS = (Statistic.ADEQUACY, Statistic.SUPERIORITY)


def ambition(context: Context) -> list[Section]:
    """What customers accept, wish for and get, most below their own minimum first."""
    ordered = context.by(Statistic.BELOW_MINIMUM)
    if not ordered:
        return []
    return [Section(anchor="ambition", blocks=(_zones(context, ordered),))]


def _zones(context: Context, ordered: tuple[str, ...]) -> Chart:
    below = {d: context.of_dimension(d, Statistic.BELOW_MINIMUM) for d in ordered}
    return Chart(
        anchor="zones",
        finding=_finding(context, ordered[0]),
        measure=phrase("ambition.measure"),
        body=ZoneChart(
            rows=tuple(
                ZoneRow(
                    label=context.short(d),
                    minimum=_level(context, d, Statistic.MINIMUM),
                    desired=_level(context, d, Statistic.DESIRED),
                    perceived=_level(context, d, Statistic.PERCEIVED),
                    note=phrase("note.below_minimum", share=Number.of(value))
                    if isinstance(value, Shown)
                    else None,
                )
                for d, value in below.items()
            ),
            domain=SCORE_DOMAIN,
        ),
        caption=(
            *base_caption([value for value in below.values() if value is not None]),
            phrase("ambition.caption"),
            phrase("ambition.inverted"),
        ),
        alternative=(
            *(
                phrase(
                    "ambition.alternative",
                    dimension=context.name(d),
                    share=Number.of(value),
                )
                for d, value in below.items()
                if isinstance(value, Shown)
            ),
            phrase("chart.alternative.table"),
        ),
        table=Table(
            anchor="zones-table",
            caption=phrase("ambition.table"),
            columns=(
                Column(label=phrase("column.dimension"), align=Align.TEXT),
                *(Column(label=phrase(f"column.{statistic}")) for statistic in (*_LEVELS, *_GAPS)),
                Column(label=phrase("column.below_minimum")),
                Column(label=phrase("column.interval")),
                Column(label=phrase("column.base")),
            ),
            rows=tuple(_row(context, d) for d in ordered),
        ),
    )


def _finding(context: Context, dimension: str) -> Phrase:
    """Where most get less than they accept; nothing of the kind where that may be nobody."""
    match context.of_dimension(dimension, Statistic.BELOW_MINIMUM):
        case Shown() as below if bears("ambition.finding", on(below)):
            name, share = context.short(dimension), Number.of(below)
            return claim("ambition.finding", on(below), dimension=name, share=share)
        case _:
            return phrase("ambition.finding.plain")


def _level(context: Context, dimension: str, statistic: Statistic) -> Value:
    found = context.of_dimension(dimension, statistic)
    return Hidden(reason=HiddenReason.PROTECTED) if found is None else found


def _row(context: Context, dimension: str) -> Row:
    below = context.of_dimension(dimension, Statistic.BELOW_MINIMUM)
    statistics = (*_LEVELS, *_GAPS)
    return Row(
        cells=(
            context.name(dimension),
            *(cell(context.of_dimension(dimension, statistic)) for statistic in statistics),
            cell(below),
            interval_cell(below),
            base_cell(below),
        ),
        figures=rows_figures(
            context.released,
            [
                *(context.score_id(dimension, statistic) for statistic in statistics),
                context.score_id(dimension, Statistic.BELOW_MINIMUM),
            ],
        ),
    )
