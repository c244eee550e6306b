"""Page 5: all dimensions beside each other, in all and by group."""

from spegla.privacy.released import Shown, Unit
from spegla.report.context import Context, cell, count, score_number, sentence
from spegla.report.findings import furthest
from spegla.report.model import (
    Align,
    Chart,
    Column,
    Emphasis,
    HeatmapChart,
    HeatmapRow,
    IntervalChart,
    IntervalRow,
    Listing,
    Page,
    PageKind,
    Phrase,
    Row,
    Section,
    Table,
    Words,
    phrase,
)
from spegla.report.pages.charts import SCORE_DOMAIN, folded_note, interval_caption
from spegla.report.pages.tables import dimension_table


def dimensions(context: Context) -> Page:
    """Scores with targets, furthest below first, and the heatmap by group."""
    sections = [Section(anchor="scores", blocks=(_scores(context),))]
    sections += [
        Section(anchor=f"by-{breakdown.code}", blocks=(_heatmap(context, breakdown.code),))
        for breakdown in context.breakdowns
    ]
    return Page(
        key="dimensions",
        kind=PageKind.STANDARD,
        label=phrase("dimensions.label"),
        kicker=phrase("dimensions.kicker", count=count(len(context.dimensions))),
        headline=_headline(context),
        lead=_lead(context),
        sections=tuple(sections),
    )


def _headline(context: Context) -> Phrase:
    shown = [d for d in context.dimensions if isinstance(context.score(d), Shown)]
    if not shown:
        return phrase("dimensions.headline.hidden")
    if len(shown) == 1:
        return phrase(
            "dimension.headline.plain",
            dimension=context.name(shown[0]),
            value=score_number(_value(context, shown[0])),
        )
    ordered = sorted(shown, key=lambda d: _value(context, d))
    return phrase(
        "dimensions.headline",
        highest=context.short(ordered[-1]),
        lowest=context.short(ordered[0]),
    )


def _lead(context: Context) -> tuple[Words, ...]:
    lead: list[Words] = []
    if context.reached:
        names = Listing(items=tuple(context.short(d) for d in context.reached))
        lead.append(phrase("dimensions.lead.reached", names=names))
    if weak := furthest(context):
        key = "dimensions.lead.furthest" if context.has_targets else "dimensions.lead.lowest"
        lead += sentence(key, context.score(weak[0]), dimension=context.name(weak[0]))
    return tuple(lead)


def _value(context: Context, dimension: str) -> float:
    score = context.score(dimension)
    return score.value if isinstance(score, Shown) else 0.0


def _scores(context: Context) -> Chart:
    ordered = context.by_shortfall()
    weak, aims = furthest(context), context.has_targets
    said = tuple(
        phrase(
            "chart.scores.alternative.dimension",
            dimension=context.name(d),
            score=score_number(_value(context, d)),
        )
        for d in ordered
        if isinstance(context.score(d), Shown)
    )
    return Chart(
        anchor="scores-chart",
        finding=phrase("dimensions.scores.finding" if aims else "dimensions.scores.finding.plain"),
        measure=phrase("chart.scores.measure.targets" if aims else "chart.scores.measure"),
        body=IntervalChart(
            rows=tuple(
                IntervalRow(
                    label=context.short(d),
                    value=context.score(d),
                    note=_note(context, d),
                    emphasis=Emphasis.STRONG if d in weak else Emphasis.NORMAL,
                    target=context.target(d),
                )
                for d in ordered
            ),
            unit=Unit.SCORE,
            domain=SCORE_DOMAIN,
        ),
        caption=interval_caption(context, [context.score(d) for d in ordered]),
        alternative=(*said, phrase("chart.alternative.table")),
        table=dimension_table(context, anchor="dimensions-table"),
    )


def _note(context: Context, dimension: str) -> Phrase | None:
    shortfall = context.shortfall(dimension)
    if shortfall is None:
        return None
    if shortfall <= 0:
        return phrase("note.reached")
    return phrase("note.below", gap=score_number(shortfall))


def _heatmap(context: Context, breakdown: str) -> Chart:
    groups = context.released.breakdown(breakdown).groups
    rows = tuple(
        (
            dimension,
            tuple(context.score_id(dimension, group=(breakdown, group.code)) for group in groups),
        )
        for dimension in context.by_shortfall()
    )
    table = Table(
        anchor=f"heatmap-{breakdown}-table",
        caption=phrase("dimensions.heatmap.table"),
        columns=(
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            *(Column(label=context.group_name(group)) for group in groups),
        ),
        rows=tuple(
            Row(
                cells=(
                    context.name(dimension),
                    *(cell(context.released.value(figure)) for figure in figures),
                ),
                figures=figures,
            )
            for dimension, figures in rows
        ),
    )
    label = context.released.breakdown(breakdown).label
    return Chart(
        anchor=f"heatmap-{breakdown}",
        finding=phrase("dimensions.heatmap.finding", breakdown=label),
        measure=phrase("dimensions.heatmap.measure"),
        body=HeatmapChart(
            columns=tuple(context.group_name(group) for group in groups),
            rows=tuple(
                HeatmapRow(
                    label=context.short(dimension),
                    cells=tuple(context.released.value(figure) for figure in figures),
                )
                for dimension, figures in rows
            ),
            domain=SCORE_DOMAIN,
        ),
        caption=(phrase("dimensions.heatmap.caption"), *folded_note(context, breakdown)),
        alternative=(phrase("dimensions.heatmap.alternative"), phrase("chart.alternative.table")),
        table=table,
    )
