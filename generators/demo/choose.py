"""How many people come to their answers: cut by leaning, picked by pull, or ticked.

Chance decides who leans where; the shares of the story decide how many give each answer. So
another seed changes who said what, never what the report says.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from statistics import fmean
from typing import Final, TypeVar

from demo.draw import level_where, point_at

Answer = TypeVar("Answer")
Pull = Mapping[str, float]
"""How strongly each option draws one person."""

ROUNDS: Final = 200
POINTS: Final = 5
STEP: Final = 0.97


def divided(leanings: Sequence[float], shares: Mapping[Answer, float]) -> list[Answer]:
    """One answer a person: those who lean least give the first, and each gets its share.

    >>> divided([0.3, -1.0, 2.0, 0.1], {"no": 0.5, "yes": 0.5})
    ['yes', 'no', 'yes', 'no']
    """
    answers = list(shares)
    ends = [round(len(leanings) * end) for end in accumulate(shares.values())]
    given = [answers[-1]] * len(leanings)
    rising = sorted(range(len(leanings)), key=leanings.__getitem__)
    for answer, start, end in zip(answers, [0, *ends], ends, strict=False):
        for place in rising[start:end]:
            given[place] = answer
    return given


def placed(leanings: Sequence[float], index: float) -> list[int]:
    """A point of 1 to 5 for each person, such that their mean is this index, 0-100.

    >>> placed([-1.0, 0.0, 1.0], 50)
    [2, 3, 4]
    """

    def points_at(level: float) -> list[int]:
        return [point_at(level + leaning, points=POINTS, step=STEP) for leaning in leanings]

    wanted = 1 + (POINTS - 1) * index / 100
    return points_at(level_where(lambda level: fmean(points_at(level)), wanted))


def picked(
    pulls: Sequence[Pull], shares: Mapping[str, float], *, how_many: int
) -> list[tuple[str, ...]]:
    """The options that draw each person most, in the order of the questionnaire.

    ``shares`` says which part of the people picks each option; the appeal that an option has for
    everybody is raised or lowered until it is so.

    >>> picked([{"a": 1.0, "b": 0.0}, {"a": 1.0, "b": 0.9}], {"a": 0.5, "b": 0.5}, how_many=1)
    [('a',), ('b',)]
    """
    appeals = dict.fromkeys(shares, 0.0)
    choices: list[tuple[str, ...]] = []
    for _ in range(ROUNDS):
        choices = [_strongest(pull, appeals, how_many) for pull in pulls]
        for option, share in shares.items():
            appeals[option] += share - fmean(option in choice for choice in choices)
    return choices


def _strongest(pull: Pull, appeals: Pull, how_many: int) -> tuple[str, ...]:
    falling = sorted(appeals, key=lambda option: -(appeals[option] + pull[option]))
    return tuple(option for option in appeals if option in falling[:how_many])


def ticked(pulls: Sequence[Pull], shares: Mapping[str, float]) -> list[tuple[str, ...]]:
    """All options that apply to each person: an option goes to the share whom it draws most.

    Nobody is left without: who would be ticks the option that draws them most, so that shares
    may come out a little higher.

    >>> ticked([{"a": 1.0, "b": 0.0}, {"a": 0.0, "b": 0.9}], {"a": 0.5, "b": 0.5})
    [('a',), ('b',)]
    """
    has_ticked = {
        option: divided([pull[option] for pull in pulls], {False: 1 - share, True: share})
        for option, share in shares.items()
    }
    return [
        tuple(option for option in shares if has_ticked[option][place])
        or (max(shares, key=pull.__getitem__),)
        for place, pull in enumerate(pulls)
    ]
