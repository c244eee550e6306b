"""The change of each dimension since the wave before, with its verdict."""

from collections.abc import Sequence

from spegla.privacy.released import Shown, Statistic
from spegla.report.claims import claim, on
from spegla.report.context import Context
from spegla.report.model import (
    Align,
    Chart,
    Column,
    Emphasis,
    Phrase,
    Row,
    Section,
    SlopeChart,
    SlopeLine,
    Table,
    phrase,
)
from spegla.report.pages.charts import SCORE_DOMAIN
from spegla.report.values import (
    cell,
    count,
    interval_cell,
    points,
    reading_cell,
    sentence,
    shown_of,
    size_cell,
)
from spegla.survey.questions import NKI
from spegla.survey.readings import Verdict

MIDDLE_DOMAIN = (20.0, 90.0)


def with_verdict(context: Context, verdict: Verdict) -> tuple[str, ...]:
    """Dimensions whose change has this verdict, in the code book's order."""
    return tuple(
        dimension
        for dimension in context.dimensions
        if isinstance(change := context.change(dimension), Shown) and change.reading is verdict
    )


def changes(context: Context, previous: str) -> tuple[Section, ...]:
    """The trend of every score that has one; none where no question was asked alike."""
    asked = (*context.dimensions, NKI)
    subjects = tuple(subject for subject in asked if context.change(subject) is not None)
    if not subjects:
        return ()
    table = Table(
        anchor="changes-table",
        caption=phrase("since.changes.table"),
        columns=(
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            Column(label=context.wave_label(previous)),
            Column(label=context.wave_label(context.wave)),
            Column(label=phrase("column.change")),
            Column(label=phrase("column.interval90")),
            Column(label=phrase("column.verdict"), align=Align.TEXT),
            Column(label=phrase("column.detectable")),
        ),
        rows=tuple(_change_row(context, subject, previous) for subject in subjects),
        notes=(phrase("since.changes.like_for_like"),),
    )
    if subjects == (NKI,):
        return (Section(anchor="changes", blocks=(table,)),)
    return (Section(anchor="changes", blocks=(_chart(context, previous, table),)),)


def _change_row(context: Context, subject: str, previous: str) -> Row:
    before = context.score_id(subject, Statistic.TREND_SCORE, wave=previous)
    after = context.score_id(subject, Statistic.TREND_SCORE)
    change = context.change_id(subject)
    detectable = context.score_id(subject, Statistic.DETECTABLE_CHANGE)
    find = context.released.find
    return Row(
        cells=(
            context.name(subject),
            cell(find(before)),
            cell(find(after)),
            cell(find(change)),
            interval_cell(find(change)),
            reading_cell(find(change)),
            size_cell(find(detectable)),
        ),
        figures=tuple(
            figure for figure in (before, after, change, detectable) if find(figure) is not None
        ),
    )


def _chart(context: Context, previous: str, table: Table) -> Chart:
    find = context.released.find
    lines = []
    for subject in context.dimensions:
        before = find(context.score_id(subject, Statistic.TREND_SCORE, wave=previous))
        after = find(context.score_id(subject, Statistic.TREND_SCORE))
        if before is None or after is None:
            continue
        lines.append(
            SlopeLine(
                label=context.short(subject),
                before=before,
                after=after,
                emphasis=_emphasis(context, subject),
            )
        )
    return Chart(
        anchor="changes-chart",
        finding=_chart_finding(context),
        measure=phrase("since.changes.measure"),
        body=SlopeChart(
            waves=(context.wave_label(previous), context.wave_label(context.wave)),
            lines=tuple(lines),
            domain=_domain(lines),
        ),
        caption=_caption(context),
        alternative=_alternative(context),
        table=table,
    )


def _chart_finding(context: Context) -> Phrase:
    """In how many dimensions a change is proven, either way."""
    compared = shown_of([context.change(dimension) for dimension in context.dimensions])
    if not compared:
        return phrase("since.changes.finding")
    return phrase(
        "since.changes.proven",
        better=count(len(with_verdict(context, Verdict.CLEARLY_BETTER))),
        worse=count(len(with_verdict(context, Verdict.CLEARLY_WORSE))),
        all=count(len(compared)),
    )


def _domain(lines: Sequence[SlopeLine]) -> tuple[float, float]:
    """The middle of the index, where lines can be told apart, unless a range lies outside it.

    The one chart of scores that is not drawn on the whole index: it has no axis, its values stand
    at the lines, and what is to be seen is how steep they are.
    """
    low, high = MIDDLE_DOMAIN
    shown = shown_of([value for line in lines for value in (line.before, line.after)])
    ends = [end for v in shown for end in (v.value, v.least, v.most) if end is not None]
    return MIDDLE_DOMAIN if all(low <= end <= high for end in ends) else SCORE_DOMAIN


def _emphasis(context: Context, subject: str) -> Emphasis:
    match context.change(subject):
        case Shown(reading=Verdict.CLEARLY_BETTER | Verdict.CLEARLY_WORSE):
            return Emphasis.STRONG
        case _:
            return Emphasis.MUTED


def _caption(context: Context) -> tuple[Phrase, ...]:
    return (
        phrase("since.changes.caption"),
        phrase(
            "since.changes.rule",
            points=_points(context),
        ),
    )


def _points(context: Context) -> Phrase:
    return points(context.settings.method.smallest_worthwhile_change)


def _alternative(context: Context) -> tuple[Phrase, ...]:
    said: list[Phrase] = []
    for dimension in context.dimensions:
        change = context.change(dimension)
        if isinstance(change, Shown) and change.reading:
            said += sentence(
                "since.changes.alternative.dimension",
                change,
                dimension=context.name(dimension),
                verdict=claim(f"reading.{change.reading}", on(change)),
            )
    return (*said, phrase("chart.alternative.table"))
