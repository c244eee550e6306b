"""The first page: what it calls strong and misjudged, and no more than is shown."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from report_builder import make_writer
from spegla.privacy.released import FigureId, Shown, Statistic, Unit, Value
from spegla.report.context import Context
from spegla.report.findings import almost_reached, priorities, strengths
from spegla.report.model import Highlights, Page, phrase
from spegla.report.pages.cover import cover
from spegla.report.values import count
from spegla.survey.questions import NKI, Audience
from spegla.survey.readings import Agreement
from survey_builder import LANGUAGES, alike, make_context, make_survey, texts_of

DIMENSIONS = ("trust", "pace", "care", "tone")
ITEMS = {
    item: codes
    for subject in (*DIMENSIONS, NKI)
    for item, codes in alike(subject, [3, 4] * 20).items()
}
TEAM = {
    item: codes
    for subject in (*DIMENSIONS, NKI)
    for item, codes in alike(subject, [3, 4] * 3).items()
}
BASE = make_context(make_survey(ITEMS, management=TEAM))
WRITERS = {language: make_writer(language) for language in LANGUAGES}
AIMS: dict[str, Any] = {"targets": dict.fromkeys(DIMENSIONS, 60.0)}


def context_of(
    scores: Mapping[str, Shown],
    gaps: Mapping[str, tuple[float, Agreement]] | None = None,
    **settings: Any,
) -> Context:
    """A context with these scores and differences and no priorities, whatever the survey says."""
    figures: dict[FigureId, Value] = {
        FigureId.of_score(BASE.wave, d, Statistic.SCORE): score for d, score in scores.items()
    }
    for dimension, (size, reading) in (gaps or {}).items():
        shown = {
            Statistic.GAP: Shown(value=20 * size, unit=Unit.POINTS, base=6, reading=reading),
            Statistic.STANDARDISED_GAP: Shown(value=size, unit=Unit.DEVIATIONS, base=6),
        }
        for statistic, value in shown.items():
            figure = FigureId.of_score(
                BASE.wave, dimension, statistic, audience=Audience.MANAGEMENT
            )
            figures[figure] = value
    return replace(
        BASE,
        released=replace(BASE.released, figures=dict(BASE.released.figures) | figures),
        settings=BASE.settings.model_copy(update=settings),
    )


def scores(*values: float) -> dict[str, Shown]:
    return {
        dimension: Shown(value=value, unit=Unit.SCORE, base=40)
        for dimension, value in zip(DIMENSIONS, values, strict=True)
    }


def groups_of(page: Page, language: str = "en") -> dict[str, list[str]]:
    """What the first page highlights: the texts of each group by its label."""
    block = next(b for s in page.sections for b in s.blocks if isinstance(b, Highlights))
    return {
        WRITERS[language].text(group.label): [
            text for item in group.items for text in texts_of(item, WRITERS[language])
        ]
        for group in block.groups
    }


def said(page: Page, language: str = "en") -> str:
    return "\n".join(text for texts in groups_of(page, language).values() for text in texts)


def test_each_strength_is_worded_by_its_evidence() -> None:
    text = said(cover(context_of(scores(63, 60, 57, 20), **AIMS)))
    assert "3 points above the level aimed for, 60." in text
    assert "Reaches the level aimed for, 60." in text
    assert "Not quite at" not in text, "three priorities are below the level; none is a strength"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_almost_reaches_its_level_is_said_not_to_reach_it(language: str) -> None:
    aims: dict[str, Any] = {"targets": {**dict.fromkeys(DIMENSIONS, 60.0), "trust": 64.0}}
    context = context_of(scores(63, 20, 30, 40), **aims)
    assert almost_reached(context) == ("trust",)
    assert priorities(context) == ("pace", "care", "tone")
    text = said(cover(context), language)
    expected = {
        "en": "Not quite at the level aimed for, 64: 1 point short.",
        "sv": "Når inte riktigt målnivån 64: 1 poäng saknas.",
        "nl": "Net niet op het streefniveau van 64: het scheelt 1 punt.",
    }
    assert expected[language] in text


def test_further_below_than_counts_is_no_strength_and_the_list_is_not_filled() -> None:
    context = context_of(scores(63, 55, 40, 30), **AIMS)
    assert strengths(context) == ("trust",)


def test_a_score_written_as_a_range_is_not_almost_there_for_sure() -> None:
    wide = Shown(value=58, unit=Unit.SCORE, base=8, least=48.0, most=68.0)
    context = context_of({**scores(58, 20, 30, 40), "trust": wide}, **AIMS)
    assert almost_reached(context) == ()


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "The highest of 4 dimensions.", "Among the 2 highest of 4 dimensions."),
        ("sv", "Högst av 4 dimensioner.", "Bland de 2 högsta av 4 dimensioner."),
        ("nl", "De hoogste van 4 dimensies.", "Bij de 2 hoogste van 4 dimensies."),
    ],
)
def test_without_levels_one_is_the_highest_and_several_are_among_them(
    language: str, one: str, two: str
) -> None:
    assert one in said(cover(context_of(scores(80, 40, 40, 40), targets={})), language)
    several = phrase("cover.strength.highest", count=count(2), all=count(4))
    assert WRITERS[language].text(several) == two


def test_without_levels_what_is_among_the_lowest_is_no_strength() -> None:
    assert strengths(context_of(scores(80, 70, 40, 30), targets={})) == ("trust",)


def test_what_is_level_is_not_called_highest() -> None:
    assert strengths(context_of(scores(50, 50, 50, 50), targets={})) == ()


@pytest.mark.parametrize(
    ("language", "over", "under"),
    [
        ("en", "1.3 standard deviations too high; 0.3 is usual.", "0.7 standard deviations too"),
        ("sv", "1,3 standardavvikelser för högt; 0,3 är vanligt.", "0,7 standardavvikelser för"),
        ("nl", "1,3 standaarddeviaties te hoog; 0,3 is gebruikelijk.", "0,7 standaarddeviaties te"),
    ],
)
def test_the_largest_estimates_are_named_with_their_size(
    language: str, over: str, under: str
) -> None:
    gaps = {
        "trust": (0.9, Agreement.OVERESTIMATE),
        "pace": (1.3, Agreement.OVERESTIMATE),
        "care": (-0.7, Agreement.UNDERESTIMATE),
        "tone": (0.1, Agreement.GOOD_AGREEMENT),
    }
    text = said(cover(context_of(scores(50, 50, 50, 50), gaps, **AIMS)), language)
    assert over in text
    assert under in text
    assert "0.9" not in text.replace(",", ".")


def test_where_none_is_proven_that_is_said() -> None:
    gaps = dict.fromkeys(DIMENSIONS, (0.6, Agreement.LEANING_OVER))
    text = said(cover(context_of(scores(50, 50, 50, 50), gaps, **AIMS)))
    assert "No proven overestimate" in text
    assert "No proven underestimate" in text
    assert "Largest" not in text


def test_without_a_management_team_only_strengths_stand_there() -> None:
    page = cover(make_context(make_survey(alike("trust", [5] * 40)), targets={"trust": 60.0}))
    assert list(groups_of(page)) == ["At the level aimed for, or less than 5 points short of it"]
    (heading,) = [s.heading for s in page.sections if s.anchor == "strengths"]
    assert heading is not None
    assert WRITERS["en"].text(heading) == "Strengths"
