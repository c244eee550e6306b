"""Targets against the release: what cannot be proven is refused, after the gate."""

from functools import cache
from typing import Any

import pytest

from spegla.errors import InputError, Problem
from spegla.privacy.released import Shown
from spegla.report.action_targets import check_targets, target_notices
from spegla.report.context import Context
from spegla.survey.questions import NKI
from spegla.survey.records import Action
from spegla.survey.responses import Survey
from survey_builder import BEFORE, alike, make_action, make_context, make_survey

CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4, 5]


@cache
def survey(people: int = 80) -> Survey:
    codes = [CODES[person % 13] for person in range(people)]
    return make_survey(alike("trust", codes), needs={"advice": ["trust_1"]})


def context(*actions: Action, people: int = 80, **settings: Any) -> Context:
    return make_context(survey(people), actions=actions, **settings)


def problems(found: Context) -> tuple[Problem, ...]:
    try:
        check_targets(found)
    except InputError as error:
        return error.problems
    return ()


@cache
def figures() -> tuple[float, float, int]:
    """The score of trust, the smallest change of it that can be proven, and with how many."""
    found = context()
    score, change = found.score("trust"), found.detectable_change("trust")
    assert isinstance(score, Shown)
    assert isinstance(change, Shown)
    assert change.base is not None
    return score.value, change.value, change.base


def test_a_target_that_can_be_proven_is_let_through() -> None:
    score, change, _ = figures()
    assert not problems(context(make_action(target=round(score + change, 1))))


def test_a_target_nearer_than_what_can_be_proven_is_refused_with_the_figures() -> None:
    score, change, people = figures()
    (problem,) = problems(context(make_action(target=round(score + change - 0.5, 1), row=7)))
    assert (problem.file, problem.row, problem.column) == ("data/actions.csv", 7, "target")
    for said in (f"{score:.1f}", f"{change:.1f}", f"with {people} answers"):
        assert said in problem.found
    assert f"Aim for {int(score + change) + 1} or more" in problem.fix


def test_a_target_below_the_baseline_is_refused() -> None:
    (problem,) = problems(context(make_action(target=10)))
    assert "10 lies below the score of" in problem.found


def test_the_level_aimed_for_anyway_is_held_to_the_same() -> None:
    score, _, _ = figures()
    (problem,) = problems(context(make_action(), targets={"trust": round(score + 1)}))
    assert "as set in [targets]" in problem.found


def test_a_metric_that_is_hidden_or_was_not_measured_has_no_baseline() -> None:
    hidden = context(make_action(target=90, metric="trust", row=3), people=4)
    (problem,) = problems(hidden)
    assert problem.column == "metric"
    assert "is hidden, so there is no baseline" in problem.found
    (problem,) = problems(context(make_action(dimension=NKI, target=90)))
    assert problem.column == "dimension"
    assert 'the score of "nki" was not measured in the newest wave' in problem.found


def test_a_need_can_be_a_metric() -> None:
    assert not problems(context(make_action(metric="advice", target=95)))


def test_a_metric_without_room_for_a_provable_change_says_so() -> None:
    best = make_survey(alike("trust", [5, 5, 5, 5, 1] * 6))
    (problem,) = problems(make_context(best, actions=[make_action(target=100)]))
    assert "Choose another metric" in problem.fix


def test_where_no_smallest_change_is_known_no_target_can_be_set() -> None:
    nearly_alike = make_survey(alike("trust", [5, 5, 5, 5, 4, 5, 3, 5, 5, 5, 1, 5] * 2))
    (problem,) = problems(make_context(nearly_alike, actions=[make_action(target=100)]))
    assert 'which change of "trust" can be proven is not known' in problem.found


def test_actions_of_an_earlier_wave_are_history() -> None:
    assert not problems(context(make_action(target=1, decided_after=BEFORE)))


def test_everything_is_told_at_once_in_the_order_of_the_rows() -> None:
    actions = [make_action(code=f"a{row}", target=1, row=row) for row in (4, 2, 3)]
    assert [problem.row for problem in problems(context(*actions))] == [2, 3, 4]


@pytest.mark.parametrize(("target", "number"), [(None, 1), (90.0, 0)])
def test_an_action_without_any_target_is_noticed(target: float | None, number: int) -> None:
    found = context(make_action(target=target, row=2))
    assert len(target_notices(found)) == number
    assert bool(problems(found)) is False
