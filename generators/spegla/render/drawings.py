"""Charts of a report drawn for the site or for paper, one language at a time.

What draws is imported where something is to be drawn: where the last build left all drawings, the
libraries for it would cost more time than all else.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup

from spegla.render.brand import Brand
from spegla.render.kept import Drawings
from spegla.render.media import Medium
from spegla.render.parts import continuation, parts_of
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

Place: TypeAlias = tuple[str, Chart, Medium]
"""Where a chart is seen: key of its page or sheet, the chart, and for which medium."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One drawing: the chart of a page, for a medium.

    Args:
        page: Key of the page.
        chart: The chart, or one of its parts.
        medium: Where it is read.
        part: Which of the parts it is, from 0.
    """

    page: str
    chart: Chart
    medium: Medium
    part: int = 0

    @property
    def name(self) -> str:
        """What the drawing is called among those of its page."""
        name = f"{self.chart.anchor}-{self.medium}"
        return f"{name}-{self.part}" if self.part else name

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
        return tuple(map(view, _jobs(page, chart, media, writer)))

    def view(job: Job) -> DrawingView:
        svg, spec = drawings.get(job.origin(look), lambda: drawn_for(job, writer, brand))
        return DrawingView(
            name=job.name,
            medium=job.medium,
            svg=Markup(svg),  # noqa: S704 - drawn here, by this build or the last
            spec=spec,
            continues=writer.text(continuation(job.chart)) if job.part else "",
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


def charts_for(medium: Medium, report: Report) -> Iterator[Place]:
    """The charts of the pages, for one medium; on paper those of the workshop kit as well."""
    for page, chart in charts_of(report):
        yield page, chart, medium
    if medium is Medium.PRINT:
        yield from _charts_of_kit(report)


def _charts_of_kit(report: Report) -> Iterator[Place]:
    for sheet in report.kit:
        for section in sheet.sections:
            for block in section.blocks:
                if isinstance(block, Chart):
                    yield sheet.key, block, _PAPER[sheet.format]


def jobs_missing(
    charts: Iterable[Place],
    *,
    writer: Writer,
    brand: Brand,
    drawings: Drawings,
) -> Iterator[tuple[str, Job]]:
    """What is to be drawn of some charts that the last build did not leave.

    Args:
        charts: The charts, as in :func:`charts_for`.
        writer: Writes labels and numbers.
        brand: The client's look.
        drawings: Those of the last build.

    Returns:
        Each job after all that its drawing comes from.
    """
    look = _look(writer, brand)
    for page, chart, medium in charts:
        for job in _jobs(page, chart, (medium,), writer):
            origin = job.origin(look)
            if drawings.is_missing(origin):
                yield origin, job


def _jobs(page: str, chart: Chart, media: Iterable[Medium], writer: Writer) -> Iterator[Job]:
    for medium in media:
        for place, part in enumerate(parts_of(chart, medium, writer)):
            yield Job(page=page, chart=part, medium=medium, part=place)


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
    """All that the drawings of one language have in common, as a hash: each of them names it."""
    wording = writer.wording
    words = f"{wording.language} {wording.locale} {sorted(wording.messages.items())}"
    return hashlib.sha256(f"{words}\n{brand!r}".encode()).hexdigest()


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
        prefix=f"{job.page}-{job.name}",
        title=writer.text(chart.finding),
        description=" ".join(writer.text(sentence) for sentence in chart.alternative),
        is_sized=is_paper,
    )
    live = "" if is_paper else json.dumps(live_spec(spec), sort_keys=True, separators=(",", ":"))
    return svg, live
