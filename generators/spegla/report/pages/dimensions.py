"""Page 5: all dimensions beside each other, in all and by group."""

from collections.abc import Mapping, Sequence

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
    Number,
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
from spegla.report.pages.groups import heatmap_finding
from spegla.report.pages.ranges import high_end, highest, low_end, lowest
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


def place(context: Context, dimension: str) -> int | None:
    """Place by distance to the level aimed for, without levels by score; equal ones share it.

    None for a dimension whose score is hidden.
    """
    own = _height(context, dimension)
    if own is None:
        return None
    every = [_height(context, other) for other in context.dimensions]
    return 1 + sum(other < own for other in every if other is not None)


def _height(context: Context, dimension: str) -> float | None:
    """The lower, the further from the level aimed for; None where the score is hidden."""
    score = context.score(dimension)
    if not isinstance(score, Shown):
        return None
    shortfall = context.shortfall(dimension) if context.has_targets else None
    return score.value if shortfall is None else -shortfall


def _headline(context: Context) -> Phrase:
    shown = _shown(context, context.dimensions)
    if not shown:
        return phrase("dimensions.headline.hidden")
    if len(shown) == 1:
        ((dimension, score),) = shown.items()
        return phrase(
            "dimension.headline.plain", dimension=context.name(dimension), value=Number.of(score)
        )
    first, last = lowest(shown), highest(shown)
    if first is None or last is None:
        return phrase("dimensions.headline.plain")
    return phrase("dimensions.headline", highest=context.short(last), lowest=context.short(first))


def _lead(context: Context) -> tuple[Words, ...]:
    lead: list[Words] = []
    if context.reached:
        names = Listing(items=tuple(context.short(d) for d in context.reached))
        lead.append(phrase("dimensions.lead.reached", names=names))
    weak = furthest(context)
    if weak and [place(context, d) for d in context.dimensions].count(1) == 1:
        key = "dimensions.lead.furthest" if context.has_targets else "dimensions.lead.lowest"
        lead += sentence(key, context.score(weak[0]), dimension=context.name(weak[0]))
    return tuple(lead)


def _shown(context: Context, dimensions: Sequence[str]) -> Mapping[str, Shown]:
    """The scores that are shown, in the order of the dimensions."""
    scores = {dimension: context.score(dimension) for dimension in dimensions}
    return {d: score for d, score in scores.items() if isinstance(score, Shown)}


def _scores(context: Context) -> Chart:
    ordered = context.by_shortfall()
    weak, aims = furthest(context), context.has_targets
    said = tuple(
        phrase(
            "chart.scores.alternative.dimension",
            dimension=context.name(d),
            score=Number.of(score),
        )
        for d, score in _shown(context, ordered).items()
    )
    return Chart(
        anchor="scores-chart",
        finding=_scores_finding(context),
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


def _scores_finding(context: Context) -> Phrase:
    """How many dimensions reach the level aimed for; without levels, from how low to how high."""
    shown = _shown(context, context.dimensions).values()
    if len(shown) < 2:
        return phrase("dimensions.scores.finding.plain")
    if not context.has_targets:
        return phrase(
            "dimensions.scores.between",
            low=score_number(min(map(low_end, shown))),
            high=score_number(max(map(high_end, shown))),
        )
    if not context.reached:
        return phrase("dimensions.scores.none", all=count(len(shown)))
    return phrase(
        "dimensions.scores.reached", count=count(len(context.reached)), all=count(len(shown))
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
    return Chart(
        anchor=f"heatmap-{breakdown}",
        finding=heatmap_finding(context, context.dimensions, breakdown),
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
