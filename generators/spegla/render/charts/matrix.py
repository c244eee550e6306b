"""Importance by performance: a point a dimension, both intervals, and four named boxes.

The frame is larger than the axes by a strip above and below, in which the names of the boxes
stand: no point and no interval can reach them. Priorities are orange squares with a bold name,
all others blue circles, so that greys keep the difference. On a phone the points carry numbers,
which are listed below with the names. On a wall boxes stand for the intervals.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import altair as alt

from spegla.privacy.released import Shown, Unit
from spegla.render.charts.callouts import Callout, place_callouts
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.geometry import Place, Segment
from spegla.render.charts.intervals import span
from spegla.render.charts.lettering import Align, Role, Text, lines
from spegla.render.charts.marks import (
    CIRCLE,
    SQUARE,
    Across,
    Datum,
    Position,
    layer,
    pixels,
    segments,
)
from spegla.render.charts.matrix_plane import Plane, lay_plane
from spegla.render.charts.theme import Scene
from spegla.render.charts.tips import tip
from spegla.render.media import Measures, Medium
from spegla.render.text_widths import widest, wrap
from spegla.report.model import Emphasis, MatrixChart, MatrixPoint, Number

_SIZES: Final[Mapping[Emphasis, int]] = {
    Emphasis.MUTED: 60,
    Emphasis.NORMAL: 100,
    Emphasis.STRONG: 130,
}
_ROLE: Final[Mapping[Emphasis, Role]] = {
    Emphasis.MUTED: Role.FAINT,
    Emphasis.NORMAL: Role.LABEL,
    Emphasis.STRONG: Role.STRONG,
}
_LABEL_SHARE = 0.21
"""Most of the width of a drawing that the name beside a point may take..."""
_WIDEST_LABEL = 0.3
"""...unless one of its words is longer; then as much as this."""
_FRAME_GAP = 4
_TINT = 0.07
_LIST_GAP = 12
_LIST_INDENT = 20
_LIST_SEAM = 2


def matrix(body: MatrixChart, drawing: Drawing) -> Scene:
    """The chart of importance by performance."""
    plane, points = lay_plane(body, drawing), body.points
    places = [plane.place(point) for point in points]
    names = _names(points, drawing)
    callouts = place_callouts(
        places,
        [_size(name, drawing.measures) for name in names],
        frame=plane.frame.grown(-_FRAME_GAP),
        taken=plane.names,
        lines=_interval_lines(points, plane, drawing),
        borders=plane.cross_lines,
    )
    listed, bottom = _listed(points, plane.bottom, drawing)
    return Scene(
        layers=(
            _tint_layer(plane, drawing),
            *_edge_layers(plane, drawing),
            *_interval_layers(points, plane, drawing),
            _leader_layer(callouts, drawing),
            *_sign_layers(body, plane, drawing),
        ),
        texts=(
            *plane.texts,
            *(
                text
                for point, place, name, callout in zip(points, places, names, callouts, strict=True)
                for text in _label(point, place, name, callout, drawing.measures)
            ),
            *listed,
        ),
        height=bottom + 4,
    )


# ------------------------------------------------------------------------------ names


def _names(points: Sequence[MatrixPoint], drawing: Drawing) -> list[tuple[str, ...]]:
    """What stands beside each point: its broken name, on a phone its number in the list."""
    measures, writer = drawing.measures, drawing.writer
    if measures.is_stacked:
        return [(_place_number(place, drawing),) for place in range(len(points))]
    return [_broken(writer.text(point.label), measures) for point in points]


def _broken(name: str, measures: Measures) -> tuple[str, ...]:
    """The name in lines as wide as its longest word, or wider if they are not too wide then."""
    width = max(_LABEL_SHARE * measures.width, widest(name.split(" "), measures.text))
    return wrap(name, min(width, _WIDEST_LABEL * measures.width), measures.text)


def _place_number(place: int, drawing: Drawing) -> str:
    return drawing.writer.number(Number(value=place + 1, unit=Unit.COUNT))


def _size(name: Sequence[str], measures: Measures) -> tuple[float, float]:
    return widest(name, measures.text), len(name) * measures.line


def _label(
    point: MatrixPoint, place: Place, name: Sequence[str], callout: Callout, measures: Measures
) -> tuple[Text, ...]:
    """The lines of a label, set towards the point that they name."""
    room = callout.room
    x, align = (room.left + room.right) / 2, Align.MIDDLE
    if room.left >= place[0]:
        x, align = room.left, Align.START
    elif room.right <= place[0]:
        x, align = room.right, Align.END
    return lines(
        name,
        x=x,
        y=room.top + measures.line / 2,
        step=measures.line,
        role=_ROLE[point.emphasis],
        align=align,
    )


def _listed(
    points: Sequence[MatrixPoint], top: float, drawing: Drawing
) -> tuple[tuple[Text, ...], float]:
    """On a phone the numbers with their names, below the plane; and where they end."""
    measures = drawing.measures
    if not measures.is_stacked:
        return (), top
    texts: list[Text] = []
    y = top + _LIST_GAP + measures.line / 2
    for place, point in enumerate(points):
        role = _ROLE[point.emphasis]
        name = drawing.writer.text(point.label)
        broken = wrap(name, measures.width - _LIST_INDENT, measures.text)
        texts.append(Text(text=_place_number(place, drawing), x=0, y=y, role=role))
        texts += lines(broken, x=_LIST_INDENT, y=y, step=measures.line, role=role)
        y += len(broken) * measures.line + _LIST_SEAM
    return tuple(texts), y - measures.line / 2


# ------------------------------------------------------------------------------ plane


def _tint_layer(plane: Plane, drawing: Drawing) -> alt.UnitSpec:
    """The box of what is important and falls short."""
    frame, (x, y) = plane.frame, plane.cross
    return layer(
        "tint",
        [{"x": frame.left, "x2": round(x, 2), "y": frame.top, "y2": round(y, 2)}],
        alt.MarkDef(type="rect", color=drawing.brand.light.management, opacity=_TINT),
        x=pixels(alt.X, "x"),
        x2=alt.X2(field="x2"),
        y=pixels(alt.Y, "y"),
        y2=alt.Y2(field="y2"),
    )


def _edge_layers(plane: Plane, drawing: Drawing) -> tuple[alt.UnitSpec, ...]:
    """The small lines at the numbers of the axes, the frame, and the cross."""
    frame, scheme = plane.frame, drawing.brand.light
    return (
        segments("frame", frame.edges, color=scheme.line, strokeWidth=1),
        segments("tick", plane.ticks, color=scheme.muted, strokeWidth=1),
        segments("cross", plane.cross_lines, color=scheme.muted, strokeWidth=1),
    )


def _leader_layer(callouts: Sequence[Callout], drawing: Drawing) -> alt.UnitSpec:
    leaders = [callout.leader for callout in callouts if callout.leader is not None]
    colour = drawing.brand.light.muted
    return segments("leader", leaders, color=colour, strokeWidth=0.75)


# ------------------------------------------------------------------------------ points


def _is_boxed(drawing: Drawing) -> bool:
    """Whether boxes stand for the intervals, of which a wall has room to show every edge."""
    return drawing.medium is Medium.WALL


def _interval_lines(points: Sequence[MatrixPoint], plane: Plane, drawing: Drawing) -> list[Segment]:
    """What is drawn of the intervals of all points."""
    if _is_boxed(drawing):
        return [edge for point in points for edge in plane.box(point).edges]
    return [line for point in points for line in plane.spans(point)]


def _interval_layers(
    points: Sequence[MatrixPoint], plane: Plane, drawing: Drawing
) -> tuple[alt.UnitSpec, ...]:
    """The intervals as lines, on a wall as boxes; those of priorities in ink."""
    if not _is_boxed(drawing):
        return _span_layers(points, plane, drawing)
    scheme = drawing.brand.light
    strong = [point for point in points if point.emphasis is Emphasis.STRONG]
    other = [point for point in points if point.emphasis is not Emphasis.STRONG]
    return (
        segments(
            "box",
            _interval_lines(other, plane, drawing),
            color=scheme.muted,
            strokeWidth=1,
            opacity=0.6,
        ),
        segments(
            "box_strong", _interval_lines(strong, plane, drawing), color=scheme.ink, strokeWidth=1.5
        ),
    )


def _span_layers(
    points: Sequence[MatrixPoint], plane: Plane, drawing: Drawing
) -> tuple[alt.UnitSpec, alt.UnitSpec]:
    """The intervals, thin and pale, across and upwards."""
    rule = alt.MarkDef(type="rule", color=drawing.brand.light.muted, strokeWidth=1.25, opacity=0.4)
    across: list[Datum] = []
    up: list[Datum] = []
    for point in points:
        level, upright = span(point.performance, plane.across), span(point.importance, plane.up)
        across.append({**level, "other": point.importance.value})
        up.append({**upright, "other": point.performance.value})
    return (
        layer(
            "span_performance",
            across,
            rule,
            x=_on(alt.X, "start", plane.across),
            x2=alt.X2(field="end"),
            y=_on(alt.Y, "other", plane.up),
        ),
        layer(
            "span_importance",
            up,
            rule,
            x=_on(alt.X, "other", plane.across),
            y=_on(alt.Y, "start", plane.up),
            y2=alt.Y2(field="end"),
        ),
    )


def _sign_layers(body: MatrixChart, plane: Plane, drawing: Drawing) -> tuple[alt.UnitSpec, ...]:
    """The points, a layer an emphasis, the strong ones in front."""
    scheme, tips = drawing.brand.light, _tooltips(body, drawing)
    colours = {
        Emphasis.MUTED: scheme.muted,
        Emphasis.NORMAL: scheme.customers,
        Emphasis.STRONG: scheme.management,
    }
    return tuple(
        layer(
            f"point_{emphasis}",
            [_datum(point, drawing) for point in body.points if point.emphasis is emphasis],
            alt.MarkDef(
                type="point",
                filled=True,
                opacity=1,
                shape=SQUARE if emphasis is Emphasis.STRONG else CIRCLE,
                size=size,
                color=colours[emphasis],
                # A thin seam keeps apart what lies over each other.
                stroke=scheme.paper,
                strokeWidth=1,
            ),
            tooltip=tips,
            x=_on(alt.X, "performance", plane.across),
            y=_on(alt.Y, "importance", plane.up),
        )
        for emphasis, size in _SIZES.items()
    )


def _on(channel: type[Position], field: str, axis: Across) -> Position:
    return channel(field=field, type="quantitative", scale=axis.scale, axis=None)


def _datum(point: MatrixPoint, drawing: Drawing) -> Datum:
    return {
        "label": drawing.writer.text(point.label),
        "performance": point.performance.value,
        "performance_text": _with_interval(point.performance, drawing),
        "importance": point.importance.value,
        "importance_text": _with_interval(point.importance, drawing),
    }


def _with_interval(shown: Shown, drawing: Drawing) -> str:
    """A value and in brackets its interval, where it has one."""
    texts = tip("", shown, drawing.writer)
    if shown.low is None or shown.high is None:
        return str(texts["value_text"])
    return f"{texts['value_text']} ({texts['interval_text']})"


def _tooltips(body: MatrixChart, drawing: Drawing) -> list[alt.Tooltip]:
    writer = drawing.writer
    titles = {
        "label": "title",
        "performance_text": writer.text(body.performance_title),
        "importance_text": writer.text(body.importance_title),
    }
    return [
        alt.Tooltip(field=field, type="nominal", title=title) for field, title in titles.items()
    ]
