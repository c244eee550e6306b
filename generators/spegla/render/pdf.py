"""HTML to PDF; the only module that knows WeasyPrint, which it imports when it must.

WeasyPrint needs Pango, which pip does not install, so a machine may do everything but this.
"""

import contextlib
import gc
import hashlib
import io
import logging
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from types import ModuleType
from typing import Final

from spegla.errors import PdfError, PdfUnavailableError

_VARIANT: Final = "pdf/ua-1"
_LONGEST: Final = 300
"""Characters of a complaint that are shown; it may quote a whole data URI."""
_LIBRARIES: Final = (
    *("cssselect2", "fonttools", "pikepdf", "pillow", "pydyf", "pyphen", "tinycss2", "tinyhtml5"),
    "weasyprint",
)
"""What has a part in the bytes of a PDF, besides Pango and zlib."""
_SLOWER_SUBSETTING: Final = "Using fontTools instead of HarfBuzz-Subset"
"""How WeasyPrint begins to tell that a library is missing without which it is slower, no worse."""
HOW_TO_INSTALL: Final = """\
The PDF was not made: WeasyPrint, Pango that it needs, or pikepdf is not installed here.
  WeasyPrint and pikepdf:   pip install "spegla[pdf]"
  Pango on Debian, Ubuntu:  apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  Pango on macOS:           brew install pango
  Pango on Windows:         install MSYS2 and in its shell: pacman -S mingw-w64-ucrt-x86_64-pango
  The site does not need them; to build it alone, use --no-pdf."""


def render_pdf(html: str) -> bytes:
    """A document that is complete in itself as a tagged PDF (PDF/UA-1).

    Only data URIs are read: no file, nothing from a network. The same document gives the same
    bytes wherever :func:`made_from` is the same; its dates are those in its head.

    Args:
        html: The document, with its language, its title, and a text for each image.

    Raises:
        PdfUnavailableError: WeasyPrint, Pango or pikepdf is missing; says what to install.
        PdfError: Something in the document could not be used; names all of it.
    """
    weasyprint, marks = _libraries()
    with _complaints() as complaints, _without_collecting():
        fetcher = weasyprint.URLFetcher(allowed_protocols=("data",))
        document = weasyprint.HTML(string=html, url_fetcher=fetcher)
        pdf: bytes = document.write_pdf(pdf_variant=_VARIANT)
    if complaints:
        lines = "".join(f"\n  {complaint}" for complaint in complaints)
        raise PdfError(f"The PDF was not made, since it would not be complete:{lines}")
    finished: bytes = marks.finish_marks(pdf)
    return finished


def made_from(html: str) -> str:
    """All that the bytes of a PDF come from, as one hash: the document and who sets it.

    Where it is the same, :func:`render_pdf` gives the same bytes.

    Args:
        html: The document.

    Raises:
        PdfUnavailableError: WeasyPrint, Pango or pikepdf is missing; says what to install.
    """
    weasyprint, marks = _libraries()
    setters = [f"{name} {version(name)}" for name in _LIBRARIES]
    setters += [
        f"pango {weasyprint.text.ffi.pango.pango_version()}",
        f"fonts cut by {_font_cutter(weasyprint)}",
        f"zlib {zlib.ZLIB_RUNTIME_VERSION}",
        f"marks {marks.VERSION}",
    ]
    return hashlib.sha256("\n".join([*setters, html]).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """What this machine sets PDFs with.

    Args:
        names: WeasyPrint, Pango and pikepdf with their versions.
        is_fast: Whether HarfBuzz-Subset is there too; without it the same comes out, later.
    """

    names: str
    is_fast: bool


def equipment() -> Equipment:
    """What this machine sets PDFs with.

    Raises:
        PdfUnavailableError: WeasyPrint, Pango or pikepdf is missing; says what to install.
    """
    weasyprint, _ = _libraries()
    pango = ".".join(map(str, divmod(weasyprint.text.ffi.pango.pango_version() // 100, 100)))
    names = f"WeasyPrint {version('weasyprint')}, Pango {pango}, pikepdf {version('pikepdf')}"
    return Equipment(names=names, is_fast=weasyprint.text.ffi.harfbuzz_subset is not None)


def _libraries() -> tuple[ModuleType, ModuleType]:
    """WeasyPrint, and our module that knows pikepdf."""
    # Where Pango is missing, WeasyPrint prints a text of its own on standard output.
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            import weasyprint  # type: ignore[import-untyped]

            from spegla.render import pdf_marks
        except (ImportError, OSError) as error:
            raise PdfUnavailableError(HOW_TO_INSTALL) from error
    return weasyprint, pdf_marks


def _font_cutter(weasyprint: ModuleType) -> str:
    """What leaves out of a font the letters that a document does not have."""
    return "fontTools" if weasyprint.text.ffi.harfbuzz_subset is None else "HarfBuzz"


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
