"""How figures about single questions came about that are no shares: means, medians and the like."""

from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Lines, Working
from spegla.explain.means import NO_SPREAD, Mean, with_student
from spegla.explain.numbers import at_grain, bracketed, percent, plain
from spegla.explain.spreads import OF_ITEM, of_item
from spegla.explain.sums import RANGE, sum_told
from spegla.explain.who import base, left_out_of_choice, left_out_of_item
from spegla.privacy.released import Statistic, Unit
from spegla.stats.consensus import r_wg, uniform_variance
from spegla.stats.intervals import critical_value
from spegla.stats.quantities import grouped_mean, grouped_median
from spegla.stats.recommendation import RecommendationCounts, net_promoter_score
from spegla.survey.questions import Quantity


def mean(case: Case) -> Working:
    """The mean of an item on its own scale."""
    question, tally = case.item, case.people.items[case.figure.subject]
    scale = question.scale
    codes = zip(scale.points, tally.directed(question), strict=True)
    exact = sum(code * count for code, count in codes)
    told = sum_told(case, exact, start=scale.low * (case.value.base or 0))
    moments = of_item(case, question, case.figure.wave, case.value)
    found = Mean(computed=told.computed, interval=NO_SPREAD)
    if moments is not None:
        ends = float(scale.low), float(scale.high)
        found = with_student(case, told.computed, moments, ends, spread=OF_ITEM)
    turned = ", low and high turned round" if question.is_reversed else ""
    return Working(
        computed=found.computed,
        base=base(case, "gave an answer on the scale"),
        left_out=left_out_of_item(question),
        formula=(
            f"sum of the codes{turned} / answers on the scale",
            *told.of("the codes"),
        ),
        interval=found.interval,
        source=("A scale is an order: read it beside its distribution", RANGE, *found.source),
        settings=found.settings,
    )


def of_classes(case: Case) -> Working:
    """Mean or median of a quantity, from the displayed shares of its classes."""
    code = case.figure.subject
    quantity = next(q for q in case.evidence.questionnaire.quantities if q.code == code)
    shares = [
        case.beside(Statistic.SHARE, category=f"{low:g}-{high:g}").value
        for low, high in quantity.classes
    ]
    is_median = case.figure.statistic is Statistic.MEDIAN
    exact = (grouped_median if is_median else grouped_mean)(quantity.edges, shares)
    lines = _median_lines if is_median else _mean_of_classes_lines
    return Working(
        computed=Computed.of(exact, Unit.AMOUNT),
        base=base(case, "gave a number"),
        left_out=left_out_of_choice(None),
        formula=(*lines(quantity, shares), f"= {at_grain(exact, Unit.AMOUNT)}"),
        interval=("none: it is made of shares, each of which has its interval",),
        source=(
            (
                "Grouped data, from displayed shares: single numbers are never published, since "
                "the largest could be somebody's"
            ),
        ),
    )


def net_promoter(case: Case) -> Working:
    """Promoters less detractors, with the adjusted Wald interval, from displayed shares."""
    promoters, detractors = (
        case.beside(statistic).value for statistic in (Statistic.FAVOURABLE, Statistic.UNFAVOURABLE)
    )
    passives, n = max(0.0, 1 - promoters - detractors), case.value.base or 0
    whole = promoters + passives + detractors
    counts = RecommendationCounts(
        promoters=n * promoters / whole, passives=n * passives / whole,
        detractors=n * detractors / whole,
    )  # fmt: skip
    found = net_promoter_score(counts, level=case.level)
    # The middles of two ranges can add up to a little more than all.
    divided = "" if whole <= 1 else f" / {plain(whole, 3)}"
    z = plain(critical_value(case.level), 3)
    return Working(
        computed=Computed.with_ends(found, Unit.POINTS),
        base=base(case, "gave an answer from 0 to 10"),
        left_out=left_out_of_item(case.item),
        formula=(
            (
                "100 (P - D), P the displayed share of promoters, who answered 9 or 10, D that of "
                "detractors, 0 to 6"
            ),
            (
                f"= 100 x ({plain(promoters, 3)} - {plain(detractors, 3)}){divided} "
                f"= {at_grain(found.value, Unit.POINTS)}"
            ),
        ),
        interval=(
            (
                f"Adjusted Wald interval at {percent(case.level, 0)}, of n = {n} people and three "
                "more: p = (n P + 0.75) / (n + 3), d = (n D + 0.75) / (n + 3)"
            ),
            f"100 (p - d) ± 100 z sqrt((p + d - (p - d)²) / (n + 3)), z = {z}",
            f"= {at_grain(found.low, Unit.POINTS)} to {at_grain(found.high, Unit.POINTS)}",
        ),
        source=(
            (
                "Rocks 2016, The American Statistician 70; of a question declared as a "
                "recommendation only"
            ),
        ),
        settings=case.setting("level"),
    )


def consensus(case: Case) -> Working:
    """Agreement within the group, from the displayed standard deviation."""
    question = case.item
    moments = of_item(case, question, case.figure.wave, case.beside(Statistic.MEAN))
    if moments is None:
        raise LookupError(f"{case.figure} is shown without a spread")
    points = len(question.scale.points)
    exact = r_wg(moments.sd, points=points)
    return Working(
        computed=Computed.of(exact, Unit.COEFFICIENT),
        base=base(case, "gave an answer on the scale"),
        left_out=left_out_of_item(question),
        formula=(
            "r_wg = 1 - s² / ((k² - 1) / 12), k the points of the scale",
            OF_ITEM,
            (
                f"= 1 - {plain(moments.sd, 2)}² / {plain(uniform_variance(points), 2)} "
                f"= {at_grain(exact, Unit.COEFFICIENT)}"
            ),
        ),
        interval=("none",),
        source=(
            (
                "James, Demaree and Wolf 1984: 1 is full agreement, 0 what answers at random give, "
                "below 0 two camps"
            ),
        ),
    )


def _mean_of_classes_lines(quantity: Quantity, shares: list[float]) -> Lines:
    terms = " + ".join(
        f"{(low + high) / 2:g} x {plain(share, 3)}"
        for (low, high), share in zip(quantity.classes, shares, strict=True)
    )
    return (
        "sum of middle of class x displayed share / sum of shares",
        f"= ({terms}) / {plain(sum(shares), 3)}",
    )


def _median_lines(quantity: Quantity, shares: list[float]) -> Lines:
    """The class with the middle person, and how far into it that person stands."""
    total, below = sum(shares), 0.0
    for (low, high), share in zip(quantity.classes, shares, strict=True):
        if below + share >= total * (0.5 - 1e-12):
            return (
                (
                    "end of the classes below the middle person + width x "
                    "(half - share below) / share in the class"
                ),
                (
                    f"= {low:g} + {high - low:g} x ({plain(total / 2, 4)} - {plain(below, 3)}) "
                    f"/ {bracketed(share, 3)}"
                ),
            )
        below += share
    return ()
