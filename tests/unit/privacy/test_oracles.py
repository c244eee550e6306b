"""Suppression and audit against published cases: the oracles of PRIVACY.md section 3.

Greedy and optimal suppression have to hide the same here. What is left of the oracles: O8 after
folding is in test_suppression.py, O9 and O11 for the audit alone in test_audit.py.
"""

from functools import partial

import numpy as np
import pytest
from scipy.optimize import linprog

from spegla.privacy.audit import Leak, Safe, audit
from spegla.privacy.optimal import Cost, optimal_base_pattern, optimal_question_pattern
from spegla.privacy.suppression import base_pattern, question_pattern

METHODS = [
    pytest.param(base_pattern, question_pattern, id="greedy"),
    *(
        pytest.param(
            partial(optimal_base_pattern, cost=cost),
            partial(optimal_question_pattern, cost=cost),
            id=f"optimal, cost by {cost.name.lower()}",
        )
        for cost in Cost
    ),
]
every_method = pytest.mark.parametrize(("in_all", "by_question"), METHODS)


def table_rows(counts: np.ndarray) -> np.ndarray:
    """The total of a two-way table, its lines, its columns, then its cells line by line."""
    cell = np.repeat(np.arange(counts.size), counts.ravel())
    line, column = np.divmod(cell, counts.shape[1])
    rows = [cell >= 0]
    rows += [line == number for number in range(counts.shape[0])]
    rows += [column == number for number in range(counts.shape[1])]
    rows += [cell == number for number in range(counts.size)]
    return np.array(rows)


def table_without(counts: np.ndarray, hidden: list[tuple[int, int]]) -> np.ndarray:
    """The same rows without the hidden cells."""
    margins = 1 + sum(counts.shape)
    cells = [margins + int(np.ravel_multi_index(cell, counts.shape)) for cell in hidden]
    return np.delete(table_rows(counts), cells, axis=0)


def interval(
    counts: np.ndarray, hidden: list[tuple[int, int]], cell: tuple[int, int]
) -> tuple[int, int]:
    """Least and most that a hidden cell can hold, for who knows everything shown: two LPs."""
    line, column = np.indices(counts.shape).reshape(2, -1)
    figures = [line == number for number in range(counts.shape[0])]
    figures += [column == number for number in range(counts.shape[1])]
    figures += [
        (line == other[0]) & (column == other[1])
        for other in np.ndindex(*counts.shape)
        if other not in hidden
    ]
    known = np.array(figures, dtype=float)
    goal = (line == cell[0]) & (column == cell[1])
    ends = []
    for sign in (1, -1):
        best = linprog(sign * goal, A_eq=known, b_eq=known @ counts.ravel())
        assert best.fun is not None
        ends.append(round(sign * best.fun, 6))
    assert all(end.is_integer() for end in ends)
    return int(ends[0]), int(ends[1])


ANNET, ARBEID, SOSHJELP, TRYGD = range(4)
Z1 = np.array(
    [
        [11, 7, 5, 13, 9, 12, 6, 9],
        [11, 1, 8, 2, 14, 9, 4, 3],
        [55, 29, 35, 17, 63, 24, 22, 38],
        [36, 18, 25, 13, 52, 22, 8, 15],
    ]
)
"""O1: Statistics Norway's example z1 in the unit tests of GaussSuppression, main income x region
A-H, 596 people. Frequencies of 3 and less are hidden, so k = 4."""
SMALL = [(ARBEID, 1), (ARBEID, 3), (ARBEID, 7)]
PUBLISHED_WITH = [(ANNET, 1), (ANNET, 3), (ANNET, 7)]
Z1_PRECEDENCE = [0] + [1] * 4 + [2] * 8 + [3] * 32


def test_o1_hiding_only_the_small_cells_of_z1_leaks():
    assert Z1.sum() == 596
    assert isinstance(audit(table_without(Z1, SMALL), k=4), Leak)


