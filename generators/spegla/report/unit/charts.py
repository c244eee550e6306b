"""A unit's two charts: its differences from the rest, and its scores beside everyone's."""

from spegla.privacy.released import FigureId, Shown, Statistic, Unit, Value
from spegla.report.claims import claim, on
from spegla.report.model import (
    Align,
    Cell,
    Chart,
    Column,
    DumbbellChart,
    DumbbellRow,
    IntervalChart,
    IntervalRow,
    Number,
    Phrase,
    Row,
    Table,
    phrase,
)
from spegla.report.pages.charts import (
    SCORE_DOMAIN,
    base_note,
    emphasis_of,
    highest_first,
    interval_caption,
)
from spegla.report.unit.unit import Unit as OwnUnit
from spegla.report.values import (
    base_cell,
    cell,
    count,
    interval_cell,
    reading_cell,
    rows_figures,
    sentence,
    shown_of,
    target_cell,
)
from spegla.survey.questions import NKI, Audience
from spegla.survey.readings import Contrast

_REACHES = (25.0, 50.0)
"""How far the axis of differences reaches to both sides, as little as holds them all."""


def differences_chart(unit: OwnUnit) -> Chart:
    """The unit minus the rest in each dimension, the largest first; proven ones stand out."""
    found = {d: each for d in unit.context.dimensions if (each := unit.contrast(d)) is not None}
    ordered = sorted(found, key=lambda dimension: highest_first(found[dimension]))
    return Chart(
        anchor="differences-chart",
        finding=_differences_finding(unit),
        measure=phrase("unit.differences.measure", unit=unit.name),
        body=IntervalChart(
            rows=tuple(
                IntervalRow(
                    label=unit.context.short(dimension),
                    value=found[dimension],
                    note=base_note(unit.score(dimension)),
                    emphasis=emphasis_of(found[dimension]),
                )
                for dimension in ordered
            ),
            unit=Unit.POINTS,
            domain=_domain(list(found.values())),
            reference=0.0,
            reference_label=phrase("unit.differences.reference"),
        ),
        caption=(
            *interval_caption(unit.context, list(found.values())),
            phrase("unit.differences.caption"),
        ),
        alternative=(
            *(said for d in ordered for said in _difference_said(unit, d, found[d])),
            phrase("chart.alternative.table"),
        ),
        table=_differences_table(unit, ordered),
    )


def _differences_finding(unit: OwnUnit) -> Phrase:
    compared, everything = unit.compared, count(len(unit.compared))
    apart = [*unit.that_read(Contrast.HIGHER).values(), *unit.that_read(Contrast.LOWER).values()]
    if apart:
        number = count(len(apart))
        return claim("unit.differences.apart", on(*apart), count=number, all=everything)
    return claim("unit.differences.none", on(*compared.values()))


def _difference_said(unit: OwnUnit, dimension: str, value: Value) -> tuple[Phrase, ...]:
    if not isinstance(value, Shown):
        return ()
    reading = claim(f"reading.{value.reading}", on(value))
    name = unit.context.name(dimension)
    return sentence("unit.differences.alternative", value, dimension=name, reading=reading)


def _domain(values: list[Value]) -> tuple[float, float]:
    shown = shown_of(values)
    ends = [abs(end) for v in shown for end in (v.value, v.low, v.high) if end is not None]
    reach = next((each for each in _REACHES if max(ends) <= each), SCORE_DOMAIN[1])
    return (-reach, reach)


def _differences_table(unit: OwnUnit, dimensions: list[str]) -> Table:
    subjects = [*dimensions, *((NKI,) if unit.contrast(NKI) is not None else ())]
    return Table(
        anchor="differences-table",
        caption=phrase("unit.differences.table", unit=unit.name),
        columns=(
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            Column(label=phrase("column.base")),
            Column(label=unit.name),
            Column(label=phrase("column.contrast")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.reading"), align=Align.TEXT),
        ),
        rows=tuple(_difference_row(unit, subject) for subject in subjects),
    )


def _difference_row(unit: OwnUnit, subject: str) -> Row:
    score, contrast = unit.score(subject), unit.contrast(subject)
    return Row(
        cells=(
            unit.context.name(subject),
            base_cell(score),
            cell(score),
            cell(contrast),
            interval_cell(contrast),
            reading_cell(contrast),
        ),
        figures=_figures(unit, subject, Statistic.SCORE, Statistic.CONTRAST),
    )


def scores_chart(unit: OwnUnit) -> Chart:
    """The unit beside everyone, dimension by dimension, the unit's highest score first."""
    ordered = sorted(unit.scores, key=lambda dimension: highest_first(unit.scores[dimension]))
    subjects = (*ordered, *((NKI,) if unit.score(NKI) is not None else ()))
    return Chart(
        anchor="scores-chart",
        finding=phrase("unit.scores.finding", unit=unit.name),
        measure=phrase("unit.scores.measure"),
        body=DumbbellChart(
            rows=tuple(
                DumbbellRow(
                    label=unit.context.short(subject),
                    first=unit.context.released.value(
                        unit.context.score_id(subject, group=unit.group)
                    ),
                    second=unit.context.released.value(unit.context.score_id(subject)),
                    note=base_note(unit.score(subject)),
                )
                for subject in subjects
            ),
            marks=(
                phrase("unit.scores.key", unit=unit.name),
                phrase("unit.scores.key.all"),
            ),
            domain=SCORE_DOMAIN,
            is_part=True,
        ),
        caption=interval_caption(unit.context, list(unit.scores.values())),
        alternative=(
            *(said for subject in subjects for said in _score_said(unit, subject)),
            phrase("chart.alternative.table"),
        ),
        table=_scores_table(unit, subjects),
    )


def _score_said(unit: OwnUnit, subject: str) -> tuple[Phrase, ...]:
    everyone = unit.everyone(subject)
    if not isinstance(everyone, Shown):
        return ()
    name, number = unit.context.name(subject), Number.of(everyone)
    return sentence("unit.scores.alternative", unit.score(subject), dimension=name, all=number)


def _scores_table(unit: OwnUnit, subjects: tuple[str, ...]) -> Table:
    has_team = unit.context.has_management
    return Table(
        anchor="scores-table",
        caption=phrase("unit.scores.table", unit=unit.name),
        columns=(
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            Column(label=unit.name),
            Column(label=phrase("column.interval")),
            Column(label=phrase("unit.column.all")),
            Column(label=phrase("column.interval")),
            *((Column(label=unit.context.management_name),) if has_team else ()),
            Column(label=phrase("column.target")),
        ),
        rows=tuple(_score_row(unit, subject) for subject in subjects),
    )


def _score_row(unit: OwnUnit, subject: str) -> Row:
    context = unit.context
    own, everyone = unit.score(subject), unit.everyone(subject)
    team = context.score_id(subject, audience=Audience.MANAGEMENT)
    cells: tuple[Cell, ...] = (
        context.name(subject),
        cell(own),
        interval_cell(own),
        cell(everyone),
        interval_cell(everyone),
        *((cell(context.released.find(team)),) if context.has_management else ()),
        target_cell(context.target(subject)),
    )
    shown = (*_figures(unit, subject, Statistic.SCORE), context.score_id(subject), team)
    return Row(cells=cells, figures=rows_figures(context.released, shown))


def _figures(unit: OwnUnit, subject: str, *statistics: Statistic) -> tuple[FigureId, ...]:
    ids = [unit.context.score_id(subject, each, group=unit.group) for each in statistics]
    return rows_figures(unit.context.released, ids)
