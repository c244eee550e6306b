"""A real browser, and the built site as it is opened: from a file and from a sub-path."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser_visits import Visits
from site_builder import build_real_site, hand_page

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a built site: the one that ``SPEGLA_SITE`` names, or the smallest."""
    named = os.environ.get("SPEGLA_SITE")
    if named:
        return Path(named).resolve()
    return build_real_site(tmp_path_factory.mktemp("built"), [hand_page()])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield browser
        browser.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Requests are not for the output of the tests."""


@pytest.fixture(scope="session")
def served(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the site below a sub-path of a server on this machine."""
    root = tmp_path_factory.mktemp("served")
    shutil.copytree(site, root / "deep" / "report")
    handler = functools.partial(_Quiet, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/deep/report"
        server.shutdown()
        thread.join()


@pytest.fixture(params=["file", "http"])
def visit(request: pytest.FixtureRequest, browser: Browser, site: Path) -> Iterator[Visits]:
    """Opens pages from a file and from a server; in the end nothing may have gone wrong."""
    is_file = request.param == "file"
    visits = Visits(browser, site.as_uri() if is_file else request.getfixturevalue("served"))
    yield visits
    visits.finish()
