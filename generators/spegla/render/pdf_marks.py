"""What a tagged PDF needs beyond WeasyPrint: artifacts, page labels, printed links.

WeasyPrint marks running headers and footers as text and leaves them out of the tag tree, so that a
screen reader may read them on every page. Here they become artifacts of pagination.
"""

import io
import re
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf

from spegla.errors import PdfError

VERSION: Final = 1
"""To be raised when the same document gives other bytes than before."""

_MARK: Final = re.compile(rb"/\w+\s<<\s?/MCID (\d+)\s?>>\sBDC")
"""How marked content begins. Text is in hexadecimal, so it can hold none of this."""
_ARTIFACT: Final = b"/Artifact\n<</Type /Pagination>>\nBDC"
_PRINTED: Final = 4
"""Bit of an annotation's flags: it stays where the document is printed."""

_Elements = set[tuple[int, int]]
"""Elements of structure, by number and generation of their objects."""


def finish_marks(pdf: bytes) -> bytes:
    """A tagged PDF whose running lines are artifacts and whose pages are called what they bear.

    - Marked content that the tag tree does not hold becomes an artifact of pagination.
    - Pages are labelled with the number that is printed on them: 1 for the first.
    - Links stay where the document is printed.

    Text, tag tree and look stay. The same PDF gives the same bytes: its identifier is made from
    its content, its dates are those it had.

    Args:
        pdf: A tagged PDF as WeasyPrint writes it.

    Raises:
        PdfError: A running line is not marked as expected, so that it cannot be told from text.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root.StructTreeRoot
        held = _held(root)
        marks = _marks_by_page(root)
        for number, page in enumerate(document.pages, start=1):
            _make_artifacts(page, marks[int(page.obj.StructParents)], held, number=number)
            for annotation in page.obj.get(Name.Annots, Array()):
                annotation.F = int(annotation.get(Name.F, 0)) | _PRINTED
        document.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))
        return _written(document)


def _held(root: Object) -> _Elements:
    """The elements that are reached from the root of the tag tree."""
    held: _Elements = set()
    waiting = [root.K]
    while waiting:
        kids = waiting.pop()
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and kid.objgen not in held and Name.S in kid:
                held.add(kid.objgen)
                if Name.K in kid:
                    waiting.append(kid.K)
    return held


def _marks_by_page(root: Object) -> dict[int, Object]:
    """The elements of each page's marked content, by the page's key in the tree of parents."""
    numbers = list(root.ParentTree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def _make_artifacts(page: Page, elements: Object, held: _Elements, *, number: int) -> None:
    """Turn the marked content of a page that no held element has into artifacts."""
    loose = {mark for mark, element in enumerate(elements) if element.objgen not in held}
    found: set[int] = set()

    def marked(match: re.Match[bytes]) -> bytes:
        mark = int(match[1])
        if mark not in loose:
            return match[0]
        found.add(mark)
        return _ARTIFACT

    page.contents_coalesce()
    content = _MARK.sub(marked, page.obj.Contents.read_bytes())
    if found != loose:
        raise PdfError(
            f"The PDF was not made: page {number} marks {len(loose)} running lines, and "
            f"{len(found)} of them were found in its content. This is a defect of Spegla, or a "
            "version of WeasyPrint that it does not know; requirements.lock has one that it does."
        )
    page.obj.Contents.write(content)
    for mark in loose:
        elements[mark] = None


def _written(document: Pdf) -> bytes:
    target = io.BytesIO()
    document.save(target, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return target.getvalue()
