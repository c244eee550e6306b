"""Figures about what to do first: points from displayed values, and how sure each is."""

from collections.abc import Mapping
from typing import Any

import pytest

from spegla.privacy.released import Hidden, HiddenReason, Shown, Unit, Value
from spegla.survey.questions import ChoiceKind, Role
from spegla.survey.readings import MatrixVariant, Quadrant
from spegla.survey.responses import Survey
from survey_builder import BLANK, Answers, alike, figures_of, make_choice, make_survey, release

PROTECTED = Hidden(reason=HiddenReason.PROTECTED)
DIMENSIONS = ("trust", "pace", "care", "tone")
MATTERS = make_choice(
    "matters",
    " ".join(DIMENSIONS),
    kind=ChoiceKind.MULTIPLE,
    role=Role.MOST_IMPORTANT,
    at_most=3,
)
PICKS = (("trust", "pace"), ("trust",), ("trust", "care"), ("trust", "pace", "tone"))
AIMS: dict[str, Any] = {"targets": {"trust": 60, "pace": 60, "care": 60, "tone": 60}}
STATISTICS = ("weight", "priority", "top_three")


def levelled(people: int, **levels: tuple[int, ...]) -> dict[str, list[int | None]]:
    """Each dimension answered with its codes in turn, the same for all of its items."""
    return {
        item: codes
        for dimension, cycle in levels.items()
        for item, codes in alike(
            dimension, [cycle[place % len(cycle)] for place in range(people)]
        ).items()
    }


LEVELS: dict[str, tuple[int, ...]] = {
    "trust": (2, 2, 1, 3),  # 25
    "pace": (3, 2, 3, 4),  # 50
    "care": (5, 4, 5, 5),  # 93.8
    "tone": (3, 3, 4, 4),  # 62.5
}


def asked(people: int = 80, answers: Answers | None = None) -> Survey:
    return make_survey(
        levelled(people, **LEVELS) if answers is None else answers,
        choices={MATTERS: [PICKS[place % 4] for place in range(people)]},
    )


def of(figures: Mapping[str, Value], dimension: str, statistic: str) -> Value | None:
    return figures.get(f"2026/customers/dimension/{dimension}/{statistic}")


def value_of(figures: Mapping[str, Value], dimension: str, statistic: str) -> float:
    value = of(figures, dimension, statistic)
    assert isinstance(value, Shown), (dimension, statistic)
    return value.value


def names_of_priorities(figures: Mapping[str, Value]) -> list[str]:
    return [name for name in figures if "/priority" in name or "/placement" in name]


@pytest.fixture(scope="module")
def figures() -> Mapping[str, Value]:
    return figures_of(release(asked(), **AIMS))


# ------------------------------------------------------------------ the points


def test_a_priority_is_what_a_reader_works_out(figures: Mapping[str, Value]) -> None:
    """Displayed weight x (60 - displayed score) / 60, of 100."""
    for dimension in DIMENSIONS:
        weight = value_of(figures, dimension, "weight")
        lacking = max(60 - value_of(figures, dimension, "score"), 0) / 60
        assert value_of(figures, dimension, "priority") == pytest.approx(
            100 * weight * lacking, abs=0.051
        )


def test_the_lowest_and_most_wanted_comes_first(figures: Mapping[str, Value]) -> None:
    # Picked by all, half, a quarter and a quarter: weights of 4, 2, 1 and 1 eighths. As displayed
    # the last two are .12, so that bringing all to 1 again moves the first.
    assert [value_of(figures, d, "stated_weight") for d in DIMENSIONS] == [0.5, 0.25, 0.12, 0.12]
    assert [value_of(figures, d, "weight") for d in DIMENSIONS] == [0.51, 0.25, 0.12, 0.12]
    assert value_of(figures, "trust", "priority") == pytest.approx(100 * 0.51 * 35 / 60, abs=0.051)
    assert value_of(figures, "trust", "top_three") == 1


@pytest.mark.parametrize("dimension", ["care", "tone"])
def test_at_or_above_the_level_aimed_for_there_is_nothing_to_gain(
    figures: Mapping[str, Value], dimension: str
) -> None:
    assert value_of(figures, dimension, "priority") == 0


def test_exactly_at_the_level_aimed_for_there_is_nothing_to_gain() -> None:
    figures = figures_of(release(asked(), targets=AIMS["targets"] | {"trust": 24}))
    assert value_of(figures, "trust", "priority") == 0


@pytest.mark.parametrize(("influence", "factor"), [("fully", 1), ("partly", 0.5), ("not_ours", 0)])
def test_what_it_can_do_counts(figures: Mapping[str, Value], influence: str, factor: float) -> None:
    found = figures_of(release(asked(), **AIMS, influence={"trust": influence}))
    assert value_of(found, "trust", "priority") == pytest.approx(
        factor * value_of(figures, "trust", "priority"), abs=0.051
    )
    assert (value_of(found, "trust", "top_three") == 0) == (influence == "not_ours")


def test_dimensions_that_are_level_have_the_same_priority() -> None:
    levels = LEVELS | {"care": LEVELS["tone"]}
    picks = [("care", "tone")] * 80
    survey = make_survey(levelled(80, **levels), choices={MATTERS: picks})
    figures = figures_of(release(survey, targets=dict.fromkeys(DIMENSIONS, 80)))
    care, tone = (value_of(figures, dimension, "priority") for dimension in ("care", "tone"))
    assert care == tone > 0
    # Everybody picked both: draws that never differ would tell so.
    assert of(figures, "care", "top_three") == of(figures, "tone", "top_three") == PROTECTED


# ------------------------------------------------------------------ where there are none


