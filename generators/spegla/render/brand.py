"""Colours and type of a report, once, for charts, site and print.

Neutrals and data colours are the same for every client, so that a chart reads alike in every
report; the client brings one colour, a logo, and a font for headings. All colours are "#rrggbb",
lower case.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeVar

from spegla.errors import InputError, Problem
from spegla.render.logo import Logo, logo_from
from spegla.render.typeface import FAMILY, Typeface, typeface_from

if TYPE_CHECKING:
    from spegla.settings import BrandSettings

READABLE = 4.5
"""Contrast that running text needs (WCAG 2.2, success criterion 1.4.3)."""
VISIBLE = 3.0
"""Contrast that a mark without text needs (WCAG 2.2, success criterion 1.4.11)."""

_NO_FILES: Final[Mapping[str, bytes]] = MappingProxyType({})
_Part = TypeVar("_Part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """The colours of one scheme, light or dark.

    ``accent`` and ``brand`` come from the client's colour: the one carries text on ``paper``, the
    other is for marks that carry none. ``customers`` and ``management`` mark the two who answered;
    both carry text on ``paper``.
    """

    paper: str
    ink: str
    muted: str
    line: str
    accent: str
    brand: str
    customers: str
    management: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ramp:
    """The colours of a distribution: the ends of either side, and the neutral middle.

    Lightness falls from the middle to both ends, so that grey print keeps the order.
    """

    strongly_unfavourable: str = "#b8510d"
    unfavourable: str = "#e59a5f"
    neutral: str = "#d3d8db"
    favourable: str = "#7fb2cf"
    strongly_favourable: str = "#2a6f97"

    def colours(self, *, unfavourable: int, neutral: int, favourable: int) -> tuple[str, ...]:
        """A colour for each point of a scale, low to high.

        >>> Ramp().colours(unfavourable=2, neutral=1, favourable=2)
        ('#b8510d', '#e59a5f', '#d3d8db', '#7fb2cf', '#2a6f97')
        """
        low = _between(self.strongly_unfavourable, self.unfavourable, unfavourable)
        high = _between(self.strongly_favourable, self.favourable, favourable)
        return (*low, *[self.neutral] * neutral, *reversed(tuple(high)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """The look of one report: two colour schemes, data colours, fonts and logo.

    Args:
        primary: The client's very colour, for a surface that says nothing.
        light: Colours on white.
        dark: Colours on black.
        ramp: Colours of a distribution.
        sans: Family of text and charts.
        serif: Family of headings and large numbers.
        heading: The client's own font, which then stands before ``serif``.
        logo: The client's logo.
        logo_dark: The logo for the dark scheme, where that is another.
    """

    primary: str
    light: Scheme
    dark: Scheme
    ramp: Ramp = field(default_factory=Ramp)
    sans: str = "Spegla Sans"
    serif: str = "Spegla Serif"
    heading: Typeface | None = None
    logo: Logo | None = None
    logo_dark: Logo | None = None

    @property
    def families(self) -> str:
        """The font families as variables of a style sheet."""
        own = f'"{FAMILY}",' if self.heading else ""
        return f'--sans:"{self.sans}";--serif:{own}"{self.serif}";'


def brand_from(settings: "BrandSettings", files: Mapping[str, bytes] = _NO_FILES) -> Brand:
    """The brand with the client's colour, or shades of it where that cannot be read or seen.

    Args:
        settings: What the author set.
        files: Content of the files that the settings name, as they name them.

    Raises:
        InputError: A file is not what it should be; carries all problems of all files.

    >>> from spegla.settings import BrandSettings
    >>> brand_from(BrandSettings(primary="#0b5d66")).dark.accent
    '#528c92'
    """
    primary = settings.primary.lower()
    paper, dark_paper = "#ffffff", "#161c21"
    licence = settings.heading_font_licence or ""
    problems: list[Problem] = []

    def made(file: str | None, make: Callable[[bytes, str], _Part]) -> _Part | None:
        try:
            return make(files[file], f"data/{file}") if file else None
        except InputError as error:
            problems.extend(error.problems)
            return None

    logo = made(settings.logo, lambda content, file: logo_from(content, file=file))
    logo_dark = made(settings.logo_dark, lambda content, file: logo_from(content, file=file))
    heading = made(
        settings.heading_font,
        lambda content, file: typeface_from(content, file=file, licence=licence),
    )
    if problems:
        raise InputError(problems)
    return Brand(
        primary=primary,
        heading=heading,
        logo=logo,
        logo_dark=logo_dark,
        light=Scheme(
            paper=paper,
            ink="#1d2a33",
            muted="#5b6870",
            line="#e3e7e9",
            accent=readable(primary, on=paper, towards="#000000"),
            brand=visible(primary, on=paper, towards="#000000"),
            customers="#2a6f97",
            management="#ba5b19",
        ),
        dark=Scheme(
            paper=dark_paper,
            ink="#e6eaec",
            muted="#a3b0b8",
            line="#323d45",
            accent=readable(primary, on=dark_paper, towards="#ffffff"),
            brand=visible(primary, on=dark_paper, towards="#ffffff"),
            customers="#7fb2cf",
            management="#e59a5f",
        ),
    )


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, from 1 to 21 (WCAG 2.2, relative luminance).

    >>> round(contrast("#000000", "#ffffff"), 2)
    21.0
    """
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of a colour, from 0 (black) to 1 (white), as WCAG 2.2 defines it.

    >>> luminance("#ffffff")
    1.0
    """
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(start: str, end: str, share: float) -> str:
    """The colour that lies ``share`` of the way, 0 to 1, from one colour to another in sRGB.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(_channels(start), _channels(end), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(colour: str, *, on: str, towards: str) -> str:
    """The colour, moved only as far ``towards`` another as it needs to carry text.

    >>> contrast(readable("#003366", on="#161c21", towards="#ffffff"), "#161c21") >= READABLE
    True
    """
    return _moved(colour, towards, on=on, enough=READABLE)


def visible(colour: str, *, on: str, towards: str) -> str:
    """The colour, moved only as far ``towards`` another as a mark without text needs.

    >>> visible("#0b5d66", on="#ffffff", towards="#000000")
    '#0b5d66'
    """
    return _moved(colour, towards, on=on, enough=VISIBLE)


def text_on(colour: str) -> str:
    """Black or white, whichever is easier to read on a colour; one of them always carries text.

    The ink of the text would fall short on middle tones, on which black does not.

    >>> text_on("#e59a5f"), text_on("#2a6f97")
    ('#000000', '#ffffff')
    """
    return max("#000000", "#ffffff", key=lambda text: contrast(text, colour))


def _between(start: str, end: str, count: int) -> Iterator[str]:
    last = max(count - 1, 1)
    return (mixed(start, end, place / last) for place in range(count))


def _moved(colour: str, towards: str, *, on: str, enough: float) -> str:
    steps = (mixed(colour, towards, step / 100) for step in range(101))
    return next(step for step in steps if contrast(step, on) >= enough)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
