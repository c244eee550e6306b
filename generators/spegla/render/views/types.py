"""The typed objects that templates get, every word and number already text.

Each field carries a help text, and a test holds the fields that are declared and the fields that
templates use equal. All text is unescaped; the environment of the templates escapes it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from spegla.render.views.fields import means
from spegla.report.model import Chart

_KIND = means("Which block template draws it.")
_EXPLAINS_RANGES = means("Whether the page says here that its values stand for small ranges.")


# ------------------------------------------------------------------------------ blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """One cell of a table."""

    text: str = field(metadata=means("What stands in the cell; for a hidden value its reason."))
    align: str = field(metadata=means("“text” or “number”: how its column is set."))
    is_hidden: bool = field(metadata=means("Whether it gives a reason in place of a value."))
    range: str = field(
        default="",
        metadata=means("What range it stands for, to be shown when asked for; empty for none."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One row of a table."""

    header: CellView = field(metadata=means("The first cell, which heads the row."))
    cells: tuple[CellView, ...] = field(metadata=means("The other cells, one a column."))
    is_total: bool = field(
        metadata=means("Whether it speaks of all other rows together; it stays last when sorted.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """Numbers in rows and columns."""

    kind: str = field(default="table", metadata=_KIND)
    anchor: str = field(metadata=means("Its place in the page and in links."))
    caption: str = field(metadata=means("What the table shows."))
    columns: tuple[CellView, ...] = field(
        metadata=means("The headings; the first stands above the row heads.")
    )
    rows: tuple[RowView, ...] = field(metadata=means("The rows, in order."))
    notes: tuple[str, ...] = field(metadata=means("Notes below the table, a sentence or two each."))
    measures: tuple["MeasureView", ...] = field(
        metadata=means("The terms of the method page that define its figures.")
    )
    is_folded: bool = field(
        metadata=means("Whether it is folded away on the screen until a reader asks for it.")
    )
    explains_ranges: bool = field(metadata=_EXPLAINS_RANGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureView:
    """A term of the method page, to link to."""

    term: str = field(metadata=means("The term."))
    anchor: str = field(metadata=means("Its place on the method page."))


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingView:
    """One chart drawn for one medium."""

    name: str = field(metadata=means("What it is called among the drawings of its page."))
    medium: str = field(metadata=means("“wide” or “narrow” on screen, “print” on paper."))
    svg: Markup = field(
        metadata=means("The drawing, an svg element that is safe to place as it is.")
    )
    spec: str = field(
        metadata=means("The live chart as JSON, which stands beside the page; empty on paper.")
    )
    continues: str = field(
        metadata=means(
            "Its first and last row, where it goes on from the drawing before; or empty."
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
    """A chart and all that stands around it."""

    kind: str = field(default="chart", metadata=_KIND)
    anchor: str = field(metadata=means("Its place in the page and in links."))
    finding: str = field(metadata=means("What the chart shows: its heading."))
    is_nested: bool = field(
        metadata=means("Whether its heading stands below the heading of a section.")
    )
    measure: str = field(metadata=means("What is measured and in which order, below the heading."))
    drawings: tuple[DrawingView, ...] = field(metadata=means("The same chart, once a medium."))
    alternative: str = field(
        metadata=means("What is to be seen, in words, for those who do not see it.")
    )
    caption: str = field(metadata=means("How many answered, who could not judge, how sure it is."))
    explains_ranges: bool = field(metadata=_EXPLAINS_RANGES)
    table: TableView = field(metadata=means("The same numbers as a table."))
    table_places: tuple[str, ...] = field(
        default=(),
        metadata=means("Places of its tables in a printed appendix; none where there is none."),
    )
    footnotes: tuple["FootnoteView", ...] = field(
        default=(),
        metadata=means("Terms that are explained here, at the foot of a printed page."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphView:
    """Running text."""

    kind: str = field(default="paragraph", metadata=_KIND)
    text: str = field(metadata=means("One or more sentences."))


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletsView:
    """A list of short statements."""

    kind: str = field(default="bullets", metadata=_KIND)
    items: tuple[str, ...] = field(metadata=means("The statements."))


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedItemView:
    """One item of a numbered list."""

    number: int = field(metadata=means("Its place, from 1."))
    title: str = field(metadata=means("What it is about."))
    reason: str = field(metadata=means("Why it stands here."))
    value: str | None = field(metadata=means("Its value and where that should go, if it has one."))
    owner: str | None = field(metadata=means("Who answers for it and by when, if that is decided."))
    page: str | None = field(metadata=means("Key of the page that says more, if there is one."))


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingView:
    """A numbered list of findings."""

    kind: str = field(default="ranking", metadata=_KIND)
    items: tuple[RankedItemView, ...] = field(metadata=means("The items, first things first."))


@dataclass(frozen=True, slots=True, kw_only=True)
class HighlightGroupView:
    """Findings that belong together."""

    label: str = field(metadata=means("What they have in common."))
    items: tuple[RankedItemView, ...] = field(
        metadata=means("The findings, to be set without numbers.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HighlightsView:
    """Short groups of findings."""

    kind: str = field(default="highlights", metadata=_KIND)
    groups: tuple[HighlightGroupView, ...] = field(
        metadata=means("The groups, to stand beside each other where there is room.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AskView:
    """What is asked of the reader."""

    kind: str = field(default="ask", metadata=_KIND)
    title: str = field(metadata=means("Heading of the box."))
    text: str = field(metadata=means("What to decide."))
    by: str = field(metadata=means("By when."))


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionView:
    """A term and what it means here."""

    term: str = field(metadata=means("The term."))
    meaning: str = field(metadata=means("What it means, in sentences."))
    anchor: str = field(metadata=means("Its place in links; empty where nothing links to it."))


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnoteView:
    """A term explained at the foot of a printed page."""

    number: int = field(metadata=means("Its number, counted from 1 through the whole document."))
    term: str = field(metadata=means("The term."))
    meaning: str = field(metadata=means("What it means, in one sentence."))
    anchor: str = field(metadata=means("Where the glossary says it in full."))


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionsView:
    """Terms and their meanings."""

    kind: str = field(default="definitions", metadata=_KIND)
    items: tuple[DefinitionView, ...] = field(metadata=means("The terms, in order."))
    is_brief: bool = field(
        default=False,
        metadata=means("Whether a term may stand beside its meaning, since both are short."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PointerView:
    """One line that leads on."""

    kind: str = field(default="pointer", metadata=_KIND)
    text: str = field(metadata=means("What is found there."))
    page: str = field(metadata=means("Key of the page that it leads to, if to a page."))
    file: str = field(metadata=means("Name of the file beside the report, if to a file."))


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteGroupView:
    """Quotations that belong together."""

    label: str = field(metadata=means("What they have in common."))
    texts: tuple[str, ...] = field(
        metadata=means("The words of each, in a language that is not known.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesView:
    """What people wrote or said about one thing."""

    kind: str = field(default="quotes", metadata=_KIND)
    anchor: str = field(metadata=means("Its place in the page and in links."))
    heading: str | None = field(metadata=means("What they are about; none where the section says."))
    groups: tuple[QuoteGroupView, ...] = field(
        metadata=means("The quotations in groups, to stand beside each other.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountEntryView:
    """What is said under one head of an account."""

    label: str = field(metadata=means("The head, such as “We promised”."))
    text: str = field(metadata=means("What is said under it, in sentences."))


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountView:
    """How one thing went, from its beginning to what follows."""

    kind: str = field(default="account", metadata=_KIND)
    anchor: str = field(metadata=means("Its place in the page and in links."))
    heading: str = field(metadata=means("What it is about and how it went, in a few words."))
    entries: tuple[AccountEntryView, ...] = field(metadata=means("What is said, head by head."))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """What people wrote, between blocks of the report."""

    kind: str = field(default="text", metadata=_KIND)
    text: Markup = field(
        metadata=means("Markdown on the site, HTML on paper; safe to place as it is.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenView:
    """What people wrote in one file, with the charts and tables that they asked for."""

    kind: str = field(default="written", metadata=_KIND)
    blocks: tuple[TextView | ChartView | TableView, ...] = field(
        metadata=means("Texts, charts and tables, in order.")
    )


BlockView = (
    ParagraphView
    | BulletsView
    | RankingView
    | HighlightsView
    | AskView
    | DefinitionsView
    | PointerView
    | QuotesView
    | AccountView
    | ChartView
    | TableView
    | WrittenView
)  # fmt: skip


# ------------------------------------------------------------------------------ pages


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyNumberView:
    """A large number and what makes it readable."""

    label: str = field(metadata=means("What the number is."))
    value: str = field(metadata=means("The number; for a hidden value its reason."))
    is_number: bool = field(metadata=means("Whether the value is a number, to be set large."))
    range: str = field(metadata=means("What range it stands for, in words; empty for none."))
    suffix: str | None = field(
        metadata=means("What follows the number in small type, such as “of 100”.")
    )
    notes: str = field(metadata=means("How sure it is and what it compares with, in sentences."))


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A part of a page."""

    anchor: str = field(metadata=means("Its place in the page and in links."))
    heading: str | None = field(
        metadata=means("Its heading; none where a chart or the page heads it.")
    )
    subline: str | None = field(metadata=means("One line below the heading, if there is one."))
    blocks: tuple[BlockView, ...] = field(
        metadata=means("What it holds, in order, without the asides.")
    )
    asides: tuple[AskView, ...] = field(
        metadata=means("What stands beside the blocks where there is room.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """One page of the site, one chapter of the PDF."""

    key: str = field(metadata=means("File name without suffix, the same in every language."))
    kind: str = field(
        metadata=means(
            "Which page template draws it: cover, standard, dimension, method or written."
        )
    )
    label: str = field(metadata=means("Its name in navigation and contents."))
    parent: str | None = field(metadata=means("Key of the page below which it stands, if any."))
    kicker: str = field(metadata=means("One short line above the headline."))
    headline: str = field(
        metadata=means("What the page finds; empty for a page that people wrote.")
    )
    lead: str = field(metadata=means("Two or three sentences below the headline."))
    numbers: tuple[KeyNumberView, ...] = field(
        metadata=means("Large numbers, none or up to three.")
    )
    sections: tuple[SectionView, ...] = field(metadata=means("The rest, in order."))


def blocks_in(page: PageView) -> Iterator[BlockView | TextView]:
    """All blocks of a page in order, those among people's own texts too.

    Args:
        page: The page.
    """
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, WrittenView):
                yield from block.blocks
            else:
                yield block


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A whole report in one language."""

    language: str = field(metadata=means("Language code, such as “sv”."))
    client: str = field(metadata=means("Name of the organisation."))
    title: str = field(metadata=means("Title of the report."))
    written: str = field(metadata=means("The day that the report bears, written out."))
    wave: str = field(metadata=means("What readers call the wave, such as “October 2026”."))
    confidentiality: str = field(metadata=means("Confidentiality class."))
    anonymity: tuple[str, ...] = field(
        metadata=means("What is promised about anonymity, a sentence each.")
    )
    pages: tuple[PageView, ...] = field(metadata=means("The pages, in reading order."))


Draw = Callable[[str, Chart], tuple[DrawingView, ...]]
"""Draws a chart of the page with a key, once for each medium that the templates place."""
