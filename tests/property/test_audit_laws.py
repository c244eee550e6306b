"""Laws of audit and suppression, and two independent ways to the same verdict.

Neither way shares code or method with the audit: one removes every set of k - 1 people and looks
whether the rank falls, the other is networkx's minimum cut.
"""

from itertools import chain, combinations

import networkx as nx  # type: ignore[import-untyped]  # it has no types of its own
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from spegla.privacy.audit import Leak, Safe, Suspects, audit, collapse
from spegla.privacy.optimal import Cost, optimal_base_pattern, optimal_question_pattern
from spegla.privacy.suppression import base_pattern, fold_small_groups, question_pattern

SURVEYS_FOR_BRUTE_FORCE = 500
PAIRS_FOR_MINIMUM_CUT = 1000


def is_safe_by_brute_force(rows: np.ndarray, k: int) -> bool:
    """Whether no k - 1 people can be removed so that the rank of the rows falls.

    A combination that rests on fewer than k people vanishes when they are removed, and then the
    rank falls; so does it the other way round. Rank by the determinant of the Gram matrix of
    independent rows: a whole number, below 2**40 for these sizes.
    """
    matrix = np.empty((0, rows.shape[1]))
    for row in rows:
        longer = np.vstack([matrix, row])
        matrix = longer if np.linalg.matrix_rank(longer) == len(longer) else matrix
    if k > rows.shape[1]:
        return len(matrix) == 0
    removed = np.array(list(combinations(range(rows.shape[1]), k - 1)), dtype=int)
    stays = np.ones((len(removed), rows.shape[1]))
    np.put_along_axis(stays, removed, 0, axis=1)
    gram = (matrix * stays[:, np.newaxis, :]) @ matrix.T
    return bool(np.all(np.rint(np.linalg.det(gram)) != 0))


def smallest_support_by_minimum_cut(first: np.ndarray, second: np.ndarray) -> int:
    """Fewest people that a combination of two one-way breakdowns and their total can rest on."""
    graph = nx.Graph()
    for pair in zip(first.tolist(), second.tolist(), strict=True):
        one, other = ("first", pair[0]), ("second", pair[1])
        people = graph[one][other]["weight"] + 1 if graph.has_edge(one, other) else 1
        graph.add_edge(one, other, weight=people)
    parts = (graph.subgraph(nodes) for nodes in nx.connected_components(graph))
    return min(int(nx.stoer_wagner(part)[0]) for part in parts)


def rows_of(breakdown: np.ndarray) -> list[np.ndarray]:
    return [breakdown == group for group in np.unique(breakdown)]


def random_survey(rng: np.random.Generator) -> tuple[np.ndarray, int]:
    """Rows of one to three breakdowns, some left out, some answers missing; up to 16 people."""
    people, k = int(rng.integers(4, 17)), int(rng.integers(2, 6))
    breakdowns = [
        rng.integers(int(rng.integers(2, 6)), size=people) for _ in range(rng.integers(1, 4))
    ]
    rows = [np.ones(people, dtype=bool), *(row for b in breakdowns for row in rows_of(b))]
    if rng.random() < 0.3:
        rows.append(rng.random(people) < 0.5)
    shown = np.array(rows)[rng.random(len(rows)) < rng.choice([0.4, 0.7, 1.0])]
    shown = shown & (rng.random(people) < rng.choice([0.8, 1.0]))
    return shown[shown.sum(axis=1) >= k], k


def test_the_audit_agrees_with_brute_force():
    rng = np.random.default_rng(20260417)
    verdicts = []
    for _ in range(SURVEYS_FOR_BRUTE_FORCE):
        rows, k = random_survey(rng)
        expected = is_safe_by_brute_force(rows, k)
        assert isinstance(audit(rows, k), Safe if expected else Leak), (rows.astype(int), k)
        verdicts.append(expected)
    assert 0.2 < np.mean(verdicts) < 0.8, "the surveys should try both verdicts"


