"""HTML to PDF: what WeasyPrint lays out and writes, marked and bound."""

import atexit
import contextlib
import gc
import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol
from xml.etree.ElementTree import Element

from spegla.errors import PdfError
from spegla.render.pdf.gatherings import (
    Bookmark,
    Gathering,
    Place,
    Unbound,
    lead_elsewhere,
    numbers_of_pages,
    unbound,
)
from spegla.render.pdf.machine import libraries

_VARIANT: Final = "pdf/ua-1"
_WHOLE, _GATHERING, _NUMBERS = "print", "gathering", "numbers"
"""Media that style sheets tell apart: a whole document, a gathering, and numbers of pages alone."""
_NO_PAGES: Final[Mapping[str, int]] = MappingProxyType({})
_NAME: Final = 8
"""Characters of a hash that tell the gatherings of one document apart."""
_USUAL_FRONT, _TRIES = 2, 3
"""Pages of a front: cover and contents; and how often it is set where it has others."""
_POINTS: Final = 0.75
"""Points in a pixel of CSS."""
_LONGEST: Final = 300
"""Characters of a complaint that are shown; it may quote a whole data URI."""
_SLOWER_SUBSETTING: Final = "Using fontTools instead of HarfBuzz-Subset"
"""How WeasyPrint begins to tell that a library is missing without which it is slower, no worse."""


def render_pdf(html: str) -> bytes:
    """A document that is complete in itself as a tagged PDF (PDF/UA-1).

    Only data URIs are read: no file, nothing from a network. The same document gives the same
    bytes wherever :func:`.machine.made_from` is the same; its dates are those in its head. One that
    is marked for it is set in gatherings (:mod:`spegla.render.pdf.gatherings`).

    Args:
        html: The document, with its language, its title, and a text for each image.

    Raises:
        PdfUnavailableError: WeasyPrint, Pango or pikepdf is missing; says what to install.
        PdfError: Something in the document could not be used; names all of it.
    """
    document = unbound(html)
    if document.others:
        return bind_pdf(document, [set_gathering(each) for each in document.others])
    with _completely():
        pdf = _set(html, _WHOLE).write_pdf(pdf_variant=_VARIANT)
    finished: bytes = libraries().marks.finish_marks(pdf)
    return finished


def set_gathering(html: str, pages: Mapping[str, int] = _NO_PAGES) -> Gathering:
    """A gathering set by itself, to be bound with the others.

    Args:
        html: The gathering, a document that is complete in itself.
        pages: Numbers of pages of other gatherings, by the names of places on them; for contents.

    Raises:
        PdfUnavailableError: WeasyPrint, Pango or pikepdf is missing; says what to install.
        PdfError: Something in the document could not be used; names all of it.
    """
    with _completely():
        document = _set(html, _GATHERING, lambda tree: lead_elsewhere(tree, pages))
        pdf = document.write_pdf(pdf_variant=_VARIANT)
    name = hashlib.sha256(html.encode()).hexdigest()[:_NAME]
    return Gathering(
        pdf=libraries().marks.finish_gathering(pdf, name=name),
        length=len(document.pages),
        places=_places(document),
        bookmarks=tuple(
            Bookmark(level=level, label=label, place=_place(number, page, *at))
            for number, page in enumerate(document.pages)
            for level, label, at, _state in page.bookmarks
        ),
    )


def bind_pdf(document: Unbound, others: Sequence[Gathering]) -> bytes:
    """The PDF of a document whose gatherings are set, but for the front.

    Args:
        document: The document.
        others: What follows its front, set.

    Raises:
        PdfUnavailableError: WeasyPrint, Pango or pikepdf is missing; says what to install.
        PdfError: Something in the document could not be used, or a link leads nowhere.
    """
    front = _front(document.front, others)
    pages = front.length + sum(each.length for each in others)
    with _completely():
        numbers = _set(document.blank(pages), _NUMBERS).write_pdf(pdf_variant=None)
    bound: bytes = libraries().binding.bind((front, *others), numbers)
    return bound


def _front(html: str, others: Sequence[Gathering]) -> Gathering:
    """The front, with the numbers of pages that stand behind it."""
    length = _USUAL_FRONT
    for _ in range(_TRIES):
        front = set_gathering(html, numbers_of_pages(others, after=length))
        if front.length == length:
            break
        length = front.length
    return front


