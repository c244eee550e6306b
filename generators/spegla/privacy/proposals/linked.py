"""Waves that are linked: what of the wave before can stand beside the newest one.

Strictly, what people answered in two waves is unknown twice over. But people hardly change their
minds, so in a team that stays the same somebody could take the two for the same answers: what
twelve said a year ago, taken from what thirteen say now, tells of the one who came. Where waves are
linked the audit takes them for the same answers too (PRIVACY.md 2.10): a figure of the wave before
is hidden where, among those of the newest wave about the same question, it would leave few people.
Who answered decides that, never what.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from spegla.privacy.audit import Safe, audit
from spegla.privacy.certificate import Level
from spegla.privacy.grouping import Grouping
from spegla.privacy.ladder import is_shown
from spegla.privacy.linear import BoolVector, IntArray
from spegla.privacy.statements import Proposal
from spegla.settings import PrivacyPolicy, Waves
from spegla.stats.summary import Summary
from spegla.stats.tallies import AudienceTallies


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Link:
    """The customers of two waves as one population, found again by their IDs.

    Args:
        people: How many there are in either wave.
        before: For each respondent of the wave before their place among the people.
        now: For each respondent of the newest wave theirs.
    """

    people: int
    before: IntArray
    now: IntArray

    @classmethod
    def of(cls, before: AudienceTallies, now: AudienceTallies) -> Self:
        """The link of two waves."""
        names = np.unique([*before.respondents, *now.respondents])
        return cls(
            people=len(names),
            before=np.searchsorted(names, before.respondents),
            now=np.searchsorted(names, now.respondents),
        )

    def can_stand(self, members: BoolVector, now: Iterable[BoolVector], *, k: int) -> bool:
        """Whether a figure of the wave before gives nobody away beside figures of the newest.

        Args:
            members: Who of the wave before is in the figure.
            now: Who of the newest wave is in each of those figures.
            k: Smallest number of people that anything may rest on.
        """
        rows = [self._placed(self.before, members)]
        rows += [self._placed(self.now, each) for each in now]
        return isinstance(audit(np.unique(rows, axis=0), k), Safe)

    def _placed(self, places: IntArray, members: BoolVector) -> BoolVector:
        placed = np.zeros(self.people, dtype=np.bool_)
        placed[places] = members
        return placed


def link_of(summary: Summary, policy: PrivacyPolicy) -> Link | None:
    """The link of the newest two waves; None where they are unknown to each other."""
    if summary.previous is None or policy.waves is not Waves.LINKED:
        return None
    return Link.of(summary.previous, summary.current)


def can_count(summary: Summary, grouping: Grouping, policy: PrivacyPolicy) -> bool:
    """Whether it can be said how many answered in the wave before, where there is one."""
    link = link_of(summary, policy)
    if link is None or summary.previous is None:
        return True
    took_part = summary.current.took_part
    now = (row.members & took_part for row in grouping.shown(took_part))
    return link.can_stand(summary.previous.took_part, now, k=policy.k)


def beside(
    link: Link, before: Iterable[Proposal], now: Sequence[Proposal], policy: PrivacyPolicy
) -> Iterator[Proposal]:
    """Proposals about the wave before, without what could be taken from the newest wave's figures.

    Args:
        link: The people of both waves.
        before: All that could be said of the wave before.
        now: All that could be said of the newest wave.
        policy: The thresholds in force.
    """
    told: dict[tuple[str, ...], list[BoolVector]] = {}
    for proposal in now:
        for statement in proposal.statements:
            if is_shown(statement, Level.A, policy):
                told.setdefault(statement.question, []).append(statement.shares != 0)
    for proposal in before:
        yield replace(
            proposal,
            statements=tuple(
                statement
                for statement in proposal.statements
                if link.can_stand(
                    statement.shares != 0,
                    told.get(statement.question, ()),
                    k=max(policy.k, proposal.minimum(statement)),
                )
            ),
        )