def test_the_audit_agrees_with_brute_force_on_groups_that_are_no_breakdowns():
    """Dense, overlapping groups of few people are where one basis after the other runs out."""
    rng = np.random.default_rng(20260419)
    for _ in range(SURVEYS_FOR_BRUTE_FORCE):
        shape, k = (int(rng.integers(3, 8)), int(rng.integers(6, 14))), int(rng.integers(3, 6))
        rows = rng.random(shape) < rng.choice([0.4, 0.6, 0.8])
        expected = is_safe_by_brute_force(rows, k)
        assert isinstance(audit(rows, k), Safe if expected else Leak), (rows.astype(int), k)


def test_the_audit_agrees_with_the_minimum_cut():
    rng = np.random.default_rng(20260418)
    verdicts = []
    for _ in range(PAIRS_FOR_MINIMUM_CUT):
        people, k = int(rng.integers(10, 120)), int(rng.integers(2, 11))
        first = rng.integers(int(rng.integers(2, 8)), size=people)
        second = rng.integers(int(rng.integers(2, 6)), size=people)
        if rng.random() < 0.7:  # crossings that are nearly nested have small cuts inside
            moved = rng.random(people) < 0.15
            second = np.where(moved, second, first % (1 + int(second.max())))
        rows = np.array([np.ones(people, dtype=bool), *rows_of(first), *rows_of(second)])
        expected = smallest_support_by_minimum_cut(first, second) >= k
        assert isinstance(audit(rows, k), Safe if expected else Leak), (first, second, k)
        verdicts.append(expected)
    assert 0.2 < np.mean(verdicts) < 0.8, "the pairs should try both verdicts"


@st.composite
def surveys(draw):
    """A total and up to three breakdowns of at most 14 people, with the precedence of each row."""
    people = draw(st.integers(3, 14))
    rows, precedence = [np.ones(people, dtype=bool)], [0]
    for place in range(1, 1 + draw(st.integers(1, 3))):
        groups = draw(st.lists(st.integers(0, 3), min_size=people, max_size=people))
        for row in rows_of(np.array(groups)):
            rows.append(row)
            precedence.append(place)
    return np.array(rows), precedence


THRESHOLDS = st.integers(2, 5)


def masks_of(people):
    return st.lists(st.booleans(), min_size=people, max_size=people).map(np.array)


def masks_for(rows):
    return masks_of(rows.shape[1])


@given(survey=surveys(), k=THRESHOLDS, data=st.data())
@settings(max_examples=40, deadline=None)
def test_fewer_rows_or_a_lower_threshold_never_make_a_safe_table_leak(survey, k, data):
    rows, _ = survey
    if audit(rows, k) == Safe():
        kept = data.draw(st.lists(st.integers(0, len(rows) - 1), unique=True))
        assert audit(rows[kept], k) == Safe()
        assert audit(rows, k - 1) == Safe()


@given(survey=surveys(), k=THRESHOLDS, data=st.data())
@settings(max_examples=40, deadline=None)
def test_the_order_of_people_and_rows_does_not_matter(survey, k, data):
    rows, _ = survey
    people = data.draw(st.permutations(range(rows.shape[1])))
    order = data.draw(st.permutations(range(len(rows))))
    assert audit(rows[order][:, people], k).__class__ is audit(rows, k).__class__


@given(survey=surveys(), k=THRESHOLDS)
@settings(max_examples=40, deadline=None)
def test_an_attack_names_rows_that_leak_by_themselves(survey, k):
    rows, _ = survey
    verdict = audit(rows, k)
    if isinstance(verdict, Leak):
        assert not is_safe_by_brute_force(rows[list(verdict.rows)], k)


