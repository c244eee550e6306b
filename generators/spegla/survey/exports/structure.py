"""What was asked, as a survey tool's own file of the questionnaire tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from spegla.survey.exports.answers import Tool
from spegla.survey.tables import MAX_COLUMNS

Texts = Mapping[str, str]
"""Plain text by language, the main language of the file first."""


class Form(StrEnum):
    """What sort of answer a question takes."""

    SINGLE = "single"
    """One of the answers."""
    MULTIPLE = "multiple"
    """Any of the rows, which are the options."""
    GRID = "grid"
    """For each row one of the answers."""
    RANKING = "ranking"
    """The rows put into an order."""
    NUMBER = "number"
    TEXT = "text"
    OTHER = "other"
    """Anything that is no answer in these terms: dates, files, notes, calculated fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One answer, or one row of a grid: its code in the tool and its text."""

    code: str
    text: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """One question as the tool has it.

    Args:
        code: Its code in the tool.
        text: Its wording.
        form: What sort of answer it takes.
        answers: What can be answered, in order; those of a grid hold for each row.
        rows: Rows of a grid or options of a multiple choice, in order.
        section: Title of the page or group that it stands in, "" where there is none.
    """

    code: str
    text: Texts
    form: Form
    answers: tuple[Part, ...] = ()
    rows: tuple[Part, ...] = ()
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """A questionnaire, its questions in the order in which they were asked."""

    tool: Tool
    languages: tuple[str, ...]
    questions: tuple[Described, ...]


def crossed(rows: Sequence[Part], columns: Sequence[Part]) -> tuple[Part, ...]:
    """A part for each cell of a table, which an export has a column for.

    Args:
        rows: The rows of the table.
        columns: Its columns. With more cells than any export has columns, nothing is described.

    >>> [cell.code for cell in crossed([Part(code="a", text={})], [Part(code="1", text={})])]
    ['a_1']
    """
    if len(rows) * len(columns) > MAX_COLUMNS:
        return ()
    return tuple(
        Part(
            code=f"{row.code}_{column.code}",
            text={
                language: f"{wording} – {column.text[language]}"
                for language, wording in row.text.items()
                if language in column.text
            },
        )
        for row in rows
        for column in columns
    )
