"""What a reader meets in a built page: its words, its anchors, its tables, its links."""

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

SPOKEN = ("aria-label", "title", "alt", "placeholder", "label", "data-label")
"""Attributes whose values are read out or shown."""
_SILENT = {"script", "style"}
_VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}


@dataclass
class BuiltPage:
    """One page in parts, in the order in which they stand in it.

    Args:
        words: Every text that is shown or read out, those of the scripts' own words too.
        ids: Anchors and other ids.
        links: Where links lead, as they are written.
        tables: The cells of each row of each table.
        drawings: How many drawings there are.
    """

    words: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    drawings: int = 0


def read_page(html: str) -> BuiltPage:
    """The parts of a page."""
    reader = _Reader()
    reader.feed(html)
    return reader.read


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.read = BuiltPage()
        self._open: list[str] = []
        self._is_json = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._is_json = given.get("type") == "application/json"
        self.read.words += [given[name] for name in SPOKEN if given.get(name)]
        if "id" in given:
            self.read.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.read.links.append(given["href"])
        if tag == "table":
            self.read.tables.append([])
        if tag == "tr" and self.read.tables:
            self.read.tables[-1].append([])
        if tag in {"td", "th"} and self.read.tables:
            self.read.tables[-1][-1].append("")
        self.read.drawings += "chart__drawing" in given.get("class", "").split()
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in _SILENT:
            if self._is_json:
                self.read.words += _texts(json.loads(data))
            return
        if data.strip():
            self.read.words.append(data.strip())
        if {"td", "th"} & set(self._open) and self.read.tables:
            self.read.tables[-1][-1][-1] += data


def _texts(data: object) -> list[str]:
    """Texts of data for scripts; keys, addresses and names of files are none."""
    match data:
        case dict():
            return [text for value in data.values() for text in _texts(value)]
        case list():
            return [text for value in data for text in _texts(value)]
        case str() if not re.fullmatch(r"[\w./?:-]*", data) or data.istitle():
            return [data]
        case _:
            return []
