"""A report rendered: sources of the site, and PDFs, which are set in processes of their own."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass

from spegla.render.brand import Brand
from spegla.render.drawings import SCREEN, draw_for, draws_for_paper
from spegla.render.kept import Drawings
from spegla.render.live import LivePage
from spegla.render.pages import SiteSources, render_site
from spegla.render.paper import print_editions
from spegla.render.pdf_kept import Paper, set_paper
from spegla.render.views import Draw
from spegla.report.format import Writer
from spegla.report.model import Report
from spegla.survey.engagement import Engagement
from spegla.survey.files import product_hash, product_templates


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
    """

    report: Report
    engagement: Engagement
    written: Sequence[LivePage]
    writers: Sequence[Writer]
    brand: Brand
    drawings: Drawings

    def papers(
        self, workers: ProcessPoolExecutor, last: Mapping[str, Paper]
    ) -> dict[str, Future[Paper]]:
        """The PDFs by name, which are being set; those of the last build where they stand."""
        return {
            file: workers.submit(set_paper, html, last.get(file))
            for writer in self.writers
            for file, html in self._editions(writer).items()
        }

    def site_sources(self) -> dict[str, bytes]:
        """Everything that the site builder needs, charts drawn for screens."""
        (vega,) = self.drawings.get("live bundle", _live_bundle)

        def draw(writer: Writer) -> Draw:
            return draw_for(SCREEN, writer=writer, brand=self.brand, drawings=self.drawings)

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
            vega=vega,
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


def drawings_from(record: bytes | None) -> Drawings:
    """The drawings of a build, for the next one to use again.

    Args:
        record: What the build left; None for a build that draws all anew.
    """
    return Drawings(record, made_with=product_hash(), prepare=_register_fonts)


def _register_fonts() -> None:
    from spegla.render.charts import register_fonts

    register_fonts(product_templates() / "theme" / "fonts")


def _live_bundle() -> tuple[str]:
    from spegla.render.charts import live_bundle

    return (live_bundle(),)
