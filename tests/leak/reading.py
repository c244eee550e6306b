"""Reads every byte that a build publishes, and says of each text where it stands.

Nothing of the package is used: HTML is taken apart into text and attributes, pages into the JSON
and the drawings in them, PDFs into text, metadata, attachments and raw streams. What cannot be
read as text is searched as bytes.
"""

import json
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

OTHERS = (
    ".woff2", "vega.js", ".min.js", ".min.css", "OFL-PublicSans.txt", "OFL-Newsreader.txt",
    "iframe-worker.js",
)  # fmt: skip
"""Files, by the end of their names, that are other people's work, the same in every report."""

READ_ALOUD = frozenset({"alt", "aria-label", "title", "content", "placeholder", "data-label"})
"""Attributes that hold text for people."""

DRAWN = frozenset(
    {"d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "width",
     "height", "transform", "points", "viewbox", "font-size", "font-weight", "stroke-width",
     "stroke-dasharray", "opacity", "fill-opacity", "stroke-opacity", "offset",
     "stroke-miterlimit", "stroke-dashoffset"}
)  # fmt: skip
"""Attributes of drawings that are places, sizes and lines."""


class Where(StrEnum):
    """Where a text stands."""

    TEXT = "text"
    READ_ALOUD = "text that is read aloud"
    ATTRIBUTE = "attribute"
    DRAWING = "geometry of a drawing"
    SPEC = "spec of a chart"
    SPEC_TEXT = "text in the spec of a chart"
    SCRIPT = "script or style"
    SEARCH = "search index"
    MARKDOWN = "Markdown"
    SETTINGS = "settings of the site"
    TABLE = "data annex"
    RECORD = "record of the release"
    PAPER = "text of a PDF"
    PAPER_ABOUT = "metadata of a PDF"
    NAME = "name of a file"
    CODE = "code, style or licence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A text of the output: in which file, where in it, and in which language (or none)."""

    path: str
    where: Where
    text: str
    language: str = ""


