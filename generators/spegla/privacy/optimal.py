"""What to hide so that the rest can be shown, at the lowest cost there is.

The pattern of :mod:`spegla.privacy.suppression` is easy to explain and fast; this one hides less.
Both are proven by the same audit. The method is that of the implicit hitting set: of every attack
known one row must be hidden; the cheapest rows that hit all attacks are hidden; the audit says
whether an attack is left, which then joins the known ones. When none is left the pattern is safe,
and since every safe pattern hits all attacks, none is cheaper.
"""

from collections.abc import Sequence
from enum import Enum

import numpy as np
import scipy
from numpy.typing import NDArray

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
from spegla.privacy.suppression import most_important_first

_Rows = tuple[int, ...]


class Cost(Enum):
    """What hiding a row costs."""

    PEOPLE = "the number of people whose figure is not shown"
    ROW = "the same for every row"


def optimal_base_pattern(
    rows: BoolMatrix, precedence: Sequence[int], k: int, *, cost: Cost = Cost.PEOPLE
) -> tuple[int, ...]:
    """Rows that can be shown together when everyone answers, hiding as little as possible.

    Only the first row in order of importance, the total, must be shown; a breakdown early in that
    order gives way to a later one where that is cheaper. Of patterns that cost the same it is the
    one that hides rows late in the order.

    Args:
        rows: As for :func:`~spegla.privacy.suppression.base_pattern`, and so are the others.
        precedence: For each row the place of its breakdown.
        k: Smallest number of people that a figure may rest on.
        cost: What hiding a row costs. Rows of fewer than ``k`` people are hidden whatever it is.

    Returns:
        Row numbers, most important first; empty if even the total is too small: then no pattern
        shows it, and it is the total that must go.

    Raises:
        ValueError: Not one precedence for each row, or ``rows`` is not a matrix of booleans.

    Three people are in row 2 but not in row 1, and three in row 1 but not in row 3. The greedy
    pattern keeps row 1 and hides the two of the later breakdown; it is cheaper to hide row 1:

    >>> person = np.arange(40)
    >>> rows = np.array([person >= 0, person < 10, person < 13, (person >= 3) & (person < 10)])
    >>> optimal_base_pattern(rows, precedence=[0, 1, 2, 2], k=5)
    (0, 2, 3)
    """
    return _cheapest(collapse(rows), most_important_first(rows, precedence), k, cost)


def optimal_question_pattern(
    rows: BoolMatrix,
    answered: BoolVector | IntArray,
    base: Sequence[int],
    k: int,
    *,
    cost: Cost = Cost.PEOPLE,
) -> tuple[int, ...]:
    """Rows of a base pattern that can be shown for one question, hiding as little as possible.

    Args:
        rows: As for :func:`~spegla.privacy.suppression.question_pattern`, and so are the others.
        answered: For each respondent, whether they answered the question.
        base: The pattern when everyone answers, most important row first.
        k: Smallest number of people that a figure may rest on.
        cost: What hiding a row costs; people are those who answered.

    Returns:
        Row numbers in the order of ``base``; empty if even its first row has too few answers.

    >>> everyone, north = np.ones(10, dtype=bool), np.arange(10) < 5
    >>> rows = np.array([everyone, north, ~north])
    >>> optimal_question_pattern(rows, answered=np.arange(10) < 9, base=(0, 1, 2), k=5)
    (0,)
    """
    return _cheapest(collapse(rows, answered.astype(np.int64)), base, k, cost)


def _cheapest(atoms: Atoms, order: Sequence[int], k: int, cost: Cost) -> _Rows:
    """The cheapest safe pattern that shows the first row of the order."""
    people = atoms.groups @ atoms.people
    candidates = tuple(row for row in order if people[row] >= k)
    if not candidates or candidates[0] != order[0]:
        return ()
    costs = _costs(people[list(candidates)], cost)
    suspects = Suspects.of(atoms, k)
    attacks: list[_Rows] = []
    while True:
        shown = _without_cheapest_hits(candidates, costs, attacks)
        found = _attacks(suspects, shown)
        if not found:
            return shown
        attacks += found


def _costs(people: IntArray, cost: Cost) -> NDArray[np.float64]:
    """The cost of each row, and a little more for a row that comes earlier.

    Costs are whole numbers and the little ones together are less than 1, so they decide between
    patterns of the same cost only.
    """
    number = len(people)
    earlier = np.arange(number, 0, -1) / (number * (number + 1))
    return (people if cost is Cost.PEOPLE else np.ones(number)) + earlier


def _without_cheapest_hits(
    candidates: _Rows, costs: NDArray[np.float64], attacks: Sequence[_Rows]
) -> _Rows:
    """The rows left when the cheapest are hidden that hit every attack, the first row never."""
    if not attacks:
        return candidates
    is_in_attack = np.array([np.isin(candidates, attack) for attack in attacks])
    may_be_hidden = np.arange(len(candidates)) > 0
    solution = scipy.optimize.milp(
        costs,
        integrality=np.ones(len(costs), dtype=np.int64),
        bounds=scipy.optimize.Bounds(0, may_be_hidden.astype(float)),
        constraints=scipy.optimize.LinearConstraint(is_in_attack.astype(float), lb=1),
        options={"mip_rel_gap": 0},
    )
    if not solution.success:
        raise RuntimeError(f"No cheapest pattern was found: {solution.message}")
    return tuple(
        row for row, hidden in zip(candidates, solution.x > 0.5, strict=True) if not hidden
    )


def _attacks(suspects: Suspects, shown: _Rows) -> list[_Rows]:
    """Attacks on these rows: with the least important row of each gone, the others are safe.

    One attack would do. The more are known, the fewer patterns have to be tried.
    """
    attacks: list[_Rows] = []
    while True:
        match suspects.among(shown).verdict():
            case Safe():
                return attacks
            case Leak(rows=rows):
                attacks.append(rows)
            case Unknown():
                attacks.append(shown)
        least_important = max(attacks[-1], key=shown.index)
        shown = tuple(row for row in shown if row != least_important)