@pytest.mark.parametrize(
    ("survey", "settings"),
    [
        pytest.param(asked(), {}, id="no level aimed for"),
        pytest.param(asked(), {"targets": {"trust": 60, "pace": 60}}, id="not in each dimension"),
        pytest.param(make_survey(levelled(80, **LEVELS)), AIMS, id="nothing tells what matters"),
        pytest.param(asked(29), AIMS, id="too few for weights"),
        pytest.param(
            asked(answers=levelled(80, **LEVELS) | alike("tone", [BLANK] * 80)),
            AIMS,
            id="a dimension that nobody answered",
        ),
        pytest.param(
            asked(answers=levelled(80, **LEVELS) | alike("tone", [3, 4] * 2 + [BLANK] * 76)),
            AIMS,
            id="a hidden score",
        ),
        pytest.param(
            asked(answers=levelled(80, **LEVELS) | alike("tone", [3] * 29 + [BLANK] * 51)),
            AIMS,
            id="a score of too few for what is no sum",
        ),
        pytest.param(
            make_survey(
                levelled(80, trust=LEVELS["trust"]) | alike("nki", [4, 5, 3, 9] * 20),
                choices={MATTERS: [["trust"]] * 80},
            ),
            AIMS,
            id="one dimension",
        ),
    ],
)
def test_where_not_all_can_be_ordered_none_is(survey: Survey, settings: dict[str, Any]) -> None:
    found = figures_of(release(survey, **settings))
    assert names_of_priorities(found) == []
    assert not [name for name in found if name.endswith(("/weight", "/top_three"))]


def test_priorities_and_how_sure_they_are_are_shown_together() -> None:
    """Where people differ all of it is there, and no chance is hidden beside its rank."""
    figures = figures_of(release(asked(60), **AIMS))
    for dimension in DIMENSIONS:
        for statistic in (*STATISTICS, "placement[target]"):
            assert isinstance(of(figures, dimension, statistic), Shown), (dimension, statistic)


# ------------------------------------------------------------------ boxes


def test_each_way_to_draw_the_matrix_is_there_that_importance_allows() -> None:
    with_nki = levelled(80, **LEVELS) | alike("nki", [4, 5, 3, 9] * 20)
    for survey, variants in (
        (asked(answers=with_nki), set(MatrixVariant)),
        (asked(), set(MatrixVariant) - {MatrixVariant.TARGET_DERIVED}),
        (make_survey(with_nki), set(MatrixVariant) - {MatrixVariant.TARGET_STATED}),
    ):
        found = figures_of(release(survey, **AIMS))
        for dimension in DIMENSIONS:
            assert {
                variant
                for variant in MatrixVariant
                if of(found, dimension, f"placement[{variant}]")
            } == variants


def reading_of(figures: Mapping[str, Value], dimension: str, variant: str) -> object:
    value = of(figures, dimension, f"placement[{variant}]")
    assert isinstance(value, Shown)
    assert value.unit is Unit.SHARE
    return value.reading


def test_boxes_are_parted_at_the_level_aimed_for_and_an_even_share(
    figures: Mapping[str, Value],
) -> None:
    assert reading_of(figures, "trust", "target") is Quadrant.CONCENTRATE
    assert reading_of(figures, "care", "target") is Quadrant.POSSIBLE_OVERKILL
    # The weight of pace is the even share itself: half of the draws lie to either side.
    assert reading_of(figures, "pace", "target") is Quadrant.BETWEEN


def test_the_middle_of_the_scale_parts_what_the_level_aimed_for_does_not() -> None:
    found = figures_of(release(asked(), targets=dict.fromkeys(DIMENSIONS, 99)))
    assert reading_of(found, "care", "target") is Quadrant.LOW_PRIORITY
    assert reading_of(found, "care", "scale") is Quadrant.POSSIBLE_OVERKILL


def test_a_box_is_named_only_where_enough_draws_agree(figures: Mapping[str, Value]) -> None:
    for name, value in figures.items():
        if "/placement" in name:
            assert isinstance(value, Shown)
            # Displayed to two digits: 0.796 is 0.80 and still too few.
            if value.value > 0.8:
                assert value.reading is not Quadrant.BETWEEN, name
            if value.value < 0.8:
                assert value.reading is Quadrant.BETWEEN, name


def test_how_many_draws_are_enough_is_a_setting(figures: Mapping[str, Value]) -> None:
    strict = figures_of(release(asked(), **AIMS, method={"placement_confidence": 0.999}))
    named, fewer = (
        {n for n, v in found.items() if "/placement" in n and _is_named(v)}
        for found in (figures, strict)
    )
    assert fewer < named


def _is_named(value: Value) -> bool:
    return isinstance(value, Shown) and value.reading is not Quadrant.BETWEEN


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param(levelled(80, **dict.fromkeys(DIMENSIONS, (3,))), id="all scores equal"),
        pytest.param(levelled(80, **dict.fromkeys(DIMENSIONS, (1,))), id="all at the bottom"),
        pytest.param(levelled(80, **dict.fromkeys(DIMENSIONS, (5,))), id="all at the top"),
        pytest.param(levelled(80, **dict.fromkeys(DIMENSIONS, (1, 5))), id="all the same"),
    ],
)
@pytest.mark.parametrize("picks", [PICKS, (DIMENSIONS,), (("trust",),)], ids=["some", "all", "one"])
def test_answers_without_differences_stop_nothing(
    answers: Answers, picks: tuple[tuple[str, ...], ...]
) -> None:
    survey = make_survey(answers, choices={MATTERS: [picks[n % len(picks)] for n in range(80)]})
    found = figures_of(release(survey, **AIMS))
    assert len(names_of_priorities(found)) == len(DIMENSIONS) * 6
    for name, value in found.items():
        if isinstance(value, Shown):
            assert value.value == value.value, name
