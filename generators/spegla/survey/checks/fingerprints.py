"""What tells the rows of an export from each other: an ID of the survey tool, or all their cells.

Whichever it is, it is hashed here, and goes no further as it was.
"""

import hashlib
import json
from collections import Counter

from spegla.survey.checks.cells import Export
from spegla.survey.tables import tidy


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
        return tuple(_hash(f"ID {tidy(row.cells[respondent])}") for row in export.rows)
    seen: Counter[str] = Counter()
    found = []
    for row in export.rows:
        pairs = zip(export.headings, map(tidy, row.cells), strict=True)
        content = json.dumps(sorted(pair for pair in pairs if pair[1]))
        seen[content] += 1
        found.append(_hash(f"{seen[content]} {content}"))
    return tuple(found)


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
    for row in export.rows:
        name = tidy(row.cells[respondent])
        if not name:
            noted.add("the ID is blank", row=row.number)
        elif name in above:
            noted.add("a row above has the same ID", row=row.number)
        above.add(name)
    noted.report()


def _hash(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()
