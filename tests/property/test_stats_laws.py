"""Laws that the numbers obey whatever the answers are."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from spegla.stats.comparisons import rest_of, welch
from spegla.stats.effects import cliffs_delta, hedges_g
from spegla.stats.estimates import Interval, Moments
from spegla.stats.means import mean_interval, moments
from spegla.stats.multiplicity import benjamini_hochberg, holm
from spegla.stats.ordinal import brunner_munzel, permuted_brunner_munzel, relative_effect
from spegla.stats.response_rates import Dispositions, ResponseRate, response_rate
from spegla.stats.scores import item_index, respondent_scores
from spegla.stats.shares import ScaleCounts, favourable_share, newcombe_difference, wilson
from spegla.stats.waves import verdict
from spegla.survey.questions import (
    Audience,
    LocalText,
    Question,
    QuestionKind,
    Scale,
)
from spegla.survey.readings import Verdict
from spegla.survey.responses import Responses

LEVELS = st.sampled_from([0.5, 0.8, 0.9, 0.95, 0.99])
SCORES = st.floats(0, 100)
CODES = st.sampled_from([1.0, 2.0, 3.0, 4.0, 5.0, math.nan])
SMALL_COUNTS = st.lists(st.integers(0, 4), min_size=4, max_size=4).filter(lambda c: sum(c) >= 2)
CATEGORY_COUNTS = st.lists(st.integers(0, 60), min_size=5, max_size=5).filter(lambda c: sum(c) >= 2)
MOMENTS = st.builds(Moments, mean=SCORES, sd=st.floats(0, 50), n=st.integers(2, 5000))


@st.composite
def scale_counts(draw):
    base = draw(st.integers(1, 400))
    favourable = draw(st.integers(0, 2 * base)) / 2
    return ScaleCounts(favourable=favourable, other=base - favourable)


@st.composite
def answers(draw):
    """Respondents x items on a 1-5 scale, NaN where there is no answer on it."""
    items = draw(st.integers(1, 6))
    rows = st.lists(st.lists(CODES, min_size=items, max_size=items), min_size=2, max_size=30)
    return np.array(draw(rows))


def group_score(codes):
    return moments(respondent_scores(item_index(codes, low=1, high=5)))


def has_group_score(codes):
    answered = np.count_nonzero(~np.isnan(codes), axis=1)
    return np.count_nonzero(2 * answered >= codes.shape[1]) >= 2


@given(scale_counts(), LEVELS, st.none() | st.integers(0, 500))
def test_a_share_and_its_interval_stay_between_0_and_1(counts, level, others_asked):
    population = None if others_asked is None else counts.base + others_asked
    found = favourable_share(counts, population=population, level=level)
    assert 0 <= found.low <= found.value <= found.high <= 1


@given(scale_counts())
def test_favourable_and_other_are_mirror_images(counts):
    there, back = (wilson(people, counts.base) for people in (counts.favourable, counts.other))
    assert back.low == pytest.approx(1 - there.high)
    assert back.high == pytest.approx(1 - there.low)


@given(scale_counts(), scale_counts(), st.integers(0, 300), st.integers(0, 300))
def test_a_difference_of_shares_of_finite_populations_stays_in_range(first, second, one, two):
    populations = (first.base + one, second.base + two)
    found = newcombe_difference(first, second, populations=populations)
    assert -1 <= found.low <= found.value <= found.high <= 1


@given(scale_counts(), scale_counts(), LEVELS)
def test_a_difference_of_shares_stays_between_minus_1_and_1(first, second, level):
    found = newcombe_difference(first, second, level=level)
    back = newcombe_difference(second, first, level=level)
    assert -1 <= found.low <= found.value <= found.high <= 1
    assert (back.low, back.high) == pytest.approx((-found.high, -found.low))


@given(scale_counts(), scale_counts())
def test_the_rest_of_any_two_counts_is_possible(total, segment):
    assume(total.base > segment.base)
    rest = total.without(segment)
    assert rest.base == total.base - segment.base
    assert 0 <= favourable_share(rest).value <= 1


@given(MOMENTS, LEVELS, st.none() | st.integers(0, 5000))
def test_the_interval_of_a_score_stays_on_the_scale(group, level, others_asked):
    population = None if others_asked is None else group.n + others_asked
    found = mean_interval(group, population=population, level=level, scale=(0, 100))
    assert 0 <= found.low <= found.value <= found.high <= 100


@given(MOMENTS, MOMENTS, LEVELS)
def test_an_interval_of_a_difference_of_means_holds_it(first, second, level):
    found = welch(first, second, level=level)
    assert found.low <= first.mean - second.mean <= found.high
    assert 0 <= found.p_value <= 1


@given(MOMENTS, MOMENTS, LEVELS)
def test_turning_a_difference_of_means_round_turns_its_bounds_round(first, second, level):
    there, back = welch(first, second, level=level), welch(second, first, level=level)
    assert (back.value, back.p_value) == pytest.approx((-there.value, there.p_value))
    assert (back.low, back.high) == pytest.approx((-there.high, -there.low))
    assert hedges_g(first, second).value == -hedges_g(second, first).value


@given(MOMENTS, MOMENTS)
def test_a_p_value_and_its_interval_never_contradict_each_other(first, second):
    found = welch(first, second, level=0.95)
    assume(abs(found.p_value - 0.05) > 1e-6 and abs(found.value) > 1e-6)
    assert found.excludes_zero == (found.p_value < 0.05)


@given(st.lists(SCORES, min_size=2, max_size=40), st.lists(SCORES, min_size=2, max_size=40))
def test_the_rest_is_what_is_left_when_the_segment_is_taken_away(segment, rest):
    found, expected = rest_of(moments(segment + rest), moments(segment)), moments(rest)
    assert found.n == expected.n
    assert found.mean == pytest.approx(expected.mean, abs=1e-6)
    assert found.sd == pytest.approx(expected.sd, abs=0.01)


@given(answers(), st.randoms(use_true_random=False))
def test_a_score_does_not_depend_on_the_order_of_the_rows(codes, random):
    assume(has_group_score(codes))
    order = list(range(len(codes)))
    random.shuffle(order)
    assert group_score(codes[order]) == group_score(codes)


@given(answers())
def test_a_score_stays_between_0_and_100(codes):
    assume(has_group_score(codes))
    assert 0 <= group_score(codes).mean <= 100


@given(answers())
def test_someone_without_any_answer_changes_no_score(codes):
    assume(has_group_score(codes))
    silent = np.full((1, codes.shape[1]), np.nan)
    assert group_score(np.vstack([codes, silent])) == group_score(codes)


@given(st.lists(CODES, min_size=2, max_size=40))
def test_a_dont_know_changes_no_mean_of_an_item(codes):
    assume(sum(not math.isnan(code) for code in codes) >= 2)
    assert moments([*codes, math.nan]) == moments(codes)


@given(scale_counts(), st.integers(0, 400), LEVELS)
def test_a_dont_know_changes_no_share_and_no_interval(counts, dont_know, level):
    silent = ScaleCounts(
        favourable=counts.favourable, other=counts.other, missing=counts.missing + dont_know
    )
    assert favourable_share(silent, level=level) == favourable_share(counts, level=level)


@given(SCORES, st.integers(2, 60), st.integers(2, 60))
def test_groups_that_all_gave_one_score_do_not_differ(score, first, second):
    found = welch(moments([score] * first), moments([score] * second))
    assert (found.low, found.value, found.high, found.p_value) == (0, 0, 0, 1)


@given(answers())
def test_reversing_an_item_turns_its_index_round(codes):
    index = item_index(codes, low=1, high=5)
    turned = item_index(6 - codes, low=1, high=5)
    np.testing.assert_allclose(turned, 100 - index)


@given(st.sampled_from([(1, 4), (1, 5), (1, 7), (1, 10), (0, 10)]), st.data())
def test_the_index_of_a_mean_is_the_mean_of_the_indexes(scale, data):
    low, high = scale
    codes = np.array(data.draw(st.lists(st.integers(low, high), min_size=1)), dtype=float)
    indexes = item_index(codes, low=low, high=high)
    assert 0 <= indexes.min() <= indexes.max() <= 100
    assert indexes.mean() == pytest.approx(item_index(float(codes.mean()), low=low, high=high))


@given(st.lists(CODES, max_size=20))
def test_reversing_twice_changes_nothing(codes):
    ends = (LocalText.of(en="low"), LocalText.of(en="high"))
    item = Question(
        code="q01",
        kind=QuestionKind.RATING,
        scale=Scale(
            code="agree5", low=1, high=5, labels=ends, favourable_from=4, unfavourable_to=2
        ),
        text=LocalText.of(en="IT makes promises it does not keep."),
        waves=("2026",),
        is_reversed=True,
    )

    def reverse(column):
        return Responses(
            audience=Audience.CUSTOMERS,
            codes=pd.DataFrame({"q01": column}, dtype=float),
            missing=pd.DataFrame(),
            groups=pd.DataFrame(),
        ).directed(item)

    np.testing.assert_array_equal(reverse(reverse(codes)), codes)


@given(CATEGORY_COUNTS, CATEGORY_COUNTS)
def test_a_relative_effect_and_its_interval_stay_between_0_and_1(first, second):
    there, back = brunner_munzel(first, second), brunner_munzel(second, first)
    assert 0 <= there.low <= there.value <= there.high <= 1
    assert there.value == pytest.approx(relative_effect(first, second))
    assert there.value + back.value == pytest.approx(1)
    assert there.p_value == pytest.approx(back.p_value)
    assert cliffs_delta(first, second) == pytest.approx(-cliffs_delta(second, first))


@settings(deadline=None)  # weighs each division of the people
@given(SMALL_COUNTS, SMALL_COUNTS)
def test_a_permuted_p_value_is_a_share_of_divisions_and_never_zero(first, second):
    found = permuted_brunner_munzel(first, second)
    assert 1 / math.comb(sum(first) + sum(second), sum(first)) <= found <= 1
    assert found == pytest.approx(permuted_brunner_munzel(second, first))


@pytest.mark.parametrize("adjust", [benjamini_hochberg, holm])
@given(st.lists(st.floats(0, 1), max_size=30))
def test_adjusting_keeps_the_order_and_never_lowers_a_p_value(adjust, p_values):
    adjusted = adjust(p_values)
    in_order = [pair[1] for pair in sorted(zip(p_values, adjusted, strict=True))]
    assert in_order == sorted(in_order)
    assert all(p <= q <= 1 for p, q in zip(p_values, adjusted, strict=True))


@given(st.lists(st.floats(0, 1), max_size=30))
def test_benjamini_hochberg_never_adjusts_more_than_holm(p_values):
    pairs = zip(benjamini_hochberg(p_values), holm(p_values), strict=True)
    assert all(discovery <= family + 1e-12 for discovery, family in pairs)


@given(st.floats(-60, 60), st.floats(0, 60), st.floats(0, 60), st.floats(0.5, 20))
def test_each_change_has_a_verdict_and_its_mirror_image_the_mirrored_one(value, down, up, smallest):
    change = Interval(value=value, low=value - down, high=value + up)
    turned = Interval(value=-value, low=-value - up, high=-value + down)
    mirrored = {
        Verdict.CLEARLY_BETTER: {Verdict.CLEARLY_WORSE},
        Verdict.CLEARLY_WORSE: {Verdict.CLEARLY_BETTER},
        Verdict.UNCHANGED: {Verdict.UNCHANGED},
        Verdict.BETTER_NOT_PROVEN: {Verdict.CANNOT_TELL},
        Verdict.CANNOT_TELL: {Verdict.CANNOT_TELL, Verdict.BETTER_NOT_PROVEN},
    }
    there = verdict(change, smallest_worthwhile=smallest)
    assert verdict(turned, smallest_worthwhile=smallest) in mirrored[there]


@given(st.lists(st.integers(0, 300), min_size=8, max_size=8).filter(lambda people: people[0] > 0))
def test_response_rates_are_shares_in_a_fixed_order(people):
    dispositions = Dispositions(
        complete=people[0],
        partial=people[1],
        refusal=people[2],
        non_contact=people[3],
        other=people[4],
        unknown_household=people[5],
        unknown_other=people[6],
        not_eligible=people[7],
    )
    rates = [response_rate(dispositions, rate) for rate in ResponseRate]
    assert 0 < rates[0] <= rates[2] <= rates[4] <= 1
    assert 0 < rates[1] <= rates[3] <= rates[5] <= 1
    assert all(odd <= even for odd, even in zip(rates[::2], rates[1::2], strict=True))
