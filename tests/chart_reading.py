"""Reads drawings back: where text and marks stand."""
# fontTools carries no types:
# mypy: disable-error-code="import-untyped"

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree as ET

from fontTools.ttLib import TTFont

from demo_files import ROOT

FONTS = ROOT / "site_templates" / "theme" / "fonts"
SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """The place of something drawn, in pixels, and what it says."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > 0.5
            and min(self.bottom, other.bottom) - max(self.top, other.top) > 0.5
        )


def view_box(svg: str) -> Box:
    left, top, width, height = map(float, _root(svg).attrib["viewBox"].split())
    return Box(text="", left=left, right=left + width, top=top, bottom=top + height)


def text_boxes(svg: str) -> list[Box]:
    """Every text of a drawing with the room that its letters take in the bundled font."""
    return [_text_box(element, said) for said, element in _texts(_root(svg), {})]


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in _elements(svg, "text")]


def marks(svg: str, layer: str) -> list[ET.Element]:
    """The shapes of one layer."""
    for group in _elements(svg, "g"):
        if group.get("class", "").endswith(f" {layer}_marks"):
            return list(group)
    return []


def middle(mark: ET.Element) -> tuple[float, float]:
    """Where a sign stands."""
    x, y = re.findall(r"-?[\d.]+", mark.attrib["transform"])[:2]
    return float(x), float(y)


def _elements(svg: str, name: str) -> Iterator[ET.Element]:
    return _root(svg).iter(f"{{{SVG}}}{name}")


def _root(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def _texts(
    element: ET.Element, above: Mapping[str, str]
) -> Iterator[tuple[Mapping[str, str], ET.Element]]:
    """Every text with all that is said of it, by itself or by what it stands in."""
    said = {**above, **element.attrib}
    if element.tag == f"{{{SVG}}}text":
        yield said, element
    for child in element:
        yield from _texts(child, said)


def _text_box(element: ET.Element, said: Mapping[str, str]) -> Box:
    text, size = element.text or "", float(said["font-size"].removesuffix("px"))
    width = _advance(text, said.get("font-weight", "400")) * size
    x, y = middle(element)
    anchor = said.get("text-anchor", "start")
    before = {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    above, below = 0.72 * size, 0.2 * size
    if "rotate" in element.attrib["transform"]:
        return Box(text=text, left=x - above, right=x + below, top=y - width, bottom=y)
    return Box(
        text=text, left=x - before, right=x - before + width, top=y - above, bottom=y + below
    )


def _advance(text: str, weight: str) -> float:
    """Width of a text in em."""
    font = _font({"400": "Regular", "600": "SemiBold"}[weight])
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    units = sum(widths[glyphs[ord(character)]][0] for character in text)
    return float(units / font["head"].unitsPerEm)


@cache
def _font(style: str) -> TTFont:
    return TTFont(FONTS / f"SpeglaSans-{style}.ttf")
