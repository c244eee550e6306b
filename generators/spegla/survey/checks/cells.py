"""The cells of one column of an export, and what is wrong with them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from spegla.survey.checks.problems import ProblemList, shortened
from spegla.survey.tables import Row, tidy

_ROWS_NAMED = 4
MOST_STRAY = 0.1
"""Share of the cells from which strays are no slips: the scale or the column is another one."""
_Meaning = TypeVar("_Meaning")


class ColumnProblems:
    """Problems with the cells of a column; those alike are one problem, with all their rows.

    >>> problems = ProblemList("customers.csv")
    >>> column = ColumnProblems(problems, heading="q01", fix="Correct the cell.")
    >>> column.add('"7" is not on the scale', row=2)
    >>> column.add('"7" is not on the scale', row=5)
    >>> column.report()
    >>> problems.in_order()[0].found
    '"7" is not on the scale (also in row 5)'
    """

    def __init__(self, problems: ProblemList, *, heading: str | None, fix: str) -> None:
        self._problems = problems
        self._column = None if heading is None else shortened(heading)
        self._fix = fix
        self._rows: dict[str, list[int]] = {}

    def add(self, found: str, *, row: int) -> None:
        """Note what was found in one row."""
        self._rows.setdefault(found, []).append(row)

    def report(self) -> None:
        """Add what was noted to the problems of the file."""
        for found, rows in self._rows.items():
            self._problems.add(f"{found}{_also(rows)}", self._fix, row=rows[0], column=self._column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """The rows of an export, each with a cell for each heading, and where problems go."""

    headings: tuple[str, ...]
    rows: Sequence[Row]
    problems: ProblemList

    def column_problems(self, position: int | None, *, fix: str) -> ColumnProblems:
        """For problems with one column, or with several where ``position`` is None."""
        heading = None if position is None else self.headings[position]
        return ColumnProblems(self.problems, heading=heading, fix=fix)

    def read(
        self,
        position: int,
        meaning_of: Callable[[str], _Meaning | None],
        *,
        blank: _Meaning,
        complaint: Callable[[str], str],
        fix: str,
        stray_is_blank: bool = False,
    ) -> list[_Meaning]:
        """What each cell of a column means; one that means nothing is noted, and counts as blank.

        Args:
            position: Which column.
            meaning_of: What a tidied cell that is not blank means, None for nothing.
            blank: What a blank cell means.
            complaint: What was found, for a cell that means nothing.
            fix: What to do about it.
            stray_is_blank: Whether a few such cells are a notice, not problems.
        """
        noted = self.column_problems(position, fix=fix)
        cells = [tidy(row.cells[position]) for row in self.rows]
        meanings = [meaning_of(cell) if cell else blank for cell in cells]
        stray = [place for place, meaning in enumerate(meanings) if meaning is None]
        if stray_is_blank and len(stray) <= MOST_STRAY * sum(map(bool, cells)):
            self._note_stray(len(stray), position)
        else:
            for place in stray:
                noted.add(complaint(cells[place]), row=self.rows[place].number)
        noted.report()
        return [blank if meaning is None else meaning for meaning in meanings]

    def _note_stray(self, stray: int, position: int) -> None:
        if stray:
            one = stray == 1
            cells = (
                "1 cell is no answer and counts"
                if one
                else f"{stray} cells are no answers and count"
            )
            self.problems.note(
                f"{cells} as blank",
                "The settings say so with stray_is_blank; see in the export whether that is right.",
                column=shortened(self.headings[position]),
            )


def _also(rows: Sequence[int]) -> str:
    if len(rows) == 1:
        return ""
    named = ", ".join(map(str, rows[1 : 1 + _ROWS_NAMED]))
    more = len(rows) - 1 - _ROWS_NAMED
    return f" (also in row {named}{f' and {more} more' if more > 0 else ''})"
