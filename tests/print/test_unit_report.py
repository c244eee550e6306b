"""A unit's report on paper: each sheet says whose it is, and none is about another unit."""

import io

import pikepdf
import pytest
from pypdf import PdfReader

from print_builder import printed
from report_builder import make_writer
from spegla.render.pdf import render_pdf
from survey_builder import texts_of
from unit_builder import LARGE, kennel, report_of_unit

pytestmark = pytest.mark.print

OWN = "zebra"
MOST = 10
"""Sheets that a head of a department gets, at most."""


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf(printed(report_of_unit(kennel(), OWN), written=(), edition="unit"))


def sheets(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def test_every_sheet_names_the_unit_and_no_other(pdf: bytes) -> None:
    told = sheets(pdf)
    assert 4 < len(told) <= MOST
    for text in told:
        assert f"Group {OWN}" in text
        assert not [other for other in LARGE if other != OWN and f"Group {other}" in text]


def test_the_verdict_and_the_differences_are_on_it(pdf: bytes) -> None:
    text = " ".join(sheets(pdf))
    front, *_ = report_of_unit(kennel(), OWN).pages
    (headline,) = texts_of(front.headline, make_writer("en"))
    assert headline in text
    assert "lower than the rest" in text


def test_it_is_tagged_and_titled_like_every_edition(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.docinfo.Title).startswith(f"Example Utility: Group {OWN}. ")
        assert str(document.Root.Lang) == "en"
