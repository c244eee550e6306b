"""The program in one sentence: read, summarise, release, build the report, render, write."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from spegla import manifest
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
from spegla.live_script import script_ahead
from spegla.manifest import Manifest, versions_here
from spegla.output import fingerprints, staged, write_files
from spegla.privacy import certificate, gate
from spegla.privacy.released import Shown
from spegla.render.action_plan import plan_file_names, plan_files
from spegla.render.brand_notices import brand_notices
from spegla.render.drawn_later import LaterDrawings
from spegla.render.kept import FILE as DRAWINGS
from spegla.render.pdf.kept import FILE as EDITIONS
from spegla.render.pdf.kept import Paper, last_papers, papers_record
from spegla.render.pdf.kept_gatherings import FILE as GATHERINGS
from spegla.render.pdf.kept_gatherings import gatherings_record, last_gatherings
from spegla.render.pdf.sides import sides_notices
from spegla.rendering import Rendering, drawings_from, get_workers_ready, rendering_workers
from spegla.report.annex import figures_csv
from spegla.reporting import checked_report, drafted, hidden_in, writers_of
from spegla.site import build_site
from spegla.survey.comments import Comments
from spegla.survey.commission import Commission, check_commission
from spegla.survey.engagement import Engagement, check_engagement
from spegla.survey.files import engagement_files, product_files, program_hash, read_private

if TYPE_CHECKING:
    from spegla.privacy.ledger import Ledger

Tell = Callable[[str], None]
"""Is told what begins, in a few words."""

_ALL = Options()
ANNEX = "figures.csv"
SITE, PDF, DOCS, THEME = "site", "pdf", "docs", "theme"
BUILDER = "builder"
"""Where the site builder works; nothing there is kept."""


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
    files, problems = engagement_files(folder)
    origin = origin_of(files, options)
    last = None if options.is_fresh or problems else last_release(folder, output, origin)
    engagement: Commission
    if last is None:
        engagement = answered = check_engagement(files, product_files(), problems)
        release = partial(_released, answered, folder, day=day)
    else:
        engagement = check_commission(files, product_files())
        release = partial(_Ground, record=last)
    with rendering_workers() as workers:
        script = script_ahead(workers, is_fresh=options.is_fresh)
        # Other figures are other charts.
        get_workers_ready(workers, to_draw=last is None, to_set=options.with_pdf)
        tell("Computing and releasing figures")
        ground = release()
        rendering = _rendering(engagement, ground, output, options, live_script=script)
        languages = engagement.settings.languages
        with staged(output, names=_names(languages)) as work:
            beside = _write_tables(work, rendering, ground.record)
            tell("Drawing charts")
            pdfs = rendering.begin(
                workers, partial(_last_papers, output, options), with_pdf=options.with_pdf
            )
            _write_site(work, rendering, tell=tell)
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
                ground.keep_ledger(folder)
            left = hashes_in(work, _names(languages))
        if warning is None and options.is_kept:
            keep_build(origin, outcome, folder=folder, output=output, files=left)
    return outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """What a report is made from.

    Args:
        record: What was released.
        ledger: All that was released, and this; None where the release of the last build stands,
            which is in the ledger.
        comments: What customers wrote; None where that release stands, for which it was checked.
    """

    record: bytes
    ledger: "Ledger | None" = None
    comments: Comments | None = None

    def keep_ledger(self, folder: Path) -> None:
        """Enters the release in the ledger of the engagement, if it is not there."""
        if self.ledger is not None:
            from spegla.bookkeeping import keep_ledger

            keep_ledger(folder, self.ledger)


def _released(answered: Engagement, folder: Path, *, day: date) -> _Ground:
    """What may be said of the answers, beside all that was said before."""
    from spegla.bookkeeping import open_ledger
    from spegla.releasing import release

    released = release(answered, open_ledger(folder), day=day)
    return _Ground(record=released.record, ledger=released.ledger, comments=answered.comments[-1])


def _rendering(
    engagement: Commission,
    ground: _Ground,
    output: Path,
    options: Options,
    *,
    live_script: Callable[[], str],
) -> Rendering:
    draft = drafted(engagement, ground.record)
    report, brand, written = checked_report(engagement, draft, comments=ground.comments)
    return Rendering(
        report=replace(report, written=options.dated or report.written),
        engagement=engagement,
        written=written,
        writers=writers_of(engagement, options.languages or engagement.settings.languages),
        brand=brand,
        drawings=drawings_from(None if options.is_fresh else read_private(output, DRAWINGS)),
        live_script=live_script,
    )


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


def _write_tables(work: Path, rendering: Rendering, record: bytes) -> dict[str, bytes]:
    """What is handed out beside the report: figures, certificate, files of the action plan."""
    beside = {
        ANNEX: figures_csv(rendering.report.annex, rendering.writers[0]),
        certificate.FILE: certificate.to_json(gate.reopen(record).certificate),
        **plan_files(rendering.report, rendering.writers),
    }
    write_files(work, {RELEASE: record, **beside})
    write_files(work / SITE, {name: beside[name] for name in beside if name != ANNEX})
    return beside


def _write_site(work: Path, rendering: Rendering, *, tell: Tell) -> None:
    later = LaterDrawings()
    sources = rendering.site_sources(later)
    write_files(work / BUILDER, sources)
    tell("Building the site")
    built = build_site(
        work / BUILDER,
        languages=[writer.language for writer in rendering.writers],
        written=rendering.report.written,
        finish=partial(later.completed, sources),
    )
    write_files(work, later.put_in(sources))
    write_files(work, {DRAWINGS: rendering.drawings.record(), **built})


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


def _last_papers(output: Path, options: Options) -> dict[str, Paper]:
    """The PDFs of the last report, which stand until the new ones are swapped in."""
    if options.is_fresh:
        return {}
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
