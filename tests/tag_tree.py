"""The tag tree of a PDF: what screen readers go through."""

from collections.abc import Iterator
from typing import Any

import pikepdf


def elements(kids: Any) -> Iterator[Any]:
    """All elements of some kids and below, in reading order.

    An element that goes over a page is there twice, once for each page.

    Args:
        kids: The ``K`` of the tree's root, or of an element.
    """
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid.get("/K", pikepdf.Array()))


def elements_of(document: pikepdf.Pdf) -> Iterator[Any]:
    """All elements of a document, in reading order."""
    return elements(document.Root.StructTreeRoot.K)
