"""What takes a second side of paper is told, by its name and with what to do."""

import io

import pikepdf
import pytest
from pikepdf import OutlineItem, Pdf

from spegla.render.paper import EDITIONS
from spegla.render.pdf.sides import sides_notices


def made(*parts: tuple[str, int]) -> bytes:
    """A PDF of blank pages; parts with a bookmark each and so many pages."""
    target = io.BytesIO()
    with Pdf.new() as document:
        begins = []
        for title, sides in parts:
            begins.append(OutlineItem(title, len(document.pages)))
            for _ in range(sides):
                document.add_blank_page()
        with document.open_outline() as outline:
            outline.root.extend(begins)
        document.save(target)
    return target.getvalue()


def test_one_side_each_is_nothing_to_tell() -> None:
    papers = {"workshop-sv.pdf": made(("Svaren", 1), ("Tillit", 1)), "one-page-sv.pdf": made()}
    assert sides_notices(papers, folder="pdf") == ()


def test_a_notice_says_where_what_and_what_to_do() -> None:
    (notice,) = sides_notices({"one-page-sv.pdf": made(("IT", 2))}, folder="pdf")
    assert notice.file == "pdf/one-page-sv.pdf"
    assert notice.found == '"IT" takes 2 sides of paper, and is made for one'
    assert "data/actions.csv" in notice.fix
    assert "Nothing is cut off" in notice.fix


def test_every_sheet_that_runs_over_is_told_in_every_language() -> None:
    sheets = (("Svaren", 1), ("Tillit", 3), ("Fart", 1), ("Omsorg", 2))
    papers = {f"workshop-{language}.pdf": made(*sheets) for language in ("sv", "nl")}
    found = [(notice.file, notice.found) for notice in sides_notices(papers, folder="pdf")]
    assert [file for file, _ in found] == ["pdf/workshop-sv.pdf"] * 2 + ["pdf/workshop-nl.pdf"] * 2
    assert ['"Tillit" takes 3' in found[0][1], '"Omsorg" takes 2' in found[1][1]] == [True, True]


def test_a_report_may_be_of_any_length() -> None:
    assert sides_notices({"report-sv.pdf": made(("Chapter", 9))}, folder="pdf") == ()


def test_a_pdf_that_is_none_is_not_passed_over() -> None:
    with pytest.raises(pikepdf.PdfError):
        sides_notices({"one-page-sv.pdf": b"no PDF"}, folder="pdf")


def test_all_editions_but_the_report_say_what_to_shorten() -> None:
    assert [edition.name for edition in EDITIONS if edition.shorten is None] == ["report"]
