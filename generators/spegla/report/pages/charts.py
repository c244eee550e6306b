"""Charts that more than one page shows, each with its table of the same numbers."""

from collections.abc import Sequence

from spegla.privacy.released import Shown, Statistic, Unit, Value
from spegla.report.claims import among, bears, claim, on
from spegla.report.context import Context
from spegla.report.model import (
    Align,
    Cell,
    Chart,
    Column,
    DumbbellChart,
    DumbbellRow,
    Emphasis,
    IntervalChart,
    IntervalRow,
    Listing,
    Number,
    Phrase,
    Row,
    Table,
    Words,
    phrase,
)
from spegla.report.values import (
    base_cell,
    cell,
    interval_cell,
    persons,
    reading_cell,
    sentence,
    shown_of,
)
from spegla.survey.questions import NKI, Audience
from spegla.survey.readings import Agreement, Contrast

SCORE_DOMAIN = (0.0, 100.0)
"""Every score is drawn on the whole index, so that pictures can be compared."""


def mirror_chart(context: Context, *, anchor: str, finding: Words) -> Chart:
    """IT management beside its customers, the largest difference first."""
    subjects = _by_gap(context)
    itself = context.management_name if context.is_agreed else phrase("chart.key.management")
    return Chart(
        anchor=anchor,
        finding=finding,
        measure=phrase("chart.mirror.measure"),
        body=DumbbellChart(
            rows=tuple(
                DumbbellRow(
                    label=context.short(subject),
                    first=context.released.value(context.score_id(subject)),
                    second=context.released.value(
                        context.score_id(subject, audience=Audience.MANAGEMENT)
                    ),
                    note=_agreement_note(context, subject),
                )
                for subject in subjects
            ),
            marks=(phrase("chart.key.customers"), itself),
            domain=SCORE_DOMAIN,
        ),
        caption=(
            *_bases(context),
            *interval_caption(context, [context.score(d) for d in context.dimensions]),
            phrase("management.agreed.note" if context.is_agreed else "chart.mirror.leniency"),
        ),
        alternative=_mirror_alternative(context, subjects),
        table=_mirror_table(context, subjects, anchor=f"{anchor}-table"),
    )


def _mirror_table(context: Context, subjects: Sequence[str], *, anchor: str) -> Table:
    """Both scores and their difference; what it amounts to, where each of the team answered."""
    columns = [
        Column(label=phrase("column.dimension"), align=Align.TEXT),
        Column(label=phrase("column.customers")),
        Column(label=context.management_name),
        Column(label=phrase("column.gap")),
    ]
    if not context.is_agreed:
        columns += [
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.deviations")),
            Column(label=phrase("column.agreement"), align=Align.TEXT),
        ]
    return Table(
        anchor=anchor,
        caption=phrase("chart.mirror.table"),
        columns=tuple(columns),
        rows=tuple(_mirror_row(context, subject) for subject in subjects),
    )


def _by_gap(context: Context) -> tuple[str, ...]:
    asked = [s for s in (*context.dimensions, NKI) if context.management_score(s) is not None]

    def order(subject: str) -> tuple[bool, float]:
        gap = context.gap(subject)
        return (not isinstance(gap, Shown), -gap.value if isinstance(gap, Shown) else 0.0)

    return tuple(sorted(asked, key=order))


def _mirror_row(context: Context, subject: str) -> Row:
    gap, deviations = context.gap(subject), context.standardised_gap(subject)
    cells: list[Cell] = [
        context.name(subject),
        cell(context.released.find(context.score_id(subject))),
        cell(context.management_score(subject)),
        cell(gap),
    ]
    own = [Statistic.SCORE, Statistic.GAP]
    if not context.is_agreed:
        cells += [interval_cell(gap), cell(deviations), reading_cell(gap)]
        own.append(Statistic.STANDARDISED_GAP)
    figures = [context.score_id(subject, s, audience=Audience.MANAGEMENT) for s in own]
    return Row(cells=tuple(cells), figures=(context.score_id(subject), *figures))


def _agreement_note(context: Context, subject: str) -> Words | None:
    gap, deviations = context.gap(subject), context.standardised_gap(subject)
    if not isinstance(gap, Shown) or gap.reading is None or not isinstance(deviations, Shown):
        return None
    if gap.reading in (Agreement.GOOD_AGREEMENT, Agreement.POOR_AGREEMENT):
        return claim(f"note.{gap.reading}", on(gap))
    size = Number(value=abs(deviations.value), unit=Unit.DEVIATIONS, bare=True)
    return claim(f"note.{gap.reading}", on(gap), size=size)


def _mirror_alternative(context: Context, subjects: Sequence[str]) -> tuple[Phrase, ...]:
    first = next((s for s in subjects if isinstance(context.gap(s), Shown)), None)
    if first is None:
        return (phrase("chart.mirror.alternative.hidden"),)
    score, team = shown_of(
        [context.released.find(context.score_id(first)), context.management_score(first)]
    )
    return (
        phrase(
            "chart.mirror.alternative",
            dimension=context.name(first),
            customers=Number.of(score),
            management=Number.of(team),
        ),
        phrase("chart.alternative.table"),
    )


