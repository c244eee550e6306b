"""Which activities are proposed for a priority, and what pages and cards say of them."""

from dataclasses import replace
from typing import Any

import pytest

from activity_builder import make_activity
from report_builder import make_writer
from spegla.report.activities import PROPOSED, choose, length, metric, proposals
from spegla.report.context import Context
from spegla.report.findings import priorities
from spegla.report.kit.activities import activity_sheets
from spegla.report.pages.dimension import dimension
from spegla.survey.questions import ChoiceKind
from spegla.survey.records import Activity, People
from survey_builder import alike, make_choice, make_context, make_survey, texts_of

WRITER = make_writer("en")
AIMS: dict[str, Any] = {"targets": {"trust": 90, "pace": 60}}
TOOL = make_choice("tool", "yes no", kind=ChoiceKind.SINGLE)


def context_with(*activities: Activity) -> Context:
    """Two dimensions, of which "trust" is furthest below the level aimed for."""
    people = 40
    answers: dict[str, list[int | None]] = {
        **alike("trust", [1 + place % 4 for place in range(people)]),
        **alike("pace", [3 + place % 3 for place in range(people)]),
    }
    picks = {TOOL: ["yes" if place % 2 else "no" for place in range(people)]}
    return replace(make_context(make_survey(answers, choices=picks), **AIMS), activities=activities)


def codes(chosen: tuple[Activity, ...]) -> list[str]:
    return [activity.code for activity in chosen]


def text_of(part: object) -> str:
    return "\n".join(texts_of(part, WRITER))


# ------------------------------------------------------------------ the rule


def test_the_shortest_come_first_and_three_are_enough():
    catalogue = [
        make_activity(f"of_{minutes}", "trust", minutes=minutes) for minutes in (90, 20, 60, 30)
    ]
    assert codes(choose(catalogue, ["trust"])["trust"]) == ["of_20", "of_30", "of_60"]


def test_different_people_come_before_shorter_ones():
    catalogue = [
        make_activity("a", "trust", minutes=20),
        make_activity("b", "trust", minutes=30),
        make_activity("c", "trust", minutes=240, people=People.MANAGEMENT),
        make_activity("d", "trust", minutes=60, people=People.DESK),
    ]
    assert codes(choose(catalogue, ["trust"])["trust"]) == ["a", "d", "c"]


def test_of_equal_length_the_first_of_the_catalogue_is_taken():
    catalogue = [make_activity(code, "trust") for code in "dbca"]
    assert codes(choose(catalogue, ["trust"])["trust"]) == ["d", "b", "c"]


def test_those_that_name_the_dimension_come_before_general_ones():
    catalogue = [
        make_activity("general", minutes=5, people=People.DESK),
        *(make_activity(code, "trust", minutes=60) for code in "abc"),
    ]
    assert codes(choose(catalogue, ["trust"])["trust"]) == ["a", "b", "c"]


def test_general_ones_fill_up_what_is_missing():
    catalogue = [
        make_activity("general", minutes=5),
        make_activity("own", "trust"),
        make_activity("other", "pace"),
    ]
    assert codes(choose(catalogue, ["trust"])["trust"]) == ["general", "own"]


def test_where_nothing_fits_there_are_the_general_ones():
    catalogue = [make_activity("general"), make_activity("other", "pace")]
    assert codes(choose(catalogue, ["our_own_code"])["our_own_code"]) == ["general"]


def test_what_was_given_to_one_priority_comes_last_for_the_next():
    catalogue = [
        *(make_activity(code, "trust", "pace") for code in "abc"),
        make_activity("general", minutes=90),
        make_activity("pace", "pace", minutes=120),
    ]
    chosen = choose(catalogue, ["trust", "pace"])
    assert codes(chosen["trust"]) == ["a", "b", "c"]
    assert codes(chosen["pace"]) == ["a", "general", "pace"]


def test_without_a_catalogue_there_is_nothing():
    assert choose([], ["trust"]) == {"trust": ()}
    assert proposals(context_with())["trust"] == ()


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (20, "20 minutes"),
        (60, "1 hour"),
        (90, "90 minutes"),
        (120, "2 hours"),
        (240, "Half a day"),
        (480, "A day"),
    ],
)
def test_how_long_it_takes_is_said_as_people_say_it(minutes: int, text: str):
    assert WRITER.text(length(minutes)) == text


# ------------------------------------------------------------------ where a change would show


def test_a_question_of_the_survey_is_named_with_its_share():
    context = context_with()
    item = context.questionnaire.items_of("trust", context.wave)[0]
    first, last = metric(context, make_activity("a", metric=item.code), "trust")
    assert WRITER.text(first).startswith("The share of favourable answers to “")
    assert item.text.in_language("en") in WRITER.text(first)
    assert "%" in WRITER.text(last)


def test_a_choice_of_the_survey_is_named_without_a_figure():
    (only,) = metric(context_with(), make_activity("a", metric="tool"), "trust")
    assert WRITER.text(only) == f"The answers to “{TOOL.text.in_language('en')}”"


@pytest.mark.parametrize("code", [None, "not_asked_here"])
def test_else_the_score_of_the_dimension_is_named(code: str | None):
    context = context_with()
    first, last = metric(context, make_activity("a", metric=code), "trust")
    assert WRITER.text(first).startswith("The score of ")
    assert WRITER.text(last).startswith("Last measured (")


# ------------------------------------------------------------------ page and sheet


def test_the_page_of_a_priority_ends_with_ways_to_begin():
    context = context_with(make_activity("a", "trust"), make_activity("b", "trust"))
    assert "trust" in priorities(context)
    section = dimension(context, "trust").sections[-1]
    assert section.anchor == "activities"
    said_there = text_of(section)
    assert "Title of a" in said_there
    assert "20 minutes. One colleague." in said_there
    assert "What customers should notice: Somebody listens." in said_there


def test_other_pages_have_none():
    context = context_with(make_activity("a"))
    other = next(code for code in context.dimensions if code not in priorities(context))
    assert all(section.anchor != "activities" for section in dimension(context, other).sections)


def test_there_is_a_sheet_for_each_priority_with_a_card_for_each_activity():
    context = context_with(*(make_activity(code, "trust") for code in "abcd"))
    (sheet,) = activity_sheets(context)
    assert sheet.key == "activities-trust"
    assert len(sheet.sections) == PROPOSED
    assert "Priority 1 of 1." in text_of(sheet)
    assert "Walk." in text_of(sheet)


def test_a_priority_without_activities_has_no_sheet():
    assert activity_sheets(context_with(make_activity("a", "pace"))) == ()
