"""How the figures of the zone of tolerance came about."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Lines, Working
from spegla.explain.intervals import difference_in_numbers
from spegla.explain.numbers import at_grain
from spegla.explain.shares import of_people
from spegla.explain.sums import RANGE, points_in_one, sum_told
from spegla.explain.who import base
from spegla.privacy.display import SCORE_RANGE
from spegla.privacy.released import Statistic, Unit
from spegla.survey.questions import Question, QuestionKind

Floats = npt.NDArray[np.float64]

_SOURCE = "Zone of tolerance; Zeithaml, Berry and Parasuraman 1993, as in LibQUAL+"
_DOING = "gave all three levels"
_LEFT_OUT: Lines = ("whoever did not give all three levels of the dimension",)


def level(case: Case) -> Working:
    """Mean minimum, desired or perceived level."""
    if case.figure.statistic is Statistic.PERCEIVED:
        items = case.items_of(case.score_key())
        values, step = _own_scores(case, items), points_in_one(items)
        what = "their own score of the dimension"
    else:
        question = _asked(case)
        steps = question.scale.high - question.scale.low
        values, step = _indexes(case, question), SCORE_RANGE[1] / steps
        is_minimum = case.figure.statistic is Statistic.MINIMUM
        what = f"the {'lowest level accepted' if is_minimum else 'level desired'}, 0-100"
    told = sum_told(case, float(values[_gave_all(case)].sum()), step=step)
    return Working(
        computed=told.computed,
        base=base(case, _DOING),
        left_out=_LEFT_OUT,
        formula=(
            f"sum over people of {what} / people",
            *told.of("the levels"),
        ),
        interval=("none: of levels no distribution is shown, and so no spread",),
        source=(_SOURCE, RANGE),
    )


def gap(case: Case) -> Working:
    """Perceived level less the lowest accepted (adequacy) or the desired one (superiority)."""
    is_adequacy = case.figure.statistic is Statistic.ADEQUACY
    other = Statistic.MINIMUM if is_adequacy else Statistic.DESIRED
    perceived, bar = case.beside(Statistic.PERCEIVED).value, case.beside(other).value
    return Working(
        computed=Computed.of(perceived - bar, Unit.POINTS),
        base=base(case, _DOING),
        left_out=_LEFT_OUT,
        formula=(
            f"perceived - {other} level, both as displayed",
            (
                f"= {difference_in_numbers(perceived, bar)} "
                f"= {at_grain(perceived - bar, Unit.POINTS)}"
            ),
        ),
        interval=("none: see the share below their own minimum, which has one",),
        source=(
            _SOURCE,
            (
                "Who gave a minimum above the desired level is in all of these figures: left out "
                "of some, the answers of those few could be worked out from the others"
            ),
        ),
    )


def below_minimum(case: Case) -> Working:
    """Share who perceive a level below their own minimum."""
    below = case.evidence.summary.everyone.below_minimum[case.figure.subject]
    found = of_people(
        case,
        int((below == 1).sum()),
        what="people whose score of the dimension is below their own minimum / people who gave "
        "all three levels",
        doing=_DOING,
        left_out=_LEFT_OUT,
    )
    return replace(found, source=(_SOURCE, *found.source))


def _asked(case: Case) -> Question:
    is_minimum = case.figure.statistic is Statistic.MINIMUM
    kind = QuestionKind.MINIMUM if is_minimum else QuestionKind.DESIRED
    return case.evidence.questionnaire.levels_of(kind, case.figure.wave)[case.figure.subject]


def _gave_all(case: Case) -> npt.NDArray[np.bool_]:
    gave: npt.NDArray[np.bool_] = (
        case.evidence.summary.everyone.below_minimum[case.figure.subject] >= 0
    )
    return gave


def _indexes(case: Case, question: Question) -> Floats:
    """Each customer's answer from 0 to 100; NaN where there is none."""
    rated = case.tallies.rated[question.code].astype(np.float64)
    steps = question.scale.high - question.scale.low
    return np.where(rated < 0, np.nan, SCORE_RANGE[1] * rated / steps)


def _own_scores(case: Case, items: tuple[Question, ...]) -> Floats:
    """Each customer's mean over the items that they answered; NaN where there is none."""
    indexes = np.column_stack([_indexes(case, item) for item in items])
    answered = np.count_nonzero(~np.isnan(indexes), axis=1)
    totals = np.nansum(indexes, axis=1)
    return np.where(answered > 0, totals / np.maximum(answered, 1), np.nan)
