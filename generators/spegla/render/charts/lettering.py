"""Text in a chart: how wide it is, where it breaks, and how its layers are drawn.

Layout is decided here and not by the program that draws, so that three programs (converter,
browser, PDF writer) that measure text a little differently draw the same chart.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from math import ceil
from typing import Final

import altair as alt

from spegla.render.brand import Scheme, text_on
from spegla.render.charts.drawing import Drawing, Measures
from spegla.render.charts.geometry import Room
from spegla.render.charts.marks import Datum, layer, pixels

_PERCENT_OF_EM: Final[Mapping[int, str]] = {
    20: "\u2009\u202f",
    24: " \xa0",
    26: ".:'`i´·¸ı‘’",
    28: "!,;j|¡¦‚",
    30: "I‹›",
    32: "(l",
    34: ")[]•",
    36: "{}¨",
    38: "/\\¯ł",
    40: "-Jf\xad²‐‑",
    42: "rtª³ºŧ",
    44: "*",
    46: '"“”',
    48: "^«°„",
    50: "z»†‡",
    52: "sv§",
    54: "?_¿",
    56: "acy¢®×",
    58: "+<=>Lekox¤¬±ð÷‒–−≤≥",
    60: "hnu~µ¶øþĸŁŋ≈",
    62: "#FTbdpqßđħŦ",
    64: "EYg£¥€",
    66: "0123456789PZ",
    68: "$BÞ",
    70: "RSV",
    72: "ACDKUX",
    74: "ÐĐ",
    76: "&GO",
    78: "HNQØŊ",
    80: "w←↑→↓▲▼",
    84: "@©…",
    90: "m½",
    92: "Mæ",
    94: "%™",
    98: "Wœ",
    102: "Æ",
    114: "Œ—―",
}
"""Advance of each character in hundredths of an em, rounded up, in the semi-bold of our sans.

Regular is a little narrower, so a text is never wider than it is taken to be. Letters with
marks are as wide as the letters below the marks.
"""

_ADVANCES: Final = {
    character: percent / 100
    for percent, characters in _PERCENT_OF_EM.items()
    for character in characters
}
_ROUNDING: Final = 0.1
"""Pixels by which the sum of rounded word widths may exceed the width of their line."""
_WIDEST: Final = max(_ADVANCES.values())
_ADVANCES.update(
    (letter, _ADVANCES[base])
    for letter in map(chr, range(0xC0, 0x180))
    if (base := unicodedata.normalize("NFD", letter)[0]) in _ADVANCES
)


class Align(StrEnum):
    """Which part of a text stands at its place."""

    START = "left"
    MIDDLE = "center"
    END = "right"


class Role(StrEnum):
    """What a text is for; decides colour and weight, and names its layer for style sheets."""

    LABEL = "label"
    STRONG = "strong"
    FAINT = "faint"
    """A label whose row is not to stand out, or is hidden."""
    MUTED = "muted"
    KEY = "key"
    CUSTOMERS = "customers"
    MANAGEMENT = "management"
    ON_DARK = "on_dark"
    ON_LIGHT = "on_light"


_SMALL: Final = {Role.MUTED, Role.KEY, Role.ON_DARK, Role.ON_LIGHT}
_BOLD: Final = {Role.STRONG, Role.CUSTOMERS, Role.MANAGEMENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text; ``x`` and ``y`` are pixels, ``y`` at the middle of the line.

    ``is_upright`` is a line that runs from bottom to top; ``x`` is then its middle.
    """

    text: str
    x: float
    y: float
    role: Role = Role.LABEL
    align: Align = Align.START
    is_upright: bool = False


def text_width(text: str, size: float) -> float:
    """Width of a text in pixels: never less than drawn, and a few percent more.

    >>> text_width("100", 10)
    19.8
    """
    return round(size * sum(_ADVANCES.get(character, _WIDEST) for character in text), 2)


def widest(texts: Iterable[str], size: float) -> float:
    """Width of the widest of some texts in pixels, 0 if there is none.

    >>> widest(["1", "100"], 10) == text_width("100", 10)
    True
    """
    return max((text_width(text, size) for text in texts), default=0)


def wrap(text: str, width: float, size: float) -> tuple[str, ...]:
    """The lines of a text broken at spaces to fit a width in pixels.

    Lines are about equally long. A word that is wider than ``width`` is broken with a hyphen.

    >>> wrap("Samarbete över avdelningsgränser", 200, 14)
    ('Samarbete över', 'avdelningsgränser')
    """
    words = tuple(part for word in text.split(" ") for part in _parts(word, width, size))
    lines = _fill(words, width, size)
    narrowest = widest(words, size)
    trial = width - size / 2
    while trial >= narrowest and len(balanced := _fill(words, trial, size)) == len(lines):
        lines, trial = balanced, trial - size / 2
    return lines


