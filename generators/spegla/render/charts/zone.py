"""The zone of tolerance: a band from what is accepted to what is wished for, and what is got.

A dot below its band is orange and larger and its value bold, so that it stands out in greys too.
Values that stand for wide ranges are drawn over them: what is got as a bar with round ends in
place of the dot, and an end of the band as a paler part. The numbers of the band stand outside
it; where the dot is in the way, inside it, and where there is no room either, beyond the dot.
"""

from collections.abc import Sequence
from dataclasses import replace

import altair as alt

from spegla.privacy.released import Hidden, Shown
from spegla.render.charts.axis import gridlines, tick_texts
from spegla.render.charts.columns import Columns, lay_columns, note_column, row_words, value_texts
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.intervals import span
from spegla.render.charts.key import Key, lay_key
from spegla.render.charts.lettering import Align, Role, Text
from spegla.render.charts.marks import CIRCLE, Across, Datum, bars, points
from spegla.render.charts.ranges import DotSizes, dot_layers, extent, reach, written
from spegla.render.charts.rows import Lane, RowWords, lay_rows, row_texts
from spegla.render.charts.theme import Scene
from spegla.render.charts.tips import tip
from spegla.render.text_widths import text_width, widest
from spegla.report.model import Emphasis, ZoneChart, ZoneRow, phrase

_BAND = 16
_BAND_OPACITY = 0.24
_KEY_SIGN = 24
_REACH = {Emphasis.NORMAL: 6.0, Emphasis.STRONG: 7.5}
_SIZES = {
    Emphasis.NORMAL: DotSizes(line=2, bar=9, dot=95),
    Emphasis.STRONG: DotSizes(line=2, bar=12, dot=150),
}
_GAP = 5
_Room = tuple[float, float]


def zone(body: ZoneChart, drawing: Drawing) -> Scene:
    """The chart of zones of tolerance and what is perceived."""
    measures = drawing.measures
    columns = _columns(body, drawing)
    low, high = body.domain
    across = Across(low=low, high=high, left=columns.left, right=columns.right)
    names = [drawing.writer.text(phrase(f"chart.key.{name}")) for name in ("zone", "perceived")]
    key = lay_key(names, top=0, measures=measures, sign=_KEY_SIGN)
    words = [_words(row, columns, drawing) for row in body.rows]
    lanes = lay_rows(words, top=key.bottom + 8, lane=measures.lane, measures=measures)
    pairs = list(zip(body.rows, lanes, strict=True))
    bottom = lanes[-1].bottom
    return Scene(
        layers=(
            gridlines(
                across,
                body.unit,
                rows=[lane for row, lane in pairs if not _is_empty(row)],
                drawing=drawing,
            ),
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
            *note_column(words, lanes, columns=columns, drawing=drawing),
            *value_texts(
                [
                    (written(row.perceived, drawing), _label_role(row), lane)
                    for row, lane in pairs
                    if isinstance(row.perceived, Shown)
                ],
                columns=columns,
                drawing=drawing,
            ),
            *(
                text
                for row, lane in pairs
                for text in _end_texts(row, lane, across=across, drawing=drawing)
            ),
            *tick_texts(across, body.unit, y=bottom + measures.line / 2 + 2, drawing=drawing),
        ),
        height=bottom + measures.line + 4,
    )


def _columns(body: ZoneChart, drawing: Drawing) -> Columns:
    """The columns, with room for a number of a band beyond either end of the axis."""
    rows = body.rows
    columns = lay_columns(
        [written(row.perceived, drawing) for row in rows if isinstance(row.perceived, Shown)],
        [note for row in rows for note in _notes(row, drawing)],
        domain=body.domain,
        unit=body.unit,
        drawing=drawing,
    )
    numbers = [written(shown, drawing) for row in rows for shown in _band(row) or ()]
    room = widest(numbers, drawing.measures.small)
    return replace(columns, left=columns.left + room, right=columns.right - room)


