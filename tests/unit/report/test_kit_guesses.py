"""The sheet for guesses and the answers to lay over it."""

from dataclasses import replace

import pytest

from report_builder import make_writer
from spegla.privacy.released import Hidden, Shown
from spegla.report.context import Context
from spegla.report.kit.guesses import ROWS, answer_sheets, guess_sheets
from spegla.report.model import Chart, Form, GuessChart, NotAvailable, Sheet, SheetFormat
from spegla.survey.questions import ChoiceKind, Role
from survey_builder import LANGUAGES, alike, make_choice, make_context, make_survey, texts_of

TRUST, PACE = [1, 4, 3, 5, 2, 4, 5, 3] * 5, [2, 1, 4, 1] * 10
ASKED = {**alike("trust", TRUST), **alike("pace", PACE), **alike("tone", [5, 4] * 20)}
TEAM = {**alike("trust", [5] * 6), **alike("pace", [4] * 6), **alike("tone", [3] * 6)}
MATTERS = make_choice(
    "matters",
    "trust pace tone care",
    kind=ChoiceKind.MULTIPLE,
    role=Role.MOST_IMPORTANT,
    at_most=2,
)
PLAIN = make_context(make_survey(ASKED))
FULL = make_context(
    make_survey(ASKED, management=TEAM, choices={MATTERS: [["pace"], ["pace", "tone"]] * 20})
)
SMALL = make_context(make_survey(alike("trust", [4, 2, 5])))


def guess_sheet(context: Context) -> Sheet:
    """The only sheet for guesses, where one is enough."""
    (sheet,) = guess_sheets(context)
    return sheet


def answer_sheet(context: Context) -> Sheet:
    """The only sheet with answers, where one is enough."""
    (sheet,) = answer_sheets(context)
    return sheet


def of_many(dimensions: int) -> Context:
    """A survey about many dimensions, of which three are to be chosen."""
    names = [f"theme{letter}" for letter in "abcdefghijklmnopqrst"[:dimensions]]
    answers: dict[str, list[int | None]] = {}
    for name in names:
        answers |= alike(name, TRUST, items=1)
    matters = make_choice(
        "matters",
        " ".join(names),
        kind=ChoiceKind.MULTIPLE,
        role=Role.MOST_IMPORTANT,
        at_most=3,
    )
    return make_context(make_survey(answers, choices={matters: [names[:3]] * 40}))


def body(sheet: Sheet) -> GuessChart:
    chart = chart_of(sheet)
    assert isinstance(chart.body, GuessChart)
    return chart.body


def chart_of(sheet: Sheet) -> Chart:
    (chart,) = (b for section in sheet.sections for b in section.blocks if isinstance(b, Chart))
    return chart


def words(part: object, language: str = "en") -> str:
    return "\n".join(texts_of(part, make_writer(language)))


@pytest.mark.parametrize("context", [PLAIN, FULL, SMALL], ids=["plain", "full", "small"])
def test_without_its_answers_the_answer_sheet_is_the_sheet_for_guesses(context: Context) -> None:
    empty, answered = body(guess_sheet(context)), body(answer_sheet(context))
    rows = tuple(replace(row, answer=None, is_chosen=False) for row in answered.rows)
    assert replace(answered, rows=rows, marks=()) == empty


def test_dimensions_stand_in_the_order_of_the_code_book() -> None:
    assert [row.label for row in body(answer_sheet(FULL)).rows] == [
        FULL.name(code) for code in ("trust", "pace", "tone")
    ]


def test_the_sheet_for_guesses_holds_no_figure() -> None:
    sheet = guess_sheet(FULL)
    assert all(row.answer is None and not row.is_chosen for row in body(sheet).rows)
    cells = [cell for row in chart_of(sheet).table.rows for cell in row.cells[1:]]
    assert all(isinstance(cell, NotAvailable) for cell in cells)


