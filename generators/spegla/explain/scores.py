"""How scores came about: of dimensions, needs and the NKI, in all, by group and by themselves."""

from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Lines, Working
from spegla.explain.intervals import STUDENT, student_lines
from spegla.explain.numbers import at_grain, percent, plain
from spegla.explain.who import base, invited_of, left_out_of_score
from spegla.privacy.display import OWN_SPREAD_MINIMUM, displayed
from spegla.privacy.released import Statistic, SubjectKind, Unit
from spegla.stats.estimates import Moments
from spegla.stats.intervals import critical_value
from spegla.stats.means import mean_interval

SCORE_ENDS = (0.0, 100.0)

_INDEX = (
    "index of an answer = 100 (x - low) / (high - low), reversed items turned round; "
    "score of a person = mean of the indexes of the items answered, if at least half were"
)
_SOURCES: Lines = (
    "Mean over people of their own means, not the mean of item means",
    "The three questions of the NKI weigh the same, unlike in the latent model of SCB",
)


def score(case: Case) -> Working:
    """A score of everyone, of a group or of the IT management, of all items or those in trends."""
    key = case.score_key(like_for_like=case.figure.statistic is Statistic.TREND_SCORE)
    tally = case.people.scores[key]
    is_nki = case.figure.subject_kind is SubjectKind.OUTCOME
    exact = tally.total / tally.base
    spread = _spread(case)
    moments = None
    if spread is not None:
        moments = Moments(mean=displayed(exact, Unit.SCORE), sd=spread, n=tally.base)
    return Working(
        computed=_computed(case, exact, moments),
        base=base(case, "have a score"),
        left_out=left_out_of_score(case, key),
        formula=(_INDEX, *_mean_lines(case, tally.total, tally.base)),
        interval=_interval(case, moments),
        source=(
            _SOURCES[0],
            *(_SOURCES[1:] if is_nki else ()),
            *(() if moments is None else (STUDENT,)),
        ),
        settings=() if moments is None else case.setting("level"),
    )


def spread_of_group(case: Case) -> float | None:
    """The standard deviation that a group's interval uses; None where it has none.

    That of a small group is everyone's, not its own (PRIVACY.md 2.15).
    """
    key, policy = case.score_key(), case.evidence.policy
    own, everyone = case.people.scores[key], case.tallies.everyone.scores[key]
    if own.base < policy.mean_minimum or everyone.base < policy.category_minimum:
        return None
    whose = everyone if borrows_spread(case) else own
    return displayed(whose.moments().sd, Unit.SCORE)


def borrows_spread(case: Case) -> bool:
    """Whether a group is too small for a spread of its own."""
    needed = max(case.evidence.policy.category_minimum, OWN_SPREAD_MINIMUM)
    return case.people.scores[case.score_key()].base < needed


def _spread(case: Case) -> float | None:
    if case.is_of_management:
        return None
    if case.is_of_group:
        return spread_of_group(case)
    key = case.score_key(like_for_like=case.figure.statistic is Statistic.TREND_SCORE)
    tally = case.people.scores[key]
    if tally.base < max(case.evidence.policy.category_minimum, case.evidence.policy.mean_minimum):
        return None
    return displayed(tally.moments().sd, Unit.SCORE)


def _computed(case: Case, exact: float, moments: Moments | None) -> Computed:
    if moments is None:
        return Computed.of(exact, Unit.SCORE)
    population = max(case.population, moments.n)
    found = mean_interval(moments, population=population, level=case.level, scale=SCORE_ENDS)
    return Computed.between(found, Unit.SCORE)


def _mean_lines(case: Case, total: float, n: int) -> Lines:
    shown = at_grain(total / n, Unit.SCORE)
    if case.is_of_group or case.is_of_management:
        return (f"mean of the scores of {n} people = {shown}; their sum is not told",)
    return (
        "sum of the scores / people with a score",
        f"= {plain(total)} / {n} = {shown}",
    )


def _interval(case: Case, moments: Moments | None) -> Lines:
    if case.is_of_management:
        return ("none: of so small a team only the joint score is shown",)
    if moments is None:
        return ("none: too few people for a spread",)
    if not case.is_of_group:
        return student_lines(case, moments, digits=1)
    return _group_interval(case, moments)


def _group_interval(case: Case, moments: Moments) -> Lines:
    """Student's interval with nothing in it that is not displayed."""
    n, t = moments.n, critical_value(case.level, degrees_of_freedom=moments.n - 1)
    invited = invited_of(case)
    spread = plain(moments.sd) if borrows_spread(case) else "s"
    whose = (
        f"s = {spread} is that of everyone, since the group is too small for one of its own"
        if borrows_spread(case)
        else "s is that of the group, and not told"
    )
    low, high = case.value.low, case.value.high
    return (
        (
            f"Student's interval at {percent(case.level, 0)}, from the displayed mean m and a "
            f"standard deviation s; {whose}"
        ),
        "m ± t(n - 1) sqrt((1 - n/N) s²/n)"
        + ("" if invited else "; N, the invited of the group, is not told"),
        (
            f"= {plain(moments.mean)} ± {plain(t, 3)} x "
            f"sqrt((1 - {n}/{invited or 'N'}) x {spread}²/{n})"
        ),
        (
            f"= {plain(low if low is not None else moments.mean)} to "
            f"{plain(high if high is not None else moments.mean)}"
        ),
    )
