"""Exports of SurveyMonkey: one row of headings or two, condensed or expanded, words or numbers."""

from collections.abc import Sequence

import pytest

from samples import SAMPLES, needs_samples
from spegla.survey.exports import read_table
from spegla.survey.exports.answers import Answers, Tool, Use
from spegla.survey.exports.surveymonkey import answers, recognises
from spegla.survey.tables import Row, Table, table_of

SAMPLE = SAMPLES / "surveymonkey-flying" / "flying_etiquette.csv"
LEAD = (
    "Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address",
    "First Name", "Last Name", "Custom Data 1",
)  # fmt: skip


def table(*records: Sequence[str], lead: Sequence[str] = LEAD) -> Table:
    """Headings, labels and rows; the tool's own columns are put before them."""
    headings, labels, *rows = records
    return table_of(
        [
            [*lead, *headings],
            [*([""] * len(lead)), *labels],
            *(
                [*_noted(str(114_500_000_000 + number), lead), *row]
                for number, row in enumerate(rows)
            ),
        ],
        file="t.csv",
    )


def _noted(respondent: str, lead: Sequence[str]) -> list[str]:
    return [respondent, *([""] * (len(lead) - 1))]


def asked(found: Answers, lead: Sequence[str] = LEAD) -> list[tuple[str, str]]:
    return [(of.heading, of.use.value) for of in found.variables[len(lead) :]]


@pytest.mark.parametrize(
    "lead",
    [
        LEAD,
        ("Respondent ID", "Collector ID", "Start Date", "End Date", "Custom Data 1"),
        ("Respondent-ID", "Insamlar-ID", "Startdatum", "Slutdatum", "IP-adress", "E-postadress",
         "Förnamn", "Efternamn", "Anpassade data 1"),
        ("Respondent-ID", "Collector-ID", "Begindatum", "Einddatum", "IP-adres", "E-mailadres",
         "Voornaam", "Achternaam", "Aangepaste gegevens 1"),
        ("Befragten-ID", "Collector-ID", "Startdatum", "Enddatum", "IP-Adresse", "E-Mail-Adresse",
         "Vorname", "Nachname", "Benutzerdefinierte Daten 1"),
        ("ID du répondant", "ID du collecteur", "Date de début", "Date de fin", "Adresse IP",
         "Adresse e-mail", "Prénom", "Nom", "Données personnalisées 1"),
    ],
)  # fmt: skip
def test_the_columns_of_the_tool_are_known_in_five_languages(lead: Sequence[str]) -> None:
    found = table(["Trust"], ["Response"], ["Agree"], lead=lead)
    assert recognises(found)
    read = answers(found)
    assert [of.use for of in read.variables] == [
        Use.RESPONDENT, *[Use.RECORD] * (len(lead) - 1), Use.ANSWER,
    ]  # fmt: skip
    assert [row.number for row in read.rows] == [3]


@pytest.mark.parametrize(
    "found",
    [
        table_of([["ID", "Name", "q1"], ["1", "a", "4"]], file="t.csv"),
        table_of([["Respondent ID", "E-mail", "q1"], ["1", "a@example.org", "4"]], file="t.csv"),
        table_of([["q1", "q2"], ["Response", "4"], ["5", "Response"]], file="t.csv"),
        table_of([["First Name", "Last Name", "q1"], ["", "", "4"]], file="t.csv"),
        Table(headings=(), rows=()),
    ],
)
def test_other_tables_are_not_recognised(found: Table) -> None:
    assert not recognises(found)


@pytest.mark.parametrize("label", ["Response", "Svar", "Antwoord", "Antwort", "Réponse"])
def test_a_file_without_the_columns_of_the_tool_is_known_by_its_labels(label: str) -> None:
    found = table_of(
        [["Do you use IT?", "Rate IT", ""], [label, "Speed", "Help"], ["Yes", "4", "5"]],
        file="t.csv",
    )
    assert recognises(found)
    assert answers(found).headings == ("Do you use IT?", "Rate IT [Speed]", "Rate IT [Help]")


def test_a_file_without_the_columns_of_the_tool_is_known_by_options_that_cells_repeat() -> None:
    found = table_of(
        [
            ["", "Do you use IT?", "Which?", "", ""],
            ["#", "", "Mail", "Chat", "Fax"],
            ["1", "Yes", "Mail", "", "Fax"],
            ["2", "No", "", "Chat", ""],
        ],
        file="t.csv",
    )
    assert recognises(found)
    read = answers(found)
    assert read.headings == (
        "#",
        "Do you use IT?",
        "Which? [Mail]",
        "Which? [Chat]",
        "Which? [Fax]",
    )
    assert [of.use.value for of in read.variables[2:]] == ["option"] * 3
    assert [row.number for row in read.rows] == [3, 4]


def test_columns_without_a_heading_that_are_always_filled_are_no_options() -> None:
    found = table_of(
        [["q1", "", ""], ["4", "IT", "2026"], ["5", "IT", "2026"], ["3", "IT", "2026"]],
        file="t.csv",
    )
    assert not recognises(found)


