"""Make the bundled font families, Spegla Serif and Spegla Sans, from their upstream fonts.

Charts are measured by one program and drawn by two others (a browser, a PDF writer), and all
three must pick the same glyphs. So the fonts are static files under family names that are ours
and hold no digit, each holds every character that a report uses, and the figures of the sans
are equally wide without any feature being asked for. Run it again only to replace an upstream
font; the same upstream files give the same bytes::

    python generators/make_fonts.py NEWSREADER.ttf PUBLIC_SANS.ttf site_templates/theme/fonts
"""
# fontTools carries no types:
# mypy: disable-error-code="import-untyped"

import argparse
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fontTools.misc.transform import Offset
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.varLib.instancer import instantiateVariableFont

CHARACTERS: Final = (
    *range(0x0020, 0x007F),  # Basic Latin
    *range(0x00A0, 0x0180),  # Latin-1, Latin Extended-A
    *range(0x2000, 0x2070),  # general punctuation: dashes, quotation marks, spaces, ellipsis
    0x0394,  # capital delta
    0x20AC,  # euro
    0x2122,  # trade mark
    *range(0x2190, 0x2194),  # arrows
    0x2212,  # minus, which charts write before negative numbers
    *(0x2248, 0x2260, 0x2264, 0x2265),  # about, not equal, at most, at least
    *(0x25B2, 0x25BC),  # triangles, up and down
)
"""What a report may write; a font holds what upstream has of this and what is added below."""

FEATURES: Final = ("kern", "liga", "lnum", "locl", "mark", "pnum", "tnum")
"""Layout features that stay in the fonts."""

COMPOSED: Final = {
    0x0132: "IJ",  # the Dutch digraphs, set as the two letters that they are
    0x0133: "ij",
    0x0394: "\u2206",  # capital delta, drawn as the increment
    0x2010: "-",  # hyphen; automatic hyphenation in print sets this one
    0x2011: "-",  # hyphen that does not break
    0x2012: "–",  # figure dash
    0x2015: "—",  # horizontal bar
}
"""Characters made of others. Each gets its own glyph: were it shared, text copied from a PDF
could come out as the other character, and a search for it would fail."""

PAIR_ADJUSTMENT: Final = 2
LISTED_PAIRS: Final = 1
"""Type and format of the layout tables that kern one glyph against another."""

THIN_SPACES: Final = (0x2009, 0x202F)
FIGURE_SPACE: Final = 0x2007

ARROWS: Final = {0x2190: 180, 0x2191: 90, 0x2192: 0, 0x2193: -90}
TRIANGLES: Final = {0x25B2: 90, 0x25BC: -90}
"""Degrees, counter-clockwise, by which a shape that points right is turned."""

REPLACED_NAMES: Final = (1, 2, 3, 4, 6, 16, 17, 25)
"""Name records that name the family; those on version, copyright and licence stay."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One static font of a family: its names, and where it lies on the upstream design axes.

    Args:
        family: Family name, without digits: chart measuring does not match names with digits.
        style: Style within the family, such as "SemiBold".
        axes: Position on every design axis of the upstream font.
        figure_em: Advance of every figure in em, for an upstream font whose figures differ in
            width by default; None keeps the upstream figures.

    >>> Cut(family="Spegla Sans", style="Bold", axes={"wght": 700}).postscript_name
    'SpeglaSans-Bold'
    """

    family: str
    style: str
    axes: dict[str, float]
    figure_em: float | None = None

    @property
    def postscript_name(self) -> str:
        """Name without spaces, which is the stem of the file too."""
        return f"{self.family}-{self.style}".replace(" ", "")


# Optical size 36 is drawn for headings and still carries a quotation at 20 px. The tabular
# figures of Public Sans are 0.7 em wide, which reads as spaced out; 0.65 em is the width of
# its widest bold figure with its natural side bearings.
SERIF_CUTS: Final = (Cut(family="Spegla Serif", style="Medium", axes={"wght": 500, "opsz": 36}),)
SANS_CUTS: Final = tuple(
    Cut(family="Spegla Sans", style=style, axes={"wght": weight}, figure_em=0.65)
    for style, weight in (("Regular", 400), ("SemiBold", 600), ("Bold", 700))
)


