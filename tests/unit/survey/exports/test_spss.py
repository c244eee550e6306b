"""SPSS files: labels for values, missing values, sets of options, and what tools note besides."""

import datetime as dt
import struct
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest

from spegla.errors import InputError
from spegla.survey.exports import Answers, Category, LeftOut, Tool, Use, read_answers

SATISFACTION = {1: "Very bad", 2: "Bad", 3: "Good", 9: "Don't know"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "customers.sav"


def read(file: Path, columns: dict[str, list[Any]], **described: Any) -> Answers:
    pyreadstat.write_sav(pd.DataFrame(columns), file, **described)
    return read_answers(file.read_bytes(), file=file.name)


def with_sets(content: bytes, sets: bytes) -> bytes:
    """The file with multiple response sets (extension record 7, subtype 7), before its end mark."""
    mark = content.index(struct.pack("<2i", 999, 0))
    return content[:mark] + struct.pack("<4i", 7, 7, 1, len(sets)) + sets + content[mark:]


def test_values_with_a_label_become_the_label_and_others_stay_as_people_write_them(
    file: Path,
) -> None:
    answers = read(
        file,
        {"q01": [1.0, 3.0, 2.0], "q02": [4.0, 4.5, 1e15], "why": ["", "Förtroende", "x" * 300]},
        column_labels=["How good?", None, "Why?"],
        variable_value_labels={"q01": SATISFACTION},
    )
    assert answers.tool is Tool.SPSS
    assert answers.cells(0) == ["Very bad", "Good", "Bad"]
    assert answers.cells(1) == ["4", "4.5", "1000000000000000"]
    assert answers.cells(2) == ["", "Förtroende", "x" * 300]
    assert [variable.names for variable in answers.variables] == [("How good?",), (), ("Why?",)]


def test_categories_come_in_the_order_of_their_codes_and_know_which_are_missing(
    file: Path,
) -> None:
    answers = read(
        file,
        {"q01": [1.0, 9.0]},
        variable_value_labels={"q01": {9: "Don't know", 2: "Bad", 1: "Very bad"}},
        missing_ranges={"q01": [9]},
    )
    assert answers.variables[0].categories == (
        Category(value="1", label="Very bad"),
        Category(value="2", label="Bad"),
        Category(value="9", label="Don't know", is_missing=True),
    )


def test_a_user_missing_value_stays_with_a_label_and_is_blank_without_one(file: Path) -> None:
    answers = read(
        file,
        {"q01": [1.0, 9.0, -95.0, None], "region": ["N", "?", "S", "S"], "q02": [1.0] * 4},
        variable_value_labels={"q01": SATISFACTION},
        missing_ranges={"q01": [9, {"lo": -99, "hi": -90}], "region": ["?"]},
    )
    assert answers.cells(0) == ["Very bad", "Don't know", "", ""]
    assert answers.cells(1) == ["N", "", "S", "S"]


def test_days_and_times_are_written_as_in_iso_8601(file: Path) -> None:
    answers = read(
        file,
        {
            "day": [dt.date(2026, 10, 16)],
            "moment": [dt.datetime(2026, 10, 16, 8, 30)],  # noqa: DTZ001 as in the file
            "time": [dt.time(8, 30)],
            "never": [1e18],
        },
        variable_format={"never": "DATETIME20"},
    )
    assert answers.rows[0].cells == (
        "2026-10-16", "2026-10-16 08:30:00", "08:30:00", "1e+18",
    )  # fmt: skip


def test_a_set_of_options_is_taken_or_not_and_blank_where_nobody_was_asked(file: Path) -> None:
    columns: dict[str, list[Any]] = {
        "t_1": [1.0, 0.0, None],
        "t_2": [0.0, 9.0, None],
        "top1": [1.0, 2.0, 1.0],
        "top2": [2.0, None, 2.0],
    }
    read(
        file,
        columns,
        column_labels=["Which tools? - Mail", "Chat", "First", "Second"],
        variable_value_labels={"top1": {1: "A", 2: "B"}, "top2": {1: "A", 2: "B"}},
        missing_ranges={"t_2": [9]},
    )
    sets = b"$tools=D1 1 12 Which tools? t_1 t_2\n$top=C 9 Top three top1 top2\n"
    answers = read_answers(with_sets(file.read_bytes(), sets), file="customers.sav")
    mail, chat, first, _ = answers.variables
    assert (mail.text, mail.part, mail.together, mail.use) == (
        "Which tools?", "Mail", "tools", Use.OPTION,
    )  # fmt: skip
    assert mail.names == ("tools[t_1]", "Which tools? [Mail]", "Which tools? - Mail")
    assert (answers.cells(0), answers.cells(1)) == (["1", "0", ""], ["0", "", ""])
    assert (first.together, first.part, first.use) == ("top", "First", Use.ANSWER)
    assert answers.cells(2) == ["A", "B", "A"]
    assert chat.categories == ()


def test_labels_that_begin_alike_make_grids_and_choices(file: Path) -> None:
    answers = read(
        file,
        {
            "ResponseId": ["R_1", "R_2"],
            "Q1_1": [1.0, 2.0],
            "Q1_2": [2.0, 1.0],
            "Q2_1": [1.0, None],
            "Q2_2": [None, 1.0],
            "Q2_2_TEXT": ["", "Paper"],
            "Q3": [2.0, 1.0],
            "Q3_TEXT": ["Fax", ""],
            "Q4_1": [1.0, 2.0],
        },
        column_labels=[
            "Response ID",
            *("How good? - Mail", "How good? - Chat - at night"),
            *("Which? - Mail", "Which? - Other", "Which? - Other - Text"),
            *("What else? - If any", "What else? - If any - Other - Text", "How bad? - Mail"),
        ],
        variable_value_labels={
            **{name: {1: "Bad", 2: "Good"} for name in ("Q1_1", "Q1_2", "Q3", "Q4_1")},
            "Q2_1": {1: "Mail"},
            "Q2_2": {1: "Other"},
        },
    )
    told = [(of.use.value, of.text, of.part, of.together) for of in answers.variables[1:]]
    assert told == [
        ("answer", "How good?", "Mail", "Q1"),
        ("answer", "How good?", "Chat - at night", "Q1"),
        ("option", "Which?", "Mail", "Q2"),
        ("option", "Which?", "Other", "Q2"),
        ("other", "Which? - Other - Text", "", ""),
        ("answer", "What else? - If any", "", ""),
        ("other", "What else? - If any - Other - Text", "", ""),
        ("answer", "How bad? - Mail", "", ""),
    ]
    assert answers.cells(4) == ["", "Other"]


def test_what_tools_note_is_no_answer(file: Path) -> None:
    answers = read(
        file,
        {
            "ResponseId": ["R_1"],
            "Status": [0.0],
            "IPAddress": ["192.0.2.1"],
            "RecipientEmail": [""],
            "q01": [3.0],
        },
    )
    assert [variable.use for variable in answers.variables] == [
        Use.RESPONDENT, Use.RECORD, Use.RECORD, Use.RECORD, Use.ANSWER,
    ]  # fmt: skip


def test_a_question_about_status_is_an_answer_where_qualtrics_did_not_write_it(file: Path) -> None:
    assert read(file, {"status": [1.0]}).variables[0].use is Use.ANSWER


def test_previews_and_rows_without_an_answer_are_left_out(file: Path) -> None:
    answers = read(
        file,
        {"ResponseId": ["a", "b", "c"], "Status": [0.0, 1.0, 0.0], "q01": [3.0, 3.0, None]},
        variable_value_labels={"Status": {0: "IP Address", 1: "Survey Preview"}},
    )
    assert [row.number for row in answers.rows] == [1]
    assert answers.left_out == {LeftOut.TEST: 1, LeftOut.BLANK: 1}


@pytest.mark.parametrize("described", [{"compress": True}, {"row_compress": True}])
def test_compressed_files_are_read(file: Path, described: dict[str, bool]) -> None:
    assert read(file, {"q01": [3.0, 4.0]}, **described).cells(0) == ["3", "4"]


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.99])
def test_a_file_that_breaks_off_is_refused(file: Path, kept: float) -> None:
    read(file, {"q01": [3.0, 4.0], "why": ["a", "b"]})
    content = file.read_bytes()
    with pytest.raises(InputError, match="not an SPSS file that can be read"):
        read_answers(content[: int(len(content) * kept)], file=file.name)


