import json

import pytest

from samples import SAMPLES, needs_samples
from spegla.survey.exports.answers import LeftOut, Tool, Use, Variable
from spegla.survey.exports.delimited import read_delimited
from spegla.survey.exports.qualtrics import answers, recognises
from spegla.survey.tables import Table, table_of

Heading = tuple[str, str, dict[str, str]]
NOTED: list[Heading] = [
    ("StartDate", "Start Date", {"ImportId": "startDate", "timeZone": "Europe/Stockholm"}),
    ("Status", "Response Type", {"ImportId": "status"}),
    ("Progress", "Progress", {"ImportId": "progress"}),
    ("ResponseId", "Response ID", {"ImportId": "_recordId"}),
    ("DistributionChannel", "Distribution Channel", {"ImportId": "distributionChannel"}),
]
FIRST = ("2026-10-01 10:00:00", "IP Address", "100", "R_1abc", "anonymous")
SECOND = ("2026-10-01 11:00:00", "IP Address", "40", "R_2abc", "email")


def make_table(headings: list[Heading], *records: tuple[str, ...], rows: int = 3) -> Table:
    """An export with the columns that Qualtrics notes before these, and so many heading rows."""
    every = [*NOTED, *headings]
    names = [name for name, _, _ in every]
    wordings = [wording for _, wording, _ in every]
    ids = [json.dumps(told, separators=(",", ":")) for _, _, told in every]
    return table_of([names, wordings, ids][:rows] + [list(r) for r in records], file="a.csv")


def of(table: Table, heading: str) -> Variable:
    return next(v for v in answers(table).variables if v.heading == heading)


def matrix(row: int, text: str) -> Heading:
    return (f"Q5_{row}", f"<p>Hur nöjd är du? - IT:\n</p> - {text}", {"ImportId": f"QID9_{row}"})


MATRIX = [matrix(1, "Håller löften"), matrix(2, "Är snabb - alltid")]


@pytest.mark.parametrize("rows", [2, 3])
def test_a_matrix_is_taken_apart_with_and_without_ids(rows: int) -> None:
    table = make_table(MATRIX, (*FIRST, "4", "Instämmer"), (*SECOND, "", "5"), rows=rows)
    assert recognises(table)
    found = answers(table)
    assert found.tool is Tool.QUALTRICS
    assert [row.number for row in found.rows] == [rows + 1, rows + 2]
    assert [variable.use.value for variable in found.variables] == [
        *("record", "record", "record", "respondent", "record", "answer", "answer")
    ]
    second = of(table, "Q5_2")
    assert (second.text, second.part) == ("Hur nöjd är du? - IT:", "Är snabb - alltid")
    assert second.together == "Q5"
    assert second.names == (
        "Q5[2]",
        "Hur nöjd är du? - IT: [Är snabb - alltid]",
        "Hur nöjd är du? - IT: - Är snabb - alltid",
        "Är snabb - alltid",
    )


def test_names_alone_hold_a_grid_together() -> None:
    table = make_table(MATRIX, (*FIRST, "4", "5"), rows=1)
    assert recognises(table)
    first = of(table, "Q5_1")
    assert (first.together, first.part, first.names) == ("Q5", "1", ("Q5[1]",))


def test_a_question_with_one_column_keeps_its_dashes() -> None:
    table = make_table(
        [
            ("Q1", "Trust - how far? - Selected Choice", {"ImportId": "QID1"}),
            ("Q1_4_TEXT", "Trust - how far? - Other - Text", {"ImportId": "QID1_4_TEXT"}),
            ("Q2", "Why - or why not?", {"ImportId": "QID2_TEXT"}),
        ],
        (*FIRST, "Other", "mine", "because"),
    )
    found = answers(table).variables[len(NOTED) :]
    assert [(v.text, v.use.value, v.together) for v in found] == [
        ("Trust - how far?", "answer", ""),
        ("Trust - how far? - Other - Text", "other", ""),
        ("Why - or why not?", "answer", ""),
    ]


def choice(number: int, text: str) -> Heading:
    told = {"ImportId": "QID7", "choiceId": str(number)}
    return (f"Q7_{number}", f"Wat gebruikt u? - Selected Choice - {text}", told)


CHOICE = [
    choice(1, "Laptop"),
    choice(4, "Anders, namelijk"),
    ("Q7_4_TEXT", "Wat gebruikt u? - Anders, namelijk - Text", {"ImportId": "QID7_4_TEXT"}),
]


@pytest.mark.parametrize(
    ("rows", "chosen"), [(1, "1"), (2, "1"), (3, "1"), (2, "Laptop"), (3, "Laptop")]
)
def test_options_in_columns_of_their_own_are_options(rows: int, chosen: str) -> None:
    table = make_table(CHOICE, (*FIRST, chosen, "", ""), (*SECOND, chosen, "", "eigen"), rows=rows)
    found = answers(table).variables[len(NOTED) :]
    assert [variable.use.value for variable in found] == ["option", "option", "other"]
    assert {variable.together for variable in found[:2]} == {"Q7"}
    if rows > 1:
        assert (found[1].text, found[1].part) == ("Wat gebruikt u?", "Anders, namelijk")
        assert found[1].names[:2] == ("Q7[4]", "Wat gebruikt u? [Anders, namelijk]")


