"""Page 10: how colleagues help themselves, through self-service and around IT."""

from spegla.privacy.released import Shown, Value
from spegla.report.claims import bears, claim, on
from spegla.report.context import Context
from spegla.report.model import (
    Block,
    Chart,
    KeyNumber,
    Number,
    Page,
    PageKind,
    Paragraph,
    Phrase,
    Section,
    Words,
    phrase,
)
from spegla.report.pages.self_service import self_service, stuck
from spegla.report.pages.shares import (
    YES,
    answers_table,
    finding_of,
    lead_of,
    leading,
    option_rows,
    share_chart,
)
from spegla.report.values import cell, interval_sentence
from spegla.survey.questions import Choice, Role


def has_ways_around(context: Context) -> bool:
    """Whether customers were asked about shadow IT or self-service."""
    return bool(context.choice(Role.SHADOW_IT) or context.choice(Role.SELF_SERVICE_TRIED))


def ways_around(context: Context) -> Page:
    """Shadow IT with its reasons, and the way through self-service."""
    sections = [*_shadow_it(context), *self_service(context), _reading(context)]
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
        case Shown() as share if bears("around.headline", on(share)):
            return claim("around.headline", on(share), share=Number.of(share))
        case _:
            return phrase("around.headline.plain")


def _lead(context: Context) -> tuple[Words, ...]:
    lead: list[Words] = []
    reasons = context.choice(Role.SHADOW_IT_REASONS)
    if reasons is not None:
        rows = option_rows(context, reasons)
        first = leading(rows)
        if first is not None and isinstance(first.value, Shown):
            lead.append(
                claim(
                    "around.lead.reason",
                    lead_of(rows, first),
                    reason=first.label,
                    share=Number.of(first.value),
                )
            )
    those_stuck = stuck(context)
    if those_stuck is not None:
        share = Number.of(those_stuck)
        lead.append(claim("around.lead.stuck", on(those_stuck), share=share))
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
    is_shown = any(isinstance(row.value, Shown) for row in rows)
    return share_chart(
        context,
        rows,
        anchor="shadow-it-reasons",
        finding=finding_of(
            rows,
            finding=lambda basis, reason: claim("around.reasons.finding", basis, reason=reason),
            otherwise=phrase("around.reasons.plain" if is_shown else "around.reasons.hidden"),
        ),
        measure=phrase("around.reasons.measure"),
        about=phrase("column.reason"),
        caption=(phrase("chart.caption.several"),),
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
