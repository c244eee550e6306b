"""What an action is measured by: a dimension, a need or the NKI, by its code alone."""

from spegla.privacy.released import FigureId, Statistic
from spegla.report.context import Context
from spegla.report.model import Words


def metric_id(
    context: Context,
    metric: str,
    statistic: Statistic,
    *,
    wave: str | None = None,
    category: str = "",
) -> FigureId:
    """Identity of a figure about a metric, of all customers; of the newest wave unless said.

    Args:
        context: Knows which codes are needs.
        metric: Code of a dimension or a need, or "nki".
        statistic: What the figure says.
        wave: Another wave.
        category: The earlier wave, of a change.
    """
    if context.questionnaire.is_need(metric):
        return context.need_id(metric, statistic, wave=wave, category=category)
    return context.score_id(metric, statistic, wave=wave, category=category)


def metric_name(context: Context, metric: str) -> Words:
    """What readers call a metric."""
    if context.questionnaire.is_need(metric):
        return context.questionnaire.need(metric).label
    return context.name(metric)


def metric_short(context: Context, metric: str) -> Words:
    """The same in a sentence, or where there is little room."""
    if context.questionnaire.is_need(metric):
        return context.questionnaire.need(metric).label
    return context.short(metric)
