from collections import Counter

import pytest

from samples import LIMESURVEY, SAMPLES, needs_samples
from spegla.survey.exports.answers import LeftOut, Tool, Use, Variable
from spegla.survey.exports.delimited import read_delimited
from spegla.survey.exports.limesurvey import answers, recognises
from spegla.survey.tables import Row, Table, table_of

CODES = ("id", "submitdate", "lastpage", "startlanguage", "seed")


def make_table(*records: tuple[str, ...]) -> Table:
    return table_of(records, file="results-survey1.csv")


def of(table: Table, heading: str) -> Variable:
    return next(v for v in answers(table).variables if v.heading == heading)


def uses(table: Table) -> list[str]:
    return [variable.use.value for variable in answers(table).variables]


def test_codes_of_all_types_of_question_are_taken_apart() -> None:
    table = make_table(
        (
            *CODES,
            *("nki", "trust[SQ001]", "trust[SQ002]", "both[keep][1]", "both[keep][2]"),
            *("both[fix][1]", "both[fix][2]", "why", "why[comment]", "role", "role[other]"),
            *("rank[1]", "rank[2]", "hours[SQ001_SQ002]", "hours[SQ001_SQ003]"),
        ),
        (
            *("1", "2026-10-01 10:00:00", "3", "sv", "17"),
            *("8", "AO01", "A2", "1", "2", "1", "3", "AO01", "Hej", "-oth-", "Chef"),
            *("AO03", "AO01", "4", "5"),
        ),
    )
    assert recognises(table)
    assert answers(table).tool is Tool.LIMESURVEY
    assert uses(table) == [
        *("respondent", *["record"] * 4, *["answer"] * 8, "other", "answer", "other"),
        *["answer"] * 4,
    ]
    assert of(table, "nki").together == ""
    assert of(table, "trust[SQ001]").together == "trust"
    assert of(table, "both[keep][2]").together == "both[2]"
    assert of(table, "both[keep][2]").names == ("both[2][keep]",)
    assert of(table, "rank[2]").together == "rank"
    assert of(table, "hours[SQ001_SQ003]").part == "SQ001_SQ003"


def test_codes_with_underscores_mean_the_same_as_brackets() -> None:
    table = make_table(
        (
            *("id", "submitdate", "lastpage", "trust_SQ001", "trust_fast", "both_a_0", "both_a_1"),
            *("both_b_0", "both_b_1", "role", "role_other", "use_1", "use_1comment", "old_code"),
        ),
        ("1", "", "2", "4", "5", "1", "2", "3", "4", "A1", "", "Y", "Hej", "A2"),
    )
    assert of(table, "trust_fast").names == ("trust[fast]", "fast")
    assert of(table, "trust_SQ001").names == ("trust[SQ001]", "SQ001")
    assert of(table, "both_b_1").names[0] == "both[b][2]"
    assert of(table, "both_b_1").together == "both[2]"
    assert of(table, "role_other").use is Use.OTHER
    assert of(table, "use_1comment").use is Use.OTHER
    assert of(table, "old_code").names == ()


@pytest.mark.parametrize(
    ("noted", "other", "comment"),
    [
        (("Response ID", "Date submitted", "Last page", "Start language"), "Other", "Comment"),
        (("Response_ID", "Date_submitted", "Last_page", "Start_language"), "Other", "Comment"),
        (("Svars-ID", "Datum inskickat", "Sista sidan", "Startspråk"), "Annat", "Kommentar"),
        (("Antwoord ID", "Datum ingezonden", "Laatste pagina", "Starttaal"), "Anders", "Opmerking"),
        (
            ("Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache"),
            "Sonstiges",
            "Kommentar",
        ),
        (
            ("ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ"),
            "Autre",
            "Commentaire",
        ),
    ],
)
def test_texts_in_each_language_are_taken_apart(
    noted: tuple[str, ...], other: str, comment: str
) -> None:
    table = make_table(
        (
            *(*noted, "<p>How far? [1-5]</p>", "Agree? [IT is <b>fast</b>]", "Agree? [IT helps]"),
            *("Role?", f"Role? [{other}]", "Why?", f"Why? [{comment}]"),
        ),
        ("7", "2026-10-01", "2", "sv", "4", "Ja, delvis", "Nej", "Chef", "", "A", "B"),
    )
    assert recognises(table)
    found = answers(table).variables
    assert [variable.use.value for variable in found] == [
        *("respondent", "record", "record", "record", "answer", "answer", "answer"),
        *("answer", "other", "answer", "other"),
    ]
    assert (found[4].text, found[4].part) == ("How far? [1-5]", "")
    assert (found[5].text, found[5].part, found[5].together) == ("Agree?", "IT is fast", "Agree?")
    assert "IT helps" in found[6].names
    assert found[7].together == ""


