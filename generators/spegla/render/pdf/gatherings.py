"""Gatherings: the runs of pages that a long document is set in, each by itself.

A template begins one with :data:`MARK`. Gatherings know nothing of each other, so they can be set
by several processes at once, and one that did not change need not be set again. The first of them
is the front: its cover bears no number, and its contents name pages of all others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

MARK: Final = "<!-- gathering -->"
"""Where a gathering may begin, and where the last one ends. No data can hold it: the first
character of it is escaped wherever it comes from them."""
ELSEWHERE: Final = "gathering:"
"""How the address of a link begins that leads to another gathering, until all are bound."""
_LEAST: Final = 2
"""Marks of a document that has any: before its front and behind its last gathering."""
_BLANK: Final = '<div style="break-before: page"></div>'
_ENOUGH: Final = 100_000
"""Characters of HTML after which a gathering is long enough; setting takes about a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unbound:
    """A document as it is set.

    Args:
        front: Cover and contents, or all of a document that has no marks.
        others: What follows, in order; none of a document that is set in one go.
        sheet: A document of the same kind with nothing on its pages, parted where they stand.
    """

    front: str
    others: tuple[str, ...]
    sheet: tuple[str, str]

    def blank(self, pages: int) -> str:
        """The document with so many pages that have nothing on them but running lines.

        Args:
            pages: How many.

        >>> unbound("<body><!-- gathering -->a<!-- gathering --></body>").blank(1)
        '<body><div style="break-before: page"></div></body>'
        """
        begin, end = self.sheet
        return f"{begin}{_BLANK * pages}{end}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a PDF: a page, counted from 0, and points from its left and lower edge."""

    page: int
    left: float
    top: float

    def after(self, pages: int) -> "Place":
        """The same place where so many pages stand before it.

        Args:
            pages: How many.

        >>> Place(page=1, left=0, top=9).after(4)
        Place(page=5, left=0, top=9)
        """
        return Place(page=self.page + pages, left=self.left, top=self.top)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A heading to which a reader can jump.

    Args:
        level: 1 for a chapter, more for what stands below it.
        label: What it is called.
        place: Where it leads.
    """

    level: int
    label: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """A gathering that is set.

    Args:
        pdf: Its pages, tagged; running lines are artifacts.
        length: How many pages.
        places: All places that a link can lead to, by their names.
        bookmarks: Its headings in order.
    """

    pdf: bytes
    length: int
    places: Mapping[str, Place]
    bookmarks: tuple[Bookmark, ...]


def unbound(html: str) -> Unbound:
    """A document parted into gatherings of about the same length.

    Args:
        html: The document, complete in itself, with marks or without.

    >>> document = unbound("<body><!-- gathering -->a<!-- gathering -->b<!-- gathering --></body>")
    >>> document.front, document.others
    ('<body>a</body>', ('<body>b</body>',))
    >>> unbound("<body>a</body>").front
    '<body>a</body>'
    """
    if html.count(MARK) < _LEAST:
        return Unbound(front=html, others=(), sheet=("", ""))
    begin, front, *others, end = html.split(MARK)
    gathered = tuple(f"{begin}{each}{end}" for each in _gathered(others))
    return Unbound(front=f"{begin}{front}{end}", others=gathered, sheet=(begin, end))


def _gathered(pieces: Sequence[str]) -> Iterator[str]:
    """Pieces together until they are long enough; one that is long by itself stays alone."""
    gathering = ""
    for piece in pieces:
        if gathering and len(gathering) + len(piece) > _ENOUGH:
            yield gathering
            gathering = ""
        gathering += piece
    if gathering:
        yield gathering


def numbers_of_pages(gatherings: Sequence[Gathering], *, after: int) -> dict[str, int]:
    """The number of the page on which each place of some gatherings stands.

    Args:
        gatherings: The gatherings, in order.
        after: How many pages stand before them.

    >>> place = Place(page=0, left=0, top=0)
    >>> trust = Gathering(pdf=b"", length=3, places={"trust": place}, bookmarks=())
    >>> change = Gathering(pdf=b"", length=1, places={"change": place}, bookmarks=())
    >>> numbers_of_pages([trust, change], after=2)
    {'trust': 3, 'change': 6}
    """
    numbers: dict[str, int] = {}
    for gathering in gatherings:
        for name, place in gathering.places.items():
            numbers.setdefault(name, after + place.page + 1)
        after += gathering.length
    return numbers


def lead_elsewhere(document: Element, pages: Mapping[str, int]) -> None:
    """Change links of a document that lead to another gathering, so that binding finds them.

    One to a place whose page is known gets its number as ``data-page``, for contents to print.

    Args:
        document: The parsed document.
        pages: Numbers of pages, by the names of places.

    >>> from xml.etree.ElementTree import fromstring
    >>> page = fromstring('<body><a id="here" href="#here"/><a href="#there"/></body>')
    >>> lead_elsewhere(page, {"there": 12})
    >>> [link.attrib for link in page]
    [{'id': 'here', 'href': '#here'}, {'href': 'gathering:there', 'data-page': '12'}]
    """
    here = {element.get("id") for element in document.iter()}
    for link in document.iter("a"):
        mark, _, name = link.get("href", "").partition("#")
        if mark or not name or name in here:
            continue
        link.set("href", f"{ELSEWHERE}{name}")
        if name in pages:
            link.set("data-page", str(pages[name]))
