"""The follow-up sheet: which actions it looks back on, and when."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from report_builder import make_writer
from spegla.report.kit.follow_up import ROWS, follow_up_sheets
from spegla.report.model import Field, Form, Sheet, SheetSection
from spegla.survey.records import FOLLOW_UP_DAYS, Action
from survey_builder import (
    BEFORE,
    LANGUAGES,
    alike,
    make_action,
    make_context,
    make_survey,
    said,
    texts_of,
)

WRITER = make_writer("en")
TEXT = dict.fromkeys(LANGUAGES, "Agree.")
DECISION = {"text": TEXT, "date": "2026-12-03"}


def sheets(actions: Sequence[Action] = (), **settings: Any) -> tuple[Sheet, ...]:
    survey = make_survey(before=alike("trust", [3, 2, 4, 4, 2]))
    return follow_up_sheets(make_context(survey, actions=actions, **settings))


def fields_of(section: SheetSection) -> tuple[Field, ...]:
    (form,) = section.blocks
    assert isinstance(form, Form)
    return form.fields


def promised(section: SheetSection) -> list[str]:
    return [WRITER.text(field.label) for field in fields_of(section) if field.choices]


def test_three_readings_each_hold_every_action() -> None:
    (sheet,) = sheets([make_action()])
    headings = [WRITER.text(section.heading) for section in sheet.sections if section.heading]
    assert headings == ["After 30 days", "After 90 days", "After 180 days"]
    assert len(sheet.sections) == len(FOLLOW_UP_DAYS)
    assert all(
        promised(part) == ["You see a date.", "Action 2", "Action 3"] for part in sheet.sections
    )


def test_an_action_has_its_owner_and_its_day_and_four_answers() -> None:
    (sheet,) = sheets([make_action()])
    _, action, learned, then, *_ = fields_of(sheet.sections[0])
    assert next(texts_of(action.text, WRITER)) == "Head of service desk, by 27 February 2027."
    assert list(texts_of(action.choices, WRITER)) == ["Done", "Not done"]
    assert [learned.lines, then.lines] == [1, 1]


def test_days_are_counted_from_the_decision() -> None:
    (sheet,) = sheets(decision=DECISION)
    days = [WRITER.text(fields_of(part)[0].text[0]) for part in sheet.sections]
    assert days == ["2 January 2027", "3 March 2027", "1 June 2027"]


def test_without_a_decision_days_are_written_by_hand() -> None:
    (sheet,) = sheets()
    first = [fields_of(part)[0] for part in sheet.sections]
    assert all(field.text == () and field.lines == 1 for field in first)


def test_actions_of_an_earlier_wave_are_left_out() -> None:
    (sheet,) = sheets([make_action(decided_after=BEFORE)])
    assert promised(sheet.sections[0]) == ["Action 1", "Action 2", "Action 3"]


@pytest.mark.parametrize(("actions", "needed"), [(0, 1), (ROWS, 1), (ROWS + 1, 2)])
def test_more_actions_take_more_sheets(actions: int, needed: int) -> None:
    decided = [make_action(code=f"a{n}", promise=said(f"Promise {n}.")) for n in range(actions)]
    found = sheets(decided)
    assert len({sheet.key for sheet in found}) == len(found) == needed
    assert [name for sheet in found for name in promised(sheet.sections[0])][:actions] == [
        f"Promise {n}." for n in range(actions)
    ]


def test_the_sheet_says_from_which_day_its_days_are_counted() -> None:
    (known,), (open_,) = sheets(decision=DECISION), sheets()
    assert "counted from the decision on 3 December 2026" in said_in(known)
    assert "write the dates in" in said_in(open_)


def said_in(sheet: Sheet) -> str:
    return " ".join(texts_of(sheet.lead, WRITER))


def test_a_promise_names_the_figure_that_would_show_it_where_that_is_shown() -> None:
    survey = make_survey(alike("trust", [4, 2, 5, 3, 1] * 8))
    action = make_action()
    for targets, expected in (({}, "October 2026."), ({"trust": 70.0}, "October 2026, aim 70.")):
        (sheet,) = follow_up_sheets(make_context(survey, actions=[action], targets=targets))
        _, promise, *_ = fields_of(sheet.sections[0])
        said_of_it = list(texts_of(promise.text, WRITER))
        assert said_of_it[1].startswith("Trust: ")
        assert said_of_it[1].endswith(expected)


def test_of_several_sheets_each_says_which_it_is() -> None:
    found = sheets([make_action(code=f"a{n}") for n in range(ROWS + 1)])
    assert [WRITER.text(sheet.label) for sheet in found] == [
        "Follow-up sheet, 1 of 2",
        "Follow-up sheet, 2 of 2",
    ]
    assert [sheet.key for sheet in found] == ["follow-up-1", "follow-up-2"]


def test_the_first_reading_looks_back_on_the_first_step() -> None:
    (sheet,) = sheets([make_action(first_step_by=date(2026, 12, 15))])
    first, second = (fields_of(part)[1].text for part in sheet.sections[:2])
    assert next(texts_of(first, WRITER)) == "Head of service desk, first step 15 December 2026."
    assert next(texts_of(second, WRITER)) == "Head of service desk, by 27 February 2027."
