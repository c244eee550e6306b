"""Bins counted in people: the vectors of PRIVACY.md 2.8, and that nothing falls between two."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spegla.privacy.bins import Bin, Bins
from spegla.privacy.statements import HEAD_COUNT, mean_of_scale
from survey_builder import AGREEMENT, LIKELIHOOD


def ends_of(bins: Bins) -> list[tuple[int, int]]:
    found = {bins.of(value) for value in range(bins.least, bins.most + 1)}
    return sorted((each.least, each.most) for each in found)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (4, [(0, 4)]),
        (5, [(0, 2), (3, 5)]),
        (6, [(0, 3), (4, 6)]),
        (7, [(0, 3), (4, 7)]),
        (8, [(0, 2), (3, 5), (6, 8)]),
        (10, [(0, 2), (3, 7), (8, 10)]),
        (12, [(0, 2), (3, 6), (7, 9), (10, 12)]),
        (15, [(0, 2), (3, 5), (6, 9), (10, 12), (13, 15)]),
        (20, [(0, 2), (3, 5), (6, 8), (9, 11), (12, 14), (15, 17), (18, 20)]),
    ],
)
def test_head_counts_have_the_bins_of_the_specification(
    people: int, expected: list[tuple[int, int]]
) -> None:
    assert ends_of(HEAD_COUNT.bins(people, people_per_bin=3)) == expected


def test_a_mean_of_five_people_has_the_bins_of_the_specification() -> None:
    """1.0-2.2 | 2.4-3.0 | 3.2-3.6 | 3.8-5.0 on a scale from 1 to 5."""
    measure = mean_of_scale(AGREEMENT)
    bins = measure.bins(5, people_per_bin=3)
    written = [measure.shown(Bin(least=low, most=high), 5) for low, high in ends_of(bins)]
    assert [(shown.least, shown.most) for shown in written] == [
        (1.0, 2.2),
        (2.4, 3.0),
        (3.2, 3.6),
        (3.8, 5.0),
    ]


def test_ends_are_wide_enough_for_two_people_on_the_other_side_of_favourable() -> None:
    """0 to 10, favourable from 9, unfavourable to 6: two at 9 among zeros, two at 6 among tens."""
    first, *_, last = ends_of(mean_of_scale(LIKELIHOOD).bins(40, people_per_bin=3))
    assert first == (0, 18)
    assert last == (400 - 8, 400)


def test_a_value_outside_is_refused() -> None:
    with pytest.raises(ValueError, match="not between"):
        HEAD_COUNT.bins(5, people_per_bin=3).of(6)


@given(
    st.integers(0, 60),
    st.integers(1, 400),
    st.integers(1, 12),
    st.integers(1, 12),
    st.integers(1, 60),
)
def test_bins_are_consecutive_and_none_is_narrower_than_asked(
    least: int, values: int, low_end: int, high_end: int, width: int
) -> None:
    bins = Bins(least=least, most=least + values, low_end=low_end, high_end=high_end, width=width)
    ends = ends_of(bins)
    assert ends[0][0] == bins.least
    assert ends[-1][1] == bins.most
    assert all(high + 1 == low for (_, high), (low, _) in pairwise(ends))
    sizes = [high - low + 1 for low, high in ends]
    if len(ends) > 1:
        assert sizes[0] >= low_end
        assert sizes[-1] >= high_end
        assert all(size >= width for size in sizes[1:-1])
        assert max(sizes[1:-1], default=width) - min(sizes[1:-1], default=width) <= 1
