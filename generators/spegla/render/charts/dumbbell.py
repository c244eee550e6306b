"""The mirror: what customers say beside what IT management says of itself, a row a dimension.

Customers are a blue circle and IT management an orange diamond, so that shape carries the
meaning in grey print. The customers' interval is a pale band behind both, the link a thin line
in front of it: neither hides the other, however close the two values are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from spegla.privacy.released import Hidden, Shown, Unit
from spegla.render.charts.axis import gridlines, tick_texts
from spegla.render.charts.drawing import Drawing, Measures
from spegla.render.charts.intervals import span
from spegla.render.charts.key import Key, lay_key
from spegla.render.charts.lettering import Align, Role, Text, text_width, widest, wrap
from spegla.render.charts.marks import CIRCLE, DIAMOND, Across, Datum, bars, level_rules, points
from spegla.render.charts.rows import Lane, RowWords, lay_rows, note_texts, row_texts
from spegla.render.charts.theme import Scene
from spegla.render.charts.tips import tip, tooltips
from spegla.report.model import DumbbellChart, DumbbellRow, Number, phrase

_CIRCLE_SIZE = 105
_DIAMOND_SIZE = 120
_REACH = 7
"""Pixels from the middle of a mark to its edge."""
_VALUE_GAP = 5
_BAND = 10
_KEY_SIGN = 24
_NOTE_SHARE = 0.24


@dataclass(frozen=True, slots=True, kw_only=True)
class _Columns:
    """Pixels: ends of the axis, where reasons begin, and where notes begin (or end above)."""

    left: float
    right: float
    reason: float
    note: float


def dumbbell(body: DumbbellChart, drawing: Drawing) -> Scene:
    """The chart of customers and IT management on one axis."""
    measures, writer = drawing.measures, drawing.writer
    columns = _lay_columns(measures)
    low, high = body.domain
    across = Across(low=low, high=high, left=columns.left, right=columns.right)
    names = [writer.text(phrase(f"chart.key.{who}")) for who in ("customers", "management")]
    key = lay_key(names, top=0, measures=measures, sign=_KEY_SIGN)
    top = key.bottom + 8
    words = [_words(row, columns, drawing) for row in body.rows]
    lanes = lay_rows(words, top=top, lane=measures.lane, measures=measures)
    bottom = lanes[-1].bottom
    pairs = zip(body.rows, lanes, strict=True)
    marked = [lane for row, lane in pairs if not _is_hidden(row)]
    note_align = Align.END if measures.is_stacked else Align.START
    return Scene(
        layers=(
            gridlines(across, Unit.SCORE, rows=marked, drawing=drawing),
            *_key_layers(key, drawing),
            *_row_layers(body.rows, lanes, across, drawing),
        ),
        texts=(
            *key.texts,
            *row_texts(
                words,
                lanes,
                labels=[_label_role(row) for row in body.rows],
                reason_x=columns.reason,
                measures=measures,
            ),
            *note_texts(words, lanes, x=columns.note, align=note_align, measures=measures),
            *(
                text
                for row, lane in zip(body.rows, lanes, strict=True)
                for text in _value_texts(row, lane, across, drawing)
            ),
            *tick_texts(across, Unit.SCORE, y=bottom + measures.line / 2 + 2, drawing=drawing),
        ),
        height=bottom + measures.line + 4,
    )


def _lay_columns(measures: Measures) -> _Columns:
    """The columns; beside the axis there is room for a value at either end of it."""
    room = _REACH + _VALUE_GAP + text_width("100", measures.text)
    if measures.is_stacked:
        right = measures.width - room
        return _Columns(left=room, right=right, reason=0, note=measures.width)
    note = measures.width - _NOTE_SHARE * measures.width
    reason = measures.label + 16
    return _Columns(left=reason + room, right=note - room - 8, reason=reason, note=note)


def _words(row: DumbbellRow, columns: _Columns, drawing: Drawing) -> RowWords:
    """The text of a row; where only one of the two is hidden, the reason is its note."""
    measures, writer = drawing.measures, drawing.writer
    note_width = (0.5 if measures.is_stacked else _NOTE_SHARE) * measures.width
    hidden = [value for value in (row.customers, row.management) if isinstance(value, Hidden)]
    said = [writer.text(row.note)] if row.note is not None else []
    said += [writer.cell(value) for value in hidden if len(hidden) == 1]
    note = tuple(line for text in said for line in wrap(text, note_width, measures.small))
    reason: tuple[str, ...] = ()
    if len(hidden) == 2:
        width = columns.right - columns.reason
        reason = wrap(writer.cell(hidden[0]), width, measures.small)
    label_width = measures.label or measures.width - widest(note, measures.small) - 12
    label = wrap(writer.text(row.label), label_width, measures.text)
    return RowWords(label=label, note=note, reason=reason)


def _is_hidden(row: DumbbellRow) -> bool:
    return isinstance(row.customers, Hidden) and isinstance(row.management, Hidden)


def _label_role(row: DumbbellRow) -> Role:
    return Role.FAINT if _is_hidden(row) else Role.LABEL


# ------------------------------------------------------------------------------ marks


def _row_layers(
    rows: Sequence[DumbbellRow], lanes: Sequence[Lane], across: Across, drawing: Drawing
) -> tuple[alt.UnitSpec, ...]:
    pairs = list(zip(rows, lanes, strict=True))
    customers = [
        _datum(row, row.customers, lane, across, drawing)
        for row, lane in pairs
        if isinstance(row.customers, Shown)
    ]
    management = [
        _datum(row, row.management, lane, across, drawing)
        for row, lane in pairs
        if isinstance(row.management, Shown)
    ]
    links: list[Datum] = [
        {"start": row.customers.value, "end": row.management.value, "y": lane.y}
        for row, lane in pairs
        if isinstance(row.customers, Shown) and isinstance(row.management, Shown)
    ]
    bands = [datum for datum in customers if datum["start"] != datum["end"]]
    scheme, tips = drawing.brand.light, tooltips(drawing.writer)
    return (
        _band("band", bands, across, drawing),
        level_rules("link", links, across=across, color=scheme.muted, strokeWidth=1.5, opacity=0.6),
        points(
            "customers",
            customers,
            across=across,
            tooltip=tips,
            shape=CIRCLE,
            size=_CIRCLE_SIZE,
            color=scheme.customers,
        ),
        points(
            "management",
            management,
            across=across,
            tooltip=tips,
            shape=DIAMOND,
            size=_DIAMOND_SIZE,
            color=scheme.management,
            # A thin seam keeps the two apart where they lie over each other.
            stroke=scheme.paper,
            strokeWidth=1,
        ),
    )


def _datum(row: DumbbellRow, shown: Shown, lane: Lane, across: Across, drawing: Drawing) -> Datum:
    label = drawing.writer.text(row.label)
    return {**tip(label, shown, drawing.writer), **span(shown, across), "y": lane.y}


def _band(
    name: str, rows: Sequence[Datum], across: Across | None, drawing: Drawing
) -> alt.UnitSpec:
    return bars(
        name,
        rows,
        across=across,
        height=_BAND,
        color=drawing.brand.light.customers,
        opacity=0.28,
        cornerRadius=_BAND / 2,
    )


def _key_layers(key: Key, drawing: Drawing) -> tuple[alt.UnitSpec, ...]:
    (customers_x, y), (management_x, management_y) = key.signs
    scheme = drawing.brand.light
    return (
        _band(
            "key_band",
            [{"start": customers_x - _KEY_SIGN / 2, "end": customers_x + _KEY_SIGN / 2, "y": y}],
            None,
            drawing,
        ),
        points(
            "key_customers",
            [{"value": customers_x, "y": y}],
            across=None,
            shape=CIRCLE,
            size=_CIRCLE_SIZE,
            color=scheme.customers,
        ),
        points(
            "key_management",
            [{"value": management_x, "y": management_y}],
            across=None,
            shape=DIAMOND,
            size=_DIAMOND_SIZE,
            color=scheme.management,
        ),
    )


# ------------------------------------------------------------------------------ values


def _value_texts(
    row: DumbbellRow, lane: Lane, across: Across, drawing: Drawing
) -> tuple[Text, ...]:
    """The values on the outer sides of the two marks, beyond everything that is drawn there."""
    ends = [(row.customers, Role.CUSTOMERS), (row.management, Role.MANAGEMENT)]
    shown = [(value, role) for value, role in ends if isinstance(value, Shown)]
    shown.sort(key=lambda end: end[0].value)
    middles = [across.pixel(value.value) for value, _ in shown]
    edges = [middle + reach for middle in middles for reach in (-_REACH, _REACH)]
    if isinstance(row.customers, Shown):
        band = span(row.customers, across)
        edges += [across.pixel(float(band[end])) for end in ("start", "end")]
    sides = (
        [(Align.END, min(edges) - _VALUE_GAP), (Align.START, max(edges) + _VALUE_GAP)]
        if edges
        else []
    )
    return tuple(
        Text(
            text=drawing.writer.number(Number(value=value.value, unit=value.unit)),
            x=x,
            y=lane.y,
            role=role,
            align=align,
        )
        for (value, role), (align, x) in zip(shown, sides[-len(shown) :], strict=True)
    )
