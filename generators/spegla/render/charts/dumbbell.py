"""Two values a row joined by a line, such as what customers say beside what IT says of itself.

The marks are those of :mod:`spegla.render.charts.dumbbell_marks`; the values stand outside them.
"""

from dataclasses import dataclass

from spegla.privacy.released import Hidden, Shown
from spegla.render.charts.axis import gridlines, tick_texts
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.dumbbell_marks import KEY_SIGN, key_layers, row_layers
from spegla.render.charts.intervals import span
from spegla.render.charts.key import lay_key
from spegla.render.charts.lettering import Align, Role, Text
from spegla.render.charts.marks import Across
from spegla.render.charts.ranges import extent, written
from spegla.render.charts.rows import Lane, RowWords, lay_rows, note_texts, row_texts
from spegla.render.charts.theme import Scene
from spegla.render.text_widths import widest, wrap
from spegla.report.model import DumbbellChart, DumbbellRow

_REACH = 7
"""Pixels from the middle of a mark to its edge."""
_VALUE_GAP = 5
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
    key = lay_key(names, top=0, measures=measures, sign=KEY_SIGN)
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
            *key_layers(key, body.rows, drawing, is_part=body.is_part),
            *row_layers(
                body.rows,
                lanes,
                across,
                drawing,
                marks=(names[0], names[1]),
                is_part=body.is_part,
            ),
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
                for text in _value_texts(row, lane, across, drawing, is_part=body.is_part)
            ),
            *tick_texts(across, body.unit, y=bottom + measures.line / 2 + 2, drawing=drawing),
        ),
        height=bottom + measures.line + 4,
    )


def _lay_columns(body: DumbbellChart, drawing: Drawing) -> _Columns:
    """The columns; beside the axis there is room for a value at either end of it."""
    measures = drawing.measures
    values = [v for row in body.rows for v in (row.first, row.second) if isinstance(v, Shown)]
    values += [Shown(value=end, unit=body.unit) for end in body.domain]
    texts = [written(value, drawing) for value in values]
    room = _REACH + _VALUE_GAP + widest(texts, measures.text)
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


# ------------------------------------------------------------------------------ values


def _value_texts(
    row: DumbbellRow, lane: Lane, across: Across, drawing: Drawing, *, is_part: bool
) -> tuple[Text, ...]:
    """The values on the outer sides of the two marks, beyond everything that is drawn there."""
    ends = [
        (row.first, Role.CUSTOMERS),
        (row.second, Role.FAINT if is_part else Role.MANAGEMENT),
    ]
    shown = [(value, role) for value, role in ends if isinstance(value, Shown)]
    shown.sort(key=lambda end: end[0].value)
    edges: list[float] = []
    for value, _ in shown:
        band = span(value, across)
        edges += extent(value, across, half=_REACH)
        edges += [across.pixel(float(band[end])) for end in ("start", "end")]
    sides = (
        [(Align.END, min(edges) - _VALUE_GAP), (Align.START, max(edges) + _VALUE_GAP)]
        if edges
        else []
    )
    return tuple(
        Text(
            text=written(value, drawing),
            x=x,
            y=lane.y,
            role=role,
            align=align,
        )
        for (value, role), (align, x) in zip(shown, sides[-len(shown) :], strict=True)
    )
