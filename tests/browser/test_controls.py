"""The frame of every page by keyboard, at every size: drawer, search, scheme, languages."""

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser_visits import LAPTOP, PHONE, Visits

pytestmark = pytest.mark.browser

NARROWEST = (320, 640)
LEAST_PX = 24
SPACING = """* {
  line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }"""


def pages_of(site: Path) -> list[str]:
    return sorted(p.name for p in (site / "en").glob("*.html") if p.name != "404.html")


def reach(page: Page, name: str, tries: int = 12) -> None:
    """Press Tab until the button of that name has the focus."""
    for _ in range(tries):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    pytest.fail(f"no Tab leads to {name}")


def test_the_first_tab_shows_the_way_past_the_header(from_file: Visits) -> None:
    page = from_file("en/index.html")
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, footer') !== null")


@pytest.mark.parametrize("size", [PHONE, (1000, 700)], ids=["phone", "tablet"])
def test_the_drawer_is_opened_walked_and_left_by_keyboard(
    from_file: Visits, size: tuple[int, int]
) -> None:
    page = from_file("en/index.html", size=size)
    reach(page, "Pages")
    button = page.locator(".menu-button")
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar [aria-current]")).to_be_focused()
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body"
            " || document.activeElement.closest('.md-sidebar') !== null"
        )
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(page.locator(".md-sidebar .contents")).to_be_hidden()


def test_the_search_of_a_phone_is_opened_and_left_by_keyboard(from_file: Visits) -> None:
    page = from_file("en/index.html", size=PHONE)
    reach(page, "Search")
    page.keyboard.press("Enter")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".search-button")).to_be_focused()


def test_a_bare_letter_does_not_open_the_search(from_file: Visits) -> None:
    page = from_file("en/index.html")
    for letter in ("f", "s", "/"):
        page.keyboard.press(letter)
    expect(page.locator(".md-search__input")).not_to_be_focused()


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_the_scheme_is_chosen_by_keyboard_and_says_its_state(
    from_file: Visits, size: tuple[int, int]
) -> None:
    page = from_file("en/index.html", size=size, color_scheme="light")
    if size == PHONE:
        page.locator(".menu-button").click()
    button = page.locator(".scheme__button")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_another_language_opens_at_the_same_place_and_says_its_name(
    site: Path, from_file: Visits
) -> None:
    page = from_file("en/index.html")
    anchor = page.locator(".md-content__inner [id]:not(#top)").first.get_attribute("id")
    page.evaluate(f"location.hash = {anchor!r}")
    page.get_by_role("link", name="SV Svenska").click()
    page.wait_for_url(f"**/sv/index.html#{anchor}")
    expect(page.locator(f"[id='{anchor}']")).to_be_attached()


def test_landmarks_have_names_and_headings_leave_no_gap(site: Path, from_file: Visits) -> None:
    for name in pages_of(site):
        page = from_file(f"en/{name}")
        for landmark in ("banner", "main", "contentinfo", "search"):
            assert page.get_by_role(landmark).count() == 1, f"{name}: {landmark}"
        names = page.get_by_role("navigation").evaluate_all(
            "all => all.map(nav => nav.getAttribute('aria-label'))"
        )
        assert len(set(names)) == len(names) > 0, name
        assert all(names), name
        levels = page.locator("h1:visible, h2:visible, h3:visible, h4:visible").evaluate_all(
            "all => all.map(heading => Number(heading.tagName[1]))"
        )
        assert levels[0] == 1, name
        steps = [later - earlier for earlier, later in pairwise(levels)]
        assert max(steps, default=0) <= 1, name


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_controls_of_the_frame_are_large_enough(from_file: Visits, size: tuple[int, int]) -> None:
    page = from_file("en/index.html", size=size)
    found = page.locator(".md-header :is(a, button):visible, .contents a:visible, .steps a:visible")
    for control in found.all():
        box = control.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= LEAST_PX, control.inner_text()


