"""The exact audit: whether groups shown together give a few people away.

Every mean, share and count is linear in the answers, so a reader who adds and subtracts figures
forms a combination of the groups behind them. The audit proves that no combination whatever rests
on fewer than ``k`` people, or names one that does. It sees who is in which group and nothing else:
there are no answers here.

How it is exact. A *leak* is a non-zero combination that rests on at most k - 1 people. An *atom* is
people whom no group tells apart. A *basis* is a set of atoms on which no two combinations agree, so
a leak is non-zero somewhere on every basis. Take ceil(k / 2) bases that share no person: a leak
cannot touch each of them twice, so it touches one of them once, and then it is a multiple of one
row of the matrix in reduced form on that basis. Reading the rows of those reduced forms is enough.

Where there are too few people for so many bases, one basis is taken and cases are told apart by the
first of its atoms that the leak touches. That atom is set aside with its people, and the same
question is asked of fewer combinations with fewer people left to find.

Arithmetic is modulo a large prime. A leak in whole numbers stays one there, and its support can
only shrink, unless all its values are multiples of the prime. That takes groups counted hundreds of
millions of times; survey breakdowns give factors of one or two digits. The opposite error would
only hide too much.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

BoolMatrix: TypeAlias = NDArray[np.bool_]
BoolVector: TypeAlias = NDArray[np.bool_]
IntArray: TypeAlias = NDArray[np.int64]

_PRIME: Final = 2**31 - 1
"""The product of two residues stays below 2**62, and so does the sum of a thousand million."""

_MOST_CASES: Final = 2_000
"""Cases told apart before the audit gives up; most surveys need one, k = 10 at times hundreds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Safe:
    """Proven: every combination of the groups rests on at least ``k`` people, or on nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """Some combination of the groups rests on fewer than ``k`` people.

    Args:
        rows: The groups that combine into it, as row numbers in ascending order, never empty. How
            many people it rests on is left out on purpose: it must not reach a message or a log.
    """

    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Neither proven safe nor refuted within the effort allowed; treat it as a leak."""