def test_a_row_called_text_is_an_answer_and_names_like_do_are_too() -> None:
    rows = [matrix(1, "Samtal"), matrix(2, "Text")]
    assert of(make_table(rows, (*FIRST, "4", "5")), "Q5_2").use is Use.ANSWER
    to_do: list[Heading] = [("what_to_do", "What to do?", {"ImportId": "QID1_TEXT"})]
    assert of(make_table(to_do, (*FIRST, "this"), rows=2), "what_to_do").use is Use.ANSWER


def test_options_in_one_cell_stay_there() -> None:
    table = make_table(
        [("Q7", "What do you use?", {"ImportId": "QID7"})], (*FIRST, "Laptop,Phone, small")
    )
    assert of(table, "Q7").use is Use.ANSWER
    assert answers(table).cells(len(NOTED)) == ["Laptop,Phone, small"]


def test_side_by_side_loops_sliders_and_tags_of_rows() -> None:
    table = make_table(
        [
            ("Q3#1_1", "Beide - Wichtig - Tempo", {"ImportId": "QID3#1_1"}),
            ("Q3#1_2", "Beide - Wichtig - Hilfe", {"ImportId": "QID3#1_2"}),
            ("Q3#2_1", "Beide - Zufrieden - Tempo", {"ImportId": "QID3#2_1"}),
            ("Q3#2_2", "Beide - Zufrieden - Hilfe", {"ImportId": "QID3#2_2"}),
            ("1_Q8", "Mail - Wie oft?", {"ImportId": "1_QID8"}),
            ("2_Q8", "Telefon - Wie oft?", {"ImportId": "2_QID8"}),
            ("speed", "Wie gut? - Tempo", {"ImportId": "QID4_1"}),
            ("help", "Wie gut? - Hilfe", {"ImportId": "QID4_2"}),
        ],
        (*FIRST, "1", "2", "3", "4", "oft", "nie", "80", "90"),
    )
    assert of(table, "Q3#2_2").text == "Beide - Zufrieden"
    assert {of(table, f"Q3#{n}_1").together for n in "12"} == {"Q3#1", "Q3#2"}
    assert of(table, "1_Q8").together == ""
    assert (of(table, "speed").together, of(table, "speed").part) == ("Wie gut?", "Tempo")


def test_what_qualtrics_notes_is_no_answer_and_embedded_data_are() -> None:
    headings: list[Heading] = [
        ("T_First Click", "Timing - First Click", {"ImportId": "QID2_FIRST_CLICK"}),
        ("T_Page Submit", "Timing - Page Submit", {"ImportId": "QID2_PAGE_SUBMIT"}),
        ("Q2_NPS_GROUP", "How likely? - Group", {"ImportId": "QID3_NPS_GROUP"}),
        ("Q2", "How likely?", {"ImportId": "QID3"}),
        ("Q5_DO", "Agree? - Display Order", {"ImportId": "QID5_DO"}),
        ("Q9 - Topics", "Why? - Topics", {"ImportId": "QID9_TEXT_5d3f0000aaaaTopics"}),
        ("Q_RecaptchaScore", "Q_RecaptchaScore", {"ImportId": "Q_RecaptchaScore"}),
        ("SC0", "Score", {"ImportId": "SC_abc"}),
        ("Q6_Id", "Upload - Id", {"ImportId": "QID6_FILE_ID"}),
        ("Department", "Department", {"ImportId": "Department"}),
    ]
    values = tuple("1" for _ in headings)
    for rows in (1, 2, 3):
        table = make_table(headings, (*FIRST, *values), rows=rows)
        assert [
            v.heading for v in answers(table).variables if v.use not in {Use.RECORD, Use.RESPONDENT}
        ] == ["Q2", "Department"]


@pytest.mark.parametrize(
    ("status", "channel", "is_left_out"),
    [
        *[("IP Address", "anonymous", False), ("0", "email", False), ("Spam", "gl", False)],
        *[("8", "anonymous", False), ("32", "", False), ("Imported", "", False)],
        *[("Survey Preview", "preview", True), ("1", "", True), ("2", "", True)],
        *[("Survey Test", "test", True), ("17", "", True), ("0", "preview", True)],
        *[("9", "anonymous", True), ("Offline Survey Preview", "", True), ("1.0", "", True)],
    ],
)
def test_previews_and_tests_are_left_out(status: str, channel: str, is_left_out: bool) -> None:
    row = ("2026-10-01", status, "100", "R_3", channel, "4", "5")
    found = answers(make_table(MATRIX, (*FIRST, "4", "5"), row))
    assert found.left_out == ({LeftOut.TEST: 1} if is_left_out else {})
    assert len(found.rows) == 1 + (not is_left_out)


def test_unfinished_answers_stay_and_empty_ones_are_counted() -> None:
    found = answers(make_table(MATRIX, (*FIRST, "", ""), (*SECOND, "", "-99")))
    assert found.left_out == {LeftOut.BLANK: 1}
    assert found.rows[0].cells[-1] == "-99"


