"""Page 10: how colleagues help themselves, through self-service and around IT."""

import math
from collections.abc import Sequence
from dataclasses import replace

from spegla.privacy.released import Hidden, Shown, Unit, Value
from spegla.report.context import (
    Context,
    cell,
    interval_sentence,
    persons,
    share_number,
)
from spegla.report.model import (
    Block,
    Chart,
    Emphasis,
    FunnelChart,
    FunnelStep,
    KeyNumber,
    Page,
    PageKind,
    Paragraph,
    Phrase,
    Section,
    Table,
    Words,
    phrase,
)
from spegla.report.pages.shares import (
    NONE,
    YES,
    answers_table,
    finding_of,
    leading,
    option_rows,
    share_chart,
    share_table,
)
from spegla.survey.questions import Choice, Condition, Role

FULLY = "fully"
_DECIMALS = 3
"""Grain of a share of a share, the same as that of shares."""

_ROUNDING = 5e-4
"""By how much each displayed share may miss the exact one."""


def has_ways_around(context: Context) -> bool:
    """Whether customers were asked about shadow IT or self-service."""
    return bool(context.choice(Role.SHADOW_IT) or context.choice(Role.SELF_SERVICE_TRIED))


def ways_around(context: Context) -> Page:
    """Shadow IT with its reasons, and the way through self-service."""
    sections = [*_shadow_it(context), *_self_service(context), _reading(context)]
    return Page(
        key="ways-around",
        kind=PageKind.STANDARD,
        label=phrase("around.label"),
        kicker=phrase("around.kicker"),
        headline=_headline(context),
        lead=_lead(context),
        numbers=_numbers(context),
        sections=tuple(sections),
    )


def _yes(context: Context, role: Role) -> Value | None:
    choice = context.choice(role)
    return None if choice is None else context.option_share(choice, YES)


def _headline(context: Context) -> Phrase:
    match _yes(context, Role.SHADOW_IT):
        case Shown() as share:
            return phrase("around.headline", share=share_number(share.value))
        case _:
            return phrase("around.headline.plain")


def _lead(context: Context) -> tuple[Words, ...]:
    lead: list[Words] = []
    reasons = context.choice(Role.SHADOW_IT_REASONS)
    if reasons is not None:
        first = leading(option_rows(context, reasons))
        if first is not None and isinstance(first.value, Shown):
            lead.append(
                phrase(
                    "around.lead.reason",
                    reason=first.label,
                    share=share_number(first.value.value),
                )
            )
    stuck = _stuck(context)
    if stuck is not None:
        lead.append(phrase("around.lead.stuck", share=share_number(stuck)))
    return tuple(lead)


def _numbers(context: Context) -> tuple[KeyNumber, ...]:
    numbers = []
    for role in (Role.SHADOW_IT, Role.SELF_SERVICE_TRIED, Role.SHADOW_IT_TOLD):
        share = _yes(context, role)
        if share is not None:
            numbers.append(
                KeyNumber(
                    label=phrase(f"around.number.{role}"),
                    value=cell(share),
                    notes=(
                        *interval_sentence("number.interval.short", share),
                        phrase(f"around.number.{role}.note"),
                    ),
                )
            )
    return tuple(numbers)


# ------------------------------------------------------------------------------ shadow IT


def _shadow_it(context: Context) -> list[Section]:
    incidence = context.choice(Role.SHADOW_IT)
    if incidence is None:
        return []
    blocks: list[Block] = []
    reasons = context.choice(Role.SHADOW_IT_REASONS)
    if reasons is not None:
        blocks.append(_reasons(context, reasons))
    blocks.append(answers_table(context, incidence, anchor="shadow-it-answers"))
    told = context.choice(Role.SHADOW_IT_TOLD)
    if told is not None:
        blocks.append(answers_table(context, told, anchor="shadow-it-told"))
    return [
        Section(
            anchor="shadow-it",
            heading=phrase("around.shadow"),
            subline=phrase("around.shadow.how"),
            blocks=tuple(blocks),
        )
    ]


def _reasons(context: Context, choice: Choice) -> Chart:
    rows = option_rows(context, choice)
    return share_chart(
        context,
        rows,
        anchor="shadow-it-reasons",
        finding=finding_of(
            rows,
            finding=lambda reason: phrase("around.reasons.finding", reason=reason),
            hidden=phrase("around.reasons.hidden"),
        ),
        measure=phrase("around.reasons.measure"),
        about=phrase("column.reason"),
        caption=(phrase("chart.caption.several"),),
    )


# ------------------------------------------------------------------------------ self-service


def _self_service(context: Context) -> list[Section]:
    tried, solved = (
        context.choice(Role.SELF_SERVICE_TRIED),
        context.choice(Role.SELF_SERVICE_SOLVED),
    )
    if tried is None:
        return []
    after = context.choice(Role.SELF_SERVICE_NEXT)
    blocks: list[Block] = []
    is_way = solved is not None and solved.only_if == Condition(question=tried.code, option=YES)
    if solved is not None and is_way and isinstance(context.option_share(tried, YES), Shown):
        way = [tried, solved]
        if after is not None and _goes_on(context, after, solved):
            way, after = [*way, after], None
        blocks.append(_funnel(context, way))
    else:
        blocks.append(answers_table(context, tried, anchor="self-service-tried"))
        if solved is not None:
            blocks.append(answers_table(context, solved, anchor="self-service-solved"))
    if after is not None:
        blocks.append(_after(context, after))
    return [
        Section(
            anchor="self-service",
            heading=phrase("around.self_service"),
            subline=phrase("around.self_service.how"),
            blocks=tuple(blocks),
        )
    ]


