"""What readers share that tell questions by their wording."""

import pytest

from spegla.survey.exports.answers import LeftOut, Tool, Use, Variable
from spegla.survey.exports.columns import (
    assembled,
    at_mark,
    grids,
    in_brackets,
    is_other,
    row_variable,
    says_label,
    worded,
)
from spegla.survey.tables import Row


@pytest.mark.parametrize(
    ("found", "wording"),
    [
        ("<p>Trust&nbsp;in <b>IT</b></p>", "Trust in IT"),
        ("FÃ¶rtroende fÃ¶r IT", "Förtroende för IT"),
        ("Itâ€™s rude", "It’s rude"),
        ("Âge", "Âge"),
        ("Fewer than 5 & more than < 3", "Fewer than 5 & more than < 3"),
    ],
)
def test_headings_become_plain_and_mended(found: str, wording: str) -> None:
    assert worded(found) == wording


@pytest.mark.parametrize(
    "label",
    [
        "Other (please specify)", "Other", "Other:", "Annat (vänligen ange)", "Annat, nämligen",
        "Anders (geef nadere toelichting)", "Anders, namelijk:", "Overig",
        "Sonstiges (bitte angeben)", "Andere", "Autre (veuillez préciser)",
    ],
)  # fmt: skip
def test_other_is_known_in_five_languages(label: str) -> None:
    assert is_other(label)


@pytest.mark.parametrize("label", ["Other systems", "Mother", "Andra chefer", "Weitere Systeme"])
def test_a_row_that_begins_with_other_is_not_other(label: str) -> None:
    assert not is_other(label)


def test_a_cell_says_its_label_through_damage_only_where_there_is_damage() -> None:
    assert says_label("CafÃ©", "Café")
    assert says_label("caf\ufffd", "Café")
    assert not says_label("A+", "A-")


def test_a_row_that_nothing_stands_beside_is_no_grid() -> None:
    assert grids(["Rate IT [Speed]", "Age"], in_brackets) == [("Rate IT [Speed]", ""), ("Age", "")]


def test_brackets_in_questions_and_rows_stay_where_they_are() -> None:
    headings = ["Rate [1-5] IT [help [first line]]", "Rate [1-5] IT [speed]"]
    assert grids(headings, in_brackets) == [
        ("Rate [1-5] IT", "help [first line]"),
        ("Rate [1-5] IT", "speed"),
    ]


def test_a_heading_of_nothing_but_marks_is_read_in_no_time() -> None:
    heading = " - ".join("a" * 3_000)
    assert len(grids([heading, heading], at_mark(" - "))) == 2


def test_rows_of_two_grids_worded_alike_are_known_by_question_and_row_only() -> None:
    variables = [
        row_variable("Importance: help", "Importance", "help"),
        row_variable("Performance: help", "Performance", "help"),
    ]
    found = assembled(Tool.EUSURVEY, variables, []).variables
    assert [variable.names for variable in found] == [
        ("Importance [help]",),
        ("Performance [help]",),
    ]


def test_rows_in_which_only_the_tool_wrote_are_left_out_and_counted() -> None:
    variables = [Variable(heading="ID", use=Use.RESPONDENT), Variable(heading="q1")]
    rows = [
        Row(number=2, cells=("1", "4")),
        Row(number=3, cells=("2", " ")),
        Row(number=4, cells=("3",)),
    ]
    answers = assembled(Tool.TYPEFORM, variables, rows)
    assert [row.number for row in answers.rows] == [2]
    assert answers.left_out == {LeftOut.BLANK: 2}
