"""Tallies: counts and sums that add up over groups, and what is read from them."""

import math

import numpy as np
import pytest

from spegla.errors import EmptyBaseError
from spegla.stats.tallies import (
    GroupTallies,
    ItemTally,
    ResponseTally,
    ScoreKey,
    ScoreTally,
    score_tally,
)
from survey_builder import make_survey

BOOK = make_survey(reversed_items=["trust_2"]).questionnaire
PLAIN, REVERSED = BOOK.question("trust_1"), BOOK.question("trust_2")
TALLY = ItemTally(counts=(1, 2, 4, 8, 16), dont_know=3, not_applicable=5, blank=7)
SCORES = ScoreTally(base=3, total=180.0, squares=11_600.0)
RESPONSE = ResponseTally(eligible=10, complete=4, partial=2, break_off=1)


def test_the_base_is_those_with_an_answer_on_the_scale():
    assert TALLY.base == 31


def test_a_high_code_is_favourable_and_a_low_one_unfavourable():
    assert (TALLY.favourable(PLAIN), TALLY.unfavourable(PLAIN)) == (24, 3)


def test_a_reversed_item_is_turned_round():
    assert TALLY.directed(REVERSED) == (16, 8, 4, 2, 1)
    assert (TALLY.favourable(REVERSED), TALLY.unfavourable(REVERSED)) == (3, 24)


def test_sums_of_scores_are_exact_and_rounded_once():
    """As :func:`math.fsum` adds the scores of all people one by one."""
    generator = np.random.default_rng(3)
    scores = generator.choice([100 / 3, 58.333333333333336, 0.1, 91.66666666666667], 5_000)
    scores[generator.random(5_000) < 0.1] = np.nan
    known = scores[~np.isnan(scores)].tolist()
    expected = ScoreTally(
        base=len(known), total=math.fsum(known), squares=math.fsum(s * s for s in known)
    )
    assert score_tally(scores) == expected


def test_moments_are_those_of_the_answers_one_by_one():
    codes = np.repeat([1, 2, 3, 4, 5], TALLY.counts)
    for question, answers in ((PLAIN, codes), (REVERSED, 6 - codes)):
        moments = TALLY.moments(question)
        assert moments.n == 31
        assert moments.mean == pytest.approx(answers.mean())
        assert moments.sd == pytest.approx(answers.std(ddof=1))


def test_one_answer_has_no_moments():
    one = ItemTally(counts=(0, 0, 0, 1, 0), dont_know=9, not_applicable=0, blank=0)
    with pytest.raises(EmptyBaseError):
        one.moments(PLAIN)
    with pytest.raises(EmptyBaseError):
        ScoreTally(base=1, total=50.0, squares=2500.0).moments()


def test_moments_of_scores_are_those_of_the_sums():
    moments = SCORES.moments()
    assert (moments.mean, moments.sd, moments.n) == (60.0, 20.0, 3)


def test_who_broke_off_has_not_answered():
    assert RESPONSE.answered == 6


def test_two_groups_add_up_part_by_part():
    key = ScoreKey(subject="trust")
    group = GroupTallies(response=RESPONSE, items={"trust_1": TALLY}, scores={key: SCORES})
    both = group + group
    assert both.response == ResponseTally(eligible=20, complete=8, partial=4, break_off=2)
    assert both.items["trust_1"] == ItemTally(
        counts=(2, 4, 8, 16, 32), dont_know=6, not_applicable=10, blank=14
    )
    assert both.scores[key] == ScoreTally(base=6, total=360.0, squares=23_200.0)


def test_items_on_different_scales_do_not_add_up():
    with pytest.raises(ValueError, match="zip"):
        TALLY + ItemTally(counts=(1, 2), dont_know=0, not_applicable=0, blank=0)
