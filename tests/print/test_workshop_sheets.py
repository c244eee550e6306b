"""Cards, guesses, answers and the facilitator's sheet on paper: one side each, and complete.

The largest report that is set here has seven dimensions, management, a wave before and comments;
the smallest has one dimension, of which everything is hidden.
"""

import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import page as page_validation
import pytest
from pypdf import PageObject, PdfReader

from paper_reading import squeezed
from print_builder import printed
from report_builder import make_writer
from sheet_words import said_on
from spegla.privacy.released import ReleasedComment
from spegla.render.pdf import render_pdf
from spegla.report.build import build_report
from spegla.report.context import Context
from spegla.report.kit.cards import LONGEST_QUOTE
from spegla.report.model import Report, SheetKind, phrase
from spegla.survey.questions import ChoiceKind, Role
from spegla.survey.readings import Sentiment
from survey_builder import LANGUAGES, alike, make_choice, make_context, make_survey

pytestmark = pytest.mark.print

OURS = (SheetKind.FACILITATOR, SheetKind.GUESS, SheetKind.ANSWER, SheetKind.CARD)
A4 = (595.28, 841.89)
POINTS_PER_MM = 72 / 25.4
FOOT = 19.5 * POINTS_PER_MM
"""Where the side of a sheet ends, above the line at the foot of the page."""
ROOM = 22 * POINTS_PER_MM
"""Least room to write below the last words of a sheet that asks for something: two lines."""
DIMENSIONS = ("trust", "pace", "tone", "care", "reach", "skill", "hope")
CODES = [1, 4, 3, 5, 2, 4, 5, 3] * 5
LARGE, SMALL = "large", "small"
every_report = pytest.mark.parametrize("name", [LARGE, SMALL])
every_language = pytest.mark.parametrize("language", LANGUAGES)


def of_all(codes: list[int]) -> dict[str, list[int | None]]:
    answers: dict[str, list[int | None]] = {}
    for dimension in DIMENSIONS:
        answers |= alike(dimension, [*codes], items=4)
    return answers


@cache
def context(name: str) -> Context:
    if name == SMALL:
        return make_context(make_survey(alike("trust", [4, 2, 5])))
    matters = make_choice(
        "matters",
        " ".join(DIMENSIONS),
        kind=ChoiceKind.MULTIPLE,
        role=Role.MOST_IMPORTANT,
        at_most=3,
    )
    survey = make_survey(
        of_all(CODES),
        before=of_all(CODES[::-1]),
        management=of_all([5, 4, 4, 5, 5, 4]),
        choices={matters: [["pace", "tone"], ["pace", "care"]] * 20},
    )
    made = make_context(survey, targets=dict.fromkeys(DIMENSIONS, 70))
    words = ("word " * LONGEST_QUOTE)[: LONGEST_QUOTE - 1] + "."
    comments = tuple(
        ReleasedComment(question="best", theme=theme, sentiment=sentiment, text=words)
        for theme in DIMENSIONS[:-1]
        for sentiment in (Sentiment.POSITIVE, Sentiment.NEGATIVE, Sentiment.MIXED)
    )
    return replace(made, released=replace(made.released, comments=comments))


@cache
def report(name: str) -> Report:
    """A report of which only the cover and the sheets are set."""
    whole = build_report(context(name))
    sheets = tuple(sheet for sheet in whole.kit if sheet.kind in OURS)
    return replace(whole, pages=(replace(whole.pages[0], sections=()),), kit=sheets)


@cache
def kit(name: str, language: str) -> bytes:
    html = printed(report(name), language=language, written=(), edition="workshop")
    return render_pdf(html)


@pytest.fixture
def reader(name: str, language: str, tmp_path: Path) -> PdfReader:
    path = tmp_path / "kit.pdf"
    path.write_bytes(kit(name, language))
    return PdfReader(path)


def lowest_words(page: PageObject) -> float:
    """Where the lowest words above the foot of a page stand, in points from its lower edge."""
    heights: list[float] = []

    def visit(text: str, around: list[float], own: list[float], *_: object) -> None:
        height = own[4] * around[1] + own[5] * around[3] + around[5]
        if text.strip() and height > FOOT:
            heights.append(height)

    page.extract_text(visitor_text=visit)
    return min(heights)


