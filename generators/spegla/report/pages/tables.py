"""Tables that more than one page shows."""

from collections.abc import Sequence

from spegla.privacy.released import Hidden, Statistic, Value
from spegla.report.context import Context
from spegla.report.model import Align, Cell, Column, Row, Table, phrase
from spegla.report.pages.distributions import item_name
from spegla.report.pages.ranges import low_end
from spegla.report.values import (
    base_cell,
    cell,
    interval_cell,
    reading_cell,
    rows_figures,
    size_cell,
    target_cell,
)
from spegla.survey.questions import NKI, Audience, Question


def item_table(context: Context, items: Sequence[Question], *, anchor: str) -> Table:
    """n, don't know, mean, favourable share and change of some items."""
    columns = [
        Column(label=phrase("column.question"), align=Align.TEXT),
        Column(label=phrase("column.base")),
        Column(label=phrase("column.dont_know")),
        Column(label=phrase("column.mean")),
        Column(label=phrase("column.interval")),
        Column(label=phrase("column.favourable")),
    ]
    if context.previous:
        columns.append(
            Column(label=phrase("column.mean_before", wave=context.wave_label(context.previous)))
        )
        columns.append(Column(label=phrase("column.change_index")))
        columns.append(Column(label=phrase("column.verdict"), align=Align.TEXT))
    flagged = [item for item in items if _is_flagged(context, item)]
    return Table(
        anchor=anchor,
        caption=phrase("table.items"),
        columns=tuple(columns),
        rows=tuple(_item_row(context, item) for item in items),
        notes=tuple(phrase("table.items.flag", item=item.text) for item in flagged),
    )


def _is_flagged(context: Context, item: Question) -> bool:
    """Whether so many cannot judge the item that this is a result of its own."""
    share = context.released.find(context.item_id(item, Statistic.DONT_KNOW))
    if share is None or isinstance(share, Hidden):
        return False
    # Of few people, the range that begins at nobody reaches beyond the flag.
    return share.value >= context.settings.method.dont_know_flag and low_end(share) > 0


def _item_row(context: Context, item: Question) -> Row:
    find = context.released.find
    mean = context.item_id(item, Statistic.MEAN)
    favourable = context.item_id(item, Statistic.FAVOURABLE)
    dont_know = context.item_id(item, Statistic.DONT_KNOW)
    figures = [dont_know, mean, favourable]
    cells: list[Cell] = [
        item_name(item),
        base_cell(find(favourable)),
        cell(find(dont_know)),
        cell(find(mean)),
        interval_cell(find(mean)),
        cell(find(favourable)),
    ]
    if context.previous:
        before = context.item_id(item, Statistic.MEAN, wave=context.previous)
        change = context.item_id(item, Statistic.CHANGE, category=context.previous)
        figures += [before, change]
        cells += [cell(find(before)), cell(find(change)), reading_cell(find(change))]
    return Row(cells=tuple(cells), figures=rows_figures(context.released, figures))


def dimension_table(context: Context, *, anchor: str) -> Table:
    """One row a dimension: score, interval, favourable, don't know, n, change, self, target."""
    return Table(
        anchor=anchor,
        caption=phrase("table.dimensions"),
        columns=(
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            Column(label=phrase("column.score")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.favourable")),
            Column(label=phrase("column.dont_know")),
            Column(label=phrase("column.base")),
            *((Column(label=phrase("column.change")),) if context.previous else ()),
            *((Column(label=context.management_name),) if context.has_management else ()),
            Column(label=phrase("column.target")),
            Column(label=phrase("column.detectable")),
        ),
        rows=tuple(_dimension_row(context, d) for d in context.by_shortfall()),
    )


def _dimension_row(context: Context, dimension: str) -> Row:
    score = context.score_id(dimension)
    favourable = context.score_id(dimension, Statistic.FAVOURABLE)
    dont_know = context.score_id(dimension, Statistic.DONT_KNOW)
    change = context.change_id(dimension)
    detectable = context.score_id(dimension, Statistic.DETECTABLE_CHANGE)
    team = context.score_id(dimension, audience=Audience.MANAGEMENT)
    find = context.released.find
    value: Value = context.score(dimension)
    return Row(
        cells=(
            context.name(dimension),
            cell(value),
            interval_cell(value),
            cell(find(favourable)),
            cell(find(dont_know)),
            base_cell(value),
            *((cell(find(change)),) if context.previous else ()),
            *((cell(find(team)),) if context.has_management else ()),
            target_cell(context.target(dimension)),
            size_cell(context.detectable_change(dimension)),
        ),
        figures=rows_figures(
            context.released, [score, favourable, dont_know, change, team, detectable]
        ),
    )


def nki_table(context: Context, *, anchor: str) -> Table:
    """The overall satisfaction in numbers."""
    score = context.score_id(NKI)
    detectable = context.score_id(NKI, Statistic.DETECTABLE_CHANGE)
    return Table(
        anchor=anchor,
        caption=phrase("table.nki"),
        columns=(
            Column(label=phrase("column.about"), align=Align.TEXT),
            Column(label=phrase("column.score")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.base")),
            Column(label=phrase("column.target")),
            Column(label=phrase("column.detectable")),
        ),
        rows=(
            Row(
                cells=(
                    context.name(NKI),
                    cell(context.nki),
                    interval_cell(context.nki),
                    base_cell(context.nki),
                    target_cell(context.target(NKI)),
                    size_cell(context.detectable_change(NKI)),
                ),
                figures=rows_figures(context.released, [score, detectable]),
            ),
        ),
    )
