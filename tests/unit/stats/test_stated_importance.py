import math

import numpy as np
import pytest

from spegla.errors import EmptyBaseError
from spegla.stats.shares import wilson
from spegla.stats.stated_importance import (
    normalised,
    pick_shares,
    points_importance,
    rating_importance,
)

NAN = math.nan


def means(moments):
    return [each.mean for each in moments]


def test_picks_have_wilson_intervals_as_newcombe_gives_them():
    """Source: Newcombe 1998, table I, score method: 81/263, 15/148, 0/20 and 1/29."""
    (first,) = pick_shares([81], 263)
    (second,) = pick_shares([15], 148)
    (third,) = pick_shares([0], 20)
    (fourth,) = pick_shares([1], 29)
    assert (first.low, first.high) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert (second.low, second.high) == pytest.approx((0.0624, 0.1605), abs=5e-5)
    assert (third.low, third.high) == pytest.approx((0.0, 0.1611), abs=5e-5)
    assert (fourth.low, fourth.high) == pytest.approx((0.0061, 0.1718), abs=5e-5)


def test_three_picks_each_sum_to_three_and_normalised_to_one():
    """METHOD.md 2.11: shares of pick-three sum to 300 % and are normalised to 100."""
    shares = [share.value for share in pick_shares([50, 40, 30, 30, 15, 15], 60)]
    assert sum(shares) == pytest.approx(3)
    assert normalised(shares) == pytest.approx([value / 3 for value in shares])


def test_picks_take_the_population_and_the_level():
    assert pick_shares([163, 40], 200, population=6194, level=0.90) == (
        wilson(163, 200, population=6194, level=0.90),
        wilson(40, 200, population=6194, level=0.90),
    )


def test_nobody_who_picks_gives_no_share():
    with pytest.raises(EmptyBaseError):
        pick_shares([0, 0], 0)


@pytest.mark.parametrize("count", [-1, 61])
def test_picks_that_cannot_be_are_refused(count):
    with pytest.raises(ValueError, match="not a part of 60"):
        pick_shares([count], 60)


def test_normalised_mean_ratings_lie_close_together():
    """Source: R package likert, gap: mean importances of five services (METHOD.md 2.13)."""
    found = normalised([5.3235, 5.7500, 5.8676, 6.0000, 5.6324])
    assert sum(found) == pytest.approx(1)
    assert found == pytest.approx([0.1863, 0.2012, 0.2054, 0.2100, 0.1971], abs=5e-5)


@pytest.mark.parametrize("values", [[], [0.0, 0.0]])
def test_no_importance_at_all_is_not_divided(values):
    with pytest.raises(EmptyBaseError):
        normalised(values)


@pytest.mark.parametrize("value", [-0.1, NAN, math.inf])
def test_importance_that_is_no_share_is_refused(value):
    with pytest.raises(ValueError, match="finite"):
        normalised([0.5, value])


def test_an_option_that_was_not_rated_leaves_out_that_person_for_that_option():
    found = rating_importance(np.array([[5, 3], [4, NAN], [NAN, NAN], [3, 4]], dtype=float))
    assert means(found) == [4, 3.5]
    assert [each.n for each in found] == [3, 2]


def test_points_of_a_hundred_equal_the_published_average():
    """Source: surveymars.com, help on constant sum questions: 34.17 of 100 points."""
    offline = np.array([20, 30, 40, 12, 43, 60], dtype=float)
    found = points_importance(np.column_stack([offline, 100 - offline]))
    assert found[0].mean * 100 == pytest.approx(34.17, abs=5e-3)


def test_everyone_weighs_the_same_whatever_their_points_sum_to():
    found = points_importance(np.array([[50, 50], [3, 1], [900, 100]], dtype=float))
    assert means(found) == pytest.approx([(0.5 + 0.75 + 0.9) / 3, (0.5 + 0.25 + 0.1) / 3])


def test_an_option_left_blank_got_no_points():
    found = points_importance(np.array([[100, NAN], [50, 50]], dtype=float))
    assert means(found) == pytest.approx([0.75, 0.25])


@pytest.mark.parametrize("row", [(0, 0), (NAN, NAN), (-60, 40), (-10, 110)])
def test_people_who_divided_nothing_are_left_out(row):
    divided = [(100, 0), (50, 50)]
    found = points_importance(np.array([*divided, row], dtype=float))
    assert found == points_importance(np.array(divided, dtype=float))


@pytest.mark.parametrize("function", [rating_importance, points_importance])
def test_a_single_person_has_no_spread(function):
    with pytest.raises(EmptyBaseError):
        function(np.array([[50.0, 50.0]]))


@pytest.mark.parametrize("function", [rating_importance, points_importance])
def test_an_array_that_is_no_table_is_refused(function):
    with pytest.raises(ValueError, match="respondents x options"):
        function(np.array([50.0, 50.0]))
