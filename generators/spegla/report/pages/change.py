"""Page 11: how customers meet the changes that IT makes."""

from collections.abc import Mapping

from spegla.privacy.released import Shown, Statistic, Value
from spegla.report.claims import among, bears, claim, on
from spegla.report.context import Context
from spegla.report.model import (
    Chart,
    Emphasis,
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
from spegla.report.pages.ranges import lowest
from spegla.report.pages.shares import (
    YES,
    ShareRow,
    answers_table,
    finding_of,
    lead_of,
    leading,
    option_rows,
    share_chart,
)
from spegla.report.values import cell, interval_sentence
from spegla.survey.questions import CHANGE_STEPS, Choice, Question, Role


def has_change(context: Context) -> bool:
    """Whether at least two steps of a change were asked about."""
    return len(_steps(context)) > 1


def change(context: Context) -> Page:
    """The four steps of a change, where they break, and what would have helped."""
    sections = [Section(anchor="steps", blocks=(_steps_chart(context),))]
    met = context.choice(Role.CHANGE_MET)
    if met is not None:
        table = answers_table(context, met, anchor="met-answers")
        sections.append(Section(anchor="met", blocks=(table,)))
    helped = context.choice(Role.CHANGE_HELP)
    if helped is not None:
        sections.append(Section(anchor="help", blocks=(_help(context, helped),)))
    sections.append(
        Section(
            anchor="reading",
            heading=phrase("change.reading"),
            blocks=(
                Paragraph(
                    sentences=(phrase("change.reading.steps"), phrase("change.reading.last"))
                ),
            ),
        )
    )
    return Page(
        key="change",
        kind=PageKind.STANDARD,
        label=phrase("change.label"),
        kicker=phrase("change.kicker"),
        headline=_headline(context),
        lead=_lead(context),
        numbers=_numbers(context),
        sections=tuple(sections),
    )


def _steps(context: Context) -> tuple[Question, ...]:
    found = (context.questionnaire.in_role(role, context.wave) for role in CHANGE_STEPS)
    return tuple(step for step in found if step is not None)


def _favourable(context: Context, step: Question) -> Value | None:
    return context.released.find(context.item_id(step, Statistic.FAVOURABLE))


def _values(context: Context) -> Mapping[Question, Value]:
    """The favourable answers to each step of which there are any figures."""
    found = {step: _favourable(context, step) for step in _steps(context)}
    return {step: value for step, value in found.items() if value is not None}


def _shown(context: Context) -> Mapping[Question, Shown]:
    return {s: value for s, value in _values(context).items() if isinstance(value, Shown)}


def _weakest(context: Context) -> Question | None:
    """The step with the fewest favourable answers; None where two may be level."""
    return lowest(_values(context))


def _headline(context: Context) -> Phrase:
    """What goes wrong at the weakest step, if fewer than half are content with it for sure."""
    weakest = _weakest(context)
    if weakest is None:
        return phrase("change.headline.hidden")
    values = _values(context)
    bases = (among(values, weakest), on(values[weakest]))
    if not bears(f"change.headline.{weakest.role}", *bases):
        return phrase("change.headline.hidden")
    return claim(f"change.headline.{weakest.role}", *bases)


def _lead(context: Context) -> tuple[Words, ...]:
    shown = _shown(context)
    lead: list[Words] = []
    if len({share.value for share in shown.values()}) > 1:
        low = min(shown, key=lambda step: shown[step].value)
        high = max(shown, key=lambda step: shown[step].value)
        lead.append(
            phrase(
                "change.lead.steps",
                best=phrase(f"change.step.{high.role}"),
                best_share=Number.of(shown[high]),
                worst=phrase(f"change.step.{low.role}"),
                worst_share=Number.of(shown[low]),
            )
        )
    helped = context.choice(Role.CHANGE_HELP)
    if helped is not None:
        rows = option_rows(context, helped)
        first = leading(rows)
        if first is not None:
            lead.append(claim("change.lead.help", lead_of(rows, first), answer=first.label))
    return tuple(lead)


def _numbers(context: Context) -> tuple[KeyNumber, ...]:
    met = context.choice(Role.CHANGE_MET)
    if met is None:
        return ()
    share = context.option_share(met, YES)
    return (
        KeyNumber(
            label=phrase("change.number.met"),
            value=cell(share),
            notes=(
                *interval_sentence("number.interval.short", share),
                phrase("change.number.met.note"),
            ),
        ),
    )


def _steps_chart(context: Context) -> Chart:
    """The steps in the order in which a customer meets them, the weakest marked."""
    weakest = _weakest(context)
    rows = [
        ShareRow(
            label=phrase(f"change.step.{step.role}"),
            detail=phrase("change.row", step=phrase(f"change.step.{step.role}"), item=step.text),
            figure=context.item_id(step, Statistic.FAVOURABLE),
            value=value,
            emphasis=Emphasis.STRONG if step is weakest else Emphasis.NORMAL,
        )
        for step in _steps(context)
        if (value := _favourable(context, step)) is not None
    ]
    return share_chart(
        context,
        rows,
        anchor="steps-chart",
        finding=_steps_finding(context, weakest),
        measure=phrase("change.steps.measure"),
        about=phrase("column.step"),
    )


def _steps_finding(context: Context, weakest: Question | None) -> Phrase:
    if weakest is not None:
        step = phrase(f"change.step.{weakest.role}")
        return claim("change.steps.finding", among(_values(context), weakest), step=step)
    return phrase("change.headline.hidden" if _shown(context) else "change.steps.hidden")


def _help(context: Context, choice: Choice) -> Chart:
    rows = option_rows(context, choice)
    return share_chart(
        context,
        rows,
        anchor="help-chart",
        finding=finding_of(
            rows,
            finding=lambda basis, answer: claim("change.help.finding", basis, answer=answer),
            otherwise=phrase("change.help.hidden"),
        ),
        measure=phrase("change.help.measure"),
        about=phrase("column.answer"),
        caption=(phrase("chart.caption.several"),),
    )
