"""The answers of one audience as the attacker thinks of them: who answered what, and how.

Who answered is known to the attacker of PRIVACY.md 2.1; how they answered is here to tell whether
the attacker is right.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from spegla.survey.questions import Missing, Question, QuestionKind, Questionnaire
from spegla.survey.responses import Responses

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

DONT_KNOW = ":dont_know"
"""Ends the name of the question whether somebody could judge, which the attacker knows anyway."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asked:
    """One question: its categories from the bad to the good end, and who gave which.

    Args:
        points: What each category counts.
        favourable: Categories at the good end; none where no answer is better than another.
        unfavourable: Categories at the bad end.
        answers: For each person the number of the category, -1 where there is no answer.
    """

    points: tuple[float, ...]
    favourable: frozenset[int]
    unfavourable: frozenset[int]
    answers: Ints

    @property
    def answered(self) -> Mask:
        answered: Mask = self.answers >= 0
        return answered

    @property
    def people(self) -> Floats:
        """1 for each person who answered, else 0."""
        return self.answered.astype(np.float64)

    @property
    def index(self) -> tuple[float, ...]:
        """The categories on an index from 0 to 100."""
        low, high = self.points[0], self.points[-1]
        return tuple(100 * (point - low) / (high - low) for point in self.points)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Population:
    """One audience in one wave: everybody's groups, who took part, and all questions."""

    people: int
    took_part: Mask
    groups: Mapping[str, NDArray[np.str_]]
    questions: Mapping[str, Asked]


def population_of(book: Questionnaire, wave: str, responses: Responses) -> Population:
    """All questions of a wave, and who is in which group."""
    questions = dict(
        chain(
            _of_items(book, wave, responses),
            _of_choices(book, wave, responses),
            _of_quantities(book, wave, responses),
            _of_levels(book, wave, responses),
        )
    )
    ratings = [q.code for q in book.asked(wave) if q.kind is QuestionKind.RATING]
    left_out = [
        responses.missing[code] == Missing.BLANK for code in ratings if code in responses.missing
    ]
    return Population(
        people=len(responses),
        took_part=2 * np.sum(left_out, axis=0) <= len(left_out) * np.ones(len(responses)),
        groups={str(name): column.to_numpy(dtype=str) for name, column in responses.groups.items()},
        questions=questions,
    )


Questions = Iterator[tuple[str, Asked]]


def _of_items(book: Questionnaire, wave: str, responses: Responses) -> Questions:
    for question in book.asked(wave):
        if question.code in responses.codes:
            yield question.code, _rated(question, responses)
            yield f"{question.code}{DONT_KNOW}", _could_not_judge(question, responses)


def _of_choices(book: Questionnaire, wave: str, responses: Responses) -> Questions:
    for choice in book.choices:
        if wave in choice.waves and choice.code in responses.missing:
            has_answer = (responses.missing[choice.code] == "").to_numpy()
            for option in choice.options:
                picked = responses.picked[choice.code, option.code].to_numpy().astype(np.int64)
                yield f"{choice.code}={option.code}", _yes_no(picked, has_answer)


def _of_quantities(book: Questionnaire, wave: str, responses: Responses) -> Questions:
    for quantity in book.quantities:
        if wave in quantity.waves and quantity.code in responses.amounts:
            amounts = responses.amounts[quantity.code].to_numpy(dtype=float)
            classes = np.digitize(amounts, quantity.edges[1:-1])
            for number, (low, high) in enumerate(quantity.classes):
                is_in = (classes == number).astype(np.int64)
                yield f"{quantity.code}={low:g}-{high:g}", _yes_no(is_in, ~np.isnan(amounts))


def _of_levels(book: Questionnaire, wave: str, responses: Responses) -> Questions:
    for dimension in book.dimensions:
        below = _below_minimum(book, wave, dimension.code, responses)
        if below is not None:
            yield f"{dimension.code}:below", below


def _rated(question: Question, responses: Responses) -> Asked:
    """From the bad to the good end, whichever way round it was asked."""
    scale = question.scale
    directed = responses.directed(question)
    return Asked(
        points=tuple(map(float, scale.points)),
        favourable=frozenset(range(scale.favourable_from - scale.low, len(scale.points))),
        unfavourable=frozenset(range(scale.unfavourable_to - scale.low + 1)),
        answers=np.where(np.isnan(directed), -1, np.nan_to_num(directed) - scale.low).astype(
            np.int64
        ),
    )


def _could_not_judge(question: Question, responses: Responses) -> Asked:
    reasons = responses.missing[question.code].to_numpy()
    return _yes_no(
        (reasons == Missing.DONT_KNOW).astype(np.int64),
        (reasons == "") | (reasons == Missing.DONT_KNOW),
    )


def _yes_no(answers: Ints, has_answer: Mask) -> Asked:
    return Asked(
        points=(0.0, 1.0),
        favourable=frozenset(),
        unfavourable=frozenset(),
        answers=np.where(has_answer, answers, -1),
    )


def _below_minimum(
    book: Questionnaire, wave: str, dimension: str, responses: Responses
) -> Asked | None:
    minimum, desired = (
        book.levels_of(kind, wave).get(dimension)
        for kind in (QuestionKind.MINIMUM, QuestionKind.DESIRED)
    )
    items = book.items_of(dimension, wave)
    if minimum is None or desired is None or not items:
        return None
    if any(one.code not in responses.codes for one in (minimum, desired, *items)):
        return None
    low, high = (
        _index(_rated(level, responses)) for level in (minimum, desired)
    )  # of people, NaN where not given
    score = _scores([_rated(item, responses) for item in items])
    return _yes_no((score < low).astype(np.int64), ~np.isnan(score + low + high))


def _index(asked: Asked) -> Floats:
    values: Floats = np.where(asked.answered, np.array(asked.index)[asked.answers], np.nan)
    return values


def _scores(items: Sequence[Asked]) -> Floats:
    """The mean of each person's answers, where at least half of the items were answered."""
    answered = np.sum([item.answered for item in items], axis=0)
    sums = np.sum([np.nan_to_num(_index(item)) for item in items], axis=0)
    enough = 2 * answered >= len(items)
    return np.where(enough, sums / np.maximum(answered, 1), np.nan)
