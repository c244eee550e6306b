"""The plane on which a matrix is drawn: frame, axes, cross, and the words around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from spegla.privacy.released import Shown, Unit
from spegla.render.charts.axis import tick_texts, ticks, whole_number
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.geometry import Place, Room, Segment, clear_parts
from spegla.render.charts.intervals import span
from spegla.render.charts.lettering import Align, Role, Text, extent, lines
from spegla.render.charts.marks import Across
from spegla.render.media import Measures, Medium
from spegla.render.text_widths import widest, wrap
from spegla.report.model import MatrixChart, MatrixPoint, Words

_HEIGHT: Final[Mapping[Medium, int]] = {
    Medium.WIDE: 400,
    Medium.NARROW: 300,
    Medium.PRINT: 255,
    Medium.WALL: 485,
}
"""Height in pixels of the room for points, without the strips for the names of the boxes."""
_Pair = tuple[tuple[str, ...], tuple[str, ...]]
_UP, _RIGHT = "\N{UPWARDS ARROW}", "\N{RIGHTWARDS ARROW}"
_PAD = 12
"""Pixels between the ends of an axis and the frame, so that a point at the end stands inside."""
_TICK = 4
_TICK_GAP = 8
_EDGE = 8
"""Pixels between the name of a box and the edge of the frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plane:
    """Where everything stands that is not a point.

    Args:
        across: The axis of performance.
        up: The axis of importance; its low end is at the bottom.
        frame: The edge of the plane.
        cross: Performance and importance, in pixels, at which the boxes meet.
        texts: Names of the boxes, titles of the axes and their numbers.
        names: The rooms of the names of the boxes.
        bottom: Where the words below the plane end.
    """

    across: Across
    up: Across
    frame: Room
    cross: Place
    texts: tuple[Text, ...]
    names: tuple[Room, ...]
    bottom: float

    @property
    def cross_lines(self) -> tuple[Segment, ...]:
        """The lines of the cross, from edge to edge but for names that reach over them."""
        x, y = self.cross
        frame = self.frame
        upright = Segment(start=(x, frame.top), end=(x, frame.bottom))
        level = Segment(start=(frame.left, y), end=(frame.right, y))
        return (*clear_parts(upright, self.names), level)

    @property
    def ticks(self) -> tuple[Segment, ...]:
        """A small line outside the frame for each number of the axes."""
        low, edge = self.frame.bottom, self.frame.left
        upright = map(self.across.pixel, ticks(self.across.low, self.across.high, Unit.POINTS))
        level = map(self.up.pixel, ticks(self.up.low, self.up.high, Unit.SHARE))
        return (
            *(Segment(start=(x, low), end=(x, low + _TICK)) for x in upright),
            *(Segment(start=(edge - _TICK, y), end=(edge, y)) for y in level),
        )

    def place(self, point: MatrixPoint) -> Place:
        """Where a point stands."""
        return self.across.pixel(point.performance.value), self.up.pixel(point.importance.value)

    def spans(self, point: MatrixPoint) -> tuple[Segment, Segment]:
        """The two intervals of a point, as far as they lie on the axes."""
        x, y = self.place(point)
        left, right = _ends(point.performance, self.across)
        low, high = _ends(point.importance, self.up)
        return (
            Segment(start=(left, y), end=(right, y)),
            Segment(start=(x, low), end=(x, high)),
        )

    def box(self, point: MatrixPoint) -> Room:
        """Where the point may lie: as wide and as high as its two intervals."""
        level, upright = self.spans(point)
        heights = (upright.start[1], upright.end[1])
        return Room(left=level.start[0], top=min(heights), right=level.end[0], bottom=max(heights))


