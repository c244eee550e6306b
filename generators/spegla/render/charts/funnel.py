"""A funnel: of everyone who started, how many went which way, all on one axis.

The bars are as light as their steps are ordinary, so that greys keep the order: those who got
stuck are the darkest. Thin rules lead from the bar that splits to those it splits into; they stop
where there is text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

import altair as alt

from spegla.privacy.released import Hidden, Shown, Unit
from spegla.render.charts.axis import gridlines, tick_texts
from spegla.render.charts.columns import Columns, lay_columns, note_column, row_words
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.geometry import Segment, clear_parts
from spegla.render.charts.lettering import Align, Role, Text, extent, role_on
from spegla.render.charts.marks import Across, Datum, bars, segments
from spegla.render.charts.ranges import reach, written
from spegla.render.charts.rows import Lane, RowWords, lay_rows, row_texts
from spegla.render.charts.theme import Scene
from spegla.render.charts.tips import tip, tooltips
from spegla.render.text_widths import text_width
from spegla.report.model import Emphasis, FunnelChart, FunnelStep

_LEVEL_GAP = 12
"""Pixels between a level and the next one, beside the usual gap between rows."""
_VALUE_GAP = 6
_ROUNDING = 0.01
"""How far displayed shares may sum to more than everyone."""
_PALE = 0.45
"""Opacity of the part of a bar that may or may not belong to it."""
_SAME = 0.002
"""Difference of two shares that are one place; displayed shares are rounded to 0.001."""


def funnel(body: FunnelChart, drawing: Drawing) -> Scene:
    """The chart of who tried, how it went and what they did then."""
    measures, steps = drawing.measures, body.steps
    notes = [drawing.writer.text(step.note) for step in steps if step.note is not None]
    columns = lay_columns([], notes, domain=(0, 1), unit=Unit.SHARE, drawing=drawing)
    if measures.is_stacked:
        # The lines at both ends of the axis stay whole.
        columns = replace(columns, left=0.5, right=measures.width - 0.5)
    across = Across(low=0, high=1, left=columns.left, right=columns.right)
    words = [_words(step, columns, drawing) for step in steps]
    lanes = _lanes(steps, words, drawing)
    marked = [
        lane for step, lane in zip(steps, lanes, strict=True) if isinstance(step.value, Shown)
    ]
    bottom = lanes[-1].bottom
    texts = (
        *row_texts(
            words,
            lanes,
            labels=[_label_role(step) for step in steps],
            reason_x=columns.reason,
            measures=measures,
        ),
        *note_column(words, lanes, columns=columns, drawing=drawing),
        *(
            _value_text(step, step.value, lane, across=across, columns=columns, drawing=drawing)
            for step, lane in zip(steps, lanes, strict=True)
            if isinstance(step.value, Shown)
        ),
    )
    ticks = tick_texts(across, Unit.SHARE, y=bottom + measures.line / 2 + 2, drawing=drawing)
    return Scene(
        layers=(
            gridlines(across, Unit.SHARE, rows=marked, drawing=drawing),
            _link_layer(steps, lanes, texts, across, drawing),
            *_bar_layers(steps, lanes, across, drawing),
        ),
        texts=(*texts, *ticks),
        height=bottom + measures.line + 4,
    )


def _words(step: FunnelStep, columns: Columns, drawing: Drawing) -> RowWords:
    writer = drawing.writer
    reason = writer.cell(step.value) if isinstance(step.value, Hidden) else ""
    notes = () if step.note is None else (writer.text(step.note),)
    return row_words(step.label, notes, reason, columns=columns, drawing=drawing)


def _lanes(
    steps: Sequence[FunnelStep], words: Sequence[RowWords], drawing: Drawing
) -> tuple[Lane, ...]:
    """A lane a step, the levels a little further apart than the steps of one level."""
    lanes: list[Lane] = []
    pairs = zip(steps, words, strict=True)
    for _, level in groupby(pairs, key=lambda pair: pair[0].level):
        top = lanes[-1].bottom + _LEVEL_GAP if lanes else 0.0
        measures = drawing.measures
        own = [text for _, text in level]
        lanes += lay_rows(own, top=top, lane=measures.bar, measures=measures)
    return tuple(lanes)


def _label_role(step: FunnelStep) -> Role:
    if isinstance(step.value, Hidden):
        return Role.FAINT
    return Role.STRONG if step.emphasis is Emphasis.STRONG else Role.LABEL


# ------------------------------------------------------------------------------ bars


def _end(step: FunnelStep, share: float) -> float:
    """Where a bar of this length ends; displayed shares may sum to a little more than everyone."""
    end = round(step.start + share, 4)
    return min(end, 1.0) if end <= 1 + _ROUNDING else end


def _colour(step: FunnelStep, drawing: Drawing) -> str:
    ramp = drawing.brand.ramp
    if step.emphasis is Emphasis.STRONG:
        return ramp.strongly_unfavourable
    if step.emphasis is Emphasis.MUTED or step.level == 0:
        return ramp.neutral
    return ramp.favourable


def _bar_layers(
    steps: Sequence[FunnelStep], lanes: Sequence[Lane], across: Across, drawing: Drawing
) -> tuple[alt.UnitSpec, ...]:
    """A layer a colour, in the order in which the colours come; empty bars are not drawn.

    Behind each stands a paler one to the far end of a wide range.
    """
    sure: dict[str, list[Datum]] = {}
    pale: dict[str, list[Datum]] = {}
    for step, lane in zip(steps, lanes, strict=True):
        if isinstance(step.value, Shown):
            datum = tip(drawing.writer.text(step.label), step.value, drawing.writer)
            colour = _colour(step, drawing)
            least, most = (_end(step, end) for end in reach(step.value))
            for rows, start, end in ((sure, step.start, least), (pale, least, min(most, 1.0))):
                across.pixel(start), across.pixel(end)
                own = rows.setdefault(colour, [])
                if end > start:
                    own.append({**datum, "start": start, "end": end, "y": lane.y})
    look: Mapping[str, Any] = {"across": across, "height": drawing.measures.bar}
    # In grey print the outline tells the paler part from the bar, and from the paper.
    outlined = {"stroke": drawing.brand.light.muted, "strokeWidth": 0.75}
    parts: tuple[tuple[str, Mapping[str, list[Datum]], Mapping[str, Any]], ...] = (
        ("pale", pale, {"fillOpacity": _PALE, **outlined}),
        ("step", sure, {}),
    )
    return tuple(
        bars(
            f"{name}_{place}",
            own,
            tooltip=tooltips(drawing.writer, own),
            color=colour,
            **look,
            **own_look,
        )
        for name, rows, own_look in parts
        for place, (colour, own) in enumerate(rows.items(), start=1)
    )


# ------------------------------------------------------------------------------ links


def _link_layer(
    steps: Sequence[FunnelStep],
    lanes: Sequence[Lane],
    texts: Sequence[Text],
    across: Across,
    drawing: Drawing,
) -> alt.UnitSpec:
    """A rule from where a bar begins up to the nearest bar that reaches over that place."""
    half = drawing.measures.bar / 2
    rooms = [extent(text, drawing.measures).grown(3) for text in texts]
    parts: list[Segment] = []
    for place, (step, lane) in enumerate(zip(steps, lanes, strict=True)):
        above = _reaching(step.start, steps[:place])
        if isinstance(step.value, Shown) and above is not None:
            x = across.pixel(step.start)
            link = Segment(start=(x, lanes[above].y + half), end=(x, lane.y - half))
            parts += clear_parts(link, rooms)
    return segments("link", parts, color=drawing.brand.light.muted, strokeWidth=1)


def _reaching(start: float, above: Sequence[FunnelStep]) -> int | None:
    """The lowest of the steps above whose bar has a part or an end at this place."""
    places = [
        place
        for place, step in enumerate(above)
        if isinstance(step.value, Shown)
        and step.start - _SAME <= start <= _end(step, step.value.value) + _SAME
    ]
    return places[-1] if places else None


# ------------------------------------------------------------------------------ values


def _value_text(
    step: FunnelStep,
    shown: Shown,
    lane: Lane,
    *,
    across: Across,
    columns: Columns,
    drawing: Drawing,
) -> Text:
    """The share right of its bar; without room there inside it, else left of it."""
    measures = drawing.measures
    text = written(shown, drawing)
    role = Role.STRONG if step.emphasis is Emphasis.STRONG else Role.LABEL
    most = min(_end(step, reach(shown)[1]), 1.0)
    start, end = across.pixel(step.start), across.pixel(most)
    width = text_width(text, measures.text) + _VALUE_GAP
    limit = measures.width if measures.is_stacked else columns.note - _VALUE_GAP
    if end + width <= limit:
        return Text(text=text, x=end + _VALUE_GAP, y=lane.y, role=role)
    if end - start >= width + _VALUE_GAP:
        role = role_on(_colour(step, drawing))
        return Text(text=text, x=end - _VALUE_GAP, y=lane.y, role=role, align=Align.END)
    return Text(text=text, x=start - _VALUE_GAP, y=lane.y, role=role, align=Align.END)
