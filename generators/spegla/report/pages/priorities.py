"""Page 8: where to begin: importance by performance, and how sure the order is."""

from spegla.privacy.released import Shown, Statistic
from spegla.report.claims import among, bears, claim, on
from spegla.report.context import Context
from spegla.report.findings import (
    NAMED,
    dimension_key,
    escalated,
    first_priorities,
    first_priority,
    nothing_first,
    priorities,
    priority_values,
)
from spegla.report.model import (
    Align,
    Bullets,
    Column,
    Listing,
    Number,
    Page,
    PageKind,
    Paragraph,
    Phrase,
    RankedItem,
    Ranking,
    Row,
    Section,
    Table,
    Words,
    phrase,
)
from spegla.report.pages.matrix import amount_of, box, matrix_chart
from spegla.report.values import count, points, rows_figures, score_number, share_number
from spegla.settings import Influence
from spegla.survey.readings import MatrixVariant


def priorities_page(context: Context) -> Page:
    """The matrix, the first three, how the other ways to draw it differ, and how to read it."""
    return Page(
        key="priorities",
        kind=PageKind.STANDARD,
        label=phrase("priorities.label"),
        kicker=phrase("priorities.kicker"),
        headline=_headline(context),
        lead=_lead(context),
        sections=(
            Section(anchor="matrix", blocks=(matrix_chart(context, anchor="matrix-chart"),)),
            *_first(context),
            *_escalated(context),
            Section(
                anchor="variants",
                heading=phrase("priorities.variants"),
                subline=phrase("priorities.variants.how"),
                blocks=(_variants(context),),
            ),
            _reading(context),
        ),
    )


def _headline(context: Context) -> Phrase:
    if not priorities(context):
        return nothing_first(context, "priorities.headline.none")
    first = first_priority(context)
    if first is None:
        return phrase("priorities.headline.unsure")
    basis = among(priority_values(context), first)
    return claim("priorities.headline", basis, dimension=context.short(first))


def _lead(context: Context) -> tuple[Words, ...]:
    lead: list[Words] = []
    if first := first_priorities(context):
        lead.append(
            claim(
                "priorities.lead",
                among(priority_values(context), *first),
                count=count(len(first)),
                names=Listing(items=tuple(context.short(d) for d in first)),
            )
        )
    placed = {
        d: context.of_dimension(d, Statistic.PLACEMENT, MatrixVariant.TARGET)
        for d in priorities(context)
    }
    unsure = {
        d: value
        for d, value in placed.items()
        if value is not None and bears("priorities.lead.unsure", on(value))
    }
    if unsure:
        names = Listing(items=tuple(context.short(d) for d in unsure))
        lead.append(claim("priorities.lead.unsure", on(*unsure.values()), names=names))
    return tuple(lead)


def _first(context: Context) -> list[Section]:
    first = priorities(context)
    if not first:
        return []
    return [
        Section(
            anchor="first",
            heading=phrase("priorities.first"),
            subline=phrase("priorities.first.how"),
            blocks=(Ranking(items=tuple(_ranked_item(context, d) for d in first)),),
        )
    ]


def _ranked_item(context: Context, dimension: str) -> RankedItem:
    score, target = context.score(dimension), context.target(dimension)
    weight = context.of_dimension(dimension, Statistic.WEIGHT)
    chance = context.of_dimension(dimension, Statistic.TOP_THREE)
    value = None
    if isinstance(score, Shown) and target is not None:
        value = phrase("cover.priority.value", score=Number.of(score), target=score_number(target))
    numbers = {
        "weight": share_number(amount_of(weight)),
        "chance": share_number(amount_of(chance)),
    }
    reason = phrase("priorities.reason.range", **numbers)
    distance = context.distance(dimension)
    # How far below, a score that is written as a range does not tell.
    if isinstance(distance, Shown) and distance.least is None:
        gap = points(abs(distance.value))
        reason = claim("priorities.reason", on(distance), gap=gap, **numbers)
    return RankedItem(
        title=context.name(dimension), reason=reason, value=value, page=dimension_key(dimension)
    )


def _escalated(context: Context) -> list[Section]:
    """What IT cannot change alone: said, not dropped."""
    partly = [
        d
        for d in context.dimensions
        if context.settings.influence.get(d) is Influence.PARTLY and d in context.missed
    ]
    items = [
        claim(key, on(context.distances[d]), dimension=context.name(d))
        for key, named in (
            ("priorities.escalated", escalated(context)),
            ("priorities.partly", partly),
        )
        for d in named
    ]
    if not items:
        return []
    return [
        Section(
            anchor="beyond",
            heading=phrase("priorities.beyond"),
            subline=phrase("priorities.beyond.how"),
            blocks=(Bullets(items=tuple(items)),),
        )
    ]


def _variants(context: Context) -> Table:
    """The box of each dimension however the matrix is drawn; folded away on the screen."""
    shown = [v for v in MatrixVariant if any(_has(context, d, v) for d in context.dimensions)]
    return Table(
        anchor="variants-table",
        caption=phrase("priorities.variants.table"),
        columns=(
            Column(label=phrase("column.dimension"), align=Align.TEXT),
            *(Column(label=phrase(f"variant.{v}"), align=Align.TEXT) for v in shown),
        ),
        rows=tuple(
            Row(
                cells=(context.name(d), *(box(context, d, v) for v in shown)),
                figures=rows_figures(
                    context.released,
                    [context.score_id(d, Statistic.PLACEMENT, category=v) for v in shown],
                ),
            )
            for d in context.dimensions
        ),
        notes=tuple(phrase(f"variant.{v}.note") for v in shown),
        is_folded=True,
    )


def _has(context: Context, dimension: str, variant: MatrixVariant) -> bool:
    return context.of_dimension(dimension, Statistic.PLACEMENT, variant) is not None


def _reading(context: Context) -> Section:
    return Section(
        anchor="reading",
        heading=phrase("priorities.reading"),
        blocks=(
            Paragraph(
                sentences=(
                    phrase("priorities.reading.score"),
                    phrase("priorities.reading.top", count=count(NAMED)),
                    phrase("priorities.reading.between"),
                    phrase("priorities.reading.boxes"),
                )
            ),
        ),
    )
