"""Subtracts everything from everything: is any combination of printed sums about a few people?

Brute force over all sets of fewer than k people, without a shortcut that the audit takes: some
combination is about such a set alone if the space of the rows holds a vector that is zero
everywhere else. That is so if the projection onto the space leaves a vector on the set as long as
it was, so the largest eigenvalue of the projection, cut to the set, is one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from leak.answers import Floats, Mask
from leak.knowledge import Known, Statement

EVERYTHING = 1 - 1e-9
"""An eigenvalue from here on is one."""
RANK = 1e-9
"""Singular values below this part of the largest are zero."""

People = tuple[int, ...]


def found_by_subtracting(known: Known, k: int) -> list[str]:
    """Every way in which printed numbers about fewer than ``k`` people can be worked out."""
    return [
        *_by_question(known, k),
        *_by_answers(known, k),
        *_by_numbers_of_people(known, k),
        *_by_taking_part(known, k),
    ]


def smallest_group(rows: NDArray[np.bool_], k: int) -> People | None:
    """Fewer than ``k`` people whom some combination of the rows is about, and nobody else.

    Args:
        rows: Groups x people.
        k: People that would be enough.
    """
    return _alone(rows.astype(float)[:, :, None], k)


def _by_question(known: Known, k: int) -> Iterator[str]:
    """Sums of the same answers, whatever the statistic: means, shares, numbers of people."""
    same: defaultdict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in known.statements:
        same[statement.unknown].append(statement)
    for unknown, statements in same.items():
        found = smallest_group(_distinct([one.people for one in statements]), k)
        if found:
            yield f"{'+'.join(unknown)}: people {found} by subtracting groups of this question"


def _by_numbers_of_people(known: Known, k: int) -> Iterator[str]:
    """How many of a group answered is a sum too, over all who are in it."""
    same: defaultdict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in known.statements:
        same[statement.unknown].append(statement)
    for unknown, statements in same.items():
        found = smallest_group(_distinct([one.group for one in statements]), k)
        if found:
            yield f"{'+'.join(unknown)}: people {found} by subtracting numbers of people"


def _by_taking_part(known: Known, k: int) -> Iterator[str]:
    """How many of a group took part at all."""
    found = smallest_group(_distinct(known.counted), k) if known.counted else None
    if found:
        yield f"taking part: people {found} by subtracting groups"


def _by_answers(known: Known, k: int) -> Iterator[str]:
    """Exact sums over several questions: scores against the items that they are made of.

    Scores and items are questions of their own as long as each is known in a range only.
    """
    exact = [statement for statement in known.statements if statement.is_exact]
    for statements in families(exact):
        rows = np.stack([_coordinates(one, known) for one in statements])
        found = _alone(rows, k)
        if found:
            yield f"{sorted(_questions(statements))}: people {found} by subtracting answers"


def families(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Statements that share questions, directly or through others."""
    found: list[tuple[set[str], list[Statement]]] = []
    for statement in statements:
        questions, members = set(statement.terms), [statement]
        apart = []
        for others in found:
            if others[0] & questions:
                questions |= others[0]
                members = [*others[1], *members]
            else:
                apart.append(others)
        found = [*apart, (questions, members)]
    return [members for _, members in found]


def _questions(statements: Iterable[Statement]) -> set[str]:
    return {code for statement in statements for code in statement.terms}


def _coordinates(statement: Statement, known: Known) -> Floats:
    """What each person's answer to each question adds, beyond what it adds in any case.

    People x answers: of each question as many as it has categories, less the first, which is what
    is known of everybody who answered.
    """
    questions = known.population.questions
    columns = []
    for code in sorted(questions):
        asked = questions[code]
        weights = np.array(statement.terms.get(code, (0.0,) * len(asked.points)))
        given = statement.shares * asked.answered
        columns.append(np.outer(given, weights[1:] - weights[0]))
    return np.concatenate(columns, axis=1)


def _distinct(masks: Sequence[Mask]) -> NDArray[np.bool_]:
    return np.unique(np.stack(masks), axis=0)


def _alone(rows: Floats, k: int) -> People | None:
    """Fewer than ``k`` people outside whom some combination of rows is zero, and not everywhere.

    Args:
        rows: Rows x people x what each adds.
        k: People that would be enough.
    """
    rows = rows[:, :, rows.any(axis=(0, 1))]
    atoms = _atoms(rows)
    small = [atom for atom in atoms if len(atom) < k]
    if not small:
        return None
    first = [atom[0] for atom in atoms]
    basis = _basis(rows[:, first].reshape(len(rows), -1))
    blocks = basis.reshape(len(basis), len(atoms), -1)
    lengths = (blocks**2).sum(axis=(0, 2))
    chosen = [number for number, atom in enumerate(atoms) if len(atom) < k and lengths[number] > 0]
    sizes = {number: len(atoms[number]) for number in chosen}
    for several in range(1, k):
        for numbers in combinations(chosen, several):
            if sum(sizes[number] for number in numbers) >= k:
                continue
            # A vector on the set is at most as long as its coordinates together.
            if lengths[list(numbers)].sum() < EVERYTHING:
                continue
            part = blocks[:, numbers].reshape(len(blocks), -1)
            if np.linalg.norm(part, 2) ** 2 > EVERYTHING:
                return tuple(sorted(person for number in numbers for person in atoms[number]))
    return None


def _atoms(rows: Floats) -> list[People]:
    """People whom no row tells apart."""
    alike: defaultdict[bytes, list[int]] = defaultdict(list)
    for person in range(rows.shape[1]):
        alike[np.ascontiguousarray(rows[:, person]).tobytes()].append(person)
    return [tuple(people) for people in alike.values()]


def _basis(rows: Floats) -> Floats:
    """Orthonormal rows that span the same space."""
    _, sizes, directions = np.linalg.svd(rows, full_matrices=False)
    if not sizes.size or sizes[0] == 0:
        return np.zeros((0, rows.shape[1]))
    return np.asarray(directions[sizes > RANK * sizes[0]])
