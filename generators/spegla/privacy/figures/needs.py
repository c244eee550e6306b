"""Figures about what customers came for: the score of each need, all customers."""

import math
from collections.abc import Sequence

from spegla.privacy.comparisons import detectable_change, wave_change
from spegla.privacy.display import (
    PROTECTED,
    SCORE_RANGE,
    DisplayedMean,
    displayed,
    with_interval,
)
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.figures.items import as_index, item_mean
from spegla.privacy.released import FigureId, Shown, Statistic, SubjectKind, Unit
from spegla.stats.summarise import score_items
from spegla.stats.tallies import AudienceTallies, ScoreKey
from spegla.survey.questions import Question


def needs(evidence: Evidence) -> Figures:
    """The score of each need, and its change where the items were asked alike before.

    Needs are no further breakdown: they cut the items, not the people. They are made of the same
    items as the dimensions, so a need's score is the mean of the displayed means of its items, each
    as often as people answered it: who has those has the need's too.
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
    means = [as_index(item_mean(evidence, item, tallies), item).value for item in items]
    shown = [mean for mean in means if isinstance(mean, Shown)]
    if len(shown) < len(means):
        return DisplayedMean(value=PROTECTED)
    score = Shown(
        value=displayed(
            math.fsum(mean.value * (mean.base or 0) for mean in shown)
            / sum(mean.base or 0 for mean in shown),
            Unit.SCORE,
        ),
        unit=Unit.SCORE,
        base=tallies.everyone.scores[key].base,
    )
    return with_interval(
        score,
        evidence.spread(tallies, key, items, score),
        ends=SCORE_RANGE,
        population=tallies.everyone.response.eligible,
        policy=evidence.policy,
        level=evidence.method.level,
    )


def _id(wave: str, key: ScoreKey, statistic: Statistic, *, category: str = "") -> FigureId:
    return FigureId.of_customers(wave, SubjectKind.NEED, key.subject, statistic, category=category)
