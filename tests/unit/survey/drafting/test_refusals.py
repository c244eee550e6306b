"""Tables without a row of headings, and tables that are wider than a survey."""

import pytest

from spegla.survey.drafting.refusals import MOST_COLUMNS, refusals
from spegla.survey.exports.answers import plain_answers
from spegla.survey.tables import Row, Table


def found(headings: tuple[str, ...], *rows: tuple[str, ...]) -> list[str]:
    table = Table(
        headings=headings, rows=tuple(Row(number=n, cells=row) for n, row in enumerate(rows, 2))
    )
    return [str(problem) for problem in refusals(plain_answers(table), file="2026.csv")]


@pytest.mark.parametrize("heading", ["bo@example.com", "2026-10-16 09:12:00"])
def test_what_is_of_a_person_is_no_heading(heading: str):
    (problem,) = found((heading, "a"), ("x", "y"))
    assert "headings" in problem
    assert heading not in problem


def test_answers_that_others_gave_are_no_headings():
    rows = [("Agree", "Often"), ("Agree", "Never"), ("Disagree", "Often")] * 3
    assert len(found(("Agree", "Often"), *rows)) == 1


@pytest.mark.parametrize(
    "headings",
    [
        ("Mail", "Phone"),
        ("Questions about the survey? Write to it@example.com", "2026"),
        ("q1 2026-10-16", "Agree?"),
    ],
)
def test_headings_are_taken_for_headings(headings: tuple[str, ...]):
    assert found(headings, *[("Mail", ""), ("", "Phone"), ("Mail", "Phone")] * 4) == []


def test_more_columns_than_a_survey_has_are_refused():
    headings = tuple(f"q{number}" for number in range(MOST_COLUMNS + 1))
    (problem,) = found(headings)
    assert "2001 columns" in problem
