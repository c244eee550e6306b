"""From what was released to a report, written and checked: all that is done before it is drawn."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version

from spegla.errors import InputError, Problem, UsageError
from spegla.privacy import gate
from spegla.privacy.released import Hidden, HiddenReason, Released
from spegla.render.brand import Brand, brand_from
from spegla.render.closed import check_closed
from spegla.render.handwritten import check_places
from spegla.render.live import Figures, LivePage, live_pages
from spegla.render.site_settings import check_site_settings
from spegla.report.action_targets import check_targets
from spegla.report.annex import rows_as_shown
from spegla.report.build import build_report
from spegla.report.context import Context
from spegla.report.format import Writer, parse_wording
from spegla.report.model import Report
from spegla.survey.comments import Comments
from spegla.survey.commission import Commission

_COMPUTING = ("numpy", "scipy", "pandas")
"""Libraries that figures are computed with; the method page names their versions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report as the program writes it.

    Args:
        report: The report.
        context: What the report is written from.
        figures: What hand-written pages may name of it.
    """

    report: Report
    context: Context
    figures: Figures


def drafted(engagement: Commission, record: bytes) -> Draft:
    """The report of an engagement, written from the record of what the gate let out.

    Args:
        engagement: What its folder says.
        record: What the gate let out of it (:func:`spegla.releasing.release`).
    """
    reopened = gate.reopen(record)
    context = context_of(engagement, reopened)
    report = build_report(context)
    return Draft(report=report, context=context, figures=figures_of(engagement, report, reopened))


def checked_report(
    engagement: Commission, draft: Draft, *, comments: Comments | None
) -> tuple[Report, Brand, tuple[LivePage, ...]]:
    """The report of an engagement, its look, and what people wrote with the figures in it.

    Args:
        engagement: What its folder says.
        draft: Its report as the program writes it (:func:`drafted`).
        comments: What customers wrote in the newest wave; None where the release stands, for which
            the very same were checked.

    Raises:
        InputError: Comments that nobody has decided about, brand, site settings, targets of the
            action plan, hand-written pages or figures that they name; all problems at once.
    """
    problems: list[Problem] = []
    written: list[LivePage] = []
    for check in (
        *(() if comments is None else (comments.check_flags,)),
        lambda: check_targets(draft.context),
        lambda: check_site_settings(engagement.mkdocs_config),
        lambda: check_places(engagement.hand_pages, draft.report.pages),
        lambda: check_closed(engagement.hand_pages, engagement.templates),
        lambda: written.extend(with_figures(engagement, draft.figures)),
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
    report = as_shown(draft.report, written, engagement.settings.languages)
    return report, brand, tuple(written)


def as_shown(report: Report, written: Sequence[LivePage], languages: Collection[str]) -> Report:
    """The report with an annex that knows which of its pages people replaced."""
    languages_of: dict[str, set[str]] = {}
    for live in written:
        if live.page.replaces:
            languages_of.setdefault(live.page.replaces, set()).add(live.page.language)
    replaced = {key for key, own in languages_of.items() if own >= set(languages)}
    shown = [(live.page.address, live.figures) for live in written]
    return replace(report, annex=rows_as_shown(report, shown, replaced=replaced))


def with_figures(engagement: Commission, figures: Figures) -> tuple[LivePage, ...]:
    """What people wrote, each figure as the report prints it in the language of the text."""
    languages = list(dict.fromkeys(page.language for page in engagement.hand_pages))
    writers = {writer.language: writer for writer in writers_of(engagement, languages)}
    return live_pages(engagement.hand_pages, figures, writers)


def figures_of(engagement: Commission, report: Report, released: Released) -> Figures:
    """The figures of a report that hand-written pages may name."""
    settings = engagement.settings
    return Figures.of(report, released, waves=settings.wave_order(), targets=settings.targets)


def context_of(engagement: Commission, released: Released) -> Context:
    """What the report is written from."""
    return Context(
        released=released,
        questionnaire=engagement.questionnaire,
        settings=engagement.settings,
        actions=engagement.actions,
        activities=engagement.activities,
        version=version("spegla"),
        libraries=tuple(f"{name} {version(name)}" for name in _COMPUTING),
    )


def writers_of(engagement: Commission, languages: Sequence[str]) -> tuple[Writer, ...]:
    """What turns words and numbers into text, for each of these languages.

    Raises:
        UsageError: The engagement does not have one of them.
        WordingError: A catalogue cannot be read.
    """
    for language in languages:
        if language not in engagement.settings.languages:
            known = ", ".join(engagement.settings.languages)
            raise UsageError(f'The engagement has no language "{language}"; it has {known}.')
    return tuple(writer_of(engagement.templates, language) for language in languages)


def writer_of(templates: Mapping[str, bytes], language: str) -> Writer:
    """What turns words and numbers into text of one language.

    Args:
        templates: Files of ``site_templates/`` by path.
        language: One of the languages that have a catalogue there.

    Raises:
        WordingError: The catalogue cannot be read.
    """
    catalogue = templates[f"locale/{language}/spegla.po"]
    return Writer(wording=parse_wording(catalogue, language=language))


def hidden_in(report: Report) -> int:
    """How many figures of a report are hidden to protect people."""
    protected = Hidden(reason=HiddenReason.PROTECTED)
    return sum(row.value == protected for row in report.annex)
