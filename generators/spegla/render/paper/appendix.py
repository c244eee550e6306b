"""The appendix of the printed report: what a specialist looks up, taken out of what others read.

On screen a table can be folded away below its chart. Paper has no folds, so a chart keeps its place
in a chapter, and its section's tables stand at the end of the report, each once however many charts
draw it. The questions and the terms of the method page stand there too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from spegla.render.views.fields import means
from spegla.render.views.types import (
    BlockView,
    ChartView,
    PageView,
    PointerView,
    SectionView,
    TableView,
    WrittenView,
)
from spegla.report.model import PageKind

_METHOD, _MEASURES, _QUESTIONS = "method", "measures", "questions"
"""The page of the method, and its sections that stand in the appendix."""
_OF_DIMENSIONS = ("quotes", "actions", "activities")
"""Sections that paper has elsewhere: quotations and actions in chapters of their own, activities as
cards of the workshop kit. On most dimensions' pages they would begin a leaf for a few lines."""
_OF_OTHERS = {"mirror": ("classes",), "action-plan": ("files",)}
"""The same of other pages: each class stands in the chart, and no file can be opened on paper."""
_ON_PAPER = "paper."
"""Begins the name of a place that only paper has; no key of a page has a full stop."""
TABLES = f"{_ON_PAPER}tables"
"""The place of the appendix that holds the tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TablesView:
    """The tables of one chapter."""

    chapter: str = field(metadata=means("Key of the chapter, to which links lead."))
    label: str = field(metadata=means("Its name."))
    tables: tuple[TableView, ...] = field(metadata=means("Its tables, in order."))


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendixView:
    """What stands behind the chapters."""

    tables: tuple[TablesView, ...] = field(metadata=means("Tables, chapter by chapter."))
    questions: SectionView | None = field(
        metadata=means("Every question as it was put, if the report says.")
    )
    glossary: SectionView | None = field(
        metadata=means("Every term and what it means here, if the report says.")
    )


def part_appendix(pages: Sequence[PageView]) -> tuple[tuple[PageView, ...], AppendixView]:
    """The pages as they are read, and the appendix with what was taken out of them.

    A table goes to the appendix if a chart stands in its section, if its section has no heading of
    its own, if it is folded away on screen, or if it is of the method. Tables that say the same
    stand there once, below the last chapter that has them: the first chapters gather what later
    ones are about. A chart then says where its table is, and where those are that stood beside it;
    a pointer stands in the place of a section or of a table that nothing else would lead to.
    What paper says elsewhere is left out.

    Args:
        pages: The pages of the report in reading order.
    """
    # The last one counts: a table that somebody put into a page of theirs stays with its own page.
    homes = {
        _content(table): (page.key, _place(page, table))
        for tables in (_tables_of_texts, _tables_to_look_up)
        for page in pages
        for table in tables(page)
    }
    appendix = AppendixView(
        tables=tuple(_chapter_tables(pages, homes)),
        questions=_section(pages, _QUESTIONS),
        glossary=_section(pages, _MEASURES),
    )
    return tuple(_as_read(page, homes) for page in pages), appendix


_Homes = dict[object, tuple[str, str]]
"""For what a table says, the key of its chapter and its place in links."""


def _content(table: TableView) -> object:
    """What a table says, wherever it stands."""
    return table.caption, table.columns, table.rows


def _place(page: PageView, table: TableView) -> str:
    return f"{_ON_PAPER}{page.key}.{table.anchor}"


def _place_of(section: SectionView) -> str:
    return f"{_ON_PAPER}{section.anchor}"


def _is_moved(page: PageView, section: SectionView) -> bool:
    """Whether all of a section stands in the appendix."""
    return page.key == _METHOD and section.anchor in (_MEASURES, _QUESTIONS)


def _is_alone(page: PageView, table: TableView) -> bool:
    """Whether a table goes to the appendix although it belongs to no chart."""
    return table.is_folded or page.key == _METHOD


def _is_looked_up(page: PageView, section: SectionView, table: TableView) -> bool:
    has_chart = any(isinstance(each, ChartView) for each in section.blocks)
    return has_chart or section.heading is None or _is_alone(page, table)


def _tables_to_look_up(page: PageView) -> Iterator[TableView]:
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, ChartView):
                yield block.table
            elif (
                isinstance(block, TableView)
                and not _is_moved(page, section)
                and _is_looked_up(page, section, block)
            ):
                yield block


def _tables_of_texts(page: PageView) -> Iterator[TableView]:
    """Tables of the charts that people put into their texts; other tables are read there."""
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, WrittenView):
                yield from (each.table for each in block.blocks if isinstance(each, ChartView))


def _chapter_tables(pages: Sequence[PageView], homes: _Homes) -> Iterator[TablesView]:
    for page in pages:
        own = tuple(
            replace(table, anchor=_place(page, table))
            for table in (*_tables_to_look_up(page), *_tables_of_texts(page))
            if homes[_content(table)] == (page.key, _place(page, table))
        )
        if own:
            yield TablesView(chapter=page.key, label=page.label, tables=own)


def _section(pages: Sequence[PageView], anchor: str) -> SectionView | None:
    moved = (each for page in pages for each in page.sections if _is_moved(page, each))
    found = (section for section in moved if section.anchor == anchor)
    return next((replace(section, anchor=_place_of(section)) for section in found), None)


def _as_read(page: PageView, homes: _Homes) -> PageView:
    kept = (_without_repeats(page, section) for section in page.sections)
    sections = (_section_as_read(page, section, homes) for section in kept)
    return replace(page, sections=tuple(section for section in sections if section.blocks))


def _without_repeats(page: PageView, section: SectionView) -> SectionView:
    """Of a section that paper has elsewhere only what people wrote into it."""
    is_of_dimension = page.kind == PageKind.DIMENSION
    repeats = _OF_DIMENSIONS if is_of_dimension else _OF_OTHERS.get(page.key, ())
    if section.anchor not in repeats:
        return section
    written = tuple(block for block in section.blocks if isinstance(block, WrittenView))
    return replace(section, heading=None, subline=None, blocks=written)


def _section_as_read(page: PageView, section: SectionView, homes: _Homes) -> SectionView:
    if _is_moved(page, section):
        pointer = PointerView(text=f"{section.heading}.", page=_place_of(section), file="")
        return replace(section, heading=None, subline=None, blocks=(pointer,))
    return replace(section, blocks=tuple(_blocks_as_read(page, section, homes)))


def _blocks_as_read(page: PageView, section: SectionView, homes: _Homes) -> Iterator[BlockView]:
    beside = _beside_charts(page, section)
    for block in section.blocks:
        if isinstance(block, ChartView):
            tables = (block.table, *beside[block.anchor])
            yield _with_places(block, tables, homes)
        elif isinstance(block, WrittenView):
            yield replace(
                block,
                blocks=tuple(
                    _with_places(each, (each.table,), homes)
                    if isinstance(each, ChartView)
                    else each
                    for each in block.blocks
                ),
            )
        elif not isinstance(block, TableView) or not _is_looked_up(page, section, block):
            yield block
        elif not beside or _is_alone(page, block):
            _, place = homes[_content(block)]
            yield PointerView(text=f"{block.caption}.", page=place, file="")


def _with_places(chart: ChartView, tables: Iterable[TableView], homes: _Homes) -> ChartView:
    """A chart that says where its tables are."""
    places = dict.fromkeys(homes[_content(table)][1] for table in tables)
    return replace(chart, table_places=tuple(places))


def _beside_charts(page: PageView, section: SectionView) -> dict[str, list[TableView]]:
    """For each chart of a section, by its anchor, the tables that stand between it and the next.

    A table that stands before all charts belongs to the first.
    """
    charts = [block.anchor for block in section.blocks if isinstance(block, ChartView)]
    beside: dict[str, list[TableView]] = {anchor: [] for anchor in charts}
    current = next(iter(charts), "")
    for block in section.blocks:
        if isinstance(block, ChartView):
            current = block.anchor
        elif charts and isinstance(block, TableView) and not _is_alone(page, block):
            beside[current].append(block)
    return beside
