"""The report on a wall: one finding a screen, driven by keys, across pages, and back."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser_visits import LAPTOP, PHONE, Visits

pytestmark = pytest.mark.browser

PROJECTOR = (1280, 720)


def enter(page: Page) -> None:
    page.get_by_role("button", name="Meeting view").click()
    expect(page.locator(".meeting")).to_be_visible()


def place(page: Page) -> tuple[int, int]:
    """Number of the shown screen, and how many there are."""
    number, _, total, *_ = page.locator(".meeting__place").inner_text().split()
    return int(number), int(total)


def shown(page: Page) -> int:
    return page.locator(".md-content__inner > .is-shown:visible").count()


def test_one_screen_is_shown_and_nothing_else_can_be_reached(from_file: Visits) -> None:
    page = from_file("en/index.html", size=PROJECTOR)
    enter(page)
    assert place(page)[0] == 1
    expect(page.locator("h1")).to_be_focused()
    for gone in (".md-header", ".md-footer", ".md-sidebar"):
        expect(page.locator(gone)).to_be_hidden()
    children = page.locator(".md-content__inner > :visible")
    assert children.count() == shown(page)


def test_every_part_of_a_page_stands_on_exactly_one_screen(from_file: Visits) -> None:
    page = from_file("en/index.html", size=PROJECTOR)
    parts = page.locator(".md-content__inner > :visible:not(.anchor)").count()
    enter(page)
    total = place(page)[1]
    seen = 0
    for number in range(1, total + 1):
        assert place(page) == (number, total)
        seen += page.locator(".md-content__inner > .is-shown:visible:not(.anchor)").count()
        if number < total:
            page.keyboard.press("ArrowRight")
    folded = page.locator(".md-content__inner > .table:has(> .table__fold)").count()
    assert parts - folded <= seen <= parts


def test_keys_go_on_back_to_both_ends_and_out(from_file: Visits) -> None:
    page = from_file("en/index.html", size=(1280, 2400))
    enter(page)
    total = place(page)[1]
    for key, number in (
        ("PageDown", 2),
        ("PageUp", 1),
        ("ArrowDown", 2),
        ("ArrowUp", 1),
        (" ", 2),
        ("ArrowLeft", 1),
        ("End", total),
        ("Home", 1),
    ):
        page.keyboard.press(key)
        assert place(page) == (number, total), key
    page.keyboard.press("Escape")
    expect(page.locator(".meeting")).to_be_hidden()
    expect(page.locator(".md-header")).to_be_visible()
    assert "?meeting" not in page.url


def test_after_the_last_screen_comes_the_next_page_and_before_the_first_the_last_one(
    from_file: Visits,
) -> None:
    page = from_file("en/index.html", size=PROJECTOR)
    following = page.locator(".steps [rel=next]").get_attribute("href")
    enter(page)
    page.keyboard.press("End")
    last = place(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**/{following}?meeting=1")
    expect(page.locator(".meeting")).to_be_visible()
    assert place(page)[0] == 1
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/index.html?meeting=*")
    expect(page.locator(".meeting")).to_be_visible()
    assert place(page) == last


def test_buttons_do_what_the_keys_do_and_the_place_is_announced(from_file: Visits) -> None:
    page = from_file("en/index.html", size=PROJECTOR)
    enter(page)
    expect(page.get_by_role("status").filter(has_text="1 of")).to_be_visible()
    expect(page.get_by_role("button", name="Previous")).to_be_hidden()
    page.get_by_role("button", name="Next").click()
    assert place(page)[0] == 2
    focused = page.evaluate("document.activeElement.matches('.md-content__inner > .is-shown')")
    assert focused
    page.get_by_role("button", name="Previous").click()
    assert place(page)[0] == 1
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".meeting")).to_be_hidden()


def test_a_key_that_was_used_elsewhere_changes_nothing(from_file: Visits) -> None:
    page = from_file("en/index.html", size=PROJECTOR)
    enter(page)
    page.evaluate("document.body.addEventListener('keydown', event => event.preventDefault())")
    page.keyboard.press("ArrowRight")
    assert place(page)[0] == 1


def test_it_starts_where_the_reader_is_and_leads_back_there(from_file: Visits) -> None:
    page = from_file("en/index.html", size=PROJECTOR)
    page.locator(".md-content__inner > h2").last.evaluate("node => node.scrollIntoView()")
    top = page.evaluate("scrollY")
    enter(page)
    number, total = place(page)
    assert number == total or number > 1
    page.keyboard.press("Escape")
    assert page.evaluate("scrollY") == top


def test_a_drawing_is_as_large_as_the_screen_allows(site: Path, from_file: Visits) -> None:
    name = next(
        path.name
        for path in sorted((site / "en").glob("*.html"))
        if 'class="chart"' in path.read_text(encoding="utf-8")
    )
    page = from_file(f"en/{name}", size=LAPTOP)
    page.locator("figure.chart").first.scroll_into_view_if_needed()
    before = page.locator(".chart__drawing:visible").first.bounding_box()
    enter(page)
    while page.locator(".chart__drawing:visible").count() == 0:
        page.keyboard.press("ArrowRight")
    drawing = page.locator(".chart__drawing:visible").first
    after = drawing.bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] >= before["width"]
    assert page.evaluate("document.documentElement.scrollHeight") <= LAPTOP[1]
    expect(drawing).to_have_attribute("data-state", "live")
    still = drawing.locator("> svg").bounding_box()
    live = drawing.locator(".chart__live svg").bounding_box()
    assert live == pytest.approx(still, abs=1)


def test_a_phone_opens_it_from_the_drawer_and_no_screen_is_wider(from_file: Visits) -> None:
    page = from_file("en/index.html", size=PHONE)
    page.locator(".menu-button").click()
    enter(page)
    total = place(page)[1]
    for number in range(1, total + 1):
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        # After the last screen the browser would leave the page, and not close while it does.
        if number < total:
            page.keyboard.press("ArrowRight")


def test_paper_gets_the_whole_page(from_file: Visits) -> None:
    page = from_file("en/index.html", size=PROJECTOR)
    parts = page.locator(".md-content__inner > :visible").count()
    enter(page)
    page.emulate_media(media="print")
    assert page.locator(".md-content__inner > :visible").count() == parts
    expect(page.locator(".meeting")).to_be_hidden()
