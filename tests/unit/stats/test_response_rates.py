import pytest

from spegla.errors import EmptyBaseError
from spegla.stats.response_rates import (
    Dispositions,
    ResponseRate,
    estimated_eligibility,
    response_rate,
)

OUTCOMERATE = Dispositions(
    complete=4,
    partial=2,
    refusal=1,
    non_contact=1,
    other=1,
    unknown_household=1,
    unknown_other=1,
    not_eligible=1,
)


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        (ResponseRate.RR1, 0.364),
        (ResponseRate.RR2, 0.545),
        (ResponseRate.RR3, 0.370),
        (ResponseRate.RR4, 0.556),
        (ResponseRate.RR5, 0.444),
        (ResponseRate.RR6, 0.667),
    ],
)
def test_the_six_rates_equal_those_of_outcomerate(rate, expected):
    """Source: README of the R package ropensci/outcomerate (METHOD.md 2.1)."""
    assert response_rate(OUTCOMERATE, rate) == pytest.approx(expected, abs=5e-4)


def test_the_estimated_eligibility_equals_that_of_outcomerate():
    """Source: README of the R package ropensci/outcomerate (METHOD.md 2.1)."""
    assert estimated_eligibility(OUTCOMERATE) == 0.9


# An invented survey of Middle-earth: the data set of outcomerate's introduction.
MIDDLE_EARTH = Dispositions(
    complete=760,
    partial=339,
    refusal=59,
    non_contact=288,
    other=1,
    unknown_other=173,
    not_eligible=71,
)


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        (ResponseRate.RR1, 0.46913580),
        (ResponseRate.RR2, 0.67839506),
        (ResponseRate.RR3, 0.47149080),
        (ResponseRate.RR4, 0.68180052),
        (ResponseRate.RR5, 0.52522460),
        (ResponseRate.RR6, 0.75950242),
    ],
)
def test_the_six_rates_equal_those_of_a_larger_survey(rate, expected):
    """Source: introduction to the R package outcomerate, data set middleearth."""
    assert response_rate(MIDDLE_EARTH, rate) == pytest.approx(expected, abs=5e-9)


def test_martilla_and_james_got_284_of_634_questionnaires_back():
    """Source: Martilla and James 1977, 44.8 % (METHOD.md 2.1)."""
    mailed = Dispositions.of_named_invitees(invited=634, complete=284)
    assert response_rate(mailed) == pytest.approx(0.448, abs=5e-4)


def test_for_named_invitees_the_three_pairs_agree():
    named = Dispositions.of_named_invitees(invited=100, complete=40, partial=10, not_eligible=20)
    assert {response_rate(named, r) for r in list(ResponseRate)[::2]} == {0.5}
    assert {response_rate(named, r) for r in list(ResponseRate)[1::2]} == {0.625}


def test_the_report_uses_rr2_unless_told_otherwise():
    assert response_rate(OUTCOMERATE) == response_rate(OUTCOMERATE, ResponseRate.RR2)


def test_bounced_invitations_leave_the_base():
    with_bounces = Dispositions.of_named_invitees(invited=110, complete=50, not_eligible=10)
    assert response_rate(with_bounces) == 0.5


@pytest.mark.parametrize("rate", ResponseRate)
def test_a_rate_of_nobody_is_refused(rate):
    with pytest.raises(EmptyBaseError):
        response_rate(Dispositions(complete=0), rate)


def test_more_answers_than_invitations_are_refused():
    with pytest.raises(ValueError, match="none below zero"):
        Dispositions.of_named_invitees(invited=10, complete=11)