class _Page(Protocol):
    """A page as WeasyPrint lays it out, in pixels."""

    height: float
    anchors: Mapping[str, tuple[float, float, float, float]]
    bookmarks: Sequence[tuple[int, str, tuple[float, float], str]]


class _Document(Protocol):
    """A document as WeasyPrint lays it out."""

    pages: Sequence[_Page]

    def write_pdf(self, *, pdf_variant: str | None) -> bytes:
        """The document as a PDF."""


def _set(html: str, medium: str, prepare: Callable[[Element], None] = lambda _: None) -> _Document:
    """A document laid out by WeasyPrint, for one of the media that style sheets tell apart."""
    weasyprint = libraries().weasyprint
    fetcher = weasyprint.URLFetcher(allowed_protocols=("data",))
    document = weasyprint.HTML(string=html, url_fetcher=fetcher, media_type=medium)
    prepare(document.etree_element)
    style = _style(tuple(_taken_sheets(document.etree_element)), medium)
    laid_out: _Document = document.render(
        pdf_variant=_VARIANT, stylesheets=style.sheets, font_config=style.fonts
    )
    return laid_out


def _taken_sheets(document: Element) -> Iterator[str]:
    """The addresses of a document's style sheets, which are taken out of it."""
    for head in document.findall("head"):
        for link in head.findall("link[@rel='stylesheet']"):
            head.remove(link)
            yield link.get("href", "")


class _Style(NamedTuple):
    """Style sheets as WeasyPrint reads them, and the fonts that they bring."""

    sheets: Sequence[object]
    fonts: object


@lru_cache(maxsize=4)
def _style(addresses: Sequence[str], medium: str) -> _Style:
    """Style sheets, read once for all gatherings of a document: fonts make them large."""
    weasyprint = libraries().weasyprint
    fonts = weasyprint.text.fonts.FontConfiguration()
    fetcher = weasyprint.URLFetcher(allowed_protocols=("data",))
    sheets = [
        weasyprint.CSS(url=each, url_fetcher=fetcher, media_type=medium, font_config=fonts)
        for each in addresses
    ]
    return _Style(sheets=sheets, fonts=fonts)


# Fonts are let go while what releases them is still loaded.
atexit.register(_style.cache_clear)


def _places(document: _Document) -> dict[str, Place]:
    """Where each place begins; what runs over several pages is listed on each of them."""
    places: dict[str, Place] = {}
    for number, page in enumerate(document.pages):
        for name, (left, top, _right, _foot) in page.anchors.items():
            places.setdefault(name, _place(number, page, left, top))
    return places


def _place(number: int, page: _Page, left: float, top: float) -> Place:
    """A place that WeasyPrint counts in pixels from the upper edge of a page."""
    return Place(page=number, left=left * _POINTS, top=(page.height - top) * _POINTS)


@contextlib.contextmanager
def _completely() -> Iterator[None]:
    """Whatever WeasyPrint complains about is an error, with all of it."""
    with _complaints() as complaints, _without_collecting():
        yield
    if complaints:
        # What is wrong with a style sheet is told each time.
        _style.cache_clear()
        lines = "".join(f"\n  {complaint}" for complaint in complaints)
        raise PdfError(f"The PDF was not made, since it would not be complete:{lines}")


@contextlib.contextmanager
def _without_collecting() -> Iterator[None]:
    """Nobody looks for garbage meanwhile: there is little, and a fourth of the time would go."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Complaints(logging.Handler):
    """Keeps what is said while a document is drawn."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one message, unless the document is whole in spite of it."""
        message = record.getMessage()
        if not message.startswith(_SLOWER_SUBSETTING):
            self.messages.append(message[:_LONGEST])


@contextlib.contextmanager
def _complaints() -> Iterator[list[str]]:
    """What WeasyPrint warns about meanwhile: images not loaded, texts and styles not understood."""
    log = logging.getLogger("weasyprint")
    handler = _Complaints()
    propagates, log.propagate = log.propagate, False
    log.addHandler(handler)
    try:
        yield handler.messages
    finally:
        log.removeHandler(handler)
        log.propagate = propagates
