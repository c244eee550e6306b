"""Definitions: every figure that can be released has one, and a place on the method page."""

from collections.abc import Mapping
from typing import Any

import pytest

from report_builder import make_writer
from spegla.privacy.released import FigureId, Released, Statistic, SubjectKind, Value
from spegla.report.definitions import (
    TERMS,
    definition,
    definition_of,
    measure_anchor,
    terms_in_use,
    terms_of,
)
from spegla.report.model import Definitions
from spegla.survey.questions import Audience, ChoiceKind, Role
from spegla.survey.responses import Survey
from survey_builder import (
    NOW,
    alike,
    make_choice,
    make_context,
    make_quantity,
    make_survey,
    report_of,
    texts_of,
)

DIMENSIONS = ("trust", "pace", "care", "tone")
CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4]


def codes(people: int, step: int = 1) -> list[int | None]:
    return [CODES[(place * step) % 12] for place in range(people)]


def rich(people: int = 60) -> dict[str, list[int | None]]:
    answers: dict[str, list[int | None]] = {}
    for step, dimension in enumerate(DIMENSIONS, start=1):
        answers |= {f"{dimension}_{item}": codes(people, step * item) for item in (1, 2, 3)}
        answers |= {f"minimum_{dimension}": [2] * people, f"desired_{dimension}": [5] * people}
    return answers | {
        **alike("nki", codes(people, 7)),
        "recommend_1": codes(people),
        "effort_1": codes(people),
        "private_1": codes(people),
    }


MATTERS = make_choice(
    "matters",
    " ".join(DIMENSIONS),
    kind=ChoiceKind.MULTIPLE,
    role=Role.MOST_IMPORTANT,
    at_most=3,
)
FIRST = make_choice("first", " ".join(DIMENSIONS), role=Role.FIRST_TO_IMPROVE)
SHADOW = make_choice("shadow", "yes no unsure", kind=ChoiceKind.YES_NO, role=Role.SHADOW_IT)


def everything(people: int = 60) -> Survey:
    """A survey that has a figure of every kind, rank correlations left out."""
    return make_survey(
        rich(people),
        before=rich(40),
        management={item: [4, 5, 3, 4, 4] for item in rich() if item.split("_")[0] in DIMENSIONS},
        groups={"site": ["a", "b"] * (people // 2)},
        choices={
            MATTERS: [DIMENSIONS[: 1 + place % 3] for place in range(people)],
            FIRST: ["trust"] * people,
            SHADOW: ["yes", "no"] * (people // 2),
        },
        quantities={make_quantity(): [1.0] * people},
        needs={"broken": ["trust_1", "pace_1"]},
    )


SETTINGS: dict[str, Any] = {
    "targets": dict.fromkeys(DIMENSIONS, 80),
    "management": {
        "team_size": 5,
        "told_beforehand": True,
        "expected_importance": DIMENSIONS,
    },
}


def released_by(people: int) -> Released:
    return make_context(everything(people), **SETTINGS).released


@pytest.fixture(scope="module")
def released() -> Mapping[FigureId, Value]:
    """Every figure of a survey with everything, and of one that falls back."""
    return dict(released_by(60)) | dict(released_by(38))


def test_the_survey_of_these_tests_has_a_figure_of_every_kind(
    released: Mapping[FigureId, Value],
) -> None:
    assert {figure.statistic for figure in released} == set(Statistic)
    # Comments are shown only where somebody wrote some; privacy/test_comments.py has them.
    assert {figure.subject_kind for figure in released} == set(SubjectKind) - {SubjectKind.COMMENT}


def test_every_figure_has_one_term_and_a_definition_that_can_be_said(
    released: Mapping[FigureId, Value],
) -> None:
    context = make_context(make_survey())
    writers = [make_writer(language) for language in ("sv", "nl", "en")]
    for figure in released:
        assert len(terms_of([figure])) == 1, figure
        for writer in writers:
            assert writer.text(definition_of(context, figure)).strip(), figure


def test_every_name_under_a_term_has_a_definition_in_every_language() -> None:
    context = make_context(make_survey())
    for language in ("sv", "nl", "en"):
        for names in TERMS.values():
            for name in names:
                assert make_writer(language).text(definition(context, name)).strip(), name


def test_no_definition_stands_under_two_terms() -> None:
    names = [name for group in TERMS.values() for name in group]
    assert len(names) == len(set(names))
    assert len({measure_anchor(term) for term in TERMS}) == len(TERMS)


def test_terms_come_once_and_in_the_order_of_the_method_page(
    released: Mapping[FigureId, Value],
) -> None:
    terms = terms_of([*released, *released])
    assert list(terms) == [term for term in TERMS if term in set(terms)]


def test_the_method_page_has_a_place_for_each_term_in_use() -> None:
    survey = everything()
    context = make_context(survey, **SETTINGS)
    page = report_of(survey, **SETTINGS).page("method")
    anchors = [
        item.anchor
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Definitions)
        for item in block.items
        if item.anchor
    ]
    assert anchors == [measure_anchor(term) for term in terms_in_use(context.released)]


def test_a_small_survey_needs_few_terms() -> None:
    released = make_context(make_survey()).released
    used = terms_in_use(released)
    assert {"interval", "rounding", "score"} <= set(used)
    assert not {"priority", "zone", "choice", "need", "nki", "gap"} & set(used)


@pytest.mark.parametrize(
    ("kind", "statistic", "term"),
    [
        (SubjectKind.NEED, Statistic.SCORE, "need"),
        (SubjectKind.OUTCOME, Statistic.SCORE, "nki"),
        (SubjectKind.DIMENSION, Statistic.SCORE, "score"),
        (SubjectKind.CHOICE, Statistic.SHARE, "choice"),
        (SubjectKind.COMMENT, Statistic.SHARE, "comment"),
        (SubjectKind.ITEM, Statistic.SHARE, "share"),
        (SubjectKind.QUANTITY, Statistic.MEAN, "quantity"),
        (SubjectKind.ITEM, Statistic.MEAN, "mean"),
        (SubjectKind.RESPONSE, Statistic.ANSWERED, "response_rate"),
    ],
)
def test_what_a_figure_is_about_decides_its_definition(
    kind: SubjectKind, statistic: Statistic, term: str
) -> None:
    figure = FigureId(
        wave=NOW,
        audience=Audience.CUSTOMERS,
        subject_kind=kind,
        subject="x",
        statistic=statistic,
    )
    assert terms_of([figure]) == (term,)


@pytest.mark.parametrize(
    ("name", "method", "said"),
    [
        ("placement", {"placement_confidence": 0.9}, "90"),
        ("derived_weight", {"resamples": 3000}, "3,000"),
        ("interval", {"level": 0.9}, "90"),
        ("change", {"smallest_worthwhile_change": 4}, "4 points"),
    ],
)
def test_a_definition_has_the_settings_in_force(
    name: str, method: dict[str, float], said: str
) -> None:
    context = make_context(make_survey(), method=method)
    assert said in " ".join(texts_of(definition(context, name), make_writer("en")))
