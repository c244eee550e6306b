import numpy as np
import pytest

from spegla.errors import EmptyBaseError
from spegla.stats.priorities import (
    importance_weights,
    opportunity,
    priority,
    ranks,
    shortfall,
    top_probability,
)

NAN = np.nan


def test_opportunity_of_the_worked_examples():
    """Source: decikit.com, opportunity scoring (METHOD.md 2.14): 9 and 3 give 15, 9 and 9 nine."""
    assert opportunity(9, 3) == 15
    assert opportunity(9, 9) == 9


def test_without_a_gap_opportunity_is_importance_only():
    """Source: METHOD.md 2.14 on the data set "gap" of R's likert: of 68 people so many gave
    importance 6 or 7, and none of the five services has fewer who are satisfied."""
    shares = [10 * people / 68 for people in (38, 43, 45, 49, 43)]
    found = [opportunity(share, share) for share in shares]
    assert found == pytest.approx([5.588, 6.324, 6.618, 7.206, 6.324], abs=5e-4)
    assert [opportunity(share, 10) for share in shares] == found


@pytest.mark.parametrize("pair", [(-0.1, 5), (5, 10.1), (90, 30)])
def test_opportunity_takes_shares_times_ten(pair):
    with pytest.raises(ValueError, match="between 0 and 10"):
        opportunity(*pair)


def test_weights_are_the_mean_of_both_shares_of_all_importance():
    """Pick-3 shares sum to 3 and LMG contributions to R², so each is divided by its sum."""
    stated, derived = np.array([0.6, 0.9, 1.5]), np.array([0.3, 0.1, 0.0])
    found = importance_weights(stated, derived)
    assert found.tolist() == pytest.approx([(0.2 + 0.75) / 2, (0.3 + 0.25) / 2, (0.5 + 0) / 2])


def test_one_known_importance_decides_alone():
    shares = np.array([0.6, 0.9, 1.5])
    for found in (importance_weights(shares, None), importance_weights(None, shares)):
        assert found.tolist() == pytest.approx([0.2, 0.3, 0.5])


def test_without_any_importance_there_are_no_weights():
    with pytest.raises(ValueError, match="neither"):
        importance_weights(None, None)


def test_each_draw_is_weighed_by_itself():
    generator = np.random.default_rng(1)
    stated, derived = generator.random((20, 5)), generator.random((20, 5))
    found = importance_weights(stated, derived)
    np.testing.assert_allclose(found[7], importance_weights(stated[7], derived[7]))
    np.testing.assert_allclose(found.sum(axis=1), 1)


def test_a_draw_without_any_importance_has_no_weights():
    found = importance_weights(np.array([[0.0, 0.0], [1.0, 3.0]]), None)
    np.testing.assert_array_equal(found, [[NAN, NAN], [0.25, 0.75]])


def test_a_shortfall_is_a_share_of_the_target():
    found = shortfall(np.array([0.0, 35.0, 70.0, 90.0]), 70.0)
    assert found.tolist() == pytest.approx([1, 0.5, 0, 0])


def test_each_dimension_may_have_its_own_target():
    found = shortfall(np.array([60.0, 60.0]), np.array([80.0, 75.0]))
    assert found.tolist() == pytest.approx([0.25, 0.2])


def test_a_target_of_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing to fall short of"):
        shortfall(np.array([50.0, 50.0]), np.array([70.0, 0.0]))


def test_a_priority_is_weight_times_shortfall_times_influence():
    """METHOD.md 2.14, by hand: 0.5 x 7/70 x 1, 0.3 x 35/70 x 0.5, 0.1 x 14/70 x 0, 0.1 x 0 x 1."""
    found = priority(
        np.array([0.5, 0.3, 0.1, 0.1]),
        np.array([63.0, 35.0, 56.0, 80.0]),
        target=70.0,
        influence=np.array([1.0, 0.5, 0.0, 1.0]),
    )
    assert found.tolist() == pytest.approx([0.05, 0.075, 0, 0])
    assert ranks(found) == (2, 1, None, None)


@pytest.mark.parametrize("influence", [-0.5, 1.5, NAN])
def test_an_influence_is_between_nothing_and_fully(influence):
    with pytest.raises(ValueError, match="no influence"):
        priority(np.ones(2), np.ones(2), target=70.0, influence=np.array([1.0, influence]))


def test_ties_share_a_place_and_use_up_the_next():
    assert ranks(np.array([0.2, 0.3, 0.2, 0.1, 0.0])) == (2, 1, 2, 4, None)


def test_rounding_noise_does_not_break_a_tie():
    assert 0.1 + 0.2 != 0.3
    assert ranks(np.array([0.1 + 0.2, 0.3])) == (1, 1)


def test_dimensions_without_a_priority_have_no_place():
    assert ranks(np.zeros(3)) == (None, None, None)


def test_the_probability_of_the_top_is_a_share_of_draws():
    generator = np.random.default_rng(2)
    draws = np.maximum(generator.normal(0.05, 0.1, (200, 5)).round(2), 0)
    expected = [
        np.mean([draw[d] > 0 and np.sum(draw > draw[d]) < 3 for draw in draws]) for d in range(5)
    ]
    assert top_probability(draws).tolist() == pytest.approx(expected)


def test_all_that_tie_for_the_last_place_are_in():
    assert top_probability(np.array([[0.3, 0.2, 0.2, 0.1]]), top=2).tolist() == [1, 1, 1, 0]


def test_what_cannot_be_influenced_is_never_in_the_top():
    draws = np.array([[0.3, 0.0, 0.0], [0.2, 0.0, 0.0]])
    assert top_probability(draws).tolist() == [1, 0, 0]


def test_draws_without_a_priority_are_left_out():
    draws = np.array([[0.3, 0.1], [NAN, 0.2], [0.1, 0.3]])
    assert top_probability(draws, top=1).tolist() == [0.5, 0.5]


def test_a_probability_of_no_draws_is_refused():
    with pytest.raises(EmptyBaseError):
        top_probability(np.array([[NAN, 0.2]]))
