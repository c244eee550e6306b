"""How stated importance came about, in whichever of the three ways customers were asked."""

from spegla.explain.case import Case
from spegla.explain.draws import BOOTSTRAP, DRAWN, bootstrap_lines, smallest_reach
from spegla.explain.explanation import Lines, Working
from spegla.explain.means import Mean
from spegla.explain.shares import of_option
from spegla.explain.sums import RANGE, Sum, sum_told
from spegla.explain.who import base, left_out_of_item
from spegla.privacy.released import Unit
from spegla.stats.estimates import Interval
from spegla.stats.resampling import percentile_interval
from spegla.stats.weighing import Stated, StatedBasis
from spegla.survey.questions import QuestionKind, Role

_WHOLE = 100
"""Points of which a dimension gets a part."""


def stated_importance(case: Case) -> Working:
    """Share who picked the dimension, its mean rating, or its mean share of points."""
    stated = case.weighing.stated
    if stated is None:
        raise LookupError(f"{case.figure} is shown, but importance was not asked for")
    match stated.basis:
        case StatedBasis.PICKS:
            return _picked(case)
        case StatedBasis.RATINGS:
            return _rated(case, stated)
        case StatedBasis.POINTS:
            return _in_points(case)


def _picked(case: Case) -> Working:
    questionnaire, current = case.evidence.questionnaire, case.evidence.summary.current
    choice = questionnaire.choice(Role.MOST_IMPORTANT, current.wave)
    if choice is None:
        raise LookupError(f"{case.figure} is of a choice that was not put in {current.wave}")
    return of_option(case, choice, case.figure.subject)


def _rated(case: Case, stated: Stated) -> Working:
    wave = case.evidence.summary.current.wave
    asked = case.evidence.questionnaire.levels_of(QuestionKind.IMPORTANCE, wave)
    question, tally = asked[case.figure.subject], stated.tallies[_place(case)]
    told = sum_told(case, tally.total, start=question.scale.low * (case.value.base or 0))
    return _mean(
        case,
        told,
        formula=(
            "sum of the ratings / people who rated it",
            *told.of("the ratings"),
        ),
        source="Ratings pile up near the top of their scale; choosing a few parts better",
        left_out=left_out_of_item(question),
    )


def _in_points(case: Case) -> Working:
    percents = case.evidence.summary.everyone.points[case.figure.subject]
    told = sum_told(case, int(percents[percents >= 0].sum()) / _WHOLE, step=1 / _WHOLE)
    return _mean(
        case,
        told,
        formula=(
            "sum of each person's share of points / people who gave any points",
            *told.of("the shares, in whole percent each,"),
        ),
        source="Each person's points are brought to a sum of 1, so that all weigh the same",
        left_out=("whoever gave no points at all",),
    )


def _mean(case: Case, told: Sum, *, formula: Lines, source: str, left_out: Lines) -> Working:
    mean = _with_interval(case, told)
    return Working(
        computed=mean.computed,
        base=base(case, "said how much it matters"),
        left_out=left_out,
        formula=formula,
        interval=mean.interval,
        source=(source, RANGE, *mean.source),
        settings=mean.settings,
    )


def _with_interval(case: Case, told: Sum) -> Mean:
    """The interval is that of the draws, since no distribution is displayed."""
    if case.value.low is None or case.weighing.stated_draws is None:
        return Mean(computed=told.computed, interval=("none: too few people for an interval",))
    value, reach = told.computed.value, smallest_reach(case, case.value)
    ends = percentile_interval(case.weighing.stated_draws[:, _place(case)], value, level=case.level)
    wide = Interval(
        value=value, low=min(ends.low, value - reach), high=max(ends.high, value + reach)
    )
    return Mean(
        computed=told.computed.within(wide, Unit.COEFFICIENT),
        interval=bootstrap_lines(case, reach),
        source=(BOOTSTRAP,),
        settings=case.setting("level", *DRAWN),
    )


def _place(case: Case) -> int:
    return case.weighing.dimensions.index(case.figure.subject)
