"""What is strongest and what is misjudged most, in a few lines for the first page."""

from spegla.privacy.released import Unit
from spegla.report.context import Context, count, points, score_number, shown_of
from spegla.report.findings import (
    almost_reached,
    dimension_key,
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
    label = phrase("cover.strengths.how", near=near)
    if not any(context.target(dimension) is not None for dimension in context.dimensions):
        label = phrase("cover.strengths.how.plain")
    return HighlightGroup(
        label=label,
        items=tuple(_strength(context, dimension) for dimension in strengths(context)),
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
    target, shortfall = context.target(dimension), context.shortfall(dimension)
    if target is None or shortfall is None:
        named = count(len(strengths(context)))
        all_shown = count(len(shown_of([context.score(d) for d in context.dimensions])))
        return phrase("cover.strength.highest", count=named, all=all_shown)
    level = score_number(target)
    if dimension in almost_reached(context):
        return phrase("cover.strength.almost", gap=points(shortfall), target=level)
    if shortfall == 0:
        return phrase("cover.strength.reached", target=level)
    return phrase("cover.strength.above", gap=points(-shortfall), target=level)


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
        over, under = overestimated(context), underestimated(context)
        items = (
            _estimate(context, over[0], "over") if over else _no_estimate("over"),
            _estimate(context, under[0], "under") if under else _no_estimate("under"),
        )
    return HighlightGroup(label=phrase("cover.misjudged.how"), items=items)


def _estimate(context: Context, dimension: str, way: str) -> RankedItem:
    """A proven over- or underestimate: both scores, and how far apart they are."""
    reason = _both_scores(context, dimension)
    for deviations in shown_of([context.standardised_gap(dimension)]):
        size = Number(value=abs(deviations.value), unit=Unit.DEVIATIONS, bare=True)
        reason = phrase(f"cover.{way}.reason", scores=reason, size=size)
    return RankedItem(
        title=phrase(f"cover.{way}", dimension=context.name(dimension)),
        reason=reason,
        page=dimension_key(dimension),
    )


def _no_estimate(way: str) -> RankedItem:
    return RankedItem(title=phrase(f"cover.{way}.none"), reason=phrase(f"cover.{way}.none.reason"))


def _difference(context: Context, dimension: str) -> RankedItem:
    """The largest difference where nothing is proven, since the team's answers are agreed."""
    return RankedItem(
        title=phrase("cover.difference", dimension=context.name(dimension)),
        reason=phrase("cover.difference.reason", scores=_both_scores(context, dimension)),
        page=dimension_key(dimension),
    )


def _both_scores(context: Context, dimension: str) -> Phrase:
    score, team = shown_of([context.score(dimension), context.management_score(dimension)])
    return phrase("cover.both_scores", customers=Number.of(score), management=Number.of(team))
