"""Pages, their sections and large numbers, and what of them stands in the annex."""

from dataclasses import dataclass
from enum import StrEnum

from spegla.privacy.released import FigureId, Hidden, Shown
from spegla.report.model.blocks import Block, NotAvailable
from spegla.report.model.words import Number, Phrase, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyNumber:
    """A large number that never stands alone: what it is, how sure, compared with what."""

    label: Words
    value: Number | Hidden | NotAvailable
    suffix: Words | None = None
    notes: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a page. A chart that opens a section may bring its own heading."""

    anchor: str
    blocks: tuple[Block, ...]
    heading: Words | None = None
    subline: Words | None = None


class PageKind(StrEnum):
    """Which template a page is drawn with."""

    COVER = "cover"
    STANDARD = "standard"
    DIMENSION = "dimension"
    METHOD = "method"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site, one chapter of the PDF.

    Args:
        key: File name without suffix, ASCII, the same in every language; "index" is first.
        kind: Which template.
        label: Name in navigation and contents.
        kicker: One short line above the headline.
        headline: The verdict or finding of the page.
        lead: Two or three sentences below it.
        numbers: Large numbers, none or up to three.
        sections: The rest.
        parent: Key of the page below which it stands in navigation.
    """

    key: str
    kind: PageKind
    label: Words
    kicker: Words
    headline: Words
    lead: tuple[Words, ...]
    sections: tuple[Section, ...]
    numbers: tuple[KeyNumber, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexRow:
    """One row of the data annex: a released figure, its definition and the page that shows it."""

    figure: FigureId
    value: Shown | Hidden
    definition: Phrase
    page: str
