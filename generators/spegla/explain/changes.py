"""How changes came about: between two waves, and the smallest that a next wave could prove.

All are made from displayed values only, so that a reader comes to the same (PRIVACY.md 2.9).
"""

from spegla.explain import spreads
from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Lines, Working
from spegla.explain.intervals import WELCH, difference_in_numbers, welch_lines
from spegla.explain.means import NO_SPREAD
from spegla.explain.numbers import at_grain, plain, short
from spegla.explain.who import OF_SCORE, base, left_out_of_item, out_of
from spegla.privacy.released import Shown, Statistic, SubjectKind, Unit
from spegla.stats.estimates import Moments
from spegla.stats.intervals import critical_value
from spegla.stats.scores import item_index
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
        (
            spreads.of_score(case, before, key, earlier),
            spreads.of_score(case, after, key, summary.current),
        ),
        formula=(
            "score of this wave - score of the wave before, both of the items asked alike in both",
            f"= {difference_in_numbers(after.value, before.value)}",
        ),
        base=_two_bases(case, before, after, "have a score"),
        left_out=OF_SCORE,
    )


def detectable_change(case: Case) -> Working:
    """Smallest change that a next wave with as many answers would probably prove."""
    key = case.score_key()
    score = case.beside(Statistic.SCORE)
    moments = spreads.of_score(case, score, key, case.tallies)
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
        left_out=OF_SCORE,
        formula=(
            (
                "(t(0.975) + t(0.80)) s sqrt(2/n), s the displayed standard deviation, t with "
                "2n - 2 degrees of freedom"
            ),
            spreads.of_score_in_words(case, score, key, moments),
            (
                f"= ({plain(proof, 3)} + {plain(power, 3)}) x {short(moments.sd)} x sqrt(2/{n}) "
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
    question = case.item
    before = case.beside(Statistic.MEAN, wave=case.figure.category)
    after = case.beside(Statistic.MEAN)
    low, high = question.scale.low, question.scale.high
    return _change(
        case,
        item_index(before.value, low=low, high=high),
        item_index(after.value, low=low, high=high),
        (
            _as_index(case, question, case.figure.category, before),
            _as_index(case, question, case.figure.wave, after),
        ),
        formula=(
            "100 (mean of this wave - mean of the wave before) / (high - low), as displayed",
            f"= 100 x ({difference_in_numbers(after.value, before.value, 2)}) / ({high} - {low})",
        ),
        base=_two_bases(case, before, after, "gave an answer on the scale"),
        left_out=left_out_of_item(question),
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
        computed = Computed.with_ends(found, Unit.POINTS)
        interval = (
            "s1 and s2 are those by which the two values are judged; explain those",
            *welch_lines(case, later, earlier, found, level=VERDICT_LEVEL),
        )
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
            f"{case.figure.category}."
        ),
        *out_of(case),
    )


def _as_index(case: Case, question: Question, wave: str, shown: Shown) -> Moments | None:
    """An item's displayed moments moved onto 0-100; None where it has no displayed spread."""
    moments = spreads.of_item(case, question, wave, shown)
    if moments is None:
        return None
    low, high = question.scale.low, question.scale.high
    mean = item_index(moments.mean, low=low, high=high)
    return Moments(mean=mean, sd=moments.sd * 100 / (high - low), n=moments.n)
