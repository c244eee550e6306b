"""Two values a row joined by a line, such as what customers say beside what IT says of itself.

The first is a blue circle and the second an orange diamond, so that shape carries the meaning in
grey print. Intervals are pale bands behind both, the link a thin line in front of them: neither
hides the other, however close the two values are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from spegla.privacy.released import Hidden, Shown
from spegla.render.charts.axis import gridlines, tick_texts
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.intervals import span
from spegla.render.charts.key import Key, lay_key
from spegla.render.charts.lettering import Align, Role, Text, widest, wrap
from spegla.render.charts.marks import CIRCLE, DIAMOND, Across, Datum, bars, level_rules, points
from spegla.render.charts.rows import Lane, RowWords, lay_rows, note_texts, row_texts
from spegla.render.charts.theme import Scene
from spegla.render.charts.tips import tip, tooltips
from spegla.report.model import DumbbellChart, DumbbellRow, Number

_CIRCLE_SIZE = 105
_DIAMOND_SIZE = 120
_REACH = 7
"""Pixels from the middle of a mark to its edge."""
_VALUE_GAP = 5
_FIRST_BAND = 10
_SECOND_BAND = 5
"""Height of the bands; the second lies in front and leaves the first one to be seen."""
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
    """The chart of two values a row on one axis."""
    measures = drawing.measures
    columns = _lay_columns(body, drawing)
    low, high = body.domain
    across = Across(low=low, high=high, left=columns.left, right=columns.right)
    names = [drawing.writer.text(mark) for mark in body.marks]
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
            gridlines(across, body.unit, rows=marked, drawing=drawing),
            *_key_layers(key, body.rows, drawing),
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
            *tick_texts(across, body.unit, y=bottom + measures.line / 2 + 2, drawing=drawing),
        ),
        height=bottom + measures.line + 4,
    )


def _lay_columns(body: DumbbellChart, drawing: Drawing) -> _Columns:
    """The columns; beside the axis there is room for a value at either end of it."""
    measures = drawing.measures
    values = [v for row in body.rows for v in (row.first, row.second) if isinstance(v, Shown)]
    written = [_number(shown, drawing) for shown in values]
    written += [_number(Shown(value=end, unit=body.unit), drawing) for end in body.domain]
    room = _REACH + _VALUE_GAP + widest(written, measures.text)
    if measures.is_stacked:
        right = measures.width - room
        return _Columns(left=room, right=right, reason=0, note=measures.width)
    note = measures.width - _NOTE_SHARE * measures.width
    reason = measures.label + 16
    return _Columns(left=reason + room, right=note - room - 8, reason=reason, note=note)


def _number(shown: Shown, drawing: Drawing) -> str:
    return drawing.writer.number(Number(value=shown.value, unit=shown.unit))


def _words(row: DumbbellRow, columns: _Columns, drawing: Drawing) -> RowWords:
    """The text of a row; where only one of the two is hidden, the reason is its note."""
    measures, writer = drawing.measures, drawing.writer
    note_width = (0.5 if measures.is_stacked else _NOTE_SHARE) * measures.width
    hidden = [value for value in (row.first, row.second) if isinstance(value, Hidden)]
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
    return isinstance(row.first, Hidden) and isinstance(row.second, Hidden)


def _label_role(row: DumbbellRow) -> Role:
    return Role.FAINT if _is_hidden(row) else Role.LABEL


# ------------------------------------------------------------------------------ marks


def _row_layers(
    rows: Sequence[DumbbellRow], lanes: Sequence[Lane], across: Across, drawing: Drawing
) -> tuple[alt.UnitSpec, ...]:
    pairs = list(zip(rows, lanes, strict=True))
    first = [
        _datum(row, row.first, lane, across, drawing)
        for row, lane in pairs
        if isinstance(row.first, Shown)
    ]
    second = [
        _datum(row, row.second, lane, across, drawing)
        for row, lane in pairs
        if isinstance(row.second, Shown)
    ]
    links: list[Datum] = [
        {"start": row.first.value, "end": row.second.value, "y": lane.y}
        for row, lane in pairs
        if isinstance(row.first, Shown) and isinstance(row.second, Shown)
    ]
    scheme, tips = drawing.brand.light, tooltips(drawing.writer)
    return (
        *_bands("", _with_interval(first), _with_interval(second), across, drawing),
        level_rules("link", links, across=across, color=scheme.muted, strokeWidth=1.5, opacity=0.6),
        points(
            "first",
            first,
            across=across,
            tooltip=tips,
            shape=CIRCLE,
            size=_CIRCLE_SIZE,
            color=scheme.customers,
        ),
        points(
            "second",
            second,
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


def _with_interval(rows: Sequence[Datum]) -> list[Datum]:
    return [datum for datum in rows if datum["start"] != datum["end"]]


def _datum(row: DumbbellRow, shown: Shown, lane: Lane, across: Across, drawing: Drawing) -> Datum:
    label = drawing.writer.text(row.label)
    return {**tip(label, shown, drawing.writer), **span(shown, across), "y": lane.y}


def _bands(
    prefix: str,
    first: Sequence[Datum],
    second: Sequence[Datum],
    across: Across | None,
    drawing: Drawing,
) -> tuple[alt.UnitSpec, alt.UnitSpec]:
    scheme = drawing.brand.light
    return (
        bars(
            f"{prefix}band_first",
            first,
            across=across,
            height=_FIRST_BAND,
            color=scheme.customers,
            opacity=0.28,
            cornerRadius=_FIRST_BAND / 2,
        ),
        bars(
            f"{prefix}band_second",
            second,
            across=across,
            height=_SECOND_BAND,
            color=scheme.management,
            opacity=0.4,
            cornerRadius=_SECOND_BAND / 2,
        ),
    )


def _key_layers(
    key: Key, rows: Sequence[DumbbellRow], drawing: Drawing
) -> tuple[alt.UnitSpec, ...]:
    """The two marks, each on a band where any row has an interval for it."""
    scheme = drawing.brand.light
    (first_x, first_y), (second_x, second_y) = key.signs
    bands: list[Datum] = [
        {"start": x - _KEY_SIGN / 2, "end": x + _KEY_SIGN / 2, "y": y} for x, y in key.signs
    ]
    return (
        *_bands(
            "key_",
            bands[:1] if any(_has_interval(row.first) for row in rows) else (),
            bands[1:] if any(_has_interval(row.second) for row in rows) else (),
            None,
            drawing,
        ),
        points(
            "key_first",
            [{"value": first_x, "y": first_y}],
            across=None,
            shape=CIRCLE,
            size=_CIRCLE_SIZE,
            color=scheme.customers,
        ),
        points(
            "key_second",
            [{"value": second_x, "y": second_y}],
            across=None,
            shape=DIAMOND,
            size=_DIAMOND_SIZE,
            color=scheme.management,
        ),
    )


def _has_interval(value: Shown | Hidden) -> bool:
    return isinstance(value, Shown) and value.low is not None and value.high is not None


# ------------------------------------------------------------------------------ values


def _value_texts(
    row: DumbbellRow, lane: Lane, across: Across, drawing: Drawing
) -> tuple[Text, ...]:
    """The values on the outer sides of the two marks, beyond everything that is drawn there."""
    ends = [(row.first, Role.CUSTOMERS), (row.second, Role.MANAGEMENT)]
    shown = [(value, role) for value, role in ends if isinstance(value, Shown)]
    shown.sort(key=lambda end: end[0].value)
    edges: list[float] = []
    for value, _ in shown:
        middle, band = across.pixel(value.value), span(value, across)
        edges += [middle - _REACH, middle + _REACH]
        edges += [across.pixel(float(band[end])) for end in ("start", "end")]
    sides = (
        [(Align.END, min(edges) - _VALUE_GAP), (Align.START, max(edges) + _VALUE_GAP)]
        if edges
        else []
    )
    return tuple(
        Text(
            text=_number(value, drawing),
            x=x,
            y=lane.y,
            role=role,
            align=align,
        )
        for (value, role), (align, x) in zip(shown, sides[-len(shown) :], strict=True)
    )
