"""What every test shares: how thorough Hypothesis is, and that a skip in CI is a failure."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from pypdf import PdfReader

from hostile_engagement import build_hostile
from shared_builds import built_once

ROOT = Path(__file__).parents[1]

LONG = ("browser/test_accessible.py", "leak/test_output.py")
"""Files that take minutes, of which each of two workers begins with one."""
FOLDERS = ("browser", "print", "leak", "contract", "property", "unit")
"""From the tests that take longest to those that fill the gaps in the end."""

# What the program keeps for its user, it keeps here: tests change nobody's own folders.
os.environ["XDG_CACHE_HOME"] = str(ROOT / ".pytest_cache" / "user")

settings.register_profile("spegla", deadline=None, derandomize=True)
settings.load_profile("spegla")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the expected files of tests/golden anew, to be reviewed as code; never in CI",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden is not for CI: golden files change by hand only.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest comes first, so that several workers are done at about the same time."""
    items.sort(key=lambda item: _turn(item.path))


@cache
def _turn(path: Path) -> int:
    tests = ROOT / "tests"
    begins = [*(tests / name for name in LONG), *(tests / name for name in FOLDERS)]
    turns = (turn for turn, place in enumerate(begins) if path.is_relative_to(place))
    return next(turns, len(begins))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    report = yield
    # The sample exports are nobody's to copy, so a checkout without them is no failure.
    is_allowed = "sample exports" in str(report.longrepr)
    if report.skipped and os.environ.get("CI") and not is_allowed:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, and in CI nothing may be: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def demo_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo built by the command line: site, PDFs and annex, in all languages, once."""

    def build(output: Path) -> None:
        command = [sys.executable, "-m", "spegla.cli", "build", str(ROOT), "--output", str(output)]
        subprocess.run(command, check=True, capture_output=True, text=True)

    return built_once(tmp_path_factory, "demo", build)


@pytest.fixture(scope="session")
def demo_texts(
    demo_build: Path, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, tuple[str, ...]]:
    """The text of each page of each PDF of the demo, by the name of the PDF.

    Read once for all workers: to take a hundred pages apart lasts a minute.
    """

    def read(folder: Path) -> None:
        folder.mkdir()
        texts = {
            path.name: [page.extract_text() for page in PdfReader(path).pages]
            for path in sorted((demo_build / "pdf").glob("*.pdf"))
        }
        (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")

    folder = built_once(tmp_path_factory, "demo-texts", read)
    texts: dict[str, list[str]] = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
    return {name: tuple(pages) for name, pages in texts.items()}


@pytest.fixture(scope="session")
def hostile_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with an engagement whose every text tries to be more, its build and what was said."""
    return built_once(tmp_path_factory, "hostile", build_hostile)
