"""Priority sheet, canvases and follow-up sheet: one side each, of the right size, nothing lost."""

import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from demo_report import LANGUAGES, demo_report
from print_builder import printed
from report_builder import make_report, make_writer
from spegla.render.pdf import render_pdf
from spegla.report.kit.canvas import canvases
from spegla.report.kit.follow_up import follow_up_sheets
from spegla.report.kit.priorities import priority_sheets
from spegla.report.model import Chart, Report, Sheet, SheetFormat, SheetKind
from survey_builder import alike, make_action, make_context, make_survey, said, texts_of

pytestmark = pytest.mark.print

KINDS = {SheetKind.PRIORITIES, SheetKind.CANVAS, SheetKind.FOLLOW_UP}
A4, A3 = (297, 210), (420, 297)
LONG = "Twice a year each department gets three ideas that nobody ordered and that fit its plan."
SPACE = re.compile(r"[\s\u00ad-]+")


def of_kit(report: Report) -> Report:
    return replace(report, kit=tuple(sheet for sheet in report.kit if sheet.kind in KINDS))


@cache
def smallest() -> Report:
    """No importance, no target, no decision, and promises that take three lines."""
    trust, pace = [4, 2, 5, 3, 1] * 4, [3, 3, 2, 5, 4] * 4
    context = make_context(
        make_survey({**alike("trust", trust), **alike("pace", pace)}),
        actions=[make_action(code=f"a{n}", promise=said(LONG)) for n in range(3)],
    )
    kit = (*priority_sheets(context), *canvases(context), *follow_up_sheets(context))
    return make_report(kit=kit)


@pytest.fixture(params=["smallest", "demo"])
def report(request: pytest.FixtureRequest) -> Report:
    if request.param == "smallest":
        return smallest()
    output: Path = request.getfixturevalue("demo_build")
    return of_kit(demo_report(output))


def said_on(sheet: Sheet, language: str) -> list[str]:
    """All words of a sheet but those of the chart, which are part of its drawing."""
    writer = make_writer(language)
    parts = [
        block for part in sheet.sections for block in part.blocks if not isinstance(block, Chart)
    ]
    headings = [words for part in sheet.sections for words in (part.heading, part.subline) if words]
    everything = (sheet.kicker, sheet.headline, *sheet.lead, *headings, *parts)
    return list(texts_of(tuple(everything), writer))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_sheet_is_one_whole_side(report: Report, language: str) -> None:
    pdf = render_pdf(printed(report, language=language, written=(), edition="workshop"))
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) == len(report.kit)
    for sheet, page in zip(report.kit, pages, strict=True):
        size = tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:])
        assert size == (A3 if sheet.format is SheetFormat.WALL else A4), sheet.key
        text = SPACE.sub("", page.extract_text())
        lost = [words for words in said_on(sheet, language) if SPACE.sub("", words) not in text]
        assert not lost, sheet.key


def foot_of(page: PageObject) -> list[float]:
    """Heights in millimetres above the edge at which words of a page stand."""
    heights: list[float] = []

    def visit(text: str, matrix: list[float], position: list[float], *_: object) -> None:
        if text.strip():
            heights.append(
                (position[4] * matrix[1] + position[5] * matrix[3] + matrix[5]) / 72 * 25.4
            )

    page.extract_text(visitor_text=visit)
    return heights


def test_nothing_but_the_foot_stands_in_the_lower_margin(report: Report) -> None:
    pdf = render_pdf(printed(report, language="nl", written=(), edition="workshop"))
    for page in PdfReader(io.BytesIO(pdf)).pages:
        # Words of a chart tell their place in the drawing, not on the page: none has a height.
        low = [height for height in foot_of(page) if 1 < height < 15]
        assert max(low) - min(low) < 1
