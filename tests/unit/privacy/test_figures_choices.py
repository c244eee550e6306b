"""Figures about choices and quantities: who is in the base, and what a size allows."""

from collections.abc import Mapping
from typing import Any

import pytest

from spegla.privacy.released import Hidden, HiddenReason, Shown, Unit, Value
from spegla.survey.questions import Choice, ChoiceKind, Role
from spegla.survey.responses import Survey
from survey_builder import (
    BEFORE,
    BLANK,
    NOT_CONCERNED,
    Amounts,
    Picks,
    alike,
    figures_of,
    make_choice,
    make_quantity,
    make_survey,
    release,
)

PROTECTED = Hidden(reason=HiddenReason.PROTECTED)
COLOUR = make_choice("colour", "red blue green")
YES_NO = "yes no unsure"
CHOICES = "2026/customers/choice"
QUANTITIES = "2026/customers/quantity"
LOOSE = {"preset": "standard", "promised_minimum": 5, "mean_minimum": 5, "category_minimum": 20}


def people_of(answers: Picks | Amounts) -> int:
    return len(next(iter(answers.values())))


def with_choices(choices: Picks, **parts: Any) -> Survey:
    codes = [4, 2, 5, 3] * people_of(choices)
    return make_survey(alike("trust", codes[: people_of(choices)]), choices=choices, **parts)


def with_amounts(amounts: Amounts) -> Survey:
    codes = [4, 2, 5, 3] * people_of(amounts)
    return make_survey(alike("trust", codes[: people_of(amounts)]), quantities=amounts)


def shares_of(figures: Mapping[str, Value], choice: Choice) -> list[Value]:
    return [figures[f"{CHOICES}/{choice.code}/share[{o.code}]"] for o in choice.options]


def shown(value: Value) -> Shown:
    assert isinstance(value, Shown)
    return value


# ------------------------------------------------------------------ choices


def test_shares_are_of_those_who_chose() -> None:
    picks = ["red"] * 12 + ["blue"] * 4 + [BLANK] * 4 + [NOT_CONCERNED] * 20
    red, blue, green = shares_of(figures_of(release(with_choices({COLOUR: picks}))), COLOUR)
    assert [(shown(v).value, shown(v).base) for v in (red, blue, green)] == [
        # 12 of 16 are in the bin 11-13, 4 in 3-6, and nobody in 0-2.
        (0.75, 16),
        (0.281, 16),
        (0.062, 16),
    ]
    assert (shown(green).high or 0) > 0


def test_not_sure_stays_in_the_base() -> None:
    choice = make_choice("met", YES_NO, kind=ChoiceKind.YES_NO, role=Role.CHANGE_MET)
    picks = ["yes"] * 5 + ["no"] * 5 + ["unsure"] * 10
    yes, _, _ = shares_of(figures_of(release(with_choices({choice: picks}))), choice)
    assert (shown(yes).least, shown(yes).most, shown(yes).base) == (0.15, 0.25, 20)


def test_shares_of_several_choices_may_sum_to_more_than_all() -> None:
    choice = make_choice("why", "speed cost", kind=ChoiceKind.MULTIPLE)
    picks = [["speed", "cost"]] * 15 + [["speed"]] * 5
    speed, cost = shares_of(figures_of(release(with_choices({choice: picks}))), choice)
    assert (shown(speed).most, shown(cost).least, shown(cost).most) == (1.0, 0.75, 0.85)


@pytest.mark.parametrize(("people", "is_shown"), [(9, False), (10, True)])
def test_a_choice_is_shown_from_ten_people(people: int, *, is_shown: bool) -> None:
    picks = ["red"] * people + [BLANK] * 50
    values = shares_of(figures_of(release(with_choices({COLOUR: picks}))), COLOUR)
    assert [isinstance(value, Shown) for value in values] == [is_shown] * 3


@pytest.mark.parametrize(
    ("kind", "people", "is_shown"),
    [
        (ChoiceKind.SINGLE, 29, False),
        (ChoiceKind.SINGLE, 30, True),
        (ChoiceKind.MULTIPLE, 9, False),
        (ChoiceKind.MULTIPLE, 10, True),
    ],
)
def test_one_answer_among_many_waits_for_a_distribution(
    kind: ChoiceKind, people: int, *, is_shown: bool
) -> None:
    choice = make_choice("colour", "red blue green grey", kind=kind)
    values = shares_of(figures_of(release(with_choices({choice: [["red"]] * people}))), choice)
    assert [isinstance(value, Shown) for value in values] == [is_shown] * 4


