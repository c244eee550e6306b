"""The program in one sentence: read, summarise, release, build the report, render, write."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from spegla.bookkeeping import keep_ledger, open_ledger
from spegla.errors import PdfUnavailableError
from spegla.last_build import FILE as LAST_BUILD
from spegla.last_build import RELEASE, Options, Outcome, build_record, last_release, origin_of
from spegla.output import staged, write_files
from spegla.privacy import certificate, gate
from spegla.privacy.ledger import Ledger
from spegla.privacy.released import Shown
from spegla.render.action_plan import plan_file_names, plan_files
from spegla.render.brand import Brand
from spegla.render.brand_notices import brand_notices
from spegla.render.drawings import SCREEN, draw_for, draws_for_paper
from spegla.render.kept import FILE as DRAWINGS
from spegla.render.kept import Drawings
from spegla.render.live import LivePage
from spegla.render.pages import SiteSources, render_site
from spegla.render.paper import print_editions
from spegla.render.pdf_kept import FILE as EDITIONS
from spegla.render.pdf_kept import Paper, last_papers, papers_record, set_paper
from spegla.render.pdf_sides import sides_notices
from spegla.render.views import Draw
from spegla.report.annex import figures_csv
from spegla.report.format import Writer
from spegla.report.model import Report
from spegla.reporting import checked_report, hidden_in, release, writers_of
from spegla.site import build_site
from spegla.survey.files import product_hash, product_templates, read_private
from spegla.survey.read import Engagement, read_engagement

Tell = Callable[[str], None]
"""Is told what begins, in a few words."""

_ALL = Options()
ANNEX = "figures.csv"
SITE, PDF, DOCS, THEME = "site", "pdf", "docs", "theme"


def build(
    folder: Path,
    output: Path,
    *,
    day: date,
    options: Options = _ALL,
    tell: Tell = lambda _: None,
) -> Outcome:
    """Build the report of one engagement; the last good one stays until the new one is whole.

    Args:
        folder: The engagement.
        output: Where site, PDFs, annex and the record of the release go.
        day: Day of the release, for the ledger.
        options: What is asked for.
        tell: Is told what begins.

    Raises:
        SpeglaError: Whatever is wrong with the input, the wording, the gate or the disk.
    """
    tell("Reading the engagement")
    origin = origin_of(folder, options)
    engagement = read_engagement(folder)
    tell("Computing and releasing figures")
    last = None if options.is_fresh or origin is None else last_release(folder, output, origin)
    record, ledger = _released(engagement, open_ledger(folder), last, day=day)
    draft, brand, written = checked_report(engagement, record)
    languages = engagement.settings.languages
    rendering = _Rendering(
        report=draft.report,
        engagement=engagement,
        written=written,
        writers=writers_of(engagement, options.languages or languages),
        brand=brand,
        drawings=_drawings(output, options),
    )
    with staged(output, names=_names(languages)) as work, _workers() as workers:
        beside = _tables(rendering, record)
        write_files(work, {RELEASE: record, **beside})
        write_files(work / SITE, {name: beside[name] for name in beside if name != ANNEX})
        pdfs: dict[str, Future[Paper]] = {}
        if options.with_pdf:
            tell("Drawing charts for paper")
            pdfs = rendering.papers(workers, _last_papers(output, options))
        tell("Drawing charts for the screen")
        sources = rendering.site_sources()
        write_files(work, {DRAWINGS: rendering.drawings.record(), **sources})
        tell("Building the site")
        write_files(work, rendering.site(work, is_served=options.is_served))
        if pdfs:
            tell("Setting the PDFs")
        papers, warning = _finished(pdfs)
        if papers:
            write_files(work, {EDITIONS: papers_record(papers)})
            write_files(work / PDF, {name: paper.pdf for name, paper in papers.items()} | beside)
        outcome = _outcome(output, rendering, papers, warning)
        if not options.is_served:
            keep_ledger(folder, ledger)
        if origin is not None and warning is None:
            names = [name for name in _names(languages) if name != LAST_BUILD]
            told = build_record(
                origin, outcome, folder=folder, output=output, work=work, names=names
            )
            write_files(work, {LAST_BUILD: told})
    return outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rendering:
    """A report and all that it takes to render it."""

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

    def site(self, work: Path, *, is_served: bool) -> dict[str, bytes]:
        """The site, built in a folder that has its sources."""
        codes = [writer.language for writer in self.writers]
        return build_site(work, languages=codes, written=self.report.written, is_served=is_served)

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


def _released(
    engagement: Engagement, ledger: Ledger, last: bytes | None, *, day: date
) -> tuple[bytes, Ledger]:
    """The record of the release and the ledger with it; those of the last build if they stand."""
    if last is not None:
        return last, ledger
    released = release(engagement, ledger, day=day)
    return released.record, released.ledger


def _names(languages: Sequence[str]) -> tuple[str, ...]:
    """All that a build answers for in the output folder."""
    records = (ANNEX, certificate.FILE, DRAWINGS, EDITIONS, LAST_BUILD, RELEASE)
    builder_settings = [f"mkdocs.{language}.yml" for language in languages]
    return (SITE, PDF, DOCS, THEME, *records, *plan_file_names(languages), *builder_settings)


def _tables(rendering: _Rendering, record: bytes) -> dict[str, bytes]:
    """What is handed out beside the report: figures, certificate, files of the action plan."""
    return {
        ANNEX: figures_csv(rendering.report.annex, rendering.writers[0]),
        certificate.FILE: certificate.to_json(gate.reopen(record).certificate),
        **plan_files(rendering.report, rendering.writers),
    }


def _outcome(
    output: Path, rendering: _Rendering, papers: Mapping[str, Paper], warning: str | None
) -> Outcome:
    report = rendering.report
    pdfs = {name: paper.pdf for name, paper in papers.items()}
    return Outcome(
        site=output / SITE / "index.html",
        pdfs=tuple(output / PDF / name for name in pdfs),
        pages=len(report.pages),
        shown=sum(isinstance(row.value, Shown) for row in report.annex),
        hidden=hidden_in(report),
        warning=warning,
        notices=(*brand_notices(rendering.brand), *sides_notices(pdfs, folder=PDF)),
    )


def _workers() -> ProcessPoolExecutor:
    """Processes that set PDFs beside the site; new ones, since a forked Vega would hang."""
    return ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn"))


def _drawings(output: Path, options: Options) -> Drawings:
    """The drawings of the last report, for this one to use again."""
    last = None if options.is_fresh else read_private(output, DRAWINGS)
    return Drawings(last, made_with=product_hash(), prepare=_register_fonts)


def _register_fonts() -> None:
    from spegla.render.charts import register_fonts

    register_fonts(product_templates() / "theme" / "fonts")


def _live_bundle() -> tuple[str]:
    from spegla.render.charts import live_bundle

    return (live_bundle(),)


def _last_papers(output: Path, options: Options) -> dict[str, Paper]:
    """The PDFs of the last report, which stand until the new ones are swapped in."""
    if options.is_fresh:
        return {}
    return last_papers(
        read_private(output, EDITIONS), lambda name: read_private(output / PDF, name)
    )


def _finished(pdfs: Mapping[str, Future[Paper]]) -> tuple[dict[str, Paper], str | None]:
    """The PDFs by name; or none, and why this machine cannot set them."""
    try:
        return {name: pdf.result() for name, pdf in pdfs.items()}, None
    except PdfUnavailableError as error:
        return {}, str(error)
