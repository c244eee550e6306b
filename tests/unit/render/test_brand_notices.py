"""What the author is told about the client's colour."""

import pytest

from spegla.render.brand import READABLE, brand_from, contrast
from spegla.render.brand_notices import brand_notices
from spegla.settings import BrandSettings


def told(primary: str) -> list[str]:
    return [str(notice) for notice in brand_notices(brand_from(BrandSettings(primary=primary)))]


def test_a_colour_too_light_for_text_is_told_with_its_contrast_and_what_is_used() -> None:
    (notice,) = brand_notices(brand_from(BrandSettings(primary="#FFCC00")))

    assert notice.file == "data/engagement.toml"
    assert 'brand.primary "#ffcc00" has a contrast of 1.5 to 1 on white' in notice.found
    used = notice.fix.split('"')[1]
    assert contrast(used, "#ffffff") >= READABLE
    assert "the cover of the PDF keeps it" in notice.fix
    assert notice.fix.endswith(f'such as "{used}".')


def test_a_colour_that_can_be_seen_but_not_read_stays_on_marks() -> None:
    (notice,) = told("#e0487a")
    assert "marks without text keep it" in notice


def test_contrast_is_never_rounded_up_to_what_is_needed() -> None:
    assert 4.45 < contrast("#777777", "#ffffff") < READABLE
    (notice,) = told("#777777")
    assert "a contrast of 4.4 to 1" in notice


@pytest.mark.parametrize(
    ("primary", "who"), [("#1f6a99", "customers"), ("#b04f10", "IT management")]
)
def test_a_colour_that_charts_use_already_is_told(primary: str, who: str) -> None:
    (notice,) = told(primary)
    assert f"in which charts draw {who}" in notice


@pytest.mark.parametrize("primary", ["#0b5d66", "#3f4a50", "#7a1f4b", "#2f6b2f"])
def test_other_colours_need_no_word(primary: str) -> None:
    assert told(primary) == []
