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


def test_cliffs_delta_equals_effsize():
    """Source: R package effsize, documentation of cliff.delta (METHOD.md 2.8)."""
    treated = [10, 10, 20, 20, 20, 30, 30, 30, 40, 50]
    control = [10, 20, 30, 40, 40, 50]
    counted = [[group.count(point) for point in range(10, 60, 10)] for group in (treated, control)]
    pairs = [np.sign(x - y) for x, y in itertools.product(treated, control)]
    assert cliffs_delta(*counted) == pytest.approx(-0.25)
    assert cliffs_delta(*counted) == pytest.approx(np.mean(pairs))


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
