"""What ``spegla check`` tells: an engagement that can be built, and what in it is worth a look."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from spegla.bookkeeping import open_ledger
from spegla.errors import Notice
from spegla.overview.balance import balance_notices
from spegla.overview.facts import Overview, overview_of
from spegla.overview.plan import Plan, plan_of
from spegla.plain_language.advice import advice_on_actions, advice_on_pages
from spegla.plain_language.lexicon import lexicons
from spegla.privacy.spreads import fewest_with_spread
from spegla.releasing import release
from spegla.render.brand_notices import brand_notices
from spegla.render.live import Figures
from spegla.report.action_targets import target_notices
from spegla.report.model import Report
from spegla.reporting import checked_report, drafted, hidden_in, writers_of
from spegla.survey.read import (
    Engagement,
    read_engagement,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An engagement that can be built: what is in it, and what in it is worth a look.

    Args:
        overview: What is in it.
        plan: What the next wave can prove of the targets; None where nobody asked.
        notices: What is worth a look in its files.
        advice: What its pages and its action plan could say better, or should not say.
    """

    overview: Overview
    plan: Plan | None
    notices: tuple[Notice, ...]
    advice: tuple[Notice, ...]


def check(
    folder: Path, *, day: date, is_planned: bool = False, expected: int | None = None
) -> Checked:
    """Read an engagement and make its report without writing anything.

    Args:
        folder: The engagement.
        day: Day of the release, for the ledger.
        is_planned: Whether to work out what the next wave can prove.
        expected: How many are expected to answer it then; as many as now unless given.

    Raises:
        SpeglaError: Whatever is wrong with the input, the wording or the gate.
    """
    engagement = read_engagement(folder)
    released = release(engagement, open_ledger(folder), day=day)
    draft = drafted(engagement, released.record)
    report, brand, written = checked_report(engagement, draft, comments=engagement.comments[-1])
    (writer,) = writers_of(engagement, engagement.settings.languages[:1])
    pages = [live.page for live in written if live.page.language == writer.language]
    titles = {page.replaces: page.title for page in pages if page.replaces}
    overview = overview_of(
        engagement,
        released.summary,
        report,
        labels=[titles.get(page.key, writer.text(page.label)) for page in report.pages],
        hidden=hidden_in(report),
    )
    plan = _plan(engagement, report, expected) if is_planned else None
    balance = balance_notices(draft.context, file=engagement.comments[-1].file)
    targets = target_notices(draft.context)
    notices = (*brand_notices(brand), *engagement.notices, *balance, *targets)
    advice = _advice(engagement, draft.figures)
    return Checked(overview=overview, plan=plan, notices=notices, advice=advice)


def _plan(engagement: Engagement, report: Report, expected: int | None) -> Plan:
    """What the next wave can prove of the targets, worked out from the report alone."""
    return plan_of(
        report,
        engagement.settings,
        engagement.survey.questionnaire,
        engagement.actions,
        fewest=fewest_with_spread(engagement.settings.privacy.policy()),
        expected=expected,
    )


def _advice(engagement: Engagement, figures: Figures) -> tuple[Notice, ...]:
    """Advice on what people wrote, in the order of files."""
    known = lexicons(engagement.templates, engagement.settings.languages)
    return (
        *advice_on_actions(engagement.actions, known),
        *advice_on_pages(engagement.hand_pages, figures, known),
    )
