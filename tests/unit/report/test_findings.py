"""What the report finds, and that it finds nothing in what is hidden or level."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from spegla.privacy.released import FigureId, Shown, Statistic, Unit, Value
from spegla.report.context import Context
from spegla.report.findings import (
    escalated,
    furthest,
    has_priorities,
    most_important,
    moves_more,
    priorities,
    ranked,
    says_more,
    strengths,
)
from spegla.settings import Influence
from spegla.survey.readings import Association
from survey_builder import BLANK, alike, make_context, make_survey

DIMENSIONS = ("trust", "pace", "care", "tone")
ITEMS = {
    item: codes for dimension in DIMENSIONS for item, codes in alike(dimension, [3, 4] * 20).items()
}
BLANKET = make_context(make_survey(ITEMS))


def context_of(
    figures: Mapping[tuple[str, Statistic], Value], base: Context = BLANKET, **settings: Any
) -> Context:
    """A context with just these figures about dimensions, whatever the survey says."""
    own = {FigureId.of_score(base.wave, d, s): value for (d, s), value in figures.items()}
    return replace(
        base,
        released=replace(base.released, figures=dict(base.released.figures) | own),
        settings=base.settings.model_copy(update=settings),
    )


def share(value: float, low: float | None = None, high: float | None = None) -> Shown:
    return Shown(value=value, unit=Unit.SHARE, low=low, high=high, base=40)


def amount(value: float) -> Shown:
    return Shown(value=value, unit=Unit.AMOUNT, base=40)


def scores(*values: float) -> dict[tuple[str, Statistic], Value]:
    return {
        (dimension, Statistic.SCORE): Shown(value=value, unit=Unit.SCORE, base=40)
        for dimension, value in zip(DIMENSIONS, values, strict=True)
    }


def of_priority(*values: float) -> dict[tuple[str, Statistic], Value]:
    return {
        (dimension, Statistic.PRIORITY): amount(value)
        for dimension, value in zip(DIMENSIONS, values, strict=True)
    }


AIMS: dict[str, Any] = {"targets": dict.fromkeys(DIMENSIONS, 60.0)}


# ------------------------------------------------------------------ priorities


def test_priorities_go_before_distances() -> None:
    context = context_of(scores(10, 50, 30, 55) | of_priority(3, 20, 5, 9), **AIMS)
    assert has_priorities(context)
    assert priorities(context) == ("pace", "tone", "care")
    assert furthest(context) == ("trust", "care", "pace")


def test_without_importance_the_furthest_below_come_first() -> None:
    context = context_of(scores(10, 50, 30, 55), **AIMS)
    assert not has_priorities(context)
    assert priorities(context) == ("trust", "care", "pace")


def test_equal_priorities_stand_as_in_the_book() -> None:
    context = context_of(scores(10, 50, 30, 55) | of_priority(5, 9, 5, 9), **AIMS)
    assert ranked(context) == ("pace", "tone", "trust", "care")


def test_without_anything_to_gain_nothing_is_ranked() -> None:
    context = context_of(scores(60, 70, 80, 90) | of_priority(0, 0, 0, 0), **AIMS)
    assert ranked(context) == priorities(context) == ()
    assert strengths(context) == ("tone", "care", "pace")


def test_less_than_half_a_point_below_is_reached_and_no_priority() -> None:
    """Readers see 60 of 60; what they see as reached is not where to begin."""
    context = context_of(scores(59.6, 50, 90, 90) | of_priority(0.2, 9, 0, 0), **AIMS)
    assert "trust" in strengths(context)
    assert priorities(context) == ("pace",)
    assert not set(strengths(context)) & set(priorities(context))


def test_what_is_not_ours_is_escalated_and_not_ranked() -> None:
    influence = {
        "trust": Influence.NOT_OURS,
        "care": Influence.NOT_OURS,
        "tone": Influence.PARTLY,
    }
    context = context_of(
        scores(10, 50, 90, 55) | of_priority(0, 9, 0, 3), **AIMS, influence=influence
    )
    assert ranked(context) == ("pace", "tone")
    # Care is not ours either, but reaches the level aimed for.
    assert escalated(context) == ("trust",)


def test_a_hidden_score_is_neither_strength_nor_priority() -> None:
    survey = make_survey(ITEMS | alike("pace", [3] * 4 + [BLANK] * 36))
    context = make_context(survey, targets=dict.fromkeys(DIMENSIONS, 60), influence={})
    for found in (strengths(context), priorities(context), escalated(context)):
        assert "pace" not in found


# ------------------------------------------------------------------ what matters most


def test_what_customers_say_goes_before_what_is_derived() -> None:
    stated = {(d, Statistic.STATED_IMPORTANCE): share(0.1 * n) for n, d in enumerate(DIMENSIONS)}
    derived = {
        (d, Statistic.DERIVED_WEIGHT): share(0.4 - 0.1 * n) for n, d in enumerate(DIMENSIONS)
    }
    assert most_important(context_of(stated | derived)) == ("tone", "care", "pace", "trust")
    assert most_important(context_of(derived)) == DIMENSIONS
    assert most_important(context_of({})) == ()


def weighed(stated: tuple[float, ...], derived: tuple[tuple[float, float, float], ...]) -> Context:
    return context_of(
        {
            (d, Statistic.STATED_WEIGHT): share(value)
            for d, value in zip(DIMENSIONS, stated, strict=True)
        }
        | {
            (d, Statistic.DERIVED_WEIGHT): replace(share(*ends), reading=Association.TOGETHER)
            for d, ends in zip(DIMENSIONS, derived, strict=True)
        }
    )


def test_a_difference_beyond_the_interval_is_a_finding_the_largest_first() -> None:
    context = weighed(
        (0.1, 0.1, 0.4, 0.4),
        ((0.3, 0.2, 0.4), (0.5, 0.3, 0.6), (0.15, 0.1, 0.3), (0.05, 0.0, 0.1)),
    )
    assert moves_more(context) == ("pace", "trust")
    assert says_more(context) == ("tone", "care")


def test_what_only_shares_variation_is_not_said_to_weigh_more() -> None:
    context = weighed((0.1, 0.4, 0.2, 0.3), ((0.3, 0.2, 0.4), *[(0.2, 0.1, 0.5)] * 3))
    assert moves_more(context) == ("trust",)
    figure = context.score_id("trust", Statistic.DERIVED_WEIGHT)
    shared = replace(share(0.3, 0.2, 0.4), reading=Association.SHARED_ONLY)
    figures = dict(context.released.figures) | {figure: shared}
    altered = replace(context, released=replace(context.released, figures=figures))
    assert moves_more(altered) == ()


@pytest.mark.parametrize("stated", [0.2, 0.3, 0.4])
def test_within_the_interval_nothing_is_found(stated: float) -> None:
    context = weighed((stated, *[0.2] * 3), ((0.3, 0.2, 0.4), *[(0.2, 0.1, 0.3)] * 3))
    assert moves_more(context) == says_more(context) == ()


def test_without_one_of_the_two_nothing_is_apart() -> None:
    derived = {(d, Statistic.DERIVED_WEIGHT): share(0.25, 0.2, 0.3) for d in DIMENSIONS}
    assert moves_more(context_of(derived)) == says_more(context_of(derived)) == ()
