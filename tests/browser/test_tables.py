"""Tables that sort, are filtered and show their ranges, in a real browser."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser_visits import PHONE, Visits
from report_builder import make_writer
from site_builder import templates
from spegla.render.templating import template_environment
from spegla.render.views.types import CellView, RowView, TableView

pytestmark = pytest.mark.browser

SCRIPTS = ("words", "numbers", "tables", "filters")
STYLES = ("tokens", "type", "blocks", "tools")
SORT_ALL = """() => {
  const rows = table => Array.from(table.tBodies[0].rows, row => row.textContent).sort().join();
  return [...document.querySelectorAll("table.numbers thead th")].filter(heading => {
    const table = heading.closest("table");
    const before = rows(table);
    heading.querySelector(":scope > .sort").click();
    return rows(table) !== before || heading.ariaSort !== "ascending";
  }).map(heading => heading.textContent);
}"""
"""Presses every heading; gives those that lose rows or do not say that they sort them."""
NO_BREAK, MINUS = "\u00a0", "\u2212"


def cell(text: str, *, align: str = "number", spread: str = "") -> CellView:
    return CellView(text=text, align=align, is_hidden=text == "protected", range=spread)


def table(rows: Sequence[Sequence[str]], *, headings: Sequence[str], total: bool = False) -> str:
    """The block of a table as the site has it, as HTML; the last row may be a total."""
    return written(
        [
            RowView(
                header=cell(name, align="text"),
                cells=tuple(map(cell, values)),
                is_total=total and place == len(rows),
            )
            for place, (name, *values) in enumerate(rows, start=1)
        ],
        headings,
    )


def written(rows: Sequence[RowView], headings: Sequence[str]) -> str:
    first, *others = headings
    view = TableView(
        anchor="numbers",
        caption="The numbers",
        columns=(cell(first, align="text"), *map(cell, others)),
        rows=tuple(rows),
        notes=(),
        measures=(),
        is_folded=False,
        explains_ranges=False,
    )
    environment = template_environment(templates(), make_writer("en"))
    return environment.get_template("blocks/table.md.j2").render(block=view)


def open_table(browser: Browser, folder: Path, block: str, *, language: str = "en") -> Page:
    """A page with nothing but a table, and the scripts and styles of the site."""
    messages = make_writer(language).wording.messages
    words = {
        key.removeprefix("script."): text
        for key, (text, *_) in messages.items()
        if key.startswith("script.")
    }
    for kind, names in (("css", STYLES), ("js", SCRIPTS)):
        for name in names:
            content = templates()[f"theme/assets/{kind}/{name}.{kind}"]
            (folder / f"{name}.{kind}").write_bytes(content)
    styles = "".join(f'<link rel="stylesheet" href="{name}.css">' for name in STYLES)
    scripts = "".join(f'<script src="{name}.js"></script>' for name in SCRIPTS)
    (folder / "table.html").write_text(
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>T</title>{styles}'
        f'<body class="md-typeset">{block}'
        f'<script type="application/json" id="script-words">{json.dumps(words)}</script>{scripts}',
        encoding="utf-8",
    )
    page = browser.new_page(viewport={"width": 900, "height": 900})
    page.goto((folder / "table.html").as_uri())
    return page


def names(page: Page) -> list[str]:
    return page.locator("tbody tr:visible th").all_text_contents()


def heading(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


ENGLISH = ("1,087", f"{MINUS}3", "+4", "0.5", "62%", "35–41", "<1%", "3rd")
ENGLISH_ORDER = (f"{MINUS}3", "0.5", "<1%", "3rd", "+4", "35–41", "62%", "1,087")
SWEDISH = (f"1{NO_BREAK}087", f"{MINUS}0,4", "+4", "0,5", f"62{NO_BREAK}%", "35–41", "3,75")
SWEDISH_ORDER = (f"{MINUS}0,4", "0,5", "3,75", "+4", "35–41", f"62{NO_BREAK}%", f"1{NO_BREAK}087")


@pytest.mark.parametrize(
    ("language", "values", "expected"),
    [("en", ENGLISH, ENGLISH_ORDER), ("sv", SWEDISH, SWEDISH_ORDER)],
)
def test_numbers_sort_by_value_up_down_and_back(
    browser: Browser,
    tmp_path: Path,
    language: str,
    values: tuple[str, ...],
    expected: tuple[str, ...],
) -> None:
    rows = [(value, value) for value in values]
    page = open_table(browser, tmp_path, table(rows, headings=("Name", "Value")), language=language)
    column = page.locator("thead th").nth(1)
    for direction, order in (("ascending", expected), ("descending", tuple(reversed(expected)))):
        heading(page, "Value").click()
        assert tuple(names(page)) == order
        expect(column).to_have_attribute("aria-sort", direction)
    heading(page, "Value").click()
    assert tuple(names(page)) == values
    assert column.get_attribute("aria-sort") is None


def test_texts_sort_as_the_language_has_them(browser: Browser, tmp_path: Path) -> None:
    block = table(
        [(name, "1") for name in ("Öster", "Zeta", "Ärlig", "Åre", "Arla")], headings="NV"
    )
    page = open_table(browser, tmp_path, block, language="sv")
    heading(page, "N").click()
    assert names(page) == ["Arla", "Zeta", "Åre", "Ärlig", "Öster"]


def test_days_sort_by_time(browser: Browser, tmp_path: Path) -> None:
    days = ("31 mars 2027", "26 februari 2027", "30 april 2026")
    block = table([(day, "1") for day in days], headings="NV")
    page = open_table(browser, tmp_path, block, language="sv")
    heading(page, "N").click()
    assert names(page) == ["30 april 2026", "26 februari 2027", "31 mars 2027"]


def test_values_that_are_not_there_stand_last_and_a_total_after_them(
    browser: Browser, tmp_path: Path
) -> None:
    rows = [("a", "protected"), ("b", "2"), ("c", "–"), ("d", "1"), ("all", "9")]
    page = open_table(browser, tmp_path, table(rows, headings="NV", total=True))
    heading(page, "V").click()
    assert names(page) == ["d", "b", "a", "c", "all"]
    heading(page, "V").click()
    assert names(page) == ["b", "d", "a", "c", "all"]


def test_sorting_and_filtering_keep_every_column_as_wide(browser: Browser, tmp_path: Path) -> None:
    rows = [(f"Row {place}" + "x" * place, str(10**place)) for place in range(9)]
    page = open_table(browser, tmp_path, table(rows, headings=("Name", "Value")))
    widths = "Array.from(document.querySelectorAll('th'), th => th.getBoundingClientRect().width)"
    before = sorted(page.evaluate(widths))
    heading(page, "Value").click()
    assert sorted(page.evaluate(widths)) == before
    page.get_by_role("searchbox").fill("Row 1x")
    assert names(page) == ["Row 1x"]
    after = page.locator("thead th").evaluate_all("all => all.map(th => th.offsetWidth)")
    page.get_by_role("searchbox").fill("")
    assert page.locator("thead th").evaluate_all("all => all.map(th => th.offsetWidth)") == after


def test_rows_are_found_by_keyboard(browser: Browser, tmp_path: Path) -> None:
    rows = [(f"Row {place}", "1") for place in range(12)]
    page = open_table(browser, tmp_path, table(rows, headings="NV"))
    page.keyboard.press("Tab")
    expect(page.get_by_label("Filter rows")).to_be_focused()
    page.keyboard.type("row 1")
    status = page.locator(".tools--above [role=status]")
    expect(status).to_have_text("3 of 12 rows")
    assert names(page) == ["Row 1", "Row 10", "Row 11"]
    page.keyboard.type("xyz")
    expect(status).to_have_text("No row holds that")
    page.keyboard.press("Escape")
    expect(status).to_have_text("")
    assert len(names(page)) == len(rows)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("thead th").first).to_have_attribute("aria-sort", "ascending")


def test_a_short_table_has_no_field(browser: Browser, tmp_path: Path) -> None:
    block = table([(str(place), "1") for place in range(7)], headings="NV")
    assert open_table(browser, tmp_path, block).get_by_role("searchbox").count() == 0


def test_ranges_are_shown_when_asked_for(browser: Browser, tmp_path: Path) -> None:
    row = RowView(
        header=cell("Trust", align="text"),
        cells=(cell("38", spread="38.0–38.3"), cell("212")),
        is_total=False,
    )
    page = open_table(browser, tmp_path, written([row], ("Name", "Index", "n")))
    seen = "one => getComputedStyle(one, '::after').content"
    value, base = page.locator("td").all()
    assert value.evaluate(seen) == "none"
    toggle = page.get_by_role("button", name="Show ranges")
    toggle.focus()
    page.keyboard.press("Enter")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    assert value.evaluate(seen) == '"38.0–38.3"'
    assert base.evaluate(seen) == "none"
    page.keyboard.press("Enter")
    assert value.evaluate(seen) == "none"
    value.hover()
    assert value.evaluate(seen) == '"38.0–38.3"'
    assert value.get_attribute("title") is None


def test_a_frame_is_a_stop_of_the_keyboard_only_where_it_scrolls(
    browser: Browser, tmp_path: Path
) -> None:
    rows = [("Name", *(["1000000000"] * 12))]
    block = table(rows, headings=("N", *(f"Column{place}" for place in range(12))))
    page = open_table(browser, tmp_path, block)
    region = page.get_by_role("group", name="The numbers")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    expect(region).to_have_attribute("tabindex", "0")
    region.focus()
    page.keyboard.press("ArrowRight")
    expect(region).not_to_have_js_property("scrollLeft", 0)
    page.set_viewport_size({"width": 2400, "height": 900})
    expect(region).to_have_count(0)


def test_every_table_of_the_site_sorts_by_each_column(site: Path, from_file: Visits) -> None:
    for place in sorted((site / "en").glob("*.html")):
        page = from_file(f"en/{place.name}")
        assert page.evaluate(SORT_ALL) == [], place.name
