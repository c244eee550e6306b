import math

import numpy as np
import pytest

from oracles import ATTITUDE, ATTITUDE_ITEMS
from spegla.errors import EmptyBaseError
from spegla.stats.reliability import (
    cronbach_alpha,
    feldt_interval,
    mcdonald_omega,
    mean_inter_item_correlation,
    spearman_brown,
    standardised_alpha,
)

NAN = math.nan

# Pingouin's data set cronbach_wide_missing, after real-statistics.com: 12 people, 11 questions.
QUESTIONNAIRE = np.array(
    [
        [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0],
        [NAN, 0, 1, 1, NAN, 1, 1, 1, 1, 0, 0],
        [1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0],
        [1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0],
        [0, 1, NAN, 0, 1, 1, 1, 1, 0, 0, 0],
        [1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
        [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
        [0, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0],
        [1, 0, 0, 1, 0, 1, 0, 0, NAN, 0, 0],
        [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0],
        [1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
    ]
)


def people_with(correlations, people=50):
    """Made-up people whose answers correlate exactly so."""
    draws = np.random.default_rng(1904).normal(size=(people, len(correlations)))
    independent = np.linalg.qr(draws - draws.mean(axis=0))[0]
    return independent @ np.linalg.cholesky(np.array(correlations)).T


def test_alpha_and_its_parts_equal_r_psych():
    """Source: R package psych, alpha(attitude) (METHOD.md 2.16)."""
    found = cronbach_alpha(ATTITUDE)
    assert found.value == pytest.approx(0.8431428, abs=5e-8)
    assert (found.low, found.high) == pytest.approx((0.74, 0.92), abs=5e-3)
    assert found.base == 30
    assert standardised_alpha(ATTITUDE) == pytest.approx(0.8390838, abs=5e-8)
    assert mean_inter_item_correlation(ATTITUDE) == pytest.approx(0.4269, abs=5e-5)


@pytest.mark.parametrize(
    ("dropped", "expected"),
    [
        ("rating", 0.810),
        ("complaints", 0.797),
        ("privileges", 0.828),
        ("learning", 0.803),
        ("raises", 0.795),
        ("critical", 0.864),
        ("advance", 0.840),
    ],
)
def test_alpha_without_an_item_equals_r_psych(dropped, expected):
    """Source: R package psych, alpha(attitude)$alpha.drop, column raw_alpha."""
    rest = np.delete(ATTITUDE, ATTITUDE_ITEMS.index(dropped), axis=1)
    assert cronbach_alpha(rest).value == pytest.approx(expected, abs=5e-4)


def test_people_without_an_answer_to_every_item_are_left_out_as_by_pingouin():
    """Source: Pingouin, cronbach_alpha(nan_policy="listwise"): .8016949152542373."""
    found = cronbach_alpha(QUESTIONNAIRE)
    assert found.value == pytest.approx(0.8016949152542373)
    assert found.base == 9


def test_alpha_and_its_interval_of_a_full_questionnaire_equal_pingouin():
    """Source: Pingouin, medians for missing values: .7380191693290734, .447 to .911."""
    medians = np.nanmedian(QUESTIONNAIRE, axis=0)
    found = cronbach_alpha(np.where(np.isnan(QUESTIONNAIRE), medians, QUESTIONNAIRE))
    assert found.value == pytest.approx(0.7380191693290734)
    assert (found.low, found.high) == pytest.approx((0.447, 0.911), abs=5e-4)


def test_the_interval_of_a_published_alpha_equals_evans():
    """Source: MRC CBU statistics wiki, R function of C. Evans: .913, n = 873, k = 20."""
    found = feldt_interval(0.913, people=873, items=20)
    assert (found.low, found.high) == pytest.approx((0.9044024, 0.9211588), abs=5e-8)


def test_the_interval_holds_alpha_even_at_levels_near_zero():
    found = feldt_interval(0.2, people=5, items=2, level=0.001)
    assert found.low <= 0.2 <= found.high


@pytest.mark.parametrize("level", [-0.5, 0, 1, 1.5])
def test_a_level_that_is_no_share_is_refused(level):
    with pytest.raises(ValueError, match="confidence level"):
        feldt_interval(0.8, people=30, items=5, level=level)


def test_an_alpha_above_one_is_refused():
    with pytest.raises(ValueError, match="none is above 1"):
        feldt_interval(1.1, people=30, items=5)


def test_omega_equals_r_psych_and_lies_near_maximum_likelihood():
    """Source: R, psych::omega with minres .8510 and factanal loadings .8405 (METHOD.md 2.16).

    psych takes the correlations' sum for the denominator, we the model's. The two published
    values lie .0105 apart.
    """
    assert mcdonald_omega(ATTITUDE) == pytest.approx(0.8510, abs=5e-4)
    assert mcdonald_omega(ATTITUDE) == pytest.approx(0.8405, abs=0.011)


def test_omega_of_spearmans_school_marks_equals_the_textbooks_loadings():
    """Source: Mardia, Kent and Bibby 1979, section 9.2: loadings .983, .844 and .794.

    Classics, French and English correlate by .83, .78 and .67 (Spearman 1904); three items
    and one factor leave no residual, so every extractor gives these.
    """
    marks = people_with([[1, 0.83, 0.78], [0.83, 1, 0.67], [0.78, 0.67, 1]])
    loadings = np.array([0.983, 0.844, 0.794])
    expected = loadings.sum() ** 2 / (loadings.sum() ** 2 + (1 - loadings**2).sum())
    assert mcdonald_omega(marks) == pytest.approx(expected, abs=1e-3)


def test_omega_of_a_known_factor_is_found_again():
    loadings = np.array([0.9, 0.8, 0.7, 0.6, 0.5])
    correlations = np.outer(loadings, loadings)
    np.fill_diagonal(correlations, 1)
    common = loadings.sum() ** 2
    expected = common / (common + (1 - loadings**2).sum())
    assert mcdonald_omega(people_with(correlations)) == pytest.approx(expected)


def test_omega_is_the_standardised_alpha_where_all_items_correlate_alike():
    answers = people_with(np.full((4, 4), 0.4) + 0.6 * np.eye(4))
    assert mcdonald_omega(answers) == pytest.approx(standardised_alpha(answers))


def test_items_that_repeat_each_other_are_wholly_reliable():
    once = np.array([1.0, 2.0, 3.0, 5.0, 4.0])
    answers = np.column_stack([once, once, once])
    assert cronbach_alpha(answers).value == pytest.approx(1)
    assert mcdonald_omega(answers) == pytest.approx(1)


def test_an_item_that_was_not_reversed_lowers_omega():
    turned = ATTITUDE * np.array([1, 1, 1, 1, -1, 1, 1])
    assert mcdonald_omega(turned) < mcdonald_omega(ATTITUDE) - 0.1


@pytest.mark.parametrize(
    ("correlation", "items", "expected"),
    [(0.5, 2, 2 / 3), (0.6, 2, 0.75), (0.0, 2, 0.0), (0.4269, 7, 0.8391)],
)
def test_spearman_brown_equals_its_formula(correlation, items, expected):
    """The last is psych's standardised alpha from its mean correlation (METHOD.md 2.16)."""
    assert spearman_brown(correlation, items=items) == pytest.approx(expected, abs=5e-5)


def test_two_items_of_one_spread_have_one_reliability():
    """Eisinga and others 2013: alpha is Spearman-Brown where the spreads are equal, else less."""
    pair = people_with([[1, 0.6], [0.6, 1]])
    assert cronbach_alpha(pair).value == pytest.approx(0.75)
    assert cronbach_alpha(pair * [1, 3]).value < 0.75
    assert standardised_alpha(pair * [1, 3]) == pytest.approx(0.75)


@pytest.mark.parametrize(
    "function", [cronbach_alpha, standardised_alpha, mean_inter_item_correlation, mcdonald_omega]
)
@pytest.mark.parametrize("answers", [np.ones(5), np.ones((5, 1))])
def test_fewer_than_two_items_are_refused(function, answers):
    with pytest.raises(ValueError, match="respondents x items"):
        function(answers)


@pytest.mark.parametrize(
    "function", [cronbach_alpha, standardised_alpha, mean_inter_item_correlation, mcdonald_omega]
)
def test_fewer_than_two_complete_people_are_refused(function):
    with pytest.raises(EmptyBaseError, match="fewer than two people"):
        function(np.array([[1, 2, 3], [NAN, 2, 3], [1, NAN, 3]]))


@pytest.mark.parametrize("function", [cronbach_alpha, standardised_alpha, mcdonald_omega])
def test_people_who_all_answer_alike_have_no_reliability(function):
    with pytest.raises(EmptyBaseError):
        function(np.full((10, 4), 3.0))


def test_items_that_cancel_each_other_out_have_no_reliability():
    pair = np.array([[1.0, 5.0], [2.0, 4.0], [4.0, 2.0]])
    with pytest.raises(EmptyBaseError, match="same sum"):
        cronbach_alpha(pair)
    with pytest.raises(EmptyBaseError, match="cancel"):
        standardised_alpha(pair)


def test_one_factor_needs_three_items():
    with pytest.raises(ValueError, match="three items"):
        mcdonald_omega(ATTITUDE[:, :2])
