"""Where there is no evidence the page says so, in every language; and strengths as well."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from claim_releases import DIMENSIONS, base
from report_builder import make_writer
from spegla.privacy.released import FigureId, Shown, Statistic, Unit, Value
from spegla.report.context import Context
from spegla.report.model import Page
from spegla.report.pages.cover import cover
from spegla.report.pages.dimension import dimension
from spegla.report.pages.dimensions import dimensions
from spegla.report.pages.importance import importance
from spegla.report.pages.mirror import mirror
from spegla.report.pages.priorities import priorities_page
from spegla.survey.questions import Audience
from spegla.survey.readings import Agreement, Association, Verdict
from survey_builder import LANGUAGES, texts_of

CANNOT_TELL = {
    "en": r"cannot (?:be told|prove|tell)|not certain|\bno\b[^.]* proven",
    "sv": r"går inte att avgöra|inte säkert|ingen [^.]*säkerställd",
    "nl": r"niet te zeggen|staat niet vast|geen [^.]*bewezen",
}
OF_PRIORITY = (Statistic.PRIORITY, Statistic.TOP_THREE, Statistic.PLACEMENT, Statistic.WEIGHT)


def with_figures(
    figures: Mapping[FigureId, Value], *, priorities: bool = False, **settings: Any
) -> Context:
    kept = {
        figure: value
        for figure, value in base().released
        if priorities or figure.statistic not in OF_PRIORITY
    }
    return replace(
        base(),
        released=replace(base().released, figures=kept | dict(figures)),
        settings=base().settings.model_copy(update=settings),
    )


def of_each(statistic: Statistic, *values: Value, **more: Any) -> dict[FigureId, Value]:
    return {
        FigureId.of_score(base().wave, d, statistic, **more): value
        for d, value in zip(DIMENSIONS, values, strict=True)
    }


def score(value: float, half: float = 0.2) -> Shown:
    return Shown(value=value, unit=Unit.SCORE, least=value - half, most=value + half, base=40)


def text_of(part: object, language: str) -> str:
    return "\n".join(texts_of(part, make_writer(language)))


def is_honest(part: object, language: str) -> bool:
    return re.search(CANNOT_TELL[language], text_of(part, language), re.IGNORECASE) is not None


LEVEL = of_each(Statistic.SCORE, *[score(55, 12)] * 4)


def finding(page: Page, anchor: str) -> object:
    return next(
        block.finding  # type: ignore[union-attr]
        for section in page.sections
        for block in section.blocks
        if getattr(block, "anchor", "") == anchor
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_scores_that_may_be_level_have_no_weakest(language: str) -> None:
    assert is_honest(cover(with_figures(LEVEL, targets={})).headline, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_levels_that_ranges_do_not_tell_of_are_neither_reached_nor_missed(language: str) -> None:
    context = with_figures(LEVEL, targets=dict.fromkeys(DIMENSIONS, 55.0))
    assert is_honest(finding(dimensions(context), "scores-chart"), language)
    assert is_honest(cover(context).headline, language)
    assert context.reached == context.missed == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_equal_priorities_have_no_first(language: str) -> None:
    tied = Shown(value=2.0, unit=Unit.AMOUNT, base=40)
    figures = of_each(Statistic.SCORE, *[score(20)] * 4) | of_each(Statistic.PRIORITY, *[tied] * 4)
    context = with_figures(figures, priorities=True)
    assert is_honest(cover(context).headline, language)
    assert is_honest(priorities_page(context).headline, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_groups_that_cannot_be_compared_are_not_said_to_be_alike(language: str) -> None:
    kept = {f: v for f, v in base().released if f.statistic is not Statistic.CONTRAST}
    context = replace(base(), released=replace(base().released, figures=kept))
    assert is_honest(finding(dimension(context, "trust"), "by-unit-chart"), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reading", [Agreement.LEANING_OVER, Agreement.LEANING_UNDER])
def test_a_mirror_that_proves_nothing_says_so(language: str, reading: Agreement) -> None:
    gap = Shown(value=9.0, unit=Unit.POINTS, low=-4.0, high=22.0, reading=reading)
    figures = of_each(Statistic.GAP, *[gap] * 4, audience=Audience.MANAGEMENT)
    context = with_figures(figures)
    assert is_honest(mirror(context).headline, language)
    assert is_honest(dimension(context, "trust").lead, language)
    assert "0" not in text_of(finding(mirror(context), "mirror-chart"), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_change_that_cannot_be_told_is_said_not_to_be(language: str) -> None:
    change = Shown(value=2.0, unit=Unit.POINTS, low=-4.0, high=8.0, reading=Verdict.CANNOT_TELL)
    figures = of_each(Statistic.CHANGE, *[change] * 4, category=base().previous)
    page = dimension(with_figures(figures), "trust")
    assert is_honest(page.lead, language)
    assert is_honest(page.numbers, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_weights_that_may_be_level_have_no_closest(language: str) -> None:
    derived = Shown(
        value=0.25, unit=Unit.SHARE, low=0.1, high=0.4, reading=Association.TOGETHER, base=80
    )
    stated = Shown(value=0.25, unit=Unit.SHARE, low=0.2, high=0.3, base=80)
    figures = of_each(Statistic.DERIVED_WEIGHT, *[derived] * 4)
    figures |= of_each(Statistic.STATED_WEIGHT, *[stated] * 4)
    page = importance(with_figures(figures))
    assert is_honest(finding(page, "derived-chart"), language)
    assert is_honest(page.lead, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_strengths_stand_beside_what_is_to_be_decided(language: str) -> None:
    """The very words differ by language; that both are there does not."""
    values = of_each(Statistic.SCORE, score(72), score(64), score(41), score(38))
    page = cover(with_figures(values, targets=dict.fromkeys(DIMENSIONS, 60.0)))
    text = text_of(page, language)
    expected = {
        "en": ("At the level aimed for: trust and pace.", "12 points above"),
        "sv": ("Målnivån nås i trust och pace.", "12 poäng över"),
        "nl": ("Op streefniveau: trust en pace.", "12 punten boven"),
    }
    assert all(words in text for words in expected[language])
    assert {"priorities", "strengths"} <= {section.anchor for section in page.sections}


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_evidence_no_strength_is_named(language: str) -> None:
    page = cover(with_figures(LEVEL, targets={}))
    heading = {"en": "Strengths", "sv": "Styrkor", "nl": "Sterke punten"}[language]
    assert heading not in text_of(page, language)
