"""Figures about the zone of tolerance: what a few people's answers must not be read from."""

from collections.abc import Mapping, Sequence

import pytest

from spegla.privacy.released import Hidden, HiddenReason, Shown, Unit, Value
from survey_builder import BLANK, Groups, alike, figures_of, make_survey, release

PROTECTED = Hidden(reason=HiddenReason.PROTECTED)
TRUST = "2026/customers/dimension/trust"
LEVELS = ("minimum", "desired")
OF_SCORES = ("perceived", "adequacy", "superiority")
PERCEIVED = [4, 2, 5, 3] * 15


def figures(
    minimum: Sequence[int | None], desired: Sequence[int | None], groups: Groups | None = None
) -> Mapping[str, Value]:
    answers = {
        **alike("trust", PERCEIVED[: len(minimum)]),
        "minimum_trust": minimum,
        "desired_trust": desired,
    }
    return figures_of(release(make_survey(answers, groups=groups)))


def shown(found: Mapping[str, Value], statistic: str) -> Shown:
    value = found[f"{TRUST}/{statistic}"]
    assert isinstance(value, Shown)
    return value


def is_shown(found: Mapping[str, Value], *statistics: str) -> list[bool]:
    return [isinstance(found[f"{TRUST}/{statistic}"], Shown) for statistic in statistics]


def test_a_gap_is_the_difference_of_the_displayed_levels() -> None:
    found = figures([2, 2, 3, 1] * 10, [5, 4, 4, 4] * 10)
    perceived, minimum, desired = (shown(found, s) for s in ("perceived", *LEVELS))
    adequacy, superiority = shown(found, "adequacy"), shown(found, "superiority")
    assert adequacy.value == pytest.approx(perceived.value - minimum.value)
    assert superiority.value == pytest.approx(perceived.value - desired.value)
    assert (adequacy.unit, adequacy.base, adequacy.low) == (Unit.POINTS, 40, None)


@pytest.mark.parametrize("inverted", [0, 1, 4, 12])
def test_whose_minimum_is_above_the_desired_cannot_be_worked_out(inverted: int) -> None:
    # Were they left out of the gaps, perceived - minimum - adequacy would be theirs alone.
    found = figures([5] * inverted + [2] * (40 - inverted), [4] * 40)
    levels = [shown(found, s) for s in (*LEVELS, *OF_SCORES)]
    assert {level.base for level in levels} == {40}
    assert shown(found, "adequacy").value == pytest.approx(
        shown(found, "perceived").value - shown(found, "minimum").value
    )


@pytest.mark.parametrize(
    ("skipped", "expected"), [(0, True), (1, False), (4, False), (5, True), (20, True)]
)
def test_the_few_who_gave_no_level_are_not_what_the_score_has_more(
    skipped: int, *, expected: bool
) -> None:
    found = figures([BLANK] * skipped + [2] * (40 - skipped), [5] * 40)
    assert is_shown(found, *OF_SCORES) == [expected] * 3
    assert is_shown(found, "score", *LEVELS, "below_minimum") == [True] * 4


def test_scores_of_groups_count_in_what_can_be_worked_out() -> None:
    # Twelve gave no level: everyone of the west and two of the east.
    groups = {"site": ["west"] * 10 + ["east"] * 30}
    found = figures([BLANK] * 12 + [2] * 28, [5] * 40, groups)
    assert isinstance(found[f"{TRUST}/score@site=west"], Shown)
    assert is_shown(found, *OF_SCORES) == [False] * 3


@pytest.mark.parametrize(("people", "expected"), [(9, False), (10, True)])
def test_a_zone_is_shown_from_ten_people(people: int, *, expected: bool) -> None:
    blank: list[int | None] = [BLANK] * (60 - people)
    found = figures([*[2] * people, *blank], [*[5] * people, *blank])
    assert is_shown(found, *LEVELS, *OF_SCORES, "below_minimum") == [expected] * 6
    if not expected:
        assert found[f"{TRUST}/adequacy"] == PROTECTED
