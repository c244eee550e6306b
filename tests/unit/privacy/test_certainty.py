"""The certainty audit on cases small enough to be followed by hand."""

from collections.abc import Sequence
from types import SimpleNamespace

import numpy as np
import pytest
from scipy import optimize

from spegla.privacy import certainty
from spegla.privacy.bins import Bin, Bins
from spegla.privacy.certainty import Certainty, nobody_is_certain
from spegla.privacy.linear import NO_ANSWER, UNKNOWN, LinearFigure, Part, Term
from spegla.privacy.released import FigureId, Statistic, SubjectKind
from spegla.privacy.statements import HEAD_COUNT
from spegla.survey.questions import Audience

FIGURE = FigureId(
    wave="2026",
    audience=Audience.CUSTOMERS,
    subject_kind=SubjectKind.ITEM,
    subject="q1",
    statistic=Statistic.FAVOURABLE,
)
SAFE = Certainty(is_safe=True, is_integer=True)
LEAK = Certainty(is_safe=False, is_integer=True)
FIVE = (False, False, False, True, True)


def yes_no(*answers: int, code: str = "q1") -> Part:
    """A question whose second answer is the favourable one."""
    return Part(code=code, favourable=(False, True), answers=np.array(answers, dtype=np.int64))


def shown(
    shares: Sequence[int] | np.ndarray, least: int, most: int, *, weights: tuple[int, ...] = (0, 1),
    part: str = "q1",
) -> LinearFigure:  # fmt: skip
    """A figure about one question, by default its number of favourable answers."""
    return LinearFigure(
        figure=FIGURE,
        terms=(Term(part=part, weights=weights),),
        shares=np.array(shares, dtype=np.int64),
        bin=Bin(least=least, most=most),
    )


TWENTY = yes_no(*[1] * 12, *[0] * 3, *[0] * 5)
"""PRIVACY.md O12: 12 of 20 favourable, all of them among the 15 of A; B are the last 5."""
EVERYONE, A, B = np.ones(20, dtype=int), np.arange(20) < 15, np.arange(20) >= 15


@pytest.mark.parametrize(
    "exact",
    [
        [shown(EVERYONE, 12, 12), shown(A, 12, 12), shown(B, 0, 0)],
        [shown(EVERYONE, 12, 12), shown(A, 12, 12)],
        [shown(B, 0, 0)],
    ],
)
def test_exact_numbers_say_that_nobody_in_b_is_favourable(exact):
    assert nobody_is_certain([TWENTY], exact) == LEAK


def test_bins_leave_everybody_in_b_open():
    counts = [
        (EVERYONE, HEAD_COUNT.bins(20, people_per_bin=3).of(12)),
        (A, HEAD_COUNT.bins(15, people_per_bin=3).of(12)),
        (B, HEAD_COUNT.bins(5, people_per_bin=3).of(0)),
    ]
    assert [(shown.least, shown.most) for _, shown in counts] == [(12, 14), (10, 12), (0, 2)]
    figures = [shown(group, found.least, found.most) for group, found in counts]
    assert nobody_is_certain([TWENTY], figures) == SAFE


def test_a_mean_at_the_end_of_its_scale_leaves_two_on_the_other_side_of_favourable():
    answers = Part(code="q1", favourable=FIVE, answers=np.full(6, 4))
    sums = Bins(least=6, most=30, low_end=7, high_end=7, width=3).of(30)
    codes = (1, 2, 3, 4, 5)
    figure = shown(np.ones(6), sums.least, sums.most, weights=codes)
    assert nobody_is_certain([answers], [figure]) == SAFE
    assert nobody_is_certain([answers], [shown(np.ones(6), 29, 30, weights=codes)]) == LEAK


def test_people_on_both_sides_whom_no_figure_tells_apart_are_safe_even_with_exact_numbers():
    assert nobody_is_certain([yes_no(0, 1, 1)], [shown([1, 1, 1], 2, 2)]) == SAFE


def test_who_counts_double_is_told_apart():
    """Of 1, 1 and 2 a sum of 3 needs the 2; a sum of 2 is the 2 alone or both others."""
    assert nobody_is_certain([yes_no(0, 1, 1)], [shown([1, 1, 2], 3, 3)]) == LEAK
    assert nobody_is_certain([yes_no(1, 1, 0)], [shown([1, 1, 2], 2, 2)]) == SAFE


def test_two_questions_are_tied_by_their_score():
    """Four people, a yes to either: 8 yeses in all are all of them, whatever the items hide."""
    parts = [yes_no(1, 1, 1, 1, code=code) for code in ("q1", "q2")]
    items = [shown(np.ones(4), 2, 4, part=part.code) for part in parts]
    terms = tuple(Term(part=part.code, weights=(0, 1)) for part in parts)
    score = [
        LinearFigure(figure=FIGURE, terms=terms, shares=np.ones(4, dtype=int), bin=bin_)
        for bin_ in (Bin(least=8, most=8), Bin(least=7, most=8))
    ]
    assert nobody_is_certain(parts, items) == SAFE
    assert nobody_is_certain(parts, [*items, score[0]]) == LEAK
    assert nobody_is_certain(parts, [*items, score[1]]) == SAFE


def test_a_question_of_which_nothing_is_shown_is_safe():
    assert nobody_is_certain([yes_no(1, 1)], []) == SAFE
    assert nobody_is_certain([yes_no(1, 1), yes_no(0, 0, code="q2")], [shown([1, 1], 0, 2)]) == SAFE


