"""The private ledger: what it keeps, and which releases it lets stand beside each other."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from ledger_builder import (
    SALT,
    counts_of,
    empty_ledger,
    head_count,
    identity,
    make_family,
)
from spegla.errors import InputError, UsageError
from spegla.privacy.audit import Unknown
from spegla.privacy.bins import Bin
from spegla.privacy.ledger import (
    ConflictKind,
    Ledger,
    conflicts,
    joint,
    parse_ledger,
    refusal,
    to_json,
)
from spegla.privacy.linear import UNKNOWN, Family, Term

DAY = date(2026, 11, 22)
K = 5
TWENTY = [0, 1] * 10


def after(*families: Family, ledger: Ledger | None = None) -> Ledger:
    """The ledger after a release of the families."""
    so_far = ledger or empty_ledger()
    name = f"release {len(so_far.releases)}"
    return so_far.with_release(families, identity=name, day=DAY)


def kinds(ledger: Ledger, *families: Family, k: int = K) -> list[ConflictKind]:
    return [conflict.kind for conflict in conflicts(ledger, families, k=k)]


def test_the_first_release_conflicts_with_nothing() -> None:
    assert conflicts(empty_ledger(), [make_family(TWENTY)], k=K) == ()


def test_the_same_release_adds_nothing() -> None:
    family = make_family(TWENTY)
    ledger = empty_ledger().with_release([family], identity="one", day=DAY)
    assert ledger.with_release([family], identity="one", day=date(2027, 1, 1)) is ledger


def test_the_same_data_conflict_with_nothing_in_whatever_order_their_rows_are() -> None:
    answers = [0, 0, 1, 1, 0, 1, -1, 1, 0, 1]
    names = [f"p{number}" for number in range(10)]
    ledger = after(make_family(answers, people=names))
    backwards = make_family(answers[::-1], people=names[::-1])
    assert conflicts(ledger, [backwards], k=K) == ()
    assert to_json(after(backwards)) == to_json(ledger)


def test_one_late_answer_is_refused_and_both_figures_are_named() -> None:
    ledger = after(make_family(TWENTY))
    (found,) = conflicts(ledger, [make_family([*TWENTY, 1])], k=K)
    assert found.kind is ConflictKind.FEW_PEOPLE
    assert found.new == (identity(),)
    assert [(one.release, one.figure) for one in found.earlier] == [(1, identity())]


@pytest.mark.parametrize(("late", "is_refused"), [(4, True), (5, False)])
def test_as_many_late_answers_as_a_group_needs_are_accepted(late: int, is_refused: bool) -> None:
    ledger = after(make_family(TWENTY))
    new = make_family([*TWENTY, *([0, 1] * 3)[:late]])
    assert bool(conflicts(ledger, [new], k=K)) is is_refused


def test_late_answers_that_are_few_in_one_group_are_refused() -> None:
    answers = [0, 1] * 15
    names = [f"p{number}" for number in range(30)]
    first, second = names[:10] + names[20:22], names[10:20] + names[22:]
    before = {"first": names[:10], "second": names[10:20]}
    ledger = after(make_family(answers[:20], people=names[:20], groups=before))
    now = make_family(answers, people=names, groups={"first": first, "second": second})
    (found,) = conflicts(ledger, [now], k=K)
    assert found.kind is ConflictKind.FEW_PEOPLE
    assert {figure.group for figure in found.new} == {"first"}
    assert {one.figure.group for one in found.earlier} == {"first"}


def test_a_row_taken_out_is_refused() -> None:
    ledger = after(make_family(TWENTY))
    assert kinds(ledger, make_family(TWENTY[:-1])) == [ConflictKind.FEW_PEOPLE]


def test_five_rows_taken_out_are_accepted_though_their_answers_are_gone() -> None:
    ledger = after(make_family(TWENTY))
    assert kinds(ledger, make_family(TWENTY[:-5])) == []


@pytest.mark.parametrize("corrected", [1, 3, 20])
def test_corrected_rows_are_refused_however_many(corrected: int) -> None:
    """Ten corrections and one late answer differ by twenty-one rows and yet by one person."""
    ledger = after(make_family(TWENTY))
    names = [f"p{n}" if n >= corrected else f"corrected {n}" for n in range(20)]
    found = kinds(ledger, make_family([*TWENTY, 1], people=[*names, "late"]))
    assert found == [ConflictKind.CHANGED_PEOPLE]


def test_a_group_that_tells_everyone_in_the_rest_of_an_earlier_total_is_refused() -> None:
    """Of ten, eight or more are favourable; of five of them at most three: then all others are."""
    answers = np.array([0, 0, 1, 1, 1, 1, 1, 1, 1, 1])
    family = make_family(answers.tolist())
    first = np.arange(10) < 5
    total = head_count(~np.zeros(10, dtype=bool), answers, shown=Bin(least=8, most=10))
    group = head_count(first, answers, group="first", shown=Bin(least=0, most=3))
    ledger = after(replace(family, figures=(total,)))
    (found,) = conflicts(ledger, [replace(family, figures=(group,))], k=K)
    assert found.kind is ConflictKind.CERTAIN_ANSWER
    assert found.new == (identity(group="first"),)
    assert found.earlier[0].figure == identity()


def test_a_part_without_order_is_audited_for_each_category() -> None:
    answers = np.array([1] * 10)
    family = make_family(answers.tolist())
    nominal = replace(
        family, parts=(replace(family.parts[0], favourable=(False, False)),), figures=()
    )
    everyone = np.ones(10, dtype=bool)
    open_bin = head_count(everyone, answers, shown=Bin(least=7, most=10))
    sure = head_count(everyone, answers, shown=Bin(least=10, most=12))
    ledger = after(replace(nominal, figures=(open_bin,)))
    assert kinds(ledger, replace(nominal, figures=(sure,))) == [ConflictKind.CERTAIN_ANSWER]


def test_what_cannot_be_decided_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = after(make_family(TWENTY))
    monkeypatch.setattr(joint, "audit", lambda *_: Unknown())
    assert kinds(ledger, make_family(TWENTY[:-5])) == [ConflictKind.FEW_PEOPLE]


def test_a_scale_with_other_categories_is_refused() -> None:
    family = make_family(TWENTY)
    longer = replace(
        family,
        parts=(replace(family.parts[0], favourable=(False, True, True)),),
        figures=(replace(family.figures[0], terms=(Term(part="q1", weights=(0, 1, 1)),)),),
    )
    assert kinds(after(family), longer) == [ConflictKind.CHANGED_QUESTION]


def test_a_question_that_was_turned_round_is_refused() -> None:
    """The answers of the same rows no longer add up to what was displayed."""
    ledger = after(make_family([0] * 18 + [1, 1]))
    assert kinds(ledger, make_family([1] * 18 + [0, 0])) == [ConflictKind.CHANGED_QUESTION]


def test_an_answer_that_became_a_dont_know_is_refused() -> None:
    ledger = after(make_family(TWENTY))
    assert kinds(ledger, make_family([-1, *TWENTY[1:]])) == [ConflictKind.CHANGED_QUESTION]


def test_a_question_is_found_again_in_another_family() -> None:
    ledger = after(make_family(TWENTY, code="trust"))
    moved = make_family([*TWENTY, 1], code="delivery")
    assert kinds(ledger, moved) == [ConflictKind.FEW_PEOPLE]


def test_a_wave_is_found_again_under_another_name() -> None:
    ledger = after(make_family(TWENTY, wave="2026"))
    assert kinds(ledger, make_family(TWENTY, wave="autumn")) == []
    renamed = make_family([*TWENTY, 1], wave="autumn")
    assert kinds(ledger, renamed) == [ConflictKind.FEW_PEOPLE]


def test_different_waves_and_questions_have_nothing_to_do_with_each_other() -> None:
    ledger = after(make_family(TWENTY, wave="2025", people=[f"x{n}" for n in range(20)]))
    assert kinds(ledger, make_family([*TWENTY, 1])) == []
    assert kinds(after(make_family(TWENTY)), make_family([*TWENTY, 1], question="q2")) == []


def test_counts_of_people_are_held_to_the_ledger_too() -> None:
    names = [f"p{number}" for number in range(21)]
    ledger = after(counts_of(names[:20]))
    assert kinds(ledger, counts_of(names)) == [ConflictKind.FEW_PEOPLE]
    assert kinds(ledger, counts_of(names[:15])) == []


def test_three_releases_are_audited_together() -> None:
    """Ten more, and then four of them less: the third is far from the first, near the second."""
    thirty = [0, 1] * 15
    ledger = after(make_family(thirty[:20]))
    ledger = after(make_family(thirty), ledger=ledger)
    (found,) = conflicts(ledger, [make_family(thirty[:26])], k=K)
    assert {one.release for one in found.earlier} == {2}


def test_a_withdrawn_release_counts_no_more() -> None:
    ledger = after(make_family(TWENTY))
    late = make_family([*TWENTY, 1])
    assert kinds(ledger.without_release(1), late) == []
    with pytest.raises(UsageError, match="no release 7; it has 1"):
        ledger.without_release(7)


def test_a_family_that_does_not_say_whose_its_answers_are_is_a_defect() -> None:
    family = make_family(TWENTY)
    for respondents in ((), ("twin",) * 20):
        with pytest.raises(ValueError, match="family 2026/customers/trust"):
            after(replace(family, respondents=respondents))


def test_the_ledger_keeps_no_answer_and_nobody_s_name() -> None:
    ledger = after(make_family([0, 1, -1, 1, 0, 1], people=[f"fingerprint {n}" for n in range(6)]))
    (family,) = ledger.releases[0].families
    assert sorted(set(family.parts[0].answers.tolist())) == [UNKNOWN, -1]
    assert b"fingerprint" not in to_json(ledger)
    others = make_family([1, 1, -1, 0, 0, 1], people=[f"fingerprint {n}" for n in range(6)])
    assert to_json(after(others)) == to_json(ledger), "as many favourable answers, of other people"
    other = Ledger.empty(bytes(32)).with_release(
        [make_family([0, 1, -1, 1, 0, 1])], identity="one", day=DAY
    )
    names = set(other.releases[0].families[0].respondents)
    assert names.isdisjoint(family.respondents)


def test_the_ledger_comes_back_as_it_was_written() -> None:
    ledger = after(make_family(TWENTY), counts_of(["a", "b", "c"]))
    ledger = after(make_family([*TWENTY, 1, 0, 1, 0, 1]), ledger=ledger)
    again = parse_ledger(to_json(ledger))
    assert to_json(again) == to_json(ledger)
    assert [release.number for release in again.releases] == [1, 2]
    assert again.releases[0].day == DAY
    assert again.releases[0].figures == 2
    assert again.releases[0].waves == ("2026",)
    assert kinds(again, make_family([*TWENTY, 1])) == [ConflictKind.FEW_PEOPLE]


def _broken(change: Callable[[Any], object]) -> bytes:
    raw = json.loads(to_json(after(make_family([0, 1, 0, 1, 0, 1]))))
    change(raw)
    return json.dumps(raw, separators=(",", ":")).encode()


def _first_family(raw: Any) -> Any:
    return raw["releases"][0]["families"][0]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b"[" * 200_000,
        _broken(lambda raw: raw["releases"][0].update(identity="\ud800")),
        to_json(after(make_family(TWENTY)))[:-2],
        to_json(after(make_family(TWENTY))) + b"\n",
        _broken(lambda raw: raw.update(format=2)),
        _broken(lambda raw: raw.update(salt="00")),
        _broken(lambda raw: raw.update(more=1)),
        _broken(lambda raw: raw.pop("releases")),
        _broken(lambda raw: raw["releases"].append(raw["releases"][0])),
        _broken(lambda raw: raw["releases"][0].update(number="1")),
        _broken(lambda raw: raw["releases"][0].update(day="yesterday")),
        _broken(lambda raw: raw["releases"][0]["populations"][0].reverse()),
        _broken(lambda raw: raw["releases"][0]["populations"][0].pop()),
        _broken(lambda raw: _first_family(raw).update(population=1)),
        _broken(lambda raw: _first_family(raw)["parts"][0].update(answered="AA==" * 2)),
        _broken(lambda raw: _first_family(raw)["parts"][0].update(favourable=[0, 1])),
        _broken(lambda raw: _first_family(raw)["vectors"].clear()),
        _broken(lambda raw: _first_family(raw)["vectors"][0][0].__setitem__(0, 10**30)),
        _broken(lambda raw: _first_family(raw)["figures"][0].update(bin=[0.5, 3])),
        _broken(lambda raw: _first_family(raw)["figures"][0]["id"].update(statistic="mode")),
    ],
)
def test_a_broken_ledger_is_never_taken_for_a_shorter_one(content: bytes) -> None:
    with pytest.raises(InputError, match=r"ledger\.json: the file is not as it was written"):
        parse_ledger(content)


def test_a_short_salt_is_a_defect() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Ledger.empty(SALT[:16])


def test_the_refusal_names_figures_and_says_what_to_do_without_a_number_of_people() -> None:
    ledger = after(make_family(TWENTY))
    text = str(refusal(conflicts(ledger, [make_family([*TWENTY, 1])], k=K)))
    assert text.count("2026/customers/item/q1/favourable") == 2
    assert "release 1" in text
    assert "spegla ledger ENGAGEMENT --withdraw 1" in text
    assert not {"20", "21", "4", "5"} & set(text.replace(",", " ").split())
    assert refusal(conflicts(ledger, [make_family([*TWENTY, 1])], k=K)).exit_code == 3


def test_a_long_refusal_is_cut() -> None:
    questions = [f"q{number}" for number in range(8)]
    ledger = after(*(make_family(TWENTY, question=q, code=q) for q in questions))
    ledger = after(*(make_family(TWENTY[:8], question=q, code=q) for q in questions), ledger=ledger)
    late = [make_family([*TWENTY, 1], question=q, code=q) for q in questions]
    text = str(refusal(conflicts(ledger, late, k=K)))
    assert "There are 3 more such conflicts." in text
    assert "q4" in text
    assert "q5" not in text
