"""XLSForms: questions, lists, groups, tables of questions and languages."""

import io
import re
import zipfile
from time import process_time

import openpyxl
import pytest
from pyxform.xls2xform import convert

from spegla.errors import InputError
from spegla.survey.exports.structure import Described, Form, Structure
from spegla.survey.exports.xlsform import (
    is_xlsform,
    structure_of_sheets,
    structure_of_xlsform,
)
from spegla.survey.tables import table_of

Sheet = list[list[str]]
SCALE: Sheet = [
    ["list_name", "name", "label"],
    ["agree", "1", "No"],
    ["agree", "2", "Yes"],
    ["tools", "phone", "Phone"],
    ["tools", "mail", "Mail"],
]


def workbook(**sheets: Sheet) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def structure(*lines: list[str], heading: str = "label", **sheets: Sheet) -> Structure:
    survey = [["type", "name", heading, "appearance", "kobo--score-choices"], *lines]
    content = workbook(survey=survey, **({"choices": SCALE} | sheets))
    return structure_of_xlsform(content, file="form.xlsx")


def only(*lines: list[str]) -> Described:
    """The only question that is one in our terms, or the only one at all."""
    found = structure(*lines).questions
    (question,) = [one for one in found if one.form is not Form.OTHER] or found
    return question


def test_a_form_is_told_from_other_workbooks() -> None:
    assert is_xlsform(workbook(survey=[["type"]], choices=[["list_name"]], settings=[["x"]]))
    assert is_xlsform(workbook(Survey=[["type"]], Choices=[["list_name"]]))
    assert not is_xlsform(workbook(survey=[["trust"], ["4"]]))


def test_what_is_no_workbook_is_no_form() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as target:
        target.writestr("survey", "choices")
    assert not is_xlsform(archive.getvalue())
    assert not is_xlsform(archive.getvalue()[:40])


def test_a_list_of_sheets_beyond_measure_is_not_opened() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        sheets = '<sheet name="survey"/><sheet name="choices"/>'
        target.writestr("xl/workbook.xml", sheets + " " * 2_000_000)
    assert not is_xlsform(archive.getvalue())


def test_a_workbook_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(InputError, match=r"form\.xlsx"):
        structure_of_xlsform(b"PK", file="form.xlsx")


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("select_one agree", Form.SINGLE),
        ("select one agree", Form.SINGLE),
        ("select_multiple tools", Form.MULTIPLE),
        ("rank tools", Form.RANKING),
        ("integer", Form.NUMBER),
        ("decimal", Form.NUMBER),
        ("range", Form.NUMBER),
        ("text", Form.TEXT),
        ("note", Form.OTHER),
        ("calculate", Form.OTHER),
        ("date", Form.OTHER),
        ("start", Form.OTHER),
    ],
)
def test_each_type_has_its_form(kind: str, form: Form) -> None:
    assert only([kind, "q1", "Q"]).form is form


def test_the_list_of_a_question_gives_its_answers() -> None:
    question = only(["select_one agree", "fast", "**IT** is fast, ${name}."])
    assert question.text == {"": "IT is fast, …."}
    assert [(answer.code, answer.text[""]) for answer in question.answers] == [
        ("1", "No"),
        ("2", "Yes"),
    ]
    assert question.rows == ()


def test_the_list_of_a_multiple_choice_gives_its_rows() -> None:
    question = only(["select_multiple tools or_other", "tools", "Which?"])
    assert [row.code for row in question.rows] == ["phone", "mail", "other"]
    assert question.answers == ()


def test_groups_are_sections() -> None:
    found = structure(
        ["text", "a", "A"],
        ["begin_group", "trust", "Trust in IT"],
        ["text", "b", "B"],
        ["begin group", "inner", ""],
        ["text", "c", "C"],
        ["end group", "", ""],
        ["end_group", "", ""],
        ["text", "d", "D"],
    )
    sections = [(question.code, question.section) for question in found.questions]
    assert sections == [("a", ""), ("b", "Trust in IT"), ("c", "Trust in IT"), ("d", "")]


