"""100 % stacked bars: how the answers are spread over the points of a scale.

Unfavourable answers are at the left and favourable ones at the right; the favourable share
stands beside the bar, and those who could not judge outside it, on the same scale.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise

import altair as alt

from spegla.privacy.released import Hidden, Shown
from spegla.render.charts.distribution_head import Columns, lay_head
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.lettering import Align, Role, Text, role_on
from spegla.render.charts.marks import Across, Datum, bars
from spegla.render.charts.ranges import written
from spegla.render.charts.rows import Lane, RowWords, lay_rows, row_texts
from spegla.render.charts.theme import Scene
from spegla.render.charts.tips import tip, tooltips
from spegla.render.text_widths import text_width, widest, wrap
from spegla.report.model import DistributionChart, DistributionRow, phrase

_SEAM = 1
"""Pixels between two segments; keeps neighbours apart whose greys are alike in print."""
_LEAST_DONT_KNOW = 0.1


def distribution(body: DistributionChart, drawing: Drawing) -> Scene:
    """The chart of a set of items on one scale."""
    measures = drawing.measures
    columns = lay_columns(body.rows, drawing)
    names = [drawing.writer.text(category) for category in body.categories]
    colours = drawing.brand.ramp.colours(
        unfavourable=body.unfavourable,
        neutral=body.neutral,
        favourable=len(names) - body.unfavourable - body.neutral,
    )
    head = lay_head(names, colours, columns, drawing)
    words = [_words(row, columns, drawing) for row in body.rows]
    lanes = lay_rows(words, top=head.bottom, lane=measures.bar, measures=measures)
    labels = [Role.FAINT if isinstance(row.favourable, Hidden) else Role.LABEL for row in body.rows]
    segments = [_segments(*pair, names, drawing) for pair in zip(body.rows, lanes, strict=True)]
    across = Across(low=0, high=1, left=columns.bar, right=columns.bar_end)
    return Scene(
        layers=(
            *head.layers,
            *_segment_layers(segments, across, colours, drawing),
            _dont_know_layer(body.rows, lanes, columns, drawing),
        ),
        texts=(
            *head.texts,
            *row_texts(words, lanes, labels=labels, reason_x=columns.bar, measures=measures),
            *_segment_texts(segments, across, colours, drawing),
            *_side_texts(body.rows, lanes, columns, drawing),
        ),
        height=lanes[-1].bottom,
    )


def lay_columns(rows: Sequence[DistributionRow], drawing: Drawing) -> Columns:
    """The columns, with as much room for don't know as its largest share asks for."""
    measures = drawing.measures
    gap = 8 if measures.is_stacked else 12
    bar = 0 if measures.is_stacked else measures.label + 16
    shown = [row.favourable for row in rows if isinstance(row.favourable, Shown)]
    number = widest((written(value, drawing) for value in shown), measures.text)
    heading = drawing.writer.text(phrase("chart.key.favourable"))
    # On a phone the heading stands on a line of its own and may be wider than its column.
    words = [] if measures.is_stacked else heading.split(" ")
    column = max(number, widest(words, measures.small))
    unknown = [row.dont_know for row in rows if isinstance(row.dont_know, Shown)]
    room, label = 0.0, 0.0
    if unknown:
        room = max(_LEAST_DONT_KNOW, *(value.value for value in unknown))
        label = 2 * gap + 6 + widest((written(v, drawing) for v in unknown), measures.small)
    unit = (measures.width - bar - gap - column - label) / (1 + room)
    beside = bar + unit + gap
    return Columns(
        bar=bar,
        bar_end=bar + unit,
        beside=beside,
        favourable=beside + number,
        dont_know=beside + column + 2 * gap if unknown else None,
    )


def _words(row: DistributionRow, columns: Columns, drawing: Drawing) -> RowWords:
    measures = drawing.measures
    reason: tuple[str, ...] = ()
    if isinstance(row.shares, Hidden):
        reason = wrap(drawing.writer.cell(row.shares), columns.unit, measures.small)
    label = drawing.writer.text(row.label)
    return RowWords(
        label=wrap(label, measures.label or measures.width, measures.text), reason=reason
    )


