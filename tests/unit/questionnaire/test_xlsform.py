"""XLSForms: converted by the field's own library, read back, and alike from run to run."""

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]
from pyxform.xls2xform import ConvertResult, convert

from catalogue_files import LANGUAGES, catalogue_form
from hostile_form import HOSTILE, hostile_form
from spegla.errors import UsageError
from spegla.questionnaire.form import Amount, Form, Grid, Pick
from spegla.questionnaire.xlsform import to_xlsform
from spegla.survey.exports import read_structure
from spegla.survey.exports.structure import Described
from spegla.survey.questions import Audience
from spegla.survey.tables import tidy

NAMES = {"en": "English (en)", "sv": "Svenska (sv)", "nl": "Nederlands (nl)"}
XFORM = "{http://www.w3.org/2002/xforms}"


def sheet(content: bytes, name: str) -> list[dict[str, str]]:
    rows = openpyxl.load_workbook(io.BytesIO(content))[name].iter_rows(values_only=True)
    headings = [str(heading) for heading in next(rows)]
    return [{h: c for h, c in zip(headings, row, strict=True) if c is not None} for row in rows]


def questions(form: Form) -> dict[str, Described]:
    found = read_structure(to_xlsform(form), file="form.xlsx")
    assert found is not None
    assert found.languages == form.languages
    return {question.code: question for question in found.questions}


def converted(form: Form) -> ConvertResult:
    return convert(to_xlsform(form), validate=False, file_type=".xlsx")


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("languages", [LANGUAGES, ("sv", "nl"), ("nl",)])
def test_it_is_converted_without_a_warning(audience: Audience, languages: tuple[str, ...]):
    assert converted(catalogue_form(audience, languages=languages)).warnings == []


def test_codes_texts_and_answers_read_back_in_all_languages():
    form = catalogue_form()
    found = questions(form)
    asked = 0
    for block in (block for page in form.pages for block in page.blocks):
        for one in block.items if isinstance(block, Grid) else (block,):
            question = found[one.code]
            asked += 1
            assert question.text == dict(one.text.by_language)
            if isinstance(block, Grid | Pick):
                parts = question.rows or question.answers
                names = [a.short if isinstance(block, Grid) else a.code for a in block.answers]
                assert [part.code for part in parts] == names
                labels = [dict(answer.text.by_language) for answer in block.answers]
                assert [part.text for part in parts] == labels
    assert asked == len(found)


def test_hostile_texts_come_out_as_texts():
    root = fromstring(converted(hostile_form()).xform)
    assert not list(root.iter(f"{XFORM}output"))
    values = [value.text or "" for value in root.iter(f"{XFORM}value")]
    shown = {re.sub(r"\\([*_])", r"\1", tidy(value)) for value in values}
    # pyxform makes quotation marks straight.
    texts = {tidy(re.sub(r"[\x00-\x08]", "", text)).replace("’", "'") for text in HOSTILE}
    assert texts <= shown


@pytest.mark.parametrize(
    "syntax", [r"\$\{", r"<[a-z/!]", r"\]\(", r"&\w+;", r"(?m)^#", r"(?<!\\)\*.*(?<!\\)\*"]
)
def test_no_label_holds_syntax(syntax: str):
    rows = sheet(to_xlsform(hostile_form()), "survey")
    labels = [text for row in rows for heading, text in row.items() if "::" in heading]
    assert labels
    assert not [label for label in labels if re.search(syntax, label)]


def test_no_cell_holds_a_formula():
    book = openpyxl.load_workbook(io.BytesIO(to_xlsform(hostile_form())))
    cells = [cell for page in book.worksheets for row in page.rows for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    marked = [cell for cell in cells if str(cell.value).startswith("=")]
    assert marked
    assert all(cell.quotePrefix for cell in marked)


def test_the_same_form_gives_the_same_bytes():
    first, second = to_xlsform(catalogue_form()), to_xlsform(catalogue_form())
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00" in archive.read("docProps/core.xml")


def test_each_page_is_a_group_that_is_shown_as_a_whole():
    form = catalogue_form()
    groups = [row for row in sheet(to_xlsform(form), "survey") if row["type"] == "begin_group"]
    assert [row["name"] for row in groups] == [f"{page.code}_page" for page in form.pages]
    assert {row["appearance"] for row in groups} == {"field-list"}
    for language, name in NAMES.items():
        label = groups[0][f"label::{name}"]
        assert label.startswith(form.welcome.in_language(language))
        assert form.pages[0].title.in_language(language) in label
        assert groups[1][f"label::{name}"].split("\n\n") == [
            form.pages[1].title.in_language(language),
            form.pages[1].intro.in_language(language),
        ]


def test_an_export_has_no_column_but_for_questions():
    kinds = {row["type"].split()[0] for row in sheet(to_xlsform(catalogue_form()), "survey")}
    assert kinds == {
        "begin_group", "end_group", "select_one", "select_multiple", "decimal", "text",
    }  # fmt: skip


def test_conditions_limits_and_numbers_are_those_of_the_form():
    rows = {row.get("name"): row for row in sheet(to_xlsform(catalogue_form()), "survey")}
    assert rows["shadow_why"]["relevant"] == "selected(${shadow_it}, 'yes')"
    assert rows["most_important"]["constraint"] == "count-selected(.) <= 3"
    assert rows["lost_time"]["constraint"] == ". >= 0 and . <= 40"
    assert rows["lost_time"]["hint::Svenska (sv)"] == "timmar i månaden"
    assert rows["lost_time"]["constraint_message::English (en)"] == "0 – 40 hours a month"
    assert rows["trust_1"]["appearance"] == "likert"
    assert rows["recommend"]["appearance"] == "columns-pack"


def test_questions_on_one_scale_share_a_list():
    rows = sheet(to_xlsform(catalogue_form()), "survey")
    lists = {
        row["type"] for row in rows if row.get("name") in ("trust_1", "delivery_3", "self_help")
    }
    assert lists == {"select_one delivery_grid"}


def test_settings_name_title_and_main_language():
    (settings,) = sheet(to_xlsform(catalogue_form(languages=["sv", "en"])), "settings")
    assert settings == {
        "form_title": "Hur upplever du IT-avdelningen?",
        "form_id": "spegla_customers",
        "default_language": "Svenska (sv)",
        "style": "pages",
    }


def test_a_point_has_the_name_that_is_read_as_it():
    """On a scale that is turned round, "1" in an export is the point 5."""
    form = hostile_form()
    grid = form.pages[0].blocks[0]
    assert isinstance(grid, Grid)
    first, *others = grid.answers
    turned = replace(grid, answers=(replace(first, code="5", short="1x"), *others))
    page = replace(form.pages[0], blocks=(turned,))
    found = questions(replace(form, pages=(page,)))
    assert found["first_0"].answers[0].code == "1x"


def test_codes_that_begin_with_a_digit_are_refused():
    form = hostile_form()
    amount = next(b for b in form.pages[0].blocks if isinstance(b, Amount))
    page = replace(form.pages[0], blocks=(replace(amount, code="1st"),))
    with pytest.raises(UsageError, match="code book: 1st"):
        to_xlsform(replace(form, pages=(page,)))
