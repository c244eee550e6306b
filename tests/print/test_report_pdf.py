import io
import shutil
import subprocess
from pathlib import Path

import numpy as np
import page as page_validation
import pytest
from pypdf import PdfReader

from print_builder import printed
from printed_contents import bookmarks, contents
from report_builder import make_report, make_writer
from spegla.errors import PdfError
from spegla.render.pdf import render_pdf

pytestmark = pytest.mark.print

PAPER = 250
FAMILIES = {"Spegla-Sans", "Spegla-Sans-Semi-Bold", "Spegla-Sans-Bold", "Spegla-Serif-Medium"}


def text_of(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())


def test_a_pdf_ua_checker_finds_nothing(pdf: Path) -> None:
    report = page_validation.validate_pdf(pdf, profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


def test_only_our_fonts_are_used_and_all_are_embedded(pdf: Path) -> None:
    program = shutil.which("pdffonts")
    if program is None:
        pytest.skip("pdffonts is not installed: apt install poppler-utils")
    run = subprocess.run([program, pdf], check=True, capture_output=True, text=True)
    lines = [line.split() for line in run.stdout.splitlines()[2:]]
    assert {line[0].partition("+")[2] for line in lines} <= FAMILIES
    assert {line[-5] for line in lines} == {"yes"}


def test_the_contents_name_the_pages_on_which_chapters_begin(pdf: Path) -> None:
    reader = PdfReader(pdf)
    entries, begins = contents(reader), dict(bookmarks(reader))
    assert len(entries) >= 5
    assert entries == {label: begins[label] for label in entries}


def test_every_page_but_the_cover_says_whose_it_is_and_how_far_it_is(pdf: Path) -> None:
    reader = PdfReader(pdf)
    last = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        assert ("Nordkust Energi, October 2026" in text) == (number > 1)
        assert (f"{number} / {last}" in text) == (number > 1)
        assert ("No figure in this report rests on fewer than" in text) or number == 1


def test_the_document_says_its_title_its_language_and_its_day(pdf: Path) -> None:
    reader = PdfReader(pdf)
    assert str(reader.root_object["/Lang"]) == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == (
        "Nordkust Energi: IT through its customers’ eyes, October 2026"
    )
    assert str(reader.metadata["/CreationDate"]) == "D:20261012"


def test_nothing_reaches_into_the_margins(pdf: Path, tmp_path: Path) -> None:
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("pdftoppm is not installed: apt install poppler-utils")
    subprocess.run([program, "-gray", "-r", "30", "-f", "2", pdf, tmp_path / "page"], check=True)
    pictures = sorted(tmp_path.glob("page-*.pgm"))
    assert len(pictures) == len(PdfReader(pdf).pages) - 1
    for picture in pictures:
        _, size, _, pixels = picture.read_bytes().split(b"\n", 3)
        width, height = (int(number) for number in size.split())
        page = np.frombuffer(pixels, dtype=np.uint8).reshape(height, width)
        margin = int(width * 18 / 210)
        assert page[:, :margin].min() > PAPER, picture.name
        assert page[:, -margin:].min() > PAPER, picture.name


def test_the_running_header_names_chapter_and_confidentiality(smallest: Path) -> None:
    reader = PdfReader(smallest)
    begins = dict(bookmarks(reader))
    for label in ("2 Who answered", "3 Why we asked", "4.1 Trust", "Appendix A. Tables"):
        text = " ".join(reader.pages[begins[label] - 1].extract_text().split())
        assert label in text
        assert "Internal" in text


def test_the_text_of_every_page_can_be_extracted(smallest: Path) -> None:
    text, writer = text_of(smallest), make_writer()
    for page in make_report().pages:
        assert " ".join(writer.text(page.headline).split()) in text


def test_hand_written_pages_stand_where_they_belong(smallest: Path) -> None:
    labels = [label for label, _ in bookmarks(PdfReader(smallest))]
    places = [
        labels.index(each) for each in ("2 Who answered", "3 Why we asked", "4 The dimensions")
    ]
    assert places == sorted(places)
    assert "wombats" in text_of(smallest)


@pytest.mark.parametrize("language", ["sv", "nl"])
def test_each_language_is_accessible(language: str) -> None:
    pdf = render_pdf(printed(language=language))
    assert page_validation.validate_pdf_bytes(pdf, profile="ua1").is_compliant


def test_the_same_report_gives_the_same_bytes(smallest: Path) -> None:
    assert render_pdf(printed()) == smallest.read_bytes()


@pytest.mark.parametrize("address", ["https://example.org/a.png", "file:///etc/hostname", "a.png"])
def test_nothing_is_loaded_from_outside_the_document(address: str) -> None:
    html = f'<html lang="en"><title>a</title><body><img src="{address}" alt="a"></body></html>'
    with pytest.raises(PdfError, match="not be complete"):
        render_pdf(html)


def test_an_image_without_a_text_alternative_is_an_error() -> None:
    html = (
        '<html lang="en"><title>a</title><body><img src="data:image/svg+xml,'
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>\"></body></html>"
    )
    with pytest.raises(PdfError, match="alt"):
        render_pdf(html)


def test_what_is_wrong_with_a_style_sheet_is_told_each_time() -> None:
    sheet = "data:text/css,p{colour:red}"
    html = f'<html lang="en"><title>a</title><link rel="stylesheet" href="{sheet}"><p>a</html>'
    for _ in range(2):
        with pytest.raises(PdfError, match="colour"):
            render_pdf(html)


def test_a_style_sheet_stays_with_its_own_document() -> None:
    def page(size: str) -> str:
        sheet = f"data:text/css,@page{{size:{size}}}"
        return f'<html lang="en"><title>a</title><link rel="stylesheet" href="{sheet}"><p>a</html>'

    sizes = [
        PdfReader(io.BytesIO(render_pdf(page(size)))).pages[0].mediabox
        for size in ("A4", "A5", "A4")
    ]
    assert sizes[0] == sizes[2] != sizes[1]
