"""Gatherings bound into one tagged PDF: pages, tag tree, bookmarks, links, numbers of pages.

Like WeasyPrint's own documents: one tag tree in the order of the pages, bookmarks nested by their
levels, links that lead to named places.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final
from urllib.parse import unquote

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, OutlineItem, Pdf, String

from spegla.errors import PdfError
from spegla.render.pdf.gatherings import ELSEWHERE, Bookmark, Gathering, Place
from spegla.render.pdf.marks import label_pages, written
from spegla.render.pdf.overlay import lay_over

VERSION: Final = 1
"""To be raised when the same document, parted and bound, gives other bytes than before."""


def bind(gatherings: Sequence[Gathering], numbers: bytes) -> bytes:
    """One PDF of all gatherings, with the number of its page on each but the first.

    Title, author, language and dates are those of the first.

    Args:
        gatherings: What is bound, in order; the first begins with the cover.
        numbers: A PDF with as many pages as all of them together: what is laid over each.

    Raises:
        PdfError: A link leads to a place that no gathering has.
    """
    front, *others = gatherings
    with pikepdf.open(io.BytesIO(front.pdf)) as document:
        for gathering in others:
            _append(document, gathering)
        _lay_numbers(document, numbers)
        placed = list(_in_place(gatherings))
        # Where two places have one name, links lead to the first, as in one document.
        places = {name: at for each in reversed(placed) for name, at in each.places.items()}
        _lead(document, places)
        _outline(document, [bookmark for each in placed for bookmark in each.bookmarks])
        label_pages(document)
        return written(document)


def _in_place(gatherings: Sequence[Gathering]) -> Iterator[Gathering]:
    """The gatherings, whose places and bookmarks are counted from the first page of all."""
    before = accumulate((each.length for each in gatherings), initial=0)
    for pages, gathering in zip(before, gatherings, strict=False):
        yield Gathering(
            pdf=gathering.pdf,
            length=gathering.length,
            places={name: place.after(pages) for name, place in gathering.places.items()},
            bookmarks=tuple(
                Bookmark(level=each.level, label=each.label, place=each.place.after(pages))
                for each in gathering.bookmarks
            ),
        )


def _append(document: Pdf, gathering: Gathering) -> None:
    """Append pages, and what the tag tree says of them."""
    root = document.Root.StructTreeRoot
    with pikepdf.open(io.BytesIO(gathering.pdf)) as other:
        first = len(document.pages)
        for added_page in other.pages:
            document.pages.append(added_page)
        added = document.copy_foreign(other.Root.StructTreeRoot)
    whole = root.K[0]
    for element in added.K[0].K:
        element.P = whole
        whole.K.append(element)
    keys, added_keys = NumberTree(root.ParentTree), NumberTree(added.ParentTree)
    offset = max(keys) + 1
    for key, elements in added_keys.items():
        keys[key + offset] = elements
    for page in list(document.pages)[first:]:
        page.obj.StructParents = int(page.obj.StructParents) + offset
        for annotation in page.obj.get(Name.Annots, Array()):
            annotation.StructParent = int(annotation.StructParent) + offset


def _lay_numbers(document: Pdf, numbers: bytes) -> None:
    with pikepdf.open(io.BytesIO(numbers)) as source:
        for number, (page, bears) in enumerate(
            zip(document.pages, source.pages, strict=True), start=1
        ):
            if number > 1:
                form = document.copy_foreign(bears.as_form_xobject())
                lay_over(page, form, name=f"Page{number}")
                page.contents_coalesce()


def _lead(document: Pdf, places: Mapping[str, Place]) -> None:
    """Name all places, and let links between gatherings lead to them."""
    names, pages = NameTree.new(document), [page.obj for page in document.pages]
    for name, place in sorted(places.items()):
        names[name] = Array([pages[place.page], Name.XYZ, place.left, place.top, 0])
    document.Root.Names = Dictionary(Dests=names.obj)
    for page in pages:
        for annotation in page.get(Name.Annots, Array()):
            _lead_link(annotation, places)


def _lead_link(annotation: Object, places: Mapping[str, Place]) -> None:
    address = str(annotation.A.URI) if Name.A in annotation else ""
    if not address.startswith(ELSEWHERE):
        return
    name = unquote(address.removeprefix(ELSEWHERE))
    if name not in places:
        raise PdfError(
            f'The PDF was not made, since it would not be complete:\n  a link leads to "{name}", '
            "and there is no such place."
        )
    del annotation.A
    annotation.Dest = annotation.Contents = String(name)


def _outline(document: Pdf, bookmarks: Sequence[Bookmark]) -> None:
    """Bookmarks, each below the last one before it of a lower level."""
    with document.open_outline() as outline:
        outline.root.clear()
        above: list[tuple[int, OutlineItem]] = []
        for bookmark in bookmarks:
            place = bookmark.place
            item = OutlineItem(
                bookmark.label, place.page, "XYZ", left=place.left, top=place.top, zoom=0
            )
            while above and above[-1][0] >= bookmark.level:
                above.pop()
            siblings = above[-1][1].children if above else outline.root
            siblings.append(item)
            above.append((bookmark.level, item))
