"""Whether the next wave could show that the targets of a plan are reached.

It needs figures, so it is asked after the gate, of what was released. A target that lies closer to
the baseline than the smallest change that can be proven is none (METHOD.md 2.9).
"""

from collections.abc import Iterator
from math import ceil

from spegla.errors import InputError, Notice, Problem
from spegla.privacy.released import Shown, Statistic
from spegla.report.action_plan import is_provable, target_of
from spegla.report.context import Context
from spegla.report.findings import decided
from spegla.report.metrics import metric_id
from spegla.report.rounding import without_noise
from spegla.survey.records import Action

FILE = "data/actions.csv"
_HIGHEST = 100


def check_targets(context: Context) -> None:
    """Hold the targets of the actions decided after the newest wave against the release.

    Args:
        context: Released figures, code book, settings and action plan.

    Raises:
        InputError: A metric has no baseline that is shown, or a target lies below it or too
            close to it; all problems at once.
    """
    problems = [problem for action in decided(context) for problem in _problems(context, action)]
    if problems:
        raise InputError(sorted(problems, key=lambda problem: problem.row or 0))


def target_notices(context: Context) -> tuple[Notice, ...]:
    """A notice for each action decided after the newest wave that aims for no level at all."""
    return tuple(
        Notice(
            file=FILE,
            row=action.row,
            column="target",
            found=f'the action "{action.code}" has no target, so nobody can say whether it worked',
            fix="Write the score to be reached; the action plan of the report says which changes "
            "can be proven.",
        )
        for action in decided(context)
        if target_of(context, action) is None
    )


def _problems(context: Context, action: Action) -> Iterator[Problem]:
    metric, target = action.measured, target_of(context, action)
    baseline = context.released.find(metric_id(context, action.measured, Statistic.SCORE))
    change = context.released.find(metric_id(context, action.measured, Statistic.DETECTABLE_CHANGE))
    if not isinstance(baseline, Shown):
        was = "was not measured in the newest wave" if baseline is None else "is hidden"
        yield _of_metric(action, f'the score of "{metric}" {was}, so there is no baseline')
    elif target is None:
        return
    elif not isinstance(change, Shown):
        yield _of_metric(action, f'which change of "{metric}" can be proven is not known')
    elif target < baseline.value:
        yield _of_target(
            action,
            f'{_level(action, target)} lies below the score of "{metric}", {baseline.value:.1f}',
            _aim(baseline, change),
        )
    elif not is_provable(target, baseline, change):
        yield _of_target(
            action,
            f"{_level(action, target)} is {target - baseline.value:.1f} points above the score of "
            f'"{metric}", {baseline.value:.1f}; with {change.base} answers the smallest change '
            f"that can be proven is {change.value:.1f}",
            _aim(baseline, change),
        )


def _level(action: Action, target: float) -> str:
    """The target with where it comes from, where the action has none of its own."""
    return f"{target:g}" if action.target is not None else f"{target:g}, as set in [targets],"


def _aim(baseline: Shown, change: Shown) -> str:
    least = ceil(without_noise(baseline.value + change.value))
    if least > _HIGHEST:
        return "Choose another metric; this one has no room for a change that can be proven."
    return f"Aim for {least} or more, or choose another metric."


def _of_metric(action: Action, found: str) -> Problem:
    column = "dimension" if action.metric is None else "metric"
    fix = "Choose a dimension, a need or nki of which the report shows the score."
    return Problem(file=FILE, row=action.row, column=column, found=found, fix=fix)


def _of_target(action: Action, found: str, fix: str) -> Problem:
    return Problem(file=FILE, row=action.row, column="target", found=found, fix=fix)
