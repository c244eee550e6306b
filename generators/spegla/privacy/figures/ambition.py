"""Figures about how high the bar is: the zone of tolerance of each dimension, all customers."""

from spegla.privacy.display import SCORE_RANGE, mean_of_everyone, share
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.released import Statistic, Unit
from spegla.stats.tolerance import ZoneOfTolerance

_GAP_RANGE = (-100.0, 100.0)


def ambition(evidence: Evidence) -> Figures:
    """Minimum, desired and perceived level, the gaps, and who is below their own minimum."""
    for dimension, zone in evidence.summary.everyone.zones.items():
        yield from _zone(evidence, dimension, zone)


def _zone(evidence: Evidence, dimension: str, zone: ZoneOfTolerance) -> Figures:
    population = evidence.summary.current.everyone.response.eligible
    levels = (
        (Statistic.MINIMUM, zone.minimum, Unit.SCORE, SCORE_RANGE),
        (Statistic.DESIRED, zone.desired, Unit.SCORE, SCORE_RANGE),
        (Statistic.PERCEIVED, zone.perceived, Unit.SCORE, SCORE_RANGE),
        (Statistic.ADEQUACY, zone.adequacy, Unit.POINTS, _GAP_RANGE),
        (Statistic.SUPERIORITY, zone.superiority, Unit.POINTS, _GAP_RANGE),
    )
    for statistic, moments, unit, ends in levels:
        mean = mean_of_everyone(
            moments,
            unit,
            ends=ends,
            population=population,
            policy=evidence.policy,
            level=evidence.method.level,
        )
        yield evidence.score_id(dimension, statistic), mean.value
    below = share(
        zone.below_minimum,
        zone.base,
        minimum=evidence.policy.mean_minimum,
        population=population,
        level=evidence.method.level,
    )
    yield evidence.score_id(dimension, Statistic.BELOW_MINIMUM), below
