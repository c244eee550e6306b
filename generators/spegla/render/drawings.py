"""Charts of a report drawn for the site or for paper, one language at a time."""

import json

from markupsafe import Markup

from spegla.render.brand import Brand
from spegla.render.charts import Drawing, Medium, chart_spec, draw, live_spec
from spegla.render.views import Draw, DrawingView
from spegla.report.format import Writer
from spegla.report.model import Chart, SheetFormat

SCREEN = (Medium.WIDE, Medium.NARROW)
"""On the site each chart is drawn twice; the width of the screen decides which is seen."""

_PAPER = {
    SheetFormat.PORTRAIT: Medium.PRINT,
    SheetFormat.LANDSCAPE: Medium.PRINT,
    SheetFormat.WALL: Medium.WALL,
}


def draw_for(media: tuple[Medium, ...], *, writer: Writer, brand: Brand) -> Draw:
    """What draws the charts of a report in one language, for these media.

    Args:
        media: One drawing for each, as in ``SCREEN``.
        writer: Writes labels and numbers.
        brand: The client's look.
    """

    def drawn(page: str, chart: Chart) -> tuple[DrawingView, ...]:
        return tuple(_view(page, chart, medium, writer, brand) for medium in media)

    return drawn


def draws_for_paper(*, writer: Writer, brand: Brand) -> dict[SheetFormat, Draw]:
    """What draws the charts of a report in one language, for each size of paper.

    Args:
        writer: Writes labels and numbers.
        brand: The client's look.
    """
    return {
        size: draw_for((medium,), writer=writer, brand=brand) for size, medium in _PAPER.items()
    }


def _view(page: str, chart: Chart, medium: Medium, writer: Writer, brand: Brand) -> DrawingView:
    spec = chart_spec(chart.body, Drawing(medium=medium, writer=writer, brand=brand))
    is_paper = medium in _PAPER.values()
    name = f"{chart.anchor}-{medium}"
    svg = draw(
        spec,
        prefix=f"{page}-{name}",
        title=writer.text(chart.finding),
        description=" ".join(writer.text(sentence) for sentence in chart.alternative),
        is_sized=is_paper,
    )
    live = "" if is_paper else json.dumps(live_spec(spec), sort_keys=True, separators=(",", ":"))
    return DrawingView(name=name, medium=medium, svg=Markup(svg), spec=live)  # noqa: S704 - ours
