"""Folding against the cases of survey vendors, and the rules of greedy suppression.

Suppression against published cases is in test_oracles.py.
"""

import numpy as np
import pytest

from spegla.privacy import audit as audit_module
from spegla.privacy.audit import collapse
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


def test_a_question_with_too_few_answers_shows_nothing():
    rows = one_breakdown(10, 10)
    answered = np.arange(20) < 4
    assert question_pattern(rows, answered, (0, 1, 2), k=5) == ()


def test_a_question_has_the_same_pattern_when_asked_about_atoms():
    rows = one_breakdown(9, 6, 12)
    atoms, answered = collapse(rows), np.arange(27) != 10
    assert len(atoms.people) == 3
    for mask in (answered, np.ones(27, dtype=bool), np.arange(27) < 15):
        about_people = question_pattern(rows, mask, (0, 3, 1, 2), k=6)
        assert question_pattern(atoms.groups, atoms.count(mask), (0, 3, 1, 2), k=6) == about_people


def test_a_question_shows_no_row_that_the_base_hides():
    rows = one_breakdown(9, 9, 9)
    everyone = np.ones(27, dtype=bool)
    assert question_pattern(rows, everyone, (0, 2), k=5) == (0, 2)


def test_what_cannot_be_proven_is_hidden(monkeypatch):
    monkeypatch.setattr(audit_module, "_MOST_CASES", 0)
    assert base_pattern(one_breakdown(20, 20), [0, 1, 1], k=5) == ()
