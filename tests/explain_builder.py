"""Explanations of a made-up survey, by the identity of the figure."""

from collections.abc import Mapping
from typing import Any

from spegla.explain.explain import explain
from spegla.explain.explanation import Explanation
from spegla.privacy import gate
from spegla.privacy.figures.evidence import Evidence
from spegla.privacy.released import Released
from spegla.survey.responses import Survey
from survey_builder import make_settings, summarised


def released_evidence(survey: Survey, **settings: Any) -> tuple[Evidence, Released]:
    """What the gate decides from, and what it lets out."""
    rules = make_settings(survey, **settings)
    evidence = Evidence.of(summarised(survey), survey.questionnaire, rules)
    released = gate.release(evidence.summary, survey.questionnaire, rules, data_hash="0" * 64)
    return evidence, released


def explained(survey: Survey, **settings: Any) -> Mapping[str, Explanation]:
    """The explanation of every figure of a survey."""
    evidence, released = released_evidence(survey, **settings)
    return {
        str(figure): explain(figure, evidence=evidence, released=released, page=None)
        for figure, _ in released
    }
