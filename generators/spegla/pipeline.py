"""The program in one sentence: read, summarise, release, build the report, render, write."""

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from spegla.bookkeeping import keep_ledger, open_ledger
from spegla.errors import InputError, Notice, PdfUnavailableError, Problem, UsageError
from spegla.explain.explain import explain as explain_figure
from spegla.explain.explain import find
from spegla.explain.explanation import Explanation
from spegla.output import staged, write_files
from spegla.overview.balance import balance_notices
from spegla.overview.facts import Overview, overview_of
from spegla.overview.plan import Plan, plan_of
from spegla.plain_language.advice import advice_on_actions, advice_on_pages
from spegla.plain_language.lexicon import lexicons
from spegla.privacy import archive, certificate, gate
from spegla.privacy.ledger import Ledger
from spegla.privacy.released import Hidden, HiddenReason, Released, Shown
from spegla.privacy.spreads import fewest_with_spread
from spegla.render.action_plan import plan_file_names, plan_files
from spegla.render.brand import Brand, brand_from
from spegla.render.brand_notices import brand_notices
from spegla.render.charts import live_bundle, register_fonts
from spegla.render.closed import check_closed
from spegla.render.drawings import SCREEN, draw_for, draws_for_paper
from spegla.render.handwritten import check_places
from spegla.render.kept import FILE as DRAWINGS
from spegla.render.kept import Drawings
from spegla.render.live import Figures, LivePage, live_pages
from spegla.render.pages import SiteSources, render_site
from spegla.render.paper import print_editions
from spegla.render.pdf_kept import FILE as EDITIONS
from spegla.render.pdf_kept import Paper, last_papers, papers_record, set_paper
from spegla.render.pdf_sides import sides_notices
from spegla.render.site_settings import check_site_settings
from spegla.render.views import Draw
from spegla.report.action_targets import check_targets, target_notices
from spegla.report.annex import figures_csv, rows_as_shown
from spegla.report.build import build_report
from spegla.report.context import Context
from spegla.report.format import Writer, parse_wording
from spegla.report.model import Report
from spegla.site import build_site
from spegla.stats.summarise import summarise
from spegla.stats.summary import Summary
from spegla.survey.read import (
    Engagement,
    product_hash,
    product_templates,
    read_engagement,
    read_private,
)

Tell = Callable[[str], None]
"""Is told what begins, in a few words."""

_COMPUTING = ("numpy", "scipy", "pandas")
"""Libraries that figures are computed with; the method page names their versions."""
_DRAWING = ("altair", "babel", "vl-convert-python")
"""Libraries that have a part in a drawing, besides the program itself."""

