"""What takes a second side of paper though it is made for one: nothing is lost, but it is told.

How long a text is on paper is known once it is set, so finished PDFs are looked at.
"""

import io
from collections.abc import Iterator, Mapping
from itertools import pairwise

from spegla.errors import Notice
from spegla.render.paper import EDITIONS, Edition


def sides_notices(papers: Mapping[str, bytes], *, folder: str) -> tuple[Notice, ...]:
    """A notice for each sheet, and for the one page, that runs over its one side.

    Editions whose chapters may be of any length are not looked at.

    Args:
        papers: Finished PDFs by the names of their files, as in ``one-page-sv.pdf``.
        folder: Where they are, for the notices.

    >>> sides_notices({"report-sv.pdf": b"of any length"}, folder="pdf")
    ()
    """
    return tuple(
        notice
        for name, pdf in papers.items()
        for edition in EDITIONS
        if edition.shorten and name.startswith(f"{edition.name}-")
        for notice in _notices(f"{folder}/{name}", pdf, edition)
    )


def _notices(file: str, pdf: bytes, edition: Edition) -> Iterator[Notice]:
    for title, sides in _sides(pdf):
        if sides > 1:
            yield Notice(
                file=file,
                found=f'"{title}" takes {sides} sides of paper, and is made for one',
                fix=f"Nothing is cut off. To have it on one side, shorten {edition.shorten}.",
            )


def _sides(pdf: bytes) -> Iterator[tuple[str, int]]:
    """The parts of a PDF, which its bookmarks of the first level name, and the sides of each."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        places = {page.obj.objgen: place for place, page in enumerate(document.pages)}
        begins = [
            (str(entry.title), places[entry.destination[0].objgen])
            for entry in outline.root
            if isinstance(entry.destination, pikepdf.Array)
        ]
    for (title, begin), (_, end) in pairwise([*begins, ("", len(places))]):
        yield title, end - begin
