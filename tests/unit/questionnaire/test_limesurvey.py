"""Files for LimeSurvey: what its own tables look like, and the same form read back from both."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from catalogue_files import LANGUAGES, catalogue_form
from hostile_form import hostile_form
from samples import LIMESURVEY_STRUCTURE, needs_samples
from spegla.errors import UsageError
from spegla.questionnaire.form import Answer, Block, Form, Grid, Item, Page, Pick, Words
from spegla.questionnaire.limesurvey import to_lss, to_tsv
from spegla.questionnaire.limesurvey.layout import MOST_LISTED
from spegla.survey.exports import read_structure
from spegla.survey.exports import structure as read
from spegla.survey.questions import Audience, LocalText
from spegla.survey.tables import tidy

HELLO = LocalText.of(en="Hello")


def rows_of(content: bytes, table: str) -> list[dict[str, str]]:
    rows = fromstring(content).iterfind(f"{table}/rows/row")
    return [{cell.tag: cell.text or "" for cell in row} for row in rows]


def tsv_rows(content: bytes) -> list[dict[str, str]]:
    head, *lines = content.decode("utf-8-sig").splitlines()
    columns = head.split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines]


def structure(content: bytes, file: str) -> read.Structure:
    found = read_structure(content, file=file)
    assert found is not None
    return found


def form_with(*blocks: Words | Pick | Grid) -> Form:
    page = Page(code="page", title=HELLO, intro=HELLO, blocks=blocks)
    return Form(
        audience=Audience.CUSTOMERS,
        languages=("en",),
        title=HELLO,
        welcome=HELLO,
        thanks=HELLO,
        pages=(page,),
    )


def expected_texts(text: LocalText) -> dict[str, str]:
    """The texts as LimeSurvey shows them: a space parts a brace from what follows it."""
    return {
        language: tidy(re.sub(r"[\x00-\x08]|(?<=\{)(?=\S)", lambda m: "" if m[0] else " ", one))
        for language, one in text.by_language
    }


def check_same(found: read.Structure, form: Form) -> None:
    """The structure has the codes, texts and answers of the form, in all languages."""
    blocks = [(page, block) for page in form.pages for block in page.blocks]
    assert found.languages == form.languages
    assert len(found.questions) == len(blocks)
    for question, (page, block) in zip(found.questions, blocks, strict=True):
        assert question.section == expected_texts(page.title)[form.languages[0]]
        asked: Block | Item = block
        answers: tuple[Answer, ...] = block.answers if isinstance(block, Grid | Pick) else ()
        if isinstance(block, Grid) and len(block.items) == 1:
            asked = block.items[0]
            assert question.form is read.Form.SINGLE
        elif isinstance(block, Grid):
            assert question.form is read.Form.GRID
            check_parts(question.rows, [(item.code, item.text) for item in block.items])
        assert question.code == re.sub("[_-]", "", asked.code)
        assert question.text == expected_texts(asked.text)
        parts = [(answer.short, answer.text) for answer in answers]
        is_multiple = isinstance(block, Pick) and block.is_multiple
        check_parts(question.rows if is_multiple else question.answers, parts)


def check_parts(found: tuple[read.Part, ...], parts: list[tuple[str, LocalText]]) -> None:
    assert [part.code for part in found] == [re.sub("[_-]", "", code) for code, _ in parts]
    texts: list[Mapping[str, str]] = [part.text for part in found]
    assert texts == [expected_texts(text) for _, text in parts]


@pytest.mark.parametrize("audience", Audience)
def test_both_files_read_back_as_the_form(audience: Audience):
    form = catalogue_form(audience)
    check_same(structure(to_lss(form), "form.lss"), form)
    check_same(structure(to_tsv(form), "form.txt"), form)


def test_hostile_texts_come_out_as_texts():
    form = hostile_form()
    check_same(structure(to_lss(form), "form.lss"), form)
    check_same(structure(to_tsv(form), "form.txt"), form)


@pytest.mark.parametrize("write", [to_lss, to_tsv])
def test_no_text_holds_an_expression(write):
    assert not re.search(r"\{\S", write(hostile_form()).decode())


@pytest.mark.parametrize("row", ["groups", "questions", "subquestions", "answers"])
def test_every_part_stands_there_in_each_language(row: str):
    identity = {"groups": "gid", "answers": "qid", "questions": "qid", "subquestions": "qid"}
    by_language: dict[str, list[tuple[str, ...]]] = {language: [] for language in LANGUAGES}
    for one in rows_of(to_lss(catalogue_form()), row):
        by_language[one["language"]].append((one[identity[row]], one.get("code", "")))
    first, *others = by_language.values()
    assert first
    assert all(sorted(other) == sorted(first) for other in others)


def test_numbers_are_unique_and_lead_to_their_rows():
    content = to_lss(catalogue_form(languages=["en"]))
    questions = {row["qid"] for row in rows_of(content, "questions")}
    subquestions = rows_of(content, "subquestions")
    numbers = [*questions, *(row["qid"] for row in subquestions)]
    assert len(numbers) == len(set(numbers))
    assert {row["parent_qid"] for row in subquestions} <= questions
    assert {row["qid"] for row in rows_of(content, "answers")} <= questions
    groups = {row["gid"] for row in rows_of(content, "groups")}
    assert {row["gid"] for row in rows_of(content, "questions")} == groups


@needs_samples
def test_tables_and_fields_are_those_that_limesurvey_wrote():
    real, own = fromstring(LIMESURVEY_STRUCTURE.read_bytes()), fromstring(to_lss(catalogue_form()))
    assert own.findtext("DBVersion") == real.findtext("DBVersion")
    assert {table.tag for table in own} <= {table.tag for table in real}
    for table in own.iterfind("*[fields]"):
        written = {field.text for field in real.iterfind(f"{table.tag}/fields/fieldname")}
        fields = [field.text for field in table.iterfind("fields/fieldname")]
        assert set(fields) <= written, table.tag
        assert all({cell.tag for cell in row} <= set(fields) for row in table.iterfind("rows/row"))
        if table.tag in {"groups", "questions", "subquestions", "answers"}:
            assert set(fields) == written, table.tag


def test_nothing_is_kept_of_people_but_their_answers():
    (survey,) = rows_of(to_lss(catalogue_form()), "surveys")
    settings = {
        row["name"]: row["text"]
        for row in tsv_rows(to_tsv(catalogue_form()))
        if row["class"] == "S"
    }
    assert survey == settings | {"sid": survey["sid"]}
    kept = ("ipaddr", "refurl", "datestamp", "savetimings", "usetokens", "usecookie")
    assert {survey[name] for name in kept} == {"N"}
    assert survey["anonymized"] == "Y"
    assert (survey["language"], survey["additional_languages"]) == ("en", "sv nl")


def test_nothing_is_mandatory():
    questions = rows_of(to_lss(catalogue_form()), "questions")
    assert {row["mandatory"] for row in questions} == {"N"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_welcome_and_end_stand_there_in_each_language(language: str):
    form = catalogue_form()
    texts = {
        row["surveyls_language"]: row for row in rows_of(to_lss(form), "surveys_languagesettings")
    }[language]
    assert form.welcome.in_language(language) in texts["surveyls_welcometext"]
    assert form.thanks.in_language(language) in texts["surveyls_endtext"]
    assert texts["surveyls_title"] == form.title.in_language(language)
    said = [row for row in tsv_rows(to_tsv(form)) if row["class"] == "SL"]
    told = {row["name"]: row["text"] for row in said if row["language"] == language}
    assert told.items() <= texts.items()


def test_conditions_and_limits_are_those_of_the_form():
    by_code = {row["title"]: row for row in rows_of(to_lss(catalogue_form()), "questions")}
    assert by_code["shadowwhy"]["relevance"] == "((shadowit.NAOK == 'yes'))"
    assert by_code["shadowit"]["relevance"] == "1"
    attributes = rows_of(to_lss(catalogue_form()), "question_attributes")
    limits = [row["value"] for row in attributes if row["attribute"] == "max_answers"]
    assert limits == ["3"]
    amount = {
        row["attribute"]: row["value"]
        for row in attributes
        if row["qid"] == by_code["losttime"]["qid"] and row.get("language", "nl") == "nl"
    }
    assert amount == {
        "min_num_value_n": "0",
        "max_num_value_n": "40",
        "suffix": "uur per maand",
    }


def test_a_condition_on_a_multiple_choice_asks_for_its_option():
    rows = [row for row in tsv_rows(to_tsv(hostile_form())) if row["name"] == "shown0"]
    assert {row["relevance"] for row in rows} == {"((several0_o1.NAOK == 'Y'))"}


def test_the_tab_separated_file_says_each_attribute_once():
    rows = [row for row in tsv_rows(to_tsv(catalogue_form())) if row["name"] == "mostimportant"]
    assert [row["max_answers"] for row in rows] == ["3", "", ""]
    units = [row for row in tsv_rows(to_tsv(catalogue_form())) if row["name"] == "losttime"]
    assert [row["suffix"] for row in units] == [
        "hours a month", "timmar i månaden", "uur per maand",
    ]  # fmt: skip


def test_the_tab_separated_file_has_a_byte_order_mark_and_needs_no_quotes():
    content = to_tsv(hostile_form())
    assert content.startswith(b"\xef\xbb\xbf")
    assert b'"' not in content
    assert {row["class"] for row in tsv_rows(content)} == {"S", "SL", "G", "Q", "SQ", "A"}


def test_a_long_list_goes_into_a_menu():
    texts = [Answer(code=f"a{n}", text=HELLO, short=f"a{n}") for n in range(MOST_LISTED + 1)]
    long, short = (
        Pick(code=code, text=HELLO, answers=tuple(answers))
        for code, answers in (("long", texts), ("short", texts[1:]))
    )
    questions = rows_of(to_lss(form_with(long, short)), "questions")
    assert [row["type"] for row in questions] == ["!", "L"]


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        (["a" * 21], "has 21"),
        (["1_first"], "begins with a digit"),
        (["trust_1", "trust1"], "another one is like it"),
        (["self"], "is a word that LimeSurvey keeps"),
    ],
)
@pytest.mark.parametrize("write", [to_lss, to_tsv])
def test_codes_that_would_be_replaced_are_refused(write, codes: list[str], message: str):
    form = form_with(*(Words(code=code, text=HELLO) for code in codes))
    with pytest.raises(UsageError) as refused:
        write(form)
    assert all(f"  {code}: {message}" in str(refused.value) for code in codes)


def test_rows_of_grids_are_checked_too_and_may_begin_with_a_digit():
    answers = (Answer(code="1", text=HELLO, short="1"),)
    rows = tuple(Item(code=code, text=HELLO) for code in ("time", "2_second"))
    grid = Grid(code="grid", text=HELLO, items=rows, answers=answers)
    with pytest.raises(UsageError, match="  time: is a word") as refused:
        to_lss(form_with(grid))
    assert "2_second" not in str(refused.value)
    assert to_lss(form_with(replace(grid, items=(rows[1], Item(code="b", text=HELLO)))))
