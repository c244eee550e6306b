import numpy as np
import pytest

from spegla.errors import EmptyBaseError
from spegla.stats.importance_performance import (
    BOXES,
    NEEDED_CONFIDENCE,
    Placement,
    data_cross,
    diagonal,
    diagonal_confidence,
    draw_means,
    placement,
    placement_confidence,
    quadrant,
    standardised,
)
from spegla.stats.resampling import resample_weights, weighted_means
from spegla.survey.readings import Quadrant

NAN = np.nan

# R package likert, data set "gap" (68 people, invented, 7 points), means of METHOD.md 2.13.
SATISFACTION = {
    "Financial Aid": 5.5441,
    "Bursar": 5.9853,
    "Advising": 6.3235,
    "Records": 6.1324,
    "Testing": 6.0735,
}
IMPORTANCE = {
    "Financial Aid": 5.3235,
    "Bursar": 5.7500,
    "Advising": 5.8676,
    "Records": 6.0000,
    "Testing": 5.6324,
}


def boxes(cross):
    return {
        service: quadrant(SATISFACTION[service], IMPORTANCE[service], cross=cross)
        for service in SATISFACTION
    }


def test_the_data_centred_boxes_of_gap():
    """Source: METHOD.md 2.13, grand means 6.0118 and 5.7147: Low, Concentrate, Keep, Keep,
    Overkill."""
    cross = data_cross(list(SATISFACTION.values()), list(IMPORTANCE.values()))
    assert cross == pytest.approx((6.0118, 5.7147), abs=1e-4)
    assert boxes(cross) == {
        "Financial Aid": Quadrant.LOW_PRIORITY,
        "Bursar": Quadrant.CONCENTRATE,
        "Advising": Quadrant.KEEP_UP,
        "Records": Quadrant.KEEP_UP,
        "Testing": Quadrant.POSSIBLE_OVERKILL,
    }


def test_the_scale_centred_boxes_of_gap():
    """Source: METHOD.md 2.13, cross at the middle of seven points: all Keep."""
    assert set(boxes((4, 4)).values()) == {Quadrant.KEEP_UP}


def test_the_diagonal_of_gap():
    """Source: METHOD.md 2.13: none to improve, every satisfaction is above its importance."""
    found = {diagonal(SATISFACTION[service], IMPORTANCE[service]) for service in SATISFACTION}
    assert found == {Quadrant.KEEP_UP}


def test_the_diagonal_of_standardised_axes_finds_something_to_improve():
    """By hand: z of performance -1.81 -0.10 1.20 0.47 0.24, of importance -1.70 0.15 0.66 1.24
    -0.36. Without their means and spreads the axes always have a loser."""
    performance, importance = (
        standardised(np.array(list(values.values()))) for values in (SATISFACTION, IMPORTANCE)
    )
    to_improve = [
        service
        for service, *point in zip(SATISFACTION, performance, importance, strict=True)
        if diagonal(*point) is Quadrant.CONCENTRATE
    ]
    assert to_improve == ["Financial Aid", "Bursar", "Records"]


@pytest.mark.parametrize(
    ("performance", "importance", "expected"),
    [
        (70, 0.1, Quadrant.KEEP_UP),
        (69.9, 0.1, Quadrant.CONCENTRATE),
        (70, 0.09, Quadrant.POSSIBLE_OVERKILL),
        (69.9, 0.09, Quadrant.LOW_PRIORITY),
    ],
)
def test_at_the_cross_counts_as_above_it(performance, importance, expected):
    assert quadrant(performance, importance, cross=(70, 0.1)) is expected


def test_without_dimensions_there_is_no_data_cross():
    with pytest.raises(EmptyBaseError):
        data_cross([], [])


def test_standardised_values_have_mean_0_and_sd_1_in_each_draw():
    draws = np.random.default_rng(1).normal(60, 9, (20, 6))
    found = standardised(draws)
    np.testing.assert_allclose(found.mean(axis=1), 0, atol=1e-12)
    np.testing.assert_allclose(found.std(axis=1), 1)
    np.testing.assert_allclose(found[3], standardised(draws[3]))


def test_dimensions_that_do_not_differ_are_all_in_the_middle():
    assert standardised(np.full(4, 0.1)).tolist() == [0, 0, 0, 0]


