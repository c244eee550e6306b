"""A report with one earlier action, whose status, scores and verdict are as a test needs them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from report_builder import make_writer
from spegla.privacy.released import FigureId, Hidden, HiddenReason, Shown, Statistic, Unit, Value
from spegla.report.context import Context
from spegla.report.model import Account, Page
from spegla.report.pages.since_last_time import since_last_time
from spegla.survey.readings import Verdict
from spegla.survey.records import Action, ActionStatus
from survey_builder import BEFORE, LANGUAGES, NOW, alike, make_action, make_context, make_survey

PROTECTED = Hidden(reason=HiddenReason.PROTECTED)
NOT_COMPARABLE = Hidden(reason=HiddenReason.NOT_COMPARABLE)
CODES = [1, 4, 3, 5, 2, 4, 5, 3] * 5
ANSWERS = {**alike("trust", CODES), **alike("pace", CODES), **alike("nki", CODES)}
WRITERS = {language: make_writer(language) for language in LANGUAGES}

Story = tuple[float, float, float, float]
"""Score then and now, and the ends of the interval of the change."""
STORIES: Mapping[Verdict, Story] = {
    Verdict.CLEARLY_BETTER: (58.0, 64.0, 3.0, 9.0),
    Verdict.BETTER_NOT_PROVEN: (58.0, 64.0, -1.0, 13.0),
    Verdict.UNCHANGED: (58.0, 59.0, -2.0, 4.0),
    Verdict.CANNOT_TELL: (58.0, 60.0, -4.0, 8.0),
    Verdict.CLEARLY_WORSE: (64.0, 58.0, -9.0, -3.0),
}
"""An example of each verdict, with 5 points as the smallest worthwhile change."""


@cache
def surveyed() -> Context:
    survey = make_survey(ANSWERS, before=ANSWERS, needs={"advice": ["trust_1", "pace_1"]})
    return make_context(survey)


def score_of(value: float, *, least: float | None = None, most: float | None = None) -> Shown:
    """A score; one that stands for a range where its ends are given."""
    return Shown(value=value, unit=Unit.SCORE, least=least, most=most, base=40)


def with_figures(context: Context, figures: Mapping[FigureId, Value | None]) -> Context:
    """The same report on other figures; None takes one away."""
    changed = {**context.released.figures, **figures}
    kept = {figure: value for figure, value in changed.items() if value is not None}
    return replace(context, released=replace(context.released, figures=kept))


def changed(verdict: Verdict, story: Story | None = None) -> dict[FigureId, Value | None]:
    """The figures of trust with a verdict: scores of both waves, and the change."""
    before, after, low, high = story or STORIES[verdict]
    change = Shown(value=after - before, unit=Unit.POINTS, low=low, high=high, reading=verdict)
    return trust(score_of(before), score_of(after), change)


def trust(
    before: Value | None, after: Value | None, change: Value | None
) -> dict[FigureId, Value | None]:
    """The figures of trust; None for what the release does not hold."""
    of = FigureId.of_score
    return {
        of(BEFORE, "trust", Statistic.TREND_SCORE): before,
        of(NOW, "trust", Statistic.TREND_SCORE): after,
        of(NOW, "trust", Statistic.CHANGE, category=BEFORE): change,
    }


def earlier(status: ActionStatus = ActionStatus.DONE, **overrides: Any) -> Action:
    """An action for trust that was decided after the wave before."""
    given = {"decided_after": BEFORE, "status": status, "due": date(2026, 3, 31)}
    return make_action(**(given | overrides))


def page_of(
    figures: Mapping[FigureId, Value | None], actions: Sequence[Action], **settings: Any
) -> Page:
    """The page on what has become of the actions."""
    context = with_figures(surveyed(), figures)
    return page_on(
        replace(
            context,
            actions=tuple(actions),
            settings=context.settings.model_copy(update=settings),
        )
    )


def page_on(context: Context) -> Page:
    """The page of a report that has a wave before."""
    return since_last_time(context, context.previous or "")


def accounts(page: Page) -> tuple[Account, ...]:
    """What the page tells of each promise, in its order."""
    blocks = [block for section in page.sections for block in section.blocks]
    return tuple(block for block in blocks if isinstance(block, Account))


def entries(account: Account, language: str = "en") -> list[str]:
    """What is said under each head: said, promised, did, noticed, and what follows."""
    writer = WRITERS[language]
    return [" ".join(map(writer.text, entry.sentences)) for entry in account.entries]
