"""A file with several measurements is asked about, and never pooled in silence."""

import pytest

from spegla.errors import UsageError
from spegla.survey.drafting.answered import Facts
from spegla.survey.drafting.assembled import draft_of
from spegla.survey.drafting.draft import Draft, Source
from spegla.survey.drafting.settings_file import settings_toml
from spegla.survey.exports.answers import plain_answers
from spegla.survey.questions import Audience
from spegla.survey.tables import Row, Table

GRADES = ("Poor", "Fair", "Good", "Excellent")
YEARS = ("2024", "2025", "2026")


def source(heading: str, values: tuple[str, ...], *, wave: str = "2026") -> Source:
    rows = tuple(
        Row(number=n + 2, cells=(values[n // 4 % len(values)], GRADES[n % 4])) for n in range(120)
    )
    return Source(
        file=f"{wave}.csv",
        wave=wave,
        audience=Audience.CUSTOMERS,
        answers=plain_answers(Table(headings=(heading, "IT is reliable"), rows=rows)),
        content=b"",
        suffix=".csv",
    )


def drafted(*sources: Source, **decisions: str) -> Draft:
    answers = {key.replace("__", "."): value for key, value in decisions.items()}
    return draft_of(sources, catalogue=None, decisions=answers)


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Year", YEARS), ("År", YEARS), ("Jaar", YEARS), ("Jahr", YEARS), ("Année", YEARS),
        ("Wave", ("Spring", "Autumn")), ("Mätning", ("1", "2")), ("Meting", ("Nul", "Een")),
    ],
)  # fmt: skip
def test_a_column_of_waves_is_asked_about_and_left_unread(heading, values):
    draft = drafted(source(heading, values))
    (point,) = draft.points
    assert (point.key, point.is_needed) == ("split.2026.csv", True)
    assert [one.heading for one in draft.unread] == [heading]
    assert [one.kind for one in draft.questions] == ["rating"]


def test_no_report_can_be_built_before_it_is_answered():
    draft = drafted(source("Year", YEARS))
    settings = settings_toml(draft, Facts(client="Nordkust"), draft.points).decode()
    assert "\n# date = " in settings
    assert "\ndate = " not in settings


def test_a_file_of_several_measurements_is_refused_with_a_way_out():
    with pytest.raises(UsageError, match=r"holds 3 measurements.*--from 2025=FIRST"):
        drafted(source("Year", YEARS), split__2026__csv="yes")


def test_the_column_of_one_measurement_divides_the_respondents():
    draft = drafted(source("Year", YEARS), split__2026__csv="no")
    (breakdown,) = draft.breakdowns
    assert [group.label["en"] for group in breakdown.groups] == list(YEARS)
    assert draft.points == ()
    assert all(wave.is_one for wave in draft.waves)


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Year of birth", YEARS), ("Year", ("Year 1", "Year 2", "Year 3")), ("Department", YEARS),
        ("Survey", ("Yes", "No")), ("Year", ("2026",)),
        ("Year", tuple(str(year) for year in range(2001, 2021))),
    ],
)  # fmt: skip
def test_other_columns_are_not_asked_about(heading, values):
    assert not [point for point in drafted(source(heading, values)).points if "split" in point.key]


def test_a_column_that_names_the_wave_of_each_file_says_nothing_more():
    draft = drafted(source("Year", ("2025",), wave="2025"), source("Year", ("2026",)))
    assert draft.points == ()
    assert [one.heading for one in draft.unread] == ["Year"]
