"""Labels beside the points of a plane, none over another, each as near as there is room for.

Exact placement is a hard problem and points are few, so each label in turn takes the cheapest of
many places, and all have a few more turns once the others stand. No chance is involved: the same
points give the same places.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, inf, pi, sin

from spegla.render.charts.geometry import Place, Room, Segment

POINT = 7.0
"""Pixels from the middle of a point to its edge."""
_BESIDE = (POINT + 2, POINT + 5, POINT + 9, POINT + 13)
"""Distances at which it is plain without a leader which point a label names."""
_OFF = (27.0, 36.0, 48.0, 64.0, 85.0, 112.0, 148.0, 200.0)
"""Distances at which a leader is drawn."""
_DIRECTIONS = tuple(step * pi / 12 for step in range(24))
_TURNS = 6
_SEAM = 3.0
"""Pixels that are kept free around a label."""

# What a place costs, against one for each pixel of distance.
_ON_TEXT_OR_POINT = 10_000.0
_LEADER_MEETS_TEXT = 1_000.0
_LEADERS_CROSS = 400.0
_NEARER_TO_ANOTHER = 30.0
_LEADER_OVER_POINT = 60.0
_ON_BORDER = 200.0
_ON_LINE = 15.0
_ALONG_LINE = 0.5
_LEADER = 12.0
_NOT_BESIDE = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """Where a label stands, and the line that leads to it where it must stand off."""

    room: Room
    leader: Segment | None = None


def place_callouts(
    points: Sequence[Place],
    sizes: Sequence[tuple[float, float]],
    *,
    frame: Room,
    taken: Sequence[Room] = (),
    lines: Sequence[Segment] = (),
    borders: Sequence[Segment] = (),
) -> tuple[Callout, ...]:
    """A place for the label of each point, in the order of the points.

    Args:
        points: Where the points stand; the earlier ones choose first.
        sizes: Width and height of each label.
        frame: No label leaves it; it must be larger than any label.
        taken: Rooms that labels keep out of, beside the points themselves.
        lines: Lines that labels would rather not stand on.
        borders: Lines that labels stand on or beyond only in need, since they part the plane.

    >>> frame = Room(left=0, top=0, right=200, bottom=100)
    >>> (callout,) = place_callouts([(50, 50)], [(40, 20)], frame=frame)
    >>> frame.holds(callout.room), callout.leader
    (True, None)
    """
    signs = [_sign(point) for point in points]
    plane = _Plane(points=points, signs=signs, taken=taken, lines=lines, borders=borders)
    choices = [
        _priced(place, _candidates(point, size, frame), plane)
        for place, (point, size) in enumerate(zip(points, sizes, strict=True))
    ]
    placed: dict[int, Callout] = {}
    for _ in range(_TURNS):
        before = dict(placed)
        for place, priced in enumerate(choices):
            others = [callout for other, callout in placed.items() if other != place]
            placed[place] = _cheapest(priced, others)
        if placed == before:
            break
    return tuple(placed[place] for place in range(len(points)))


def _priced(
    place: int, candidates: Sequence[Callout], plane: "_Plane"
) -> list[tuple[float, Callout]]:
    """The candidates of one label with what they cost whatever the others do, cheapest first."""
    priced = [(plane.cost(place, candidate), candidate) for candidate in candidates]
    return sorted(priced, key=lambda choice: choice[0])


def _cheapest(priced: Sequence[tuple[float, Callout]], others: Sequence[Callout]) -> Callout:
    """The candidate that costs least beside the labels that stand already."""
    least, best = inf, priced[0][1]
    for cost, candidate in priced:
        if cost >= least:
            break
        whole = cost + _clash(candidate, others)
        if whole < least:
            least, best = whole, candidate
    return best


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plane:
    """What stands before any label does."""

    points: Sequence[Place]
    signs: Sequence[Room]
    taken: Sequence[Room]
    lines: Sequence[Segment]
    borders: Sequence[Segment]

    def cost(self, place: int, callout: Callout) -> float:
        """What a place costs whatever the other labels do."""
        point, room, leader = self.points[place], callout.room.grown(_SEAM), callout.leader
        distance = room.distance(point)
        cost = distance + _NOT_BESIDE * (not room.top < point[1] < room.bottom)
        cost += _ON_TEXT_OR_POINT * sum(room.overlaps(other) for other in self.signs)
        cost += _ON_TEXT_OR_POINT * sum(room.overlaps(other) for other in self.taken)
        # A label on a border or beyond it would seem to belong there.
        way = Segment(start=point, end=room.nearest(point))
        cost += _ON_BORDER * sum(room.meets(line) or way.crosses(line) for line in self.borders)
        on = [part for line in self.lines if (part := room.part(line)) > 0]
        cost += _ON_LINE * len(on) + _ALONG_LINE * sum(on)
        # No point is nearer to itself than it is.
        cost += _NEARER_TO_ANOTHER * sum(room.distance(other) < distance for other in self.points)
        if leader is not None:
            cost += _LEADER + _LEADER_MEETS_TEXT * sum(text.meets(leader) for text in self.taken)
            others = (*self.signs[:place], *self.signs[place + 1 :])
            cost += _LEADER_OVER_POINT * sum(sign.meets(leader) for sign in others)
        return cost


def _sign(point: Place) -> Room:
    x, y = point
    return Room(left=x, top=y, right=x, bottom=y).grown(POINT)


def _candidates(point: Place, size: tuple[float, float], frame: Room) -> list[Callout]:
    """Places all around a point, nearer ones and those at its right first."""
    found = []
    for distance in (*_BESIDE, *_OFF):
        for direction in _DIRECTIONS:
            room = _room(point, size, distance, direction)
            if frame.holds(room):
                leader = _leader(point, room) if distance in _OFF else None
                found.append(Callout(room=room, leader=leader))
    return found or [Callout(room=_pushed(_room(point, size, _BESIDE[0], 0.0), frame))]


def _room(point: Place, size: tuple[float, float], distance: float, direction: float) -> Room:
    """The room whose edge lies so far from the point; near an axis it is centred on it."""
    width, height = size
    across, down = cos(direction), sin(direction)
    x = point[0] + distance * across + width / 2 * _towards(across)
    y = point[1] + distance * down + height / 2 * _towards(down)
    left, top = round(x - width / 2, 2), round(y - height / 2, 2)
    return Room(left=left, top=top, right=round(left + width, 2), bottom=round(top + height, 2))


def _towards(part: float) -> float:
    return min(max(part / 0.7, -1.0), 1.0)


def _pushed(room: Room, frame: Room) -> Room:
    """The room moved into the frame as little as needed."""
    across = max(frame.left - room.left, 0) - max(room.right - frame.right, 0)
    down = max(frame.top - room.top, 0) - max(room.bottom - frame.bottom, 0)
    return Room(
        left=room.left + across,
        top=room.top + down,
        right=room.right + across,
        bottom=room.bottom + down,
    )


def _leader(point: Place, room: Room) -> Segment:
    """From the edge of the sign to shortly before the label."""
    place, away = room.nearest(point), room.distance(point)
    return Segment(
        start=_between(point, place, POINT / away),
        end=_between(point, place, 1 - _SEAM / away),
    )


def _between(start: Place, end: Place, share: float) -> Place:
    across, down = end[0] - start[0], end[1] - start[1]
    return round(start[0] + share * across, 2), round(start[1] + share * down, 2)


def _clash(callout: Callout, others: Sequence[Callout]) -> float:
    """What a place costs beside the labels that stand already."""
    room = callout.room.grown(_SEAM)
    cost = 0.0
    for other in others:
        cost += _ON_TEXT_OR_POINT * room.overlaps(other.room)
        if other.leader is not None:
            cost += _LEADER_MEETS_TEXT * room.meets(other.leader)
        if callout.leader is not None:
            cost += _LEADER_MEETS_TEXT * other.room.grown(_SEAM).meets(callout.leader)
        if callout.leader is not None and other.leader is not None:
            cost += _LEADERS_CROSS * callout.leader.crosses(other.leader)
    return cost