def _words(row: ZoneRow, columns: Columns, drawing: Drawing) -> RowWords:
    hidden = _hidden(row)
    reason = drawing.writer.cell(hidden) if hidden is not None and _is_empty(row) else ""
    notes = _notes(row, drawing)
    return row_words(row.label, notes, reason, columns=columns, drawing=drawing)


def _notes(row: ZoneRow, drawing: Drawing) -> tuple[str, ...]:
    """The note, and where only a part of the row is hidden, the reason."""
    writer = drawing.writer
    notes = [] if row.note is None else [writer.text(row.note)]
    hidden = _hidden(row)
    if hidden is not None and not _is_empty(row):
        notes.append(writer.cell(hidden))
    return tuple(notes)


def _hidden(row: ZoneRow) -> Hidden | None:
    """The first hidden value of a row."""
    values = (row.perceived, row.minimum, row.desired)
    return next((value for value in values if isinstance(value, Hidden)), None)


def _band(row: ZoneRow) -> tuple[Shown, Shown] | None:
    """Both ends of the band; one alone makes none."""
    if isinstance(row.minimum, Shown) and isinstance(row.desired, Shown):
        return row.minimum, row.desired
    return None


def _is_empty(row: ZoneRow) -> bool:
    return isinstance(row.perceived, Hidden) and _band(row) is None


def _emphasis(row: ZoneRow) -> Emphasis:
    """Strong where what is got falls short of what is accepted."""
    match row:
        case ZoneRow(minimum=Shown(value=least), perceived=Shown(value=got)) if got < least:
            return Emphasis.STRONG
        case _:
            return Emphasis.NORMAL


def _label_role(row: ZoneRow) -> Role:
    if _is_empty(row):
        return Role.FAINT
    return Role.STRONG if _emphasis(row) is Emphasis.STRONG else Role.LABEL


# ------------------------------------------------------------------------------ marks


def _row_layers(
    rows: Sequence[ZoneRow], lanes: Sequence[Lane], across: Across, drawing: Drawing
) -> tuple[alt.UnitSpec, ...]:
    """The bands, and in front of them an interval and a dot a row, the strong ones last."""
    pairs = list(zip(rows, lanes, strict=True))
    layers = list(_zone_layers(pairs, across, drawing))
    for emphasis, sizes in _SIZES.items():
        got = [
            (row.perceived, _dot(row, row.perceived, lane, across, drawing))
            for row, lane in pairs
            if isinstance(row.perceived, Shown) and _emphasis(row) is emphasis
        ]
        layers += dot_layers(
            "perceived",
            emphasis,
            got,
            across=across,
            drawing=drawing,
            color=_colour(emphasis, drawing),
            sizes=sizes,
        )
    return tuple(layers)


def _zone_layers(
    pairs: Sequence[tuple[ZoneRow, Lane]], across: Across, drawing: Drawing
) -> tuple[alt.UnitSpec, alt.UnitSpec]:
    """The bands, and paler parts where they begin or end somewhere in a wide range."""
    bands: list[Datum] = []
    pale: list[Datum] = []
    for row, lane in pairs:
        if (band := _band(row)) is None:
            continue
        label = drawing.writer.text(row.label)
        low, high = sorted(band, key=lambda shown: shown.value)
        (least, start), (end, most) = reach(low), reach(high)
        across.pixel(least), across.pixel(most)
        if start <= end:
            bands.append({"label": label, "start": start, "end": end, "y": lane.y})
        parts = [(least, start), (end, most)] if start <= end else [(least, most)]
        pale += [{"label": label, "start": a, "end": b, "y": lane.y} for a, b in parts if a < b]
    return (
        _band_layer("zone", bands, across, drawing),
        _pale_layer(pale, across, drawing),
    )


def _dot(row: ZoneRow, shown: Shown, lane: Lane, across: Across, drawing: Drawing) -> Datum:
    label = drawing.writer.text(row.label)
    return {**tip(label, shown, drawing.writer), **span(shown, across), "y": lane.y}


