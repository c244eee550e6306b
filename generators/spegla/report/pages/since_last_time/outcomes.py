"""What became of each earlier action, judged by rule from its status and displayed values.

Nothing here says that a change came from an action: a score that rose afterwards rose afterwards.
What was not done, however, cannot have changed anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, assert_never

from spegla.privacy.released import Shown, Value
from spegla.report.claims import Basis, on
from spegla.report.context import Context
from spegla.report.pages.ranges import high_end, low_end
from spegla.report.pages.since_last_time.metrics import change_of, trend_score
from spegla.report.values import distance_to
from spegla.survey.readings import Verdict
from spegla.survey.records import Action, ActionStatus


class Result(StrEnum):
    """What became of a promise, in one word; best first."""

    WORKED = "worked"
    """Done, and the score is clearly better."""
    NOT_PROVEN = "not_proven"
    """Done, and better, which is not proven yet."""
    CANNOT_TELL = "cannot_tell"
    """Done, and nothing can be said of what customers noticed."""
    NOT_NOTICED = "not_noticed"
    """Done, and unchanged."""
    WORSE = "worse"
    """Done, and clearly worse."""
    BEGUN = "begun"
    NOT_BEGUN = "not_begun"
    DROPPED = "dropped"

    @property
    def is_kept(self) -> bool:
        """Whether what was promised has been done, whatever customers noticed."""
        return self not in (Result.BEGUN, Result.NOT_BEGUN, Result.DROPPED)


class Reach(StrEnum):
    """Whether the level that an action aimed for is reached."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    CANNOT_TELL = "cannot_tell"
    """The score stands for a range that holds the level."""


class Step(StrEnum):
    """What follows."""

    KEEP = "keep"
    KEEP_AND_ADD = "keep_and_add"
    """Better, and still below the level aimed for."""
    CARRY_ON = "carry_on"
    MEASURE_AGAIN = "measure_again"
    STOP_OR_CHANGE = "stop_or_change"
    ASK_WHAT_FELL = "ask_what_fell"
    FINISH = "finish"
    FINISH_OF_PART = "finish_of_part"
    """Better when only a part was done."""
    FINISH_OR_CHOOSE = "finish_or_choose"
    ASK_BEFORE_FINISHING = "ask_before_finishing"
    FIND_OUT_WHAT_DID = "find_out_what_did"
    """Better though nothing was done."""
    PROMISE_ANEW = "promise_anew"
    DO_OR_SAY = "do_or_say"
    DECIDE_ANEW = "decide_anew"


_WHERE_DONE: Final[Mapping[Verdict | None, tuple[Result, Step]]] = {
    Verdict.CLEARLY_BETTER: (Result.WORKED, Step.KEEP),
    Verdict.BETTER_NOT_PROVEN: (Result.NOT_PROVEN, Step.CARRY_ON),
    Verdict.UNCHANGED: (Result.NOT_NOTICED, Step.STOP_OR_CHANGE),
    Verdict.CLEARLY_WORSE: (Result.WORSE, Step.ASK_WHAT_FELL),
    Verdict.CANNOT_TELL: (Result.CANNOT_TELL, Step.MEASURE_AGAIN),
    None: (Result.CANNOT_TELL, Step.MEASURE_AGAIN),
}
_WHERE_BEGUN: Final[Mapping[Verdict | None, Step]] = {
    Verdict.CLEARLY_BETTER: Step.FINISH_OF_PART,
    Verdict.BETTER_NOT_PROVEN: Step.FINISH,
    Verdict.UNCHANGED: Step.FINISH_OR_CHOOSE,
    Verdict.CLEARLY_WORSE: Step.ASK_BEFORE_FINISHING,
    Verdict.CANNOT_TELL: Step.FINISH,
    None: Step.FINISH,
}
_WHERE_NOT_DONE: Final[Mapping[Verdict | None, Step]] = {
    Verdict.CLEARLY_BETTER: Step.FIND_OUT_WHAT_DID,
    Verdict.BETTER_NOT_PROVEN: Step.PROMISE_ANEW,
    Verdict.UNCHANGED: Step.DO_OR_SAY,
    Verdict.CLEARLY_WORSE: Step.DECIDE_ANEW,
    Verdict.CANNOT_TELL: Step.PROMISE_ANEW,
    None: Step.DO_OR_SAY,
}
"""What follows from a verdict; None where nothing can be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one earlier action.

    Args:
        action: The action.
        metric: Code of what it should lift.
        before: The score of the wave that it was decided after, where the release holds one.
        after: The same score in the newest wave.
        change: The change between the two; None where the two cannot be compared.
        distance: Points by which the score now is above the level aimed for; None without a level
            or a score.
        result: What became of the promise.
        reach: Whether its level is reached; None without a level or a shown score.
        step: What follows.
    """

    action: Action
    metric: str
    before: Value | None
    after: Value | None
    change: Value | None
    distance: Value | None
    result: Result
    reach: Reach | None
    step: Step

    @property
    def basis(self) -> Basis:
        """What anything said of a change rests on; nothing where the two cannot be compared."""
        return on() if self.change is None else on(self.change)


