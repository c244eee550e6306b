"""The bundled fonts hold what a report writes, and charts are measured with them."""
# fontTools carries no types:
# mypy: disable-error-code="import-untyped"

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import vl_convert
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "site_templates" / "theme" / "fonts"
WEIGHTS = {
    "SpeglaSerif-Medium": 500,
    "SpeglaSans-Regular": 400,
    "SpeglaSans-SemiBold": 600,
    "SpeglaSans-Bold": 700,
}
SANS = [stem for stem in WEIGHTS if stem.startswith("SpeglaSans")]
LETTERS = {*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA0, 0x180))} - {"ŉ", "ſ"}
PUNCTUATION = set("‐‑‒–—―‘’‚“”„‹›…•‰") | {"\u2007", "\u2009", "\u202f"}
SIGNS = set("€™−×±≈≠≤≥←↑→↓▲▼")


@pytest.fixture(params=WEIGHTS)
def stem(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def family_names(font: TTFont) -> set[str]:
    return {font["name"].getDebugName(1), font["name"].getDebugName(16)}


def advance(stem: str, text: str, *, size: float) -> float:
    """Width of a text in pixels, as the sum of its advances: no pair of it may be kerned."""
    font = TTFont(FONTS / f"{stem}.ttf")
    glyphs = font.getBestCmap()
    units = sum(font["hmtx"][glyphs[ord(character)]][0] for character in text)
    return float(units * size / font["head"].unitsPerEm)


def measured(text: str, *, family: str, weight: int, size: float) -> float:
    """Width in pixels that the chart program gives a drawing of nothing but the text."""
    spec = {
        "width": 0,
        "height": 0,
        "padding": 0,
        "autosize": "pad",
        "marks": [
            {
                "type": "text",
                "encode": {
                    "enter": {
                        "text": {"value": text},
                        "font": {"value": family},
                        "fontWeight": {"value": weight},
                        "fontSize": {"value": size},
                    }
                },
            }
        ],
    }
    svg = vl_convert.vega_to_svg(spec, allowed_base_urls=[])
    width = re.search(r'<svg[^>]* width="([\d.]+)"', svg)
    assert width is not None
    return float(width[1])


def test_family_names_hold_no_digit(stem: str) -> None:
    assert not re.search(r"\d", "".join(family_names(TTFont(FONTS / f"{stem}.ttf"))))


def test_a_font_is_found_by_family_and_weight(stem: str) -> None:
    font = TTFont(FONTS / f"{stem}.ttf")
    family = "Spegla Serif" if stem.startswith("SpeglaSerif") else "Spegla Sans"
    assert family in family_names(font)
    assert font["OS/2"].usWeightClass == WEIGHTS[stem]


def test_a_font_holds_every_character_of_a_report(stem: str) -> None:
    present = set(map(chr, TTFont(FONTS / f"{stem}.ttf").getBestCmap()))
    assert present >= LETTERS | PUNCTUATION | SIGNS


def test_no_two_characters_share_a_glyph(stem: str) -> None:
    """Text copied from a PDF is then what was written, a hyphen not another hyphen."""
    glyphs = list(TTFont(FONTS / f"{stem}.ttf").getBestCmap().values())
    assert len(set(glyphs)) == len(glyphs)


def test_site_and_print_have_the_same_glyphs(stem: str) -> None:
    site, paper = TTFont(FONTS / f"{stem}.woff2"), TTFont(FONTS / f"{stem}.ttf")
    assert site.getBestCmap() == paper.getBestCmap()
    assert site["hmtx"].metrics == paper["hmtx"].metrics


def test_a_font_carries_its_copyright_and_licence(stem: str) -> None:
    names = TTFont(FONTS / f"{stem}.ttf")["name"]
    upstream = "Newsreader" if stem.startswith("SpeglaSerif") else "PublicSans"
    licence = (FONTS / f"OFL-{upstream}.txt").read_text(encoding="utf-8")
    assert names.getDebugName(0) in licence
    assert "SIL Open Font License" in names.getDebugName(13)


@pytest.mark.parametrize("sans", SANS)
def test_figures_of_the_sans_are_equally_wide_in_every_weight(sans: str) -> None:
    widths = {advance(sans, figure, size=1000) for figure in "0123456789\u2007"}
    assert widths == {650}


@pytest.mark.parametrize("text", ["0123456789", "38 → 50", "−4,0\u202f%", "hemmen"])
def test_charts_are_measured_with_the_bundled_fonts(stem: str, text: str) -> None:
    vl_convert.register_font_directory(str(FONTS))
    family = "Spegla Serif" if stem.startswith("SpeglaSerif") else "Spegla Sans"
    width = measured(text, family=family, weight=WEIGHTS[stem], size=100)
    # The drawing is as wide as the text, rounded up to a whole pixel.
    assert width == pytest.approx(advance(stem, text, size=100), abs=1)


def test_a_missing_family_would_be_measured_differently(stem: str) -> None:
    """Otherwise the test above could not tell the bundled font from a fallback."""
    weight = WEIGHTS[stem]
    fallback = measured("38 → 50", family="Family That Is Missing", weight=weight, size=100)
    assert abs(fallback - advance(stem, "38 → 50", size=100)) > 10


def test_a_hyphen_leaves_the_space_behind_it_alone(stem: str) -> None:
    """Public Sans pulls the next word close, so that "Leverans- och" reads as one."""
    font = TTFont(FONTS / f"{stem}.ttf")
    hyphen, space = (font.getBestCmap()[ord(character)] for character in "- ")
    assert [kern for kern in kerning(font, hyphen, space) if kern] == []


def kerning(font: TTFont, first: str, second: str) -> Iterator[int]:
    """What the pair tables of the font add between two glyphs."""
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in (getattr(part, "ExtSubTable", part) for part in lookup.SubTable):
            if table.LookupType != 2 or first not in table.Coverage.glyphs:
                continue
            if table.Format == 1:
                listed = table.PairSet[table.Coverage.glyphs.index(first)].PairValueRecord
                yield from (p.Value1.XAdvance for p in listed if p.SecondGlyph == second)
            else:
                row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)]
                value = row.Class2Record[table.ClassDef2.classDefs.get(second, 0)].Value1
                yield value.XAdvance if value else 0