def random_draws():
    generator = np.random.default_rng(4)
    scores = generator.normal([55, 68, 71, 90], 20, (80, 4))
    picks = (generator.random((80, 4)) < [0.3, 0.6, 0.5, 0.1]).astype(float)
    weights = resample_weights(80, 300, generator)
    return weighted_means(scores, weights), weighted_means(picks, weights)


def counted(performance, importance, crosses):
    """Share of draws per box, by placing each point of each draw."""
    found = np.zeros((performance.shape[1], 4))
    for scores, shares, cross in zip(performance, importance, crosses, strict=True):
        for dimension, point in enumerate(zip(scores, shares, strict=True)):
            found[dimension, BOXES.index(quadrant(*point, cross=cross))] += 1
    return found / len(performance)


def test_the_confidence_is_the_share_of_draws_in_each_box():
    performance, importance = random_draws()
    found = placement_confidence(performance, importance, cross=(70.0, 0.375))
    np.testing.assert_allclose(found, counted(performance, importance, [(70.0, 0.375)] * 300))
    np.testing.assert_allclose(found.sum(axis=1), 1)


def test_the_data_cross_is_computed_anew_in_each_draw():
    performance, importance = random_draws()
    crosses = [data_cross(*draw) for draw in zip(performance, importance, strict=True)]
    found = placement_confidence(
        performance, importance, cross=(draw_means(performance), draw_means(importance))
    )
    np.testing.assert_allclose(found, counted(performance, importance, crosses))


def test_each_dimension_may_have_its_own_target():
    performance = np.array([[60.0, 60.0], [62.0, 62.0]])
    importance = np.full((2, 2), 0.5)
    found = placement_confidence(performance, importance, cross=(np.array([61.0, 80.0]), 0.5))
    assert found.tolist() == [[0.5, 0.5, 0, 0], [1, 0, 0, 0]]


def test_draws_without_a_value_count_neither_for_nor_against():
    performance = np.array([[60.0], [NAN], [80.0], [80.0]])
    importance = np.array([[0.5], [0.5], [NAN], [0.5]])
    found = placement_confidence(performance, importance, cross=(70.0, 0.5))
    assert found.tolist() == [[0.5, 0.5, 0, 0]]


def test_a_dimension_without_any_draw_is_refused():
    with pytest.raises(EmptyBaseError):
        placement_confidence(np.array([[NAN, 1.0]]), np.ones((1, 2)), cross=(0.0, 0.0))


def test_the_diagonal_is_counted_over_draws():
    performance, importance = (standardised(draws) for draws in random_draws())
    found = diagonal_confidence(performance, importance)
    to_improve = np.mean(importance > performance, axis=0)
    np.testing.assert_allclose(found[:, BOXES.index(Quadrant.CONCENTRATE)], to_improve)
    np.testing.assert_allclose(found[:, BOXES.index(Quadrant.KEEP_UP)], 1 - to_improve)
    assert found[:, 2:].sum() == 0


def test_a_box_is_printed_from_80_percent_of_the_draws():
    """METHOD.md 2.13: a box label only at 80 % or more, else between boxes."""
    assert NEEDED_CONFIDENCE == 0.8
    in_box = placement(Quadrant.CONCENTRATE, [0.8, 0.2, 0, 0])
    assert in_box == Placement(quadrant=Quadrant.CONCENTRATE, confidence=0.8)
    between = placement(Quadrant.CONCENTRATE, [0.79, 0.21, 0, 0])
    assert between == Placement(quadrant=Quadrant.BETWEEN, confidence=0.79)


def test_the_box_of_most_draws_does_not_replace_the_box_of_the_point():
    found = placement(Quadrant.KEEP_UP, [0.9, 0.1, 0, 0])
    assert found == Placement(quadrant=Quadrant.BETWEEN, confidence=0.1)


def test_a_point_between_boxes_cannot_be_placed():
    with pytest.raises(ValueError, match="not in tuple"):
        placement(Quadrant.BETWEEN, [0.25, 0.25, 0.25, 0.25])


def test_each_box_needs_its_share():
    with pytest.raises(ValueError, match="3 shares for 4 boxes"):
        placement(Quadrant.KEEP_UP, [0.25, 0.25, 0.5])
