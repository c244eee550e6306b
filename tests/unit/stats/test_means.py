import math

import numpy as np
import pytest
from scipy import stats

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Moments
from spegla.stats.means import mean_interval, moments, moments_of_counts

APISRS = Moments(mean=656.585, sd=132.9753, n=200)


def test_the_interval_of_a_finite_population_equals_r_survey():
    """Source: R package survey, data set apisrs, N = 6194 (METHOD.md 2.5)."""
    found = mean_interval(APISRS, population=6194)
    assert (found.low, found.high) == pytest.approx((638.345, 674.825), abs=1e-3)
    assert (found.high - found.low) / 2 / stats.t.ppf(0.975, 199) == pytest.approx(9.2497, abs=5e-5)


def test_the_standard_error_without_correction_equals_r_survey():
    """Source: R package survey, data set apisrs (METHOD.md 2.5)."""
    found = mean_interval(APISRS)
    assert (found.high - found.low) / 2 / stats.t.ppf(0.975, 199) == pytest.approx(9.4028, abs=5e-5)


@pytest.mark.parametrize("level", [0.90, 0.95])
def test_without_a_population_the_interval_equals_scipy(level):
    values = np.random.default_rng(5).normal(60, 20, 35)
    expected = stats.ttest_1samp(values, 0).confidence_interval(level)
    found = mean_interval(moments(values), level=level)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


def test_the_interval_of_a_finite_population_equals_lohr():
    """Source: Lohr, Sampling, agsrs: 300 of 3078 counties, acres in farms; as SAS SURVEYMEANS."""
    found = mean_interval(Moments(mean=297897.0467, sd=344551.8948, n=300), population=3078)
    error = (found.high - found.low) / 2 / stats.t.ppf(0.975, 299)
    assert error == pytest.approx(18898.434, abs=5e-3)
    assert (found.low, found.high) == pytest.approx((260706.26, 335087.84), abs=5e-3)


def test_the_interval_of_a_sample_equals_r():
    """Source: R t.test(mtcars$mpg)."""
    found = mean_interval(Moments(mean=20.090625, sd=6.026948, n=32))
    assert (found.low, found.high) == pytest.approx((17.91768, 22.26357), abs=5e-6)


def test_a_complete_count_has_no_width():
    found = mean_interval(Moments(mean=61, sd=20, n=8), population=8)
    assert (found.low, found.value, found.high) == (61, 61, 61)


def test_bounds_are_cut_at_the_ends_of_the_scale():
    found = mean_interval(Moments(mean=97, sd=15, n=10), scale=(0, 100))
    assert found.high == 100
    assert found.low == mean_interval(Moments(mean=97, sd=15, n=10)).low


def test_a_mean_off_its_scale_is_refused():
    with pytest.raises(ValueError, match="no interval"):
        mean_interval(Moments(mean=101, sd=0, n=10), scale=(0, 100))


def test_a_mean_of_a_distribution_equals_likert():
    """Source: R package likert, MathAnxiety, "I find math interesting." (METHOD.md 2.2)."""
    assert moments_of_counts(range(1, 6), [10, 15, 10, 35, 30]).mean == pytest.approx(3.60)
    assert moments_of_counts(range(1, 6), [0, 0, 20, 25, 55]).mean == pytest.approx(4.35)


def test_moments_of_counts_equal_those_of_the_people_counted():
    points, counts = [1.0, 2.0, 3.0, 4.0, 5.0], [3, 0, 8, 11, 6]
    people = np.repeat(points, counts)
    found = moments_of_counts(points, counts)
    assert found.n == 28
    assert found.mean == pytest.approx(np.mean(people))
    assert found.sd == pytest.approx(np.std(people, ddof=1))


@pytest.mark.parametrize("score", [1.653, 63.696, 0.1, 100 / 3])
@pytest.mark.parametrize("people", [3, 7, 12, 93])
def test_equal_answers_have_their_value_as_mean_and_no_spread(score, people):
    found = moments([score] * people)
    assert (found.mean, found.sd) == (score, 0)
    assert moments_of_counts([0.0, score, 101.0], [0, people, 0]) == found


def test_people_without_a_value_are_left_out():
    values = [40.0, math.nan, 60.0, 80.0, math.nan]
    assert moments(values) == moments([40.0, 60.0, 80.0])


@pytest.mark.parametrize("values", [[], [math.nan], [50.0], [50.0, math.nan]])
def test_fewer_than_two_values_have_no_moments(values):
    with pytest.raises(EmptyBaseError):
        moments(values)


def test_moments_of_counts_refuse_counts_without_points():
    with pytest.raises(ValueError, match="zip"):
        moments_of_counts([1, 2, 3], [4, 5])