@pytest.mark.parametrize("role", [None, Role.SHADOW_IT, Role.SHADOW_IT_TOLD, Role.CHANGE_MET])
@pytest.mark.parametrize("people", [4, 5, 9, 10])
def test_what_is_sensitive_waits_for_ten_whatever_is_set(role: Role | None, people: int) -> None:
    choice = make_choice("asked", YES_NO, kind=ChoiceKind.YES_NO, role=role)
    survey = with_choices({choice: ["yes", "no"] * (people // 2) + ["no"] * (people % 2)})
    values = shares_of(figures_of(release(survey, privacy=LOOSE)), choice)
    minimum = 10 if role in {Role.SHADOW_IT, Role.SHADOW_IT_TOLD} else 5
    assert [isinstance(value, Shown) for value in values] == [people >= minimum] * 3


@pytest.mark.parametrize("yes", [9, 10])
def test_reasons_are_of_those_who_did_so_and_wait_for_ten_of_them(yes: int) -> None:
    shadow = make_choice("shadow", YES_NO, kind=ChoiceKind.YES_NO, role=Role.SHADOW_IT)
    why = make_choice(
        "why",
        "speed cost",
        kind=ChoiceKind.MULTIPLE,
        role=Role.SHADOW_IT_REASONS,
        only_if="shadow=yes",
    )
    survey = with_choices(
        {
            shadow: ["yes"] * yes + ["no"] * 40,
            why: [["speed"]] * yes + [NOT_CONCERNED] * 40,
        }
    )
    figures = figures_of(release(survey, privacy=LOOSE))
    assert [isinstance(v, Shown) for v in shares_of(figures, why)] == [yes == 10] * 2
    assert all(isinstance(value, Shown) for value in shares_of(figures, shadow))


def test_no_choice_and_no_quantity_is_shown_of_a_group() -> None:
    survey = make_survey(
        alike("trust", [4, 2] * 20),
        groups={"site": ["a", "b"] * 20},
        choices={COLOUR: ["red", "blue"] * 20},
        quantities={make_quantity(): [1.0, 3.0] * 20},
    )
    names = [n for n in figures_of(release(survey)) if "/choice/" in n or "/quantity/" in n]
    assert names
    assert not [name for name in names if "@" in name]


def test_a_choice_that_nobody_answered_is_hidden() -> None:
    figures = figures_of(release(with_choices({COLOUR: [BLANK] * 40})))
    assert shares_of(figures, COLOUR) == [PROTECTED] * 3


def test_a_choice_of_another_wave_has_no_figures() -> None:
    choice = make_choice("old", "red blue", waves=(BEFORE,))
    figures = figures_of(release(with_choices({choice: ["red"] * 40})))
    assert not [name for name in figures if "/choice/" in name]


# ------------------------------------------------------------------ quantities

AMOUNTS = [0.5] * 12 + [1.0] * 6 + [3.0] * 6 + [160.0] * 6


@pytest.mark.parametrize(("people", "is_shown"), [(29, False), (30, True)])
def test_a_quantity_is_shown_from_thirty_people(people: int, *, is_shown: bool) -> None:
    amounts = {make_quantity(): AMOUNTS[:people] + [BLANK] * (60 - people)}
    figures = figures_of(release(with_amounts(amounts)))
    names = [name for name in figures if name.startswith(QUANTITIES)]
    assert len(names) == 7
    assert {isinstance(figures[name], Shown) for name in names} == {is_shown}


def test_mean_and_median_are_those_of_the_displayed_classes() -> None:
    figures = figures_of(release(with_amounts({make_quantity(): AMOUNTS})))
    shares = {
        category: shown(figures[f"{QUANTITIES}/lost_time/share[{category}]"]).value
        for category in ("0-1", "1-2", "2-5", "5-10", "10-160")
    }
    # 12 of 30 are in the bin 12-15, 6 in 6-8, and nobody in 0-2: together 1.182.
    assert shares == {"0-1": 0.45, "1-2": 0.233, "2-5": 0.233, "5-10": 0.033, "10-160": 0.233}
    mean, median = (shown(figures[f"{QUANTITIES}/lost_time/{s}"]) for s in ("mean", "median"))
    # (.45 x 0.5 + .233 x 1.5 + .233 x 3.5 + .033 x 7.5 + .233 x 85) / 1.182, and (.591 - .45)
    # / .233 of the second class.
    assert (mean.value, median.value) == (18.1, 1.6)
    assert (mean.unit, mean.base, mean.low) == (Unit.AMOUNT, 30, None)


def test_no_single_number_leaves() -> None:
    exact = [0.1234567] * 30
    figures = figures_of(release(with_amounts({make_quantity(): exact})))
    # .967 x 0.5 and .033 x (1.5 + 3.5 + 7.5 + 85), of 1.1; half of that is in the first class.
    assert shown(figures[f"{QUANTITIES}/lost_time/mean"]).value == 3.4
    assert shown(figures[f"{QUANTITIES}/lost_time/median"]).value == 0.6


def test_a_quantity_that_nobody_answered_is_hidden() -> None:
    figures = figures_of(release(with_amounts({make_quantity(): [BLANK] * 40})))
    values = [value for name, value in figures.items() if name.startswith(QUANTITIES)]
    assert values == [PROTECTED] * 7
