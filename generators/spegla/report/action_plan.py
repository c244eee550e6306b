"""What was decided after the newest wave, each action beside the figures that it is measured by."""

from spegla.privacy.released import Shown, Statistic, Value
from spegla.report.activities import facts
from spegla.report.context import Context
from spegla.report.findings import decided
from spegla.report.metrics import metric_id, metric_name
from spegla.report.model import Plan, PlannedAction
from spegla.report.rounding import without_noise
from spegla.survey.records import Action


def action_plan(context: Context) -> Plan | None:
    """The plan of an engagement; None where nothing was decided after the newest wave.

    Args:
        context: Released figures, code book, settings and action plan.
    """
    actions = decided(context)
    if not actions:
        return None
    decision = context.settings.decision
    return Plan(
        wave=context.wave_label(context.wave),
        actions=tuple(_planned(context, action) for action in actions),
        decision=None if decision is None else decision.date,
    )


def target_of(context: Context, action: Action) -> float | None:
    """The level that an action aims for: its own, or else the one that is aimed for anyway."""
    return context.target(action.measured) if action.target is None else action.target


def is_provable(target: float | None, baseline: Value | None, change: Value | None) -> bool:
    """Whether the next wave could prove that a target is reached.

    Args:
        target: The level that is aimed for, 0-100, where there is one.
        baseline: The score now.
        change: The smallest change of it that can be proven.

    >>> from spegla.privacy.released import Unit
    >>> five = Shown(value=5.0, unit=Unit.POINTS, base=250)
    >>> is_provable(52, Shown(value=47.0, unit=Unit.SCORE), five)
    True
    >>> is_provable(51, Shown(value=47.0, unit=Unit.SCORE), five)
    False
    """
    if target is None or not isinstance(baseline, Shown) or not isinstance(change, Shown):
        return False
    return without_noise(target - baseline.value) >= change.value


def _planned(context: Context, action: Action) -> PlannedAction:
    find = context.released.find
    figure = metric_id(context, action.measured, Statistic.SCORE)
    activity = next((each for each in context.activities if each.code == action.activity), None)
    return PlannedAction(
        code=action.code,
        priority=context.name(action.dimension),
        promise=action.promise,
        due=action.due,
        status=action.status,
        first_step=action.first_step,
        first_step_by=action.first_step_by,
        owner=action.owner,
        has_mandate=action.has_mandate,
        co_designer=action.co_designer,
        activity=None if activity is None else activity.title,
        activity_facts=None if activity is None else facts(activity),
        metric=metric_name(context, action.measured),
        figure=figure,
        baseline=find(figure),
        target=target_of(context, action),
        detectable=find(metric_id(context, action.measured, Statistic.DETECTABLE_CHANGE)),
        stop=action.stop,
    )
