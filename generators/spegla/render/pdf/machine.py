"""What this machine sets PDFs with; the only module that imports WeasyPrint, when it must.

WeasyPrint needs Pango, which pip does not install, so a machine may do everything but this.
"""

import contextlib
import hashlib
import io
import zlib
from dataclasses import dataclass
from importlib.metadata import version
from types import ModuleType
from typing import Final, NamedTuple

from spegla.errors import PdfUnavailableError

_LIBRARIES: Final = (
    *("cssselect2", "fonttools", "pikepdf", "pillow", "pydyf", "pyphen", "tinycss2", "tinyhtml5"),
    "weasyprint",
)
"""What has a part in the bytes of a PDF, besides Pango and zlib."""
HOW_TO_INSTALL: Final = """\
The PDF was not made: WeasyPrint, Pango that it needs, or pikepdf is not installed here.
  WeasyPrint and pikepdf:   pip install "spegla[pdf]"
  Pango on Debian, Ubuntu:  apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  Pango on macOS:           brew install pango
  Pango on Windows:         install MSYS2 and in its shell: pacman -S mingw-w64-ucrt-x86_64-pango
  The site does not need them; to build it alone, use --no-pdf."""


def made_from(html: str) -> str:
    """All that the bytes of a PDF come from, as one hash: the document and who sets it.

    Where it is the same, :func:`spegla.render.pdf.render_pdf` gives the same bytes.

    Args:
        html: The document.

    Raises:
        PdfUnavailableError: WeasyPrint, Pango or pikepdf is missing; says what to install.
    """
    weasyprint, marks, binding = libraries()
    setters = [f"{name} {version(name)}" for name in _LIBRARIES]
    setters += [
        f"pango {weasyprint.text.ffi.pango.pango_version()}",
        f"fonts cut by {_font_cutter(weasyprint)}",
        f"zlib {zlib.ZLIB_RUNTIME_VERSION}",
        f"marks {marks.VERSION}, binding {binding.VERSION}",
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
    weasyprint = libraries().weasyprint
    pango = ".".join(map(str, divmod(weasyprint.text.ffi.pango.pango_version() // 100, 100)))
    names = f"WeasyPrint {version('weasyprint')}, Pango {pango}, pikepdf {version('pikepdf')}"
    return Equipment(names=names, is_fast=weasyprint.text.ffi.harfbuzz_subset is not None)


class Libraries(NamedTuple):
    """WeasyPrint, and our modules that know pikepdf."""

    weasyprint: ModuleType
    marks: ModuleType
    binding: ModuleType


def libraries() -> Libraries:
    """What sets PDFs, imported.

    Raises:
        PdfUnavailableError: WeasyPrint, Pango or pikepdf is missing; says what to install.
    """
    # Where Pango is missing, WeasyPrint prints a text of its own on standard output.
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            import weasyprint  # type: ignore[import-untyped]

            from spegla.render.pdf import binding, marks
        except (ImportError, OSError) as error:
            raise PdfUnavailableError(HOW_TO_INSTALL) from error
    return Libraries(weasyprint=weasyprint, marks=marks, binding=binding)


def _font_cutter(weasyprint: ModuleType) -> str:
    """What leaves out of a font the letters that a document does not have."""
    return "fontTools" if weasyprint.text.ffi.harfbuzz_subset is None else "HarfBuzz"
