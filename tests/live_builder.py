"""Pages that ask for figures, and the reports that they ask."""

from collections.abc import Callable
from functools import cache
from typing import Any

from explain_builder import everything, targets_of
from report_builder import make_writer
from site_builder import hand_page
from spegla.errors import InputError, Problem
from spegla.render.live import Figures, LivePage, live_pages
from spegla.report.build import build_report
from spegla.report.context import Context
from spegla.survey.records import HandPage
from survey_builder import alike, make_context, make_survey

LANGUAGES = ("sv", "nl", "en")


@cache
def two_waves() -> Context:
    """Two waves with two dimensions, the NKI, two groups and IT management."""
    return _two_waves([4, 2, 5, 3, 3])


@cache
def two_better_waves() -> Context:
    """The same with other answers on trust in the newest wave."""
    return _two_waves([5, 4, 5, 4, 5])


@cache
def every_kind() -> Context:
    """A survey with a figure of every kind."""
    survey = everything()
    return make_context(survey, targets=targets_of(survey))


@cache
def few() -> Context:
    """Four people, of whom nothing can be shown."""
    return make_context(make_survey(alike("trust", [4, 2, 5, 3]), invited_each=1))


@cache
def figures_of(made: Callable[[], Context]) -> Figures:
    """What a page may name of the report on a survey, which is one of those above."""
    context = made()
    settings = context.settings
    return Figures.of(
        build_report(context),
        context.released,
        waves=settings.wave_order(),
        targets=settings.targets,
    )


def resolved(text: str, made: Callable[[], Context] = two_waves, *, language: str = "en") -> str:
    """The text of a page with its figures."""
    return "".join(live(text, made, language=language).texts)


def refused(text: str, made: Callable[[], Context] = two_waves, **page: Any) -> tuple[Problem, ...]:
    """What is wrong with the text of a page; keywords replace fields of the page."""
    try:
        _live(hand_page(text=text, **page), made)
    except InputError as error:
        return error.problems
    return ()


def live(text: str, made: Callable[[], Context] = two_waves, **page: Any) -> LivePage:
    """A page with what it asks for; keywords replace its fields."""
    [read] = _live(hand_page(text=text, **page), made)
    return read


def _live(page: HandPage, made: Callable[[], Context]) -> tuple[LivePage, ...]:
    writers = {language: make_writer(language) for language in LANGUAGES}
    return live_pages([page], figures_of(made), writers)


def _two_waves(trust: list[int | None]) -> Context:
    survey = make_survey(
        {
            **alike("trust", trust * 16),
            **alike("pace", [3, 2, 4, 1, 2] * 16),
            **alike("nki", [8, 6, 7, 5, 9] * 16),
        },
        groups={"department": ["a"] * 40 + ["b"] * 40},
        before={**alike("trust", [3, 2, 4, 2, 3] * 12), **alike("pace", [3, 2, 4, 1, 2] * 12)},
        management={**alike("trust", [5, 4, 5, 4, 5] * 2), **alike("pace", [5, 4, 4, 4, 5] * 2)},
    )
    return make_context(survey, targets={"trust": 70, "pace": 62.4})
