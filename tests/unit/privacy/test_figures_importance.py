"""Figures about what matters most: what is hidden, what falls back, and what no order changes."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from spegla.privacy import archive, gate
from spegla.privacy.released import Hidden, HiddenReason, Shown, Statistic, Unit, Value
from spegla.stats.summarise import summarise
from spegla.survey.questions import ChoiceKind, Role
from spegla.survey.readings import Association
from spegla.survey.responses import Survey
from survey_builder import (
    BLANK,
    Answers,
    alike,
    figures_of,
    make_choice,
    make_settings,
    make_survey,
    release,
)

PROTECTED = Hidden(reason=HiddenReason.PROTECTED)
DIMENSIONS = ("trust", "pace", "care", "tone")
CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4, 5]
MATTERS = make_choice(
    "matters",
    " ".join(DIMENSIONS),
    kind=ChoiceKind.MULTIPLE,
    role=Role.MOST_IMPORTANT,
    at_most=3,
)
FIRST = make_choice("first", " ".join(DIMENSIONS), role=Role.FIRST_TO_IMPROVE)
PICKS = (("trust", "pace"), ("trust",), ("pace", "care"), ("trust", "pace", "tone"))
CUSTOMERS = "2026/customers/dimension"
TEAM = "2026/management/priorities/importance"


def scored(people: int, *, nki: bool = True) -> dict[str, list[int | None]]:
    """Four dimensions, of which trust goes with the overall grade."""
    places = range(people)
    answers = {
        item: codes
        for step, dimension in enumerate(DIMENSIONS)
        for item, codes in alike(
            dimension, [CODES[(place * (step + 1)) % 13] for place in places]
        ).items()
    }
    grades: list[int | None] = [2 * CODES[place % 13] - place % 2 for place in places]
    return answers | (alike("nki", grades) if nki else {})


def picked(people: int) -> list[tuple[str, ...]]:
    return [PICKS[place % 4] for place in range(people)]


def asked(people: int, *, nki: bool = True) -> Survey:
    return make_survey(scored(people, nki=nki), choices={MATTERS: picked(people)})


def of(figures: Mapping[str, Value], statistic: str) -> list[Value]:
    """The figure of each dimension; those that there are."""
    names = [f"{CUSTOMERS}/{dimension}/{statistic}" for dimension in DIMENSIONS]
    return [figures[name] for name in names if name in figures]


def shown_of(figures: Mapping[str, Value], statistic: str) -> list[Shown]:
    values = [value for value in of(figures, statistic) if isinstance(value, Shown)]
    assert len(values) == len(DIMENSIONS), statistic
    return values


# ------------------------------------------------------------------ what a size allows


@pytest.mark.parametrize(("people", "is_shown"), [(9, False), (10, True), (29, True)])
def test_stated_importance_is_shown_from_ten_people(people: int, *, is_shown: bool) -> None:
    values = of(figures_of(release(asked(people))), "stated_importance")
    assert [isinstance(value, Shown) for value in values] == [is_shown] * 4


@pytest.mark.parametrize(("people", "is_shown"), [(29, False), (30, True)])
def test_stated_weights_are_shown_from_thirty_people(people: int, *, is_shown: bool) -> None:
    values = of(figures_of(release(asked(people, nki=False))), "stated_weight")
    assert [isinstance(value, Shown) for value in values] == [is_shown] * 4


@pytest.mark.parametrize("people", [29, 39, 40])
def test_derived_importance_needs_ten_people_a_dimension(people: int) -> None:
    figures = figures_of(release(asked(people)))
    kinds = {name for name in ("derived_weight", "rank_correlation") if of(figures, name)}
    assert kinds == {29: set(), 39: {"rank_correlation"}, 40: {"derived_weight"}}[people]
    assert ("2026/customers/outcome/nki/r_squared" in figures) == (people == 40)


def test_a_dimension_that_few_answered_has_no_rank_correlation() -> None:
    answers = scored(60) | alike("tone", [*CODES, *CODES, *[BLANK] * 34])
    values = of(figures_of(release(make_survey(answers))), "rank_correlation")
    assert [isinstance(value, Shown) for value in values] == [True, True, True, False]


@pytest.mark.parametrize(
    ("dimensions", "people", "is_shown"),
    [(3, 9, False), (3, 10, True), (4, 29, False), (4, 30, True)],
)
def test_one_of_many_to_improve_first_waits_for_a_distribution(
    dimensions: int, people: int, *, is_shown: bool
) -> None:
    named = DIMENSIONS[:dimensions]
    first = make_choice("first", " ".join(named), role=Role.FIRST_TO_IMPROVE)
    survey = make_survey(scored(people), choices={first: ["trust"] * people})
    values = of(figures_of(release(survey)), "improve_first")
    assert [isinstance(value, Shown) for value in values] == [is_shown] * dimensions


def test_what_few_picked_is_hidden_however_many_answered() -> None:
    survey = make_survey(scored(60), choices={MATTERS: picked(9) + [BLANK] * 51})
    figures = figures_of(release(survey))
    assert of(figures, "stated_importance") == of(figures, "stated_weight") == [PROTECTED] * 4
    assert len(shown_of(figures, "derived_weight")) == 4


# ------------------------------------------------------------------ values


def test_picks_are_shares_of_those_who_picked() -> None:
    survey = make_survey(scored(60), choices={MATTERS: picked(40) + [BLANK] * 20})
    shown = shown_of(figures_of(release(survey)), "stated_importance")
    assert [value.value for value in shown] == [0.75, 0.75, 0.25, 0.25]
    assert {(value.base, value.unit) for value in shown} == {(40, Unit.SHARE)}
    assert all(value.low is not None and value.low < value.value for value in shown)


def test_ratings_are_means_on_their_own_scale() -> None:
    levels = zip(DIMENSIONS, (5, 4, 2, 1), strict=True)
    ratings = {f"importance_{dimension}": [code] * 40 for dimension, code in levels}
    figures = figures_of(release(make_survey({**scored(40), **ratings})))
    shown = shown_of(figures, "stated_importance")
    # 40 at the end of the scale share a bin with 38 of whom two are at the other end but one.
    assert [value.value for value in shown] == [4.92, 3.98, 2.02, 1.08]
    assert {value.unit for value in shown} == {Unit.SCALE}
    weights = [value.value for value in shown_of(figures, "stated_weight")]
    assert weights == pytest.approx([5 / 12, 4 / 12, 2 / 12, 1 / 12], abs=0.0101)


def test_ratings_of_one_dimension_that_few_gave_leave_no_weights() -> None:
    ratings: dict[str, list[int | None]] = {f"importance_{d}": [4] * 40 for d in DIMENSIONS}
    ratings["importance_tone"] = [4] * 9 + [BLANK] * 31
    figures = figures_of(release(make_survey({**scored(40), **ratings})))
    assert of(figures, "stated_importance")[-1] == PROTECTED
    assert of(figures, "stated_weight") == [PROTECTED] * 4


@pytest.mark.parametrize("statistic", ["stated_weight", "derived_weight", "weight"])
def test_weights_sum_to_one_and_stand_in_their_intervals(statistic: str) -> None:
    targets = dict.fromkeys(DIMENSIONS, 80)
    shown = shown_of(figures_of(release(asked(120), targets=targets)), statistic)
    assert sum(value.value for value in shown) == pytest.approx(1, abs=0.0201)
    for value in shown:
        assert value.low is not None
        assert value.high is not None
        assert 0 <= value.low <= value.value <= value.high <= 1


def test_the_weight_is_the_mean_of_stated_and_derived() -> None:
    figures = figures_of(release(asked(120), targets=dict.fromkeys(DIMENSIONS, 80)))
    stated, derived, weight = (
        np.array([value.value for value in shown_of(figures, statistic)])
        for statistic in ("stated_weight", "derived_weight", "weight")
    )
    np.testing.assert_allclose(weight, (stated + derived) / 2, atol=0.0051)


def test_a_lower_level_makes_the_intervals_of_weights_narrower() -> None:
    wide, narrow = (
        shown_of(figures_of(release(asked(120), method={"level": level})), "derived_weight")
        for level in (0.95, 0.6)
    )
    for outer, inner in zip(wide, narrow, strict=True):
        assert (outer.high or 0) - (outer.low or 0) > (inner.high or 0) - (inner.low or 0)


def test_a_dimension_that_others_speak_for_is_said_to_share_only() -> None:
    """Pace is trust with noise, and itself goes the other way once trust is known."""
    trust = [CODES[place % 13] for place in range(60)]
    pace = [min(5, max(1, code + place % 2)) for place, code in enumerate(trust)]
    grades: list[int | None] = [2 * code - place % 2 for place, code in enumerate(trust)]
    figures = figures_of(
        release(
            make_survey({**alike("trust", trust), **alike("pace", pace), **alike("nki", grades)})
        )
    )
    readings = {
        dimension: figures[f"{CUSTOMERS}/{dimension}/derived_weight"].reading  # type: ignore[union-attr]
        for dimension in ("trust", "pace")
    }
    assert readings == {"trust": Association.TOGETHER, "pace": Association.SHARED_ONLY}


def test_choices_about_dimensions_are_figures_about_dimensions_only() -> None:
    survey = make_survey(scored(40), choices={MATTERS: picked(40), FIRST: ["trust"] * 40})
    assert not [name for name in figures_of(release(survey)) if "/choice/" in name]


# ------------------------------------------------------------------ nothing to weigh


CONSTANT = {item: [3] * 60 for d in DIMENSIONS for item in alike(d, [])}
"""Everybody gives every dimension the same."""


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param({**scored(60), **CONSTANT}, id="all scores equal"),
        pytest.param({**scored(60), **alike("nki", [7] * 60)}, id="all equally satisfied"),
        pytest.param({**CONSTANT, **alike("nki", [7] * 60)}, id="both"),
    ],
)
def test_without_any_difference_nothing_is_derived(answers: Answers) -> None:
    figures = figures_of(release(make_survey(answers), targets=dict.fromkeys(DIMENSIONS, 80)))
    for statistic in ("derived_weight", "rank_correlation", "weight"):
        assert of(figures, statistic) == []
    assert "2026/customers/outcome/nki/r_squared" not in figures


def test_where_all_may_agree_on_a_dimension_no_weight_is_derived() -> None:
    """A weight of nothing, with an interval of nothing, would tell that they all do."""
    figures = figures_of(release(make_survey({**scored(60), **alike("care", [3] * 60)})))
    assert not of(figures, "derived_weight")
    assert not of(figures, "r_squared")


def test_what_everybody_picked_weighs_all() -> None:
    survey = make_survey(scored(40, nki=False), choices={MATTERS: [["care"]] * 40})
    shown = shown_of(figures_of(release(survey)), "stated_weight")
    # Whether all did, or all but two, is not to be seen: .975 and three times .025, of 1.05.
    assert [(value.value, value.low, value.high) for value in shown] == [
        (0.02, 0.0, 0.09),
        (0.02, 0.0, 0.09),
        (0.93, 0.86, 1.0),
        (0.02, 0.0, 0.09),
    ]


def test_where_each_of_hundreds_would_be_displayed_as_nought_none_has_a_weight() -> None:
    names = [f"dimension{number}" for number in range(260)]
    scores = {item: codes for name in names for item, codes in alike(name, CODES * 3).items()}
    ratings: dict[str, list[int | None]] = {f"importance_{name}": [4] * 39 for name in names}
    figures = figures_of(release(make_survey({**scores, **ratings})))
    assert isinstance(figures[f"{CUSTOMERS}/dimension0/stated_importance"], Shown)
    weights = [value for figure, value in figures.items() if figure.endswith("_weight")]
    assert weights == [PROTECTED] * len(names)


def test_where_nobody_picked_only_the_derived_weight_counts() -> None:
    survey = make_survey(scored(60), choices={MATTERS: [BLANK] * 60})
    figures = figures_of(release(survey, targets=dict.fromkeys(DIMENSIONS, 80)))
    assert of(figures, "stated_importance") == [PROTECTED] * 4
    # The displayed shares of the derived weight sum to 1.01 and are brought back to 1.
    weights, derived = (
        [value.value for value in shown_of(figures, statistic)]
        for statistic in ("weight", "derived_weight")
    )
    assert weights == pytest.approx(derived, abs=0.0101)


# ------------------------------------------------------------------ what IT management guessed


def guessing(*dimensions: str) -> dict[str, Any]:
    return {"team_size": 6, "told_beforehand": True, "expected_importance": dimensions}


@pytest.mark.parametrize(
    ("guess", "overlap", "agreement"),
    [
        # Customers: trust and pace level at .75, care and tone level at .25, so four are "in".
        (("tone", "care", "trust"), 3, None),
        (("trust", "pace", "care", "tone"), 3, 0.89),
        (("tone", "care", "pace", "trust"), 3, -0.89),
    ],
)
def test_the_guess_is_held_to_what_customers_chose(
    guess: tuple[str, ...], overlap: int, agreement: float | None
) -> None:
    figures = figures_of(release(asked(40), management=guessing(*guess)))
    found = figures[f"{TEAM}/expected_overlap"]
    assert isinstance(found, Shown)
    assert found.value == overlap
    order = figures.get(f"{TEAM}/rank_agreement")
    assert (order.value if isinstance(order, Shown) else None) == agreement


@pytest.mark.parametrize("people", [9, 10, 29, 30])
def test_the_guess_s_order_is_compared_from_thirty_people(people: int) -> None:
    figures = figures_of(release(asked(people), management=guessing(*DIMENSIONS)))
    assert (f"{TEAM}/expected_overlap" in figures) == (people >= 10)
    assert isinstance(figures.get(f"{TEAM}/rank_agreement"), Shown) == (people >= 30)


@pytest.mark.parametrize(
    "survey",
    [
        pytest.param(
            make_survey(scored(40), choices={MATTERS: [DIMENSIONS] * 40}), id="all picked alike"
        ),
        pytest.param(
            make_survey({**scored(40), **{f"importance_{d}": [4] * 40 for d in DIMENSIONS}}),
            id="all rated alike",
        ),
    ],
)
def test_a_guess_is_not_held_to_an_order_that_there_is_not(survey: Survey) -> None:
    figures = figures_of(release(survey, management=guessing(*DIMENSIONS)))
    assert not [name for name in figures if name.startswith(TEAM)]


# ------------------------------------------------------------------ the record

OF_DRAWS = {
    Statistic.STATED_WEIGHT,
    Statistic.DERIVED_WEIGHT,
    Statistic.WEIGHT,
    Statistic.TOP_THREE,
    Statistic.PLACEMENT,
}
"""What the bootstrap is behind, in value or interval."""


def full(order: list[int] | None = None, site: str = "abc") -> Survey:
    rows = order or list(range(60))
    sites = [site[place % 3] for place in range(60)]
    answers: dict[str, list[int | None]] = {
        item: [codes[place] for place in rows] for item, codes in scored(60).items()
    }
    return make_survey(
        answers,
        groups={"site": [sites[place] for place in rows]},
        choices={
            MATTERS: [picked(60)[place] for place in rows],
            FIRST: [DIMENSIONS[place % 4] for place in rows],
        },
    )


def record(survey: Survey, *, seed: int = 1) -> bytes:
    settings = make_settings(survey, targets=dict.fromkeys(DIMENSIONS, 80))
    summary = summarise(survey, resamples=200, generator=np.random.default_rng(seed))
    released = gate.release(summary, survey.questionnaire, settings)
    return archive.to_json(released)


def test_the_order_of_the_rows_changes_no_byte_of_the_record() -> None:
    mixed = np.random.default_rng(3).permutation(60).tolist()
    assert record(full(mixed)) == record(full())


def test_the_names_of_groups_change_no_figure_about_everyone() -> None:
    def everyone(site: str) -> dict[str, Value]:
        found = figures_of(gate.reopen(record(full(site=site))))
        return {name: value for name, value in found.items() if "@" not in name}

    assert everyone("cab") == everyone("abc") == everyone("xyz")


def test_the_same_seed_gives_the_same_record() -> None:
    assert record(full(), seed=5) == record(full(), seed=5)


def test_another_seed_changes_figures_of_the_bootstrap_only() -> None:
    first, other = (dict(gate.reopen(record(full(), seed=seed))) for seed in (1, 2))
    assert first.keys() == other.keys()
    changed = {figure.statistic for figure in first if first[figure] != other[figure]}
    assert changed
    assert changed <= OF_DRAWS
    for figure, value in first.items():
        if figure.statistic in OF_DRAWS - {Statistic.TOP_THREE, Statistic.PLACEMENT}:
            again = other[figure]
            assert isinstance(value, Shown)
            assert isinstance(again, Shown)
            assert value.value == again.value, figure
