import math

import numpy as np
import pytest

from spegla.errors import EmptyBaseError
from spegla.stats.means import moments_of_counts
from spegla.stats.recommendation import (
    RecommendationCounts,
    net_promoter_score,
    recommendation_difference,
    standard_error,
)
from spegla.stats.shares import ScaleCounts, favourable_share

HALF_THIRD_SIXTH = RecommendationCounts(promoters=162, passives=108, detractors=54)


def answers_with_three_more(counts):
    """Answers as -1, 0 and 1, with their weights, when the three people are added."""
    weights = np.array([counts.detractors + 0.75, counts.passives + 1.5, counts.promoters + 0.75])
    return np.array([-100.0, 0.0, 100.0]), weights


def test_score_and_standard_error_equal_the_published_example():
    """Source: stats.stackexchange.com/a/18609, p = 1/2, 1/3, 1/6 and n = 324 (METHOD.md 2.4)."""
    assert net_promoter_score(HALF_THIRD_SIXTH).value == pytest.approx(100 / 3)
    assert standard_error(HALF_THIRD_SIXTH) == pytest.approx(4.141, abs=1e-3)
    assert standard_error(HALF_THIRD_SIXTH) ** 2 * 324 / 100**2 == pytest.approx(5 / 9)


@pytest.mark.parametrize(
    ("promoters", "passives", "detractors", "expected"),
    [(30, 50, 20, 10), (250, 675, 75, 17.5), (2, 2, 6, -40)],
)
def test_scores_equal_published_ones(promoters, passives, detractors, expected):
    """Sources: DELA annual report 2018, glossary (30 % and 20 % make +10).

    gist.github.com/jdmaturen 2014 (250 and 75 of 1000 make 17.5); github.com/rbouch85/DS_Adventures
    (one person at each of 1 to 10 makes -40).
    """
    counts = RecommendationCounts(promoters=promoters, passives=passives, detractors=detractors)
    assert net_promoter_score(counts).value == pytest.approx(expected)


@pytest.mark.parametrize("counts", [(162, 108, 54), (15, 13, 8), (2, 0, 30), (40, 0, 0)])
def test_the_interval_is_the_plain_one_of_three_more_people(counts):
    """Rocks 2016: ¾ of a person is added to each end and 1½ to the passives."""
    found_counts = RecommendationCounts(
        promoters=counts[0], passives=counts[1], detractors=counts[2]
    )
    answers, weights = answers_with_three_more(found_counts)
    mean = np.average(answers, weights=weights)
    variance = np.average((answers - mean) ** 2, weights=weights) / weights.sum()
    found = net_promoter_score(found_counts)
    assert found.low == pytest.approx(mean - 1.959964 * math.sqrt(variance), abs=1e-4)
    assert found.high == pytest.approx(min(mean + 1.959964 * math.sqrt(variance), 100), abs=1e-4)


def test_two_scores_equal_the_test_worked_by_hand():
    """15/13/8 against 12/7/12 by the formulas of measuringu.com/nps-significance-test.

    Adjusted: (15.75 - 8.75)/39 = .17949 with variance (24.5/39 - .17949²)/39 = .0152818, and 0
    with variance (25.5/34)/34 = .0220588; z = .17949 / sqrt(.0373406) = .92884, p = .35297.
    """
    first = RecommendationCounts(promoters=15, passives=13, detractors=8)
    second = RecommendationCounts(promoters=12, passives=7, detractors=12)
    found = recommendation_difference(first, second)
    assert found.value == pytest.approx(100 * 7 / 36)
    assert found.p_value == pytest.approx(0.35297, abs=1e-5)
    assert (found.high + found.low) / 2 == pytest.approx(17.9487, abs=1e-4)
    assert (found.high - found.low) / 2 == pytest.approx(1.959964 * 19.3237, abs=1e-3)


def test_turning_the_groups_round_turns_the_difference_round():
    first = RecommendationCounts(promoters=60, passives=60, detractors=30)
    second = RecommendationCounts(promoters=30, passives=40, detractors=30)
    there = recommendation_difference(first, second)
    back = recommendation_difference(second, first)
    assert back.p_value == there.p_value
    assert (back.value, back.low, back.high) == pytest.approx(
        (-there.value, -there.high, -there.low)
    )


def test_eleven_counts_become_promoters_passives_and_detractors():
    found = RecommendationCounts.from_scale([1, 2, 3, 4, 5, 6, 7, 10, 20, 100, 200], missing=4)
    assert found == RecommendationCounts(promoters=300, passives=30, detractors=28, missing=4)


@pytest.mark.parametrize("points", [5, 10, 12])
def test_a_scale_that_is_not_0_to_10_makes_no_score(points):
    with pytest.raises(ValueError, match="0 to 10"):
        RecommendationCounts.from_scale([3] * points)


def test_people_without_an_answer_are_not_in_the_base():
    with_missing = RecommendationCounts(promoters=5, passives=3, detractors=2, missing=90)
    without = RecommendationCounts(promoters=5, passives=3, detractors=2)
    assert net_promoter_score(with_missing) == net_promoter_score(without)


def test_everybody_a_promoter_is_100_but_not_for_certain():
    found = net_promoter_score(RecommendationCounts(promoters=20, passives=0, detractors=0))
    assert (found.value, found.high) == (100, 100)
    assert found.low < 85
    assert standard_error(RecommendationCounts(promoters=20, passives=0, detractors=0)) == 0


def test_an_interval_that_ends_short_of_the_score_reaches_to_it():
    found = net_promoter_score(RecommendationCounts(promoters=1, passives=0, detractors=0))
    assert found.value == found.high == 100


def test_nobody_has_no_score():
    nobody = RecommendationCounts(promoters=0, passives=0, detractors=0, missing=7)
    somebody = RecommendationCounts(promoters=1, passives=0, detractors=0)
    with pytest.raises(EmptyBaseError):
        net_promoter_score(nobody)
    with pytest.raises(EmptyBaseError):
        standard_error(nobody)
    with pytest.raises(EmptyBaseError):
        recommendation_difference(somebody, nobody)


@pytest.mark.parametrize(("promoters", "detractors"), [(-1, 3), (2.5, 3)])
def test_counts_that_no_group_can_have_are_refused(promoters, detractors):
    with pytest.raises(ValueError, match="people"):
        RecommendationCounts(promoters=promoters, passives=4, detractors=detractors)


def test_middles_of_bins_are_counts_too():
    found = net_promoter_score(RecommendationCounts(promoters=7.5, passives=5, detractors=2.5))
    assert found.base == 15
    assert found.value == pytest.approx(100 / 3)


def test_an_effort_item_of_seven_points_gives_a_share_and_a_mean():
    """METHOD.md 2.4: 5-7 of 7 agree that IT made it easy; no function of its own is needed.

    39 of 60 agree; the mean is (2 + 2·4 + 3·5 + 4·10 + 5·15 + 6·14 + 7·10) / 60 = 294/60.
    """
    people = [2, 4, 5, 10, 15, 14, 10]
    easy = favourable_share(ScaleCounts(favourable=sum(people[4:]), other=sum(people[:4])))
    assert (easy.value, easy.base) == (0.65, 60)
    assert moments_of_counts(range(1, 8), people).mean == pytest.approx(4.9)
