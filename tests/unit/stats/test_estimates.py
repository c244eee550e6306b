import math

import numpy as np
import pytest

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Difference, Estimate, Interval, Moments


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [(0.5, 0.6, 0.7), (0.5, 0.3, 0.4), (math.nan, 0.0, 1.0), (0.5, -math.inf, 1.0)],
)
def test_bounds_that_do_not_hold_the_value_are_refused(value, low, high):
    with pytest.raises(ValueError, match="no interval"):
        Interval(value=value, low=low, high=high)


def test_an_estimate_of_nobody_is_refused():
    with pytest.raises(EmptyBaseError):
        Estimate(value=0.5, low=0.4, high=0.6, base=0)


@pytest.mark.parametrize(
    ("p_value", "degrees_of_freedom"), [(1.2, 10.0), (-0.1, 10.0), (math.nan, 10.0), (0.5, 0.0)]
)
def test_a_difference_with_an_impossible_test_is_refused(p_value, degrees_of_freedom):
    with pytest.raises(ValueError, match="is not a"):
        Difference(value=1, low=0, high=2, p_value=p_value, degrees_of_freedom=degrees_of_freedom)


@pytest.mark.parametrize(("low", "high", "excludes"), [(1, 3, True), (-3, -1, True), (0, 3, False)])
def test_an_interval_excludes_zero_only_when_zero_lies_outside(low, high, excludes):
    assert Interval(value=(low + high) / 2, low=low, high=high).excludes_zero is excludes


def test_rounding_keeps_the_kind_and_the_base():
    rounded = Estimate(value=0.61234, low=0.4999, high=0.7501, base=31).rounded(2)
    assert rounded == Estimate(value=0.61, low=0.5, high=0.75, base=31)


def test_one_answer_has_no_moments():
    with pytest.raises(EmptyBaseError):
        Moments(mean=50, sd=0, n=1)
    with pytest.raises(EmptyBaseError):
        Moments.from_sums(n=1, total=50, squares=2500)
    with pytest.raises(EmptyBaseError):
        Moments.from_sums(n=0, total=0, squares=0)


@pytest.mark.parametrize(("mean", "sd"), [(math.nan, 1), (50, -1), (50, math.nan), (50, math.inf)])
def test_moments_that_no_answers_have_are_refused(mean, sd):
    with pytest.raises(ValueError, match="no answers"):
        Moments(mean=mean, sd=sd, n=10)


def test_moments_from_sums_equal_numpy():
    values = np.random.default_rng(3).uniform(0, 100, 60)
    found = Moments.from_sums(n=60, total=values.sum(), squares=(values**2).sum())
    assert found.mean == pytest.approx(np.mean(values))
    assert found.sd == pytest.approx(np.std(values, ddof=1))


def test_equal_values_have_no_spread_however_their_sums_were_rounded():
    third = 100 / 3
    found = Moments.from_sums(n=7, total=7 * third, squares=7 * third**2)
    assert found.sd == pytest.approx(0, abs=1e-5)
