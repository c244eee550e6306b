"""What a section is made of: running text, lists, charts and tables."""

from dataclasses import dataclass
from enum import StrEnum

from spegla.privacy.released import FigureId, Hidden, Unit
from spegla.report.model.charts import ChartBody
from spegla.report.model.words import Number, Phrase, Words
from spegla.survey.questions import LocalText


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
    """A table row; the first cell heads it. ``figures`` are the identities that it shows.

    ``is_total`` says that it speaks of all the other rows together, and therefore stands last.
    """

    cells: tuple[Cell, ...]
    figures: tuple[FigureId, ...] = ()
    is_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Numbers with headings, a caption and optional notes below.

    ``is_folded`` folds it away on the screen until a reader asks for it.
    """

    anchor: str
    caption: Words
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Words, ...] = ()
    is_folded: bool = False


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
    """One item of a list: what, why, and at the right its value (and where it should go).

    ``owner`` says who answers for it and by when, where that is decided.
    """

    title: Words
    reason: Words
    value: Words | None = None
    owner: Words | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """A numbered list of findings, such as the three priorities."""

    items: tuple[RankedItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HighlightGroup:
    """Findings that belong together, in order but without numbers, and what they have in common."""

    label: Words
    items: tuple[RankedItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlights:
    """Short groups of findings, beside each other where there is room."""

    groups: tuple[HighlightGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is asked of the reader: decision and date, set apart from the text."""

    title: Words
    text: Words
    by: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A term and what it means here; ``anchor`` where other pages link to it."""

    term: Words
    meaning: tuple[Words, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """Terms and their meanings.

    ``is_brief`` says that all are short, so that they may stand beside each other.
    """

    items: tuple[Definition, ...]
    is_brief: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """One line that leads on, to a page of the report or to a file that stands beside it.

    ``page`` is the page's key, ``file`` the file's name, in which ``{language}`` stands for the
    reader's; one of the two is empty.
    """

    text: Words
    page: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteGroup:
    """Quotations that belong together, word for word, and what they have in common.

    ``texts`` are in whatever language they were written; ``REMOVED`` in one of them stands for what
    was taken out.
    """

    label: Words
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotes:
    """What people wrote or said about one thing, the groups beside each other."""

    anchor: str
    groups: tuple[QuoteGroup, ...]
    heading: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountEntry:
    """What is said of one thing under one head, such as what was promised."""

    label: Words
    sentences: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How one thing went, from its beginning to what follows, under the same heads each time."""

    anchor: str
    heading: Words
    entries: tuple[AccountEntry, ...]


Block = (
    Paragraph
    | Bullets
    | Ranking
    | Highlights
    | Ask
    | Definitions
    | Pointer
    | Quotes
    | Account
    | Chart
    | Table
)
