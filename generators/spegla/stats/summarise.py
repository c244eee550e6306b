"""From answers to tallies: the only step that looks at single respondents."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from spegla.stats.everyone import of_everyone
from spegla.stats.scores import item_indexes, respondent_scores
from spegla.stats.summary import Summary
from spegla.stats.tallies import (
    NO_CATEGORY,
    AudienceTallies,
    Categories,
    GroupKey,
    GroupTallies,
    ItemTally,
    Mask,
    ResponseTally,
    ScoreKey,
    score_tally,
)
from spegla.survey.questions import NKI, Audience, Missing, Question, QuestionKind, Questionnaire
from spegla.survey.responses import Responses, Survey, Wave

Floats = NDArray[np.float64]


Scores = Mapping[ScoreKey, Floats]
"""The respondents' scores, 0-100 and NaN where missing, per score."""


def summarise(survey: Survey, *, resamples: int, generator: np.random.Generator) -> Summary:
    """Tallies of the newest wave, the wave before and the IT management's view.

    Scores are means over respondents of their own means over the items (METHOD.md 2.3). The
    like-for-like scores of both waves use only the items asked with the same wording in both.
    The IT management team is no part of those invited as customers and has no groups.

    Args:
        survey: What was asked and answered.
        resamples: Draws of the respondents behind importance and priorities.
        generator: Where the draws come from; the same generator gives the same summary.
    """
    questionnaire, current, previous = survey.questionnaire, survey.current, survey.previous
    trend = (previous.code, current.code) if previous else None
    management = current.management
    scores = _scores(questionnaire, current, current.customers, trend)
    return Summary(
        current=_tally(questionnaire, current, current.customers, scores),
        previous=_tallied(questionnaire, previous, previous.customers, trend) if previous else None,
        management=_tallied(questionnaire, current, management, None) if management else None,
        everyone=of_everyone(
            questionnaire, current, scores, resamples=resamples, generator=generator
        ),
    )


def score_items(
    questionnaire: Questionnaire, wave: str, trend: tuple[str, str] | None
) -> Mapping[ScoreKey, tuple[Question, ...]]:
    """Which items make up each score of one wave.

    Args:
        questionnaire: The code book.
        wave: The wave whose scores are wanted.
        trend: The two waves that a trend joins, or None for no like-for-like scores.
    """
    dimensions = [dimension.code for dimension in questionnaire.dimensions]
    items = {ScoreKey(subject=d): questionnaire.items_of(d, wave) for d in dimensions}
    items[ScoreKey(subject=NKI)] = questionnaire.outcome(wave)
    items |= {
        ScoreKey(subject=need.code, is_need=True): questionnaire.items_of_need(need.code, wave)
        for need in questionnaire.needs
    }
    if trend:
        for key in list(items):
            alike = tuple(item for item in items[key] if set(trend) <= set(item.waves))
            items[replace(key, like_for_like=True)] = alike
    return {key: asked for key, asked in items.items() if asked}


def _scores(
    questionnaire: Questionnaire, wave: Wave, responses: Responses, trend: tuple[str, str] | None
) -> Scores:
    return {
        key: respondent_scores(item_indexes(items, responses))
        for key, items in score_items(questionnaire, wave.code, trend).items()
        if all(item.code in responses.codes for item in items)
    }


def _tallied(
    questionnaire: Questionnaire, wave: Wave, responses: Responses, trend: tuple[str, str] | None
) -> AudienceTallies:
    scores = _scores(questionnaire, wave, responses, trend)
    return _tally(questionnaire, wave, responses, scores)


def _tally(
    questionnaire: Questionnaire, wave: Wave, responses: Responses, scores: Scores
) -> AudienceTallies:
    questions = [q for q in questionnaire.asked(wave.code) if q.code in responses.codes]
    progress = _progress(questions, responses)
    members = _members(questionnaire, responses)

    def of_group(mask: Mask, eligible: int | None) -> GroupTallies:
        return GroupTallies(
            response=_response_tally(progress[mask], eligible),
            items={q.code: _item_tally(q, responses, mask) for q in questions},
            scores={key: score_tally(values[mask]) for key, values in scores.items()},
        )

    return AudienceTallies(
        wave=wave.code,
        audience=responses.audience,
        everyone=of_group(np.ones(len(responses), dtype=bool), _eligible(wave, responses)),
        groups={
            key: of_group(mask, wave.invited.by_group.get(key)) for key, mask in members.items()
        },
        members=members,
        respondents=responses.respondents,
        identified_by=responses.identified_by,
        took_part=progress != _BREAK_OFF,
        completed=progress == _COMPLETE,
        rated={q.code: _rated(q, responses) for q in questions},
        dont_know={
            q.code: (responses.missing[q.code] == Missing.DONT_KNOW).to_numpy() for q in questions
        },
        scored={key: ~np.isnan(values) for key, values in scores.items()},
    )


def _eligible(wave: Wave, responses: Responses) -> int:
    is_customers = responses.audience is Audience.CUSTOMERS
    return wave.invited.total if is_customers else len(responses)


def _members(questionnaire: Questionnaire, responses: Responses) -> Mapping[GroupKey, Mask]:
    return {
        (breakdown.code, group.code): (responses.groups[breakdown.code] == group.code).to_numpy()
        for breakdown in questionnaire.breakdowns
        if breakdown.code in responses.groups
        for group in breakdown.groups
    }


def _rated(question: Question, responses: Responses) -> Categories:
    points = responses.directed(question) - question.scale.low
    return np.where(np.isnan(points), NO_CATEGORY, points).astype(np.int64)


def _item_tally(question: Question, responses: Responses, mask: Mask) -> ItemTally:
    codes = responses.codes[question.code].to_numpy(dtype=float)[mask]
    missing = responses.missing[question.code].to_numpy()[mask]
    return ItemTally(
        counts=tuple(int((codes == point).sum()) for point in question.scale.points),
        dont_know=int((missing == Missing.DONT_KNOW).sum()),
        not_applicable=int((missing == Missing.NOT_APPLICABLE).sum()),
        blank=int((missing == Missing.BLANK).sum()),
    )


_BREAK_OFF, _PARTIAL, _COMPLETE = 0, 1, 2


def _progress(questions: Iterable[Question], responses: Responses) -> NDArray[np.int_]:
    """How far each respondent came; partial is at least half of the dimension items."""
    questions = list(questions)
    ratings = [q.code for q in questions if q.kind is QuestionKind.RATING]
    answered = responses.missing != Missing.BLANK
    asked_of_all = [q.code for q in questions if not q.kind.is_about_level]
    everything = answered[asked_of_all].all(axis="columns").to_numpy()
    rated = answered[ratings].sum(axis="columns").to_numpy()
    is_partial = 2 * rated >= len(ratings)
    return np.where(everything, _COMPLETE, np.where(is_partial, _PARTIAL, _BREAK_OFF))


def _response_tally(progress: NDArray[np.int_], eligible: int | None) -> ResponseTally:
    return ResponseTally(
        eligible=eligible,
        complete=int((progress == _COMPLETE).sum()),
        partial=int((progress == _PARTIAL).sum()),
        break_off=int((progress == _BREAK_OFF).sum()),
    )
