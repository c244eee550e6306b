"""What a reader gets of a live chart: by pointer, by finger and by keyboard."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from browser_visits import LAPTOP, PHONE, Visits

pytestmark = pytest.mark.browser


def pages_with_charts(site: Path) -> list[str]:
    return sorted(
        page.name
        for page in (site / "en").glob("*.html")
        if "chart__drawing" in page.read_text(encoding="utf-8")
    )


def live_drawing(page: Page) -> Locator:
    """The first drawing that is seen, live."""
    drawing = page.locator(".chart__drawing:visible").first
    drawing.scroll_into_view_if_needed()
    page.keyboard.press("Shift")
    expect(drawing).to_have_attribute("data-state", "live")
    return drawing


def focus_by_keyboard(page: Page, drawing: Locator) -> None:
    """Comes to a drawing as the Tab key does, so that its focus is seen."""
    drawing.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(drawing).to_be_focused()


def middle_of_a_mark(drawing: Locator) -> tuple[float, float]:
    mark = drawing.locator(".chart__live .mark-symbol path, .chart__live .mark-rect path").last
    box = mark.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_arrow_keys_read_every_chart_and_escape_ends_it(
    site: Path, from_file: Visits, size: tuple[int, int]
) -> None:
    for name in pages_with_charts(site):
        page = from_file(f"en/{name}", size=size)
        drawing = live_drawing(page)
        focus_by_keyboard(page, drawing)
        expect(page.locator(".tip")).to_be_visible()
        page.keyboard.press("Home")
        first = page.locator(".chart__status").inner_text()
        assert re.search(r"\d", first), name
        page.keyboard.press("End")
        assert page.locator(".chart__status").inner_text(), name
        box = page.locator(".tip").bounding_box()
        assert box is not None
        assert box["x"] >= 0, name
        assert box["x"] + box["width"] <= size[0], name
        page.keyboard.press("Escape")
        expect(page.locator(".tip")).to_be_hidden()
        expect(drawing).to_be_focused()


def test_only_the_drawing_that_is_seen_takes_the_focus_and_keeps_its_text(
    site: Path, from_file: Visits
) -> None:
    page = from_file(f"en/{pages_with_charts(site)[0]}")
    drawing = live_drawing(page)
    expect(drawing).to_have_attribute("role", "application")
    expect(drawing).to_have_attribute("aria-label", re.compile(r"\w"))
    assert page.locator(".chart__drawing[tabindex]:visible").count() == (
        page.locator("figure.chart").count()
    )


def test_a_tip_stays_while_it_is_pointed_at_and_goes_with_escape(
    site: Path, from_file: Visits
) -> None:
    page = from_file(f"en/{pages_with_charts(site)[0]}")
    tip = page.locator(".tip")
    page.mouse.move(*middle_of_a_mark(live_drawing(page)))
    expect(tip).to_be_visible()
    tip.hover()
    page.wait_for_function("document.querySelector('.tip').matches(':hover')")
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()


def test_a_tap_opens_a_tip_inside_the_screen_and_a_tap_elsewhere_closes_it(
    site: Path, from_file: Visits
) -> None:
    page = from_file(f"en/{pages_with_charts(site)[0]}", size=PHONE, has_touch=True)
    page.touchscreen.tap(*middle_of_a_mark(live_drawing(page)))
    tip = page.locator(".tip")
    expect(tip).to_be_visible()
    box = tip.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]
    page.locator("h1:visible").tap()
    expect(tip).to_be_hidden()


def test_a_row_that_is_pointed_at_stands_out_in_charts_and_tables(from_file: Visits) -> None:
    page = from_file("en/dimensions.html")
    drawing = live_drawing(page)
    focus_by_keyboard(page, drawing)
    page.keyboard.press("Home")
    marked = page.locator("tr.is-pointed th[scope=row]")
    expect(marked.first).to_be_attached()
    name = marked.first.text_content()
    assert name
    assert name.strip() in page.locator(".chart__status").inner_text()
    page.keyboard.press("Escape")
    expect(marked).to_have_count(0)


def test_a_live_chart_has_the_colours_of_the_still_one_in_the_dark(
    site: Path, from_file: Visits
) -> None:
    page = from_file(f"en/{pages_with_charts(site)[0]}", color_scheme="dark")
    drawing = live_drawing(page)
    colours = r"""(svg) => [...svg.querySelectorAll("path, line, text")].map((mark) => {
      const look = getComputedStyle(mark);
      // A line has no fill, whether that is written as none or as transparent.
      return (look.fill + " " + look.stroke).replaceAll("rgba(0, 0, 0, 0)", "none");
    }).filter((look) => look !== "none none")"""
    still = set(drawing.locator("> svg").evaluate(colours))
    assert set(drawing.locator(".chart__live svg").evaluate(colours)) == still
