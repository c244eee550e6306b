"""Scores of all waves that the release compares, and the levels aimed for then and now."""

from collections.abc import Mapping, Sequence

from spegla.privacy.released import FigureId, Hidden, Shown, Statistic, Unit, Value
from spegla.report.claims import bears, claim, on
from spegla.report.context import Context
from spegla.report.metrics import metric_id, metric_short
from spegla.report.model import (
    Align,
    Cell,
    Chart,
    Column,
    Emphasis,
    IntervalChart,
    IntervalRow,
    Listing,
    NotAvailable,
    Number,
    Phrase,
    Row,
    Section,
    Table,
    Words,
    phrase,
)
from spegla.report.pages.charts import SCORE_DOMAIN, interval_caption
from spegla.report.pages.since_last_time.metrics import trend_score
from spegla.report.pages.since_last_time.outcomes import Outcome, Reach, reach_of
from spegla.report.values import cell, count, distance_to, score_number, target_cell
from spegla.survey.questions import NKI

Targets = Mapping[str, tuple[float, ...]]
"""Per metric the levels that earlier actions aimed for, lowest first."""


def targets(context: Context, told: Sequence[Outcome]) -> tuple[Section, ...]:
    """What was promised against its level; nothing where no promise had one."""
    aimed = _aimed(told)
    metrics = tuple(metric for metric in _metrics(context, told) if metric in aimed)
    if not metrics:
        return ()
    return (Section(anchor="targets", blocks=(_chart(context, metrics, aimed),)),)


def all_waves(context: Context, told: Sequence[Outcome]) -> tuple[Section, ...]:
    """Each metric with a promise or a level, wave by wave; nothing where none is compared."""
    metrics = _metrics(context, told)
    if not metrics:
        return ()
    table = _table(
        context, metrics, _aimed(told), anchor="waves-table", caption=phrase("since.waves.table")
    )
    return (
        Section(
            anchor="waves",
            heading=phrase("since.waves"),
            subline=phrase("since.waves.how"),
            blocks=(table,),
        ),
    )


def _metrics(context: Context, told: Sequence[Outcome]) -> tuple[str, ...]:
    """What was promised for or has a level, as far as it was measured alike: needs last."""
    promised = dict.fromkeys(outcome.metric for outcome in told)
    known = (*context.dimensions, NKI)
    ordered = (*known, *(metric for metric in promised if metric not in known))
    return tuple(
        metric
        for metric in ordered
        if (metric in promised or context.target(metric) is not None)
        and trend_score(context, metric, context.wave) is not None
    )


def _waves(context: Context, metrics: Sequence[str]) -> tuple[str, ...]:
    """The waves of which the release holds a score that can be compared, oldest first."""
    return tuple(
        wave
        for wave in context.settings.wave_order()
        if any(trend_score(context, metric, wave) is not None for metric in metrics)
    )


def _aimed(told: Sequence[Outcome]) -> Targets:
    aimed: dict[str, set[float]] = {}
    for outcome in told:
        if outcome.action.target is not None:
            aimed.setdefault(outcome.metric, set()).add(outcome.action.target)
    return {metric: tuple(sorted(levels)) for metric, levels in aimed.items()}


def _table(
    context: Context, metrics: Sequence[str], aimed: Targets, *, anchor: str, caption: Phrase
) -> Table:
    waves = _waves(context, metrics)
    return Table(
        anchor=anchor,
        caption=caption,
        columns=(
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            *(Column(label=context.wave_label(wave)) for wave in waves),
            Column(label=phrase("column.target_then")),
            Column(label=phrase("column.target_now")),
            Column(label=phrase("column.reached"), align=Align.TEXT),
        ),
        rows=tuple(_row(context, metric, waves, aimed.get(metric, ())) for metric in metrics),
        notes=(phrase("since.changes.like_for_like"), *_left_out(context, waves)),
    )


def _row(context: Context, metric: str, waves: Sequence[str], levels: Sequence[float]) -> Row:
    find = context.released.find
    figures: list[FigureId] = [
        metric_id(context, metric, Statistic.TREND_SCORE, wave=wave) for wave in waves
    ]
    return Row(
        cells=(
            metric_short(context, metric),
            *(cell(find(figure)) for figure in figures),
            _levels(levels),
            target_cell(context.target(metric)),
            _reached(context, metric, levels),
        ),
        figures=tuple(figure for figure in figures if find(figure) is not None),
    )


