"""Folding and suppression against cases of official statistics and of survey vendors."""

import numpy as np
import pytest

from spegla.privacy import audit as audit_module
from spegla.privacy.audit import Leak, Safe, audit
from spegla.privacy.suppression import (
    Folding,
    base_pattern,
    fold_small_groups,
    question_pattern,
)

WITHHELD = Folding(shown=(), combined=())


@pytest.mark.parametrize(
    ("sizes", "shown", "combined"),
    [
        pytest.param([20, 30, 5], (0, 1, 2), (), id="nothing small"),
        pytest.param([20, 4, 30, 3], (0, 2), (1, 3), id="small ones reach k together"),
        pytest.param([2, 3, 4, 30], (3,), (0, 1, 2), id="no small one stays outside"),
        pytest.param([4, 9, 6], (1,), (0, 2), id="O8 Culture Amp with Ops: Sales + Ops 10"),
        pytest.param([1, 350, 405, 425], (2, 3), (0, 1), id="O8 Glint: C and D"),
        pytest.param([1, 405, 425], (2,), (0, 1), id="O8 Glint without D: C and E"),
        pytest.param([8, 3, 8, 9], (2, 3), (0, 1), id="the first of equals joins"),
        pytest.param([20, 0, 30], (0, 2), (), id="an empty group costs no other its row"),
        pytest.param([20, 0, 3, 30, 2], (0, 3), (1, 2, 4), id="an empty group with company"),
        pytest.param([30], (0,), (), id="one group"),
    ],
)
def test_small_groups_share_a_row(sizes, shown, combined):
    assert fold_small_groups(sizes, k=5) == Folding(shown=shown, combined=combined)


@pytest.mark.parametrize(
    "sizes",
    [
        pytest.param([4, 9], id="O8 Culture Amp: Sales 4, Technology 9"),
        pytest.param([3, 4, 2], id="all small"),
        pytest.param([0, 3, 20], id="only an empty group stays outside"),
        pytest.param([4], id="one small group"),
        pytest.param([0, 0], id="nobody"),
        pytest.param([], id="no groups"),
    ],
)
def test_a_breakdown_with_only_a_combined_row_is_withheld(sizes):
    assert fold_small_groups(sizes, k=5) == WITHHELD


def one_breakdown(*sizes: int) -> np.ndarray:
    """The total, then one row for each group."""
    group = np.repeat(np.arange(len(sizes)), sizes)
    return np.array([group >= 0, *(group == number for number in range(len(sizes)))])


@pytest.mark.parametrize(
    ("sizes", "pattern"),
    [
        pytest.param((4, 9), (0,), id="Culture Amp: hide both"),
        pytest.param((4, 9, 6), (0, 2), id="Culture Amp with Ops: hide Sales and Ops"),
        pytest.param((1, 350, 405, 425), (0, 4, 3), id="Glint: hide C and D"),
        pytest.param((1, 405, 425), (0, 3), id="Glint without D: hide C and E"),
    ],
)
def test_unfolded_vendor_cases_hide_what_the_optimum_hides(sizes, pattern):
    """PRIVACY.md O8."""
    rows = one_breakdown(*sizes)
    assert base_pattern(rows, [0] + [1] * len(sizes), k=5) == pattern


def test_the_total_comes_first_then_breakdowns_in_order_and_larger_groups():
    person = np.arange(40)
    rows = np.array([person % 2 == 0, person % 2 == 1, person < 15, person >= 15, person >= 0])
    assert base_pattern(rows, [1, 1, 2, 2, 0], k=5) == (4, 0, 1, 3, 2)


def test_a_row_of_a_later_breakdown_gives_way():
    """Two people differ between the breakdowns; the first keeps its rows, the second loses its."""
    person = np.arange(40)
    rows = np.array([person >= 0, person < 20, person >= 20, person < 22, person >= 22])
    assert base_pattern(rows, [0, 1, 1, 2, 2], k=5) == (0, 1, 2)
    assert base_pattern(rows, [0, 2, 2, 1, 1], k=5) == (0, 3, 4)


def test_too_small_a_total_shows_nothing():
    assert base_pattern(one_breakdown(2, 2), [0, 1, 1], k=5) == ()


