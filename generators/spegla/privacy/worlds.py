"""What everybody may have answered, as far as the figures of a family tell.

A *world* is an answer for everyone who answered, such that each figure's sum lies in its bin. The
truth is one; a reader of the report cannot tell which of them it is.

People whom no figure tells apart are an *atom*, and a world only says how many people of an atom
gave which answer: which of them it was is anybody's guess. Atoms are made for each part by itself,
since no sum multiplies the answers to two parts, and hold only those who answered it. A *move* is
one person's change of answer; whatever world there is can be reached from another by moves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from spegla.privacy.linear import UNKNOWN, BoolVector, IntArray, LinearFigure, Part, Shares

World: TypeAlias = tuple[IntArray, ...]
"""For each part, atoms x categories: how many people of the atom gave the answer."""

_LONGEST_TABLE: Final = 2**18
"""Numbers up to which new ones are looked up in a table, which is quicker than to sort."""

Undecided: TypeAlias = tuple[BoolVector, ...]
"""For each part, the atoms whose people are all on one side in every world so far."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Moves:
    """Changes of one person's answer to a part, one an element: of which atom, and how."""

    atom: NDArray[np.intp]
    source: NDArray[np.intp]
    target: NDArray[np.intp]

    def __len__(self) -> int:
        """How many moves."""
        return len(self.atom)

    def only(self, which: BoolVector) -> Self:
        """Some of the moves."""
        return type(self)(
            atom=self.atom[which], source=self.source[which], target=self.target[which]
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AtomsOfPart:
    """Those who answered one part, put together where no figure tells them apart.

    Args:
        figures: Numbers of the figures that add up answers to the part.
        shares: Those figures x atoms: the share of each person of the atom.
        weights: Those figures x categories: what an answer adds, per share.
        side: For each category the number of its side: favourable or not; or, where categories have
            no order, each a side of its own.
        known: Atoms x categories: people who gave the answer.
        unknown: For each atom the people whose answer is not in the data any more.
    """

    figures: NDArray[np.intp]
    shares: IntArray
    weights: IntArray
    side: IntArray
    known: IntArray
    unknown: IntArray

    def __len__(self) -> int:
        """How many atoms."""
        return len(self.unknown)

    def sums(self, counts: IntArray) -> IntArray:
        """What the answers add to the sum of each of ``figures``."""
        sums: IntArray = (self.shares * (self.weights @ counts.T)).sum(axis=1)
        return sums

    def moves(self, counts: IntArray) -> Moves:
        """All moves that can be made where people answered so."""
        is_other = ~np.eye(len(self.side), dtype=np.bool_)
        atom, source, target = np.nonzero((counts > 0)[:, :, np.newaxis] & is_other)
        return Moves(atom=atom, source=source, target=target)

    def crosses(self, moves: Moves) -> BoolVector:
        """Which moves lead from one side to another."""
        crosses: BoolVector = self.side[moves.source] != self.side[moves.target]
        return crosses

    def changes(self, moves: Moves) -> IntArray:
        """Figures x moves: what a move adds to the sum of each of ``figures``."""
        weights = self.weights[:, moves.target] - self.weights[:, moves.source]
        changes: IntArray = self.shares[:, moves.atom] * weights
        return changes

    def sides(self, counts: IntArray) -> NDArray[np.bool_]:
        """Sides x atoms: whether anybody is on the side."""
        is_on = self.side == np.arange(self.side.max() + 1)[:, np.newaxis]
        sides: NDArray[np.bool_] = is_on @ counts.T > 0
        return sides


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Family:
    """All that is displayed of some parts: their atoms, and the two ends of each figure's bin."""

    parts: tuple[AtomsOfPart, ...]
    least: IntArray
    most: IntArray

    def room(self, world: World) -> tuple[IntArray, IntArray]:
        """How far each sum may fall (at most 0) and rise (at least 0) before it leaves its bin."""
        sums = np.zeros(len(self.least), dtype=np.int64)
        for part, counts in zip(self.parts, world, strict=True):
            sums[part.figures] += part.sums(counts)
        return self.least - sums, self.most - sums

    def holds(self, world: World) -> bool:
        """Whether each sum lies in its bin."""
        fall, rise = self.room(world)
        return bool((fall <= 0).all() and (rise >= 0).all())

    def one_sided(self, world: World) -> Undecided:
        """The atoms that this world alone does not let go."""
        sides = (part.sides(counts) for part, counts in zip(self.parts, world, strict=True))
        return tuple(is_on.sum(axis=0) == 1 for is_on in sides)

    def left_by(self, other: World, world: World, undecided: Undecided) -> Undecided:
        """The undecided atoms of a world that are on the same side in another one."""
        return tuple(
            atoms & (part.sides(here) == part.sides(there)).all(axis=0)
            for part, atoms, here, there in zip(self.parts, undecided, world, other, strict=True)
        )


class _PeopleAlike:
    """Puts people together who have the same share in each of some figures.

    Figures that share a vector are looked through once for all parts of a family: to sort people by
    long vectors takes most of the time of an audit of a large survey.
    """

    def __init__(self) -> None:
        self._numbered: dict[int, tuple[Shares, IntArray, int]] = {}

    def among(self, which: BoolVector, vectors: Sequence[Shares]) -> tuple[IntArray, IntArray]:
        """Of some people the first of each kind, and for each of them the number of the kind.

        Both count these people from 0; kinds are in the order of :func:`distinct_columns`.
        """
        different = list({id(vector): vector for vector in vectors}.values())
        kind, kinds = np.zeros(int(which.sum()), dtype=np.int64), 1
        for vector in different:
            number, numbers = self._number(vector)
            if kinds * numbers > _LONGEST_TABLE:
                kind, kinds = _renumbered(kind)
            kind, kinds = kind * numbers + number[which], kinds * numbers
        kind, kinds = _renumbered(kind)
        first = np.zeros(kinds, dtype=np.int64)
        # Of values that are assigned to one place, the last stays.
        first[kind[::-1]] = np.arange(len(kind) - 1, -1, -1)
        people = np.flatnonzero(which)[first]
        in_order, place = distinct_columns(_matrix((v[people] for v in different), len(first)))
        return first[in_order], place[kind]

    def _number(self, vector: Shares) -> tuple[IntArray, int]:
        """Small numbers for the shares of a vector, and how many there are."""
        if id(vector) not in self._numbered:
            # The vector is kept too, so that no other one gets its identity.
            self._numbered[id(vector)] = (vector, *_renumbered(vector))
        _, number, numbers = self._numbered[id(vector)]
        return number, numbers


def _renumbered(numbers: Shares) -> tuple[IntArray, int]:
    """Numbers from 0 without a gap, equal where the given ones are, and how many there are."""
    if numbers.min(initial=0) < 0 or numbers.max(initial=0) >= _LONGEST_TABLE:
        different, dense = np.unique(numbers, return_inverse=True)
        return dense.astype(np.int64), len(different)
    is_there = np.zeros(int(numbers.max(initial=0)) + 1, dtype=np.bool_)
    is_there[numbers] = True
    new = np.cumsum(is_there)
    return new[numbers] - 1, int(new[-1])


def family_of(parts: Sequence[Part], figures: Sequence[LinearFigure]) -> Family:
    """What the figures say of the parts.

    Raises:
        ValueError: A term has another number of weights than its part has categories, or is about
            a part that is not in the family.
    """
    sizes = {part.code: len(part.favourable) for part in parts}
    for figure in figures:
        for term in figure.terms:
            if sizes.get(term.part) != len(term.weights):
                raise ValueError(f"{figure.figure}: a weight for each category of {term.part}.")
    alike = _PeopleAlike()
    return Family(
        parts=tuple(_atoms_of(part, figures, alike) for part in parts),
        least=np.array([figure.bin.least for figure in figures], dtype=np.int64),
        most=np.array([figure.bin.most for figure in figures], dtype=np.int64),
    )


def _atoms_of(part: Part, figures: Sequence[LinearFigure], alike: _PeopleAlike) -> AtomsOfPart:
    about = [
        number
        for number, figure in enumerate(figures)
        if any(term.part == part.code for term in figure.terms)
    ]
    categories = len(part.favourable)
    answers = part.answers[part.answered]
    vectors = [figures[number].shares for number in about]
    person, atom = alike.among(part.answered, vectors)
    category = np.where(answers == UNKNOWN, categories, answers)
    size = len(person) * (categories + 1)
    together = np.bincount(atom * (categories + 1) + category, minlength=size)
    together = together.reshape(len(person), categories + 1)
    people = np.flatnonzero(part.answered)[person]
    return AtomsOfPart(
        figures=np.array(about, dtype=np.intp),
        shares=_matrix((vector[people] for vector in vectors), len(people)),
        weights=_matrix((_weights(figures[number], part) for number in about), categories),
        side=_sides(part),
        known=together[:, :-1],
        unknown=together[:, -1],
    )


def distinct_columns(matrix: IntArray) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where each distinct column is found first, and for each column the number of its equal.

    >>> distinct_columns(np.array([[7, 5, 7], [0, 0, 0]]))
    (array([1, 0]), array([1, 0, 1]))
    """
    # Columns without rows are all alike; the row of zeros gives them bytes to be compared by.
    rows = np.vstack([matrix, np.zeros((1, matrix.shape[1]), dtype=np.int64)])
    packed = np.ascontiguousarray(rows.T).view(f"V{rows.itemsize * len(rows)}").ravel()
    _, first, number = np.unique(packed, return_index=True, return_inverse=True)
    return first, number


def _sides(part: Part) -> IntArray:
    if not any(part.favourable):
        return np.arange(len(part.favourable), dtype=np.int64)
    return np.array(part.favourable, dtype=np.int64)


def _weights(figure: LinearFigure, part: Part) -> IntArray:
    terms = [term.weights for term in figure.terms if term.part == part.code]
    weights: IntArray = np.array(terms, dtype=np.int64).sum(axis=0)
    return weights


def _matrix(rows: Iterable[Shares], columns: int) -> IntArray:
    """Rows as a matrix, which has its columns even where there are no rows."""
    found = list(rows)
    return np.array(found, dtype=np.int64).reshape(len(found), columns)
