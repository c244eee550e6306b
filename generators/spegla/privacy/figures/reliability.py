"""Figures about how well the items of a dimension belong together, all customers."""

from collections.abc import Sequence

import numpy as np

from spegla.privacy.display import of_population
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.released import Statistic, Unit
from spegla.privacy.spreads import FEW
from spegla.stats.tallies import AudienceTallies, ScoreKey
from spegla.survey.questions import Question


def reliability(evidence: Evidence) -> Figures:
    """Alpha with its interval, and omega, of each dimension where they can be told.

    Left out where all may have one score, or all but two gave an item the same answer: that they
    cannot be told where all agree would tell that they do.
    """
    current = evidence.summary.current
    asked = evidence.score_items(current)
    for dimension, found in evidence.summary.everyone.reliabilities.items():
        key = ScoreKey(subject=dimension)
        if evidence.may_agree(current, key, asked[key]) or _may_agree(current, asked[key]):
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


def _may_agree(tallies: AudienceTallies, items: Sequence[Question]) -> bool:
    """Whether all but two of those who answered every item gave one of them the same answer."""
    answers = np.array([tallies.rated[item.code] for item in items])
    complete = answers[:, (answers >= 0).all(axis=0)]
    return any(np.bincount(item).max() >= len(item) - FEW for item in complete)
