"""The answers in an export, told alike whatever tool wrote it: variables and rows of text."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from spegla.survey.tables import Row, Table, fold
from spegla.survey.tables.columns import Column, columns_of


class Tool(StrEnum):
    """What wrote an export, under the name by which the settings know it."""

    LIMESURVEY = "limesurvey"
    QUALTRICS = "qualtrics"
    SURVEYMONKEY = "surveymonkey"
    MICROSOFT_FORMS = "microsoft_forms"
    GOOGLE_FORMS = "google_forms"
    SPSS = "spss"
    TYPEFORM = "typeform"
    KOBOTOOLBOX = "kobotoolbox"
    EUSURVEY = "eusurvey"
    REDCAP = "redcap"
    PLAIN = "plain"
    """Any other table with headings in the first row and a row a respondent."""


class Use(StrEnum):
    """What the survey tool itself says that a variable is for."""

    ANSWER = "answer"
    """An answer: to a question, or to one row of a grid."""
    OPTION = "option"
    """Whether one option of a choice was taken."""
    OTHER = "other"
    """One's own words beside an option such as "Other"; nothing reads them."""
    RESPONDENT = "respondent"
    """The tool's own ID of the respondent or the response."""
    RECORD = "record"
    """What the tool notes besides: times, addresses, names, status. Nothing reads it."""

    @property
    def is_answer(self) -> bool:
        """Whether a question or one of its options may be looked for in the variable."""
        return self in (Use.ANSWER, Use.OPTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One answer that a variable can take, as the tool writes it and as people read it."""

    value: str
    label: str
    by_language: tuple[tuple[str, str], ...] = ()
    is_missing: bool = False
    """Whether the tool was told that this answer does not count (user-missing)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One column of an export. All texts are plain: tags and entities of HTML are resolved.

    Args:
        heading: What stands above the column, put together where several rows do, and unlike that
            of every other column: the second of two alike ends in " #2".
        names: What the column may be called besides, the surest first: the code of the question,
            its wording, its wording with the row or option in square brackets, the row alone.
        text: The wording of the question.
        part: The row of the grid, or the option; blank where the question has one column.
        together: What the columns of one grid or choice share, such as the code of the question;
            blank where the question has one column.
        use: What the tool says that the column is for.
        categories: The answers that can be given, in the order of the questionnaire, where the
            file tells; also those that nobody gave.
        wording: Language and text, with the part in it where there is one, where the tool tells
            more than one language.
    """

    heading: str
    names: tuple[str, ...] = ()
    text: str = ""
    part: str = ""
    together: str = ""
    use: Use = Use.ANSWER
    categories: tuple[Category, ...] = ()
    wording: tuple[tuple[str, str], ...] = ()


class LeftOut(StrEnum):
    """Why rows of an export are no answers."""

    TEST = "test and preview answers"
    BLANK = "rows without any answer"


@dataclass(frozen=True, kw_only=True)
class Answers:
    """A column a variable, a row a respondent.

    A cell holds the label of the answer where the file tells value and label, otherwise what the
    file has. Rows may be longer or shorter than the variables; ``survey.checks`` tells the author.

    Args:
        tool: What wrote the export.
        variables: The columns, in the order of the file.
        rows: The rows, in the order of the file, headings and what is left out not among them.
        left_out: How many rows were left out, by reason.
    """

    tool: Tool
    variables: tuple[Variable, ...]
    rows: tuple[Row, ...]
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading of each variable."""
        return tuple(variable.heading for variable in self.variables)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The cells of each variable, blank in rows that end before it."""
        return columns_of(self.rows, width=len(self.variables))

    def cells(self, position: int) -> list[str]:
        """The cells of one variable, those of rows that end before it left out."""
        return [row.cells[position] for row in self.rows if position < len(row.cells)]


def unlike(headings: tuple[str, ...]) -> tuple[str, ...]:
    """Headings of which no two are alike; blank ones stay blank.

    >>> unlike(("Other", "Name", "Other", ""))
    ('Other', 'Name', 'Other #2', '')
    """
    seen: dict[str, int] = {}
    found = []
    for heading in headings:
        key = heading.casefold()
        seen[key] = seen.get(key, 0) + 1
        found.append(heading if not heading or seen[key] == 1 else f"{heading} #{seen[key]}")
    return tuple(found)


def plain_answers(table: Table) -> Answers:
    """The answers in a table of which nothing more is known than its headings.

    >>> table = Table(headings=("q01", "q01"), rows=(Row(number=2, cells=("4", "5")),))
    >>> plain_answers(table).headings
    ('q01', 'q01 #2')
    """
    ends = Counter(fold(_end(heading)) for heading in table.headings)
    variables = tuple(
        Variable(
            heading=heading,
            names=tuple(
                name
                for name in (found, _end(found))
                if name != heading and (name == found or ends[fold(name)] == 1)
            ),
        )
        for heading, found in zip(unlike(table.headings), table.headings, strict=True)
    )
    return Answers(tool=Tool.PLAIN, variables=variables, rows=table.rows)


def _end(heading: str) -> str:
    """What follows the last full stop in a name made of names, as of a matrix and its row."""
    return heading if " " in heading else heading.rpartition(".")[2]