@given(survey=surveys(), k=THRESHOLDS, data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_choice_of_rows_has_the_verdict_that_it_has_alone(survey, k, data):
    rows, _ = survey
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), unique=True).map(sorted))
    verdict = Suspects.of(collapse(rows), k).among(chosen).verdict()
    assert verdict.__class__ is audit(rows[chosen], k).__class__
    if isinstance(verdict, Leak):
        assert set(verdict.rows) <= set(chosen)
        assert not is_safe_by_brute_force(rows[list(verdict.rows)], k)


@given(survey=surveys(), k=THRESHOLDS)
@settings(max_examples=60, deadline=None)
def test_the_base_pattern_is_safe_and_no_hidden_row_can_be_put_back(survey, k):
    rows, precedence = survey
    pattern = base_pattern(rows, precedence, k)
    assert is_safe_by_brute_force(rows[list(pattern)], k)
    for row in set(range(len(rows))) - set(pattern):
        assert not is_safe_by_brute_force(rows[[*pattern, row]], k)
    if rows.shape[1] >= k:
        assert pattern[0] == 0, "the total is always shown"


@given(survey=surveys(), k=THRESHOLDS)
@settings(max_examples=40, deadline=None)
def test_the_pattern_is_that_of_trying_one_row_after_the_other(survey, k):
    rows, precedence = survey
    sizes = rows.sum(axis=1)
    accepted: list[int] = []
    for row in sorted(range(len(rows)), key=lambda row: (precedence[row], -sizes[row], row)):
        if sizes[row] >= k and is_safe_by_brute_force(rows[[*accepted, row]], k):
            accepted.append(row)
    assert base_pattern(rows, precedence, k) == tuple(accepted)


