"""Scores of dimensions by group: each cell prints its value, colour only helps to find it.

A cell whose value stands for a wide range prints the range, in the colour of its middle.

The colours run from orange over a light middle to blue, around the middle of the domain; in
grey print the values carry the meaning. A hidden cell is an empty outline with a sign, and a
line below says what the sign means.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

import altair as alt

from spegla.privacy.released import Hidden, HiddenReason, Shown
from spegla.render.brand import Ramp, mixed
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.heatmap_head import Grid, lay_headings
from spegla.render.charts.key import lay_key
from spegla.render.charts.lettering import Align, Role, Text, role_on
from spegla.render.charts.marks import CIRCLE, CROSS, Datum, bars, layer, pixels, points
from spegla.render.charts.ranges import written
from spegla.render.charts.rows import RowWords, lay_rows, row_texts
from spegla.render.charts.theme import Scene
from spegla.render.charts.tips import hidden_tooltips, tip, tooltips
from spegla.render.text_widths import widest, wrap
from spegla.report.model import HeatmapChart, HeatmapRow

_SIGNS: Final[Mapping[HiddenReason, str]] = {
    HiddenReason.PROTECTED: CIRCLE,
    HiddenReason.NOT_COMPARABLE: CROSS,
}
_SIGN_SIZES: Final[Mapping[str, int]] = {CIRCLE: 18, CROSS: 48}
_SEAM = 2
_MIDDLE = "#eceff0"
_BAND_GAP = 18
_LABEL_SHARE = 0.36


@dataclass(frozen=True, slots=True, kw_only=True)
class _Band:
    """Some of the columns with all rows; where many columns need more than one band."""

    layers: tuple[alt.UnitSpec, ...]
    texts: tuple[Text, ...]
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """One cell and the middle of its place."""

    label: str
    column: str
    value: Shown | Hidden
    x: float
    y: float


def heatmap(body: HeatmapChart, drawing: Drawing) -> Scene:
    """The chart of a table of scores, in as many bands as its columns need."""
    measures = drawing.measures
    labels = [drawing.writer.text(row.label) for row in body.rows]
    label = min(widest(labels, measures.text), _LABEL_SHARE * measures.width)
    left = 0 if measures.is_stacked else label + 16
    room = measures.width - left
    values = [cell for row in body.rows for cell in row.cells if isinstance(cell, Shown)]
    texts = ["100", *(written(value, drawing, bare=True) for value in values)]
    least = widest(texts, measures.small) + 2 * _SEAM + 4
    count = ceil(len(body.columns) * least / room)
    size = ceil(len(body.columns) / count)
    bands: list[_Band] = []
    for number, first in enumerate(range(0, len(body.columns), size)):
        top = bands[-1].bottom + _BAND_GAP if bands else 0
        grid = Grid(left=left, width=room / size)
        bands.append(_lay_band(number, _part(body, first, first + size), grid, top, drawing))
    key_layers, key_texts, bottom = _key(body, bands[-1].bottom + 8, drawing)
    return Scene(
        layers=[*(layer for band in bands for layer in band.layers), *key_layers],
        texts=[*(text for band in bands for text in band.texts), *key_texts],
        height=bottom + 2,
    )


def _part(body: HeatmapChart, first: int, end: int) -> HeatmapChart:
    rows = tuple(HeatmapRow(label=row.label, cells=row.cells[first:end]) for row in body.rows)
    return HeatmapChart(columns=body.columns[first:end], rows=rows, domain=body.domain)


def _lay_band(number: int, body: HeatmapChart, grid: Grid, top: float, drawing: Drawing) -> _Band:
    measures, writer = drawing.measures, drawing.writer
    columns = [writer.text(column) for column in body.columns]
    headings, heading_bottom = lay_headings(columns, grid, top, measures)
    labels = [writer.text(row.label) for row in body.rows]
    words = [
        RowWords(label=wrap(label, grid.left - 16 if grid.left else measures.width, measures.text))
        for label in labels
    ]
    most = max(len(row.label) for row in words)
    height = float(measures.bar)
    if not measures.is_stacked:
        height = max(height, most * measures.line)
    lanes = lay_rows(words, top=heading_bottom, lane=height, measures=measures)
    cells = [
        _Cell(label=label, column=column, value=value, x=grid.middle(place), y=lane.y)
        for row, label, lane in zip(body.rows, labels, lanes, strict=True)
        for place, (column, value) in enumerate(zip(columns, row.cells, strict=True))
    ]
    if not measures.is_stacked:
        height += measures.gap - _SEAM
    return _Band(
        layers=(
            _shown_layer(number, cells, grid, height, body.domain, drawing),
            *_hidden_layers(number, cells, grid, height, drawing),
        ),
        texts=(
            *headings,
            *row_texts(
                words, lanes, labels=[Role.LABEL] * len(words), reason_x=0, measures=measures
            ),
            *_value_texts(cells, body.domain, drawing),
        ),
        bottom=lanes[-1].bottom,
    )


# ------------------------------------------------------------------------------ cells


def _shown_layer(
    number: int,
    cells: Sequence[_Cell],
    grid: Grid,
    height: float,
    domain: tuple[float, float],
    drawing: Drawing,
) -> alt.UnitSpec:
    data: list[Datum] = [
        {
            **tip(cell.label, cell.value, drawing.writer, part=cell.column),
            **_edges(cell, grid),
            "value": cell.value.value,
        }
        for cell in cells
        if isinstance(cell.value, Shown)
    ]
    values = [cell.value for cell in cells if isinstance(cell.value, Shown)]
    low, high = domain
    ramp = drawing.brand.ramp
    scale = alt.Scale(
        domain=[low, (low + high) / 2, high],
        range=[ramp.strongly_unfavourable, _MIDDLE, ramp.strongly_favourable],
        interpolate="rgb",
        clamp=True,
    )
    return layer(
        f"cell_{number}",
        data,
        alt.MarkDef(type="bar", height=height),
        tooltip=tooltips(
            drawing.writer, data, has_interval=any(shown.low is not None for shown in values)
        ),
        x=pixels(alt.X, "start"),
        x2=alt.X2(field="end"),
        y=pixels(alt.Y, "y"),
        color=alt.Color(field="value", type="quantitative", scale=scale, legend=None),
    )


def _edges(cell: _Cell, grid: Grid) -> Datum:
    half = (grid.width - _SEAM) / 2
    return {"start": round(cell.x - half, 2), "end": round(cell.x + half, 2), "y": cell.y}


def _hidden_layers(
    number: int, cells: Sequence[_Cell], grid: Grid, height: float, drawing: Drawing
) -> tuple[alt.UnitSpec, ...]:
    """Outlines without a value, and in each the sign of its reason."""
    hidden = [(cell, cell.value) for cell in cells if isinstance(cell.value, Hidden)]
    data: list[Datum] = [
        {**tip(cell.label, value, drawing.writer, part=cell.column), **_edges(cell, grid)}
        for cell, value in hidden
    ]
    outlines = bars(
        f"hidden_{number}",
        data,
        across=None,
        height=height - 1,
        tooltip=hidden_tooltips(drawing.writer, data),
        filled=False,
        color=drawing.brand.light.line,
        strokeWidth=1,
    )
    signs = [
        _sign_layer(
            f"hidden_{reason}_{number}",
            reason,
            [(cell.x, cell.y) for cell, value in hidden if value.reason is reason],
            drawing,
        )
        for reason in _SIGNS
    ]
    return (outlines, *signs)


def _sign_layer(
    name: str, reason: HiddenReason, places: Sequence[tuple[float, float]], drawing: Drawing
) -> alt.UnitSpec:
    return points(
        name,
        [{"value": round(x, 2), "y": y} for x, y in places],
        across=None,
        shape=_SIGNS[reason],
        size=_SIGN_SIZES[_SIGNS[reason]],
        color=drawing.brand.light.muted,
    )


def _value_texts(
    cells: Sequence[_Cell], domain: tuple[float, float], drawing: Drawing
) -> tuple[Text, ...]:
    return tuple(
        Text(
            text=written(cell.value, drawing, bare=True),
            x=cell.x,
            y=cell.y,
            role=role_on(cell_colour(cell.value.value, domain, drawing.brand.ramp)),
            align=Align.MIDDLE,
        )
        for cell in cells
        if isinstance(cell.value, Shown)
    )


def cell_colour(value: float, domain: tuple[float, float], ramp: Ramp) -> str:
    """The colour of a cell: the two halves of the domain each run from the middle to an end.

    >>> cell_colour(50, (0, 100), Ramp())
    '#eceff0'
    """
    low, high = domain
    place = min(max((value - low) / (high - low), 0), 1) * 2 - 1
    end = ramp.strongly_favourable if place > 0 else ramp.strongly_unfavourable
    return mixed(_MIDDLE, end, abs(place))


def _key(
    body: HeatmapChart, top: float, drawing: Drawing
) -> tuple[tuple[alt.UnitSpec, ...], tuple[Text, ...], float]:
    """Each sign of a hidden cell that occurs, with its reason; and where the key ends."""
    found = {cell.reason for row in body.rows for cell in row.cells if isinstance(cell, Hidden)}
    reasons = [reason for reason in _SIGNS if reason in found]
    entries = [drawing.writer.cell(Hidden(reason=reason)) for reason in reasons]
    key = lay_key(entries, top=top, measures=drawing.measures)
    layers = tuple(
        _sign_layer(f"key_{reason}", reason, [place], drawing)
        for reason, place in zip(reasons, key.signs, strict=True)
    )
    return layers, key.texts, key.bottom
