"""Figures about how well the items of a dimension belong together, all customers."""

from spegla.privacy.display import of_population
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.released import Statistic, Unit
from spegla.stats.tallies import ScoreKey


def reliability(evidence: Evidence) -> Figures:
    """Alpha with its interval, and omega, of each dimension where they can be told.

    Left out where the displayed spread leaves no room for answers that differ.
    """
    current = evidence.summary.current
    asked = evidence.score_items(current)
    for dimension, found in evidence.summary.everyone.reliabilities.items():
        key = ScoreKey(subject=dimension)
        if evidence.may_agree(current, key, asked[key]):
            continue
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
