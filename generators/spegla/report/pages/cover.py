"""Page 1: the report on one page, for an executive team with five minutes."""

from collections.abc import Sequence

from spegla.privacy.released import Hidden, Shown, Statistic, Unit
from spegla.report.context import (
    Context,
    cell,
    count,
    persons,
    points,
    score_number,
    sentence,
    share_number,
)
from spegla.report.findings import (
    dimension_key,
    has_priorities,
    mirror_finding,
    overestimated,
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
from spegla.report.pages.anonymity import promise
from spegla.report.pages.charts import mirror_chart
from spegla.report.pages.highlights import highlights
from spegla.report.pages.numbers import management_notes, nki_number
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
        kicker=_kicker(context),
        headline=_headline(context),
        lead=_lead(context),
        numbers=_numbers(context),
        sections=tuple(sections),
    )


def _kicker(context: Context) -> Phrase:
    answered = context.response(Statistic.ANSWERED)
    invited = context.response(Statistic.INVITED)
    if isinstance(answered, Hidden) or isinstance(invited, Hidden):
        return phrase("cover.kicker.plain", wave=context.wave_label(context.wave))
    return phrase(
        "cover.kicker",
        wave=context.wave_label(context.wave),
        answered=persons(answered.value),
        invited=persons(invited.value),
    )


def _headline(context: Context) -> Phrase:
    strong, weak = context.reached, priorities(context)
    is_weighed = has_priorities(context)
    if strong and weak:
        return phrase(
            "cover.headline.mixed.first" if is_weighed else "cover.headline.mixed",
            strong=Listing(items=tuple(context.short(d) for d in strong[:2])),
            weak=context.short(weak[0]),
        )
    if strong:
        return phrase("cover.headline.reached")
    if weak:
        key = "cover.headline.short" if context.has_targets else "cover.headline.lowest"
        key = "cover.headline.short.first" if is_weighed else key
        return phrase(key, weak=context.short(weak[0]))
    plain = [
        said
        for dimension in context.dimensions
        for said in sentence(
            "dimension.headline.plain",
            context.score(dimension),
            dimension=context.name(dimension),
        )
    ]
    return plain[0] if plain else phrase("cover.headline.hidden")


def _lead(context: Context) -> tuple[Words, ...]:
    lead: list[Words] = [*sentence("cover.lead.nki", context.nki)]
    change = context.change(NKI)
    if isinstance(change, Shown) and context.previous:
        earlier = context.wave_label(context.previous)
        lead += sentence(f"cover.lead.change.{change.reading}", change, wave=earlier)
    over = overestimated(context)
    if over:
        lead.append(
            phrase(
                "cover.lead.over",
                count=count(len(over)),
                most=context.name(over[0]),
                all=count(len(context.dimensions)),
            )
        )
    return tuple(lead)


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
    aimed = [d for d in context.dimensions if context.shortfall(d) is not None]
    if not aimed:
        return ()
    names = tuple(context.short(d) for d in context.reached)
    named = (phrase("number.reached.names", names=Listing(items=names)),) if names else ()
    return (
        KeyNumber(
            label=phrase("number.reached.label"),
            value=count(len(names)),
            suffix=phrase("number.of", all=count(len(aimed))),
            notes=(*named, *_surely_placed(context, aimed), phrase("number.reached.note")),
        ),
    )


def _surely_placed(context: Context, aimed: Sequence[str]) -> tuple[Phrase, ...]:
    """In how many dimensions the interval lies wholly on one side of the level aimed for."""
    intervals = {
        dimension: score
        for dimension in aimed
        if isinstance(score := context.score(dimension), Shown) and score.low is not None
    }
    if not intervals:
        return ()
    placed = [d for d, score in intervals.items() if _is_beside(score, context.target(d))]
    return (phrase("number.reached.sure", count=count(len(placed)), all=count(len(intervals))),)


def _is_beside(score: Shown, target: float | None) -> bool:
    """Whether a level lies outside the interval of a score."""
    match score:
        case Shown(low=float(low), high=float(high)) if target is not None:
            return not low <= target <= high
        case _:
            return False


def _priorities(context: Context) -> Section:
    named = priorities(context)
    blocks: list[Block] = []
    if named:
        blocks.append(Ranking(items=tuple(_priority(context, d) for d in named)))
    decision = context.settings.decision
    if decision:
        blocks.append(
            Ask(
                title=phrase("ask.title"),
                text=LocalText.from_mapping(decision.text),
                by=phrase("ask.by", date=decision.date),
            )
        )
    how = "cover.priorities.how" if context.has_targets else "cover.priorities.how.plain"
    if has_priorities(context):
        how = "cover.priorities.how.weighed"
    return Section(
        anchor="priorities",
        heading=phrase("cover.priorities") if named else None,
        subline=phrase(how) if named else None,
        blocks=tuple(blocks),
    )


def _priority(context: Context, dimension: str) -> RankedItem:
    score, target = context.score(dimension), context.target(dimension)
    planned = (
        action
        for action in context.actions
        if action.dimension == dimension and action.decided_after == context.wave
    )
    action = next(planned, None)
    reason = phrase("cover.priority.reason.plain", dimension=context.name(dimension))
    value: Phrase | None = None
    if isinstance(score, Shown) and target is not None:
        value = phrase("cover.priority.value", score=Number.of(score), target=score_number(target))
        reason = phrase(
            "cover.priority.reason",
            dimension=context.name(dimension),
            gap=points(context.shortfall(dimension) or 0),
        )
    chance = context.of_dimension(dimension, Statistic.TOP_THREE)
    weight = context.of_dimension(dimension, Statistic.WEIGHT)
    if isinstance(chance, Shown) and isinstance(weight, Shown):
        reason = phrase(
            "cover.priority.reason.weighed",
            dimension=context.name(dimension),
            gap=points(context.shortfall(dimension) or 0),
            weight=share_number(weight.value),
            chance=share_number(chance.value),
        )
    return RankedItem(
        title=action.promise if action else context.name(dimension),
        reason=reason,
        value=value,
        owner=phrase("cover.priority.owner", owner=action.owner, due=action.due)
        if action
        else None,
        page=dimension_key(dimension),
    )


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
