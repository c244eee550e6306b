"""A client with a yellow brand, a logo and a font of its own gets a report that looks like it."""

import base64
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from builders import SETTINGS, make_engagement
from print_builder import printed
from site_builder import TEMPLATES
from spegla.checking import check
from spegla.errors import InputError
from spegla.last_build import Options, Outcome
from spegla.pipeline import build
from spegla.render.brand import Brand, brand_from
from spegla.survey.read import read_engagement

YELLOW, TEXT, MARKS = "#ffcc00", "#8f7200", "#b28f00"
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 0h9v9z"/></svg>'
FILES: Mapping[str, bytes] = {
    "data/brand/logo.svg": LOGO,
    "data/brand/logo-dark.svg": LOGO.replace(b"<path", b'<path fill="#fff"'),
    "data/brand/Heading.ttf": (TEMPLATES / "theme/fonts/SpeglaSerif-Medium.ttf").read_bytes(),
}
LOOK = f"""
[brand]
primary = "{YELLOW}"
logo = "brand/logo.svg"
logo_dark = "brand/logo-dark.svg"
heading_font = "brand/Heading.ttf"
heading_font_licence = "Licensed to Example Utility for its reports."
"""


SITE_ONLY = Options(with_pdf=False)


@pytest.fixture(scope="module")
def engagement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("engagement")
    return make_engagement(folder, settings=SETTINGS + LOOK, files=FILES)


@pytest.fixture(scope="module")
def outcome(engagement: Path, tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    output = tmp_path_factory.mktemp("output")
    return build(engagement, output, day=date(2026, 11, 2), options=SITE_ONLY)


@pytest.fixture(scope="module")
def site(outcome: Outcome) -> Path:
    return outcome.site.parent / "en"


@pytest.fixture(scope="module")
def brand(engagement: Path) -> Brand:
    read = read_engagement(engagement)
    return brand_from(read.settings.brand, read.brand_files)


@pytest.fixture(scope="module")
def paper(brand: Brand) -> str:
    return printed(brand=brand)


def test_a_logo_that_runs_a_script_is_refused_with_its_file(tmp_path: Path) -> None:
    drawing = LOGO.replace(b"<svg ", b'<svg onload="alert(1)" ')
    folder = make_engagement(
        tmp_path,
        settings=f'{SETTINGS}\n[brand]\nlogo = "brand/logo.svg"\n',
        files={"data/brand/logo.svg": drawing},
    )
    with pytest.raises(InputError) as refused:
        check(folder, day=date(2026, 11, 2))
    (problem,) = refused.value.problems
    assert str(problem) == (
        "data/brand/logo.svg: the drawing has an attribute that runs a script.\n"
        "  Export the logo once more, as plain or optimised SVG."
    )


def test_check_and_build_say_what_became_of_the_colour(engagement: Path, outcome: Outcome) -> None:
    (notice,) = outcome.notices
    assert notice in check(engagement, day=date(2026, 11, 2)).notices
    assert YELLOW in notice.found
    assert TEXT in notice.fix
    assert MARKS in notice.fix


def test_the_site_has_shades_that_can_be_read_and_the_font(site: Path) -> None:
    css = (site / "assets/site.css").read_text()
    assert f"--accent:{TEXT};--brand:{MARKS};" in css
    assert '--serif:"Client Heading","Spegla Serif";' in css
    assert '--sans:"Spegla Sans";' in css
    font = re.search(r'"Client Heading";[^}]*url\("data:font/woff2;base64,([^"]+)"\)', css)
    assert font
    assert base64.b64decode(font[1])[:4] == b"wOF2"


def test_the_licence_goes_with_the_font(site: Path) -> None:
    licence = (site / "assets/heading-licence.txt").read_text()
    assert licence == "Licensed to Example Utility for its reports.\n"


def test_every_page_shows_the_logo_as_an_image_before_the_name(site: Path) -> None:
    assert (site / "assets/logo.svg").read_bytes() == LOGO
    assert (site / "assets/logo-dark.svg").read_bytes() == FILES["data/brand/logo-dark.svg"]
    pages = [page for page in sorted(site.glob("*.html")) if page.name != "404.html"]
    for page in pages:
        html = page.read_text()
        logo = html.index(
            '<img class="masthead__logo masthead__logo--light" src="assets/logo.svg" alt="" '
            'width="300" height="100">'
        )
        assert logo < html.index('<span class="masthead__client">Example Utility'), page.name
        assert 'masthead__logo--dark" src="assets/logo-dark.svg"' in html
    assert pages


def test_paper_has_the_colour_itself_the_logo_with_its_name_and_the_font(
    paper: str, brand: Brand
) -> None:
    assert brand.logo is not None
    assert f'<img src="{brand.logo.address}" alt="Nordkust Energi">' in paper
    (style,) = [line for line in paper.splitlines() if 'rel="stylesheet"' in line]
    css = _decoded(style)
    assert f"--primary:{YELLOW};" in css
    assert f"--accent:{TEXT};" in css
    assert '@font-face{font-family:"Client Heading";font-weight:500;' in css
    assert "src:url(data:font/ttf;base64," in css


def test_a_client_without_a_logo_has_no_empty_place(paper: str) -> None:
    assert "cover__logo" in paper
    assert "cover__logo" not in printed()


def _decoded(link: str) -> str:
    return base64.b64decode(link.split("base64,", 1)[1].split('"', 1)[0]).decode()
