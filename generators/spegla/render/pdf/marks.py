"""What a tagged PDF needs beyond WeasyPrint: artifacts, page labels, printed links.

WeasyPrint marks running headers and footers as text and leaves them out of the tag tree, so that a
screen reader may read them on every page. Here they become artifacts of pagination.
"""

import io
import re
from collections.abc import Iterator
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf, String

from spegla.errors import PdfError

VERSION: Final = 2
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
        _finish(document)
        label_pages(document)
        return written(document)


def finish_gathering(pdf: bytes, *, name: str) -> bytes:
    """The same for a part of a document that is bound with others later, which has no labels yet.

    Args:
        pdf: A tagged PDF as WeasyPrint writes it.
        name: What no other part is called; cells of its tables are named after it, since their
            names are to be unique once it is bound.

    Raises:
        PdfError: A running line is not marked as expected, so that it cannot be told from text.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        _finish(document)
        for element in _elements(document.Root.StructTreeRoot):
            _name_cell(element, name)
        return written(document)


def label_pages(document: Pdf) -> None:
    """Call each page what is printed on it: 1 for the first.

    Args:
        document: The document, which is changed.
    """
    document.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D)]))


def written(document: Pdf) -> bytes:
    """A document as a file whose identifier is made from its content.

    Args:
        document: The document.
    """
    target = io.BytesIO()
    document.save(target, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return target.getvalue()


def _finish(document: Pdf) -> None:
    root = document.Root.StructTreeRoot
    held = {element.objgen for element in _elements(root)}
    marks = _marks_by_page(root)
    for number, page in enumerate(document.pages, start=1):
        _make_artifacts(page, marks[int(page.obj.StructParents)], held, number=number)
        for annotation in page.obj.get(Name.Annots, Array()):
            annotation.F = int(annotation.get(Name.F, 0)) | _PRINTED


def _elements(root: Object) -> Iterator[Object]:
    """The elements that are reached from the root of the tag tree, each once."""
    reached: _Elements = set()
    waiting = [root.K]
    while waiting:
        kids = waiting.pop()
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and kid.objgen not in reached and Name.S in kid:
                reached.add(kid.objgen)
                yield kid
                if Name.K in kid:
                    waiting.append(kid.K)


def _name_cell(element: Object, name: str) -> None:
    """Name a head of a table after its document, and in its cells too."""
    if Name.ID in element:
        element.ID = String(f"{name}-{element.ID}")
    if Name.A in element and Name.Headers in element.A:
        element.A.Headers = Array([String(f"{name}-{head}") for head in element.A.Headers])


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
