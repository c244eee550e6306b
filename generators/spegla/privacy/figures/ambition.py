"""Figures about how high the bar is: the zone of tolerance of each dimension, all customers."""

import numpy as np

from spegla.privacy.audit import Safe, audit
from spegla.privacy.display import PROTECTED, SCORE_RANGE, displayed
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.released import Shown, Statistic, Unit, Value
from spegla.stats.tallies import Mask, ScoreKey
from spegla.stats.tolerance import ZoneOfTolerance
from spegla.survey.questions import QuestionKind


def ambition(evidence: Evidence) -> Figures:
    """Minimum, desired and perceived level, the gaps, and who is below their own minimum.

    The perceived level is a score too, of those who gave all three levels. It is left out where
    it would stand beside the other scores of the dimension so that fewer than ``k`` people could
    be told apart; the gaps go with it.
    """
    for dimension, zone in evidence.summary.everyone.zones.items():
        yield from _zone(evidence, dimension, zone)


def _zone(evidence: Evidence, dimension: str, zone: ZoneOfTolerance) -> Figures:
    minimum, desired, perceived = (
        evidence.mean(moments, Unit.SCORE, SCORE_RANGE).value
        for moments in (zone.minimum, zone.desired, zone.perceived)
    )
    if not _can_stand_beside_scores(evidence, dimension):
        perceived = PROTECTED
    below = evidence.share(zone.below_minimum, zone.base, minimum=evidence.policy.mean_minimum)
    for statistic, value in (
        (Statistic.MINIMUM, minimum),
        (Statistic.DESIRED, desired),
        (Statistic.PERCEIVED, perceived),
        (Statistic.ADEQUACY, _gap(perceived, minimum)),
        (Statistic.SUPERIORITY, _gap(perceived, desired)),
        (Statistic.BELOW_MINIMUM, below),
    ):
        yield evidence.score_id(dimension, statistic), value


def _gap(perceived: Value, level: Value) -> Value:
    """The difference of two displayed levels (PRIVACY.md 2.9).

    Nobody is left out of it, not even those whose minimum is above what they desire: with the
    levels of everyone beside it, the answers of those few could be worked out.
    """
    if not isinstance(perceived, Shown) or not isinstance(level, Shown):
        return PROTECTED
    points = displayed(perceived.value - level.value, Unit.POINTS)
    return Shown(value=points, unit=Unit.POINTS, base=perceived.base)


def _can_stand_beside_scores(evidence: Evidence, dimension: str) -> bool:
    """Whether the score of those who gave all levels gives nobody away beside the other scores."""
    scored = evidence.summary.current.scored[ScoreKey(subject=dimension)]
    accepted = evidence.grouping.accepted(scored)
    rows = [evidence.grouping.rows[number].members & scored for number in sorted(accepted)]
    gave_all = scored & _gave_levels(evidence, dimension)
    return isinstance(audit(np.vstack([*rows, gave_all]), evidence.policy.k), Safe)


def _gave_levels(evidence: Evidence, dimension: str) -> Mask:
    current = evidence.summary.current
    minimum, desired = (
        current.rated[evidence.questionnaire.levels_of(kind, current.wave)[dimension].code]
        for kind in (QuestionKind.MINIMUM, QuestionKind.DESIRED)
    )
    return minimum & desired
