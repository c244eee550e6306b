"""Draws the pictures of README.md and docs/design.md from a built demo.

Run it from the root of the repository, after ``make report`` and ``make test`` set things up::

    python tests/browser/pictures.py build/site docs/images
"""

import io
import sys
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from chromium import ARGUMENTS, find_chromium

Scheme = Literal["light", "dark"]

_GAP = 40

_NUMBERED = """(parts) => {
  for (const [number, selector] of parts.entries()) {
    const part = document.querySelector(selector);
    const mark = document.createElement("b");
    mark.textContent = number + 1;
    mark.style.cssText = "position:absolute;left:6px;font:600 15px 'Spegla Sans';color:#ba5b19";
    mark.style.top = part.getBoundingClientRect().top + scrollY + 2 + "px";
    document.body.append(mark);
  }
}"""


def draw(site: Path, images: Path) -> None:
    """Writes every picture into a folder.

    Args:
        site: The demo's built site, with English in it.
        images: Where the pictures go.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        home = (site / "en").as_uri()
        pictures = {
            "first-page": _first_page(browser, home),
            "chart-anatomy": _anatomy(browser, home),
            "meeting-view": _meeting(browser, home),
            "phone-and-dark": _phone_and_dark(browser, home),
        }
        browser.close()
    for name, picture in pictures.items():
        # A page has few colours, so a palette of them is a third of the bytes.
        picture.quantize(colors=96, dither=Image.Dither.NONE).save(
            images / f"{name}.png", optimize=True
        )


def _opened(browser: Browser, address: str, width: int, height: int, scheme: Scheme) -> Page:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(address)
    page.evaluate("document.fonts.ready")
    return page


def _picture(page: Page) -> Image.Image:
    return _opened_picture(page.screenshot())


def _opened_picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def _first_page(browser: Browser, home: str) -> Image.Image:
    return _picture(_opened(browser, f"{home}/index.html", 1280, 1500, "light"))


def _anatomy(browser: Browser, home: str) -> Image.Image:
    page = _opened(browser, f"{home}/mirror.html", 1100, 900, "light")
    heading = page.locator("h2:has(+ .subline + figure)").first
    anchor = heading.get_attribute("id")
    page.evaluate("document.querySelector('.md-header').style.position = 'static'")
    chart = f"#{anchor} + .subline + figure"
    parts = [f"#{anchor}", f"#{anchor} + .subline", f"{chart} svg", f"{chart} figcaption"]
    page.evaluate(_NUMBERED, [*parts, f"{chart} summary"])
    top, bottom = heading.bounding_box(), page.locator(chart).bounding_box()
    assert top is not None
    assert bottom is not None
    height = bottom["y"] + bottom["height"] - top["y"] + 2 * _GAP
    return _opened_picture(
        page.screenshot(
            full_page=True, clip={"x": 0, "y": top["y"] - _GAP, "width": 1100, "height": height}
        )
    )


def _meeting(browser: Browser, home: str) -> Image.Image:
    page = _opened(browser, f"{home}/mirror.html", 1280, 720, "light")
    page.get_by_role("button", name="Meeting view").click()
    page.keyboard.press("ArrowRight")
    return _picture(page)


def _phone_and_dark(browser: Browser, home: str) -> Image.Image:
    address = f"{home}/dimension-proactivity.html"
    phone = _picture(_opened(browser, address, 390, 900, "light"))
    dark = _picture(_opened(browser, address, 1180, 900, "dark"))
    both = Image.new("RGB", (phone.width + _GAP + dark.width, 900), "white")
    both.paste(phone, (0, 0))
    both.paste(dark, (phone.width + _GAP, 0))
    return both


if __name__ == "__main__":
    draw(Path(sys.argv[1]), Path(sys.argv[2]))
