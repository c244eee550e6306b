"""Footnotes of the printed report: a term is explained where a chart uses it for the first time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import count

from spegla.render.views.types import (
    BlockView,
    ChartView,
    DefinitionsView,
    FootnoteView,
    MeasureView,
    PageView,
    SectionView,
    WrittenView,
)
from spegla.report.definitions import measure_anchor
from spegla.report.format import Writer
from spegla.report.model import phrase

EXPLAINED = (
    "share",
    "score",
    "need",
    "nki",
    "net_promoter",
    "contrast",
    "change",
    "gap",
    "zone",
    "stated_importance",
    "derived_importance",
    "priority",
)
"""Terms that have a meaning of their own here, and that a drawing cannot be read without."""


def with_footnotes(
    pages: Sequence[PageView], glossary: SectionView | None, writer: Writer
) -> tuple[PageView, ...]:
    """The pages, with a short meaning for each term at the first chart that shows it.

    The glossary says in full what a term means; a footnote says it in a line and leads there, so
    that a reader need not turn pages.

    Args:
        pages: The pages in reading order.
        glossary: The terms; one that is not among them is not explained.
        writer: Turns words into text of one language.

    Raises:
        WordingError: A meaning is missing in the writer's language.
    """
    listed = set() if glossary is None else set(_anchors(glossary))
    unused = {anchor: term for term in EXPLAINED if (anchor := measure_anchor(term)) in listed}
    numbers = count(1)

    def note(measure: MeasureView) -> FootnoteView:
        term = unused.pop(measure.anchor)
        return FootnoteView(
            number=next(numbers),
            term=writer.text(phrase(f"term.{term}")),
            meaning=writer.text(phrase(f"footnote.{term}")),
            anchor=measure.anchor,
        )

    def explained(chart: ChartView) -> ChartView:
        notes = (note(each) for each in chart.table.measures if each.anchor in unused)
        return replace(chart, footnotes=tuple(notes))

    return tuple(_with_charts(page, explained) for page in pages)


def _anchors(glossary: SectionView) -> Iterator[str]:
    for block in glossary.blocks:
        if isinstance(block, DefinitionsView):
            yield from (item.anchor for item in block.items)


def _with_charts(page: PageView, change: Callable[[ChartView], ChartView]) -> PageView:
    """The page with its charts changed, one after the other."""

    def changed(block: BlockView) -> BlockView:
        match block:
            case ChartView():
                return change(block)
            case WrittenView():
                return replace(
                    block,
                    blocks=tuple(
                        change(each) if isinstance(each, ChartView) else each
                        for each in block.blocks
                    ),
                )
            case _:
                return block

    return replace(
        page,
        sections=tuple(
            replace(section, blocks=tuple(map(changed, section.blocks)))
            for section in page.sections
        ),
    )
