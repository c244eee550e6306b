"""HTML to PDF; the only module that knows WeasyPrint, which it imports when it must.

WeasyPrint needs Pango, which pip does not install, so a machine may do everything but this.
"""

import contextlib
import io
import logging
from collections.abc import Iterator
from types import ModuleType
from typing import Final

from spegla.errors import PdfError, PdfUnavailableError

_VARIANT: Final = "pdf/ua-1"
_LONGEST: Final = 300
"""Characters of a complaint that are shown; it may quote a whole data URI."""
_HOW_TO_INSTALL: Final = """\
The PDF was not made: WeasyPrint, or Pango that it needs, is not installed here.
  WeasyPrint:               pip install "spegla[pdf]"
  Pango on Debian, Ubuntu:  apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  Pango on macOS:           brew install pango
  Pango on Windows:         install MSYS2 and in its shell: pacman -S mingw-w64-ucrt-x86_64-pango
  The site does not need them; to build it alone, use --no-pdf."""


def render_pdf(html: str) -> bytes:
    """A document that is complete in itself as a tagged PDF (PDF/UA-1).

    Only data URIs are read: no file, nothing from a network. The same document gives the same
    bytes wherever WeasyPrint and Pango are the same; its dates are those in its head.

    Args:
        html: The document, with its language, its title, and a text for each image.

    Raises:
        PdfUnavailableError: WeasyPrint or Pango is missing; says what to install.
        PdfError: Something in the document could not be used; names all of it.
    """
    weasyprint = _weasyprint()
    with _complaints() as complaints:
        fetcher = weasyprint.URLFetcher(allowed_protocols=("data",))
        document = weasyprint.HTML(string=html, url_fetcher=fetcher)
        pdf: bytes = document.write_pdf(pdf_variant=_VARIANT)
    if complaints:
        lines = "".join(f"\n  {complaint}" for complaint in complaints)
        raise PdfError(f"The PDF was not made, since it would not be complete:{lines}")
    return pdf


def _weasyprint() -> ModuleType:
    # Where Pango is missing, WeasyPrint prints a text of its own on standard output.
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            import weasyprint as module  # type: ignore[import-untyped]
        except (ImportError, OSError) as error:
            raise PdfUnavailableError(_HOW_TO_INSTALL) from error
    weasyprint: ModuleType = module
    return weasyprint


class _Complaints(logging.Handler):
    """Keeps what is said while a document is drawn."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one message."""
        self.messages.append(record.getMessage()[:_LONGEST])


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
