"""The kit of a short and of the longest questionnaire: every word on paper, none over another."""

import io
from dataclasses import replace
from functools import cache

import pytest
from pypdf import PdfReader

from paper_reading import over_each_other, squeezed, words_by_page
from print_builder import printed
from report_builder import make_report, make_writer
from sheet_words import said_on
from spegla.render.pdf import render_pdf
from spegla.render.pdf.sides import sides_notices
from spegla.report.context import Context
from spegla.report.kit.canvas import canvases
from spegla.report.kit.cards import dimension_card
from spegla.report.kit.facilitator import facilitator_sheet
from spegla.report.kit.follow_up import follow_up_sheets
from spegla.report.kit.guesses import answer_sheets, guess_sheets
from spegla.report.kit.priorities import priority_sheets
from spegla.report.model import Sheet, SheetFormat
from spegla.survey.questions import ChoiceKind, LocalText, Questionnaire, Role
from survey_builder import (
    alike,
    make_action,
    make_choice,
    make_context,
    make_survey,
    said,
)

pytestmark = pytest.mark.print

DUTCH = "nl"
COUNTS = (3, 9, 15, 20)
CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4, 5]
NAMES = (
    "Samenwerking over afdelingsgrenzen en verantwoordelijkheden heen",
    "Kwaliteit van levering en ondersteuning",
    "Veranderingsbegeleiding en communicatie vooraf",
    "Gegevensbeschermingsdeskundigheid",
)
SHORT = ("Afdelingsoverstijgend", "Levering en ondersteuning", "Veranderingen", "Gegevens")
PROMISE = "Twee keer per jaar laat IT minstens drie ideeën zien waar niemand om heeft gevraagd."
every_count = pytest.mark.parametrize("dimensions", COUNTS)


@cache
def context(dimensions: int) -> Context:
    """A survey about so many dimensions, with management, importance, levels and actions."""
    codes = [f"theme{letter}" for letter in "abcdefghijklmnopqrst"[:dimensions]]
    answers: dict[str, list[int | None]] = {}
    team: dict[str, list[int | None]] = {}
    for step, code in enumerate(codes, start=1):
        answers |= alike(code, [CODES[(person * step) % 13] for person in range(60)], items=2)
        team |= alike(code, [3, 4, 5, 4, 3, 4], items=2)
    matters = make_choice(
        "matters", " ".join(codes), kind=ChoiceKind.MULTIPLE, role=Role.MOST_IMPORTANT, at_most=3
    )
    picks = [[codes[person % dimensions], codes[0]] for person in range(60)]
    found = make_context(
        make_survey(answers, management=team, choices={matters: picks}),
        actions=[
            make_action(code=f"a{place}", dimension=code, promise=said(PROMISE))
            for place, code in enumerate(codes[:3])
        ],
        targets=dict.fromkeys(codes, 85),
    )
    return replace(found, questionnaire=named(found))


def named(found: Context) -> Questionnaire:
    """The code book with names as long as Dutch makes them, no two alike."""
    book = found.questionnaire
    return replace(
        book,
        dimensions=tuple(
            replace(
                each,
                label=said(f"{NAMES[place % len(NAMES)]} {place + 1}"),
                short=said(f"{SHORT[place % len(SHORT)]} {place + 1}"),
            )
            for place, each in enumerate(book.dimensions)
        ),
    )


@cache
def kit(dimensions: int) -> tuple[Sheet, ...]:
    """All kinds of sheets; one card or canvas is like another."""
    own = context(dimensions)
    sheets = (
        *guess_sheets(own),
        *answer_sheets(own),
        dimension_card(own, own.dimensions[0]),
        *priority_sheets(own),
        canvases(own)[0],
        *follow_up_sheets(own),
    )
    return (facilitator_sheet(own, kit=sheets), *sheets)


@cache
def paper(dimensions: int) -> bytes:
    report = make_report(kit=kit(dimensions), pages=make_report().pages[:1])
    return render_pdf(printed(report, language=DUTCH, written=(), edition="workshop"))


@every_count
def test_every_word_of_every_sheet_is_on_its_side(dimensions: int) -> None:
    pages = PdfReader(io.BytesIO(paper(dimensions))).pages
    assert len(pages) == len(kit(dimensions))
    for sheet, page in zip(kit(dimensions), pages, strict=True):
        text = squeezed(page.extract_text())
        assert [words for words in said_on(sheet, DUTCH) if squeezed(words) not in text] == [], (
            sheet.key
        )


@every_count
def test_no_word_lies_over_another(dimensions: int) -> None:
    for sheet, words in zip(kit(dimensions), words_by_page(paper(dimensions)), strict=True):
        assert list(over_each_other(words)) == [], sheet.key


@every_count
def test_all_words_stand_above_the_foot_and_inside_the_paper(dimensions: int) -> None:
    pages = PdfReader(io.BytesIO(paper(dimensions))).pages
    for sheet, page, words in zip(
        kit(dimensions), pages, words_by_page(paper(dimensions)), strict=True
    ):
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        foot = max(word.top for word in words)
        above = [word for word in words if word.top < foot - 5]
        assert max(word.bottom for word in above) < foot, sheet.key
        assert foot > height - 45
        assert all(30 < word.left < word.right < width - 30 for word in words), sheet.key


@every_count
def test_nothing_is_told_of_a_kit_whose_sheets_are_one_side_each(dimensions: int) -> None:
    assert sides_notices({"workshop-nl.pdf": paper(dimensions)}, folder="pdf") == ()


def test_a_name_without_end_is_told_and_whole() -> None:
    endless = LocalText.of(**dict.fromkeys(("sv", "nl", "en"), " ".join([*NAMES] * 3)))
    sheets = [
        replace(sheet, headline=endless)
        for sheet in kit(9)
        if sheet.format is not SheetFormat.WALL and sheet.kind != "follow-up"
    ]
    report = make_report(kit=tuple(sheets), pages=make_report().pages[:1])
    pdf = render_pdf(printed(report, language=DUTCH, written=(), edition="workshop"))
    notices = sides_notices({"workshop-nl.pdf": pdf}, folder="pdf")
    labels = [make_writer(DUTCH).text(sheet.label) for sheet in sheets]
    assert [notice.found.split('"')[1] for notice in notices] == labels
    text = squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))
    for sheet in sheets:
        assert [words for words in said_on(sheet, DUTCH) if squeezed(words) not in text] == [], (
            sheet.key
        )
