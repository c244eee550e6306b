import math

import pytest
from scipy import stats

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Interval, Moments
from spegla.stats.waves import (
    answers_needed_for_change,
    change,
    minimum_detectable_change,
    power_of_waves,
    verdict,
)
from spegla.survey.readings import Verdict

BEFORE, AFTER = Moments(mean=58, sd=20, n=240), Moments(mean=65, sd=19, n=260)


def test_a_change_is_current_minus_previous_without_pairing():
    """METHOD.md 2.9: SE = sqrt(s₁²/n₁ + s₂²/n₂), Welch's degrees of freedom, 90 %."""
    found = change(BEFORE, AFTER)
    error = math.sqrt(20**2 / 240 + 19**2 / 260)
    test = stats.ttest_ind_from_stats(65, 19, 260, 58, 20, 240, equal_var=False)
    assert found.value == 7
    assert found.p_value == pytest.approx(test.pvalue)
    assert found.high - found.value == pytest.approx(
        stats.t.ppf(0.95, found.degrees_of_freedom) * error
    )


def test_the_correction_of_each_wave_is_for_its_own_population():
    found = change(BEFORE, AFTER, populations=(240, 420))
    error = math.sqrt((1 - 260 / 420) * 19**2 / 260)
    assert found.degrees_of_freedom == pytest.approx(259)
    assert found.high - found.value == pytest.approx(stats.t.ppf(0.95, 259) * error)


@pytest.mark.parametrize(
    ("value", "low", "high", "expected"),
    [
        (8, 3, 13, Verdict.CLEARLY_BETTER),
        (5, 0.1, 9.9, Verdict.CLEARLY_BETTER),
        (5, 5, 5, Verdict.CLEARLY_BETTER),
        (5, 0, 10, Verdict.BETTER_NOT_PROVEN),
        (8, -1, 17, Verdict.BETTER_NOT_PROVEN),
        (4.9, 0.1, 9.7, Verdict.BETTER_NOT_PROVEN),
        (0, -4.9, 4.9, Verdict.UNCHANGED),
        (2, 1, 3, Verdict.UNCHANGED),
        (-4, -4.5, -3.5, Verdict.UNCHANGED),
        (0, -5, 5, Verdict.CANNOT_TELL),
        (1, -9, 11, Verdict.CANNOT_TELL),
        (-4.9, -9.7, -0.1, Verdict.CANNOT_TELL),
        (-8, -17, 1, Verdict.CANNOT_TELL),
        (-5, -10, 0, Verdict.CANNOT_TELL),
        (-5, -9.9, -0.1, Verdict.CLEARLY_WORSE),
        (-8, -13, -3, Verdict.CLEARLY_WORSE),
    ],
)
def test_the_verdict_follows_the_truth_table(value, low, high, expected):
    interval = Interval(value=value, low=low, high=high)
    assert verdict(interval, smallest_worthwhile=5) is expected


@pytest.mark.parametrize("smallest", [0, -5, math.nan])
def test_a_smallest_worthwhile_change_must_be_one(smallest):
    with pytest.raises(ValueError, match="no change worth"):
        verdict(Interval(value=1, low=0, high=2), smallest_worthwhile=smallest)


def test_the_power_equals_r_power_t_test():
    """Source: R power.t.test(n = 20, delta = 1, sd = 1) (METHOD.md 2.9)."""
    assert power_of_waves(1, sd=1, answers=20) == pytest.approx(0.8689528, abs=5e-8)


def test_the_answers_needed_equal_r_power_t_test():
    """Source: R power.t.test(power = .90, delta = 1): n = 22.021 (METHOD.md 2.9)."""
    assert power_of_waves(1, sd=1, answers=22.02110) == pytest.approx(0.90, abs=5e-7)
    assert answers_needed_for_change(1, sd=1, power=0.90) == 23


def test_a_change_of_point_three_needs_143_answers():
    """Source: METHOD.md 2.9: to detect .3 at sd .9, n = 142.2 per wave."""
    assert power_of_waves(0.3, sd=0.9, answers=142.2) == pytest.approx(0.80, abs=5e-4)
    assert answers_needed_for_change(-0.3, sd=0.9) == 143


def test_the_answers_needed_are_the_fewest_that_do():
    needed = answers_needed_for_change(5, sd=20)
    assert power_of_waves(5, sd=20, answers=needed) >= 0.8
    assert power_of_waves(5, sd=20, answers=needed - 1) < 0.8


@pytest.mark.parametrize(("effect", "answers"), [(0.2, 394), (0.5, 64), (0.8, 26)])
def test_the_answers_needed_equal_cohen(effect, answers):
    """Source: Cohen 1992, A power primer, table 2: 393, 64, 26 at power .80, α .05.

    Cohen's 393 for a small effect is rounded down; R power.t.test gives 393.4057.
    """
    assert answers_needed_for_change(effect, sd=1) == answers


def test_power_is_never_below_the_chance_of_a_false_proof():
    assert power_of_waves(0, sd=20, answers=50) == pytest.approx(0.025)
    assert power_of_waves(1000, sd=20, answers=50) == 1


def test_a_huge_change_needs_two_answers():
    assert answers_needed_for_change(100, sd=1) == 2


def test_the_minimum_detectable_change_follows_the_formula():
    """METHOD.md 2.9: (t.975 + t.80) · s · sqrt(2/n)."""
    multiple = stats.t.ppf(0.975, 98) + stats.t.ppf(0.80, 98)
    expected = multiple * 20 * math.sqrt(2 / 50)
    assert minimum_detectable_change(20, (50, 50)) == pytest.approx(expected)


@pytest.mark.parametrize("answers", [10, 30, 50, 250])
def test_the_minimum_detectable_change_has_about_the_power_it_is_named_for(answers):
    smallest = minimum_detectable_change(20, (answers, answers))
    assert power_of_waves(smallest, sd=20, answers=answers) == pytest.approx(0.80, abs=0.01)


def test_with_fifty_answers_a_wave_a_gain_of_five_points_cannot_be_proven():
    """Source: METHOD.md 2.9."""
    assert minimum_detectable_change(20, (50, 50)) > 5


def test_the_smaller_wave_decides_what_can_be_detected():
    assert minimum_detectable_change(20, (50, 5000)) > minimum_detectable_change(20, (100, 100))


def test_what_cannot_be_planned_is_refused():
    with pytest.raises(EmptyBaseError):
        minimum_detectable_change(20, (0, 50))
    with pytest.raises(EmptyBaseError):
        minimum_detectable_change(20, (1, 1))
    with pytest.raises(EmptyBaseError):
        power_of_waves(5, sd=20, answers=1)
    with pytest.raises(ValueError, match="no spread"):
        power_of_waves(5, sd=0, answers=20)
    with pytest.raises(ValueError, match="no spread"):
        answers_needed_for_change(5, sd=-1)
    with pytest.raises(ValueError, match="power"):
        minimum_detectable_change(20, (50, 50), power=1)
    with pytest.raises(ValueError, match="power"):
        answers_needed_for_change(5, sd=20, power=0.3)
    with pytest.raises(ValueError, match="zero"):
        answers_needed_for_change(0, sd=20)
