"""Values that stand for a range: written as it where it is wide, and drawn over it, not as a dot.

Which range is wide is decided by :attr:`spegla.report.model.Number.is_coarse` alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from spegla.privacy.released import Shown
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.marks import (
    CIRCLE,
    DIAMOND,
    Across,
    Datum,
    bars,
    level_rules,
    points,
)
from spegla.render.charts.tips import tooltips
from spegla.report.model import Emphasis, Number


def written(shown: Shown, drawing: Drawing, *, bare: bool = False) -> str:
    """A value as text: the middle of a narrow range, the ends of a wide one."""
    return drawing.writer.number(Number.of(shown, bare=bare))


def is_coarse(shown: Shown) -> bool:
    """Whether the value is drawn over its range."""
    return Number.of(shown).is_coarse


def reach(shown: Shown) -> tuple[float, float]:
    """From where to where a value is drawn, in its unit: a wide range, else the value alone.

    >>> from spegla.privacy.released import Unit
    >>> reach(Shown(value=60.0, unit=Unit.SCORE, least=50.4, most=69.6))
    (50.4, 69.6)
    >>> reach(Shown(value=38.2, unit=Unit.SCORE, least=38.0, most=38.3))
    (38.2, 38.2)
    """
    if shown.least is None or shown.most is None or not is_coarse(shown):
        return shown.value, shown.value
    return shown.least, shown.most


def extent(shown: Shown, across: Across, *, half: float) -> tuple[float, float]:
    """From where to where a value is drawn, in pixels.

    Args:
        shown: The value.
        across: The axis.
        half: Pixels from the middle of a sign to its edge; a bar over a range has none.
    """
    least, most = (across.pixel(end) for end in reach(shown))
    return min(least, most - half), max(most, least + half)


def over_range(datum: Datum, shown: Shown, across: Across) -> Datum:
    """What a sign says, said by a bar over the range instead.

    Raises:
        ValueError: The range reaches beyond the axis.
    """
    least, most = reach(shown)
    across.pixel(least), across.pixel(most)
    return {**datum, "start": least, "end": most}


@dataclass(frozen=True, slots=True, kw_only=True)
class DotSizes:
    """Width of lines and height of bars in pixels, area of dots in square pixels.

    A bar is a little less high than a dot, so that ink stays alike.
    """

    line: float
    bar: float
    dot: float


def dot_layers(
    name: str,
    emphasis: Emphasis,
    shown: Sequence[tuple[Shown, Datum]],
    *,
    across: Across,
    drawing: Drawing,
    color: str,
    sizes: DotSizes,
) -> tuple[alt.UnitSpec, alt.UnitSpec, alt.UnitSpec]:
    """Intervals as lines, and in front of them dots, or bars with round ends over wide ranges.

    Args:
        name: Of the layer of dots, before the emphasis.
        emphasis: That of these values.
        shown: Values, each with what its marks say and the ends of its interval.
        across: The axis.
        drawing: Medium, look and language.
        color: Of all marks.
        sizes: Of each sort of mark.
    """
    spans = [datum for _, datum in shown if datum["start"] != datum["end"]]
    ranges = [over_range(datum, value, across) for value, datum in shown if is_coarse(value)]
    dots = [datum for value, datum in shown if not is_coarse(value)]
    look: Mapping[str, Any] = {"across": across, "color": color}
    return (
        level_rules(
            f"interval_{emphasis}",
            spans,
            tooltip=tooltips(drawing.writer, spans),
            strokeWidth=sizes.line,
            **look,
        ),
        bars(
            f"range_{emphasis}",
            ranges,
            tooltip=tooltips(drawing.writer, ranges),
            height=sizes.bar,
            cornerRadius=sizes.bar / 2,
            **look,
        ),
        points(
            f"{name}_{emphasis}",
            dots,
            tooltip=tooltips(drawing.writer, dots),
            shape=CIRCLE,
            size=sizes.dot,
            **look,
        ),
    )


def pointed_bars(
    name: str,
    rows: Sequence[Datum],
    *,
    across: Across | None,
    height: float,
    tooltip: Sequence[alt.Tooltip] = (),
    color: str,
) -> tuple[alt.UnitSpec, ...]:
    """Bars with pointed ends from ``start`` to ``end``: diamonds drawn out.

    The points are halves of diamonds, so that a drawn-out one is told from a bar with round ends,
    a drawn-out circle, without its colour.
    """
    point = height / 2
    ends = (("start", point), ("end", -point))
    return (
        bars(
            name,
            rows,
            across=across,
            height=height,
            tooltip=tooltip,
            color=color,
            xOffset=point,
            x2Offset=-point,
        ),
        *(
            points(
                f"{name}_{end}",
                [{**row, "value": row[end]} for row in rows],
                across=across,
                tooltip=tooltip,
                shape=DIAMOND,
                # The area that the library takes a diamond as high as the bar to have.
                size=height**2,
                color=color,
                xOffset=inwards,
            )
            for end, inwards in ends
        ),
    )
