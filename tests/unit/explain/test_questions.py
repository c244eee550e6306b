"""What was asked: wordings, what is turned round, what is in no trend, who was not asked."""

from explain_builder import explained
from spegla.survey.questions import ChoiceKind, Role
from survey_builder import alike, make_choice, make_survey

PEOPLE = [4, 2, 5, 3, 1] * 8


def test_a_score_lists_its_items_and_how_each_is_used():
    survey = make_survey(
        alike("trust", PEOPLE),
        before=alike("trust", PEOPLE, items=2),
        reversed_items=["trust_1"],
    )
    asked = explained(survey)["2026/customers/dimension/trust/score"].questions
    assert asked == (
        "trust_1: Question trust_1. [reversed: the scale is turned round]",
        "trust_2: Question trust_2.",
        "trust_3: Question trust_3. [not in trends]",
    )
    trend = explained(survey)["2026/customers/dimension/trust/change[2025]"].questions
    assert "not in this figure" in trend[-1]


def test_a_choice_lists_its_options_and_whom_it_was_put_to():
    tried = make_choice("tried", "yes no unsure", kind=ChoiceKind.YES_NO)
    solved = make_choice("solved", "fully partly", only_if="tried=yes")
    survey = make_survey(
        alike("trust", PEOPLE),
        choices={tried: ["yes"] * 40, solved: ["fully", "partly"] * 20},
    )
    asked = explained(survey)["2026/customers/choice/solved/share[fully]"].questions
    assert asked[1] == 'Options: fully "Fully", partly "Partly"'
    assert asked[2] == 'Asked only of those with tried = "yes".'


def test_stated_importance_says_how_it_was_asked_for():
    most = make_choice(
        "most", "trust pace", kind=ChoiceKind.MULTIPLE, role=Role.MOST_IMPORTANT, at_most=1
    )
    answers = {**alike("trust", PEOPLE), **alike("pace", PEOPLE[::-1])}
    survey = make_survey(answers, choices={most: [{"trust"}, {"pace"}] * 20})
    asked = explained(survey)["2026/customers/dimension/trust/stated_importance"].questions
    assert asked[0] == "most: Question most. [at most 1]"
