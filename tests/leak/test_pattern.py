"""What is shown, and how coarsely, says who was asked and who answered, and nothing else (G3)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leak.knowledge import figures_in
from leak.surveys import OPINIONS, UNSHRUNK, Sheet, random_sheet
from spegla.privacy import archive
from survey_builder import make_survey, release

Figures = Mapping[tuple[str, str, str], Mapping[str, dict[str, Any]]]
"""The shown figures per kind of subject, subject and statistic with its category, by group."""


def released(sheet: Sheet) -> list[dict[str, Any]]:
    return figures_in(archive.to_json(release(sheet.survey())))


def shown(figures: Sequence[dict[str, Any]]) -> Figures:
    found: defaultdict[tuple[str, str, str], dict[str, dict[str, Any]]] = defaultdict(dict)
    for entry in figures:
        if "value" in entry:
            statistic = f"{entry['statistic']}[{entry['category']}]"
            name = entry["subject_kind"], entry["subject"], statistic
            found[name][f"{entry['group_by']}={entry['group']}"] = entry
    return found


def mixed(sheet: Sheet, random: Any) -> Sheet:
    """The same survey, answers having changed hands among people who answered the same."""
    alike: defaultdict[tuple[bool, ...], list[int]] = defaultdict(list)
    for row in range(len(sheet.answers)):
        alike[sheet.mask(row)].append(row)
    order = list(range(len(sheet.answers)))
    for people in alike.values():
        for person, other in zip(people, random.sample(people, len(people)), strict=True):
            order[person] = other
    answers = tuple(sheet.answers[person] for person in order)
    return Sheet(items=sheet.items, answers=answers, groups=sheet.groups)


def differences(before: Figures, after: Figures) -> Iterator[str]:
    """Where more or less is shown, but for a whole statistic, or one for everyone only."""
    for name in before.keys() | after.keys():
        groups = {frozenset(before.get(name, {})), frozenset(after.get(name, {}))}
        if len(groups) > 1 and not groups & {frozenset(), frozenset({"="})}:
            yield f"{name}: {groups}"


def overlaps(before: Figures, after: Figures) -> Iterator[str]:
    """Ranges that are neither the same nor apart, so not of the same row of bins.

    Rounded ends of neighbours may meet.
    """
    for name in before.keys() & after.keys():
        for group in before[name].keys() & after[name].keys():
            one, other = before[name][group], after[name][group]
            if one.get("base") != other.get("base"):
                yield f"{name} {group}: another number of people"
            if ("least" in one) != ("least" in other):
                yield f"{name} {group}: a range in one and none in the other"
            if "least" not in one or (one["least"], one["most"]) == (other["least"], other["most"]):
                continue
            if one["least"] < other["most"] and other["least"] < one["most"]:
                yield f"{name} {group}: ranges {one['least']}-{one['most']} and {other['least']}-"


@settings(max_examples=25, phases=UNSHRUNK)
@given(
    st.integers(0, 2**32 - 1),
    st.integers(8, 60),
    st.sampled_from(OPINIONS),
    st.sampled_from([0.0, 0.05, 0.25]),
    st.randoms(use_true_random=False),
)
def test_answers_that_change_hands_move_a_whole_question_or_nothing(
    seed: int, people: int, opinion: Sequence[float], skipping: float, random: Any
) -> None:
    sheet = random_sheet(seed, people=people, opinion=opinion, skipping=skipping)
    one, other = released(sheet), released(mixed(sheet, random))
    names = [{key: entry[key] for key in entry.keys() - _SAID} for entry in one]
    assert names == [{key: entry[key] for key in entry.keys() - _SAID} for entry in other]
    before, after = shown(one), shown(other)
    assert not list(differences(before, after))
    steps = {name[:2] for name in before.keys() ^ after.keys()}
    same = [{n: f for n, f in all_.items() if n[:2] not in steps} for all_ in (before, after)]
    assert not list(overlaps(*same))


_SAID = {"value", "unit", "low", "high", "least", "most", "base", "reading", "hidden"}


def comfortable(people: int) -> Sheet:
    """Two breakdowns that have nothing to do with each other, the smallest group of twenty."""
    sheet = random_sheet(11, people=people, skipping=0.02)
    teams, sites = people // 25, people // 20
    return Sheet(
        items=sheet.items,
        answers=sheet.answers,
        groups=tuple(
            (f"t{person * teams // people:02d}", f"s{person % sites:02d}")
            for person in range(people)
        ),
    )


def test_three_hundred_people_in_two_breakdowns_see_everything() -> None:
    figures = released(comfortable(300))
    assert {entry["group"] for entry in figures} >= {"t00", "t11", "s00", "s14"}
    assert not [entry for entry in figures if entry.get("hidden") == "protected"]


@pytest.mark.parametrize("opinion", OPINIONS)
@pytest.mark.parametrize("people", [10, 25, 60])
def test_everyone_together_is_always_shown(people: int, opinion: Sequence[float]) -> None:
    sheet = random_sheet(people, people=people, opinion=opinion, skipping=0.0)
    found = shown(released(sheet))
    for item in sheet.items:
        assert "=" in found["item", item, "favourable[]"], item
    for kind, subject in (("dimension", "trust"), ("outcome", "nki")):
        assert "=" in found[kind, subject, "score[]"], subject


def test_what_all_agree_on_is_shown_for_everyone() -> None:
    figures = figures_in(
        archive.to_json(release(make_survey({f"trust_{n}": [5] * 12 for n in (1, 2, 3)})))
    )
    assert "=" in shown(figures)["item", "trust_1", "favourable[]"]
