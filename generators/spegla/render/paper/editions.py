"""The editions: the report, the one page for the executive team, and the workshop kit.

Each is one HTML document, complete in itself: style sheet, fonts and charts stand in it as data
URIs, so that whoever turns it into a PDF has nothing to load. All are drawn from the same report as
the site. An edition is a template that extends ``print/document.html.j2``, and a style sheet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from spegla.render.brand import Brand
from spegla.render.data_uri import data_uri
from spegla.render.handwritten import check_places
from spegla.render.live import LivePage
from spegla.render.paper.columns import table_parts, table_setting
from spegla.render.paper.document import view_document
from spegla.render.paper.halves import halves
from spegla.render.paper.style import style_sheet
from spegla.render.templating import filled, template_environment
from spegla.render.views import Draw, ReportView
from spegla.report.format import Writer
from spegla.report.model import Report, SheetFormat, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One of the documents that are handed out.

    Args:
        name: What its file is called before the language, as in ``report-sv.pdf``.
        template: Its template, from ``site_templates/``.
        styles: Its own style sheets, likewise.
        shorten: What an author shortens where a part of it takes a second side of paper; None
            where its parts may be of any length.
    """

    name: str
    template: str
    styles: tuple[str, ...]
    shorten: str | None = None


EDITIONS = (
    Edition(name="report", template="print/report.html.j2", styles=("print/report.css",)),
    Edition(
        name="one-page",
        template="print/one_page.html.j2",
        styles=("print/one-page.css",),
        shorten=(
            "the promises and owners in data/actions.csv, or decision.text, title and the names of "
            "dimensions in data/engagement.toml"
        ),
    ),
    Edition(
        name="workshop",
        template="print/workshop.html.j2",
        styles=("print/workshop.css", "print/forms.css", "print/activities.css"),
        shorten=(
            "the promises and owners in data/actions.csv, or the names and activities of "
            "dimensions in data/engagement.toml"
        ),
    ),
)

UNIT = Edition(name="unit", template="print/unit.html.j2", styles=("print/report.css",))
"""The report of one unit, of which there is no other edition."""


def print_editions(
    report: Report,
    writer: Writer,
    *,
    draws: Mapping[SheetFormat, Draw],
    templates: Mapping[str, bytes],
    written: Sequence[LivePage],
    brand: Brand,
    editions: Sequence[Edition] = EDITIONS,
) -> dict[str, str]:
    """The editions in one language, as HTML by their names.

    Args:
        report: The report.
        writer: Turns words and numbers into text of one language.
        draws: What draws the charts, for each size of paper.
        templates: Files of ``site_templates/`` by path, the fonts among them.
        written: What people wrote; what is in other languages is left out.
        brand: The client's look.
        editions: Those that are wanted.

    Raises:
        InputError: A hand-written page has no place in the report, or a template is none.
        WordingError: A message is missing in the writer's language.
    """
    check_places([live.page for live in written], report.pages)
    environment = template_environment(templates, writer)
    environment.filters["data_uri"] = _svg_uri
    environment.filters["table_parts"] = table_parts
    environment.filters["table_setting"] = table_setting
    environment.filters["halves"] = halves
    document = view_document(report, writer, draws=draws, written=written, brand=brand)
    return {
        edition.name: filled(
            environment,
            edition.template,
            document=replace(
                document,
                title=_title(edition, document.report, writer),
                style=_style(edition, templates, brand),
            ),
        )
        for edition in editions
    }


def _title(edition: Edition, report: ReportView, writer: Writer) -> str:
    """What programs call the PDF: whose it is, which edition, and of which wave."""
    return writer.text(
        phrase(
            f"print.title.{edition.name.replace('-', '_')}",
            client=report.client,
            title=report.title,
            wave=report.wave,
        )
    )


def _style(edition: Edition, templates: Mapping[str, bytes], brand: Brand) -> Markup:
    return _data_uri("text/css", style_sheet(templates, brand, own=edition.styles))


def _svg_uri(svg: str) -> Markup:
    return _data_uri("image/svg+xml", svg.encode())


def _data_uri(media_type: str, content: bytes) -> Markup:
    # Nothing in it means anything to HTML; a reference for each plus sign would slow reading.
    return Markup(data_uri(media_type, content))  # noqa: S704
