"""What has changed since the wave before, for everyone: of a single unit it is not worked out."""

from spegla.report.context import Context
from spegla.report.model import Page, PageKind, phrase
from spegla.report.pages.since_last_time.changes import changes
from spegla.report.unit.unit import Unit


def has_changes(context: Context) -> bool:
    """Whether any question was asked alike in the wave before."""
    return context.previous is not None and bool(changes(context, context.previous))


def since(unit: Unit) -> Page:
    """The change of each dimension for all customers together, and why not for the unit."""
    context, previous = unit.context, unit.context.previous or ""
    wave = context.wave_label(previous)
    return Page(
        key="since-last-time",
        kind=PageKind.STANDARD,
        label=phrase("since.label"),
        kicker=phrase("since.kicker", wave=wave),
        headline=phrase("unit.since.headline", wave=wave),
        lead=(phrase("unit.since.lead", unit=unit.name),),
        sections=changes(context, previous),
    )
