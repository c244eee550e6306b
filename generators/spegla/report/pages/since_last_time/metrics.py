"""The figures that tell how it went with what an action is measured by."""

from spegla.privacy.released import Statistic, Value
from spegla.report.context import Context
from spegla.report.metrics import metric_id


def trend_score(context: Context, metric: str, wave: str) -> Value | None:
    """The score over what was asked alike; None where the release holds none for the wave."""
    return context.released.find(metric_id(context, metric, Statistic.TREND_SCORE, wave=wave))


def change_of(context: Context, metric: str) -> Value | None:
    """The change since the wave before, with its verdict."""
    change = metric_id(context, metric, Statistic.CHANGE, category=context.previous or "")
    return context.released.find(change)