def test_the_answers_are_the_released_scores() -> None:
    answers = [row.answer for row in body(answer_sheet(FULL)).rows]
    for code, answer in zip(FULL.dimensions, answers, strict=True):
        assert answer is not None
        assert answer.first == FULL.score(code)
        assert answer.second == FULL.management_score(code)
        assert isinstance(answer.second, Shown)


def test_without_management_only_customers_answer() -> None:
    chart = body(answer_sheet(PLAIN))
    assert all(row.answer is not None and row.answer.second is None for row in chart.rows)
    assert len(chart.marks) == 1
    assert "IT management" not in words(answer_sheet(PLAIN))


def test_a_hidden_score_stays_hidden() -> None:
    sheet = answer_sheet(SMALL)
    (row,) = body(sheet).rows
    assert row.answer is not None
    assert isinstance(row.answer.first, Hidden)
    assert words(chart_of(sheet).alternative) == "No score is shown; each row gives the reason."


def test_what_customers_chose_is_crossed_and_named() -> None:
    sheet = answer_sheet(FULL)
    chosen = [row.label for row in body(sheet).rows if row.is_chosen]
    assert FULL.name("pace") in chosen
    assert "matters most" in words(chart_of(sheet).caption)


def test_where_nothing_stands_first_the_sheet_says_so() -> None:
    picks = {MATTERS: [["pace", "trust"], ["tone", "care"]] * 20}
    survey = make_survey({**ASKED, **alike("care", PACE)}, choices=picks)
    sheet = answer_sheet(make_context(survey))
    assert not any(row.is_chosen for row in body(sheet).rows)
    assert "Nothing stands clearly first" in words(chart_of(sheet).caption)


def test_without_a_question_on_importance_there_is_nothing_to_tick() -> None:
    for sheet in (guess_sheet(PLAIN), answer_sheet(PLAIN)):
        assert body(sheet).choice is None
        assert "box" not in words(sheet.lead)
    assert "box" in words(guess_sheet(FULL).lead)


def test_an_agreed_answer_of_management_is_called_so() -> None:
    agreed = replace(FULL, released=replace(FULL.released, management_agreed=True))
    assert "not anonymous" in words(body(answer_sheet(agreed)).marks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_sheets_can_be_said_and_have_room_to_write(language: str) -> None:
    for sheet in (guess_sheet(FULL), answer_sheet(FULL), guess_sheet(SMALL), answer_sheet(SMALL)):
        assert sheet.format is SheetFormat.PORTRAIT
        assert "{" not in words(sheet, language)
        *_, last = sheet.sections
        assert isinstance(last.blocks[0], Form)


@pytest.mark.parametrize(("dimensions", "expected"), [(ROWS, [10]), (11, [6, 5]), (20, [10, 10])])
def test_many_dimensions_are_shared_among_sheets_that_lie_over_each_other(
    dimensions: int, expected: list[int]
) -> None:
    context = of_many(dimensions)
    guesses, answers = guess_sheets(context), answer_sheets(context)
    assert [len(body(sheet).rows) for sheet in guesses] == expected
    for guess, answer in zip(guesses, answers, strict=True):
        labels = [[row.label for row in body(sheet).rows] for sheet in (guess, answer)]
        assert labels[0] == labels[1]
    every = [row.label for sheet in guesses for row in body(sheet).rows]
    assert every == [context.name(code) for code in context.dimensions]


def test_of_several_sheets_each_says_which_it_is_and_that_the_boxes_are_shared() -> None:
    first, second = guess_sheets(of_many(20))
    assert [words(sheet.label) for sheet in (first, second)] == [
        "Guess first, 1 of 2",
        "Guess first, 2 of 2",
    ]
    assert first.key != second.key
    assert "on all 2 sheets together" in words(second.lead)
    assert "tick the three boxes that" in words(guess_sheet(FULL).lead)


def test_a_sheet_of_answers_says_and_tabulates_its_own_dimensions() -> None:
    second = chart_of(answer_sheets(of_many(20))[1])
    assert len(second.table.rows) == len(second.alternative) == 10
    assert "Themea" not in words(second.table) + words(second.alternative)
