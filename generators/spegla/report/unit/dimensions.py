"""A unit's page of all dimensions: its scores beside everyone's."""

from spegla.report.claims import among, claim
from spegla.report.model import Page, PageKind, Phrase, Section, phrase
from spegla.report.pages.ranges import highest, lowest
from spegla.report.unit.charts import scores_chart
from spegla.report.unit.unit import Unit


def dimensions(unit: Unit) -> Page:
    """Scores and intervals, with the level aimed for and what IT management says of itself."""
    return Page(
        key="dimensions",
        kind=PageKind.STANDARD,
        label=phrase("dimensions.label"),
        kicker=phrase("unit.dimensions.kicker"),
        headline=_headline(unit),
        lead=(phrase("unit.dimensions.lead", unit=unit.name),),
        sections=(Section(anchor="scores", blocks=(scores_chart(unit),)),),
    )


def _headline(unit: Unit) -> Phrase:
    first, last = highest(unit.scores), lowest(unit.scores)
    if first is None or last is None:
        return phrase("unit.dimensions.headline.plain", unit=unit.name)
    return claim(
        "unit.dimensions.headline",
        among(unit.scores, first),
        among(unit.scores, last),
        unit=unit.name,
        highest=unit.context.short(first),
        lowest=unit.context.short(last),
    )
