import numpy as np
import pytest

from spegla.stats.means import moments
from spegla.stats.scores import item_index, respondent_scores

NAN = np.nan


def test_the_index_of_a_five_point_mean():
    """Source: METHOD.md 2.3, formula check 3.60 -> 65."""
    assert item_index(np.array([3.60]), low=1, high=5) == pytest.approx(65)


def test_the_index_of_a_seven_point_mean():
    """Source: METHOD.md 2.3, formula check 6.3235 -> 88.73."""
    assert item_index(np.array([6.3235]), low=1, high=7) == pytest.approx(88.73, abs=5e-3)


def test_an_nki_of_85_is_8_7_on_the_ten_point_scale():
    """Source: SCB for Rättsmedicinalverket 2010, 85 · 0.09 + 1 = 8.65 (METHOD.md 2.3)."""
    assert item_index(np.array([8.65]), low=1, high=10) == pytest.approx(85)
    assert item_index(8.65, low=1, high=10) == pytest.approx(85)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (1, 4, [0, 100 / 3, 200 / 3, 100]),
        (1, 5, [0, 25, 50, 75, 100]),
        (1, 7, [0, 50 / 3, 100 / 3, 50, 200 / 3, 250 / 3, 100]),
        (1, 10, [0, 100 / 9, 200 / 9, 300 / 9, 400 / 9, 500 / 9, 600 / 9, 700 / 9, 800 / 9, 100]),
        (0, 10, [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]),
    ],
)
def test_the_index_of_each_code_of_each_scale(low, high, expected):
    """Worked out by hand: 100 (x - low) / (high - low)."""
    codes = np.arange(low, high + 1, dtype=float)
    assert item_index(codes, low=low, high=high) == pytest.approx(expected)


@pytest.mark.parametrize("codes", [np.array([3.0, 9.0]), np.array([NAN, 0.0]), 5.5])
def test_a_code_off_the_scale_is_refused(codes):
    """A "don't know" coded 9 that slipped through would lift every mean."""
    with pytest.raises(ValueError, match="off the scale"):
        item_index(codes, low=1, high=5)


@pytest.mark.parametrize(("low", "high"), [(3, 3), (5, 1)])
def test_a_scale_without_ends_is_refused(low, high):
    with pytest.raises(ValueError, match="no ends"):
        item_index(3.0, low=low, high=high)


def test_the_ends_of_any_scale_are_0_and_100():
    for low, high in [(0, 10), (1, 4), (1, 7), (-2, 2)]:
        ends = np.array([low, high], dtype=float)
        assert item_index(ends, low=low, high=high).tolist() == [0, 100]


def test_a_score_needs_at_least_half_of_the_items():
    indexes = np.array(
        [
            [0.0, 50.0, 100.0, 50.0],
            [0.0, 50.0, 100.0, NAN],
            [0.0, 50.0, NAN, NAN],
            [0.0, NAN, NAN, NAN],
            [NAN, NAN, NAN, NAN],
        ]
    )
    assert respondent_scores(indexes).tolist() == pytest.approx([50, 50, 25, NAN, NAN], nan_ok=True)


def test_an_nki_needs_two_of_its_three_questions():
    indexes = np.array([[60.0, 90.0, NAN], [60.0, NAN, NAN]])
    assert respondent_scores(indexes).tolist() == pytest.approx([75, NAN], nan_ok=True)


def test_a_group_score_is_a_mean_over_respondents_and_not_over_items():
    indexes = np.array([[100.0, 100.0], [0.0, NAN]])
    group = moments(respondent_scores(indexes))
    mean_of_item_means = np.nanmean(np.nanmean(indexes, axis=0))
    assert group.mean == 50
    assert mean_of_item_means == 75


@pytest.mark.parametrize("shape", [(4, 0), (4,), (2, 2, 2)])
def test_an_array_that_is_not_respondents_by_items_is_refused(shape):
    with pytest.raises(ValueError, match="respondents x items"):
        respondent_scores(np.zeros(shape))


def test_no_respondents_have_no_scores():
    assert respondent_scores(np.zeros((0, 3))).size == 0
