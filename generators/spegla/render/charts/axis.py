"""The axis of a chart: a few whole numbers, the same ones wherever the domain is the same."""

from collections.abc import Sequence
from math import ceil, floor

import altair as alt

from spegla.privacy.released import Unit
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.lettering import Align, Role, Text
from spegla.render.charts.marks import Across, upright_rules
from spegla.render.charts.rows import Lane
from spegla.render.text_widths import text_width, widest
from spegla.report.model import Number

MOST_TICKS = 5
_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000)


def ticks(low: float, high: float, unit: Unit) -> tuple[float, ...]:
    """The numbers of an axis: multiples of the finest round step that gives at most five.

    Shares are cut in whole percent, all else in whole units.

    >>> ticks(20, 80, Unit.SCORE)
    (20.0, 40.0, 60.0, 80.0)
    >>> ticks(0, 1, Unit.SHARE)
    (0.0, 0.25, 0.5, 0.75, 1.0)
    """
    size = 100 if unit is Unit.SHARE else 1
    for step in _STEPS:
        first, last = ceil(low * size / step - 1e-9), floor(high * size / step + 1e-9)
        if last - first < MOST_TICKS:
            return tuple(place * step / size for place in range(first, last + 1))
    raise ValueError(f"no axis is drawn from {low} to {high}")


def gridlines(
    across: Across, unit: Unit, *, rows: Sequence[Lane], drawing: Drawing
) -> alt.UnitSpec:
    """A light line for each number of the axis, behind the marks of the given rows only.

    Lines stop where there is text: at a hidden row, and on a phone at every label.
    """
    data = [
        {"value": number, "top": top, "bottom": bottom}
        for number in ticks(across.low, across.high, unit)
        for top, bottom in joined(rows)
    ]
    return upright_rules("grid", data, across=across, color=drawing.brand.light.line)


def joined(rows: Sequence[Lane]) -> tuple[tuple[float, float], ...]:
    """The rooms for marks from the top down, those that touch as one."""
    rooms: list[tuple[float, float]] = []
    for top, bottom in (lane.marks for lane in rows):
        touches = bool(rooms) and rooms[-1][1] == top
        rooms.append((rooms.pop()[0] if touches else top, bottom))
    return tuple(rooms)


def tick_texts(across: Across, unit: Unit, *, y: float, drawing: Drawing) -> tuple[Text, ...]:
    """The numbers below the lines, without decimals whatever the unit, inside the drawing."""
    measures = drawing.measures
    texts: list[Text] = []
    for number in ticks(across.low, across.high, unit):
        written = whole_number(number, unit, drawing)
        half = text_width(written, measures.small) / 2
        x = min(max(across.pixel(number), half), measures.width - half)
        texts.append(Text(text=written, x=x, y=y, role=Role.MUTED, align=Align.MIDDLE))
    return tuple(texts)


def tick_room(across: tuple[float, float], unit: Unit, drawing: Drawing) -> float:
    """How far the numbers at the ends of an axis reach beyond it, in pixels."""
    written = [whole_number(number, unit, drawing) for number in ticks(*across, unit)]
    return widest(written, drawing.measures.small) / 2


def whole_number(number: float, unit: Unit, drawing: Drawing) -> str:
    """A number of an axis without decimals, with percent or sign where its unit has one."""
    whole = unit if unit in {Unit.SHARE, Unit.POINTS} else Unit.PERSONS
    return drawing.writer.number(Number(value=number, unit=whole))
