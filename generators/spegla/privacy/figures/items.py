"""Figures about single items, all customers: distribution, mean, don't know, change."""

from collections.abc import Sequence

from spegla.errors import EmptyBaseError
from spegla.privacy.comparisons import wave_change
from spegla.privacy.display import (
    PROTECTED,
    DisplayedMean,
    displayed,
    of_population,
)
from spegla.privacy.figures.evidence import Evidence, Figures
from spegla.privacy.released import FigureId, Shown, Statistic, SubjectKind, Unit, Value
from spegla.stats.consensus import r_wg
from spegla.stats.estimates import Moments
from spegla.stats.recommendation import RecommendationCounts, net_promoter_score
from spegla.stats.tallies import AudienceTallies, ItemTally
from spegla.survey.questions import NKI, Question, QuestionKind


def items(evidence: Evidence) -> Figures:
    """Every item of the newest wave, with its change where it was asked alike before."""
    current, previous = evidence.summary.current, evidence.summary.previous
    for question in evidence.questionnaire.asked(current.wave):
        tally = current.everyone.items.get(question.code)
        if tally is None or question.kind.is_about_level:
            continue
        yield from _item(evidence, question, tally)
        if previous and question.code in previous.everyone.items:
            yield from _trend(evidence, question, tally, previous)


def dimension_shares(evidence: Evidence) -> Figures:
    """Favourable and don't-know shares of a dimension: means over its displayed items."""
    for key, asked in evidence.score_items(evidence.summary.current).items():
        if key.subject == NKI:
            continue
        tallies = [(item, evidence.summary.current.everyone.items[item.code]) for item in asked]
        favourable = [_favourable(evidence, item, tally) for item, tally in tallies]
        yield evidence.score_id(key.subject, Statistic.FAVOURABLE), _mean_share(favourable)
        dont_know = [_dont_know(evidence, tally) for _, tally in tallies]
        yield evidence.score_id(key.subject, Statistic.DONT_KNOW), _mean_share(dont_know)


def _item(evidence: Evidence, question: Question, tally: ItemTally) -> Figures:
    current, policy = evidence.summary.current, evidence.policy
    mean = _mean(evidence, question, current)
    yield _id(current.wave, question, Statistic.MEAN), mean.value
    yield _id(current.wave, question, Statistic.CONSENSUS), _consensus(mean, question)
    if question.kind is QuestionKind.RECOMMENDATION:
        yield _id(current.wave, question, Statistic.NET_PROMOTER), _net_promoter(evidence, tally)
    yield _id(current.wave, question, Statistic.FAVOURABLE), _favourable(evidence, question, tally)
    unfavourable = evidence.share(
        tally.unfavourable(question), tally.base, minimum=policy.mean_minimum
    )
    yield _id(current.wave, question, Statistic.UNFAVOURABLE), unfavourable
    for point, count in zip(question.scale.points, tally.counts, strict=True):
        figure = _id(current.wave, question, Statistic.SHARE, category=str(point))
        yield figure, evidence.share(count, tally.base, minimum=policy.category_minimum)
    if question.scale.dont_know is not None:
        yield _id(current.wave, question, Statistic.DONT_KNOW), _dont_know(evidence, tally)


def _trend(
    evidence: Evidence, question: Question, tally: ItemTally, previous: AudienceTallies
) -> Figures:
    """The earlier mean, and the change since in index points."""
    current = evidence.summary.current
    before = _mean(evidence, question, previous)
    after = _mean(evidence, question, current)
    yield _id(previous.wave, question, Statistic.MEAN), before.value
    change = wave_change(
        _as_index(before, question), _as_index(after, question), method=evidence.method
    )
    yield _id(current.wave, question, Statistic.CHANGE, category=previous.wave), change


def _consensus(mean: DisplayedMean, question: Question) -> Value:
    """How far customers agree with each other, from the displayed spread."""
    if mean.moments is None:
        return PROTECTED
    agreement = r_wg(mean.moments.sd, points=len(question.scale.points))
    return of_population(agreement, Unit.COEFFICIENT, mean.moments.n)


def _net_promoter(evidence: Evidence, tally: ItemTally) -> Value:
    if tally.base < evidence.policy.category_minimum:
        return PROTECTED
    counts = RecommendationCounts.from_scale(tally.counts)
    score = net_promoter_score(counts, level=evidence.method.level)
    value, low, high = (displayed(x, Unit.POINTS) for x in (score.value, score.low, score.high))
    return Shown(
        value=value, unit=Unit.POINTS, low=min(low, value), high=max(high, value), base=score.base
    )


def _favourable(evidence: Evidence, question: Question, tally: ItemTally) -> Value:
    return evidence.share(tally.favourable(question), tally.base, minimum=evidence.policy.k)


def _dont_know(evidence: Evidence, tally: ItemTally) -> Value:
    asked = tally.base + tally.dont_know
    return evidence.share(tally.dont_know, asked, minimum=evidence.policy.mean_minimum)


def _mean(evidence: Evidence, question: Question, tallies: AudienceTallies) -> DisplayedMean:
    try:
        exact: Moments | None = tallies.everyone.items[question.code].moments(question)
    except EmptyBaseError:
        exact = None
    return evidence.mean(
        exact,
        Unit.SCALE,
        (question.scale.low, question.scale.high),
        population=tallies.everyone.response.eligible,
    )


def _as_index(mean: DisplayedMean, question: Question) -> DisplayedMean:
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


def _mean_share(shares: Sequence[Value]) -> Value:
    shown = [value.value for value in shares if isinstance(value, Shown)]
    if len(shown) < len(shares):
        return PROTECTED
    return Shown(value=displayed(sum(shown) / len(shown), Unit.SHARE), unit=Unit.SHARE)


def _id(wave: str, question: Question, statistic: Statistic, *, category: str = "") -> FigureId:
    return FigureId.of_customers(
        wave, SubjectKind.ITEM, question.code, statistic, category=category
    )
