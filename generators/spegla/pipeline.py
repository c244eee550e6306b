"""The program in one sentence: read, summarise, release, build the report, render, write."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import replace
from datetime import date
from pathlib import Path

from spegla import manifest
from spegla.bookkeeping import keep_ledger, open_ledger
from spegla.errors import PdfUnavailableError
from spegla.last_build import (
    RELEASE,
    Options,
    Outcome,
    hashes_in,
    keep_build,
    last_release,
    origin_of,
)
from spegla.manifest import Manifest, versions_here
from spegla.output import fingerprints, staged, write_files
from spegla.privacy import certificate, gate
from spegla.privacy.ledger import Ledger
from spegla.privacy.released import Shown
from spegla.render.action_plan import plan_file_names, plan_files
from spegla.render.brand_notices import brand_notices
from spegla.render.drawings import SCREEN
from spegla.render.kept import FILE as DRAWINGS
from spegla.render.pdf.kept import FILE as EDITIONS
from spegla.render.pdf.kept import Paper, last_papers, papers_record
from spegla.render.pdf.kept_gatherings import FILE as GATHERINGS
from spegla.render.pdf.kept_gatherings import gatherings_record, last_gatherings
from spegla.render.pdf.sides import sides_notices
from spegla.rendering import Rendering, bundle_ahead, drawings_from, workers_for
from spegla.report.annex import figures_csv
from spegla.reporting import checked_report, drafted, hidden_in, release, writers_of
from spegla.site import build_site
from spegla.survey.files import program_hash, read_private
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
    last = None if options.is_fresh or origin is None else last_release(folder, output, origin)
    drawings = drawings_from(None if options.is_fresh else read_private(output, DRAWINGS))
    with workers_for(engagement) as workers:
        bundle_ahead(workers, drawings)
        tell("Computing and releasing figures")
        record, ledger = _released(engagement, open_ledger(folder), last, day=day)
        report, brand, written = checked_report(engagement, drafted(engagement, record))
        report = replace(report, written=options.dated or report.written)
        languages = engagement.settings.languages
        rendering = Rendering(
            report=report,
            engagement=engagement,
            written=written,
            writers=writers_of(engagement, options.languages or languages),
            brand=brand,
            drawings=drawings,
        )
        beside = _tables(rendering, record)
        last_ones = {} if options.is_fresh else _last_papers(output)
        with staged(output, names=_names(languages)) as work:
            write_files(work, {RELEASE: record, **beside})
            write_files(work / SITE, {name: beside[name] for name in beside if name != ANNEX})
            pdfs: dict[str, Future[Paper]] = {}
            if options.with_pdf:
                tell("Drawing charts for paper")
                pdfs = rendering.papers(workers, last_ones)
            _write_site(work, rendering, workers, tell=tell)
            papers, warning = _finished(pdfs, tell=tell)
            if papers:
                set_ones = {name: paper.pdf for name, paper in papers.items()}
                bound = {name: paper.gatherings for name, paper in papers.items()}
                write_files(
                    work,
                    {EDITIONS: papers_record(papers), GATHERINGS: gatherings_record(bound)},
                )
                write_files(work / PDF, set_ones | beside)
            outcome = _outcome(output, rendering, papers, warning)
            write_files(work, {manifest.FILE: _manifest(work, rendering, with_pdf=bool(papers))})
            if options.is_kept:
                keep_ledger(folder, ledger)
            files = hashes_in(work, _names(languages))
        if origin is not None and warning is None and options.is_kept:
            keep_build(origin, outcome, folder=folder, output=output, files=files)
    return outcome


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
    records = (manifest.FILE, DRAWINGS, EDITIONS, GATHERINGS, RELEASE)
    builder_settings = [f"mkdocs.{language}.yml" for language in languages]
    return (*_for_readers(languages), DOCS, THEME, *records, *builder_settings)


def _for_readers(languages: Sequence[str]) -> tuple[str, ...]:
    """What of a build is meant for readers, and may be published."""
    return (SITE, PDF, ANNEX, certificate.FILE, *plan_file_names(languages))


def _manifest(work: Path, rendering: Rendering, *, with_pdf: bool) -> bytes:
    content = Manifest(
        written=rendering.report.written,
        languages=tuple(writer.language for writer in rendering.writers),
        with_pdf=with_pdf,
        versions=versions_here(program=program_hash()),
        files=fingerprints(work, _for_readers(rendering.report.languages)),
    )
    return manifest.to_json(content)


def _tables(rendering: Rendering, record: bytes) -> dict[str, bytes]:
    """What is handed out beside the report: figures, certificate, files of the action plan."""
    return {
        ANNEX: figures_csv(rendering.report.annex, rendering.writers[0]),
        certificate.FILE: certificate.to_json(gate.reopen(record).certificate),
        **plan_files(rendering.report, rendering.writers),
    }


def _write_site(work: Path, rendering: Rendering, workers: Executor, *, tell: Tell) -> None:
    tell("Drawing charts for the screen")
    rendering.draw_ahead(workers, SCREEN)
    sources = rendering.site_sources()
    write_files(work, {DRAWINGS: rendering.drawings.record(), **sources})
    tell("Building the site")
    codes = [writer.language for writer in rendering.writers]
    write_files(work, build_site(work, languages=codes, written=rendering.report.written))


def _outcome(
    output: Path, rendering: Rendering, papers: Mapping[str, Paper], warning: str | None
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


def _last_papers(output: Path) -> dict[str, Paper]:
    """The PDFs of the last report, which stand until the new ones are swapped in."""
    return last_papers(
        read_private(output, EDITIONS),
        lambda name: read_private(output / PDF, name),
        last_gatherings(read_private(output, GATHERINGS)),
    )


def _finished(
    pdfs: Mapping[str, Future[Paper]], *, tell: Tell
) -> tuple[dict[str, Paper], str | None]:
    """The PDFs by name; or none, and why this machine cannot set them."""
    if pdfs:
        tell("Setting the PDFs")
    try:
        return {name: pdf.result() for name, pdf in pdfs.items()}, None
    except PdfUnavailableError as error:
        return {}, str(error)
