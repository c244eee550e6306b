"""Laws of scores, zones, importance and reliability, whatever the answers are."""

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from spegla.stats.consensus import r_wg, r_wg_star
from spegla.stats.estimates import Moments
from spegla.stats.means import moments
from spegla.stats.recommendation import (
    RecommendationCounts,
    net_promoter_score,
    recommendation_difference,
)
from spegla.stats.reliability import cronbach_alpha, mcdonald_omega
from spegla.stats.stated_importance import normalised, pick_shares, points_importance
from spegla.stats.strata import Stratum, stratified_mean
from spegla.stats.tolerance import zone_of_tolerance

LEVELS = st.sampled_from([0.05, 0.5, 0.8, 0.9, 0.95, 0.99])
CODES = st.integers(1, 5).map(float)
POINTS = st.integers(1, 9).map(float)
INCOMPLETE = st.tuples(*[POINTS | st.just(math.nan)] * 3).filter(lambda row: math.isnan(sum(row)))
RECOMMENDATIONS = st.builds(
    RecommendationCounts,
    promoters=st.integers(0, 300),
    passives=st.integers(0, 300),
    detractors=st.integers(0, 300),
).filter(lambda counts: counts.base > 0)


@st.composite
def tables(draw, values, *, least_columns=2):
    """Respondents x columns."""
    columns = draw(st.integers(least_columns, 6))
    row = st.lists(values, min_size=columns, max_size=columns)
    return np.array(draw(st.lists(row, min_size=3, max_size=30)))


@st.composite
def strata(draw):
    n = draw(st.integers(2, 400))
    group = Moments(mean=draw(st.floats(0, 100)), sd=draw(st.floats(0, 50)), n=n)
    return Stratum(moments=group, population=n + draw(st.integers(0, 400)))


def zone(rows):
    levels = np.array(rows)
    return zone_of_tolerance(minimum=levels[:, 0], desired=levels[:, 1], perceived=levels[:, 2])


def has_differences(answers):
    return np.var(answers.sum(axis=1)) > 0


@given(RECOMMENDATIONS, LEVELS)
def test_a_net_promoter_score_stays_in_its_interval_and_its_interval_in_range(counts, level):
    found = net_promoter_score(counts, level=level)
    assert -100 <= found.low <= found.value <= found.high <= 100


@given(RECOMMENDATIONS)
def test_promoters_and_detractors_are_mirror_images(counts):
    mirrored = dataclasses.replace(counts, promoters=counts.detractors, detractors=counts.promoters)
    there, back = net_promoter_score(counts), net_promoter_score(mirrored)
    assert (back.low, back.value, back.high) == pytest.approx(
        (-there.high, -there.value, -there.low)
    )


@given(RECOMMENDATIONS, RECOMMENDATIONS, LEVELS)
def test_a_difference_of_net_promoter_scores_stays_in_range(first, second, level):
    found = recommendation_difference(first, second, level=level)
    assert -200 <= found.low <= found.value <= found.high <= 200
    assert recommendation_difference(first, first).p_value == 1


@given(st.lists(strata(), min_size=1, max_size=8), LEVELS)
def test_a_stratified_mean_stays_on_the_scale_and_among_its_groups(groups, level):
    found = stratified_mean(groups, level=level, scale=(0, 100))
    means = [group.moments.mean for group in groups]
    assert min(means) <= found.value <= max(means)
    assert 0 <= found.low <= found.high <= 100


@given(
    st.lists(st.tuples(POINTS, POINTS, POINTS), min_size=2, max_size=20),
    st.lists(INCOMPLETE, max_size=10),
    st.randoms(use_true_random=False),
)
def test_a_zone_ignores_rows_with_missing_values(complete, incomplete, random):
    assume(sum(row[0] <= row[1] for row in complete) >= 2)
    rows = [*complete, *incomplete]
    random.shuffle(rows)
    assert dataclasses.replace(zone(rows), incomplete=0) == zone(complete)


@given(st.lists(st.tuples(POINTS, POINTS, POINTS), min_size=2, max_size=20))
def test_the_gaps_lie_as_far_apart_as_the_zone_is_wide(rows):
    assume(all(row[0] <= row[1] for row in rows))
    found = zone(rows)
    width = found.desired.mean - found.minimum.mean
    assert found.adequacy.mean - found.superiority.mean == pytest.approx(width, abs=1e-9)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=12))
def test_normalised_shares_sum_to_one(picked):
    assume(sum(picked) > 0)
    found = normalised([share.value for share in pick_shares(picked, 50)])
    assert math.fsum(found) == pytest.approx(1)
    assert min(found) >= 0


@given(tables(st.integers(0, 100).map(float) | st.just(math.nan)))
def test_shares_of_points_sum_to_one(points):
    assume(np.count_nonzero(np.nansum(points, axis=1)) >= 2)
    assert math.fsum(each.mean for each in points_importance(points)) == pytest.approx(1)


@given(tables(CODES), st.randoms(use_true_random=False))
def test_alpha_is_the_same_after_reordering_people_and_items(answers, random):
    assume(has_differences(answers))
    people, items = list(range(len(answers))), list(range(answers.shape[1]))
    random.shuffle(people)
    random.shuffle(items)
    reordered = answers[people][:, items]
    assert cronbach_alpha(reordered).value == pytest.approx(cronbach_alpha(answers).value, abs=1e-9)


@given(tables(CODES), st.integers(-50, 50), st.data())
def test_adding_a_constant_to_an_item_changes_no_alpha(answers, constant, data):
    assume(has_differences(answers))
    moved = answers.copy()
    moved[:, data.draw(st.integers(0, answers.shape[1] - 1))] += constant
    assert cronbach_alpha(moved).value == pytest.approx(cronbach_alpha(answers).value, abs=1e-9)


@given(tables(CODES, least_columns=3))
def test_omega_is_a_share(answers):
    assume((np.ptp(answers, axis=0) > 0).all())
    assert 0 <= mcdonald_omega(answers) <= 1


@given(CODES, st.integers(2, 50))
def test_people_who_all_agree_agree_wholly(code, people):
    group = moments([code] * people)
    assert r_wg(group.sd, points=5) == r_wg_star(group.sd, points=5) == 1


@given(st.lists(CODES, min_size=2, max_size=50))
def test_agreement_is_never_above_one_and_two_camps_are_the_far_end(codes):
    group = moments(codes)
    most = group.n / (group.n - 1)
    assert 1 - 2 * most <= r_wg(group.sd, points=5) + 1e-9
    assert 1 - most <= r_wg_star(group.sd, points=5) + 1e-9
    assert r_wg(group.sd, points=5) <= r_wg_star(group.sd, points=5) <= 1
