"""What a plan after the newest wave must hold, and what of it is refused, all at once."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from builders import ACTIONS, SETTINGS, make_engagement
from spegla.errors import InputError
from spegla.survey.checks import PlanRules, ProblemList, check_plan
from spegla.survey.checks.observable import Verbs
from spegla.survey.read import read_engagement
from spegla.survey.records import Action, ActionStatus
from survey_builder import make_action, said

DECISION = dt.date(2026, 12, 3)
VERBS = Verbs(observable=frozenset({"see"}), weak=frozenset(), unobservable=frozenset({"improve"}))


def planned(**overrides: Any) -> Action:
    fields: dict[str, Any] = {
        "first_step_by": dt.date(2026, 12, 17),
        "co_designer": said("Finance"),
        "row": 2,
    }
    return make_action(**(fields | overrides))


def checked(*actions: Action, decision: dt.date | None = DECISION) -> ProblemList:
    problems = ProblemList("data/actions.csv")
    rules = PlanRules(
        languages=("sv", "en"),
        decision=decision,
        verbs={"en": VERBS},
        activities=("coffee_break", "oldest_five"),
    )
    check_plan(actions, rules, problems)
    return problems


def told(*actions: Action) -> list[tuple[int | None, str | None, str]]:
    return [(p.row, p.column, p.found) for p in checked(*actions).in_order()]


def test_a_whole_action_is_let_through() -> None:
    assert not told(planned())
    assert not checked(planned()).notices


@pytest.mark.parametrize(
    ("overrides", "column", "found"),
    [
        (
            {"promise": said("We improve.")},
            "promise_en",
            'a customer cannot see "improve" happen',
        ),
        (
            {"promise": said("A good dialogue.")},
            "promise_en",
            "no verb in it says what a customer can see happen",
        ),
        ({"first_step_by": None}, "first_step_by", "no day is set for the first step"),
        (
            {"first_step_by": dt.date(2026, 12, 18)},
            "first_step_by",
            "2026-12-18 is more than 14 days after the decision on 2026-12-03",
        ),
        ({"co_designer": None}, "co_designer_sv", "no customer helps to design it"),
        ({"activity": "oldest_fve"}, "activity", "the activity is not in the catalogue"),
    ],
)
def test_what_lacks_something_is_refused_with_its_place(
    overrides: dict[str, Any], column: str, found: str
) -> None:
    (problem,) = checked(planned(row=5, **overrides)).in_order()
    assert (problem.row, problem.column, problem.found) == (5, column, found)
    assert problem.fix


def test_the_last_day_of_the_two_weeks_is_in_time_and_an_earlier_one_too() -> None:
    for day in (dt.date(2026, 12, 17), dt.date(2026, 12, 1)):
        assert not told(planned(first_step_by=day))


def test_a_near_code_of_an_activity_is_suggested() -> None:
    (problem,) = checked(planned(activity="oldest_fve")).in_order()
    assert 'Did you mean "oldest_five"?' in problem.fix


def test_a_fourth_priority_is_refused_and_a_third_is_not() -> None:
    dimensions = ("trust", "pace", "care", "tone")
    actions = [planned(code=d, dimension=d, row=row) for row, d in enumerate(dimensions, start=2)]
    assert not told(*actions[:3])
    assert told(*actions) == [(5, "dimension", "the plan has more than 3 priorities")]


def test_a_third_action_for_a_priority_is_refused_and_a_second_is_not() -> None:
    actions = [planned(code=f"a{row}", row=row) for row in (2, 3, 4)]
    assert not told(*actions[:2])
    assert told(*actions) == [(4, "dimension", 'the plan has more than 2 actions for "trust"')]


def test_what_was_dropped_takes_no_room() -> None:
    dropped = planned(code="gone", status=ActionStatus.DROPPED)
    assert not told(dropped, planned(code="one"), planned(code="two"))


def test_everything_is_told_at_once() -> None:
    bare = planned(promise=said("We improve."), first_step_by=None, co_designer=None)
    assert len(checked(bare, planned(code="b", row=3, activity="x"))) == 4


def test_an_owner_without_a_mandate_is_noticed_and_not_refused() -> None:
    found = checked(planned(has_mandate=False, row=4))
    assert not len(found)
    (notice,) = found.notices
    assert (notice.row, notice.column) == (4, "has_mandate")


def test_without_a_day_of_decision_the_first_step_is_held_to_none_and_that_is_noticed() -> None:
    found = checked(planned(first_step_by=dt.date(2028, 1, 1)), decision=None)
    assert not len(found)
    assert "no day of the decision is set" in found.notices[0].found


# ------------------------------------------------------------------ the file


def refused(folder: Path, actions: str, *, settings: str = SETTINGS) -> str:
    files = {"data/actions.csv": actions}
    with pytest.raises(InputError) as caught:
        read_engagement(make_engagement(folder, settings=settings, files=files))
    return str(caught.value)


def test_all_of_a_file_is_told_in_one_message(tmp_path: Path) -> None:
    bad = ACTIONS.replace("You see a date.", "Better dialogue.").replace("Finance,", ",")
    text = refused(tmp_path, bad.replace("2026-12-15", "").replace("Head of service desk", ""))
    for column in ("owner_en", "promise_en", "co_designer_en", "first_step_by"):
        assert f"data/actions.csv, row 2, column {column}: " in text


def test_actions_of_an_earlier_wave_stay_as_they_are() -> None:
    """The demo's own were written before there were these rules."""
    engagement = read_engagement(Path(__file__).parents[4])
    old = [action for action in engagement.actions if action.decided_after == "2025"]
    assert len(old) == 4
    assert all(action.co_designer is None and action.first_step_by is None for action in old)
    new = [action for action in engagement.actions if action.decided_after == "2026"]
    assert all(action.co_designer and action.first_step_by and action.stop for action in new)


def test_a_metric_is_a_score_with_a_trend_and_never_a_single_question(tmp_path: Path) -> None:
    def measured(metric: str) -> str:
        headed = ACTIONS.replace("due,", "due,metric,")
        return headed.replace("2027-02-27,", f"2027-02-27,{metric},")

    text = refused(tmp_path / "one", measured("q01"))
    assert 'column metric: "q01" is a single question, whose change between two waves' in text
    assert 'Write "trust", the dimension that it belongs to.' in text
    text = refused(tmp_path / "two", measured("delivry"))
    assert 'column metric: "delivry" is not in this survey.\n  Did you mean "delivery"?' in text
    files = {"data/actions.csv": measured("nki")}
    (action,) = read_engagement(make_engagement(tmp_path / "three", files=files)).actions
    assert action.measured == "nki"
