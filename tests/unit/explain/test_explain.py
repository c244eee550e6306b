"""Each statistic is explained by the number that was released, in surveys of every sort."""

from dataclasses import replace

import pytest

from explain_builder import (
    dimensions,
    everything,
    explained,
    points_given,
    rated_importance,
    released_evidence,
    targets_of,
)
from spegla.errors import UnknownFigureError
from spegla.explain.explain import explain, find
from spegla.privacy.released import Hidden, Shown, Statistic
from spegla.survey.questions import LocalText
from spegla.survey.responses import Survey
from survey_builder import alike, make_survey

SURVEYS = {
    "everything": everything(),
    "rated importance": rated_importance(),
    "importance in points": points_given(),
    "five people": make_survey(dimensions(5), before=dimensions(6)),
    "twelve people": make_survey(dimensions(12), before=dimensions(40), management=dimensions(10)),
    "all invited answered": make_survey(dimensions(40), invited_each=1),
    "all of one opinion": make_survey(alike("trust", [5] * 60), before=alike("trust", [5] * 60)),
}


@pytest.mark.parametrize("survey", SURVEYS.values(), ids=SURVEYS)
@pytest.mark.parametrize(("preset", "level"), [("standard", 0.95), ("cautious", 0.8)])
def test_the_number_of_an_explanation_is_the_released_one(
    survey: Survey, preset: str, level: float
):
    evidence, released = released_evidence(
        survey,
        privacy={"preset": preset, "promised_minimum": 5},
        method={"level": level},
        targets=targets_of(survey),
    )
    for figure, value in released:
        found = explain(figure, evidence=evidence, released=released, page=None)
        if isinstance(value, Shown):
            assert found.working is not None
            computed = found.working.computed
            assert computed.value == value.value, figure
            assert (computed.low, computed.high) == (value.low, value.high), figure
            assert (computed.least, computed.most) == (value.least, value.most), figure


def test_between_them_the_surveys_show_every_statistic_that_a_survey_can_have():
    shown = {
        figure.statistic
        for survey in SURVEYS.values()
        for figure, value in released_evidence(survey, targets=targets_of(survey))[1]
        if isinstance(value, Shown)
    }
    # The guess of the management team is a setting; the demo has one.
    assert set(Statistic) - shown == {Statistic.EXPECTED_OVERLAP, Statistic.RANK_AGREEMENT}


def test_a_hidden_figure_says_why_and_no_number():
    evidence, released = released_evidence(SURVEYS["five people"])
    hidden = [figure for figure, value in released if isinstance(value, Hidden)]
    assert hidden
    for figure in hidden:
        found = explain(figure, evidence=evidence, released=released, page="trust")
        assert found.working is None
        assert not any(character.isdigit() for line in found.result for character in line)
        assert not found.settings


def test_an_unknown_figure_names_the_nearest():
    _, released = released_evidence(SURVEYS["five people"])
    with pytest.raises(UnknownFigureError, match="2026/customers/dimension/trust/score\n"):
        find("2026/customers/dimension/trust/scores", released)


def test_what_is_named_is_in_the_main_language():
    survey = SURVEYS["five people"]
    question = replace(
        survey.questionnaire.questions[0],
        text=LocalText.of(sv="IT håller ord.", nl="IT houdt woord.", en="IT keeps its word."),
    )
    book = replace(survey.questionnaire, questions=(question, *survey.questionnaire.questions[1:]))
    found = explained(replace(survey, questionnaire=book))
    assert "IT håller ord." in found["2026/customers/item/trust_1/favourable"].questions[0]
