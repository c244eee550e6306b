"""Figures about taking part: how many were invited, how many answered."""

from spegla.privacy.display import PROTECTED, people, rate
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.released import FigureId, Statistic, Value
from spegla.stats.tallies import ResponseTally


def taking_part(evidence: Evidence) -> Figures:
    """Invited, answered and response rates: now by group, and in all for the wave before.

    Where it is not known how many were asked, there is only how many answered.
    """
    current, previous = evidence.summary.current, evidence.summary.previous
    for row in evidence.grouping.rows:
        group = (row.group_by, row.group)
        yield from _response(evidence, current.wave, row.tallies.response, group)
    # Of a group, how many left something out is too near to who did.
    yield _completed(evidence, current.wave)
    if previous:
        yield from _response(evidence, previous.wave, previous.everyone.response, ("", ""))
        yield _completed(evidence, previous.wave)


def _response(
    evidence: Evidence, wave: str, tally: ResponseTally, group: tuple[str, str]
) -> Figures:
    """Figures about how many answered, where the registry has their number."""
    k = evidence.policy.k
    base, asked = tally.answered, tally.eligible
    values = {Statistic.ANSWERED: people(base, base=base, k=k)}
    if asked is not None:
        invited = {Statistic.INVITED: people(asked, base=base, k=k)}
        rates = {Statistic.RESPONSE_RATE: rate(base, asked, base=base, k=k)}
        values = {**invited, **values, **rates}
    answered = FigureId.of_response(wave, Statistic.ANSWERED, group=group)
    is_counted = evidence.registry.has_count(answered)
    for statistic, value in values.items():
        figure = FigureId.of_response(wave, statistic, group=group)
        yield figure, value if is_counted else PROTECTED


def _completed(evidence: Evidence, wave: str) -> tuple[FigureId, Value]:
    figure = FigureId.of_response(wave, Statistic.COMPLETE_RATE)
    return figure, evidence.registry.value(figure)
