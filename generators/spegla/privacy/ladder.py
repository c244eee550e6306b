"""How coarsely a family of questions is shown: the first level of the ladder that passes.

A level is taken for all figures of a family together, in all groups. Single cells are never made
coarser: that a question has near-unanimous answers is visible in its total anyway, while a hole in
one group would tell that group's answers (PRIVACY.md 2.8).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spegla.privacy.certainty import Certainty, nobody_is_certain
from spegla.privacy.certificate import Level
from spegla.privacy.linear import Family, LinearFigure, Part, total_per_person
from spegla.privacy.released import FigureId, Shown
from spegla.privacy.statements import Detail, Proposal, Statement
from spegla.settings import PrivacyPolicy

LATE_CATEGORY_MINIMUM = 100

COARSE_PEOPLE_PER_BIN = 5

_SHOWS: Mapping[Level, frozenset[Detail]] = {
    Level.A: frozenset(Detail),
    Level.B: frozenset(Detail),
    Level.C: frozenset(Detail) - {Detail.CATEGORY},
    Level.D: frozenset({Detail.MEAN, Detail.SHARE, Detail.GROUP, Detail.TOTAL}),
    Level.E: frozenset({Detail.SHARE, Detail.GROUP, Detail.TOTAL}),
    Level.F: frozenset({Detail.SHARE, Detail.TOTAL}),
    Level.G: frozenset(),
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Settled:
    """A family as it is shown.

    Args:
        family: Its questions, and the figures that are shown, in bins.
        level: The level of the ladder that passed.
        is_integer: Whether no answer is certain even to who knows that people are whole.
        values: What is displayed of each figure, unrounded middles of bins.
        withheld: Figures that are not shown.
    """

    family: Family
    level: Level
    is_integer: bool
    values: Mapping[FigureId, Shown]
    withheld: tuple[FigureId, ...]


def settle(proposal: Proposal, policy: PrivacyPolicy) -> Settled:
    """The finest way to show a family of questions in which nobody's answer is certain.

    Args:
        proposal: What could be said.
        policy: The thresholds in force.
    """
    for level in Level:
        shown = [s for s in proposal.statements if is_shown(s, level, policy)]
        figures = tuple(_displayed(s, proposal.parts, level, policy) for s in shown)
        certainty = _audit(proposal, figures)
        if certainty.is_safe:
            break
    names = {statement.figure for statement in shown}
    return Settled(
        family=Family(key=proposal.key, parts=proposal.parts, figures=figures),
        level=level,
        is_integer=certainty.is_integer,
        values={
            statement.figure: statement.measure.shown(figure.bin, statement.people)
            for statement, figure in zip(shown, figures, strict=True)
        },
        withheld=tuple(s.figure for s in proposal.statements if s.figure not in names),
    )


def is_shown(statement: Statement, level: Level, policy: PrivacyPolicy) -> bool:
    """Whether a statement is shown at a level: who answered decides, never what."""
    minimum = statement.minimum
    if level is Level.B and statement.detail is Detail.CATEGORY:
        minimum = max(minimum, LATE_CATEGORY_MINIMUM)
    return statement.people >= max(minimum, policy.k) and statement.detail in _SHOWS[level]


def _displayed(
    statement: Statement, parts: Sequence[Part], level: Level, policy: PrivacyPolicy
) -> LinearFigure:
    people_per_bin = policy.people_per_bin
    if level in (Level.E, Level.F):
        people_per_bin = max(people_per_bin, COARSE_PEOPLE_PER_BIN)
    total = int(total_per_person(statement.terms, statement.shares, parts).sum())
    return statement.displayed(total, people_per_bin=people_per_bin)


def _audit(proposal: Proposal, figures: Sequence[LinearFigure]) -> Certainty:
    audits = [nobody_is_certain(proposal.parts, figures)]
    if proposal.score is not None:
        own = proposal.score.figures(figures)
        audits.append(nobody_is_certain((proposal.score.part,), own))
    return Certainty(
        is_safe=all(audit.is_safe for audit in audits),
        is_integer=all(audit.is_integer for audit in audits),
    )