def group_chart(
    context: Context, subject: str, breakdown: str, *, anchor: str, finding: Words
) -> Chart:
    """A score by group, highest first; those that differ from the rest stand out."""
    groups = _by_score(context, subject, breakdown)
    everyone = context.released.value(context.score_id(subject))
    # A line over a wide range would look exacter than it is.
    is_line = isinstance(everyone, Shown) and not Number.of(everyone).is_coarse
    reference = everyone.value if isinstance(everyone, Shown) and is_line else None
    return Chart(
        anchor=anchor,
        finding=finding,
        measure=phrase("chart.groups.measure"),
        body=IntervalChart(
            rows=tuple(
                IntervalRow(
                    label=name,
                    value=value,
                    note=base_note(value),
                    emphasis=emphasis_of(contrast(context, subject, (breakdown, code))),
                )
                for code, name, value in groups
            ),
            unit=Unit.SCORE,
            domain=SCORE_DOMAIN,
            reference=reference,
            reference_label=None if reference is None else phrase("chart.groups.reference"),
        ),
        caption=(
            *interval_caption(context, [value for _, _, value in groups]),
            phrase("chart.groups.contrast"),
            *folded_note(context, breakdown),
        ),
        alternative=_group_alternative(groups),
        table=_group_table(context, subject, breakdown, groups, anchor=anchor),
    )


def folded_note(context: Context, breakdown: str) -> tuple[Phrase, ...]:
    """Which small groups are shown together and which not at all, where some are."""
    shown = context.released.breakdown(breakdown)
    members = tuple(member for group in shown.groups for member in group.members)
    notes = {"group.folded": members, "group.left_out": shown.left_out}
    return tuple(
        phrase(key, groups=Listing(items=groups)) for key, groups in notes.items() if groups
    )


Grouped = tuple[str, Words, Value]


def _by_score(context: Context, subject: str, breakdown: str) -> tuple[Grouped, ...]:
    """Groups with shown scores first, highest first; hidden ones last, in the author's order."""
    rows = [
        (
            group.code,
            context.group_name(group),
            context.released.value(context.score_id(subject, group=(breakdown, group.code))),
        )
        for group in context.released.breakdown(breakdown).groups
    ]
    return tuple(sorted(rows, key=lambda row: highest_first(row[2])))


def highest_first(value: Value) -> tuple[bool, float]:
    """For sorting: shown values from the highest down, then hidden ones."""
    return (False, -value.value) if isinstance(value, Shown) else (True, 0.0)


def contrast(context: Context, subject: str, group: tuple[str, str]) -> Value | None:
    """The group against the rest, where both are large enough to compare."""
    return context.released.find(context.score_id(subject, Statistic.CONTRAST, group=group))


def emphasis_of(contrast: Value | None) -> Emphasis:
    """What differs from the rest stands out."""
    match contrast:
        case Shown(reading=Contrast.HIGHER | Contrast.LOWER):
            return Emphasis.STRONG
        case _:
            return Emphasis.NORMAL


def base_note(value: Value | None) -> Phrase | None:
    """How many answered, at the right of a row; nothing where its value is not shown."""
    match value:
        case Shown(base=int(base)):
            return phrase("note.base", base=persons(base))
        case _:
            return None


def _group_alternative(groups: Sequence[Grouped]) -> tuple[Phrase, ...]:
    """The highest and the lowest group, where they are so for sure; else the score of each."""
    names = {code: name for code, name, _ in groups}
    shown = {code: value for code, _, value in groups if isinstance(value, Shown)}
    if not shown:
        return (phrase("chart.groups.alternative.hidden"),)
    ordered, values = tuple(shown), {code: value for code, _, value in groups}
    first, last = ordered[0], ordered[-1]
    bases = (among(values, first), among(values, last))
    if bears("chart.groups.alternative", *bases):
        said = [
            claim(
                "chart.groups.alternative",
                *bases,
                top=names[first],
                highest=Number.of(shown[first]),
                bottom=names[last],
                lowest=Number.of(shown[last]),
            )
        ]
    else:
        said = [
            phrase("chart.shares.alternative", label=names[code], share=Number.of(value))
            for code, value in shown.items()
        ]
    return (*said, phrase("chart.alternative.table"))


def _group_table(
    context: Context, subject: str, breakdown: str, groups: Sequence[Grouped], *, anchor: str
) -> Table:
    rows = []
    for code, name, value in groups:
        key = (breakdown, code)
        difference = contrast(context, subject, key)
        figures = [context.score_id(subject, group=key)]
        if difference is not None:
            figures.append(context.score_id(subject, Statistic.CONTRAST, group=key))
        rows.append(
            Row(
                cells=(
                    name,
                    base_cell(value),
                    cell(value),
                    interval_cell(value),
                    cell(difference),
                    reading_cell(difference),
                ),
                figures=tuple(figures),
            )
        )
    return Table(
        anchor=f"{anchor}-table",
        caption=phrase("chart.groups.table"),
        columns=(
            Column(label=context.released.breakdown(breakdown).label, align=Align.TEXT),
            Column(label=phrase("column.base")),
            Column(label=phrase("column.score")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.contrast")),
            Column(label=phrase("column.reading"), align=Align.TEXT),
        ),
        rows=tuple(rows),
    )


def _bases(context: Context) -> tuple[Phrase, ...]:
    customers = context.response(Statistic.ANSWERED)
    if context.is_agreed:
        return sentence("chart.mirror.customers", customers)
    team = next(iter(shown_of([context.management_score(s) for s in context.dimensions])), None)
    if not isinstance(customers, Shown) or team is None or team.base is None:
        return ()
    return (
        phrase(
            "chart.mirror.bases", customers=persons(customers.value), managers=persons(team.base)
        ),
    )


def interval_caption(context: Context, values: Sequence[Value]) -> tuple[Phrase, ...]:
    """What the lines of a chart are, where any of its values has an interval."""
    if all(value.low is None for value in shown_of(values)):
        return ()
    level = Number(value=context.settings.method.level, unit=Unit.SHARE)
    return (phrase("chart.caption.interval", level=level),)
