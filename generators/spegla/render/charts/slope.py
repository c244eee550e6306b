"""Two waves side by side, a line a dimension; labels give way to each other, lines do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from spegla.privacy.released import Hidden, Shown
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.geometry import Segment
from spegla.render.charts.lettering import Align, Role, Text, lines
from spegla.render.charts.marks import CIRCLE, Across, Datum, layer, pixels, segments
from spegla.render.charts.ranges import is_coarse, over_range, written
from spegla.render.charts.spread import spread
from spegla.render.charts.theme import Scene
from spegla.render.charts.tips import tip, tooltips
from spegla.render.media import Measures, Medium
from spegla.render.text_widths import text_width, widest, wrap
from spegla.report.model import Emphasis, SlopeChart, SlopeLine

_HEIGHT: Final[Mapping[Medium, int]] = {
    Medium.WIDE: 330,
    Medium.NARROW: 330,
    Medium.PRINT: 230,
    Medium.WALL: 460,
}
"""Height of the plot in pixels, unless a few lines need less or many labels more."""
_FRAME = 90
_LINE_ROOM = 30
_WIDTH: Final[Mapping[Emphasis, float]] = {
    Emphasis.MUTED: 1.25,
    Emphasis.NORMAL: 1.75,
    Emphasis.STRONG: 3,
}
_OPACITY: Final[Mapping[Emphasis, float]] = {
    Emphasis.MUTED: 0.35,
    Emphasis.NORMAL: 0.75,
    Emphasis.STRONG: 1,
}
_LABEL_ROLE: Final[Mapping[Emphasis, Role]] = {
    Emphasis.MUTED: Role.FAINT,
    Emphasis.NORMAL: Role.LABEL,
    Emphasis.STRONG: Role.CUSTOMERS,
}
_LEADER = 16
"""Pixels between the end of a line and its value; a thin leader joins the two."""
_VALUE_GAP = 8
_DOT = 45
_BAR = 6
"""Width of the bar over a wide range at the end of a line."""
_LABEL_GAP = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """One of the two waves: where its values stand and to which side its labels run.

    ``outwards`` is -1 for the left side and 1 for the right one. ``label`` is the width that
    names may take, 0 where the side has none.
    """

    x: float
    outwards: int
    value: float
    label: float

    @property
    def align(self) -> Align:
        """How values and names are set, so that they run away from the lines."""
        return Align.END if self.outwards < 0 else Align.START


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """One end of a line with its text."""

    line: SlopeLine
    shown: Shown
    name: tuple[str, ...]
    value: str


def slope(body: SlopeChart, drawing: Drawing) -> Scene:
    """The chart of the change between two waves."""
    measures = drawing.measures
    sides = _lay_sides(body.lines, drawing)
    ends = [_ends(body.lines, place, side, drawing) for place, side in enumerate(sides)]
    top = measures.line + 6.0
    needed = [sum(_height(end, measures) for end in side) for side in ends]
    height = min(_HEIGHT[drawing.medium], _FRAME + _LINE_ROOM * len(body.lines))
    bottom = top + max(height, *needed)
    # The scale runs down the page, so its low end is at the bottom.
    down = Across(low=body.domain[0], high=body.domain[1], left=bottom - 8, right=top + 8)
    places = [_places(side, down, top, bottom, measures) for side in ends]
    hidden = _hidden_texts(body.lines, bottom + 10, drawing)
    lowest = max([bottom, *(text.y + measures.line / 2 for text in hidden)])
    return Scene(
        layers=(
            _posts(sides, top, bottom, drawing),
            _leaders(sides, ends, places, down, drawing),
            *_line_layers(body, sides, down, drawing),
        ),
        texts=(
            *_wave_texts(body, sides, drawing),
            *_end_texts(sides, ends, places, measures),
            *hidden,
        ),
        height=lowest + 4,
    )


def _lay_sides(slope_lines: Sequence[SlopeLine], drawing: Drawing) -> tuple[_Side, _Side]:
    """Names at both ends, on a phone only at the right one."""
    measures = drawing.measures
    value = max(
        widest((written(shown, drawing) for shown in _shown(slope_lines)), measures.text), 16
    )
    beside = value + _LEADER
    names = [drawing.writer.text(line.label) for line in slope_lines]
    words = [word for name in names for word in name.split(" ")]
    room = (0.5 if measures.is_stacked else 0.27) * measures.width
    longest = max(widest(words, measures.text), 0.8 * room)
    right_label = min(widest(names, measures.text), longest, room)
    left_label = 0 if measures.is_stacked else right_label
    left_x = beside + (left_label + _VALUE_GAP if left_label else 0)
    right_x = measures.width - right_label - _VALUE_GAP - beside
    return (
        _Side(x=left_x, outwards=-1, value=value, label=left_label),
        _Side(x=right_x, outwards=1, value=value, label=right_label),
    )


def _shown(slope_lines: Sequence[SlopeLine]) -> list[Shown]:
    values = [value for line in slope_lines for value in (line.before, line.after)]
    return [value for value in values if isinstance(value, Shown)]


def _ends(
    slope_lines: Sequence[SlopeLine], place: int, side: _Side, drawing: Drawing
) -> list[_End]:
    """The shown ends of one side, from the highest value down."""
    ends: list[_End] = []
    for line in slope_lines:
        shown = (line.before, line.after)[place]
        if isinstance(shown, Shown):
            name = drawing.writer.text(line.label)
            broken = wrap(name, side.label, drawing.measures.text) if side.label else ()
            value = written(shown, drawing)
            ends.append(_End(line=line, shown=shown, name=broken, value=value))
    return sorted(ends, key=lambda end: -end.shown.value)


def _height(end: _End, measures: Measures) -> float:
    return max(len(end.name), 1) * measures.line + _LABEL_GAP


def _places(
    ends: Sequence[_End], down: Across, top: float, bottom: float, measures: Measures
) -> tuple[float, ...]:
    wanted = [down.pixel(end.shown.value) for end in ends]
    heights = [_height(end, measures) for end in ends]
    return spread(wanted, heights, top=top, bottom=bottom)


# ------------------------------------------------------------------------------ marks


def _posts(sides: Sequence[_Side], top: float, bottom: float, drawing: Drawing) -> alt.UnitSpec:
    posts = [Segment(start=(side.x, top), end=(side.x, bottom)) for side in sides]
    return segments("grid", posts, color=drawing.brand.light.line)


def _leaders(
    sides: Sequence[_Side],
    ends: Sequence[Sequence[_End]],
    places: Sequence[Sequence[float]],
    down: Across,
    drawing: Drawing,
) -> alt.UnitSpec:
    leaders = [
        Segment(
            start=(side.x + side.outwards * 5, down.pixel(end.shown.value)),
            end=(side.x + side.outwards * (_LEADER - 3), place),
        )
        for side, side_ends, side_places in zip(sides, ends, places, strict=True)
        for end, place in zip(side_ends, side_places, strict=True)
    ]
    look = {"color": drawing.brand.light.muted, "strokeWidth": 0.75, "opacity": 0.5}
    return segments("leader", leaders, **look)


def _line_layers(
    body: SlopeChart, sides: Sequence[_Side], down: Across, drawing: Drawing
) -> tuple[alt.UnitSpec, ...]:
    """A line and two ends a dimension, dots or bars over wide ranges; the strong ones in front."""
    layers: list[alt.UnitSpec] = []
    waves = [drawing.writer.text(wave) for wave in body.waves]
    for emphasis in _WIDTH:
        ends: list[tuple[Shown, Datum]] = [
            (
                shown,
                {
                    **tip(drawing.writer.text(line.label), shown, drawing.writer, part=wave),
                    "value": shown.value,
                    "line": number,
                    "x": side.x,
                },
            )
            for number, line in enumerate(body.lines)
            if line.emphasis is emphasis
            for side, wave, shown in zip(sides, waves, (line.before, line.after), strict=True)
            if isinstance(shown, Shown)
        ]
        data = [datum for _, datum in ends]
        look: Mapping[str, Any] = {
            "color": _colour(emphasis, drawing),
            "opacity": _OPACITY[emphasis],
        }
        ranges = [over_range(datum, shown, down) for shown, datum in ends if is_coarse(shown)]
        dots = [datum for shown, datum in ends if not is_coarse(shown)]
        layers += [
            layer(
                f"line_{emphasis}",
                data,
                alt.MarkDef(type="line", strokeWidth=_WIDTH[emphasis], **look),
                tooltip=tooltips(drawing.writer, data),
                detail=alt.Detail(field="line", type="nominal"),
                x=pixels(alt.X, "x"),
                y=_at("value", down),
            ),
            layer(
                f"range_{emphasis}",
                ranges,
                alt.MarkDef(type="bar", width=_BAR, cornerRadius=_BAR / 2, **look),
                tooltip=tooltips(drawing.writer, ranges),
                x=pixels(alt.X, "x"),
                y=_at("start", down),
                y2=alt.Y2(field="end"),
            ),
            layer(
                f"end_{emphasis}",
                dots,
                alt.MarkDef(type="point", shape=CIRCLE, filled=True, size=_DOT, **look),
                tooltip=tooltips(drawing.writer, dots),
                x=pixels(alt.X, "x"),
                y=_at("value", down),
            ),
        ]
    return tuple(layers)


def _at(field: str, down: Across) -> alt.Y:
    return alt.Y(field=field, type="quantitative", scale=down.scale, axis=None)


def _colour(emphasis: Emphasis, drawing: Drawing) -> str:
    scheme = drawing.brand.light
    return scheme.customers if emphasis is Emphasis.STRONG else scheme.muted


# ------------------------------------------------------------------------------ text


def _wave_texts(body: SlopeChart, sides: Sequence[_Side], drawing: Drawing) -> tuple[Text, ...]:
    """The names of the waves over the two posts, running away from the lines like the labels."""
    measures = drawing.measures
    texts: list[Text] = []
    for side, wave in zip(sides, body.waves, strict=True):
        name = drawing.writer.text(wave)
        width = text_width(name, measures.text)
        x = max(side.x, width) if side.outwards < 0 else min(side.x, measures.width - width)
        texts.append(Text(text=name, x=x, y=measures.line / 2, role=Role.STRONG, align=side.align))
    return tuple(texts)


def _end_texts(
    sides: Sequence[_Side],
    ends: Sequence[Sequence[_End]],
    places: Sequence[Sequence[float]],
    measures: Measures,
) -> tuple[Text, ...]:
    texts: list[Text] = []
    for side, side_ends, side_places in zip(sides, ends, places, strict=True):
        value_x = side.x + side.outwards * _LEADER
        name_x = value_x + side.outwards * (side.value + _VALUE_GAP)
        for end, y in zip(side_ends, side_places, strict=True):
            role = _LABEL_ROLE[end.line.emphasis]
            texts.append(Text(text=end.value, x=value_x, y=y, role=role, align=side.align))
            first = y - (len(end.name) - 1) / 2 * measures.line
            texts += lines(
                end.name, x=name_x, y=first, step=measures.line, role=role, align=side.align
            )
    return tuple(texts)


def _hidden_texts(
    slope_lines: Sequence[SlopeLine], top: float, drawing: Drawing
) -> tuple[Text, ...]:
    """The dimensions of which a wave is hidden, with the reason, below the lines."""
    measures, writer = drawing.measures, drawing.writer
    broken: list[str] = []
    for line in slope_lines:
        hidden = next((v for v in (line.before, line.after) if isinstance(v, Hidden)), None)
        if hidden is not None:
            whole = f"{writer.text(line.label)}: {writer.cell(hidden)}"
            broken += wrap(whole, measures.width, measures.small)
    return lines(broken, x=0, y=top + measures.line / 2, step=measures.line, role=Role.MUTED)
