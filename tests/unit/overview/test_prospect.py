"""What is said of one target, from displayed values and the answers expected."""

from dataclasses import replace

import pytest

from spegla.overview.prospect import Displayed, NextWave, Outlook, prospect_of
from spegla.privacy.comparisons import detectable_change
from spegla.privacy.display import NOT_COMPARABLE, PROTECTED, DisplayedMean
from spegla.privacy.released import Shown, Unit
from spegla.stats.estimates import Moments
from spegla.stats.sample_size import power

WAVE = NextWave(
    since="2026", answered=200, invited=400, expected=200, fewest=30, smallest_worthwhile=5.0
)
SCORE = Displayed(value=50.0, base=200, sd=20.0)


def prospect(target, score=SCORE, **wave):
    found = prospect_of(target, score, replace(WAVE, **wave))
    assert found is not None
    return found


@pytest.mark.parametrize("people", [30, 120, 900])
def test_the_spread_follows_from_the_smallest_detectable_change(people):
    score = Shown(value=61.4, unit=Unit.SCORE, base=people)
    moments = Moments(mean=61.4, sd=19, n=people)
    shown = Displayed.of(score, detectable_change(DisplayedMean(value=score, moments=moments)))
    assert shown is not None
    # Its tenths of a point are all that is lost.
    assert shown.sd == pytest.approx(19, abs=0.05 * (people / 2) ** 0.5 / 2.8)


@pytest.mark.parametrize("hidden", [PROTECTED, NOT_COMPARABLE, None])
def test_what_is_hidden_or_was_not_asked_for_has_no_spread(hidden):
    score = Shown(value=61.4, unit=Unit.SCORE, base=200)
    change = Shown(value=5.6, unit=Unit.POINTS, base=200)
    assert Displayed.of(hidden, change) is None
    assert Displayed.of(score, hidden) is None
    assert Displayed.of(score, replace(change, value=0.0)) is None


def test_nothing_is_told_where_the_score_or_who_answered_is_not_shown():
    assert prospect_of(60, None, WAVE) is None
    assert prospect_of(60, SCORE, replace(WAVE, answered=None)) is None
    assert prospect_of(60, SCORE, replace(WAVE, answered=None, expected=None)) is None


def test_the_chance_is_that_of_the_verdict_clearly_better():
    expected = power(9, sd=20, answers=(200, 150), smallest_worthwhile=5, level=0.90)
    assert prospect(59, expected=150).chance == expected


@pytest.mark.parametrize(
    ("target", "outlook"),
    [
        (45, Outlook.REACHED),
        (50, Outlook.REACHED),
        (53, Outlook.TOO_SMALL),
        (55, Outlook.TOO_SMALL),
        (56.6, Outlook.MORE_ANSWERS),
        (59, Outlook.LIKELY),
    ],
)
def test_the_outlook_follows_the_change(target, outlook):
    assert prospect(target).outlook is outlook


def test_a_change_of_just_what_counts_is_too_small_whatever_binary_fractions_say():
    score = replace(SCORE, value=59.4)
    assert 64.4 - 59.4 > 5.0
    assert prospect(64.4, score).outlook is Outlook.TOO_SMALL


def test_the_outlook_follows_the_answers():
    short = prospect(57, expected=90)
    assert short.outlook is Outlook.MORE_ANSWERS
    assert short.chance < 0.8
    assert short.needed is not None
    enough = prospect(57, expected=short.needed)
    assert (enough.outlook, enough.needed) == (Outlook.LIKELY, short.needed)
    assert enough.chance >= 0.8
    assert prospect(57, expected=short.needed - 1).outlook is Outlook.MORE_ANSWERS


def test_more_answers_than_people_were_invited_are_told_apart():
    needed = prospect(57).needed
    assert needed is not None
    few = {"expected": needed - 20, "invited": needed - 10}
    assert prospect(57, **few).outlook is Outlook.MORE_THAN_INVITED
    assert prospect(57, expected=needed - 20, invited=None).outlook is Outlook.MORE_ANSWERS


def test_too_few_answers_before_cannot_be_made_good():
    score = replace(SCORE, base=40)
    found = prospect(56, score, answered=40, expected=400)
    assert found.outlook is Outlook.TOO_FEW_BEFORE
    assert found.needed is None


def test_those_who_cannot_judge_are_reckoned_with():
    """Half of those who answer have no such score, so that twice as many must answer."""
    half = replace(SCORE, base=100)
    needed, among_half = (prospect(60, half, answered=answered).needed for answered in (100, 200))
    assert needed is not None
    assert among_half == 2 * needed


def test_the_smallest_score_that_can_be_proven_is_a_target_likely_to_be():
    provable = prospect(53).provable
    assert provable is not None
    assert prospect(provable).outlook is Outlook.LIKELY
    assert prospect(provable - 1).outlook is not Outlook.LIKELY


def test_no_target_is_proven_with_fewer_answers_than_a_spread_is_shown_of():
    few = prospect(100, expected=29)
    assert (few.chance, few.provable) == (0.0, None)
    assert few.needed is not None
    assert few.needed >= 30
    assert prospect(100, expected=few.needed).chance >= 0.8


def test_from_a_score_near_the_top_there_is_no_provable_way_up():
    assert prospect(98, replace(SCORE, value=96.0)).provable is None
