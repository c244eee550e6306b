"""Questions marked sensitive: ten people behind whatever is said of them, and never by group."""

from dataclasses import replace
from datetime import date

import pytest

from ledger_builder import empty_ledger, make_family
from spegla.privacy.ledger import conflicts
from spegla.privacy.released import Shown, Value
from spegla.settings import SENSITIVE_MINIMUM
from spegla.survey.questions import ChoiceKind
from survey_builder import NOW, alike, figures_of, make_choice, make_survey, release

LOOSE = {"preset": "standard", "promised_minimum": 5, "mean_minimum": 5}
OF_ITEM = tuple(
    f"{NOW}/customers/item/trust_1/{statistic}"
    for statistic in ("mean", "favourable", "unfavourable", "dont_know")
)
TRUST, PACE = f"{NOW}/customers/dimension/trust", f"{NOW}/customers/dimension/pace"


def mixed(people: int) -> list[int | None]:
    return [1 + person % 5 for person in range(people)]


def figures(people: int) -> dict[str, Value]:
    """Two dimensions, of which one has a sensitive item."""
    codes = mixed(people)
    survey = make_survey(
        {**alike("trust", codes), **alike("pace", codes)},
        groups={"site": ["a", "b"] * (people // 2) + ["a"] * (people % 2)},
        management=alike("trust", mixed(8)) | alike("pace", mixed(8)),
        sensitive=["trust_1"],
    )
    return figures_of(release(survey, privacy=LOOSE))


def is_shown(found: dict[str, Value], name: str) -> bool:
    return isinstance(found[name], Shown)


@pytest.mark.parametrize(("people", "is_there"), [(9, False), (10, True)])
def test_ten_people_stand_behind_every_figure_of_a_sensitive_item(
    people: int, *, is_there: bool
) -> None:
    found = figures(people)
    assert {is_shown(found, name) for name in (*OF_ITEM, f"{TRUST}/score")} == {is_there}
    others = [name.replace("trust_1", "trust_2") for name in OF_ITEM]
    assert {is_shown(found, name) for name in (*others, f"{PACE}/score")} == {True}


def test_a_score_with_a_sensitive_item_is_not_shown_by_group() -> None:
    found = figures(80)
    for group in "ab":
        assert is_shown(found, f"{PACE}/score@site={group}")
        assert not is_shown(found, f"{TRUST}/score@site={group}")
        assert f"{PACE}/contrast@site={group}" in found
        assert f"{TRUST}/contrast@site={group}" not in found
    assert is_shown(found, f"{TRUST}/score")


def test_a_small_management_team_says_nothing_of_what_is_sensitive() -> None:
    found = figures(40)
    own = f"{NOW}/management/dimension"
    assert is_shown(found, f"{own}/pace/score")
    assert not is_shown(found, f"{own}/trust/score")
    assert not is_shown(found, f"{own}/trust/gap")


@pytest.mark.parametrize("skipped", [0, 5, 9, 10])
def test_the_level_perceived_leaves_ten_people_over(skipped: int) -> None:
    people = 60
    codes = mixed(people)
    level = [*codes[: people - skipped], *[None] * skipped]
    survey = make_survey(
        {**alike("trust", codes), "minimum_trust": level, "desired_trust": [5] * people},
        sensitive=["trust_2"],
    )
    found = figures_of(release(survey, privacy=LOOSE))
    assert is_shown(found, f"{TRUST}/perceived") == (skipped in (0, 10))


@pytest.mark.parametrize(("people", "is_there"), [(9, False), (10, True)])
@pytest.mark.parametrize("kind", [ChoiceKind.YES_NO, ChoiceKind.MULTIPLE])
def test_ten_people_stand_behind_a_sensitive_choice(
    people: int, kind: ChoiceKind, *, is_there: bool
) -> None:
    choices = {
        make_choice(code, "yes no", kind=kind, is_sensitive=code == "ill"): [
            "yes" if person % 2 else "no" for person in range(people)
        ]
        for code in ("ill", "well")
    }
    codes = mixed(people)
    survey = make_survey(alike("trust", codes), choices=choices)
    found = figures_of(release(survey, privacy=LOOSE))
    assert is_shown(found, f"{NOW}/customers/choice/ill/share[yes]") == is_there
    assert is_shown(found, f"{NOW}/customers/choice/well/share[yes]")


@pytest.mark.parametrize(("late", "is_refused"), [(5, True), (9, True), (10, False)])
def test_ten_people_stand_behind_what_two_releases_tell(late: int, *, is_refused: bool) -> None:
    answers = [0, 1] * 20
    first, second = make_family(answers), make_family([*answers, *([0, 1] * 5)[:late]])
    marked = replace(second, parts=(replace(second.parts[0], minimum=SENSITIVE_MINIMUM),))
    ledger = empty_ledger().with_release([first], identity="one", day=date(2026, 11, 22))
    assert not conflicts(ledger, [second], k=5)
    assert bool(conflicts(ledger, [marked], k=5)) is is_refused
