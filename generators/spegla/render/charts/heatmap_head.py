"""The names of a heatmap's columns: level where they fit, else upright."""

from collections.abc import Sequence
from dataclasses import dataclass

from spegla.render.charts.lettering import Align, Role, Text, lines
from spegla.render.media import Measures
from spegla.render.text_widths import fits, text_width, widest, wrap

_SHORTEST_UPRIGHT = 110
_LEVEL_LINES = 3
"""Most lines of a heading that is set level; a longer one is set upright."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The columns of one band: the first one's left edge and the width of each, in pixels."""

    left: float
    width: float

    def middle(self, column: int) -> float:
        """Where the middle of a column is, counted from 0."""
        return self.left + (column + 0.5) * self.width


def lay_headings(
    columns: Sequence[str], grid: Grid, top: float, measures: Measures
) -> tuple[tuple[Text, ...], float]:
    """The names of the columns, level where they fit and upright otherwise; and their end."""
    room = grid.width - 6
    level = [wrap(column, room, measures.small) for column in columns]
    tallest = max(map(len, level))
    if tallest <= _LEVEL_LINES and all(fits(column, room, measures.small) for column in columns):
        return _level_headings(level, grid, top + tallest * measures.line, measures)
    upright = _broken_upright(columns, int(grid.width // measures.line), measures)
    bottom = top + max(widest(heading, measures.small) for heading in upright) + 6
    texts = tuple(
        Text(
            text=text,
            x=grid.middle(place) + (line - (len(heading) - 1) / 2) * measures.line,
            y=bottom - 4,
            role=Role.KEY,
            is_upright=True,
        )
        for place, heading in enumerate(upright)
        for line, text in enumerate(heading)
    )
    return texts, bottom


def _level_headings(
    level: Sequence[Sequence[str]], grid: Grid, bottom: float, measures: Measures
) -> tuple[tuple[Text, ...], float]:
    texts = tuple(
        text
        for place, heading in enumerate(level)
        for text in lines(
            heading,
            x=grid.middle(place),
            y=bottom - (len(heading) - 0.5) * measures.line,
            step=measures.line,
            role=Role.KEY,
            align=Align.MIDDLE,
        )
    )
    return texts, bottom + 4


def _broken_upright(
    columns: Sequence[str], most_lines: int, measures: Measures
) -> list[tuple[str, ...]]:
    """The names broken as short as the lines that a column has room for allow."""
    longest = max(text_width(column, measures.small) for column in columns)
    width = float(_SHORTEST_UPRIGHT)
    while True:
        broken = [wrap(column, width, measures.small) for column in columns]
        if width >= longest or max(map(len, broken)) <= max(most_lines, 1):
            return broken
        width += measures.small
