"""From answers to tallies, against small surveys that can be counted by hand."""

from dataclasses import astuple
from functools import reduce
from operator import add

import numpy as np
import pytest

from spegla.stats.summarise import score_items
from spegla.stats.tallies import NO_CATEGORY, ScoreKey, ScoreTally
from spegla.survey.questions import Audience
from survey_builder import (
    BEFORE,
    BLANK,
    DONT_KNOW,
    NOT_CONCERNED,
    NOW,
    alike,
    make_survey,
    summarised,
)

TRUST, NKI = ScoreKey(subject="trust"), ScoreKey(subject="nki")
TREND = ScoreKey(subject="trust", like_for_like=True)
MIXED = {
    "trust_1": [4, 2, DONT_KNOW, 3, 1, 5, BLANK, 4],
    "trust_2": [5, NOT_CONCERNED, 2, 3, 1, 5, BLANK, BLANK],
    "nki_1": [8, 3, 7, 5, 1, 10, BLANK, 9],
}
DEPARTMENTS = {"department": ["a", "a", "b", "b", "b", "c", "c", "c"]}


def test_groups_sum_to_everyone():
    tallies = summarised(make_survey(MIXED, groups=DEPARTMENTS)).current
    together = reduce(add, tallies.groups.values())
    assert together.response == tallies.everyone.response
    assert together.items == tallies.everyone.items
    for key, score in tallies.everyone.scores.items():
        assert astuple(together.scores[key]) == pytest.approx(astuple(score), rel=1e-12)


def test_people_of_no_known_group_count_among_everyone_only():
    survey = make_survey(MIXED, groups={"department": ["a"] * 5 + [""] * 3})
    tallies = summarised(survey).current
    assert len(tallies.took_part) == 8
    assert [mask.sum() for mask in tallies.members.values()] == [5]
    assert tallies.groups["department", "a"].items["nki_1"].base == 5
    assert tallies.everyone.items["nki_1"].base == 7


def test_the_three_kinds_of_missing_are_kept_apart():
    answers = alike(
        "trust", [4, DONT_KNOW, DONT_KNOW, DONT_KNOW, NOT_CONCERNED, NOT_CONCERNED, BLANK]
    )
    item = summarised(make_survey(answers)).current.everyone.items["trust_1"]
    assert (item.base, item.dont_know, item.not_applicable, item.blank) == (1, 3, 2, 1)


def test_counts_stand_as_they_were_given_and_scores_are_turned_round():
    answers = alike("trust", [1, 1, 1, 5, 5], items=1)
    tallies = summarised(make_survey(answers, reversed_items=["trust_1"])).current.everyone
    assert tallies.items["trust_1"].counts == (3, 0, 0, 0, 2)
    assert tallies.scores[TRUST] == ScoreTally(base=5, total=300.0, squares=30_000.0)


def test_a_dimension_averages_people_over_the_items_that_they_answered():
    survey = make_survey({"trust_1": [5, 5], "trust_2": [3, BLANK], "trust_3": [1, 4]})
    score = summarised(survey).current.everyone.scores[TRUST]
    assert score == ScoreTally(base=2, total=50.0 + 87.5, squares=50.0**2 + 87.5**2)


def test_a_score_needs_half_of_the_items():
    survey = make_survey(
        {
            "trust_1": [5, 5, 5],
            "trust_2": [5, 5, BLANK],
            "trust_3": [5, DONT_KNOW, DONT_KNOW],
            "trust_4": [5, NOT_CONCERNED, BLANK],
        }
    )
    tallies = summarised(survey).current
    assert tallies.everyone.scores[TRUST].base == 2
    assert tallies.scored[TRUST].tolist() == [True, True, False]