def outcomes(context: Context) -> tuple[Outcome, ...]:
    """Every action decided after an earlier wave, the latest wave first, then as in the plan."""
    earlier = context.settings.wave_order()[-2::-1]
    return tuple(
        _outcome(context, action)
        for wave in earlier
        for action in context.actions
        if action.decided_after == wave
    )


def verdict_of(change: Value | None) -> Verdict | None:
    """The verdict on a change; None where it is hidden or there is none."""
    match change:
        case Shown(reading=Verdict() as verdict):
            return verdict
        case _:
            return None


def reach_of(score: Value | None, target: float | None) -> Reach | None:
    """Whether a score reaches a level, as a reader compares what is written.

    A score that is written as a range is on one side of the level only if all of its range is.

    >>> from spegla.privacy.released import Unit
    >>> few = Shown(value=60.0, unit=Unit.SCORE, least=50.4, most=69.6)
    >>> [str(reach_of(few, level)) for level in (50, 60, 70)]
    ['reached', 'cannot_tell', 'not_reached']
    """
    distance = distance_to(score, target)
    if not isinstance(distance, Shown):
        return None
    if low_end(distance) >= 0:
        return Reach.REACHED
    return Reach.NOT_REACHED if high_end(distance) < 0 else Reach.CANNOT_TELL


def _outcome(context: Context, action: Action) -> Outcome:
    metric = action.measured
    # The release compares the newest two waves; of an action decided before them it has no change.
    is_compared = action.decided_after == context.previous
    change = change_of(context, metric) if is_compared else None
    after = trend_score(context, metric, context.wave)
    reach = reach_of(after, action.target)
    result, step = _judged(action.status, verdict_of(change))
    if step is Step.KEEP and reach is Reach.NOT_REACHED:
        step = Step.KEEP_AND_ADD
    return Outcome(
        action=action,
        metric=metric,
        before=trend_score(context, metric, action.decided_after),
        after=after,
        change=change,
        distance=distance_to(after, action.target),
        result=result,
        reach=reach,
        step=step,
    )


def _judged(status: ActionStatus, verdict: Verdict | None) -> tuple[Result, Step]:
    match status:
        case ActionStatus.DONE:
            return _WHERE_DONE[verdict]
        case ActionStatus.STARTED:
            return Result.BEGUN, _WHERE_BEGUN[verdict]
        case ActionStatus.PLANNED:
            return Result.NOT_BEGUN, _WHERE_NOT_DONE[verdict]
        case ActionStatus.DROPPED:
            return Result.DROPPED, _WHERE_NOT_DONE[verdict]
        case _:
            assert_never(status)
