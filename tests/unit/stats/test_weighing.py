"""What matters most: how it was asked, what can be derived, and draws that no order decides."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest

from spegla.stats.derived_importance import DerivedImportance, RankCorrelations
from spegla.stats.summarise import summarise
from spegla.stats.weighing import StatedBasis, Weighing
from spegla.survey.questions import Choice, ChoiceKind, QuestionKind, Role, Scale
from spegla.survey.responses import Survey
from survey_builder import (
    BLANK,
    DONT_KNOW,
    Answers,
    Picks,
    alike,
    make_choice,
    make_survey,
    said,
)

CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4, 5]
GRADES = [2, 8, 6, 9, 4, 7, 8, 3, 10, 6, 5, 7, 8, 9, 1, 6, 7]
MATTERS = make_choice(
    "matters", "trust pace", kind=ChoiceKind.MULTIPLE, role=Role.MOST_IMPORTANT, at_most=1
)


def rated(people: int, *, nki: bool = True) -> dict[str, list[int | None]]:
    """Two dimensions that go differently with the overall grade."""
    answers = {
        **alike("trust", [CODES[place % 13] for place in range(people)]),
        **alike("pace", [CODES[(3 * place) % 13] for place in range(people)]),
    }
    return answers | (alike("nki", [GRADES[n % 17] for n in range(people)]) if nki else {})


def weighing_of(survey: Survey, *, seed: int = 1) -> Weighing | None:
    generator = np.random.default_rng(seed)
    return summarise(survey, resamples=50, generator=generator).everyone.weighing


def weighed(answers: Answers, choices: Picks | None = None, *, seed: int = 1) -> Weighing:
    weighing = weighing_of(make_survey(answers, choices=choices), seed=seed)
    assert weighing is not None
    return weighing


# ------------------------------------------------------------------ as stated


def test_picks_are_ones_and_zeros_among_those_who_picked() -> None:
    weighing = weighed(
        rated(5, nki=False), {MATTERS: ["trust", "trust", BLANK, "pace", ["trust", "pace"]]}
    )
    assert weighing.stated is not None
    assert weighing.stated.basis is StatedBasis.PICKS
    assert [(tally.total, tally.base) for tally in weighing.stated.tallies] == [(3, 4), (2, 4)]


def test_ratings_are_means_of_those_who_rated_each_dimension() -> None:
    weighing = weighed(
        {
            **rated(4, nki=False),
            "importance_trust": [5, 4, BLANK, DONT_KNOW],
            "importance_pace": [1, 2, 3, BLANK],
        }
    )
    assert weighing.stated is not None
    assert weighing.stated.basis is StatedBasis.RATINGS
    assert [(tally.total, tally.base) for tally in weighing.stated.tallies] == [(9, 2), (6, 3)]


HUNDRED = Scale(
    code="points",
    low=0,
    high=100,
    labels=(said("None"), said("All")),
    favourable_from=51,
    unfavourable_to=49,
)


def as_points(survey: Survey) -> Survey:
    """The survey with each rating of importance taken for points of a hundred."""
    book = survey.questionnaire
    questions = tuple(
        replace(question, kind=QuestionKind.POINTS, scale=HUNDRED)
        if question.kind is QuestionKind.IMPORTANCE
        else question
        for question in book.questions
    )
    return replace(survey, questionnaire=replace(book, questions=questions))


def test_points_are_shares_of_all_that_somebody_gave() -> None:
    survey = make_survey(
        {
            **rated(4, nki=False),
            "importance_trust": [50, 30, 0, BLANK],
            "importance_pace": [50, 10, 0, 20],
        }
    )
    weighing = weighing_of(as_points(survey))
    assert weighing is not None
    assert weighing.stated is not None
    assert weighing.stated.basis is StatedBasis.POINTS
    assert [(tally.total, tally.base) for tally in weighing.stated.tallies] == [
        (1.25, 3),
        (1.75, 3),
    ]


def test_ratings_of_some_dimensions_only_do_not_weigh_them_all() -> None:
    weighing = weighed({**rated(40), "importance_trust": [5] * 40})
    assert weighing.stated is None
    assert weighing.stated_draws is None


def test_what_was_picked_goes_before_what_was_rated() -> None:
    weighing = weighed(
        {**rated(4, nki=False), "importance_trust": [5] * 4, "importance_pace": [1] * 4},
        {MATTERS: ["pace"] * 4},
    )
    assert weighing.stated is not None
    assert weighing.stated.basis is StatedBasis.PICKS


# ------------------------------------------------------------------ as derived


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        pytest.param(rated(40), DerivedImportance, id="enough"),
        pytest.param(
            {**rated(40), **alike("pace", [2, 4, 3, 5, 1] * 5 + [BLANK] * 15)},
            RankCorrelations,
            id="too few complete cases",
        ),
        pytest.param(rated(29), None, id="too few"),
        pytest.param({**rated(40), **alike("nki", [7] * 40)}, None, id="all equally satisfied"),
        pytest.param(rated(40, nki=False), None, id="no NKI"),
    ],
)
def test_derived_importance_is_what_the_answers_can_bear(
    answers: Answers, kind: type | None
) -> None:
    people = len(answers["trust_1"])
    weighing = weighed(answers, {MATTERS: ["trust"] * people})
    assert isinstance(weighing.derived, kind) if kind else weighing.derived is None
    assert (weighing.derived_draws is not None) == (kind is DerivedImportance)


@pytest.mark.parametrize(
    "survey",
    [
        pytest.param(make_survey(rated(29)), id="too few and nobody asked"),
        pytest.param(
            make_survey(
                {**alike("trust", [4, 2] * 20), **alike("nki", [7, 3] * 20)},
                choices={MATTERS: ["trust"] * 40},
            ),
            id="one dimension",
        ),
    ],
)
def test_nothing_is_weighed_where_nothing_tells(survey: Survey) -> None:
    assert weighing_of(survey) is None


# ------------------------------------------------------------------ draws


def arrays_of(weighing: Weighing) -> Mapping[str, np.ndarray]:
    found = {"score": weighing.score_draws, "stated": weighing.stated_draws}
    return {name: array for name, array in found.items() if array is not None} | {
        "derived": weighing.derived_draws if weighing.derived_draws is not None else np.empty(0)
    }


def shuffled(order: Sequence[int]) -> tuple[Answers, dict[Choice, list[str | None]]]:
    answers = {item: [codes[place] for place in order] for item, codes in rated(40).items()}
    picks = [("trust", "pace", BLANK)[place % 3] for place in order]
    return answers, {MATTERS: picks}


def test_the_order_of_the_rows_changes_no_draw() -> None:
    order = np.random.default_rng(7).permutation(40).tolist()
    straight, mixed = (weighed(*shuffled(rows)) for rows in (range(40), order))
    for name, array in arrays_of(straight).items():
        np.testing.assert_array_equal(array, arrays_of(mixed)[name], err_msg=name)


def test_the_same_seed_gives_the_same_draws_and_another_gives_others() -> None:
    first, again, other = (weighed(*shuffled(range(40)), seed=seed) for seed in (1, 1, 2))
    for name, array in arrays_of(first).items():
        np.testing.assert_array_equal(array, arrays_of(again)[name], err_msg=name)
        assert not np.array_equal(array, arrays_of(other)[name]), name


def test_scores_and_importance_come_from_the_same_draw_of_the_same_people() -> None:
    """Whoever is content picks trust: then its score and its share move together."""
    content = [5, 1] * 20
    weighing = weighed(
        {**alike("trust", content), **alike("pace", [3, 2] * 20)},
        {MATTERS: ["trust" if code == 5 else "pace" for code in content]},
    )
    assert weighing.stated_draws is not None
    np.testing.assert_allclose(weighing.score_draws[:, 0], 100 * weighing.stated_draws[:, 0])


def test_a_dimension_that_nobody_answered_has_no_score_in_any_draw() -> None:
    weighing = weighed(
        {**rated(8, nki=False), **alike("pace", [BLANK] * 8)}, {MATTERS: ["trust"] * 8}
    )
    assert np.isnan(weighing.score_draws[:, 1]).all()
    assert not np.isnan(weighing.score_draws[:, 0]).any()
