"""Where the rows of a chart stand: label beside the marks, or above them on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from spegla.render.charts.lettering import Align, Role, Text, lines
from spegla.render.media import Measures


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """The broken lines of one row: its label, the note at its right and, if hidden, the reason.

    The reason stands where the marks would be.
    """

    label: tuple[str, ...]
    note: tuple[str, ...] = ()
    reason: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Where one row stands, in pixels from the top.

    Args:
        y: Middle of its marks.
        head: Middle of the first line of its label.
        note: Middle of the first line of its note.
        marks: Upper and lower edge of the room for its marks.
        bottom: Where the next row begins.
    """

    y: float
    head: float
    note: float
    marks: tuple[float, float]
    bottom: float


def lay_rows(
    rows: Sequence[RowWords], *, top: float, lane: float, measures: Measures
) -> tuple[Lane, ...]:
    """A lane for each row from ``top`` down, each as high as its text and marks need.

    Args:
        rows: The text of the rows.
        top: Where the first lane begins, in pixels.
        lane: Height of the marks of a row, in pixels.
        measures: The sizes of the medium.
    """
    lanes: list[Lane] = []
    for row in rows:
        place = _stacked if measures.is_stacked else _beside
        lanes.append(place(row, top, lane, measures))
        top = lanes[-1].bottom
    return tuple(lanes)


def row_texts(
    rows: Sequence[RowWords],
    lanes: Sequence[Lane],
    *,
    labels: Sequence[Role],
    reason_x: float,
    measures: Measures,
) -> tuple[Text, ...]:
    """The labels, each in its role, and the reasons of hidden rows at ``reason_x``."""
    texts: list[Text] = []
    for row, lane, role in zip(rows, lanes, labels, strict=True):
        texts += lines(row.label, x=0, y=lane.head, step=measures.line, role=role)
        first = _first_of(row.reason, lane.y, measures)
        texts += lines(row.reason, x=reason_x, y=first, step=measures.line, role=Role.MUTED)
    return tuple(texts)


def note_texts(
    rows: Sequence[RowWords], lanes: Sequence[Lane], *, x: float, align: Align, measures: Measures
) -> tuple[Text, ...]:
    """The notes of the rows, aligned at ``x``."""
    return tuple(
        text
        for row, lane in zip(rows, lanes, strict=True)
        for text in lines(
            row.note, x=x, y=lane.note, step=measures.line, role=Role.MUTED, align=align
        )
    )


def _beside(row: RowWords, top: float, lane: float, measures: Measures) -> Lane:
    tallest = max(len(row.label), len(row.note), len(row.reason))
    height = max(lane, tallest * measures.line) + measures.gap
    y = top + height / 2
    return Lane(
        y=y,
        head=_first_of(row.label, y, measures),
        note=_first_of(row.note, y, measures),
        marks=(top, top + height),
        bottom=top + height,
    )


def _stacked(row: RowWords, top: float, lane: float, measures: Measures) -> Lane:
    head = top + measures.gap / 2 + measures.line / 2
    marks = head + (max(len(row.label), len(row.note)) - 0.5) * measures.line
    height = max(lane, len(row.reason) * measures.line)
    return Lane(
        y=marks + height / 2,
        head=head,
        note=head,
        marks=(marks, marks + height),
        bottom=marks + height + measures.gap / 2,
    )


def _first_of(texts: Sequence[str], y: float, measures: Measures) -> float:
    return y - (len(texts) - 1) / 2 * measures.line
