"""What only the author can know: asked for, checked, and put into the files."""

from dataclasses import replace
from datetime import date

import pytest

from drafts import make_answers, make_draft, make_source, make_wave
from spegla.errors import UsageError
from spegla.survey.drafting.answered import (
    Facts,
    answers_of,
    facts_of,
    is_known,
    objection,
    points_about,
)
from spegla.survey.questions import Audience

ALL = {
    "client": " Nordkust  Energi ",
    "promised_minimum": "5",
    "date.2026": "2026-10-16",
    "invited.2026": "420",
    "invited.2026.department.grid": "96",
    "team_size": "8",
    "told_beforehand": "Ja",
    "scale.agree5": "high",
}


def keys(facts: Facts, **changes: object) -> list[str]:
    return [point.key for point in points_about(make_draft(**changes), facts)]


def test_all_facts():
    assert facts_of(ALL) == Facts(
        client="Nordkust Energi",
        promised_minimum=5,
        dates={"2026": date(2026, 10, 16)},
        invited={("2026", "", ""): 420, ("2026", "department", "grid"): 96},
        team_size=8,
        told_beforehand=True,
    )


def test_what_is_needed_is_asked_and_no_more():
    assert keys(Facts()) == ["client", "promised_minimum", "invited.2026"]
    assert keys(facts_of(ALL)) == []
    assert all(point.is_needed for point in points_about(make_draft(), Facts()))


def test_a_day_is_asked_only_where_nothing_tells_it():
    assert "date.2026" in keys(Facts(), waves=(make_wave("2026", day=None),))


def test_the_last_day_that_several_people_share_is_suggested():
    """A day that one person has may be a birthday."""
    days = [*["2026-10-03"] * 3, *["2026-10-12"] * 3, "2026-11-30"]
    answers = make_answers(headings=("When", "q1"), rows=[(day, "4") for day in days])
    draft = make_draft(
        waves=(make_wave("2026", day=None),), sources=(make_source(answers=answers),)
    )
    points = {point.key: point for point in points_about(draft, Facts())}
    assert points["date.2026"].suggestion == "2026-10-12"


def test_the_promise_has_no_suggestion():
    points = {point.key: point for point in points_about(make_draft(), Facts())}
    assert points["promised_minimum"].suggestion == ""


def test_the_team_is_asked_about_only_where_it_answered():
    theirs = replace(make_source(), audience=Audience.MANAGEMENT)
    assert keys(Facts(), sources=(make_source(), theirs))[-2:] == ["team_size", "told_beforehand"]


def test_nobody_was_invited_yet_to_a_survey_without_answers():
    assert keys(Facts(), sources=()) == ["client", "promised_minimum"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("client", " "),
        ("promised_minimum", "0"),
        ("promised_minimum", "-5"),
        ("promised_minimum", "5.5"),
        ("promised_minimum", "٥"),
        ("team_size", "99999999999999999999"),
        ("date.2026", "16/10/2026"),
        ("date.2026", "2026-02-30"),
        ("invited.2026", "many"),
        ("told_beforehand", "perhaps"),
    ],
)
def test_an_answer_that_cannot_be_taken_is_refused(key: str, value: str):
    assert f"--answer {key}=" in objection(key, value)
    with pytest.raises(UsageError, match="expected"):
        facts_of({key: value})


def test_all_wrong_answers_are_told_at_once():
    with pytest.raises(UsageError) as error:
        facts_of({"team_size": "x", "promised_minimum": "y"})
    assert str(error.value).count("expected") == 2


@pytest.mark.parametrize("text", ["client", "=x", "client=", ""])
def test_an_answer_has_a_key_and_a_value(text: str):
    with pytest.raises(UsageError, match="KEY=VALUE"):
        answers_of([text])


def test_an_answer_is_given_once():
    with pytest.raises(UsageError, match="twice"):
        answers_of(["client=A", "client=B"])


def test_a_value_may_hold_an_equals_sign():
    assert answers_of(["client=A=B"]) == {"client": "A=B"}


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("client", True),
        ("date.2026", True),
        ("date.2024", False),
        ("invited.2026.department.grid", True),
        ("invited.2026.department.moon", False),
        ("colour", False),
        ("a.b.c.d.e", False),
    ],
)
def test_keys_of_facts(key: str, known: bool):
    assert is_known(key, make_draft()) is known
