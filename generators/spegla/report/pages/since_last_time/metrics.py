"""What an action is to lift, and the figures that tell how it went."""

from spegla.privacy.released import FigureId, Statistic, Value
from spegla.report.context import Context
from spegla.report.model import Words
from spegla.survey.questions import NKI
from spegla.survey.records import Action


def metric_of(action: Action) -> str:
    """Code of what an action shall lift: a dimension, the NKI or a need."""
    return action.dimension


def name_of(context: Context, metric: str) -> Words:
    """Name of a metric that fits in a sentence."""
    if _is_need(context, metric):
        return context.questionnaire.need(metric).label
    return context.short(metric)


def figure_of(
    context: Context,
    metric: str,
    statistic: Statistic,
    *,
    wave: str | None = None,
    category: str = "",
) -> FigureId:
    """Identity of a figure about a metric, of all customers; of the newest wave unless said."""
    if _is_need(context, metric):
        return context.need_id(metric, statistic, wave=wave, category=category)
    return context.score_id(metric, statistic, wave=wave, category=category)


def trend_score(context: Context, metric: str, wave: str) -> Value | None:
    """The score over what was asked alike; None where the release holds none for the wave."""
    return context.released.find(figure_of(context, metric, Statistic.TREND_SCORE, wave=wave))


def change_of(context: Context, metric: str) -> Value | None:
    """The change since the wave before, with its verdict."""
    change = figure_of(context, metric, Statistic.CHANGE, category=context.previous or "")
    return context.released.find(change)


def _is_need(context: Context, metric: str) -> bool:
    """Whether a code means a need; a dimension of the same code comes first."""
    dimensions = {dimension.code for dimension in context.questionnaire.dimensions}
    needs = {need.code for need in context.questionnaire.needs}
    return metric != NKI and metric not in dimensions and metric in needs
