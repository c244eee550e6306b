"""Figures about all customers together: needs, zones, reliability, agreement and recommendation."""

from collections.abc import Mapping, Sequence

import pytest

from spegla.privacy.released import Hidden, HiddenReason, Shown, Unit, Value
from survey_builder import (
    BLANK,
    DONT_KNOW,
    Answers,
    alike,
    figures_of,
    make_survey,
    release,
)

PROTECTED = Hidden(reason=HiddenReason.PROTECTED)
CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4]
NOW, BEFORE = "2026/customers", "2025/customers"


def codes(people: int, step: int = 1) -> list[int | None]:
    return [CODES[(place * step) % 12] for place in range(people)]


def shown(figures: Mapping[str, Value], name: str) -> Shown:
    value = figures[name]
    assert isinstance(value, Shown), name
    return value


def is_shown(figures: Mapping[str, Value], name: str) -> bool:
    return isinstance(figures[name], Shown)


# ------------------------------------------------------------------ needs

BROKEN = {"broken": ["trust_1", "pace_1"]}


def test_a_need_sorts_the_items_of_several_dimensions() -> None:
    survey = make_survey(
        {"trust_1": [5] * 20 + [1] * 20, "trust_2": [1] * 40, "pace_1": [3] * 40}, needs=BROKEN
    )
    figures = figures_of(release(survey))
    # 100 and 50 for one half, 0 and 50 for the other; trust_2 serves no need.
    assert shown(figures, f"{NOW}/need/broken/score").value == 50
    assert shown(figures, f"{NOW}/need/broken/score").base == 40


def test_a_need_is_of_those_who_answered_at_least_half_of_its_items() -> None:
    pair: Answers = {
        "trust_1": [5] * 30 + [BLANK] * 10,
        "pace_1": [5] * 20 + [DONT_KNOW] * 10 + [BLANK] * 10,
        "care_1": [5] * 20 + [BLANK] * 20,
    }
    figures = figures_of(release(make_survey(pair, needs={"broken": list(pair)})))
    # Ten people answered one of three, ten none.
    assert shown(figures, f"{NOW}/need/broken/score").base == 20


def test_a_dimension_s_score_is_missing_where_fewer_than_half_were_answered() -> None:
    items: Answers = {
        "trust_1": [4] * 40,
        "trust_2": [4] * 30 + [BLANK] * 10,
        "trust_3": [4] * 20 + [DONT_KNOW] * 20,
        "trust_4": [4] * 20 + [BLANK] * 20,
    }
    figures = figures_of(release(make_survey(items)))
    # Twenty answered all, ten two of four, ten one of four.
    assert shown(figures, f"{NOW}/dimension/trust/score").base == 30


@pytest.mark.parametrize("items", [2, 3])
@pytest.mark.parametrize(("people", "is_there"), [(9, False), (10, True)])
def test_a_need_is_shown_from_ten_people(items: int, people: int, *, is_there: bool) -> None:
    answers = {f"trust_{item}": codes(people) for item in range(1, items + 1)}
    figures = figures_of(release(make_survey(answers, needs={"broken": list(answers)})))
    assert is_shown(figures, f"{NOW}/need/broken/score") == is_there


def test_a_need_is_the_mean_of_the_displayed_means_of_its_items() -> None:
    answers: Answers = {"trust_1": codes(40), "pace_1": [*codes(37, 5), *[BLANK] * 3]}
    figures = figures_of(release(make_survey(answers, needs=BROKEN)))
    means = [shown(figures, f"{NOW}/item/{item}/mean").value for item in answers]
    score = shown(figures, f"{NOW}/need/broken/score")
    assert score.value == pytest.approx(sum(25 * (mean - 1) for mean in means) / 2, abs=0.05)
    assert (score.base, score.least) == (40, None)


def test_needs_are_no_breakdown() -> None:
    survey = make_survey(
        {"trust_1": codes(40), "pace_1": codes(40, 5)},
        needs=BROKEN,
        groups={"site": ["a", "b"] * 20},
    )
    names = [name for name in figures_of(release(survey)) if "/need/" in name]
    assert names
    assert not [name for name in names if "@" in name]


def test_an_item_asked_in_one_wave_only_never_enters_a_trend() -> None:
    """Only trust_1 was asked both times; everything else is far from it, either way."""
    survey = make_survey(
        {"trust_1": codes(40), "trust_2": [5] * 40, "pace_1": [5] * 40},
        before={"trust_1": codes(40), "trust_3": [1] * 40, "pace_2": [1] * 40},
        needs={"broken": ["trust_1", "trust_2", "trust_3", "pace_1", "pace_2"]},
    )
    figures = figures_of(release(survey))
    alone = figures_of(release(make_survey({"trust_1": codes(40)})))
    expected = shown(alone, f"{NOW}/dimension/trust/score").value
    for subject in ("need/broken", "dimension/trust"):
        for wave in (BEFORE, NOW):
            assert shown(figures, f"{wave}/{subject}/trend_score").value == expected
        assert shown(figures, f"{NOW}/{subject}/change[2025]").value == 0
        assert shown(figures, f"{NOW}/{subject}/score").value > expected
    assert not [name for name in figures if "dimension/pace/" in name and "trend" in name]
    assert f"{BEFORE}/need/broken/score" not in figures


