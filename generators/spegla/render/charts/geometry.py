"""Rooms and straight lines on a drawing, in pixels, and whether they meet."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot

Place = tuple[float, float]
"""A place on the drawing: across, down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A straight line between two places."""

    start: Place
    end: Place

    def crosses(self, other: "Segment") -> bool:
        """Whether the two lines cross; lines that only touch or lie on each other do not.

        >>> Segment(start=(0, 0), end=(9, 9)).crosses(Segment(start=(0, 9), end=(9, 0)))
        True
        """
        return (
            _turn(self.start, self.end, other.start) * _turn(self.start, self.end, other.end) < 0
            and _turn(other.start, other.end, self.start) * _turn(other.start, other.end, self.end)
            < 0
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> "Room":
        """The same room with so many pixels more on every side."""
        return Room(
            left=self.left - by, top=self.top - by, right=self.right + by, bottom=self.bottom + by
        )

    @property
    def edges(self) -> tuple[Segment, ...]:
        """Its four sides, clockwise from the top.

        >>> len({edge.start for edge in Room(left=0, top=0, right=9, bottom=5).edges})
        4
        """
        corners = (
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        )
        return tuple(
            Segment(start=start, end=end)
            for start, end in zip(corners, (*corners[1:], corners[0]), strict=True)
        )

    def overlaps(self, other: "Room") -> bool:
        """Whether the two share more than an edge.

        >>> room = Room(left=0, top=0, right=10, bottom=10)
        >>> room.overlaps(room.grown(-2)), room.overlaps(Room(left=10, top=0, right=20, bottom=9))
        (True, False)
        """
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Room") -> bool:
        """Whether the other room lies wholly inside this one."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def nearest(self, place: Place) -> Place:
        """The place in the room that is nearest to another.

        >>> Room(left=0, top=0, right=10, bottom=10).nearest((20, 5))
        (10, 5)
        """
        x, y = place
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)

    def distance(self, place: Place) -> float:
        """Pixels from a place to the room, 0 inside it."""
        x, y = self.nearest(place)
        return hypot(place[0] - x, place[1] - y)

    def meets(self, line: Segment) -> bool:
        """Whether any part of a line lies inside the room.

        >>> Room(left=0, top=0, right=10, bottom=10).meets(Segment(start=(-5, 5), end=(15, 6)))
        True
        """
        return self.part(line) > 0

    def part(self, line: Segment) -> float:
        """Length of the part of a line that lies inside the room.

        >>> Room(left=0, top=0, right=10, bottom=10).part(Segment(start=(-5, 5), end=(6, 5)))
        6.0
        """
        (x, y), (end_x, end_y) = line.start, line.end
        if max(x, end_x) <= self.left or min(x, end_x) >= self.right:
            return 0.0
        if max(y, end_y) <= self.top or min(y, end_y) >= self.bottom:
            return 0.0
        across, down = end_x - x, end_y - y
        first, last = 0.0, 1.0
        edges = ((x, across, self.left, self.right), (y, down, self.top, self.bottom))
        for start, step, low, high in edges:
            if step == 0 and not low < start < high:
                return 0.0
            if step != 0:
                shares = sorted(((low - start) / step, (high - start) / step))
                first, last = max(first, shares[0]), min(last, shares[1])
        return max(last - first, 0.0) * hypot(across, down)


def clear_parts(line: Segment, rooms: Iterable[Room]) -> tuple[Segment, ...]:
    """What is left of an upright line, drawn downwards, outside some rooms.

    Parts of a pixel or less are left out.

    >>> room = Room(left=0, top=4, right=10, bottom=6)
    >>> [part.end for part in clear_parts(Segment(start=(5, 0), end=(5, 20)), [room])]
    [(5, 4), (5, 20)]
    """
    (x, top), (_, bottom) = line.start, line.end
    parts: list[Segment] = []
    for room in sorted(rooms, key=lambda room: room.top):
        if room.left < x < room.right and room.bottom > top:
            parts.append(Segment(start=(x, top), end=(x, min(room.top, bottom))))
            top = room.bottom
    parts.append(Segment(start=(x, top), end=(x, bottom)))
    return tuple(part for part in parts if part.end[1] - part.start[1] > 1)


def _turn(start: Place, end: Place, place: Place) -> float:
    """On which side of a line a place lies: above, below or, if 0, on it."""
    return (end[0] - start[0]) * (place[1] - start[1]) - (end[1] - start[1]) * (place[0] - start[0])
