"""Figures about what customers came for: the score of each need, all customers."""

from spegla.privacy.comparisons import detectable_change, wave_change
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.released import FigureId, Statistic, SubjectKind
from spegla.stats.summarise import score_items
from spegla.stats.tallies import ScoreKey


def needs(evidence: Evidence) -> Figures:
    """The score of each need, and its change where the items were asked alike before.

    Needs are no further breakdown: they cut the items, not the people.
    """
    current, previous = evidence.summary.current, evidence.summary.previous
    trend = (previous.wave, current.wave) if previous else None
    for key, items in score_items(evidence.questionnaire, current.wave, trend).items():
        if not key.is_need or key not in current.scored:
            continue
        after = evidence.score_of_everyone(current, key, len(items))
        if not key.like_for_like:
            yield _id(current.wave, key, Statistic.SCORE), after.value
            yield _id(current.wave, key, Statistic.DETECTABLE_CHANGE), detectable_change(after)
        elif previous and key in previous.scored:
            before = evidence.score_of_everyone(previous, key, len(items))
            for wave, mean in ((previous.wave, before), (current.wave, after)):
                yield _id(wave, key, Statistic.TREND_SCORE), mean.value
            change = wave_change(before, after, method=evidence.method)
            yield _id(current.wave, key, Statistic.CHANGE, category=previous.wave), change


def _id(wave: str, key: ScoreKey, statistic: Statistic, *, category: str = "") -> FigureId:
    return FigureId.of_customers(wave, SubjectKind.NEED, key.subject, statistic, category=category)
