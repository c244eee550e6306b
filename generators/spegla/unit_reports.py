"""A report for each unit of a breakdown, from the record of the whole report, and their list.

The whole report is built first, as ever: one registry, one audit, one entry in the ledger. The
reports of units are views of the record that it left (:func:`spegla.privacy.gate.of_group`), so
there is nothing to audit again. They replace those of last time when the last of them is done::

    build/units/<breakdown>/index.html           the list, in the main language
    build/units/<breakdown>/<unit>/site/         a unit's report, which can be sent alone
    build/units/<breakdown>/<unit>/pdf/
    build/units/<breakdown>/<unit>/figures.csv
    build/units/<breakdown>/<unit>/manifest.json

``units.json`` beside ``units/`` keeps from which report they were made.
"""

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Executor, Future, as_completed
from dataclasses import replace
from pathlib import Path

from spegla.errors import RefusedError, UsageError
from spegla.last_build import RELEASE, Options
from spegla.last_units import UnitsOutcome
from spegla.live_script import live_script
from spegla.manifest import UnitName, versions_here
from spegla.nearest import did_you_mean
from spegla.output import staged, write_files
from spegla.pipeline import SITE, Tell
from spegla.privacy import gate
from spegla.render.brand import brand_from
from spegla.render.kept import FILE as DRAWINGS
from spegla.render.unit_index import UnitEntry, UnitIndex, render_unit_index
from spegla.report.context import Context
from spegla.report.model import Report
from spegla.report.pages.anonymity import anonymity_statement
from spegla.report.unit import Unit, build_unit_report, has_report
from spegla.report.unit.view import unit_context
from spegla.reporting import context_of, writers_of
from spegla.survey.files import program_hash, read_private
from spegla.survey.questions import Breakdown, LocalText, Questionnaire
from spegla.survey.read import Engagement, read_engagement
from spegla.unit_press import ANNEX, PDF, Press, drawn_in_common, set_unit
from spegla.unit_records import EARLIER, FILE, UNITS, UnitsRecord, report_hash, with_units
from spegla.workers import new_workers

_ALL = Options()
_DEVICES = {
    "aux", "con", "nul", "prn",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}  # fmt: skip
"""Codes that Windows takes for devices, whatever they are a part of."""


def build_units(
    folder: Path,
    output: Path,
    *,
    per: str,
    only: Collection[str] | None = None,
    options: Options = _ALL,
    tell: Tell = lambda _: None,
) -> UnitsOutcome:
    """Build a report for each unit that the release shows; the last good ones stay until then.

    Args:
        folder: The engagement.
        output: Where its whole report was just built.
        per: Code of the breakdown.
        only: Codes of the units that are wanted; all unless given.
        options: What is asked for of the reports.
        tell: Is told what begins.

    Raises:
        UsageError: There is no such breakdown.
        RefusedError: The release shows none of its groups by itself.
        SpeglaError: Whatever is wrong with the input, the wording or the disk.
    """
    tell(f"Reports per {per}")
    engagement = read_engagement(folder)
    breakdown = breakdown_of(engagement.survey.questionnaire, per)
    # Its hash before its record: where another build comes between, these units are not of it.
    made_from = report_hash(output)
    context = context_of(engagement, gate.reopen(_record(output)))
    reports = {
        code: replace(report, written=options.dated or report.written)
        for code, report in _reports(context, breakdown).items()
        if only is None or code in only
    }
    press = _press(engagement, output, options)
    press = replace(press, drawings=drawn_in_common(press, list(reports.values())[:2]))
    place = folder_name(per)
    own, earlier = f"{UNITS}/{place}", f"{EARLIER}/{place}"
    with staged(output, names=(own, earlier, FILE)) as work:
        with new_workers(2) as workers:
            warnings = _set(press, work / own, per, reports, workers, tell)
        has_pdf = options.with_pdf and not any(warnings)
        index = _index(context, breakdown, set(reports), press, has_pdf=has_pdf)
        made = render_unit_index(
            index,
            writers_of(engagement, press.languages),
            templates=engagement.templates,
            brand=press.brand,
        )
        write_files(work / own, made)
        record = UnitsRecord(
            made_from=made_from,
            folder=place,
            units={code: folder_name(code) for code in reports},
        )
        write_files(work, {FILE: with_units(output, per, record)})
    return UnitsOutcome(
        index=output / own / "index.html",
        reports=len(reports),
        units=len(breakdown.groups),
        warning=next(filter(None, warnings), None),
    )


