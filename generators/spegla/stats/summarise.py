"""From answers to tallies: the only step that looks at single respondents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

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

_REASONS = (Missing.DONT_KNOW, Missing.NOT_APPLICABLE, Missing.BLANK)


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
    given = {q.code: _Given.of(q, responses) for q in questions}
    progress = _progress(questions, given, len(responses))
    members = _members(questionnaire, responses)

    def of_group(mask: Mask, eligible: int | None) -> GroupTallies:
        people = np.flatnonzero(mask)
        return GroupTallies(
            response=_response_tally(progress[people], eligible),
            items={q.code: given[q.code].tally(people) for q in questions},
            scores={key: score_tally(values[people]) for key, values in scores.items()},
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
        dont_know={q.code: given[q.code].lacks(Missing.DONT_KNOW) for q in questions},
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Given:
    """What each respondent gave to one question, as small numbers.

    Args:
        points: The number of the code on the scale as it was given, from 0; one more than the last
            where there is none.
        number_of_points: How many codes the scale has.
        reasons: The place in ``_REASONS`` of why there is none; behind the last where there is one.
    """

    points: NDArray[np.int16]
    number_of_points: int
    reasons: NDArray[np.int16]

    @classmethod
    def of(cls, question: Question, responses: Responses) -> Self:
        """The answers to a question of the audience."""
        codes = responses.codes[question.code].to_numpy(dtype=float)
        scale = question.scale.points
        points = np.where(np.isin(codes, list(scale)), codes - scale[0], len(scale))
        numbers, names = responses.missing[question.code].factorize()
        place = {reason.value: number for number, reason in enumerate(_REASONS)}
        reasons = np.array([place.get(str(name), len(_REASONS)) for name in names], dtype=np.int16)
        return cls(
            points=points.astype(np.int16),
            number_of_points=len(scale),
            reasons=reasons[numbers],
        )

    def lacks(self, reason: Missing) -> Mask:
        """Who gave no answer for a reason."""
        lacks: Mask = self.reasons == _REASONS.index(reason)
        return lacks

    def tally(self, people: NDArray[np.intp]) -> ItemTally:
        """The tally of some respondents, by their numbers."""
        counts = np.bincount(self.points[people], minlength=self.number_of_points)
        missing = np.bincount(self.reasons[people], minlength=len(_REASONS)).tolist()
        return ItemTally(
            counts=tuple(counts[: self.number_of_points].tolist()),
            dont_know=missing[0],
            not_applicable=missing[1],
            blank=missing[2],
        )


_BREAK_OFF, _PARTIAL, _COMPLETE = 0, 1, 2


def _progress(
    questions: Sequence[Question], given: Mapping[str, _Given], people: int
) -> NDArray[np.int_]:
    """How far each respondent came; partial is at least half of the dimension items."""
    everything, rated = np.ones(people, dtype=np.bool_), np.zeros(people, dtype=np.int64)
    for question in questions:
        answered = ~given[question.code].lacks(Missing.BLANK)
        if not question.kind.is_about_level:
            everything &= answered
        if question.kind is QuestionKind.RATING:
            rated += answered
    ratings = sum(question.kind is QuestionKind.RATING for question in questions)
    is_partial = 2 * rated >= ratings
    return np.where(everything, _COMPLETE, np.where(is_partial, _PARTIAL, _BREAK_OFF))


def _response_tally(progress: NDArray[np.int_], eligible: int | None) -> ResponseTally:
    return ResponseTally(
        eligible=eligible,
        complete=int((progress == _COMPLETE).sum()),
        partial=int((progress == _PARTIAL).sum()),
        break_off=int((progress == _BREAK_OFF).sum()),
    )