LEGACY = ("V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9", "V10", "Q1_1", "Q1_2", "Q2")
LEGACY_WORDINGS = (
    *("ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress"),
    *("Status", "StartDate", "EndDate", "Finished", "How satisfied are you with...-Speed"),
    *("How satisfied are you with...-e-mail", "Well-known and trusted?"),
)
LEGACY_ROW = ("R_1", "Default Response Set", "", "", "", "10.0.0.1", "0", "2012-01-01")


def test_legacy_exports_with_numbered_names_are_read() -> None:
    table = table_of(
        [
            LEGACY,
            LEGACY_WORDINGS,
            (*LEGACY_ROW, "2012-01-01", "1", "4", "5", "3"),
            (*LEGACY_ROW[:6], "1", *LEGACY_ROW[7:], "2012-01-01", "1", "4", "5", "3"),
        ],
        file="a.csv",
    )
    assert recognises(table)
    found = answers(table)
    assert [v.use.value for v in found.variables] == [
        *("respondent", *["record"] * 9, "answer", "answer", "answer")
    ]
    assert [v.part for v in found.variables[10:]] == ["Speed", "e-mail", ""]
    assert found.variables[12].text == "Well-known and trusted?"
    assert found.left_out == {LeftOut.TEST: 1}


def test_exports_of_2016_with_ids_in_another_form_are_read() -> None:
    names = ("ResponseID", "ResponseSet", "StartDate", "Status")
    table = table_of(
        [
            (*names, "q1_1", "Q5_10", "Q5_11", "Q5_11_TEXT", "Q6#1_Q6_1_1", "Q6#1_Q6_2_1"),
            (
                *(*names, "Well - known?", "Which of-e-mail", "Which of-e-learning"),
                *("Which of-e-post", "Both-Importance-Help", "Both-Importance-Speed"),
            ),
            tuple(
                f"{{'ImportId': '{told}'}}"
                for told in (
                    *("responseId", "responseSet", "startDate", "status", "QID1", "QID2-1"),
                    *("QID2-2", "QID2-2-TEXT", "QID6#1-1", "QID6#1-2"),
                )
            ),
            ("R_1", "Default", "2016-05-27", "0", "4", "1", "", "eigen", "5", "1"),
        ],
        file="a.csv",
    )
    assert recognises(table)
    found = answers(table).variables[4:]
    assert [v.use.value for v in found] == [
        *("answer", "option", "option", "other", "answer", "answer")
    ]
    assert [v.part for v in found[4:]] == ["Help", "Speed"]
    assert found[0].text == "Well - known?"


def test_legacy_exports_with_one_heading_row_are_read() -> None:
    table = table_of(
        [(*LEGACY_WORDINGS[:10], "Q1"), (*LEGACY_ROW, "2012-01-01", "1", "4")], file="a.csv"
    )
    assert recognises(table)
    found = answers(table)
    assert [v.use.value for v in found.variables] == ["respondent", *["record"] * 9, "answer"]
    assert len(found.rows) == 1


def test_wordings_of_the_tool_in_another_language_are_no_answers() -> None:
    table = table_of(
        [
            ("StartDate", "EndDate", "ResponseId", "Q1"),
            ("Startdatum", "Slutdatum", "Svars-ID", "Hur nöjd?"),
            ("2026-10-01", "2026-10-01", "R_1", "4"),
        ],
        file="a.xlsx",
    )
    assert len(answers(table).rows) == 1
    assert of(table, "Q1").text == "Hur nöjd?"


def test_names_that_are_alike_and_ragged_rows_are_borne() -> None:
    table = make_table(
        [("Q1", "How?", {"ImportId": "QID1"}), ("Q1", "Why?", {"ImportId": "QID2_TEXT"})],
        (*FIRST, "4"),
        (*SECOND, "5", "b", "", "", "beyond"),
    )
    found = answers(table)
    assert found.headings[-2:] == ("Q1", "Q1 #2")
    assert [len(row.cells) for row in found.rows] == [6, 10]


def test_broken_ids_are_borne() -> None:
    nested = '{"ImportId":"' + "[" * 100_000
    ids = (nested, '{"ImportId":"')
    table = table_of([("Q1", "Q2_1"), ("How?", "Which?"), ids, ("4", "5")], file="a.csv")
    assert recognises(table)
    assert len(answers(table).rows) == 1


@pytest.mark.parametrize(
    "headings",
    [
        ("Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address"),
        ("Response ID", "Date submitted", "Last page", "Start language", "IP address"),
        ("Id", "Start time", "Completion time", "Email", "Name"),
        ("Name", "Status", "Progress", "Finished"),
    ],
)
def test_other_tables_are_not_taken_for_qualtrics(headings: tuple[str, ...]) -> None:
    assert not recognises(Table(headings=headings, rows=()))


@needs_samples
def test_the_samples_of_other_tools_are_left_to_them() -> None:
    paths = list(SAMPLES.glob("*/*.csv"))
    assert paths
    for path in paths:
        assert not recognises(read_delimited(path.read_bytes(), file=path.name)), path.name
