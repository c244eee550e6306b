"""What programs call a PDF: each edition in each language by a name of its own."""

from pathlib import Path

import pikepdf
import pytest

from demo_report import LANGUAGES
from report_builder import make_writer
from spegla.render.paper import EDITIONS
from spegla.report.model import phrase

pytestmark = pytest.mark.print


def title_of(path: Path) -> str:
    """The title of a PDF, which both places where programs look for it must give."""
    with pikepdf.open(path) as document:
        title = str(document.docinfo.Title)
        assert document.open_metadata()["dc:title"] == title
        assert document.Root.ViewerPreferences.DisplayDocTitle
        return title


def test_no_two_pdfs_of_the_demo_have_the_same_title(demo_build: Path) -> None:
    titles = {path: title_of(path) for path in (demo_build / "pdf").glob("*.pdf")}
    assert len(titles) == len(EDITIONS) * len(LANGUAGES)
    assert len(set(titles.values())) == len(titles)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", ["one_page", "workshop"])
def test_a_title_says_whose_it_is_and_what(edition: str, language: str, demo_build: Path) -> None:
    name = f"{edition.replace('_', '-')}-{language}.pdf"
    words = {"client": "Nordkust Energi", "title": "", "wave": ""}
    expected = make_writer(language).text(phrase(f"print.title.{edition}", **words))
    assert title_of(demo_build / "pdf" / name).startswith(expected)
