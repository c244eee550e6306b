"""Charts of many rows in parts that each fit a page of paper.

How high a drawing will be is estimated from its words, without what draws: whoever finds all
drawings kept from the last build imports none of that.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from itertools import accumulate, pairwise
from math import ceil
from typing import Any, Final

from spegla.privacy.released import Hidden
from spegla.render.media import MEASURES, Measures, Medium
from spegla.render.text_widths import wrap
from spegla.report.format import Writer
from spegla.report.model import (
    Chart,
    DistributionChart,
    DistributionRow,
    DumbbellChart,
    DumbbellRow,
    HeatmapChart,
    IntervalChart,
    IntervalRow,
    Phrase,
    ZoneChart,
    ZoneRow,
    phrase,
)

_ROOM: Final[Mapping[Medium, float]] = {Medium.PRINT: 750}
"""Pixels for the rows of a drawing on a page, which also holds a heading, a key and a caption."""
_CELL: Final = 46
"""Pixels of the widest cell of a heatmap; where a row does not hold all, it stands once a band."""

_NOTE_SHARE: Final = 0.24
"""Part of the width that what stands at the right of a row has, or less than it has."""

_Row = DistributionRow | IntervalRow | DumbbellRow | ZoneRow
_Rows = DistributionChart | IntervalChart | DumbbellChart | ZoneChart | HeatmapChart


def parts_of(chart: Chart, medium: Medium, writer: Writer) -> tuple[Chart, ...]:
    """The chart, or charts that have its rows in turn and else all that it has.

    No row is left out and none is in two parts. On a screen, which can be scrolled, and where all
    rows fit a page there is one part; else as few as there have to be, of about one height.

    Args:
        chart: The chart.
        medium: Where it is read.
        writer: Writes the labels, whose lines are counted.
    """
    body = chart.body
    if medium not in _ROOM or not isinstance(body, _Rows):
        return (chart,)
    heights = _heights(body, MEASURES[medium], writer)
    count = ceil(sum(heights) / _ROOM[medium])
    if count <= 1:
        return (chart,)
    return tuple(
        replace(chart, body=_with_rows(body, start, end))
        for start, end in pairwise([0, *_ends(heights, count)])
    )


def continuation(part: Chart) -> Phrase:
    """What stands above a part that goes on from the one before: its first and its last row."""
    if not isinstance(part.body, _Rows):
        raise TypeError("only charts of rows have parts")
    rows = part.body.rows
    return phrase("chart.continued", first=rows[0].label, last=rows[-1].label)


def _heights(body: _Rows, measures: Measures, writer: Writer) -> list[float]:
    """About how high each row is; a little more where it is not sure."""
    labels = [len(wrap(writer.text(row.label), measures.label, measures.text)) for row in body.rows]
    bands = 1
    if isinstance(body, HeatmapChart):
        lines = [max(labels)] * len(labels)
        bands = ceil(len(body.columns) * _CELL / (measures.width - measures.label))
    else:
        beside = (_lines_beside(row, measures, writer) for row in body.rows)
        lines = list(map(max, labels, beside))
    is_barred = isinstance(body, DistributionChart | HeatmapChart)
    lane = measures.bar if is_barred else measures.lane
    return [bands * (max(lane, n * measures.line) + measures.gap) for n in lines]


def _lines_beside(row: _Row, measures: Measures, writer: Writer) -> int:
    """Lines of what stands at the right of a row: its note, and why values of it are hidden."""
    values = (getattr(row, field.name) for field in fields(row))
    texts = {writer.cell(value) for value in values if isinstance(value, Hidden)}
    note = None if isinstance(row, DistributionRow) else row.note
    said = [*texts, *([] if note is None else [writer.text(note)])]
    width = _NOTE_SHARE * measures.width
    return sum(len(wrap(text, width, measures.small)) for text in said)


def _ends(heights: Sequence[float], count: int) -> Iterator[int]:
    """After how many rows each of the parts ends, where the rows so far come closest to it."""
    filled = [0.0, *accumulate(heights)]
    for part in range(1, count + 1):
        wanted = filled[-1] * part / count
        yield min(range(len(filled)), key=lambda end: abs(filled[end] - wanted))


def _with_rows(body: _Rows, start: int, end: int) -> _Rows:
    rows: Any = body.rows[start:end]  # of the body's own sort, which a union cannot say
    return replace(body, rows=rows)
