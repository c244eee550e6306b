"""Footnotes of the printed report: a term is explained where a chart uses it for the first time."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spegla.render.views.types import (
    BlockView,
    ChartView,
    DefinitionsView,
    DefinitionView,
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
    unused = {
        anchor: _meaning(term, writer)
        for term in EXPLAINED
        if (anchor := measure_anchor(term)) in listed
    }
    return tuple(_explain(page, unused) for page in pages)


def _anchors(glossary: SectionView) -> Iterator[str]:
    for block in glossary.blocks:
        if isinstance(block, DefinitionsView):
            yield from (item.anchor for item in block.items)


def _meaning(term: str, writer: Writer) -> DefinitionView:
    return DefinitionView(
        term=writer.text(phrase(f"term.{term}")),
        meaning=writer.text(phrase(f"footnote.{term}")),
        anchor=measure_anchor(term),
    )


def _explain(page: PageView, unused: dict[str, DefinitionView]) -> PageView:
    """The page with footnotes; takes the meanings that it uses out of those that are unused."""

    def explained(block: BlockView) -> BlockView:
        match block:
            case ChartView():
                return explained_chart(block)
            case WrittenView():
                return replace(
                    block,
                    blocks=tuple(
                        explained_chart(each) if isinstance(each, ChartView) else each
                        for each in block.blocks
                    ),
                )
            case _:
                return block

    def explained_chart(chart: ChartView) -> ChartView:
        return replace(chart, defines=tuple(_take(chart.table.measures, unused)))

    return replace(
        page,
        sections=tuple(
            replace(section, blocks=tuple(map(explained, section.blocks)))
            for section in page.sections
        ),
    )


def _take(
    measures: Sequence[MeasureView], unused: dict[str, DefinitionView]
) -> Iterator[DefinitionView]:
    for measure in measures:
        if measure.anchor in unused:
            yield unused.pop(measure.anchor)
