import math

import numpy as np
import pytest
from scipy import stats

from spegla.errors import EmptyBaseError
from spegla.stats.comparisons import contrast, rest_of, welch
from spegla.stats.estimates import Difference, Moments
from spegla.stats.means import mean_interval, moments
from spegla.survey.readings import Contrast

# Extra hours of sleep with two drugs: R's data set `sleep`, from Student 1908.
SLEEP_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
SLEEP_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]


def test_welch_equals_r_on_sleep():
    """Source: R 4.2 t.test(extra ~ group, sleep) (METHOD.md 2.7)."""
    found = welch(moments(SLEEP_1), moments(SLEEP_2))
    reach = stats.t.ppf(0.975, found.degrees_of_freedom)
    assert found.value / ((found.high - found.value) / reach) == pytest.approx(-1.8608, abs=5e-5)
    assert found.degrees_of_freedom == pytest.approx(17.776, abs=5e-4)
    assert found.p_value == pytest.approx(0.07939, abs=5e-6)
    assert (found.low, found.high) == pytest.approx((-3.3655, 0.2055), abs=5e-5)


@pytest.mark.parametrize(
    ("first", "second", "t", "df", "p_value", "bounds"),
    [
        (
            Moments(mean=17.14737, sd=3.833966, n=19),
            Moments(mean=24.39231, sd=6.166504, n=13),
            -3.7671,
            18.332,
            0.001374,
            (-11.280194, -3.209684),
        ),
        (
            Moments(mean=20.66333, sd=6.605561, n=30),
            Moments(mean=16.96333, sd=8.266029, n=30),
            1.9153,
            55.309,
            0.06063,
            (-0.1710156, 7.5710156),
        ),
    ],
    ids=["mpg by am of mtcars", "len by supp of ToothGrowth"],
)
def test_welch_equals_r_on_its_own_data(first, second, t, df, p_value, bounds):
    """Source: R t.test(mpg ~ am, mtcars) and t.test(len ~ supp, ToothGrowth)."""
    found = welch(first, second)
    reach = stats.t.ppf(0.975, found.degrees_of_freedom)
    assert found.value / ((found.high - found.value) / reach) == pytest.approx(t, abs=5e-5)
    assert found.degrees_of_freedom == pytest.approx(df, abs=5e-4)
    assert found.p_value == pytest.approx(p_value, abs=5e-6)
    assert (found.low, found.high) == pytest.approx(bounds, abs=5e-6)


@pytest.mark.parametrize("score", [1.653, 63.696])
def test_groups_that_all_gave_one_score_are_not_told_apart_by_rounding_noise(score):
    """Once 13 and 93 people with the same score, but means an ulp apart, had p = 1.7e-15."""
    found = welch(moments([score] * 13), moments([score] * 93))
    assert (found.value, found.p_value) == (0, 1)


@pytest.mark.parametrize("level", [0.90, 0.95])
def test_welch_from_moments_equals_scipy_from_samples(level):
    generator = np.random.default_rng(11)
    first, second = generator.normal(60, 25, 14), generator.normal(52, 15, 90)
    expected = stats.ttest_ind(first, second, equal_var=False)
    bounds = expected.confidence_interval(level)
    found = welch(moments(first), moments(second), level=level)
    assert found.p_value == pytest.approx(expected.pvalue)
    assert found.degrees_of_freedom == pytest.approx(expected.df)
    assert (found.low, found.high) == pytest.approx((bounds.low, bounds.high))


def test_with_populations_the_standard_errors_of_two_strata_add_as_squares():
    """METHOD.md 2.7: SE = sqrt(SE₁² + SE₂²), each with its finite population correction."""
    first, second = Moments(mean=66, sd=20, n=60), Moments(mean=61, sd=22, n=110)
    parts = [
        (interval.high - interval.value) / stats.t.ppf(0.975, interval.base - 1)
        for interval in (
            mean_interval(first, population=90),
            mean_interval(second, population=260),
        )
    ]
    found = welch(first, second, populations=(90, 260))
    error = (found.high - found.value) / stats.t.ppf(0.975, found.degrees_of_freedom)
    assert error == pytest.approx(math.hypot(*parts))


def test_two_complete_counts_differ_by_exactly_what_they_differ_by():
    found = welch(
        Moments(mean=66, sd=20, n=60), Moments(mean=61, sd=22, n=110), populations=(60, 110)
    )
    assert (found.low, found.value, found.high, found.p_value) == (5, 5, 5, 0)


def test_the_rest_has_the_moments_of_everyone_outside_the_segment():
    everyone = np.random.default_rng(2).uniform(0, 100, 200)
    found = rest_of(moments(everyone), moments(everyone[:30]))
    expected = moments(everyone[30:])
    assert found.n == 170
    assert found.mean == pytest.approx(expected.mean)
    assert found.sd == pytest.approx(expected.sd)


def test_a_rest_that_all_gave_the_same_score_has_no_spread():
    everyone = [10.0, 70.0, 45.0] + [50.1] * 9
    assert rest_of(moments(everyone), moments(everyone[:3])).sd == pytest.approx(0, abs=1e-5)


def test_rounded_moments_that_contradict_each_other_leave_the_spread_of_all():
    found = rest_of(Moments(mean=50, sd=5, n=40), Moments(mean=50, sd=20, n=20))
    assert found == Moments(mean=50, sd=5, n=20)


def test_a_segment_of_nearly_everybody_leaves_no_rest():
    with pytest.raises(EmptyBaseError):
        rest_of(Moments(mean=50, sd=5, n=40), Moments(mean=50, sd=5, n=39))


@pytest.mark.parametrize(
    ("value", "adjusted", "expected"),
    [
        (4.0, 0.10, Contrast.HIGHER),
        (-4.0, 0.01, Contrast.LOWER),
        (4.0, 0.11, Contrast.NOT_DISTINGUISHABLE),
        (0.0, 0.0, Contrast.NOT_DISTINGUISHABLE),
    ],
)
def test_a_contrast_is_read_from_the_adjusted_p_value(value, adjusted, expected):
    difference = Difference(
        value=value, low=value - 1, high=value + 1, p_value=0.001, degrees_of_freedom=50
    )
    assert contrast(difference, adjusted_p_value=adjusted) is expected
