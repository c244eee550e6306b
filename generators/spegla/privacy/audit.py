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

Where there are too few people for so many bases, some are too short: a few combinations vanish on
all their atoms. Either the leak is one of those few, or it touches one atom of the short basis once
and is then one row plus some of those few. Each is a small case of its own; the atom is set aside
with its people, and the same question is asked with fewer people left to find. Where not even a
short basis is left, cases are told apart by the first atom of one basis that the leak touches.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from spegla.privacy.reduction import Basis, IntArray, reduce, values_on, without_group

BoolMatrix: TypeAlias = NDArray[np.bool_]
BoolVector: TypeAlias = NDArray[np.bool_]

_Rows: TypeAlias = tuple[int, ...]

_FIRST_ATOMS: Final = 200
"""Atoms looked at before all others; enough to settle most combinations in a large survey."""

_NO_LIMIT: Final = 2**62
"""Uses of an atom that no basis needs to spare."""

_MOST_CASES: Final = 2_000
"""Cases told apart before the audit gives up; most surveys need one, k = 10 at times hundreds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Safe:
    """Proven: every combination of the groups rests on at least ``k`` people, or on nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """Some combination of the groups rests on fewer than ``k`` people.

    Args:
        rows: The groups that combine into it, as row numbers in ascending order, never empty. Of
            the leaks found it is the one whose last row comes first. How many people it rests on
            is left out on purpose: it must not reach a message or a log.
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
        atom_of: For each respondent the number of their atom; -1 for those in none.
    """

    groups: BoolMatrix
    people: IntArray
    atom_of: IntArray

    def count(self, answered: BoolVector) -> IntArray:
        """How many of each atom answered, given for each respondent whether they did.

        >>> atoms = collapse(np.array([[True, True, True, False], [True, True, False, False]]))
        >>> atoms.count(np.array([True, False, True, True]))
        array([1, 1])
        """
        inside = answered & (self.atom_of >= 0)
        return np.bincount(self.atom_of[inside], minlength=len(self.people))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """One case of the search: combinations among which a leak may be.

    Args:
        combinations: As in :class:`Suspects`.
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
    atom_of = np.full(rows.shape[1], -1, dtype=np.int64)
    if not columns.size:
        return Atoms(groups=columns, people=counts, atom_of=atom_of)
    packed = np.ascontiguousarray(np.packbits(columns, axis=0).T)
    _, first, atom = np.unique(
        packed.view(f"V{packed.shape[1]}").ravel(), return_index=True, return_inverse=True
    )
    atom_of[inside] = atom
    together = np.bincount(atom, weights=counts).astype(np.int64)
    return Atoms(groups=columns[:, first], people=together, atom_of=atom_of)


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

    >>> audit_atoms(collapse(np.array([[True]]), people=np.array([4])), k=5)
    Leak(rows=(0,))
    """
    return Suspects.of(atoms, k).verdict()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspects:
    """Combinations of groups among which every leak is.

    A leak cannot touch an atom of ``k`` people or more. What vanishes on all of those is suspect,
    and in a large survey that is little. The suspects are worked out once for all groups; a choice
    of groups is then audited by those suspects that use no other group.

    Args:
        members: The groups of each atom of fewer than ``k`` people, places x atoms.
        people: Number of people in each of these atoms.
        combinations: Combinations x (groups + 1), coefficients modulo the prime. All others are
            sums of these. The last column belongs to a group without anyone and stays 0.
        k: Smallest number of people that a figure may rest on.
    """

    members: IntArray
    people: IntArray
    combinations: IntArray
    k: int

    @classmethod
    def of(cls, atoms: Atoms, k: int) -> "Suspects":
        """The suspects among all combinations of all groups.

        Raises:
            ValueError: ``k`` is below 1.

        >>> Suspects.of(collapse(np.eye(3, dtype=bool)), k=1).combinations.shape
        (0, 4)
        """
        if k < 1:
            raise ValueError(f"At least one person must stand behind a figure, not {k}.")
        number_of_groups, number_of_atoms = atoms.groups.shape
        # Neighbours are alike: spread out, the first hundred atoms touch nearly every combination.
        spread = np.argsort(
            np.arange(number_of_atoms) % (1 + number_of_atoms // 100), kind="stable"
        )
        members, people = _members(atoms.groups[:, spread]), atoms.people[spread]
        everything = np.eye(number_of_groups, number_of_groups + 1, dtype=np.int64)
        is_small = people < k
        combinations = reduce(members, everything, np.where(is_small, 0, people)).vanishing
        return cls(
            members=members[:, is_small], people=people[is_small], combinations=combinations, k=k
        )

    def among(self, rows: Sequence[int]) -> "Suspects":
        """Those that use these groups only.

        >>> town = np.array([[1, 1, 1, 1], [1, 1, 1, 0], [0, 1, 1, 1]], dtype=bool)
        >>> suspects = Suspects.of(collapse(town), k=3)
        >>> suspects.verdict(), suspects.among([0]).verdict()
        (Leak(rows=(0, 1)), Safe())
        """
        number_of_groups = self.combinations.shape[1] - 1
        combinations = self.combinations
        for group in np.setdiff1d(np.arange(number_of_groups), rows)[::-1]:
            combinations = without_group(combinations, group)
        return replace(self, combinations=combinations)

    def verdict(self) -> Verdict:
        """Whether there is a leak among them."""
        everyone = np.ones(len(self.people), dtype=np.bool_)
        cases = [_Case(combinations=self.combinations, is_open=everyone, left=self.k - 1)]
        for _ in range(_MOST_CASES):
            if not cases:
                break
            found = _examine(self.members, self.people, cases.pop(), self.k)
            if isinstance(found, Leak):
                return found
            cases.extend(found)
        return Unknown() if cases else Safe()


def _members(groups: BoolMatrix) -> IntArray:
    """The groups of each atom, places x atoms; atoms in fewer groups are filled up with no group.

    An atom is in few groups (one per breakdown), so this is much shorter than the matrix. "No
    group" is the number after the last.
    """
    atom, group = np.nonzero(np.ascontiguousarray(groups.T))
    sizes = np.bincount(atom, minlength=groups.shape[1])
    place = np.arange(len(atom)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    members = np.full((sizes.max(initial=0), groups.shape[1]), len(groups))
    members[place, atom] = group
    return members


def _examine(members: IntArray, people: IntArray, case: _Case, k: int) -> Leak | list[_Case]:
    """The leak of this case, or the smaller cases that remain (none: there is no leak).

    A leak cannot touch an atom of more people than are left. So every basis may use those atoms,
    and what is not zero on one that it uses is no part of a leak.
    """
    is_large = people > case.left
    uses = np.where(case.is_open, np.where(is_large, _NO_LIMIT, people), 0)
    combinations = case.combinations
    leaks: list[_Rows] = []
    cases: list[_Case] = []
    bases: list[Basis] = []
    for _ in range(case.left // 2 + 1):
        found = reduce(members, combinations, uses).without(is_large)
        leaks += _leaks(members, people, np.vstack([found.reduced, found.vanishing]), k)
        if not bases:
            # What vanishes on every open atom and is no leak is zero: it came from groups that are
            # sums of others.
            found = replace(found, vanishing=found.vanishing[:0])
        if len(found.vanishing) and not len(found.atoms):
            cases = _tell_apart(people, case, bases[0])
            break
        if len(found.vanishing):
            cases += _touch_once(members, people, case, found)
        bases.append(found)
        combinations = np.vstack([found.reduced, found.vanishing])
        uses[found.atoms] -= 1
    return Leak(rows=min(leaks, key=lambda rows: rows[-1])) if leaks else cases


def _touch_once(members: IntArray, people: IntArray, case: _Case, short: Basis) -> list[_Case]:
    """The cases in which the leak touches at most one atom of a short basis.

    Where every combination that vanishes on the basis is zero, a leak has the people of the one row
    of the basis that it contains. Rows that have too many of them there need no case.
    """
    is_free = case.is_open & ~values_on(members, short.vanishing).any(axis=0)
    people_there = (values_on(members[:, is_free], short.reduced) != 0) @ people[is_free]
    cases = [replace(case, combinations=short.vanishing)]
    for row in np.flatnonzero(people_there <= case.left):
        combinations = np.vstack([short.reduced[row : row + 1], short.vanishing])
        cases.append(_set_aside(people, case, int(short.atoms[row]), combinations))
    return cases


def _tell_apart(people: IntArray, case: _Case, basis: Basis) -> list[_Case]:
    """One case for each atom of a basis: the leak touches it, and none of those before it."""
    return [
        _set_aside(people, case, int(atom), basis.reduced[place:])
        for place, atom in enumerate(basis.atoms)
    ]


def _set_aside(people: IntArray, case: _Case, atom: int, combinations: IntArray) -> _Case:
    """The case in which the leak is among these combinations and touches the atom."""
    is_open = case.is_open.copy()
    is_open[atom] = False
    return _Case(combinations=combinations, is_open=is_open, left=case.left - int(people[atom]))


def _leaks(members: IntArray, people: IntArray, combinations: IntArray, k: int) -> list[_Rows]:
    """The groups of each of these combinations that is a leak."""
    for atoms in (slice(_FIRST_ATOMS), slice(None)):
        support = (values_on(members[:, atoms], combinations) != 0) @ people[atoms]
        combinations, support = combinations[support < k], support[support < k]
    leaks = combinations[support > 0]
    return [tuple(int(group) for group in np.flatnonzero(leak)) for leak in leaks]
