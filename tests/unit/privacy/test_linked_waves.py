"""Linked waves: nothing of the wave before from which the newest one could be subtracted."""

import pytest

from spegla.privacy.released import Hidden, Shown, Value
from spegla.survey.responses import Survey
from survey_builder import (
    BLANK,
    Answers,
    Groups,
    alike,
    figures_of,
    make_survey,
    release,
    report_of,
)

BEFORE_SCORE = "2025/customers/dimension/trust/trend_score"
BEFORE_MEAN = "2025/customers/item/trust_1/mean"
CHANGE = "2026/customers/dimension/trust/change[2025]"
CHANGE_OF_ITEM = "2026/customers/item/trust_1/change[2025]"
ANSWERED_BEFORE = "2025/customers/response/survey/answered"
COMPLETE_BEFORE = "2025/customers/response/survey/complete_rate"
NOW_SCORE = "2026/customers/dimension/trust/trend_score"
OF_BEFORE = (
    BEFORE_SCORE, BEFORE_MEAN, CHANGE, CHANGE_OF_ITEM, ANSWERED_BEFORE, COMPLETE_BEFORE,
)  # fmt: skip


def team(
    before: range,
    now: range,
    *,
    groups: Groups | None = None,
    answers: Answers | None = None,
) -> Survey:
    """People by number in two waves, who answered this and that."""

    def mixed(people: range) -> Answers:
        codes = [1 + person % 5 for person in people]
        return {**alike("trust", codes), "nki_1": [2 * code for code in codes]}

    return make_survey(
        answers or mixed(now),
        before=mixed(before),
        groups=groups,
        people=[f"p{person}" for person in now],
        people_before=[f"p{person}" for person in before],
    )


def figures(survey: Survey, waves: str = "linked") -> dict[str, Value]:
    privacy = {"preset": "standard", "promised_minimum": 5, "waves": waves}
    return figures_of(release(survey, privacy=privacy))


def shown(found: dict[str, Value], names: tuple[str, ...] = OF_BEFORE) -> set[bool]:
    return {isinstance(found[name], Shown) for name in names}


@pytest.mark.parametrize("waves", ["separate", "linked"])
def test_a_stable_team_that_one_has_joined_is_not_compared_where_waves_are_linked(
    waves: str,
) -> None:
    found = figures(team(range(12), range(13)), waves)
    assert shown(found) == {waves == "separate"}
    assert isinstance(found[NOW_SCORE], Shown), "the newest wave is as it was"


@pytest.mark.parametrize(
    ("now", "is_there"),
    [
        (range(12), True),
        (range(16), False),
        (range(17), True),
        (range(1, 12), False),
        (range(2, 14), False),
        (range(3, 15), True),
        (range(20, 32), True),
    ],
)
def test_all_who_came_and_all_who_left_count(now: range, *, is_there: bool) -> None:
    assert shown(figures(team(range(12), now))) == {is_there}


def test_who_skipped_a_question_decides_for_that_question() -> None:
    codes: list[int | None] = [1 + person % 5 for person in range(12)]
    survey = team(
        range(12),
        range(12),
        answers={**alike("trust", codes), "trust_1": [BLANK, *codes[1:]], "nki_1": codes},
    )
    found = figures(survey)
    assert shown(found, (BEFORE_MEAN, CHANGE_OF_ITEM)) == {False}
    assert shown(found, (BEFORE_SCORE, CHANGE, ANSWERED_BEFORE)) == {True}


def test_groups_of_the_newest_wave_are_taken_from_the_total_before_too() -> None:
    """Twelve of the first group and one who left; the second group has come since."""
    groups = {"site": ["a"] * 12 + ["b"] * 12}
    survey = team(range(-1, 12), range(24), groups=groups)
    found = figures(survey)
    assert isinstance(found["2026/customers/dimension/trust/score@site=a"], Shown)
    assert shown(found, (BEFORE_SCORE, CHANGE, ANSWERED_BEFORE, COMPLETE_BEFORE)) == {False}
    assert shown(found, (BEFORE_MEAN,)) == {True}, "items are shown of everyone only"


def test_what_is_hidden_looks_like_all_that_is_protected() -> None:
    found = figures(team(range(12), range(13)))
    reasons = {value.reason for name in OF_BEFORE if isinstance(value := found[name], Hidden)}
    assert [str(reason) for reason in reasons] == ["protected"]


def test_a_first_wave_has_nothing_to_be_linked_with() -> None:
    codes = [1 + person % 5 for person in range(12)]
    survey = make_survey(alike("trust", codes), people=[f"p{person}" for person in range(12)])
    found = figures(survey)
    assert isinstance(found["2026/customers/dimension/trust/score"], Shown)


def test_a_report_without_the_wave_before_can_be_written() -> None:
    survey = team(range(12), range(13))
    privacy = {"preset": "standard", "promised_minimum": 5, "waves": "linked"}
    assert report_of(survey, privacy=privacy).pages
