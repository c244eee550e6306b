"""The follow-up sheet: what became of each action after 30, 90 and 180 days."""

from datetime import timedelta

from spegla.privacy.released import Shown, Statistic
from spegla.report.action_plan import target_of
from spegla.report.context import Context
from spegla.report.findings import decided
from spegla.report.kit.parts import part_label
from spegla.report.metrics import metric_id, metric_short
from spegla.report.model import (
    Field,
    Form,
    Number,
    Sheet,
    SheetFormat,
    SheetKind,
    SheetSection,
    Words,
    phrase,
)
from spegla.report.values import count, score_number
from spegla.survey.records import FOLLOW_UP_DAYS, Action

ROWS = 3
"""Actions that one sheet has room for."""
_DONE_OR_NOT = (phrase("kit.follow_up.done"), phrase("kit.follow_up.not_done"))


def follow_up_sheets(context: Context) -> tuple[Sheet, ...]:
    """One sheet for each three actions decided after the newest wave; a blank one where none is.

    A sheet folds in three, a column a reading, so each column holds all its actions.

    Args:
        context: Released figures, code book, settings and action plan.
    """
    actions = decided(context)
    begins = range(0, max(len(actions), 1), ROWS)
    return tuple(
        Sheet(
            key=f"follow-up-{place}",
            kind=SheetKind.FOLLOW_UP,
            format=SheetFormat.LANDSCAPE,
            label=part_label(phrase("kit.follow_up.label"), place, len(begins)),
            kicker=phrase("kit.follow_up.kicker"),
            headline=phrase("kit.follow_up.headline"),
            lead=(phrase("kit.follow_up.lead"), _counted_from(context)),
            sections=tuple(
                _reading(context, days, actions[begin : begin + ROWS], begin)
                for days in FOLLOW_UP_DAYS
            ),
        )
        for place, begin in enumerate(begins, start=1)
    )


def _counted_from(context: Context) -> Words:
    """From which day the days of the readings are counted."""
    decision = context.settings.decision
    if decision is None:
        return phrase("kit.follow_up.lead.open")
    return phrase("kit.follow_up.lead.decided", date=decision.date)


def _reading(context: Context, days: int, actions: tuple[Action, ...], begin: int) -> SheetSection:
    blank = range(begin + len(actions) + 1, begin + ROWS + 1)
    fields = [_day(context, days)]
    for action in actions:
        fields += [_promised(context, action, days), *_answers()]
    for place in blank:
        fields += [_unnamed(place), *_answers()]
    return SheetSection(
        heading=phrase("kit.follow_up.days", count=count(days)),
        blocks=(Form(fields=tuple(fields)),),
    )


def _day(context: Context, days: int) -> Field:
    """The day of a reading, counted from the decision; a line to write on where that is unknown."""
    label = phrase("kit.follow_up.day")
    decision = context.settings.decision
    if decision is None:
        return Field(label=label, lines=1)
    day = decision.date + timedelta(days=days)
    return Field(label=label, text=(phrase("value.date", date=day),), lines=0)


def _promised(context: Context, action: Action, days: int) -> Field:
    """A promise with who keeps it, and the figure in which the next survey would show it.

    On the first reading it is the day of the first step that is looked back on.
    """
    who = phrase("kit.follow_up.owner", owner=action.owner, due=action.due)
    if days == FOLLOW_UP_DAYS[0] and action.first_step_by is not None:
        who = phrase("kit.follow_up.step", owner=action.owner, date=action.first_step_by)
    return Field(
        label=action.promise,
        text=(
            who,
            *_measure(context, action),
        ),
        lines=0,
        choices=_DONE_OR_NOT,
    )


def _measure(context: Context, action: Action) -> tuple[Words, ...]:
    """What the action shall lift, as it was in the newest wave; nothing where that is hidden."""
    score = context.released.find(metric_id(context, action.measured, Statistic.SCORE))
    if not isinstance(score, Shown):
        return ()
    known = {
        "dimension": metric_short(context, action.measured),
        "score": Number.of(score),
        "wave": context.wave_label(context.wave),
    }
    target = target_of(context, action)
    if target is None:
        return (phrase("kit.follow_up.measure", **known),)
    return (phrase("kit.follow_up.measure.target", target=score_number(target), **known),)


def _unnamed(place: int) -> Field:
    return Field(label=phrase("kit.action", place=count(place)), lines=1, choices=_DONE_OR_NOT)


def _answers() -> tuple[Field, Field]:
    return (
        Field(label=phrase("kit.follow_up.learned"), lines=1),
        Field(label=phrase("kit.follow_up.next"), lines=1),
    )