def test_a_group_that_does_not_end_holds_the_rest() -> None:
    assert only(["begin_group", "trust", "Trust"], ["text", "b", "B"]).section == "Trust"


def test_an_end_too_many_ends_nothing() -> None:
    found = structure(
        ["end_group", "", ""],
        ["begin_group", "trust", "Trust"],
        ["text", "b", "B"],
        ["end_group", "", ""],
        ["end_group", "", ""],
        ["text", "c", "C"],
    )
    assert [question.section for question in found.questions] == ["Trust", ""]


def test_groups_within_groups_may_lie_as_deep_as_somebody_likes() -> None:
    lines = [["begin_group", f"g{depth}", f"G{depth}"] for depth in range(20_000)]
    survey = table_of([["type", "name", "label"], *lines, ["text", "a", "A"]], file="form.xlsx")
    began = process_time()
    (question,) = structure_of_sheets({"survey": survey}).questions
    assert question.section == "G19999"
    assert process_time() - began < 5


def test_a_matrix_that_no_export_has_columns_for_is_not_described() -> None:
    columns = [["text", f"c{number}", "C"] for number in range(3_000)]
    lines = [["begin_kobomatrix", "m", "M", "rows"], *columns, ["end_kobomatrix", "", "", ""]]
    rows = [["rows", f"r{number}", "R"] for number in range(3_000)]
    found = structure_of_sheets(
        {
            "survey": table_of(
                [["type", "name", "label", "kobo--matrix_list"], *lines], file="form.xlsx"
            ),
            "choices": table_of([["list_name", "name", "label"], *rows], file="form.xlsx"),
        }
    )
    assert found.questions == ()


def test_a_list_of_sheets_that_never_ends_takes_no_time() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("xl/workbook.xml", "<sheet " * 140_000)
    began = process_time()
    assert not is_xlsform(archive.getvalue())
    assert process_time() - began < 5


def test_a_rating_is_a_grid() -> None:
    grid = only(
        ["begin_score", "agreed", "How far do you agree?", "", "agree"],
        ["score__row", "fast", "IT is fast."],
        ["score__row", "kind", "IT is kind."],
        ["end_score", "", ""],
    )
    assert (grid.code, grid.form, grid.text) == ("agreed", Form.GRID, {"": "How far do you agree?"})
    assert [row.code for row in grid.rows] == ["fast", "kind"]
    assert [answer.text[""] for answer in grid.answers] == ["No", "Yes"]


@pytest.mark.parametrize("group", ["", "How far do you agree?"], ids=["head", "group"])
def test_a_table_of_questions_is_a_grid(group: str) -> None:
    grid = only(
        ["begin_group", "agreed", group, "field-list"],
        ["select_one agree", "head", "How far do you agree?", "label"],
        ["select_one agree", "fast", "IT is fast.", "list-nolabel"],
        ["select_one agree", "kind", "IT is kind.", "list-nolabel"],
        ["end_group", "", ""],
    )
    assert grid.text == {"": "How far do you agree?"}
    assert [row.code for row in grid.rows] == ["fast", "kind"]
    assert [answer.code for answer in grid.answers] == ["1", "2"]


def test_the_head_of_a_table_is_no_question() -> None:
    found = structure(
        ["begin_group", "agreed", "", "field-list"],
        ["select_one agree", "head", "How far do you agree?", "label"],
        ["select_one agree", "fast", "IT is fast.", "list-nolabel"],
        ["end_group", "", ""],
        ["begin_score", "rated", "How do you rate IT?", "", "agree"],
        ["score__row", "kind", "Kindness"],
        ["end_score", "", ""],
    )
    assert [(question.code, question.form) for question in found.questions] == [
        ("head", Form.OTHER),
        ("agreed", Form.GRID),
        ("rated_header", Form.OTHER),
        ("rated", Form.GRID),
    ]


def test_a_table_needs_no_head() -> None:
    grid = only(
        ["begin_group", "agreed", "How far do you agree?"],
        ["select_one agree", "fast", "IT is fast.", "list-nolabel"],
        ["end_group", "", ""],
    )
    assert [row.code for row in grid.rows] == ["fast"]


