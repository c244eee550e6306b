"""Page 5: all dimensions beside each other, in all and by group."""

from collections.abc import Mapping, Sequence

from spegla.privacy.released import Shown, Unit, Value
from spegla.report.claims import among, bears, claim, on
from spegla.report.context import Context
from spegla.report.findings import furthest, weakest
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
from spegla.report.values import cell, count, score_number, shown_of


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

    None where it cannot be told: where the score is hidden, or that of another, or where the ranges
    of two overlap.
    """
    values = heights(context)
    basis = among(values, dimension)
    key = "dimension.kicker" if context.has_targets else "dimension.kicker.plain"
    if not bears(key, basis):
        return None
    (own,) = basis.own
    return 1 + sum(other.value < own.value for other in basis.others)


def heights(context: Context) -> Mapping[str, Value]:
    """What dimensions are ordered by: distance to the level aimed for, without levels the score."""
    return context.distances if context.has_targets else context.scores


def _headline(context: Context) -> Phrase:
    scores = context.scores
    shown = _shown(context, context.dimensions)
    if not shown:
        return phrase("dimensions.headline.hidden")
    if len(shown) == 1:
        ((dimension, score),) = shown.items()
        return phrase(
            "dimension.headline.plain", dimension=context.name(dimension), value=Number.of(score)
        )
    first, last = lowest(scores), highest(scores)
    if first is None or last is None:
        return phrase("dimensions.headline.plain")
    return claim(
        "dimensions.headline",
        among(scores, last),
        among(scores, first),
        highest=context.short(last),
        lowest=context.short(first),
    )


def _lead(context: Context) -> tuple[Words, ...]:
    lead: list[Words] = []
    if context.reached:
        names = Listing(items=tuple(context.short(d) for d in context.reached))
        distances = on(*(context.distances[d] for d in context.reached))
        lead.append(claim("dimensions.lead.reached", distances, names=names))
    weak = weakest(context)
    if weak is not None:
        (score,) = shown_of([context.score(weak)])
        lead.append(
            claim(
                "dimensions.lead.furthest" if context.has_targets else "dimensions.lead.lowest",
                among(heights(context), weak),
                dimension=context.name(weak),
                value=Number.of(score),
            )
        )
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
        return claim(
            "dimensions.scores.between",
            on(*shown),
            low=score_number(min(map(low_end, shown))),
            high=score_number(max(map(high_end, shown))),
        )
    reached, missed, all_shown = context.reached, context.missed, count(len(shown))
    untold = len(shown) - len(reached) - len(missed)
    if untold:
        return phrase("dimensions.scores.unsure", count=count(untold), all=all_shown)
    below = on(*(context.distances[d] for d in missed))
    if not reached:
        return claim("dimensions.scores.none", below, all=all_shown)
    at_level = on(*(context.distances[d] for d in reached))
    return claim("dimensions.scores.reached", at_level, count=count(len(reached)), all=all_shown)


def _note(context: Context, dimension: str) -> Phrase | None:
    """How a dimension stands to its level; nothing where its range does not tell."""
    distance = context.distance(dimension)
    if not isinstance(distance, Shown):
        return None
    if dimension in context.reached:
        return claim("note.reached", on(distance))
    if distance.least is not None:
        return None
    return claim("note.below", on(distance), gap=score_number(abs(distance.value)))


_MOST_BESIDE = 16
"""Groups that have room beside each other on paper; more stand below each other."""


def _heatmap(context: Context, breakdown: str) -> Chart:
    """The scores by dimension and group, the dimensions below each other unless groups are many."""
    shown = context.released.breakdown(breakdown)
    subjects, groups = context.by_shortfall(), shown.groups
    lines = [
        (
            (context.short(subject), context.name(subject)),
            [context.score_id(subject, group=(breakdown, group.code)) for group in groups],
        )
        for subject in subjects
    ]
    corner: Words = phrase("column.dimension")
    across = [context.group_name(group) for group in groups]
    alternative = phrase("dimensions.heatmap.alternative")
    if len(groups) > _MOST_BESIDE:
        names = [(name, name) for name in across]
        turned = zip(*(figures for _, figures in lines), strict=True)
        lines = [(name, list(figures)) for name, figures in zip(names, turned, strict=True)]
        corner, across = shown.label, [context.short(subject) for subject in subjects]
        alternative = phrase("dimensions.heatmap.alternative.turned")
    value = context.released.value
    table = Table(
        anchor=f"heatmap-{breakdown}-table",
        caption=phrase("dimensions.heatmap.table"),
        columns=(
            Column(label=corner, align=Align.TEXT),
            *(Column(label=label) for label in across),
        ),
        rows=tuple(
            Row(cells=(name, *(cell(value(figure)) for figure in figures)), figures=tuple(figures))
            for (_, name), figures in lines
        ),
    )
    return Chart(
        anchor=f"heatmap-{breakdown}",
        finding=heatmap_finding(context, context.dimensions, breakdown),
        measure=phrase("dimensions.heatmap.measure"),
        body=HeatmapChart(
            columns=tuple(across),
            rows=tuple(
                HeatmapRow(label=short, cells=tuple(value(figure) for figure in figures))
                for (short, _), figures in lines
            ),
            domain=SCORE_DOMAIN,
        ),
        caption=(phrase("dimensions.heatmap.caption"), *folded_note(context, breakdown)),
        alternative=(alternative, phrase("chart.alternative.table")),
        table=table,
    )