@every_report
@every_language
def test_every_sheet_is_one_side_of_a4(name: str, reader: PdfReader) -> None:
    assert len(reader.pages) == len(report(name).kit)
    for page in reader.pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(
            A4, abs=0.1
        )


@every_report
@every_language
def test_nothing_that_a_sheet_says_is_cut_off(name: str, language: str, reader: PdfReader) -> None:
    for sheet, page in zip(report(name).kit, reader.pages, strict=True):
        text = squeezed(page.extract_text())
        missing = [words for words in said_on(sheet, language) if squeezed(words) not in text]
        assert missing == [], sheet.key


@every_report
@every_language
def test_a_sheet_that_asks_has_room_to_write(name: str, reader: PdfReader) -> None:
    for sheet, page in zip(report(name).kit, reader.pages, strict=True):
        if sheet.kind is not SheetKind.FACILITATOR:
            assert lowest_words(page) - FOOT > ROOM, sheet.key


@every_report
@every_language
def test_every_sheet_says_whose_it_is_and_bears_the_promise(
    name: str, language: str, reader: PdfReader
) -> None:
    writer, own = make_writer(language), report(name)
    promised = squeezed(writer.text(own.anonymity[0]))
    for page in reader.pages:
        text = squeezed(page.extract_text())
        assert squeezed(own.client) in text
        assert squeezed(writer.text(own.wave_label)) in text
        assert promised in text


@every_language
def test_the_kit_is_accessible(language: str) -> None:
    result = page_validation.validate_pdf_bytes(kit(LARGE, language), profile="ua1")
    assert [(failure.rule_id, failure.message) for failure in result.failures] == []


def test_there_is_room_to_punch_holes(tmp_path: Path) -> None:
    for picture in pictures(LARGE, tmp_path):
        width = picture.shape[1]
        # Registration and fold marks lie beyond the holes of every usual punch.
        holes = picture[round(0.25 * len(picture)) : round(0.47 * len(picture))]
        assert holes[:, : int(width * 22 / 210)].min() > 250


def test_guesses_and_answers_have_their_scales_in_the_same_places(tmp_path: Path) -> None:
    _, empty, answered, *_ = pictures(LARGE, tmp_path)
    height = len(empty)
    drawn = slice(round(height * 0.24), round(height * 0.72))
    lines = empty[drawn] < 140
    assert lines.sum() > 1000
    assert (answered[drawn][lines] < 215).mean() > 0.999


def test_the_register_marks_of_both_lie_over_each_other(tmp_path: Path) -> None:
    _, empty, answered, *_ = pictures(LARGE, tmp_path)
    width = empty.shape[1]
    # Left of the text, where the fold mark is the only other thing.
    margin = slice(round(width * 13 / 210), round(width * 21 / 210))
    assert (empty[:, margin] < 128).any()
    assert np.array_equal(empty[:, margin], answered[:, margin])


def pictures(name: str, folder: Path) -> list[np.ndarray]:
    """Each sheet in greys, 100 dots an inch."""
    program = shutil.which("pdftoppm")
    if program is None:
        pytest.skip("pdftoppm is not installed: apt install poppler-utils")
    path = folder / "kit.pdf"
    path.write_bytes(kit(name, "sv"))
    subprocess.run([program, "-gray", "-r", "100", path, folder / "sheet"], check=True)
    found = []
    for picture in sorted(folder.glob("sheet-*.pgm")):
        _, size, _, pixels = picture.read_bytes().split(b"\n", 3)
        width, height = (int(number) for number in size.split())
        found.append(np.frombuffer(pixels, dtype=np.uint8).reshape(height, width))
    return found


@every_language
def test_each_sheet_of_the_demo_is_one_page(language: str, demo_build: Path) -> None:
    reader = PdfReader(demo_build / "pdf" / f"workshop-{language}.pdf")
    entries = [entry for entry in reader.outline if not isinstance(entry, list)]
    pages = [reader.get_destination_page_number(entry) for entry in entries]
    assert pages == list(range(len(reader.pages)))


@every_language
def test_the_facilitators_sheet_of_the_demo_ends_with_its_last_line(
    language: str, demo_build: Path
) -> None:
    reader = PdfReader(demo_build / "pdf" / f"workshop-{language}.pdf")
    last = make_writer(language).text(phrase("kit.material.pens"))
    assert squeezed(last) in squeezed(reader.pages[0].extract_text())
