"""Laws of the ledger, held against test code that subtracts and counts worlds by itself."""

from datetime import date
from itertools import combinations, product

import numpy as np
from hypothesis import event, given, settings
from hypothesis import strategies as st

from ledger_builder import empty_ledger, make_family
from spegla.privacy.ledger import conflicts, parse_ledger, to_json
from spegla.privacy.linear import Family

DAY = date(2026, 11, 22)
K = 4
PEOPLE = 11


@st.composite
def surveys(draw: st.DrawFn, *, at_least: int = K, at_most: int = PEOPLE) -> Family:
    """One question of two categories, shown in all and for up to two groups of k or more."""
    answers = draw(st.lists(st.integers(0, 1), min_size=at_least, max_size=at_most))
    names = [f"p{number}" for number in range(len(answers))]
    members = st.sets(st.sampled_from(names), min_size=K)
    groups = draw(st.dictionaries(st.sampled_from(["grid", "sales"]), members, max_size=2))
    return make_family(answers, people=names, groups={g: tuple(m) for g, m in groups.items()})


def later(family: Family, late: list[int], *, left: int = 0, group: tuple[str, ...] = ()) -> Family:
    """All who answered so far but some who left, and late answers; in all and for one group."""
    answers = [*family.parts[0].answers.tolist(), *late]
    names = [*family.respondents, *(f"late {number}" for number in range(len(late)))]
    groups = {"service": group} if group else {}
    return make_family(answers[left:], people=names[left:], groups=groups)


def groups_of(family: Family) -> list[frozenset[str]]:
    return [
        frozenset(np.array(family.respondents)[figure.members].tolist())
        for figure in family.figures
    ]


def subtraction_reaches_fewer_than_k(*families: Family) -> bool:
    """Whether a group lies in another one and leaves a few over."""
    shown = {group for family in families for group in groups_of(family)}
    nested = (larger - smaller for larger in shown for smaller in shown if smaller < larger)
    return any(len(rest) < K for rest in nested)


def somebody_is_certain(*families: Family) -> bool:
    """Whether somebody answered alike in every world that all figures allow."""
    names = sorted(set().union(*(family.respondents for family in families)))
    worlds = np.array(list(product((0, 1), repeat=len(names))))
    for family in families:
        places = [names.index(name) for name in family.respondents]
        for figure in family.figures:
            sums = worlds[:, places] @ figure.shares
            worlds = worlds[(sums >= figure.bin.least) & (sums <= figure.bin.most)]
    return bool(np.any(worlds.min(axis=0) == worlds.max(axis=0)))


def is_safe_alone(family: Family) -> bool:
    return not (subtraction_reaches_fewer_than_k(family) or somebody_is_certain(family))


@given(surveys(), st.lists(st.integers(0, 1), min_size=1, max_size=K - 1))
@settings(deadline=None)
def test_fewer_late_answers_than_k_are_refused_and_without_the_ledger_they_leak(family, late):
    new = later(family, late)
    ledger = empty_ledger().with_release([family], identity="first", day=DAY)
    assert subtraction_reaches_fewer_than_k(family, new)
    assert conflicts(ledger, [new], k=K)
    assert not conflicts(empty_ledger(), [new], k=K), "nothing but the ledger stops the attack"


@given(surveys(at_most=8), st.data())
@settings(deadline=None, max_examples=300)
def test_what_the_ledger_accepts_gives_nobody_away(family, data):
    late = data.draw(st.just([]) | st.lists(st.integers(0, 1), min_size=K, max_size=6))
    left = 0 if late else data.draw(st.integers(0, len(family.respondents) - K))
    everyone = later(family, late, left=left)
    group = data.draw(st.just(()) | st.sets(st.sampled_from(everyone.respondents), min_size=K))
    new = later(family, late, left=left, group=tuple(group))
    ledger = empty_ledger().with_release([family], identity="first", day=DAY)
    if is_safe_alone(family) and is_safe_alone(new):
        leaks = subtraction_reaches_fewer_than_k(family, new) or somebody_is_certain(family, new)
        event(f"leaks: {leaks}, left: {left > 0}, late: {len(late) > 0}")
        assert conflicts(ledger, [new], k=K) or not leaks


def test_releases_that_nobody_could_subtract_are_accepted():
    """So that refusing everything would not pass: pairs of halves, by all ways to draw them."""
    names = [f"p{number}" for number in range(8)]
    answers = [0, 1, 0, 1, 0, 1, 0, 1]
    total = make_family(answers, people=names)
    ledger = empty_ledger().with_release([total], identity="first", day=DAY)
    for half in combinations(names, 4):
        new = make_family(answers, people=names, groups={"half": half})
        mixed = 0 < sum(answers[names.index(name)] for name in half) < 4
        assert bool(conflicts(ledger, [new], k=K)) is somebody_is_certain(total, new)
        assert not mixed or not conflicts(ledger, [new], k=K)


@given(surveys(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_same_data_again_are_accepted_and_leave_the_ledger_as_it_is(family, random):
    ledger = empty_ledger().with_release([family], identity="first", day=DAY)
    order = list(range(len(family.respondents)))
    random.shuffle(order)
    again = make_family(
        family.parts[0].answers[order].tolist(),
        people=[family.respondents[place] for place in order],
        groups={
            figure.figure.group: tuple(np.array(family.respondents)[figure.members])
            for figure in family.figures[1:]
        },
    )
    assert not conflicts(ledger, [again], k=K)
    assert ledger.with_release([again], identity="first", day=date(2027, 1, 1)) is ledger


@given(surveys(), surveys())
@settings(deadline=None)
def test_waves_of_different_people_never_conflict(first, second):
    other = make_family(
        second.parts[0].answers.tolist(),
        people=[f"other {name}" for name in second.respondents],
        wave="2027",
    )
    ledger = empty_ledger().with_release([first], identity="first", day=DAY)
    assert not conflicts(ledger, [other], k=K)


@given(surveys(), surveys())
@settings(deadline=None)
def test_a_ledger_comes_back_whole(first, second):
    ledger = empty_ledger().with_release([first], identity="first", day=DAY)
    ledger = ledger.with_release([second], identity="second", day=DAY)
    assert to_json(parse_ledger(to_json(ledger))) == to_json(ledger)
