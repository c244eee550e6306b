"""The report as one typed model: pages, sections, findings, charts and tables.

The model holds no markup and no language: what is said is a :class:`Phrase` (the key of a
message and its values), what is measured is a released value with its identity. The site, the
PDF and the data annex are all drawn from one :class:`Report`, so they cannot disagree.

An anchor or page key is ASCII, lower case, the same in every language.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from spegla.privacy.released import FigureId, Hidden, Shown, Unit
from spegla.survey.questions import LocalText

# ------------------------------------------------------------------------------ words


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number to be written in the reader's language.

    ``unit`` decides decimals and sign; ``bare`` leaves percent and plus signs away.
    """

    value: float
    unit: Unit
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Several things to be joined as the language joins them: "a, b and c"."""

    items: tuple["Argument", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A message of the wording files and the values that stand in it.

    Where the message has plural forms, the argument named ``count`` chooses among them.
    """

    key: str
    arguments: tuple[tuple[str, "Argument"], ...] = ()


Argument = Phrase | LocalText | Number | Listing | date | str
"""``str`` is only for names that are the same in every language, such as the client's."""

Words = Phrase | LocalText
"""Something that becomes text in the reader's language."""


def phrase(key: str, **arguments: Argument) -> Phrase:
    """A phrase from its key and named values.

    >>> phrase("page.dimension.score", score=Number(value=61, unit=Unit.SCORE)).key
    'page.dimension.score'
    """
    return Phrase(key=key, arguments=tuple(arguments.items()))


# ------------------------------------------------------------------------------ charts


class Emphasis(StrEnum):
    """Whether a mark is to stand out from its neighbours."""

    NORMAL = "normal"
    STRONG = "strong"
    MUTED = "muted"


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionRow:
    """One 100 % bar.

    ``shares`` has a value a point of the scale, from the bad to the good end (a reversed item
    is turned round, as ``is_reversed`` says, and its first share is of the last category);
    ``dont_know`` is None where the scale offers no such answer.
    """

    label: Words
    shares: tuple[Shown, ...] | Hidden
    favourable: Shown | Hidden
    dont_know: Shown | Hidden | None
    is_reversed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionChart:
    """100 % stacked bars; don't know stands outside the bar, favourable at its right.

    ``categories`` are the wordings of the points, low to high. ``neutral`` counts the points in
    the middle that are neither favourable nor unfavourable; ``unfavourable`` those below it.
    """

    categories: tuple[Words, ...]
    unfavourable: int
    neutral: int
    rows: tuple[DistributionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalRow:
    """One dot with its interval. ``note`` stands at the right, such as "n 41"."""

    label: Words
    value: Shown | Hidden
    note: Words | None = None
    emphasis: Emphasis = Emphasis.NORMAL
    target: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IntervalChart:
    """Dots with intervals on one axis; ``reference`` draws a labelled dashed line."""

    rows: tuple[IntervalRow, ...]
    unit: Unit
    domain: tuple[float, float]
    reference: float | None = None
    reference_label: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DumbbellRow:
    """Customers beside IT management; ``note`` says at the right what it amounts to."""

    label: Words
    customers: Shown | Hidden
    management: Shown | Hidden
    note: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DumbbellChart:
    """The mirror: two marks a row joined by a line, on the 0-100 axis."""

    rows: tuple[DumbbellRow, ...]
    domain: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlopeLine:
    """One line of a slope chart from the earlier to the later wave."""

    label: Words
    before: Shown | Hidden
    after: Shown | Hidden
    emphasis: Emphasis = Emphasis.NORMAL


@dataclass(frozen=True, slots=True, kw_only=True)
class SlopeChart:
    """Two waves side by side, a line a dimension."""

    waves: tuple[Words, Words]
    lines: tuple[SlopeLine, ...]
    domain: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatmapRow:
    """One row of a heatmap, a cell a column."""

    label: Words
    cells: tuple[Shown | Hidden, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatmapChart:
    """Scores of dimensions (rows) by group (columns), value printed in each cell."""

    columns: tuple[Words, ...]
    rows: tuple[HeatmapRow, ...]
    domain: tuple[float, float]


ChartBody = DistributionChart | IntervalChart | DumbbellChart | SlopeChart | HeatmapChart


# ------------------------------------------------------------------------------ blocks


class Align(StrEnum):
    """How a column of a table is set."""

    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column heading; the first column of a table heads its rows."""

    label: Words
    align: Align = Align.NUMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The two ends of a value's interval, to be written as one: "58 to 64"."""

    low: float
    high: float
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class NotAvailable:
    """A cell for which there is nothing to say, such as a change without an earlier wave."""


Cell = Phrase | LocalText | Number | Interval | Hidden | NotAvailable | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row; the first cell heads it. ``figures`` are the identities that it shows."""

    cells: tuple[Cell, ...]
    figures: tuple[FigureId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Numbers with headings, a caption and optional notes below."""

    anchor: str
    caption: Words
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart with all that stands around it.

    Args:
        anchor: Place of the chart in its page and in links.
        finding: What the chart shows, as a heading.
        measure: What is measured and in which order, one line below the heading.
        body: The marks.
        caption: n, don't know, how sure, one sentence each.
        alternative: The text alternative, a few sentences that say what is seen.
        table: The same numbers.
    """

    anchor: str
    finding: Words
    measure: Words
    body: ChartBody
    caption: tuple[Words, ...]
    alternative: tuple[Words, ...]
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text, one or more sentences."""

    sentences: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list of short statements."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedItem:
    """One numbered item: what, why, and at the right its value (and where it should go)."""

    title: Words
    reason: Words
    value: Words | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """A numbered list of findings, such as the three priorities."""

    items: tuple[RankedItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is asked of the reader: decision and date, set apart from the text."""

    title: Words
    text: Words
    by: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A term and what it means here."""

    term: Words
    meaning: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """Terms and their meanings."""

    items: tuple[Definition, ...]


Block = Paragraph | Bullets | Ranking | Ask | Definitions | Chart | Table


# ------------------------------------------------------------------------------ pages


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that the site, the PDF and the annex show.

    ``written`` is the day that the report bears: the newest wave's, never the clock's.
    """

    client: str
    title: LocalText
    wave_label: LocalText
    confidentiality: LocalText
    languages: tuple[str, ...]
    written: date
    pages: tuple[Page, ...]
    annex: tuple[AnnexRow, ...]
    anonymity: tuple[Words, ...] = field(default=())

    def page(self, key: str) -> Page:
        """The page with this key."""
        return next(page for page in self.pages if page.key == key)
