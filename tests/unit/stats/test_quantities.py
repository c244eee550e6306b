"""Means and medians of grouped data, against values worked out by hand."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spegla.errors import EmptyBaseError
from spegla.stats.quantities import grouped_mean, grouped_median

EDGES = (0, 1, 2, 5, 10, 160)
OF_GROUPS = pytest.mark.parametrize("of_groups", [grouped_mean, grouped_median])


def test_the_mean_takes_the_middle_of_each_class() -> None:
    # (2 x 0.5 + 1 x 1.5 + 4 x 3.5 + 2 x 7.5 + 1 x 85) / 10
    assert grouped_mean(EDGES, [2, 1, 4, 2, 1]) == pytest.approx(11.65)


def test_the_median_spreads_people_evenly_within_their_class() -> None:
    # The fifth of ten is the second of four between 2 and 5: 2 + 3 x (5 - 3) / 4.
    assert grouped_median(EDGES, [2, 1, 4, 2, 1]) == pytest.approx(3.5)


@pytest.mark.parametrize(
    ("shares", "median"),
    [
        pytest.param([0, 0, 1, 0, 0], 3.5, id="all in one class"),
        pytest.param([1, 0, 0, 0, 0], 0.5, id="all in the first"),
        pytest.param([0, 0, 0, 0, 1], 85.0, id="all in the last"),
        pytest.param([0.5, 0, 0, 0, 0.5], 1.0, id="halves at both ends"),
        pytest.param([0.1] * 3 + [0.3, 0.4], 5 + 5 * 2 / 3, id="tenths that are not exact"),
    ],
)
def test_the_median_of_uneven_classes(shares: Sequence[float], median: float) -> None:
    assert grouped_median(EDGES, shares) == pytest.approx(median)


def test_a_textbook_s_wages_of_65_employees() -> None:
    """Spiegel, Schaum's Outline of Statistics: mean 79.77 and median 79.06 dollars."""
    edges, people = [50, 60, 70, 80, 90, 100, 110, 120], [8, 10, 16, 14, 10, 5, 2]
    assert round(grouped_mean(edges, people), 2) == 79.77
    assert round(grouped_median(edges, people), 2) == 79.06


@OF_GROUPS
def test_counts_and_shares_say_the_same(of_groups: Callable[..., float]) -> None:
    assert of_groups(EDGES, [2, 1, 4, 2, 1]) == pytest.approx(
        of_groups(EDGES, [0.2, 0.1, 0.4, 0.2, 0.1])
    )


@OF_GROUPS
def test_of_nobody_there_is_none(of_groups: Callable[..., float]) -> None:
    with pytest.raises(EmptyBaseError):
        of_groups(EDGES, [0] * 5)


@OF_GROUPS
@pytest.mark.parametrize("edges", [EDGES[1:], (*EDGES, 200)])
def test_classes_have_one_edge_more(of_groups: Callable[..., float], edges: Sequence[int]) -> None:
    with pytest.raises(ValueError, match="edges do not make 5 classes"):
        of_groups(edges, [1] * 5)


@given(st.lists(st.integers(0, 50), min_size=5, max_size=5).filter(any))
def test_both_lie_within_the_classes_that_anybody_is_in(people: list[int]) -> None:
    used = np.flatnonzero(people)
    low, high = EDGES[used[0]], EDGES[used[-1] + 1]
    for of_groups in (grouped_mean, grouped_median):
        assert low <= of_groups(EDGES, people) <= high


@given(st.lists(st.integers(0, 50), min_size=5, max_size=5).filter(any))
def test_the_median_has_half_of_the_people_on_either_side(people: list[int]) -> None:
    median = grouped_median(EDGES, people)
    below = np.interp(median, EDGES, np.concatenate([[0], np.cumsum(people)]))
    assert below == pytest.approx(sum(people) / 2)
