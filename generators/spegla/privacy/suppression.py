"""What to hide so that the rest can be shown: small groups first, then as few others as it takes.

Small groups are folded into one; then rows (groups, over all breakdowns at once) are accepted in
order of importance as long as the audit finds them safe together. Which rows are accepted follows
from who is in which group and who answered, never from what they answered: there are no answers
here. So a hole in the report says nothing about opinions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from spegla.privacy.audit import (
    Atoms,
    BoolMatrix,
    BoolVector,
    Leak,
    Safe,
    Suspects,
    Unknown,
    collapse,
)
from spegla.privacy.reduction import IntArray

_Rows: TypeAlias = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folding:
    """A one-way breakdown with its small groups put together.

    Args:
        shown: Groups that keep their own row, in the author's order.
        combined: Groups that share the row "Other (combined)", in the author's order. A group in
            neither is hidden; where both are empty the breakdown is withheld.
    """

    shown: tuple[int, ...]
    combined: tuple[int, ...]


def fold_small_groups(sizes: Sequence[int], k: int) -> Folding:
    """Which groups of a one-way breakdown keep a row, and which share one.

    All groups below ``k`` are put together: one left out would be the total minus the rest. While
    they are still fewer than ``k`` people, the next smallest group joins, the first of equals in
    the author's order. If that takes every group, the breakdown is withheld: its one row would be
    the total again. A group without anyone is hidden unless it has small company; nobody in it
    needs protection, so no larger group gives up its row for it.

    Args:
        sizes: People in each group, in the author's order. People whose group is not known are a
            group too, or they could be worked out from the total.
        k: Smallest number of people that a figure may rest on.

    >>> fold_small_groups([4, 9, 6], k=5)
    Folding(shown=(1,), combined=(0, 2))
    >>> fold_small_groups([4, 9], k=5)
    Folding(shown=(), combined=())
    """
    smallest_first = sorted(range(len(sizes)), key=lambda group: sizes[group])
    combined = [group for group in smallest_first if sizes[group] < k]
    people = sum(sizes[group] for group in combined)
    if people == 0:
        inhabited = tuple(group for group, size in enumerate(sizes) if size > 0)
        return Folding(shown=inhabited, combined=())
    for group in smallest_first[len(combined) :]:
        if people >= k:
            break
        combined.append(group)
        people += sizes[group]
    if len(combined) == len(sizes):
        return Folding(shown=(), combined=())
    shown = tuple(group for group in range(len(sizes)) if group not in combined)
    return Folding(shown=shown, combined=tuple(sorted(combined)))


def base_pattern(rows: BoolMatrix, precedence: Sequence[int], k: int) -> tuple[int, ...]:
    """Rows that can be shown together when everyone answers.

    No row outside the pattern can be put back without giving fewer than ``k`` people away.

    Args:
        rows: Groups x respondents, over all breakdowns at once, folded groups as one row.
        precedence: For each row the place of its breakdown: the total 0, then the breakdowns in the
            author's order, crossings last. Within a breakdown larger groups come first.
        k: Smallest number of people that a figure may rest on.

    Returns:
        Row numbers, most important first; empty if even the total is too small.

    Raises:
        ValueError: Not one precedence for each row, or ``rows`` is not a matrix of booleans.

    >>> everyone, women = np.ones(12, dtype=bool), np.arange(12) < 3
    >>> base_pattern(np.array([women, ~women, everyone]), precedence=[1, 1, 0], k=5)
    (2,)
    """
    return _accept(collapse(rows), most_important_first(rows, precedence), k)


def most_important_first(rows: BoolMatrix, precedence: Sequence[int]) -> tuple[int, ...]:
    """Row numbers by precedence, larger groups first where it is the same.

    Args:
        rows: Groups x respondents.
        precedence: For each row the place of its breakdown.

    Raises:
        ValueError: Not one precedence for each row.

    >>> everyone, women = np.ones(12, dtype=bool), np.arange(12) < 3
    >>> most_important_first(np.array([women, ~women, everyone]), precedence=[1, 1, 0])
    (2, 1, 0)
    """
    if len(precedence) != len(rows):
        raise ValueError(f"{len(rows)} rows need as many places, not {len(precedence)}.")
    people = rows.sum(axis=1)
    return tuple(sorted(range(len(rows)), key=lambda row: (precedence[row], -people[row], row)))


def question_pattern(
    rows: BoolMatrix, answered: BoolVector | IntArray, base: Sequence[int], k: int
) -> tuple[int, ...]:
    """Rows of the base pattern that can be shown for one question, given who answered it.

    A row that is safe among all respondents can leak among those who answered: take away the one
    person who skipped the question, and a difference that rested on five rests on four. No row of
    ``base`` left out here can be put back.

    Args:
        rows: The rows that ``base`` numbers: groups x respondents. Many questions are faster
            asked about atoms, put together once: :attr:`Atoms.groups`, groups x atoms.
        answered: For each respondent, whether they answered the question; for atoms how many of
            each did, from :meth:`Atoms.count`.
        base: What :func:`base_pattern` gave; its order decides which rows matter most.
        k: Smallest number of people that a figure may rest on.

    Returns:
        Row numbers in the order of ``base``; empty, so that everything of the question is hidden,
        if even the total has fewer than ``k`` answers.

    >>> everyone, north = np.ones(10, dtype=bool), np.arange(10) < 5
    >>> rows = np.array([everyone, north, ~north])
    >>> question_pattern(rows, answered=everyone, base=(0, 1, 2), k=5)
    (0, 1, 2)
    >>> question_pattern(rows, answered=np.arange(10) < 9, base=(0, 1, 2), k=5)
    (0,)
    """
    return _accept(collapse(rows, answered.astype(np.int64)), base, k)


def _accept(atoms: Atoms, order: Sequence[int], k: int) -> _Rows:
    """The rows of at least ``k`` people that can be accepted in this order."""
    people = atoms.groups @ atoms.people
    large_enough = [row for row in order if people[row] >= k]
    suspects = Suspects.of(collapse(atoms.groups[large_enough], atoms.people), k)
    accepted = _extend(suspects, (), tuple(range(len(large_enough))))
    return tuple(large_enough[place] for place in accepted)


def _extend(suspects: Suspects, accepted: _Rows, block: _Rows) -> _Rows:
    """Accepted rows, safe together, with those of the block that can join them.

    Rows are numbered in the order in which they are to be tried, and the result is that of trying
    one after the other. A block that leaks is cut before the last row of the attack: if all rows
    before it are accepted, the attack stands and that row is refused. A row that is a sum of
    accepted ones adds no combination, so it always joins.
    """
    while block:
        match suspects.among(accepted + block).verdict():
            case Safe():
                return accepted + block
            case Leak(rows=attack):
                cut, is_refuted = block.index(attack[-1]), True
            case Unknown():
                cut, is_refuted = len(block) // 2, len(block) == 1
        before = accepted + block[:cut]
        accepted = _extend(suspects, accepted, block[:cut])
        refused = 1 if is_refuted and accepted == before else 0
        block = block[cut + refused :]
    return accepted
