"""Page 1: the report on one page, for an executive team with five minutes."""

from spegla.privacy.released import Shown, Statistic, Unit
from spegla.report.claims import among, bears, claim, on
from spegla.report.context import Context
from spegla.report.findings import (
    dimension_key,
    has_priorities,
    mirror_finding,
    overestimates,
    priorities,
)
from spegla.report.model import (
    Ask,
    Block,
    KeyNumber,
    Listing,
    Number,
    Page,
    PageKind,
    Paragraph,
    Phrase,
    RankedItem,
    Ranking,
    Section,
    Words,
    phrase,
)
from spegla.report.pages.action_plan import to_action_plan
from spegla.report.pages.anonymity import promise
from spegla.report.pages.charts import mirror_chart
from spegla.report.pages.highlights import highlights
from spegla.report.pages.numbers import kicker, management_notes, nki_number
from spegla.report.pages.verdict import verdict
from spegla.report.values import cell, count, points, score_number, sentence, share_number, shown_of
from spegla.survey.questions import NKI, LocalText


def cover(context: Context) -> Page:
    """Verdict, three numbers, priorities and what is asked, strengths, misjudgements, the mirror.

    Strengths and misjudgements come after what is asked, so that a phone shows the request right
    after the priorities; a dimension is never both a strength and a priority.
    """
    sections = [section for section in (_priorities(context),) if section.blocks]
    sections += highlights(context)
    if context.has_management:
        sections.append(_mirror(context))
    sections.append(_how_sure(context))
    return Page(
        key="index",
        kind=PageKind.COVER,
        label=phrase("cover.label"),
        kicker=kicker(
            "cover.kicker",
            context,
            context.response(Statistic.ANSWERED),
            context.response(Statistic.INVITED),
        ),
        headline=verdict(context),
        lead=_lead(context),
        numbers=_numbers(context),
        sections=tuple(sections),
    )


def _lead(context: Context) -> tuple[Words, ...]:
    lead: list[Words] = [*sentence("cover.lead.nki", context.nki)]
    change = context.change(NKI)
    if isinstance(change, Shown) and context.previous:
        earlier = context.wave_label(context.previous)
        lead.append(
            claim(
                f"cover.lead.change.{change.reading}",
                on(change),
                value=Number.of(change),
                wave=earlier,
            )
        )
    return (*lead, *overestimates(context, "cover.lead.over"))


def _numbers(context: Context) -> tuple[KeyNumber, ...]:
    numbers = [answered_number(context) if context.nki is None else nki_number(context)]
    if context.management_score(NKI) is not None:
        numbers.append(management_number(context))
    return (*numbers, *reached_number(context))


def answered_number(context: Context) -> KeyNumber:
    """How many of those who were invited answered."""
    return KeyNumber(
        label=phrase("number.answered.label"),
        value=cell(context.response(Statistic.RESPONSE_RATE)),
        notes=(phrase("number.answered.note"),),
    )


def management_number(context: Context) -> KeyNumber:
    """What IT management expected customers to answer, beside what they did."""
    return KeyNumber(
        label=phrase("number.management.label"),
        value=cell(context.management_score(NKI)),
        suffix=phrase("number.of_hundred"),
        notes=management_notes(context, NKI),
    )


def reached_number(context: Context) -> tuple[KeyNumber, ...]:
    """How many dimensions reach the level aimed for, where there are such levels."""
    told = (*context.reached, *context.missed)
    if not told:
        return ()
    return (
        KeyNumber(
            label=phrase("number.reached.label"),
            value=count(len(context.reached)),
            suffix=phrase("number.of", all=count(len(told))),
            notes=(
                *_reached_names(context),
                *_surely_placed(context),
                phrase("number.reached.note"),
            ),
        ),
    )


def _reached_names(context: Context) -> tuple[Phrase, ...]:
    if not context.reached:
        return ()
    names = Listing(items=tuple(context.short(d) for d in context.reached))
    distances = on(*(context.distances[d] for d in context.reached))
    return (claim("number.reached.names", distances, names=names),)


