"""Which activities are proposed for a priority, by rule, and what the report says about each.

They are small things to begin with. The report says what to do and what customers should notice;
it promises nothing that follows from it.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from spegla.privacy.released import Statistic, Value
from spegla.report.context import Context
from spegla.report.findings import priorities
from spegla.report.model import Phrase, Words, phrase
from spegla.report.pages.distributions import item_name
from spegla.report.values import count, sentence
from spegla.survey.questions import Choice, Quantity, Question
from spegla.survey.records import Activity

PROPOSED = 3
"""How many activities are proposed for a priority: as many as a team can look at."""
_HOUR, _HALF_DAY, _DAY = 60, 240, 480
"""Minutes."""


# ---------------------------------------------------------------------------- choosing


def proposals(context: Context) -> Mapping[str, tuple[Activity, ...]]:
    """What is proposed for each priority of an engagement, in the order of the priorities."""
    return choose(context.activities, priorities(context))


def choose(
    catalogue: Sequence[Activity], dimensions: Sequence[str]
) -> dict[str, tuple[Activity, ...]]:
    """At most three activities for each dimension, the shortest first.

    Those that name the dimension come before those that fit any, and those that no dimension
    before it was given before the others. Of these, the shortest for each sort of people are
    taken first; of equal length the one that stands first in the catalogue.

    Args:
        catalogue: All activities, in the author's order.
        dimensions: Codes of the dimensions, the most urgent first.

    Returns:
        The activities by dimension; a dimension for which there are none has none.

    >>> choose([], ["trust"])
    {'trust': ()}
    """
    chosen: dict[str, tuple[Activity, ...]] = {}
    for dimension in dimensions:
        given = {activity.code for own in chosen.values() for activity in own}
        fitting = [
            activity
            for activity in catalogue
            if dimension in activity.dimensions or not activity.dimensions
        ]
        chosen[dimension] = _first_three(fitting, given)
    return chosen


def _first_three(fitting: Sequence[Activity], given: Collection[str]) -> tuple[Activity, ...]:
    def rank(activity: Activity) -> tuple[bool, bool]:
        return activity.code in given, not activity.dimensions

    first: list[Activity] = []
    by_rank = sorted(fitting, key=lambda activity: (*rank(activity), activity.minutes))
    for _, alike in groupby(by_rank, key=rank):
        first += _in_turn(list(alike), beside=first)
    return tuple(sorted(first[:PROPOSED], key=lambda activity: activity.minutes))


def _in_turn(activities: Sequence[Activity], *, beside: Sequence[Activity]) -> list[Activity]:
    """The same activities, the first for each sort of people before all others."""
    people = {activity.people for activity in beside}
    first: list[Activity] = []
    others: list[Activity] = []
    for activity in activities:
        (others if activity.people in people else first).append(activity)
        people.add(activity.people)
    return [*first, *others]


# ---------------------------------------------------------------------------- words


def facts(activity: Activity) -> Phrase:
    """How long it takes and who takes part, in one line."""
    return phrase("activity.facts", length=length(activity.minutes), who=activity.who)


def length(minutes: int) -> Phrase:
    """How long something takes: days, half days and full hours by name, else in minutes.

    >>> length(45).key, length(120).key, length(480).key
    ('activity.minutes', 'activity.hours', 'activity.day')
    """
    if minutes == _DAY:
        return phrase("activity.day")
    if minutes == _HALF_DAY:
        return phrase("activity.half_day")
    if minutes % _HOUR:
        return phrase("activity.minutes", count=count(minutes))
    return phrase("activity.hours", count=count(minutes // _HOUR))


def metric(context: Context, activity: Activity, dimension: str) -> tuple[Words, ...]:
    """In which figure of the report a change would show, and what it was in the newest wave.

    That is the share of favourable answers to the question that the activity names, the answers to
    a choice or number, or the score of the dimension where the survey does not have the question.
    """
    for item in context.questionnaire.questions:
        if item.code == activity.metric and (share := _favourable(context, item)) is not None:
            return (phrase("activity.metric.item", item=item_name(item)), *_last(context, share))
    others: tuple[Choice | Quantity, ...] = (
        *context.questionnaire.choices,
        *context.questionnaire.quantities,
    )
    for asked in others:
        if asked.code == activity.metric and context.wave in asked.waves:
            return (phrase("activity.metric.answers", question=asked.text),)
    score = context.score(dimension)
    return (
        phrase("activity.metric.score", dimension=context.name(dimension)),
        *_last(context, score),
    )


def _favourable(context: Context, item: Question) -> Value | None:
    return context.released.find(context.item_id(item, Statistic.FAVOURABLE))


def _last(context: Context, value: Value | None) -> tuple[Phrase, ...]:
    return sentence("activity.metric.last", value, wave=context.wave_label(context.wave))
