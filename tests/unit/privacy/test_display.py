"""Display: what a group of a given size may show, and at which grain."""

import numpy as np
import pytest
from scipy import stats

from spegla.privacy.display import (
    PROTECTED,
    DisplayedMean,
    displayed,
    people,
    rate,
    with_interval,
    with_wilson,
)
from spegla.privacy.released import Shown, Unit, Value
from spegla.settings import Preset, PrivacySettings

POLICY = PrivacySettings(preset=Preset.STANDARD, promised_minimum=5).policy()
SCORE = Shown(value=60.0, unit=Unit.SCORE, least=59.0, most=61.0, base=40)


def score_of(base: int, value: float = 60.0) -> Shown:
    return Shown(value=value, unit=Unit.SCORE, base=base)


def interval_of(mean: Value, sd: float | None, *, population: int = 200) -> DisplayedMean:
    return with_interval(mean, sd, ends=(0, 100), population=population, policy=POLICY, level=0.95)


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


def test_a_share_brings_the_interval_of_wilson() -> None:
    """Source: Wilson (1927), with the sample size that the finite correction is worth."""
    binned = Shown(value=0.45, unit=Unit.SHARE, least=0.4, most=0.5, base=10)
    shown = with_wilson(binned, population=100, level=0.95)
    worth, z = 10 * 99 / 90, stats.norm.ppf(0.975)
    centre = (0.45 + z**2 / (2 * worth)) / (1 + z**2 / worth)
    reach = z / (1 + z**2 / worth) * np.sqrt(0.45 * 0.55 / worth + (z / (2 * worth)) ** 2)
    assert isinstance(shown, Shown)
    assert (shown.value, shown.base, shown.least, shown.most) == (0.45, 10, 0.4, 0.5)
    assert shown.low == pytest.approx(centre - reach, abs=5e-4)
    assert shown.high == pytest.approx(centre + reach, abs=5e-4)


def test_what_is_hidden_has_no_interval() -> None:
    assert with_wilson(PROTECTED, population=100, level=0.95) == PROTECTED
    assert interval_of(PROTECTED, 20.0) == DisplayedMean(value=PROTECTED)


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_the_interval_of_a_share_holds_it_at_both_ends(value: float) -> None:
    shown = with_wilson(Shown(value=value, unit=Unit.SHARE, base=7), population=7, level=0.95)
    assert isinstance(shown, Shown)
    assert shown.low is not None
    assert shown.high is not None
    assert 0 <= shown.low <= shown.value <= shown.high <= 1


@pytest.mark.parametrize(("n", "has_interval"), [(5, False), (9, False), (10, True)])
def test_a_mean_has_an_interval_from_ten_people(n: int, *, has_interval: bool) -> None:
    found = interval_of(score_of(n), 20.0)
    assert (found.moments is not None) == has_interval
    assert isinstance(found.value, Shown)
    assert (found.value.low is not None) == has_interval


def test_without_a_spread_there_is_no_interval() -> None:
    assert interval_of(score_of(40), None) == DisplayedMean(value=score_of(40))


def test_an_interval_is_computed_from_the_displayed_mean_and_spread() -> None:
    shown = interval_of(SCORE, 19.0).value
    reach = stats.t.ppf(0.975, 39) * 19 * np.sqrt((1 - 40 / 200) / 40)
    assert isinstance(shown, Shown)
    assert (shown.value, shown.least, shown.most) == (60.0, 59.0, 61.0)
    assert shown.low == round(60 - reach, 1)
    assert shown.high == round(60 + reach, 1)


def test_an_interval_stays_on_the_scale() -> None:
    shown = interval_of(score_of(10, 99.9), 20.0).value
    assert isinstance(shown, Shown)
    assert shown.high == 100.0


def test_more_answers_than_people_asked_are_a_complete_count() -> None:
    shown = interval_of(score_of(40), 20.0, population=12).value
    assert isinstance(shown, Shown)
    assert shown.low == shown.value == shown.high
