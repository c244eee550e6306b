"""Display: what a group of a given size may show, and at which grain."""

import math

import numpy as np
import pytest
from scipy import stats

from spegla.privacy.display import (
    PROTECTED,
    DisplayedMean,
    displayed,
    mean_of_everyone,
    people,
    rate,
    score_of_everyone,
    score_of_group,
    share,
)
from spegla.privacy.released import Shown, Unit
from spegla.settings import PrivacyPolicy
from spegla.stats.estimates import Moments
from spegla.stats.tallies import ScoreTally

POLICY = PrivacyPolicy(k=5, mean_minimum=10, category_minimum=30)
EVERYONE = DisplayedMean(
    value=Shown(value=60.0, unit=Unit.SCORE, low=55.0, high=65.0, base=80),
    moments=Moments(mean=60.0, sd=20.0, n=80),
)


def tally(*scores: float) -> ScoreTally:
    squares = math.fsum(score**2 for score in scores)
    return ScoreTally(base=len(scores), total=math.fsum(scores), squares=squares)


def spread(n: int) -> ScoreTally:
    """As many people as asked for, half of them at 41.23 and half at 78.91."""
    return tally(*([41.23, 78.91] * n)[:n])


def of_everyone(scores: ScoreTally, *, items: int = 3) -> DisplayedMean:
    return score_of_everyone(scores, items=items, population=200, policy=POLICY, level=0.95)


def of_group(
    scores: ScoreTally, everyone: DisplayedMean = EVERYONE, *, items: int = 3
) -> DisplayedMean:
    return score_of_group(scores, everyone, items=items, population=200, policy=POLICY, level=0.95)


def of_item(n: int) -> DisplayedMean:
    exact = Moments(mean=3.4567, sd=1.2345, n=n)
    return mean_of_everyone(
        exact, Unit.SCALE, ends=(1, 5), population=200, policy=POLICY, level=0.95
    )


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        (Unit.PERSONS, 12.0),
        (Unit.COUNT, 12.0),
        (Unit.SHARE, 12.346),
        (Unit.SCORE, 12.3),
        (Unit.POINTS, 12.3),
        (Unit.SCALE, 12.35),
        (Unit.DEVIATIONS, 12.35),
    ],
)
def test_each_unit_has_its_grain(unit: Unit, shown: float) -> None:
    assert displayed(12.3456789, unit) == shown


def test_halves_go_to_the_even_digit_whatever_binary_fractions_say():
    assert [displayed(value, Unit.SCORE) for value in (0.25, 0.35, 2.675 * 10)] == [0.2, 0.4, 26.8]
    assert displayed(0.1 + 0.2 - 0.25, Unit.SCORE) == displayed(0.05, Unit.SCORE) == 0.0


def test_a_rounded_zero_has_no_sign():
    assert str(displayed(-0.04, Unit.POINTS)) == "0.0"


def test_a_number_of_people_needs_k_people():
    assert people(40, base=4, k=5) == PROTECTED
    assert people(40, base=5, k=5) == Shown(value=40, unit=Unit.PERSONS)


def test_a_rate_needs_k_people_who_answered():
    assert rate(4, 40, base=4, k=5) == PROTECTED
    assert rate(0, 40, base=0, k=5) == PROTECTED
    assert rate(3, 40, base=5, k=5) == Shown(value=0.075, unit=Unit.SHARE, base=5)


def test_a_rate_has_no_interval():
    assert rate(5, 7, base=5, k=5) == Shown(value=0.714, unit=Unit.SHARE, base=5)


def test_a_share_needs_its_minimum_and_brings_the_interval_of_wilson():
    """Source: Wilson (1927), with the sample size that the finite correction is worth."""
    assert share(3, 9, minimum=10, population=100, level=0.95) == PROTECTED
    shown = share(4, 10, minimum=10, population=100, level=0.95)
    worth, z = 10 * 99 / 90, stats.norm.ppf(0.975)
    centre = (0.4 + z**2 / (2 * worth)) / (1 + z**2 / worth)
    reach = z / (1 + z**2 / worth) * np.sqrt(0.24 / worth + (z / (2 * worth)) ** 2)
    assert isinstance(shown, Shown)
    assert (shown.value, shown.base) == (0.4, 10)
    assert shown.low == pytest.approx(centre - reach, abs=5e-4)
    assert shown.high == pytest.approx(centre + reach, abs=5e-4)


