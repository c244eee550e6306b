"""From the context of one unit to its report."""

from dataclasses import replace

from spegla.report.annex import annex_rows
from spegla.report.model import Page, Report, phrase
from spegla.report.pages.anonymity import anonymity, anonymity_statement
from spegla.report.unit.dimensions import dimensions
from spegla.report.unit.front import front
from spegla.report.unit.method import method
from spegla.report.unit.since import has_changes, since
from spegla.report.unit.unit import Unit
from spegla.survey.questions import LocalText

_OF_THE_WHOLE = "audit"
"""The section on anonymity that speaks of all figures of the release and leads to its certificate;
both stand in the whole report."""


def build_unit_report(unit: Unit) -> Report:
    """The report of one unit, without markup and without language.

    It has neither sheets for a workshop nor files of the action plan: those are the whole report's.
    """
    context = unit.context
    settings = context.settings
    told: list[Page] = [front(unit), dimensions(unit)]
    if has_changes(context):
        told.append(since(unit))
    pages = (*told, method(unit, told), _anonymity(unit))
    return Report(
        client=settings.client,
        title=phrase("unit.title", unit=unit.name, title=LocalText.from_mapping(settings.title)),
        wave_label=context.wave_label(context.wave),
        confidentiality=LocalText.from_mapping(settings.confidentiality),
        languages=settings.languages,
        written=settings.waves[context.wave].date,
        pages=pages,
        one_page=pages[0],
        annex=annex_rows(pages, context),
        anonymity=anonymity_statement(context),
    )


def _anonymity(unit: Unit) -> Page:
    page = anonymity(unit.context)
    return replace(page, sections=tuple(s for s in page.sections if s.anchor != _OF_THE_WHOLE))
