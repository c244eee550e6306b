"""Page 4: the customers' overall grade, and the level that the management aims for."""

from spegla.privacy.released import Shown
from spegla.report.context import (
    Context,
    cell,
    interval_sentence,
    score_number,
    sentence,
    size_cell,
)
from spegla.report.model import (
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
from spegla.report.pages.charts import distribution_charts, group_chart
from spegla.report.pages.cover import nki_number
from spegla.report.pages.tables import item_table, nki_table
from spegla.survey.questions import NKI, Question, QuestionKind


def overall(context: Context) -> Page:
    """The three questions behind the NKI, the NKI by group, and stand-alone comparisons."""
    sections = _nki(context) if context.nki is not None else []
    sections += [_comparison(context, item) for item in comparisons(context)]
    return Page(
        key="overall",
        kind=PageKind.STANDARD,
        label=phrase("overall.label"),
        kicker=phrase("overall.kicker"),
        headline=_headline(context),
        lead=_lead(context),
        numbers=_numbers(context),
        sections=tuple(sections),
    )


def _nki(context: Context) -> list[Section]:
    outcome = context.questionnaire.outcome(context.wave)
    questions = Section(
        anchor="questions",
        blocks=(
            *distribution_charts(
                context,
                outcome,
                anchor="nki-questions",
                finding=phrase("overall.questions.finding"),
            ),
            item_table(context, outcome, anchor="nki-items"),
            nki_table(context, anchor="nki-table"),
        ),
    )
    groups = [_by_group(context, breakdown.code) for breakdown in context.breakdowns]
    return [questions, *groups, _reading()]


def _headline(context: Context) -> Phrase:
    if context.nki is None:
        return phrase("overall.comparison")
    return next(iter(sentence("overall.headline", context.nki)), phrase("overall.headline.hidden"))


def _lead(context: Context) -> tuple[Words, ...]:
    lead: list[Words] = [*interval_sentence("overall.lead.interval", context.nki)]
    score, target = context.nki, context.target(NKI)
    if isinstance(score, Shown) and target is not None:
        is_reached = round(score.value) >= round(target)
        key = "overall.lead.reached" if is_reached else "overall.lead.short"
        lead.append(phrase(key, target=score_number(target)))
    return tuple(lead)


def _numbers(context: Context) -> tuple[KeyNumber, ...]:
    if context.nki is None:
        return ()
    numbers = [nki_number(context)]
    team = context.management_score(NKI)
    if team is not None:
        numbers.append(
            KeyNumber(
                label=phrase("number.management.label"),
                value=cell(team),
                suffix=phrase("number.of_hundred"),
                notes=(phrase("overall.management.note"),),
            )
        )
    return (*numbers, *target_number(context, NKI))


def target_number(context: Context, subject: str) -> tuple[KeyNumber, ...]:
    """The level aimed for and the smallest change that could be proven, where one is aimed for."""
    target = context.target(subject)
    if target is None:
        return ()
    change = size_cell(context.detectable_change(subject))
    notes: tuple[Phrase, ...] = ()
    if isinstance(change, Number):
        notes = (phrase("number.target.detectable", value=change),)
    return (
        KeyNumber(
            label=phrase("number.target.label"),
            value=score_number(target),
            suffix=phrase("number.of_hundred"),
            notes=notes,
        ),
    )


def _by_group(context: Context, breakdown: str) -> Section:
    label = context.released.breakdown(breakdown).label
    chart = group_chart(
        context,
        NKI,
        breakdown,
        anchor=f"nki-{breakdown}",
        finding=phrase("overall.groups.finding", breakdown=label),
    )
    return Section(anchor=f"by-{breakdown}", blocks=(chart,))


def comparisons(context: Context) -> tuple[Question, ...]:
    """The questions that stand alone, such as IT beside the best private service."""
    return tuple(
        question
        for question in context.questionnaire.asked(context.wave)
        if question.kind is QuestionKind.COMPARISON
    )


def _comparison(context: Context, item: Question) -> Section:
    return Section(
        anchor=f"comparison-{item.code}",
        blocks=(
            *distribution_charts(
                context, (item,), anchor=f"chart-{item.code}", finding=phrase("overall.comparison")
            ),
            item_table(context, (item,), anchor=f"items-{item.code}"),
        ),
    )


def _reading() -> Section:
    return Section(
        anchor="reading",
        heading=phrase("overall.reading"),
        blocks=(
            Paragraph(
                sentences=(phrase("overall.reading.index"), phrase("overall.reading.not_share"))
            ),
        ),
    )