def test_o1_the_published_pattern_of_z1_is_safe_and_none_of_its_cells_is_idle():
    assert audit(table_without(Z1, SMALL + PUBLISHED_WITH), k=4) == Safe()
    for cell in PUBLISHED_WITH:
        fewer = [other for other in PUBLISHED_WITH if other != cell]
        assert isinstance(audit(table_without(Z1, SMALL + fewer), k=4), Leak)


def test_o1_the_greedy_pattern_of_z1_keeps_all_margins_and_is_maximal():
    rows = table_rows(Z1)
    pattern = base_pattern(rows, Z1_PRECEDENCE, k=4)
    assert set(range(13)) <= set(pattern)
    assert audit(rows[list(pattern)], k=4) == Safe()
    for hidden in set(range(len(rows))) - set(pattern):
        assert isinstance(audit(rows[[*pattern, hidden]], k=4), Leak)


@pytest.mark.parametrize("cost", Cost)
def test_o1_the_optimal_pattern_of_z1_is_the_published_one(cost):
    rows = table_rows(Z1)
    pattern = optimal_base_pattern(rows, Z1_PRECEDENCE, k=4, cost=cost)
    hidden = set(range(len(rows))) - set(pattern)
    assert {divmod(row - 13, 8) for row in hidden} == {*SMALL, *PUBLISHED_WITH}


A, B, C, D = range(4)
W, X, Y, Z = range(4)
FOUR_BY_FOUR = np.array(
    [[30, 47, 64, 89], [90, 124, 5, 31], [92, 100, 59, 85], [800, 991, 651, 685]]
)
"""O3, from the tests of sdcTable: lines w-z, columns a-d."""
TWO_PER_LINE = [(W, A), (W, B), (W, C), (X, A), (X, C), (Y, B), (Y, D), (Z, B), (Z, D)]
"""At least two cells of each line and column are hidden, and still wb follows from the rest."""
ONE_MORE = [
    pytest.param((X, D), (0, 78), id="xd, the cell that sdcTable hides"),
    pytest.param((X, B), (0, 141), id="xb"),
    pytest.param((Y, A), (0, 141), id="ya"),
    pytest.param((Z, A), (0, 141), id="za"),
    pytest.param((W, D), (0, 136), id="wd"),
    pytest.param((Y, C), (0, 116), id="yc"),
    pytest.param((Z, C), (0, 116), id="zc"),
]


def test_o3_two_hidden_cells_per_line_are_not_enough():
    by_hand = (230 + 250 - 89 - 124 - 31) - (1021 + 770 - 92 - 59 - 800 - 651)
    assert by_hand == FOUR_BY_FOUR[W, B] == 47
    assert interval(FOUR_BY_FOUR, TWO_PER_LINE, (W, B)) == (47, 47)


@pytest.mark.parametrize(("cell", "expected"), ONE_MORE)
def test_o3_one_more_hidden_cell_leaves_an_interval(cell, expected):
    assert interval(FOUR_BY_FOUR, [*TWO_PER_LINE, cell], (W, B)) == expected


@pytest.mark.parametrize("cell", [one.values[0] for one in ONE_MORE])
def test_o3_the_audit_finds_the_cell_and_is_content_with_one_more(cell):
    """xc and xd are raised from 5 and 31, so that nothing else rests on fewer than 48 people."""
    counts = FOUR_BY_FOUR.copy()
    counts[X, C], counts[X, D] = 65, 60
    assert audit(table_without(counts, TWO_PER_LINE), k=47) == Safe()
    assert isinstance(audit(table_without(counts, TWO_PER_LINE), k=48), Leak)
    assert audit(table_without(counts, [*TWO_PER_LINE, cell]), k=48) == Safe()


