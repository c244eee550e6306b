"""One unit's report as files: what a worker does, wholly by itself.

A worker gets the report of one unit and what is the same for all. It never gets an answer, nor the
report of another unit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spegla import manifest
from spegla.errors import PdfUnavailableError
from spegla.manifest import Manifest, UnitName
from spegla.output import fingerprints, staged, write_files
from spegla.render.brand import Brand
from spegla.render.drawings import SCREEN, charts_of, draw_for, draws_for_paper
from spegla.render.kept import Drawings
from spegla.render.pages import SiteSources, render_site
from spegla.render.paper import UNIT, print_editions
from spegla.render.pdf import render_pdf
from spegla.rendering import drawings_from
from spegla.report.annex import figures_csv
from spegla.report.format import Writer
from spegla.report.model import Report
from spegla.reporting import writer_of
from spegla.site import build_site

SITE, PDF, ANNEX = "site", "pdf", "figures.csv"
"""What the folder of a unit holds for its readers, with a manifest of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What the reports of all units are made with.

    Args:
        templates: Files of ``site_templates/`` by path.
        settings: The engagement's ``mkdocs.yml``.
        brand: The client's look.
        languages: The languages to build, the main one first.
        vega: The script that makes charts live.
        drawings: A record of drawings, of which some may be used again.
        with_pdf: Whether to draw the PDFs.
        versions: What they are made with, for their manifests.
    """

    templates: Mapping[str, bytes]
    settings: bytes
    brand: Brand
    languages: tuple[str, ...]
    vega: str
    drawings: bytes
    with_pdf: bool
    versions: Mapping[str, str]

    @property
    def writers(self) -> tuple[Writer, ...]:
        """What turns words and numbers into text, one a language."""
        return tuple(writer_of(self.templates, language) for language in self.languages)

    def opened(self) -> Drawings:
        """The drawings that may be used again, and a place for those of one report."""
        return drawings_from(self.drawings)


def set_unit(press: Press, folder: Path, name: UnitName, report: Report) -> str | None:
    """Site, PDFs, annex and manifest of one unit, written into its folder.

    Args:
        press: What all reports are made with.
        folder: Folder of the unit; it gets ``site/``, ``pdf/``, ``figures.csv`` and a manifest.
            Its PDFs are called like it, with the language behind, as in ``grid-en.pdf``.
        name: The unit.
        report: The report.

    Returns:
        Why there is no PDF where one was asked for; None where there is.

    Raises:
        SpeglaError: The wording, the site builder or the disk refuses.
    """
    writers, drawings = press.writers, press.opened()
    annex = {ANNEX: figures_csv(report.annex, writers[0])}
    with staged(folder, names=(SITE, PDF, ANNEX, manifest.FILE)) as work:
        write_files(work, {**annex, **_sources(press, report, writers, drawings)})
        write_files(work, build_site(work, languages=press.languages, written=report.written))
        papers, warning = _papers(press, folder.name, report, writers, drawings)
        write_files(work / PDF, papers)
        content = Manifest(
            written=report.written,
            languages=press.languages,
            with_pdf=bool(papers),
            versions=press.versions,
            files=fingerprints(work, (SITE, PDF, ANNEX)),
            unit=name,
        )
        write_files(work, {manifest.FILE: manifest.to_json(content)})
    return warning


def _papers(
    press: Press, name: str, report: Report, writers: Sequence[Writer], drawings: Drawings
) -> tuple[dict[str, bytes], str | None]:
    """The PDFs by name; or none, and why this machine cannot set them."""
    if not press.with_pdf:
        return {}, None
    try:
        return {
            f"{name}-{writer.language}.pdf": render_pdf(_paper(press, report, writer, drawings))
            for writer in writers
        }, None
    except PdfUnavailableError as error:
        return {}, str(error)


def drawn_in_common(press: Press, reports: Sequence[Report]) -> bytes:
    """The record of the drawings that reports of units have in common, such as of all changes.

    Args:
        press: What the reports are made with, and the drawings of the whole report.
        reports: Some of the reports.
    """
    drawings = press.opened()
    common = [charts_of(report) for report in reports]
    for writer in press.writers:
        draws = [draw_for(SCREEN, writer=writer, brand=press.brand, drawings=drawings)]
        if press.with_pdf:
            on_paper = draws_for_paper(writer=writer, brand=press.brand, drawings=drawings)
            draws += on_paper.values()
        for key, chart in common[0] if common else ():
            if all((key, chart) in others for others in common[1:]):
                for draw in draws:
                    draw(key, chart)
    return drawings.record()


def _sources(
    press: Press, report: Report, writers: Sequence[Writer], drawings: Drawings
) -> dict[str, bytes]:
    return render_site(
        report,
        writers,
        draw=lambda writer: draw_for(SCREEN, writer=writer, brand=press.brand, drawings=drawings),
        sources=SiteSources(templates=press.templates, written=(), settings=press.settings),
        brand=press.brand,
        vega=press.vega,
    )


def _paper(press: Press, report: Report, writer: Writer, drawings: Drawings) -> str:
    (html,) = print_editions(
        report,
        writer,
        draws=draws_for_paper(writer=writer, brand=press.brand, drawings=drawings),
        templates=press.templates,
        written=(),
        brand=press.brand,
        editions=(UNIT,),
    ).values()
    return html
