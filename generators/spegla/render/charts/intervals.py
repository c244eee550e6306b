"""Dots with their intervals on one axis: groups beside each other, or dimensions.

A value that stands for a wide range is a bar over it, with round ends.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import altair as alt

from spegla.privacy.released import Hidden, Shown
from spegla.render.charts.axis import gridlines, joined, tick_texts
from spegla.render.charts.columns import Columns, lay_columns, note_column, row_words, value_texts
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.key import lay_key
from spegla.render.charts.lettering import Align, Role, Text, lines
from spegla.render.charts.marks import (
    Across,
    Datum,
    upright_rules,
)
from spegla.render.charts.ranges import DotSizes, dot_layers, written
from spegla.render.charts.rows import Lane, RowWords, lay_rows, row_texts
from spegla.render.charts.theme import Scene
from spegla.render.charts.tips import tip
from spegla.render.text_widths import widest, wrap
from spegla.report.model import Emphasis, IntervalChart, IntervalRow, phrase

_SIZES: Final[Mapping[Emphasis, DotSizes]] = {
    Emphasis.MUTED: DotSizes(line=1.5, bar=8, dot=70),
    Emphasis.NORMAL: DotSizes(line=2, bar=8, dot=80),
    Emphasis.STRONG: DotSizes(line=3, bar=11, dot=130),
}
_ROLE: Final[Mapping[Emphasis, Role]] = {
    Emphasis.MUTED: Role.FAINT,
    Emphasis.NORMAL: Role.LABEL,
    Emphasis.STRONG: Role.STRONG,
}
_TARGET_REACH = 9
_TICK_SIGN = 3


def intervals(body: IntervalChart, drawing: Drawing) -> Scene:
    """The chart of a set of values with their intervals."""
    measures = drawing.measures
    columns = _columns(body, drawing)
    low, high = body.domain
    across = Across(low=low, high=high, left=columns.left, right=columns.right)
    key_layers, key_texts, top = _key(body, drawing)
    reference_texts, top = _reference_texts(body, across, top, drawing)
    words = [_words(row, columns, drawing) for row in body.rows]
    lanes = lay_rows(words, top=top, lane=measures.lane, measures=measures)
    bottom = lanes[-1].bottom
    pairs = zip(body.rows, lanes, strict=True)
    marked = [lane for row, lane in pairs if isinstance(row.value, Shown)]
    return Scene(
        layers=(
            gridlines(across, body.unit, rows=marked, drawing=drawing),
            _references("reference", _reference_rows(body, marked), across, drawing),
            *key_layers,
            _targets("target", _target_rows(body.rows, lanes), across, drawing),
            *_value_layers(body.rows, lanes, across, drawing),
        ),
        texts=(
            *key_texts,
            *reference_texts,
            *row_texts(
                words,
                lanes,
                labels=[_label_role(row) for row in body.rows],
                reason_x=columns.reason,
                measures=measures,
            ),
            *note_column(words, lanes, columns=columns, drawing=drawing),
            *value_texts(
                [
                    (written(row.value, drawing), _ROLE[row.emphasis], lane)
                    for row, lane in zip(body.rows, lanes, strict=True)
                    if isinstance(row.value, Shown)
                ],
                columns=columns,
                drawing=drawing,
            ),
            *tick_texts(across, body.unit, y=bottom + measures.line / 2 + 2, drawing=drawing),
        ),
        height=bottom + measures.line + 4,
    )


def _columns(body: IntervalChart, drawing: Drawing) -> Columns:
    notes = [drawing.writer.text(row.note) for row in body.rows if row.note is not None]
    values = [written(row.value, drawing) for row in body.rows if isinstance(row.value, Shown)]
    return lay_columns(values, notes, domain=body.domain, unit=body.unit, drawing=drawing)


def _words(row: IntervalRow, columns: Columns, drawing: Drawing) -> RowWords:
    writer = drawing.writer
    reason = writer.cell(row.value) if isinstance(row.value, Hidden) else ""
    notes = () if row.note is None else (writer.text(row.note),)
    return row_words(row.label, notes, reason, columns=columns, drawing=drawing)


def _label_role(row: IntervalRow) -> Role:
    return Role.FAINT if isinstance(row.value, Hidden) else _ROLE[row.emphasis]


# ------------------------------------------------------------------------------ marks


def _value_layers(
    rows: Sequence[IntervalRow], lanes: Sequence[Lane], across: Across, drawing: Drawing
) -> tuple[alt.UnitSpec, ...]:
    """Interval and value, some layers for each emphasis, the strong ones in front."""
    layers: list[alt.UnitSpec] = []
    for emphasis, sizes in _SIZES.items():
        shown = [
            (row.value, _datum(row, row.value, lane, across, drawing))
            for row, lane in zip(rows, lanes, strict=True)
            if row.emphasis is emphasis and isinstance(row.value, Shown)
        ]
        layers += dot_layers(
            "dot",
            emphasis,
            shown,
            across=across,
            drawing=drawing,
            color=_colour(emphasis, drawing),
            sizes=sizes,
        )
    return tuple(layers)


def _datum(row: IntervalRow, shown: Shown, lane: Lane, across: Across, drawing: Drawing) -> Datum:
    return {
        **tip(drawing.writer.text(row.label), shown, drawing.writer),
        **span(shown, across),
        "y": lane.y,
    }


def span(shown: Shown, across: Across) -> Datum:
    """A value and the part of its interval that lies on the axis.

    >>> span(Shown(value=98, unit="score", low=94, high=101),
    ...      Across(low=0, high=100, left=0, right=10))
    {'value': 98, 'start': 94, 'end': 100}
    """
    across.pixel(shown.value)
    return {
        "value": shown.value,
        "start": across.clamped(shown.value if shown.low is None else shown.low),
        "end": across.clamped(shown.value if shown.high is None else shown.high),
    }


def _colour(emphasis: Emphasis, drawing: Drawing) -> str:
    scheme = drawing.brand.light
    return scheme.muted if emphasis is Emphasis.MUTED else scheme.customers


# ------------------------------------------------------------------------------ yardsticks


def _target_rows(rows: Sequence[IntervalRow], lanes: Sequence[Lane]) -> list[Datum]:
    return [
        {"value": row.target, "top": lane.y - _TARGET_REACH, "bottom": lane.y + _TARGET_REACH}
        for row, lane in zip(rows, lanes, strict=True)
        if row.target is not None and isinstance(row.value, Shown)
    ]


def _targets(
    name: str, rows: Sequence[Datum], across: Across | None, drawing: Drawing
) -> alt.UnitSpec:
    look = {"color": drawing.brand.light.ink, "strokeWidth": 2}
    return upright_rules(name, rows, across=across, **look)


def _references(
    name: str, rows: Sequence[Datum], across: Across | None, drawing: Drawing
) -> alt.UnitSpec:
    look = {"color": drawing.brand.light.muted, "strokeDash": [4, 3], "strokeWidth": 1}
    return upright_rules(name, rows, across=across, **look)


def _reference_rows(body: IntervalChart, marked: Sequence[Lane]) -> list[Datum]:
    if body.reference is None:
        return []
    return [
        {"value": body.reference, "top": top, "bottom": bottom} for top, bottom in joined(marked)
    ]


def _key(
    body: IntervalChart, drawing: Drawing
) -> tuple[tuple[alt.UnitSpec, ...], tuple[Text, ...], float]:
    """The signs of the target and, on a phone, of the reference line; and where they end."""
    writer = drawing.writer
    signs, names = [], []
    if any(row.target is not None and isinstance(row.value, Shown) for row in body.rows):
        signs.append(("key_target", _targets))
        names.append(writer.text(phrase("chart.key.target")))
    if drawing.measures.is_stacked and body.reference_label is not None:
        signs.append(("key_reference", _references))
        names.append(writer.text(body.reference_label))
    key = lay_key(names, top=0, measures=drawing.measures, sign=_TICK_SIGN)
    layers = tuple(
        sign(name, [{"value": x, "top": y - 8, "bottom": y + 8}], None, drawing)
        for (name, sign), (x, y) in zip(signs, key.signs, strict=True)
    )
    return layers, key.texts, key.bottom + (6 if names else 0)


def _reference_texts(
    body: IntervalChart, across: Across, top: float, drawing: Drawing
) -> tuple[tuple[Text, ...], float]:
    """The name of the dashed line above it, inside the drawing; and where it ends."""
    measures = drawing.measures
    if body.reference is None or body.reference_label is None or measures.is_stacked:
        return (), top
    name = drawing.writer.text(body.reference_label)
    broken = wrap(name, across.right - across.left, measures.small)
    half = widest(broken, measures.small) / 2
    x = min(max(across.pixel(body.reference), half), measures.width - half)
    texts = lines(
        broken,
        x=x,
        y=top + measures.line / 2,
        step=measures.line,
        role=Role.MUTED,
        align=Align.MIDDLE,
    )
    return texts, top + len(broken) * measures.line + 2
