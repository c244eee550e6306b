"""What is worked out of all customers together: choices, quantities, zones and reliability."""

import numpy as np
import pytest

from spegla.stats.summary import Everyone
from spegla.survey.questions import ChoiceKind
from survey_builder import (
    BEFORE,
    BLANK,
    DONT_KNOW,
    NOT_CONCERNED,
    NOW,
    Answers,
    alike,
    make_choice,
    make_quantity,
    make_survey,
    summarised,
)

FIVE = alike("trust", [4, 2, 5, 3, 1])
WHY = make_choice("why", "speed cost other", kind=ChoiceKind.MULTIPLE)


def everyone(answers: Answers = FIVE, **parts: object) -> Everyone:
    return summarised(make_survey(answers, **parts)).everyone  # type: ignore[arg-type]


# ------------------------------------------------------------------ choices and quantities


def test_who_was_not_asked_and_who_chose_nothing_are_no_part_of_the_base() -> None:
    picks = [["speed", "cost"], "speed", NOT_CONCERNED, BLANK, NOT_CONCERNED]
    tally = everyone(choices={WHY: picks}).choices["why"]
    assert tally.counts == (2, 1, 0)
    assert (tally.base, tally.not_asked, tally.blank) == (2, 2, 1)


def test_a_choice_that_nobody_answered_has_an_empty_tally() -> None:
    tally = everyone(choices={WHY: [BLANK] * 5}).choices["why"]
    assert (tally.counts, tally.base, tally.blank) == ((0, 0, 0), 0, 5)


@pytest.mark.parametrize(("waves", "has_tally"), [((NOW,), True), ((BEFORE,), False)])
def test_only_choices_and_quantities_of_the_wave_count(
    waves: tuple[str, ...], *, has_tally: bool
) -> None:
    found = everyone(
        choices={make_choice("colour", "red blue", waves=waves): ["red"] * 5},
        quantities={make_quantity("tools", waves=waves): [1.0] * 5},
    )
    assert ("colour" in found.choices, "tools" in found.quantities) == (has_tally, has_tally)


def test_an_amount_at_an_edge_belongs_to_the_class_above_and_the_largest_to_the_last() -> None:
    amounts = [0.0, 1.0, 10.0, 160.0, BLANK]
    tally = everyone(quantities={make_quantity(): amounts}).quantities["lost_time"]
    assert tally.counts == (1, 1, 0, 0, 2)
    assert (tally.base, tally.blank) == (4, 1)


# ------------------------------------------------------------------ zones of tolerance


def levels(minimum: list[int | None], desired: list[int | None]) -> Answers:
    return {**FIVE, "minimum_trust": minimum, "desired_trust": desired}


def below(answers: Answers) -> dict[str, list[int]]:
    found = everyone(answers).below_minimum
    return {dimension: people.tolist() for dimension, people in found.items()}


def test_only_who_gave_all_three_levels_can_be_below_their_own_minimum() -> None:
    given = levels([3, 3, 3, 3, BLANK], [4, 5, 5, DONT_KNOW, 5])
    # Codes 4, 2, 5 of 1-5 are 75, 25, 100; the minimum is 50.
    assert below(given) == {"trust": [0, 1, 0, -1, -1]}


def test_who_desires_less_than_they_accept_is_counted_like_everyone() -> None:
    assert below(levels([5] * 5, [1] * 5)) == {"trust": [1, 1, 0, 1, 1]}


def test_a_level_that_was_not_asked_makes_no_zone() -> None:
    assert below({**FIVE, "minimum_trust": [3] * 5}) == {}
    assert below({**FIVE, "minimum_pace": [3] * 5, "desired_pace": [4] * 5}) == {}


# ------------------------------------------------------------------ reliability

CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3]


def spread(people: int, *, items: int = 3) -> dict[str, list[int | None]]:
    """Items that go together without being the same."""
    return {
        f"trust_{item}": [
            min(5, max(1, CODES[place % 10] + (place * item) % 3 - 1)) for place in range(people)
        ]
        for item in range(1, items + 1)
    }


@pytest.mark.parametrize(("people", "is_told"), [(49, False), (50, True)])
def test_reliability_is_told_from_fifty_people(people: int, *, is_told: bool) -> None:
    assert ("trust" in everyone(spread(people)).reliabilities) == is_told


def test_fifty_are_those_who_answered_every_item() -> None:
    answers = spread(60)
    answers["trust_2"][:11] = [BLANK] * 11
    assert everyone(answers).reliabilities == {}
    answers["trust_2"][10] = 3
    assert everyone(answers).reliabilities["trust"].alpha.base == 50


def test_one_item_has_no_reliability() -> None:
    assert everyone(spread(60, items=1)).reliabilities == {}


def test_of_two_items_omega_is_the_spearman_brown_coefficient() -> None:
    answers = spread(60, items=2)
    pair = np.array([answers["trust_1"], answers["trust_2"]], dtype=float)
    r = np.corrcoef(pair)[0, 1]
    assert everyone(answers).reliabilities["trust"].omega == pytest.approx(2 * r / (1 + r))


def test_a_reversed_item_is_turned_round_first() -> None:
    answers = spread(60)
    turned: Answers = {**answers, "trust_2": [6 - int(code or 0) for code in answers["trust_2"]]}
    straight = everyone(answers).reliabilities["trust"]
    assert everyone(turned, reversed_items=["trust_2"]).reliabilities["trust"] == straight


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param(alike("trust", [3] * 60), id="no spread"),
        pytest.param({**spread(60), "trust_2": [5] * 60}, id="an item without spread"),
        pytest.param(
            {"trust_1": [1, 2, 3, 4, 5] * 12, "trust_2": [5, 4, 3, 2, 1] * 12}, id="opposites"
        ),
        pytest.param(
            {
                "trust_1": [1, 2, 3, 4, 5] * 12,
                "trust_2": [5, 4, 3, 2, 1] * 12,
                "trust_3": [3, 1, 5, 2, 4] * 12,
            },
            id="opposites and a third",
        ),
    ],
)
def test_answers_that_no_reliability_can_be_told_of_stop_nothing(answers: Answers) -> None:
    for found in everyone(answers).reliabilities.values():
        assert np.isfinite([found.alpha.value, found.omega]).all()
