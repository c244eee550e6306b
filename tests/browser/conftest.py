"""A real browser, and the built site as it is opened: from a file and from a sub-path."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser_visits import Visits
from chromium import ARGUMENTS, MISSING, find_chromium
from shared_builds import built_once
from site_builder import build_real_site, hand_page
from site_server import serving


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a built site: the one that ``SPEGLA_SITE`` names, or the smallest."""
    named = os.environ.get("SPEGLA_SITE")
    if named:
        return Path(named).resolve()
    folder = built_once(
        tmp_path_factory, "built", lambda folder: build_real_site(folder, [hand_page()])
    )
    return folder / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = find_chromium()
    if program is None:
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """Address of the site below a sub-path of a server on this machine."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def demo_site(request: pytest.FixtureRequest) -> Path:
    """Folder of the demo's site: the one that ``SPEGLA_SITE`` names, or a new one."""
    named = os.environ.get("SPEGLA_SITE")
    if named:
        return Path(named).resolve()
    output: Path = request.getfixturevalue("demo_build")
    return output / "site"


@pytest.fixture(scope="session")
def demo_served(demo_site: Path) -> Iterator[str]:
    """Address of the demo below a sub-path of a server on this machine."""
    with serving(demo_site) as address:
        yield address


@pytest.fixture
def from_file(browser: Browser, site: Path) -> Iterator[Visits]:
    """Opens pages from their files, where browsers forbid the most: how pages behave is seen here.

    In the end nothing may have gone wrong, as with every way to open pages.
    """
    visits = Visits(browser, site.as_uri())
    yield visits
    visits.finish()


@pytest.fixture
def from_server(browser: Browser, served: str) -> Iterator[Visits]:
    """Opens pages from a server, for what browsers do in another way there."""
    visits = Visits(browser, served)
    yield visits
    visits.finish()


@pytest.fixture(params=["from_file", "from_server"], ids=["file", "http"])
def visit(request: pytest.FixtureRequest) -> Visits:
    """Opens pages in both ways, one after the other, for what every reader is promised."""
    visits: Visits = request.getfixturevalue(request.param)
    return visits