@pytest.mark.parametrize("part", [0, 7])
def test_the_interval_of_a_share_holds_it_at_both_ends(part: int) -> None:
    shown = share(part, 7, minimum=5, population=7, level=0.95)
    assert isinstance(shown, Shown)
    assert shown.low is not None
    assert shown.high is not None
    assert 0 <= shown.low <= shown.value <= shown.high <= 1


def test_a_score_of_fewer_than_k_is_hidden():
    assert of_everyone(spread(4)) == of_group(spread(4)) == DisplayedMean(value=PROTECTED)


def test_nobody_has_no_score():
    nobody = ScoreTally(base=0, total=0.0, squares=0.0)
    assert of_everyone(nobody) == of_group(nobody) == DisplayedMean(value=PROTECTED)


@pytest.mark.parametrize("n", [5, 9])
def test_a_small_group_shows_a_composite_without_interval(n: int) -> None:
    mean = of_group(spread(n))
    assert mean.moments is None
    assert isinstance(mean.value, Shown)
    assert (mean.value.low, mean.value.high, mean.value.base) == (None, None, n)


@pytest.mark.parametrize("items", [1, 2])
def test_a_score_of_one_or_two_items_needs_as_many_people_as_a_mean(items: int) -> None:
    assert of_group(spread(9), items=items).value == PROTECTED
    assert isinstance(of_group(spread(10), items=items).value, Shown)


def test_a_middling_group_borrows_the_spread_of_everyone():
    moments = of_group(spread(29)).moments
    assert moments is not None
    assert moments.sd == 20.0


def test_a_large_group_shows_its_own_spread_at_the_grain_of_scores():
    moments = of_group(spread(30)).moments
    assert moments is not None
    assert moments.sd == round(float(np.std([41.23, 78.91] * 15, ddof=1)), 1)


def test_without_a_spread_of_everyone_no_group_has_an_interval():
    bare = DisplayedMean(value=Shown(value=60.0, unit=Unit.SCORE, base=29))
    assert of_group(spread(29), bare).moments is None
    assert of_everyone(spread(29)).moments is None
    assert of_everyone(spread(30)).moments is not None


def test_an_interval_is_computed_from_the_displayed_mean_and_spread():
    shown = of_everyone(spread(40)).value
    assert isinstance(shown, Shown)
    mean = round((41.23 + 78.91) / 2, 1)
    sd = round(float(np.std([41.23, 78.91] * 20, ddof=1)), 1)
    reach = stats.t.ppf(0.975, 39) * sd * np.sqrt((1 - 40 / 200) / 40)
    assert shown.value == mean
    assert shown.low == round(mean - reach, 1)
    assert shown.high == round(mean + reach, 1)


def test_an_interval_stays_on_the_scale():
    shown = of_group(tally(*[100.0] * 9, 99.0)).value
    assert isinstance(shown, Shown)
    assert shown.high == 100.0


def test_the_mean_of_an_item_needs_ten_people_and_its_interval_thirty():
    assert of_item(9) == DisplayedMean(value=PROTECTED)
    assert of_item(29) == DisplayedMean(value=Shown(value=3.46, unit=Unit.SCALE, base=29))
    assert of_item(30).moments == Moments(mean=3.46, sd=1.23, n=30)


def test_an_item_that_nobody_rated_is_hidden():
    nobody = mean_of_everyone(
        None, Unit.SCALE, ends=(1, 5), population=9, policy=POLICY, level=0.95
    )
    assert nobody == DisplayedMean(value=PROTECTED)


def test_more_answers_than_people_asked_are_a_complete_count():
    shown = score_of_everyone(spread(40), items=3, population=12, policy=POLICY, level=0.95).value
    assert isinstance(shown, Shown)
    assert shown.low == shown.value == shown.high
