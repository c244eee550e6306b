import itertools

import numpy as np
import pytest
from scipy import stats

from spegla.errors import EmptyBaseError
from spegla.stats.ordinal import (
    brunner_munzel,
    compare_ranks,
    permuted_brunner_munzel,
    relative_effect,
)

# Pain scores of Brunner and Munzel 2000, as in SciPy's documentation of brunnermunzel.
X = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]
Y = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4]


def counts(answers, categories=5):
    return np.bincount(answers, minlength=categories + 1)[1:].tolist()


def test_brunner_munzel_equals_the_published_example():
    """Source: SciPy documentation of brunnermunzel (METHOD.md 2.7): W 3.13747, p .0057862.

    The degrees of freedom, 17.683, are those that R's brunnermunzel.test prints.
    """
    found = brunner_munzel(counts(X), counts(Y))
    assert found.value == pytest.approx(0.78896, abs=5e-6)
    assert found.p_value == pytest.approx(0.0057862, abs=5e-8)
    standard_error = (found.high - found.value) / stats.t.ppf(0.975, 17.683)
    assert (found.value - 0.5) / standard_error == pytest.approx(3.13747, abs=5e-5)


def test_the_bounds_equal_r_on_the_published_example():
    """Source: R package brunnermunzel, brunnermunzel.test on the same data."""
    found = brunner_munzel(counts(X), counts(Y))
    assert (found.low, found.high) == pytest.approx((0.595217, 0.982705), abs=5e-7)


@pytest.mark.parametrize("seed", range(6))
def test_brunner_munzel_from_counts_equals_scipy_from_samples(seed):
    generator = np.random.default_rng(seed)
    first, second = generator.integers(1, 6, 25), generator.integers(2, 6, 40)
    found = brunner_munzel(counts(first), counts(second))
    assert found.p_value == pytest.approx(stats.brunnermunzel(first, second).pvalue)


def test_the_relative_effect_is_the_share_of_pairs():
    pairs = [(x < y) + (x == y) / 2 for x, y in itertools.product(X, Y)]
    assert relative_effect(counts(X), counts(Y)) == pytest.approx(np.mean(pairs))


def test_groups_that_do_not_overlap_have_the_whole_effect():
    found = brunner_munzel([12, 0, 0], [0, 0, 15])
    assert (found.low, found.value, found.high, found.p_value) == (1, 1, 1, 0)


def test_groups_that_all_gave_the_same_answer_do_not_differ():
    found = brunner_munzel([0, 12, 0], [0, 15, 0])
    assert (found.value, found.p_value) == (0.5, 1)


def test_the_permutation_test_counts_all_divisions():
    """Of the C(10, 5) = 252 divisions the two without overlap are the extremes."""
    assert permuted_brunner_munzel([0, 1, 4, 0], [5, 0, 0, 0]) == pytest.approx(2 / 252)


def test_the_permutation_test_equals_scipy_over_every_division_of_the_people():
    first, second = [1, 2, 2, 3], [2, 3, 4, 4, 5]
    people = np.array(first + second)

    def distance(one, other):
        with np.errstate(divide="ignore"):  # groups that do not overlap are infinitely far apart
            return abs(stats.brunnermunzel(one, other, distribution="normal").statistic)

    distances = []
    for chosen in itertools.combinations(range(9), 4):
        is_first = np.isin(np.arange(9), chosen)
        distances.append(distance(people[is_first], people[~is_first]))
    expected = np.mean(np.array(distances) >= distance(first, second) - 1e-9)
    assert permuted_brunner_munzel(counts(first), counts(second)) == pytest.approx(expected)


def test_the_permutation_test_equals_r_on_the_published_example():
    """Source: R package brunnermunzel, brunnermunzel.permutation.test on the same data."""
    assert permuted_brunner_munzel(counts(X), counts(Y)) == pytest.approx(0.008038, abs=5e-7)


def test_groups_of_ten_are_compared_by_t_and_smaller_ones_by_permutation():
    """METHOD.md 2.7: by permutation if either has fewer than ten."""
    ten, nine = [1, 2, 4, 3], [3, 4, 1, 1]
    assert compare_ranks(ten, ten[::-1]) == brunner_munzel(ten, ten[::-1])
    for first, second in [(ten, nine), (nine, ten)]:
        found, by_t = compare_ranks(first, second), brunner_munzel(first, second)
        assert (found.value, found.low, found.high) == (by_t.value, by_t.low, by_t.high)
        assert found.p_value == permuted_brunner_munzel(first, second)
        assert found.p_value != by_t.p_value


def test_groups_that_all_gave_the_same_answer_are_not_told_apart_by_permutation():
    assert permuted_brunner_munzel([0, 6], [0, 5]) == 1


@pytest.mark.parametrize(
    ("first", "second"), [([0, 0], [3, 4]), ([3, 4], [0, 0]), ([1, 0], [3, 4])]
)
def test_a_group_without_answers_is_refused(first, second):
    with pytest.raises(EmptyBaseError):
        brunner_munzel(first, second)
    with pytest.raises(EmptyBaseError):
        permuted_brunner_munzel(first, second)


def test_a_relative_effect_of_nobody_is_refused():
    for first, second in [([0, 0], [1, 1]), ([1, 1], [0, 0])]:
        with pytest.raises(EmptyBaseError):
            relative_effect(first, second)


def test_groups_on_different_scales_are_refused():
    with pytest.raises(ValueError, match="zip"):
        relative_effect([1, 2, 3], [1, 2])
