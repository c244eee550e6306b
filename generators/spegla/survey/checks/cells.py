"""The cells of one column of an export, and what is wrong with them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from spegla.survey.checks.form import whole_rows
from spegla.survey.checks.problems import MOST_TOLD, ProblemList, shortened
from spegla.survey.exports import Answers
from spegla.survey.tables import Row, tidy
from spegla.survey.tables.columns import Column, Places, columns_of

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
        """Add what was noted to the problems of the file; of very much, the first and how much."""
        noted = list(self._rows.items())
        for found, rows in noted[:MOST_TOLD]:
            self._problems.add(f"{found}{_also(rows)}", self._fix, row=rows[0], column=self._column)
        more = sorted({row for _, rows in noted[MOST_TOLD:] for row in rows})
        if more:
            self._problems.add(
                f"more cells in the column are wrong in other ways{_also(more)}",
                self._fix,
                row=more[0],
                column=self._column,
            )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Read(Generic[_Meaning]):
    """What a column says.

    Args:
        meanings: What each of the different cells means.
        places: For each row the number of its cell among them.
    """

    meanings: Sequence[_Meaning]
    places: Places

    def numbers(self, number_of: Callable[[_Meaning], float]) -> NDArray[np.float64]:
        """The number that stands for what each row says."""
        numbers = np.array([number_of(each) for each in self.meanings], dtype=np.float64)
        return numbers[self.places]

    def texts(self, text_of: Callable[[_Meaning], str]) -> NDArray[np.object_]:
        """The text that stands for what each row says."""
        texts = np.array([text_of(each) for each in self.meanings], dtype=np.object_)
        return texts[self.places]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Export:
    """The rows of an export, each with a cell for each heading, and where problems go.

    Args:
        headings: The heading of each column.
        rows: The rows, as they stand in the file.
        problems: Where problems go.
        columns: What counts: the cells of each column, found in the rows where they are not given.
    """

    headings: tuple[str, ...]
    rows: Sequence[Row]
    problems: ProblemList
    columns: tuple[Column, ...] = ()

    @classmethod
    def of(cls, answers: Answers, problems: ProblemList) -> Self:
        """The rows of some answers; those that are not whole are problems, and left out."""
        rows = whole_rows(answers.rows, problems, width=len(answers.variables))
        is_whole = len(rows) == len(answers.rows)
        return cls(
            headings=answers.headings,
            rows=rows,
            problems=problems,
            columns=answers.columns if is_whole else (),
        )

    def __post_init__(self) -> None:
        """Find the columns where they are not given."""
        if not self.columns:
            columns = columns_of(self.rows, width=len(self.headings))
            object.__setattr__(self, "columns", columns)

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
    ) -> Read[_Meaning]:
        """What each cell of a column means; one that means nothing is noted, and counts as blank.

        Args:
            position: Which column.
            meaning_of: What a tidied cell that is not blank means, None for nothing.
            blank: What a blank cell means.
            complaint: What was found, for a cell that means nothing.
            fix: What to do about it.
            stray_is_blank: Whether a few such cells are a notice, not problems.
        """
        column = self.columns[position]
        cells = [tidy(cell) for cell in column.values]
        meanings = [meaning_of(cell) if cell else blank for cell in cells]
        times = column.times.values()
        strays = sum(n for n, meaning in zip(times, meanings, strict=True) if meaning is None)
        answered = sum(n for n, cell in zip(times, cells, strict=True) if cell)
        if stray_is_blank and strays <= MOST_STRAY * answered:
            self._note_stray(strays, position)
        else:
            found = [
                complaint(cell) if meaning is None else None
                for cell, meaning in zip(cells, meanings, strict=True)
            ]
            self.report_cells(position, found, column.places, fix=fix)
        return Read(
            meanings=[blank if meaning is None else meaning for meaning in meanings],
            places=column.places,
        )

    def report_cells(
        self, position: int, found: Sequence[str | None], places: Places, *, fix: str
    ) -> None:
        """Report what was found in the cells of a column.

        Args:
            position: Which column.
            found: What may be found in a cell, None for nothing.
            places: For each row which of these was found.
            fix: What to do about it.
        """
        noted = self.column_problems(position, fix=fix)
        wrong = {number: what for number, what in enumerate(found) if what is not None}
        for place in np.flatnonzero(np.isin(places, list(wrong))).tolist():
            noted.add(wrong[int(places[place])], row=self.rows[place].number)
        noted.report()

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
