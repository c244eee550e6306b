import itertools
import math

import numpy as np
import pytest

from spegla.stats.effects import (
    CLIFF_THRESHOLDS,
    STANDARDISED_THRESHOLDS,
    Magnitude,
    cliffs_delta,
    glass_delta,
    hedges_g,
    magnitude,
    pooled_sd,
    small_sample_correction,
)
from spegla.stats.estimates import Moments
from spegla.stats.ordinal import relative_effect

TREATED, UNTREATED = Moments(mean=103, sd=5.5, n=50), Moments(mean=100, sd=4.5, n=50)


def test_hedges_g_equals_borenstein():
    """Source: Borenstein, Hedges, Higgins and Rothstein 2009, chapter 4 (METHOD.md 2.8)."""
    correction = small_sample_correction(98)
    found = hedges_g(TREATED, UNTREATED)
    assert pooled_sd(TREATED, UNTREATED) == pytest.approx(5.0249, abs=5e-5)
    assert correction == pytest.approx(0.9923, abs=5e-5)
    assert found.value == pytest.approx(0.5924, abs=5e-5)
    assert found.variance == pytest.approx(0.0411, abs=5e-5)
    assert found.value / correction == pytest.approx(0.5970, abs=5e-5)
    assert found.variance / correction**2 == pytest.approx(0.0418, abs=5e-5)


# Lengths of hospital stay in nine trials: n, mean and sd of both arms, and g as metafor gives it.
STAYS = [
    (155, 55, 47, 156, 75, 64, -0.3552),
    (31, 27, 7, 32, 29, 4, -0.3479),
    (75, 64, 17, 71, 119, 29, -2.3176),
    (18, 66, 20, 18, 137, 48, -1.8880),
    (8, 14, 8, 13, 18, 11, -0.3840),
    (57, 19, 7, 52, 18, 4, 0.1721),
    (34, 52, 45, 33, 41, 34, 0.2721),
    (110, 21, 16, 183, 31, 27, -0.4246),
    (60, 30, 27, 52, 23, 20, 0.2896),
]


@pytest.mark.parametrize(("n1", "m1", "s1", "n2", "m2", "s2", "expected"), STAYS)
def test_hedges_g_equals_metafor(n1, m1, s1, n2, m2, s2, expected):
    """Source: R package metafor, escalc(measure = "SMD") on dat.normand1999.

    metafor has the exact J, with gamma functions; the usual approximation gives the same digits.
    """
    found = hedges_g(Moments(mean=m1, sd=s1, n=n1), Moments(mean=m2, sd=s2, n=n2))
    assert found.value == pytest.approx(expected, abs=5e-5)


def test_the_correction_is_near_the_exact_one():
    """Hedges 1981: J = Γ(df/2) / (sqrt(df/2) Γ((df - 1)/2))."""
    for df in (8, 18, 98):
        exact = math.gamma(df / 2) / (math.sqrt(df / 2) * math.gamma((df - 1) / 2))
        assert small_sample_correction(df) == pytest.approx(exact, abs=6e-4)


def test_glass_delta_equals_becker():
    """Source: Becker, effect size exercises: means 7.50 and 2.725, control s 2.038: 2.34."""
    assert glass_delta(7.50 - 2.725, 2.038) == pytest.approx(2.34, abs=5e-3)


def test_cliffs_delta_equals_effsize():
    """Source: R package effsize, documentation of cliff.delta (METHOD.md 2.8)."""
    treated = [10, 10, 20, 20, 20, 30, 30, 30, 40, 50]
    control = [10, 20, 30, 40, 40, 50]
    counted = [[group.count(point) for point in range(10, 60, 10)] for group in (treated, control)]
    pairs = [np.sign(x - y) for x, y in itertools.product(treated, control)]
    assert cliffs_delta(*counted) == pytest.approx(-0.25)
    assert cliffs_delta(*counted) == pytest.approx(np.mean(pairs))


def test_the_relative_effect_behind_cliffs_delta_equals_effsize():
    """Source: R package effsize, documentation of VD.A on the same data: A = .375 (1 - p̂)."""
    treated, control = [2, 3, 3, 1, 1], [1, 1, 1, 2, 1]
    assert 1 - relative_effect(treated, control) == pytest.approx(0.375)


def test_a_group_that_always_answers_higher_has_a_cliffs_delta_of_one():
    assert cliffs_delta([0, 0, 9], [4, 5, 0]) == 1


def test_glass_delta_is_measured_by_the_reference_group():
    """Source: METHOD.md 2.15, means 2.7273 and 1.3571, s .8419: 1.6274."""
    assert glass_delta(30 / 11 - 19 / 14, 0.8419) == pytest.approx(1.6274, abs=1e-4)


def test_without_spread_any_difference_is_infinitely_large():
    same, other = Moments(mean=50, sd=0, n=10), Moments(mean=60, sd=0, n=10)
    assert hedges_g(other, same).value == math.inf
    assert hedges_g(same, other).value == -math.inf
    assert hedges_g(same, same).value == 0
    assert hedges_g(other, Moments(mean=50, sd=1e-160, n=10)).variance == math.inf
    assert glass_delta(-3, 0) == -math.inf
    assert glass_delta(0, 0) == 0


@pytest.mark.parametrize(
    ("effect", "thresholds", "expected"),
    [
        (0.19, STANDARDISED_THRESHOLDS, Magnitude.NEGLIGIBLE),
        (0.2, STANDARDISED_THRESHOLDS, Magnitude.SMALL),
        (-0.79, STANDARDISED_THRESHOLDS, Magnitude.MEDIUM),
        (math.inf, STANDARDISED_THRESHOLDS, Magnitude.LARGE),
        (0.146, CLIFF_THRESHOLDS, Magnitude.NEGLIGIBLE),
        (-0.25, CLIFF_THRESHOLDS, Magnitude.SMALL),
        (0.474, CLIFF_THRESHOLDS, Magnitude.LARGE),
    ],
)
def test_an_effect_is_called_by_its_thresholds(effect, thresholds, expected):
    assert magnitude(effect, thresholds) is expected


def test_an_effect_that_is_no_number_has_no_name():
    with pytest.raises(ValueError, match="not a number"):
        magnitude(math.nan, STANDARDISED_THRESHOLDS)
