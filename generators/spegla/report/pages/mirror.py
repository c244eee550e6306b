"""Page 9: the mirror, how the IT management sees itself beside how its customers see it."""

from spegla.privacy.released import Shown
from spegla.report.claims import among, bears, claim, on
from spegla.report.context import Context
from spegla.report.findings import (
    gap_sizes,
    largest_gap,
    mirror_finding,
    overestimated,
    underestimated,
)
from spegla.report.model import (
    Block,
    Bullets,
    Number,
    Page,
    PageKind,
    Paragraph,
    Phrase,
    Section,
    Words,
    phrase,
)
from spegla.report.pages.charts import mirror_chart
from spegla.report.values import count, shown_of
from spegla.survey.readings import Agreement


def mirror(context: Context) -> Page:
    """The mirror chart, the classes, and what may and may not be concluded."""
    return Page(
        key="mirror",
        kind=PageKind.STANDARD,
        label=phrase("mirror.label"),
        kicker=phrase("mirror.kicker"),
        headline=mirror_finding(context),
        lead=_lead(context),
        sections=(
            Section(
                anchor="gaps",
                blocks=(
                    mirror_chart(context, anchor="mirror-chart", finding=_chart_finding(context)),
                ),
            ),
            *_classes(context),
            Section(
                anchor="reading",
                heading=phrase("mirror.reading"),
                blocks=(
                    Paragraph(
                        sentences=(
                            phrase("mirror.reading.question"),
                            phrase("mirror.reading.leniency"),
                            phrase("mirror.reading.insight"),
                            phrase(f"mirror.reading.{'agreed' if context.is_agreed else 'team'}"),
                        )
                    ),
                ),
            ),
        ),
    )


def _lead(context: Context) -> tuple[Words, ...]:
    lead: list[Words] = [phrase("mirror.lead.agreed") if context.is_agreed else _counts(context)]
    dimension = largest_gap(context)
    if dimension is not None:
        lead.append(_largest(context, dimension))
    return tuple(lead)


def _largest(context: Context, dimension: str) -> Phrase:
    """Where the difference is largest, with both scores."""
    score, team = shown_of([context.score(dimension), context.management_score(dimension)])
    name, scores = context.name(dimension), {"customers": score, "management": team}
    numbers = {side: Number.of(value) for side, value in scores.items()}
    if context.is_agreed:
        basis = among(gap_sizes(context, context.dimensions), dimension)
        return claim("mirror.lead.largest.agreed", basis, dimension=name, **numbers)
    sizes = gap_sizes(context, (*overestimated(context), *underestimated(context)))
    bases = (on(sizes[dimension]), among(sizes, dimension))
    return claim("mirror.lead.largest", *bases, dimension=name, **numbers)


def _chart_finding(context: Context) -> Phrase:
    """In how many dimensions the two agree; nothing of the kind where nothing can be proven."""
    gaps = shown_of([context.gap(d) for d in context.dimensions])
    alike = [gap for gap in gaps if bears("mirror.chart.alike", on(gap))]
    if alike:
        numbers = {"count": count(len(alike)), "all": count(len(gaps))}
        return claim("mirror.chart.alike", on(*alike), **numbers)
    every = on(*(gap for d in context.dimensions if (gap := context.gap(d)) is not None))
    if bears("mirror.chart.apart", every):
        return claim("mirror.chart.apart", every)
    return phrase("mirror.chart.finding")


def _counts(context: Context) -> Phrase:
    """How many over- and underestimates are proven."""
    return phrase(
        "mirror.lead.counts",
        count=count(len(overestimated(context))),
        under=count(len(underestimated(context))),
        all=count(len(context.dimensions)),
    )


def _classes(context: Context) -> tuple[Section, ...]:
    """Which dimensions fall in which class, only classes that have any."""
    items: list[Phrase] = []
    for agreement in Agreement:
        items += [
            phrase(
                "mirror.class",
                name=context.name(dimension),
                meaning=claim(f"mirror.class.{agreement}", on(gap)),
            )
            for dimension in context.dimensions
            if isinstance(gap := context.gap(dimension), Shown) and gap.reading is agreement
        ]
    if not items:
        return ()
    blocks: tuple[Block, ...] = (Bullets(items=tuple(items)),)
    return (Section(anchor="classes", heading=phrase("mirror.classes"), blocks=blocks),)