def test_a_number_of_rows_beyond_measure_is_refused_before_they_are_read(file: Path) -> None:
    read(file, {"q01": [3.0, 4.0]})
    content = file.read_bytes()
    rows = 1_000_000_000
    with pytest.raises(InputError, match="more than 10,000,000 values"):
        read_answers(content[:80] + struct.pack("<i", rows) + content[84:], file=file.name)


def test_wide_variables_with_little_in_them_are_read(file: Path) -> None:
    """Survey tools declare the widest texts there are for each open question."""
    wide = {f"why{number}": ["a", *[""] * 999, "b" * 20_000] for number in range(10)}
    answers = read(file, {"q01": [1.0] * 1001, **wide}, row_compress=True)
    assert (len(answers.rows), len(answers.rows[-1].cells[1])) == (1001, 20_000)


def test_a_number_of_rows_that_is_left_open_is_no_harm(file: Path) -> None:
    read(file, {"q01": [3.0, 4.0]})
    content = file.read_bytes()
    answers = read_answers(content[:80] + struct.pack("<i", -1) + content[84:], file=file.name)
    assert answers.cells(0) == ["3", "4"]


def test_a_file_on_which_the_library_crashes_is_refused(file: Path) -> None:
    """Numbers labelled in a variable of text end the process that reads them (pyreadstat 1.3.7)."""
    read(file, {"q01": [1.0], "why": ["x"]}, variable_value_labels={"q01": SATISFACTION})
    content = file.read_bytes()
    labelled = struct.pack("<3i", 4, 1, 1)
    assert content.count(labelled) == 1
    with pytest.raises(InputError, match="not an SPSS file that can be read"):
        read_answers(content.replace(labelled, struct.pack("<3i", 4, 1, 2)), file=file.name)


def test_a_file_without_answers_is_empty(file: Path) -> None:
    with pytest.raises(InputError, match="the file is empty"):
        read(file, {"q01": []})
