"""What tells the rows of an export from each other: an ID of the survey tool, or all their cells.

Whichever it is, it is hashed here, and goes no further as it was.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from spegla.survey.checks.cells import Export
from spegla.survey.tables import tidy
from spegla.survey.tables.columns import Column


def fingerprints(export: Export, respondent: int | None = None) -> tuple[str, ...]:
    """For each row a hash of its ID; without IDs, of all its cells and of which row like it it is.

    A row with an ID stays the same person whatever is corrected in it, in every file with the ID.
    Without IDs the order of rows and columns, blank columns and white space do not count. Every
    other change of a row makes it another one: also columns that nothing reads tell people apart,
    and what cannot be told to be the same person must not be taken for it.

    It is a hash of answers, which somebody who guesses them can work out. So it stays in memory;
    the ledger keeps it salted.

    Args:
        export: The rows, those of IDs checked by :func:`check_respondents`.
        respondent: Position of the column of IDs, where there is one.

    >>> from spegla.survey.checks.problems import ProblemList
    >>> from spegla.survey.tables import Row
    >>> rows = [Row(number=2, cells=("4", "grid")), Row(number=3, cells=("4", "grid"))]
    >>> export = Export(headings=("q01", "department"), rows=rows, problems=ProblemList("x.csv"))
    >>> first, second = fingerprints(export)
    >>> first == second
    False
    """
    if respondent is not None:
        return tuple(export.columns[respondent].each(lambda cell: _hash(f"ID {tidy(cell)}")))
    seen: Counter[str] = Counter()
    found = []
    for content in _contents(export):
        seen[content] += 1
        found.append(_hash(f"{seen[content]} {content}"))
    return tuple(found)


def _contents(export: Export) -> Iterator[str]:
    """The cells of each row that are not blank, sorted by their headings, as JSON."""
    by_heading = sorted(zip(export.headings, export.columns, strict=True), key=itemgetter(0))
    written = [
        _pairs(heading, [column for _, column in same])
        for heading, same in groupby(by_heading, key=itemgetter(0))
    ]
    return (f"[{', '.join(filter(None, pairs))}]" for pairs in zip(*written, strict=True))


def _pairs(heading: str, columns: Sequence[Column]) -> list[str]:
    """For each row the cells under one heading that are not blank, each with the heading."""

    def pairs(*texts: str) -> str:
        return ", ".join(json.dumps((heading, text)) for text in sorted(filter(None, texts)))

    if len(columns) == 1:
        return columns[0].each(lambda cell: pairs(tidy(cell)))
    return list(map(pairs, *(column.each(tidy) for column in columns)))


def check_respondents(export: Export, respondent: int) -> None:
    """Check that every row has an ID, and no two the same; no message repeats one.

    Args:
        export: The rows, and where problems go.
        respondent: Position of the column of IDs.

    >>> from spegla.survey.checks.problems import ProblemList
    >>> from spegla.survey.tables import Row
    >>> rows = [Row(number=number, cells=("7", "4")) for number in (2, 3)]
    >>> export = Export(headings=("ID", "q01"), rows=rows, problems=ProblemList("x.csv"))
    >>> check_respondents(export, 0)
    >>> print(*export.problems.in_order())
    x.csv, row 3, column ID: a row above has the same ID.
      Each respondent needs an ID of their own: correct the export, or name another column as \
respondent_column.
    """
    noted = export.column_problems(
        respondent,
        fix="Each respondent needs an ID of their own: correct the export, or name another column "
        "as respondent_column.",
    )
    above: set[str] = set()
    names = export.columns[respondent].each(tidy)
    for row, name in zip(export.rows, names, strict=True):
        if not name:
            noted.add("the ID is blank", row=row.number)
        elif name in above:
            noted.add("a row above has the same ID", row=row.number)
        above.add(name)
    noted.report()


def _hash(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()
