"""The certainty audit against every world there is, and against the programme as it is written.

Neither shares code or method with the audit: one writes down all answers of all people, the other
is the linear programme of PRIVACY.md 2.8 word for word, person by person, with its tolerance.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog

from spegla.privacy import certainty
from spegla.privacy.bins import Bin
from spegla.privacy.certainty import nobody_is_certain
from spegla.privacy.linear import NO_ANSWER, UNKNOWN, LinearFigure, Part, Term
from spegla.privacy.released import FigureId, Statistic, SubjectKind
from spegla.privacy.statements import HEAD_COUNT
from spegla.survey.questions import Audience

FAMILIES = 240
FIGURE = FigureId(
    wave="2026",
    audience=Audience.CUSTOMERS,
    subject_kind=SubjectKind.DIMENSION,
    subject="trust",
    statistic=Statistic.SCORE,
)

Family = tuple[list[Part], list[LinearFigure]]


def unknowns(parts: Sequence[Part]) -> list[tuple[int, Part]]:
    """Each answer that somebody gave: the person, and the part."""
    return [(int(p), part) for part in parts for p in np.flatnonzero(part.answers != NO_ANSWER)]


def addend(figure: LinearFigure, person: int, part: Part, category: int) -> int:
    """What an answer adds to a figure."""
    weights = (term.weights[category] for term in figure.terms if term.part == part.code)
    return int(figure.shares[person]) * sum(weights)


def is_safe_by_all_worlds(parts: Sequence[Part], figures: Sequence[LinearFigure]) -> bool:
    """Whether everyone is favourable in some world and not in another, out of all there are."""
    asked = unknowns(parts)
    worlds = np.array(list(product(*(range(len(part.favourable)) for _, part in asked))), dtype=int)
    for figure in figures:
        sums = np.zeros(len(worlds), dtype=int)
        for (person, part), answers in zip(asked, worlds.T, strict=True):
            added = [addend(figure, person, part, c) for c in range(len(part.favourable))]
            sums += np.array(added)[answers]
        worlds = worlds[(sums >= figure.bin.least) & (sums <= figure.bin.most)]
    sides = [
        np.array(part.favourable)[answers]
        for (_, part), answers in zip(asked, worlds.T, strict=True)
    ]
    return all(side.any() and not side.all() for side in sides)


def is_safe_by_the_programme(parts: Sequence[Part], figures: Sequence[LinearFigure]) -> bool:
    """Whether t above 1e-6 is possible, with one variable for each person, part and category."""
    asked = unknowns(parts)
    columns = [(i, c) for i, (_, part) in enumerate(asked) for c in range(len(part.favourable))]
    rows, bounds = [], []
    for figure in figures:
        sums = np.array([addend(figure, *asked[i], c) for i, c in columns] + [0])
        rows += [sums, -sums]
        bounds += [figure.bin.most, -figure.bin.least]
    for number, (person, part) in enumerate(asked):
        own = np.array([i == number for i, _ in columns] + [False], dtype=int)
        rows += [own, -own]
        bounds += [1, -1]
        for side in true_sides(part, person):
            on_it = [i == number and part.favourable[c] == side for i, c in columns]
            rows.append(np.array([*on_it, True], dtype=int))
            bounds.append(1)
    found = linprog(-np.eye(len(columns) + 1)[-1], A_ub=np.array(rows), b_ub=bounds, bounds=(0, 1))
    return found.fun is not None and found.fun < -1e-6


def true_sides(part: Part, person: int) -> list[bool]:
    """What must not be certain: the side that the answer is on, or both where it is not known."""
    answer = part.answers[person]
    return [True, False] if answer == UNKNOWN else [part.favourable[answer]]


def random_family(rng: np.random.Generator, *, lost: float = 0.0) -> Family:
    """One part of up to 7 people or two of up to 4, with groups, weights and bins of all sorts."""
    number_of_parts = int(rng.integers(1, 3))
    people = int(rng.integers(2, 8 if number_of_parts == 1 else 5))
    sizes = rng.integers(2, 4, size=number_of_parts)
    agreement = rng.choice([0.4, 0.8, 1.0])
    truth = [
        np.where(
            rng.random(people) < agreement, rng.integers(size), rng.integers(size, size=people)
        )
        for size in sizes
    ]
    masks = [rng.random(people) < rng.choice([0.8, 1.0]) for _ in sizes]
    parts = [
        Part(
            code=f"q{number}",
            favourable=tuple(bool(c >= rng.integers(1, size)) for c in range(size)),
            answers=np.where(mask, answers, NO_ANSWER),
        )
        for number, (size, answers, mask) in enumerate(zip(sizes, truth, masks, strict=True))
    ]
    figures = [random_figure(rng, parts, people) for _ in range(rng.integers(1, 6))]
    hidden = [
        np.where((part.answers != NO_ANSWER) & (rng.random(people) < lost), UNKNOWN, part.answers)
        for part in parts
    ]
    return [replace(p, answers=h) for p, h in zip(parts, hidden, strict=True)], figures


def random_figure(rng: np.random.Generator, parts: Sequence[Part], people: int) -> LinearFigure:
    """A head count or a sum of some parts over some people, in a bin that holds the truth."""
    chosen = [part for part in parts if rng.random() < 0.7] or [parts[0]]
    is_count = rng.random() < 0.5
    terms = tuple(
        Term(
            part=part.code,
            weights=tuple(map(int, part.favourable)) if is_count
            else tuple(range(len(part.favourable))),
        )
        for part in chosen
    )  # fmt: skip
    shares = (rng.random(people) < rng.choice([0.5, 1.0])).astype(np.int64)
    if rng.random() < 0.3:
        shares *= rng.choice([1, 2, 3], size=people)
    figure = LinearFigure(figure=FIGURE, terms=terms, shares=shares, bin=Bin(least=0, most=0))
    truth = sum(
        addend(figure, person, part, int(part.answers[person])) for person, part in unknowns(chosen)
    )
    below, above = rng.integers(0, rng.choice([1, 2, 3]), size=2)
    return replace(figure, bin=Bin(least=truth - int(below), most=truth + int(above)))


def test_in_whole_people_the_audit_agrees_with_all_worlds():
    rng = np.random.default_rng(20260501)
    verdicts = []
    for _ in range(FAMILIES):
        parts, figures = random_family(rng)
        verdict = nobody_is_certain(parts, figures)
        assert verdict.is_safe == is_safe_by_all_worlds(parts, figures), (parts, figures)
        assert verdict.is_integer
        verdicts.append(verdict.is_safe)
    assert 0.2 < np.mean(verdicts) < 0.8, "the families should try both verdicts"


def test_it_agrees_also_where_answers_are_not_in_the_data():
    rng = np.random.default_rng(20260502)
    verdicts = []
    for _ in range(FAMILIES):
        parts, figures = random_family(rng, lost=0.4)
        verdict = nobody_is_certain(parts, figures)
        assert verdict.is_safe == is_safe_by_all_worlds(parts, figures), (parts, figures)
        verdicts.append(verdict.is_safe)
    assert 0.2 < np.mean(verdicts) < 0.8, "the families should try both verdicts"


@pytest.fixture
def without_witnesses(monkeypatch):
    """Everything is left to the solver."""
    for name in ("left_by_one_change", "left_by_few_changes"):
        monkeypatch.setattr(certainty, name, lambda family, world, undecided: undecided)


@pytest.mark.usefixtures("without_witnesses")
def test_the_solver_alone_comes_to_the_same_verdict_in_whole_people():
    rng = np.random.default_rng(20260503)
    for _ in range(FAMILIES // 2):
        parts, figures = random_family(rng, lost=rng.choice([0.0, 0.3]))
        expected = is_safe_by_all_worlds(parts, figures)
        assert nobody_is_certain(parts, figures).is_safe == expected, (parts, figures)


@pytest.mark.usefixtures("without_witnesses")
def test_in_shares_the_audit_agrees_with_the_programme_as_it_is_written():
    rng = np.random.default_rng(20260504)
    for _ in range(FAMILIES):
        parts, figures = random_family(rng, lost=rng.choice([0.0, 0.3]))
        in_shares = nobody_is_certain(parts, figures, integer_up_to=0)
        expected = is_safe_by_the_programme(parts, figures)
        assert in_shares.is_safe == expected, (parts, figures)


def test_what_is_safe_in_whole_people_is_safe_in_shares_but_not_the_other_way_round():
    rng = np.random.default_rng(20260505)
    only_in_shares = 0
    for _ in range(FAMILIES):
        parts, figures = random_family(rng)
        in_people = nobody_is_certain(parts, figures)
        in_shares = nobody_is_certain(parts, figures, integer_up_to=0)
        assert in_shares.is_safe >= in_people.is_safe
        only_in_shares += in_shares.is_safe > in_people.is_safe
    assert only_in_shares, "half a person should be a way out somewhere"


def test_fewer_figures_or_wider_bins_never_make_anybody_certain():
    rng = np.random.default_rng(20260506)
    for _ in range(FAMILIES // 4):
        parts, figures = random_family(rng)
        if nobody_is_certain(parts, figures):
            wider = [
                replace(f, bin=Bin(least=f.bin.least - int(rng.integers(2)), most=f.bin.most + 1))
                for f in figures
            ]
            assert nobody_is_certain(parts, figures[1:])
            assert nobody_is_certain(parts, wider)


def test_one_question_shown_in_bins_of_three_people_is_always_safe():
    """Whatever the answers are: the first and the last bin leave room for two."""
    for people in range(5, 40):
        counts = HEAD_COUNT.bins(people, people_per_bin=3)
        for favourable in range(people + 1):
            found = counts.of(favourable)
            answers = (np.arange(people) < favourable).astype(np.int64)
            figure = LinearFigure(
                figure=FIGURE,
                terms=(Term(part="q", weights=(0, 1)),),
                shares=np.ones(people, dtype=np.int64),
                bin=found,
            )
            assert nobody_is_certain(
                [Part(code="q", favourable=(False, True), answers=answers)], [figure]
            )


def test_the_same_family_gets_the_same_verdict_again():
    for seed in range(20):
        first, second = (random_family(np.random.default_rng(seed)) for _ in range(2))
        assert nobody_is_certain(*first) == nobody_is_certain(*second)
