"""Laws of planning: what makes a proof likelier, and that the answers needed are the fewest."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from spegla.stats.sample_size import answers_needed, power
from spegla.stats.waves import VERDICT_LEVEL

NOISE = 1e-6
"""What integration may be off by."""

SPREADS = st.floats(5, 45)
CHANGES = st.floats(0, 60)
ANSWERS = st.integers(10, 5000)
WORTHWHILE = st.sampled_from([0.0, 2.5, 5.0, 10.0])


def chance(change, sd, before, after, worthwhile):
    return power(
        change,
        sd=sd,
        answers=(before, after),
        smallest_worthwhile=worthwhile,
        level=VERDICT_LEVEL,
    )


@given(CHANGES, SPREADS, ANSWERS, ANSWERS, WORTHWHILE)
def test_a_chance_is_a_share_and_the_same_whichever_wave_is_the_larger(
    change, sd, before, after, worthwhile
):
    found = chance(change, sd, before, after, worthwhile)
    assert 0 <= found <= 1
    assert chance(change, sd, after, before, worthwhile) == pytest.approx(found, abs=NOISE)


@given(CHANGES, CHANGES, SPREADS, ANSWERS, ANSWERS, WORTHWHILE)
def test_a_larger_change_is_likelier_proven(one, other, sd, before, after, worthwhile):
    less, more = sorted((one, other))
    assert chance(less, sd, before, after, worthwhile) <= (
        chance(more, sd, before, after, worthwhile) + NOISE
    )


@given(CHANGES, SPREADS, ANSWERS, ANSWERS, ANSWERS, WORTHWHILE)
def test_more_answers_prove_more_of_a_change_that_counts(
    change, sd, before, one, other, worthwhile
):
    assume(change >= worthwhile)
    fewer, more = sorted((one, other))
    assert chance(change, sd, before, fewer, worthwhile) <= (
        chance(change, sd, before, more, worthwhile) + NOISE
    )


@given(CHANGES, SPREADS, SPREADS, ANSWERS, ANSWERS, WORTHWHILE)
def test_people_who_differ_less_prove_more_of_a_change_that_counts(
    change, one, other, before, after, worthwhile
):
    assume(change >= worthwhile)
    less, more = sorted((one, other))
    assert chance(change, more, before, after, worthwhile) <= (
        chance(change, less, before, after, worthwhile) + NOISE
    )


@given(CHANGES, SPREADS, ANSWERS, ANSWERS, WORTHWHILE)
def test_a_smallest_worthwhile_change_makes_no_proof_likelier(
    change, sd, before, after, worthwhile
):
    assert chance(change, sd, before, after, worthwhile) <= (
        chance(change, sd, before, after, 0.0) + NOISE
    )


@given(st.floats(5.5, 40), SPREADS, ANSWERS)
def test_the_answers_needed_are_the_fewest_that_do(change, sd, before):
    needed = answers_needed(lambda after: chance(change, sd, before, after, 5.0))
    if needed is None:
        assert chance(change, sd, before, 10**7, 5.0) < 0.8 + 1e-3
        return
    assert chance(change, sd, before, needed, 5.0) >= 0.8
    assert needed == 2 or chance(change, sd, before, needed - 1, 5.0) < 0.8
