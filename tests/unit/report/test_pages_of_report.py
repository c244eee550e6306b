"""The pages of a report: which there are, what they show, and that all of it can be said."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder import make_writer
from spegla.privacy.released import Hidden, Shown
from spegla.render.brand import brand_from
from spegla.render.charts import Drawing, Medium, chart_spec
from spegla.report.format import Writer
from spegla.report.model import Chart, Interval, Number, Page, Report, SlopeChart, Table
from spegla.settings import BrandSettings
from spegla.survey.records import ActionStatus
from spegla.survey.responses import Survey
from survey_builder import (
    BEFORE,
    BLANK,
    DONT_KNOW,
    LANGUAGES,
    Answers,
    alike,
    make_action,
    make_context,
    make_survey,
    report_of,
    said,
    texts_of,
)

WRITERS = {language: make_writer(language) for language in LANGUAGES}
TRUST = alike("trust", [1, 4, 3, 5, 2, 4, 5, 3] * 5)
NKI = alike("nki", [4, 8, 7, 9, 10, 3, 8, 6] * 5)
SITES = {"site": ["a"] * 20 + ["b"] * 15 + ["c"] * 5}
TEAM = {**alike("trust", [5, 4, 4, 5, 5, 4]), **alike("nki", [9, 8, 9, 9, 8, 10])}
FULL = make_survey(
    {**TRUST, **alike("pace", [2, 1, 3, 2] * 10), **NKI, "private_1": [3, 2, 4, 1] * 10},
    before={**TRUST, **alike("pace", [3, 4, 5, 3] * 10), **NKI},
    management={**TEAM, **alike("pace", [5] * 6)},
    groups=SITES,
    reversed_items=["pace_2"],
)
AIMS = {"trust": 40, "pace": 60, "nki": 75}


def keys(report: Report) -> list[str]:
    return [page.key for page in report.pages]


def parts_of(page: Page) -> Iterator[Chart | Table]:
    """The charts and tables of a page, those within charts too."""
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Chart):
                yield block
                yield block.table
            elif isinstance(block, Table):
                yield block


def text_of(part: object, language: str = "en") -> str:
    return "\n".join(texts_of(part, WRITERS[language]))


# ------------------------------------------------------------------ which pages there are


def test_a_full_report_has_every_page_in_order():
    assert keys(report_of(FULL, targets=AIMS)) == [
        "index",
        "who-answered",
        "overall",
        "dimensions",
        "dimension-trust",
        "dimension-pace",
        "mirror",
        "since-last-time",
        "method",
    ]


@pytest.mark.parametrize(
    ("survey", "absent"),
    [
        pytest.param(make_survey(TRUST), "overall", id="no NKI"),
        pytest.param(make_survey(TRUST), "mirror", id="no management"),
        pytest.param(make_survey(TRUST), "since-last-time", id="no wave before"),
        pytest.param(
            make_survey(TRUST, before=alike("pace", [3] * 12)), "dimension-pace", id="not asked now"
        ),
    ],
)
def test_a_page_without_data_is_left_out(survey: Survey, absent: str) -> None:
    assert absent not in keys(report_of(survey))


def test_without_a_breakdown_no_page_speaks_of_groups():
    anchors = [
        section.anchor for page in report_of(make_survey(TRUST)).pages for section in page.sections
    ]
    assert not [anchor for anchor in anchors if anchor.startswith("by-")]


def test_a_withheld_breakdown_has_no_section():
    report = report_of(make_survey(TRUST, groups={"site": ["a"] * 38 + ["b"] * 2}))
    anchors = {section.anchor for page in report.pages for section in page.sections}
    assert "by-site" not in anchors


def test_without_aims_no_page_speaks_of_them():
    text = text_of(report_of(make_survey({**TRUST, **NKI}, groups=SITES)))
    assert "aimed for" not in text
    assert "aimed for" in text_of(report_of(make_survey({**TRUST, **NKI}), targets=AIMS))


def test_without_a_wave_before_no_page_speaks_of_one():
    text = text_of(report_of(make_survey({**TRUST, **NKI}, management=TEAM, groups=SITES)))
    assert "October 2025" not in text
    assert "Verdict" not in text


def test_without_management_no_page_speaks_of_it():
    report = report_of(make_survey({**TRUST, **NKI}, groups=SITES))
    assert "IT management overestimates" not in text_of(report)
    assert "expected" not in text_of(tuple(page.numbers for page in report.pages))


def test_actions_stand_on_the_page_of_their_dimension():
    decided = make_action(promise=said("You see a date."))
    report = report_of(FULL, actions=[decided, make_action(dimension="nki", code="other")])
    assert "You see a date." in text_of(report.page("dimension-trust"))
    assert "You see a date." not in text_of(report.page("dimension-pace"))


def test_promises_of_the_wave_before_come_first_since_last_time():
    kept = make_action(
        decided_after=BEFORE,
        status=ActionStatus.DONE,
        promise=said("One number to call."),
        outcome=said("It is 4711."),
    )
    page = report_of(FULL, actions=[kept]).page("since-last-time")
    assert page.sections[0].anchor == "promises"
    assert "Done. It is 4711." in text_of(page.sections[0])
    assert report_of(FULL).page("since-last-time").sections[0].anchor == "changes"


def test_keys_and_anchors_are_unique_and_plain():
    report = report_of(FULL, targets=AIMS)
    assert max(Counter(keys(report)).values()) == 1
    for page in report.pages:
        anchors = [section.anchor for section in page.sections]
        anchors += [part.anchor for part in parts_of(page)]
        assert max(Counter(anchors).values()) == 1, page.key
        assert all(anchor.isascii() and anchor == anchor.lower() for anchor in anchors)


# ------------------------------------------------------------------ every figure has its place


SURVEYS = {
    "full": FULL,
    "first measurement": make_survey({**TRUST, **NKI}, groups=SITES, management=TEAM),
    "dimensions only": make_survey(TRUST, groups=SITES),
    "a comparison without the NKI": make_survey({**TRUST, "private_1": [3, 4] * 20}),
    "two dimensions and a wave before": make_survey(
        {**TRUST, **alike("pace", [2, 4] * 20)}, before={**TRUST, **alike("pace", [1, 2] * 20)}
    ),
    "a new dimension": make_survey({**TRUST, **alike("pace", [2, 4] * 20)}, before=TRUST),
    "a comparison asked before": make_survey(
        {**TRUST, **NKI, "private_1": [3, 4] * 20}, before={**TRUST, "private_1": [2, 4] * 20}
    ),
    "four people": make_survey(alike("trust", [1, 2, 3, 4])),
}


@pytest.mark.parametrize("name", SURVEYS)
def test_every_released_figure_is_in_the_annex_once_and_on_its_page(name: str) -> None:
    survey = SURVEYS[name]
    report, released = report_of(survey), make_context(survey).released
    names = [str(row.figure) for row in report.annex]
    assert len(names) == len(set(names))
    for row in report.annex:
        figures = {
            figure
            for part in parts_of(report.page(row.page))
            if isinstance(part, Table)
            for table_row in part.rows
            for figure in table_row.figures
        }
        assert row.figure in figures
    missing = sorted({str(figure) for figure, _ in released} - set(names))
    assert missing == []


@pytest.mark.parametrize("name", SURVEYS)
def test_a_row_names_only_figures_that_were_released(name: str) -> None:
    survey = SURVEYS[name]
    released = make_context(survey).released
    for page in report_of(survey).pages:
        for part in parts_of(page):
            if isinstance(part, Table):
                for row in part.rows:
                    assert len(row.cells) == len(part.columns), part.anchor
                    for figure in row.figures:
                        assert released.find(figure) is not None


@pytest.mark.parametrize("name", SURVEYS)
def test_every_chart_can_be_drawn(name: str) -> None:
    drawing = Drawing(medium=Medium.WIDE, writer=WRITERS["en"], brand=brand_from(BrandSettings()))
    for page in report_of(SURVEYS[name], targets={"trust": 60}).pages:
        for part in parts_of(page):
            if isinstance(part, Chart):
                assert chart_spec(part.body, drawing)["layer"], part.anchor


def test_a_wave_before_without_a_common_question_has_nothing_to_compare():
    """A chart without a line is no chart."""
    report = report_of(make_survey(TRUST, before=alike("pace", [3, 4] * 20)))
    for page in report.pages:
        for part in parts_of(page):
            if isinstance(part, Chart) and isinstance(part.body, SlopeChart):
                assert part.body.lines, part.anchor


# ------------------------------------------------------------------ too few to show anything


FOUR = make_survey(
    {**alike("trust", [1, 2, 3, 4]), **alike("nki", [7, 8, 9, 3])},
    before={**alike("trust", [1, 2, 3, 4]), **alike("nki", [7, 8, 9, 3])},
    groups={"site": ["a", "a", "b", "b"]},
)
FOUR_AND_TEAM = make_survey(
    {**alike("trust", [1, 2, 3, 4]), **alike("nki", [7, 8, 9, 3])},
    management={**alike("trust", [4] * 5), **alike("nki", [8] * 5)},
)


@pytest.mark.parametrize("targets", [{}, {"trust": 60}])
def test_a_report_on_four_people_says_so_and_shows_nothing(targets: dict[str, float]) -> None:
    report = report_of(FOUR, targets=targets)
    assert "Too few" in text_of(report.page("index").headline)
    for key in ("who-answered", "overall", "dimensions", "dimension-trust"):
        assert "oo few" in text_of(report.page(key).headline), key
    assert all(isinstance(row.value, Hidden) for row in report.annex)


def shown_in(part: object) -> Iterator[Shown]:
    """Every displayed value within a part of the report."""
    if isinstance(part, Shown):
        yield part
    elif isinstance(part, tuple):
        for member in part:
            yield from shown_in(member)
    elif is_dataclass(part):
        for field in fields(part):
            yield from shown_in(getattr(part, field.name))


def test_no_value_of_four_people_is_on_any_page():
    report = report_of(FOUR)
    assert not list(shown_in(report.pages))
    numbers = [number.value for page in report.pages for number in page.numbers]
    assert numbers
    assert all(isinstance(value, Hidden) for value in numbers)
    cells = [
        cell
        for page in report.pages
        for part in parts_of(page)
        if isinstance(part, Table)
        for row in part.rows
        if row.figures
        for cell in row.cells
    ]
    assert not [cell for cell in cells if isinstance(cell, Number | Interval)]


@pytest.mark.parametrize(
    "claim",
    ["Every group shown reaches", "overestimates 0", "underestimates 0", "No dimension has"],
)
@pytest.mark.parametrize("survey", [FOUR, FOUR_AND_TEAM], ids=["four", "four and a team"])
def test_nothing_is_claimed_of_what_is_hidden(survey: Survey, claim: str) -> None:
    """That nobody can compare does not mean that there is no difference."""
    assert claim not in text_of(report_of(survey))


def test_the_mirror_of_four_people_says_that_nothing_can_be_compared():
    page = report_of(FOUR_AND_TEAM).page("mirror")
    assert "Too few" in text_of(page.headline)


def test_nothing_is_claimed_of_groups_where_there_are_none():
    assert "Every group shown reaches" not in text_of(report_of(make_survey(TRUST)))


def test_a_dimension_that_too_few_answered_is_hidden_and_the_others_are_not():
    survey = make_survey({**TRUST, **alike("pace", [3] * 4 + [BLANK] * 36)})
    report = report_of(survey, targets={"pace": 60, "trust": 60})
    assert "Too few" in text_of(report.page("dimension-pace").headline)
    assert not list(shown_in(report.page("dimension-pace").sections))
    assert "Too few" not in text_of(report.page("dimension-trust").headline)
    assert "Pace" not in text_of(report.page("index").headline)


# ------------------------------------------------------------------ all of it can be said


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A survey and what an author may have set for it."""

    survey: Survey
    settings: dict[str, Any]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Surveys of 1 to 120 people with or without each thing that a survey may lack."""
    people = draw(st.sampled_from([1, 4, 5, 7, 9, 10, 12, 29, 30, 45, 120]))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    dimensions = ["trust", "pace", "care"][: draw(st.integers(1, 3))]
    level = {name: rng.uniform(1, 5) for name in dimensions}
    skipping = draw(st.sampled_from([0.0, 0.3]))

    def answered(number: int, *, lift: float = 0.0) -> dict[str, list[int | None]]:
        columns: dict[str, list[int | None]] = {}
        for name in dimensions:
            for item in range(1, 4):
                codes = np.clip(np.rint(rng.normal(level[name] + lift, 0.9, number)), 1, 5)
                columns[f"{name}_{item}"] = [
                    (BLANK, DONT_KNOW)[int(rng.integers(2))]
                    if rng.random() < skipping
                    else int(code)
                    for code in codes
                ]
        if has_nki:
            grades = np.clip(np.rint(rng.normal(6 + 2 * lift, 2, (3, number))), 1, 10)
            columns |= {f"nki_{row + 1}": list(map(int, grades[row])) for row in range(3)}
        return columns

    has_nki = draw(st.booleans())
    now: Answers = answered(people)
    if draw(st.booleans()):
        now = {**now, "private_1": [int(code) for code in rng.integers(1, 6, people)]}
    has_before, has_team = draw(st.booleans()), draw(st.booleans())
    survey = make_survey(
        now,
        before=answered(draw(st.sampled_from([4, 12, 40])), lift=rng.uniform(-1.2, 1.2))
        if has_before
        else None,
        management=answered(draw(st.sampled_from([5, 8, 12])), lift=rng.uniform(-2, 2))
        if has_team
        else None,
        groups={"site": [str(code) for code in rng.choice(["a", "b", "c", ""], people)]}
        if draw(st.booleans())
        else None,
        reversed_items=["trust_2"],
    )
    given_settings: dict[str, Any] = {}
    if draw(st.booleans()):
        aimed = [*dimensions, "nki"] if draw(st.booleans()) else dimensions[:1]
        given_settings["targets"] = {name: int(rng.integers(20, 90)) for name in aimed}
    if draw(st.booleans()):
        texts = dict.fromkeys(LANGUAGES, "Decide")
        given_settings["decision"] = {"text": texts, "date": "2026-12-01"}
    return Case(survey=survey, settings=given_settings)


ACTIONS = (
    make_action(),
    make_action(code="kept", decided_after=BEFORE, outcome=said("Done early.")),
    make_action(code="dropped", decided_after=BEFORE, status=ActionStatus.DROPPED, dimension="nki"),
)


@settings(max_examples=25)
@given(cases())
def test_every_phrase_of_a_report_can_be_said_in_every_language(case: Case) -> None:
    report = report_of(case.survey, actions=ACTIONS, **case.settings)
    for writer in WRITERS.values():
        for text in texts_of(report, writer):
            assert_reads_well(text, writer)


@settings(max_examples=25)
@given(cases())
def test_no_page_is_empty_and_every_chart_has_marks(case: Case) -> None:
    report = report_of(case.survey, actions=ACTIONS, **case.settings)
    for page in report.pages:
        assert page.sections, page.key
        for section in page.sections:
            assert section.blocks, (page.key, section.anchor)
        for part in parts_of(page):
            if isinstance(part, Table):
                assert part.rows, (page.key, part.anchor)
            elif not isinstance(part.body, SlopeChart):
                assert part.body.rows, (page.key, part.anchor)


def assert_reads_well(text: str, writer: Writer) -> None:
    assert text.strip(), writer.language
    assert "{" not in text
    assert "  " not in text, text
    assert "nan" not in text.lower().split(), text
    assert ".." not in text, text