@given(survey=surveys(), k=THRESHOLDS, data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_question_is_safe_on_its_own_answers_and_maximal_within_the_base(survey, k, data):
    rows, precedence = survey
    base = base_pattern(rows, precedence, k)
    answered = data.draw(masks_for(rows))
    pattern = question_pattern(rows, answered, base, k)
    effective = rows[:, answered]
    assert is_safe_by_brute_force(effective[list(pattern)], k)
    for row in set(base) - set(pattern):
        is_shareable = is_safe_by_brute_force(effective[[*pattern, row]], k)
        assert effective[row].sum() < k or not is_shareable
    assert pattern[:1] == (base[:1] if answered.sum() >= k else ()), "the total is always shown"


@given(survey=surveys(), k=THRESHOLDS, data=st.data())
@settings(max_examples=40, deadline=None)
def test_the_pattern_depends_on_groups_and_masks_only(survey, k, data):
    """The functions see no answers, so permuting them cannot matter; renumbering people does not
    matter either."""
    rows, precedence = survey
    answered = data.draw(masks_for(rows))
    people = data.draw(st.permutations(range(rows.shape[1])))
    base = base_pattern(rows, precedence, k)
    assert base_pattern(rows[:, people], precedence, k) == base
    renumbered = question_pattern(rows[:, people], answered[people], base, k)
    assert renumbered == question_pattern(rows, answered, base, k)


@given(sizes=st.lists(st.integers(0, 12), max_size=8), k=THRESHOLDS)
@settings(max_examples=200, deadline=None)
def test_folded_breakdowns_are_safe_with_their_total_as_they_stand(sizes, k):
    folding = fold_small_groups(sizes, k)
    group = np.repeat(np.arange(len(sizes)), sizes)
    rows = [group == number for number in folding.shown]
    if folding.combined:
        rows.append(np.isin(group, folding.combined))
    assert not set(folding.shown) & set(folding.combined)
    if rows and sum(sizes) >= k:
        assert audit(np.array([group >= 0, *rows]), k) == Safe()
        hidden = set(range(len(sizes))) - {*folding.shown, *folding.combined}
        assert all(sizes[number] == 0 for number in hidden)


PLENTY = 300


@st.composite
def breakdowns_of_plenty(draw):
    """Two independent breakdowns of 300 people into groups of 20 and more."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    breakdowns = []
    for _ in range(2):
        number = draw(st.integers(2, PLENTY // 20))
        spare = rng.multinomial(PLENTY - 20 * number, np.full(number, 1 / number))
        breakdowns.append(rng.permutation(np.repeat(np.arange(number), 20 + spare)))
    return breakdowns


@given(breakdowns=breakdowns_of_plenty(), k=st.sampled_from([5, 10]))
@settings(max_examples=60, deadline=None)
def test_independent_breakdowns_of_groups_of_twenty_hide_nothing(breakdowns, k):
    rows, precedence = [np.ones(PLENTY, dtype=bool)], [0]
    for place, breakdown in enumerate(breakdowns, start=1):
        folding = fold_small_groups(np.bincount(breakdown).tolist(), k)
        assert folding.shown == tuple(range(1 + breakdown.max()))
        rows += rows_of(breakdown)
        precedence += [place] * len(folding.shown)
    assert set(base_pattern(np.array(rows), precedence, k)) == set(range(len(rows)))
    assert set(optimal_base_pattern(np.array(rows), precedence, k)) == set(range(len(rows)))


def cost_of_hiding(rows, pattern, cost):
    hidden = np.delete(rows, list(pattern), axis=0)
    return int(hidden.sum()) if cost is Cost.PEOPLE else len(hidden)


def least_cost_by_trying(rows, k, cost):
    """The least that a safe pattern with the first row costs, all of them tried."""
    others = range(1, len(rows))
    subsets = chain.from_iterable(combinations(others, size) for size in range(len(rows)))
    return min(
        cost_of_hiding(rows, (0, *subset), cost)
        for subset in subsets
        if is_safe_by_brute_force(rows[[0, *subset]], k)
    )


@st.composite
def tables_of_few_rows(draw):
    """A total and at most five groups, overlapping as they like."""
    people = draw(st.integers(5, 12))
    rows = [np.ones(people, dtype=bool)]
    rows += draw(st.lists(masks_of(people), min_size=1, max_size=5))
    return np.array(rows), [0] + [1] * (len(rows) - 1)


@given(table=tables_of_few_rows(), k=THRESHOLDS, cost=st.sampled_from(Cost))
@settings(max_examples=60, deadline=None)
def test_no_safe_pattern_is_cheaper_than_the_optimal_one(table, k, cost):
    rows, precedence = table
    pattern = optimal_base_pattern(rows, precedence, k, cost=cost)
    assert pattern[0] == 0, "the total is always shown"
    assert is_safe_by_brute_force(rows[list(pattern)], k)
    assert cost_of_hiding(rows, pattern, cost) == least_cost_by_trying(rows, k, cost)


@given(survey=surveys(), k=THRESHOLDS, cost=st.sampled_from(Cost), data=st.data())
@settings(max_examples=40, deadline=None)
def test_the_optimal_patterns_are_safe_maximal_and_not_dearer_than_the_greedy(
    survey, k, cost, data
):
    rows, precedence = survey
    base = optimal_base_pattern(rows, precedence, k, cost=cost)
    greedy = base_pattern(rows, precedence, k)
    assert bool(base) == bool(greedy)
    assert cost_of_hiding(rows, base, cost) <= cost_of_hiding(rows, greedy, cost)
    answered = data.draw(masks_for(rows))
    pattern = optimal_question_pattern(rows, answered, base, k, cost=cost)
    assert pattern[:1] == (base[:1] if answered.sum() >= k else ()), "the total is always shown"
    for shown, allowed, effective in (
        (base, range(len(rows)), rows),
        (pattern, base, rows[:, answered]),
    ):
        if shown:
            assert is_safe_by_brute_force(effective[list(shown)], k)
            for row in set(allowed) - set(shown):
                is_shareable = is_safe_by_brute_force(effective[[*shown, row]], k)
                assert effective[row].sum() < k or not is_shareable
