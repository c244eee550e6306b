import numpy as np
import pytest
from scipy import stats

from oracles import ATTITUDE
from spegla.errors import EmptyBaseError
from spegla.stats.derived_importance import (
    DerivedImportance,
    RankCorrelations,
    derived_importance,
    rank_correlation,
)
from spegla.stats.relative_importance import lmg, lmg_draws
from spegla.stats.resampling import resample_weights

NAN = np.nan


def answers(people, dimensions, *, resamples=200):
    """Scores on dimensions that belong together, an outcome of them, and draws of the people."""
    generator = np.random.default_rng(11)
    scores = generator.normal(size=(people, dimensions)) + generator.normal(size=(people, 1))
    outcome = scores.mean(axis=1) + generator.normal(size=people)
    return scores, outcome, resample_weights(people, resamples, generator)


@pytest.mark.parametrize(
    ("people", "dimensions", "expected"),
    [
        (30, 3, DerivedImportance),
        (29, 3, None),
        (40, 4, DerivedImportance),
        (39, 4, RankCorrelations),
        (99, 10, RankCorrelations),
        (30, 1, DerivedImportance),
    ],
)
def test_the_gate_asks_for_30_people_and_ten_per_dimension(people, dimensions, expected):
    """METHOD.md 2.12: n >= max(30, 10 p), else Spearman, else only stated importance."""
    found = derived_importance(*answers(people, dimensions))
    assert found is None if expected is None else isinstance(found, expected)


@pytest.mark.parametrize("dimensions", range(1, 13))
def test_the_gate_always_leaves_ten_residual_degrees_of_freedom(dimensions):
    """PRIVACY.md 2.9: correlations only with n >= 30 and at least 10 residual degrees."""
    assert max(30, 10 * dimensions) - dimensions - 1 >= 10


def test_only_complete_cases_count_for_the_gate():
    scores, outcome, weights = answers(31, 3)
    scores[[0, 1], [1, 2]] = NAN
    found = derived_importance(scores, outcome, weights)
    assert isinstance(found, RankCorrelations)
    assert [estimate and estimate.base for estimate in found.estimates] == [31, 30, 30]


def test_the_intervals_are_percentiles_of_the_draws():
    scores, outcome, weights = answers(60, 3)
    found = derived_importance(scores, outcome, weights, level=0.9)
    assert isinstance(found, DerivedImportance)
    draws = lmg_draws(scores, outcome, weights)
    np.testing.assert_array_equal(found.draws, draws)
    assert found.importance == lmg(scores, outcome)
    shares = draws / draws.sum(axis=1, keepdims=True)
    for interval, column in zip(found.shares, shares.T, strict=True):
        bounds = np.quantile(column, [0.05, 0.95]).tolist()
        assert [interval.low, interval.high] == pytest.approx(bounds)
    assert [part.value for part in found.contributions] == list(found.importance.contributions)
    assert [share.value for share in found.shares] == list(found.importance.shares)


def test_the_bounds_of_attitude_agree_with_a_plain_bootstrap():
    """The 30 departments drawn and refitted one by one, with other draws."""
    predictors, outcome = ATTITUDE[:, [1, 3, 4]], ATTITUDE[:, 0]
    weights = resample_weights(30, 2000, np.random.default_rng(1))
    found = derived_importance(predictors, outcome, weights)
    assert isinstance(found, DerivedImportance)
    generator = np.random.default_rng(2)
    drawn = (generator.integers(0, 30, 30) for _ in range(2000))
    shares = np.array([lmg(predictors[people], outcome[people]).shares for people in drawn])
    expected = np.quantile(shares, [0.025, 0.975], axis=0)
    for share, (low, high) in zip(found.shares, expected.T, strict=True):
        assert (share.low, share.high) == pytest.approx((low, high), abs=0.03)


def test_a_dimension_that_too_few_know_has_no_rank_correlation():
    scores, outcome, weights = answers(60, 3)
    scores[:31, 1] = NAN
    found = derived_importance(scores, outcome, weights)
    assert isinstance(found, RankCorrelations)
    assert [estimate is None for estimate in found.estimates] == [False, True, False]


def test_a_dimension_that_all_place_level_has_no_rank_correlation():
    scores, outcome, weights = answers(39, 4)
    scores[:, 2] = 75
    found = derived_importance(scores, outcome, weights)
    assert isinstance(found, RankCorrelations)
    assert [estimate is None for estimate in found.estimates] == [False, False, True, False]


def test_an_outcome_that_all_place_level_derives_nothing():
    scores, _, weights = answers(60, 3)
    assert derived_importance(scores, np.full(60, 50.0), weights) is None


def test_dimensions_that_explain_nothing_have_no_shares():
    _, outcome, weights = answers(60, 3)
    found = derived_importance(np.ones((60, 3)), outcome, weights)
    assert isinstance(found, DerivedImportance)
    assert [(share.low, share.high) for share in found.shares] == [(0, 0)] * 3


def test_a_rank_correlation_equals_statpsych():
    """Source: R package statpsych, documentation of ci.spear (Bonett and Wright 2000)."""
    first = [21, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19]
    second = [67, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51]
    found = rank_correlation(np.array(first, float), np.array(second, float))
    assert found.value == pytest.approx(0.8699639, abs=5e-8)
    assert (found.low, found.high) == pytest.approx((0.5840951, 0.9638297), abs=5e-8)
    assert found.base == 15


def test_a_rank_correlation_is_of_the_people_who_have_both_values():
    scores, outcome, _ = answers(50, 1)
    first, second = np.append(scores[:, 0], [NAN, 9]), np.append(outcome, [9, NAN])
    found = rank_correlation(first, second)
    assert found.base == 50
    assert found.value == pytest.approx(stats.spearmanr(scores[:, 0], outcome).statistic)


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_the_same_order_has_no_width(sign):
    found = rank_correlation(np.arange(30.0), sign * np.arange(30.0) ** 3)
    assert (found.low, found.value, found.high) == (sign, sign, sign)


@pytest.mark.parametrize("first", [[1.0, 2.0, 3.0, NAN], [5.0, 5.0, 5.0, 5.0]])
def test_without_an_order_there_is_no_rank_correlation(first):
    for pair in [(first, range(4)), (range(4), first)]:
        with pytest.raises(EmptyBaseError):
            rank_correlation(*(np.array(values, dtype=float) for values in pair))


def test_weights_of_other_people_are_refused():
    scores, outcome, weights = answers(60, 3)
    with pytest.raises(ValueError, match="weights of 59 people for 60"):
        derived_importance(scores, outcome, weights[:, :59])
