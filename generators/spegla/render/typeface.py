"""The client's own font for headings: checked, and made ready for site and paper.

Charts are measured with the bundled sans, which therefore stays. What the client's font does not
hold beyond the letters that every report needs is set in the bundled serif.
"""

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fontTools.ttLib import TTFont

from spegla.errors import InputError, Problem
from spegla.render.data_uri import data_uri

FAMILY: Final = "Client Heading"
"""What style sheets call the font, whatever its own name is."""

NEEDED: Final = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    "ÅÄÖÉåäöéèêëïóöü"
    " .,:;!?%&/()-–…‘’“”"
)
"""What headings, verdicts and large numbers in English, Swedish and Dutch are written with."""
_KEPT: Final = (
    *range(0x0020, 0x007F),  # Basic Latin
    *range(0x00A0, 0x0180),  # Latin-1, Latin Extended-A
    *range(0x2000, 0x2070),  # general punctuation
    *(0x20AC, 0x2122, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265),
)
_LARGEST: Final = 2_000_000
_FORMATS: Final = {b"\x00\x01\x00\x00": "truetype", b"OTTO": "opentype", b"wOF2": ""}
_TABLES: Final = ("OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "name")

# Bits of fsType in the table OS/2, as the OpenType specification has them.
_USES, _RESTRICTED, _NO_SUBSETTING, _BITMAPS_ONLY = 0x000F, 0x0002, 0x0100, 0x0200

# What it says of a font is for those who make fonts; on a terminal it would be noise.
logging.getLogger("fontTools").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True, kw_only=True)
class Typeface:
    """A font for headings, with the letters of a report and no others.

    Args:
        plain: The font as TTF or OTF, for paper.
        format: What style sheets call that: "truetype" or "opentype".
        packed: The same as WOFF2, for the site.
        licence: What goes with the font wherever the report does.
    """

    plain: bytes
    format: str
    packed: bytes
    licence: str

    @property
    def address(self) -> str:
        """The plain font as a data URI, for a document that is complete in itself."""
        kind = "ttf" if self.format == "truetype" else "otf"
        return data_uri(f"font/{kind}", self.plain)


def typeface_from(content: bytes, *, file: str, licence: str) -> Typeface:
    """The font in a file, cut down to what a report writes.

    The same file gives the same bytes.

    Args:
        content: The file: TTF, OTF or WOFF2.
        file: Its path in the engagement, for problems.
        licence: What the client may do with it, in the author's words.

    Raises:
        InputError: It is no font, forbids to be embedded, is variable, or lacks letters; carries
            everything that is wrong.

    >>> typeface_from(b"%PDF", file="data/brand/Heading.ttf", licence="Ours.")
    Traceback (most recent call last):
    spegla.errors.InputError: data/brand/Heading.ttf: the file is no font in TTF, OTF or WOFF2.
      Ask whoever made the font for one of these.
    """
    try:
        font = _opened(content)
        problems = list(_problems(font))
        if not problems:
            return _cut_down(font, licence)
    except Exception:  # noqa: BLE001 - a broken font raises whatever its reader stumbles over
        problems = [_NO_FONT]
    raise InputError([Problem(file=file, found=found, fix=fix) for found, fix in problems])


_NO_FONT: Final = (
    "the file is no font in TTF, OTF or WOFF2",
    "Ask whoever made the font for one of these.",
)


def letters_of(font: bytes) -> frozenset[int]:
    """The code points that a font has a glyph for.

    Args:
        font: One of our own fonts, as TTF.
    """
    return frozenset(TTFont(io.BytesIO(font)).getBestCmap())


def _opened(content: bytes) -> TTFont:
    if content[:4] not in _FORMATS or len(content) > _LARGEST:
        raise ValueError
    font = TTFont(io.BytesIO(content), recalcTimestamp=False)
    if not all(table in font for table in _TABLES) or not ("glyf" in font or "CFF " in font):
        raise ValueError
    return font


def _problems(font: TTFont) -> Iterator[tuple[str, str]]:
    rights = font["OS/2"].fsType
    if rights & _USES == _RESTRICTED or rights & (_NO_SUBSETTING | _BITMAPS_ONLY):
        yield (
            "the font says that it may not be embedded in documents, or only whole",
            "Ask its maker for a cut with web and document rights, or leave heading_font out.",
        )
    if "fvar" in font:
        yield (
            "the font is variable, so that it does not say how bold it is to be",
            "Give one static cut of it, such as Medium; most families come with them.",
        )
    missing = [letter for letter in dict.fromkeys(NEEDED) if ord(letter) not in font.getBestCmap()]
    if missing:
        yield (
            f"the font lacks {', '.join(letter.strip() or 'the space' for letter in missing)}",
            "Choose a font, or a cut of it, with all letters of English, Swedish and Dutch.",
        )


def _cut_down(font: TTFont, licence: str) -> Typeface:
    from fontTools.subset import Options, Subsetter

    options = Options(hinting=False, notdef_outline=True, name_IDs=["*"])
    options.layout_features += ["lnum", "pnum", "tnum"]
    options.drop_tables += ["DSIG"]  # a signature of the whole font, which this is not
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_KEPT)
    subsetter.subset(font)
    return Typeface(
        plain=_saved(font, flavor=None),
        format="opentype" if "CFF " in font else "truetype",
        packed=_saved(font, flavor="woff2"),
        licence=licence,
    )


def _saved(font: TTFont, *, flavor: str | None) -> bytes:
    buffer = io.BytesIO()
    font.flavor = flavor
    font.save(buffer)
    return buffer.getvalue()
