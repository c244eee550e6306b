"""Answers in a row: by what their words say, or by the numbers written in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from spegla.survey.tables import fold
from spegla.survey.wording.answers import Answer

NEAR = 0.031
"""Answers closer together than this are not told apart by words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Answers from the bad or little end to the good or much end, and where each lies."""

    answers: tuple[Answer, ...]
    positions: tuple[float, ...]
    is_by_numbers: bool = False


def by_words(answers: Sequence[Answer]) -> Placed:
    """Answers as their words place them.

    Numbers without words lie between the worded ends, the least first; what is not understood is
    taken to be in the middle. Both are for the author to see.
    """
    bare = sorted(answer.code for answer in answers if answer.is_bare and answer.code is not None)
    told = [a.reading.position for a in answers if a.reading.position is not None]
    low, high = min(told), max(told)
    place = {
        code: low + (high - low) * number / (len(bare) + 1)
        for number, code in enumerate(bare, start=1)
    }

    def position(answer: Answer) -> float:
        if answer.is_bare and answer.code is not None:
            return place[answer.code]
        return answer.reading.position or 0.0

    ordered = sorted(answers, key=lambda answer: (position(answer), fold(answer.label)))
    return Placed(answers=tuple(ordered), positions=tuple(map(position, ordered)))


def by_numbers(placed: Placed) -> Placed | None:
    """Answers as their numbers place them, in the direction that their words tell.

    The numbers are those in the answers, or else those of the tool. None where an answer has
    none, two have the same, or the words of any two answers contradict them.
    """
    numbers = numbers_of(placed.answers)
    if numbers is None:
        return None
    clear = [
        (number, position)
        for answer, number, position in zip(placed.answers, numbers, placed.positions, strict=True)
        if answer.reading.is_clear and not answer.reading.is_undecided
    ]
    directions = {
        other_number > number
        for start, (number, position) in enumerate(clear)
        for other_number, other_position in clear[start + 1 :]
        if other_position - position > NEAR
    }
    if len(directions) != 1:
        return None
    order = sorted(range(len(numbers)), key=numbers.__getitem__, reverse=not directions.pop())
    return Placed(
        answers=tuple(placed.answers[at] for at in order),
        positions=tuple(placed.positions[at] for at in order),
        is_by_numbers=True,
    )


def numbers_of(answers: Sequence[Answer]) -> list[int] | None:
    """A number for each answer, each another one, or None."""
    written = [answer.code for answer in answers]
    told = written if any(code is not None for code in written) else [a.value for a in answers]
    numbers = [number for number in told if number is not None]
    return numbers if len(set(numbers)) == len(answers) else None


def level_pairs(placed: Placed) -> int:
    """How many neighbours are not told apart."""
    return sum(after - before <= NEAR for before, after in pairwise(placed.positions))
