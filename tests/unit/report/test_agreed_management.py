"""Answers that IT management agreed on: labelled wherever they stand, and nothing is proven."""

from dataclasses import replace

import pytest

from report_builder import make_writer
from spegla.privacy.released import FigureId, Released, Shown, Statistic, Value
from spegla.report.build import build_report
from spegla.report.context import Context
from spegla.report.definitions import definition_of
from spegla.report.model import Chart, DumbbellChart, Page, Report
from spegla.survey.questions import NKI, Audience
from survey_builder import LANGUAGES, alike, make_context, make_survey, texts_of

WRITERS = {language: make_writer(language) for language in LANGUAGES}
TEAM = {**alike("trust", [5] * 6), **alike("pace", [3] * 6), **alike("nki", [9] * 6)}
SURVEY = make_survey(
    {
        **alike("trust", [1, 4, 3, 5, 2] * 8),
        **alike("pace", [2, 4] * 20),
        **alike("nki", [4, 8, 7, 9, 10] * 8),
    },
    management=TEAM,
)
LABEL = {
    "en": "agreed jointly, not anonymous",
    "sv": "gemensamt svar, inte anonymt",
    "nl": "gezamenlijk antwoord, niet anoniem",
}
NOTE = {
    "en": "answers are agreed jointly, not anonymous",
    "sv": "svar är gemensamma, inte anonyma",
    "nl": "antwoorden van de IT-leiding zijn gezamenlijk, niet anoniem",
}
AIMS = {"trust": 70.0, "pace": 60.0, NKI: 70.0}


def agreed(released: Released) -> Released:
    """The release as it is where the team agreed: no base, interval, reading or deviations."""

    def plain(figure: FigureId, value: Value) -> Value:
        if figure.audience is Audience.MANAGEMENT and isinstance(value, Shown):
            return replace(value, low=None, high=None, base=None, reading=None)
        return value

    figures = {
        figure: plain(figure, value)
        for figure, value in released
        if figure.statistic is not Statistic.STANDARDISED_GAP
    }
    return replace(released, figures=figures, management_agreed=True)


def context_of(*, is_agreed: bool = True) -> Context:
    context = make_context(SURVEY, targets=AIMS)
    return replace(context, released=agreed(context.released)) if is_agreed else context


@pytest.fixture(scope="module")
def report() -> Report:
    return build_report(context_of())


def text_of(part: object, language: str = "en") -> str:
    return "\n".join(texts_of(part, WRITERS[language]))


def mirror_chart(page: Page) -> Chart:
    return next(
        block
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Chart) and isinstance(block.body, DumbbellChart)
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["index", "mirror", "dimensions", "anonymity"])
def test_pages_with_the_score_say_so(report: Report, key: str, language: str) -> None:
    assert LABEL[language] in text_of(report.page(key), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["index", "overall", "dimension-trust", "mirror", "anonymity"])
def test_numbers_and_charts_with_the_score_say_so(report: Report, key: str, language: str) -> None:
    assert NOTE[language] in text_of(report.page(key), language)


@pytest.mark.parametrize("key", ["index", "mirror"])
def test_key_column_and_caption_of_the_mirror_say_so(report: Report, key: str) -> None:
    chart = mirror_chart(report.page(key))
    assert isinstance(chart.body, DumbbellChart)
    assert LABEL["en"] in text_of(chart.body.marks)
    assert LABEL["en"] in text_of(chart.table.columns)
    assert NOTE["en"] in text_of(chart.caption)
    assert "40 customers answered" in text_of(chart.caption)


def test_the_mirror_has_no_class_interval_or_deviations(report: Report) -> None:
    table = mirror_chart(report.page("mirror")).table
    assert len(table.columns) == 4
    assert all(len(row.cells) == 4 and len(row.figures) == 3 for row in table.rows)
    assert "standard deviations" not in text_of(table)
    assert not [s for s in report.page("mirror").sections if s.anchor == "classes"]


def test_no_page_calls_a_difference_proven_or_speaks_of_members(report: Report) -> None:
    text = text_of(tuple(report.pages))
    for claim in ("overestimates itself", "proven overestimate", "managers answered"):
        assert claim not in text
    assert "nobody’s own answers are" not in text


def test_the_mirror_names_the_largest_difference(report: Report) -> None:
    page = report.page("mirror")
    assert text_of(page.headline) == "IT management and its customers differ most on trust"
    assert "The largest difference is in trust" in text_of(page.lead)


def test_the_promise_is_made_to_customers_and_the_exception_is_told(report: Report) -> None:
    assert text_of(report.anonymity).startswith("No figure about customers in this report")
    section = next(s for s in report.page("anonymity").sections if s.anchor == "management")
    assert "for everybody else" in text_of(section)


def test_the_method_page_says_how_the_team_was_asked(report: Report) -> None:
    text = text_of(report.page("method"))
    assert "agreed on one answer to each of the same questions" in text
    assert "half a standard deviation" not in text


def test_the_annex_says_so_of_each_figure(report: Report) -> None:
    own = [row for row in report.annex if row.figure.audience is Audience.MANAGEMENT]
    assert {row.figure.statistic for row in own} == {Statistic.SCORE, Statistic.GAP}
    for row in own:
        for language in LANGUAGES:
            assert LABEL[language] in WRITERS[language].text(row.definition)


def test_where_each_member_answered_nothing_of_this_is_said():
    context = context_of(is_agreed=False)
    text = text_of(build_report(context))
    assert "jointly, not anonymous" not in text
    assert "No proven overestimate" in text
    score = context.score_id("trust", audience=Audience.MANAGEMENT)
    assert definition_of(context, score).key == "definition.score"
