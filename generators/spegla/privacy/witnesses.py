"""Worlds near a known one, which show that somebody's answer is not certain.

One person crosses to the other side of favourable, a few others make up for it, and all sums stay
in their bins: then the first one's answer does not follow from the figures. Most people can be let
go this way, in whole people and without a solver. That no such world is found proves nothing.
"""

from dataclasses import dataclass
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from spegla.privacy.linear import IntArray
from spegla.privacy.worlds import AtomsOfPart, Family, Moves, Undecided, World

_MOST_CHANGES: Final = 20
"""Answers that change in one attempt; where so many do not settle it, a solver is quicker."""


def left_by_one_change(family: Family, world: World, undecided: Undecided) -> Undecided:
    """The undecided atoms of which nobody can cross while all others keep their answers."""
    fall, rise = family.room(world)
    left = tuple(atoms.copy() for atoms in undecided)
    for part, counts, atoms in zip(family.parts, world, left, strict=True):
        moves = part.moves(np.where(atoms[:, np.newaxis], counts, 0))
        crossing = moves.only(part.crosses(moves))
        excess = _excess(part.changes(crossing), fall[part.figures], rise[part.figures])
        atoms[crossing.atom[~excess.any(axis=0)]] = False
    return left


def left_by_few_changes(family: Family, world: World, undecided: Undecided) -> Undecided:
    """The undecided atoms for which no few others are found who make up for one who crosses."""
    fall, rise = family.room(world)
    left = tuple(atoms.copy() for atoms in undecided)
    for part, counts, atoms in zip(family.parts, world, left, strict=True):
        if not atoms.any():
            continue
        moves = part.moves(counts)
        is_crossing = part.crosses(moves)
        start = _Start.of(part, counts, moves, fall[part.figures], rise[part.figures])
        for first in np.flatnonzero(is_crossing & atoms[moves.atom]):
            if atoms[moves.atom[first]]:
                made = start.made_up_for(int(first))
                atoms[moves.atom[made[is_crossing[made]]]] = False
    return left


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Start:
    """The moves of one part from a world.

    Args:
        place: For each move the number of its atom and source; moves share its people.
        people: For each move, how many people can make it.
        changes: Figures x moves: what a move adds to the sum.
        unit: For each figure, the most that one move adds; sums in different units are compared
            by it.
        fall: Room of each sum below.
        rise: Room of each sum above.
    """

    place: NDArray[np.intp]
    people: IntArray
    changes: IntArray
    unit: IntArray
    fall: IntArray
    rise: IntArray

    @classmethod
    def of(
        cls, part: AtomsOfPart, counts: IntArray, moves: Moves, fall: IntArray, rise: IntArray
    ) -> Self:
        """The start at a world."""
        changes = part.changes(moves)
        return cls(
            place=moves.atom * counts.shape[1] + moves.source,
            people=counts[moves.atom, moves.source],
            changes=changes,
            unit=np.maximum(np.abs(changes).max(axis=1, initial=0), 1),
            fall=fall,
            rise=rise,
        )

    def made_up_for(self, first: int) -> NDArray[np.intp]:
        """Moves, ``first`` among them, that together keep all sums in their bins.

        Each next move brings back some sum that is outside, and of those it is the one after which
        least is outside. Who has moved stays there. Empty where that does not end well.
        """
        people, fall, rise = self.people, self.fall, self.rise
        made = [first]
        while len(made) <= _MOST_CHANGES:
            last = made[-1]
            fall, rise = fall - self.changes[:, last], rise - self.changes[:, last]
            is_low, is_high = fall > 0, rise < 0
            if not is_low.any() and not is_high.any():
                return np.array(made, dtype=np.intp)
            people = people - (self.place == self.place[last])
            raises = (self.changes[is_low] > 0).any(axis=0)
            lowers = (self.changes[is_high] < 0).any(axis=0)
            candidates = np.flatnonzero((people > 0) & (raises | lowers))
            if not len(candidates):
                break
            outside = _excess(self.changes[:, candidates], fall, rise) / self.unit[:, np.newaxis]
            made.append(int(candidates[outside.sum(axis=0).argmin()]))
        return np.array([], dtype=np.intp)


def _excess(changes: IntArray, fall: IntArray, rise: IntArray) -> IntArray:
    """Figures x moves: how far the move takes the sum out of its bin."""
    above, below = changes - rise[:, np.newaxis], fall[:, np.newaxis] - changes
    excess: IntArray = np.maximum(np.maximum(above, below), 0)
    return excess
