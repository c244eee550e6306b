"""No page of the demo has a fault that axe-core knows, as it is opened or after use.

All languages have the same structure and colours (``test_languages.py``), so every page is read in
both schemes at both widths in the first of them, and in two of these four looks in the others.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from browser_visits import LAPTOP, PHONE, Visits
from javascript_packages import package

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
LIGHT: Final = "light"
DARK: Final = "dark"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ASKED = """tags => {
  // The shade that tells of scrolling lies at the edges; behind it axe-core sees no background.
  document.querySelectorAll(".table__frame").forEach(one => { one.style.background = "none"; });
  return axe.run(document, { runOnly: tags, resultTypes: ["violations"], preload: false });
}"""
WORN = """isDark => {
  const button = document.querySelector(".scheme__button");
  if (button && (button.getAttribute("aria-pressed") === "true") !== isDark) button.click();
}"""
LOOKS: tuple[tuple[tuple[int, int], Scheme], ...] = (
    (LAPTOP, LIGHT),
    (PHONE, LIGHT),
    (LAPTOP, DARK),
    (PHONE, DARK),
)
FIRST, CHARTED = "index.html", "dimension-trust.html"


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    return (package("axe-core") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def demo(browser: Browser, demo_served: str) -> Iterator[Visits]:
    """Opens pages of the demo, served since axe-core asks for style sheets, which files forbid."""
    visits = Visits(browser, demo_served)
    yield visits
    visits.finish()


def languages_of(site: Path) -> list[str]:
    return sorted(folder.name for folder in site.iterdir() if (folder / FIRST).exists())


def faults(page: Page, axe: str, state: str) -> list[str]:
    """What axe-core holds against a page as it is now, a line for each element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    found: dict[str, Any] = page.evaluate(ASKED, list(TAGS))
    return [
        f"{state}: {rule['id']} at {' '.join(map(str, node['target']))}: "
        + " ".join(node["failureSummary"].split())
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def wear(page: Page, size: tuple[int, int], scheme: Scheme) -> None:
    """Give an open page a size and a scheme: what it is opened with, or its button chooses."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.emulate_media(color_scheme=scheme)
    page.evaluate(WORN, scheme == DARK)


def test_no_page_has_a_fault(demo_site: Path, demo: Visits, axe: str) -> None:
    found = []
    for place, language in enumerate(languages_of(demo_site)):
        for path in sorted((demo_site / language).glob("*.html")):
            name = f"{language}/{path.name}"
            page = demo(name)
            for size, scheme in LOOKS if place == 0 else (LOOKS[0], LOOKS[-1]):
                wear(page, size, scheme)
                found += faults(page, axe, f"{name}, {scheme}, {size[0]} px")
    assert found == []


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_the_open_drawer_has_no_fault(demo: Visits, axe: str, scheme: str) -> None:
    page = demo(f"en/{FIRST}", size=PHONE, color_scheme=scheme)
    page.locator(".menu-button").click()
    expect(page.locator(".md-sidebar .contents a").first).to_be_in_viewport()
    assert faults(page, axe, "drawer") == []


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_search_with_results_has_no_fault(
    demo: Visits, axe: str, scheme: str, size: tuple[int, int]
) -> None:
    page = demo(f"en/{FIRST}", size=size, color_scheme=scheme)
    word = page.locator("h1").inner_text().split()[0]
    if size == PHONE:
        page.locator(".search-button").click()
    page.locator(".md-search__input").click()
    page.keyboard.type(word)
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert faults(page, axe, "search") == []


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_unfolded_tables_have_no_fault(
    demo: Visits, axe: str, scheme: str, size: tuple[int, int]
) -> None:
    page = demo(f"en/{CHARTED}", size=size, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.locator("table:visible").count() > 1
    assert faults(page, axe, "tables") == []


@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_live_charts_and_their_tips_have_no_fault(demo: Visits, axe: str, scheme: str) -> None:
    page = demo(f"en/{CHARTED}", color_scheme=scheme)
    for drawing in page.locator(".chart__drawing:visible").all():
        drawing.scroll_into_view_if_needed()
        expect(drawing).to_have_attribute("data-state", "live")
        drawing.hover()
        assert faults(page, axe, "pointed at") == []
        drawing.focus()
        page.keyboard.press("ArrowRight")
        assert faults(page, axe, "read by keyboard") == []


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_the_meeting_view_has_no_fault(
    demo: Visits, axe: str, scheme: str, size: tuple[int, int]
) -> None:
    page = demo(f"en/{FIRST}", size=size, color_scheme=scheme)
    word = page.evaluate("window.spegla.word('meeting.open')")
    if size == PHONE:
        page.locator(".menu-button").click()
    page.get_by_role("button", name=word).first.click()
    expect(page.locator(".is-meeting")).to_be_attached()
    assert faults(page, axe, "meeting") == []
    page.keyboard.press("ArrowRight")
    assert faults(page, axe, "meeting, second") == []
