"""A page that somebody prints from the browser: text and boxes of the PDF, before any picture."""

import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from browser_visits import LAPTOP, PHONE, Visits

pytestmark = pytest.mark.browser

A4_PT = (595, 842)
PRINTED_PX = 673
"""The width between the margins of A4, 178 mm at 96 pixels an inch."""


def pages_of(site: Path) -> list[str]:
    return sorted(p.name for p in (site / "en").glob("*.html") if p.name != "404.html")


def on_paper(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def test_paper_is_a4_and_begins_with_who_what_when_and_for_whom(from_file: Visits) -> None:
    page = from_file("en/index.html")
    line = page.locator(".paper-line").text_content()
    paper = on_paper(page)
    box = paper.pages[0].mediabox
    assert (round(box.width), round(box.height)) == pytest.approx(A4_PT, abs=1)
    text = " ".join(paper.pages[0].extract_text().split())
    assert line is not None
    assert text.startswith(" ".join(line.split()))
    for control in ("Meeting view", "Dark", "Search"):
        assert control not in text


def test_paper_is_light_and_gets_the_wide_static_drawing(site: Path, from_file: Visits) -> None:
    for name in pages_of(site):
        page = from_file(f"en/{name}", color_scheme="dark")
        page.emulate_media(media="print")
        expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
        for width, height in (LAPTOP, PHONE):
            page.set_viewport_size({"width": width, "height": height})
            assert page.locator(".chart__drawing--narrow:visible").count() == 0
            assert page.locator(".chart__live:visible").count() == 0
            wide = page.locator(".chart__drawing--wide > svg:visible").count()
            assert wide == page.locator("figure.chart").count(), name
        page.emulate_media(media="screen")


def test_every_page_is_on_paper_whole(site: Path, from_file: Visits) -> None:
    for name in pages_of(site):
        page = from_file(f"en/{name}")
        text = "".join(sheet.extract_text() for sheet in on_paper(page).pages)
        page.emulate_media(media="print")
        last = page.locator(".md-content__inner :is(h1, p, li, td, figcaption):visible").last
        assert "".join(last.inner_text().split()) in "".join(text.split()), name
        page.emulate_media(media="screen")


def test_what_is_folded_opens_for_paper_and_nothing_is_cut(site: Path, from_file: Visits) -> None:
    unfolded = 0
    for name in pages_of(site):
        page = from_file(f"en/{name}", size=(PRINTED_PX, 900))
        folds, opened = page.locator("details"), page.locator("details[open]")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        assert opened.count() == folds.count(), name
        assert left_out(page) == [], name
        page.emulate_media(media="screen")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert opened.count() == 0, name
        unfolded += folds.count()
    assert unfolded > 0


def left_out(page: Page) -> list[str]:
    """Tables and captions that are cut or not seen, and numbers of a chart, which are seen."""
    texts: list[str] = page.evaluate("""() => {
      const isSeen = one => one.checkVisibility();
      const isCut = one => one.getBoundingClientRect().right > innerWidth + 1;
      const find = what => [...document.querySelectorAll(what)];
      const whole = ".md-content__inner :is(figcaption, figcaption *, table:not(figure *))";
      return [
        ...find(whole).filter(one => !isSeen(one) || isCut(one)),
        ...find(".chart__numbers").filter(isSeen),
      ].map(one => one.outerHTML.slice(0, 80));
    }""")
    return texts