def _goes_on(context: Context, after: Choice, solved: Choice) -> bool:
    """Whether what was done next can stand below how it went, as a part of those who got stuck.

    It can where both were asked of the same people and no more of them did something than were
    stuck, but for rounding.
    """
    shares = [
        row.value.value
        for row in option_rows(context, after)
        if row.figure.category != NONE and isinstance(row.value, Shown)
    ]
    stuck = _stuck(context)
    is_part = stuck is not None and math.fsum(shares) <= stuck + (len(shares) + 1) * _ROUNDING
    return after.only_if == solved.only_if and is_part


def _funnel(context: Context, way: Sequence[Choice]) -> Chart:
    """Who tried, how it went, and what those who got stuck did then."""
    stuck = _stuck(context)
    finding = phrase("around.funnel.finding.plain")
    if stuck is not None:
        finding = phrase("around.funnel.finding", share=share_number(stuck))
    return Chart(
        anchor="funnel",
        finding=finding,
        measure=phrase("around.funnel.measure"),
        body=FunnelChart(steps=tuple(_steps(context, way))),
        caption=(phrase("around.funnel.caption"),),
        alternative=(
            *(
                phrase(
                    "chart.shares.alternative",
                    label=row.label,
                    share=share_number(row.value.value),
                )
                for choice in way
                for row in option_rows(context, choice, is_sorted=False)
                if isinstance(row.value, Shown)
            ),
            phrase("chart.alternative.table"),
        ),
        table=_funnel_table(context, way),
    )


def _steps(context: Context, way: Sequence[Choice]) -> list[FunnelStep]:
    """Everyone, those who tried, and what became of them, as shares of everyone."""
    tried, solved, *after = way
    everyone = context.option_share(tried, YES)
    steps = [
        FunnelStep(
            label=phrase("around.funnel.asked"),
            start=0.0,
            value=Shown(value=1.0, unit=Unit.SHARE),
            note=_base_note(everyone),
            emphasis=Emphasis.MUTED,
        ),
        FunnelStep(
            label=phrase("around.funnel.tried"),
            start=0.0,
            value=everyone,
            note=_base_note(context.option_share(solved, FULLY)),
            level=1,
        ),
    ]
    if isinstance(everyone, Hidden):
        return steps
    steps += _split(context, solved, everyone.value, start=0.0, level=2)
    fully = context.option_share(solved, FULLY)
    if isinstance(fully, Shown):
        stuck_from = everyone.value * fully.value
        for choice in after:
            steps += _split(context, choice, everyone.value, start=stuck_from, level=3)
    return steps


def _split(
    context: Context, choice: Choice, of_everyone: float, *, start: float, level: int
) -> list[FunnelStep]:
    """A bar an option, one after the other, as shares of everyone; what was solved comes first."""
    steps = []
    rows = option_rows(context, choice, is_sorted=False)
    for row in sorted(rows, key=lambda row: row.figure.category != FULLY):
        if row.figure.category == NONE:
            continue
        value, length = row.value, 0.0
        if isinstance(value, Shown):
            length = max(min(of_everyone * value.value, of_everyone - start), 0.0)
            value = Shown(value=round(length, _DECIMALS), unit=Unit.SHARE)
        is_stuck = level == 2 and row.figure.category != FULLY
        steps.append(
            FunnelStep(
                label=row.label,
                start=round(start, _DECIMALS),
                value=value,
                emphasis=Emphasis.STRONG if is_stuck else Emphasis.NORMAL,
                level=level,
            )
        )
        start += length
    return steps


def _base_note(value: Value) -> Phrase | None:
    if isinstance(value, Shown) and value.base is not None:
        return phrase("note.base", base=persons(value.base))
    return None


def _stuck(context: Context) -> float | None:
    """Share of those who tried for whom it was not solved fully."""
    solved = context.choice(Role.SELF_SERVICE_SOLVED)
    if solved is None:
        return None
    fully = context.option_share(solved, FULLY)
    return 1 - fully.value if isinstance(fully, Shown) else None


def _funnel_table(context: Context, way: Sequence[Choice]) -> Table:
    names = ("around.funnel.tried", "around.funnel.solved", "around.funnel.next")
    rows = [
        replace(row, detail=phrase("around.funnel.row", question=phrase(name), answer=row.label))
        for name, choice in zip(names, way, strict=False)
        for row in option_rows(context, choice, is_sorted=False)
    ]
    return share_table(
        rows,
        anchor="funnel-table",
        caption=phrase("around.funnel.table"),
        about=phrase("column.answer"),
    )


def _after(context: Context, choice: Choice) -> Chart:
    rows = option_rows(context, choice)
    return share_chart(
        context,
        rows,
        anchor="self-service-next",
        finding=finding_of(
            rows,
            finding=lambda answer: phrase("around.after.finding", answer=answer),
            hidden=phrase("around.after.hidden"),
        ),
        measure=phrase("around.after.measure"),
        about=phrase("column.answer"),
    )


def _reading(context: Context) -> Section:
    sentences = [phrase("around.reading.unsure"), phrase("around.reading.self_reported")]
    if context.choice(Role.SHADOW_IT) is not None:
        sentences.append(phrase("around.reading.organisation"))
    return Section(
        anchor="reading",
        heading=phrase("around.reading"),
        blocks=(Paragraph(sentences=tuple(sentences)),),
    )