def test_texts_with_brackets_inside_brackets_and_with_two_scales() -> None:
    table = make_table(
        (
            *("Response ID", "Last page", "Start language"),
            *("How? [Support [phone]][Scale 1]", "How? [Support [phone]][Scale 2]"),
        ),
        ("1", "2", "en", "3", "4"),
    )
    found = answers(table).variables
    assert (found[3].text, found[3].part) == ("How?", "Support [phone]")
    assert (found[3].together, found[4].together) == ("", "")


@pytest.mark.parametrize("separator", [". ", ": ", " | ", " - ", " "])
def test_codes_and_texts_are_taken_apart_at_any_separator(separator: str) -> None:
    def both(code: str, text: str) -> str:
        return f"{code}{separator}{text}"

    table = make_table(
        (
            *(both("id", "Svars-ID"), both("submitdate", "Datum inskickat")),
            *(both("lastpage", "Sista sidan"), both("token", "Behörighetskod")),
            both("trust[SQ001]", "Hur nöjd? Svara. [Håller löften]"),
            both("trust[SQ002]", "Hur nöjd? Svara. [Är snabb]"),
            both("use[a]", "Vad? [Mobil]"),
            both("use[acomment]", "Vad? [Mobil][Kommentar]"),
            both("use[b]", "Vad? [Dator]"),
            both("nki", "Helhet [1-10]"),
        ),
        ("1", "", "2", "x", "4", "5", "Ja", "bra", "", "7"),
        ("2", "", "2", "y", "4", "5", "", "", "Ja", "7"),
    )
    assert recognises(table)
    found = answers(table).variables
    assert [variable.use.value for variable in found] == [
        *("respondent", "record", "record", "record", "answer", "answer"),
        *("option", "other", "option", "answer"),
    ]
    assert found[4].names == (
        "trust[SQ001]",
        "Hur nöjd? Svara. [Håller löften]",
        "Håller löften",
        "SQ001",
    )
    assert (found[6].part, found[6].together) == ("Mobil", "use")
    assert (found[9].names, found[9].text) == (("nki", "Helhet [1-10]"), "Helhet [1-10]")


@pytest.mark.parametrize(("yes", "no"), [("Y", ""), ("Yes", "No"), ("Ja", "Nej"), ("Oui", "Non")])
def test_columns_of_yes_and_nothing_are_options(yes: str, no: str) -> None:
    table = make_table(
        ("id", "lastpage", "startlanguage", "use[SQ001]", "use[SQ002]", "use[other]", "yn"),
        ("1", "2", "en", yes, no, "", yes),
        ("2", "2", "en", no, no, "My own", no),
        ("3", "1", "en", "N/A", "N/A", "", "N/A"),
    )
    found = answers(table)
    assert [variable.use.value for variable in found.variables[3:]] == [
        *("option", "option", "other", "answer")
    ]
    assert found.variables[3].together == "use"
    assert [row.cells[0] for row in found.rows] == ["1", "2"]
    assert found.left_out == {LeftOut.BLANK: 1}


@pytest.mark.parametrize(
    ("other", "comment"),
    [("Other", "Other comment"), ("Annat, ange vad", "Annan kommentar")],
)
def test_words_beside_options_with_comments_leave_them_options(other: str, comment: str) -> None:
    parts = ("[Mail]", "[Mail][Comment]", "[Chat]", "[Chat][Comment]", f"[{other}]", f"[{comment}]")
    table = make_table(
        ("Response ID", "Last page", "Start language", *(f"Which? {part}" for part in parts)),
        ("1", "2", "en", "Yes", "It is fast.", "No", "", "", ""),
        ("2", "2", "en", "No", "", "Yes", "", "Fax", "It never fails."),
    )
    assert uses(table)[3:] == ["option", "other", "option", "other", "other", "other"]


def test_a_row_of_a_grid_may_be_called_other() -> None:
    table = make_table(
        (
            "Response ID",
            "Last page",
            "Start language",
            "Rate [Mail]",
            "Rate [Chat]",
            "Rate [Other]",
        ),
        ("1", "2", "en", "Good", "Bad", "Bad"),
        ("2", "2", "en", "Bad", "Good", ""),
    )
    assert uses(table)[3:] == ["answer", "answer", "answer"]