def test_every_row_of_a_matrix_is_a_variable() -> None:
    found = answers(
        table(
            ["<b>Rate</b>&nbsp;IT", "", "", "Why?"],
            ["Speed", "Help", "Other (please specify)", "Open-Ended Response"],
            ["Good", "Bad", "Printers", "Because"],
            ["Bad", "Good", "", ""],
        )
    )
    assert asked(found) == [
        ("Rate IT [Speed]", "answer"),
        ("Rate IT [Help]", "answer"),
        ("Rate IT [Other (please specify)]", "other"),
        ("Why?", "answer"),
    ]
    speed = found.variables[len(LEAD)]
    assert (speed.names, speed.text, speed.part) == (("Speed",), "Rate IT", "Speed")
    assert speed.together == "Rate IT"


def test_a_row_called_other_is_a_row_where_it_is_rated() -> None:
    found = answers(
        table(["Rate", ""], ["Speed", "Other"], ["Good", "Bad"], ["Bad", "Good"], ["Good", "Good"])
    )
    assert asked(found)[1] == ("Rate [Other]", "answer")


def test_dropdowns_in_a_matrix_are_known_by_row_and_column() -> None:
    found = answers(
        table(["Tools", ""], ["Mail - Use", "Mail - Need"], ["Often", "High"], ["Never", "Low"])
    )
    assert asked(found)[1] == ("Tools [Mail - Need]", "answer")


@pytest.mark.parametrize("blank", ["", "Unnamed: 10"])
@pytest.mark.parametrize(
    "other", ["Other (please specify)", "Annat (ange)", "Anders (geef nadere toelichting)"]
)
def test_the_options_of_a_choice_repeat_the_label(blank: str, other: str) -> None:
    found = answers(
        table(
            ["Which tools?", blank, blank, blank, "In use?"],
            ["Mail", "Chat", "Wiki", other, "Response"],
            ["Mail", "Chat", "", "", "Yes"],
            ["Mail", "", "", "Paper", "No"],
        )
    )
    assert asked(found) == [
        ("Which tools? [Mail]", "option"),
        ("Which tools? [Chat]", "option"),
        ("Which tools? [Wiki]", "option"),
        (f"Which tools? [{other}]", "other"),
        ("In use?", "answer"),
    ]
    assert {of.together for of in found.variables[len(LEAD) : -1]} == {"Which tools?"}
    assert found.variables[len(LEAD)].part == "Mail"


def test_numbers_of_options_become_their_labels() -> None:
    found = answers(
        table(
            ["Which tools?", "", "", "", "Trust"],
            ["Mail", "Chat", "Wiki", "Other (please specify)", "Response"],
            ["1", "2", "", "", "4"],
            ["1", "", "3", "Paper", "5"],
        )
    )
    assert [use for _, use in asked(found)] == ["option", "option", "option", "other", "answer"]
    assert found.cells(len(LEAD)) == ["Mail", "Mail"]
    assert found.cells(len(LEAD) + 1) == ["Chat", ""]
    assert found.cells(len(LEAD) + 4) == ["4", "5"]


def test_ranks_and_ratings_in_numbers_are_no_options() -> None:
    found = answers(
        table(["Rank", "", "Trust"], ["Mail", "Chat", "Response"], ["1", "2", "4"], ["2", "1", "5"])
    )
    assert [use for _, use in asked(found)] == ["answer"] * 3
    alike = answers(table(["Rank", "", "x"], ["Mail", "Chat", "Response"], ["1", "2", "4"]))
    assert [use for _, use in asked(alike)] == ["answer"] * 3


def test_words_beside_one_answer_are_no_answer() -> None:
    found = answers(
        table(
            ["Role", "", "Comments", "Comments"],
            ["Response", "In another role, namely", "Open-Ended Response", "Open-Ended Response"],
            ["Manager", "Clerk", "a", "b"],
        )
    )
    assert asked(found) == [
        ("Role", "answer"),
        ("Role [In another role, namely]", "other"),
        ("Comments", "answer"),
        ("Comments #2", "answer"),
    ]


@pytest.mark.parametrize("cells", [("Good", "Bad"), ("1", "2")])
def test_one_answer_in_a_column_for_each_option_is_put_together(cells: tuple[str, str]) -> None:
    good, bad = cells
    found = answers(
        table(
            ["Rate IT", "", "", "Why?"],
            ["Good", "Bad", "Other (please specify)", "Open-Ended Response"],
            [good, "", "", "a"],
            ["", bad, "", "b"],
            ["", "", "So so", "c"],
        )
    )
    assert asked(found) == [
        ("Rate IT", "answer"),
        ("Rate IT [Other (please specify)]", "other"),
        ("Why?", "answer"),
    ]
    assert found.cells(len(LEAD)) == ["Good", "Bad", ""]
    assert [of.label for of in found.variables[len(LEAD)].categories] == ["Good", "Bad"]


