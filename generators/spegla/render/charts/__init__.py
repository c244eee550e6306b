"""Charts: the body of a chart comes in, a Vega-Lite spec and its SVG go out.

:func:`chart_spec` lays a chart out for one medium, :func:`draw` turns the spec into SVG, and
:func:`live_spec` adds what a reader with a pointer gets. A spec holds displayed values only.
"""

from spegla.render.charts.drawing import Drawing
from spegla.render.charts.live import live_spec
from spegla.render.charts.spec import chart_spec
from spegla.render.charts.svg import convert, draw, finish, live_bundle
from spegla.render.charts.theme import Spec
from spegla.render.media import Medium

__all__ = [
    "Drawing",
    "Medium",
    "Spec",
    "chart_spec",
    "convert",
    "draw",
    "finish",
    "live_bundle",
    "live_spec",
]
