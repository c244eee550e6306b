"""How stated importance came about, in whichever of the three ways customers were asked."""

from spegla.explain.case import Case
from spegla.explain.explanation import Lines, Working
from spegla.explain.means import worked_out
from spegla.explain.numbers import at_grain, people_by_reason, plain
from spegla.explain.shares import left_out_of_choice, of_people
from spegla.explain.who import base, left_out_of_item
from spegla.privacy.released import Unit
from spegla.stats.tallies import ScoreTally
from spegla.stats.weighing import StatedBasis
from spegla.survey.questions import Question, QuestionKind, Role


def stated_importance(case: Case) -> Working:
    """Share who picked the dimension, its mean rating, or its mean share of points."""
    stated = case.weighing.stated
    if stated is None:
        raise LookupError(f"{case.figure} is shown, but importance was not asked for")
    tally = stated.tallies[case.weighing.dimensions.index(case.figure.subject)]
    match stated.basis:
        case StatedBasis.PICKS:
            return _picked(case, tally)
        case StatedBasis.RATINGS:
            question = _asked(case, QuestionKind.IMPORTANCE)
            scale = question.scale
            item = case.tallies.everyone.items[question.code]
            return _mean(
                case,
                tally,
                Unit.SCALE,
                (float(scale.low), float(scale.high)),
                formula="sum of the ratings / people who rated it",
                source="Ratings pile up near the top of their scale; choosing a few parts better",
                left_out=left_out_of_item(case, item),
            )
        case StatedBasis.POINTS:
            return _mean(
                case,
                tally,
                Unit.SHARE,
                (0.0, 1.0),
                formula="sum of each person's share of points / people who gave any points",
                source="Each person's points are brought to a sum of 1, so that all weigh the same",
                left_out=_gave_no_points(case, tally),
            )


def _picked(case: Case, tally: ScoreTally) -> Working:
    questionnaire, current = case.evidence.questionnaire, case.evidence.summary.current
    choice = questionnaire.choice(Role.MOST_IMPORTANT, current.wave)
    if choice is None:
        raise LookupError(f"{case.figure} is of a choice that was not put in {current.wave}")
    most = "" if choice.at_most is None else f", up to {choice.at_most} each"
    return of_people(
        case,
        round(tally.total),
        tally.base,
        what=f"people who chose the dimension / people who chose any{most}",
        doing="chose dimensions that matter most",
        left_out=left_out_of_choice(
            case, case.evidence.summary.everyone.choices[choice.code], choice.only_if
        ),
    )


def _mean(
    case: Case,
    tally: ScoreTally,
    unit: Unit,
    ends: tuple[float, float],
    *,
    formula: str,
    source: str,
    left_out: Lines,
) -> Working:
    mean = worked_out(case, tally.moments(), unit, ends)
    digits = 3 if unit is Unit.SHARE else 0
    return Working(
        computed=mean.computed,
        base=base(case, "said how much it matters"),
        left_out=left_out,
        formula=(
            formula,
            (
                f"= {plain(tally.total, digits)} / {tally.base} "
                f"= {at_grain(tally.total / tally.base, unit)}"
            ),
        ),
        interval=mean.interval,
        source=(source, *mean.source),
        settings=mean.settings,
    )


def _asked(case: Case, kind: QuestionKind) -> Question:
    wave = case.evidence.summary.current.wave
    return case.evidence.questionnaire.levels_of(kind, wave)[case.figure.subject]


def _gave_no_points(case: Case, tally: ScoreTally) -> Lines:
    response = case.tallies.everyone.response
    without = response.answered + response.break_off - tally.base
    return people_by_reason({"gave no points at all": without}, case.k)
