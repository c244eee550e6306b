"""The layers that charts are made of: bars, rules and points on fixed scales.

A chart's own marks stand on a scale with a fixed domain and hold displayed values. What only
serves reading (gridlines, keys) and all positions down the page are in pixels.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import altair as alt

from spegla.render.charts.geometry import Segment

Datum = Mapping[str, str | float]
"""One row of a layer: what a mark shows, ready-made texts, and its pixels down the page."""

Position = TypeVar("Position", alt.X, alt.Y)

CIRCLE: Final = "circle"
DIAMOND: Final = "diamond"
CROSS: Final = "cross"
SQUARE: Final = "square"


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """A fixed scale across the page: values from ``low`` to ``high`` on pixels.

    >>> Across(low=0, high=100, left=200, right=400).pixel(25)
    250.0
    """

    low: float
    high: float
    left: float
    right: float

    def pixel(self, value: float) -> float:
        """Where a value stands, in pixels.

        Raises:
            ValueError: The value lies outside the domain. A mark at the edge would be a lie.
        """
        if not self.low <= value <= self.high:
            raise ValueError(f"{value} lies outside the axis from {self.low} to {self.high}")
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)

    def clamped(self, value: float) -> float:
        """The value, or the end of the axis that it lies beyond; for ends of intervals."""
        return min(max(value, self.low), self.high)

    @property
    def scale(self) -> alt.Scale:
        """The scale as charts name it."""
        return alt.Scale(
            domain=[self.low, self.high], range=[self.left, self.right], nice=False, zero=False
        )


def layer(
    name: str,
    rows: Sequence[Datum],
    mark: alt.MarkDef,
    *,
    tooltip: Sequence[alt.Tooltip] = (),
    **channels: Any,  # noqa: ANN401 - channels differ in type, and the library checks them
) -> alt.UnitSpec:
    """A named layer of marks over inline rows; style sheets find it by its name.

    >>> layer("dot", [{"y": 1}], alt.MarkDef(type="point"), y=pixels(alt.Y, "y")).name
    'dot'
    """
    if tooltip:
        channels["tooltip"] = list(tooltip)
    data = alt.InlineData(values=[dict(row) for row in rows])
    return alt.UnitSpec(data=data, mark=mark, name=name, encoding=alt.Encoding(**channels))


def pixels(channel: type[Position], field: str) -> Position:
    """A position that the rows give in pixels."""
    return channel(field=field, type="quantitative", scale=None, axis=None)


def bars(
    name: str,
    rows: Sequence[Datum],
    *,
    across: Across | None,
    height: float,
    tooltip: Sequence[alt.Tooltip] = (),
    **look: Any,  # noqa: ANN401 - the properties of a mark, which the library checks
) -> alt.UnitSpec:
    """Horizontal bars from ``start`` to ``end``, ``height`` pixels thick, centred on ``y``.

    Without ``across``, ``start`` and ``end`` are pixels.
    """
    return layer(
        name,
        rows,
        alt.MarkDef(type="bar", height=height, **look),
        tooltip=tooltip,
        x=_x("start", across),
        x2=alt.X2(field="end"),
        y=pixels(alt.Y, "y"),
    )


def level_rules(
    name: str,
    rows: Sequence[Datum],
    *,
    across: Across | None,
    tooltip: Sequence[alt.Tooltip] = (),
    **look: Any,  # noqa: ANN401 - the properties of a mark, which the library checks
) -> alt.UnitSpec:
    """Horizontal lines from ``start`` to ``end`` at ``y``."""
    return layer(
        name,
        rows,
        alt.MarkDef(type="rule", **look),
        tooltip=tooltip,
        x=_x("start", across),
        x2=alt.X2(field="end"),
        y=pixels(alt.Y, "y"),
    )


def upright_rules(
    name: str,
    rows: Sequence[Datum],
    *,
    across: Across | None,
    **look: Any,  # noqa: ANN401 - the properties of a mark, which the library checks
) -> alt.UnitSpec:
    """Vertical lines at ``value`` from ``top`` to ``bottom``."""
    return layer(
        name,
        rows,
        alt.MarkDef(type="rule", **look),
        x=_x("value", across),
        y=pixels(alt.Y, "top"),
        y2=alt.Y2(field="bottom"),
    )


def segments(
    name: str,
    lines: Sequence[Segment],
    **look: Any,  # noqa: ANN401 - the properties of a mark, which the library checks
) -> alt.UnitSpec:
    """Straight lines between two places in pixels."""
    rows = [
        {
            "x": round(line.start[0], 2),
            "x2": round(line.end[0], 2),
            "y": round(line.start[1], 2),
            "y2": round(line.end[1], 2),
        }
        for line in lines
    ]
    return layer(
        name,
        rows,
        alt.MarkDef(type="rule", **look),
        x=pixels(alt.X, "x"),
        x2=alt.X2(field="x2"),
        y=pixels(alt.Y, "y"),
        y2=alt.Y2(field="y2"),
    )


def points(
    name: str,
    rows: Sequence[Datum],
    *,
    across: Across | None,
    tooltip: Sequence[alt.Tooltip] = (),
    **look: Any,  # noqa: ANN401 - the properties of a mark, which the library checks
) -> alt.UnitSpec:
    """Filled signs at ``value`` and ``y``; ``size`` is their area in square pixels."""
    return layer(
        name,
        rows,
        alt.MarkDef(type="point", filled=True, opacity=1, **look),
        tooltip=tooltip,
        x=_x("value", across),
        y=pixels(alt.Y, "y"),
    )


def _x(field: str, across: Across | None) -> alt.X:
    if across is None:
        return pixels(alt.X, field)
    return alt.X(field=field, type="quantitative", scale=across.scale, axis=None)
