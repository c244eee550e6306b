"""Page 6: one page per dimension."""

from spegla.privacy.released import Shown, Statistic
from spegla.report.activities import facts, proposals
from spegla.report.claims import among, claim, on
from spegla.report.context import Context
from spegla.report.findings import dimension_key
from spegla.report.model import (
    Block,
    Bullets,
    Definition,
    Definitions,
    KeyNumber,
    Number,
    Page,
    PageKind,
    Phrase,
    Section,
    Words,
    phrase,
)
from spegla.report.pages.charts import group_chart
from spegla.report.pages.dimensions import heights, place
from spegla.report.pages.distributions import distribution_charts, items_finding
from spegla.report.pages.groups import groups_finding
from spegla.report.pages.numbers import change_note, management_notes, range_note, target_number
from spegla.report.pages.quotations import quotation_section
from spegla.report.pages.ranges import low_end
from spegla.report.pages.tables import item_table
from spegla.report.values import cell, count, interval_sentence, points, sentence, shown_of
from spegla.survey.questions import Question


def dimension(context: Context, code: str) -> Page:
    """Items, groups, the management's view, the level aimed for and the actions of one theme."""
    items = context.questionnaire.items_of(code, context.wave)
    sections = [_items(context, items)]
    sections += [_groups(context, code, breakdown.code) for breakdown in context.breakdowns]
    sections += quotation_section(context, code)
    sections += _actions(context, code)
    sections += _activities(context, code)
    return Page(
        key=dimension_key(code),
        kind=PageKind.DIMENSION,
        label=context.short(code),
        kicker=_kicker(context, code),
        headline=_headline(context, code),
        lead=_lead(context, code, items),
        numbers=_numbers(context, code),
        sections=tuple(sections),
        parent="dimensions",
    )


def _kicker(context: Context, code: str) -> Words:
    """Name and place of the dimension, where its place can be told."""
    own = place(context, code)
    if own is None:
        return context.name(code)
    return claim(
        "dimension.kicker" if context.has_targets else "dimension.kicker.plain",
        among(heights(context), code),
        dimension=context.name(code),
        place=count(own),
        all=count(len(context.dimensions)),
    )


def _headline(context: Context, code: str) -> Phrase:
    score, distance = context.score(code), context.distance(code)
    if not isinstance(score, Shown):
        return phrase("dimension.headline.hidden", dimension=context.name(code))
    value = Number.of(score)
    if not isinstance(distance, Shown) or value.is_coarse:
        return phrase("dimension.headline.plain", dimension=context.name(code), value=value)
    return claim(
        "dimension.headline.reached" if distance.value >= 0 else "dimension.headline.short",
        on(distance),
        dimension=context.name(code),
        value=value,
        gap=points(abs(distance.value)),
    )


def _lead(context: Context, code: str, items: tuple[Question, ...]) -> tuple[Words, ...]:
    lead: list[Words] = []
    change = context.change(code)
    if isinstance(change, Shown) and context.previous:
        earlier = context.wave_label(context.previous)
        key = f"dimension.lead.change.{change.reading}"
        lead.append(claim(key, on(change), value=Number.of(change), wave=earlier))
    gap = context.gap(code)
    if isinstance(gap, Shown) and gap.reading:
        lead.append(claim(f"dimension.lead.{gap.reading}", on(gap)))
    dont_know = context.released.find(context.score_id(code, Statistic.DONT_KNOW))
    is_many = (
        isinstance(dont_know, Shown) and dont_know.value >= context.settings.method.dont_know_flag
    )
    if is_many and _cannot_judge(context, items):
        lead += sentence("dimension.lead.dont_know", dont_know)
    return tuple(lead)


def _cannot_judge(context: Context, items: tuple[Question, ...]) -> bool:
    """Whether somebody for sure cannot judge one of the items."""
    shares = [context.released.find(context.item_id(i, Statistic.DONT_KNOW)) for i in items]
    return any(low_end(share) > 0 for share in shown_of(shares))


def _numbers(context: Context, code: str) -> tuple[KeyNumber, ...]:
    score = context.score(code)
    notes = (
        *interval_sentence("number.interval.short", score),
        *change_note(context, code),
        *range_note(score),
    )
    numbers = [
        KeyNumber(
            label=phrase("column.customers"),
            value=cell(score),
            suffix=phrase("number.of_hundred"),
            notes=notes,
        )
    ]
    team = context.management_score(code)
    if team is not None:
        numbers.append(
            KeyNumber(
                label=phrase("column.management"),
                value=cell(team),
                notes=management_notes(context, code),
            )
        )
    return (*numbers, *target_number(context, code))


def _items(context: Context, items: tuple[Question, ...]) -> Section:
    return Section(
        anchor="items",
        blocks=(
            *distribution_charts(
                context, items, anchor="items-chart", finding=items_finding(context, items)
            ),
            item_table(context, items, anchor="items-table-all"),
        ),
    )


def _groups(context: Context, code: str, breakdown: str) -> Section:
    chart = group_chart(
        context,
        code,
        breakdown,
        anchor=f"by-{breakdown}-chart",
        finding=groups_finding(context, code, breakdown),
    )
    return Section(anchor=f"by-{breakdown}", blocks=(chart,))


def _actions(context: Context, code: str) -> list[Section]:
    """What has been decided for this dimension after this measurement."""
    decided = [
        action
        for action in context.actions
        if action.dimension == code and action.decided_after == context.wave
    ]
    if not decided:
        return []
    blocks: tuple[Block, ...] = (
        Bullets(
            items=tuple(
                phrase(
                    "dimension.action",
                    promise=action.promise,
                    first_step=action.first_step,
                    owner=action.owner,
                    due=action.due,
                )
                for action in decided
            )
        ),
    )
    return [Section(anchor="actions", heading=phrase("dimension.actions"), blocks=blocks)]


def _activities(context: Context, code: str) -> list[Section]:
    """What one may begin with, where the dimension is a priority."""
    proposed = proposals(context).get(code, ())
    if not proposed:
        return []
    items = tuple(
        Definition(
            term=activity.title,
            meaning=(facts(activity), phrase("dimension.activity", notice=activity.notice)),
        )
        for activity in proposed
    )
    return [
        Section(
            anchor="activities",
            heading=phrase("dimension.activities"),
            subline=phrase("dimension.activities.how"),
            blocks=(Definitions(items=items),),
        )
    ]
