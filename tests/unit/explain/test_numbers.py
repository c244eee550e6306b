"""How numbers are written, and which counts are not told."""

import pytest

from spegla.explain.numbers import grain_in_words, people, people_by_reason, plain, written
from spegla.privacy.display import displayed
from spegla.privacy.released import Unit


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_is_written_with_the_digits_that_it_is_displayed_with(unit: Unit):
    """One unit of the last digit shows, half of one does not."""
    text = written(displayed(12.3456789, unit), unit)
    number = float(text.removesuffix(" %")) / (100 if unit is Unit.SHARE else 1)
    assert number == pytest.approx(displayed(12.3456789, unit), abs=1e-9)
    assert grain_in_words(unit)


@pytest.mark.parametrize(
    ("count", "told"), [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5")]
)
def test_one_to_four_people_are_fewer_than_five(count: int, told: str):
    assert people(count, 5) == told


def test_a_small_count_cannot_be_had_from_the_others():
    lines = people_by_reason({"first": 12, "second": 3, "third": 8}, 5)
    assert lines == ("first: 12", "second: fewer than 5", "third: 5 or more")


def test_two_small_counts_protect_each_other():
    lines = people_by_reason({"first": 12, "second": 3, "third": 2}, 5)
    assert lines == ("first: 12", "second: fewer than 5", "third: fewer than 5")


def test_a_reason_with_a_figure_of_its_own_is_not_made_vague():
    lines = people_by_reason({"first": 6, "second": 3, "third": 8}, 5, published="first")
    assert lines == ("first: 6", "second: fewer than 5", "third: 5 or more")


def test_nobody_left_out_is_said():
    assert people_by_reason({"first": 0}, 5) == ("nobody",)


def test_a_zero_has_no_sign():
    assert plain(-0.001, 1) == "0.0"
