import pytest
from scipy import stats

from spegla.errors import EmptyBaseError
from spegla.stats.shares import (
    ScaleCounts,
    answers_needed,
    favourable_share,
    newcombe_difference,
    wilson,
)

FIRST_AND_SECOND = [
    (ScaleCounts(favourable=56, other=14), ScaleCounts(favourable=48, other=32)),
    (ScaleCounts(favourable=9, other=1), ScaleCounts(favourable=3, other=7)),
]


@pytest.mark.parametrize(
    ("successes", "base", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605)],
)
def test_wilson_equals_newcombe_1998(successes, base, low, high):
    """Source: Newcombe 1998, Statistics in Medicine 17, 857-872 (METHOD.md 2.6)."""
    found = wilson(successes, base)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(("successes", "base"), [(0, 12), (1, 9), (18, 30), (40, 40), (7, 300)])
@pytest.mark.parametrize("level", [0.90, 0.95])
def test_wilson_equals_scipy_where_scipy_has_it(successes, base, level):
    expected = stats.binomtest(successes, base).proportion_ci(level, method="wilson")
    found = wilson(successes, base, level=level)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-12)


def test_wilson_for_a_finite_population():
    """Source: METHOD.md 2.6, near R survey's svyciprop on apisrs (.7556-.8626)."""
    found = wilson(163, 200, population=6194)
    assert (found.low, found.high) == pytest.approx((0.7565, 0.8620), abs=5e-5)


def test_a_complete_count_has_no_width():
    found = wilson(30, 40, population=40)
    assert (found.value, found.low, found.high) == (0.75, 0.75, 0.75)


def test_the_only_person_asked_is_a_complete_count():
    assert wilson(1, 1, population=1).low == 1


def test_an_interval_narrows_as_more_of_all_people_answer():
    widths = [
        (found := wilson(18, 30, population=population)).high - found.low
        for population in (None, 1000, 60, 40, 31)
    ]
    assert widths == sorted(widths, reverse=True)


def test_the_middle_of_a_bin_may_be_no_whole_person():
    assert wilson(4, 12).low < wilson(4.5, 12).low < wilson(5, 12).low


@pytest.mark.parametrize(
    ("favourable", "expected"),
    [(44, 0.6471), (48, 0.7059), (57, 0.8382), (53, 0.7794), (54, 0.7941)],
)
def test_favourable_shares_equal_likert_gap(favourable, expected):
    """Source: R package likert, data set gap, share of 6 and 7 among 68 (METHOD.md 2.2)."""
    share = favourable_share(ScaleCounts(favourable=favourable, other=68 - favourable))
    assert share.value == pytest.approx(expected, abs=5e-5)


def test_people_without_an_answer_are_not_in_the_base():
    with_missing = ScaleCounts(favourable=18, other=12, missing=70)
    assert favourable_share(with_missing) == wilson(18, 30)


@pytest.mark.parametrize("question", [favourable_share])
def test_a_share_of_nobody_is_refused(question):
    with pytest.raises(EmptyBaseError):
        question(ScaleCounts(favourable=0, other=0, missing=9))


@pytest.mark.parametrize(("successes", "base"), [(-1, 10), (11, 10)])
def test_successes_that_are_no_part_of_the_base_are_refused(successes, base):
    with pytest.raises(ValueError, match="not a part"):
        wilson(successes, base)


@pytest.mark.parametrize(
    "counts",
    [{"favourable": -1, "other": 2}, {"favourable": 1.3, "other": 2}],
)
def test_counts_that_no_group_has_are_refused(counts):
    with pytest.raises(ValueError, match="number"):
        ScaleCounts(**counts)


@pytest.mark.parametrize(
    ("groups", "value", "low", "high"),
    [
        (FIRST_AND_SECOND[0], 0.2, 0.0524, 0.3339),
        (FIRST_AND_SECOND[1], 0.6, 0.1705, 0.8090),
    ],
)
def test_differences_equal_newcombe_1998(groups, value, low, high):
    """Source: Newcombe 1998, Statistics in Medicine 17, 873-890, method 10 (METHOD.md 2.6)."""
    found = newcombe_difference(*groups)
    assert (found.value, found.low, found.high) == pytest.approx((value, low, high), abs=5e-5)


@pytest.mark.parametrize("groups", FIRST_AND_SECOND)
def test_turning_a_difference_round_turns_its_bounds_round(groups):
    there, back = newcombe_difference(*groups), newcombe_difference(*groups[::-1])
    assert (back.value, back.low, back.high) == pytest.approx(
        (-there.value, -there.high, -there.low)
    )


def test_two_complete_counts_differ_by_exactly_what_they_differ_by():
    found = newcombe_difference(*FIRST_AND_SECOND[0], populations=(70, 80))
    assert found.low == found.value == found.high


def test_the_rest_is_the_total_without_the_segment():
    total = ScaleCounts(favourable=18, other=12, missing=5)
    segment = ScaleCounts(favourable=4, other=8, missing=2)
    assert total.without(segment) == ScaleCounts(favourable=14, other=4, missing=3)


def test_rounded_counts_that_contradict_each_other_leave_a_possible_rest():
    total = ScaleCounts(favourable=7, other=13)
    segment = ScaleCounts(favourable=8.5, other=3.5)
    assert total.without(segment) == ScaleCounts(favourable=0, other=8)


def test_a_segment_of_everybody_leaves_no_rest():
    total = ScaleCounts(favourable=7, other=13)
    with pytest.raises(EmptyBaseError):
        total.without(total)


@pytest.mark.parametrize(
    ("population", "within_ten", "within_five"),
    [(50, 33, 44), (100, 49, 80), (200, 65, 132), (500, 81, 217), (1000, 88, 278)],
)
def test_answers_needed_equal_the_published_table(population, within_ten, within_five):
    """Source: parkinslot.blogspot.com 2003, 95 % (METHOD.md 2.5); rounded to the nearest."""
    assert answers_needed(population, margin=0.10) == within_ten
    assert answers_needed(population, margin=0.05) == within_five


def test_answers_needed_never_leave_the_population():
    assert [answers_needed(n, margin=0.01) for n in (1, 2, 10)] == [1, 2, 10]
    assert answers_needed(10, margin=0.99) == 1


def test_answers_needed_refuse_what_makes_no_sense():
    with pytest.raises(EmptyBaseError):
        answers_needed(0, margin=0.1)
    with pytest.raises(ValueError, match="margin"):
        answers_needed(100, margin=5)
