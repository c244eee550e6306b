"""A report rendered: sources of the site, and PDFs.

What takes long is done in processes of their own: they draw charts, and set PDFs while the site is
built.
"""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager
from dataclasses import dataclass

from spegla.render.brand import Brand
from spegla.render.drawings import (
    SCREEN,
    charts_for,
    draw_for,
    draws_for_paper,
    jobs_missing,
)
from spegla.render.drawn_apart import Words, draw_apart, get_ready
from spegla.render.drawn_later import LaterDrawings
from spegla.render.kept import Drawings
from spegla.render.live import LivePage
from spegla.render.media import Medium
from spegla.render.pages import SiteSources, render_site
from spegla.render.paper import print_editions
from spegla.render.pdf.gatherings import unbound
from spegla.render.pdf.kept import Paper, bind_paper, set_paper
from spegla.render.pdf.kept_gatherings import keep_gathering, last_of
from spegla.render.views import Draw
from spegla.report.format import Writer
from spegla.report.model import Report
from spegla.survey.commission import Commission
from spegla.survey.files import product_hash
from spegla.workers import after, new_workers

_WORKERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """A report and all that it takes to render it.

    Args:
        report: The report.
        engagement: Whose templates and settings are used.
        written: What people wrote, with the figures in it.
        writers: One a language, the main language first.
        brand: The client's look.
        drawings: Charts of the last build, and those of this one.
        live_script: Gives the script that makes charts live.
    """

    report: Report
    engagement: Commission
    written: Sequence[LivePage]
    writers: Sequence[Writer]
    brand: Brand
    drawings: Drawings
    live_script: Callable[[], str]

    def begin(
        self, workers: Executor, read_last: Callable[[], Mapping[str, Paper]], *, with_pdf: bool
    ) -> dict[str, Future[Paper]]:
        """Let others draw the charts and set the PDFs.

        What is printed comes first, since setting it takes longest. Others draw for wide screens
        while this process writes what they will set, and for narrow ones at the end, while one of
        them binds it.

        Args:
            workers: The others.
            read_last: Gives the PDFs of the last build; asked only where PDFs are.
            with_pdf: Whether PDFs are asked for.

        Returns:
            The PDFs by name; those of the last build where they stand. A chart is waited for where
            it is used.
        """
        papers: dict[str, Future[Paper]] = {}
        if with_pdf:
            self._draw(workers, Medium.PRINT)
        self._draw(workers, Medium.WIDE)
        if with_pdf:
            last = read_last()
            papers = {
                file: set_beside(workers, html, last.get(file))
                for writer in self.writers
                for file, html in self._editions(writer).items()
            }
        self._draw(workers, Medium.NARROW)
        return papers

    def _draw(self, workers: Executor, medium: Medium) -> None:
        for writer in self.writers:
            missing = jobs_missing(
                charts_for(medium, self.report),
                writer=writer,
                brand=self.brand,
                drawings=self.drawings,
            )
            words = self._words(writer.language)
            for origin, job in missing:
                done = workers.submit(draw_apart, job, words, self.brand)
                self.drawings.expect(origin, done.result)

    def _words(self, language: str) -> Words:
        catalogue = self.engagement.templates[f"locale/{language}/spegla.po"]
        return Words(language=language, catalogue=catalogue)

    def site_sources(self, later: LaterDrawings) -> dict[str, bytes]:
        """Everything that the site builder needs, with marks where charts for screens will stand.

        Args:
            later: Puts the drawings in.
        """

        def draw(writer: Writer) -> Draw:
            return later.marks(
                SCREEN,
                lambda medium: draw_for(
                    (medium,), writer=writer, brand=self.brand, drawings=self.drawings
                ),
            )

        return render_site(
            self.report,
            self.writers,
            draw=draw,
            sources=SiteSources(
                templates=self.engagement.templates,
                written=self.written,
                settings=self.engagement.mkdocs_config,
            ),
            brand=self.brand,
            vega=self.live_script(),
        )

    def _editions(self, writer: Writer) -> dict[str, str]:
        editions = print_editions(
            self.report,
            writer,
            draws=draws_for_paper(writer=writer, brand=self.brand, drawings=self.drawings),
            templates=self.engagement.templates,
            written=self.written,
            brand=self.brand,
        )
        return {f"{name}-{writer.language}.pdf": html for name, html in editions.items()}


def set_beside(workers: Executor, html: str, last: Paper | None) -> Future[Paper]:
    """A PDF that others are setting: in one go, or its gatherings side by side.

    Args:
        workers: Who sets it.
        html: The document.
        last: What the last build made of the same edition in the same language.

    Returns:
        The PDF; the same bytes as :func:`spegla.render.pdf.render_pdf` gives.
    """
    document = unbound(html)
    if not document.others:
        return workers.submit(set_paper, html, last)
    kept = last.gatherings if last else ()
    # The one that takes longest first, so that no process waits for it at the end.
    setting = {
        each: workers.submit(keep_gathering, each, last_of(each, kept))
        for each in sorted(document.others, key=len, reverse=True)
    }
    return after(
        [setting[each] for each in document.others],
        lambda gatherings: workers.submit(bind_paper, document, gatherings, last),
    )


def rendering_workers() -> AbstractContextManager[Executor]:
    """Processes that draw charts and set PDFs."""
    return new_workers(_WORKERS)


def get_workers_ready(workers: Executor, *, to_draw: bool, to_set: bool) -> None:
    """Let processes load what they will need while there is nothing to do for them yet.

    Args:
        workers: Those that will draw and set; where there is neither to do, none is started.
        to_draw: Whether charts will be drawn.
        to_set: Whether PDFs will be set.
    """
    if to_draw or to_set:
        for _ in range(_WORKERS):
            workers.submit(get_ready, to_draw=to_draw, to_set=to_set)


def drawings_from(record: bytes | None) -> Drawings:
    """The drawings of a build, for the next one to use again.

    Args:
        record: What the build left; None for a build that draws all anew.
    """
    return Drawings(record, made_with=product_hash())
