"""How wide the columns of a printed table are, from what stands in them.

A table is set with these widths. To let it find its own would take as long again as setting it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from spegla.render.text_widths import widest
from spegla.render.views.fields import means
from spegla.render.views.types import CellView, TableView

_PAPER: Final = 170.0
"""Width of a table in mm."""
_MM_PER_POINT: Final = 25.4 / 72
_HEADING: Final = 8.0
"""Size of column heads in points."""
_SPARE: Final = 0.3
"""Room in mm for what rounding takes."""
_LONG_WORD: Final = 14
"""Letters of a word that may be parted, as the style sheet says."""
_PARTED: Final = 0.62
"""The longer part of a long word with its hyphen, as a share of the word."""
_TWO_LINES: Final = 0.6
"""The longer of two lines, as a share of a text that is broken once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Density:
    """How closely a table with many columns is set, as the style sheet does it.

    Args:
        name: Its name in the style sheet.
        columns: Columns from which on it is used.
        size: Size of letters in points.
        gap: Space between columns in mm.
    """

    name: str
    columns: int
    size: float
    gap: float


_DENSITIES: Final = (
    _Density(name="packed", columns=13, size=8.0, gap=1.0),
    _Density(name="crowded", columns=9, size=8.0, gap=2.0),
    _Density(name="dense", columns=7, size=8.0, gap=3.0),
    _Density(name="roomy", columns=0, size=8.8, gap=3.0),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSetting:
    """How a table is set."""

    density: str = field(metadata=means("How closely: “roomy”, “dense”, “crowded” or “packed”."))
    widths: tuple[float, ...] = field(
        metadata=means("Width of each column in percent of the table; together 100.")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """One column; widths in mm, without the space beside it.

    Args:
        starts: Widths to begin with, from comfortable to tight: a head of numbers and the cells of
            text in two lines, each word whole, long words parted.
        wish: Width in which each cell takes one line.
        is_number: Whether it holds numbers.
    """

    starts: tuple[float, float, float]
    wish: float
    is_number: bool


def table_setting(table: TableView) -> TableSetting:
    """The widths of a table's columns, and how large it is set.

    A column of numbers is as narrow as its numbers and the words of its head allow. What is left
    is shared out among columns of text, more to those with longer texts.

    Args:
        table: The table.

    >>> question = CellView(text="Question", align="text", is_hidden=False)
    >>> base = CellView(text="n", align="number", is_hidden=False)
    >>> table = TableView(
    ...     anchor="numbers", caption="", columns=(question, base), rows=(), notes=(), measures=(),
    ...     is_folded=False, explains_ranges=False,
    ... )
    >>> [round(width) for width in table_setting(table).widths]
    [97, 3]
    """
    columns = _columns(table)
    density = _density(len(columns))
    gaps = [0.0, *[density.gap] * (len(columns) - 1)]
    widths = _share_out(
        [_column(cells, density.size) for cells in columns], room=_PAPER - sum(gaps)
    )
    return TableSetting(
        density=density.name,
        widths=tuple(
            round(100 * (width + gap) / _PAPER, 2) for width, gap in zip(widths, gaps, strict=True)
        ),
    )


def table_parts(table: TableView) -> tuple[TableView, ...]:
    """The table; or, where paper is too narrow for its columns, tables that have them in turn.

    Each begins with the first column, which says what its rows are. They are as few as there have
    to be, and about as wide as each other. Tables that are not set as closely as can be are left
    whole.

    Args:
        table: The table.

    >>> name = CellView(text="Question", align="text", is_hidden=False)
    >>> table = TableView(
    ...     anchor="wide", caption="", columns=(name,) * 31, rows=(), notes=(), measures=(),
    ...     is_folded=False, explains_ranges=False,
    ... )
    >>> [len(part.columns) for part in table_parts(table)]
    [11, 11, 11]
    """
    others = len(table.columns) - 1
    if len(table.columns) < _DENSITIES[0].columns:
        return (table,)
    tightest = [_column(cells, _DENSITIES[0].size).starts[-1] for cells in _columns(table)]
    for count in range(1, others + 1):
        ends = [1 + others * part // count for part in range(count + 1)]
        spans = list(pairwise(ends))
        if all(_fits([tightest[0], *tightest[start:end]]) for start, end in spans):
            break
    return tuple(_part(table, start, end) for start, end in spans)


def _fits(widths: Sequence[float]) -> bool:
    """Whether columns of these widths in mm have room, as closely as so many of them are set."""
    return sum(widths) + _density(len(widths)).gap * (len(widths) - 1) <= _PAPER


def _part(table: TableView, start: int, end: int) -> TableView:
    if end - start == len(table.columns) - 1:
        return table
    return replace(
        table,
        columns=(table.columns[0], *table.columns[start:end]),
        rows=tuple(replace(row, cells=row.cells[start - 1 : end - 1]) for row in table.rows),
    )


def _density(columns: int) -> _Density:
    return next(each for each in _DENSITIES if columns >= each.columns)


def _columns(table: TableView) -> list[tuple[CellView, ...]]:
    """The cells of each column, its head first."""
    return list(zip(*_rows(table), strict=True))


def _rows(table: TableView) -> Iterator[Sequence[CellView]]:
    yield table.columns
    for row in table.rows:
        yield (row.header, *row.cells)


def _column(cells: Sequence[CellView], size: float) -> _Column:
    head, *body = cells
    is_number = head.align == "number"
    texts = [cell.text for cell in body]
    heads = head.text.split()
    if is_number:
        whole = parted = _width(texts, size)
    else:
        words = [word for text in texts for word in text.split()]
        whole, parted = _width(words, size), _parted(words, size)
    least = max(whole, _width(heads, _HEADING)) + _SPARE
    head_line = _width([head.text], _HEADING) + _SPARE
    wish = max(least, head_line, _width(texts, size) + _SPARE)
    return _Column(
        starts=(
            max(least, (head_line if is_number else wish) * _TWO_LINES),
            least,
            max(parted, _parted(heads, _HEADING)) + _SPARE,
        ),
        wish=wish,
        is_number=is_number,
    )


def _width(texts: Iterable[str], size: float) -> float:
    """Width of the widest text in mm."""
    return widest(texts, size) * _MM_PER_POINT


def _parted(words: Iterable[str], size: float) -> float:
    """Width in mm of the widest word, where long ones may be parted."""
    return max(
        (_width([word], size) * (_PARTED if len(word) >= _LONG_WORD else 1) for word in words),
        default=0.0,
    )


def _share_out(columns: Sequence[_Column], room: float) -> list[float]:
    """Widths in mm, together as wide as the room."""
    tiers = [list(tier) for tier in zip(*(column.starts for column in columns), strict=True)]
    starts = next((tier for tier in tiers if sum(tier) <= room), tiers[-1])
    left = room - sum(starts)
    if left < 0 or all(column.is_number for column in columns):
        return [start * room / sum(starts) for start in starts]
    wishes = [
        0.0 if column.is_number else max(column.wish - start, _SPARE)
        for column, start in zip(columns, starts, strict=True)
    ]
    return [start + left * wish / sum(wishes) for start, wish in zip(starts, wishes, strict=True)]
