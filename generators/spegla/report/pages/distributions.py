"""How the answers to items are spread: a chart a scale, with the table of the same numbers."""

from collections.abc import Sequence

from spegla.privacy.released import FigureId, Hidden, Shown, Statistic
from spegla.report.claims import among, claim, on
from spegla.report.context import Context
from spegla.report.model import (
    Align,
    Chart,
    Column,
    DistributionChart,
    DistributionRow,
    Number,
    Phrase,
    Row,
    Table,
    Words,
    phrase,
)
from spegla.report.pages.ranges import high_end, highest, low_end, lowest
from spegla.report.values import cell, persons, share_number, shown_of
from spegla.survey.questions import Question, Scale


def distribution_charts(
    context: Context, items: Sequence[Question], *, anchor: str, finding: Words
) -> tuple[Chart, ...]:
    """How the answers to some items are spread: a chart a scale, in the code book's order.

    Only the first chart bears the finding; the others say which scale they are of.
    """
    by_scale: dict[Scale, list[Question]] = {}
    for item in items:
        by_scale.setdefault(item.scale, []).append(item)
    return tuple(
        _distribution_chart(
            context,
            alike,
            anchor=anchor if number == 1 else f"{anchor}-{number}",
            finding=finding if number == 1 else phrase("chart.distribution.other_scale"),
        )
        for number, alike in enumerate(by_scale.values(), start=1)
    )


def items_finding(context: Context, items: Sequence[Question]) -> Phrase:
    """How favourable the answers to some items are, in what their ranges can bear.

    The item with the fewest favourable answers where it has fewer than all others for sure, else
    the one with the most, else from how few to how many; of a single item its share.
    """
    values = {
        item: context.released.value(context.item_id(item, Statistic.FAVOURABLE)) for item in items
    }
    shares = {item: value for item, value in values.items() if isinstance(value, Shown)}
    if not shares:
        return phrase("items.hidden")
    if len(shares) == 1:
        ((item, share),) = shares.items()
        return phrase("items.single", item=item_name(item), share=Number.of(share))
    worst, best = lowest(values), highest(values)
    if worst is not None:
        least = Number.of(shares[worst])
        return claim("items.lowest", among(values, worst), item=item_name(worst), share=least)
    if best is not None:
        most = Number.of(shares[best])
        return claim("items.highest", among(values, best), item=item_name(best), share=most)
    return claim(
        "items.between",
        on(*shares.values()),
        low=share_number(min(low_end(share) for share in shares.values())),
        high=share_number(max(high_end(share) for share in shares.values())),
    )


def _distribution_chart(
    context: Context, items: Sequence[Question], *, anchor: str, finding: Words
) -> Chart:
    scale = items[0].scale
    return Chart(
        anchor=anchor,
        finding=finding,
        measure=_distribution_measure(scale),
        body=DistributionChart(
            categories=_categories(scale),
            unfavourable=scale.unfavourable_to - scale.low + 1,
            neutral=scale.favourable_from - scale.unfavourable_to - 1,
            rows=tuple(_distribution_row(context, item) for item in items),
        ),
        caption=_distribution_caption(context, items),
        alternative=_distribution_alternative(context, items),
        table=_distribution_table(context, items, anchor=anchor),
    )


def _categories(scale: Scale) -> tuple[Words, ...]:
    """The wording of each point; its number where only the ends are worded."""
    if scale.is_fully_labelled:
        return scale.labels
    return tuple(phrase("scale.point", point=str(point)) for point in scale.points)


def _distribution_measure(scale: Scale) -> Phrase:
    if scale.is_fully_labelled:
        return phrase("chart.distribution.measure")
    return phrase(
        "chart.distribution.measure.ends",
        low=str(scale.low),
        low_label=scale.labels[0],
        high=str(scale.high),
        high_label=scale.labels[-1],
    )


def item_name(item: Question) -> Words:
    """The item's wording, marked where a low answer is the good one."""
    return phrase("item.reversed", item=item.text) if item.is_reversed else item.text


def _distribution_row(context: Context, item: Question) -> DistributionRow:
    shares = [context.released.value(figure) for figure in _share_ids(context, item)]
    shown = shown_of(shares)
    hidden = next((value for value in shares if isinstance(value, Hidden)), None)
    return DistributionRow(
        label=item_name(item),
        shares=hidden or (shown[::-1] if item.is_reversed else shown),
        favourable=context.released.value(context.item_id(item, Statistic.FAVOURABLE)),
        dont_know=context.released.find(context.item_id(item, Statistic.DONT_KNOW)),
        is_reversed=item.is_reversed,
    )


def _share_ids(context: Context, item: Question) -> tuple[FigureId, ...]:
    return tuple(
        context.item_id(item, Statistic.SHARE, category=str(point)) for point in item.scale.points
    )


def _distribution_caption(context: Context, items: Sequence[Question]) -> tuple[Phrase, ...]:
    bases = [
        value.base
        for value in shown_of(
            [context.released.value(context.item_id(i, Statistic.FAVOURABLE)) for i in items]
        )
        if value.base is not None
    ]
    caption: list[Phrase] = []
    if bases and min(bases) == max(bases):
        caption.append(phrase("chart.caption.base", count=persons(bases[0])))
    elif bases:
        caption.append(
            phrase("chart.caption.bases", low=persons(min(bases)), high=persons(max(bases)))
        )
    caption.append(phrase("chart.distribution.favourable"))
    caption.append(phrase("chart.distribution.sum"))
    if any(item.scale.dont_know is not None for item in items):
        caption.append(phrase("chart.distribution.dont_know"))
    if any(item.is_reversed for item in items):
        caption.append(phrase("chart.distribution.reversed"))
    return tuple(caption)


def _distribution_alternative(context: Context, items: Sequence[Question]) -> tuple[Phrase, ...]:
    said = tuple(
        phrase(
            "chart.distribution.alternative.item",
            item=item.text,
            share=Number.of(value),
        )
        for item in items
        if isinstance(
            value := context.released.value(context.item_id(item, Statistic.FAVOURABLE)), Shown
        )
    )
    return (*said, phrase("chart.alternative.table"))


def _distribution_table(context: Context, items: Sequence[Question], *, anchor: str) -> Table:
    scale = items[0].scale
    return Table(
        anchor=f"{anchor}-table",
        caption=phrase("chart.distribution.table"),
        columns=(
            Column(label=phrase("column.question"), align=Align.TEXT),
            *(Column(label=label) for label in _categories(scale)),
            Column(label=phrase("column.favourable")),
            Column(label=phrase("column.unfavourable")),
            Column(label=phrase("column.consensus")),
        ),
        rows=tuple(_distribution_cells(context, item) for item in items),
    )


def _distribution_cells(context: Context, item: Question) -> Row:
    figures = (
        *_share_ids(context, item),
        context.item_id(item, Statistic.FAVOURABLE),
        context.item_id(item, Statistic.UNFAVOURABLE),
        context.item_id(item, Statistic.CONSENSUS),
    )
    return Row(
        cells=(item_name(item), *(cell(context.released.value(figure)) for figure in figures)),
        figures=figures,
    )
