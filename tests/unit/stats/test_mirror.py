import pytest
from scipy import stats

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Moments
from spegla.stats.means import moments
from spegla.stats.mirror import (
    USUAL_LENIENCY,
    agreement,
    rank_agreement,
    self_image,
    top_overlap,
)
from spegla.survey.readings import Agreement

CUSTOMERS = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]
SELF = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4]


def test_the_brunner_munzel_data_make_an_overestimate():
    """Source: METHOD.md 2.15: Glass delta 1.6274 with customers m 1.3571, s .8419."""
    customers = moments(CUSTOMERS)
    seen = self_image(moments(SELF).mean, len(SELF), customers, target=3)
    assert customers.mean == pytest.approx(1.3571, abs=5e-5)
    assert customers.sd == pytest.approx(0.8419, abs=5e-5)
    assert seen.standardised == pytest.approx(1.6274, abs=5e-5)
    assert seen.agreement is Agreement.OVERESTIMATE


def test_the_customers_spread_stands_for_both_sides():
    customers = Moments(mean=61, sd=20, n=240)
    seen = self_image(70, 8, customers, target=70)
    expected = stats.ttest_ind_from_stats(70, 20, 8, 61, 20, 240, equal_var=False)
    assert seen.gap.value == 9
    assert seen.gap.p_value == pytest.approx(expected.pvalue)
    assert seen.standardised == pytest.approx(0.45)


def test_a_team_of_one_is_no_sample():
    with pytest.raises(EmptyBaseError):
        self_image(70, 1, Moments(mean=61, sd=20, n=240), target=70)


@pytest.mark.parametrize(
    ("standardised", "is_proven", "customers_mean", "expected"),
    [
        (0.5, True, 60, Agreement.OVERESTIMATE),
        (0.5, False, 60, Agreement.LEANING_OVER),
        (0.49, True, 70, Agreement.GOOD_AGREEMENT),
        (-0.49, False, 69.9, Agreement.POOR_AGREEMENT),
        (-0.5, False, 90, Agreement.LEANING_UNDER),
        (-0.5, True, 90, Agreement.UNDERESTIMATE),
    ],
)
def test_the_class_of_a_gap(standardised, is_proven, customers_mean, expected):
    """METHOD.md 2.15: half a standard deviation and the interval decide, then the target."""
    found = agreement(standardised, is_proven=is_proven, customers_mean=customers_mean, target=70)
    assert found is expected


@pytest.mark.parametrize(
    ("team_mean", "expected"),
    [(80, Agreement.OVERESTIMATE), (70, Agreement.GOOD_AGREEMENT), (60, Agreement.UNDERESTIMATE)],
)
def test_customers_who_all_agree_make_any_gap_a_proven_one(team_mean, expected):
    seen = self_image(team_mean, 8, Moments(mean=70, sd=0, n=240), target=70)
    assert seen.agreement is expected


def test_the_usual_leniency_is_no_overestimate():
    found = agreement(USUAL_LENIENCY, is_proven=True, customers_mean=50, target=70)
    assert found is Agreement.POOR_AGREEMENT


def test_rank_agreement_goes_from_opposite_to_the_same_order():
    assert rank_agreement([1, 2, 3, 4], [10, 20, 30, 40]) == pytest.approx(1)
    assert rank_agreement([1, 2, 3, 4], [40, 30, 20, 10]) == pytest.approx(-1)


def test_rank_agreement_equals_the_formula_of_squared_rank_differences():
    """Spearman 1904: 1 - 6 Σd² / (n (n² - 1)), here with rank differences 1, 1, 2, 1, 1."""
    assert rank_agreement([1, 2, 3, 4, 5], [2, 1, 5, 3, 4]) == pytest.approx(1 - 6 * 8 / 120)


@pytest.mark.parametrize(("team", "customers"), [([], []), ([1], [1]), ([5, 5, 5], [1, 2, 3])])
def test_without_an_order_there_is_no_rank_agreement(team, customers):
    with pytest.raises(EmptyBaseError):
        rank_agreement(team, customers)


def test_rank_agreement_equals_a_published_example():
    """Source: Wikipedia, Spearman's rank correlation: IQ and hours of television, -29/165."""
    iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110]
    hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]
    assert rank_agreement(iq, hours) == pytest.approx(-29 / 165)


@pytest.mark.parametrize(
    ("team", "customers", "expected"),
    [
        ([5, 4, 3, 2, 1, 0], [5, 4, 3, 2, 1, 0], 3),
        ([5, 4, 3, 2, 1, 0], [0, 1, 2, 3, 4, 5], 0),
        ([5, 4, 3, 2, 1, 0], [5, 0, 1, 4, 3, 2], 1),
        ([5, 4, 3, 3, 1, 0], [5, 4, 0, 3, 1, 2], 3),
        ([1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2], 3),
    ],
    ids=["same", "opposite", "one", "level with the third place", "all level"],
)
def test_how_many_of_the_top_three_are_shared(team, customers, expected):
    assert top_overlap(team, customers) == expected


def test_an_overlap_of_everything_with_everything_says_nothing():
    with pytest.raises(EmptyBaseError):
        top_overlap([3, 2, 1], [1, 2, 3])
    with pytest.raises(ValueError, match="place"):
        top_overlap([3, 2, 1], [1, 2, 3], top=0)
    with pytest.raises(ValueError, match="zip"):
        top_overlap([4, 3, 2, 1], [1, 2, 3, 4, 5])
