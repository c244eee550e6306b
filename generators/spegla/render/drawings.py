"""Charts of a report drawn for the site or for paper, one language at a time.

What draws is imported where something is to be drawn: where the last build left all drawings, the
libraries for it would cost more time than all else.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from markupsafe import Markup

from spegla.render.brand import Brand
from spegla.render.kept import Drawings
from spegla.render.media import Medium
from spegla.render.views import Draw, DrawingView
from spegla.report.format import Writer
from spegla.report.model import Chart, Report, SheetFormat

SCREEN = (Medium.WIDE, Medium.NARROW)
"""On the site each chart is drawn twice; the width of the screen decides which is seen."""

_PAPER = {
    SheetFormat.PORTRAIT: Medium.PRINT,
    SheetFormat.LANDSCAPE: Medium.PRINT,
    SheetFormat.WALL: Medium.WALL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One drawing: the chart of a page, for a medium."""

    page: str
    chart: Chart
    medium: Medium

    def origin(self, look: str) -> str:
        """All that the drawing comes from."""
        return f"{look}\n{self.page} {self.medium}\n{self.chart!r}"


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
        job = Job(page=page, chart=chart, medium=medium)
        svg, spec = drawings.get(job.origin(look), lambda: drawn_for(job, writer, brand))
        return DrawingView(
            name=drawing_name(chart, medium),
            medium=medium,
            svg=Markup(svg),  # noqa: S704 - drawn here, by this build or the last
            spec=spec,
        )

    return drawn


def charts_of(report: Report) -> tuple[tuple[str, Chart], ...]:
    """The charts of the pages of a report in their order, each after the key of its page."""
    return tuple(
        (page.key, block)
        for page in report.pages
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Chart)
    )


def jobs_missing(
    report: Report,
    media: Iterable[Medium],
    *,
    writer: Writer,
    brand: Brand,
    drawings: Drawings,
) -> Iterator[tuple[str, Job]]:
    """What is to be drawn for the pages of a report that the last build did not leave.

    Args:
        report: The report; what its sheets and hand-written pages draw besides is left out.
        media: For which media.
        writer: Writes labels and numbers.
        brand: The client's look.
        drawings: Those of the last build.

    Returns:
        Each job after all that its drawing comes from.
    """
    look = _look(writer, brand)
    for (page, chart), medium in product(charts_of(report), media):
        job = Job(page=page, chart=chart, medium=medium)
        origin = job.origin(look)
        if drawings.is_missing(origin):
            yield origin, job


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


def drawing_name(chart: Chart, medium: Medium) -> str:
    """What a drawing is called among those of its page."""
    return f"{chart.anchor}-{medium}"


def drawn_for(job: Job, writer: Writer, brand: Brand) -> tuple[str, str]:
    """A chart as SVG, and what a script makes live of it; that is "" on paper.

    Args:
        job: What to draw.
        writer: Writes labels and numbers.
        brand: The client's look.
    """
    from spegla.render.charts import Drawing, chart_spec, draw, live_spec

    chart, medium = job.chart, job.medium
    spec = chart_spec(chart.body, Drawing(medium=medium, writer=writer, brand=brand))
    is_paper = medium in _PAPER.values()
    svg = draw(
        spec,
        prefix=f"{job.page}-{drawing_name(chart, medium)}",
        title=writer.text(chart.finding),
        description=" ".join(writer.text(sentence) for sentence in chart.alternative),
        is_sized=is_paper,
    )
    live = "" if is_paper else json.dumps(live_spec(spec), sort_keys=True, separators=(",", ":"))
    return svg, live
