import numpy as np
import pytest

from spegla.errors import EmptyBaseError
from spegla.stats import resampling
from spegla.stats.resampling import percentile_interval, resample_weights, weighted_means

NAN = np.nan


def test_each_draw_has_as_many_people_as_there_are():
    weights = resample_weights(40, 500, np.random.default_rng(1))
    assert weights.shape == (500, 40)
    assert (weights.sum(axis=1) == 40).all()
    assert (weights >= 0).all()


def test_the_same_seed_gives_the_same_draws():
    first, second = (resample_weights(12, 50, np.random.default_rng(7)) for _ in range(2))
    np.testing.assert_array_equal(first, second)


def test_draws_are_those_of_one_call_however_many_are_made_at_a_time(monkeypatch):
    once = np.random.default_rng(7).multinomial(30, np.full(30, 1 / 30), size=100)
    monkeypatch.setattr(resampling, "_CELLS_DRAWN", 200)
    np.testing.assert_array_equal(resample_weights(30, 100, np.random.default_rng(7)), once)


def test_means_are_the_same_however_many_draws_are_weighed_at_a_time(monkeypatch):
    generator = np.random.default_rng(7)
    values, weights = generator.normal(size=(30, 3)), resample_weights(30, 100, generator)
    together = weighted_means(values, weights)
    monkeypatch.setattr(resampling, "_CELLS_WEIGHED", 200)
    np.testing.assert_allclose(weighted_means(values, weights), together, rtol=1e-12)


def test_a_draw_leaves_out_about_37_percent_of_the_people():
    """Efron 1979: a person is missing from a draw with probability (1 - 1/n)^n."""
    weights = resample_weights(40, 20_000, np.random.default_rng(1))
    assert np.mean(weights == 0) == pytest.approx((1 - 1 / 40) ** 40, abs=0.002)


def test_nobody_cannot_be_drawn():
    with pytest.raises(EmptyBaseError):
        resample_weights(0, 10, np.random.default_rng(1))


def test_weighted_means_equal_the_means_of_the_people_drawn():
    generator = np.random.default_rng(3)
    values = generator.integers(0, 101, (30, 4)).astype(float)
    values[generator.random(values.shape) < 0.2] = NAN
    weights = resample_weights(30, 20, generator)
    expected = [np.nanmean(np.repeat(values, draw.astype(int), axis=0), axis=0) for draw in weights]
    np.testing.assert_allclose(weighted_means(values, weights), expected)


def test_a_draw_without_anyone_who_answered_has_no_mean():
    values = np.array([[50.0, NAN], [70.0, 10.0]])
    found = weighted_means(values, np.array([[2.0, 0.0]]))
    np.testing.assert_array_equal(found, [[50, NAN]])


def test_weights_of_other_people_are_refused():
    with pytest.raises(ValueError, match="matmul"):
        weighted_means(np.ones((3, 2)), np.ones((5, 4)))


def test_the_bootstrap_error_of_a_mean_is_that_of_theory():
    """Efron 1979: over all draws the mean varies by the plug-in SD over the root of n."""
    generator = np.random.default_rng(5)
    scores = generator.normal(60, 20, (80, 1))
    draws = weighted_means(scores, resample_weights(80, 20_000, generator))
    assert draws.std() == pytest.approx(scores.std() / np.sqrt(80), rel=0.02)


def test_the_bounds_are_percentiles_of_the_draws():
    draws = np.random.default_rng(1).permutation(1001) / 10
    found = percentile_interval(draws, 48.0, level=0.95)
    assert (found.low, found.value, found.high) == pytest.approx((2.5, 48, 97.5))


@pytest.mark.parametrize(("value", "bounds"), [(-1.0, (-1, 9.5)), (12.0, (0.5, 12))])
def test_an_interval_is_widened_until_it_holds_its_value(value, bounds):
    found = percentile_interval(np.arange(11.0), value, level=0.9)
    assert (found.low, found.high) == pytest.approx(bounds)


def test_draws_without_a_value_are_left_out():
    draws = np.array([NAN, 1.0, 2.0, 3.0, NAN])
    assert percentile_interval(draws, 2.0) == percentile_interval(draws[1:4], 2.0)


def test_an_interval_of_no_draws_is_refused():
    with pytest.raises(EmptyBaseError):
        percentile_interval(np.array([NAN, NAN]), 1.0)


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_level_that_is_no_share_is_refused(level):
    with pytest.raises(ValueError, match="confidence level"):
        percentile_interval(np.arange(5.0), 2.0, level=level)
