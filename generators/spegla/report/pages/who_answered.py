"""Page 3: who was asked, who answered, and what that means for the rest."""

from collections.abc import Mapping

from spegla.privacy.released import Shown, Statistic, Unit, Value
from spegla.report.claims import among, claim, on
from spegla.report.context import Context
from spegla.report.model import (
    Align,
    Cell,
    Chart,
    Column,
    Emphasis,
    IntervalChart,
    IntervalRow,
    KeyNumber,
    Listing,
    Number,
    Page,
    PageKind,
    Paragraph,
    Phrase,
    Row,
    Section,
    Table,
    Words,
    phrase,
)
from spegla.report.pages.charts import folded_note
from spegla.report.pages.ranges import high_end, low_end, lowest
from spegla.report.values import cell, persons, sentence, share_number

SHARE_DOMAIN = (0.0, 1.0)

_OF_GROUPS = (Statistic.INVITED, Statistic.ANSWERED, Statistic.RESPONSE_RATE)
_OF_EVERYONE = (*_OF_GROUPS, Statistic.COMPLETE_RATE)


def who_answered(context: Context) -> Page:
    """Response rates by group, composition, and the caveat about those who did not answer."""
    sections = [_by_group(context, breakdown.code) for breakdown in context.breakdowns]
    sections.append(_waves(context))
    sections.append(
        Section(
            anchor="non-response",
            heading=phrase("who.non_response"),
            blocks=(
                Paragraph(
                    sentences=(
                        phrase("who.non_response.random"),
                        phrase("who.non_response.rate"),
                        phrase("who.non_response.partial"),
                    )
                ),
            ),
        )
    )
    return Page(
        key="who-answered",
        kind=PageKind.STANDARD,
        label=phrase("who.label"),
        kicker=phrase("who.kicker"),
        headline=_headline(context),
        lead=_lead(context),
        numbers=_numbers(context),
        sections=tuple(sections),
    )


def _headline(context: Context) -> Phrase:
    rate = context.response(Statistic.RESPONSE_RATE)
    return next(iter(sentence("who.headline", rate)), phrase("who.headline.hidden"))


def _lead(context: Context) -> tuple[Words, ...]:
    distances = [(name, _from_flag(context, rate)) for name, rate in _shown_rates(context)]
    low = [(name, distance) for name, distance in distances if distance.value < 0]
    flag = Number(value=context.settings.method.low_response_flag, unit=Unit.SHARE)
    if low:
        groups = Listing(items=tuple(name for name, _ in low))
        below = on(*(distance for _, distance in low))
        return (claim("who.lead.low", below, groups=groups, flag=flag),)
    if distances:
        return (claim("who.lead.even", on(*(each for _, each in distances)), flag=flag),)
    return ()


def _from_flag(context: Context, rate: Shown) -> Shown:
    """How far a rate is above the flag, as printed: none that reads 60 % is called below 60 %."""
    flag = context.settings.method.low_response_flag
    return Shown(value=float(round(100 * rate.value) - round(100 * flag)), unit=Unit.POINTS)


def _shown_rates(context: Context) -> tuple[tuple[Words, Shown], ...]:
    return tuple((name, rate) for name, rate in _rates(context) if isinstance(rate, Shown))


def _rates(context: Context) -> tuple[tuple[Words, Value], ...]:
    """Every group with its response rate, of the breakdowns of which it is known who was asked."""
    return tuple(
        (context.group_name(group), rate)
        for breakdown in context.breakdowns
        for group in breakdown.groups
        if (rate := _rate(context, (breakdown.code, group.code))) is not None
    )


def _rate(context: Context, group: tuple[str, str]) -> Value | None:
    return context.released.find(context.response_id(Statistic.RESPONSE_RATE, group=group))


def _numbers(context: Context) -> tuple[KeyNumber, ...]:
    return tuple(
        KeyNumber(
            label=phrase(f"who.number.{statistic}"),
            value=cell(context.response(statistic)),
            notes=(phrase(f"who.number.{statistic}.note"),),
        )
        for statistic in (Statistic.INVITED, Statistic.ANSWERED, Statistic.RESPONSE_RATE)
    )


def _by_group(context: Context, breakdown: str) -> Section:
    label = context.released.breakdown(breakdown).label
    groups = context.released.breakdown(breakdown).groups
    rates = {
        group.code: rate
        for group in groups
        if (rate := _rate(context, (breakdown, group.code))) is not None
    }
    if not rates:
        return Section(
            anchor=f"by-{breakdown}",
            heading=phrase("who.composition", breakdown=label),
            subline=phrase("who.composition.note"),
            blocks=(_composition(context, breakdown),),
        )
    ordered = sorted(groups, key=lambda group: _lowest_first(rates[group.code]))
    everyone = context.response(Statistic.RESPONSE_RATE)
    reference = everyone.value if isinstance(everyone, Shown) else None
    chart = Chart(
        anchor=f"response-{breakdown}",
        finding=_finding(context, breakdown, rates),
        measure=phrase("who.chart.measure"),
        body=IntervalChart(
            rows=tuple(
                IntervalRow(
                    label=context.group_name(group),
                    value=rates[group.code],
                    note=_note(context, (breakdown, group.code)),
                    emphasis=Emphasis.NORMAL,
                )
                for group in ordered
            ),
            unit=Unit.SHARE,
            domain=SHARE_DOMAIN,
            reference=reference,
            reference_label=None if reference is None else phrase("chart.groups.reference"),
        ),
        caption=(phrase("who.chart.caption"), *folded_note(context, breakdown)),
        alternative=_alternative(context, breakdown),
        table=_table(context, breakdown),
    )
    return Section(anchor=f"by-{breakdown}", blocks=(chart,))


