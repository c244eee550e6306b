"""The program in one sentence: read, summarise, release, build the report, render, write."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from spegla.errors import InputError, PdfUnavailableError, Problem, UsageError
from spegla.explain.explain import explain as explain_figure
from spegla.explain.explain import find
from spegla.explain.explanation import Explanation
from spegla.output import staged, write_files
from spegla.privacy import archive, gate
from spegla.privacy.figures.evidence import Evidence
from spegla.privacy.released import Hidden, HiddenReason, Released, Shown
from spegla.render.brand import brand_from
from spegla.render.charts import live_bundle, register_fonts
from spegla.render.drawings import PAPER, SCREEN, draw_for
from spegla.render.handwritten import check_places
from spegla.render.pages import SiteSources, render_site
from spegla.render.pdf import render_pdf
from spegla.render.print_pages import print_html
from spegla.render.site_settings import check_site_settings
from spegla.render.views import Draw
from spegla.report.annex import figures_csv
from spegla.report.build import build_report
from spegla.report.context import Context
from spegla.report.format import Writer, parse_wording
from spegla.report.model import Report
from spegla.site import build_site
from spegla.stats.summarise import summarise
from spegla.stats.summary import Summary
from spegla.survey.read import Engagement, product_templates, read_engagement

Tell = Callable[[str], None]
"""Is told what begins, in a few words."""

_COMPUTING = ("numpy", "scipy", "pandas")
"""Libraries that figures are computed with; the method page names their versions."""

RELEASE, ANNEX = "release.json", "figures.csv"
SITE, PDF, DOCS, THEME = "site", "pdf", "docs", "theme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build wrote.

    Args:
        site: First page of the site.
        pdfs: The PDFs, one a language; none where they were not asked for or cannot be drawn.
        pages: How many pages the report has in each language.
        shown: How many figures are shown.
        hidden: How many are protected.
        warning: Why there is no PDF, where one was asked for.
    """

    site: Path
    pdfs: tuple[Path, ...]
    pages: int
    shown: int
    hidden: int
    warning: str | None


def build(
    folder: Path,
    output: Path,
    *,
    languages: Sequence[str] = (),
    with_pdf: bool = True,
    is_served: bool = False,
    tell: Tell = lambda _: None,
) -> Outcome:
    """Build the report of one engagement; the last good one stays until the new one is whole.

    Args:
        folder: The engagement.
        output: Where site, PDFs, annex and the record of the release go.
        languages: Languages to build; none means all of the engagement.
        with_pdf: Whether to draw the PDFs.
        is_served: Whether the site is for :func:`spegla.site.serve_site`, which reloads pages.
        tell: Is told what begins.

    Raises:
        SpeglaError: Whatever is wrong with the input, the wording, the gate or the disk.
    """
    tell("Reading the engagement")
    engagement = read_engagement(folder)
    tell("Computing and releasing figures")
    report, record = checked_report(engagement)
    writers = _writers(engagement, languages or engagement.settings.languages)
    builder_settings = [f"mkdocs.{code}.yml" for code in engagement.settings.languages]
    names = (SITE, PDF, DOCS, THEME, ANNEX, RELEASE, *builder_settings)
    with staged(output, names=names) as work, _workers() as workers:
        annex = figures_csv(report.annex, writers[0])
        write_files(work, {RELEASE: record, ANNEX: annex})
        register_fonts(product_templates() / "theme" / "fonts")
        pdfs: dict[str, Future[bytes]] = {}
        if with_pdf:
            tell("Drawing charts for paper")
            for writer in writers:
                html = _print_html(report, engagement, writer)
                pdfs[f"report-{writer.language}.pdf"] = workers.submit(render_pdf, html)
        tell("Drawing charts for the screen")
        write_files(work, _site_sources(report, engagement, writers))
        tell("Building the site")
        codes = [writer.language for writer in writers]
        site = build_site(work, languages=codes, written=report.written, is_served=is_served)
        write_files(work, site)
        if pdfs:
            tell("Setting the PDFs")
        papers, warning = _finished(pdfs)
        write_files(work / PDF, {**papers, ANNEX: annex} if papers else {})
    protected = Hidden(reason=HiddenReason.PROTECTED)
    return Outcome(
        site=output / SITE / "index.html",
        pdfs=tuple(output / PDF / name for name in papers),
        pages=len(report.pages),
        shown=sum(isinstance(row.value, Shown) for row in report.annex),
        hidden=sum(row.value == protected for row in report.annex),
        warning=warning,
    )


