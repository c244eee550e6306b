"""What stands above 100 % bars: the categories in their colours, and headings of columns."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from spegla.render.charts.drawing import Drawing
from spegla.render.charts.key import lay_key
from spegla.render.charts.lettering import Align, Role, Text, lines
from spegla.render.charts.marks import bars
from spegla.render.text_widths import fits, widest, wrap
from spegla.report.model import phrase

_SWATCH = 6
_SIDE = 13
_HEADING = 104
_GAP = 8
_MOST_LINES = 2
"""A name over the bars in more lines would take more height than a list of all names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where the columns stand, in pixels. ``dont_know`` is None where no row may show it.

    The bars go from ``bar`` to ``bar_end``; the column of favourable shares begins at ``beside``
    and its numbers end at ``favourable``; the don't know boxes begin at ``dont_know``. A percent
    is equally wide in bars and boxes.
    """

    bar: float
    bar_end: float
    beside: float
    favourable: float
    dont_know: float | None

    @property
    def unit(self) -> float:
        """Width of 100 %."""
        return self.bar_end - self.bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The layers and text above the bars, and where they end below."""

    layers: tuple[alt.UnitSpec, ...]
    texts: tuple[Text, ...]
    bottom: float


def lay_head(
    names: Sequence[str], colours: Sequence[str], columns: Columns, drawing: Drawing
) -> Head:
    """Categories over the bars where their short names fit there, else in a list above all.

    On a phone the names have the whole width, and the headings a line of their own.
    """
    measures = drawing.measures
    left, right = columns.bar, columns.bar_end
    if measures.is_stacked:
        left, right = 0, measures.width
    slot = (right - left) / len(names)
    is_slotted = all(_stands_in(slot, name, measures.small) for name in names)
    key = (
        _slotted(names, colours, left, slot, drawing)
        if is_slotted
        else _listed(names, colours, drawing)
    )
    has_room_beside = is_slotted and not measures.is_stacked
    headings = _headings(columns, 4 + _SWATCH if has_room_beside else key.bottom + 6, drawing)
    lowest = max([key.bottom, *(text.y + measures.line / 2 for text in headings)])
    return Head(layers=key.layers, texts=(*key.texts, *headings), bottom=lowest + 6)


def _stands_in(slot: float, name: str, size: float) -> bool:
    room = slot - 4
    return fits(name, room, size) and len(wrap(name, room, size)) <= _MOST_LINES


def _slotted(
    names: Sequence[str], colours: Sequence[str], left: float, slot: float, drawing: Drawing
) -> Head:
    measures = drawing.measures
    starts = [left + place * slot for place in range(len(names))]
    broken = [wrap(name, slot - 4, measures.small) for name in names]
    texts = tuple(
        text
        for start, texts in zip(starts, broken, strict=True)
        for text in lines(
            texts, x=start, y=4 + _SWATCH + measures.line / 2, step=measures.line, role=Role.KEY
        )
    )
    places = [(start, start + slot - 1, _SWATCH / 2) for start in starts]
    return Head(
        layers=_swatches(places, colours, _SWATCH),
        texts=texts,
        bottom=4 + _SWATCH + max(map(len, broken)) * measures.line,
    )


def _listed(names: Sequence[str], colours: Sequence[str], drawing: Drawing) -> Head:
    key = lay_key(names, top=0, measures=drawing.measures)
    places = [(x - _SIDE / 2, x + _SIDE / 2, y) for x, y in key.signs]
    return Head(layers=_swatches(places, colours, _SIDE), texts=key.texts, bottom=key.bottom)


def _swatches(
    places: Sequence[tuple[float, float, float]], colours: Sequence[str], height: float
) -> tuple[alt.UnitSpec, ...]:
    """One layer a category, so that each has a colour without a scale of its own."""
    return tuple(
        bars(
            f"swatch_{number}",
            [{"start": start, "end": end, "y": y}],
            across=None,
            height=height,
            color=colour,
        )
        for number, ((start, end, y), colour) in enumerate(zip(places, colours, strict=True), 1)
    )


def _headings(columns: Columns, top: float, drawing: Drawing) -> tuple[Text, ...]:
    measures = drawing.measures
    size, first = measures.small, top + measures.line / 2
    outside: tuple[Text, ...] = ()
    end = columns.favourable
    if columns.dont_know is not None:
        dont_know = wrap(drawing.writer.text(phrase("chart.key.dont_know")), _HEADING, size)
        x = min(columns.dont_know, measures.width - widest(dont_know, size))
        outside = lines(dont_know, x=x, y=first, step=measures.line, role=Role.KEY)
        # At the edge it stands further left than its boxes, and the other makes room.
        end = min(end, x - _GAP)
    favourable = wrap(drawing.writer.text(phrase("chart.key.favourable")), _HEADING, size)
    beside = lines(
        favourable,
        x=end if measures.is_stacked else columns.beside,
        y=first,
        step=measures.line,
        role=Role.KEY,
        align=Align.END if measures.is_stacked else Align.START,
    )
    return (*beside, *outside)
