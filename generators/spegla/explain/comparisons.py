"""How comparisons came about: of waves, of groups with the rest, of IT with its customers.

All are made from displayed values only, so that a reader comes to the same (PRIVACY.md 2.9).
"""

from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Lines, Working
from spegla.explain.intervals import WELCH, difference_in_numbers, welch_lines
from spegla.explain.means import NO_SPREAD, as_displayed
from spegla.explain.numbers import at_grain, percent, plain, span
from spegla.explain.scores import borrows_spread, spread_of_group
from spegla.explain.who import (
    OF_GROUP,
    OF_MANAGEMENT,
    base,
    left_out_of_item,
    left_out_of_score,
    out_of,
)
from spegla.privacy.released import Shown, Statistic, SubjectKind, Unit
from spegla.stats.comparisons import rest_of, welch
from spegla.stats.effects import glass_delta
from spegla.stats.estimates import Moments
from spegla.stats.intervals import critical_value
from spegla.stats.scores import item_index
from spegla.stats.tallies import ItemTally
from spegla.stats.waves import VERDICT_LEVEL, minimum_detectable_change
from spegla.stats.waves import change as change_between
from spegla.survey.questions import Question

_DISPLAYED = "Computed from displayed values, so that a reader comes to the same"

_POWER = 0.80
_TEST_LEVEL = 0.95


def change(case: Case) -> Working:
    """Change since an earlier wave, of an item or a score."""
    if case.figure.subject_kind is SubjectKind.ITEM:
        return _change_of_item(case)
    key = case.score_key(like_for_like=True)
    summary = case.evidence.summary
    before = case.beside(Statistic.TREND_SCORE, wave=case.figure.category)
    after = case.beside(Statistic.TREND_SCORE)
    earlier = summary.previous or summary.current
    return _change(
        case,
        before.value,
        after.value,
        (case.moments(before, key, earlier), case.moments(after, key, summary.current)),
        formula=(
            "score of this wave - score of the wave before, both of the items asked alike in both",
            f"= {difference_in_numbers(after.value, before.value)}",
        ),
        base=_two_bases(case, before, after, "have a score"),
        left_out=left_out_of_score(case, key),
    )


def contrast(case: Case) -> Working:
    """A group against everyone else."""
    key = case.score_key()
    group, total = case.beside(Statistic.SCORE, in_group=True), case.beside(Statistic.SCORE)
    everyone = case.moments(total, key, case.tallies)
    spread = spread_of_group(case)
    if everyone is None or spread is None or group.base is None:
        raise LookupError(f"{case.figure} is shown without a spread")
    own = Moments(mean=group.value, sd=spread, n=group.base)
    rest = rest_of(everyone, own)
    found = welch(own, rest, level=case.level)
    whose = "that of everyone" if borrows_spread(case) else "the group's own, not told"
    n, m = everyone.n, own.n
    return Working(
        computed=Computed.between(found, Unit.POINTS),
        base=(
            f"n = {m} of the group have a score, and {rest.n} of the rest",
            *out_of(case),
        ),
        left_out=OF_GROUP,
        formula=(
            (
                "score of the group - score of the rest; rest = (all x score of all - group x "
                "score of the group) / (all - group), from displayed scores"
            ),
            (
                f"rest = ({n} x {plain(total.value)} - {m} x {plain(group.value)}) / ({n} - {m}) "
                f"= {plain(rest.mean, 2)}"
            ),
            (
                f"= {plain(group.value)} - {plain(rest.mean, 2)} "
                f"= {at_grain(found.value, Unit.POINTS)}"
            ),
        ),
        interval=(
            (
                f"Welch's interval at {percent(case.level, 0)}; standard deviation of the group: "
                f"{whose}; of the rest: from those of all, {plain(everyone.sd)}, and of the group"
            ),
            f"d ± t(f) sqrt(s1²/{m} + s2²/{rest.n})",
            f"= {span(case.value)}",
        ),
        source=(WELCH, "Against the rest, never the total, which contains it", _DISPLAYED),
        settings=case.setting("level"),
    )


def gap(case: Case) -> Working:
    """IT management's score of itself minus the customers', in points or in deviations."""
    key = case.score_key()
    team, shown = (
        case.beside(Statistic.SCORE, audience=case.figure.audience),
        case.beside(Statistic.SCORE),
    )
    customers = case.moments(shown, key, case.evidence.summary.current)
    points = team.value - shown.value
    in_points: Lines = (
        "joint score of the IT management - score of the customers, both as displayed",
        f"= {difference_in_numbers(team.value, shown.value)} = {at_grain(points, Unit.POINTS)}",
    )
    bases: Lines = (
        f"n = {team.base} of the IT management team, and {shown.base} customers",
        *out_of(case),
    )
    source = ('Meta-perception: the same items asked as "our customers would say"',)
    if customers is None or team.base is None:
        return Working(
            computed=Computed.of(points, Unit.POINTS),
            base=bases,
            left_out=OF_MANAGEMENT,
            formula=in_points,
            interval=NO_SPREAD,
            source=(*source, _DISPLAYED),
        )
    if case.figure.statistic is Statistic.STANDARDISED_GAP:
        deviations = glass_delta(points, customers.sd)
        return Working(
            computed=Computed.of(deviations, Unit.DEVIATIONS),
            base=bases,
            left_out=OF_MANAGEMENT,
            formula=(
                *in_points,
                "divided by the displayed standard deviation of the customers",
                (
                    f"= {plain(points)} / {plain(customers.sd)} "
                    f"= {at_grain(deviations, Unit.DEVIATIONS)}"
                ),
            ),
            interval=("none: see the gap in points",),
            source=("Glass's delta: the spread of so small a team is noise", *source, _DISPLAYED),
        )
    # The customers' spread stands for the team's own, which is never used (PRIVACY.md 2.11).
    own = Moments(mean=team.value, sd=customers.sd, n=team.base)
    found = welch(own, customers, level=case.level)
    return Working(
        computed=Computed.between(found, Unit.POINTS),
        base=bases,
        left_out=OF_MANAGEMENT,
        formula=in_points,
        interval=(
            (
                "The team is taken as a sample, with the customers' spread, since its own is never "
                "used"
            ),
            *welch_lines(case, own, customers, found, level=case.level),
        ),
        source=(WELCH, *source, _DISPLAYED),
        settings=case.setting("level"),
    )


