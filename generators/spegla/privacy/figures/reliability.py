"""Figures about how well the items of a dimension belong together, all customers."""

from spegla.privacy.display import of_population
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.released import Statistic, Unit


def reliability(evidence: Evidence) -> Figures:
    """Alpha with its interval, and omega, of each dimension where they can be told."""
    for dimension, found in evidence.summary.everyone.reliabilities.items():
        alpha = found.alpha
        ends = (alpha.low, alpha.high)
        yield (
            evidence.score_id(dimension, Statistic.ALPHA),
            of_population(alpha.value, Unit.COEFFICIENT, alpha.base, interval=ends),
        )
        yield (
            evidence.score_id(dimension, Statistic.OMEGA),
            of_population(found.omega, Unit.COEFFICIENT, alpha.base),
        )