def _finding(context: Context, breakdown: str, rates: Mapping[str, Value]) -> Phrase:
    """The group that answered least, where one did for sure; else from how few to how many."""
    shown = {code: rate for code, rate in rates.items() if isinstance(rate, Shown)}
    label = context.released.breakdown(breakdown).label
    if len(shown) < 2:
        return phrase("who.chart.finding", breakdown=label)
    least = lowest(rates)
    if least is not None:
        names = {g.code: g for g in context.released.breakdown(breakdown).groups}
        name, share = context.group_name(names[least]), Number.of(shown[least])
        return claim("who.chart.least", among(rates, least), group=name, share=share)
    return phrase(
        "who.chart.between",
        low=share_number(min(map(low_end, shown.values()))),
        high=share_number(max(map(high_end, shown.values()))),
    )


def _lowest_first(rate: Value) -> tuple[bool, float]:
    return (False, rate.value) if isinstance(rate, Shown) else (True, 0.0)


def _note(context: Context, group: tuple[str, str]) -> Phrase | None:
    answered = context.response(Statistic.ANSWERED, group)
    invited = context.response(Statistic.INVITED, group)
    if not isinstance(answered, Shown) or not isinstance(invited, Shown):
        return None
    return phrase("who.note", answered=persons(answered.value), invited=persons(invited.value))


def _alternative(context: Context, breakdown: str) -> tuple[Phrase, ...]:
    said = [
        phrase(
            "who.chart.alternative.group",
            group=context.group_name(group),
            rate=Number(value=rate.value, unit=Unit.SHARE),
        )
        for group in context.released.breakdown(breakdown).groups
        if isinstance(
            rate := context.response(Statistic.RESPONSE_RATE, (breakdown, group.code)), Shown
        )
    ]
    return (*said, phrase("chart.alternative.table"))


def _table(context: Context, breakdown: str) -> Table:
    label = context.released.breakdown(breakdown).label
    groups = [
        (context.group_name(group), (breakdown, group.code))
        for group in context.released.breakdown(breakdown).groups
    ]
    return Table(
        anchor=f"response-{breakdown}-table",
        caption=phrase("who.table"),
        columns=(
            Column(label=label, align=Align.TEXT),
            *(Column(label=phrase(f"column.{statistic}")) for statistic in _OF_GROUPS),
            Column(label=phrase("column.share_of_invited")),
            Column(label=phrase("column.share_of_answers")),
        ),
        rows=tuple(_row(context, name, key) for name, key in groups),
    )


def _composition(context: Context, breakdown: str) -> Table:
    """How many answered, where nobody knows how many of each group were asked."""
    rows = []
    for group in context.released.breakdown(breakdown).groups:
        answered = context.response_id(Statistic.ANSWERED, group=(breakdown, group.code))
        cells = (
            context.group_name(group),
            cell(context.released.value(answered)),
            _part(context, Statistic.ANSWERED, (breakdown, group.code)),
        )
        rows.append(Row(cells=cells, figures=(answered,)))
    return Table(
        anchor=f"response-{breakdown}-table",
        caption=phrase("who.composition.table"),
        columns=(
            Column(label=context.released.breakdown(breakdown).label, align=Align.TEXT),
            Column(label=phrase(f"column.{Statistic.ANSWERED}")),
            Column(label=phrase("column.share_of_answers")),
        ),
        rows=tuple(rows),
    )


def _row(context: Context, name: Words, group: tuple[str, str]) -> Row:
    figures = tuple(context.response_id(statistic, group=group) for statistic in _OF_GROUPS)
    return Row(
        cells=(
            name,
            *(cell(context.released.value(figure)) for figure in figures),
            _part(context, Statistic.INVITED, group),
            _part(context, Statistic.ANSWERED, group),
        ),
        figures=figures,
    )


def _part(context: Context, statistic: Statistic, group: tuple[str, str]) -> Cell:
    """The group's part of everyone, from the two displayed numbers."""
    part, whole = context.response(statistic, group), context.response(statistic)
    if not isinstance(part, Shown):
        return part
    if not isinstance(whole, Shown):
        return whole
    return Number(value=part.value / whole.value, unit=Unit.SHARE)


def _waves(context: Context) -> Section:
    waves = [wave for wave in (context.previous, context.wave) if wave is not None]
    table = Table(
        anchor="response-waves-table",
        caption=phrase("who.table"),
        columns=(
            Column(label=phrase("column.wave"), align=Align.TEXT),
            *(Column(label=phrase(f"column.{statistic}")) for statistic in _OF_EVERYONE),
        ),
        rows=tuple(_wave_row(context, wave) for wave in waves),
    )
    return Section(anchor="waves", heading=phrase("who.waves"), blocks=(table,))


def _wave_row(context: Context, wave: str) -> Row:
    figures = tuple(context.response_id(statistic, wave=wave) for statistic in _OF_EVERYONE)
    return Row(
        cells=(
            context.wave_label(wave),
            *(cell(context.released.value(figure)) for figure in figures),
        ),
        figures=figures,
    )
