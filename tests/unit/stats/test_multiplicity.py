import pytest

from spegla.stats.multiplicity import benjamini_hochberg, holm

# P-values of Benjamini and Hochberg 1995, section 3.2.
P_VALUES = [
    .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528,
    .7590, 1,
]  # fmt: skip


def test_the_adjusted_p_values_equal_r_on_the_1995_example():
    """Source: R 4.2 p.adjust(p, "BH") (METHOD.md 2.10)."""
    expected = [
        .0015, .0030, .0095, .035625, .0603, .06386, .06386, .0645, .0765, .486, .58118, .71487,
        .75323, .81321, 1,
    ]  # fmt: skip
    assert benjamini_hochberg(P_VALUES) == pytest.approx(expected, abs=5e-6)


def test_how_many_the_1995_example_rejects_at_five_percent():
    """Source: Benjamini and Hochberg 1995: four by theirs, three by Holm and by Bonferroni."""
    assert sum(p <= 0.05 for p in benjamini_hochberg(P_VALUES)) == 4
    assert sum(p <= 0.05 for p in holm(P_VALUES)) == 3
    assert sum(p * len(P_VALUES) <= 0.05 for p in P_VALUES) == 3


def test_holm_multiplies_by_the_tests_that_remain_and_never_falls():
    """Worked out by hand: 4 · .01, 3 · .02, then 2 · .03 held up to .06, then 1 · .05 likewise."""
    assert holm([0.05, 0.03, 0.02, 0.01]) == pytest.approx((0.06, 0.06, 0.06, 0.04))


@pytest.mark.parametrize("adjust", [benjamini_hochberg, holm])
def test_a_family_of_one_is_not_adjusted_and_an_empty_one_is_empty(adjust):
    assert adjust([0.03]) == (0.03,)
    assert adjust([]) == ()


@pytest.mark.parametrize("adjust", [benjamini_hochberg, holm])
def test_the_order_given_is_the_order_returned(adjust):
    assert adjust(P_VALUES[::-1]) == pytest.approx(adjust(P_VALUES)[::-1])


def test_nothing_is_adjusted_above_one():
    assert holm([0.6, 0.7, 0.8]) == (1, 1, 1)