def _band_layer(
    name: str,
    rows: Sequence[Datum],
    across: Across | None,
    drawing: Drawing,
) -> alt.UnitSpec:
    return bars(
        name,
        rows,
        across=across,
        height=_BAND,
        color=drawing.brand.light.customers,
        opacity=_BAND_OPACITY,
    )


def _pale_layer(rows: Sequence[Datum], across: Across, drawing: Drawing) -> alt.UnitSpec:
    """The parts that may or may not belong to a band; an outline tells them apart in grey print."""
    scheme = drawing.brand.light
    return bars(
        "zone_pale",
        rows,
        across=across,
        height=_BAND,
        color=scheme.customers,
        fillOpacity=_BAND_OPACITY / 2,
        stroke=scheme.customers,
        strokeWidth=0.75,
        strokeOpacity=0.5,
    )


def _colour(emphasis: Emphasis, drawing: Drawing) -> str:
    scheme = drawing.brand.light
    return scheme.management if emphasis is Emphasis.STRONG else scheme.customers


def _key_layers(key: Key, drawing: Drawing) -> tuple[alt.UnitSpec, ...]:
    (zone_x, zone_y), (dot_x, dot_y) = key.signs
    band: Datum = {"start": zone_x - _KEY_SIGN / 2, "end": zone_x + _KEY_SIGN / 2, "y": zone_y}
    dot: Datum = {"value": dot_x, "y": dot_y}
    return (
        _band_layer("key_zone", [band], None, drawing),
        points(
            "key_perceived",
            [dot],
            across=None,
            shape=CIRCLE,
            size=_SIZES[Emphasis.NORMAL].dot,
            color=_colour(Emphasis.NORMAL, drawing),
        ),
    )


# ------------------------------------------------------------------------------ numbers


def _end_texts(row: ZoneRow, lane: Lane, *, across: Across, drawing: Drawing) -> tuple[Text, ...]:
    """The two numbers of a band, each at its end and clear of the dot and its interval."""
    if (band := _band(row)) is None:
        return ()
    low, high = sorted(band, key=lambda shown: shown.value)
    start, end = across.pixel(reach(low)[0]), across.pixel(reach(high)[1])
    taken = [_dot_room(row.perceived, row, across)] if isinstance(row.perceived, Shown) else []
    edges = [edge for room in taken for edge in room]
    texts: list[Text] = []
    for shown, place, outwards in ((low, start, -1), (high, end, 1)):
        text = written(shown, drawing)
        width = text_width(text, drawing.measures.small)
        beyond = (min if outwards < 0 else max)(place, *edges) if edges else place
        rooms = [_beside(place, outwards, width)]
        if end - start >= width + 2 * _GAP:
            rooms.append(_beside(place, -outwards, width))
        rooms.append(_beside(beyond, outwards, width))
        left, right = next((room for room in rooms if not _meets(room, taken)), rooms[-1])
        taken.append((left, right))
        texts.append(
            Text(
                text=text,
                x=(left + right) / 2,
                y=lane.y,
                role=Role.MUTED,
                align=Align.MIDDLE,
            )
        )
    return tuple(texts)


def _dot_room(shown: Shown, row: ZoneRow, across: Across) -> _Room:
    left, right = extent(shown, across, half=_REACH[_emphasis(row)])
    ends = span(shown, across)
    return (
        min(left, across.pixel(float(ends["start"]))),
        max(right, across.pixel(float(ends["end"]))),
    )


def _beside(place: float, outwards: int, width: float) -> _Room:
    near, far = place + outwards * _GAP, place + outwards * (_GAP + width)
    return min(near, far), max(near, far)


def _meets(room: _Room, taken: Sequence[_Room]) -> bool:
    return any(room[0] < right + 2 and left - 2 < room[1] for left, right in taken)
