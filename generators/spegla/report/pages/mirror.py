"""Page 9: the mirror, how the IT management sees itself beside how its customers see it."""

from spegla.privacy.released import Shown
from spegla.report.context import Context, count, score_number, shown_of
from spegla.report.findings import largest_gap, mirror_finding, overestimated, underestimated
from spegla.report.model import (
    Block,
    Bullets,
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
                    mirror_chart(
                        context, anchor="mirror-chart", finding=phrase("mirror.chart.finding")
                    ),
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
                            phrase("mirror.reading.team"),
                        )
                    ),
                ),
            ),
        ),
    )


def _lead(context: Context) -> tuple[Words, ...]:
    over, under = overestimated(context), underestimated(context)
    lead: list[Words] = [
        phrase(
            "mirror.lead.counts",
            count=count(len(over)),
            under=count(len(under)),
            all=count(len(context.dimensions)),
        )
    ]
    dimension = largest_gap(context)
    if dimension is not None:
        score, team = shown_of([context.score(dimension), context.management_score(dimension)])
        lead.append(
            phrase(
                "mirror.lead.largest",
                dimension=context.name(dimension),
                customers=score_number(score.value),
                management=score_number(team.value),
            )
        )
    return tuple(lead)


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
