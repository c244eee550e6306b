"""What people write put into the pages of a report, for site and paper alike."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count, zip_longest

from markupsafe import Markup

from spegla.render.live import Block, LivePage
from spegla.render.views import (
    Draw,
    PageView,
    ReportView,
    SectionView,
    TextView,
    WrittenView,
    blocks_in,
    explaining,
    view_figure,
)
from spegla.render.views.types import BlockView, ChartView, QuotesView, TableView
from spegla.report.format import Writer
from spegla.report.model import Chart
from spegla.survey.records import SlotPosition

_KIND = "written"
_SECTION = re.compile(r"^(?:##(?!#)|.+\n-+[ \t]*$)", re.MULTILINE)
"""A heading of the second level, as Markdown has it."""

SetTexts = Callable[[Sequence[str]], Sequence[Markup]]
"""Makes of the texts of one page what templates place: Markdown for the site, HTML on paper."""


def with_written(
    report: ReportView,
    written: Sequence[LivePage],
    *,
    writer: Writer,
    draw: Draw,
    set_texts: SetTexts,
) -> ReportView:
    """The report with all that people wrote in its language.

    A page that replaces one of the report has its key and its place. One that follows a page stands
    behind it, and behind its parts. Charts and tables that were asked for are drawn as any other,
    with anchors that nothing else on the page has.

    Args:
        report: The report's own pages in one language.
        written: What people wrote, each with a place in the report; what is in other languages is
            left out.
        writer: Turns words and numbers into text of the language.
        draw: Draws one chart for the media that are wanted.
        set_texts: Makes of the texts of one page what templates place.
    """
    own = [live for live in written if live.page.language == report.language]
    desk = _Desk(writer=writer, draw=draw, set_texts=set_texts)
    return replace(report, pages=tuple(_pages(report.pages, own, desk)))


def _pages(pages: Sequence[PageView], own: Sequence[LivePage], desk: "_Desk") -> Iterator[PageView]:
    for page in pages:
        slots = [live for live in own if live.page.slot and live.page.address == page.key]
        replacing = next((live for live in own if live.page.replaces == page.key), None)
        if replacing is not None:
            yield _own_page(replacing, page.parent, desk)
        elif slots:
            yield replace(page, sections=tuple(_with_slots(page, slots, desk)))
        else:
            yield page
        for live in own:
            if live.page.after == page.key:
                yield _own_page(live, page.parent, desk)


def _own_page(live: LivePage, parent: str | None, desk: "_Desk") -> PageView:
    sheet = _Sheet(desk=desk, taken={"top"}, is_explained=False)
    return PageView(
        key=live.page.address,
        kind=_KIND,
        label=live.page.title,
        parent=parent,
        kicker="",
        headline="",
        lead="",
        numbers=(),
        sections=(_section(live, sheet),),
    )


_Places = Mapping[tuple[SlotPosition, str], Sequence[LivePage]]
"""Texts by where on a page they stand."""


def _with_slots(page: PageView, slots: Sequence[LivePage], desk: "_Desk") -> Iterator[SectionView]:
    """The sections of a page, and the texts beside them and among their blocks."""
    is_explained = any(
        block.explains_ranges
        for block in blocks_in(page)
        if isinstance(block, ChartView | TableView)
    )
    taken = {*_anchors(page), *(live.page.key for live in slots)}
    sheet = _Sheet(desk=desk, taken=taken, is_explained=is_explained)
    places: dict[tuple[SlotPosition, str], list[LivePage]] = {}
    for live in slots:
        if live.page.slot:
            place = live.page.slot.position, live.page.slot.anchor
            places.setdefault(place, []).append(live)

    def at(position: SlotPosition, anchor: str = "") -> Iterator[SectionView]:
        return (_section(live, sheet) for live in places.get((position, anchor), ()))

    yield from at(SlotPosition.START)
    for section in page.sections:
        yield from at(SlotPosition.BEFORE, section.anchor)
        yield replace(section, blocks=tuple(_with_texts(section, places, sheet)))
        yield from at(SlotPosition.AFTER, section.anchor)
    yield from at(SlotPosition.END)


def _with_texts(section: SectionView, places: _Places, sheet: "_Sheet") -> Iterator[BlockView]:
    """The blocks of a section, and the texts beside them."""

    def beside(position: SlotPosition, block: BlockView) -> Iterator[BlockView]:
        for live in places.get((position, _anchor(block)), ()):
            yield sheet.set(live, is_nested=section.heading is not None)

    for block in section.blocks:
        yield from beside(SlotPosition.BEFORE, block)
        yield block
        yield from beside(SlotPosition.AFTER, block)


def _section(live: LivePage, sheet: "_Sheet") -> SectionView:
    text = sheet.set(live, is_nested=False)
    return SectionView(anchor=live.page.key, heading=None, subline=None, blocks=(text,), asides=())


def _anchor(block: BlockView | TextView) -> str:
    match block:
        case ChartView() | TableView() | QuotesView():
            return block.anchor
        case _:
            return ""


def _anchors(page: PageView) -> Iterator[str]:
    """All anchors that are in use on a page."""
    yield "top"
    for section in page.sections:
        yield section.anchor
    for block in blocks_in(page):
        yield _anchor(block)
        if isinstance(block, ChartView):
            yield block.table.anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What is needed to set what people wrote in one language."""

    writer: Writer
    draw: Draw
    set_texts: SetTexts


@dataclass(slots=True, kw_only=True)
class _Sheet:
    """One page while texts are set on it.

    Args:
        desk: What they are set with.
        taken: Anchors of the page so far.
        is_explained: Whether it has said that values stand for small ranges.
    """

    desk: _Desk
    taken: set[str]
    is_explained: bool

    def set(self, live: LivePage, *, is_nested: bool) -> WrittenView:
        """One page or text as templates get it, its blocks below its headings.

        Args:
            live: What was written.
            is_nested: Whether it stands below the heading of a section.
        """
        desk = self.desk
        blocks = [self._with_own_anchor(block) for block in live.blocks]
        explained = None if self.is_explained else explaining(blocks)
        self.is_explained = self.is_explained or explained is not None
        views: list[TextView | ChartView | TableView] = []
        for source, text, block in zip_longest(live.texts, desk.set_texts(live.texts), blocks):
            is_nested = is_nested or bool(_SECTION.search(source))
            if text.strip():
                views.append(TextView(text=text))
            if block is not None:
                view = view_figure(
                    live.page.address,
                    block,
                    desk.writer,
                    desk.draw,
                    is_nested=is_nested,
                    explaining=explained,
                )
                views.append(view)
        return WrittenView(blocks=tuple(views))

    def _with_own_anchor(self, block: Block) -> Block:
        numbered = (f"{block.anchor}-{number}" for number in count(2))
        anchors = chain([block.anchor], numbered)
        anchor = next(each for each in anchors if not self.taken & {each, f"{each}-table"})
        self.taken |= {anchor, f"{anchor}-table"}
        if isinstance(block, Chart):
            return replace(
                block, anchor=anchor, table=replace(block.table, anchor=f"{anchor}-table")
            )
        return replace(block, anchor=anchor)
