"""What the report finds: the strengths, priorities and differences that several pages speak of.

A finding is chosen here, once, by rule and from displayed values; pages only word and place it.
"""

from spegla.privacy.released import Shown, Statistic, Value
from spegla.report.context import Context, shown_of
from spegla.report.model import Number, Phrase, phrase
from spegla.report.pages.ranges import high_end, low_end
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
    found = (*context.reached, *almost_reached(context)) if is_aimed else _highest(context)
    begun = priorities(context)
    return tuple(dimension for dimension in found if dimension not in begun)[:NAMED]


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


def _highest(context: Context) -> tuple[str, ...]:
    """As many of the highest scores, at most three, as are above all others for sure."""
    scores = {d: s for d in context.dimensions if isinstance(s := context.score(d), Shown)}
    ordered = sorted(scores, key=lambda dimension: -scores[dimension].value)
    for named in range(min(NAMED, len(ordered) - 1), 0, -1):
        least = min(low_end(scores[dimension]) for dimension in ordered[:named])
        if least > max(high_end(scores[dimension]) for dimension in ordered[named:]):
            return tuple(ordered[:named])
    return ()


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
    return tuple(d for d in shown if d not in context.reached)[:NAMED]


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
        and (context.shortfall(dimension) or 0) > 0
    )


def decided(context: Context) -> tuple[Action, ...]:
    """The actions decided after the newest wave, those for the first priorities first."""
    order = {dimension: place for place, dimension in enumerate(priorities(context))}
    found = [action for action in context.actions if action.decided_after == context.wave]
    return tuple(sorted(found, key=lambda action: order.get(action.dimension, len(order))))


def most_important(context: Context) -> tuple[str, ...]:
    """Dimensions as customers say that they matter, highest first; by derived weight if unasked."""
    return context.by(Statistic.STATED_IMPORTANCE) or context.by(Statistic.DERIVED_WEIGHT)


def moves_more(context: Context) -> tuple[str, ...]:
    """Dimensions that say little and move much: derived weight clearly above the stated one."""
    return _apart(context, sign=1)


def says_more(context: Context) -> tuple[str, ...]:
    """Dimensions that say much and move little: derived weight clearly below the stated one."""
    return _apart(context, sign=-1)


def _apart(context: Context, *, sign: int) -> tuple[str, ...]:
    """Where the stated weight lies beyond the interval of the derived one, furthest first."""
    found = []
    for dimension in context.dimensions:
        stated = context.of_dimension(dimension, Statistic.STATED_WEIGHT)
        match context.of_dimension(dimension, Statistic.DERIVED_WEIGHT):
            case Shown(low=float(low), high=float(high), value=derived) if isinstance(
                stated, Shown
            ):
                is_apart = low > stated.value if sign > 0 else high < stated.value
                if is_apart:
                    found.append((sign * (stated.value - derived), dimension))
            case _:
                continue
    return tuple(dimension for _, dimension in sorted(found))


def _value(value: Value | None) -> float:
    return value.value if isinstance(value, Shown) else 0.0


def overestimated(context: Context) -> tuple[str, ...]:
    """Dimensions that the IT management overestimates, the largest difference first."""
    return _with_agreement(context, Agreement.OVERESTIMATE, sign=-1)


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


def mirror_finding(context: Context) -> Phrase:
    """What the mirror shows first: the largest over- or underestimate that is proven.

    Answers that IT management agreed on have no spread by which a difference could be proven; of
    them it is the largest difference.
    """
    largest = largest_gap(context)
    if largest is not None and context.is_agreed:
        return phrase("mirror.finding.agreed", dimension=context.name(largest))
    if largest is not None:
        way = "over" if largest in overestimated(context) else "under"
        return phrase(f"mirror.finding.{way}", dimension=context.name(largest))
    readings = {gap.reading for gap in shown_of([context.gap(d) for d in context.dimensions])}
    if not readings:
        return phrase("mirror.finding.hidden")
    if readings <= {Agreement.GOOD_AGREEMENT, Agreement.POOR_AGREEMENT}:
        return phrase("mirror.finding.agree")
    return phrase("mirror.finding.unproven")


def largest_gap(context: Context) -> str | None:
    """The dimension in which the IT management is proven to be furthest off, if any is.

    Where it agreed on its answers: in which it is furthest off as displayed.
    """
    proven = (*overestimated(context), *underestimated(context))
    compared = context.dimensions if context.is_agreed else proven
    gaps = {dimension: context.gap(dimension) for dimension in compared}
    sizes = {d: abs(gap.value) for d, gap in gaps.items() if isinstance(gap, Shown)}
    return max(sizes, key=lambda d: sizes[d], default=None)


def dimension_key(dimension: str) -> str:
    """Key of a dimension's page."""
    return f"dimension-{dimension}"
