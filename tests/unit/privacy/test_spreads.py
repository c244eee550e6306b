"""Displayed standard deviations: never so small or so large that they tell what all answered."""

import math
from dataclasses import replace

import numpy as np
import pytest

from spegla.privacy.display import PROTECTED
from spegla.privacy.released import Shown, Unit, Value
from spegla.privacy.spreads import (
    Favourable,
    fewest_with_spread,
    largest_spread,
    may_agree,
    smallest_spread,
    spread_of_everyone,
    spread_of_shares,
)
from spegla.settings import Preset, PrivacySettings
from spegla.stats.tallies import ScoreTally
from survey_builder import AGREEMENT, make_survey

POLICY = PrivacySettings(preset=Preset.STANDARD, promised_minimum=5).policy()
FAVOURABLE = Favourable(start=75.0, step=25.0)
QUESTION = make_survey().questionnaire.questions[0]


def tally(*scores: float) -> ScoreTally:
    squares = math.fsum(score**2 for score in scores)
    return ScoreTally(base=len(scores), total=math.fsum(scores), squares=squares)


def spread(n: int) -> ScoreTally:
    """As many people as asked for, half of them at 41.23 and half at 78.91."""
    return tally(*([41.23, 78.91] * n)[:n])


def score_of(base: int, value: float = 60.0) -> Shown:
    return Shown(value=value, unit=Unit.SCORE, base=base)


def spread_of(scores: ScoreTally, value: float = 60.0) -> float | None:
    return spread_of_everyone(scores, score_of(scores.base, value), FAVOURABLE, policy=POLICY)


def test_the_spread_of_everyone_is_shown_from_thirty_people_in_whole_points() -> None:
    assert spread_of(spread(29)) is None
    assert spread_of(spread(30)) == round(float(np.std([41.23, 78.91] * 15, ddof=1)))


def test_a_spread_of_a_hidden_score_is_hidden() -> None:
    assert spread_of_everyone(spread(40), PROTECTED, FAVOURABLE, policy=POLICY) is None


def test_the_cautious_show_a_spread_only_with_a_distribution() -> None:
    cautious = PrivacySettings(preset=Preset.CAUTIOUS, promised_minimum=10).policy()
    for n, is_shown in ((99, False), (100, True)):
        found = spread_of_everyone(spread(n), score_of(n), FAVOURABLE, policy=cautious)
        assert (found is not None) == is_shown
    assert fewest_with_spread(cautious) == 100


def test_no_spread_is_shown_where_no_interval_could_be() -> None:
    wary = PrivacySettings(preset=Preset.STANDARD, promised_minimum=5, mean_minimum=40).policy()
    assert (fewest_with_spread(POLICY), fewest_with_spread(wary)) == (30, 40)


@pytest.mark.parametrize("apart", [0, 1, 2])
def test_that_all_agree_looks_like_all_but_two(apart: int) -> None:
    """40 people at 100, or with up to two at 50: no spread tells which."""
    scores = tally(*[50.0] * apart, *[100.0] * (40 - apart))
    assert spread_of(scores, value=98.8) == smallest_spread(score_of(40, 98.8), FAVOURABLE)


def test_the_smallest_spread_leaves_two_people_room() -> None:
    """Of 40 at 90 two may be at 50, of 40 at 30 two at 75: 40 and 45 times the root of 2 / 40."""
    for score, distance in ((90.0, 40), (30.0, 45)):
        smallest = smallest_spread(score_of(40, score), FAVOURABLE)
        assert smallest == math.ceil(distance * math.sqrt(2 / 40))


def test_the_spread_of_an_item_is_that_of_its_displayed_distribution() -> None:
    """Half at 2 and half at 4, displayed as .49 and .49: brought to 1 again."""
    shares = [Shown(value=value, unit=Unit.SHARE, base=50) for value in (0.0, 0.49, 0.0, 0.49, 0.0)]
    assert spread_of_shares(range(1, 6), shares) == round(math.sqrt(50 / 49), 2)


def test_a_hidden_share_hides_the_spread() -> None:
    shares: list[Value] = [Shown(value=0.5, unit=Unit.SHARE, base=50), PROTECTED]
    assert spread_of_shares(range(2), shares) is None


def test_the_largest_spread_leaves_two_people_in_the_middle() -> None:
    """50 at both ends are a spread of 50.5: shown is that of 48 at the ends and two between."""
    ends = tally(*[0.0] * 25, *[100.0] * 25)
    assert spread_of(ends, value=50.0) == largest_spread(score_of(50, 50.0)) == 49.0
    assert largest_spread(score_of(40, 98.8)) == 0.0


@pytest.mark.parametrize(("apart", "is_hidden"), [(0, True), (1, True), (2, False)])
def test_one_who_differs_is_not_told_from_nobody(apart: int, *, is_hidden: bool) -> None:
    """Of 50 people at 100 one at 50 is a spread of 7.1; less than ten is what two would make."""
    scores = tally(*[50.0] * apart, *[100.0] * (50 - apart))
    assert may_agree(scores, score_of(50, 98.5), FAVOURABLE) == is_hidden


def test_the_longest_step_of_the_items_counts() -> None:
    assert Favourable.of([QUESTION]) == FAVOURABLE
    short = replace(
        QUESTION, scale=replace(AGREEMENT, high=3, favourable_from=3, unfavourable_to=1)
    )
    assert Favourable.of([QUESTION, short]) == Favourable(start=100.0, step=50.0)