def detectable_change(case: Case) -> Working:
    """Smallest change that a next wave with as many answers would probably prove."""
    key = case.score_key()
    moments = case.moments(case.beside(Statistic.SCORE), key, case.tallies)
    if moments is None:
        raise LookupError(f"{case.figure} is shown without a spread")
    n, freedom = moments.n, 2 * moments.n - 2
    found = minimum_detectable_change(moments.sd, (n, n), power=_POWER, level=_TEST_LEVEL)
    proof = critical_value(_TEST_LEVEL, degrees_of_freedom=freedom)
    # A one-sided quantile is that of a two-sided level of as much less in both tails.
    power = critical_value(2 * _POWER - 1, degrees_of_freedom=freedom)
    return Working(
        computed=Computed.of(found, Unit.POINTS),
        base=base(case, "have a score; as many are assumed in the next wave"),
        left_out=left_out_of_score(case, key),
        formula=(
            (
                "(t(0.975) + t(0.80)) s sqrt(2/n), s the displayed standard deviation, t with "
                "2n - 2 degrees of freedom"
            ),
            (
                f"= ({plain(proof, 3)} + {plain(power, 3)}) x {plain(moments.sd)} x sqrt(2/{n}) "
                f"= {plain(found)}"
            ),
        ),
        interval=("none",),
        source=(
            "Minimum detectable change: 80 % power at a two-sided 5 % level",
            _DISPLAYED,
        ),
    )


def _change_of_item(case: Case) -> Working:
    """Change of an item's displayed means, moved onto 0-100."""
    question, summary = case.item, case.evidence.summary
    before = case.beside(Statistic.MEAN, wave=case.figure.category)
    after = case.beside(Statistic.MEAN)
    low, high = question.scale.low, question.scale.high
    earlier = summary.previous or summary.current
    moments = [
        _as_index(case, tallies.everyone.items[question.code], question)
        for tallies in (earlier, summary.current)
    ]
    return _change(
        case,
        item_index(before.value, low=low, high=high),
        item_index(after.value, low=low, high=high),
        (moments[0], moments[1]),
        formula=(
            "100 (mean of this wave - mean of the wave before) / (high - low), as displayed",
            f"= 100 x ({difference_in_numbers(after.value, before.value, 2)}) / ({high} - {low})",
        ),
        base=_two_bases(case, before, after, "gave an answer on the scale"),
        left_out=left_out_of_item(case, case.people.items[question.code]),
    )


def _change(
    case: Case,
    before: float,
    after: float,
    pair: tuple[Moments | None, Moments | None],
    *,
    formula: tuple[str, str],
    base: Lines,
    left_out: Lines,
) -> Working:
    """A change with Welch's interval at the level that verdicts are read from."""
    earlier, later = pair
    computed, interval = Computed.of(after - before, Unit.POINTS), NO_SPREAD
    method: Lines = ()
    if earlier is not None and later is not None:
        found = change_between(earlier, later, level=VERDICT_LEVEL)
        computed = Computed.between(found, Unit.POINTS)
        interval = welch_lines(case, later, earlier, found, level=VERDICT_LEVEL)
        method = (WELCH,)
    return Working(
        computed=computed,
        base=base,
        left_out=left_out,
        formula=(formula[0], f"{formula[1]} = {at_grain(after - before, Unit.POINTS)}"),
        interval=interval,
        source=(
            *method,
            (
                "Unpaired, since answers are anonymous; cautious where the same people answered "
                "twice"
            ),
            _DISPLAYED,
        ),
        settings=case.setting("smallest_worthwhile_change"),
    )


def _two_bases(case: Case, before: Shown, after: Shown, doing: str) -> Lines:
    return (
        (
            f"n = {after.base} customers {doing} in {case.figure.wave}, {before.base} in "
            f"{case.figure.category}"
        ),
        *out_of(case),
    )


def _as_index(case: Case, tally: ItemTally, question: Question) -> Moments | None:
    """An item's displayed moments moved onto 0-100; None where its spread may not be used."""
    low, high = question.scale.low, question.scale.high
    moments = as_displayed(case, tally.moments(question), Unit.SCALE)
    if moments is None:
        return None
    mean = item_index(moments.mean, low=low, high=high)
    return Moments(mean=mean, sd=moments.sd * 100 / (high - low), n=moments.n)
