"""Headings of charts: findings that the shown values can bear, with plural forms."""

from dataclasses import replace

import pytest

from report_builder import make_writer
from spegla.privacy.released import FigureId, Shown, Statistic, Unit
from spegla.report.context import Context
from spegla.report.model import Chart, Page
from spegla.report.pages.dimensions import dimensions
from spegla.report.pages.overall import overall
from survey_builder import LANGUAGES, alike, make_context, make_survey

DIMENSIONS = ("trust", "pace", "care")
BASE = make_context(
    make_survey(
        {item: codes for d in (*DIMENSIONS, "nki") for item, codes in alike(d, [3, 4] * 20).items()}
    )
)
WRITERS = {language: make_writer(language) for language in LANGUAGES}


def context_of(*values: float, aimed: float | None = 60.0) -> Context:
    """A context with these scores and one level for all."""
    figures = {
        FigureId.of_score(BASE.wave, dimension, Statistic.SCORE): Shown(
            value=value, unit=Unit.SCORE, base=40
        )
        for dimension, value in zip(DIMENSIONS, values, strict=True)
    }
    aims = {} if aimed is None else dict.fromkeys(DIMENSIONS, aimed)
    return replace(
        BASE,
        released=replace(BASE.released, figures=dict(BASE.released.figures) | figures),
        settings=BASE.settings.model_copy(update={"targets": aims}),
    )


def finding(page: Page, anchor: str, language: str = "en") -> str:
    charts = [b for s in page.sections for b in s.blocks if isinstance(b, Chart)]
    (chart,) = [chart for chart in charts if chart.anchor == anchor]
    return WRITERS[language].text(chart.finding)


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "1 of 3 dimensions reaches the level", "2 of 3 dimensions reach the level"),
        ("sv", "1 av 3 dimensioner når målnivån", "2 av 3 dimensioner når målnivån"),
        ("nl", "1 van de 3 dimensies haalt het", "2 van de 3 dimensies halen het"),
    ],
)
def test_scores_say_how_many_reach_the_level(language: str, one: str, two: str) -> None:
    first = dimensions(context_of(70, 50, 40))
    second = dimensions(context_of(70, 60, 40))
    assert finding(first, "scores-chart", language).startswith(one)
    assert finding(second, "scores-chart", language).startswith(two)


def test_scores_say_that_none_reaches_the_level() -> None:
    page = dimensions(context_of(30, 50, 40))
    assert finding(page, "scores-chart") == "None of 3 dimensions reaches the level aimed for"


def test_scores_without_levels_say_from_where_to_where_they_run() -> None:
    page = dimensions(context_of(30, 50, 40, aimed=None))
    assert finding(page, "scores-chart") == "Scores run from 30 to 50 of 100"


def test_the_questions_of_the_grade_say_how_favourable_they_are() -> None:
    """All three are answered alike, so that none is called lowest or highest."""
    found = finding(overall(BASE), "nki-questions")
    assert found.endswith("no question is clearly lowest or highest")
