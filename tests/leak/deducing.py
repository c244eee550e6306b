"""Deduces answers: is there anybody whose answer is the same in every world that fits the report?

A world gives everybody an answer to every question that they answered, so that each printed sum
is in its range. Whoever cannot have answered otherwise is found out. Worlds with fractions of
people are looked at first, since there are more of them: what is certain in all of those is
certain. For small surveys worlds of whole people follow.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csr_array

from leak.answers import DONT_KNOW, Asked, Floats
from leak.knowledge import Known, Statement
from leak.subtracting import families

ONE = 1 - 1e-6
"""Where fewer people than this can have answered otherwise, nobody can."""
ENOUGH = 3
"""Answers found out after which the search stops."""
GAP = 0.5
"""How much better the best world may be than one in which many have answered otherwise."""
SECONDS = 60.0
"""Longest search for one world of whole people."""


Row = tuple[list[int], list[float], float, float]
"""A sum: places of what is added, with their weights, and the ends of its range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something true that would be certain: a person's answer is in some categories.

    Args:
        person: Number of the person.
        question: Its code.
        what: Name of the property.
        others: Categories outside it.
    """

    person: int
    question: str
    what: str
    others: tuple[int, ...]

    def __str__(self) -> str:
        return f"person {self.person}: {self.question} is {self.what}"


def found_by_deducing(known: Known, *, whole_people: bool = False) -> list[str]:
    """Every answer that is certain from the printed ranges.

    Args:
        known: What the attacker holds.
        whole_people: Also look at worlds of whole people; for small surveys.
    """
    found = []
    for statements in families(known.statements):
        worlds = Worlds(statements, known.population.questions)
        found += [str(target) for target in worlds.certain(whole_people=whole_people)]
    return found


def range_of(known: Known, person: int, question: str) -> tuple[float, float]:
    """Smallest and largest answer that a person can have given, as far as the report says."""
    for statements in families(known.statements):
        worlds = Worlds(statements, known.population.questions)
        if question in worlds.questions:
            return worlds.range_of(person, question)
    points = known.population.questions[question].points
    return points[0], points[-1]


class Worlds:
    """All ways in which people can have answered some questions, given the printed sums."""

    def __init__(self, statements: Sequence[Statement], questions: Mapping[str, Asked]) -> None:
        codes = sorted({code for statement in statements for code in statement.terms})
        self.questions = {code: questions[code] for code in codes}
        self._start: dict[str, int] = {}
        self._size = 0
        for code, asked in self.questions.items():
            self._start[code] = self._size
            self._size += len(asked.answers) * len(asked.points)
        self._sums, self._low, self._high = _stacked(
            [*self._one_answer_each(), *map(self._sum_in_range, statements)], self._size
        )

    def certain(self, *, whole_people: bool) -> list[Target]:
        """What is true and could not be otherwise."""
        left = self._unresolved(list(self._targets()), is_whole=False)
        if left or not whole_people:
            return left
        return self._unresolved(list(self._targets()), is_whole=True)

    def range_of(self, person: int, question: str) -> tuple[float, float]:
        """Smallest and largest answer of one person."""
        objective = np.zeros(self._size)
        points = self.questions[question].points
        for category, point in enumerate(points):
            objective[self._place(question, person, category)] = point
        low, high = (
            float(objective @ self._best(sign * objective, is_whole=False)) for sign in (1, -1)
        )
        return low, high

    def _targets(self) -> Iterator[Target]:
        for code, asked in self.questions.items():
            if code.endswith(DONT_KNOW):
                continue
            everything = set(range(len(asked.points)))
            sides = {
                "favourable": asked.favourable,
                "unfavourable": asked.unfavourable,
                "not favourable": frozenset(everything) - asked.favourable,
            }
            for person in np.flatnonzero(asked.answered).tolist():
                answer = int(asked.answers[person])
                properties = {f"{asked.points[answer]:g}": frozenset({answer})}
                if asked.favourable:
                    properties |= {name: side for name, side in sides.items() if answer in side}
                for what, categories in properties.items():
                    others = tuple(sorted(everything - categories))
                    yield Target(person=person, question=code, what=what, others=others)

    def _unresolved(self, targets: list[Target], *, is_whole: bool) -> list[Target]:
        """Targets that no world contradicts; each world found takes many of them off the list."""
        found: list[Target] = []
        while targets and len(found) < ENOUGH:
            left = self._contradicted(targets, targets, is_whole=is_whole)
            if len(left) == len(targets):
                # All at once pull against each other, so one is looked at alone.
                left = self._contradicted(targets[:1], targets, is_whole=is_whole)
                if left and left[0] == targets[0]:
                    found.append(left.pop(0))
            targets = left
        return found

    def _contradicted(
        self, aims: Sequence[Target], targets: Sequence[Target], *, is_whole: bool
    ) -> list[Target]:
        """Targets that still hold in the world in which the aims hold least."""
        objective = np.zeros(self._size)
        for target in aims:
            objective[self._places(target)] = -1.0
        world = self._best(objective, is_whole=is_whole, is_rough=len(aims) > 1)
        return [one for one in targets if world[self._places(one)].sum() < ONE]

    def _place(self, question: str, person: int, category: int) -> int:
        return self._start[question] + person * len(self.questions[question].points) + category

    def _places(self, target: Target) -> list[int]:
        return [self._place(target.question, target.person, other) for other in target.others]

    def _one_answer_each(self) -> Iterator[Row]:
        for code, asked in self.questions.items():
            for person in range(len(asked.answers)):
                places = [self._place(code, person, c) for c in range(len(asked.points))]
                given = float(asked.answers[person] >= 0)
                yield places, [1.0] * len(places), given, given

    def _sum_in_range(self, statement: Statement) -> Row:
        places: list[int] = []
        weights: list[float] = []
        for code, of_category in statement.terms.items():
            answered = self.questions[code].answered
            for person in np.flatnonzero(statement.people & answered).tolist():
                for category, weight in enumerate(of_category):
                    places.append(self._place(code, person, category))
                    weights.append(weight * float(statement.shares[person]))
        return places, weights, statement.low, statement.high

    def _best(self, objective: Floats, *, is_whole: bool, is_rough: bool = False) -> Floats:
        """The world in which the objective is smallest; a rough search takes a good one.

        Raises:
            RuntimeError: None was found; since the truth is one, the attack is at fault.
        """
        constraint = LinearConstraint(self._sums, self._low, self._high)
        solved = milp(
            objective,
            constraints=constraint,
            bounds=Bounds(0, 1),
            integrality=np.full(self._size, int(is_whole)),
            options={"time_limit": SECONDS, "mip_rel_gap": GAP if is_rough else 0.0},
        )
        if solved.x is None:
            raise RuntimeError(f"no world fits what is printed: {solved.message}")
        return np.asarray(solved.x)


def _stacked(sums: Sequence[Row], size: int) -> tuple[csr_array, Floats, Floats]:
    rows = [number for number, (places, *_) in enumerate(sums) for _ in places]
    columns = [place for places, *_ in sums for place in places]
    weights = [weight for _, values, *_ in sums for weight in values]
    matrix = coo_array((weights, (rows, columns)), shape=(len(sums), size))
    return csr_array(matrix), np.array([row[2] for row in sums]), np.array([row[3] for row in sums])
