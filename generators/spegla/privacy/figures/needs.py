"""Figures about what customers came for: the score of each need, all customers."""

from collections.abc import Sequence

import numpy as np

from spegla.privacy.comparisons import detectable_change, wave_change
from spegla.privacy.display import PROTECTED, DisplayedMean
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.released import FigureId, Statistic, SubjectKind
from spegla.stats.summarise import score_items
from spegla.stats.tallies import AudienceTallies, ScoreKey
from spegla.survey.questions import Question


def needs(evidence: Evidence) -> Figures:
    """The score of each need, and its change where the items were asked alike before.

    Needs are no further breakdown: they cut the items, not the people. They are made of the same
    items as the dimensions, so a need is hidden where the two together could tell what a few
    people answered: below the base of a mean, and where fewer than k people make up the
    difference between the need and its items.
    """
    current, previous = evidence.summary.current, evidence.summary.previous
    trend = (previous.wave, current.wave) if previous else None
    for key, items in score_items(evidence.questionnaire, current.wave, trend).items():
        if not key.is_need or key not in current.scored:
            continue
        after = _score(evidence, current, key, items)
        if not key.like_for_like:
            yield _id(current.wave, key, Statistic.SCORE), after.value
            yield _id(current.wave, key, Statistic.DETECTABLE_CHANGE), detectable_change(after)
        elif previous and key in previous.scored:
            before = _score(evidence, previous, key, items)
            for wave, mean in ((previous.wave, before), (current.wave, after)):
                yield _id(wave, key, Statistic.TREND_SCORE), mean.value
            change = wave_change(before, after, method=evidence.method)
            yield _id(current.wave, key, Statistic.CHANGE, category=previous.wave), change


def _score(
    evidence: Evidence, tallies: AudienceTallies, key: ScoreKey, items: Sequence[Question]
) -> DisplayedMean:
    partial = _partial(tallies, key, items)
    is_enough = tallies.everyone.scores[key].base >= evidence.policy.mean_minimum
    if not is_enough or 0 < partial < evidence.policy.k:
        return DisplayedMean(value=PROTECTED)
    return evidence.score_of_everyone(tallies, key, len(items))


def _partial(tallies: AudienceTallies, key: ScoreKey, items: Sequence[Question]) -> int:
    """People who have the score without all its items, or an item without the score."""
    rated = np.array([tallies.rated[item.code] for item in items])
    has_score = tallies.scored[key]
    return int(np.count_nonzero(np.where(has_score, ~rated.all(axis=0), rated.any(axis=0))))


def _id(wave: str, key: ScoreKey, statistic: Statistic, *, category: str = "") -> FigureId:
    return FigureId.of_customers(wave, SubjectKind.NEED, key.subject, statistic, category=category)
