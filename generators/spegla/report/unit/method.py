"""How a unit's report is to be read: what its figures are, and what it leaves out and why."""

from collections.abc import Sequence

from spegla.report.annex import figures_of
from spegla.report.definitions import ALWAYS, TERMS, terms_of
from spegla.report.model import Bullets, Page, PageKind, Section, phrase
from spegla.report.pages.method import limits, measures, version
from spegla.report.unit.unit import Unit

_READING = ("same", "rest", "sure", "left_out")


def method(unit: Unit, pages: Sequence[Page]) -> Page:
    """How to read it, each term that the other pages use, the limits, and which release it is of.

    Args:
        unit: The unit.
        pages: The other pages of its report.
    """
    used = {*terms_of(figures_of(pages)), *ALWAYS}
    reading = Section(
        anchor="reading",
        heading=phrase("unit.reading"),
        blocks=(
            Bullets(
                items=tuple(phrase(f"unit.reading.{each}", unit=unit.name) for each in _READING)
            ),
        ),
    )
    return Page(
        key="method",
        kind=PageKind.METHOD,
        label=phrase("method.label"),
        kicker=phrase("method.kicker"),
        headline=phrase("unit.method.headline"),
        lead=(phrase("unit.method.lead"),),
        sections=(
            reading,
            measures(unit.context, tuple(term for term in TERMS if term in used)),
            limits(),
            version(unit.context),
        ),
    )