def make_font(upstream: Path, cut: Cut) -> TTFont:
    """The static, renamed font of one cut, with the characters of a report and no others.

    Dates in the font are those of the upstream file, so that the bytes do not change with the
    day on which it is made.

    Raises:
        KeyError: The upstream font lacks a glyph that the cut builds upon.
    """
    font = TTFont(upstream, recalcTimestamp=False)
    instantiateVariableFont(font, cut.axes, inplace=True)
    if cut.figure_em is not None:
        make_figures_tabular(font, cut.figure_em)
    add_characters(font)
    free_spaces(font)
    keep_characters(font, CHARACTERS)
    rename(font, cut)
    return font


def make_figures_tabular(font: TTFont, figure_em: float) -> None:
    """Make the tabular figures the default ones, each ``figure_em`` wide.

    The characters themselves are pointed at the tabular glyphs: a feature such as "tnum" would
    be seen by some of the programs that measure and draw, and not by others.
    """
    advance = round(figure_em * font["head"].unitsPerEm)
    tabular = {ord(figure): f"{glyph_name(font, figure)}.tf" for figure in "0123456789"}
    upstream = font.getGlyphSet()
    for name in tabular.values():
        upstream_advance, left = font["hmtx"][name]
        shift = (advance - upstream_advance) // 2
        pen = TTGlyphPen(upstream)
        upstream[name].draw(TransformPen(pen, Offset(shift, 0)))
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = (advance, left + shift)
    encode(font, tabular)


def add_characters(font: TTFont) -> None:
    """Give the font the spaces, dashes, digraphs, arrows and triangles that it lacks.

    A character that the upstream font has stays as it is.
    """
    for code, (glyph, advance) in {**composed_glyphs(font), **drawn_glyphs(font)}.items():
        if code not in font.getBestCmap():
            name = f"uni{code:04X}"
            font.setGlyphOrder([*font.getGlyphOrder(), name])
            font["glyf"][name] = glyph
            glyph.recalcBounds(font["glyf"])
            font["hmtx"][name] = (advance, glyph.xMin)
            encode(font, {code: name})


def composed_glyphs(font: TTFont) -> dict[int, tuple[Glyph, int]]:
    """Glyphs of other characters side by side, with their advance, by character code.

    Left out are those whose parts the font lacks.
    """
    present = font.getBestCmap()
    glyphs = {}
    for code, parts in COMPOSED.items():
        if not all(ord(part) in present for part in parts):
            continue
        pen, advance = TTGlyphPen(font.getGlyphSet()), 0
        for name in (glyph_name(font, part) for part in parts):
            pen.addComponent(name, (1, 0, 0, 1, advance, 0))
            advance += font["hmtx"][name][0]
        glyphs[code] = (pen.glyph(), advance)
    return glyphs


def drawn_glyphs(font: TTFont) -> dict[int, tuple[Glyph, int]]:
    """Spaces, arrows and triangles, with their advance in font units, by character code.

    Strokes are as thick as the minus sign of the font and stand at its height, so that an
    arrow between two figures belongs to them.
    """
    em = font["head"].unitsPerEm
    figure_advance, _ = font["hmtx"][glyph_name(font, "0")]
    minus = font["glyf"][glyph_name(font, "\u2212")]
    thickness = minus.yMax - minus.yMin
    length, margin = 0.68 * em, 0.06 * em
    advance = round(length + 2 * margin)
    centre = (advance / 2, (minus.yMax + minus.yMin) / 2)
    shapes = {code: (arrow(length, thickness), turn) for code, turn in ARROWS.items()}
    shapes |= {code: (triangle(length), turn) for code, turn in TRIANGLES.items()}
    return {
        **{code: (polygon([]), round(0.2 * em)) for code in THIN_SPACES},
        FIGURE_SPACE: (polygon([]), figure_advance),
        **{
            code: (polygon(turned(points, turn, centre)), advance)
            for code, (points, turn) in shapes.items()
        },
    }


def arrow(length: float, thickness: float) -> list[Point]:
    """Outline of an arrow to the right, centred on the origin, clockwise from its tail.

    The head is a right-angled hook of the same thickness as the shaft.

    >>> arrow(100, 10)[4]
    (50.0, 0)
    """
    tip, half = length / 2, thickness / 2
    reach = 0.3 * length
    corner = thickness / math.sqrt(2)
    upper = [
        (-tip, half),
        (tip - 2 * corner - half, half),
        (tip - reach - corner, reach - corner),
        (tip - reach, reach),
    ]
    return [*upper, (tip, 0), *((x, -y) for x, y in reversed(upper))]


