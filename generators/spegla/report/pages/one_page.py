"""The first page in brief: one side of A4 for the executive team, to be read at arm's length."""

from collections.abc import Iterator
from dataclasses import replace

from spegla.privacy.released import Shown, Statistic
from spegla.report.context import Context
from spegla.report.findings import priorities
from spegla.report.model import Block, Chart, KeyNumber, Page, Pointer, Ranking, Section, phrase
from spegla.report.pages.cover import answered_number, cover, management_number, reached_number
from spegla.report.pages.numbers import change_note, nki_number, range_note
from spegla.report.values import interval_sentence, share_number
from spegla.survey.questions import NKI


def one_page(context: Context) -> Page:
    """What the first page says, in fewer words and without its chart.

    With strengths, misjudgements, priorities and the request at a size that is read at arm's
    length, the mirror would take a second side; its largest differences are said in words. What
    the intervals rest on is said once, at the end, and no page of the report is referred to.
    """
    first = cover(context)
    sections = (
        replace(section, blocks=tuple(_blocks(context, section))) for section in first.sections
    )
    return replace(
        first,
        key="one-page",
        numbers=tuple(_numbers(context)),
        sections=tuple(section for section in sections if section.blocks),
    )


def _numbers(context: Context) -> Iterator[KeyNumber]:
    nki = context.nki
    if nki is None:
        yield answered_number(context)
    else:
        interval = interval_sentence("number.interval.short", nki)
        notes = (*change_note(context, NKI), *interval, *range_note(nki))
        yield replace(nki_number(context), notes=notes)
    if context.management_score(NKI) is not None:
        yield management_number(context)
    for number in reached_number(context):
        yield replace(number, notes=number.notes[:1])


def _blocks(context: Context, section: Section) -> Iterator[Block]:
    """The blocks of a section as they stand on one side."""
    for block in section.blocks:
        match block:
            case Chart() | Pointer():
                pass
            case Ranking():
                yield _ranking(context, block)
            case _:
                yield block


def _ranking(context: Context, ranking: Ranking) -> Ranking:
    """Why a priority stands there: only how sure its place is, where that is known."""
    items = zip(ranking.items, priorities(context), strict=True)
    brief = {
        dimension: phrase(
            "cover.priority.reason.brief",
            dimension=context.name(dimension),
            chance=share_number(chance.value),
        )
        for dimension in priorities(context)
        if isinstance(chance := context.of_dimension(dimension, Statistic.TOP_THREE), Shown)
    }
    return Ranking(
        items=tuple(
            replace(item, reason=brief.get(dimension, item.reason)) for item, dimension in items
        )
    )
