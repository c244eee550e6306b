import math

import numpy as np
import pytest

from spegla.errors import EmptyBaseError
from spegla.stats.shares import wilson
from spegla.stats.tolerance import zone_of_tolerance

NAN = math.nan
PEOPLE = 1000


def answers_with_mean(mean):
    """A thousand answers in whole points whose mean is exact to three decimals."""
    low = math.floor(mean)
    higher = round((mean - low) * PEOPLE)
    return np.array([float(low + 1)] * higher + [float(low)] * (PEOPLE - higher))


def zone(rows):
    levels = np.array(rows, dtype=float)
    return zone_of_tolerance(minimum=levels[:, 0], desired=levels[:, 1], perceived=levels[:, 2])


@pytest.mark.parametrize(
    ("means", "printed"),
    [
        ((6.108, 8.025, 7.312), (6.11, 8.03, 7.31, 1.20, -0.71)),
        ((6.295, 7.875, 6.274), (6.30, 7.88, 6.27, -0.02, -1.60)),
        ((5.882, 7.920, 7.092), (5.88, 7.92, 7.09, 1.21, -0.83)),
        ((6.696, 7.956, 7.582), (6.70, 7.96, 7.58, 0.89, -0.37)),
        ((6.793, 8.118, 7.501), (6.79, 8.12, 7.50, 0.71, -0.62)),
        ((6.143, 7.733, 7.202), (6.14, 7.73, 7.20, 1.06, -0.53)),
    ],
)
def test_gaps_come_from_answers_and_not_from_printed_means(means, printed):
    """Source: lehigh.edu/~inulg/LibQUAL02-04.htm, minimum, desired, perceived and both gaps.

    AS-3 for institutions B, F and I (METHOD.md 2.11), AS-7 for C, A and G. The answers are made
    so that their means round to the printed ones; B, F and C then show gaps that the printed
    means do not.
    """
    lowest, highest, now = map(answers_with_mean, means)
    found = zone_of_tolerance(minimum=lowest, desired=highest, perceived=now)
    values = [
        each.mean
        for each in (
            found.minimum,
            found.desired,
            found.perceived,
            found.adequacy,
            found.superiority,
        )
    ]
    assert values == pytest.approx(printed, abs=0.005 + 1e-9)


def test_a_gap_is_the_mean_of_each_respondents_difference():
    found = zone([(5, 8, 7), (6, 9, 5), (4, 7, 6), (7, 8, 8)])
    assert found.adequacy.mean == pytest.approx((2 - 1 + 2 + 1) / 4)
    assert found.superiority.mean == pytest.approx((-1 - 4 - 1 + 0) / 4)
    assert found.adequacy.sd == pytest.approx(np.std([2, -1, 2, 1], ddof=1))


def test_people_below_their_own_minimum_are_counted_one_by_one():
    """The mean is above the mean minimum, and still one in four is below theirs."""
    found = zone([(5, 8, 8), (6, 9, 5), (4, 7, 7), (7, 8, 7)])
    assert found.perceived.mean > found.minimum.mean
    assert (found.below_minimum, found.base) == (1, 4)
    assert wilson(found.below_minimum, found.base).value == 0.25


def test_an_inverted_answer_leaves_the_gaps_and_nothing_else():
    plain = [(5, 8, 7), (6, 9, 5), (4, 7, 6)]
    found = zone([*plain, (9, 6, 7)])
    assert found.inverted == 1
    assert (found.adequacy, found.superiority) == (zone(plain).adequacy, zone(plain).superiority)
    assert (found.base, found.adequacy.n) == (4, 3)
    assert found.minimum.mean == pytest.approx((5 + 6 + 4 + 9) / 4)
    assert found.below_minimum == 2


def test_a_minimum_equal_to_the_desired_is_not_inverted():
    found = zone([(7, 7, 6), (5, 5, 5)])
    assert (found.inverted, found.adequacy.n) == (0, 2)


def test_incomplete_answers_are_counted_and_used_nowhere():
    complete = [(5, 8, 7), (6, 9, 5)]
    found = zone([*complete, (NAN, 8, 7), (1, NAN, NAN), (NAN, NAN, NAN)])
    assert found.incomplete == 2
    assert (found.minimum, found.desired, found.perceived) == (
        zone(complete).minimum,
        zone(complete).desired,
        zone(complete).perceived,
    )


@pytest.mark.parametrize(
    "rows",
    [
        [(5, 8, 7)],
        [(NAN, 8, 7), (5, NAN, 7), (5, 8, 7)],
        [(8, 5, 7), (9, 6, 7), (5, 8, 7)],
    ],
)
def test_fewer_than_two_usable_people_have_no_zone(rows):
    with pytest.raises(EmptyBaseError):
        zone(rows)


def test_arrays_that_do_not_belong_together_are_refused():
    with pytest.raises(ValueError, match="one value per respondent"):
        zone_of_tolerance(minimum=np.ones(3), desired=np.ones(3), perceived=np.ones(4))
    with pytest.raises(ValueError, match="one value per respondent"):
        zone_of_tolerance(
            minimum=np.ones((3, 2)), desired=np.ones((3, 2)), perceived=np.ones((3, 2))
        )