def test_what_has_the_focus_is_never_under_the_header(from_file: Visits) -> None:
    page = from_file("en/index.html", size=(1280, 500))
    page.keyboard.press("End")
    page.locator(".footer a").last.focus()
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        top, header = page.evaluate("""() => {
          const one = document.activeElement;
          const header = document.querySelector(".md-header");
          const inside = header.contains(one) || one.closest(".md-skip, .md-sidebar, body:focus");
          return [inside ? Infinity : one.getBoundingClientRect().bottom,
                  header.getBoundingClientRect().bottom];
        }""")
        assert top is None or top > header


def test_a_page_stays_where_it_is_while_the_header_has_the_focus(from_file: Visits) -> None:
    page = from_file("en/index.html", size=(1280, 500))
    page.evaluate("document.fonts.ready.then(() => scrollTo(0, 300))")
    place = page.evaluate("scrollY")
    assert place > 0
    controls = page.locator(".md-header :is(a, button):visible")
    assert controls.count() > 4
    for control in controls.all():
        control.focus()
        assert page.evaluate("scrollY") == place


def test_no_page_is_wider_than_the_narrowest_window_even_with_wide_spacing(
    site: Path, from_file: Visits
) -> None:
    for name in pages_of(site):
        page = from_file(f"en/{name}", size=NARROWEST)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST[0], name
        # The policy of the page forbids foreign style sheets, not what its own objects say.
        page.evaluate(
            "rules => { const s = new CSSStyleSheet(); s.replaceSync(rules);"
            " document.adoptedStyleSheets = [s]; }",
            SPACING,
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST[0], name
        cut = page.locator(
            ".md-header :is(a, button):visible, h1, h2, .key-number:visible"
        ).evaluate_all(
            "all => all.filter(e => getComputedStyle(e).overflowX !== 'visible'"
            " && e.scrollWidth > e.clientWidth + 1).map(e => e.textContent)"
        )
        assert cut == [], name


def test_without_script_the_label_opens_the_drawer(from_file: Visits) -> None:
    page = from_file("en/index.html", size=PHONE, java_script_enabled=False)
    expect(page.locator(".search-button")).to_be_hidden()
    page.locator(".menu-button").click()
    expect(page.locator(".md-sidebar .contents")).to_be_visible()


def test_forced_colours_underline_the_language_of_the_page(from_file: Visits) -> None:
    page = from_file("en/index.html", forced_colors="active")
    marked = page.locator(".languages [aria-current]")
    expect(marked).to_have_css("text-decoration-line", "underline")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_give_drawings_the_letters_and_the_ground_of_the_system(
    from_file: Visits, scheme: str
) -> None:
    page = from_file("en/dimensions.html", forced_colors="active", color_scheme=scheme)
    page.locator(".scheme__button").click()  # what the reader chose here changes nothing
    ground, letters = page.evaluate(
        "() => { const one = document.body.appendChild(document.createElement('i'));"
        " one.style.cssText = 'color: CanvasText; background: Canvas';"
        " const look = getComputedStyle(one); return [look.backgroundColor, look.color]; }"
    )
    drawing = page.locator(".chart__drawing--wide").first
    assert ground != letters
    behind = drawing.evaluate("one => getComputedStyle(one).backgroundColor")
    assert behind == ground or behind.endswith(", 0)")
    inks = drawing.locator("g:not([class*=on_]) > text").evaluate_all(
        "all => all.map(one => getComputedStyle(one).fill)"
    )
    assert set(inks) == {letters}


def test_a_dark_screen_gets_the_dark_scheme_before_anything_is_touched(from_file: Visits) -> None:
    page = from_file("en/index.html", color_scheme="dark")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    expect(page.locator(".scheme__button")).to_have_attribute("aria-pressed", "true")
    page.locator(".scheme__button").click()
    expect(page.locator(".scheme__button")).to_have_attribute("aria-pressed", "false")
    page.reload()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "default"  # what was chosen


def test_nothing_moves_for_those_who_asked_for_that(from_file: Visits) -> None:
    page = from_file("en/index.html", size=PHONE, reduced_motion="reduce")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(e =>"
        " parseFloat(getComputedStyle(e).transitionDuration) > 0.01"
        " && getComputedStyle(e).transitionProperty !== 'none').length"
    )
    assert moving == 0
