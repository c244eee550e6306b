"""The columns of a chart of rows: labels, the axis, values, and notes at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from spegla.privacy.released import Unit
from spegla.render.charts.axis import tick_room
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.lettering import Align, Role, Text
from spegla.render.charts.rows import Lane, RowWords, note_texts
from spegla.render.text_widths import widest, wrap
from spegla.report.model import Words

NOTE_SHARE = 0.26
"""Most of the width of a drawing that notes may take."""
_DOT_ROOM = 8
_AXIS_GAP = 16
_VALUE_GAP = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Pixels: ends of the axis, where reasons begin, values end, and notes begin or end.

    On a phone values and notes stand above the axis, and notes end where they else begin.
    """

    left: float
    right: float
    reason: float
    value: float
    note: float


def lay_columns(
    values: Sequence[str],
    notes: Sequence[str],
    *,
    domain: tuple[float, float],
    unit: Unit,
    drawing: Drawing,
) -> Columns:
    """Columns as wide as the written values and notes need, and the axis in between.

    Args:
        values: The values as written.
        notes: The notes as written; wide ones are to be broken.
        domain: Ends of the axis.
        unit: Unit of the axis.
        drawing: Medium, look and language.
    """
    measures = drawing.measures
    value = widest(values, measures.text)
    if measures.is_stacked:
        end = measures.width - value - (10 if values else 0)
        room = max(_DOT_ROOM, tick_room(domain, unit, drawing))
        right = measures.width - room
        return Columns(left=room, right=right, reason=0, value=measures.width, note=end)
    note = measures.width - min(widest(notes, measures.small), NOTE_SHARE * measures.width)
    end = note - (_AXIS_GAP if notes else 0)
    left = measures.label + _AXIS_GAP + _DOT_ROOM
    right = end - value - _VALUE_GAP - _DOT_ROOM
    return Columns(left=left, right=right, reason=left, value=end, note=note)


def row_words(
    label: Words, notes: Sequence[str], reason: str, *, columns: Columns, drawing: Drawing
) -> RowWords:
    """The text of a row, broken to fit its columns; an empty reason is none."""
    measures = drawing.measures
    width = NOTE_SHARE * measures.width if not measures.is_stacked else 0.45 * measures.width
    note = tuple(line for text in notes for line in wrap(text, width, measures.small))
    label_width = measures.label or columns.note - widest(note, measures.small) - 12
    reason_width = columns.right - columns.left
    return RowWords(
        label=wrap(drawing.writer.text(label), label_width, measures.text),
        note=note,
        reason=wrap(reason, reason_width, measures.small) if reason else (),
    )


def value_texts(
    values: Sequence[tuple[str, Role, Lane]], *, columns: Columns, drawing: Drawing
) -> tuple[Text, ...]:
    """The values in their column, on a phone beside the labels."""
    is_stacked = drawing.measures.is_stacked
    return tuple(
        Text(
            text=text,
            x=columns.value,
            y=lane.head if is_stacked else lane.y,
            role=role,
            align=Align.END,
        )
        for text, role, lane in values
    )


def note_column(
    words: Sequence[RowWords], lanes: Sequence[Lane], *, columns: Columns, drawing: Drawing
) -> tuple[Text, ...]:
    """The notes in their column, on a phone before the values."""
    align = Align.END if drawing.measures.is_stacked else Align.START
    return note_texts(words, lanes, x=columns.note, align=align, measures=drawing.measures)
