"""Which standard deviation an interval is made with: everyone's, and never too small a one."""

import math

from explain_builder import everything, working_of
from survey_builder import alike, make_survey

TRUST = "2026/customers/dimension/trust/score"


def test_a_group_has_the_spread_of_everyone_whatever_its_size():
    survey = everything()
    everyone = working_of(TRUST, survey).interval[1].split(" is ")[0]
    for group in ("a", "b"):
        spread = working_of(f"{TRUST}@department={group}", survey).interval[1]
        assert spread == f"{everyone} is that of everyone; a group's own is never used"


def test_a_group_of_seven_has_a_score_and_no_interval():
    working = working_of(f"{TRUST}@department=c", everything())
    assert working.computed.low is None
    assert working.interval == ("none: too few people for a spread",)


def test_where_all_agree_the_spread_is_that_of_two_who_do_not():
    """All sixty say 5, which no range tells: the last one begins at two people who say 2 instead,
    150 points below the 6000 of all. 5925 / 60 = 98.75 is shown as 98.8. The smallest spread is
    (98.8 - 75 + 25) sqrt(2/60) = 8.9, in whole points 9.
    """
    working = working_of(TRUST, make_survey(alike("trust", [5] * 60)))
    assert working.computed.value == 98.8
    assert "s = 9 is" in working.interval[1]
    reach = 2.001 * math.sqrt((1 - 60 / 120) * 81 / 60)
    assert working.computed.low == round(98.8 - reach, 1)
    assert working.computed.high == 100


def test_the_spread_of_an_item_is_that_of_its_displayed_shares():
    """Of sixty, ten are told as 9 to 11 and twenty as 18 to 20: as 10 and as 19 people."""
    answers = [1] * 10 + [2] * 10 + [3] * 10 + [4] * 10 + [5] * 20
    working = working_of("2026/customers/item/trust_1/mean", make_survey({"trust_1": answers}))
    shares = {1: 10 / 60, 2: 10 / 60, 3: 10 / 60, 4: 10 / 60, 5: 19 / 60}
    shown = {code: round(share, 3) for code, share in shares.items()}
    whole = sum(shown.values())
    mean = sum(code * share for code, share in shown.items()) / whole
    variance = sum(share * (code - mean) ** 2 for code, share in shown.items()) / whole
    spread = math.sqrt(variance * 60 / 59)
    assert f"x {round(spread, 2):g}²/60)" in working.interval[3]