def _levels(levels: Sequence[float]) -> Cell:
    if len(levels) < 2:
        return target_cell(levels[0] if levels else None)
    return phrase("since.targets.levels", levels=Listing(items=tuple(map(score_number, levels))))


def _reached(context: Context, metric: str, levels: Sequence[float]) -> Cell:
    """Whether the highest level that was promised is reached."""
    score = trend_score(context, metric, context.wave)
    if levels and isinstance(score, Hidden):
        return score
    reach, distance = _reach(context, metric, levels), _distance(context, metric, levels)
    if reach is None or distance is None:
        return NotAvailable()
    return claim(f"since.reach.{reach}", on(distance))


def _reach(context: Context, metric: str, levels: Sequence[float]) -> Reach | None:
    return reach_of(trend_score(context, metric, context.wave), max(levels, default=None))


def _distance(context: Context, metric: str, levels: Sequence[float]) -> Value | None:
    """Points by which the score now is above the highest level that was promised."""
    return distance_to(trend_score(context, metric, context.wave), max(levels, default=None))


def _left_out(context: Context, waves: Sequence[str]) -> tuple[Words, ...]:
    """Earlier waves of which the release holds nothing to compare with."""
    absent = [wave for wave in context.settings.wave_order() if wave not in waves]
    if not absent:
        return ()
    names = Listing(items=tuple(context.wave_label(wave) for wave in absent))
    return (phrase("since.targets.left_out", count=count(len(absent)), waves=names),)


# ------------------------------------------------------------------ the chart


def _chart(context: Context, metrics: Sequence[str], aimed: Targets) -> Chart:
    """Where the newest scores of what was promised stand to the levels of that time."""
    values = {metric: trend_score(context, metric, context.wave) for metric in metrics}
    shown = {metric: value for metric, value in values.items() if value is not None}
    return Chart(
        anchor="targets-chart",
        finding=_finding(context, metrics, aimed),
        measure=phrase("since.targets.measure"),
        body=IntervalChart(
            rows=tuple(
                IntervalRow(
                    label=metric_short(context, metric),
                    value=value,
                    note=_before(context, metric),
                    emphasis=_emphasis(context, metric, aimed[metric]),
                    target=max(aimed[metric]),
                )
                for metric, value in shown.items()
            ),
            unit=Unit.SCORE,
            domain=SCORE_DOMAIN,
        ),
        caption=interval_caption(context, list(shown.values())),
        alternative=(
            *_alternative(context, metrics, aimed),
            phrase("chart.alternative.table"),
        ),
        table=_table(
            context,
            metrics,
            aimed,
            anchor="targets-table",
            caption=phrase("since.targets.table"),
        ),
    )


def _finding(context: Context, metrics: Sequence[str], aimed: Targets) -> Phrase:
    """How many of the levels are reached for sure; nothing of what cannot be told."""
    found = [_distance(context, metric, aimed[metric]) for metric in metrics]
    distances = on(*(distance for distance in found if distance is not None))
    if not bears("since.targets.finding", distances):
        return phrase("since.targets")
    reaches = [_reach(context, metric, aimed[metric]) for metric in metrics]
    return claim(
        "since.targets.finding",
        distances,
        reached=count(reaches.count(Reach.REACHED)),
        count=count(len(reaches)),
    )


def _before(context: Context, metric: str) -> Phrase | None:
    """The score of the wave before, at the right of the mark."""
    before = trend_score(context, metric, context.previous or "")
    if not isinstance(before, Shown):
        return None
    return phrase("since.targets.before", score=Number.of(before))


def _emphasis(context: Context, metric: str, levels: Sequence[float]) -> Emphasis:
    is_reached = _reach(context, metric, levels) is Reach.REACHED
    return Emphasis.STRONG if is_reached else Emphasis.NORMAL


def _alternative(context: Context, metrics: Sequence[str], aimed: Targets) -> tuple[Phrase, ...]:
    said: list[Phrase] = []
    for metric in metrics:
        score = trend_score(context, metric, context.wave)
        if isinstance(score, Shown):
            said.append(
                phrase(
                    "since.targets.alternative",
                    dimension=metric_short(context, metric),
                    score=Number.of(score),
                    target=score_number(max(aimed[metric])),
                )
            )
    return tuple(said)
