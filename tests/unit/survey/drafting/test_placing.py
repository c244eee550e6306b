"""Which wave and audience an export is of."""

from typing import Any

import pytest

from drafts import make_answers
from spegla.errors import UsageError
from spegla.survey.drafting.placing import ONLY_WAVE, Export, Wish, placed, wish_of
from spegla.survey.exports.answers import Answers
from spegla.survey.questions import Audience


def export(file: str, answers: Answers | None = None, **changes: Any) -> Export:
    found = answers or make_answers()
    return Export(
        file=file, content=b"", suffix=".csv", answers=found, variables=found.variables, **changes
    )


def dated(*days: str) -> Answers:
    return make_answers(headings=("When", "q1"), rows=[(day, "4") for day in days])


def waves(*exports: Export) -> list[tuple[str, str]]:
    return [(source.wave, source.file) for source in placed(exports)]


@pytest.mark.parametrize(
    "file",
    ["survey 2025.csv", "svar_20250425.xlsx", "IT-2025-04-25-final.csv", "25.04.2025 export.csv"],
)
def test_the_year_in_the_name_is_the_wave(file: str):
    assert waves(export(file)) == [("2025", file)]


@pytest.mark.parametrize(
    "days",
    [
        ("2025-04-25 09:12:00", "2024-12-31 23:00:00"),
        ("4/25/2025 9:12", "12/31/2024 23:00"),
        ("25.04.2025 09:12", "31.12.2024 23:00"),
    ],
)
def test_else_the_newest_time_tells_it(days: tuple[str, ...]):
    assert waves(export("export.csv", dated(*days))) == [("2025", "export.csv")]


def test_one_export_that_nothing_tells_of_is_the_only_wave():
    assert waves(export("export.csv")) == [(ONLY_WAVE, "export.csv")]


def test_numbers_that_are_no_years_are_not_taken_for_one():
    assert waves(export("export 120250425123.csv")) == [(ONLY_WAVE, "export 120250425123.csv")]


def test_the_oldest_wave_is_first():
    found = waves(export("b 2026.csv"), export("a 2025.csv"))
    assert found == [("2025", "a 2025.csv"), ("2026", "b 2026.csv")]


def test_two_of_one_year_are_told_apart_by_the_month():
    found = waves(export("2025-10.csv"), export("2025-04.csv"))
    assert [wave for wave, _ in found] == ["2025-04", "2025-10"]


@pytest.mark.parametrize("files", [("a 2025.csv", "b 2025.csv"), ("a.csv", "b.csv")])
def test_two_that_cannot_be_told_apart_are_refused(files: tuple[str, str]):
    with pytest.raises(UsageError, match=r"--from 2026=b.*\.csv"):
        placed([export(file) for file in files])


def test_one_without_a_year_among_several_waves_is_refused():
    with pytest.raises(UsageError, match="nothing in the file or its name tells the year"):
        placed([export("2025.csv"), export("2026.csv"), export("more.csv")])


@pytest.mark.parametrize(
    "file",
    ["management.csv", "IT-ledning.csv", "leiding.xlsx", "IT_mgmt.csv", "it team.csv", "itteam"],
)
def test_the_team_goes_with_the_one_wave(file: str):
    sources = placed([export("2026.csv"), export(file)])
    assert [(s.wave, s.audience) for s in sources] == [
        ("2026", Audience.CUSTOMERS),
        ("2026", Audience.MANAGEMENT),
    ]


@pytest.mark.parametrize("file", ["visit-team.csv", "opleiding.csv", "anledning.xlsx", "team.csv"])
def test_other_names_are_those_of_customers(file: str):
    assert placed([export(file)])[0].audience is Audience.CUSTOMERS


def test_a_team_without_customers_is_refused():
    with pytest.raises(UsageError, match="no answers of customers"):
        placed([export("2026.csv"), export("ledning 2025.csv")])


def test_what_the_author_says_counts():
    sources = placed(
        [
            export("2020.csv", wave="2026"),
            export("team 2020.csv", wave="2026", audience=Audience.MANAGEMENT),
        ]
    )
    assert {source.wave for source in sources} == {"2026"}


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("a.csv", Wish(path="a.csv")),
        ("2026=a.csv", Wish(path="a.csv", wave="2026")),
        ("2026=a=b.csv", Wish(path="a=b.csv", wave="2026")),
        ("2026:management=a", Wish(path="a", wave="2026", audience=Audience.MANAGEMENT)),
        (":management=a", Wish(path="a", audience=Audience.MANAGEMENT)),
        ("Answers of 2026 = all.csv", Wish(path="Answers of 2026 = all.csv")),
        (r"C:\data\a.csv", Wish(path=r"C:\data\a.csv")),
        ("./a=b.csv", Wish(path="./a=b.csv")),
        ("2026=", Wish(path="2026=")),
        ("=a", Wish(path="=a")),
    ],
)
def test_what_stands_before_a_path(text: str, wish: Wish):
    assert wish_of(text) == wish


def test_an_audience_that_there_is_not_is_refused():
    with pytest.raises(UsageError, match="customers, management"):
        wish_of("2026:board=a.csv")