Verdict: TypeAlias = Safe | Leak | Unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Atoms:
    """Respondents put together where no group tells them apart.

    Args:
        groups: Groups x atoms; True where the atom's people are in the group.
        people: Number of people in each atom, at least 1. People in no group are left out.
    """

    groups: BoolMatrix
    people: IntArray


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One case of the search: combinations among which a leak may be.

    Args:
        combinations: Combinations x (groups + 1), coefficients modulo the prime. The last column
            belongs to a group without anyone (see :func:`_members`) and stays 0.
        is_open: Atoms not set aside.
        left: Most people that the leak can touch outside the atoms set aside.
    """

    combinations: IntArray
    is_open: BoolVector
    left: int


def collapse(rows: BoolMatrix, people: IntArray | None = None) -> Atoms:
    """Atoms of the respondents: the distinct columns, each with its number of people.

    Args:
        rows: Groups x respondents (or x atoms of finer groups).
        people: People behind each column; one each where left out.

    Raises:
        ValueError: ``rows`` is not a matrix of booleans.

    >>> collapse(np.array([[True, True, True, False], [True, True, False, False]])).people
    array([1, 2])
    """
    if rows.ndim != 2 or rows.dtype != np.bool_:
        raise ValueError(f"Groups must be a boolean matrix, not {rows.ndim}-d {rows.dtype}.")
    counts = np.ones(rows.shape[1], dtype=np.int64) if people is None else people
    inside = rows.any(axis=0) & (counts > 0)
    columns, counts = rows[:, inside], counts[inside]
    if not columns.size:
        return Atoms(groups=columns, people=counts)
    packed = np.ascontiguousarray(np.packbits(columns, axis=0).T)
    _, first, atom = np.unique(
        packed.view(f"V{packed.shape[1]}").ravel(), return_index=True, return_inverse=True
    )
    together = np.bincount(atom, weights=counts).astype(np.int64)
    return Atoms(groups=columns[:, first], people=together)


def audit(rows: BoolMatrix, k: int) -> Verdict:
    """Whether the groups can be shown together without giving fewer than ``k`` people away.

    Args:
        rows: Groups x respondents, True where the respondent is in the group and answered. A group
            that nobody is in is allowed; it says nothing about anyone.
        k: Smallest number of people that a figure may rest on, at least 1.

    Returns:
        :class:`Safe`, :class:`Leak` with the groups that combine into it, or :class:`Unknown`.

    Raises:
        ValueError: ``k`` is below 1, or ``rows`` is not a matrix of booleans.

    Of 22 who live and work in town 21 are men, which gives the one woman away:

    >>> everyone, men = np.ones(22, dtype=bool), np.arange(22) < 21
    >>> audit(np.array([everyone, men]), k=5)
    Leak(rows=(0, 1))
    >>> audit(np.array([everyone]), k=5)
    Safe()
    """
    return audit_atoms(collapse(rows), k)


def audit_atoms(atoms: Atoms, k: int) -> Verdict:
    """The same verdict as :func:`audit`, for respondents already put together.

    Raises:
        ValueError: ``k`` is below 1.

    >>> audit_atoms(Atoms(groups=np.array([[True]]), people=np.array([4])), k=5)
    Leak(rows=(0,))
    """
    if k < 1:
        raise ValueError(f"At least one person must stand behind a figure, not {k}.")
    number_of_groups, number_of_atoms = atoms.groups.shape
    members = _members(atoms.groups)
    whole = _Case(
        combinations=np.eye(number_of_groups, number_of_groups + 1, dtype=np.int64),
        is_open=np.ones(number_of_atoms, dtype=np.bool_),
        left=k - 1,
    )
    cases = [whole] if number_of_atoms else []
    for _ in range(_MOST_CASES):
        if not cases:
            return Safe()
        found = _examine(members, atoms.people, cases.pop(), k)
        if isinstance(found, Leak):
            return found
        cases.extend(found)
    return Unknown()


def _members(groups: BoolMatrix) -> IntArray:
    """The groups of each atom, places x atoms; atoms in fewer groups are filled up with no group.

    An atom is in few groups (one per breakdown), so this is much shorter than the matrix. "No
    group" is the number after the last.
    """
    places = int(groups.sum(axis=0).max(initial=0))
    groups_first = np.argsort(~groups, axis=0, kind="stable")[:places]
    is_member = np.take_along_axis(groups, groups_first, axis=0)
    return np.where(is_member, groups_first, len(groups))


def _examine(members: IntArray, people: IntArray, case: _Case, k: int) -> Leak | list[_Case]:
    """The leak of this case, or the smaller cases that remain (none: there is no leak)."""
    uses = np.where(case.is_open, people, 0)
    too_many = np.where(uses > case.left, uses, 0)
    _, _, combinations = _reduce(members, case.combinations, too_many)
    basis = np.empty(0, dtype=np.int64)
    for bases_found in range(case.left // 2 + 1):
        reduced, next_basis, vanishing = _reduce(members, combinations, uses)
        leak = _find_leak(members, people, np.vstack([reduced, vanishing]), k)
        if leak is not None:
            return leak
        if bases_found and len(vanishing):
            return _tell_apart(people, case, combinations, basis)
        # What vanishes on every open atom is no leak, so it is zero: it came from groups that are
        # sums of others, and is dropped here.
        combinations, basis = reduced, next_basis
        uses[basis] -= 1
    return []


def _tell_apart(people: IntArray, case: _Case, reduced: IntArray, basis: IntArray) -> list[_Case]:
    """One case for each atom of a basis: the leak touches it, and none of those before it."""
    cases = []
    for place, atom in enumerate(basis):
        is_open = case.is_open.copy()
        is_open[atom] = False
        left = case.left - int(people[atom])
        cases.append(_Case(combinations=reduced[place:], is_open=is_open, left=left))
    return cases


def _find_leak(members: IntArray, people: IntArray, combinations: IntArray, k: int) -> Leak | None:
    """The leak among these combinations whose last group comes first, if there is any."""
    support = (_values(members, combinations) != 0) @ people
    leaks = combinations[(support > 0) & (support < k)]
    if not len(leaks):
        return None
    groups = (tuple(int(group) for group in np.flatnonzero(leak)) for leak in leaks)
    return Leak(rows=min(groups, key=lambda rows: rows[-1]))


def _reduce(
    members: IntArray, combinations: IntArray, uses: IntArray
) -> tuple[IntArray, IntArray, IntArray]:
    """Reduced form on a basis of the usable atoms, those with most uses left first.

    Args:
        members: The groups of each atom.
        combinations: Combinations x (groups + 1), coefficients modulo the prime.
        uses: How often each atom may still be taken; 0 bars it.

    Returns:
        The reduced combinations, each 1 on its own atom and 0 on the others'; those atoms; and the
        combinations that vanish on every usable atom.
    """
    reduced = combinations.copy()
    pivot_rows: list[int] = []
    basis: list[int] = []
    for row in range(len(reduced)):
        values = _values(members, reduced[row])
        usable = np.where(values != 0, uses, 0)
        atom = int(np.argmax(usable))
        if usable[atom] == 0:
            continue
        reduced[row] = reduced[row] * pow(int(values[atom]), -1, _PRIME) % _PRIME
        factors = _values(members[:, atom], reduced)
        factors[row] = 0
        others = np.flatnonzero(factors)
        change = factors[others, np.newaxis] * reduced[row]
        reduced[others] = (reduced[others] - change) % _PRIME
        pivot_rows.append(row)
        basis.append(atom)
    vanishing = np.delete(reduced, pivot_rows, axis=0)
    return reduced[pivot_rows], np.array(basis, dtype=np.int64), vanishing


def _values(members: IntArray, combinations: IntArray) -> IntArray:
    """Values of combinations on atoms: the coefficients of each atom's groups, added up."""
    values = np.zeros(combinations.shape[:-1] + members.shape[1:], dtype=np.int64)
    for group in members:
        values += combinations[..., group]
    return values % _PRIME
