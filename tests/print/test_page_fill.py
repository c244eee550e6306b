"""Paper is filled: no page is nearly empty, and nothing is parted that belongs together."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader

from page_pictures import filled_shares
from printed_contents import bookmarks, contents

pytestmark = pytest.mark.print

LEAST = 0.25
PAGES = range(50, 71)
"""Of the demo, whose report has every part there is."""


@pytest.fixture(scope="module")
def demo(demo_build: Path) -> Path:
    """The demo's report in English."""
    return demo_build / "pdf" / "report-en.pdf"


@pytest.mark.parametrize("language", ["sv", "en", "nl"])
def test_no_page_is_nearly_empty(demo_build: Path, language: str, tmp_path: Path) -> None:
    """A chapter may end where it ends, as long as it fills a quarter of its last page."""
    report = demo_build / "pdf" / f"report-{language}.pdf"
    shares = dict(enumerate(filled_shares(report, tmp_path), start=1))
    assert {page: share for page, share in shares.items() if share < LEAST} == {}


def test_only_the_last_page_of_a_chapter_is_half_empty(demo: Path, tmp_path: Path) -> None:
    """Within a chapter white space is what a figure, which is never parted, did not fit into."""
    begins = set(contents(PdfReader(demo)).values())
    shares = dict(enumerate(filled_shares(demo, tmp_path), start=1))
    within = {page: share for page, share in shares.items() if page + 1 not in begins}
    within.pop(len(shares))
    assert {page: share for page, share in within.items() if share < 0.5} == {}


def test_the_report_has_as_many_pages_as_a_meeting_can_use(demo: Path) -> None:
    reader = PdfReader(demo)
    assert len(reader.pages) in PAGES
    body = contents(reader)["Appendix A. Tables"] - 1
    assert body <= 48


def test_the_outline_holds_the_chapters_of_the_contents_on_their_pages(demo: Path) -> None:
    reader = PdfReader(demo)
    entries = contents(reader)
    assert len(entries) >= 20
    assert entries == {
        label: page for label, page in bookmarks(reader, deepest=1) if label in entries
    }
    assert all(reader.page_labels[page - 1] == str(page) for page in entries.values())


def test_the_appendix_and_the_last_page_close_the_report(demo: Path) -> None:
    reader = PdfReader(demo)
    entries = contents(reader)
    assert list(entries)[-4:] == [
        "Appendix A. Tables",
        "Appendix B. The questions",
        "Appendix C. Glossary",
        "Method and anonymity in short",
    ]
    assert entries["Method and anonymity in short"] == len(reader.pages)


def test_terms_are_explained_at_the_foot_before_the_appendix(
    demo: Path, demo_texts: Mapping[str, tuple[str, ...]]
) -> None:
    last = contents(PdfReader(demo))["Appendix A. Tables"]
    text = [" ".join(page.split()) for page in demo_texts[demo.name]]
    meaning = "put on a scale from 0 to 100, then the mean over all."
    found = [number for number, page in enumerate(text, start=1) if meaning in page]
    assert len(found) == 1
    assert found[0] < last
