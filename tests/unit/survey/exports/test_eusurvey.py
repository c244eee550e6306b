"""Exports of EUSurvey: rows above the headings, matrices, codes, options in columns."""

from collections.abc import Sequence

import pytest

from spegla.survey.exports.answers import Tool, Use
from spegla.survey.exports.eusurvey import answers, recognises
from spegla.survey.tables import Table, table_of

HEAD = (("Alias", "it-2026"), ("Export Date", "02/10/2026 08:00"), ())
LAST = (
    "Invitation number", "Contribution ID", "User name", "Creation date", "Last update",
    "Languages",
)  # fmt: skip
NOTED = ("Anonymous", "b7c1-e2", "Anonymous", "2026-10-02", "2026-10-02", "EN")


def table(
    headings: Sequence[str],
    *rows: Sequence[str],
    head: Sequence[Sequence[str]] = HEAD,
    last: Sequence[str] = LAST,
    noted: Sequence[str] = NOTED,
) -> Table:
    records = [*head, [*headings, *last], *([*row, *noted] for row in rows)]
    return table_of(records, file="t.csv")


@pytest.mark.parametrize(
    "last",
    [
        LAST,
        ("Inbjudans nummer", "Svar-id", "Användarnamn", "Skapad den", "Senaste uppdatering",
         "Språk"),
        ("Nummer uitnodiging", "Nummer bijdrage", "Gebruikersnaam", "Aanmaakdatum",
         "Laatste wijziging", "Talen"),
        ("Einladungsnummer", "Kennnummer des Beitrags", "Nutzername", "Erstellungsdatum",
         "Letzte Aktualisierung", "Sprachen"),
        ("Numéro de l'invitation", "Numéro d'identification de la contribution",
         "Nom d'utilisateur", "Date de création", "Dernière mise à jour", "Langues"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("head", [HEAD, ()])
def test_the_columns_of_the_tool_are_known_in_five_languages(
    head: Sequence[Sequence[str]], last: Sequence[str]
) -> None:
    found = table(["Trust"], ["4"], head=head, last=last)
    assert recognises(found)
    read = answers(found)
    assert read.tool is Tool.EUSURVEY
    assert [of.use.value for of in read.variables] == [
        "answer", "record", "respondent", "record", "record", "record", "record",
    ]  # fmt: skip
    assert [row.number for row in read.rows] == [len(head) + 2]


@pytest.mark.parametrize(
    "found",
    [
        table_of([["ID", "Name", "q1"], ["1", "a", "4"]], file="t.csv"),
        table_of([["Alias", "q1"], ["a", "4"], ["b", "5"]], file="t.csv"),
        table_of([["Contribution ID", "Amount"], ["1", "4"]], file="t.csv"),
        Table(headings=("Alias", "it-2026"), rows=()),
        Table(headings=(), rows=()),
    ],
)
def test_other_tables_are_not_recognised(found: Table) -> None:
    assert not recognises(found)


def test_a_file_with_nothing_but_answers_below_the_head_is_read() -> None:
    found = answers(table(["Trust", "Languages spoken"], ["4", "sv"], last=(), noted=()))
    assert [of.use.value for of in found.variables] == ["answer", "answer"]


def test_where_all_are_anonymous_there_is_no_id() -> None:
    found = answers(table(["Trust"], ["4"], ["5"], noted=("Anonymous",) * 6))
    assert found.variables[2].use is Use.RECORD


def test_rows_of_a_matrix_share_the_question() -> None:
    found = answers(table(["Rate IT: Speed", "Rate IT: Help: phone", "NB: why?"], ["4", "5", "x"]))
    assert [(of.text, of.part) for of in found.variables[:3]] == [
        ("Rate IT", "Speed"),
        ("Rate IT", "Help: phone"),
        ("NB: why?", ""),
    ]
    assert found.variables[0].names == ("Rate IT [Speed]", "Speed")


def test_codes_behind_the_wording_become_names() -> None:
    found = answers(
        table(
            ["Rate IT: Speed (ID3)", "Rate IT: Help (ID4)", "Which tools? (ID9)"],
            ["Good (ID21)", "Bad (ID22)", "Mail (ID31);Chat (video) (ID32)"],
        )
    )
    assert [of.names[0] for of in found.variables[:3]] == ["ID3", "ID4", "ID9"]
    assert [of.text for of in found.variables[:3]] == ["Rate IT", "Rate IT", "Which tools?"]
    assert found.variables[0].part == "Speed"
    assert found.rows[0].cells[:3] == ("Good", "Bad", "Mail;Chat (video)")


def test_a_bracket_behind_one_wording_is_no_code() -> None:
    found = answers(table(["Why? (optional)", "Trust"], ["Because (ID1)", "4"]))
    assert found.headings[0] == "Why? (optional)"
    assert found.rows[0].cells[0] == "Because (ID1)"


def test_options_in_columns_of_their_own_take_the_place_of_the_question() -> None:
    found = answers(
        table(
            ["Trust", "Which tools?", "Mail", "Chat", "Do you use IT?", "Help"],
            ["4", "", "Yes", "No", "Yes", "5"],
            ["5", "", "No", "No", "No", "4"],
        )
    )
    assert [(of.heading, of.use.value) for of in found.variables[:5]] == [
        ("Trust", "answer"),
        ("Which tools? [Mail]", "option"),
        ("Which tools? [Chat]", "option"),
        ("Do you use IT?", "answer"),
        ("Help", "answer"),
    ]
    assert found.variables[1].together == "Which tools?"
    assert [row.cells[:5] for row in found.rows] == [
        ("4", "Yes", "No", "Yes", "5"),
        ("5", "No", "No", "No", "4"),
    ]


def test_options_of_each_row_of_a_matrix_are_told_apart() -> None:
    found = answers(
        table(
            ["Where?: Mail", "Desk", "Phone", "Where?: Chat", "Desk", "Phone"],
            ["", "Yes", "No", "", "No", "Yes"],
        )
    )
    assert found.headings[:4] == (
        "Where? [Mail] [Desk]",
        "Where? [Mail] [Phone]",
        "Where? [Chat] [Desk]",
        "Where? [Chat] [Phone]",
    )


def test_a_question_that_nobody_answered_swallows_no_other() -> None:
    found = answers(table(["Remarks", "Trust", "In use"], ["", "4", "Yes"], ["", "5", "No"]))
    assert found.headings[:3] == ("Remarks", "Trust", "In use")


def test_several_answers_in_one_cell_stay_as_they_are() -> None:
    found = answers(table(["Which tools?"], ["Mail;Chat"]))
    assert found.cells(0) == ["Mail;Chat"]


def test_rows_that_end_early_are_filled_up() -> None:
    found = answers(table(["Trust", "Why?"], ["4", ""], ["5", "x", "astray"], last=(), noted=()))
    assert [row.cells for row in found.rows] == [("4", ""), ("5", "x", "astray")]
