"""The sheet on which a team chooses where to begin."""

import pytest

from report_builder import make_writer
from spegla.report.context import Context
from spegla.report.kit.priorities import priority_sheet
from spegla.report.model import Chart, Field, Form, Sheet, SheetFormat
from spegla.report.pages.matrix import MOST_POINTS
from spegla.survey.questions import ChoiceKind, Role
from survey_builder import LANGUAGES, alike, make_choice, make_context, make_survey, texts_of

NAMES = ("trust", "pace", "care", "tone")
CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4, 5]
MATTERS = make_choice(
    "matters", " ".join(NAMES), kind=ChoiceKind.MULTIPLE, role=Role.MOST_IMPORTANT, at_most=3
)
PICKS = (("trust", "pace"), ("trust",), ("trust", "care"), ("trust", "pace", "tone"))


def asked(*dimensions: str, people: int = 80) -> dict[str, list[int | None]]:
    answers: dict[str, list[int | None]] = {}
    for step, dimension in enumerate(dimensions, start=1):
        answers |= alike(dimension, [CODES[(place * step) % 13] for place in range(people)])
    return answers


def weighed() -> Context:
    picks = {MATTERS: [PICKS[place % 4] for place in range(80)]}
    return make_context(
        make_survey(asked(*NAMES), choices=picks), targets=dict.fromkeys(NAMES, 80.0)
    )


def sheet_of(context: Context) -> Sheet:
    (sheet,) = priority_sheet(context)
    return sheet


def fields_of(sheet: Sheet) -> list[list[Field]]:
    """The rows for dots, and the lines for what is chosen."""
    return [
        list(block.fields)
        for section in sheet.sections
        for block in section.blocks
        if isinstance(block, Form)
    ]


def has_chart(sheet: Sheet) -> bool:
    return any(isinstance(block, Chart) for part in sheet.sections for block in part.blocks)


def test_the_matrix_stands_on_a_wall_sheet_where_importance_is_known() -> None:
    sheet = sheet_of(weighed())
    assert sheet.format is SheetFormat.WALL
    assert has_chart(sheet)


def test_without_importance_the_rows_stand_alone() -> None:
    sheet = sheet_of(make_context(make_survey(asked(*NAMES))))
    rows, chosen = fields_of(sheet)
    assert not has_chart(sheet)
    assert len(rows) == 4
    assert len(chosen) == 3


def test_each_dimension_has_a_row_with_its_figures_and_room_for_dots() -> None:
    rows, _ = fields_of(sheet_of(weighed()))
    writer = make_writer("en")
    said = [" ".join(texts_of(row.text, writer)) for row in rows]
    assert sorted(writer.text(row.label) for row in rows) == ["Care", "Pace", "Tone", "Trust"]
    assert all("aim 80" in text and "Importance" in text for text in said)
    assert all(row.stickers and not row.lines for row in rows)


def test_a_team_chooses_fewer_than_there_are() -> None:
    _, chosen = fields_of(sheet_of(make_context(make_survey(asked("trust", "pace")))))
    assert len(chosen) == 1


def test_there_is_no_sheet_for_a_single_dimension() -> None:
    assert priority_sheet(make_context(make_survey())) == ()


def test_a_hidden_score_gives_its_reason() -> None:
    few = {**asked("trust", people=20), **alike("pace", [4] * 3 + [None] * 17)}
    rows, _ = fields_of(sheet_of(make_context(make_survey(few))))
    said = {make_writer().text(row.label): list(texts_of(row.text, make_writer())) for row in rows}
    assert "Score" not in said["Pace"][0]
    assert said["Trust"][0].startswith("Score")


@pytest.mark.parametrize("language", LANGUAGES)
def test_as_many_rows_as_the_matrix_has_points_and_the_sheet_says_so(language: str) -> None:
    many = [f"theme{letter}" for letter in "abcdefghijk"]
    sheet = sheet_of(make_context(make_survey(asked(*many, people=30))))
    rows, _ = fields_of(sheet)
    assert len(rows) == MOST_POINTS
    assert f" {MOST_POINTS} " in " ".join(texts_of(sheet.lead, make_writer(language)))
