"""Tables by column; equal cells are held once: answers are few texts, however many answered."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from spegla.survey.tables import Row

_Meaning = TypeVar("_Meaning")

Places = NDArray[np.unsignedinteger[Any]]
"""For each row the number of what it has in a column, among all that is there."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Column:
    """The cells of one column, equal ones held once: answers are few texts, however many answered.

    Args:
        values: The different cells, in the order in which they first come.
        places: For each row the number of its cell among them.
    """

    values: tuple[str, ...]
    places: Places

    @classmethod
    def of(cls, cells: Sequence[str]) -> Self:
        """The column of some cells.

        >>> column = Column.of(["4", "5", "4"])
        >>> column.values, column.places.tolist()
        (('4', '5'), [0, 1, 0])
        """
        number = {cell: place for place, cell in enumerate(dict.fromkeys(cells))}
        # In as few bytes as it takes: mostly one.
        places = np.fromiter(
            map(number.__getitem__, cells), dtype=np.min_scalar_type(len(number)), count=len(cells)
        )
        return cls(values=tuple(number), places=places)

    @property
    def times(self) -> Mapping[str, int]:
        """How many rows have each of the values."""
        counts = np.bincount(self.places, minlength=len(self.values)).tolist()
        return dict(zip(self.values, counts, strict=True))

    def each(self, meaning_of: Callable[[str], _Meaning]) -> list[_Meaning]:
        """What a function makes of the cell of each row; it is asked once for equal ones.

        >>> Column.of(["yes", "no", "yes"]).each(len)
        [3, 2, 3]
        """
        meanings = [meaning_of(value) for value in self.values]
        return [meanings[place] for place in self.places.tolist()]


def columns_of(rows: Sequence[Row], *, width: int) -> tuple[Column, ...]:
    """The first columns of some rows; the cells that a row lacks are blank.

    >>> [column.values for column in columns_of([Row(number=2, cells=("4",))], width=2)]
    [('4',), ('',)]
    """
    cells = (
        row.cells if len(row.cells) == width else (*row.cells[:width], *repeat("", width))[:width]
        for row in rows
    )
    return tuple(map(Column.of, zip(*cells, strict=True))) or (Column.of(()),) * width
