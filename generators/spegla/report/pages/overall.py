"""Page 4: the customers' overall grade, and the level that the management aims for."""

from spegla.privacy.released import Shown, Statistic
from spegla.report.claims import bears, claim, on
from spegla.report.context import Context
from spegla.report.model import (
    Align,
    Block,
    Column,
    KeyNumber,
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
from spegla.report.pages.ambition import ambition
from spegla.report.pages.charts import group_chart
from spegla.report.pages.distributions import distribution_charts, items_finding
from spegla.report.pages.groups import groups_finding
from spegla.report.pages.numbers import agreed_note, nki_number, target_number
from spegla.report.pages.other import quantity_table
from spegla.report.pages.tables import item_table, nki_table
from spegla.report.values import (
    base_cell,
    cell,
    interval_cell,
    interval_sentence,
    rows_figures,
    score_number,
    sentence,
)
from spegla.survey.questions import NKI, Question, QuestionKind, Role


def has_overall(context: Context) -> bool:
    """Whether anything was asked about IT as a whole, or about how high the bar is."""
    parts = (context.questionnaire.outcome(context.wave), comparisons(context))
    return any(parts) or bool(ambition(context) or _lost_time(context))


def overall(context: Context) -> Page:
    """The three questions behind the NKI, the NKI by group, and stand-alone comparisons."""
    sections = _nki(context) if context.nki is not None else []
    sections += ambition(context)
    sections += [_comparison(context, item) for item in comparisons(context)]
    sections += _lost_time(context)
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
                finding=items_finding(context, outcome),
            ),
            item_table(context, outcome, anchor="nki-items"),
            nki_table(context, anchor="nki-table"),
        ),
    )
    groups = [_by_group(context, breakdown.code) for breakdown in context.breakdowns]
    return [questions, *groups, _reading()]


def _headline(context: Context) -> Phrase:
    if context.nki is None:
        alone = comparisons(context)
        return phrase(f"overall.{alone[0].kind}" if alone else "overall.label")
    return next(iter(sentence("overall.headline", context.nki)), phrase("overall.headline.hidden"))


def _lead(context: Context) -> tuple[Words, ...]:
    lead: list[Words] = [*interval_sentence("overall.lead.interval", context.nki)]
    distance, target = context.distance(NKI), context.target(NKI)
    if isinstance(distance, Shown) and target is not None:
        level, basis = score_number(target), on(distance)
        if bears("overall.lead.reached", basis):
            lead.append(claim("overall.lead.reached", basis, target=level))
        else:
            lead.append(phrase("overall.lead.short", target=level))
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
                notes=(phrase("overall.management.note"), *agreed_note(context)),
            )
        )
    return (*numbers, *target_number(context, NKI))


def _by_group(context: Context, breakdown: str) -> Section:
    chart = group_chart(
        context,
        NKI,
        breakdown,
        anchor=f"nki-{breakdown}",
        finding=groups_finding(context, NKI, breakdown),
    )
    return Section(anchor=f"by-{breakdown}", blocks=(chart,))


def comparisons(context: Context) -> tuple[Question, ...]:
    """The items that stand alone, such as IT beside the best private service."""
    return tuple(q for q in context.questionnaire.asked(context.wave) if q.kind in _STAND_ALONE)


_STAND_ALONE = (QuestionKind.COMPARISON, QuestionKind.EFFORT, QuestionKind.RECOMMENDATION)


def _comparison(context: Context, item: Question) -> Section:
    blocks: list[Block] = [
        *distribution_charts(
            context, (item,), anchor=f"chart-{item.code}", finding=items_finding(context, (item,))
        ),
        item_table(context, (item,), anchor=f"items-{item.code}"),
    ]
    if item.kind is QuestionKind.RECOMMENDATION:
        blocks.append(_net_promoter(context, item))
    return Section(anchor=f"comparison-{item.code}", blocks=tuple(blocks))


def _net_promoter(context: Context, item: Question) -> Table:
    figure = context.item_id(item, Statistic.NET_PROMOTER)
    value = context.released.find(figure)
    return Table(
        anchor=f"net-promoter-{item.code}",
        caption=phrase("overall.net_promoter"),
        columns=(
            Column(label=phrase("column.about"), align=Align.TEXT),
            Column(label=phrase("column.value")),
            Column(label=phrase("column.interval")),
            Column(label=phrase("column.base")),
        ),
        rows=(
            Row(
                cells=(
                    phrase("term.net_promoter"),
                    cell(value),
                    interval_cell(value),
                    base_cell(value),
                ),
                figures=rows_figures(context.released, [figure]),
            ),
        ),
        notes=(phrase("overall.net_promoter.note"),),
    )


def _lost_time(context: Context) -> list[Section]:
    """Working time lost, never turned into money."""
    return [
        Section(
            anchor="lost-time",
            heading=phrase("overall.lost_time"),
            subline=phrase("overall.lost_time.how"),
            blocks=(quantity_table(context, quantity),),
        )
        for quantity in context.questionnaire.quantities
        if quantity.role is Role.LOST_TIME
        and context.released.find(context.quantity_id(quantity, Statistic.MEAN)) is not None
    ]


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
