"""The scores by what customers came for: the second way to sort the items."""

from collections.abc import Mapping

from spegla.privacy.released import Shown, Statistic, Unit, Value
from spegla.report.claims import among, claim
from spegla.report.context import Context
from spegla.report.model import (
    Align,
    Bullets,
    Cell,
    Chart,
    Column,
    Emphasis,
    IntervalChart,
    IntervalRow,
    Page,
    PageKind,
    Phrase,
    Row,
    Section,
    Table,
    Words,
    phrase,
)
from spegla.report.pages.charts import SCORE_DOMAIN, interval_caption
from spegla.report.pages.distributions import item_name
from spegla.report.pages.ranges import highest, lowest
from spegla.report.values import (
    base_cell,
    cell,
    count,
    interval_cell,
    reading_cell,
    rows_figures,
    score_number,
    size_cell,
)


def needs(context: Context) -> Page:
    """A score a need, worst first, and which items stand behind each."""
    return Page(
        key="needs",
        kind=PageKind.STANDARD,
        label=phrase("needs.label"),
        kicker=phrase("needs.kicker"),
        headline=_headline(context),
        lead=(phrase("needs.lead"),),
        sections=(
            Section(anchor="scores", blocks=(_scores(context),)),
            *(_items(context, need) for need in _by_score(context)),
        ),
        parent="dimensions",
    )


def _score(context: Context, need: str) -> Value:
    return context.released.value(context.need_id(need, Statistic.SCORE))


def _values(context: Context) -> Mapping[str, Value]:
    return {need: _score(context, need) for need in context.needs}


def _by_score(context: Context) -> tuple[str, ...]:
    """Lowest first; hidden ones last."""

    def order(need: str) -> tuple[bool, float]:
        value = _score(context, need)
        return (False, value.value) if isinstance(value, Shown) else (True, 0.0)

    return tuple(sorted(context.needs, key=order))


def _label(context: Context, need: str) -> Words:
    return context.questionnaire.need(need).label


def _headline(context: Context) -> Phrase:
    ends = _ends(context)
    if ends is None:
        return phrase("needs.headline.hidden")
    lowest, highest = ends
    values = _values(context)
    return claim(
        "needs.headline",
        among(values, highest),
        among(values, lowest),
        lowest=_label(context, lowest),
        highest=_label(context, highest),
    )


def _ends(context: Context) -> tuple[str, str] | None:
    """The needs with the lowest and the highest score; None where two may be level there."""
    values = _values(context)
    first, last = lowest(values), highest(values)
    return None if first is None or last is None else (first, last)


def _scores(context: Context) -> Chart:
    ordered, ends = _by_score(context), _ends(context)
    values = {need: _score(context, need) for need in ordered}
    return Chart(
        anchor="needs-chart",
        finding=phrase("needs.headline.hidden")
        if ends is None
        else claim("needs.finding", among(values, ends[0]), need=_label(context, ends[0])),
        measure=phrase("needs.measure"),
        body=IntervalChart(
            rows=tuple(
                IntervalRow(
                    label=_label(context, need),
                    value=value,
                    emphasis=Emphasis.STRONG if ends and need == ends[0] else Emphasis.NORMAL,
                )
                for need, value in values.items()
            ),
            unit=Unit.SCORE,
            domain=SCORE_DOMAIN,
        ),
        caption=interval_caption(context, list(values.values())),
        alternative=(
            *(
                phrase(
                    "chart.shares.alternative",
                    label=_label(context, need),
                    share=score_number(value.value),
                )
                for need, value in values.items()
                if isinstance(value, Shown)
            ),
            phrase("chart.alternative.table"),
        ),
        table=_table(context, ordered),
    )


def _table(context: Context, ordered: tuple[str, ...]) -> Table:
    columns = [
        Column(label=phrase("column.need"), align=Align.TEXT),
        Column(label=phrase("column.items")),
        Column(label=phrase("column.score")),
        Column(label=phrase("column.interval")),
        Column(label=phrase("column.base")),
    ]
    if context.previous:
        columns += [
            Column(label=phrase("column.change")),
            Column(label=phrase("column.verdict"), align=Align.TEXT),
        ]
    columns.append(Column(label=phrase("column.detectable")))
    return Table(
        anchor="needs-table",
        caption=phrase("needs.table"),
        columns=tuple(columns),
        rows=tuple(_row(context, need) for need in ordered),
        notes=(phrase("needs.table.trend"),) if context.previous else (),
    )


def _row(context: Context, need: str) -> Row:
    score = _score(context, need)
    figures = [context.need_id(need, Statistic.SCORE)]
    cells: list[Cell] = [
        _label(context, need),
        count(len(context.questionnaire.items_of_need(need, context.wave))),
        cell(score),
        interval_cell(score),
        base_cell(score),
    ]
    if context.previous:
        change = context.need_id(need, Statistic.CHANGE, category=context.previous)
        value = context.released.find(change)
        cells += [cell(value), reading_cell(value)]
        figures += [
            context.need_id(need, Statistic.TREND_SCORE, wave=context.previous),
            context.need_id(need, Statistic.TREND_SCORE),
            change,
        ]
    detectable = context.need_id(need, Statistic.DETECTABLE_CHANGE)
    cells.append(size_cell(context.released.find(detectable)))
    return Row(cells=tuple(cells), figures=rows_figures(context.released, [*figures, detectable]))


def _items(context: Context, need: str) -> Section:
    """Which items stand behind a need."""
    items = context.questionnaire.items_of_need(need, context.wave)
    return Section(
        anchor=f"items-{need}",
        heading=phrase("needs.items", need=_label(context, need)),
        blocks=(Bullets(items=tuple(item_name(item) for item in items)),),
    )
