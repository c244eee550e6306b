"""The sheet on which a team chooses where to begin."""

import pytest

from report_builder import make_writer
from spegla.report.context import Context
from spegla.report.kit.priorities import priority_sheets
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
    sheet, *_ = priority_sheets(context)
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
    assert priority_sheets(make_context(make_survey())) == ()


def test_a_hidden_score_gives_its_reason() -> None:
    few = {**asked("trust", people=20), **alike("pace", [4] * 3 + [None] * 17)}
    rows, _ = fields_of(sheet_of(make_context(make_survey(few))))
    said = {make_writer().text(row.label): list(texts_of(row.text, make_writer())) for row in rows}
    assert "Score" not in said["Pace"][0]
    assert said["Trust"][0].startswith("Score")


def rows_of(sheet: Sheet) -> list[Field]:
    """The rows for dots."""
    return fields_of(sheet)[0]


@pytest.mark.parametrize(("dimensions", "expected"), [(9, [9]), (11, [9, 2]), (20, [9, 11])])
def test_what_the_matrix_has_no_room_for_has_rows_on_a_further_sheet(
    dimensions: int, expected: list[int]
) -> None:
    many = [f"theme{letter}" for letter in "abcdefghijklmnopqrst"[:dimensions]]
    context = make_context(make_survey(asked(*many, people=30)))
    sheets = priority_sheets(context)
    assert [len(rows_of(sheet)) for sheet in sheets] == expected
    labels = [row.label for sheet in sheets for row in rows_of(sheet)]
    assert labels == [context.short(code) for code in context.by_shortfall()]
    assert len({sheet.key for sheet in sheets}) == len(sheets)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_further_sheet_says_that_it_belongs_to_the_first(language: str) -> None:
    many = [f"theme{letter}" for letter in "abcdefghijk"]
    first, second = priority_sheets(make_context(make_survey(asked(*many, people=30))))
    writer = make_writer(language)
    assert f" {MOST_POINTS} " in " ".join(texts_of(first.lead, writer))
    assert writer.text(second.label).endswith(" 2")
    assert "{" not in " ".join(texts_of(second, writer))
    assert not has_chart(second)
    assert len(fields_of(first)) == 2
    assert len(fields_of(second)) == 1
