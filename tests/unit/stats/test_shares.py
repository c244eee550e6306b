import math

import pytest
from scipy import stats

from spegla.errors import EmptyBaseError
from spegla.stats.shares import (
    ScaleCounts,
    answers_needed,
    dont_know_share,
    favourable_share,
    newcombe_difference,
    top_boxes,
    wilson,
)


def counts_of(favourable, base):
    return ScaleCounts(favourable=favourable, other=base - favourable)


FIRST_AND_SECOND = [
    (counts_of(56, 70), counts_of(48, 80)),
    (counts_of(9, 10), counts_of(3, 10)),
]

# R package likert, data set MathAnxiety: percent per category, strongly disagree to strongly agree.
INTERESTING = [10, 15, 10, 35, 30]
WILL_USE = [0, 0, 20, 25, 55]


@pytest.mark.parametrize(
    ("successes", "base", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_equals_newcombe_1998(successes, base, low, high):
    """Source: Newcombe 1998, Statistics in Medicine 17, 857-872, method 3 (METHOD.md 2.6)."""
    found = wilson(successes, base)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_no_vegetarian_among_25_students_leaves_room_for_13_percent():
    """Source: Agresti, Categorical Data Analysis, section 1.4.3: (0.0, 0.133)."""
    found = wilson(0, 25)
    assert (found.low, found.high) == pytest.approx((0, 0.133), abs=5e-4)


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
    ("first", "second", "value", "low", "high"),
    [
        ((56, 70), (48, 80), 0.2000, 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.6000, 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.5714, 0.0582, 0.8062),
        ((5, 56), (0, 29), 0.0893, -0.0381, 0.1926),
        ((0, 10), (0, 20), 0.0000, -0.1611, 0.2775),
        ((0, 10), (0, 10), 0.0000, -0.2775, 0.2775),
        ((10, 10), (0, 20), 1.0000, 0.6791, 1.0000),
        ((10, 10), (0, 10), 1.0000, 0.6075, 1.0000),
    ],
)
def test_differences_equal_newcombe_1998(first, second, value, low, high):
    """Source: Newcombe 1998, Statistics in Medicine 17, 873-890, table II, method 10."""
    found = newcombe_difference(counts_of(*first), counts_of(*second))
    assert (found.value, found.low, found.high) == pytest.approx((value, low, high), abs=5e-5)


def test_a_difference_equals_contingencytables():
    """Source: R package contingencytables, Newcombe_hybrid_score_CI_2x2(perondi_2004)."""
    found = newcombe_difference(counts_of(7, 34), counts_of(1, 34))
    expected = (0.1765, 0.0189, 0.3404)
    assert (found.value, found.low, found.high) == pytest.approx(expected, abs=5e-5)


def test_a_difference_at_90_percent_equals_sas():
    """Source: R package tern, its tests of s_proportion_diff against SAS: 3 of 4, 1 of 2."""
    found = newcombe_difference(counts_of(3, 4), counts_of(1, 2), level=0.90)
    assert (found.low, found.high) == pytest.approx((-0.2967, 0.6750), abs=5e-5)


def test_with_populations_a_difference_is_made_from_the_corrected_intervals():
    first, second = counts_of(45, 60), counts_of(55, 110)
    one, two = wilson(45, 60, population=90), wilson(55, 110, population=260)
    found = newcombe_difference(first, second, populations=(90, 260))
    assert found.low == pytest.approx(0.25 - math.hypot(0.75 - one.low, two.high - 0.5))
    assert found.high == pytest.approx(0.25 + math.hypot(one.high - 0.75, 0.5 - two.low))


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


@pytest.mark.parametrize(
    ("population", "needed"),
    [
        (10, 10), (15, 14), (20, 19), (25, 24), (30, 28), (40, 36), (50, 44), (100, 80),
        (200, 132), (300, 169), (420, 201), (500, 217), (1000, 278), (1500, 306), (2000, 322),
        (5000, 357), (10_000, 370), (20_000, 377), (50_000, 381), (75_000, 382), (1_000_000, 384),
    ],
)  # fmt: skip
def test_answers_needed_equal_krejcie_and_morgan(population, needed):
    """Source: Krejcie and Morgan 1970, table 1, margin .05 at 95 %."""
    assert answers_needed(population, margin=0.05) == needed


def test_answers_needed_never_leave_the_population():
    assert [answers_needed(n, margin=0.01) for n in (1, 2, 10)] == [1, 2, 10]
    assert answers_needed(10, margin=0.99) == 1


def test_answers_needed_refuse_what_makes_no_sense():
    with pytest.raises(EmptyBaseError):
        answers_needed(0, margin=0.1)
    with pytest.raises(ValueError, match="margin"):
        answers_needed(100, margin=5)


@pytest.mark.parametrize(
    ("counts", "low", "neutral", "high"),
    [(INTERESTING, 0.25, 0.10, 0.65), (WILL_USE, 0.0, 0.20, 0.80)],
)
def test_the_three_shares_of_an_item_equal_likert(counts, low, neutral, high):
    """Source: R package likert, MathAnxiety (METHOD.md 2.2)."""
    favourable = favourable_share(top_boxes(counts)).value
    unfavourable = favourable_share(top_boxes(counts[::-1])).value
    assert (unfavourable, favourable) == pytest.approx((low, high))
    assert 1 - favourable - unfavourable == pytest.approx(neutral)


def test_the_top_box_alone_tells_two_ceilings_apart():
    """METHOD.md 2.2: where everybody is favourable, the highest category shows what improves."""
    before, after = [0, 0, 0, 30, 10], [0, 0, 0, 10, 30]
    assert top_boxes(before) == top_boxes(after)
    assert favourable_share(top_boxes(before, boxes=1)).value == 0.25
    assert favourable_share(top_boxes(after, boxes=1)).value == 0.75


def test_three_boxes_of_ten_are_the_favourable_answers_on_one_to_ten():
    """METHOD.md 2.2: 8-10 of 1-10."""
    assert top_boxes([1] * 10, boxes=3, missing=2) == ScaleCounts(favourable=3, other=7, missing=2)


@pytest.mark.parametrize("boxes", [0, -1, 5, 6])
def test_boxes_that_tell_nobody_apart_are_refused(boxes):
    with pytest.raises(ValueError, match="tell nobody apart"):
        top_boxes(INTERESTING, boxes=boxes)


def test_dont_know_is_a_share_of_those_who_were_asked_to_judge():
    """METHOD.md 2.0: DK / (n + DK)."""
    assert dont_know_share(answered=180, dont_know=60) == 0.25
    assert dont_know_share(answered=0, dont_know=3) == 1
    with pytest.raises(EmptyBaseError):
        dont_know_share(answered=0, dont_know=0)
