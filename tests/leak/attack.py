"""The whole attack on what a release says in numbers, and on several releases together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from leak.answers import Asked, Population
from leak.deducing import found_by_deducing
from leak.knowledge import Known, Statement, known
from leak.subtracting import found_by_subtracting
from spegla.survey.responses import Survey

K = 5
FEWEST_VALUES = 3
"""Numbers of people that a printed range must not tell apart, at the least."""


def attack(record: bytes, survey: Survey, *, k: int = K, whole_people: bool = False) -> list[str]:
    """Everything that the attacker finds out from a record and may not.

    Args:
        record: ``release.json`` as published.
        survey: The answers, to say whether the attacker is right.
        k: Smallest number of people that a number may rest on.
        whole_people: Also look at worlds of whole people; for small surveys.
    """
    found = []
    for everything in known(record, survey).values():
        found += wrong(everything)
        found += found_by_subtracting(everything, k)
        found += too_narrow(everything)
        found += found_by_deducing(everything, whole_people=whole_people)
    return found


def wrong(everything: Known) -> list[str]:
    """Printed ranges in which the truth is not."""
    questions = everything.population.questions
    return [
        f"{one.figure}: the truth is outside its range"
        for one in everything.statements
        if not one.low - 1e-6 <= one.true_sum(questions) <= one.high + 1e-6
    ]


def too_narrow(everything: Known) -> list[str]:
    """Printed ranges that tell fewer than three people apart.

    A person's answer moves a sum by a step at least, so a range of two steps holds three values.
    """
    return [
        f"{one.figure}: its range is narrower than {FEWEST_VALUES} people"
        for one in everything.statements
        if one.high - one.low < (FEWEST_VALUES - 1) * _smallest_move(one) * (1 - 1e-3)
    ]


def _smallest_move(statement: Statement) -> float:
    steps = [float(np.diff(weights).max()) for weights in statement.terms.values()]
    return min(steps) * float(statement.shares[statement.people].min())


def attack_together(
    releases: Sequence[tuple[bytes, Survey, Sequence[int]]], *, k: int = K
) -> list[str]:
    """What several releases about the same people say together.

    Args:
        releases: Of each the record, the answers, and for each row of answers the person's number.
        k: Smallest number of people that a number may rest on.
    """
    people = 1 + max(max(persons) for _, _, persons in releases)
    merged: dict[tuple[str, str], list[Known]] = {}
    for record, survey, persons in releases:
        for audience, everything in known(record, survey).items():
            widened = _over_everybody(everything, persons, people)
            merged.setdefault(audience, []).append(widened)
    found = []
    for parts in merged.values():
        everything = Known(
            population=_joined([part.population for part in parts]),
            statements=tuple(one for part in parts for one in part.statements),
            counted=tuple(group for part in parts for group in part.counted),
        )
        found += [*found_by_subtracting(everything, k), *found_by_deducing(everything)]
    return found


def _over_everybody(everything: Known, persons: Sequence[int], people: int) -> Known:
    """The same, with a place for each person of all releases."""
    rows = np.array(persons[: everything.population.people])

    def spread(values: NDArray[Any], empty: float | str) -> NDArray[Any]:
        wide = np.full(people, empty, dtype=values.dtype)
        wide[rows] = values
        return wide

    population = everything.population
    return Known(
        population=Population(
            people=people,
            took_part=spread(population.took_part, False),
            groups={name: spread(codes, "") for name, codes in population.groups.items()},
            questions={
                code: replace(asked, answers=spread(asked.answers, -1))
                for code, asked in population.questions.items()
            },
        ),
        counted=tuple(spread(group, False) for group in everything.counted),
        statements=tuple(
            replace(
                one,
                group=spread(one.group, False),
                people=spread(one.people, False),
                shares=spread(one.shares, 0.0),
            )
            for one in everything.statements
        ),
    )


def _joined(populations: Sequence[Population]) -> Population:
    questions: dict[str, Asked] = {}
    for population in populations:
        for code, asked in population.questions.items():
            earlier = questions.get(code, asked)
            answers = np.maximum(asked.answers, earlier.answers)
            questions[code] = replace(asked, answers=answers)
    groups: Mapping[str, NDArray[np.str_]] = populations[-1].groups
    return replace(populations[-1], groups=groups, questions=questions)
