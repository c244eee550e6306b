r"""Markdown that people write: its dialect, and its HTML where no site builder makes it.

Charts and tables of the report may stand in it. What is written is then several texts, and a block
stands between each and the next.
"""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from markdown import Markdown

EXTENSIONS = ("attr_list", "md_in_html", "tables", "footnotes", "admonition")
"""The dialect: the same on the site, on paper and where pages are checked."""

TOO_DEEP = (
    "lists or other blocks lie within each other deeper than can be read",
    "Write them with fewer levels.",
)
"""What is wrong with a text where the reader raises a RecursionError, and what to do about it."""

_MARK = "\ufdd0"
"""No character, and left out of what people write: it holds the place of a block."""
_PLACE = re.compile(f"{_MARK}(?P<number>[0-9]+){_MARK}")
_MARKED = re.compile(f"<p>{_PLACE.pattern}</p>")
_EMPTY = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"})
"""Elements that hold nothing and have no end."""


def markdown_reader() -> Markdown:
    """What makes HTML of texts.

    Footnotes are numbered through all that one reader makes, since on paper it is one document.
    """
    return Markdown(extensions=[*EXTENSIONS], extension_configs={"footnotes": {"UNIQUE_IDS": True}})


def html_of(texts: Sequence[str], reader: Markdown) -> list[str]:
    r"""The HTML of each text; together they are one document with its links and footnotes.

    Args:
        texts: Markdown; blocks stand between the texts, where :func:`lost_blocks` finds none lost.
        reader: Makes the HTML.

    Raises:
        RecursionError: Blocks lie within each other far too deep (``TOO_DEEP``).

    >>> html_of(["One[^1]\n", "Two\n\n[^1]: Yes."], markdown_reader())[1].split("\n")[1]
    '<p>Two</p>'
    """
    return _MARKED.split(_converted(texts, reader))[::2]


def lost_blocks(texts: Sequence[str]) -> list[int]:
    r"""The blocks that would not stand in the page by themselves, counted from 0.

    Markdown does not look into HTML, and an element that holds a block could not be parted there.

    Raises:
        RecursionError: Blocks lie within each other far too deep (``TOO_DEEP``).

    >>> lost_blocks(["One", "<ul>\n", "\n</ul>", "Two"])
    [1]
    """
    reader = _Standing()
    reader.feed(_converted(texts, markdown_reader()))
    reader.close()
    return [number for number in range(len(texts) - 1) if number not in reader.found]


class _Standing(HTMLParser):
    """Keeps the numbers of the blocks whose place is a paragraph that nothing holds."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[int] = set()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Goes into an element."""
        if tag not in _EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leaves an element, and what was left open in it."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Looks for the place of a block."""
        place = _PLACE.fullmatch(data)
        if place and self._open == ["p"]:
            self.found.add(int(place["number"]))


def _converted(texts: Sequence[str], reader: Markdown) -> str:
    first, *others = (text.replace(_MARK, "") for text in texts)
    marked = [f"\n\n{_MARK}{number}{_MARK}\n\n{text}" for number, text in enumerate(others)]
    return reader.reset().convert("".join([first, *marked]))
