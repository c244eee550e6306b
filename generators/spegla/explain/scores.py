"""How scores came about: of dimensions and the NKI, in all, by group and by IT management."""

from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Working
from spegla.explain.means import NO_SPREAD, Mean, with_student
from spegla.explain.numbers import at_grain, short
from spegla.explain.spreads import of_score, of_score_in_words
from spegla.explain.sums import RANGE, points_in_one, sum_told
from spegla.explain.who import OF_SCORE, base, out_of
from spegla.privacy.display import SCORE_RANGE
from spegla.privacy.released import Statistic, SubjectKind, Unit
from spegla.stats.estimates import Moments
from spegla.stats.tallies import ScoreKey

INDEX = (
    "index of an answer = 100 (x - low) / (high - low), reversed items turned round; "
    "score of a person = mean of the indexes of the items answered, if at least half were"
)
_OF_PEOPLE = "Mean over people of their own means, not the mean of item means"
_OF_NKI = "The three questions of the NKI weigh the same, unlike in the latent model of SCB"


def score(case: Case) -> Working:
    """A score of everyone, of a group or of the IT management, of all items or those in trends."""
    if case.is_of_management and case.evidence.is_agreed:
        return _agreed(case)
    key = case.score_key(like_for_like=case.figure.statistic is Statistic.TREND_SCORE)
    told = sum_told(case, case.people.scores[key].total, step=points_in_one(case.items_of(key)))
    mean = _with_interval(case, told.computed, key)
    is_nki = case.figure.subject_kind is SubjectKind.OUTCOME
    return Working(
        computed=mean.computed,
        base=base(case, "have a score"),
        left_out=OF_SCORE,
        formula=(
            INDEX,
            "sum of the scores / people with a score",
            *told.of("the scores"),
        ),
        interval=mean.interval,
        source=(_OF_PEOPLE, *((_OF_NKI,) if is_nki else ()), RANGE, *mean.source),
        settings=mean.settings,
    )


def spread_of_group(case: Case) -> Moments | None:
    """Displayed moments of everyone's score, whose spread stands for that of a group."""
    everyone = case.beside(Statistic.SCORE)
    return of_score(case, everyone, case.score_key(), case.tallies)


def _agreed(case: Case) -> Working:
    """The score of answers that the team agreed on: nobody's own, so it is told as it is."""
    tally = case.people.scores[case.score_key()]
    value = tally.total / tally.base
    return Working(
        computed=Computed.of(value, Unit.SCORE),
        base=("One answer to each question, agreed jointly and not anonymous.", *out_of(case)),
        left_out=("nobody: the team answered as one",),
        formula=(INDEX, f"of the agreed answers = {at_grain(value, Unit.SCORE)}"),
        interval=("none: the team is asked whole, and answered as one",),
        source=("Agreed answers are no sum over people, so there is no range",),
    )


def _with_interval(case: Case, computed: Computed, key: ScoreKey) -> Mean:
    if case.is_of_management:
        none = ("none: of so small a team only the joint score is shown",)
        return Mean(computed=computed, interval=none)
    if case.is_of_group:
        return _of_group(case, computed)
    moments = of_score(case, case.value, key, case.tallies)
    if moments is None:
        return Mean(computed=computed, interval=NO_SPREAD)
    spread = of_score_in_words(case, case.value, key, moments)
    return with_student(case, computed, moments, SCORE_RANGE, spread=spread)


def _of_group(case: Case, computed: Computed) -> Mean:
    everyone, n = spread_of_group(case), case.value.base or 0
    if everyone is None or n < case.evidence.policy.mean_minimum:
        return Mean(computed=computed, interval=NO_SPREAD)
    return with_student(
        case,
        computed,
        Moments(mean=case.value.value, sd=everyone.sd, n=n),
        SCORE_RANGE,
        spread=f"s = {short(everyone.sd)} is that of everyone; a group's own is never used",
    )