@every_method
def test_o3_suppression_protects_the_cell(in_all, by_question):
    rows = table_rows(FOUR_BY_FOUR)
    pattern = in_all(rows, [0] + [1] * 4 + [2] * 4 + [3] * 16, k=48)
    assert audit(rows[list(pattern)], k=48) == Safe()
    hidden = [divmod(row - 9, 4) for row in range(9, 25) if row not in pattern]
    assert {(W, A), (W, B), (X, C), (X, D)} <= set(hidden), "fewer than 48 people"
    low, high = interval(FOUR_BY_FOUR, hidden, (W, B))
    assert low < 47 < high


GEURTS = np.array([[6, 1], [0, 3], [3, 3]])
"""O5: Geurts 1992, in the Handbook on Statistical Disclosure Control. Lines of 7, 3 and 6, columns
of 9 and 7, the third line shown. The inner counts are one table of those that fit."""
FIRST_TWO_LINES = [(0, 0), (0, 1), (1, 0), (1, 1)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [((0, 0), (3, 6)), ((0, 1), (1, 4)), ((1, 0), (0, 3)), ((1, 1), (0, 3))],
)
def test_o5_hidden_cells_have_the_published_intervals(cell, expected):
    assert (GEURTS.sum(axis=1).tolist(), GEURTS.sum(axis=0).tolist()) == ([7, 3, 6], [9, 7])
    assert interval(GEURTS, FIRST_TWO_LINES, cell) == expected


def one_breakdown(*sizes: int) -> np.ndarray:
    """The total, then one row for each group."""
    group = np.repeat(np.arange(len(sizes)), sizes)
    return np.array([group >= 0, *(group == number for number in range(len(sizes)))])


@every_method
@pytest.mark.parametrize(
    ("sizes", "pattern"),
    [
        pytest.param((4, 9), (0,), id="Culture Amp: hide both"),
        pytest.param((4, 9, 6), (0, 2), id="Culture Amp with Ops: hide Sales and Ops"),
        pytest.param((1, 350, 405, 425), (0, 4, 3), id="Glint: hide C and D"),
        pytest.param((1, 405, 425), (0, 3), id="Glint without D: hide C and E"),
    ],
)
def test_o8_vendor_cases_hide_the_smallest_groups(in_all, by_question, sizes, pattern):
    assert in_all(one_breakdown(*sizes), [0] + [1] * len(sizes), k=5) == pattern


def test_o8_the_parent_exemption_of_glint_leaks():
    """Glint shows E and F though C is the difference to their parent."""
    rows = one_breakdown(1, 405, 425)
    assert audit(rows[[0, 2, 3]], k=5) == Leak(rows=(0, 1, 2))


@every_method
def test_o9_one_person_who_skips_hides_both_crossings_of_that_question_only(in_all, by_question):
    """Total 40 = A 12 + B 28, A x North 7, A x South 5; one of A x South skips the question."""
    cell = np.repeat(np.arange(3), [7, 5, 28])
    rows = np.array([cell >= 0, cell < 2, cell == 2, cell == 0, cell == 1])
    base = in_all(rows, [0, 1, 1, 2, 2], k=5)
    assert base == (0, 2, 1, 3, 4)
    answered = np.ones(40, dtype=bool)
    assert by_question(rows, answered, base, k=5) == base
    answered[11] = False
    assert by_question(rows, answered, base, k=5) == (0, 2, 1)


@every_method
@pytest.mark.parametrize(
    ("larger", "smaller"),
    [
        pytest.param(22, 21, id="22 live and work in A, 21 of them men"),
        pytest.param(7, 6, id="7 men work less than 25 hours, 6 less than 20"),
    ],
)
def test_o11_two_groups_that_differ_by_one_are_not_shown_together(
    in_all, by_question, larger, smaller
):
    """Differencing in the Handbook on Statistical Disclosure Control."""
    person = np.arange(40)
    rows = np.array([person >= 0, person < larger, person < smaller])
    pattern = in_all(rows, [0, 1, 1], k=5)
    assert pattern[0] == 0
    assert len(pattern) == 2
