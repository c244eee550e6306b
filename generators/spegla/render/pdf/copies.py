"""Copies of a finished PDF for one person: the name on every page, and a password.

The name is an artifact: what a screen reader reads, and in which order, stays as it was.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from spegla.errors import PdfError, PdfUnavailableError
from spegla.render.pdf.machine import HOW_TO_INSTALL

try:
    import pikepdf
    from pikepdf import Object, ObjectStreamMode, Page, Pdf

    from spegla.render.pdf.overlay import lay_over
except ImportError as error:
    raise PdfUnavailableError(HOW_TO_INSTALL) from error

_MM: Final = 72 / 25.4
_FROM_EDGE, _FROM_FOOT = 9 * _MM, 17 * _MM
"""Where the strip begins: all editions leave 15 mm free at the right of a page."""
_DAMAGED: Final = (
    *(pikepdf.PdfError, AttributeError, LookupError, RuntimeError, TypeError, ValueError),
)
"""What the library raises over a document that lacks what it should have, or has other things."""
_ALLOWED: Final = pikepdf.Permissions(
    accessibility=True,
    extract=False,
    modify_annotation=False,
    modify_assembly=False,
    modify_form=False,
    modify_other=False,
    print_highres=True,
    print_lowres=True,
)


def stamp_copy(pdf: bytes, strip: bytes) -> bytes:
    """A PDF with a strip along the right edge of each page, to be read from the bottom up.

    The same arguments give the same bytes.

    Args:
        pdf: The document; tagged, and it stays so.
        strip: A PDF of one page, which is the strip. All of it is artifacts.

    Raises:
        PdfError: The document is no PDF that can be opened.
    """
    with _damage_told(), _opened(pdf) as document, _opened(strip) as source:
        form = document.copy_foreign(source.pages[0].as_form_xobject())
        for page in document.pages:
            matrix = _turned(page, form)
            lay_over(page, form, name="Strip", subtype="Watermark", matrix=matrix)
        return _written(document, None)


def lock_copy(pdf: bytes, password: str, *, owner: str) -> bytes:
    """A PDF that opens with a password only, in AES-256; printed it may be, and read aloud.

    Copying text and changing the document are refused by programs that heed its wish. The
    encryption draws random numbers, so that no two copies have the same bytes.

    Args:
        pdf: The document.
        password: What opens it, at most 127 bytes in UTF-8.
        owner: What lifts the restrictions; to be random, since nobody needs it.

    Raises:
        PdfError: The document is no PDF that can be opened.
    """
    encryption = pikepdf.Encryption(
        user=password, owner=owner, R=6, aes=True, metadata=True, allow=_ALLOWED
    )
    with _damage_told(), _opened(pdf) as document:
        return _written(document, encryption)


def _turned(page: Page, form: Object) -> str:
    """Where the strip stands on a page: a quarter turn to the left, then to its place."""
    left, foot, right, _ = (float(edge) for edge in page.mediabox)
    return f"0 1 -1 0 {right - left - _FROM_EDGE + _height(form):.3f} {foot + _FROM_FOOT:.3f}"


def _height(form: Object) -> float:
    box = [float(edge) for edge in form.BBox.as_list()]
    return box[3] - box[1]


def _opened(pdf: bytes) -> Pdf:
    return pikepdf.open(io.BytesIO(pdf))


@contextmanager
def _damage_told() -> Iterator[None]:
    """Says of a damaged document that it is one; some damage shows only as a copy is written."""
    try:
        yield
    except _DAMAGED as error:
        raise PdfError(
            "The PDF of the report cannot be opened, so it was not copied: it was changed or cut "
            "off since it was built. Build it again with spegla build."
        ) from error


def _written(document: Pdf, encryption: pikepdf.Encryption | None) -> bytes:
    target = io.BytesIO()
    document.save(
        target,
        object_stream_mode=ObjectStreamMode.generate,
        deterministic_id=encryption is None,
        encryption=encryption or False,
    )
    return target.getvalue()