def test_a_need_without_a_common_item_has_no_change() -> None:
    survey = make_survey(
        {"trust_1": codes(40)}, before={"trust_2": codes(40)}, needs={"broken": ["trust_1"]}
    )
    names = [name for name in figures_of(release(survey)) if "/need/" in name]
    assert names == [f"{NOW}/need/broken/score", f"{NOW}/need/broken/detectable_change"]


def test_a_need_without_items_in_the_wave_has_no_figures() -> None:
    survey = make_survey(
        {"trust_1": codes(40)}, before={"pace_1": codes(40)}, needs={"broken": ["pace_1"]}
    )
    assert not [name for name in figures_of(release(survey)) if "/need/" in name]


# ------------------------------------------------------------------ zones of tolerance


def zoned(
    people: int, minimum: Sequence[int] | None = None, desired: Sequence[int] | None = None
) -> Mapping[str, Value]:
    survey = make_survey(
        {
            **alike("trust", codes(people)),
            "minimum_trust": minimum or [3] * people,
            "desired_trust": desired or [5] * people,
        }
    )
    found = figures_of(release(survey))
    return {name: value for name, value in found.items() if "/dimension/trust/" in name}


ZONE = ("minimum", "desired", "perceived", "adequacy", "superiority", "below_minimum")
TRUST = f"{NOW}/dimension/trust"


@pytest.mark.parametrize(("people", "is_there"), [(9, False), (10, True)])
def test_a_zone_is_shown_from_ten_people(people: int, *, is_there: bool) -> None:
    figures = zoned(people)
    assert {is_shown(figures, f"{TRUST}/{statistic}") for statistic in ZONE} == {is_there}


@pytest.mark.parametrize("people", [10, 30, 100])
def test_levels_have_no_intervals(people: int) -> None:
    """Of levels no distribution is shown, so no spread of theirs may be (PRIVACY.md 2.8)."""
    found = [shown(zoned(people), f"{TRUST}/{statistic}") for statistic in ZONE[:3]]
    assert {value.low for value in found} == {None}
    assert all(value.least is not None for value in found)


def test_levels_are_on_the_index_and_gaps_in_points() -> None:
    figures = zoned(40)
    # 40 people at 3 are a sum of 80 steps, in the bin 79-81; all at 5 share one with two at 2.
    minimum, desired = (shown(figures, f"{TRUST}/{level}") for level in ("minimum", "desired"))
    assert (minimum.value, minimum.least, minimum.most) == (50, 49.4, 50.6)
    assert (desired.value, desired.least, desired.most) == (98.1, 96.2, 100)
    perceived = shown(figures, f"{TRUST}/perceived").value
    adequacy = shown(figures, f"{TRUST}/adequacy")
    assert adequacy.value == pytest.approx(perceived - 50, abs=0.1)
    assert adequacy.unit is Unit.POINTS
    below = sum(code is not None and code < 3 for code in codes(40)) / 40
    found = shown(figures, f"{TRUST}/below_minimum")
    assert found.least is not None
    assert found.most is not None
    assert found.least <= below <= found.most


def test_gaps_are_those_of_the_displayed_levels_and_leave_nobody_out() -> None:
    """A gap without the few inverted, beside levels with them, would give those few away."""
    figures = zoned(40, minimum=[3] * 39 + [5], desired=[5] * 39 + [1])
    levels = {s: shown(figures, f"{TRUST}/{s}") for s in ("minimum", "desired", "perceived")}
    for statistic, level in (("adequacy", "minimum"), ("superiority", "desired")):
        gap = shown(figures, f"{TRUST}/{statistic}")
        assert gap.base == 40
        assert gap.value == pytest.approx(levels["perceived"].value - levels[level].value)


@pytest.mark.parametrize(("skipped", "is_there"), [(0, True), (1, False), (4, False), (5, True)])
def test_the_level_perceived_is_hidden_where_it_would_tell_a_few_apart(
    skipped: int, *, is_there: bool
) -> None:
    """So many have a score and gave no minimum: the score less the level would be theirs."""
    survey = make_survey(
        {
            **alike("trust", codes(40)),
            "minimum_trust": [3] * (40 - skipped) + [BLANK] * skipped,
            "desired_trust": [5] * 40,
        }
    )
    figures = figures_of(release(survey))
    for statistic in ("perceived", "adequacy", "superiority"):
        assert is_shown(figures, f"{TRUST}/{statistic}") == is_there, statistic
    assert is_shown(figures, f"{TRUST}/minimum")


