"""Figures about taking part: how many were invited, how many answered."""

from spegla.privacy.display import PROTECTED, people, rate
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.grouping import Row
from spegla.privacy.released import FigureId, Statistic, Value
from spegla.stats.tallies import ResponseTally


def taking_part(evidence: Evidence) -> Figures:
    """Invited, answered and response rates: now by group, and in all for the wave before."""
    current, previous = evidence.summary.current, evidence.summary.previous
    accepted = evidence.grouping.accepted(current.took_part)
    k = evidence.policy.k
    for number, row in enumerate(evidence.grouping.rows):
        for figure, value in _response(current.wave, row.tallies.response, row, k):
            yield figure, value if number in accepted else PROTECTED
    # Of a group, how many left something out is too near to who did.
    yield _completed(evidence, current.wave)
    if previous:
        count = FigureId.of_response(previous.wave, Statistic.ANSWERED)
        is_counted = evidence.registry.has_count(count)
        for figure, value in _response(previous.wave, previous.everyone.response, None, k):
            yield figure, value if is_counted else PROTECTED
        yield _completed(evidence, previous.wave)


def _response(wave: str, tally: ResponseTally, row: Row | None, k: int) -> Figures:
    values = {
        Statistic.INVITED: people(tally.eligible, base=tally.answered, k=k),
        Statistic.ANSWERED: people(tally.answered, base=tally.answered, k=k),
        Statistic.RESPONSE_RATE: rate(tally.answered, tally.eligible, base=tally.answered, k=k),
    }
    for statistic, value in values.items():
        group = (row.group_by, row.group) if row else ("", "")
        yield FigureId.of_response(wave, statistic, group=group), value


def _completed(evidence: Evidence, wave: str) -> tuple[FigureId, Value]:
    figure = FigureId.of_response(wave, Statistic.COMPLETE_RATE)
    return figure, evidence.registry.value(figure)
