"""How intervals came about that are counted over draws of the respondents."""

import math

from spegla.explain.case import Case
from spegla.explain.explanation import Lines
from spegla.explain.numbers import percent, plain, span
from spegla.privacy.released import Shown, Unit
from spegla.stats.intervals import critical_value
from spegla.survey.questions import QuestionKind

BOOTSTRAP = "Percentile interval of the bootstrap; Efron 1979"

DRAWN = ("resamples", "seed")
"""Settings of everything that is drawn."""


def smallest_reach(case: Case, importance: Shown) -> float:
    """How far an interval of stated importance reaches at least to either side.

    As far as two people who answered at the other end would have made it. Where all say the same
    all draws do, and so narrow an interval would tell.

    Args:
        case: The figure that is explained.
        importance: Stated importance of a dimension.
    """
    length = 1.0 if importance.unit is Unit.SHARE else _longest_scale(case)
    return critical_value(case.level) * length * math.sqrt(2) / (importance.base or 1)


def bootstrap_lines(case: Case, reach: float) -> Lines:
    """A percentile interval over draws of the respondents.

    Args:
        case: The figure.
        reach: How far it reaches at least to either side; 0 where the draws alone decide.
    """
    method, tail = case.evidence.method, (1 - case.level) / 2
    widened = (
        f"and at least {plain(reach, 3)} to either side, as if two people had answered at the "
        "other end"
    )
    return (
        f"Bootstrap: the respondents were drawn anew {method.resamples} times, seed {method.seed};",
        f"from the {percent(tail)} to the {percent(1 - tail)} point of these draws",
        *((widened,) if reach else ()),
        f"= {span(case.value, Unit.COEFFICIENT)}",
    )


def _longest_scale(case: Case) -> float:
    wave = case.evidence.summary.current.wave
    asked = case.evidence.questionnaire.levels_of(QuestionKind.IMPORTANCE, wave)
    return float(max(item.scale.high - item.scale.low for item in asked.values()))
