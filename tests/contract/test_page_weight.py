"""No page weighs more than a reader on a slow line can wait for, before a chart becomes live."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder import build_real_site, hand_page

MOST = 250_000
"""Bytes that a first visit may ask for, text compressed as a server sends it."""

PACKED = (".png",)
OF_THE_SEARCH = ("assets/javascripts/workers/", "assets/javascripts/lunr/min/", "search/")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_real_site(tmp_path_factory.mktemp("weighed"), [hand_page()]) / "en"


def sent(file: Path) -> int:
    content = file.read_bytes()
    return len(content) if file.suffix in PACKED else len(gzip.compress(content, 6))


def asked(page: Path) -> Iterator[Path]:
    """The files that a page names, fonts inside, and what its search asks for."""
    folder = page.parent
    text = page.read_text(encoding="utf-8")
    yield page
    for address in re.findall(r'<(?:script|link|img)[^>]* (?:src|href)="([^"#?:]+)"', text):
        yield folder / address
    for path in OF_THE_SEARCH:
        yield from (file for file in folder.glob(f"{path}*") if file.suffix != ".html")


def test_every_page_is_light(site: Path) -> None:
    for page in site.glob("*.html"):
        assert sum(sent(file) for file in set(asked(page))) <= MOST, page.name


def test_what_draws_live_charts_is_named_by_no_page(site: Path) -> None:
    for page in site.glob("*.html"):
        assert "vega.js" not in page.read_text(encoding="utf-8"), page.name


def test_every_drawing_finds_its_live_chart_beside_the_page(site: Path) -> None:
    drawings = 0
    for page in site.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        for name, specs in re.findall(r'data-chart="([^"]+)" data-specs="([^"]+)"', text):
            script = (site / specs).read_text(encoding="utf-8")
            assert f'"{name}":{{' in script
            assert "<" not in script
            drawings += 1
    assert drawings


def test_the_themes_styles_are_trimmed_to_what_the_pages_use(site: Path) -> None:
    sheets = {path.name: path.read_bytes() for path in site.glob("assets/stylesheets/*.css")}
    assert sheets
    assert sum(map(len, sheets.values())) < 80_000
    assert not any(b"sourceMappingURL" in path.read_bytes() for path in site.rglob("*.js"))
