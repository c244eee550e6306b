"""A report whose every text tries to be more than text, in the hands of a reader."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from browser_visits import PHONE, Visits
from hostile_engagement import FLAG, HOST, Planting, as_read, make_hostile, shown_on_site
from site_server import serving

pytestmark = pytest.mark.browser

ACTED = f"""() => [
    ...Object.keys(window).filter(name => name.startsWith("{FLAG}")),
    ...[...document.querySelectorAll("[id^=pwned]")].map(element => element.outerHTML),
    ...[...document.querySelectorAll("*")].flatMap(element => [...element.attributes]
        .filter(({{name, value}}) => name.startsWith("on")
            || /^(src|srcset|href|xlink:href|action|data|poster|style)$/.test(name)
                && /javascript:|{HOST}/i.test(value))
        .map(({{name, value}}) => `<${{element.tagName}} ${{name}}=${{value}}>`)),
]"""
"""What a payload may have left behind: a variable, an element, an attribute that acts."""
READ = """() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    const drawn = [...document.querySelectorAll("svg text, svg title, svg desc")];
    return [document.title, document.body.innerText, ...drawn.map(text => text.textContent)]
        .join(" ");
}"""
"""All that a page says, also in its drawings."""
SETTINGS = {"file": "light", "http": "dark"}
"""In which scheme pages are opened, by how they are opened."""
SEARCHED = 5
"""How many texts are searched for."""


@pytest.fixture(scope="module")
def planting(tmp_path_factory: pytest.TempPathFactory) -> Planting:
    """What is planted in the engagement: the same each time that it is made."""
    return make_hostile(tmp_path_factory.mktemp("planted"))


@pytest.fixture(scope="module", params=SETTINGS)
def home(request: pytest.FixtureRequest, hostile_build: Path) -> Iterator[tuple[str, str]]:
    """The address of the built site, and the scheme in which it is looked at."""
    site = hostile_build / "build" / "site"
    if request.param == "file":
        yield site.as_uri(), SETTINGS["file"]
        return
    with serving(site) as address:
        yield address, SETTINGS["http"]


def handle(page: Page) -> None:
    """Does what a reader does: scrolls, points, moves by keyboard, opens what can be opened."""
    page.keyboard.press("Shift")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    drawing = page.locator(".chart__drawing:visible").first
    if drawing.count():
        drawing.scroll_into_view_if_needed()
        page.keyboard.press("Shift")
        expect(drawing).to_have_attribute("data-state", "live")
        drawing.focus()
        for key in ("Home", "ArrowRight", "End", "Escape"):
            page.keyboard.press(key)
        mark = drawing.locator(".chart__live .mark-symbol path, .chart__live .mark-rect path")
        if mark.count():
            mark.last.hover(force=True)
    for _ in range(3):
        page.keyboard.press("Tab")


def test_nothing_that_people_wrote_is_more_than_text(
    browser: Browser, home: tuple[str, str], hostile_build: Path, planting: Planting
) -> None:
    address, scheme = home
    visits, dialogs, said = Visits(browser, address), [], []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    def visit(path: str) -> Page:
        page = visits(path, color_scheme=scheme)
        page.once("dialog", dismiss)
        return page

    pages = sorted((hostile_build / "build" / "site" / "en").glob("*.html"))
    assert len(pages) > 15
    for file in pages:
        page = visit(f"en/{file.name}")
        handle(page)
        said.append(page.evaluate(READ))
        assert page.evaluate(ACTED) == [], file.name
    read = as_read(" ".join(said))
    for mark, text in shown_on_site(planting).items():
        assert as_read(text) in read, (mark, planting.places[mark])
    page = visit("en/index.html")
    page.locator(".md-search__input").click()
    index = (hostile_build / "build/site/en/search/search_index.json").read_text(encoding="utf-8")
    found = [mark for mark in planting.texts if mark in index]
    for mark in found[:: len(found) // SEARCHED]:
        field = page.locator(".md-search__input")
        field.fill("")
        page.keyboard.type(mark)
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        assert page.evaluate(ACTED) == []
    page = visits("en/index.html", size=PHONE, color_scheme=scheme)
    page.locator(".menu-button").click()
    expect(page.locator(".md-sidebar--primary .contents")).to_be_visible()
    assert page.evaluate(ACTED) == []
    visits.finish()
    assert dialogs == []
