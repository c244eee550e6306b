"""The attacker subtracts everything from everything and finds out nobody; unless a guard is off.

Small surveys of all kinds of opinion are released and attacked with all that PRIVACY.md 2.1 grants
the attacker. The attack shares no code with the guards. So that it is known to bite, each guard is
taken away in turn, and the attack has to find what the guard had kept.
"""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leak.attack import K, attack, too_narrow
from leak.deducing import found_by_deducing, range_of
from leak.knowledge import figures_in, known
from leak.subtracting import found_by_subtracting, smallest_group
from leak.surveys import OPINIONS, UNSHRUNK, random_sheet
from spegla.privacy import archive, bins, grouping, ladder
from spegla.privacy.certainty import Certainty
from spegla.survey.questions import Audience
from spegla.survey.responses import Survey
from survey_builder import BLANK, NOW, alike, make_survey, release

CUSTOMERS = (NOW, Audience.CUSTOMERS)


def record_of(survey: Survey) -> bytes:
    return archive.to_json(release(survey))


# ------------------------------------------------------------------ the attack itself


def test_subtracting_finds_the_one_woman_who_lives_and_works_in_town() -> None:
    """Living and working in town: 22, of them 21 men (PRIVACY.md O11)."""
    town = np.arange(30) < 22
    men = np.arange(30) < 21
    assert smallest_group(np.array([town, men]), K) == (21,)


def test_subtracting_finds_what_three_breakdowns_say_together() -> None:
    rows = np.zeros((3, 30), dtype=bool)
    rows[0, :20] = True
    rows[1, :10] = True
    rows[2, 10:18] = True
    assert smallest_group(rows, K) == (18, 19)
    assert smallest_group(rows[:2], K) is None


def test_subtracting_finds_a_group_of_four_once_somebody_skips() -> None:
    """Total 40 = A 12 + B 28, A in the north 7, in the south 5 (PRIVACY.md O9)."""
    people = np.arange(40)
    rows = np.array(
        [people < 40, people < 12, people >= 12, people < 7, (people >= 7) & (people < 12)]
    )
    assert smallest_group(rows, K) is None
    assert smallest_group(rows & (people != 11), K) == (7, 8, 9, 10)