def lay_plane(body: MatrixChart, drawing: Drawing) -> Plane:
    """The plane of a matrix for one medium.

    Raises:
        ValueError: The cross lies outside the axes.
    """
    measures = drawing.measures
    heading = _title(_UP, body.importance_title, drawing)
    rises = [
        whole_number(number, Unit.SHARE, drawing)
        for number in ticks(*body.importance_domain, Unit.SHARE)
    ]
    left, right = widest(rises, measures.small) + _TICK_GAP, measures.width - 1.0
    top = len(heading) * measures.line + _TICK_GAP
    across = _axis(body.performance_domain, left + _PAD, right - _PAD)
    cross = across.pixel(body.cross[0])
    above, below = _box_names(body.boxes, (cross - left, right - cross), drawing)
    first = top + _strip(above, measures)
    last = first + _HEIGHT[drawing.medium]
    up = _axis(body.importance_domain, last - _PAD, first + _PAD)
    frame = Room(left=left, top=top, right=right, bottom=last + _strip(below, measures))
    names = (
        *_name_texts(above, frame, top + _EDGE + measures.line / 2, measures),
        *_name_texts(below, frame, last + _EDGE + measures.line / 2, measures),
    )
    footing = _title(_RIGHT, body.performance_title, drawing)
    foot = frame.bottom + _TICK_GAP / 2 + measures.line
    return Plane(
        across=across,
        up=up,
        frame=frame,
        cross=(cross, up.pixel(body.cross[1])),
        texts=(
            *_heading_texts(heading, measures),
            *names,
            *_tick_texts(across, up, frame, body, drawing),
            *lines(
                footing,
                x=frame.right,
                y=foot + measures.line / 2,
                step=measures.line,
                role=Role.KEY,
                align=Align.END,
            ),
        ),
        names=tuple(extent(text, measures) for text in names),
        bottom=foot + len(footing) * measures.line,
    )


def _title(arrow: str, words: Words, drawing: Drawing) -> tuple[str, ...]:
    """What an axis measures, with an arrow to where there is more of it."""
    measures = drawing.measures
    text = drawing.writer.text(words)
    said = f"{arrow} {text}" if arrow == _UP else f"{text} {arrow}"
    return wrap(said, measures.width, measures.small)


def _heading_texts(heading: Sequence[str], measures: Measures) -> tuple[Text, ...]:
    return lines(heading, x=0, y=measures.line / 2, step=measures.line, role=Role.KEY)


def _axis(domain: tuple[float, float], start: float, end: float) -> Across:
    low, high = domain
    return Across(low=low, high=high, left=start, right=end)


def _ends(shown: Shown, axis: Across) -> tuple[float, float]:
    ends = span(shown, axis)
    return axis.pixel(float(ends["start"])), axis.pixel(float(ends["end"]))


# ------------------------------------------------------------------------------ words


def _box_names(
    boxes: Sequence[Words], widths: tuple[float, float], drawing: Drawing
) -> tuple[_Pair, _Pair]:
    """The broken names of the upper and of the lower two boxes.

    A name keeps to its box where its longest word fits, and always to half of the plane, so
    that two names never meet.
    """
    small = drawing.measures.small
    half = sum(widths) / 2
    broken: list[tuple[str, ...]] = []
    for place, words in enumerate(boxes):
        text = drawing.writer.text(words)
        wanted = max(widths[place % 2], widest(text.split(" "), small) + 2 * _EDGE + 2)
        broken.append(wrap(text, min(wanted, half) - 2 * _EDGE, small))
    return (broken[0], broken[1]), (broken[2], broken[3])


def _strip(names: _Pair, measures: Measures) -> float:
    return max(map(len, names)) * measures.line + _EDGE


def _name_texts(names: _Pair, frame: Room, y: float, measures: Measures) -> tuple[Text, ...]:
    """The names in the outer corners of their boxes."""
    corners = ((frame.left + _EDGE, Align.START), (frame.right - _EDGE, Align.END))
    return tuple(
        text
        for name, (x, align) in zip(names, corners, strict=True)
        for text in lines(name, x=x, y=y, step=measures.line, role=Role.MUTED, align=align)
    )


def _tick_texts(
    across: Across, up: Across, frame: Room, body: MatrixChart, drawing: Drawing
) -> tuple[Text, ...]:
    """The numbers of both axes, below and left of the frame."""
    y = frame.bottom + _TICK_GAP / 2 + drawing.measures.line / 2
    return (
        *tick_texts(across, Unit.POINTS, y=y, drawing=drawing),
        *(
            Text(
                text=whole_number(number, Unit.SHARE, drawing),
                x=frame.left - _TICK_GAP,
                y=up.pixel(number),
                role=Role.MUTED,
                align=Align.END,
            )
            for number in ticks(*body.importance_domain, Unit.SHARE)
        ),
    )
