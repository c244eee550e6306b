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


def test_the_adjusted_p_values_equal_stdlib():
    """Source: documentation of @stdlib/stats/padjust, which follows R p.adjust."""
    pvals = [0.319, 0.201, 0.4, 0.374, 0.113]
    assert holm(pvals) == pytest.approx([0.957, 0.804, 0.957, 0.957, 0.565])
    assert benjamini_hochberg(pvals) == pytest.approx([0.4] * 5)
    expected = [0.04, 0.075, 0.205, 0.6, 0.25]
    assert benjamini_hochberg([0.008, 0.03, 0.123, 0.6, 0.2]) == pytest.approx(expected)


def test_holm_rejects_two_of_four():
    """Source: Wikipedia, Holm-Bonferroni method: of .01 .04 .03 .005 the fourth and the first."""
    rejected = [p <= 0.05 for p in holm([0.01, 0.04, 0.03, 0.005])]
    assert rejected == [True, False, False, True]


def test_fifty_four_null_tests_make_about_three_unadjusted_alarms():
    """Source: METHOD.md 2.10: 6 segments, 9 dimensions."""
    evenly_spread = [(rank + 0.5) / 54 for rank in range(54)]
    assert sum(p <= 0.05 for p in evenly_spread) == 3
    assert min(benjamini_hochberg(evenly_spread)) > 0.10


@pytest.mark.parametrize("adjust", [benjamini_hochberg, holm])
@pytest.mark.parametrize("p_values", [[0.5, 1.2], [-0.1], [0.1, float("nan")]])
def test_what_is_no_p_value_is_refused(adjust, p_values):
    with pytest.raises(ValueError, match=r"between 0 and 1|within the range"):
        adjust(p_values)


@pytest.mark.parametrize("adjust", [benjamini_hochberg, holm])
def test_a_family_of_one_is_not_adjusted_and_an_empty_one_is_empty(adjust):
    assert adjust([0.03]) == (0.03,)
    assert adjust([]) == ()


@pytest.mark.parametrize("adjust", [benjamini_hochberg, holm])
def test_the_order_given_is_the_order_returned(adjust):
    assert adjust(P_VALUES[::-1]) == pytest.approx(adjust(P_VALUES)[::-1])


def test_nothing_is_adjusted_above_one():
    assert holm([0.6, 0.7, 0.8]) == (1, 1, 1)