def test_an_other_column_of_plain_yes_is_an_option() -> None:
    table = make_table(
        ("id", "lastpage", "startlanguage", "use[SQ001]", "use[SQ002]", "use[other]"),
        ("1", "2", "en", "Y", "", "Y"),
    )
    assert of(table, "use[other]").use is Use.OPTION


def test_not_applicable_stays_an_answer_where_it_may_be_one() -> None:
    table = make_table(
        ("id", "lastpage", "startlanguage", "met", "yn"),
        ("1", "2", "en", "Agree", "Yes"),
        ("2", "2", "en", "N/A", "N/A"),
    )
    assert [row.cells[3:] for row in answers(table).rows] == [("Agree", "Yes"), ("N/A", "")]


def test_partial_answers_stay_and_empty_ones_are_counted() -> None:
    table = make_table(
        ("id", "submitdate", "lastpage", "startlanguage", "q1", "q2"),
        ("1", "2026-10-01 10:00:00", "2", "sv", "4", "5"),
        ("2", "", "1", "sv", "4", ""),
        ("3", "", "", "sv", "", ""),
    )
    found = answers(table)
    assert [row.cells[0] for row in found.rows] == ["1", "2"]
    assert found.left_out == {LeftOut.BLANK: 1}


def test_exports_for_verification_have_texts_above_codes() -> None:
    table = make_table(
        ("Response ID", "Date submitted", "Last page", "Start language", "How far? (Trust)"),
        ("id", "submitdate", "lastpage", "startlanguage", "trust_SQ001"),
        ("1", "{question_not_shown}", "2", "en", "A3"),
        ("2", "2026-10-01", "2", "en", "{question_not_shown}"),
    )
    assert recognises(table)
    found = answers(table)
    assert found.headings[-1] == "trust_SQ001"
    assert found.rows == (Row(number=3, cells=("1", "", "2", "en", "A3")),)


def test_what_the_tool_notes_is_no_answer() -> None:
    headings = (
        *("id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate"),
        *("datestamp", "ipaddr", "refurl", "firstname", "lastname", "email", "attribute_1"),
        *("interviewtime", "groupTime12", "trustTime", "trust", "file[filecount]"),
    )
    table = make_table(headings, tuple("1" for _ in headings))
    assert uses(table) == [
        *("respondent", *["record"] * 16, "answer", "record"),
    ]


def test_abbreviated_texts_that_are_alike_are_told_apart() -> None:
    table = make_table(
        ("Response ID", "Last page", "Start language", "How satisfied a.. ", "How satisfied a.. "),
        ("1", "2", "en", "3", "4"),
    )
    assert answers(table).headings[3:] == ("How satisfied a..", "How satisfied a.. #2")


@pytest.mark.parametrize(
    "headings",
    [
        ("Timestamp", "How far? [Trust]", "How far? [Speed]"),
        ("Q1. Trust", "Q2. Speed", "Q3. Help"),
        ("respondent", "q01", "q02", "segment"),
        ("Response ID", "Start Date", "End Date", "IP Address"),
        ("1. Trust", "2. Speed", "3. Help"),
        ("",),
    ],
)
def test_other_tables_are_not_taken_for_limesurvey(headings: tuple[str, ...]) -> None:
    assert not recognises(Table(headings=headings, rows=()))


@pytest.mark.parametrize(
    "headings",
    [
        ("trust[SQ001]", "trust[SQ002]", "nki"),
        ("", "edu1. What have you learned?", "affSat1. I like my job", "job16a. Which job?"),
    ],
)
def test_exports_without_what_the_tool_notes_are_recognised(headings: tuple[str, ...]) -> None:
    assert recognises(Table(headings=headings, rows=()))


@needs_samples
def test_the_sample_of_2016_is_read_right() -> None:
    path = LIMESURVEY / "2016_uk_public_data.csv"
    table = read_delimited(path.read_bytes(), file=path.name)
    assert recognises(table)
    found = answers(table)
    assert (len(found.rows), found.left_out) == (273, {})
    assert found.variables[0].use is Use.RECORD
    position = next(i for i, v in enumerate(found.variables) if v.names[:1] == ("affSat1",))
    assert Counter(filter(None, found.cells(position))) == {
        "Strongly disagree": 8,
        "Disagree": 30,
        "Neither agree or disagree": 58,
        "Agree": 103,
        "Strongly Agree": 72,
    }


@needs_samples
def test_the_samples_of_other_tools_are_left_to_them() -> None:
    others = [path for path in SAMPLES.glob("*/*.csv") if "limesurvey" not in path.parent.name]
    assert others
    for path in others:
        assert not recognises(read_delimited(path.read_bytes(), file=path.name)), path.name
