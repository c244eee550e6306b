"""The report as one HTML document for paper, complete in itself.

Style sheet, fonts and charts stand in the document as data URIs, so that whoever turns it into
a PDF has nothing to load. It is drawn from the same views as the site. An edition is a template
that extends ``print/document.html.j2``.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields

from markdown import Markdown
from markupsafe import Markup

from spegla.render.brand import Brand
from spegla.render.data_uri import data_uri
from spegla.render.handwritten import check_places
from spegla.render.pages import template_environment
from spegla.render.typeface import FAMILY
from spegla.render.views import Draw, PageView, ReportView, view_report
from spegla.report.format import Writer
from spegla.report.model import PageKind, Report, phrase
from spegla.survey.records import HandPage

_REPORT = "print/report.html.j2"
_STYLE = "print/print.css"
_SANS_FACES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
_SERIF_FACES = {500: "Medium"}
_MARKDOWN = ("attr_list", "md_in_html", "tables", "footnotes", "admonition")
_LINK_TO_PAGE = re.compile(r'(?<= href=")(?P<key>[a-z0-9-]+)\.md(?:#[^"]*)?(?=")')


def _help(text: str) -> dict[str, str]:
    return {"help": text}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterView:
    """One chapter: a page of the report, or one that people wrote."""

    key: str = field(metadata=_help("Its key, to which links lead."))
    label: str = field(metadata=_help("Its name in contents, running header and bookmarks."))
    is_part: bool = field(metadata=_help("Whether it is a part of a chapter before it."))
    page: PageView | None = field(metadata=_help("The page of the report, if it is one."))
    text: Markup | None = field(metadata=_help("What people wrote, as HTML, if it is theirs."))


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One edition in one language, as its template gets it."""

    report: ReportView = field(metadata=_help("The report."))
    written: str = field(metadata=_help("The day that the report bears, as in “2026-10-12”."))
    promise: str = field(metadata=_help("The anonymity line at the foot of each page."))
    reference: str = field(metadata=_help("What stands before the number of a page: “Page”."))
    style: Markup = field(metadata=_help("Address of the style sheet, a data URI."))
    logo: Markup | None = field(metadata=_help("Address of the client's logo, a data URI."))
    cover: PageView = field(metadata=_help("The page whose verdict and numbers the cover bears."))
    chapters: tuple[ChapterView, ...] = field(
        metadata=_help("All pages, hand-written ones in their place.")
    )


def print_html(
    report: Report,
    writer: Writer,
    *,
    draw: Draw,
    templates: Mapping[str, bytes],
    written: Sequence[HandPage],
    brand: Brand,
) -> str:
    """The report edition in one language: cover, contents, and a chapter for each page.

    Args:
        report: The report.
        writer: Turns words and numbers into text of one language.
        draw: Draws the charts for paper.
        templates: Files of ``site_templates/`` by path, the fonts among them.
        written: Hand-written pages; those in other languages are left out.
        brand: The client's look.

    Raises:
        InputError: A hand-written page has no place in the report.
        WordingError: A message is missing in the writer's language.
    """
    check_places(written, pages=[page.key for page in report.pages])
    environment = template_environment(templates, writer)
    environment.filters["data_uri"] = _svg_uri
    view = view_report(report, writer, draw)
    document = DocumentView(
        report=view,
        written=report.written.isoformat(),
        promise=next(iter(view.anonymity), ""),
        reference=writer.text(phrase("print.page", page="")).strip(),
        style=_data_uri("text/css", _style_sheet(templates, brand)),
        logo=Markup(brand.logo.address) if brand.logo else None,  # noqa: S704 - base64
        cover=next(page for page in view.pages if page.kind == PageKind.COVER),
        chapters=tuple(
            _chapters(view.pages, [page for page in written if page.language == view.language])
        ),
    )
    return environment.get_template(_REPORT).render(document=document)


# ------------------------------------------------------------------------------ chapters


def _chapters(pages: Sequence[PageView], written: Sequence[HandPage]) -> Iterator[ChapterView]:
    """All chapters in reading order: a hand-written page follows its page and that page's parts."""
    to_html = _markdown_converter()

    def below(parent: str | None) -> Iterator[ChapterView]:
        for page in pages:
            if page.parent != parent:
                continue
            is_part = parent is not None
            yield ChapterView(key=page.key, label=page.label, is_part=is_part, page=page, text=None)
            yield from below(page.key)
            for own in written:
                if own.after == page.key:
                    yield ChapterView(
                        key=own.key,
                        label=own.title,
                        is_part=is_part,
                        page=None,
                        text=to_html(own.text),
                    )

    return below(None)


def _markdown_converter() -> Callable[[str], Markup]:
    """Turns Markdown into HTML as the site does; links to pages lead to chapters.

    Footnotes are numbered through the whole document, since all its pages are one file.
    """
    converter = Markdown(
        extensions=[*_MARKDOWN], extension_configs={"footnotes": {"UNIQUE_IDS": True}}
    )

    def to_html(text: str) -> Markup:
        html = converter.reset().convert(text)
        # Written by the report's author, who may use HTML in the site's pages as well.
        return Markup(_LINK_TO_PAGE.sub(r"#\g<key>", html))  # noqa: S704

    return to_html


# ------------------------------------------------------------------------------ style


def _style_sheet(templates: Mapping[str, bytes], brand: Brand) -> bytes:
    """Fonts and colours of the brand, then the style sheet of the templates."""
    faces = [
        *_faces(templates, brand.sans, _SANS_FACES),
        *_faces(templates, brand.serif, _SERIF_FACES),
    ]
    if brand.heading is not None:
        faces.append(_face(FAMILY, 500, brand.heading.address, brand.heading.format))
    scheme = brand.light
    colours = "".join(f"--{each.name}:{getattr(scheme, each.name)};" for each in fields(scheme))
    own = f"--primary:{brand.primary};{brand.families}"
    return "".join([*faces, f":root{{{colours}{own}}}\n"]).encode() + templates[_STYLE]


def _faces(templates: Mapping[str, bytes], family: str, styles: Mapping[int, str]) -> Iterator[str]:
    """A font face for each weight; its file is named after family and style."""
    for weight, style in styles.items():
        font = templates[f"theme/fonts/{family.replace(' ', '')}-{style}.ttf"]
        yield _face(family, weight, _data_uri("font/ttf", font), "truetype")


def _face(family: str, weight: int, source: str, kind: str) -> str:
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};'
        f"src:url({source})format('{kind}')}}\n"
    )


def _svg_uri(svg: str) -> Markup:
    return _data_uri("image/svg+xml", svg.encode())


def _data_uri(media_type: str, content: bytes) -> Markup:
    # Nothing in it means anything to HTML; a reference for each plus sign would slow reading.
    return Markup(data_uri(media_type, content))  # noqa: S704
