"""Weight and calm of each page of a built site, as a table; figures for comparison, never a test.

A row is a page: its bytes as they lie and as a server sends them (gzip), the requests, all before
the chart bundle is asked for, and the layout shift while a reader scrolls to its end and charts
become live. Then what Lighthouse says of two pages, with the times that it reckons for a phone on
a slow line and for a desktop.

Run with ``python benchmarks/pages.py SITE [LANGUAGE]``; it takes some minutes, on a quiet machine.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Response, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from chromium import ARGUMENTS, find_chromium
from lighthouse import look_at, scores
from site_server import serving

BUNDLE = "vega.js"
TWO = ("index.html", "dimension-trust.html")
WATCHED = """() => {
  window.shifted = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) window.shifted += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}"""
DISPLAYED = ".chart__drawing:visible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """One page: kilobytes raw and sent and requests before the bundle, shift to its end."""

    raw_kb: float
    sent_kb: float
    requests: int
    shift: float


def weigh(browser: Browser, address: str) -> Weight:
    """What one page weighs for a reader who was never there before.

    Args:
        browser: The browser to open it with.
        address: The page, served.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    answered: list[Response] = []

    def keep(response: Response) -> None:
        answered.append(response)

    page.on("response", keep)
    page.add_init_script(f"({WATCHED})()")
    page.goto(address, wait_until="networkidle")
    early = [each for each in answered if not each.url.endswith(BUNDLE)]
    raw = sum(len(each.body()) for each in early)
    sizes = [each.request.sizes() for each in early]
    sent = sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes)
    shift = _shift_to_the_end(page)
    context.close()
    return Weight(raw_kb=raw / 1000, sent_kb=sent / 1000, requests=len(early), shift=shift)


def _shift_to_the_end(page: Page) -> float:
    # Charts wait for the first sign of a reader, also where nothing has to be scrolled.
    page.mouse.move(1, 1)
    for drawing in page.locator(DISPLAYED).all():
        drawing.scroll_into_view_if_needed()
        page.wait_for_function(
            "one => one.dataset.state === 'live'", arg=drawing.element_handle(), timeout=60_000
        )
    return float(page.evaluate("window.shifted"))


def weights(site: Path, language: str, home: str) -> Iterator[tuple[str, Weight]]:
    """Each page of one language with its weight, in the order of their names."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        for path in sorted((site / language).glob("*.html")):
            yield path.name, weigh(browser, f"{home}/{language}/{path.name}")
        browser.close()


def main() -> None:
    """Print the tables."""
    site, language = Path(sys.argv[1]), [*sys.argv[2:], "en"][0]
    with serving(site) as home:
        print(f"{'page':<34}{'raw KB':>8}{'sent KB':>9}{'requests':>10}{'shift':>8}")
        for name, weight in weights(site, language, home):
            print(
                f"{name:<34}{weight.raw_kb:8.0f}{weight.sent_kb:9.0f}"
                f"{weight.requests:10}{weight.shift:8.4f}",
                flush=True,
            )
        print(f"\n{'Lighthouse':<34}{'performance':>13}{'accessibility':>15}{'best practices':>16}")
        for name in TWO:
            for screen in ("phone", "desktop"):
                address = f"{home}/{language}/{name}"
                report = look_at(address, is_desktop=screen == "desktop", is_timed=True)
                points = scores(report)
                print(
                    f"{name + ', ' + screen:<34}{points['performance']:13}"
                    f"{points['accessibility']:15}{points['best-practices']:16}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