def triangle(length: float) -> list[Point]:
    """Outline of a triangle that points right, centred on the origin, clockwise.

    >>> triangle(100)
    [(-40.0, 50.0), (40.0, 0), (-40.0, -50.0)]
    """
    return [(-0.4 * length, length / 2), (0.4 * length, 0), (-0.4 * length, -length / 2)]


def turned(points: Iterable[Point], degrees: float, centre: Point) -> list[Point]:
    """The points turned counter-clockwise around the origin, then moved to ``centre``.

    >>> turned([(1, 0)], 180, (5, 2))
    [(4.0, 2.0)]
    """
    turn = math.radians(degrees)
    cos, sin = math.cos(turn), math.sin(turn)
    return [(centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos) for x, y in points]


def polygon(points: Iterable[Point]) -> Glyph:
    """A glyph of one closed polygon on whole font units; without points, an empty glyph."""
    pen = TTGlyphPen(None)
    for index, (x, y) in enumerate(points):
        draw = pen.lineTo if index else pen.moveTo
        draw((round(x), round(y)))
    if pen.points:
        pen.closePath()
    return pen.glyph()


def encode(font: TTFont, names: dict[int, str]) -> None:
    """Point characters, by code, at glyphs, by name."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(names)


def glyph_name(font: TTFont, character: str) -> str:
    """Name of the glyph that the font shows for a character."""
    return str(font.getBestCmap()[ord(character)])


def free_spaces(font: TTFont) -> None:
    """Drop the kerning of a hyphen against a space: it made one word of "Leverans- och"."""
    hyphen, space = glyph_name(font, "-"), glyph_name(font, " ")
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            pairs = getattr(table, "ExtSubTable", table)
            is_list = pairs.LookupType == PAIR_ADJUSTMENT and pairs.Format == LISTED_PAIRS
            if is_list and hyphen in pairs.Coverage.glyphs:
                listed = pairs.PairSet[pairs.Coverage.glyphs.index(hyphen)]
                listed.PairValueRecord = [
                    pair for pair in listed.PairValueRecord if pair.SecondGlyph != space
                ]


def keep_characters(font: TTFont, characters: Iterable[int]) -> None:
    """Drop what is not needed for ``characters`` and the layout features that stay."""
    options = Options()
    options.layout_features = list(FEATURES)
    options.name_IDs = ["*"]
    options.glyph_names = False
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["STAT"]  # it describes the design axes, which are gone
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def rename(font: TTFont, cut: Cut) -> None:
    """Give the font our family name, in the two ways in which programs look a font up.

    Regular and Bold form a family of four in the old records (1 and 2); any other style stands
    alone there, and joins its family through the typographic records (16 and 17) and weight.
    """
    is_bold, is_linked = cut.style == "Bold", cut.style in {"Regular", "Bold"}
    table = font["name"]
    table.names = [
        record
        for record in table.names
        if record.platformID == 3 and record.nameID not in REPLACED_NAMES
    ]
    names = {
        1: cut.family if is_linked else f"{cut.family} {cut.style}",
        2: cut.style if is_linked else "Regular",
        3: f"{table.getDebugName(5)};{cut.postscript_name}",
        4: f"{cut.family} {cut.style}",
        6: cut.postscript_name,
        16: cut.family,
        17: cut.style,
    }
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
    bold_bit, regular_bit = 1 << 5, 1 << 6
    selection = font["OS/2"].fsSelection & ~(bold_bit | regular_bit)
    font["OS/2"].fsSelection = selection | (bold_bit if is_bold else regular_bit)
    font["head"].macStyle = int(is_bold)


def save(font: TTFont, folder: Path, stem: str) -> None:
    """Write the font as TTF, for charts and print, and as WOFF2, for the site."""
    font.save(folder / f"{stem}.ttf")
    font.flavor = "woff2"
    font.save(folder / f"{stem}.woff2")


def main() -> None:
    """Make every cut of both families from the upstream files named on the command line."""
    parser = argparse.ArgumentParser(description="Make the bundled fonts from upstream fonts.")
    parser.add_argument("newsreader", type=Path, help="variable Newsreader, upright, as TTF")
    parser.add_argument("public_sans", type=Path, help="variable Public Sans, upright, as TTF")
    parser.add_argument("folder", type=Path, help="where the fonts are written")
    arguments = parser.parse_args()
    for upstream, cuts in (
        (arguments.newsreader, SERIF_CUTS),
        (arguments.public_sans, SANS_CUTS),
    ):
        for cut in cuts:
            save(make_font(upstream, cut), arguments.folder, cut.postscript_name)


if __name__ == "__main__":
    main()