def test_what_everybody_of_a_group_thinks_is_deduced_from_exact_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Total 20 with 12 favourable; all of A and none of B (PRIVACY.md O12), without the guards."""
    codes = [5] * 12 + [2] * 8
    groups = ["a"] * 12 + ["b"] * 8
    survey = make_survey(alike("trust", codes), groups={"team": groups})
    assert not found_by_deducing(known(record_of(survey), survey)[CUSTOMERS], whole_people=True)
    monkeypatch.setattr(bins.Bins, "of", exactly)
    monkeypatch.setattr(ladder, "nobody_is_certain", believing)
    assert found_by_deducing(known(record_of(survey), survey)[CUSTOMERS])


# ------------------------------------------------------------------ the product


@settings(max_examples=15, phases=UNSHRUNK)
@given(
    st.integers(0, 2**32 - 1),
    st.integers(12, 60),
    st.sampled_from(OPINIONS),
    st.sampled_from([0.0, 0.03, 0.2]),
    st.sampled_from([(3,), (3, 2), (4, 3, 2)]),
)
def test_nobody_is_found_out(
    seed: int, people: int, opinion: Sequence[float], skipping: float, breakdowns: Sequence[int]
) -> None:
    sheet = random_sheet(
        seed, people=people, opinion=opinion, skipping=skipping, breakdowns=breakdowns
    )
    assert not attack(record_of(sheet.survey()), sheet.survey())


@pytest.mark.parametrize("seed", range(2))
def test_nobody_is_found_out_by_who_knows_that_people_are_whole(seed: int) -> None:
    sheet = random_sheet(seed, people=24, opinion=OPINIONS[3])
    assert not attack(record_of(sheet.survey()), sheet.survey(), whole_people=True)


def unlike_the_others() -> Survey:
    """Thirty who agree and one who does not, in a team of four; in another, one who skips."""
    teams = ["a"] * 15 + ["b"] * 12 + ["c"] * 4
    answers: dict[str, list[int | None]] = alike("trust", [5] * 15 + [4] * 12 + [5] * 3 + [1])
    answers["trust_2"][16] = BLANK
    return make_survey(answers, groups={"team": teams, "site": ["n", "s"] * 15 + ["n"]})


def test_the_only_one_who_thinks_badly_of_it_is_not_found_out() -> None:
    survey = unlike_the_others()
    everything = known(record_of(survey), survey)[CUSTOMERS]
    assert not attack(record_of(survey), survey)
    for item in ("trust_1", "trust_2", "trust_3"):
        low, high = range_of(everything, 30, item)
        assert low <= 1.0
        assert high >= 4.0


def test_who_skips_is_not_found_out_by_numbers_of_people() -> None:
    survey = unlike_the_others()
    everything = known(record_of(survey), survey)[CUSTOMERS]
    assert not found_by_subtracting(everything, K)


def test_a_hidden_figure_has_no_number_in_the_record() -> None:
    survey = random_sheet(1, people=12, breakdowns=(2,)).survey()
    names = {"wave", "audience", "subject_kind", "subject", "statistic", "category", "group_by",
             "group", "hidden"}  # fmt: skip
    entries = [entry for entry in figures_in(record_of(survey)) if "hidden" in entry]
    assert entries
    assert all(entry.keys() == names for entry in entries)


# ------------------------------------------------------------------ the guards, taken away


def every_large_row(rows, answered):
    numbered = enumerate(rows.rows)
    return frozenset(n for n, row in numbered if (row.members & answered).sum() >= rows.k)


def every_large_row_of_the_base(rows, answered):
    return every_large_row(rows, answered) & frozenset(rows.base)


def exactly(_bins, value):
    return bins.Bin(least=value, most=value)


def believing(*_parts, **_options):
    return Certainty(is_safe=True, is_integer=True)


def two_swapped() -> Survey:
    """Two breakdowns, one of whose groups differ by two people who changed places."""
    rng = np.random.default_rng(3)
    team = ["a"] * 20 + ["b"] * 20
    site = ["n"] * 18 + ["s"] * 2 + ["n"] * 2 + ["s"] * 18
    answers = {f"trust_{n}": rng.integers(1, 6, 40).tolist() for n in (1, 2, 3)}
    return make_survey(answers, groups={"team": team, "site": site})


def skipped_by_one() -> Survey:
    """Two breakdowns that differ by five people, of whom one has no score."""
    rng = np.random.default_rng(3)
    team = ["a"] * 20 + ["b"] * 20
    site = ["n"] * 25 + ["s"] * 15
    answers: dict[str, list[int | None]] = {
        f"trust_{n}": rng.integers(1, 6, 40).tolist() for n in (1, 2, 3)
    }
    for item in ("trust_1", "trust_2"):
        answers[item][22] = BLANK
    return make_survey(answers, groups={"team": team, "site": site})


@pytest.mark.parametrize("survey", [two_swapped(), skipped_by_one()], ids=["swap", "skip"])
def test_hiding_as_little_as_possible_hides_enough(survey: Survey) -> None:
    privacy = {"preset": "standard", "promised_minimum": 5, "suppression": "optimal"}
    assert not attack(archive.to_json(release(survey, privacy=privacy)), survey)


def test_without_secondary_suppression_few_people_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    survey = two_swapped()
    assert not attack(record_of(survey), survey)
    monkeypatch.setattr(grouping.Grouping, "accepted", every_large_row)
    assert found_by_subtracting(known(record_of(survey), survey)[CUSTOMERS], K)


def test_without_suppression_question_by_question_few_people_are_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    survey = skipped_by_one()
    assert not attack(record_of(survey), survey)
    monkeypatch.setattr(grouping.Grouping, "accepted", every_large_row_of_the_base)
    assert found_by_subtracting(known(record_of(survey), survey)[CUSTOMERS], K)


def test_without_rounding_by_people_ranges_are_too_narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    survey = random_sheet(5, people=40).survey()
    assert not attack(record_of(survey), survey)
    monkeypatch.setattr(bins.Bins, "of", exactly)
    assert too_narrow(known(record_of(survey), survey)[CUSTOMERS])


def test_without_rounding_scores_and_items_tell_what_a_few_people_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    survey = skipped_by_one()
    monkeypatch.setattr(bins.Bins, "of", exactly)
    monkeypatch.setattr(ladder, "nobody_is_certain", believing)
    assert found_by_subtracting(known(record_of(survey), survey)[CUSTOMERS], K)


def test_without_the_certainty_audit_answers_are_deduced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bins alone do not do: with many groups they can leave no other answer."""
    survey = random_sheet(
        7, people=30, breakdowns=(4, 4, 3), opinion=OPINIONS[4], skipping=0.0
    ).survey()
    assert not attack(record_of(survey), survey)
    monkeypatch.setattr(ladder, "nobody_is_certain", believing)
    assert found_by_deducing(known(record_of(survey), survey)[CUSTOMERS])