def test_exactly_half_of_the_dimension_items_is_partial_and_fewer_breaks_off():
    people: list[list[int | None]] = [
        [4, 4, 4, 4, 7],
        [4, 4, BLANK, BLANK, BLANK],
        [4, BLANK, BLANK, BLANK, 7],
        [BLANK] * 5,
        [4, 4, 4, 4, BLANK],
    ]
    items = ("trust_1", "trust_2", "pace_1", "pace_2", "nki_1")
    survey = make_survey({item: [row[i] for row in people] for i, item in enumerate(items)})
    tallies = summarised(survey).current
    response = tallies.everyone.response
    assert (response.complete, response.partial, response.break_off) == (1, 2, 2)
    assert tallies.took_part.tolist() == [True, True, False, False, True]


def test_saying_that_one_cannot_judge_is_answering():
    survey = make_survey(alike("trust", [DONT_KNOW, NOT_CONCERNED, BLANK]))
    tallies = summarised(survey).current
    assert tallies.everyone.response.complete == 2
    assert tallies.everyone.scores[TRUST].base == 0
    assert set(tallies.rated["trust_1"]) == {NO_CATEGORY}
    assert tallies.dont_know["trust_1"].tolist() == [True, False, False]
    assert tallies.completed.tolist() == [True, True, False]


def test_masks_say_who_answered_and_who_has_a_score():
    tallies = summarised(make_survey(MIXED)).current
    answered = {item: rated != NO_CATEGORY for item, rated in tallies.rated.items()}
    assert answered["trust_2"].tolist() == [True, False, True, True, True, True, False, False]
    assert np.array_equal(answered["nki_1"], tallies.scored[NKI])


def test_invited_people_are_eligible_in_all_and_by_group():
    tallies = summarised(make_survey(MIXED, groups=DEPARTMENTS, invited_each=3)).current
    assert tallies.everyone.response.eligible == 24
    assert tallies.groups["department", "a"].response.eligible == 6


def test_a_trend_uses_only_items_that_both_waves_asked():
    survey = make_survey(
        {"trust_1": [5, 5], "trust_2": [1, 1], "pace_9": [3, 3]},
        before={"trust_1": [3, 3], "trust_0": [1, 1], "pace_1": [3, 3]},
    )
    summary = summarised(survey)
    assert summary.previous is not None
    assert summary.current.everyone.scores[TREND].total == 200.0
    assert summary.previous.everyone.scores[TREND].total == 100.0
    assert summary.current.everyone.scores[TRUST].total == 100.0
    assert summary.previous.everyone.scores[TRUST].total == 50.0
    assert ScoreKey(subject="pace", like_for_like=True) not in summary.current.scored


def test_a_first_measurement_has_no_trend():
    summary = summarised(make_survey())
    assert summary.previous is None
    assert not any(key.like_for_like for key in summary.current.scored)


def test_the_items_of_a_score_are_those_of_its_wave():
    survey = make_survey({"trust_1": [3], "nki_1": [7]}, before={"trust_1": [3], "trust_2": [3]})
    now = score_items(survey.questionnaire, NOW, (BEFORE, NOW))
    assert {key: [item.code for item in items] for key, items in now.items()} == {
        TRUST: ["trust_1"],
        TREND: ["trust_1"],
        NKI: ["nki_1"],
    }


def test_management_is_no_customer_and_has_no_groups():
    survey = make_survey(
        MIXED, groups=DEPARTMENTS, management={"trust_1": [5] * 6, "trust_2": [4] * 6}
    )
    summary = summarised(survey)
    team = summary.management
    assert team is not None
    assert team.audience is Audience.MANAGEMENT
    assert team.groups == {}
    assert team.members == {}
    assert team.everyone.response.eligible == 6
    assert list(team.scored) == [TRUST]
    assert summary.current.everyone.items["trust_1"].base == 6


def test_the_order_of_the_rows_changes_nothing():
    backwards = {item: codes[::-1] for item, codes in MIXED.items()}
    groups = {"department": DEPARTMENTS["department"][::-1]}
    first = summarised(make_survey(MIXED, groups=DEPARTMENTS)).current
    second = summarised(make_survey(backwards, groups=groups)).current
    assert first.everyone == second.everyone
    assert first.groups == second.groups
