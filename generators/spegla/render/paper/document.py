"""What every edition is drawn from: one document in one language, as templates get it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from spegla.render.brand import Brand
from spegla.render.handwritten import with_written
from spegla.render.live import LivePage
from spegla.render.paper.appendix import AppendixView, part_appendix
from spegla.render.paper.back import BackView, view_back
from spegla.render.paper.chapters import ChapterView, chapters_of
from spegla.render.paper.footnotes import with_footnotes
from spegla.render.paper.one_page import OnePageView, view_one_page
from spegla.render.paper.references import references_to
from spegla.render.paper.written import paper_texts
from spegla.render.views import (
    Draw,
    PageView,
    ReportView,
    SheetView,
    view_page,
    view_report,
    view_sheet,
)
from spegla.render.views.fields import means
from spegla.report.format import Writer
from spegla.report.model import PageKind, Report, SheetFormat


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """An edition in one language, as its template gets it."""

    report: ReportView = field(metadata=means("The report."))
    written: str = field(metadata=means("The day that the report bears, as in “2026-10-12”."))
    promise: str = field(metadata=means("The anonymity line at the foot of each page."))
    references: Mapping[str, str] = field(
        metadata=means("What each place is called that a text leads to: “Chapter 6.2”, “Table 14”.")
    )
    title: str = field(metadata=means("Its title, which is said of the PDF and not printed."))
    style: Markup = field(metadata=means("Address of the style sheet, a data URI."))
    logo: Markup | None = field(metadata=means("Address of the client's logo, a data URI."))
    cover: PageView = field(metadata=means("The page whose verdict and numbers the cover bears."))
    one_page: OnePageView = field(metadata=means("What the one page bears."))
    chapters: tuple[ChapterView, ...] = field(
        metadata=means("All pages, hand-written ones in their place.")
    )
    appendix: AppendixView = field(metadata=means("What stands behind the chapters."))
    back: BackView = field(metadata=means("The last page of the report."))
    sheets: tuple[SheetView, ...] = field(metadata=means("The sheets of the workshop kit."))


def view_document(
    report: Report,
    writer: Writer,
    *,
    draws: Mapping[SheetFormat, Draw],
    written: Sequence[LivePage],
    brand: Brand,
) -> DocumentView:
    """The document in one language, still without a title and a style sheet.

    Args:
        report: The report.
        writer: Turns words and numbers into text of one language.
        draws: What draws the charts, for each size of paper.
        written: What people wrote; what is in other languages is left out.
        brand: The client's look.

    Raises:
        WordingError: A message is missing in the writer's language.
    """
    draw = draws[SheetFormat.PORTRAIT]
    view = view_report(report, writer, draw)
    complete = with_written(view, written, writer=writer, draw=draw, set_texts=paper_texts())
    pages, appendix = part_appendix(complete.pages)
    chapters = tuple(chapters_of(with_footnotes(pages, appendix.glossary, writer)))
    return DocumentView(
        report=view,
        written=report.written.isoformat(),
        promise=next(iter(view.anonymity), ""),
        references=references_to(chapters, appendix, writer),
        title="",
        style=Markup(),
        logo=Markup(brand.logo.address) if brand.logo else None,  # noqa: S704 - base64
        cover=next(page for page in view.pages if page.kind == PageKind.COVER),
        one_page=view_one_page(view_page(report.one_page, writer, draw)),
        chapters=chapters,
        appendix=appendix,
        back=view_back(view),
        sheets=tuple(view_sheet(sheet, writer, draws[sheet.format]) for sheet in report.kit),
    )
