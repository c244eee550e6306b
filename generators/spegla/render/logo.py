"""The client's logo: really a PNG or SVG, small, and an SVG that can do nothing but be seen.

It is only ever shown as an image, in which a browser runs no script and asks nobody for anything.
The file itself can be opened too, so an SVG is held to a list of what a drawing needs.
"""

import io
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from spegla.errors import InputError, Problem
from spegla.render.data_uri import data_uri

_LARGEST = 200_000
_MOST_PIXELS = 4096
_MOST_COPIES = 24
"""How often ``use`` may stand in a drawing: copies of copies multiply."""
_DEEPEST = 64

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset({
    "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse",
    "line", "polyline", "polygon", "text", "tspan", "textPath", "linearGradient",
    "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "style", "image", "filter",
    "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feDropShadow", "feFlood",
    "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode",
    "feMorphology", "feOffset",
})  # fmt: skip
_PICTURE = r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*"
_INSIDE = re.compile(rf"#[\w.-]+|{_PICTURE}")
_INSIDE_STYLE = re.compile(rf"""url\(\s*(["']?)(?:#[\w.-]+|{_PICTURE})\1\s*\)""", re.IGNORECASE)
_OUTSIDE_STYLE = re.compile(r"url|//|\\|@import|image\(|image-set|src\(|javascript:", re.IGNORECASE)
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*(?:px|pt|mm|cm|in)?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A logo that may be shown.

    Args:
        content: The file, as it was given.
        suffix: "svg" or "png".
        ratio: Width over height.
    """

    content: bytes
    suffix: str
    ratio: float

    @property
    def address(self) -> str:
        """The logo as a data URI, for a document that is complete in itself."""
        media_type = "image/svg+xml" if self.suffix == "svg" else "image/png"
        return data_uri(media_type, self.content)


def logo_from(content: bytes, *, file: str) -> Logo:
    """The logo in a file.

    Args:
        content: The file.
        file: Its path in the engagement, for problems; its ending says what it is to be.

    Raises:
        InputError: It is too large, is not what its ending says, or is an SVG that could do more
            than be seen; carries everything that is wrong.

    >>> square = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"/>'
    >>> logo_from(square, file="data/brand/logo.svg").ratio
    2.0
    """
    suffix = file.rsplit(".", 1)[-1]
    problems: list[tuple[str, str]] = []
    ratio = 1.0
    if len(content) > _LARGEST:
        problems.append(
            (
                f"the logo is larger than {_LARGEST // 1000} KB",
                "Export it smaller; 400 pixels of height are enough.",
            )
        )
    else:
        try:
            ratio = _ratio_of_svg(content) if suffix == "svg" else _ratio_of_png(content)
        except _RefusedError as refused:
            problems = refused.reasons
    if problems:
        raise InputError([Problem(file=file, found=found, fix=fix) for found, fix in problems])
    return Logo(content=content, suffix=suffix, ratio=ratio)


class _RefusedError(Exception):
    """Why a file cannot be the logo: what was found, and what to do, each."""

    def __init__(self, *reasons: tuple[str, str]) -> None:
        super().__init__()
        self.reasons = list(dict.fromkeys(reasons))


# ------------------------------------------------------------------------------ PNG


def _ratio_of_png(content: bytes) -> float:
    chunks = dict(_chunks(content))
    head = chunks.get(b"IHDR", b"")
    if len(head) != 13 or b"IDAT" not in chunks or b"IEND" not in chunks:
        raise _RefusedError(("the file is no whole PNG", "Export the logo as PNG once more."))
    width, height = struct.unpack(">II", head[:8])
    if not (0 < width <= _MOST_PIXELS and 0 < height <= _MOST_PIXELS):
        raise _RefusedError(
            (
                f"the logo is {width} by {height} pixels",
                f"Export it with at most {_MOST_PIXELS} pixels either way.",
            )
        )
    return float(width / height)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG by name, as far as their check sums hold."""
    place = len(_PNG) if content.startswith(_PNG) else len(content)
    while place + 12 <= len(content):
        length = int.from_bytes(content[place : place + 4])
        name, data = content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        check_sum = content[place + 8 + length : place + 12 + length]
        if check_sum != zlib.crc32(name + data).to_bytes(4):
            return
        yield name, data
        place += 12 + length


