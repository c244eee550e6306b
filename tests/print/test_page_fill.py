"""Paper is filled: no page is nearly empty, and nothing is parted that belongs together."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from page_pictures import filled_shares

pytestmark = pytest.mark.print

LEAST = 0.25
PAGES = range(50, 71)
"""Of the demo, whose report has every part there is."""
NUMBERED = re.compile(r"^(?P<label>.+?) +\.[ .]*(?P<number>\d+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def demo(demo_build: Path) -> Path:
    """The demo's report in English."""
    return demo_build / "pdf" / "report-en.pdf"


def first_pages(reader: PdfReader) -> dict[int, list[str]]:
    """Which bookmarks of chapters and of their parts stand on which page, from 1."""
    found: dict[int, list[str]] = {}

    def below(outline: Sequence[Any], depth: int) -> None:
        for entry in outline:
            if isinstance(entry, list):
                below(entry, depth + 1)
            elif depth <= 1:
                number = reader.get_destination_page_number(entry)
                assert number is not None
                found.setdefault(number + 1, []).append(str(entry.title))

    below(reader.outline, 0)
    return found


def contents_of(reader: PdfReader) -> dict[str, int]:
    """The chapters that the contents name, with the numbers of their pages."""
    text = "\n".join(page.extract_text() for page in reader.pages[1:3])
    return {match["label"]: int(match["number"]) for match in NUMBERED.finditer(text)}


@pytest.mark.parametrize("language", ["sv", "en", "nl"])
def test_no_page_is_nearly_empty(demo_build: Path, language: str, tmp_path: Path) -> None:
    """A chapter may end where it ends, as long as it fills a quarter of its last page."""
    report = demo_build / "pdf" / f"report-{language}.pdf"
    shares = dict(enumerate(filled_shares(report, tmp_path), start=1))
    assert {page: share for page, share in shares.items() if share < LEAST} == {}


def test_only_the_last_page_of_a_chapter_is_half_empty(demo: Path, tmp_path: Path) -> None:
    """Within a chapter white space is what a figure, which is never parted, did not fit into."""
    begins = set(contents_of(PdfReader(demo)).values())
    shares = dict(enumerate(filled_shares(demo, tmp_path), start=1))
    within = {page: share for page, share in shares.items() if page + 1 not in begins}
    within.pop(len(shares))
    assert {page: share for page, share in within.items() if share < 0.5} == {}


def test_the_report_has_as_many_pages_as_a_meeting_can_use(demo: Path) -> None:
    reader = PdfReader(demo)
    assert len(reader.pages) in PAGES
    body = contents_of(reader)["Tables"] - 1
    assert body <= 48


def test_the_outline_holds_the_chapters_of_the_contents_on_their_pages(demo: Path) -> None:
    reader = PdfReader(demo)
    contents, marks = contents_of(reader), first_pages(reader)
    assert len(contents) >= 20
    for label, number in contents.items():
        assert label in marks[number]
        assert reader.page_labels[number - 1] == str(number)


def test_the_appendix_and_the_last_page_close_the_report(demo: Path) -> None:
    reader = PdfReader(demo)
    labels = list(contents_of(reader))
    assert labels[-4:] == ["Tables", "The questions", "Glossary", "Method and anonymity in short"]
    assert contents_of(reader)[labels[-1]] == len(reader.pages)


def test_terms_are_explained_at_the_foot_before_the_appendix(demo: Path) -> None:
    reader = PdfReader(demo)
    last = contents_of(reader)["Tables"]
    text = [" ".join(page.extract_text().split()) for page in reader.pages]
    meaning = "put on a scale from 0 to 100, then the mean over all."
    found = [number for number, page in enumerate(text, start=1) if meaning in page]
    assert len(found) == 1
    assert found[0] < last
