"""Where charts are read, and how large they are there."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Medium(StrEnum):
    """Where a chart is read; each medium has a layout of its own, not a scaled one."""

    WIDE = "wide"
    """The site on a laptop."""
    NARROW = "narrow"
    """The site on a phone: labels stand above the marks."""
    PRINT = "print"
    """An A4 page with 170 mm of text, perhaps printed in greys."""
    WALL = "wall"
    """An A3 sheet on a wall, read from two steps away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The sizes of one medium, in CSS pixels.

    Args:
        width: Width of the whole drawing.
        text: Size of labels and values.
        small: Size of notes, keys and the numbers of an axis.
        label: Width of the column of labels; 0 where labels stand above the marks.
        lane: Height that the marks of a row need.
        bar: Height of a bar.
        gap: Space between two rows.
    """

    width: int
    text: int
    small: int
    label: int
    lane: int
    bar: int
    gap: int

    @property
    def is_stacked(self) -> bool:
        """Whether the label of a row stands above its marks."""
        return self.label == 0

    @property
    def line(self) -> int:
        """Distance from one line of text to the next."""
        return round(1.3 * self.text)


MEASURES: Final[Mapping[Medium, Measures]] = {
    Medium.WIDE: Measures(width=760, text=14, small=13, label=204, lane=22, bar=26, gap=9),
    Medium.NARROW: Measures(width=342, text=14, small=13, label=0, lane=22, bar=24, gap=14),
    # 642 px are 170 mm, and 12 px are 9 pt.
    Medium.PRINT: Measures(width=642, text=12, small=12, label=172, lane=16, bar=18, gap=4),
    # 1020 px are 270 mm, beside a column for what is written by hand.
    Medium.WALL: Measures(width=1020, text=18, small=16, label=250, lane=26, bar=28, gap=8),
}
