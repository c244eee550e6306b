"""Combinations of groups in reduced form, in whole numbers modulo a large prime.

A *combination* is a row of coefficients, one for each group; its *values* are what it adds up to on
each *atom*, that is on people whom no group tells apart. It vanishes where its value is 0.

Why modulo a prime: sums of fractions are exact and fast. A combination in whole numbers that rests
on few people does so modulo the prime, for its support can only shrink; unless all its values are
multiples of the prime. That takes groups counted hundreds of millions of times; survey breakdowns
give factors of one or two digits. The opposite error would only hide too much.
"""

from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

IntArray: TypeAlias = NDArray[np.int64]

_PRIME: Final = 2**31 - 1
"""The product of two residues stays below 2**62, and so does the sum of a thousand million."""

_FIRST_ATOMS: Final = 200
"""Atoms looked at before all others for one that a combination touches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Combinations in reduced form on a basis, which is short if some vanish on it.

    Args:
        atoms: The basis.
        reduced: For each of these atoms a combination that is 1 on it and 0 on the others.
        vanishing: Combinations that vanish on every atom that the basis could have taken.
    """

    atoms: IntArray
    reduced: IntArray
    vanishing: IntArray

    def without(self, is_large: NDArray[np.bool_]) -> "Basis":
        """Leave out the atoms that no leak can touch, and with them the combinations that do."""
        is_small = ~is_large[self.atoms]
        return replace(self, atoms=self.atoms[is_small], reduced=self.reduced[is_small])


def reduce(members: IntArray, combinations: IntArray, uses: IntArray) -> Basis:
    """Reduced form on a basis of the usable atoms, those with most uses left first.

    Args:
        members: The groups of each atom.
        combinations: Combinations x (groups + 1), coefficients modulo the prime.
        uses: How often each atom may still be taken; 0 bars it.
    """
    reduced = combinations.copy()
    most_used_first = np.argsort(-uses, kind="stable")[: np.count_nonzero(uses)]
    usable = members[:, most_used_first]
    pivot_rows: list[int] = []
    atoms: list[int] = []
    for row in range(len(reduced)):
        place = _first_touched(usable, reduced[row])
        if place is None:
            continue
        factors = values_on(usable[:, place : place + 1], reduced)[:, 0]
        reduced[row] = reduced[row] * pow(int(factors[row]), -1, _PRIME) % _PRIME
        factors[row] = 0
        others, used = np.flatnonzero(factors)[:, np.newaxis], np.flatnonzero(reduced[row])
        change = factors[others] * reduced[row, used]
        reduced[others, used] = (reduced[others, used] - change) % _PRIME
        pivot_rows.append(row)
        atoms.append(int(most_used_first[place]))
    return Basis(
        atoms=np.array(atoms, dtype=np.int64),
        reduced=reduced[pivot_rows],
        vanishing=np.delete(reduced, pivot_rows, axis=0),
    )


def without_group(combinations: IntArray, group: int) -> IntArray:
    """Combinations of these that do not use a group; all others that do not are sums of them.

    >>> without_group(np.array([[1, 1, 0], [0, 2, 0]]), 1)
    array([[2147483645,          0,          0]])
    """
    using = np.flatnonzero(combinations[:, group])
    if not len(using):
        return combinations
    first, others = using[0], using[1:]
    share = combinations[others, group] * pow(int(combinations[first, group]), -1, _PRIME) % _PRIME
    changed = combinations.copy()
    changed[others] = (changed[others] - share[:, np.newaxis] * combinations[first]) % _PRIME
    return np.delete(changed, first, axis=0)


def _first_touched(members: IntArray, combination: IntArray) -> int | None:
    """The first atom on which a combination is not zero, looked for in longer and longer steps."""
    start, length = 0, _FIRST_ATOMS
    while start < members.shape[1]:
        touched = np.flatnonzero(values_on(members[:, start : start + length], combination))
        if len(touched):
            return start + int(touched[0])
        start, length = start + length, 4 * length
    return None


def values_on(members: IntArray, combinations: IntArray) -> IntArray:
    """Values of combinations on atoms: the coefficients of each atom's groups, added up."""
    coefficients: IntArray = combinations.take(members, axis=-1)
    values: IntArray = coefficients.sum(axis=-2) % _PRIME
    return values
