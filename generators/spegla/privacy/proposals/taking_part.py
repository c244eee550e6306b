"""What could be said of taking part beyond who was invited and who answered."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from spegla.privacy.bins import Bin
from spegla.privacy.grouping import Row
from spegla.privacy.linear import NO_ANSWER, Family, FamilyKey, LinearFigure, Part, Term
from spegla.privacy.proposals.counts import YES, answers_of, yes_or_no
from spegla.privacy.proposals.items import head_count
from spegla.privacy.released import FigureId, Statistic
from spegla.privacy.statements import HEAD_COUNT, Proposal
from spegla.settings import PrivacyPolicy
from spegla.stats.tallies import AudienceTallies


def counted(tallies: AudienceTallies, rows: Sequence[Row], *, k: int) -> Family:
    """How many answered, in all and by group: exact, since who answered is no secret here.

    The ledger holds later releases to these counts.

    Args:
        tallies: The customers of a wave.
        rows: Everyone, and the groups whose count is shown.
        k: Smallest number of people that a figure may rest on.
    """
    part = Part(code="took_part", favourable=(), answers=np.where(tallies.took_part, 0, NO_ANSWER))
    figures = (_count(part, row, tallies) for row in rows)
    return Family(
        key=FamilyKey.of_customers(tallies.wave, part.code),
        parts=(part,),
        figures=tuple(figure for figure in figures if figure.bin.least >= k),
    )


def completed(tallies: AudienceTallies, policy: PrivacyPolicy) -> Proposal:
    """How many answered everything, as a rate among all who were invited (AAPOR RR1)."""
    answers = answers_of(tallies.completed, among=tallies.took_part)
    part = yes_or_no("completed", answers)
    statement = head_count(
        FigureId.of_response(tallies.wave, Statistic.COMPLETE_RATE),
        part,
        Term(part=part.code, weights=YES),
        minimum=policy.k,
    )
    response = tallies.everyone.response
    among_invited = response.answered / response.eligible if response.eligible else 0.0
    return Proposal(
        key=FamilyKey.of_customers(tallies.wave, "completed"),
        parts=(part,),
        statements=(replace(statement, measure=replace(HEAD_COUNT, factor=among_invited)),),
    )


def _count(part: Part, row: Row, tallies: AudienceTallies) -> LinearFigure:
    answered = row.members & tallies.took_part
    people = int(answered.sum())
    return LinearFigure(
        figure=FigureId.of_response(
            tallies.wave, Statistic.ANSWERED, group=(row.group_by, row.group)
        ),
        terms=(Term(part=part.code, weights=()),),
        shares=answered.astype(np.uint8),
        bin=Bin(least=people, most=people),
    )
