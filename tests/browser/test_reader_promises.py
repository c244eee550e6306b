"""What a reader is promised of the site, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser_visits import LAPTOP, PHONE, Visits

pytestmark = pytest.mark.browser

NOT_THERE = {"404.html"}
WATCH_SHIFTS = """
    window.shifted = [];
    new PerformanceObserver((list) => {
      list.getEntries().forEach((entry) => {
        if (!entry.hadRecentInput) window.shifted.push(entry.value);
      });
    }).observe({ type: "layout-shift" });
"""


def pages_of(site: Path, language: str = "en") -> list[str]:
    return sorted(p.name for p in (site / language).glob("*.html") if p.name not in NOT_THERE)


def languages_of(site: Path) -> list[str]:
    return sorted(folder.name for folder in site.iterdir() if (folder / "index.html").exists())


def pages_with_charts(site: Path) -> list[str]:
    return [
        name
        for name in pages_of(site)
        if 'class="chart"' in (site / "en" / name).read_text(encoding="utf-8")
    ]


def shown_drawings(page: Page) -> Locator:
    return page.locator(".chart__drawing:visible")


def test_every_page_opens_without_complaint_and_asks_nothing_of_other_machines(
    site: Path, visit: Visits
) -> None:
    for language in languages_of(site):
        for name in pages_of(site, language):
            page = visit(f"{language}/{name}")
            assert page.locator("h1:visible").count() == 1, f"{language}/{name}"


def begin(page: Page) -> None:
    """Does what tells a page that somebody is there; only then charts become live."""
    page.mouse.move(5, 5)


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_every_chart_becomes_live_on_top_of_the_static_one_and_nothing_moves(
    site: Path, visit: Visits, size: tuple[int, int]
) -> None:
    for name in pages_with_charts(site):
        page = visit(f"en/{name}", size=size)
        page.evaluate("document.fonts.ready.then(() => true)")
        page.evaluate(WATCH_SHIFTS)
        before = page.evaluate("[window.shifted.length, document.documentElement.scrollHeight]")
        begin(page)
        for drawing in shown_drawings(page).all():
            drawing.scroll_into_view_if_needed()
            expect(drawing).to_have_attribute("data-state", "live")
            still = drawing.locator("> svg").bounding_box()
            live = drawing.locator(".chart__live svg").bounding_box()
            assert live == pytest.approx(still, abs=0.5), name
        after = page.evaluate("[window.shifted.length, document.documentElement.scrollHeight]")
        assert after == before, name


def test_without_script_every_chart_is_seen(site: Path, visit: Visits) -> None:
    for name in pages_with_charts(site):
        page = visit(f"en/{name}", java_script_enabled=False)
        drawings = shown_drawings(page)
        assert drawings.count() == page.locator("figure.chart").count()
        for drawing in drawings.all():
            box = drawing.locator("svg").bounding_box()
            assert box is not None
            assert box["width"] > 200
            assert box["height"] > 40


def test_a_phone_gets_its_own_drawing_and_no_page_is_wider_than_it(
    site: Path, visit: Visits
) -> None:
    for name in pages_of(site):
        page = visit(f"en/{name}", size=PHONE)
        assert page.locator(".chart__drawing--wide:visible").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0], name


def test_the_numbers_of_a_chart_open_as_a_table_by_keyboard(site: Path, visit: Visits) -> None:
    page = visit(f"en/{pages_with_charts(site)[0]}")
    summary = page.locator(".chart__numbers summary").first
    table = page.locator(".chart__numbers table").first
    expect(table).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(table).to_be_visible()


def test_paper_gets_the_static_chart_and_no_navigation(site: Path, visit: Visits) -> None:
    page = visit(f"en/{pages_with_charts(site)[0]}")
    drawing = shown_drawings(page).first
    begin(page)
    drawing.scroll_into_view_if_needed()
    expect(drawing).to_have_attribute("data-state", "live")
    page.emulate_media(media="print")
    expect(drawing.locator("> svg")).to_be_visible()
    expect(drawing.locator(".chart__live")).to_be_hidden()
    expect(page.locator(".md-header")).to_be_hidden()


def test_search_finds_a_word_of_a_page(site: Path, visit: Visits) -> None:
    heading = (site / "en" / "index.html").read_text(encoding="utf-8").split("<h1")[1].split(">")[1]
    word = max(heading.split("<")[0].replace(".", " ").split(), key=len)
    page = visit("en/index.html")
    page.locator(".md-search__input").click()
    page.keyboard.type(word)
    result = page.locator(".md-search-result__link").first
    expect(result).to_be_visible()
    result.click()
    expect(page.locator("h1")).to_contain_text(word)


def test_the_language_switch_stays_on_the_page(site: Path, visit: Visits) -> None:
    name = pages_with_charts(site)[0]
    page = visit(f"en/{name}")
    for language in languages_of(site):
        page.locator(f".languages [lang={language}]").click()
        page.wait_for_url(f"**/{language}/{name}")
        assert page.locator("html").get_attribute("lang") == language


def test_the_root_leads_to_the_main_language(visit: Visits) -> None:
    page = visit("index.html")
    page.wait_for_url("**/sv/index.html")


def test_the_scheme_can_be_chosen_and_is_kept(site: Path, visit: Visits) -> None:
    page = visit("en/index.html", color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.locator(".scheme__button:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate(paper) != light
    page.locator(".languages [lang=sv]").click()
    page.wait_for_url("**/sv/index.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_phone_reaches_every_page_through_the_drawer(site: Path, visit: Visits) -> None:
    page = visit("en/index.html", size=PHONE)
    page.locator(".menu-button").click()
    link = page.locator(".md-sidebar .contents a").last
    expect(link).to_be_in_viewport()
    link.click()
    expect(page.locator("h1")).to_be_visible()
