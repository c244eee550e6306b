"""Each statistic is explained by the number that was released, in surveys of every sort."""

from dataclasses import replace

import pytest

from explain_builder import explained, released_evidence
from spegla.errors import UnknownFigureError
from spegla.explain.explain import explain, find
from spegla.privacy.released import Hidden, Shown, Statistic
from spegla.survey.questions import (
    ChoiceKind,
    LocalText,
    Question,
    QuestionKind,
    Role,
    Scale,
)
from spegla.survey.responses import Survey
from survey_builder import (
    BLANK,
    DONT_KNOW,
    NOT_CONCERNED,
    alike,
    make_choice,
    make_quantity,
    make_survey,
    said,
)

CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4, 5]
TARGETS = {"trust": 70, "pace": 60, "care": 80, "nki": 65}


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
        **dimensions(n),
        **alike("help", codes(n, 8)),
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


SURVEYS = {
    "everything": everything(),
    "rated importance": rated_importance(),
    "importance in points": points_given(),
    "five people": make_survey(dimensions(5), before=dimensions(6)),
    "twelve people": make_survey(dimensions(12), before=dimensions(40), management=dimensions(10)),
    "all invited answered": make_survey(dimensions(40), invited_each=1),
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
        targets=_targets(survey),
    )
    for figure, value in released:
        found = explain(figure, evidence=evidence, released=released, page=None)
        if isinstance(value, Shown):
            assert found.working is not None
            computed = (found.working.computed.value, found.working.computed.low)
            assert computed == (value.value, value.low), figure
            assert found.working.computed.high == value.high, figure


def _targets(survey: Survey) -> dict[str, float]:
    codes_of = [dimension.code for dimension in survey.questionnaire.dimensions]
    return {code: TARGETS.get(code, 70) for code in codes_of}


def test_between_them_the_surveys_show_every_statistic_that_a_survey_can_have():
    shown = {
        figure.statistic
        for survey in SURVEYS.values()
        for figure, value in released_evidence(survey, targets=_targets(survey))[1]
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


def test_a_group_below_thirty_borrows_the_spread_of_everyone_and_says_so():
    texts = explained(everything())
    small = texts["2026/customers/dimension/trust/score@department=b"].working
    large = texts["2026/customers/dimension/trust/score@department=a"].working
    everyone = texts["2026/customers/dimension/trust/score"].working
    assert small is not None
    assert large is not None
    assert everyone is not None
    assert "that of everyone" in small.interval[0]
    spread = small.interval[0].split("s = ")[1].split()[0]
    assert f"{spread}²" in everyone.interval[2]
    assert "not told" in large.interval[0]


def test_a_group_of_seven_has_a_score_and_no_interval():
    working = explained(everything())["2026/customers/dimension/trust/score@department=c"].working
    assert working is not None
    assert working.computed.low is None
    assert working.interval == ("none: too few people for a spread",)


def test_of_the_management_team_only_the_joint_score_is_told():
    working = explained(everything())["2026/management/dimension/trust/score"].working
    assert working is not None
    assert "of so small a team" in working.left_out[0]
    assert "their sum is not told" in working.formula[-1]


def test_what_is_named_is_in_the_main_language():
    survey = SURVEYS["five people"]
    question = replace(
        survey.questionnaire.questions[0],
        text=LocalText.of(sv="IT håller ord.", nl="IT houdt woord.", en="IT keeps its word."),
    )
    book = replace(survey.questionnaire, questions=(question, *survey.questionnaire.questions[1:]))
    found = explained(replace(survey, questionnaire=book))
    assert "IT håller ord." in found["2026/customers/item/trust_1/favourable"].questions[0]
