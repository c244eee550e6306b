"""What the report finds: the strengths, priorities and differences that several pages speak of.

A finding is chosen here, once, by rule and from displayed values; pages only word and place it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spegla.privacy.released import Shown, Statistic, Value
from spegla.report.claims import Basis, among, bears, claim, on
from spegla.report.context import Context
from spegla.report.model import Listing, Number, Phrase, phrase
from spegla.report.pages.ranges import highest, lowest, top
from spegla.report.values import count, shown_of
from spegla.settings import Influence
from spegla.survey.readings import Agreement, MatrixVariant, Quadrant
from spegla.survey.records import Action

NAMED = 3
"""How many strengths and priorities are named: as many as a team can act on."""


def strengths(context: Context) -> tuple[str, ...]:
    """The dimensions to build on, at most three, none of them a priority.

    First those that reach the level aimed for, furthest above first; then those that miss it by
    less than the smallest change that counts (METHOD.md 2.9), nearest first and of equals the
    higher. Where no level is aimed for, those with the highest scores, if all others are lower for
    sure. Where fewer have such evidence fewer are named, perhaps none: the list is not filled up.
    """
    is_aimed = any(context.target(dimension) is not None for dimension in context.dimensions)
    begun = priorities(context)
    if is_aimed:
        found = (*context.reached, *almost_reached(context))
        return tuple(dimension for dimension in found if dimension not in begun)[:NAMED]
    highest_first = (top(context.scores, most) for most in range(NAMED, 0, -1))
    return next((found for found in highest_first if not {*found} & {*begun}), ())


def almost_reached(context: Context) -> tuple[str, ...]:
    """Dimensions that miss the level aimed for by less than the smallest change that counts.

    Nearest first, of equals the higher. A score that is written as a range is not near for sure,
    and what is to be concentrated on by the matrix is no strength.
    """
    near = context.settings.method.smallest_worthwhile_change
    found = [
        (shortfall, -score.value, dimension)
        for dimension in context.dimensions
        if isinstance(score := context.score(dimension), Shown)
        and not Number.of(score).is_coarse
        and box_of(context, dimension, MatrixVariant.TARGET) is not Quadrant.CONCENTRATE
        and 0 < (shortfall := context.shortfall(dimension) or 0) < near
    ]
    return tuple(dimension for _, _, dimension in sorted(found))


def box_of(context: Context, dimension: str, variant: MatrixVariant) -> Quadrant | None:
    """The box of a dimension, where one is told."""
    match context.of_dimension(dimension, Statistic.PLACEMENT, variant):
        case Shown(reading=Quadrant() as reading):
            return reading
        case _:
            return None


def priorities(context: Context) -> tuple[str, ...]:
    """The dimensions to begin with, at most three.

    By priority where importance is known (METHOD.md 2.14); otherwise those furthest below the
    level aimed for. A dimension less than half a point below it has reached it.
    """
    if not has_priorities(context):
        return furthest(context)
    return tuple(d for d in ranked(context) if d not in context.reached)[:NAMED]


def furthest(context: Context) -> tuple[str, ...]:
    """Dimensions furthest below the level aimed for, at most three; without levels the lowest.

    A single dimension is not the lowest.
    """
    shown = [d for d in context.by_shortfall() if isinstance(context.score(d), Shown)]
    if len(shown) == 1 and not context.has_targets:
        return ()
    below = [d for d in shown if (shortfall := context.shortfall(d)) is None or shortfall > 0]
    return tuple(d for d in below if d not in context.reached)[:NAMED]


def weakest(context: Context) -> str | None:
    """The one dimension that is furthest below the level aimed for; without levels the lowest.

    None where two may be level, or one that is hidden may be weaker.
    """
    if not context.has_targets:
        return lowest(context.scores)
    found = lowest(context.distances)
    return found if found in context.missed else None


def first_priorities(context: Context) -> tuple[str, ...]:
    """Priorities that come before all others, at most three; fewer where some are tied."""
    values, named = priority_values(context), priorities(context)
    if {*values} == {*named}:
        return named
    found = (top(values, most) for most in range(NAMED, 0, -1))
    return next((first for first in found if {*first} <= {*named}), ())


def first_priority(context: Context) -> str | None:
    """The dimension to begin with; None where two have the same priority."""
    first = largest(priority_values(context))
    return first if first in priorities(context) else None


def priority_values(context: Context) -> Mapping[str, Value]:
    """The priority of each dimension that has one and does not reach the level aimed for."""
    values = {d: context.of_dimension(d, Statistic.PRIORITY) for d in context.dimensions}
    return {d: v for d, v in values.items() if v is not None and d not in context.reached}


def nothing_first(context: Context, key: str) -> Phrase:
    """Why nothing is to begin with: it is not ours, or nothing is lacking, or nobody can tell.

    Args:
        context: The released figures.
        key: The message that every dimension is at the level aimed for.
    """
    if escalated(context):
        return phrase("priorities.beyond")
    every = on(*context.distances.values())
    if context.has_targets and bears(key, every):
        return claim(key, every)
    return phrase("priorities.headline.unsure")


def has_priorities(context: Context) -> bool:
    """Whether importance and levels aimed for make priorities."""
    return bool(context.by(Statistic.PRIORITY))


def ranked(context: Context) -> tuple[str, ...]:
    """Dimensions with anything to gain, highest priority first."""
    return tuple(
        dimension
        for dimension in context.by(Statistic.PRIORITY)
        if _value(context.of_dimension(dimension, Statistic.PRIORITY)) > 0
    )


def escalated(context: Context) -> tuple[str, ...]:
    """Dimensions below the level aimed for that IT cannot change itself: to be taken further."""
    return tuple(
        dimension
        for dimension in context.dimensions
        if context.settings.influence.get(dimension) is Influence.NOT_OURS
        and dimension in context.missed
    )


def decided(context: Context) -> tuple[Action, ...]:
    """The actions decided after the newest wave, those for the first priorities first."""
    order = {dimension: place for place, dimension in enumerate(priorities(context))}
    found = [action for action in context.actions if action.decided_after == context.wave]
    return tuple(sorted(found, key=lambda action: order.get(action.dimension, len(order))))


def most_important(context: Context) -> tuple[str, ...]:
    """Dimensions as customers say that they matter, highest first; by derived weight if unasked."""
    return context.by(Statistic.STATED_IMPORTANCE) or context.by(Statistic.DERIVED_WEIGHT)


def weights_of(context: Context, *dimensions: str) -> Basis:
    """The derived weights of some dimensions, beside the stated ones."""
    derived = (context.of_dimension(d, Statistic.DERIVED_WEIGHT) for d in dimensions)
    stated = (context.of_dimension(d, Statistic.STATED_WEIGHT) for d in dimensions)
    return Basis(
        of=tuple(value for value in derived if value is not None),
        beside=tuple(value for value in stated if value is not None),
    )


def moves_more(context: Context) -> tuple[str, ...]:
    """Dimensions that weigh more than people say: derived weight clearly above the stated one."""
    return _apart(context, "importance.moves_more", sign=1)


def says_more(context: Context) -> tuple[str, ...]:
    """Dimensions that weigh less than people say: derived weight clearly below the stated one."""
    return _apart(context, "importance.says_more", sign=-1)


def _apart(context: Context, key: str, *, sign: int) -> tuple[str, ...]:
    """Where the two weights differ as the claim says, furthest first."""
    found = []
    for dimension in context.dimensions:
        weights = weights_of(context, dimension)
        if bears(key, weights):
            (derived,), (stated,) = weights.own, weights.others
            found.append((sign * (stated.value - derived.value), dimension))
    return tuple(dimension for _, dimension in sorted(found))


def _value(value: Value | None) -> float:
    return value.value if isinstance(value, Shown) else 0.0


def overestimated(context: Context) -> tuple[str, ...]:
    """Dimensions that the IT management overestimates, the largest difference first."""
    return _with_agreement(context, Agreement.OVERESTIMATE, sign=-1)


def overestimates(context: Context, key: str) -> tuple[Phrase, ...]:
    """In how many dimensions IT management overestimates itself, and where most of all.

    Args:
        context: The released figures.
        key: The message that says both.
    """
    sizes = gap_sizes(context, overestimated(context))
    if not sizes:
        return ()
    numbers = {"count": count(len(sizes)), "all": count(len(context.dimensions))}
    proven, most = on(*sizes.values()), largest(sizes)
    if most is None:
        return (claim("cover.lead.over.alike", proven, **numbers),)
    name = context.name(most)
    return (claim(key, proven, among(sizes, most), dimension=name, **numbers),)


def underestimated(context: Context) -> tuple[str, ...]:
    """Dimensions that the IT management underestimates, the largest difference first."""
    return _with_agreement(context, Agreement.UNDERESTIMATE, sign=1)


def _with_agreement(context: Context, agreement: Agreement, *, sign: int) -> tuple[str, ...]:
    found = [
        (sign * gap.value, dimension)
        for dimension in context.dimensions
        if isinstance(gap := context.gap(dimension), Shown) and gap.reading is agreement
    ]
    return tuple(dimension for _, dimension in sorted(found))


def gap_sizes(context: Context, dimensions: Sequence[str]) -> Mapping[str, Value]:
    """How far IT management and its customers are apart, whichever way, as displayed."""
    gaps = {dimension: context.gap(dimension) for dimension in dimensions}
    return {
        dimension: replace(gap, value=abs(gap.value)) if isinstance(gap, Shown) else gap
        for dimension, gap in gaps.items()
        if gap is not None
    }


def largest_gap(context: Context) -> str | None:
    """The dimension in which the IT management is proven to be furthest off, if one is.

    Where it agreed on its answers: in which it is furthest off as displayed. None where two are
    level.
    """
    proven = (*overestimated(context), *underestimated(context))
    return largest(gap_sizes(context, context.dimensions if context.is_agreed else proven))


def largest(sizes: Mapping[str, Value]) -> str | None:
    """The one of the largest size, or the only one; None where two are level."""
    if len(sizes) == 1:
        ((dimension, size),) = sizes.items()
        return dimension if isinstance(size, Shown) else None
    return highest(sizes)


def mirror_finding(context: Context) -> Phrase:
    """What the mirror shows first: the largest over- or underestimate that is proven.

    Answers that IT management agreed on have no spread by which a difference could be proven; of
    them it is the largest difference.
    """
    gaps = tuple(gap for d in context.dimensions if (gap := context.gap(d)) is not None)
    if not shown_of(gaps):
        return phrase("mirror.finding.hidden")
    if context.is_agreed:
        return _agreed_finding(context)
    if overestimated(context) or underestimated(context):
        return _proven_finding(context)
    if bears("mirror.finding.agree", on(*gaps)):
        return claim("mirror.finding.agree", on(*gaps))
    return phrase("mirror.finding.unproven")


def _agreed_finding(context: Context) -> Phrase:
    furthest_off = largest_gap(context)
    if furthest_off is None:
        return phrase("mirror.chart.finding")
    sizes = gap_sizes(context, context.dimensions)
    return claim(
        "mirror.finding.agreed",
        among(sizes, furthest_off),
        dimension=context.name(furthest_off),
    )


def _proven_finding(context: Context) -> Phrase:
    """The way of the largest that is proven, and where; all that are level, where several are."""
    over = gap_sizes(context, overestimated(context))
    under = gap_sizes(context, underestimated(context))
    way, sizes = max(("over", over), ("under", under), key=lambda each: _largest_size(each[1]))
    most = largest(sizes)
    if most is not None:
        basis = (on(sizes[most]), among(sizes, most))
        return claim(f"mirror.finding.{way}", *basis, dimension=context.name(most))
    size = _largest_size(sizes)
    level = [d for d, each in sizes.items() if _value(each) == size]
    names = Listing(items=tuple(context.short(dimension) for dimension in level))
    return claim(f"mirror.finding.{way}.alike", on(*(sizes[d] for d in level)), names=names)


def _largest_size(sizes: Mapping[str, Value]) -> float:
    return max(map(_value, sizes.values()), default=0.0)


def dimension_key(dimension: str) -> str:
    """Key of a dimension's page."""
    return f"dimension-{dimension}"
