import pytest
from scipy import stats

from spegla.stats.intervals import (
    critical_value,
    difference_interval,
    finite_population_correction,
)


def test_critical_values_are_those_of_the_tables():
    """Student 1908 and any printed table: z and t at 90, 95 and 99 %."""
    assert critical_value(0.95) == pytest.approx(1.959964, abs=5e-7)
    assert critical_value(0.90) == pytest.approx(1.644854, abs=5e-7)
    assert critical_value(0.90, degrees_of_freedom=10) == pytest.approx(1.812, abs=5e-4)
    assert critical_value(0.99, degrees_of_freedom=30) == pytest.approx(2.750, abs=5e-4)


@pytest.mark.parametrize("level", [0, 1, 95, -0.5])
def test_a_level_that_is_no_share_is_refused(level):
    with pytest.raises(ValueError, match="confidence level"):
        critical_value(level)


def test_the_correction_goes_from_none_to_a_complete_count():
    assert finite_population_correction(10, None) == 1
    assert finite_population_correction(10, 40) == 0.75
    assert finite_population_correction(40, 40) == 0


def test_more_answers_than_people_are_refused():
    with pytest.raises(ValueError, match="41 answers out of a population of 40"):
        finite_population_correction(41, 40)


@pytest.mark.parametrize(("value", "p_value"), [(0.0, 1.0), (1e-14, 1.0), (2.0, 0.0)])
def test_without_variance_the_bounds_meet_at_the_value(value, p_value):
    found = difference_interval(value, variances=(0, 0), bases=(20, 30), level=0.95)
    assert (found.low, found.high, found.p_value) == (value, value, p_value)


def test_one_part_without_variance_leaves_the_degrees_of_freedom_of_the_other():
    found = difference_interval(1.0, variances=(0.25, 0.0), bases=(20, 30), level=0.95)
    assert found.degrees_of_freedom == pytest.approx(19)
    assert found.p_value == pytest.approx(2 * stats.t.sf(2, 19))


def test_tiny_variances_do_not_vanish():
    found = difference_interval(0.0, variances=(1e-200, 1e-200), bases=(20, 20), level=0.95)
    assert found.degrees_of_freedom == pytest.approx(38)
