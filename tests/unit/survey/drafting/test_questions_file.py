"""The code book of a draft: read back by the rules of every one, and inert in a spreadsheet."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafts import make_draft, make_question, make_source, make_wave
from spegla.settings import parse_settings
from spegla.survey.checks import CodeBook, ProblemList, check_code_book
from spegla.survey.drafting.answered import Facts
from spegla.survey.drafting.draft import Draft, DraftOption
from spegla.survey.drafting.questions_file import questions_csv
from spegla.survey.drafting.settings_file import settings_toml
from spegla.survey.exports.delimited import read_delimited
from spegla.survey.tables import tidy

FACTS = Facts(client="Nordkust Energi", promised_minimum=5)


def read(draft: Draft) -> CodeBook:
    document = tomllib.loads(settings_toml(draft, FACTS).decode())
    settings: Any = parse_settings(document, file="engagement.toml")
    problems = ProblemList("questions.csv")
    book = check_code_book(
        read_delimited(questions_csv(draft), file="questions.csv"), settings, problems
    )
    assert not problems.in_order()
    return book


def cell(draft: Draft, column: str) -> str:
    table = read_delimited(questions_csv(draft), file="questions.csv")
    return table.rows[0].cells[table.headings.index(column)]


def test_it_is_read_without_a_problem():
    reasons = (DraftOption(code="fast", label={"en": "Faster"}),)
    draft = make_draft(
        options={"why": reasons},
        questions=(
            make_question("trust_1", mirror={"en": "They would say so."}, is_reversed=True),
            make_question("nps", kind="outcome", dimension=""),
            make_question(
                "why", kind="multiple", dimension="", scale="why", at_most=1, is_sensitive=True
            ),
            make_question("last", kind="text", dimension="", scale=""),
        ),
    )
    book = read(draft)
    assert book.order == ("trust_1", "nps", "why", "last")
    assert book.questions[0].is_reversed
    assert book.questions[0].mirror is not None
    assert book.choices[0].at_most == 1
    assert book.choices[0].is_sensitive


def test_a_spreadsheet_program_opens_it_in_columns():
    content = questions_csv(make_draft())
    assert content.startswith(b"\xef\xbb\xbfcode;dimension;kind;")


def test_columns_that_no_question_fills_are_left_out():
    table = read_delimited(questions_csv(make_draft()), file="questions.csv")
    assert table.headings == (
        "code", "dimension", "kind", "scale", "reversed", "waves", "text_en",
    )  # fmt: skip


def test_waves_are_named_only_where_they_are_not_all():
    draft = make_draft(
        sources=(make_source("2025"), make_source("2026")),
        waves=(make_wave("2025"), make_wave("2026")),
        questions=(
            make_question("q1", columns={"2026": "q1"}),
            make_question("q2", columns={"2025": "q2", "2026": "q2"}),
        ),
    )
    table = read_delimited(questions_csv(draft), file="questions.csv")
    assert [row.cells[5] for row in table.rows] == ["2026", ""]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝"])
def test_no_text_can_run_as_a_formula(start: str):
    text = f"{start}cmd|' /C calc'!A0"
    draft = make_draft(questions=(make_question("q1", text),))
    assert cell(draft, "text_en")[0] == "\u2060"
    assert dict(read(draft).questions[0].text.by_language) == {"en": text}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(tidy))
def test_any_text_reads_back_equal_but_for_white_space(text: str):
    book = read(make_draft(questions=(make_question("q1", text),)))
    assert dict(book.questions[0].text.by_language) == {"en": tidy(text)}


def test_what_no_text_file_may_hold_is_left_out():
    draft = make_draft(questions=(make_question("q1", "a\x00b\r\nc"),))
    assert dict(read(draft).questions[0].text.by_language) == {"en": "a b c"}