def _press(engagement: Engagement, output: Path, options: Options) -> Press:
    drawings = read_private(output, DRAWINGS) or b"{}"
    return Press(
        templates=engagement.templates,
        settings=engagement.mkdocs_config,
        brand=brand_from(engagement.settings.brand, engagement.brand_files),
        languages=tuple(options.languages or engagement.settings.languages),
        vega=live_script(),
        drawings=drawings,
        with_pdf=options.with_pdf,
        versions=versions_here(program=program_hash()),
    )


def breakdown_of(questionnaire: Questionnaire, code: str) -> Breakdown:
    """The breakdown that reports of units are asked for.

    Args:
        questionnaire: The code book.
        code: What was asked for.

    Raises:
        UsageError: There is none of that code; names those that there are.
    """
    known = {each.code: each for each in questionnaire.breakdowns}
    if code in known:
        return known[code]
    fix = did_you_mean(code, known) or f"It has {', '.join(known) or 'none'}."
    raise UsageError(f'data/engagement.toml has no breakdown "{code}" for --per. {fix}')


def folder_name(code: str) -> str:
    """What the folder of a breakdown or a unit is called: its code, unless Windows forbids that.

    Codes are short, of small letters, digits, ``-`` and ``_``, so no two folders are one.

    >>> folder_name("grid"), folder_name("con")
    ('grid', '~con')
    """
    return f"~{code}" if code in _DEVICES else code


def _record(output: Path) -> bytes:
    content = read_private(output, RELEASE)
    if content is None:
        raise UsageError(f"{output} holds no report; build the whole report first.")
    return content


def _reports(context: Context, breakdown: Breakdown) -> Mapping[str, Report]:
    """The report of each unit that has one, by its code, in the author's order."""
    released = context.released
    groups = released.breakdown(breakdown.code).groups
    reports = {
        group.code: build_unit_report(
            Unit.of(unit_context(context, gate.of_group(released, (breakdown.code, group.code))))
        )
        for group in groups
        if has_report(released, breakdown.code, group)
    }
    if not reports:
        raise RefusedError(
            f"No group of {breakdown.code} can be shown by itself: too few answered, or others "
            "could be worked out.\n"
            "  Put small groups together in data/engagement.toml, or ask for reports by another "
            "breakdown. The report of the whole organisation is built."
        )
    return reports


def _set(
    press: Press,
    folder: Path,
    per: str,
    reports: Mapping[str, Report],
    workers: Executor,
    tell: Callable[[str], None],
) -> tuple[str | None, ...]:
    """Each report set by a worker; what each says of its PDF."""
    try:
        running: list[Future[str | None]] = [
            workers.submit(
                set_unit,
                press,
                folder / folder_name(code),
                UnitName(breakdown=per, group=code),
                report,
            )
            for code, report in reports.items()
        ]
        finished = as_completed(running)
        for number in range(1, len(running) + 1):
            tell(f"Unit {number} of {len(running)}")
            next(finished).result()
    except BaseException:
        # Those that have not begun never will; what others write is thrown away.
        workers.shutdown(cancel_futures=True)
        raise
    return tuple(each.result() for each in running)


def _index(
    context: Context,
    breakdown: Breakdown,
    reported: set[str],
    press: Press,
    *,
    has_pdf: bool,
) -> UnitIndex:
    settings = context.settings
    return UnitIndex(
        client=settings.client,
        title=LocalText.from_mapping(settings.title),
        wave=context.wave_label(context.wave),
        confidentiality=LocalText.from_mapping(settings.confidentiality),
        anonymity=anonymity_statement(context),
        breakdown=breakdown.label,
        entries=tuple(
            UnitEntry(
                name=group.label,
                files={
                    language: _files(folder_name(group.code), language, has_pdf=has_pdf)
                    for language in press.languages
                }
                if group.code in reported
                else None,
            )
            for group in breakdown.groups
        ),
        whole={language: f"../../{SITE}/{language}/index.html" for language in press.languages},
    )


def _files(name: str, language: str, *, has_pdf: bool) -> Mapping[str, str]:
    """Address of each part of a unit's report, by what the list calls it."""
    pdf = {"pdf": f"{name}/{PDF}/{name}-{language}.pdf"} if has_pdf else {}
    return {
        "site": f"{name}/{SITE}/{language}/index.html",
        **pdf,
        "figures": f"{name}/{ANNEX}",
    }