def fits(text: str, width: float, size: float) -> bool:
    """Whether each word of a text fits a width in pixels.

    >>> fits("Instämmer helt", 40, 14)
    False
    """
    return widest(text.split(" "), size) <= width


def role_on(colour: str) -> Role:
    """The role of a text that stands on a coloured mark.

    >>> role_on("#d3d8db")
    <Role.ON_LIGHT: 'on_light'>
    """
    return Role.ON_DARK if text_on(colour) == "#ffffff" else Role.ON_LIGHT


def lines(
    texts: Sequence[str], *, x: float, y: float, step: float, role: Role, align: Align = Align.START
) -> tuple[Text, ...]:
    """Lines of text below each other, the first one at ``y``.

    >>> [line.y for line in lines(["a", "b"], x=0, y=10, step=18, role=Role.LABEL)]
    [10, 28]
    """
    return tuple(
        Text(text=text, x=x, y=y + place * step, role=role, align=align)
        for place, text in enumerate(texts)
    )


def extent(text: Text, measures: Measures) -> Room:
    """The room that a level text takes.

    >>> from spegla.render.charts.drawing import MEASURES, Medium
    >>> text = Text(text="100", x=50, y=9, align=Align.END)
    >>> extent(text, MEASURES[Medium.WIDE])
    Room(left=22.28, top=0.0, right=50.0, bottom=18.0)
    """
    width = text_width(text.text, _size(text.role, measures))
    left = text.x - {Align.START: 0.0, Align.MIDDLE: width / 2, Align.END: width}[text.align]
    half = measures.line / 2
    return Room(left=left, top=text.y - half, right=left + width, bottom=text.y + half)


def text_layers(texts: Iterable[Text], drawing: Drawing) -> tuple[alt.UnitSpec, ...]:
    """A layer for each role and way of aligning, named after both."""
    ordered = sorted(texts, key=_kind)
    return tuple(_layer(tuple(alike), drawing) for _, alike in groupby(ordered, key=_kind))


def _kind(text: Text) -> tuple[str, str, bool]:
    return (text.role, text.align.name, text.is_upright)


def _layer(texts: Sequence[Text], drawing: Drawing) -> alt.UnitSpec:
    first = texts[0]
    direction = "upright" if first.is_upright else first.align.name.lower()
    rows: list[Datum] = [{"text": t.text, "x": round(t.x, 2), "y": round(t.y, 2)} for t in texts]
    mark = alt.MarkDef(
        type="text",
        align=first.align.value,
        baseline="middle",
        angle=270 if first.is_upright else 0,
        color=_colour(first.role, drawing.brand.light),
        fontSize=_size(first.role, drawing.measures),
        fontWeight=600 if first.role in _BOLD else 400,
    )
    return layer(
        f"{first.role}_{direction}",
        rows,
        mark,
        x=pixels(alt.X, "x"),
        y=pixels(alt.Y, "y"),
        text=alt.Text(field="text", type="nominal"),
    )


def _size(role: Role, measures: Measures) -> int:
    return measures.small if role in _SMALL else measures.text


def _colour(role: Role, scheme: Scheme) -> str:
    match role:
        case Role.MUTED | Role.FAINT:
            return scheme.muted
        case Role.CUSTOMERS:
            return scheme.customers
        case Role.MANAGEMENT:
            return scheme.management
        case Role.ON_DARK:
            return "#ffffff"
        case Role.ON_LIGHT:
            return "#000000"
        case Role.LABEL | Role.STRONG | Role.KEY:
            return scheme.ink


def _fill(words: Sequence[str], width: float, size: float) -> tuple[str, ...]:
    filled: list[str] = []
    used = 0.0
    for word in words:
        added = text_width(f" {word}", size)
        if filled and used + added <= width + _ROUNDING:
            filled[-1] += f" {word}"
            used += added
        else:
            filled.append(word)
            used = text_width(word, size)
    return tuple(filled)


def _parts(word: str, width: float, size: float) -> tuple[str, ...]:
    """The word, or where it is too wide, about equally long parts of it with hyphens."""
    for count in range(1, len(word)):
        length = ceil(len(word) / count)
        parts = [word[start : start + length] for start in range(0, len(word), length)]
        hyphenated = (*(f"{part}-" for part in parts[:-1]), parts[-1])
        if widest(hyphenated, size) <= width:
            return hyphenated
    return (word,)
