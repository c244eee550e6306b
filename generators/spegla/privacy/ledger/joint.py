"""The joint audit: a new release and all earlier ones, read side by side (PRIVACY.md, G6).

Each release is safe by itself. Two of them need not be: a group of thirty, shown again when one
more person has answered, tells what that person said. So whatever a new release says is audited
together with all that earlier ones said of the same answers. What they say alike costs nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

import numpy as np

from spegla.privacy.audit import Leak, Safe, Unknown, audit
from spegla.privacy.certainty import nobody_is_certain
from spegla.privacy.ledger.blocks import Block, Recorded, blocks
from spegla.privacy.ledger.releases import Ledger
from spegla.privacy.linear import Family, LinearFigure
from spegla.privacy.released import FigureId


class ConflictKind(StrEnum):
    """Why a release cannot stand beside an earlier one."""

    FEW_PEOPLE = "few_people"
    """Added and subtracted, the figures rest on fewer than k people (G1)."""
    CERTAIN_ANSWER = "certain_answer"
    """Together the figures may leave no doubt about somebody's answer (G2)."""
    CHANGED_QUESTION = "changed_question"
    """A question is read otherwise than it was, so what was said of it cannot be compared."""
    CHANGED_PEOPLE = "changed_people"
    """Rows left the data and others came; they may be the same people, corrected."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class EarlierFigure:
    """A figure of an earlier release, by the number of the release."""

    release: int
    figure: FigureId


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Figures that cannot all be known.

    Args:
        kind: Why.
        new: Figures of the new release; one stands for all of the same people.
        earlier: Figures of earlier releases, likewise.
    """

    kind: ConflictKind
    new: tuple[FigureId, ...]
    earlier: tuple[EarlierFigure, ...]


def conflicts(ledger: Ledger, families: Sequence[Family], *, k: int) -> tuple[Conflict, ...]:
    """What stands between a new release and the earlier ones; nothing if it can be published.

    A release that says nothing which earlier ones have not said conflicts with none.

    Args:
        ledger: The earlier releases.
        families: All that the new release says, safe by itself, with the answers and the people.
        k: Smallest number of people that a figure may rest on.

    Raises:
        ValueError: A family does not say whose its answers are.

    >>> conflicts(Ledger.empty(bytes(32)), [], k=5)
    ()
    """
    return tuple(chain.from_iterable(_examine(block, k) for block in blocks(ledger, families)))


def _examine(block: Block, k: int) -> Sequence[Conflict]:
    """The conflicts of one block, of the first kind that there is: others rest on its absence."""
    if block.changed_questions:
        return [_about(block, ConflictKind.CHANGED_QUESTION, block.changed_questions)]
    every_question = {part.code for part in block.parts}
    if block.has_changed_people:
        return [_about(block, ConflictKind.CHANGED_PEOPLE, every_question)]
    leaks = list(_leaks(block, k))
    if leaks or _nobody_is_certain(block):
        return leaks
    return [_about(block, ConflictKind.CERTAIN_ANSWER, every_question)]


def _about(block: Block, kind: ConflictKind, questions: set[str] | frozenset[str]) -> Conflict:
    """A conflict between all that was and is said of some questions."""
    return Conflict(
        kind=kind,
        new=tuple(f.figure for f in block.fresh if questions.intersection(f.question)),
        earlier=tuple(
            _named(recorded)
            for recorded in block.recorded
            if questions.intersection(recorded.figure.question)
        ),
    )


def _leaks(block: Block, k: int) -> Iterator[Conflict]:
    """For each question and score the figures that add up to fewer people than they may."""
    minimum = {part.code: part.minimum for part in block.parts}
    for question in dict.fromkeys(figure.question for figure in block.fresh):
        recorded: dict[bytes, Recorded] = {}
        for told in block.recorded:
            if told.figure.question == question:
                recorded.setdefault(told.figure.members.tobytes(), told)
        fresh: dict[bytes, LinearFigure] = {}
        for figure in block.fresh:
            members = figure.members.tobytes()
            if figure.question == question and members not in recorded:
                fresh.setdefault(members, figure)
        if recorded and fresh:
            fewest = max(k, *(minimum[code] for code in question))
            yield from _leak(tuple(recorded.values()), tuple(fresh.values()), fewest)


def _leak(
    recorded: tuple[Recorded, ...], fresh: tuple[LinearFigure, ...], k: int
) -> Iterator[Conflict]:
    groups = [told.figure.members for told in recorded] + [figure.members for figure in fresh]
    match audit(np.array(groups), k):
        case Safe():
            return
        case Leak(rows=found):
            rows = found
        case Unknown():
            rows = tuple(range(len(groups)))
    yield Conflict(
        kind=ConflictKind.FEW_PEOPLE,
        new=tuple(fresh[row - len(recorded)].figure for row in rows if row >= len(recorded)),
        earlier=tuple(_named(recorded[row]) for row in rows if row < len(recorded)),
    )


def _nobody_is_certain(block: Block) -> bool:
    """Whether all that was and is said leaves everybody's answer open."""
    parts = tuple(part for part in block.parts if part.favourable)
    codes = {part.code for part in parts}
    told = [*(recorded.figure for recorded in block.recorded), *block.fresh]
    figures = tuple(figure for figure in told if codes.issuperset(figure.question))
    return nobody_is_certain(parts, figures).is_safe


def _named(recorded: Recorded) -> EarlierFigure:
    return EarlierFigure(release=recorded.release, figure=recorded.figure.figure)
