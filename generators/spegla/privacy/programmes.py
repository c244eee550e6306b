"""What of the answers a solver can let go: worlds that are not near the truth.

In shares of people (the linear programme of PRIVACY.md 2.8, with t > 0 exactly). Worlds are a
convex set, and a small enough step away from one is noticed only by the sums at an end of their
bin. So somebody can cross exactly if some mix of moves has the crossing in it and pushes no such
sum outwards. Mixes can be added and multiplied, therefore one programme finds all that is possible:
at its optimum each kind of move is at 1, or is in no mix at all. No tolerance decides.

In whole people. The programme looks for a world in which as many atoms as possible are let go.
What it finds is checked in whole numbers before it counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self, TypeAlias

import numpy as np
import scipy
from numpy.typing import NDArray

from spegla.privacy.linear import BoolVector, IntArray
from spegla.privacy.worlds import (
    AtomsOfPart,
    Family,
    Moves,
    Undecided,
    World,
    distinct_columns,
)

Matrix: TypeAlias = "scipy.sparse.csc_array[np.float64]"

_GOOD_ENOUGH: Final = 0.5
"""Share of the best possible at which the search for a world may end; a good one now is worth more
than the best one later."""

_MOST_NODES: Final = 1_000
"""Nodes after which the search gives up, which counts as a leak. There is no limit in seconds: the
same answers must get the same verdict everywhere."""


def left_by_shares(family: Family, world: World, undecided: Undecided) -> Undecided:
    """The undecided atoms that no mix of moves takes across; all of them if the solver fails."""
    fall, rise = family.room(world)
    is_at_end = (fall == 0) | (rise == 0)
    kinds = [
        _Kinds.of(part, counts, atoms, is_at_end)
        for part, counts, atoms in zip(family.parts, world, undecided, strict=True)
    ]
    changes = scipy.sparse.hstack([of_part.changes for of_part in kinds], format="csc")
    is_asked = np.concatenate([of_part.is_asked for of_part in kinds])
    # Moves that are asked for are there twice: up to 1, which is what counts, and beyond.
    number, asked = len(is_asked), int(is_asked.sum())
    if not asked:
        return undecided
    found = scipy.optimize.milp(
        np.repeat([0.0, -1.0], [number, asked]),
        bounds=scipy.optimize.Bounds(0, np.repeat([np.inf, 1.0], [number, asked])),
        constraints=scipy.optimize.LinearConstraint(
            scipy.sparse.hstack([changes, changes[:, np.flatnonzero(is_asked)]], format="csc")[
                is_at_end
            ],
            np.where(fall == 0, 0.0, -np.inf)[is_at_end],
            np.where(rise == 0, 0.0, np.inf)[is_at_end],
        ),
    )
    if not found.success:
        return undecided
    is_possible = np.zeros(number, dtype=np.bool_)
    is_possible[is_asked] = found.x[number:] > 0.5
    ends = np.cumsum([len(of_part.is_asked) for of_part in kinds])
    return tuple(
        of_part.left(atoms, possible)
        for of_part, atoms, possible in zip(
            kinds, undecided, np.split(is_possible, ends[:-1]), strict=True
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Kinds:
    """Moves of a part; of one kind where they change the sums at an end of their bin alike.

    Args:
        changes: Figures x kinds; the figures that are not at an end are zero.
        is_asked: For each kind, whether one of its moves takes an undecided atom across.
        crossing: The moves that do.
        kind: The kind of each of them.
    """

    changes: Matrix
    is_asked: BoolVector
    crossing: Moves
    kind: NDArray[np.intp]

    @classmethod
    def of(
        cls, part: AtomsOfPart, counts: IntArray, atoms: BoolVector, is_at_end: BoolVector
    ) -> Self:
        """The kinds of moves from a world."""
        moves = part.moves(counts)
        at_end = is_at_end[part.figures]
        changes = part.changes(moves)[at_end]
        first, kind = distinct_columns(changes)
        is_crossing = part.crosses(moves) & atoms[moves.atom]
        is_asked = np.zeros(len(first), dtype=np.bool_)
        is_asked[kind[is_crossing]] = True
        return cls(
            changes=_in_rows(changes[:, first], part.figures[at_end], len(is_at_end)),
            is_asked=is_asked,
            crossing=moves.only(is_crossing),
            kind=kind[is_crossing],
        )

    def left(self, atoms: BoolVector, is_possible: BoolVector) -> BoolVector:
        """The atoms that no possible kind of move takes across."""
        left = atoms.copy()
        left[self.crossing.atom[is_possible[self.kind]]] = False
        return left


def other_world(
    family: Family, start: World, *, movable: World, undecided: Undecided
) -> World | None:
    """A world in which many undecided atoms have crossed; None where no world was found.

    Args:
        family: What is displayed.
        start: Answers to begin with; their sums need not be in their bins.
        movable: Those of them that may change.
        undecided: The atoms to be let go.
    """
    moves = [part.moves(counts) for part, counts in zip(family.parts, movable, strict=True)]
    number = sum(len(of_part) for of_part in moves)
    if not number:
        return None
    fall, rise = family.room(start)
    people = np.concatenate([counts.ravel() for counts in movable])
    asked = np.concatenate(undecided)
    crossing = _crossing(family, moves)[asked]
    # The last columns are at most 1 each: an atom is let go by the first who crosses.
    decided = int(asked.sum())
    found = scipy.optimize.milp(
        np.repeat([0.0, -1.0], [number, decided]),
        integrality=np.repeat([1, 0], [number, decided]),
        bounds=scipy.optimize.Bounds(0, np.repeat([np.inf, 1.0], [number, decided])),
        constraints=[
            scipy.optimize.LinearConstraint(_wider(_changes(family, moves), decided), fall, rise),
            scipy.optimize.LinearConstraint(_wider(_leaving(family, moves), decided), 0, people),
            scipy.optimize.LinearConstraint(
                scipy.sparse.hstack([crossing, -_one_a_column(np.arange(decided), decided)]),
                0,
                np.inf,
            ),
        ],
        options={"mip_rel_gap": 1 - _GOOD_ENOUGH, "node_limit": _MOST_NODES},
    )
    if found.x is None:
        return None
    world = _moved(start, moves, np.rint(found.x[:number]).astype(np.int64))
    is_possible = all((counts >= 0).all() for counts in world)
    return world if is_possible and family.holds(world) else None


def _changes(family: Family, moves: Sequence[Moves]) -> Matrix:
    """Figures x moves: what a move adds to the sum."""
    blocks = [
        _in_rows(part.changes(of_part), part.figures, len(family.least))
        for part, of_part in zip(family.parts, moves, strict=True)
    ]
    return scipy.sparse.hstack(blocks, format="csc")


def _leaving(family: Family, moves: Sequence[Moves]) -> Matrix:
    """Atoms and their categories x moves: 1 where the move takes a person away."""
    blocks = [
        _one_a_column(of_part.atom * part.known.shape[1] + of_part.source, part.known.size)
        for part, of_part in zip(family.parts, moves, strict=True)
    ]
    return scipy.sparse.block_diag(blocks, format="csc")


def _crossing(family: Family, moves: Sequence[Moves]) -> "scipy.sparse.csr_array[np.float64]":
    """Atoms x moves: 1 where the move takes a person to the other side of favourable."""
    blocks = [
        _one_a_column(of_part.atom, len(part)) * part.crosses(of_part)
        for part, of_part in zip(family.parts, moves, strict=True)
    ]
    return scipy.sparse.block_diag(blocks, format="csr")


def _moved(start: World, moves: Sequence[Moves], times: IntArray) -> World:
    """The answers after each move was made so many times."""
    ends = np.cumsum([len(of_part) for of_part in moves])
    world = tuple(counts.copy() for counts in start)
    for counts, of_part, often in zip(world, moves, np.split(times, ends[:-1]), strict=True):
        np.subtract.at(counts, (of_part.atom, of_part.source), often)
        np.add.at(counts, (of_part.atom, of_part.target), often)
    return world


def _in_rows(block: IntArray, rows: NDArray[np.intp], number: int) -> Matrix:
    """The rows of a block at their places among ``number`` rows."""
    row, column = np.nonzero(block)
    values = block[row, column].astype(np.float64)
    return scipy.sparse.csc_array((values, (rows[row], column)), shape=(number, block.shape[1]))


def _one_a_column(rows: NDArray[np.intp], number: int) -> Matrix:
    """A matrix of ``number`` rows with a 1 in each column."""
    columns = np.arange(len(rows))
    return scipy.sparse.csc_array((np.ones(len(rows)), (rows, columns)), shape=(number, len(rows)))


def _wider(matrix: Matrix, columns: int) -> Matrix:
    """With so many columns of zeros at the end."""
    height, width = matrix.shape
    return scipy.sparse.csc_array(
        (matrix.data, matrix.indices, np.pad(matrix.indptr, (0, columns), mode="edge")),
        shape=(height, width + columns),
    )
