"""Firefox reads the demo: no complaint, nothing asked of other machines, everything works.

Playwright does not drive the Firefox that people have, so ``read_site.js`` does, by WebDriver BiDi.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from javascript_packages import package, run_node

pytestmark = pytest.mark.browser

READER = Path(__file__).parents[1] / "javascript" / "read_site.js"
OWN = ("data:", "blob:", "about:", "resource:", "chrome:")
"""Addresses that leave no machine."""
ASKED_OF = "method.html"


def languages_of(site: Path) -> list[str]:
    return sorted(folder.name for folder in site.iterdir() if (folder / "index.html").exists())


def word_to_find(site: Path, language: str) -> str:
    """The longest word in the title of a page."""
    html = (site / language / ASKED_OF).read_text(encoding="utf-8")
    title = html.split("<h1")[1].split(">")[1].split("<")[0]
    return max((word.strip(",.") for word in title.split()), key=len)


def displayed_charts(site: Path, path: str) -> int:
    return (site / path).read_text(encoding="utf-8").count('<figure class="chart')


@pytest.fixture(scope="module", params=["file", "http"])
def seen(request: pytest.FixtureRequest, demo_site: Path) -> dict[str, Any]:
    """What Firefox saw: by file all pages in the first language, by http in the last."""
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if firefox is None:
        pytest.skip("no Firefox on this machine: run sh tests/install-programs")
    package("puppeteer-core")
    is_file = request.param == "file"
    languages = languages_of(demo_site)
    language = languages[0 if is_file else -1]
    pages = sorted((demo_site / language).glob("*.html"))
    told = {
        "firefox": firefox,
        "home": demo_site.as_uri() if is_file else request.getfixturevalue("demo_served"),
        "pages": [f"{language}/{page.name}" for page in pages],
        "asked_of": ASKED_OF,
        "words": {f"{one}/index.html": word_to_find(demo_site, one) for one in languages},
    }
    answer: dict[str, Any] = json.loads(run_node([READER], told=json.dumps(told)))
    return {**answer, "told": told}


def test_firefox_has_nothing_to_complain_of(seen: dict[str, Any]) -> None:
    assert seen["complaints"] == []


def test_firefox_is_asked_for_nothing_of_other_machines(seen: dict[str, Any]) -> None:
    assert [address for address in seen["asked"] if not address.startswith(OWN)] == []


def test_every_chart_becomes_live_in_firefox(seen: dict[str, Any], demo_site: Path) -> None:
    live = {path: page["live"] for path, page in seen["pages"].items()}
    assert live == {path: displayed_charts(demo_site, path) for path in seen["told"]["pages"]}
    assert sum(live.values()) > 0


def test_search_leads_to_the_word_in_every_language(seen: dict[str, Any]) -> None:
    for path, word in seen["told"]["words"].items():
        assert word in seen["found"][path], path


def test_the_scheme_switches_in_every_language(seen: dict[str, Any]) -> None:
    assert set(seen["schemes"]) == set(seen["told"]["words"])
    for before, after in seen["schemes"].values():
        assert before != after
