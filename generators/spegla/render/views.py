"""What templates get: a report's pages with every word and number already text.

The pages of the site and the pages of the PDF are drawn from these same objects. A template
only places them: what must be decided, counted, ordered or rounded is a field here. All text is
unescaped; the environment of the templates escapes it. Each field carries a help text, and a
test holds the fields that are declared and the fields that templates use equal.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from spegla.privacy.released import Hidden
from spegla.report.definitions import measure_anchor, terms_of
from spegla.report.format import Writer
from spegla.report.model import (
    Align,
    Ask,
    Block,
    Bullets,
    Cell,
    Chart,
    Definitions,
    KeyNumber,
    Number,
    Page,
    Paragraph,
    RankedItem,
    Ranking,
    Report,
    Section,
    Table,
    Words,
    phrase,
)


def _help(text: str) -> dict[str, str]:
    return {"help": text}


_KIND = _help("Which block template draws it.")


# ------------------------------------------------------------------------------ blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """One cell of a table."""

    text: str = field(metadata=_help("What stands in the cell; for a hidden value its reason."))
    align: str = field(metadata=_help("“text” or “number”: how its column is set."))
    is_hidden: bool = field(metadata=_help("Whether it gives a reason in place of a value."))


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One row of a table."""

    header: CellView = field(metadata=_help("The first cell, which heads the row."))
    cells: tuple[CellView, ...] = field(metadata=_help("The other cells, one a column."))


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """Numbers in rows and columns."""

    kind: str = field(default="table", metadata=_KIND)
    anchor: str = field(metadata=_help("Its place in the page and in links."))
    caption: str = field(metadata=_help("What the table shows."))
    columns: tuple[CellView, ...] = field(
        metadata=_help("The headings; the first stands above the row heads.")
    )
    rows: tuple[RowView, ...] = field(metadata=_help("The rows, in order."))
    notes: tuple[str, ...] = field(metadata=_help("Notes below the table, a sentence or two each."))
    measures: tuple["MeasureView", ...] = field(
        metadata=_help("The terms of the method page that define its figures.")
    )
    is_folded: bool = field(
        metadata=_help("Whether it is folded away on the screen until a reader asks for it.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureView:
    """A term of the method page, to link to."""

    term: str = field(metadata=_help("The term."))
    anchor: str = field(metadata=_help("Its place on the method page."))


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingView:
    """One chart drawn for one medium."""

    medium: str = field(metadata=_help("“wide” or “narrow” on screen, “print” on paper."))
    svg: Markup = field(
        metadata=_help("The drawing, an svg element that is safe to place as it is.")
    )
    spec: str = field(metadata=_help("The live chart of the same medium as JSON; empty on paper."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
    """A chart and all that stands around it."""

    kind: str = field(default="chart", metadata=_KIND)
    anchor: str = field(metadata=_help("Its place in the page and in links."))
    finding: str = field(metadata=_help("What the chart shows: its heading."))
    is_nested: bool = field(
        metadata=_help("Whether its heading stands below the heading of a section.")
    )
    measure: str = field(metadata=_help("What is measured and in which order, below the heading."))
    drawings: tuple[DrawingView, ...] = field(metadata=_help("The same chart, once a medium."))
    alternative: str = field(
        metadata=_help("What is to be seen, in words, for those who do not see it.")
    )
    caption: str = field(metadata=_help("How many answered, who could not judge, how sure it is."))
    table: TableView = field(metadata=_help("The same numbers as a table."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphView:
    """Running text."""

    kind: str = field(default="paragraph", metadata=_KIND)
    text: str = field(metadata=_help("One or more sentences."))


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletsView:
    """A list of short statements."""

    kind: str = field(default="bullets", metadata=_KIND)
    items: tuple[str, ...] = field(metadata=_help("The statements."))


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedItemView:
    """One item of a numbered list."""

    number: int = field(metadata=_help("Its place, from 1."))
    title: str = field(metadata=_help("What it is about."))
    reason: str = field(metadata=_help("Why it stands here."))
    value: str | None = field(metadata=_help("Its value and where that should go, if it has one."))
    page: str | None = field(metadata=_help("Key of the page that says more, if there is one."))


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingView:
    """A numbered list of findings."""

    kind: str = field(default="ranking", metadata=_KIND)
    items: tuple[RankedItemView, ...] = field(metadata=_help("The items, first things first."))


@dataclass(frozen=True, slots=True, kw_only=True)
class AskView:
    """What is asked of the reader."""

    kind: str = field(default="ask", metadata=_KIND)
    title: str = field(metadata=_help("Heading of the box."))
    text: str = field(metadata=_help("What to decide."))
    by: str = field(metadata=_help("By when."))


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionView:
    """A term and what it means here."""

    term: str = field(metadata=_help("The term."))
    meaning: str = field(metadata=_help("What it means, in sentences."))
    anchor: str = field(metadata=_help("Its place in links; empty where nothing links to it."))


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionsView:
    """Terms and their meanings."""

    kind: str = field(default="definitions", metadata=_KIND)
    items: tuple[DefinitionView, ...] = field(metadata=_help("The terms, in order."))


BlockView = (
    ParagraphView
    | BulletsView
    | RankingView
    | AskView
    | DefinitionsView
    | ChartView
    | TableView
)  # fmt: skip


# ------------------------------------------------------------------------------ pages


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyNumberView:
    """A large number and what makes it readable."""

    label: str = field(metadata=_help("What the number is."))
    value: str = field(metadata=_help("The number; for a hidden value its reason."))
    is_number: bool = field(metadata=_help("Whether the value is a number, to be set large."))
    suffix: str | None = field(
        metadata=_help("What follows the number in small type, such as “of 100”.")
    )
    notes: str = field(metadata=_help("How sure it is and what it compares with, in sentences."))


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A part of a page."""

    anchor: str = field(metadata=_help("Its place in the page and in links."))
    heading: str | None = field(
        metadata=_help("Its heading; none where a chart or the page heads it.")
    )
    subline: str | None = field(metadata=_help("One line below the heading, if there is one."))
    blocks: tuple[BlockView, ...] = field(
        metadata=_help("What it holds, in order, without the asides.")
    )
    asides: tuple[AskView, ...] = field(
        metadata=_help("What stands beside the blocks where there is room.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """One page of the site, one chapter of the PDF."""

    key: str = field(metadata=_help("File name without suffix, the same in every language."))
    kind: str = field(
        metadata=_help("Which page template draws it: cover, standard, dimension or method.")
    )
    label: str = field(metadata=_help("Its name in navigation and contents."))
    parent: str | None = field(metadata=_help("Key of the page below which it stands, if any."))
    kicker: str = field(metadata=_help("One short line above the headline."))
    headline: str = field(metadata=_help("What the page finds."))
    lead: str = field(metadata=_help("Two or three sentences below the headline."))
    numbers: tuple[KeyNumberView, ...] = field(
        metadata=_help("Large numbers, none or up to three.")
    )
    sections: tuple[SectionView, ...] = field(metadata=_help("The rest, in order."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A whole report in one language."""

    language: str = field(metadata=_help("Language code, such as “sv”."))
    client: str = field(metadata=_help("Name of the organisation."))
    title: str = field(metadata=_help("Title of the report."))
    written: str = field(metadata=_help("The day that the report bears, written out."))
    wave: str = field(metadata=_help("What readers call the wave, such as “October 2026”."))
    confidentiality: str = field(metadata=_help("Confidentiality class."))
    anonymity: tuple[str, ...] = field(
        metadata=_help("What is promised about anonymity, a sentence each.")
    )
    pages: tuple[PageView, ...] = field(metadata=_help("The pages, in reading order."))


Draw = Callable[[str, Chart], tuple[DrawingView, ...]]
"""Draws a chart of the page with a key, once for each medium that the templates place."""


# ------------------------------------------------------------------------------ from model


def view_report(report: Report, writer: Writer, draw: Draw) -> ReportView:
    """A report in one language, as templates get it.

    Args:
        report: The report.
        writer: Turns words and numbers into text of one language.
        draw: Draws one chart for the media that are wanted.

    Raises:
        WordingError: A message is missing in the writer's language.
    """
    return ReportView(
        language=writer.language,
        client=report.client,
        title=writer.text(report.title),
        written=writer.date(report.written),
        wave=writer.text(report.wave_label),
        confidentiality=writer.text(report.confidentiality),
        anonymity=_texts(report.anonymity, writer),
        pages=tuple(view_page(page, writer, draw) for page in report.pages),
    )


def view_page(page: Page, writer: Writer, draw: Draw) -> PageView:
    """One page in one language, as templates get it.

    Args:
        page: The page.
        writer: Turns words and numbers into text of one language.
        draw: Draws one chart for the media that are wanted.

    Raises:
        WordingError: A message is missing in the writer's language.
    """
    return PageView(
        key=page.key,
        kind=page.kind,
        label=writer.text(page.label),
        parent=page.parent,
        kicker=writer.text(page.kicker),
        headline=writer.text(page.headline),
        lead=_sentences(page.lead, writer),
        numbers=tuple(_key_number(number, writer) for number in page.numbers),
        sections=tuple(_section(page.key, section, writer, draw) for section in page.sections),
    )


def _section(page: str, section: Section, writer: Writer, draw: Draw) -> SectionView:
    asks = tuple(block for block in section.blocks if isinstance(block, Ask))
    others = tuple(block for block in section.blocks if not isinstance(block, Ask))
    blocks: tuple[Block, ...] = others or asks
    has_heading = section.heading is not None

    def view(block: Block) -> BlockView:
        if isinstance(block, Chart):
            return _chart(block, writer, draw(page, block), is_nested=has_heading)
        return _block(block, writer)

    return SectionView(
        anchor=section.anchor,
        heading=_optional(section.heading, writer),
        subline=_optional(section.subline, writer),
        blocks=tuple(view(block) for block in blocks),
        asides=tuple(_ask(ask, writer) for ask in asks) if others else (),
    )


_Wordy = Paragraph | Bullets | Ranking | Ask | Definitions | Table


def _block(block: _Wordy, writer: Writer) -> BlockView:
    match block:
        case Paragraph():
            return ParagraphView(text=_sentences(block.sentences, writer))
        case Bullets():
            return BulletsView(items=_texts(block.items, writer))
        case Ranking():
            return RankingView(
                items=tuple(
                    _ranked(place, item, writer) for place, item in enumerate(block.items, start=1)
                )
            )
        case Ask():
            return _ask(block, writer)
        case Definitions():
            return DefinitionsView(
                items=tuple(
                    DefinitionView(
                        term=writer.text(item.term),
                        meaning=_sentences(item.meaning, writer),
                        anchor=item.anchor,
                    )
                    for item in block.items
                )
            )
        case Table():
            return _table(block, writer)


def _chart(
    chart: Chart, writer: Writer, drawings: tuple[DrawingView, ...], *, is_nested: bool
) -> ChartView:
    return ChartView(
        anchor=chart.anchor,
        finding=writer.text(chart.finding),
        is_nested=is_nested,
        measure=writer.text(chart.measure),
        drawings=drawings,
        alternative=_sentences(chart.alternative, writer),
        caption=_sentences(chart.caption, writer),
        table=_table(chart.table, writer),
    )


def _table(table: Table, writer: Writer) -> TableView:
    aligns = tuple(column.align for column in table.columns)
    return TableView(
        anchor=table.anchor,
        caption=writer.text(table.caption),
        columns=tuple(
            CellView(text=writer.text(column.label), align=column.align, is_hidden=False)
            for column in table.columns
        ),
        rows=tuple(_row(row.cells, aligns, writer) for row in table.rows),
        notes=_texts(table.notes, writer),
        measures=tuple(
            MeasureView(term=writer.text(phrase(f"term.{term}")), anchor=measure_anchor(term))
            for term in terms_of(figure for row in table.rows for figure in row.figures)
        ),
        is_folded=table.is_folded,
    )


def _row(cells: tuple[Cell, ...], aligns: tuple[Align, ...], writer: Writer) -> RowView:
    header, *others = (
        CellView(text=writer.cell(cell), align=align, is_hidden=isinstance(cell, Hidden))
        for cell, align in zip(cells, aligns, strict=True)
    )
    return RowView(header=header, cells=tuple(others))


def _ranked(place: int, item: RankedItem, writer: Writer) -> RankedItemView:
    return RankedItemView(
        number=place,
        title=writer.text(item.title),
        reason=writer.text(item.reason),
        value=_optional(item.value, writer),
        page=item.page,
    )


def _ask(ask: Ask, writer: Writer) -> AskView:
    return AskView(title=writer.text(ask.title), text=writer.text(ask.text), by=writer.text(ask.by))


def _key_number(number: KeyNumber, writer: Writer) -> KeyNumberView:
    return KeyNumberView(
        label=writer.text(number.label),
        value=writer.cell(number.value),
        is_number=isinstance(number.value, Number),
        suffix=_optional(number.suffix, writer),
        notes=_sentences(number.notes, writer),
    )


def _texts(words: tuple[Words, ...], writer: Writer) -> tuple[str, ...]:
    return tuple(writer.text(each) for each in words)


def _sentences(words: tuple[Words, ...], writer: Writer) -> str:
    return " ".join(_texts(words, writer))


def _optional(words: Words | None, writer: Writer) -> str | None:
    return None if words is None else writer.text(words)
