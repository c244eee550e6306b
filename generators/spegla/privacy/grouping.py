"""Which groups the report may speak of, after small ones were put together.

Groups are folded once, by how many people of the newest wave are in them; the exact audit then
decides, question by question, which of the rows can stand beside each other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

import numpy as np

from spegla.privacy.audit import Atoms, collapse
from spegla.privacy.optimal import optimal_base_pattern, optimal_question_pattern
from spegla.privacy.released import ReleasedBreakdown, ReleasedGroup
from spegla.privacy.suppression import base_pattern, fold_small_groups, question_pattern
from spegla.settings import Suppression
from spegla.stats.tallies import AudienceTallies, GroupTallies, Mask
from spegla.survey.questions import Breakdown, Questionnaire

COMBINED = "combined"
"""Code of the row that the folded groups of a breakdown share."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Row:
    """A set of people that figures can be about.

    ``group_by`` and ``group`` are empty for everyone.
    """

    group_by: str
    group: str
    tallies: GroupTallies
    members: Mask


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grouping:
    """All rows of the newest wave and which of them can be shown together.

    Args:
        breakdowns: What the report shows of each breakdown.
        rows: Everyone first, then the groups.
        atoms: The respondents, put together where no row tells them apart.
        base: Numbers of the rows that are safe when all answer.
        suppression: How rows are chosen that are hidden so that others can stand.
        k: Smallest number of people that a figure may rest on.
    """

    breakdowns: tuple[ReleasedBreakdown, ...]
    rows: tuple[Row, ...]
    atoms: Atoms
    base: tuple[int, ...]
    suppression: Suppression
    k: int

    def shown(self, answered: Mask) -> tuple[Row, ...]:
        """The rows that can be shown for a question that these people answered."""
        accepted = self.accepted(answered)
        return tuple(row for number, row in enumerate(self.rows) if number in accepted)

    def accepted(self, answered: Mask) -> frozenset[int]:
        """Numbers of the rows that can be shown for a question that these people answered."""
        _, of_question = _PATTERNS[self.suppression]
        people = self.atoms.count(answered)
        return frozenset(of_question(self.atoms.groups, people, self.base, self.k))


_PATTERNS = {
    Suppression.GREEDY: (base_pattern, question_pattern),
    Suppression.OPTIMAL: (optimal_base_pattern, optimal_question_pattern),
}
"""The pattern of rows when all answer, and for one question."""


def group_rows(
    questionnaire: Questionnaire,
    tallies: AudienceTallies,
    *,
    k: int,
    suppression: Suppression = Suppression.GREEDY,
) -> Grouping:
    """Fold the small groups of each breakdown and audit what is left.

    A breakdown of which fewer than two rows remain is withheld whole.

    Args:
        questionnaire: For the breakdowns in the author's order.
        tallies: The customers of the newest wave.
        k: Smallest number of people that a figure may rest on.
        suppression: How rows are chosen that are hidden so that others can stand.
    """
    rows, precedence, released = [everyone(tallies)], [0], []
    for place, breakdown in enumerate(questionnaire.breakdowns, start=1):
        folded = _fold(breakdown, tallies, k)
        rows += folded
        precedence += [place] * len(folded)
        released.append(_released(breakdown, folded, tallies))
    matrix = np.vstack([row.members for row in rows])
    of_all, _ = _PATTERNS[suppression]
    return Grouping(
        breakdowns=tuple(released),
        rows=tuple(rows),
        atoms=collapse(matrix),
        base=of_all(matrix, precedence, k),
        suppression=suppression,
        k=k,
    )


def everyone(tallies: AudienceTallies) -> Row:
    """The row of all who answered."""
    return Row(
        group_by="",
        group="",
        tallies=tallies.everyone,
        members=np.ones(len(tallies.took_part), dtype=bool),
    )


def _fold(breakdown: Breakdown, tallies: AudienceTallies, k: int) -> list[Row]:
    groups = [group for group in breakdown.groups if (breakdown.code, group.code) in tallies.groups]
    if not groups:
        return []
    masks = [tallies.members[breakdown.code, group.code] for group in groups]
    unknown = ~np.logical_or.reduce(masks)
    # People whose group is not known could be worked out from the total, so they fold like a group.
    everybody = [*masks, unknown] if unknown.any() else masks
    folding = fold_small_groups([int(mask.sum()) for mask in everybody], k)
    known = range(len(groups))
    rows = [
        Row(
            group_by=breakdown.code,
            group=groups[number].code,
            tallies=tallies.groups[breakdown.code, groups[number].code],
            members=masks[number],
        )
        for number in folding.shown
        if number in known
    ]
    combined = [groups[number].code for number in folding.combined if number in known]
    if combined and len(groups) not in folding.combined:
        rows.append(_combine(breakdown.code, combined, tallies))
    return rows if len(rows) > 1 else []


def _combine(breakdown: str, codes: Sequence[str], tallies: AudienceTallies) -> Row:
    return Row(
        group_by=breakdown,
        group=COMBINED,
        tallies=reduce(add, (tallies.groups[breakdown, code] for code in codes)),
        members=np.logical_or.reduce([tallies.members[breakdown, code] for code in codes]),
    )


def _released(
    breakdown: Breakdown, rows: Sequence[Row], tallies: AudienceTallies
) -> ReleasedBreakdown:
    own = {row.group for row in rows}
    folded = tuple(
        group.label
        for group in breakdown.groups
        if group.code not in own and (breakdown.code, group.code) in tallies.groups
    )
    labels: Mapping[str, ReleasedGroup] = {
        group.code: ReleasedGroup(code=group.code, label=group.label) for group in breakdown.groups
    } | {COMBINED: ReleasedGroup(code=COMBINED, label=None, members=folded)}
    return ReleasedBreakdown(
        code=breakdown.code,
        label=breakdown.label,
        groups=tuple(labels[row.group] for row in rows),
        left_out=() if COMBINED in own else folded,
    )
