"""Exports of Google Forms: the time in five languages, grids, quizzes, several answers."""

from collections.abc import Sequence

import pytest

from samples import SAMPLES, needs_samples
from spegla.survey.exports import read_table
from spegla.survey.exports.answers import Answers, Tool
from spegla.survey.exports.google_forms import answers, recognises
from spegla.survey.tables import Table, table_of


def table(headings: Sequence[str], *rows: Sequence[str]) -> Table:
    return table_of([headings, *rows], file="t.csv")


def uses(found: Answers) -> list[str]:
    return [variable.use.value for variable in found.variables]


@pytest.mark.parametrize(
    ("heading", "when"),
    [
        ("Timestamp", "11/17/2020 18:23:58"),
        ("Timestamp", "2026/10/02 9:14:31 AM GMT+2"),
        ("Tidstämpel", "2026-10-02 09:14:31"),
        ("Tidstämpel", "2026-10-02 kl. 09.14.31"),
        ("Tijdstempel", "2-10-2026 9:14:31"),
        ("Zeitstempel", "02.10.2026 09:14:31"),
        ("Horodateur", "02/10/2026 09:14:31"),
        ("Tidsstempel", "02/10/2026 9.14.31"),
        ("Tidsmerke", "02.10.2026 kl. 09.14.31"),
        ("Aikaleima", "2.10.2026 klo 9.14.31"),
        ("Marca temporal", "2/10/2026 9:14:31"),
        ("Carimbo de data/hora", "02/10/2026 09:14:31"),
        ("Informazioni cronologiche", "02/10/2026 9.14.31"),
        ("Sygnatura czasowa", "2026-10-02 09:14:31"),
        ("Timestamp", "2020-11-17 18:23:58.001000"),
        ("Timestamp", "44152.7666435"),
    ],
)
def test_the_time_is_known_in_five_languages(heading: str, when: str) -> None:
    found = table([heading, "Trust"], [when, "4"])
    assert recognises(found)
    assert uses(answers(found)) == ["record", "answer"]


@pytest.mark.parametrize(
    "found",
    [
        table(["ID", "Name", "q1"], ["1", "a", "4"]),
        table(["Timestamp", "q1"], ["morning", "4"]),
        table(
            ["User ID", "User display name", "Timestamp", "q1"], ["1", "a", "2026-10-02 9:00", "4"]
        ),
        Table(headings=(), rows=()),
    ],
)
def test_other_tables_are_not_recognised(found: Table) -> None:
    assert not recognises(found)


def test_address_and_score_are_of_the_tool_where_it_writes_them() -> None:
    headings = ["Timestamp", "Email Address", "Score", "Trust", "Score", "Trust [Score]"]
    found = answers(
        table(headings, ["2026-10-02 09:14:31", "a@example.org", "3 / 4", "4", "2", "1 / 1"])
    )
    assert uses(found) == ["record", "record", "record", "answer", "answer", "record"]
    assert found.headings[4] == "Score #2"


def test_each_row_of_a_grid_is_a_variable() -> None:
    headings = [
        "Timestamp",
        "Rate IT [Speed ]",
        "Rate IT [Help, fast [and] kind]",
        "Why? [optional]",
    ]
    found = answers(table(headings, ["2026-10-02 09:14:31", "Good", "Bad", "x"]))
    assert [(of.text, of.part, of.together) for of in found.variables[1:]] == [
        ("Rate IT", "Speed", "Rate IT"),
        ("Rate IT", "Help, fast [and] kind", "Rate IT"),
        ("Why? [optional]", "", ""),
    ]
    assert found.variables[1].names == ("Rate IT [Speed]", "Speed")
    assert found.variables[2].names == ("Help, fast [and] kind",)


def test_two_grids_with_the_same_rows_are_told_apart() -> None:
    headings = ["Timestamp", "Now [Speed]", "Now [Help]", "Then [Speed]", "Then [Help]"]
    found = answers(table(headings, ["2026-10-02 09:14:31", "1", "2", "3", "4"]))
    assert [of.names for of in found.variables[1:]] == [(), (), (), ()]
    assert [of.together for of in found.variables[1:]] == ["Now", "Now", "Then", "Then"]


def test_cells_with_several_answers_stay_as_they_are() -> None:
    headings = ["Timestamp", "Which? [On a phone]", "Which? [At a desk]", "Untitled Question"]
    found = answers(
        table(headings, ["2026-10-02 09:14:31", "Mail, Chat", "Chat", "Mail, fast; Chat"])
    )
    assert found.cells(1) == ["Mail, Chat"]
    assert found.cells(3) == ["Mail, fast; Chat"]


def test_headings_alike_become_unlike() -> None:
    headings = ["Tidstämpel", "Untitled Question", "Untitled Question"]
    found = answers(table(headings, ["2026-10-02 09:14:31", "4", "5"]))
    assert found.headings[1:] == ("Untitled Question", "Untitled Question #2")


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize(("year", "people", "features"), [(2020, 170, 12), (2021, 179, 15)])
@needs_samples
def test_the_samples_are_read(suffix: str, year: int, people: int, features: int) -> None:
    file = SAMPLES / "googleforms-spack" / f"responses_{year}.{suffix}"
    table_read = read_table(file.read_bytes(), file=file.name)
    assert recognises(table_read)
    found = answers(table_read)
    assert (found.tool, len(found.rows)) == (Tool.GOOGLE_FORMS, people)
    together = [of.together for of in found.variables]
    assert together.count("Rank these TBD Spack features by importance") == features
    (place,) = [
        place for place, of in enumerate(found.variables) if of.part == "Spack documentation"
    ]
    good = sum(cell in ("Good", "Excellent") for cell in found.cells(place))
    assert round(good / sum(cell != "" for cell in found.cells(place)), 4) in (0.6824, 0.7318)
