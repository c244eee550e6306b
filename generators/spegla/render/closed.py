"""What people add to a site, held against the promise that it asks nothing of any machine.

A page's policy would stop a foreign address or an inline script when the page is opened, in
silence and in front of the reader. Here they are found before, by file and line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from html.parser import HTMLParser

from spegla.errors import InputError, Problem
from spegla.render.markdown_text import TOO_DEEP, html_of, markdown_reader
from spegla.survey.records import HandPage

_OUTSIDE = re.compile(r"(?:https?|ftp|wss?):|(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}", re.IGNORECASE)
"""To browsers a backslash is a slash, and some schemes need none."""
_PASSED_OVER = dict.fromkeys(range(0x21))
"""Spaces and control characters, which browsers take out of an address, at its ends at least."""
_IN_STYLE = re.compile(
    r"""(?:url\(\s*|@import\s+)["']?(?P<address>(?:https?:)?//[^"')\s;]+)""", re.IGNORECASE
)
_LOADED = frozenset({"src", "poster", "data", "background", "action", "formaction"})
"""Attributes whose address is asked for without a click, or that send something to it."""
_LOADING = frozenset({"link", "image", "use", "base"})
"""Elements whose ``href`` is asked for without a click."""
_ACTING = frozenset({"srcdoc", "http-equiv"})
"""Attributes that bring a page within the page, or leave it without a click."""
_LONGEST = 120
"""Characters of an address that are told."""
_TO_FILE = "Put the file into the engagement and name it there."
_TO_SCRIPT = "Remove it; a script in a file can be named in mkdocs.yml under extra_javascript."


def check_closed(written: Sequence[HandPage], templates: Mapping[str, bytes]) -> None:
    r"""Say where something would run in a page, or ask something of another machine.

    A link that a reader may follow is no request, and may lead anywhere.

    Args:
        written: The pages that people wrote.
        templates: Files of ``site_templates/`` by path; of these, the style sheets are read.

    Raises:
        InputError: Inline scripts and addresses outside; lists all problems.

    >>> page = HandPage(file="content/en/about.md", key="about", language="en", title="About us",
    ...     after="index", text="One.\n\n![x](http://host/x.png)\n", first_row=5)
    >>> check_closed([page], {})  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    spegla.errors.InputError: content/en/about.md, row 7: it loads http://host/x.png from another...
    """
    problems = [problem for page in written for problem in _in_page(page)]
    sheets = {path: content for path, content in templates.items() if path.endswith(".css")}
    for path, content in sheets.items():
        sheet = content.decode(errors="replace")
        problems += outside(f"site_templates/{path}", sheet, _in_style(sheet))
    if problems:
        raise InputError(problems)


def outside(file: str, text: str, addresses: Iterable[str], *, first_row: int = 1) -> list[Problem]:
    r"""Those of the addresses in a file that name another machine, each once, with its line.

    >>> [found] = outside("mkdocs.yml", "a: [b.css]\nc: //host/d.css", ["b.css", "//host/d.css"])
    >>> found.row
    2
    """
    return [
        Problem(
            file=file,
            row=_row(address, text, first_row),
            found=f"it loads {address[:_LONGEST]} from another machine",
            fix=_TO_FILE,
        )
        for address in dict.fromkeys(addresses)
        if _OUTSIDE.match(address.translate(_PASSED_OVER))
    ]


def _in_page(page: HandPage) -> Iterator[Problem]:
    # Markdown has many ways to name an image; all of them show in what it makes.
    reader = _Reader()
    try:
        (html,) = html_of([page.text], markdown_reader())
    except RecursionError:
        found, fix = TOO_DEEP
        yield Problem(file=page.file, found=found, fix=fix)
        return
    reader.feed(html)
    reader.close()
    yield from outside(page.file, page.text, reader.addresses, first_row=page.first_row)
    for start in dict.fromkeys(reader.scripts):
        row = _row(start, page.text, page.first_row)
        yield Problem(
            file=page.file, row=row, found=f"{start} would run in the page", fix=_TO_SCRIPT
        )


def _row(part: str, text: str, first_row: int) -> int | None:
    """The line on which a part of a text first stands, however it is escaped there."""
    for row, line in enumerate(text.splitlines(), first_row):
        if part.lower() in unescape(line).lower():
            return row
    return None


def _in_style(text: str) -> list[str]:
    """Foreign addresses that a piece of a style sheet loads."""
    return [found["address"] for found in _IN_STYLE.finditer(text)]


class _Reader(HTMLParser):
    """Keeps what a page would load from elsewhere, and what would run in it."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Looks at one element."""
        if tag == "script":
            self.scripts.append("<script")
        for name, given in attrs:
            value = given or ""
            if name.startswith("on") or name in _ACTING:
                self.scripts.append(f"{name}=")
            if value.translate(_PASSED_OVER).lower().startswith("javascript:"):
                self.scripts.append("javascript:")
            if name.endswith("srcset"):
                self.addresses += [part.split()[0] for part in value.split(",") if part.strip()]
            is_loaded = name in _LOADED or (tag in _LOADING and name.endswith("href"))
            if is_loaded:
                self.addresses.append(value.strip())
            if name == "style":
                self.addresses += _in_style(value)

    def handle_data(self, data: str) -> None:
        """Looks at style sheets within the page; other text loads nothing."""
        if self.cdata_elem == "style":
            self.addresses += _in_style(data)
            if "<" in data:
                # Within a drawing, browsers read on here as in any other element.
                self.scripts.append("<style")
