"""Figures about single items, all customers: distribution, mean, don't know, change."""

import math
from collections.abc import Sequence

from spegla.privacy.comparisons import wave_change
from spegla.privacy.display import (
    PROTECTED,
    DisplayedMean,
    displayed,
    of_population,
)
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.released import FigureId, Shown, Statistic, SubjectKind, Unit, Value
from spegla.privacy.spreads import spread_of_shares
from spegla.stats.consensus import r_wg
from spegla.stats.estimates import Moments
from spegla.stats.recommendation import RecommendationCounts, net_promoter_score
from spegla.stats.tallies import AudienceTallies
from spegla.survey.questions import NKI, Question, QuestionKind


def items(evidence: Evidence) -> Figures:
    """Every item of the newest wave, with its change where it was asked alike before."""
    current, previous = evidence.summary.current, evidence.summary.previous
    for question in evidence.questionnaire.asked(current.wave):
        if question.code not in current.rated or question.kind.is_about_level:
            continue
        yield from _item(evidence, question)
        if previous and question.code in previous.rated:
            yield from _trend(evidence, question, previous)


def dimension_shares(evidence: Evidence) -> Figures:
    """Favourable and don't-know shares of a dimension: means over its displayed items."""
    wave = evidence.summary.current.wave
    for key, asked in evidence.score_items(evidence.summary.current).items():
        if key.subject == NKI:
            continue
        for statistic in (Statistic.FAVOURABLE, Statistic.DONT_KNOW):
            shares = [evidence.registry.value(item_id(wave, item, statistic)) for item in asked]
            yield evidence.score_id(key.subject, statistic), _mean_share(shares)


def item_mean(evidence: Evidence, question: Question, tallies: AudienceTallies) -> DisplayedMean:
    """The mean of an item; its spread is that of its distribution in bins.

    The wave before has its distributions in the registry for this, though none is in the report.
    """
    shares = [
        evidence.registry.value(item_id(tallies.wave, question, Statistic.SHARE, str(point)))
        for point in question.scale.points
    ]
    return evidence.mean(
        item_id(tallies.wave, question, Statistic.MEAN),
        spread_of_shares(question.scale.points, shares),
        (question.scale.low, question.scale.high),
        population=tallies.everyone.response.eligible,
    )


def as_index(mean: DisplayedMean, question: Question) -> DisplayedMean:
    """An item's displayed mean moved onto 0-100."""
    if not isinstance(mean.value, Shown):
        return mean
    factor = 100 / (question.scale.high - question.scale.low)
    index = (mean.value.value - question.scale.low) * factor
    moments = mean.moments
    return DisplayedMean(
        value=Shown(value=index, unit=Unit.SCORE, base=mean.value.base),
        moments=moments and Moments(mean=index, sd=moments.sd * factor, n=moments.n),
    )


def item_id(wave: str, question: Question, statistic: Statistic, category: str = "") -> FigureId:
    """Identity of a figure about one item, all customers."""
    return FigureId.of_customers(
        wave, SubjectKind.ITEM, question.code, statistic, category=category
    )


def _item(evidence: Evidence, question: Question) -> Figures:
    current = evidence.summary.current
    mean = item_mean(evidence, question, current)
    yield item_id(current.wave, question, Statistic.MEAN), mean.value
    yield item_id(current.wave, question, Statistic.CONSENSUS), _consensus(mean, question)
    favourable, unfavourable = (
        item_id(current.wave, question, statistic)
        for statistic in (Statistic.FAVOURABLE, Statistic.UNFAVOURABLE)
    )
    if question.kind is QuestionKind.RECOMMENDATION:
        values = (evidence.registry.value(figure) for figure in (favourable, unfavourable))
        yield (
            item_id(current.wave, question, Statistic.NET_PROMOTER),
            _net_promoter(evidence, *values),
        )
    yield favourable, evidence.share(favourable)
    yield unfavourable, evidence.share(unfavourable)
    for point in question.scale.points:
        figure = item_id(current.wave, question, Statistic.SHARE, str(point))
        yield figure, evidence.share(figure)
    if question.scale.dont_know is not None:
        figure = item_id(current.wave, question, Statistic.DONT_KNOW)
        yield figure, evidence.share(figure)


def _trend(evidence: Evidence, question: Question, previous: AudienceTallies) -> Figures:
    """The earlier mean, and the change since in index points."""
    current = evidence.summary.current
    before = item_mean(evidence, question, previous)
    after = item_mean(evidence, question, current)
    yield item_id(previous.wave, question, Statistic.MEAN), before.value
    change = wave_change(
        as_index(before, question), as_index(after, question), method=evidence.method
    )
    yield item_id(current.wave, question, Statistic.CHANGE, previous.wave), change


def _consensus(mean: DisplayedMean, question: Question) -> Value:
    """How far customers agree with each other, from the displayed spread."""
    if mean.moments is None:
        return PROTECTED
    agreement = r_wg(mean.moments.sd, points=len(question.scale.points))
    return of_population(agreement, Unit.COEFFICIENT, mean.moments.n)


def _net_promoter(evidence: Evidence, promoters: Value, detractors: Value) -> Value:
    """From the displayed shares of promoters and detractors.

    They are shown from fewer people than this, whose interval needs as many as a distribution.
    """
    if not isinstance(promoters, Shown) or not isinstance(detractors, Shown):
        return PROTECTED
    base = promoters.base or 0
    if base < evidence.policy.category_minimum:
        return PROTECTED
    passives = max(0.0, 1 - promoters.value - detractors.value)
    people = base / math.fsum((promoters.value, passives, detractors.value))
    counts = RecommendationCounts(
        promoters=promoters.value * people,
        passives=passives * people,
        detractors=detractors.value * people,
    )
    score = net_promoter_score(counts, level=evidence.method.level)
    value, low, high = (displayed(x, Unit.POINTS) for x in (score.value, score.low, score.high))
    return Shown(
        value=value, unit=Unit.POINTS, low=min(low, value), high=max(high, value), base=base
    )


def _mean_share(shares: Sequence[Value]) -> Value:
    shown = [value.value for value in shares if isinstance(value, Shown)]
    if len(shown) < len(shares):
        return PROTECTED
    return Shown(value=displayed(sum(shown) / len(shown), Unit.SHARE), unit=Unit.SHARE)
