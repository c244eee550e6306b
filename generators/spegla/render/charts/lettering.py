"""Text in a chart: what it is for, where it stands, and how its layers are drawn.

Layout is decided here and not by the program that draws, so that three programs (converter,
browser, PDF writer) that measure text a little differently draw the same chart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

import altair as alt

from spegla.render.brand import Scheme, text_on
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.geometry import Room
from spegla.render.charts.marks import Datum, layer, pixels
from spegla.render.media import Measures
from spegla.render.text_widths import text_width


class Align(StrEnum):
    """Which part of a text stands at its place."""

    START = "left"
    MIDDLE = "center"
    END = "right"


class Role(StrEnum):
    """What a text is for; decides colour and weight, and names its layer for style sheets."""

    LABEL = "label"
    STRONG = "strong"
    FAINT = "faint"
    """A label whose row is not to stand out, or is hidden."""
    MUTED = "muted"
    KEY = "key"
    CUSTOMERS = "customers"
    MANAGEMENT = "management"
    ON_DARK = "on_dark"
    ON_LIGHT = "on_light"


_SMALL: Final = {Role.MUTED, Role.KEY, Role.ON_DARK, Role.ON_LIGHT}
_BOLD: Final = {Role.STRONG, Role.CUSTOMERS, Role.MANAGEMENT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text; ``x`` and ``y`` are pixels, ``y`` at the middle of the line.

    ``is_upright`` is a line that runs from bottom to top; ``x`` is then its middle.
    """

    text: str
    x: float
    y: float
    role: Role = Role.LABEL
    align: Align = Align.START
    is_upright: bool = False


def role_on(colour: str) -> Role:
    """The role of a text that stands on a coloured mark.

    >>> role_on("#d3d8db")
    <Role.ON_LIGHT: 'on_light'>
    """
    return Role.ON_DARK if text_on(colour) == "#ffffff" else Role.ON_LIGHT


def lines(
    texts: Sequence[str], *, x: float, y: float, step: float, role: Role, align: Align = Align.START
) -> tuple[Text, ...]:
    """Lines of text below each other, the first one at ``y``.

    >>> [line.y for line in lines(["a", "b"], x=0, y=10, step=18, role=Role.LABEL)]
    [10, 28]
    """
    return tuple(
        Text(text=text, x=x, y=y + place * step, role=role, align=align)
        for place, text in enumerate(texts)
    )


def extent(text: Text, measures: Measures) -> Room:
    """The room that a level text takes.

    >>> from spegla.render.media import MEASURES, Medium
    >>> text = Text(text="100", x=50, y=9, align=Align.END)
    >>> extent(text, MEASURES[Medium.WIDE])
    Room(left=22.28, top=0.0, right=50.0, bottom=18.0)
    """
    width = text_width(text.text, _size(text.role, measures))
    left = text.x - {Align.START: 0.0, Align.MIDDLE: width / 2, Align.END: width}[text.align]
    half = measures.line / 2
    return Room(left=left, top=text.y - half, right=left + width, bottom=text.y + half)


def text_layers(texts: Iterable[Text], drawing: Drawing) -> tuple[alt.UnitSpec, ...]:
    """A layer for each role and way of aligning, named after both."""
    ordered = sorted(texts, key=_kind)
    return tuple(_layer(tuple(alike), drawing) for _, alike in groupby(ordered, key=_kind))


def _kind(text: Text) -> tuple[str, str, bool]:
    return (text.role, text.align.name, text.is_upright)


def _layer(texts: Sequence[Text], drawing: Drawing) -> alt.UnitSpec:
    first = texts[0]
    direction = "upright" if first.is_upright else first.align.name.lower()
    rows: list[Datum] = [{"text": t.text, "x": round(t.x, 2), "y": round(t.y, 2)} for t in texts]
    mark = alt.MarkDef(
        type="text",
        align=first.align.value,
        baseline="middle",
        angle=270 if first.is_upright else 0,
        color=_colour(first.role, drawing.brand.light),
        fontSize=_size(first.role, drawing.measures),
        fontWeight=600 if first.role in _BOLD else 400,
    )
    return layer(
        f"{first.role}_{direction}",
        rows,
        mark,
        x=pixels(alt.X, "x"),
        y=pixels(alt.Y, "y"),
        text=alt.Text(field="text", type="nominal"),
    )


def _size(role: Role, measures: Measures) -> int:
    return measures.small if role in _SMALL else measures.text


def _colour(role: Role, scheme: Scheme) -> str:
    match role:
        case Role.MUTED | Role.FAINT:
            return scheme.muted
        case Role.CUSTOMERS:
            return scheme.customers
        case Role.MANAGEMENT:
            return scheme.management
        case Role.ON_DARK:
            return "#ffffff"
        case Role.ON_LIGHT:
            return "#000000"
        case Role.LABEL | Role.STRONG | Role.KEY:
            return scheme.ink
