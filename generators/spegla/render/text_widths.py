"""How wide text is and where it breaks, in the one typeface that the product brings.

Worked out here and not by the programs that draw (converter, browser, PDF writer), which measure
text a little differently, so that all three lay out the same.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import ceil
from typing import Final

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


@lru_cache(maxsize=10_000)
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


@lru_cache(maxsize=10_000)
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
