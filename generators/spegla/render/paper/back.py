"""The last page of the printed report: method and anonymity in short, for whoever answered."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spegla.render.views.fields import means
from spegla.render.views.types import KeyNumberView, PageView, ReportView, SectionView

_NUMBERS = "who-answered"
_SECTIONS = (
    ("index", "how-sure"),
    ("method", "limits"),
    ("anonymity", "promised"),
    ("anonymity", "recognised"),
)
"""Pages and their sections that the last page repeats, in its order."""
_MORE = ("method", "anonymity")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackView:
    """The last page of the report."""

    statement: str = field(metadata=means("What is promised about anonymity, in sentences."))
    numbers: tuple[KeyNumberView, ...] = field(metadata=means("How many were asked and answered."))
    sections: tuple[SectionView, ...] = field(
        metadata=means("How sure the results are, what they cannot say, what was promised.")
    )
    more: tuple[PageView, ...] = field(metadata=means("The chapters that say all of it."))


def view_back(report: ReportView) -> BackView:
    """What the last page says; each part is one that the report's own pages say in full.

    Args:
        report: The report; what it does not have is left out.

    >>> report = ReportView(
    ...     language="en", client="", title="", written="", wave="", confidentiality="",
    ...     anonymity=("Nobody is named.", "No group is smaller than five."), pages=(),
    ... )
    >>> view_back(report).statement
    'Nobody is named. No group is smaller than five.'
    """
    pages = {page.key: page for page in report.pages}
    return BackView(
        statement=" ".join(report.anonymity),
        numbers=pages[_NUMBERS].numbers if _NUMBERS in pages else (),
        sections=tuple(
            section
            for key, anchor in _SECTIONS
            if key in pages
            for section in _named(pages[key].sections, anchor)
        ),
        more=tuple(pages[key] for key in _MORE if key in pages),
    )


def _named(sections: Sequence[SectionView], anchor: str) -> tuple[SectionView, ...]:
    return tuple(section for section in sections if section.anchor == anchor)
