"""The certainty audit: whether anybody's answer follows from what is displayed.

Everything displayed says that a sum over people lies in a bin (PRIVACY.md 2.3, G2). The audit
proves that for nobody it follows that the answer is favourable, nor that it is not favourable.
That covers the rest of the guarantee: who is known to have answered v is known to be favourable or
known not to be, whichever v is, and unfavourable answers are not favourable. Where categories have
no order, it proves that for nobody it follows which one they chose. That somebody did *not* choose
one is open: that nobody at all did is no secret (PRIVACY.md 4).

The truth is a world: answers that fit all bins. Where an atom (people whom no figure tells apart)
has people on both sides of favourable, nobody in it is certain, since each may be the other one. An
atom all on one side needs another world, in which somebody of it is on the other side. That is
looked for near the truth first (:mod:`spegla.privacy.witnesses`); what is left is decided by
:mod:`spegla.privacy.programmes`, first in shares of people, then in whole people.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from spegla.privacy.linear import LinearFigure, Part
from spegla.privacy.programmes import left_by_shares, other_world
from spegla.privacy.witnesses import left_by_few_changes, left_by_one_change
from spegla.privacy.worlds import Family, Undecided, World, family_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """Verdict of the audit; as a condition it is true where nobody is certain.

    Args:
        is_safe: Whether nobody's answer follows. False also where that could not be decided.
        is_integer: Whether that holds for whole people. False where there are too many atoms: then
            only shares of people were looked at, as if three could share one changed answer.
    """

    is_safe: bool
    is_integer: bool

    def __bool__(self) -> bool:
        """Whether nobody is certain."""
        return self.is_safe


def nobody_is_certain(
    parts: Sequence[Part], figures: Sequence[LinearFigure], *, integer_up_to: int = 150
) -> Certainty:
    """Whether the figures of a family leave everybody's answers open.

    Args:
        parts: The questions of the family, with the true answers. People whose answer is
            ``UNKNOWN`` must be able to be on either side. Who has no answer to a part has nothing
            to protect there.
        figures: All that is displayed of these questions.
        integer_up_to: Most atoms of a part for which whole people are looked at; the effort grows
            steeply with them.

    Returns:
        The verdict. It is not safe where the answers do not fit their bins, nor where all answers
        to a part count as favourable.

    Raises:
        ValueError: A figure does not fit the parts.

    Nobody in a team of 5 is favourable. "0 of 5" says so of each, "0 to 2 of 5" of none:

    >>> from spegla.privacy.bins import Bin
    >>> from spegla.privacy.linear import Term
    >>> from spegla.privacy.released import FigureId, Statistic, SubjectKind
    >>> from spegla.survey.questions import Audience
    >>> question = Part(code="q1", favourable=(False, True), answers=np.array([0, 0, 0, 0, 0]))
    >>> def favourable(shown: Bin) -> LinearFigure:
    ...     figure = FigureId(
    ...         wave="2026", audience=Audience.CUSTOMERS, subject_kind=SubjectKind.ITEM,
    ...         subject="q1", statistic=Statistic.FAVOURABLE,
    ...     )
    ...     terms = (Term(part="q1", weights=(0, 1)),)
    ...     return LinearFigure(figure=figure, terms=terms, shares=np.ones(5, dtype=int), bin=shown)
    >>> nobody_is_certain([question], [favourable(Bin(least=0, most=0))])
    Certainty(is_safe=False, is_integer=True)
    >>> nobody_is_certain([question], [favourable(Bin(least=0, most=2))])
    Certainty(is_safe=True, is_integer=True)
    """
    family = family_of(parts, figures)
    world = _first_world(family)
    if world is None:
        return Certainty(is_safe=False, is_integer=True)
    is_small = all(len(part) <= integer_up_to for part in family.parts)
    undecided = left_by_one_change(family, world, family.one_sided(world))
    if is_small:
        undecided = left_by_few_changes(family, world, undecided)
    if not _any(undecided):
        return Certainty(is_safe=True, is_integer=True)
    if _any(left_by_shares(family, world, undecided)):
        return Certainty(is_safe=False, is_integer=True)
    if not is_small:
        return Certainty(is_safe=True, is_integer=False)
    is_safe = not _any(_left_by_whole_people(family, world, undecided))
    return Certainty(is_safe=is_safe, is_integer=True)


def _any(undecided: Undecided) -> bool:
    return any(atoms.any() for atoms in undecided)


def _first_world(family: Family) -> World | None:
    """The answers; those that are not in the data are filled in so that all sums fit."""
    guess = tuple(np.zeros_like(part.known) for part in family.parts)
    for part, counts in zip(family.parts, guess, strict=True):
        counts[:, 0] = part.unknown
    world = tuple(part.known + counts for part, counts in zip(family.parts, guess, strict=True))
    if family.holds(world):
        return world
    nothing = tuple(np.zeros(len(part), dtype=np.bool_) for part in family.parts)
    return other_world(family, world, movable=guess, undecided=nothing)


def _left_by_whole_people(family: Family, world: World, undecided: Undecided) -> Undecided:
    """The undecided atoms that are on the same side in every world that can be found."""
    # The answers to one part alone make a small programme, which mostly is enough.
    numbers = range(len(family.parts))
    for free in dict.fromkeys([*((number,) for number in numbers), tuple(numbers)]):
        undecided = _left_by_moving(family, world, free, undecided)
    return undecided


def _left_by_moving(
    family: Family, world: World, free: Collection[int], undecided: Undecided
) -> Undecided:
    """The undecided atoms that stay on their side while the answers to some parts change."""
    movable = tuple(
        counts if number in free else np.zeros_like(counts) for number, counts in enumerate(world)
    )
    while any(undecided[number].any() for number in free):
        other = other_world(family, world, movable=movable, undecided=undecided)
        left = undecided if other is None else family.left_by(other, world, undecided)
        if other is None or _same(left, undecided):
            return undecided
        # Sums lie elsewhere in their bins than in the first world: others can be let go from here.
        undecided = left_by_few_changes(family, other, left)
    return undecided


def _same(first: Undecided, second: Undecided) -> bool:
    return all(np.array_equal(one, other) for one, other in zip(first, second, strict=True))
