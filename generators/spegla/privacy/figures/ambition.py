"""Figures about how high the bar is: the zone of tolerance of each dimension, all customers."""

from spegla.privacy.display import PROTECTED, displayed
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.released import Shown, Statistic, Unit, Value


def ambition(evidence: Evidence) -> Figures:
    """Minimum, desired and perceived level, the gaps, and who is below their own minimum.

    The perceived level is a score too, of those who gave all three levels. It is left out where
    it would stand beside the other scores of the dimension so that fewer than ``k`` people could
    be told apart; the gaps go with it.
    """
    for dimension in evidence.summary.everyone.below_minimum:
        yield from _zone(evidence, dimension)


def _zone(evidence: Evidence, dimension: str) -> Figures:
    minimum, desired, perceived = (
        evidence.registry.value(evidence.score_id(dimension, statistic))
        for statistic in (Statistic.MINIMUM, Statistic.DESIRED, Statistic.PERCEIVED)
    )
    below = evidence.share(evidence.score_id(dimension, Statistic.BELOW_MINIMUM))
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
