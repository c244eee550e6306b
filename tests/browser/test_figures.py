"""What a reader takes along from a chart: a picture, its numbers, its address."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from playwright.sync_api import Download, Locator, Page, expect

from browser_visits import PHONE, Visits

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
SEPARATORS = {"en": ",", "sv": ";", "nl": ";"}
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
SHARE, COPY, PNG, SAVE_SVG, CSV, LINK = range(6)
"""The buttons below a chart, in their order."""


def page_with_a_chart(site: Path, language: str) -> str:
    pages = sorted((site / language).glob("*.html"))
    return next(
        f"{language}/{page.name}"
        for page in pages
        if 'class="chart"' in page.read_text(encoding="utf-8")
    )


def languages_of(site: Path) -> Iterator[str]:
    return (name for name in SEPARATORS if (site / name / "index.html").exists())


def tool(page: Page, place: int) -> Locator:
    return page.locator("figure.chart").first.locator(".tools .tool:not(.table .tool)").nth(place)


def opened(from_file: Visits, path: str, **settings: Any) -> Page:
    page = from_file(path, **settings)
    tool(page, SHARE).click()
    return page


def saved(page: Page, place: int) -> tuple[str, bytes]:
    with page.expect_download() as download:
        tool(page, place).click()
    return content(download.value)


def content(download: Download) -> tuple[str, bytes]:
    return download.suggested_filename, Path(download.path()).read_bytes()


def status(page: Page) -> Locator:
    return page.locator("figure.chart").first.locator(".tools > [role=status]")


def read_svg(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - written by our own page a moment ago


def texts_of(picture: ET.Element) -> str:
    return " ".join(" ".join(text.itertext()) for text in picture.iter(f"{SVG}text"))


def words(text: str | None) -> str:
    return " ".join((text or "").split())


def test_the_saved_drawing_says_all_that_stands_around_the_chart(
    site: Path, from_file: Visits
) -> None:
    page = opened(from_file, page_with_a_chart(site, "en"), size=PHONE)
    name, drawing = saved(page, SAVE_SVG)
    assert re.fullmatch(r"[a-z0-9-]+\.svg", name)
    picture = read_svg(drawing)
    figure = page.locator("figure.chart").first
    heading = page.locator(f"#{figure.get_attribute('aria-labelledby')}")
    said = words(texts_of(picture))
    source = page.locator("meta[name=source]").get_attribute("content")
    caption = figure.locator("figcaption").evaluate("one => one.firstChild.textContent")
    subline = page.locator("figure.chart").first.locator("xpath=preceding-sibling::*[1]")
    for text in (heading.text_content(), subline.text_content(), caption, source):
        assert words(text) in said
    title, described = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None
    assert title.text == heading.text_content()
    assert described is not None
    assert described.text == figure.locator(".chart__drawing--wide").get_attribute("aria-label")


def test_the_saved_drawing_stands_alone(site: Path, from_file: Visits) -> None:
    page = opened(from_file, page_with_a_chart(site, "en"))
    _, drawing = saved(page, SAVE_SVG)
    picture = read_svg(drawing)
    kept = {element.tag.removeprefix(SVG) for element in picture.iter()}
    assert kept <= {"svg", "title", "desc", "style", "g", "path", "line", "rect", "text", "tspan"}
    named = {name for element in picture.iter() for name in element.attrib}
    assert not [name for name in named if name.startswith(("on", "data-", "aria-"))]
    assert not named & {"id", "class", "href"}
    style = picture.findtext(f"{SVG}style") or ""
    addresses = re.findall(r"url\(\W?(.{20})", style)
    assert len(addresses) >= 4
    assert set(addresses) == {"data:font/woff2;base"}


def test_the_picture_is_light_whatever_the_page_looks_like(site: Path, from_file: Visits) -> None:
    path = page_with_a_chart(site, "en")
    light, dark = (
        saved(opened(from_file, path, color_scheme=scheme), SAVE_SVG)[1]
        for scheme in ("light", "dark")
    )
    assert light == dark


def test_the_saved_picture_is_the_drawing_at_twice_its_size(
    site: Path, from_server: Visits
) -> None:
    page = opened(from_server, page_with_a_chart(site, "en"))
    drawing = read_svg(saved(page, SAVE_SVG)[1])
    name, pixels = saved(page, PNG)
    assert name.endswith(".png")
    image = Image.open(io.BytesIO(pixels)).convert("RGB")
    assert image.size == (2 * int(drawing.attrib["width"]), 2 * int(drawing.attrib["height"]))
    assert image.getpixel((0, 0)) == (255, 255, 255)
    colours = image.getcolors(maxcolors=1 << 20)
    assert colours is not None
    assert len(colours) > 20
    inked = sum(count for count, colour in colours if colour != (255, 255, 255))
    assert 0.005 < inked / (image.width * image.height) < 0.6


def test_the_letters_of_the_picture_are_those_of_the_page(site: Path, from_file: Visits) -> None:
    page = opened(from_file, page_with_a_chart(site, "en"))
    _, with_fonts = saved(page, PNG)
    page.route("**/faces.js", lambda route: route.fulfill(body="spegla.faces='';"))
    page.reload()
    tool(page, SHARE).click()
    _, without = saved(page, PNG)
    assert with_fonts != without


def numbers_shown(page: Page) -> list[list[str]]:
    table = page.locator("figure.chart").first.locator("table")
    rows: list[list[str]] = table.evaluate(
        "table => Array.from(table.rows, row => Array.from(row.cells, cell => cell.textContent))"
    )
    return rows


def plain(text: str, language: str) -> str:
    """A cell as a spreadsheet should get it, worked out apart from the script."""
    text = words(text)
    number = text.replace("\u2212", "-").removesuffix("%").replace(" ", "")
    if re.fullmatch(r"[+-]?[\d,.]+", number):
        return number if language != "en" else number.replace(",", "")
    if text.endswith("%"):
        return text.removesuffix("%").rstrip()
    return "'" + text if text[:1] in {"+", "-", "=", "@"} else text


def test_the_saved_numbers_are_those_of_the_table(site: Path, from_file: Visits) -> None:
    for language in languages_of(site):
        page = opened(from_file, page_with_a_chart(site, language))
        name, written = saved(page, CSV)
        assert name.endswith(".csv")
        assert written.startswith(b"\xef\xbb\xbf")
        text = io.StringIO(written.decode("utf-8-sig"), newline="")
        headings, *rows = csv.reader(text, delimiter=SEPARATORS[language])
        expected, *cells = numbers_shown(page)
        assert [heading.removesuffix(" (%)") for heading in headings] == [*map(words, expected)]
        assert rows == [[plain(cell, language) for cell in row] for row in cells]
        expect(status(page)).to_contain_text(name)


def test_without_a_clipboard_the_picture_is_saved(site: Path, from_server: Visits) -> None:
    page = from_server(page_with_a_chart(site, "en"))
    page.add_init_script(NO_CLIPBOARD)
    page.reload()
    tool(page, SHARE).click()
    name, picture = saved(page, COPY)
    assert picture.startswith(b"\x89PNG")
    expect(status(page)).to_contain_text(name)


def test_the_picture_goes_to_the_clipboard(site: Path, from_server: Visits) -> None:
    page = opened(from_server, page_with_a_chart(site, "en"))
    page.evaluate(
        "() => { navigator.clipboard.write = async ([item]) => {"
        " window.copied = (await item.getType('image/png')).size; }; }"
    )
    tool(page, COPY).click()
    expect(status(page)).to_have_text("Copied")
    assert page.evaluate("window.copied") > 1000


def test_a_link_leads_to_the_figure(site: Path, from_file: Visits) -> None:
    page = from_file(page_with_a_chart(site, "en"))
    page.add_init_script(NO_CLIPBOARD)
    page.reload()
    tool(page, SHARE).click()
    tool(page, LINK).click()
    expect(status(page)).to_have_text("The link is in the address bar")
    anchor = page.locator("figure.chart").first.get_attribute("aria-labelledby")
    assert page.url.endswith(f"#{anchor}")
    page.reload()
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_everything_is_reached_by_keyboard(site: Path, from_file: Visits) -> None:
    page = from_file(page_with_a_chart(site, "en"))
    opener = tool(page, SHARE)
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    for _ in range(CSV):
        page.keyboard.press("Tab")
    expect(tool(page, CSV)).to_be_focused()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert content(download.value)[0].endswith(".csv")


def test_the_header_covers_no_heading_that_a_link_leads_to(site: Path, from_file: Visits) -> None:
    path = page_with_a_chart(site, "en")
    page = from_file(path)
    anchors = page.locator("h2[id], h3[id], .table[id]:not(figure *), .anchor[id]")
    for anchor in anchors.evaluate_all("all => all.map(one => one.id)"):
        page.evaluate("anchor => { location.hash = anchor; }", anchor)
        top = page.locator(f"#{anchor}").evaluate("one => one.getBoundingClientRect().top")
        bottom = page.locator(".md-header").evaluate("one => one.getBoundingClientRect().bottom")
        assert top >= bottom, anchor
