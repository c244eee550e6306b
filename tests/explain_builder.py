"""Explanations of made-up surveys, by the identity of the figure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from spegla.explain.explain import explain
from spegla.explain.explanation import Explanation, Working
from spegla.privacy import gate
from spegla.privacy.figures.evidence import Evidence
from spegla.privacy.released import Released
from spegla.survey.comments import Comments
from spegla.survey.questions import ChoiceKind, Question, QuestionKind, Role, Scale
from spegla.survey.responses import Survey
from survey_builder import (
    BLANK,
    DONT_KNOW,
    NOT_CONCERNED,
    alike,
    make_choice,
    make_quantity,
    make_settings,
    make_survey,
    said,
    summarised,
)

CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4, 5]
_TARGETS = {"trust": 70, "pace": 60, "care": 80, "nki": 65}


def codes(n: int, start: int = 0) -> list[int | None]:
    return [CODES[(place + start) % len(CODES)] for place in range(n)]


def dimensions(n: int) -> dict[str, list[int | None]]:
    """Three dimensions, of three, three and two items, and the NKI."""
    return {
        "trust_1": codes(n),
        "trust_2": codes(n, 1),
        "trust_3": [*codes(n - 1, 3), DONT_KNOW],
        "pace_1": codes(n, 2),
        "pace_2": codes(n, 5),
        "pace_3": [BLANK, NOT_CONCERNED, *codes(n - 2, 4)],
        "care_1": codes(n, 6),
        "care_2": codes(n, 7),
        **{f"nki_{item}": [2 * (c or 1) for c in codes(n, item)] for item in (1, 2, 3)},
    }


def everything() -> Survey:
    """Eighty people in groups of many sizes with an answer to a question of every kind."""
    n = 80
    tried = make_choice("tried", "yes no unsure", kind=ChoiceKind.YES_NO)
    solved = make_choice("solved", "fully partly", only_if="tried=yes")
    most = make_choice(
        "most",
        "trust pace care",
        kind=ChoiceKind.MULTIPLE,
        role=Role.MOST_IMPORTANT,
        at_most=2,
    )
    first = make_choice("first", "trust pace care", role=Role.FIRST_TO_IMPROVE)
    answers: dict[str, list[int | None]] = {
        **dimensions(n),
        "private_1": codes(n, 8),
        "recommend_1": [2 * (code or 0) for code in codes(n, 9)],
        "minimum_trust": [3, 4, 2, 3, BLANK] * 16,
        "desired_trust": [5, 4, 4, 2, 5] * 16,
    }
    return make_survey(
        answers,
        groups={
            "department": ["a"] * 45 + ["b"] * 15 + ["c"] * 7 + ["d"] * 7 + ["e"] * 2 + ["f"] * 4
        },
        reversed_items=["trust_2"],
        before=dimensions(50),
        management=dimensions(10),
        choices={
            tried: ["yes", "no", "yes", "unsure"] * 20,
            solved: ["fully", NOT_CONCERNED, "partly", NOT_CONCERNED] * 20,
            most: [{"trust", "pace"}, {"trust"}, {"care"}, BLANK] * 20,
            first: ["trust", "pace", "trust", "care"] * 20,
        },
        quantities={make_quantity(): [0.5, 1, 3, 7, 20, BLANK, 4, 2] * 10},
        needs={"broken": ["trust_1", "pace_1", "care_1"]},
    )


def rated_importance() -> Survey:
    """Importance rated, by too few people to divide R² among so many dimensions."""
    n = 35
    answers: dict[str, list[int | None]] = {
        **alike("trust", codes(n)),
        **alike("pace", codes(n, 2)),
        **alike("care", codes(n, 6), items=2),
        **alike("help", codes(n, 8)),
        **alike("nki", [2 * (code or 1) for code in codes(n, 1)]),
        "importance_trust": codes(n, 9),
        "importance_pace": codes(n, 10),
        "importance_care": codes(n, 11),
        "importance_help": codes(n, 12),
    }
    return make_survey(answers)


def points_given() -> Survey:
    """Importance in points of a hundred."""
    n = 40
    answers: dict[str, list[int | None]] = {
        **dimensions(n),
        "importance_trust": [60, 50, 0, 40] * 10,
        "importance_pace": [20, 50, 0, 30] * 10,
        "importance_care": [20, BLANK, 0, 30] * 10,
    }
    survey = make_survey(answers)
    hundred = Scale(
        code="points",
        low=0,
        high=100,
        labels=(said("None"), said("All")),
        favourable_from=51,
        unfavourable_to=49,
    )

    def in_points(question: Question) -> Question:
        if question.kind is not QuestionKind.IMPORTANCE:
            return question
        return replace(question, kind=QuestionKind.POINTS, scale=hundred)

    book = survey.questionnaire
    items = tuple(in_points(question) for question in book.questions)
    return replace(survey, questionnaire=replace(book, questions=items))


def targets_of(survey: Survey) -> dict[str, float]:
    """A level to aim for in every dimension."""
    return {each.code: _TARGETS.get(each.code, 70) for each in survey.questionnaire.dimensions}


def released_evidence(
    survey: Survey, comments: Comments | None = None, **settings: Any
) -> tuple[Evidence, Released]:
    """What the gate decides from, and what it lets out."""
    rules = make_settings(survey, **settings)
    evidence = Evidence.of(summarised(survey), survey.questionnaire, rules)
    released = gate.release(evidence.summary, survey.questionnaire, rules, comments)
    return evidence, released


def explained(
    survey: Survey, comments: Comments | None = None, **settings: Any
) -> Mapping[str, Explanation]:
    """The explanation of every figure of a survey."""
    evidence, released = released_evidence(survey, comments, **settings)
    return {
        str(figure): explain(figure, evidence=evidence, released=released, page=None)
        for figure, _ in released
    }


def working_of(figure: str, survey: Survey, **settings: Any) -> Working:
    """How one shown figure of a survey was worked out."""
    working = explained(survey, **settings)[figure].working
    assert working is not None
    return working