RELEASE, ANNEX = "release.json", "figures.csv"
SITE, PDF, DOCS, THEME = "site", "pdf", "docs", "theme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build wrote.

    Args:
        site: First page of the site.
        pdfs: The PDFs, one an edition and language; none where they were not asked for or cannot
            be drawn.
        pages: How many pages the report has in each language.
        shown: How many figures are shown.
        hidden: How many are protected.
        warning: Why there is no PDF, where one was asked for.
        notices: What became of the client's colour, where it could not be used as it is, and what
            takes more sides of paper than it is made for.
    """

    site: Path
    pdfs: tuple[Path, ...]
    pages: int
    shown: int
    hidden: int
    warning: str | None
    notices: tuple[Notice, ...]


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
    engagement = read_engagement(folder)
    tell("Computing and releasing figures")
    draft, brand, written = checked_report(engagement, open_ledger(folder), day=day)
    report, record = draft.report, draft.record
    writers = _writers(engagement, languages or engagement.settings.languages)
    builder_settings = [f"mkdocs.{code}.yml" for code in engagement.settings.languages]
    records = (ANNEX, certificate.FILE, DRAWINGS, EDITIONS, RELEASE)
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
        register_fonts(product_templates() / "theme" / "fonts")
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
        if not is_served:
            keep_ledger(folder, draft.ledger)
    return Outcome(
        site=output / SITE / "index.html",
        pdfs=tuple(output / PDF / name for name in papers),
        pages=len(report.pages),
        shown=sum(isinstance(row.value, Shown) for row in report.annex),
        hidden=_hidden(report),
        warning=warning,
        notices=(
            *brand_notices(brand),
            *sides_notices({name: paper.pdf for name, paper in papers.items()}, folder=PDF),
        ),
    )


def _hidden(report: Report) -> int:
    """How many figures of a report are hidden to protect people."""
    protected = Hidden(reason=HiddenReason.PROTECTED)
    return sum(row.value == protected for row in report.annex)


def _workers() -> ProcessPoolExecutor:
    """Processes that set PDFs beside the site; new ones, since a forked Vega would hang."""
    return ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn"))


def _drawings(output: Path) -> Drawings:
    """The drawings of the last report, for this one to use again."""
    made_with = " ".join([product_hash(), *(f"{name} {version(name)}" for name in _DRAWING)])
    return Drawings(read_private(output, DRAWINGS), made_with=made_with)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report that may be released.

    Args:
        report: The report.
        record: What the gate let out; the report is built from it.
        context: What the report is written from.
        figures: What hand-written pages may name of it.
        ledger: All that was released before, and this.
        summary: The tallies that it was released from, for the author's overview.
    """

    report: Report
    record: bytes
    context: Context
    figures: Figures
    ledger: Ledger
    summary: Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An engagement that can be built: what is in it, and what in it is worth a look.

    Args:
        overview: What is in it.
        plan: What the next wave can prove of the targets.
        notices: What is worth a look in its files.
        advice: What its pages and its action plan could say better, or should not say.
    """

    overview: Overview
    plan: Plan
    notices: tuple[Notice, ...]
    advice: tuple[Notice, ...]


def check(folder: Path, *, day: date, expected: int | None = None) -> Checked:
    """Read an engagement and make its report without writing anything.

    Args:
        folder: The engagement.
        day: Day of the release, for the ledger.
        expected: How many are expected to answer the next wave; as many as now unless given.

    Raises:
        SpeglaError: Whatever is wrong with the input, the wording or the gate.
    """
    engagement = read_engagement(folder)
    draft, brand, written = checked_report(engagement, open_ledger(folder), day=day)
    (writer,) = _writers(engagement, engagement.settings.languages[:1])
    pages = [live.page for live in written if live.page.language == writer.language]
    titles = {page.replaces: page.title for page in pages if page.replaces}
    overview = overview_of(
        engagement,
        draft.summary,
        draft.report,
        labels=[titles.get(page.key, writer.text(page.label)) for page in draft.report.pages],
        hidden=_hidden(draft.report),
    )
    plan = plan_of(
        draft.report,
        engagement.settings,
        engagement.survey.questionnaire,
        engagement.actions,
        fewest=fewest_with_spread(engagement.settings.privacy.policy()),
        expected=expected,
    )
    balance = balance_notices(draft.context, file=engagement.comments[-1].file)
    targets = target_notices(draft.context)
    notices = (*brand_notices(brand), *engagement.notices, *balance, *targets)
    advice = _advice(engagement, draft.figures)
    return Checked(overview=overview, plan=plan, notices=notices, advice=advice)


def _advice(engagement: Engagement, figures: Figures) -> tuple[Notice, ...]:
    """Advice on what people wrote, in the order of files."""
    known = lexicons(engagement.templates, engagement.settings.languages)
    return (
        *advice_on_actions(engagement.actions, known),
        *advice_on_pages(engagement.hand_pages, figures, known),
    )


def checked_report(
    engagement: Engagement, ledger: Ledger, *, day: date
) -> tuple[Draft, Brand, tuple[LivePage, ...]]:
    """The report of an engagement, its look, and what people wrote with the figures in it.

    Args:
        engagement: What its folder says.
        ledger: What was released before.
        day: Day of the release.

    Raises:
        InputError: Brand, site settings, targets of the action plan, hand-written pages or figures
            that they name; all problems at once.
        RefusedError: The gate refuses to release what the settings ask for, or beside what was
            released before.
    """
    draft = released_report(engagement, ledger, day=day)
    problems: list[Problem] = []
    written: list[LivePage] = []
    for check in (
        engagement.comments[-1].check_flags,
        lambda: check_targets(draft.context),
        lambda: check_site_settings(engagement.mkdocs_config),
        lambda: check_places(engagement.hand_pages, draft.report.pages),
        lambda: check_closed(engagement.hand_pages, engagement.templates),
        lambda: written.extend(_with_figures(engagement, draft.figures)),
    ):
        try:
            check()
        except InputError as error:
            problems += error.problems
    try:
        brand = brand_from(engagement.settings.brand, engagement.brand_files)
    except InputError as error:
        raise InputError([*error.problems, *problems]) from error
    if problems:
        raise InputError(problems)
    report = _as_shown(draft.report, written, engagement.settings.languages)
    return replace(draft, report=report), brand, tuple(written)


def _as_shown(report: Report, written: Sequence[LivePage], languages: Collection[str]) -> Report:
    """The report with an annex that knows which of its pages people replaced."""
    languages_of: dict[str, set[str]] = {}
    for live in written:
        if live.page.replaces:
            languages_of.setdefault(live.page.replaces, set()).add(live.page.language)
    replaced = {key for key, own in languages_of.items() if own >= set(languages)}
    shown = [(live.page.address, live.figures) for live in written]
    return replace(report, annex=rows_as_shown(report, shown, replaced=replaced))


def _with_figures(engagement: Engagement, figures: Figures) -> tuple[LivePage, ...]:
    """What people wrote, each figure as the report prints it in the language of the text."""
    languages = list(dict.fromkeys(page.language for page in engagement.hand_pages))
    writers = {writer.language: writer for writer in _writers(engagement, languages)}
    return live_pages(engagement.hand_pages, figures, writers)


def released_report(engagement: Engagement, ledger: Ledger, *, day: date) -> Draft:
    """The report of an engagement, built from the record of what the gate let out.

    Raises:
        RefusedError: The gate refuses to release it.
    """
    summary = _summarise(engagement)
    released, kept = gate.release_beside(
        ledger,
        summary,
        engagement.survey.questionnaire,
        engagement.settings,
        engagement.comments[-1],
        day=day,
    )
    record = archive.to_json(released)
    reopened = gate.reopen(record)
    context = _context(engagement, reopened)
    report = build_report(context)
    return Draft(
        report=report,
        context=context,
        record=record,
        figures=_figures(engagement, report, reopened),
        ledger=kept,
        summary=summary,
    )


def _figures(engagement: Engagement, report: Report, released: Released) -> Figures:
    settings = engagement.settings
    return Figures.of(report, released, waves=settings.wave_order(), targets=settings.targets)


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
    evidence = gate.admit(
        _summarise(engagement),
        engagement.survey.questionnaire,
        engagement.settings,
        engagement.comments[-1],
    )
    released = gate.release_of(evidence)
    figure = find(name, released)
    report = build_report(_context(engagement, released))
    if any(page.replaces for page in engagement.hand_pages):
        written = _with_figures(engagement, _figures(engagement, report, released))
        report = _as_shown(report, written, engagement.settings.languages)
    return explain_figure(
        figure,
        evidence=evidence,
        released=released,
        page=next((row.page for row in report.annex if row.figure == figure), None),
    )


def _summarise(engagement: Engagement) -> Summary:
    method = engagement.settings.method
    generator = np.random.default_rng(method.seed)
    return summarise(engagement.survey, resamples=method.resamples, generator=generator)


def _context(engagement: Engagement, released: Released) -> Context:
    return Context(
        released=released,
        questionnaire=engagement.survey.questionnaire,
        settings=engagement.settings,
        actions=engagement.actions,
        activities=engagement.activities,
        version=version("spegla"),
        libraries=tuple(f"{name} {version(name)}" for name in _COMPUTING),
    )


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
    report: Report,
    engagement: Engagement,
    written: Sequence[LivePage],
    writers: Sequence[Writer],
    brand: Brand,
    drawings: Drawings,
) -> dict[str, bytes]:
    """Everything that the site builder needs, charts drawn for screens."""
    (vega,) = drawings.get("live bundle", lambda: (live_bundle(),))

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
