"""The audit against tables whose weak spots are known."""

from itertools import combinations

import numpy as np
import pytest

from spegla.privacy import audit as audit_module
from spegla.privacy.audit import Leak, Safe, Unknown, audit, collapse

SEVEN_PEOPLE = np.array(
    [
        [0, 0, 1, 1, 1, 0, 1],
        [1, 1, 0, 0, 1, 0, 1],
        [1, 1, 1, 0, 0, 1, 1],
        [0, 1, 1, 1, 1, 1, 0],
    ],
    dtype=bool,
)
"""Safe at k = 3, but two bases of four would need eight people, so cases must be told apart."""

EIGHT_PEOPLE = np.array(
    [
        [0, 1, 0, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 0, 0, 0, 1],
        [1, 1, 0, 0, 0, 1, 1, 0],
        [1, 1, 0, 0, 1, 0, 0, 0],
        [0, 0, 1, 1, 1, 1, 1, 0],
    ],
    dtype=bool,
)
"""Rows 1 + 2 - 2 x 3 - 4 rest on the fifth and the last person; found by telling cases apart."""


def first(people: int, *, of: int) -> np.ndarray:
    """A group of the first people."""
    return np.arange(of) < people


def test_a_total_of_k_people_is_safe_and_one_of_fewer_is_not():
    assert audit(np.ones((1, 5), dtype=bool), k=5) == Safe()
    assert audit(np.ones((1, 4), dtype=bool), k=5) == Leak(rows=(0,))


def test_the_one_woman_who_lives_and_works_in_town_is_found():
    """PRIVACY.md O11, after the handbook's differencing example: 22 persons, 21 of them men."""
    assert audit(np.array([first(22, of=30), first(21, of=30)]), k=5) == Leak(rows=(0, 1))


def test_the_one_man_between_two_bands_of_hours_is_found():
    """PRIVACY.md O11: 6 work less than 20 hours, 7 less than 25."""
    assert audit(np.array([first(6, of=40), first(7, of=40)]), k=5) == Leak(rows=(0, 1))


def test_groups_that_swap_a_few_people_leak_though_neither_holds_the_other():
    monday, tuesday = np.arange(20) < 10, (np.arange(20) >= 2) & (np.arange(20) < 12)
    assert audit(np.array([monday, tuesday]), k=5) == Leak(rows=(0, 1))
    assert audit(np.array([monday, tuesday]), k=4) == Safe()


def test_three_breakdowns_can_leak_though_any_two_are_safe():
    """Nine are only young, nine only new, nine only managers, and two are all three: the three
    counts less the total leave twice those two."""
    kind = np.repeat(np.arange(4), [9, 9, 9, 2])
    everyone = kind >= 0
    young, new, manager = ((kind == number) | (kind == 3) for number in range(3))
    for pair in combinations([young, new, manager], 2):
        assert audit(np.array([everyone, *pair, *(~row for row in pair)]), k=5) == Safe()
    assert audit(np.array([everyone, young, new, manager]), k=5) == Leak(rows=(0, 1, 2, 3))


def test_one_person_who_skips_a_question_makes_a_safe_breakdown_leak():
    """PRIVACY.md O9: total 40 = A 12 + B 28, A x North 7, A x South 5."""
    rows = np.array([first(40, of=40), first(12, of=40), ~first(12, of=40), first(7, of=40)])
    assert audit(rows, k=5) == Safe()
    answered = np.arange(40) != 11
    assert audit(rows & answered, k=5) == Leak(rows=(1, 3))


def test_repeated_rows_sums_of_rows_and_empty_groups_change_nothing():
    north = first(8, of=20)
    rows = np.array([np.ones(20, dtype=bool), north, ~north, north, np.zeros(20, dtype=bool)])
    assert audit(rows, k=5) == Safe()


def test_an_attack_is_not_hidden_by_repeated_rows():
    rows = np.array([first(9, of=20), first(9, of=20), first(12, of=20)])
    verdict = audit(rows, k=5)
    assert isinstance(verdict, Leak)
    assert 2 in verdict.rows


def test_nothing_shown_is_safe():
    assert audit(np.empty((0, 12), dtype=bool), k=5) == Safe()
    assert audit(np.zeros((3, 12), dtype=bool), k=5) == Safe()
    assert audit(np.empty((3, 0), dtype=bool), k=5) == Safe()


def test_few_people_in_many_rows_are_settled_by_cases():
    attack = np.array([0, 1, 1, -2, -1]) @ EIGHT_PEOPLE.astype(int)
    assert attack.tolist() == [0, 0, 0, 0, -3, 0, 0, 1]
    assert audit(SEVEN_PEOPLE, k=3) == Safe()
    assert isinstance(audit(SEVEN_PEOPLE, k=4), Leak)
    assert audit(EIGHT_PEOPLE, k=3) == Leak(rows=(1, 2, 3, 4))


def test_giving_up_is_not_called_safe(monkeypatch):
    monkeypatch.setattr(audit_module, "_MOST_CASES", 1)
    assert audit(SEVEN_PEOPLE, k=3) == Unknown()


def test_a_verdict_does_not_say_how_many_people_an_attack_rests_on():
    verdict = audit(np.array([first(22, of=22), first(19, of=22)]), k=5)
    assert repr(verdict) == "Leak(rows=(0, 1))"


def test_respondents_whom_no_group_tells_apart_are_one_atom():
    atoms = collapse(np.array([[1, 1, 1, 0, 1], [0, 1, 1, 0, 0]], dtype=bool))
    assert sorted(zip(atoms.people.tolist(), atoms.groups.T.tolist(), strict=True)) == [
        (2, [True, False]),
        (2, [True, True]),
    ]


def test_atoms_of_fewer_rows_are_merged_with_their_people():
    fine = collapse(np.array([[1, 1, 1, 1], [1, 0, 0, 0]], dtype=bool))
    assert collapse(fine.groups[:1], fine.people).people.tolist() == [4]


def test_more_groups_than_fit_a_machine_word_are_told_apart():
    rows = np.kron(np.eye(70, dtype=bool), np.ones((1, 5), dtype=bool))
    assert collapse(rows).people.tolist() == [5] * 70
    assert audit(rows, k=5) == Safe()


@pytest.mark.parametrize("k", [0, -5])
def test_a_threshold_below_one_person_is_refused(k):
    with pytest.raises(ValueError, match="At least one person"):
        audit(np.ones((1, 9), dtype=bool), k=k)


@pytest.mark.parametrize("rows", [np.ones(9, dtype=bool), np.ones((1, 9))])
def test_what_is_no_matrix_of_booleans_is_refused(rows):
    with pytest.raises(ValueError, match="boolean matrix"):
        audit(rows, k=5)
