"""A page that somebody prints from the browser: text and boxes of the PDF, before any picture."""

import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from browser_visits import LAPTOP, PHONE, Visits

pytestmark = pytest.mark.browser

A4_PT = (595, 842)


def pages_of(site: Path) -> list[str]:
    return sorted(p.name for p in (site / "en").glob("*.html") if p.name != "404.html")


def on_paper(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def test_paper_is_a4_and_begins_with_who_what_when_and_for_whom(visit: Visits) -> None:
    page = visit("en/index.html")
    line = page.locator(".paper-line").text_content()
    paper = on_paper(page)
    box = paper.pages[0].mediabox
    assert (round(box.width), round(box.height)) == pytest.approx(A4_PT, abs=1)
    text = " ".join(paper.pages[0].extract_text().split())
    assert line is not None
    assert text.startswith(" ".join(line.split()))
    for control in ("Meeting view", "Dark", "Search"):
        assert control not in text


def test_paper_is_light_and_gets_the_wide_static_drawing(site: Path, visit: Visits) -> None:
    for size in (LAPTOP, PHONE):
        for name in pages_of(site):
            page = visit(f"en/{name}", size=size, color_scheme="dark")
            page.emulate_media(media="print")
            expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
            assert page.locator(".chart__drawing--narrow:visible").count() == 0
            assert page.locator(".chart__live:visible").count() == 0
            wide = page.locator(".chart__drawing--wide > svg:visible").count()
            assert wide == page.locator("figure.chart").count(), name
            page.emulate_media(media="screen")


def test_no_table_is_cut_at_the_edge_of_the_paper(site: Path, visit: Visits) -> None:
    printed_px = 673  # 210 mm less the margins, at 96 pixels an inch
    for name in pages_of(site):
        page = visit(f"en/{name}", size=(printed_px, 900))
        page.emulate_media(media="print")
        wide = page.locator("table:visible").evaluate_all(
            "all => all.filter(t => t.getBoundingClientRect().right > innerWidth + 1)"
            ".map(t => t.caption && t.caption.textContent)"
        )
        assert wide == [], name
        page.emulate_media(media="screen")


def test_folded_tables_open_for_paper_and_close_again(site: Path, visit: Visits) -> None:
    for name in pages_of(site):
        page = visit(f"en/{name}")
        folds = page.locator("details.table__fold")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert folds.and_(page.locator("[open]")).count() == folds.count()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("details.table__fold[open]").count() == 0


def test_every_page_has_its_last_words_on_paper(site: Path, visit: Visits) -> None:
    for name in pages_of(site):
        page = visit(f"en/{name}")
        last = page.locator(".md-content__inner > :visible").last.inner_text().split()
        words = " ".join(sheet.extract_text() for sheet in on_paper(page).pages)
        assert last[-1].strip(".") in words, name
