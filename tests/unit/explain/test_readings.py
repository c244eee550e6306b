"""What a figure may be called comes with its rule and the settings in it."""

from explain_builder import explained
from spegla.explain.explanation import Explanation
from survey_builder import alike, make_survey

CHANGE = "2026/customers/dimension/trust/change[2025]"


def changed(**method: float) -> Explanation:
    survey = make_survey(
        alike("trust", [4, 5, 4, 3, 5] * 10), before=alike("trust", [3, 4, 3, 2, 4] * 10)
    )
    return explained(survey, method=method)[CHANGE]


def test_a_verdict_comes_with_its_rule_and_what_is_worth_calling_a_change():
    reading = changed(smallest_worthwhile_change=7.5).reading
    assert reading[0] == "clearly better"
    assert "s = 7.5 points" in reading[1]


def test_a_verdict_is_written_as_the_report_says_it():
    assert changed(smallest_worthwhile_change=30).reading[0] == "better, not yet proven"


def test_a_gap_names_the_level_that_parts_good_agreement_from_poor():
    people = [4, 5, 4, 3, 5] * 10
    survey = make_survey(alike("trust", people), management=alike("trust", [4, 5, 4, 3, 4, 5]))
    gap = "2026/management/dimension/trust/gap"
    aimed = explained(survey, targets={"trust": 81})[gap].reading
    assert "81.0 (the level aimed for)" in aimed[2]
    usual = explained(survey)[gap].reading
    assert "70.0 (method.good_from)" in usual[2]


def test_a_contrast_says_how_many_comparisons_were_judged_together():
    groups = {"department": ["a"] * 25 + ["b"] * 25}
    found = explained(make_survey(alike("trust", [4, 5, 4, 3, 5] * 10), groups=groups))
    reading = found["2026/customers/dimension/trust/contrast@department=a"].reading
    assert "all 2 comparisons" in reading[1]


def test_a_number_without_a_reading_is_called_nothing():
    found = explained(make_survey(alike("trust", [4, 5, 4, 3, 5] * 10)))
    assert found["2026/customers/dimension/trust/score"].reading == ()