def test_a_matrix_in_a_column_for_each_answer_is_put_together() -> None:
    found = answers(
        table(
            ["Rate IT", "", "", "", ""],
            ["Speed - Good", "Speed - Fair", "Speed - Bad", "Help - Good", "Help - Bad"],
            ["Good", "", "", "", "Bad"],
            ["", "", "Bad", "Good", ""],
        )
    )
    assert asked(found) == [("Rate IT [Speed]", "answer"), ("Rate IT [Help]", "answer")]
    assert found.cells(len(LEAD)) == ["Good", "Bad"]
    assert found.cells(len(LEAD) + 1) == ["Bad", "Good"]


def test_options_stay_options_where_somebody_took_two_of_them() -> None:
    found = answers(
        table(
            ["Rate IT", "", "Which tools?", ""],
            ["Good", "Bad", "Mail", "Chat"],
            ["Good", "", "Mail", "Chat"],
            ["", "Bad", "Mail", ""],
        )
    )
    assert [use for _, use in asked(found)] == ["answer", "option", "option"]


def test_several_answers_a_row_are_options_of_the_row() -> None:
    found = answers(
        table(
            ["Where?", "", "In use?"],
            ["Mail - Desk", "Mail - Phone", "Response"],
            ["Desk", "Phone", "Yes"],
            ["Desk", "", "Yes"],
        )
    )
    phone = found.variables[len(LEAD) + 1]
    assert (phone.use, phone.text, phone.part) == (Use.OPTION, "Where? [Mail]", "Phone")
    assert phone.names == ("Where? [Mail] [Phone]",)


def test_wording_and_label_may_stand_in_one_row() -> None:
    found = table_of(
        [
            ["RespondentID", "Main dish?", "Main dish? - Other (please specify)", "Pies? - Apple",
             "Pies? - Other (please specify)", "Pies? - Other (please specify)", "18 - 29"],
            ["4337954960", "Other", "Stew", "Apple", "Other (please specify)", "Plum", "x"],
            ["4337954961", "Duck", "", "", "Other (please specify)", "Lime", "y"],
        ],
        file="t.csv",
    )  # fmt: skip
    assert recognises(found)
    assert asked(answers(found), ("RespondentID",)) == [
        ("Main dish?", "answer"),
        ("Main dish? - Other (please specify)", "other"),
        ("Pies? - Apple", "option"),
        ("Pies? - Other (please specify)", "option"),
        ("Pies? - Other (please specify) #2", "other"),
        ("18 - 29", "answer"),
    ]
    assert answers(found).variables[3].names == ("Pies? [Apple]",)


def test_headings_and_labels_are_mended() -> None:
    found = answers(
        table(["Vilka verktyg anvÃ¤nder du?", ""], ["MÃ¶ten", "E&#45;post"], ["Möten", "E-post"])
    )
    assert [of.heading for of in found.variables[len(LEAD) :]] == [
        "Vilka verktyg använder du? [Möten]",
        "Vilka verktyg använder du? [E-post]",
    ]


def test_blank_rows_and_columns_are_left_alone() -> None:
    found = answers(table(["Trust", "", "Help"], ["Response", "", "Response"], ["4"], ["", "", ""]))
    assert asked(found) == [("Trust", "answer"), ("", "answer"), ("Help", "answer")]
    assert len(found.rows) == 1
    assert list(found.left_out.values()) == [1]


def test_labels_may_reach_further_than_the_wording() -> None:
    found = answers(table(["Rate IT"], ["Speed", "Help"], ["4", "5"]))
    assert asked(found) == [("Rate IT [Speed]", "answer"), ("Rate IT [Help]", "answer")]


def test_cells_behind_the_headings_are_kept() -> None:
    found = answers(table(["Trust"], ["Response"], ["4", "astray"]))
    assert found.rows[0].cells[len(LEAD) :] == ("4", "astray")


def test_short_rows_are_read() -> None:
    found = answers(table(["Trust", "Help"], ["Response", "Response"], ["4"]))
    assert found.cells(len(LEAD) + 1) == [""]


@needs_samples
def test_the_sample_is_read() -> None:
    table_read = read_table(SAMPLE.read_bytes(), file=SAMPLE.name)
    assert recognises(table_read)
    found = answers(table_read)
    assert (found.tool, len(found.rows)) == (Tool.SURVEYMONKEY, 1040)
    place = found.headings.index("Is itrude to recline your seat on a plane?")
    cells = [cell for cell in found.cells(place) if cell]
    assert len(cells) == 854
    assert sum(cell.startswith("Yes") for cell in cells) == 352


def test_a_respondent_of_whom_the_tool_notes_nothing_is_no_row_of_labels():
    headings = ("Respondent ID", "Collector ID", "How satisfied are you?", "Why?")
    rows = [("", "", "Very satisfied", "Because of Zyx"), ("114500000002", "9", "Satisfied", "")]
    table = Table(
        headings=headings,
        rows=tuple(Row(number=n, cells=cells) for n, cells in enumerate(rows, start=2)),
    )
    found = answers(table)
    assert (found.headings, len(found.rows)) == (headings, 2)
