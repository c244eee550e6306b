"""What may be said of values that stand for ranges."""

import math
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spegla.privacy.bins import Bins
from spegla.privacy.released import Shown, Unit
from spegla.report.pages.ranges import fitted, highest, lowest


def share(least: float, most: float) -> Shown:
    return Shown(value=(least + most) / 2, unit=Unit.SHARE, least=least, most=most)


EXACT = Shown(value=0.5, unit=Unit.SHARE)


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        pytest.param({}, (None, None), id="none"),
        pytest.param({"a": EXACT}, (None, None), id="a single one"),
        pytest.param({"a": share(0.1, 0.3), "b": share(0.4, 0.6)}, ("a", "b"), id="apart"),
        pytest.param({"a": share(0.1, 0.4), "b": share(0.4, 0.6)}, (None, None), id="touching"),
        pytest.param({"a": EXACT, "b": EXACT}, (None, None), id="equal"),
        pytest.param(
            {"a": share(0.1, 0.3), "b": share(0.6, 0.8), "c": share(0.6, 0.8)},
            ("a", None),
            id="level at the top",
        ),
    ],
)
def test_only_what_is_apart_for_sure_is_called_lowest_or_highest(
    values: Mapping[str, Shown], ends: tuple[str | None, str | None]
) -> None:
    assert (lowest(values), highest(values)) == ends


@given(st.lists(st.integers(0, 40), min_size=1, max_size=5).filter(any))
def test_parts_of_a_whole_fit_it_and_stay_in_their_ranges(counts: list[int]) -> None:
    people = sum(counts)
    bins = Bins(least=0, most=people, low_end=3, high_end=3, width=3)
    found = [bins.of(count) for count in counts]
    shares = [share(each.least / people, each.most / people) for each in found]
    parts = fitted(shares, whole=1.0)
    assert math.fsum(parts) <= 1 + 1e-9
    for part, shown in zip(parts, shares, strict=True):
        assert shown.least is not None
        assert shown.least - 1e-9 <= part <= shown.value + 1e-9


def test_parts_that_cannot_fit_are_made_smaller_alike() -> None:
    assert fitted([share(0.4, 0.6), share(0.2, 0.4)], whole=0.3) == pytest.approx((0.2, 0.1))
    assert fitted([share(0.0, 0.2)], whole=0.0) == (0.0,)
