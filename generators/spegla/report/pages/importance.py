"""Page 7: what matters most, as customers say and as goes with their satisfaction."""

from collections.abc import Sequence

from spegla.privacy.released import Shown, Statistic
from spegla.report.claims import Basis, among, bears, claim, on
from spegla.report.context import Context
from spegla.report.findings import NAMED, most_important, moves_more, says_more, weights_of
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
from spegla.report.pages.importance_stated import (
    foremost,
    improve_first,
    stated_chart,
    stated_values,
)
from spegla.report.values import base_cell, cell, count, interval_cell, share_number
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
    return claim(
        "importance.headline",
        among(stated_values(context), *first),
        count=count(len(first)),
        names=Listing(items=tuple(context.short(d) for d in first)),
    )


def _lead(context: Context) -> tuple[Words, ...]:
    lead: list[Words] = []
    if more := moves_more(context):
        names = Listing(items=tuple(context.short(d) for d in more))
        weights, number = weights_of(context, *more), count(len(more))
        lead.append(claim("importance.lead.moves_more", weights, count=number, names=names))
    else:
        lead += _alike(context)
    match context.released.find(context.score_id(NKI, Statistic.R_SQUARED)):
        case Shown() as explained:
            share = share_number(explained.value)
            lead.append(claim("importance.lead.explained", on(explained), share=share))
        case _:
            pass
    return tuple(lead)


def _alike(context: Context) -> tuple[Phrase, ...]:
    """That no dimension is proven to weigh more or less than people say, where none is."""
    weights = weights_of(context, *context.dimensions)
    if not has_pairs(context) or not bears("importance.lead.alike", weights):
        return ()
    return (claim("importance.lead.alike", weights),)


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
        claim(key, weights_of(context, d), dimension=context.name(d))
        for key, dimensions in (
            ("importance.moves_more", moves_more(context)),
            ("importance.says_more", says_more(context)),
        )
        for d in dimensions
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
        _guessed(context, management.expected_importance),
        phrase("importance.guess.joint"),
    )
    return [
        Section(
            anchor="guess",
            heading=_guess_heading(context, overlap),
            blocks=(Paragraph(sentences=sentences), table),
        )
    ]


def _chosen(context: Context) -> Basis:
    """The three that customers put first, beside the others; none where three do not stand out."""
    chosen = foremost(context, NAMED)
    return among(stated_values(context), *(chosen if len(chosen) == NAMED else ()))


def _guess_heading(context: Context, overlap: Shown) -> Phrase:
    chosen = _chosen(context)
    if not bears("importance.guess", chosen):
        return phrase("importance.guess.table")
    return claim("importance.guess", chosen, count=count(overlap.value))


def _guessed(context: Context, expected: Sequence[str]) -> Phrase:
    """What was guessed and what was chosen; only the guess where three do not stand out."""
    guessed = Listing(items=tuple(context.name(d) for d in expected[:NAMED]))
    chosen = _chosen(context)
    if not bears("importance.guess.names", chosen):
        return phrase("importance.guess.unsure", guessed=guessed)
    names = Listing(items=tuple(context.name(d) for d in foremost(context, NAMED)))
    return claim("importance.guess.names", chosen, guessed=guessed, chosen=names)


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
