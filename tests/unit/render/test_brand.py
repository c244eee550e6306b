"""The look of a report: colours that can be read, on white, on black and in grey."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spegla.errors import InputError
from spegla.render.brand import (
    READABLE,
    VISIBLE,
    Ramp,
    brand_from,
    contrast,
    luminance,
    mixed,
    readable,
    text_on,
)
from spegla.settings import BrandSettings

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def lightness(colour: str) -> float:
    """CIE 1976 L*, from 0 to 100, by its definition from relative luminance."""
    share = luminance(colour)
    return 116 * share ** (1 / 3) - 16 if share > 216 / 24389 else share * 24389 / 27


# The ratios were read off the contrast checker of WebAIM, which computes WCAG 2.
@pytest.mark.parametrize(
    ("colour", "on", "ratio"),
    [("#767676", "#ffffff", 4.54), ("#0000ff", "#ffffff", 8.59), ("#ff0000", "#000000", 5.25)],
)
def test_contrast_is_that_of_wcag(colour: str, on: str, ratio: float) -> None:
    assert contrast(colour, on) == pytest.approx(ratio, abs=0.005)


@given(colours, colours)
def test_contrast_does_not_depend_on_which_is_text(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21


@given(colours)
def test_black_or_white_can_be_read_on_any_colour(colour: str) -> None:
    assert contrast(text_on(colour), colour) >= READABLE


@given(colours)
def test_a_colour_is_moved_until_it_can_be_read(colour: str) -> None:
    assert contrast(readable(colour, on="#161c21", towards="#ffffff"), "#161c21") >= READABLE


def test_mixing_starts_and_ends_at_the_two_colours() -> None:
    assert (mixed("#102030", "#a0b0c0", 0), mixed("#102030", "#a0b0c0", 1)) == (
        "#102030",
        "#a0b0c0",
    )


@given(colours)
def test_text_can_be_read_and_marks_seen_in_both_schemes_whatever_the_client_brings(
    primary: str,
) -> None:
    brand = brand_from(BrandSettings(primary=primary))

    for scheme in (brand.light, brand.dark):
        assert contrast(scheme.brand, scheme.paper) >= VISIBLE
        for colour in (
            scheme.ink,
            scheme.muted,
            scheme.accent,
            scheme.customers,
            scheme.management,
        ):
            assert contrast(colour, scheme.paper) >= READABLE


def test_the_client_brings_the_accent() -> None:
    assert brand_from(BrandSettings(primary="#0B5D66")).light.accent == "#0b5d66"


@given(colours)
def test_a_colour_that_can_be_read_stays_as_it_is(primary: str) -> None:
    scheme = brand_from(BrandSettings(primary=primary)).light

    assert (scheme.accent == primary) == (contrast(primary, scheme.paper) >= READABLE)
    assert (scheme.brand == primary) == (contrast(primary, scheme.paper) >= VISIBLE)


def test_a_shade_is_of_the_same_hue() -> None:
    scheme = brand_from(BrandSettings(primary="#ffcc00")).light
    red, green, blue = bytes.fromhex(scheme.accent.removeprefix("#"))

    assert green / red == pytest.approx(0xCC / 0xFF, abs=0.01)
    assert blue == 0


def test_what_is_wrong_with_all_files_is_told_at_once() -> None:
    settings = BrandSettings(
        logo="brand/a.svg",
        logo_dark="brand/b.png",
        heading_font="brand/c.ttf",
        heading_font_licence="Ours.",
    )
    files = dict.fromkeys(settings.files().values(), b"nothing")

    with pytest.raises(InputError) as refused:
        brand_from(settings, files)

    assert {problem.file for problem in refused.value.problems} == {
        "data/brand/a.svg",
        "data/brand/b.png",
        "data/brand/c.ttf",
    }


def test_neighbours_in_a_five_point_distribution_differ_in_grey() -> None:
    ramp = Ramp().colours(unfavourable=2, neutral=1, favourable=2)

    assert all(abs(lightness(one) - lightness(other)) >= 15 for one, other in pairwise(ramp))


@pytest.mark.parametrize("parts", [(1, 1, 1), (2, 0, 2), (3, 1, 3), (4, 2, 4), (6, 2, 2)])
def test_a_ramp_has_a_colour_for_each_point_and_grey_in_the_middle(
    parts: tuple[int, int, int],
) -> None:
    unfavourable, neutral, favourable = parts
    ramp = Ramp().colours(unfavourable=unfavourable, neutral=neutral, favourable=favourable)

    assert len(ramp) == sum(parts)
    assert (ramp[0], ramp[-1]) == (Ramp().strongly_unfavourable, Ramp().strongly_favourable)
    assert set(ramp[unfavourable : unfavourable + neutral]) <= {Ramp().neutral}
    assert Ramp().neutral not in ramp[:unfavourable]