def test_names_that_kobotoolbox_gives_itself_will_do() -> None:
    survey = [["type", "name", "$autoname", "label"], ["text", "", "why", "Why?"]]
    sheets = {"survey": table_of(survey, file="form.xlsx")}
    assert structure_of_sheets(sheets).questions[0].code == "why"


def test_a_matrix_is_a_grid_a_column_or_a_question_a_cell() -> None:
    survey = [
        ["type", "name", "label", "kobo--matrix_list"],
        ["begin_kobomatrix", "way", "By which way?", "tools"],
        ["select_one agree", "used", "Used?", ""],
        ["integer", "times", "How often?", ""],
        ["end_kobomatrix", "", "", ""],
    ]
    content = workbook(survey=survey, choices=SCALE)
    found = structure_of_xlsform(content, file="form.xlsx").questions
    assert [(question.code, question.form) for question in found] == [
        ("way_used", Form.GRID),
        ("way_phone_times", Form.NUMBER),
        ("way_mail_times", Form.NUMBER),
    ]
    assert [row.code for row in found[0].rows] == ["way_phone_used", "way_mail_used"]
    assert found[1].text == {"": "By which way? How often? [Phone]"}


def test_a_ranking_of_kobotoolbox_has_its_items_as_rows() -> None:
    survey = [
        ["type", "name", "label", "kobo--rank-items"],
        ["begin_rank", "first", "What first?", "tools"],
        ["rank__level", "first_1", "First choice", ""],
        ["end_rank", "", "", ""],
    ]
    found = structure_of_xlsform(workbook(survey=survey, choices=SCALE), file="form.xlsx")
    assert found.questions[0].form is Form.RANKING
    assert [row.code for row in found.questions[0].rows] == ["phone", "mail"]
    assert [position.code for position in found.questions[0].answers] == ["first_1"]


def test_languages_are_told_by_code_name_and_settings() -> None:
    survey = [
        ["type", "name", "label::English (en)", "label::Svenska", "label:nl", "hint::Svenska"],
        ["select_one agree", "fast", "IT is fast.", "IT är snabbt.", "IT is snel.", "x"],
    ]
    choices = [
        ["list_name", "name", "label::English (en)", "label::Svenska", "label:nl"],
        ["agree", "1", "No", "Nej", "Nee"],
    ]
    settings = [["form_title", "default_language"], ["IT", "Svenska (sv)"]]
    content = workbook(survey=survey, choices=choices, settings=settings)
    found = structure_of_xlsform(content, file="form.xlsx")
    assert found.languages == ("sv", "en", "nl")
    question = found.questions[0]
    assert next(iter(question.text.items())) == ("sv", "IT är snabbt.")
    assert question.answers[0].text == {"en": "No", "sv": "Nej", "nl": "Nee"}


def test_labels_without_a_language_are_in_that_of_the_settings() -> None:
    found = structure(["text", "a", "Vad mer?"], settings=[["default_language"], ["Svenska (sv)"]])
    assert found.languages == ("sv",)
    assert found.questions[0].text == {"sv": "Vad mer?"}


def test_without_a_named_language_there_is_none() -> None:
    assert structure(["text", "a", "What else?"]).languages == ()


def test_the_form_that_collects_the_answers_has_the_same_names() -> None:
    lines = [
        ["begin group", "it", "IT"],
        ["select one agree", "fast", "IT is fast."],
        ["select_multiple tools or_other", "tools", "Which tools?"],
        ["end group", "", ""],
        ["integer", "age", "Age"],
    ]
    survey = [["type", "name", "label"], *lines]
    content = workbook(survey=survey, choices=SCALE)
    form = convert(xlsform=content, file_type=".xlsx").xform
    collected = {name.rpartition("/")[2] for name in re.findall(r'<bind nodeset="([^"]+)"', form)}
    options = set(re.findall(r"<name>([^<]+)</name>", form))
    found = structure_of_xlsform(content, file="form.xlsx").questions
    assert {question.code for question in found} == collected - {"instanceID", "tools_other"}
    assert {part.code for one in found for part in (*one.answers, *one.rows)} == options
