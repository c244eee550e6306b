"""The IT management team: a range of its joint score, or the answer that it agreed on."""

from explain_builder import everything, explained, working_of
from survey_builder import alike, make_survey

SCORE = "2026/management/dimension/trust/score"
GAP = "2026/management/dimension/trust/gap"
CUSTOMERS = [4, 5, 4, 3, 5, 2] * 10
AGREED = {"team_size": 6, "told_beforehand": True, "consensus": True}


def test_of_the_team_only_the_range_of_its_joint_score_is_told():
    working = working_of(SCORE, everything())
    assert "the scores of 10 people add up to between" in working.formula[-2]
    assert working.computed.least is not None
    assert working.interval == ("none: of so small a team only the joint score is shown",)


def test_an_agreed_answer_is_told_as_it_is():
    survey = make_survey(alike("trust", CUSTOMERS), management=alike("trust", [4]))
    found = explained(survey, management=AGREED)
    score, gap = found[SCORE].working, found[GAP].working
    assert score is not None
    assert gap is not None
    assert "agreed jointly and not anonymous" in score.base[0]
    assert score.formula[-1] == "of the agreed answers = 75.0"
    assert (score.computed.least, score.computed.low) == (None, None)
    assert "agreed on its answers" in gap.base[0]
    assert gap.interval == ("none: the team agreed on its answers",)
    assert found[GAP].reading == ()