def files_of(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def pieces_of(files: Mapping[str, bytes]) -> Iterator[Piece]:
    """Every text of every file, names of files included."""
    for path, content in files.items():
        yield Piece(path=path, where=Where.NAME, text=unquote(path))
        yield from _pieces(path, content)


def searchable(path: str, content: bytes) -> bytes:
    """A file's bytes with everything in it that is packed or encoded, unpacked beside it."""
    if path.endswith(".pdf"):
        return b"\n".join([content, *_streams(content)])
    content = _unpacked(path, content)
    forms = [content, unescape(unescape(_text(content))).encode(), unquote(_text(content)).encode()]
    if path.endswith((".html", ".json", ".js", ".md")):
        forms.append(re.sub(r"\\u([0-9a-fA-F]{4})", _character, _text(content)).encode())
    packed = re.findall(rb"base64,([A-Za-z0-9+/=]{16,})", content)
    return b"\n".join([*forms, *(b64decode(part + b"==") for part in packed)])


def specs_of(files: Mapping[str, bytes]) -> Mapping[str, list[dict[str, Any]]]:
    """The specs of charts beside each page of the site."""
    return {path: specs_in(content) for path, content in files.items() if _is_specs(path)}


def specs_in(content: bytes) -> list[dict[str, Any]]:
    """The specs in the script that gives the charts of a page."""
    text = _text(content)
    return list(json.loads(text[text.index("{") : text.rindex("}") + 1]).values())


def _unpacked(path: str, content: bytes) -> bytes:
    """A file as it is; of a workbook every part."""
    if not path.endswith(".xlsx"):
        return content
    with ZipFile(BytesIO(content)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def _is_specs(path: str) -> bool:
    return "/assets/charts/" in path and path.endswith(".js")


# ------------------------------------------------------------------ one file


def _pieces(path: str, content: bytes) -> Iterator[Piece]:
    language = _language(path)
    if path.endswith(".pdf"):
        yield from _of_paper(path, content, language)
    elif path.endswith(OTHERS):
        return
    elif path.endswith((".html", ".svg", ".xml")):
        yield from _of_html(path, _text(content), language)
    elif _is_specs(path):
        page = _Page(path=path, language=language, where=Where.SPEC)
        for spec in specs_in(content):
            page.read_spec(spec)
        yield from page.pieces
    elif "search_index" in path:
        yield from _of_search(path, _text(content), language)
    elif path.endswith(".md"):
        yield from _of_html(path, _without_braces(_text(content)), language, Where.MARKDOWN)
    else:
        kinds = {
            "csv": Where.TABLE,
            "ics": Where.TABLE,
            "xlsx": Where.TABLE,
            "yml": Where.SETTINGS,
            "json": Where.RECORD,
        }
        where = kinds.get(path.rpartition(".")[2], Where.CODE)
        yield Piece(path=path, where=where, text=_text(_unpacked(path, content)), language=language)


def _of_html(path: str, text: str, language: str, where: Where = Where.TEXT) -> Iterator[Piece]:
    page = _Page(path=path, language=language, where=where)
    page.feed(text)
    page.close()
    yield from page.pieces


def _of_search(path: str, text: str, language: str) -> Iterator[Piece]:
    index = json.loads(text[text.index("{") : text.rindex("}") + 1])
    for page in index["docs"]:
        for name in ("title", "text"):
            yield from _of_html(path, page[name], language, Where.SEARCH)
        yield Piece(path=path, where=Where.ATTRIBUTE, text=page["location"])
    rest = {name: part for name, part in index.items() if name != "docs"}
    yield Piece(path=path, where=Where.SCRIPT, text=json.dumps(rest))


def _of_paper(path: str, content: bytes, language: str) -> Iterator[Piece]:
    reader = PdfReader(BytesIO(content))
    read = chain(pages_of(content), _notes(reader), _outline(reader.outline), _told(reader))
    for where, texts in ((Where.PAPER, read), (Where.PAPER_ABOUT, _about(reader))):
        for text in texts:
            yield Piece(path=path, where=where, text=text, language=language)


@cache
def pages_of(content: bytes) -> tuple[str, ...]:
    """The text of each page of a PDF."""
    return tuple(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def _notes(reader: PdfReader) -> Iterator[str]:
    for page in reader.pages:
        for note in page.get("/Annots") or ():
            about = note.get_object()
            yield from (str(about[key]) for key in ("/Contents", "/T") if key in about)


def _about(reader: PdfReader) -> Iterator[str]:
    yield from (f"{name} {value}" for name, value in (reader.metadata or {}).items())
    if reader.xmp_metadata is not None:
        yield reader.xmp_metadata.stream.get_data().decode("utf-8")
    for name, attached in reader.attachments.items():
        yield from (f"{name} {part!r}" for part in attached)


def _outline(entries: Any) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _outline(entry)
        else:
            yield str(entry.title)


def _told(reader: PdfReader) -> Iterator[str]:
    """What a screen reader is told in place of pictures and abbreviations."""
    for thing in _things(reader):
        if isinstance(thing, DictionaryObject):
            yield from (str(thing[key]) for key in ("/Alt", "/ActualText", "/E") if key in thing)


def _things(reader: PdfReader) -> Iterator[Any]:
    """Every object of a PDF."""
    last = len(reader.xref_objStm) + sum(map(len, reader.xref.values()))
    for number in range(1, last + 1):
        yield reader.get_object(IndirectObject(number, 0, reader))


def _streams(content: bytes) -> Iterator[bytes]:
    """Every stream of a PDF, unpacked, and every string outside of them."""
    reader = PdfReader(BytesIO(content))
    for thing in _things(reader):
        if isinstance(thing, StreamObject):
            yield thing.get_data()
        if thing is not None:
            yield repr(thing).encode()
    yield "\n".join(pages_of(content)).encode()


class _Page(HTMLParser):
    """Takes a page apart."""

    def __init__(self, *, path: str, language: str, where: Where) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._path, self._language, self._where = path, language, where
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside.append(tag)
        for name, value in attrs:
            if not value:
                continue
            if name in DRAWN:
                self._add(Where.DRAWING, value)
            else:
                # The order of a list and the language of a page are named, not said.
                self._add(Where.READ_ALOUD if name in READ_ALOUD else Where.ATTRIBUTE, value)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._inside.pop()

    def handle_endtag(self, tag: str) -> None:
        while tag in self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip():
            is_code = bool({"script", "style"} & set(self._inside))
            self._add(Where.SCRIPT if is_code else self._where, data)

    def handle_comment(self, data: str) -> None:
        self._add(self._where, data)

    def read_spec(self, spec: dict[str, Any]) -> None:
        """Takes the spec of a chart apart."""
        for layer in spec.get("layer", [spec]):
            # Shares that fill a bar are stretched; what they say stands in their texts.
            is_stretched = layer.get("name", "").startswith("segment")
            places = _places(layer) | ({"start", "end"} if is_stretched else set())
            for row in layer.get("data", {}).get("values", []):
                for name, value in row.items():
                    if name in places:
                        self._add(Where.DRAWING, str(value))
                    elif isinstance(value, str):
                        self._add(Where.SPEC_TEXT, value)
                    else:
                        self._add(Where.SPEC, repr(value))
            rest = {name: part for name, part in layer.items() if name != "data"}
            self._add(Where.DRAWING, json.dumps(rest))
        rest = {name: part for name, part in spec.items() if name != "layer"}
        self._add(Where.DRAWING, json.dumps(rest))

    def _add(self, where: Where, text: str) -> None:
        self.pieces.append(Piece(path=self._path, where=where, text=text, language=self._language))


def _places(layer: Mapping[str, Any]) -> set[str]:
    """Fields of a layer's rows that are places on the page, in pixels, and count nothing."""
    encoding = layer["encoding"]
    on_page = {axis for axis in ("x", "y") if encoding.get(axis, {}).get("scale", {}) is None}
    if on_page == {"x", "y"}:
        return {
            name
            for row in layer["data"]["values"]
            for name, value in row.items()
            if not isinstance(value, str)
        }
    ends = [encoding.get(end, {}) for axis in on_page for end in (axis, f"{axis}2")]
    return {end["field"] for end in ends if "field" in end}


def _language(path: str) -> str:
    """The language of a file by its path; the annex has that of numbers for machines."""
    found = re.search(r"(?:^|[/.-])(sv|nl|en)(?=[/.])", path)
    return found[1] if found else ""


def _without_braces(text: str) -> str:
    """Markdown without its attribute lists and its heading of settings."""
    return re.sub(r"\{: [^}]*\}", "", text).partition("\n---\n")[2]


def _text(content: bytes) -> str:
    return content.decode("utf-8", errors="replace")


def _character(code: re.Match[str]) -> str:
    return chr(int(code[1], 16)) if not 0xD800 <= int(code[1], 16) < 0xE000 else ""
