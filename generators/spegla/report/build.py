"""From released figures to the report: which pages there are, and in which order.

A page whose data are absent is left out, not left empty.
"""

from spegla.report.annex import annex_rows
from spegla.report.context import Context
from spegla.report.model import Page, Report
from spegla.report.pages.cover import cover
from spegla.report.pages.dimension import dimension
from spegla.report.pages.dimensions import dimensions
from spegla.report.pages.method import anonymity_statement, method
from spegla.report.pages.mirror import mirror
from spegla.report.pages.overall import comparisons, overall
from spegla.report.pages.since_last_time import since_last_time
from spegla.report.pages.who_answered import who_answered
from spegla.survey.questions import LocalText


def build_report(context: Context) -> Report:
    """The whole report of one engagement, without markup and without language."""
    pages = tuple(_pages(context))
    settings = context.settings
    return Report(
        client=settings.client,
        title=LocalText.from_mapping(settings.title),
        wave_label=context.wave_label(context.wave),
        confidentiality=LocalText.from_mapping(settings.confidentiality),
        languages=settings.languages,
        written=settings.waves[context.wave].date,
        pages=pages,
        annex=annex_rows(pages, context),
        anonymity=anonymity_statement(context),
    )


def _pages(context: Context) -> list[Page]:
    pages = [cover(context), who_answered(context)]
    if context.questionnaire.outcome(context.wave) or comparisons(context):
        pages.append(overall(context))
    pages.append(dimensions(context))
    pages += [dimension(context, code) for code in context.dimensions]
    if context.has_management:
        pages.append(mirror(context))
    if context.previous is not None:
        pages.append(since_last_time(context, context.previous))
    pages.append(method(context))
    return pages
