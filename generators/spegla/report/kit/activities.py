"""Activity sheets: for each priority, three cards of one size to cut apart and hand out.

A card says what to do, what a customer should notice, and in which figure a change would show. It
promises nothing that follows from it.
"""

from spegla.report.activities import facts, metric, proposals
from spegla.report.context import Context
from spegla.report.model import (
    Bullets,
    Definition,
    Definitions,
    Paragraph,
    Sheet,
    SheetFormat,
    SheetKind,
    SheetSection,
    phrase,
)
from spegla.report.values import count
from spegla.survey.records import Activity


def activity_sheets(context: Context) -> tuple[Sheet, ...]:
    """A sheet for each priority for which there are activities."""
    proposed = proposals(context)
    return tuple(
        Sheet(
            key=f"activities-{dimension.replace('_', '-')}",
            kind=SheetKind.ACTIVITIES,
            format=SheetFormat.PORTRAIT,
            label=phrase("kit.activities.label", dimension=context.short(dimension)),
            kicker=phrase("kit.activities.kicker", place=count(place), count=count(len(proposed))),
            headline=phrase("kit.activities.headline", dimension=context.short(dimension)),
            lead=(phrase("kit.activities.lead"), phrase("kit.activities.lead.show")),
            sections=tuple(_card(context, activity, dimension) for activity in activities),
        )
        for place, (dimension, activities) in enumerate(proposed.items(), start=1)
        if activities
    )


def _card(context: Context, activity: Activity, dimension: str) -> SheetSection:
    return SheetSection(
        heading=activity.title,
        subline=facts(activity),
        blocks=(
            Paragraph(sentences=(activity.purpose,)),
            Bullets(items=activity.steps),
            Definitions(
                items=(
                    Definition(term=phrase("kit.activities.notice"), meaning=(activity.notice,)),
                    Definition(
                        term=phrase("kit.activities.metric"),
                        meaning=metric(context, activity, dimension),
                    ),
                )
            ),
        ),
    )
