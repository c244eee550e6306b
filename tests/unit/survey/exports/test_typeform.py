"""Exports of Typeform: IDs and times, options in columns of their own, responses not handed in."""

from collections.abc import Sequence

import pytest

from spegla.survey.exports.answers import Answers, LeftOut, Tool
from spegla.survey.exports.typeform import answers, recognises
from spegla.survey.tables import Table, table_of

LAST = (
    "Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)", "Network ID",
    "Tags", "Ending",
)  # fmt: skip
DONE = ("completed", "2026-10-02 08:00:00", "", "2026-10-02 08:04:11", "0a1b2c3d4e", "", "")
LEFT = ("partial", "2026-10-02 08:00:00", "2026-10-02 08:01:00", "", "0a1b2c3d4e", "", "")


def table(headings: Sequence[str], *rows: Sequence[str], last: Sequence[str] = DONE) -> Table:
    return table_of(
        [
            ["#", *headings, *LAST],
            *([f"id{number}", *row, *last] for number, row in enumerate(rows)),
        ],
        file="t.csv",
    )


def asked(found: Answers) -> list[tuple[str, str]]:
    return [(of.heading, of.use.value) for of in found.variables[1 : -len(LAST)]]


@pytest.mark.parametrize(
    "headings",
    [
        ("#", "Why?", *LAST),
        ("Response ID", "Why?", *LAST),
        ("#", "Why?", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"),
        ("Why?", "Start Date (UTC)", "Submit Date (UTC)"),
        ("Why?", "Submitted At", "Token"),
    ],
)
def test_the_columns_of_the_tool_are_known(headings: tuple[str, ...]) -> None:
    found = Table(headings=headings, rows=())
    assert recognises(found)
    uses = {of.heading: of.use.value for of in answers(found).variables}
    assert uses.pop("Why?") == "answer"
    ids = {"#", "Response ID", "Token"}
    assert all(use == ("respondent" if of in ids else "record") for of, use in uses.items())


@pytest.mark.parametrize(
    "headings",
    [("ID", "Name", "q1"), ("#", "q1", "Tags"), ("Response ID", "Response Type", "q1"), ()],
)
def test_other_tables_are_not_recognised(headings: tuple[str, ...]) -> None:
    assert not recognises(Table(headings=headings, rows=()))


def test_columns_that_repeat_their_heading_are_options() -> None:
    found = answers(
        table(
            ["Role?", "Other", "Mail", "Chat", "Wiki", "Other", "In use?", "Rate IT"],
            ["Clerk", "", "Mail", "", "", "", "1", "4"],
            ["", "Carer", "", "", "Wiki", "Paper", "0", "5"],
        )
    )
    assert found.tool is Tool.TYPEFORM
    assert asked(found) == [
        ("Role?", "answer"), ("Other", "other"), ("Mail", "option"), ("Chat", "option"),
        ("Wiki", "option"), ("Other #2", "other"), ("In use?", "answer"), ("Rate IT", "answer"),
    ]  # fmt: skip
    assert [of.together for of in found.variables[3:6]] == ["Mail"] * 3
    assert [of.part for of in found.variables[3:6]] == ["Mail", "Chat", "Wiki"]


def test_choices_that_each_end_in_other_are_told_apart() -> None:
    found = answers(
        table(
            ["Mail", "Chat", "Other", "Phone", "Desk", "Other", "Fast", "Kind", "Other"],
            ["Mail", "Chat", "Fax", "Phone", "Desk", "Door", "Fast", "Kind", "Cheap"],
        )
    )
    options = [of for of in found.variables if of.use.value == "option"]
    assert [of.together for of in options] == ["Mail"] * 2 + ["Phone"] * 2 + ["Fast"] * 2


def test_options_that_come_again_belong_to_the_next_question() -> None:
    found = answers(table(["Mail", "Chat", "Mail", "Chat"], ["Mail", "Chat", "Mail", "Chat"]))
    assert [of.heading for of in found.variables[1:5]] == ["Mail", "Chat", "Mail #2", "Chat #2"]
    assert [of.use.value for of in found.variables[1:5]] == ["option"] * 4
    assert [of.names for of in found.variables[1:5]] == [()] * 4


def test_one_column_that_repeats_its_heading_is_no_choice() -> None:
    found = answers(table(["I agree", "Rate IT"], ["I agree", "4"]))
    assert asked(found) == [("I agree", "answer"), ("Rate IT", "answer")]


@pytest.mark.parametrize("mark", ["Rate IT - {}", "Rate IT [{}]"])
def test_rows_of_a_matrix_share_the_question(mark: str) -> None:
    found = answers(table([mark.format("Speed"), mark.format("Help")], ["Good", "Bad"]))
    assert [(of.text, of.part) for of in found.variables[1:3]] == [
        ("Rate IT", "Speed"),
        ("Rate IT", "Help"),
    ]
    assert "Speed" in found.variables[1].names


def test_signs_and_tags_that_set_type_are_taken_out() -> None:
    found = answers(table(["*How good is _your_ IT?*", "<strong>Why</strong>?"], ["4", "x"]))
    assert [of.heading for of in found.variables[1:3]] == ["How good is your IT?", "Why?"]
    assert found.variables[2].names == ("<strong>Why</strong>?",)


def test_responses_that_were_not_handed_in_are_kept_if_they_say_anything() -> None:
    found = answers(table(["Trust", "Help"], ["4", ""], ["", ""], last=LEFT))
    assert len(found.rows) == 1
    assert found.left_out == {LeftOut.BLANK: 1}


def test_hidden_fields_are_columns_like_others() -> None:
    assert asked(answers(table(["Trust", "department"], ["4", "Care"])))[1] == (
        "department",
        "answer",
    )
