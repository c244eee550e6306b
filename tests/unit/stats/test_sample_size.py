import math
from functools import partial

import numpy as np
import pytest
from scipy import stats

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Moments
from spegla.stats.sample_size import answers_needed, power
from spegla.stats.waves import VERDICT_LEVEL, change, verdict
from spegla.survey.readings import Verdict

proof = partial(power, smallest_worthwhile=5, level=VERDICT_LEVEL)
"""Chance of the verdict "clearly better", with the smallest worthwhile change of METHOD.md 2.9."""


def test_the_power_equals_r_power_t_test():
    """Source: R power.t.test(n = 20, delta = 1, sd = 1) (METHOD.md 2.9)."""
    assert power(1, sd=1, answers=(20, 20)) == pytest.approx(0.8689528, abs=5e-8)


def test_the_answers_needed_equal_r_power_t_test():
    """Source: R power.t.test(power = .90, delta = 1): n = 22.021 (METHOD.md 2.9)."""
    assert power(1, sd=1, answers=(22.02110, 22.02110)) == pytest.approx(0.90, abs=5e-7)
    assert answers_needed(lambda n: power(1, sd=1, answers=(n, n)), wanted=0.90) == 23


def test_a_change_of_point_three_needs_143_answers():
    """Source: METHOD.md 2.9: to detect .3 at sd .9, n = 142.2 per wave."""
    assert power(0.3, sd=0.9, answers=(142.2, 142.2)) == pytest.approx(0.80, abs=5e-4)
    assert answers_needed(lambda n: power(0.3, sd=0.9, answers=(n, n))) == 143


@pytest.mark.parametrize(("effect", "answers"), [(0.2, 394), (0.5, 64), (0.8, 26)])
def test_the_answers_needed_equal_cohen(effect, answers):
    """Source: Cohen 1992, A power primer, table 2: 393, 64, 26 at power .80, α .05.

    Cohen's 393 for a small effect is rounded down; R power.t.test gives 393.4057.
    """
    assert answers_needed(lambda n: power(effect, sd=1, answers=(n, n))) == answers


@pytest.mark.parametrize(("before", "after"), [(20, 20), (12, 90), (240, 60), (2, 3)])
def test_waves_of_any_size_have_the_power_of_the_non_central_t(before, after):
    parts = 1 / before, 1 / after
    freedom = sum(parts) ** 2 / (parts[0] ** 2 / (before - 1) + parts[1] ** 2 / (after - 1))
    shift = 9 / (20 * math.sqrt(sum(parts)))
    expected = stats.nct.sf(stats.t.ppf(0.975, freedom), freedom, shift)
    assert power(9, sd=20, answers=(before, after)) == pytest.approx(expected, abs=1e-7)


def test_power_is_never_below_the_chance_of_a_false_proof():
    assert power(0, sd=20, answers=(50, 50)) == pytest.approx(0.025)
    assert power(1000, sd=20, answers=(50, 50)) == 1
    assert power(-1000, sd=20, answers=(50, 50)) == 0


def test_of_a_true_change_of_just_what_counts_half_is_found_to_be_less():
    assert proof(5, sd=18, answers=(200, 4000)) == pytest.approx(0.5, abs=1e-4)
    assert answers_needed(lambda n: proof(5, sd=18, answers=(n, n))) is None


def test_without_noise_to_speak_of_the_larger_bar_decides():
    """A change of 6 is found as 6 give or take its error, and 5 is the bar."""
    error = 20 * math.sqrt(1 / 900 + 1 / 1100)
    expected = stats.norm.sf((5 - 6) / error)
    assert proof(6, sd=20, answers=(900, 1100)) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("gain", "sd", "before", "after"),
    [(8, 20, 60, 60), (6.5, 22, 240, 260), (10, 20, 40, 35), (12, 20, 45, 200)],
)
def test_simulated_waves_get_the_verdict_as_often(gain, sd, before, after):
    """By the functions that a report is made with, 4,000 pairs of waves; give or take 2 points."""
    random, waves = np.random.default_rng(20261123), 4000
    proven = 0
    for _ in range(waves):
        first, second = random.normal(50, sd, before), random.normal(50 + gain, sd, after)
        found = change(_moments(first), _moments(second), level=VERDICT_LEVEL)
        proven += verdict(found, smallest_worthwhile=5) is Verdict.CLEARLY_BETTER
    assert proof(gain, sd=sd, answers=(before, after)) == pytest.approx(proven / waves, abs=0.02)


def test_the_earlier_wave_can_be_too_small_for_any_number_of_answers():
    assert answers_needed(lambda n: power(5, sd=20, answers=(150, n))) == 818
    assert power(5, sd=20, answers=(150, 818)) >= 0.8 > power(5, sd=20, answers=(150, 817))
    assert answers_needed(lambda n: power(5, sd=20, answers=(100, n))) is None
    assert power(5, sd=20, answers=(100, 10**9)) < 0.8


def test_a_huge_change_needs_two_answers():
    assert answers_needed(lambda n: power(100, sd=1, answers=(n, n))) == 2


def test_what_cannot_be_planned_is_refused():
    with pytest.raises(EmptyBaseError):
        power(5, sd=20, answers=(50, 1))
    with pytest.raises(ValueError, match="no spread"):
        power(5, sd=0, answers=(20, 20))
    with pytest.raises(ValueError, match="no change worth"):
        power(5, sd=20, answers=(20, 20), smallest_worthwhile=-1)
    with pytest.raises(ValueError, match="confidence level"):
        power(5, sd=20, answers=(20, 20), level=1)


def _moments(scores: np.ndarray) -> Moments:
    return Moments(mean=float(scores.mean()), sd=float(scores.std(ddof=1)), n=len(scores))