def test_rows_without_precedence_are_refused():
    with pytest.raises(ValueError, match="3 rows need as many places, not 2"):
        base_pattern(one_breakdown(8, 8), [0, 1], k=5)


def test_one_person_who_skips_hides_both_crossings_of_that_question_only():
    """PRIVACY.md O9: total 40 = A 12 + B 28, A x North 7, A x South 5; one of A x South skips."""
    cell = np.repeat(np.arange(3), [7, 5, 28])
    rows = np.array([cell >= 0, cell < 2, cell == 2, cell == 0, cell == 1])
    base = base_pattern(rows, [0, 1, 1, 2, 2], k=5)
    assert base == (0, 2, 1, 3, 4)
    answered = np.ones(40, dtype=bool)
    assert question_pattern(rows, answered, base, k=5) == base
    answered[11] = False
    assert question_pattern(rows, answered, base, k=5) == (0, 2, 1)


def test_a_question_with_too_few_answers_shows_nothing():
    rows = one_breakdown(10, 10)
    answered = np.arange(20) < 4
    assert question_pattern(rows, answered, (0, 1, 2), k=5) == ()


def test_a_question_shows_no_row_that_the_base_hides():
    rows = one_breakdown(9, 9, 9)
    everyone = np.ones(27, dtype=bool)
    assert question_pattern(rows, everyone, (0, 2), k=5) == (0, 2)


def test_what_cannot_be_proven_is_hidden(monkeypatch):
    monkeypatch.setattr(audit_module, "_MOST_CASES", 0)
    assert base_pattern(one_breakdown(20, 20), [0, 1, 1], k=5) == ()


ANNET, ARBEID, SOSHJELP, TRYGD = range(4)
Z1 = np.array(
    [
        [11, 7, 5, 13, 9, 12, 6, 9],
        [11, 1, 8, 2, 14, 9, 4, 3],
        [55, 29, 35, 17, 63, 24, 22, 38],
        [36, 18, 25, 13, 52, 22, 8, 15],
    ]
)
"""PRIVACY.md O1: Statistics Norway's example z1, main income x region A-H, 596 people."""
SMALL = [(ARBEID, 1), (ARBEID, 3), (ARBEID, 7)]
PUBLISHED_WITH = [(ANNET, 1), (ANNET, 3), (ANNET, 7)]


def z1_rows() -> tuple[np.ndarray, list[int], list[tuple[int, int]]]:
    """Total, margins and cells of z1 with their precedence, and the cell of each row from 13 on."""
    cells = list(np.ndindex(*Z1.shape))
    cell = np.repeat(np.arange(len(cells)), Z1.ravel())
    income, region = np.divmod(cell, Z1.shape[1])
    rows = [cell >= 0]
    rows += [income == number for number in range(Z1.shape[0])]
    rows += [region == number for number in range(Z1.shape[1])]
    rows += [cell == number for number in range(len(cells))]
    return np.array(rows), [0] + [1] * 4 + [2] * 8 + [3] * 32, cells


def z1_without(hidden: list[tuple[int, int]]) -> np.ndarray:
    rows, _, cells = z1_rows()
    return np.array([*rows[:13], *(rows[13 + i] for i, c in enumerate(cells) if c not in hidden)])


def test_hiding_only_the_small_cells_of_z1_leaks():
    assert Z1.sum() == 596
    assert isinstance(audit(z1_without(SMALL), k=4), Leak)


def test_the_published_pattern_of_z1_is_safe_and_none_of_its_cells_is_idle():
    assert audit(z1_without(SMALL + PUBLISHED_WITH), k=4) == Safe()
    for cell in PUBLISHED_WITH:
        fewer = [other for other in PUBLISHED_WITH if other != cell]
        assert isinstance(audit(z1_without(SMALL + fewer), k=4), Leak)


def test_the_greedy_pattern_of_z1_keeps_all_margins_and_is_maximal():
    rows, precedence, _ = z1_rows()
    pattern = base_pattern(rows, precedence, k=4)
    assert set(range(13)) <= set(pattern)
    assert audit(rows[list(pattern)], k=4) == Safe()
    for hidden in set(range(len(rows))) - set(pattern):
        assert isinstance(audit(rows[[*pattern, hidden]], k=4), Leak)
