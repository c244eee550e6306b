"""You said, we did: a short account of each earlier action."""

import math
from collections.abc import Sequence

from spegla.privacy.released import Hidden, HiddenReason, Shown, Statistic
from spegla.report.claims import Basis, bears, claim, on
from spegla.report.context import Context
from spegla.report.metrics import metric_id, metric_short
from spegla.report.model import (
    Account,
    AccountEntry,
    Argument,
    Listing,
    Number,
    Paragraph,
    Phrase,
    Section,
    Words,
    phrase,
)
from spegla.report.pages.since_last_time.outcomes import Outcome, Reach, Result, Step, verdict_of
from spegla.report.values import points, score_number
from spegla.survey.readings import Verdict
from spegla.survey.records import ActionStatus


def promises(context: Context, told: Sequence[Outcome]) -> tuple[Section, ...]:
    """What became of every promise; nothing where none was made."""
    if not told:
        return ()
    return (
        Section(
            anchor="promises",
            heading=phrase("since.promises"),
            subline=phrase("since.promises.how"),
            blocks=(
                *(_account(context, outcome) for outcome in told),
                Paragraph(sentences=_caution(context, told)),
            ),
        ),
    )


def result_name(result: Result, alike: Sequence[Outcome]) -> Phrase:
    """What became of promises that all came to the same, in a few words."""
    match result:
        case Result.BEGUN:
            return phrase("since.result.begun")
        case Result.NOT_BEGUN:
            return phrase("since.result.not_begun")
        case Result.DROPPED:
            return phrase("since.result.dropped")
        case _:
            return claim(f"since.result.{result}", *(outcome.basis for outcome in alike))


def _account(context: Context, outcome: Outcome) -> Account:
    entries = {
        "said": _said(context, outcome),
        "promised": _promised(outcome),
        "did": _did(context, outcome),
        "noticed": _noticed(context, outcome),
        "next": _next(context, outcome),
    }
    return Account(
        anchor=f"promise-{outcome.action.code}",
        heading=phrase(
            "since.account",
            dimension=metric_short(context, outcome.metric),
            result=result_name(outcome.result, [outcome]),
        ),
        entries=tuple(
            AccountEntry(label=phrase(f"since.entry.{entry}"), sentences=sentences)
            for entry, sentences in entries.items()
        ),
    )


def _said(context: Context, outcome: Outcome) -> tuple[Words, ...]:
    """The score that the promise answered."""
    wave = context.wave_label(outcome.action.decided_after)
    dimension = metric_short(context, outcome.metric)
    match outcome.before:
        case Shown() as before:
            return (phrase("since.said", dimension=dimension, score=Number.of(before), wave=wave),)
        case Hidden():
            return (phrase("since.said.hidden", dimension=dimension, wave=wave),)
        case None if outcome.action.decided_after == context.previous:
            return (phrase("since.said.otherwise", dimension=dimension, wave=wave),)
        case None:
            return (phrase("since.said.older", wave=wave),)


def _promised(outcome: Outcome) -> tuple[Words, ...]:
    target = outcome.action.target
    if target is None:
        return (outcome.action.promise,)
    return (outcome.action.promise, phrase("since.promised.target", target=score_number(target)))


def _did(context: Context, outcome: Outcome) -> tuple[Words, ...]:
    action = outcome.action
    status = phrase(f"status.{action.status}")
    did: list[Words] = [phrase(f"since.did.{action.status}", status=status)]
    is_open = action.status in (ActionStatus.PLANNED, ActionStatus.STARTED)
    if is_open and action.due <= context.settings.waves[context.wave].date:
        did.append(phrase("since.did.late", due=action.due))
    if action.outcome is not None:
        did.append(action.outcome)
    return tuple(did)


def _noticed(context: Context, outcome: Outcome) -> tuple[Words, ...]:
    """What the scores say, and whether the level is reached."""
    match outcome.before, outcome.after, outcome.change:
        case Shown() as before, Shown() as after, Shown(reading=Verdict() as verdict) as change:
            said = _compared(
                verdict,
                outcome.basis,
                before=Number.of(before),
                after=Number.of(after),
                change=Number.of(change),
                points=points(context.settings.method.smallest_worthwhile_change),
            )
        case _, _, Hidden(reason=HiddenReason.NOT_COMPARABLE):
            said = phrase("since.noticed.not_comparable")
        case _, _, Hidden():
            said = phrase("since.noticed.protected")
        case _ if outcome.action.decided_after != context.previous:
            wave = context.wave_label(outcome.action.decided_after)
            said = phrase("since.noticed.older", wave=wave)
        case _:
            said = phrase("since.noticed.otherwise")
    return (said, *_reached(outcome))


def _compared(verdict: Verdict, basis: Basis, **arguments: Argument) -> Phrase:
    """The sentence for a verdict, which may be reached on either side of zero.

    An interval all on one side of zero leaves open only whether the change is large enough.
    """
    small = f"since.noticed.{verdict}.small"
    if bears(small, basis, basis):
        return claim(small, basis, basis, **arguments)
    return claim(f"since.noticed.{verdict}", basis, **arguments)


def _reached(outcome: Outcome) -> tuple[Words, ...]:
    if outcome.reach is None or outcome.action.target is None or outcome.distance is None:
        return ()
    aim, distance = score_number(outcome.action.target), on(outcome.distance)
    is_proven = verdict_of(outcome.change) is Verdict.CLEARLY_BETTER
    if outcome.reach is Reach.REACHED and not is_proven:
        return (claim("since.target.reached_unproven", distance, outcome.basis, target=aim),)
    return (claim(f"since.target.{outcome.reach}", distance, target=aim),)


def _next(context: Context, outcome: Outcome) -> tuple[Words, ...]:
    bases = [outcome.basis]
    if outcome.step is Step.KEEP_AND_ADD and outcome.distance is not None:
        bases = [on(outcome.distance), outcome.basis]
    follows: list[Words] = [claim(f"since.next.{outcome.step}", *bases)]
    if outcome.step in (Step.CARRY_ON, Step.MEASURE_AGAIN):
        follows += _detectable(context, outcome)
    if outcome.result is Result.DROPPED and not outcome.action.has_mandate:
        follows.append(phrase("since.next.mandate"))
    return tuple(follows)


def _detectable(context: Context, outcome: Outcome) -> tuple[Words, ...]:
    """What a next wave could show; nothing where that is not known."""
    figure = metric_id(context, outcome.metric, Statistic.DETECTABLE_CHANGE)
    match context.released.find(figure):
        case Shown() as smallest:
            whole = points(math.ceil(smallest.value))
            return (claim("since.next.detectable", on(smallest), points=whole),)
        case _:
            return ()


def _caution(context: Context, told: Sequence[Outcome]) -> tuple[Words, ...]:
    """What the accounts cannot say: why a score moved, and which of two promises it answers."""
    metrics = [outcome.metric for outcome in told]
    shared = [metric for metric in dict.fromkeys(metrics) if metrics.count(metric) > 1]
    if not shared:
        return (phrase("since.promises.caution"),)
    names = Listing(items=tuple(metric_short(context, metric) for metric in shared))
    return (phrase("since.promises.caution"), phrase("since.promises.shared", names=names))