def test_which_figures_a_zone_has_says_nothing_of_its_answers() -> None:
    """Everybody's minimum may be above what they desire, and the figures are the same ones."""
    assert zoned(40, minimum=[5] * 40, desired=[1] * 40).keys() == zoned(40).keys()


# ------------------------------------------------------------------ reliability


@pytest.mark.parametrize(("people", "is_there"), [(49, False), (50, True)])
def test_reliability_is_a_figure_from_fifty_people(people: int, *, is_there: bool) -> None:
    items = {f"trust_{step}": codes(people, step) for step in (1, 5, 7)}
    figures = figures_of(release(make_survey(items)))
    assert (f"{TRUST}/alpha" in figures, f"{TRUST}/omega" in figures) == (is_there, is_there)
    if is_there:
        alpha = shown(figures, f"{TRUST}/alpha")
        assert (alpha.unit, alpha.base) == (Unit.COEFFICIENT, 50)
        assert alpha.low is not None
        assert alpha.low <= alpha.value
        assert shown(figures, f"{TRUST}/omega").low is None


@pytest.mark.parametrize(("apart", "is_there"), [(0, False), (1, False), (2, False), (3, True)])
def test_a_missing_reliability_does_not_say_that_all_gave_one_answer(
    apart: int, *, is_there: bool
) -> None:
    """Where an item does not vary there is no omega; two who differ must look the same."""
    items: Answers = {
        "trust_1": [5] * (60 - apart) + [3] * apart,
        "trust_2": codes(60, 5),
        "trust_3": codes(60, 7),
    }
    figures = figures_of(release(make_survey(items)))
    assert (f"{TRUST}/alpha" in figures, f"{TRUST}/omega" in figures) == (is_there, is_there)


# ------------------------------------------------------------------ agreement


@pytest.mark.parametrize(
    ("category_minimum", "people", "is_there"),
    [(30, 29, False), (30, 30, True), (20, 29, False), (100, 99, False), (100, 100, True)],
)
def test_agreement_is_shown_where_the_spread_may_be(
    category_minimum: int, people: int, *, is_there: bool
) -> None:
    privacy = {"preset": "standard", "promised_minimum": 5, "category_minimum": category_minimum}
    figures = figures_of(release(make_survey({"trust_1": codes(people)}), privacy=privacy))
    assert is_shown(figures, f"{NOW}/item/trust_1/consensus") == is_there


@pytest.mark.parametrize(
    ("answers", "agreement"),
    [
        pytest.param([4] * 40, 0.83, id="all agree"),
        pytest.param([1, 2, 3, 4, 5] * 8, -0.02, id="evenly spread"),
        pytest.param([1, 5] * 20, -0.94, id="two camps"),
    ],
)
def test_agreement_is_one_less_the_spread_over_that_of_even_answers(
    answers: list[int | None], agreement: float
) -> None:
    """1 - s² / 2 on five points, with the displayed s (James, Demaree and Wolf 1984).

    The displayed s are .59, 1.43 and 1.97: where nobody chose a category, up to two may have.
    """
    figures = figures_of(release(make_survey({"trust_1": answers})))
    assert shown(figures, f"{NOW}/item/trust_1/consensus").value == agreement


# ------------------------------------------------------------------ recommendation


@pytest.mark.parametrize(("people", "is_there"), [(29, False), (30, True)])
def test_the_net_promoter_score_waits_for_a_distribution(people: int, *, is_there: bool) -> None:
    answers: Answers = {
        "trust_1": codes(people),
        "recommend_1": [(10, 8, 3)[n % 3] for n in range(people)],
    }
    figures = figures_of(release(make_survey(answers)))
    assert is_shown(figures, f"{NOW}/item/recommend_1/net_promoter") == is_there


def test_the_net_promoter_score_is_promoters_less_detractors() -> None:
    answers: Answers = {"trust_1": codes(40), "recommend_1": [9] * 20 + [7] * 10 + [6] * 10}
    score = shown(figures_of(release(make_survey(answers))), f"{NOW}/item/recommend_1/net_promoter")
    # 20 promoters are in the bin 19-22, 10 detractors in 9-11: .512 less .25.
    assert (score.value, score.unit, score.base) == (26.2, Unit.POINTS, 40)
    assert score.low is not None
    assert score.high is not None
    assert -100 <= score.low < 26.2 < score.high <= 100


def test_only_a_recommendation_has_a_net_promoter_score() -> None:
    survey = make_survey({"trust_1": codes(40), "effort_1": codes(40), **alike("nki", codes(40))})
    assert not [name for name in figures_of(release(survey)) if "net_promoter" in name]


def test_how_high_the_bar_is_is_no_item_of_its_own() -> None:
    figures = figures_of(
        release(make_survey({"trust_1": codes(40), "importance_trust": codes(40)}))
    )
    assert not [name for name in figures if "importance_trust" in name]