# ------------------------------------------------------------------------------ SVG


def _ratio_of_svg(content: bytes) -> float:
    root, reasons = _drawing(content)
    if root is None or root.tag != f"{_SVG}svg":
        reasons.append(("the file is no SVG drawing", "Export the logo as SVG."))
    ratio = None if root is None else _ratio_of(root.attrib)
    if ratio is None and not reasons:
        reasons.append(
            ("the drawing does not say how large it is", "Export it with a viewBox in its <svg>.")
        )
    if ratio is None or reasons:
        raise _RefusedError(*reasons)
    return ratio


def _drawing(content: bytes) -> tuple[Element | None, list[tuple[str, str]]]:
    """The first element of a drawing, and what in the drawing is more than a drawing needs."""
    root: Element | None = None
    reasons: list[tuple[str, str]] = []
    copies = depth = 0
    try:
        content.decode("utf-8")
        for event, element in iterparse(
            io.BytesIO(content), events=("start", "end", "pi"), forbid_dtd=True
        ):
            if event == "pi":
                reasons.append(("the drawing has an instruction to programs", _EXPORT))
                continue
            depth += 1 if event == "start" else -1
            if event == "start":
                root = element if root is None else root
                copies += element.tag == f"{_SVG}use"
            else:
                # Its text is known only now.
                reasons += _reasons(element)
            if depth > _DEEPEST:
                raise _RefusedError(("the drawing is nested too deeply", _EXPORT))
    except (DefusedXmlException, ParseError, UnicodeDecodeError, LookupError, ValueError):
        reason = ("the file is no XML in UTF-8 without a document type", _EXPORT)
        return root, [*reasons, reason]
    if copies > _MOST_COPIES:
        reasons.append((f"the drawing has more than {_MOST_COPIES} copies of parts", _EXPORT))
    return root, reasons


_EXPORT = "Export the logo once more, as plain or optimised SVG."


def _reasons(element: Element) -> Iterator[tuple[str, str]]:
    name = element.tag.removeprefix(_SVG)
    if name not in _ELEMENTS:
        plain = re.sub(r"[^\w.-]", "", element.tag.rsplit("}", 1)[-1])[:40]
        yield (f"the drawing has an element <{plain}>, which no logo needs", _EXPORT)
    if name == "style" and _leads_outside(element.text or ""):
        yield ("a style of the drawing refers to something outside it", _EXPORT)
    for key, value in element.attrib.items():
        attribute = key.rsplit("}", 1)[-1].lower()
        if attribute.startswith("on"):
            yield ("the drawing has an attribute that runs a script", _EXPORT)
        elif attribute in {"href", "src", "base"}:
            if not (attribute == "href" and _INSIDE.fullmatch(value.strip())):
                yield ("the drawing refers to something outside it", _EXPORT)
        elif _leads_outside(value):
            yield ("an attribute of the drawing refers to something outside it", _EXPORT)


def _leads_outside(style: str) -> bool:
    """Whether a style names anything but parts of the drawing and pictures within it."""
    return _OUTSIDE_STYLE.search(_INSIDE_STYLE.sub("", style)) is not None


def _ratio_of(attributes: Mapping[str, str]) -> float | None:
    numbers = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    try:
        _, _, width, height = map(float, numbers)
    except ValueError:
        found = [_LENGTH.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
        width, height = (float(each[1]) if each else 0.0 for each in found)
    return width / height if 0 < width < 1e6 and 0 < height < 1e6 else None
