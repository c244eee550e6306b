"""Laws of importance, placement and priority, whatever the answers are."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from spegla.stats.importance_performance import (
    BOXES,
    diagonal_confidence,
    draw_means,
    placement,
    placement_confidence,
    standardised,
)
from spegla.stats.priorities import importance_weights, priority, ranks, top_probability
from spegla.stats.relative_importance import johnson_weights, lmg, lmg_draws
from spegla.stats.resampling import percentile_interval, resample_weights, weighted_means
from spegla.survey.readings import Quadrant

SEEDS = st.integers(0, 2**32 - 1)
SCORES = st.sampled_from([0.0, 25.0, 50.0, 75.0, 100.0])
SCORES_OR_NONE = SCORES | st.just(math.nan)


def tables(cells, *, least_columns=1):
    """People x columns, or resamples x dimensions."""
    shapes = st.tuples(st.integers(2, 25), st.integers(least_columns, 5))
    return shapes.flatmap(lambda shape: arrays.arrays(float, shape, elements=cells))


@st.composite
def answers(draw, cells=SCORES):
    """Predictors and an outcome that varies, because two complete cases see to it."""
    table = draw(tables(cells, least_columns=2))
    table[:2] = draw(arrays.arrays(float, table[:2].shape, elements=SCORES))
    table[:2, 0] = 0, 100
    return table[:, 1:], table[:, 0]


def drawn(people, seed, resamples=20):
    return resample_weights(people, resamples, np.random.default_rng(seed))


@given(answers(SCORES_OR_NONE))
def test_contributions_are_never_negative_and_sum_to_r_squared(data):
    found = lmg(*data)
    assert min(found.contributions) >= -1e-9
    assert sum(found.contributions) == pytest.approx(found.r_squared)
    assert -1e-9 <= found.r_squared <= 1 + 1e-9
    assert sum(found.shares) == pytest.approx(1 if found.r_squared > 0 else 0)


@given(answers(), SEEDS)
def test_contributions_of_each_draw_are_never_negative(data, seed):
    predictors, outcome = data
    found = lmg_draws(predictors, outcome, drawn(len(outcome), seed))
    known = found[~np.isnan(found).any(axis=1)]
    assert (known >= -1e-9).all()
    assert (known.sum(axis=1) <= 1 + 1e-9).all()


@given(answers(SCORES_OR_NONE))
def test_both_divisions_of_r_squared_divide_the_same(data):
    weights = johnson_weights(*data)
    assert min(weights) >= 0
    assert sum(weights) == pytest.approx(lmg(*data).r_squared, abs=1e-9)


@given(answers(SCORES_OR_NONE), st.randoms(use_true_random=False))
def test_contributions_do_not_depend_on_the_order_of_the_rows(data, random):
    predictors, outcome = data
    order = list(range(len(outcome)))
    random.shuffle(order)
    found, expected = lmg(predictors[order], outcome[order]), lmg(predictors, outcome)
    assert found.contributions == pytest.approx(expected.contributions, abs=1e-9)


@given(answers(), st.randoms(use_true_random=False))
def test_contributions_follow_their_predictors(data, random):
    predictors, outcome = data
    order = list(range(predictors.shape[1]))
    random.shuffle(order)
    expected = [lmg(predictors, outcome).contributions[predictor] for predictor in order]
    found = lmg(predictors[:, order], outcome)
    assert found.contributions == pytest.approx(tuple(expected), abs=1e-9)


@given(answers(), st.data())
def test_contributions_do_not_depend_on_the_scale_of_a_predictor(data, more):
    predictors, outcome = data
    size = predictors.shape[1]
    factor = st.floats(0.01, 100) | st.floats(-100, -0.01)
    factors = np.array(more.draw(st.lists(factor, min_size=size, max_size=size)))
    found, expected = lmg(predictors * factors + 7, outcome), lmg(predictors, outcome)
    assert found.contributions == pytest.approx(expected.contributions, abs=1e-9)


@given(answers(), st.floats(-100, 100))
def test_a_constant_predictor_changes_nothing_and_gets_nothing(data, constant):
    predictors, outcome = data
    with_it = np.column_stack([predictors, np.full(len(outcome), constant)])
    expected = (*lmg(predictors, outcome).contributions, 0)
    assert lmg(with_it, outcome).contributions == pytest.approx(expected, abs=1e-9)


@given(answers())
def test_someone_with_a_missing_score_changes_no_contribution(data):
    predictors, outcome = data
    silent = np.full((1, predictors.shape[1]), np.nan)
    assert lmg(np.vstack([predictors, silent]), np.append(outcome, 50.0)) == lmg(*data)


@given(st.integers(1, 60), SEEDS)
def test_the_same_seed_gives_the_same_draws_of_all_the_people(people, seed):
    weights = drawn(people, seed)
    np.testing.assert_array_equal(weights, drawn(people, seed))
    assert (weights.sum(axis=1) == people).all()


@given(tables(SCORES_OR_NONE), SEEDS)
def test_a_mean_of_a_draw_lies_between_the_lowest_and_the_highest_answer(values, seed):
    means = weighted_means(values, drawn(len(values), seed))
    for column, drawn_means in zip(values.T, means.T, strict=True):
        known = drawn_means[~np.isnan(drawn_means)]
        if known.size:
            assert np.nanmin(column) - 1e-9 <= known.min()
            assert known.max() <= np.nanmax(column) + 1e-9


@given(
    arrays.arrays(float, st.integers(1, 50), elements=SCORES),
    st.floats(0, 100),
    st.sampled_from([0.5, 0.8, 0.95]),
)
def test_a_percentile_interval_holds_its_value(draws, value, level):
    found = percentile_interval(draws, value, level=level)
    assert found.low <= value <= found.high


@given(tables(SCORES), SEEDS)
def test_box_shares_sum_to_one(values, seed):
    importance = np.random.default_rng(seed).random(values.shape)
    for found in (
        placement_confidence(values, importance, cross=(70.0, 0.5)),
        placement_confidence(values, importance, cross=(draw_means(values), 0.5)),
        diagonal_confidence(standardised(values), standardised(importance)),
    ):
        np.testing.assert_allclose(found.sum(axis=1), 1)
        assert (found >= 0).all()


@given(st.sampled_from(BOXES), st.lists(st.integers(0, 9), min_size=4, max_size=4).filter(sum))
def test_a_box_is_named_only_where_most_draws_agree(point, draws):
    shares = [share / sum(draws) for share in draws]
    found = placement(point, shares)
    assert found.confidence == shares[BOXES.index(point)]
    if found.quadrant is not Quadrant.BETWEEN:
        assert found.quadrant is BOXES[int(np.argmax(shares))]


@given(tables(SCORES), st.integers(1, 6))
def test_as_many_are_in_the_top_as_it_has_places_unless_they_tie_or_fewer_need_anything(draws, top):
    found = top_probability(draws, top=top)
    assert ((found >= 0) & (found <= 1)).all()
    places = np.minimum(top, np.count_nonzero(draws > 0, axis=1))
    assert found.sum() >= places.mean() - 1e-9
    if all(len(set(draw)) == len(draw) for draw in draws):
        assert found.sum() == pytest.approx(places.mean())


@given(arrays.arrays(float, st.integers(1, 9), elements=SCORES))
def test_a_rank_counts_those_with_a_higher_priority(priorities):
    for value, rank in zip(priorities, ranks(priorities), strict=True):
        expected = 1 + np.count_nonzero(priorities > value)
        assert rank == (expected if value > 0 else None)


@given(tables(SCORES), SEEDS)
def test_priorities_stay_between_0_and_1(scores, seed):
    generator = np.random.default_rng(seed)
    stated, derived = generator.random(scores.shape) + 0.01, generator.random(scores.shape) + 0.01
    weights = importance_weights(stated, derived)
    influence = generator.choice([1.0, 0.5, 0.0], scores.shape[1])
    found = priority(weights, scores, target=70.0, influence=influence)
    np.testing.assert_allclose(weights.sum(axis=1), 1)
    assert ((found >= 0) & (found <= 1)).all()
    assert (found[scores >= 70] == 0).all()
    assert (found[:, influence == 0] == 0).all()
