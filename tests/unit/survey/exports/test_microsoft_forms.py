"""Exports of Microsoft Forms: the columns of the tool in five languages, Likert, quizzes."""

from collections.abc import Sequence

import pytest

from samples import SAMPLES, needs_samples
from spegla.survey.exports import read_table
from spegla.survey.exports.answers import Answers, Tool, Use
from spegla.survey.exports.microsoft_forms import answers, recognises
from spegla.survey.tables import Table, table_of

ENGLISH = ("ID", "Start time", "Completion time", "Email", "Name")
ROW = ("1", "10/2/26 8:00:00", "10/2/26 8:04:11", "anonymous", "")


def table(questions: Sequence[str], *rows: Sequence[str], lead: Sequence[str] = ENGLISH) -> Table:
    return table_of([[*lead, *questions], *([*ROW, *row] for row in rows)], file="t.csv")


def uses(found: Answers) -> list[str]:
    return [variable.use.value for variable in found.variables]


@pytest.mark.parametrize(
    "lead",
    [
        (*ENGLISH, "Language"),
        ("ID", "Start time", "Completion time", "Email", "Name", "Last modified time"),
        ("ID", "Starttid", "Slutförandetid", "E-post", "Namn", "Språk"),
        ("ID", "Starttid", "Slutförandetid", "E-post", "Namn", "Tid för senaste ändring"),
        ("ID", "Starttid", "Slutförandetid", "E-post", "Namn", "Ändrades senast klockan"),
        ("Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Taal"),
        ("Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Tijd van laatste wijziging"),
        ("Id", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", "Sprache"),
        ("ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom", "Langue"),
        ("Id", "Starttidspunkt", "Fuldførelsestidspunkt", "Mail", "Navn", "Sprog"),
        ("ID", "Starttidspunkt", "Fullføringstidspunkt", "E-post", "Navn", "Språk"),
        ("Tunnus", "Alkamisaika", "Valmistumisaika", "Sähköposti", "Nimi", "Kieli"),
        ("ID", "Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre", "Idioma"),
        ("ID", "Hora de início", "Hora de conclusão", "Email", "Nome", "Idioma"),
        ("ID", "Ora di inizio", "Ora di completamento", "Posta elettronica", "Nome", "Lingua"),
        ("Identyfikator", "Godzina rozpoczęcia", "Godzina ukończenia", "Adres e-mail", "Nazwa",
         "Język"),
        ("ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom",
         "Heure de la dernière modification"),
    ],
)  # fmt: skip
def test_the_columns_of_the_tool_are_known_in_five_languages(lead: Sequence[str]) -> None:
    found = table_of([[*lead, "IT keeps its promises"], [*ROW, "x", "Agree"]], file="t.csv")
    assert recognises(found)
    assert uses(answers(found)) == ["respondent", *["record"] * 5, "answer"]


@pytest.mark.parametrize(
    "headings",
    [
        ("ID", "Name", "q1"),
        ("Datum", "Starttid", "Sluttid", "Timmar"),
        ("Date", "Heure de début", "Heure de fin", "Lieu"),
        ("q1", "q2", "q3", "q4", "ID", "Start time", "Completion time"),
        (),
    ],
)
def test_other_tables_are_not_recognised(headings: tuple[str, ...]) -> None:
    assert not recognises(Table(headings=headings, rows=()))


def test_a_file_without_address_and_name_is_recognised() -> None:
    found = table_of(
        [["ID", "Start time", "Completion time", "Trust"], ["1", "a", "b", "4"]], file="t"
    )
    assert recognises(found)
    assert answers(found).headings == ("ID", "Start time", "Completion time", "Trust")


def test_the_time_of_the_last_change_may_stand_last() -> None:
    found = answers(table(["Trust", "Last modified time"], ["4", ""]))
    assert uses(found)[-2:] == ["answer", "record"]


def test_a_question_called_name_is_a_question() -> None:
    found = answers(table(["Trust", "Name2", "Email"], ["4", "Unit A", "x"]))
    assert [(of.heading, of.use) for of in found.variables[5:]] == [
        ("Trust", Use.ANSWER), ("Name2", Use.ANSWER), ("Email #2", Use.ANSWER),
    ]  # fmt: skip


def test_statements_of_a_likert_question_may_follow_the_question() -> None:
    found = answers(
        table(["How is IT?.Speed", "How is IT?.Help desk 1.5", "Age"], ["4", "5", "30"])
    )
    grid = found.variables[5:7]
    assert [of.heading for of in grid] == ["How is IT?.Speed", "How is IT?.Help desk 1.5"]
    assert [(of.text, of.part, of.together) for of in grid] == [
        ("How is IT?", "Speed", "How is IT?"),
        ("How is IT?", "Help desk 1.5", "How is IT?"),
    ]
    assert grid[0].names == ("How is IT? [Speed]", "Speed")
    assert found.variables[7].together == ""


def test_full_stops_inside_a_question_make_no_statement() -> None:
    found = answers(table(["Rate 1.5 to 2.0", "Is IT fast? E.g. mail"], ["4", "5"]))
    assert [of.part for of in found.variables[5:]] == ["", ""]


def test_the_number_of_a_statement_asked_again_is_not_its_wording() -> None:
    found = answers(
        table(["Support", "Speed", "Support2", "Support3", "Wave 1", "Wave 12"], ["4"] * 6)
    )
    assert [of.heading for of in found.variables[5:]] == [
        "Support", "Speed", "Support2", "Support3", "Wave 1", "Wave 12",
    ]  # fmt: skip
    assert [of.text for of in found.variables[5:]] == [
        "Support", "Speed", "Support", "Support", "Wave 1", "Wave 12",
    ]  # fmt: skip
    assert all(of.names == () for of in found.variables[5:])


def test_points_and_feedback_of_a_quiz_are_of_the_tool() -> None:
    lead = (*ENGLISH, "Total points", "Quiz feedback")
    headings = [*lead, "Trust", "Points - Trust", "Feedback - Trust", "Points - in all"]
    found = answers(table_of([headings, [*ROW, "", "", "4", "0", "", "1"]], file="t.csv"))
    assert uses(found)[5:] == ["record", "record", "answer", "record", "record", "answer"]


def test_cells_with_several_answers_stay_as_they_are() -> None:
    found = answers(table(["Which tools?"], ["Mail;Chat, with video;"]))
    assert found.cells(5) == ["Mail;Chat, with video;"]


def test_line_breaks_and_hard_spaces_in_headings_are_mended() -> None:
    found = answers(table(["What of\u00a0the pace? \n\n"], ["4"]))
    assert found.headings[-1] == "What of the pace?"


def test_headings_alike_become_unlike() -> None:
    assert answers(table(["Why?", "Why?"], ["a", "b"])).headings[-2:] == ("Why?", "Why? #2")


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@needs_samples
def test_the_sample_is_read(suffix: str) -> None:
    file = SAMPLES / "msforms-uppmax" / f"evaluation_20250425_day_2.{suffix}"
    found = answers(read_table(file.read_bytes(), file=file.name))
    assert found.tool is Tool.MICROSOFT_FORMS
    assert len(found.rows) == 15
    assert uses(found).count("answer") == 13
    place = found.headings.index("I can use the compute nodes interactively")
    assert "I have some confidence I can do this" in found.cells(place)