def _surely_placed(context: Context) -> tuple[Phrase, ...]:
    """In how many dimensions the interval lies wholly on one side of the level aimed for."""
    found = shown_of(list(context.distances.values()))
    intervals = [distance for distance in found if distance.low is not None]
    if not intervals:
        return ()
    placed = [each for each in intervals if bears("number.reached.sure", on(each))]
    numbers = {"count": count(len(placed)), "all": count(len(intervals))}
    return (claim("number.reached.sure", on(*placed), **numbers),)


def _priorities(context: Context) -> Section:
    named = priorities(context)
    blocks: list[Block] = []
    if named:
        blocks.append(Ranking(items=tuple(_priority(context, d) for d in named)))
    blocks += to_action_plan(context, "cover.plan")
    decision = context.settings.decision
    if decision:
        blocks.append(
            Ask(
                title=phrase("ask.title"),
                text=LocalText.from_mapping(decision.text),
                by=phrase("ask.by", date=decision.date),
            )
        )
    return Section(
        anchor="priorities",
        heading=phrase("cover.priorities") if named else None,
        subline=_how_chosen(context) if named else None,
        blocks=tuple(blocks),
    )


def _how_chosen(context: Context) -> Phrase:
    """By what rule the priorities were chosen, and whether they stand apart from the others."""
    if has_priorities(context):
        return phrase("cover.priorities.how.weighed")
    values = context.distances if context.has_targets else context.scores
    key = "cover.priorities.how" if context.has_targets else "cover.priorities.how.plain"
    basis = among(values, *priorities(context))
    return claim(key, basis) if bears(key, basis) else phrase("cover.priorities.how.unsure")


def _priority(context: Context, dimension: str) -> RankedItem:
    score, target = context.score(dimension), context.target(dimension)
    planned = (
        action
        for action in context.actions
        if action.dimension == dimension and action.decided_after == context.wave
    )
    action = next(planned, None)
    value: Phrase | None = None
    if isinstance(score, Shown) and target is not None:
        value = phrase("cover.priority.value", score=Number.of(score), target=score_number(target))
    return RankedItem(
        title=action.promise if action else context.name(dimension),
        reason=_reason(context, dimension),
        value=value,
        owner=phrase("cover.priority.owner", owner=action.owner, due=action.due)
        if action
        else None,
        page=dimension_key(dimension),
    )


def _reason(context: Context, dimension: str) -> Phrase:
    """Why a priority stands there: how far below its level, what it weighs and how sure that is."""
    name, distance = context.name(dimension), context.distance(dimension)
    gap = points(context.shortfall(dimension) or 0)
    is_below = isinstance(distance, Shown) and distance.least is None
    chance = context.of_dimension(dimension, Statistic.TOP_THREE)
    weight = context.of_dimension(dimension, Statistic.WEIGHT)
    if not isinstance(chance, Shown) or not isinstance(weight, Shown):
        if is_below and distance is not None:
            return claim("cover.priority.reason", on(distance), dimension=name, gap=gap)
        return phrase("cover.priority.reason.plain", dimension=name)
    sure = share_number(chance.value)
    if is_below and distance is not None:
        part = share_number(weight.value)
        key = "cover.priority.reason.weighed"
        return claim(key, on(distance), dimension=name, gap=gap, weight=part, chance=sure)
    return phrase("cover.priority.reason.brief", dimension=name, chance=sure)


def _mirror(context: Context) -> Section:
    return Section(
        anchor="mirror",
        blocks=(mirror_chart(context, anchor="mirror-chart", finding=mirror_finding(context)),),
    )


def _how_sure(context: Context) -> Section:
    rate = context.response(Statistic.RESPONSE_RATE)
    sentences: list[Words] = [*sentence("cover.sure.response", rate)]
    level = Number(value=context.settings.method.level, unit=Unit.SHARE)
    sentences.append(phrase("cover.sure.interval", level=level))
    sentences.append(promise(context))
    return Section(
        anchor="how-sure",
        heading=phrase("cover.sure"),
        blocks=(Paragraph(sentences=tuple(sentences)),),
    )
