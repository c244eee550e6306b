import math

import pytest

from spegla.stats.consensus import maximum_dissensus, r_wg, r_wg_star, uniform_variance
from spegla.stats.means import moments, moments_of_counts


def test_five_answers_equal_the_worked_example():
    """Source: METHOD.md 2.17: 4, 4, 5, 4, 3 have s² = .5 and r_wg = .75."""
    group = moments([4, 4, 5, 4, 3])
    assert group.sd**2 == pytest.approx(0.5)
    assert r_wg(group.sd, points=5) == pytest.approx(0.75)
    assert r_wg_star(group.sd, points=5) == pytest.approx(0.875)


@pytest.mark.parametrize(("points", "expected"), [(2, 0.25), (5, 2.0), (7, 4.0), (9, 20 / 3)])
def test_the_variance_of_random_answers_equals_r_multilevel(points, expected):
    """Source: R package multilevel, rwg: (A² - 1)/12, and 2 for five options."""
    assert uniform_variance(points) == pytest.approx(expected)
    even = moments_of_counts(range(1, points + 1), [10_000] * points)
    assert even.sd**2 == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize(("points", "expected"), [(2, 0.25), (5, 4.0), (7, 9.0), (9, 16.0)])
def test_the_variance_of_two_camps_equals_lindell_and_brandt(points, expected):
    """Source: O'Neill 2017 (PMC5427087): 4.0 on five points, ½(U² + L²) - (½(U + L))²."""
    assert maximum_dissensus(points) == expected
    assert maximum_dissensus(points) == (points**2 + 1) / 2 - ((points + 1) / 2) ** 2


def test_answers_at_random_agree_by_nothing_or_by_half():
    """Source: O'Neill 2017 (PMC5427087): 2.0 against 4.0 on five points."""
    assert r_wg(math.sqrt(2), points=5) == pytest.approx(0)
    assert r_wg_star(math.sqrt(2), points=5) == pytest.approx(0.5)


def test_two_camps_are_below_zero_and_are_not_cut_there():
    """James and others 1984, and R's multilevel, would put 0: a variance above σ² is cut to it."""
    camps = moments_of_counts(range(1, 6), [50, 0, 0, 0, 50])
    found = r_wg(camps.sd, points=5)
    assert found == pytest.approx(1 - 4 * 100 / 99 / 2)
    assert found < -1
    assert max(found, 0.0) == 0


def test_a_small_group_of_two_camps_falls_short_of_zero_by_its_size():
    pair = moments([1, 5])
    assert r_wg_star(pair.sd, points=5) == pytest.approx(1 - 2 / 1)


def test_all_alike_agree_wholly():
    assert r_wg(0, points=5) == r_wg_star(0, points=7) == 1


@pytest.mark.parametrize("function", [r_wg, r_wg_star])
@pytest.mark.parametrize("sd", [-0.1, math.nan, math.inf])
def test_a_spread_that_cannot_be_is_refused(function, sd):
    with pytest.raises(ValueError, match="standard deviation"):
        function(sd, points=5)


@pytest.mark.parametrize("function", [r_wg, r_wg_star])
def test_a_scale_of_one_point_is_no_scale(function):
    with pytest.raises(ValueError, match="at least two points"):
        function(0.5, points=1)
