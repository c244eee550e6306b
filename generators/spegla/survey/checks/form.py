"""The form of a table: its headings are those expected, and each row has a cell for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spegla.survey.checks.problems import MOST_TOLD, ProblemList, quoted_code, suggestion
from spegla.survey.tables import Row, Table, fold, tidy


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row of a table with known columns; a cell by its column, tidied, "" where blank."""

    row: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell in a column; "" where the table does not have the column."""
        return self.cells.get(column, "")


def whole_rows(rows: Sequence[Row], problems: ProblemList, *, width: int) -> list[Row]:
    """The rows that have a cell for each of ``width`` headings; the others are problems.

    Blank cells beyond the headings are cut off: spreadsheet programs leave them. Of very many
    problems the first are told, and how many there are.
    """
    whole, ragged = [], []
    for row in rows:
        if len(row.cells) < width or any(cell.strip() for cell in row.cells[width:]):
            ragged.append(row)
        else:
            is_exact = len(row.cells) == width
            whole.append(row if is_exact else Row(number=row.number, cells=row.cells[:width]))
    fix = (
        "Look for a separator or a line break in a cell without quotation marks around it, or for "
        "one that is missing."
    )
    for row in ragged[:MOST_TOLD]:
        found = f"the row has {len(row.cells)} cells where the headings have {width}"
        problems.add(found, fix, row=row.number)
    more = len(ragged) - MOST_TOLD
    if more > 0:
        found = f"from here on, more rows have another number of cells than the headings: {more}"
        problems.add(found, fix, row=ragged[MOST_TOLD].number)
    return whole


def known_records(
    table: Table,
    problems: ProblemList,
    *,
    required: Sequence[str],
    optional: Sequence[str] = (),
) -> list[Record]:
    """The rows of a table whose columns are prescribed.

    Args:
        table: What stands in the file.
        problems: Where unknown, missing and duplicate columns and ragged rows are added.
        required: Columns that must be there.
        optional: Columns that may be there.

    Returns:
        The rows, or none where a required column is missing, so that one missing column does
        not show as a problem in every row.
    """
    known = [*required, *optional]
    columns = [fold(heading) for heading in table.headings]
    if not any(column in known for column in columns):
        # Without headings, the first row of a table of comments is someone's words.
        problems.add(
            "none of the columns is known",
            f"Put the headings in the first row: {', '.join(required)}.",
            row=1,
        )
        return []
    for position, column in enumerate(columns, start=1):
        _check_heading(column, position, columns, known, problems)
    absent = [column for column in required if column not in columns]
    for column in absent:
        problems.add(f'there is no column "{column}"', "Add the column.", column=column)
    rows = whole_rows(table.rows, problems, width=len(columns))
    if absent:
        return []
    return [
        Record(row=row.number, cells=dict(zip(columns, map(tidy, row.cells), strict=True)))
        for row in rows
    ]


def _check_heading(
    column: str, position: int, columns: Sequence[str], known: Sequence[str], problems: ProblemList
) -> None:
    if column in known:
        if columns.index(column) < position - 1:
            problems.add(
                f'there are two columns "{column}"', "Delete or rename one of them.", column=column
            )
    elif column:
        name = quoted_code(column) or "a heading"
        problems.add(
            f"column {position} has {name}, which is not known here", suggestion(column, known)
        )
