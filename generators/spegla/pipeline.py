"""The program in one sentence: read, summarise, release, build the report, render, write."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

from spegla.bookkeeping import keep_ledger, open_ledger
from spegla.errors import PdfUnavailableError
from spegla.last_build import FILE as LAST_BUILD
from spegla.last_build import Options, Outcome, build_record, origin_of
from spegla.output import staged, write_files
from spegla.privacy import certificate, gate
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
from spegla.reporting import checked_report, hidden_in, writers_of
from spegla.site import build_site
from spegla.survey.files import product_hash, product_templates, read_private
from spegla.survey.read import Engagement, read_engagement

Tell = Callable[[str], None]
"""Is told what begins, in a few words."""

_DRAWING = ("altair", "babel", "vl-convert-python")
"""Libraries that have a part in a drawing, besides the program itself."""

RELEASE, ANNEX = "release.json", "figures.csv"
SITE, PDF, DOCS, THEME = "site", "pdf", "docs", "theme"


def build(
    folder: Path,
    output: Path,
    *,
    day: date,
    languages: Sequence[str] = (),
    with_pdf: bool = True,
    is_served: bool = False,
    tell: Tell = lambda _: None,
) -> Outcome:
    """Build the report of one engagement; the last good one stays until the new one is whole.

    Args:
        folder: The engagement.
        output: Where site, PDFs, annex and the record of the release go.
        day: Day of the release, for the ledger.
        languages: Languages to build; none means all of the engagement.
        with_pdf: Whether to draw the PDFs.
        is_served: Whether the site is for :func:`spegla.site.serve_site`, which reloads pages. It
            is no release: nobody but the author sees it, so the ledger does not keep it.
        tell: Is told what begins.

    Raises:
        SpeglaError: Whatever is wrong with the input, the wording, the gate or the disk.
    """
    tell("Reading the engagement")
    options = Options(languages=tuple(languages), with_pdf=with_pdf, is_served=is_served)
    origin = origin_of(folder, options)
    engagement = read_engagement(folder)
    tell("Computing and releasing figures")
    draft, brand, written = checked_report(engagement, open_ledger(folder), day=day)
    report, record = draft.report, draft.record
    writers = writers_of(engagement, languages or engagement.settings.languages)
    builder_settings = [f"mkdocs.{code}.yml" for code in engagement.settings.languages]
    records = (ANNEX, certificate.FILE, DRAWINGS, EDITIONS, LAST_BUILD, RELEASE)
    plan_names = plan_file_names(engagement.settings.languages)
    names = (SITE, PDF, DOCS, THEME, *records, *plan_names, *builder_settings)
    with staged(output, names=names) as work, _workers() as workers:
        linked = {
            certificate.FILE: certificate.to_json(gate.reopen(record).certificate),
            **plan_files(report, writers),
        }
        beside = {ANNEX: figures_csv(report.annex, writers[0]), **linked}
        write_files(work, {RELEASE: record, **beside})
        write_files(work / SITE, linked)
        drawings = _drawings(output)
        pdfs: dict[str, Future[Paper]] = {}
        if with_pdf:
            last = _last_papers(output)
            tell("Drawing charts for paper")
            for writer in writers:
                editions = _print_editions(report, engagement, written, writer, brand, drawings)
                for name, html in editions.items():
                    file = f"{name}-{writer.language}.pdf"
                    pdfs[file] = workers.submit(set_paper, html, last.get(file))
        tell("Drawing charts for the screen")
        sources = _site_sources(report, engagement, written, writers, brand, drawings)
        write_files(work, {DRAWINGS: drawings.record(), **sources})
        tell("Building the site")
        codes = [writer.language for writer in writers]
        site = build_site(work, languages=codes, written=report.written, is_served=is_served)
        write_files(work, site)
        if pdfs:
            tell("Setting the PDFs")
        papers, warning = _finished(pdfs)
        if papers:
            write_files(work, {EDITIONS: papers_record(papers)})
            write_files(work / PDF, {name: paper.pdf for name, paper in papers.items()} | beside)
        outcome = Outcome(
            site=output / SITE / "index.html",
            pdfs=tuple(output / PDF / name for name in papers),
            pages=len(report.pages),
            shown=sum(isinstance(row.value, Shown) for row in report.annex),
            hidden=hidden_in(report),
            warning=warning,
            notices=(
                *brand_notices(brand),
                *sides_notices({name: paper.pdf for name, paper in papers.items()}, folder=PDF),
            ),
        )
        if not is_served:
            keep_ledger(folder, draft.ledger)
        if origin is not None and warning is None:
            names_made = [name for name in names if name != LAST_BUILD]
            record = build_record(
                origin, outcome, folder=folder, output=output, work=work, names=names_made
            )
            write_files(work, {LAST_BUILD: record})
    return outcome


def _workers() -> ProcessPoolExecutor:
    """Processes that set PDFs beside the site; new ones, since a forked Vega would hang."""
    return ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn"))


def _drawings(output: Path) -> Drawings:
    """The drawings of the last report, for this one to use again."""
    made_with = " ".join([product_hash(), *(f"{name} {version(name)}" for name in _DRAWING)])
    return Drawings(read_private(output, DRAWINGS), made_with=made_with, prepare=_register_fonts)


def _register_fonts() -> None:
    from spegla.render.charts import register_fonts

    register_fonts(product_templates() / "theme" / "fonts")


def _live_bundle() -> tuple[str]:
    from spegla.render.charts import live_bundle

    return (live_bundle(),)


def _last_papers(output: Path) -> dict[str, Paper]:
    """The PDFs of the last report, which stand until the new ones are swapped in."""
    return last_papers(
        read_private(output, EDITIONS), lambda name: read_private(output / PDF, name)
    )


def _finished(pdfs: Mapping[str, Future[Paper]]) -> tuple[dict[str, Paper], str | None]:
    """The PDFs by name; or none, and why this machine cannot set them."""
    try:
        return {name: pdf.result() for name, pdf in pdfs.items()}, None
    except PdfUnavailableError as error:
        return {}, str(error)


def _site_sources(
    report: Report,
    engagement: Engagement,
    written: Sequence[LivePage],
    writers: Sequence[Writer],
    brand: Brand,
    drawings: Drawings,
) -> dict[str, bytes]:
    """Everything that the site builder needs, charts drawn for screens."""
    (vega,) = drawings.get("live bundle", _live_bundle)

    def draw(writer: Writer) -> Draw:
        return draw_for(SCREEN, writer=writer, brand=brand, drawings=drawings)

    return render_site(
        report,
        writers,
        draw=draw,
        sources=SiteSources(
            templates=engagement.templates,
            written=written,
            settings=engagement.mkdocs_config,
        ),
        brand=brand,
        vega=vega,
    )


def _print_editions(
    report: Report,
    engagement: Engagement,
    written: Sequence[LivePage],
    writer: Writer,
    brand: Brand,
    drawings: Drawings,
) -> dict[str, str]:
    return print_editions(
        report,
        writer,
        draws=draws_for_paper(writer=writer, brand=brand, drawings=drawings),
        templates=engagement.templates,
        written=written,
        brand=brand,
    )
