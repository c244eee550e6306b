import math

import pytest
from scipy import stats

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Interval, Moments
from spegla.stats.sample_size import power
from spegla.stats.waves import change, minimum_detectable_change, verdict
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


def test_the_minimum_detectable_change_follows_the_formula():
    """METHOD.md 2.9: (t.975 + t.80) · s · sqrt(2/n)."""
    multiple = stats.t.ppf(0.975, 98) + stats.t.ppf(0.80, 98)
    expected = multiple * 20 * math.sqrt(2 / 50)
    assert minimum_detectable_change(20, (50, 50)) == pytest.approx(expected)


@pytest.mark.parametrize("answers", [10, 30, 50, 250])
def test_the_minimum_detectable_change_has_about_the_power_it_is_named_for(answers):
    smallest = minimum_detectable_change(20, (answers, answers))
    assert power(smallest, sd=20, answers=(answers, answers)) == pytest.approx(0.80, abs=0.01)


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
    with pytest.raises(ValueError, match="power"):
        minimum_detectable_change(20, (50, 50), power=1)
