"""Signs of carelessness: what counts as one, and what is alike by chance."""

from collections.abc import Sequence

from spegla.overview.care import alike, straight_lined
from survey_builder import BLANK, make_survey

EIGHT = [f"trust_{number}" for number in range(1, 9)]


def customers(*people: Sequence[int | None]):
    survey = make_survey(
        {item: [answers[place] for answers in people] for place, item in enumerate(EIGHT)}
    )
    return survey.current.customers, survey.questionnaire.questions


def test_one_answer_to_everything_is_a_straight_line():
    people, questions = customers([3] * 8, [3] * 7 + [4], [5] * 8, [1, 2, 3, 4, 5, 4, 3, 2])
    assert straight_lined(people, questions) == 2


def test_whoever_left_something_out_drew_no_line():
    people, questions = customers([3] * 7 + [BLANK], [1, 2, 3, 4, 5, 4, 3, 2])
    assert straight_lined(people, questions) == 0


def test_few_items_tell_nothing():
    survey = make_survey({item: [3, 3, 4] for item in EIGHT[:7]})
    assert straight_lined(survey.current.customers, survey.questionnaire.questions) == 0


def test_the_same_varied_answers_twice_are_alike():
    varied = [1, 2, 3, 4, 5, 4, 3, 2]
    people, _ = customers(varied, varied, varied, [2, *varied[1:]])
    assert alike(people) == 2


def test_straight_lines_are_not_alike_but_careless():
    people, _ = customers([3] * 8, [3] * 8, [1, 2, 3, 4, 5, 4, 3, 2])
    assert alike(people) == 0
