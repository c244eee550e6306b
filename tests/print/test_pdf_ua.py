"""What the tagged PDFs of the demo promise to screen readers, printers and archives."""

import re
from pathlib import Path

import page as page_validation
import pikepdf
import pytest
from pypdf import PdfReader

from print_builder import printed
from spegla.render.paper import EDITIONS
from spegla.render.pdf import render_pdf
from tag_tree import elements_of

pytestmark = pytest.mark.print

LANGUAGES = ("en", "sv", "nl")
PAPERS = [f"{edition.name}-{language}" for edition in EDITIONS for language in LANGUAGES]
A4, A3 = (595, 842), (842, 1191)
SIZES = {
    "report": {A4},
    "one-page": {A4},
    "workshop": {A4, A4[::-1], A3[::-1]},
}
FAMILIES = {"Spegla-Sans", "Spegla-Sans-Semi-Bold", "Spegla-Sans-Bold", "Spegla-Serif-Medium"}
MARK = re.compile(rb"/(\w+)\s<<\s?/MCID (\d+)\s?>>\sBDC")
NO_ALTERNATIVES = {"", "chart", "figure", "image", "diagram", "grafiek", "bild", "afbeelding"}


@pytest.fixture(scope="session", params=PAPERS)
def paper(request: pytest.FixtureRequest, demo_build: Path) -> Path:
    """Each edition of the demo in each language."""
    return demo_build / "pdf" / f"{request.param}.pdf"


def test_a_checker_finds_nothing_in_any_edition(paper: Path) -> None:
    report = page_validation.validate_pdf(paper, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


def test_every_figure_says_what_it_shows(paper: Path) -> None:
    with pikepdf.open(paper) as document:
        figures = [each for each in elements_of(document) if each.S == "/Figure"]
        for figure in figures:
            said = str(figure.get("/Alt", "")).strip()
            assert said.casefold() not in NO_ALTERNATIVES
            assert len(said) > 10, said
    if paper.name.startswith("report"):
        assert len(figures) > 20


def test_pages_are_labelled_with_the_numbers_that_are_printed(paper: Path) -> None:
    labels = PdfReader(paper).page_labels
    assert labels == [str(number) for number in range(1, len(labels) + 1)]


def test_every_mark_of_text_is_in_the_tag_tree(paper: Path) -> None:
    with pikepdf.open(paper) as document:
        held = {each.objgen for each in elements_of(document)}
        marked = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
        for page in document.pages:
            owners = marked[int(page.obj.StructParents)]
            for _, mark in MARK.findall(page.obj.Contents.read_bytes()):
                assert owners[int(mark)].objgen in held


def test_running_lines_are_artifacts_of_pagination(demo_build: Path) -> None:
    with pikepdf.open(demo_build / "pdf" / "report-en.pdf") as document:
        without = [
            number
            for number, page in enumerate(document.pages, start=1)
            if b"/Artifact\n<</Type /Pagination>>" not in page.obj.Contents.read_bytes()
        ]
    assert without in ([], [1])


def test_links_stay_where_the_document_is_printed(paper: Path) -> None:
    with pikepdf.open(paper) as document:
        for page in document.pages:
            for annotation in page.obj.get("/Annots", []):
                assert int(annotation.F) & 4


def test_only_our_fonts_are_there_whole_and_cut_down(paper: Path) -> None:
    with pikepdf.open(paper) as document:
        fonts = [
            each
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"
        ]
        assert fonts
        for font in fonts:
            tag, _, family = str(font.FontName).lstrip("/").partition("+")
            assert re.fullmatch("[A-Z]{6}", tag)
            assert family in FAMILIES
            assert any(key in font for key in ("/FontFile2", "/FontFile3"))


def test_pages_have_the_size_of_their_edition(paper: Path) -> None:
    with pikepdf.open(paper) as document:
        boxes = {tuple(round(float(x)) for x in page.mediabox[2:]) for page in document.pages}
    edition = paper.stem.rpartition("-")[0]
    assert boxes <= SIZES[edition]


def test_the_document_says_its_title_language_and_author(paper: Path) -> None:
    with pikepdf.open(paper) as document:
        assert str(document.Root.Lang) == paper.stem.rpartition("-")[2]
        assert "Nordkust Energi" in str(document.docinfo.Title)
        assert str(document.docinfo.Author) == "Nordkust Energi"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert str(document.docinfo.CreationDate).startswith("D:20261012")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_has_an_outline(demo_build: Path, language: str) -> None:
    path = demo_build / "pdf" / f"report-{language}.pdf"
    with pikepdf.open(path) as document, document.open_outline() as outline:
        assert len(outline.root) >= 5


@pytest.mark.parametrize("edition", [edition.name for edition in EDITIONS])
def test_the_same_document_gives_the_same_bytes(edition: str) -> None:
    html = printed(edition=edition)
    assert render_pdf(html) == render_pdf(html)