def _workers() -> ProcessPoolExecutor:
    """Processes that set PDFs beside the site; new ones, since a forked Vega would hang."""
    return ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn"))


def _finished(pdfs: Mapping[str, Future[bytes]]) -> tuple[dict[str, bytes], str | None]:
    """The PDFs by name; or none, and why this machine cannot set them."""
    try:
        return {name: pdf.result() for name, pdf in pdfs.items()}, None
    except PdfUnavailableError as error:
        return {}, str(error)


def checked_report(engagement: Engagement) -> tuple[Report, bytes]:
    """The report of an engagement whose look and pages can be used, and the gate's record.

    Raises:
        InputError: Brand, site settings or hand-written pages; all problems at once.
        RefusedError: The gate refuses to release what the settings ask for.
    """
    report, record = released_report(engagement)
    keys = [page.key for page in report.pages]
    problems: list[Problem] = []
    for check in (
        lambda: check_site_settings(engagement.mkdocs_config),
        lambda: brand_from(engagement.settings.brand),
        lambda: check_places(engagement.hand_pages, pages=keys),
    ):
        try:
            check()
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return report, record


def released_report(engagement: Engagement) -> tuple[Report, bytes]:
    """The report of an engagement, and the record of what the gate let out.

    The report is built from the record, so that nothing can get past it.
    """
    released = _release(engagement, _summarise(engagement))
    record = archive.to_json(released)
    return _report(engagement, gate.reopen(record)), record


def explain(folder: Path, name: str) -> Explanation:
    """How one figure of an engagement came about.

    Args:
        folder: The engagement.
        name: The figure's identity, as in ``figures.csv``.

    Raises:
        UnknownFigureError: There is no such figure; it names the nearest ones.
        SpeglaError: Whatever is wrong with the input, or the gate.
    """
    engagement = read_engagement(folder)
    summary = _summarise(engagement)
    released = _release(engagement, summary)
    figure = find(name, released)
    annex = _report(engagement, released).annex
    return explain_figure(
        figure,
        evidence=Evidence.of(summary, engagement.survey.questionnaire, engagement.settings),
        released=released,
        page=next((row.page for row in annex if row.figure == figure), None),
    )


def _summarise(engagement: Engagement) -> Summary:
    method = engagement.settings.method
    generator = np.random.default_rng(method.seed)
    return summarise(engagement.survey, resamples=method.resamples, generator=generator)


def _release(engagement: Engagement, summary: Summary) -> Released:
    return gate.release(
        summary,
        engagement.survey.questionnaire,
        engagement.settings,
        data_hash=engagement.data_hash,
    )


def _report(engagement: Engagement, released: Released) -> Report:
    context = Context(
        released=released,
        questionnaire=engagement.survey.questionnaire,
        settings=engagement.settings,
        actions=engagement.actions,
        version=version("spegla"),
        libraries=tuple(f"{name} {version(name)}" for name in _COMPUTING),
    )
    return build_report(context)


def _writers(engagement: Engagement, languages: Sequence[str]) -> tuple[Writer, ...]:
    for language in languages:
        if language not in engagement.settings.languages:
            known = ", ".join(engagement.settings.languages)
            raise UsageError(f'The engagement has no language "{language}"; it has {known}.')
    return tuple(
        Writer(
            wording=parse_wording(
                engagement.templates[f"locale/{language}/spegla.po"], language=language
            )
        )
        for language in languages
    )


def _site_sources(
    report: Report, engagement: Engagement, writers: Sequence[Writer]
) -> dict[str, bytes]:
    """Everything that the site builder needs, charts drawn for screens."""
    brand = brand_from(engagement.settings.brand)

    def draw(writer: Writer) -> Draw:
        return draw_for(SCREEN, writer=writer, brand=brand)

    return render_site(
        report,
        writers,
        draw=draw,
        sources=SiteSources(
            templates=engagement.templates,
            written=engagement.hand_pages,
            settings=engagement.mkdocs_config,
        ),
        brand=brand,
        vega=live_bundle(),
    )


def _print_html(report: Report, engagement: Engagement, writer: Writer) -> str:
    brand = brand_from(engagement.settings.brand)
    return print_html(
        report,
        writer,
        draw=draw_for(PAPER, writer=writer, brand=brand),
        templates=engagement.templates,
        written=engagement.hand_pages,
        brand=brand,
    )