def test_people_without_an_answer_have_nothing_to_protect_and_add_nothing():
    some = yes_no(1, 1, NO_ANSWER, NO_ANSWER)
    assert nobody_is_certain([some], [shown([1, 1, 1, 1], 1, 2)]) == SAFE
    assert nobody_is_certain([some], [shown([1, 1, 1, 1], 2, 4)]) == LEAK
    nobody = yes_no(NO_ANSWER, NO_ANSWER)
    assert nobody_is_certain([nobody], [shown([1, 1], 0, 0)]) == SAFE


def test_an_answer_that_is_not_in_the_data_must_be_open_to_both_sides():
    lost = yes_no(UNKNOWN, 1, 1)
    first, others = [1, 0, 0], [0, 1, 1]
    hidden = shown(others, 1, 2)
    assert nobody_is_certain([lost], [shown(first, 0, 1), hidden]) == SAFE
    assert nobody_is_certain([lost], [shown(first, 0, 0), hidden]) == LEAK
    assert nobody_is_certain([lost], [shown(first, 1, 1), hidden]) == LEAK


def test_answers_that_are_not_in_the_data_are_filled_in_so_that_they_fit():
    lost = yes_no(UNKNOWN, UNKNOWN, UNKNOWN, 1)
    assert nobody_is_certain([lost], [shown([1, 1, 1, 0], 2, 2)]) == SAFE
    assert nobody_is_certain([lost], [shown([1, 1, 1, 0], 3, 3)]) == LEAK
    assert nobody_is_certain([lost], [shown([1, 1, 1, 1], 4, 4)]) == LEAK


def test_figures_that_the_answers_do_not_fit_are_not_safe():
    assert not nobody_is_certain([yes_no(0, 1)], [shown([1, 1], 2, 2)])
    assert not nobody_is_certain([yes_no(UNKNOWN, 1)], [shown([1, 1], 3, 3)])


def test_a_question_with_one_side_only_is_not_safe():
    question = Part(code="q1", favourable=(True, True), answers=np.array([0, 1]))
    assert nobody_is_certain([question], []) == LEAK


def test_where_categories_have_no_order_which_one_was_chosen_is_protected():
    """All five chose the first of three: exact counts say so, and "3 to 5 of 5" does not."""
    question = Part(
        code="q1", favourable=(False, False, False), answers=np.zeros(5, dtype=np.int64)
    )
    first, second = (1, 0, 0), (0, 1, 0)
    everyone = [1, 1, 1, 1, 1]
    assert not nobody_is_certain([question], [shown(everyone, 5, 5, weights=first)])
    assert nobody_is_certain([question], [shown(everyone, 3, 5, weights=first)])
    # That nobody chose the second is known, and nobody's answer with it.
    assert nobody_is_certain(
        [question],
        [shown(everyone, 3, 5, weights=first), shown(everyone, 0, 0, weights=second)],
    )


def test_half_a_person_is_no_way_out_where_whole_people_are_looked_at():
    """A yes adds 2, and at most 1 is left: half a person could say yes, a whole one could not."""
    figure = shown([1], 0, 1, weights=(0, 2))
    assert nobody_is_certain([yes_no(0)], [figure]) == LEAK
    in_shares = nobody_is_certain([yes_no(0)], [figure], integer_up_to=0)
    assert in_shares == Certainty(is_safe=True, is_integer=False)


def test_many_atoms_are_proven_in_whole_people_where_one_changed_answer_is_enough():
    figures = [shown(np.arange(6) == person, 0, 1) for person in range(6)]
    assert nobody_is_certain([yes_no(0, 1, 0, 1, 0, 1)], figures, integer_up_to=2) == SAFE


def test_a_solver_that_gives_up_makes_it_not_safe(monkeypatch):
    parts, figures = [yes_no(1, 1, 0)], [shown([1, 1, 2], 2, 2)]
    monkeypatch.setattr(certainty, "left_by_few_changes", lambda family, world, left: left)
    assert nobody_is_certain(parts, figures) == SAFE
    monkeypatch.setattr(certainty, "other_world", lambda *args, **kwargs: None)
    assert nobody_is_certain(parts, figures) == LEAK
    given_up = SimpleNamespace(success=False, x=None)
    monkeypatch.setattr(optimize, "milp", lambda *args, **kwargs: given_up)
    assert nobody_is_certain(parts, figures, integer_up_to=0) == LEAK


def test_as_a_condition_the_verdict_is_whether_nobody_is_certain():
    assert SAFE
    assert not LEAK
    assert not Certainty(is_safe=False, is_integer=False)


@pytest.mark.parametrize(
    "figure", [shown([1], 0, 1, weights=(0, 1, 2)), shown([1], 0, 1, part="q2")]
)
def test_a_figure_that_does_not_fit_the_questions_is_refused(figure):
    with pytest.raises(ValueError, match="a weight for each category"):
        nobody_is_certain([yes_no(1)], [figure])


def test_an_order_of_people_or_figures_does_not_matter():
    rng = np.random.default_rng(20260601)
    answers = rng.integers(2, size=12)
    groups = [rng.integers(2, size=12) for _ in range(4)]
    figures = [shown(g, int(g @ answers), int(g @ answers) + 1) for g in groups]
    verdicts = set()
    for _ in range(10):
        people, order = rng.permutation(12), rng.permutation(4)
        moved = [shown(groups[i][people], figures[i].bin.least, figures[i].bin.most) for i in order]
        verdicts.add(nobody_is_certain([yes_no(*answers[people])], moved))
    assert len(verdicts) == 1
