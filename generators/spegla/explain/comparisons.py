"""How comparisons came about: of groups with the rest, and of IT with its customers.

All are made from displayed values only, so that a reader comes to the same (PRIVACY.md 2.9).
"""

from spegla.explain import spreads
from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Lines, Working
from spegla.explain.intervals import WELCH, difference_in_numbers, welch_lines
from spegla.explain.means import NO_SPREAD
from spegla.explain.numbers import at_grain, percent, plain, short
from spegla.explain.scores import spread_of_group
from spegla.explain.who import OF_SCORE, out_of
from spegla.privacy.released import Shown, Statistic, Unit
from spegla.stats.comparisons import rest_of, welch
from spegla.stats.effects import glass_delta
from spegla.stats.estimates import Moments

_DISPLAYED = "Computed from displayed values, so that a reader comes to the same"
_MIRROR = 'Meta-perception: the same items asked as "our customers would say"'


def contrast(case: Case) -> Working:
    """A group against everyone else."""
    group, everyone = case.beside(Statistic.SCORE, in_group=True), spread_of_group(case)
    if everyone is None or group.base is None:
        raise LookupError(f"{case.figure} is shown without a spread")
    own = Moments(mean=group.value, sd=everyone.sd, n=group.base)
    rest = rest_of(everyone, own)
    found = welch(own, rest, level=case.level)
    n, m = everyone.n, own.n
    return Working(
        computed=Computed.with_ends(found, Unit.POINTS),
        base=(
            f"n = {m} of the group have a score, and {rest.n} of the rest.",
            *out_of(case),
        ),
        left_out=OF_SCORE,
        formula=(
            (
                "score of the group - score of the rest; rest = (all x score of all - group x "
                "score of the group) / (all - group), from displayed scores"
            ),
            (
                f"rest = ({n} x {plain(everyone.mean)} - {m} x {plain(group.value)}) / ({n} - {m}) "
                f"= {plain(rest.mean, 2)}"
            ),
            (
                f"= {plain(group.value)} - {plain(rest.mean, 2)} "
                f"= {at_grain(found.value, Unit.POINTS)}"
            ),
        ),
        interval=(
            f"Welch's interval at {percent(case.level, 0)}: d ± t(f) sqrt(s1²/n1 + s2²/n2)",
            (
                f"s1 = {short(everyone.sd)} is that of everyone, a group's own is never used; "
                f"s2 = {short(rest.sd)} of the rest is what then remains of everyone's"
            ),
            *welch_lines(case, own, rest, found, level=case.level)[-2:],
        ),
        source=(WELCH, "Against the rest, never the total, which contains it", _DISPLAYED),
        settings=case.setting("level"),
    )


def gap(case: Case) -> Working:
    """IT management's score of itself minus the customers', in points or in deviations."""
    team = case.beside(Statistic.SCORE, audience=case.figure.audience)
    shown = case.beside(Statistic.SCORE)
    customers = spreads.of_score(case, shown, case.score_key(), case.evidence.summary.current)
    if customers is None or team.base is None:
        return _without_spread(case, team, shown)
    if case.figure.statistic is Statistic.STANDARDISED_GAP:
        return _standardised(case, team, customers)
    # The customers' spread stands for the team's own, which is never used (PRIVACY.md 2.11).
    own = Moments(mean=team.value, sd=customers.sd, n=team.base)
    found = welch(own, customers, level=case.level)
    return Working(
        computed=Computed.with_ends(found, Unit.POINTS),
        base=_base_of_gap(case, team, shown),
        left_out=OF_SCORE,
        formula=_in_points(team, shown),
        interval=(
            (
                "The team is taken as a sample, with the customers' spread, since its own is never "
                "used"
            ),
            *welch_lines(case, own, customers, found, level=case.level),
        ),
        source=(WELCH, _MIRROR, _DISPLAYED),
        settings=case.setting("level"),
    )


def _without_spread(case: Case, team: Shown, customers: Shown) -> Working:
    return Working(
        computed=Computed.of(team.value - customers.value, Unit.POINTS),
        base=_base_of_gap(case, team, customers),
        left_out=OF_SCORE,
        formula=_in_points(team, customers),
        interval=("none: the team agreed on its answers",) if team.base is None else NO_SPREAD,
        source=(_MIRROR, _DISPLAYED),
    )


def _standardised(case: Case, team: Shown, customers: Moments) -> Working:
    points = team.value - customers.mean
    deviations = glass_delta(points, customers.sd)
    shown = case.beside(Statistic.SCORE)
    return Working(
        computed=Computed.of(deviations, Unit.DEVIATIONS),
        base=_base_of_gap(case, team, shown),
        left_out=OF_SCORE,
        formula=(
            *_in_points(team, shown),
            "divided by the displayed standard deviation of the customers",
            spreads.of_score_in_words(case, shown, case.score_key(), customers),
            f"= {plain(points)} / {short(customers.sd)} = {at_grain(deviations, Unit.DEVIATIONS)}",
        ),
        interval=("none: see the gap in points",),
        source=("Glass's delta: the spread of so small a team is noise", _MIRROR, _DISPLAYED),
    )


def _in_points(team: Shown, customers: Shown) -> Lines:
    points = at_grain(team.value - customers.value, Unit.POINTS)
    return (
        "joint score of the IT management - score of the customers, both as displayed",
        f"= {difference_in_numbers(team.value, customers.value)} = {points}",
    )


def _base_of_gap(case: Case, team: Shown, customers: Shown) -> Lines:
    people = (
        "The IT management team, which agreed on its answers,"
        if team.base is None
        else f"n = {team.base} of the IT management team,"
    )
    return (f"{people} and {customers.base} customers.", *out_of(case))