def _segments(
    row: DistributionRow, lane: Lane, names: Sequence[str], drawing: Drawing
) -> tuple[Datum, ...]:
    """The segments of one bar, none where its shares are hidden.

    Displayed shares stand for small ranges and need not sum to one; the bar always does.
    """
    if isinstance(row.shares, Hidden):
        return ()
    values = [share.value for share in row.shares]
    total = sum(values) or 1
    edges = pairwise([0.0, *accumulate(value / total for value in values)])
    label = drawing.writer.text(row.label)
    own = names[::-1] if row.is_reversed else names
    return tuple(
        {
            **tip(label, share, drawing.writer, part=name),
            "start": round(start, 6),
            "end": min(round(end, 6), 1),
            "y": lane.y,
            "short_text": written(share, drawing, bare=True),
        }
        for name, share, (start, end) in zip(own, row.shares, edges, strict=True)
    )


def _segment_layers(
    segments: Sequence[Sequence[Datum]], across: Across, colours: Sequence[str], drawing: Drawing
) -> tuple[alt.UnitSpec, ...]:
    """A layer a point of the scale; segments too thin to be seen are left out."""
    tips = tooltips(
        drawing.writer, [segment for bar in segments for segment in bar], has_interval=False
    )
    return tuple(
        bars(
            f"segment_{point + 1}",
            [bar[point] for bar in segments if bar and _width(bar[point], across) > _SEAM],
            across=across,
            height=drawing.measures.bar,
            tooltip=tips,
            color=colour,
            xOffset=_SEAM / 2,
            x2Offset=-_SEAM / 2,
        )
        for point, colour in enumerate(colours)
    )


def _segment_texts(
    segments: Sequence[Sequence[Datum]], across: Across, colours: Sequence[str], drawing: Drawing
) -> tuple[Text, ...]:
    """The percentages in those segments that have room for them."""
    return tuple(
        Text(
            text=text,
            x=across.pixel((float(segment["start"]) + float(segment["end"])) / 2),
            y=float(segment["y"]),
            role=role_on(colour),
            align=Align.MIDDLE,
        )
        for bar in segments
        for segment, colour in zip(bar, colours if bar else (), strict=True)
        if text_width(text := str(segment["short_text"]), drawing.measures.small) + 3
        <= _width(segment, across)
    )


def _width(segment: Datum, across: Across) -> float:
    return across.pixel(float(segment["end"])) - across.pixel(float(segment["start"]))


def _dont_know_layer(
    rows: Sequence[DistributionRow], lanes: Sequence[Lane], columns: Columns, drawing: Drawing
) -> alt.UnitSpec:
    """Dashed boxes outside the bars, on the same scale, one for each share that is shown."""
    label = drawing.writer.text(phrase("chart.key.dont_know"))
    left = columns.dont_know or 0
    boxes: list[Datum] = [
        {
            **tip(drawing.writer.text(row.label), row.dont_know, drawing.writer, part=label),
            "start": left,
            "end": round(left + row.dont_know.value * columns.unit, 2),
            "y": lane.y,
        }
        for row, lane in zip(rows, lanes, strict=True)
        if isinstance(row.dont_know, Shown) and row.dont_know.value > 0
    ]
    return bars(
        "dont_know",
        boxes,
        across=None,
        height=drawing.measures.bar,
        tooltip=tooltips(drawing.writer, boxes, has_interval=False),
        filled=False,
        color=drawing.brand.light.muted,
        strokeDash=[3, 2],
        strokeWidth=1,
    )


def _side_texts(
    rows: Sequence[DistributionRow], lanes: Sequence[Lane], columns: Columns, drawing: Drawing
) -> tuple[Text, ...]:
    """The favourable shares, and the share of don't know beside its box."""
    texts: list[Text] = []
    for row, lane in zip(rows, lanes, strict=True):
        if isinstance(row.favourable, Shown):
            share = written(row.favourable, drawing)
            end = Text(
                text=share, x=columns.favourable, y=lane.y, role=Role.CUSTOMERS, align=Align.END
            )
            texts.append(end)
        if isinstance(row.dont_know, Shown) and columns.dont_know is not None:
            x = columns.dont_know + row.dont_know.value * columns.unit + 6
            share = written(row.dont_know, drawing)
            texts.append(Text(text=share, x=x, y=lane.y, role=Role.MUTED))
    return tuple(texts)
