"""Where charts are read."""

from enum import StrEnum


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
