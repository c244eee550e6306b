"""Optimal suppression where it differs from greedy; published cases are in test_oracles.py."""

import numpy as np
import pytest

from spegla.privacy import audit as audit_module
from spegla.privacy.optimal import Cost, optimal_base_pattern, optimal_question_pattern
from spegla.privacy.suppression import base_pattern, question_pattern

PERSON = np.arange(40)
ONE_AGAINST_TWO = np.array(
    [PERSON >= 0, PERSON < 10, PERSON < 13, (PERSON >= 3) & (PERSON < 10), PERSON >= 20]
)
"""Row 1 differs by three people from row 2 and by three from row 3."""
PRECEDENCE = [0, 1, 2, 2, 3]


def test_one_row_is_hidden_where_greedy_hides_two():
    assert base_pattern(ONE_AGAINST_TWO, PRECEDENCE, k=5) == (0, 1, 4)
    for cost in Cost:
        assert optimal_base_pattern(ONE_AGAINST_TWO, PRECEDENCE, k=5, cost=cost) == (0, 2, 3, 4)


def test_a_question_is_suppressed_at_the_lowest_cost_too():
    """Six people lie between rows 1 and 2 and six between rows 1 and 3; two of each skip."""
    rows = np.array([PERSON >= 0, PERSON < 20, PERSON < 26, (PERSON >= 6) & (PERSON < 20)])
    base, answered = (0, 1, 2, 3), ~np.isin(PERSON, [0, 1, 24, 25])
    assert question_pattern(rows, answered, base, k=5) == (0, 1)
    assert optimal_question_pattern(rows, answered, base, k=5) == (0, 2, 3)


def test_one_large_group_or_two_small_ones_are_hidden_as_the_cost_says():
    """Both pairs of a group of 21 and one of 6 are a group of 30 but for three people."""
    thirty = PERSON < 30
    first, rest_of_first = (PERSON >= 3) & (PERSON < 24), (PERSON >= 24) & thirty
    second, rest_of_second = (PERSON >= 6) & (PERSON < 27), PERSON < 6
    rows = np.array([PERSON >= 0, thirty, first, second, rest_of_first, rest_of_second])
    precedence = [0, 1, 2, 2, 3, 3]
    assert optimal_base_pattern(rows, precedence, k=5, cost=Cost.PEOPLE) == (0, 1, 2, 3)
    assert optimal_base_pattern(rows, precedence, k=5, cost=Cost.ROW) == (0, 2, 3, 4, 5)


def test_of_patterns_that_cost_the_same_the_later_row_is_hidden():
    rows = np.array([PERSON >= 0, PERSON < 10, (PERSON >= 2) & (PERSON < 12)])
    for cost in Cost:
        assert optimal_base_pattern(rows, [0, 1, 2], k=5, cost=cost) == (0, 1)
        assert optimal_base_pattern(rows, [0, 2, 1], k=5, cost=cost) == (0, 2)


def test_too_small_a_total_shows_nothing():
    rows = np.ones((1, 4), dtype=bool)
    assert optimal_base_pattern(rows, [0], k=5) == ()
    assert optimal_question_pattern(ONE_AGAINST_TWO, PERSON < 4, (0, 2, 3), k=5) == ()


def test_a_group_without_its_total_is_not_shown_for_a_question():
    """Greedy would show the group: the total then is no more than another row."""
    rows = np.array([PERSON < 8, PERSON >= 8])
    assert optimal_question_pattern(rows, PERSON >= 4, (0, 1), k=5) == ()


def test_what_cannot_be_proven_is_hidden(monkeypatch):
    """Seven people in four groups are safe at k = 3, which takes more than one case to prove."""
    groups = ["0011101", "1100101", "1110011", "0111110"]
    rows = np.array([[person == "1" for person in group] for group in groups])
    assert len(optimal_base_pattern(rows, [0, 0, 0, 0], k=3)) == 4
    monkeypatch.setattr(audit_module, "_MOST_CASES", 1)
    assert len(optimal_base_pattern(rows, [0, 0, 0, 0], k=3)) == 3


def test_rows_without_precedence_are_refused():
    with pytest.raises(ValueError, match="5 rows need as many places, not 1"):
        optimal_base_pattern(ONE_AGAINST_TWO, [0], k=5)
