"""Page 7: what matters most, as customers say and as goes with their satisfaction."""

from spegla.privacy.released import Shown, Statistic
from spegla.report.context import (
    Context,
    base_cell,
    cell,
    count,
    interval_cell,
    share_number,
)
from spegla.report.findings import NAMED, most_important, moves_more, says_more
from spegla.report.model import (
    Align,
    Bullets,
    Column,
    Listing,
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
from spegla.report.pages.importance_derived import derived_chart, has_pairs
from spegla.report.pages.importance_stated import foremost, improve_first, stated_chart
from spegla.survey.questions import NKI

_IN_HEADLINE = 2
"""Dimensions that a headline has room for."""


def has_importance(context: Context) -> bool:
    """Whether anything shown tells what matters most."""
    found = (Statistic.RANK_CORRELATION, Statistic.IMPROVE_FIRST)
    return bool(most_important(context) or any(context.by(statistic) for statistic in found))


def importance(context: Context) -> Page:
    """Stated and derived importance side by side; where they disagree, that is a finding."""
    sections = []
    if context.by(Statistic.STATED_IMPORTANCE):
        sections.append(Section(anchor="stated", blocks=(stated_chart(context),)))
    if context.by(Statistic.DERIVED_WEIGHT):
        sections.append(Section(anchor="derived", blocks=(derived_chart(context),)))
    elif context.by(Statistic.RANK_CORRELATION):
        sections.append(_correlations(context))
    sections += improve_first(context)
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
    first = foremost(context, _IN_HEADLINE)
    if not first:
        return phrase("importance.label")
    return phrase(
        "importance.headline",
        count=count(len(first)),
        names=Listing(items=tuple(context.short(d) for d in first)),
    )


def _lead(context: Context) -> tuple[Words, ...]:
    lead: list[Words] = []
    if more := moves_more(context):
        names = Listing(items=tuple(context.short(d) for d in more))
        lead.append(phrase("importance.lead.moves_more", count=count(len(more)), names=names))
    elif has_pairs(context) and not says_more(context):
        lead.append(phrase("importance.lead.alike"))
    match context.released.find(context.score_id(NKI, Statistic.R_SQUARED)):
        case Shown() as explained:
            lead.append(phrase("importance.lead.explained", share=share_number(explained.value)))
        case _:
            pass
    return tuple(lead)


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
