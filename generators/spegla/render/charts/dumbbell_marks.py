"""The marks of a chart of two values a row, and their key.

The first is a blue circle and the second an orange diamond, so that shape carries the meaning in
grey print. Intervals are pale bands behind both, the link a thin line in front of them: neither
hides the other, however close the two values are. A value that stands for a wide range is drawn
out over it: the circle to a bar with round ends, the diamond to a thinner one with pointed ends.

Where the first is a part of the second, no other party has answered: the second is a grey ring
behind the circle, around which it is seen where both have one value, and a range of it a hollow
bar.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from spegla.privacy.released import Hidden, Shown
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.intervals import span
from spegla.render.charts.key import Key
from spegla.render.charts.marks import CIRCLE, DIAMOND, Across, Datum, bars, level_rules, points
from spegla.render.charts.ranges import is_coarse, over_range, pointed_bars, reach
from spegla.render.charts.rows import Lane
from spegla.render.charts.tips import tip, tooltips
from spegla.report.model import DumbbellRow

KEY_SIGN = 24
"""Width of a sign in the key."""
_CIRCLE_SIZE = 105
_DIAMOND_SIZE = 120
_RING_SIZE, _RING_LINE = 150, 1.75
_FIRST_BAND, _FIRST_BAR = 10, 10
_SECOND_BAND, _SECOND_BAR = 5, 7
"""Heights; what belongs to the second lies in front and leaves the first to be seen."""
_HOLLOW_BAR = 13
"""Height of what lies behind the first and is seen around it."""


def row_layers(
    rows: Sequence[DumbbellRow],
    lanes: Sequence[Lane],
    across: Across,
    drawing: Drawing,
    *,
    marks: tuple[str, str],
    is_part: bool = False,
) -> tuple[alt.UnitSpec, ...]:
    """The marks of all rows, from the bands at the back to the signs in front.

    Args:
        rows: Two values each.
        lanes: Where the rows stand.
        across: The axis.
        drawing: Medium, look and language.
        marks: What the key names the first and the second value.
        is_part: Whether the first is a part of the second.
    """
    first_name, second_name = marks
    pairs = list(zip(rows, lanes, strict=True))
    first = [
        (row.first, _datum(row, row.first, first_name, lane, across, drawing))
        for row, lane in pairs
        if isinstance(row.first, Shown)
    ]
    second = [
        (row.second, _datum(row, row.second, second_name, lane, across, drawing))
        for row, lane in pairs
        if isinstance(row.second, Shown)
    ]
    links: list[Datum] = [
        {"label": drawing.writer.text(row.label), "start": link[0], "end": link[1], "y": lane.y}
        for row, lane in pairs
        if (link := _link(row.first, row.second)) is not None
    ]
    muted = drawing.brand.light.muted
    return (
        *_bands(
            "",
            [datum for _, datum in first if datum["start"] != datum["end"]],
            [datum for _, datum in second if datum["start"] != datum["end"]],
            across,
            drawing,
            is_part=is_part,
        ),
        level_rules("link", links, across=across, color=muted, strokeWidth=1.5, opacity=0.6),
        *_bars_over_ranges(
            "",
            [over_range(datum, value, across) for value, datum in first if is_coarse(value)],
            [over_range(datum, value, across) for value, datum in second if is_coarse(value)],
            across,
            drawing,
            is_part=is_part,
        ),
        *_signs(
            "",
            [datum for value, datum in first if not is_coarse(value)],
            [datum for value, datum in second if not is_coarse(value)],
            across,
            drawing,
            is_part=is_part,
        ),
    )


def key_layers(
    key: Key, rows: Sequence[DumbbellRow], drawing: Drawing, *, is_part: bool = False
) -> tuple[alt.UnitSpec, ...]:
    """The two marks as most rows have them: on a band, as signs or as bars over ranges."""
    firsts, seconds = [row.first for row in rows], [row.second for row in rows]
    places: list[Datum] = [
        {"value": x, "start": x - KEY_SIGN / 2, "end": x + KEY_SIGN / 2, "y": y}
        for x, y in key.signs
    ]
    first, second = places[:1], places[1:]
    is_first_bar, is_second_bar = _are_coarse(firsts), _are_coarse(seconds)
    return (
        *_bands(
            "key_",
            first if any(map(_has_interval, firsts)) else (),
            second if any(map(_has_interval, seconds)) else (),
            None,
            drawing,
            is_part=is_part,
        ),
        *_bars_over_ranges(
            "key_",
            first if is_first_bar else (),
            second if is_second_bar else (),
            None,
            drawing,
            is_part=is_part,
        ),
        *_signs(
            "key_",
            () if is_first_bar else first,
            () if is_second_bar else second,
            None,
            drawing,
            is_part=is_part,
        ),
    )


def _datum(
    row: DumbbellRow, shown: Shown, name: str, lane: Lane, across: Across, drawing: Drawing
) -> Datum:
    texts = tip(drawing.writer.text(row.label), shown, drawing.writer, part=name)
    return {**texts, **span(shown, across), "y": lane.y}


def _link(first: Shown | Hidden, second: Shown | Hidden | None) -> tuple[float, float] | None:
    """From one mark to the other: the middles of signs, the nearer ends of bars over ranges."""
    if not isinstance(first, Shown) or not isinstance(second, Shown):
        return None
    (least, most), (other_least, other_most) = reach(first), reach(second)
    if most < other_least:
        return most, other_least
    return (least, other_most) if other_most < least else None


def _has_interval(value: Shown | Hidden | None) -> bool:
    return isinstance(value, Shown) and value.low is not None and value.high is not None


def _are_coarse(values: Sequence[Shown | Hidden | None]) -> bool:
    """Whether most of those that are shown are drawn over their ranges."""
    shown = [value for value in values if isinstance(value, Shown)]
    return 2 * sum(map(is_coarse, shown)) > len(shown)


# ------------------------------------------------------------------------------ layers


def _bands(
    prefix: str,
    first: Sequence[Datum],
    second: Sequence[Datum],
    across: Across | None,
    drawing: Drawing,
    *,
    is_part: bool,
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
            color=scheme.muted if is_part else scheme.management,
            opacity=0.4,
            cornerRadius=_SECOND_BAND / 2,
        ),
    )


def _bars_over_ranges(
    prefix: str,
    first: Sequence[Datum],
    second: Sequence[Datum],
    across: Across | None,
    drawing: Drawing,
    *,
    is_part: bool,
) -> tuple[alt.UnitSpec, ...]:
    scheme = drawing.brand.light
    in_front = bars(
        f"{prefix}range_first",
        first,
        height=_FIRST_BAR,
        cornerRadius=_FIRST_BAR / 2,
        color=scheme.customers,
        **_look(first, across, drawing),
    )
    if is_part:
        hollow = bars(
            f"{prefix}range_second",
            second,
            height=_HOLLOW_BAR,
            cornerRadius=_HOLLOW_BAR / 2,
            color=scheme.paper,
            stroke=scheme.muted,
            strokeWidth=_RING_LINE,
            **_look(second, across, drawing),
        )
        return hollow, in_front
    return (
        in_front,
        *pointed_bars(
            f"{prefix}range_second",
            second,
            height=_SECOND_BAR,
            color=scheme.management,
            **_look(second, across, drawing),
        ),
    )


def _signs(
    prefix: str,
    first: Sequence[Datum],
    second: Sequence[Datum],
    across: Across | None,
    drawing: Drawing,
    *,
    is_part: bool,
) -> tuple[alt.UnitSpec, ...]:
    scheme = drawing.brand.light
    circle = points(
        f"{prefix}first",
        first,
        shape=CIRCLE,
        size=_CIRCLE_SIZE,
        color=scheme.customers,
        **_look(first, across, drawing),
    )
    if is_part:
        ring = points(
            f"{prefix}second",
            second,
            shape=CIRCLE,
            size=_RING_SIZE,
            color=scheme.paper,
            stroke=scheme.muted,
            strokeWidth=_RING_LINE,
            **_look(second, across, drawing),
        )
        return ring, circle
    return (
        circle,
        points(
            f"{prefix}second",
            second,
            shape=DIAMOND,
            size=_DIAMOND_SIZE,
            color=scheme.management,
            # A thin seam keeps the two apart where they lie over each other.
            stroke=scheme.paper,
            strokeWidth=1,
            **_look(second, across, drawing),
        ),
    )


def _look(rows: Sequence[Datum], across: Across | None, drawing: Drawing) -> Mapping[str, Any]:
    """The scale of a layer and what its marks say; those of the key say nothing."""
    tips = () if across is None else tooltips(drawing.writer, rows)
    return {"across": across, "tooltip": tips}
