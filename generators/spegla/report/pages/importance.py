"""Page 7: what matters most, as customers say and as goes with their satisfaction."""

from collections.abc import Sequence
from math import ceil

from spegla.privacy.released import Shown, Statistic, Unit, Value
from spegla.report.context import (
    Context,
    base_cell,
    cell,
    count,
    interval_cell,
    reading_cell,
    rows_figures,
    share_number,
)
from spegla.report.findings import NAMED, most_important, moves_more, says_more
from spegla.report.model import (
    Align,
    Bullets,
    Chart,
    Column,
    DumbbellChart,
    DumbbellRow,
    Emphasis,
    IntervalChart,
    IntervalRow,
    Listing,
    NotAvailable,
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
from spegla.report.pages.charts import interval_caption
from spegla.report.pages.shares import base_caption
from spegla.survey.questions import NKI, Role


def has_importance(context: Context) -> bool:
    """Whether anything shown tells what matters most."""
    found = (Statistic.RANK_CORRELATION, Statistic.IMPROVE_FIRST)
    return bool(most_important(context) or any(context.by(statistic) for statistic in found))


def importance(context: Context) -> Page:
    """Stated and derived importance side by side; where they disagree, that is a finding."""
    sections = []
    if context.by(Statistic.STATED_IMPORTANCE):
        sections.append(Section(anchor="stated", blocks=(_stated(context),)))
    if context.by(Statistic.DERIVED_WEIGHT):
        sections.append(Section(anchor="derived", blocks=(_derived(context),)))
    elif context.by(Statistic.RANK_CORRELATION):
        sections.append(_correlations(context))
    sections += _first(context)
    sections += _disagreement(context)
    sections += _guess(context)
    sections.append(_reading(context))
    return Page(
        key="importance",
        kind=PageKind.STANDARD,
        label=phrase("importance.label"),
        kicker=phrase("importance.kicker"),
        headline=_headline(context),
        lead=_lead(context),
        sections=tuple(sections),
    )


def _headline(context: Context) -> Phrase:
    if not context.by(Statistic.STATED_IMPORTANCE):
        is_derived = context.by(Statistic.DERIVED_WEIGHT) or context.by(Statistic.RANK_CORRELATION)
        return phrase("importance.headline.derived" if is_derived else "importance.label")
    return phrase(
        "importance.headline",
        names=Listing(items=tuple(context.short(d) for d in most_important(context)[:2])),
    )


def _lead(context: Context) -> tuple[Words, ...]:
    lead: list[Words] = []
    if more := moves_more(context):
        names = Listing(items=tuple(context.short(d) for d in more))
        lead.append(phrase("importance.lead.moves_more", count=count(len(more)), names=names))
    elif _has_pairs(context) and not says_more(context):
        lead.append(phrase("importance.lead.alike"))
    match context.released.find(context.score_id(NKI, Statistic.R_SQUARED)):
        case Shown() as explained:
            lead.append(phrase("importance.lead.explained", share=share_number(explained.value)))
        case _:
            pass
    return tuple(lead)


def _has_pairs(context: Context) -> bool:
    return bool(context.by(Statistic.STATED_WEIGHT) and context.by(Statistic.DERIVED_WEIGHT))


def _stated(context: Context) -> Chart:
    ordered = most_important(context)
    values = {d: context.of_dimension(d, Statistic.STATED_IMPORTANCE) for d in ordered}
    shown = [value for value in values.values() if isinstance(value, Shown)]
    unit = shown[0].unit
    is_share = unit is Unit.SHARE
    return Chart(
        anchor="stated-chart",
        finding=phrase(
            "importance.stated.finding" if _is_chosen(context) else "importance.headline",
            names=Listing(items=tuple(context.short(d) for d in ordered[:NAMED])),
        ),
        measure=phrase(f"importance.stated.measure.{_asked_by(context, unit)}"),
        body=IntervalChart(
            rows=tuple(
                IntervalRow(
                    label=context.short(d),
                    value=value,
                    emphasis=Emphasis.STRONG if d in ordered[:NAMED] else Emphasis.NORMAL,
                )
                for d, value in zip(ordered, shown, strict=True)
            ),
            unit=unit,
            domain=(0.0, 1.0) if is_share else (0.0, float(ceil(_highest(shown)))),
        ),
        caption=(*base_caption(shown), *interval_caption(context, shown)),
        alternative=(
            *(
                phrase(
                    "chart.shares.alternative",
                    label=context.name(d),
                    share=Number(value=value.value, unit=unit),
                )
                for d, value in zip(ordered, shown, strict=True)
            ),
            phrase("chart.alternative.table"),
        ),
        table=_stated_table(context),
    )


def _highest(values: list[Shown]) -> float:
    return max(value.high if value.high is not None else value.value for value in values)


def _asked_by(context: Context, unit: Unit) -> str:
    """How importance was asked for: by choosing, by rating or by sharing out points."""
    if _is_chosen(context):
        return "chosen"
    return "rated" if unit is Unit.SCALE else "points"


def _is_chosen(context: Context) -> bool:
    return context.questionnaire.choice(Role.MOST_IMPORTANT, context.wave) is not None


def _stated_table(context: Context) -> Table:
    """All dimensions, hidden ones last; with the stated weight where no other table has it."""
    ordered = most_important(context)
    hidden = (d for d in context.dimensions if d not in ordered)
    more = [
        statistic
        for statistic, is_here in (
            (Statistic.STATED_WEIGHT, not context.by(Statistic.DERIVED_WEIGHT)),
            (Statistic.IMPROVE_FIRST, True),
        )
        if is_here and context.by(statistic)
    ]
    return Table(
        anchor="stated-table",
        caption=phrase("importance.stated.table"),
        columns=(
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            Column(label=phrase("column.stated")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.base")),
            *(Column(label=phrase(f"column.{statistic}")) for statistic in more),
        ),
        rows=tuple(_stated_row(context, d, more) for d in (*ordered, *hidden)),
    )


def _stated_row(context: Context, dimension: str, more: Sequence[Statistic]) -> Row:
    value = context.of_dimension(dimension, Statistic.STATED_IMPORTANCE)
    return Row(
        cells=(
            context.name(dimension),
            cell(value),
            interval_cell(value),
            base_cell(value),
            *(cell(context.of_dimension(dimension, statistic)) for statistic in more),
        ),
        figures=rows_figures(
            context.released,
            [
                context.score_id(dimension, statistic)
                for statistic in (Statistic.STATED_IMPORTANCE, *more)
            ],
        ),
    )


def _first(context: Context) -> list[Section]:
    """What to improve first, where the table of stated importance does not say it."""
    ordered = context.by(Statistic.IMPROVE_FIRST)
    if not ordered or context.by(Statistic.STATED_IMPORTANCE):
        return []
    values = {d: context.of_dimension(d, Statistic.IMPROVE_FIRST) for d in ordered}
    table = Table(
        anchor="first-table",
        caption=phrase("column.improve_first"),
        columns=(
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            Column(label=phrase("column.share")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.base")),
        ),
        rows=tuple(
            Row(
                cells=(context.name(d), cell(value), interval_cell(value), base_cell(value)),
                figures=(context.score_id(d, Statistic.IMPROVE_FIRST),),
            )
            for d, value in values.items()
        ),
    )
    return [Section(anchor="first", heading=phrase("column.improve_first"), blocks=(table,))]


def _derived(context: Context) -> Chart:
    """Stated beside derived weight; derived alone where nobody was asked."""
    ordered = context.by(Statistic.DERIVED_WEIGHT)
    derived = {d: context.of_dimension(d, Statistic.DERIVED_WEIGHT) for d in ordered}
    stated = {d: context.of_dimension(d, Statistic.STATED_WEIGHT) for d in ordered}
    is_pair = _has_pairs(context)
    return Chart(
        anchor="derived-chart",
        finding=_derived_finding(context),
        measure=phrase(f"importance.derived.measure.{'pair' if is_pair else 'alone'}"),
        body=_pairs(context, stated, derived) if is_pair else _dots(context, derived),
        caption=(
            *base_caption([value for value in derived.values() if value is not None]),
            phrase("importance.derived.together"),
            *((phrase("importance.derived.sum"),) if is_pair else ()),
        ),
        alternative=(
            *(
                phrase(
                    "importance.derived.alternative",
                    dimension=context.name(d),
                    share=share_number(value.value),
                )
                for d, value in derived.items()
                if isinstance(value, Shown)
            ),
            phrase("chart.alternative.table"),
        ),
        table=_derived_table(context, ordered),
    )


Weights = dict[str, Value | None]


def _pairs(context: Context, stated: Weights, derived: Weights) -> DumbbellChart:
    pairs = [
        (d, first, second)
        for (d, first), second in zip(stated.items(), derived.values(), strict=True)
        if isinstance(first, Shown) and isinstance(second, Shown)
    ]
    highest = max(max(first.value, second.high or 0.0) for _, first, second in pairs)
    return DumbbellChart(
        rows=tuple(
            DumbbellRow(
                label=context.short(d), first=first, second=second, note=_pair_note(context, d)
            )
            for d, first, second in pairs
        ),
        domain=(0.0, ceil(highest * 10) / 10),
        marks=(phrase("chart.key.stated"), phrase("chart.key.derived")),
        unit=Unit.SHARE,
    )


def _pair_note(context: Context, dimension: str) -> Phrase | None:
    if dimension in moves_more(context):
        return phrase("note.moves_more")
    if dimension in says_more(context):
        return phrase("note.says_more")
    return None


def _dots(context: Context, derived: Weights) -> IntervalChart:
    shown = {d: value for d, value in derived.items() if isinstance(value, Shown)}
    return IntervalChart(
        rows=tuple(IntervalRow(label=context.short(d), value=value) for d, value in shown.items()),
        unit=Unit.SHARE,
        domain=(0.0, ceil(_highest(list(shown.values())) * 10) / 10),
    )


def _derived_finding(context: Context) -> Phrase:
    top = context.short(context.by(Statistic.DERIVED_WEIGHT)[0])
    if more := moves_more(context):
        return phrase("importance.derived.finding.more", dimension=context.name(more[0]))
    return phrase("importance.derived.finding", dimension=top)


def _derived_table(context: Context, ordered: tuple[str, ...]) -> Table:
    r_squared = context.score_id(NKI, Statistic.R_SQUARED)
    explained = context.released.find(r_squared)
    rows = [_derived_row(context, d) for d in ordered]
    rows.append(
        Row(
            cells=(
                phrase("importance.explained"),
                *_unavailable(2),
                cell(explained),
                *_unavailable(2),
                base_cell(explained),
            ),
            figures=rows_figures(context.released, [r_squared]),
        )
    )
    return Table(
        anchor="derived-table",
        caption=phrase("importance.derived.table"),
        columns=(
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            Column(label=phrase("column.stated_weight")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.derived_weight")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.association"), align=Align.TEXT),
            Column(label=phrase("column.base")),
        ),
        rows=tuple(rows),
    )


def _unavailable(cells: int) -> tuple[NotAvailable, ...]:
    return (NotAvailable(),) * cells


def _derived_row(context: Context, dimension: str) -> Row:
    stated = context.of_dimension(dimension, Statistic.STATED_WEIGHT)
    derived = context.of_dimension(dimension, Statistic.DERIVED_WEIGHT)
    return Row(
        cells=(
            context.name(dimension),
            cell(stated),
            interval_cell(stated),
            cell(derived),
            interval_cell(derived),
            reading_cell(derived),
            base_cell(derived),
        ),
        figures=rows_figures(
            context.released,
            [
                context.score_id(dimension, Statistic.STATED_WEIGHT),
                context.score_id(dimension, Statistic.DERIVED_WEIGHT),
            ],
        ),
    )


def _correlations(context: Context) -> Section:
    """Too few answers for shares: how each dimension by itself goes with the NKI, hidden last."""
    shown = context.by(Statistic.RANK_CORRELATION)
    rows = [
        Row(
            cells=(context.name(d), cell(value), interval_cell(value), base_cell(value)),
            figures=(context.score_id(d, Statistic.RANK_CORRELATION),),
        )
        for d in (*shown, *(d for d in context.dimensions if d not in shown))
        if (value := context.of_dimension(d, Statistic.RANK_CORRELATION)) is not None
    ]
    table = Table(
        anchor="correlations-table",
        caption=phrase("importance.correlations.table"),
        columns=(
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            Column(label=phrase("column.rank_correlation")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.base")),
        ),
        rows=tuple(rows),
    )
    return Section(
        anchor="correlations",
        heading=phrase("importance.correlations"),
        subline=phrase("importance.correlations.how"),
        blocks=(table,),
    )


def _disagreement(context: Context) -> list[Section]:
    """What the two ways of asking say differently."""
    items = [
        *(phrase("importance.moves_more", dimension=context.name(d)) for d in moves_more(context)),
        *(phrase("importance.says_more", dimension=context.name(d)) for d in says_more(context)),
    ]
    if not items:
        return []
    return [
        Section(
            anchor="disagreement",
            heading=phrase("importance.disagreement"),
            subline=phrase("importance.disagreement.how"),
            blocks=(Bullets(items=tuple(items)),),
        )
    ]


def _guess(context: Context) -> list[Section]:
    """What IT management believed beforehand that customers would choose."""
    overlap_id = context.expectation_id(Statistic.EXPECTED_OVERLAP)
    order_id = context.expectation_id(Statistic.RANK_AGREEMENT)
    overlap, order = context.released.find(overlap_id), context.released.find(order_id)
    management = context.settings.management
    if not isinstance(overlap, Shown) or management is None:
        return []
    guessed = management.expected_importance[:NAMED]
    chosen = most_important(context)[:NAMED]
    table = Table(
        anchor="guess-table",
        caption=phrase("importance.guess.table"),
        columns=(
            Column(label=phrase("column.about"), align=Align.TEXT),
            Column(label=phrase("column.value")),
        ),
        rows=(
            Row(cells=(phrase("importance.guess.overlap"), cell(overlap)), figures=(overlap_id,)),
            *(
                (Row(cells=(phrase("importance.guess.order"), cell(order)), figures=(order_id,)),)
                if order is not None
                else ()
            ),
        ),
    )
    sentences = (
        phrase(
            "importance.guess.names",
            guessed=Listing(items=tuple(context.name(d) for d in guessed)),
            chosen=Listing(items=tuple(context.name(d) for d in chosen)),
        ),
        phrase("importance.guess.joint"),
    )
    return [
        Section(
            anchor="guess",
            heading=phrase("importance.guess", count=count(overlap.value)),
            blocks=(Paragraph(sentences=sentences), table),
        )
    ]


def _reading(context: Context) -> Section:
    sentences = [phrase("importance.reading.stated")]
    if context.by(Statistic.DERIVED_WEIGHT):
        sentences += [
            phrase("importance.reading.derived"),
            phrase("importance.reading.shared"),
            phrase("importance.reading.range"),
        ]
    return Section(
        anchor="reading",
        heading=phrase("importance.reading"),
        blocks=(Paragraph(sentences=tuple(sentences)),),
    )
