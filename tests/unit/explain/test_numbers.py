"""How numbers are written: a decimal point, and the digits that are displayed."""

import pytest

from spegla.explain.numbers import between, grain_in_words, plain, short, written
from spegla.privacy.display import displayed
from spegla.privacy.released import Shown, Unit


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_is_written_with_the_digits_that_it_is_displayed_with(unit: Unit):
    """One unit of the last digit shows, half of one does not."""
    text = written(displayed(12.3456789, unit), unit)
    number = float(text.removesuffix(" %")) / (100 if unit is Unit.SHARE else 1)
    assert number == pytest.approx(displayed(12.3456789, unit), abs=1e-9)
    assert grain_in_words(unit)


def test_a_zero_has_no_sign():
    assert plain(-0.001, 1) == "0.0"


@pytest.mark.parametrize(
    ("number", "text"), [(120.0, "120"), (120.5, "120.5"), (1234567.891, "1234567.89"), (0.0, "0")]
)
def test_a_sum_has_no_digit_that_says_nothing(number: float, text: str):
    assert short(number) == text


def test_a_range_is_written_in_the_unit_of_its_value():
    assert between(Shown(value=3.6, unit=Unit.SCALE, least=3.596, most=3.605)) == "3.60 to 3.60"
