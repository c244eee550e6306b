"""The client's font for headings: what is taken, and what is refused."""
# fontTools carries no types:
# mypy: disable-error-code="import-untyped"

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from spegla.errors import InputError
from spegla.render.typeface import Typeface, typeface_from

STAND_IN = Path(__file__).parents[3] / "site_templates" / "theme" / "fonts" / "SpeglaSerif-Medium"
FILE = "data/brand/Heading.ttf"


def taken(content: bytes) -> Typeface:
    return typeface_from(content, file=FILE, licence="Licensed to the client.")


def refusals(content: bytes) -> list[str]:
    with pytest.raises(InputError) as refused:
        taken(content)
    assert {problem.file for problem in refused.value.problems} == {FILE}
    return [problem.found for problem in refused.value.problems]


def changed(change: Callable[[TTFont], None]) -> bytes:
    font, buffer = TTFont(STAND_IN.with_suffix(".ttf"), recalcTimestamp=False), io.BytesIO()
    change(font)
    font.save(buffer)
    return buffer.getvalue()


def opentype() -> bytes:
    """A font of empty squares with curves as Adobe draws them."""
    codes = sorted({*range(0x20, 0x17F), *map(ord, "–…‘’“”")})
    names = {code: f"uni{code:04X}" for code in codes}
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    pen = T2CharStringPen(500, {})
    drawn = pen.getCharString()
    glyphs = builder.font.getGlyphOrder()
    builder.setupCFF("Squares", {}, dict.fromkeys(glyphs, drawn), {})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    builder.setupOS2(fsType=0)
    builder.setupPost()
    buffer = io.BytesIO()
    builder.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def stand_in() -> Typeface:
    return taken(STAND_IN.with_suffix(".ttf").read_bytes())


def test_a_font_is_made_ready_for_paper_and_for_the_site(stand_in: Typeface) -> None:
    assert (stand_in.plain[:4], stand_in.format) == (b"\x00\x01\x00\x00", "truetype")
    assert stand_in.packed[:4] == b"wOF2"
    assert stand_in.address.startswith("data:font/ttf;base64,")
    assert len(stand_in.packed) < 35_000


def test_what_a_report_writes_stays_and_the_rest_goes() -> None:
    def add_alpha(font: TTFont) -> None:
        for table in font["cmap"].tables:
            table.cmap[0x03B1] = table.cmap[ord("a")]

    kept = TTFont(io.BytesIO(taken(changed(add_alpha)).plain)).getBestCmap()
    assert set(map(ord, "Aåëï–”−€")) <= set(kept)
    assert 0x03B1 not in kept


def test_a_packed_font_is_taken(stand_in: Typeface) -> None:
    assert taken(STAND_IN.with_suffix(".woff2").read_bytes()).format == stand_in.format


def test_curves_of_the_other_kind_are_taken() -> None:
    font = taken(opentype())
    assert (font.plain[:4], font.format) == (b"OTTO", "opentype")
    assert font.address.startswith("data:font/otf;base64,")


def test_letters_that_are_missing_are_named() -> None:
    def drop(font: TTFont) -> None:
        for table in font["cmap"].tables:
            for letter in "åë–7":
                table.cmap.pop(ord(letter), None)

    assert refusals(changed(drop)) == ["the font lacks 7, å, ë, –"]


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0104, 0x0200])
def test_a_font_that_forbids_what_is_done_with_it_is_refused(rights: int) -> None:
    (found,) = refusals(changed(lambda font: setattr(font["OS/2"], "fsType", rights)))
    assert "may not be embedded" in found


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008])
def test_a_font_that_may_be_embedded_is_taken(rights: int) -> None:
    font = taken(changed(lambda font: setattr(font["OS/2"], "fsType", rights)))
    assert font.format == "truetype"


def test_a_variable_font_is_refused() -> None:
    def vary(font: TTFont) -> None:
        builder = FontBuilder(font=font)
        builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])

    (found,) = refusals(changed(vary))
    assert "variable" in found


def test_all_that_is_wrong_with_a_font_is_told() -> None:
    def spoil(font: TTFont) -> None:
        font["OS/2"].fsType = 2
        for table in font["cmap"].tables:
            table.cmap.pop(ord("ö"), None)

    assert len(refusals(changed(spoil))) == 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"wOFF" + bytes(100),
        b"wOF2" + bytes(100),
        b"OTTO" + bytes(1000),
        b"ttcf" + bytes(1000),
        b"\x00\x01\x00\x00" + b"\xff" * 5000,
        STAND_IN.with_suffix(".ttf").read_bytes()[:20_000],
        STAND_IN.with_suffix(".woff2").read_bytes()[:20_000],
        STAND_IN.with_suffix(".ttf").read_bytes() + bytes(2_000_000),
    ],
)
def test_what_is_no_font_is_refused(content: bytes) -> None:
    assert refusals(content) == ["the file is no font in TTF, OTF or WOFF2"]
