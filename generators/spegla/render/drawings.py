"""Charts of a report drawn for the site or for paper, one language at a time.

What draws is imported where something is to be drawn: where the last build left all drawings, the
libraries for it would cost more time than all else.
"""

import json

from markupsafe import Markup

from spegla.render.brand import Brand
from spegla.render.kept import Drawings
from spegla.render.media import Medium
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


def draw_for(
    media: tuple[Medium, ...], *, writer: Writer, brand: Brand, drawings: Drawings
) -> Draw:
    """What draws the charts of a report in one language, for these media.

    Args:
        media: One drawing for each, as in ``SCREEN``.
        writer: Writes labels and numbers.
        brand: The client's look.
        drawings: Has those of the last build, and keeps these for the next.
    """
    look = _look(writer, brand)

    def drawn(page: str, chart: Chart) -> tuple[DrawingView, ...]:
        return tuple(view(page, chart, medium) for medium in media)

    def view(page: str, chart: Chart, medium: Medium) -> DrawingView:
        origin = f"{look}\n{page} {medium}\n{chart!r}"
        name = f"{page}-{_name(chart, medium)}"
        svg, spec = drawings.get(origin, lambda: _drawn(name, chart, medium, writer, brand))
        return DrawingView(
            name=_name(chart, medium),
            medium=medium,
            svg=Markup(svg),  # noqa: S704 - drawn here, by this build or the last
            spec=spec,
        )

    return drawn


def draws_for_paper(*, writer: Writer, brand: Brand, drawings: Drawings) -> dict[SheetFormat, Draw]:
    """What draws the charts of a report in one language, for each size of paper.

    Args:
        writer: Writes labels and numbers.
        brand: The client's look.
        drawings: Has those of the last build, and keeps these for the next.
    """
    return {
        size: draw_for((medium,), writer=writer, brand=brand, drawings=drawings)
        for size, medium in _PAPER.items()
    }


def _look(writer: Writer, brand: Brand) -> str:
    """All that the drawings of one language have in common."""
    wording = writer.wording
    return f"{wording.language} {wording.locale} {sorted(wording.messages.items())}\n{brand!r}"


def _name(chart: Chart, medium: Medium) -> str:
    return f"{chart.anchor}-{medium}"


def _drawn(
    prefix: str, chart: Chart, medium: Medium, writer: Writer, brand: Brand
) -> tuple[str, str]:
    """A chart as SVG, and what a script makes live of it; that is "" on paper."""
    from spegla.render.charts import Drawing, chart_spec, draw, live_spec

    spec = chart_spec(chart.body, Drawing(medium=medium, writer=writer, brand=brand))
    is_paper = medium in _PAPER.values()
    svg = draw(
        spec,
        prefix=prefix,
        title=writer.text(chart.finding),
        description=" ".join(writer.text(sentence) for sentence in chart.alternative),
        is_sized=is_paper,
    )
    live = "" if is_paper else json.dumps(live_spec(spec), sort_keys=True, separators=(",", ":"))
    return svg, live
