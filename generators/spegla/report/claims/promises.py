"""What may be said of earlier promises, and of what has changed since last time."""

from collections.abc import Mapping

from spegla.report.claims.basis import Evidence
from spegla.report.claims.registry import Claim, by_reading, for_all
from spegla.report.claims.rules import (
    Rule,
    is_above_for_sure,
    is_any,
    is_around_level,
    is_at_level,
    is_below_for_sure,
    is_below_level,
    is_told_of_level,
    lacks,
    reads,
)
from spegla.survey.readings import Verdict

_BETTER, _WORSE = reads(Verdict.CLEARLY_BETTER), reads(Verdict.CLEARLY_WORSE)
_NOT_CLEARLY_CHANGED = (Verdict.BETTER_NOT_PROVEN, Verdict.UNCHANGED, Verdict.CANNOT_TELL)

_CHANGE = (
    by_reading(Evidence.CHANGE, Verdict, ["since.noticed"])
    | for_all(
        Evidence.CHANGE,
        _BETTER,
        keys=(
            "since.headline.better",
            "since.headline.kept.all_better",
            "since.headline.kept.better",
            "since.headline.kept.some_better",
            "since.result.worked",
        ),
    )
    | for_all(Evidence.CHANGE, _WORSE, keys=("since.headline.worse", "since.result.worse"))
    | for_all(Evidence.CHANGE, _BETTER, _WORSE, keys=("since.headline.both",))
    | for_all(
        Evidence.CHANGE,
        reads(*_NOT_CLEARLY_CHANGED),
        keys=("since.headline.none", "since.headline.none.compared"),
    )
    | for_all(
        Evidence.CHANGE,
        reads(*_NOT_CLEARLY_CHANGED, Verdict.CLEARLY_WORSE),
        keys=("since.headline.kept",),
    )
    | for_all(
        Evidence.CHANGE,
        reads(Verdict.BETTER_NOT_PROVEN),
        keys=("since.lead.not_proven", "since.result.not_proven"),
    )
    | for_all(
        Evidence.CHANGE,
        reads(Verdict.BETTER_NOT_PROVEN),
        is_above_for_sure,
        keys=("since.noticed.better_not_proven.small",),
    )
    | for_all(
        Evidence.CHANGE,
        reads(Verdict.CANNOT_TELL),
        is_below_for_sure,
        keys=("since.noticed.cannot_tell.small",),
    )
    | for_all(Evidence.CHANGE, reads(Verdict.UNCHANGED), keys=("since.result.not_noticed",))
    | for_all(
        Evidence.CHANGE,
        lacks(*(verdict for verdict in Verdict if verdict is not Verdict.CANNOT_TELL)),
        keys=("since.result.cannot_tell",),
    )
)

_NEXT: Mapping[str, Rule] = {
    "keep": _BETTER,
    "carry_on": reads(Verdict.BETTER_NOT_PROVEN),
    "measure_again": lacks(*(v for v in Verdict if v is not Verdict.CANNOT_TELL)),
    "stop_or_change": reads(Verdict.UNCHANGED),
    "ask_what_fell": _WORSE,
    "finish_of_part": _BETTER,
    "finish": lacks(Verdict.CLEARLY_BETTER, Verdict.UNCHANGED, Verdict.CLEARLY_WORSE),
    "finish_or_choose": reads(Verdict.UNCHANGED),
    "ask_before_finishing": _WORSE,
    "find_out_what_did": _BETTER,
    "promise_anew": reads(Verdict.BETTER_NOT_PROVEN, Verdict.CANNOT_TELL),
    "do_or_say": lacks(*(v for v in Verdict if v is not Verdict.UNCHANGED)),
    "decide_anew": _WORSE,
}
"""What follows for a promise, by the verdict on what it was to lift."""

_FOLLOWS = {
    f"since.next.{step}": Claim(evidence=Evidence.CHANGE, rules=(rule,))
    for step, rule in _NEXT.items()
}

_LEVEL = (
    for_all(Evidence.LEVEL, is_at_level, keys=("since.reach.reached", "since.target.reached"))
    | for_all(
        Evidence.LEVEL,
        is_below_level,
        keys=("since.reach.not_reached", "since.target.not_reached"),
    )
    | for_all(
        Evidence.LEVEL,
        is_around_level,
        keys=("since.reach.cannot_tell", "since.target.cannot_tell"),
    )
    | for_all(Evidence.LEVEL, is_told_of_level, keys=("since.targets.finding",))
    | for_all(
        Evidence.LEVEL,
        is_at_level,
        lacks(Verdict.CLEARLY_BETTER),
        keys=("since.target.reached_unproven",),
    )
    | for_all(Evidence.LEVEL, is_below_level, _BETTER, keys=("since.next.keep_and_add",))
)

OF_PROMISES: Mapping[str, Claim] = {
    **for_all(Evidence.DISPLAYED, is_any, keys=("since.next.detectable",)),
    **_CHANGE,
    **_FOLLOWS,
    **_LEVEL,
}
"""The messages about promises and about changes that claim something, by key."""
