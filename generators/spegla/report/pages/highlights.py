"""What is strong and what is misjudged, in a few lines for the first page."""

from collections.abc import Sequence

from spegla.privacy.released import Shown, Unit
from spegla.report.claims import among, claim, on
from spegla.report.context import Context
from spegla.report.findings import (
    almost_reached,
    dimension_key,
    gap_sizes,
    largest,
    largest_gap,
    overestimated,
    strengths,
    underestimated,
)
from spegla.report.model import (
    HighlightGroup,
    Highlights,
    Number,
    Phrase,
    RankedItem,
    Section,
    phrase,
)
from spegla.report.values import count, points, score_number, shown_of


def highlights(context: Context) -> tuple[Section, ...]:
    """Strengths beside the largest over- and underestimate; none where there is neither."""
    strong, misjudged = _strengths(context), _misjudged(context)
    groups = tuple(group for group in (strong, misjudged) if group.items)
    if not groups:
        return ()
    key = "cover.highlights"
    if not (strong.items and misjudged.items):
        key = "cover.strengths" if strong.items else "cover.misjudged"
    return (Section(anchor="strengths", heading=phrase(key), blocks=(Highlights(groups=groups),)),)


# ------------------------------------------------------------------ strengths


def _strengths(context: Context) -> HighlightGroup:
    near = points(context.settings.method.smallest_worthwhile_change)
    named = strengths(context)
    label = phrase("cover.strengths.how", near=near)
    if named and not context.distances:
        label = claim("cover.strengths.how.plain", among(context.scores, *named))
    return HighlightGroup(
        label=label, items=tuple(_strength(context, dimension) for dimension in named)
    )


def _strength(context: Context, dimension: str) -> RankedItem:
    (score,) = shown_of([context.score(dimension)])
    return RankedItem(
        title=context.name(dimension),
        reason=_evidence(context, dimension),
        value=phrase("cover.strength.value", score=Number.of(score)),
        page=dimension_key(dimension),
    )


def _evidence(context: Context, dimension: str) -> Phrase:
    """Why a dimension is called a strength, and no more than is shown."""
    target, distance = context.target(dimension), context.distance(dimension)
    if target is None or not isinstance(distance, Shown):
        named = strengths(context)
        numbers = {"count": count(len(named)), "all": count(len(context.scores))}
        return claim("cover.strength.highest", among(context.scores, *named), **numbers)
    level, gap = score_number(target), points(abs(distance.value))
    if dimension in almost_reached(context):
        return claim("cover.strength.almost", on(distance), gap=gap, target=level)
    # How far above, a score that is written as a range does not tell.
    if distance.value == 0 or distance.least is not None:
        return claim("cover.strength.reached", on(distance), target=level)
    return claim("cover.strength.above", on(distance), gap=gap, target=level)


# ------------------------------------------------------------------ over- and underestimate


def _misjudged(context: Context) -> HighlightGroup:
    """The largest overestimate and the largest underestimate that are proven.

    Where one of them is not, that is said. Answers that IT management agreed on prove nothing: of
    them it is the largest difference. Nothing where no difference is shown.
    """
    gaps = shown_of([context.gap(dimension) for dimension in context.dimensions])
    largest = largest_gap(context) if context.is_agreed else None
    items: tuple[RankedItem, ...] = ()
    if largest is not None:
        items = (_difference(context, largest),)
    elif gaps and not context.is_agreed:
        items = (
            _estimate(context, "over", overestimated(context)),
            _estimate(context, "under", underestimated(context)),
        )
    return HighlightGroup(label=phrase("cover.misjudged.how"), items=items)


def _estimate(context: Context, way: str, proven: Sequence[str]) -> RankedItem:
    """The largest over- or underestimate that is proven, or that none is.

    Both scores, and how far apart they are. Where two are level, one of them is not the largest.
    """
    if not proven:
        none = phrase(f"cover.{way}.none")
        return RankedItem(title=none, reason=phrase(f"cover.{way}.none.reason"))
    sizes = gap_sizes(context, proven)
    dimension = proven[0]
    name, basis = context.name(dimension), on(sizes[dimension])
    if largest(sizes) is None:
        title = claim(f"cover.{way}.one", basis, dimension=name)
    else:
        title = claim(f"cover.{way}", basis, among(sizes, dimension), dimension=name)
    reason = _both_scores(context, dimension)
    for deviations in shown_of([context.standardised_gap(dimension)]):
        size = Number(value=abs(deviations.value), unit=Unit.DEVIATIONS, bare=True)
        reason = phrase(f"cover.{way}.size", scores=reason, size=size)
    return RankedItem(title=title, reason=reason, page=dimension_key(dimension))


def _difference(context: Context, dimension: str) -> RankedItem:
    """The largest difference where nothing is proven, since the team's answers are agreed."""
    sizes = gap_sizes(context, context.dimensions)
    return RankedItem(
        title=claim("cover.difference", among(sizes, dimension), dimension=context.name(dimension)),
        reason=phrase("cover.difference.reason", scores=_both_scores(context, dimension)),
        page=dimension_key(dimension),
    )


def _both_scores(context: Context, dimension: str) -> Phrase:
    score, team = shown_of([context.score(dimension), context.management_score(dimension)])
    return phrase("cover.both_scores", customers=Number.of(score), management=Number.of(team))
