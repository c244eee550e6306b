"""Page 9: the mirror, how the IT management sees itself beside how its customers see it."""

from spegla.privacy.released import Shown
from spegla.report.context import Context, count, shown_of
from spegla.report.findings import largest_gap, mirror_finding, overestimated, underestimated
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
        score, team = shown_of([context.score(dimension), context.management_score(dimension)])
        lead.append(
            phrase(
                "mirror.lead.largest.agreed" if context.is_agreed else "mirror.lead.largest",
                dimension=context.name(dimension),
                customers=Number.of(score),
                management=Number.of(team),
            )
        )
    return tuple(lead)


def _chart_finding(context: Context) -> Phrase:
    """In how many dimensions the two agree; nothing of the kind where nothing can be proven."""
    readings = [gap.reading for gap in shown_of([context.gap(d) for d in context.dimensions])]
    if context.is_agreed or not readings:
        return phrase("mirror.chart.finding")
    alike = (Agreement.GOOD_AGREEMENT, Agreement.POOR_AGREEMENT)
    number = sum(reading in alike for reading in readings)
    if not number:
        return phrase("mirror.chart.apart")
    return phrase("mirror.chart.alike", count=count(number), all=count(len(readings)))


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
        names = tuple(
            context.name(dimension)
            for dimension in context.dimensions
            if isinstance(gap := context.gap(dimension), Shown) and gap.reading is agreement
        )
        items += [
            phrase("mirror.class", name=name, meaning=phrase(f"mirror.class.{agreement}"))
            for name in names
        ]
    if not items:
        return ()
    blocks: tuple[Block, ...] = (Bullets(items=tuple(items)),)
    return (Section(anchor="classes", heading=phrase("mirror.classes"), blocks=blocks),)
