"""From released figures to the report: which pages there are, and in which order.

A page whose data are absent is left out, not left empty.
"""

from collections.abc import Callable

from spegla.report.action_plan import action_plan
from spegla.report.annex import annex_rows
from spegla.report.context import Context
from spegla.report.findings import has_priorities
from spegla.report.kit.kit import build_kit
from spegla.report.model import Page, Report
from spegla.report.pages.action_plan import action_plan_page, has_action_plan
from spegla.report.pages.anonymity import anonymity, anonymity_statement
from spegla.report.pages.change import change, has_change
from spegla.report.pages.cover import cover
from spegla.report.pages.dimension import dimension
from spegla.report.pages.dimensions import dimensions
from spegla.report.pages.importance import has_importance, importance
from spegla.report.pages.in_their_words import has_words, in_their_words
from spegla.report.pages.method import method
from spegla.report.pages.mirror import mirror
from spegla.report.pages.needs import needs
from spegla.report.pages.one_page import one_page
from spegla.report.pages.other import has_other, other
from spegla.report.pages.overall import has_overall, overall
from spegla.report.pages.priorities import priorities_page
from spegla.report.pages.since_last_time import since_last_time
from spegla.report.pages.summary import has_summary, summary
from spegla.report.pages.ways_around import has_ways_around, ways_around
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
        one_page=one_page(context),
        annex=annex_rows(pages, context),
        anonymity=anonymity_statement(context),
        kit=build_kit(context),
        plan=action_plan(context),
    )


_Rule = tuple[Callable[[Context], bool], Callable[[Context], Page]]


def _always(_: Context) -> bool:
    return True


def _has_management(context: Context) -> bool:
    return context.has_management


def _has_needs(context: Context) -> bool:
    return bool(context.needs)


def _has_previous(context: Context) -> bool:
    return context.previous is not None


def _since_last_time(context: Context) -> Page:
    return since_last_time(context, context.previous or "")


_BEFORE_DIMENSIONS: tuple[_Rule, ...] = (
    (_always, cover),
    (has_summary, summary),
    (_always, who_answered),
    (has_overall, overall),
    (_always, dimensions),
)
_AFTER_DIMENSIONS: tuple[_Rule, ...] = (
    (_has_needs, needs),
    (has_importance, importance),
    (has_priorities, priorities_page),
    (_has_management, mirror),
    (has_ways_around, ways_around),
    (has_change, change),
    (_has_previous, _since_last_time),
    (has_words, in_their_words),
    (has_other, other),
    (has_action_plan, action_plan_page),
    (_always, method),
    (_always, anonymity),
)
"""Each page and whether its data are there, in the order of the report."""


def _pages(context: Context) -> list[Page]:
    return [
        *(page(context) for has_data, page in _BEFORE_DIMENSIONS if has_data(context)),
        *(dimension(context, code) for code in context.dimensions),
        *(page(context) for has_data, page in _AFTER_DIMENSIONS if has_data(context)),
    ]
