"""The pages of a report: which there are, what they show, and that all of it can be said."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_builder import make_writer
from spegla.privacy.released import Hidden, Released, Shown
from spegla.render.brand import brand_from
from spegla.render.charts import Drawing, Medium, chart_spec
from spegla.report.build import build_report
from spegla.report.format import Writer
from spegla.report.model import Chart, Interval, Number, Page, Report, SlopeChart, Table
from spegla.settings import BrandSettings
from spegla.survey.questions import CHANGE_STEPS, Choice, ChoiceKind, Quantity, Role
from spegla.survey.records import ActionStatus
from spegla.survey.responses import Survey
from survey_builder import (
    BEFORE,
    BLANK,
    DONT_KNOW,
    LANGUAGES,
    NOT_CONCERNED,
    Answers,
    Picks,
    alike,
    make_action,
    make_choice,
    make_context,
    make_quantity,
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
    {**TRUST, **alike("pace", [2, 1, 4, 1] * 10), **NKI, "private_1": [3, 2, 4, 1] * 10},
    before={**TRUST, **alike("pace", [3, 4, 5, 3] * 10), **NKI},
    management={**TEAM, **alike("pace", [5] * 6)},
    groups=SITES,
    reversed_items=["pace_2"],
)
RICH_DIMENSIONS = ("trust", "pace", "care", "tone")
SHADOW_YES = [True, False, False, True, False] * 12
TRIED_YES = [False, True, True] * 20


def rich_answers(people: int) -> dict[str, list[int | None]]:
    """Four dimensions with the levels accepted and wanted, and every kind of item."""
    rng = np.random.default_rng(people)

    def drawn(low: int, high: int) -> list[int | None]:
        return [int(code) for code in rng.integers(low, high + 1, people)]

    answers: dict[str, list[int | None]] = {}
    for dimension in RICH_DIMENSIONS:
        answers |= {f"{dimension}_{item}": drawn(1, 5) for item in (1, 2, 3)}
        answers |= {f"minimum_{dimension}": drawn(1, 4), f"desired_{dimension}": drawn(3, 5)}
    answers |= {f"nki_{item}": drawn(1, 10) for item in (1, 2, 3)}
    return answers | {
        "private_1": drawn(1, 5),
        "effort_1": drawn(1, 7),
        "recommend_1": drawn(0, 10),
    }


def rich_choices() -> Picks:
    """One choice of each role and one without, by sixty people."""
    yes_no = "yes no unsure"
    of_dimensions = " ".join(RICH_DIMENSIONS)
    shadow = ["yes" if yes else "no" for yes in SHADOW_YES]
    tried = ["yes" if yes else "unsure" for yes in TRIED_YES]
    return {
        make_choice(
            "matters",
            of_dimensions,
            kind=ChoiceKind.MULTIPLE,
            role=Role.MOST_IMPORTANT,
            at_most=3,
        ): [RICH_DIMENSIONS[: 1 + n % 3] for n in range(60)],
        make_choice("first", of_dimensions, role=Role.FIRST_TO_IMPROVE): ["pace", "tone"] * 30,
        make_choice("shadow", yes_no, kind=ChoiceKind.YES_NO, role=Role.SHADOW_IT): shadow,
        make_choice(
            "why",
            "speed cost none",
            kind=ChoiceKind.MULTIPLE,
            role=Role.SHADOW_IT_REASONS,
            only_if="shadow=yes",
        ): [["speed", "cost"] if yes else NOT_CONCERNED for yes in SHADOW_YES],
        make_choice("told", yes_no, kind=ChoiceKind.YES_NO, role=Role.SHADOW_IT_TOLD): shadow,
        make_choice("tried", yes_no, kind=ChoiceKind.YES_NO, role=Role.SELF_SERVICE_TRIED): tried,
        make_choice(
            "solved", "fully partly not", role=Role.SELF_SERVICE_SOLVED, only_if="tried=yes"
        ): [
            ("fully", "partly", "not")[n % 3] if yes else NOT_CONCERNED
            for n, yes in enumerate(TRIED_YES)
        ],
        make_choice(
            "next", "asked gave_up none", role=Role.SELF_SERVICE_NEXT, only_if="tried=yes"
        ): [
            ("none", "asked", "gave_up")[n % 3] if yes else NOT_CONCERNED
            for n, yes in enumerate(TRIED_YES)
        ],
        make_choice("met", yes_no, kind=ChoiceKind.YES_NO, role=Role.CHANGE_MET): shadow,
        make_choice("help", "early more", kind=ChoiceKind.MULTIPLE, role=Role.CHANGE_HELP): [
            ["early"] if n % 3 else ["more"] for n in range(60)
        ],
        make_choice("colour", "red blue"): ["red", "blue", BLANK] * 20,
    }


def rich_team() -> Answers:
    return {
        item: [4, 5, 3, 4, 4, 5]
        for item in rich_answers(60)
        if item.partition("_")[0] in (*RICH_DIMENSIONS, "nki")
    }


RICH = make_survey(
    rich_answers(60),
    before={
        item: codes for item, codes in rich_answers(40).items() if not item.startswith("private")
    },
    management=rich_team(),
    groups={"site": ["a", "b", "c"] * 20},
    choices=rich_choices(),
    quantities={
        make_quantity(): [0.5, 3.0, 7.0, BLANK] * 15,
        make_quantity("tools", role=None): [1.0, 12.0] * 30,
    },
    needs={"broken": ["trust_1", "pace_2", "care_3"], "advice": ["trust_2", "tone_1"]},
    roles=dict(
        zip(("trust_1", "pace_1", "care_1", "tone_1"), CHANGE_STEPS, strict=True),
    ),
)
RICH_SETTINGS: dict[str, Any] = {
    "targets": {"trust": 40, "pace": 60, "care": 70, "tone": 55, "nki": 75},
    "influence": {"pace": "partly", "care": "not_ours"},
    "management": {
        "team_size": 6,
        "told_beforehand": True,
        "expected_importance": ("tone", "trust", "care", "pace"),
    },
}
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
        "summary",
        "who-answered",
        "overall",
        "dimensions",
        "dimension-trust",
        "dimension-pace",
        "importance",
        "priorities",
        "mirror",
        "since-last-time",
        "method",
        "anonymity",
    ]


def test_a_report_on_everything_that_can_be_asked_has_every_page_in_order():
    assert keys(report_of(RICH, **RICH_SETTINGS)) == [
        "index",
        "summary",
        "who-answered",
        "overall",
        "dimensions",
        "dimension-trust",
        "dimension-pace",
        "dimension-care",
        "dimension-tone",
        "needs",
        "importance",
        "priorities",
        "mirror",
        "ways-around",
        "change",
        "since-last-time",
        "other-answers",
        "method",
        "anonymity",
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
        pytest.param(make_survey({**TRUST, **NKI}), "importance", id="one dimension"),
        pytest.param(FULL, "priorities", id="no levels aimed for"),
        pytest.param(FULL, "summary", id="nothing to sum up"),
        pytest.param(FULL, "needs", id="no needs"),
        pytest.param(FULL, "ways-around", id="no choices"),
        pytest.param(FULL, "change", id="no steps of a change"),
        pytest.param(FULL, "other-answers", id="nothing else asked"),
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
    assert "Done.\nIt is 4711." in text_of(page.sections[0])
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
    "everything": RICH,
    "what matters, and no NKI": make_survey(
        {
            i: codes
            for i, codes in rich_answers(60).items()
            if i[:3] in {"tru", "pac", "car", "ton"}
        },
        choices=rich_choices(),
    ),
    "too few for shares of what matters": make_survey(
        {**TRUST, **alike("pace", [2, 4] * 10 + [BLANK] * 20), **NKI}
    ),
}


@cache
def made(name: str) -> tuple[Report, Released]:
    """The report on one of the surveys, and what it was made from."""
    context = make_context(SURVEYS[name])
    return build_report(context), context.released


@pytest.mark.parametrize("name", SURVEYS)
def test_every_released_figure_is_in_the_annex_once_and_on_its_page(name: str) -> None:
    report, released = made(name)
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
    report, released = made(name)
    for page in report.pages:
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


# ------------------------------------------------------------------ what may be level


def test_dimensions_that_are_level_share_a_place_and_none_is_called_lowest():
    survey = make_survey({**alike("trust", [4, 2] * 20), **alike("pace", [2, 4] * 20)})
    report = report_of(survey)
    for key in ("dimension-trust", "dimension-pace"):
        assert "Number 1 of 2" in text_of(report.page(key).kicker)
    assert "lowest" not in text_of(report.page("dimensions").headline)
    assert "is lowest" not in text_of(report.page("dimensions").lead)


def test_a_hidden_dimension_has_no_place():
    survey = make_survey({**TRUST, **alike("pace", [3] * 4 + [BLANK] * 36)})
    assert text_of(report_of(survey).page("dimension-pace").kicker) == "Pace"


@pytest.mark.parametrize(
    ("third", "finding"),
    [
        ([4] * 40, "Highest, 98% favourable: “Question trust_3.”"),
        ([4] * 20 + [2] * 20, "Between 48% and 55% favourable; no question is clearly"),
    ],
)
def test_items_that_are_level_have_no_lowest(third, finding):
    """20 and 21 of 40 are in the bin from 19 to 22."""
    codes = [4] * 20 + [2] * 20
    level = make_survey({"trust_1": codes, "trust_2": [4, *codes[:-1]], "trust_3": third})
    charts = list(parts_of(report_of(level).page("dimension-trust")))
    assert isinstance(charts[0], Chart)
    assert text_of(charts[0].finding).startswith(finding)


def test_a_wide_range_is_not_said_to_be_so_many_points_below_the_level():
    few = make_survey(alike("trust", [4, 2, 3, 2, 3, 4, 2, 3]))
    headline = report_of(few, targets={"trust": 90}).page("dimension-trust").headline
    assert "below the level" not in text_of(headline)


@pytest.mark.parametrize(("people", "is_said"), [(0, False), (10, True)])
def test_that_many_cannot_judge_is_said_only_where_somebody_cannot(
    people: int, *, is_said: bool
) -> None:
    """Of 10 people, none are in a bin whose middle is 10%."""
    answers = alike("trust", [DONT_KNOW] * people + [4, 3, 2, 4, 3, 2, 4, 3, 2, 4])
    report = report_of(make_survey(answers), method={"dont_know_flag": 0.03})
    assert ("don’t know" in text_of(report.page("dimension-trust").lead)) is is_said


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
    ask = draw(asking(rng))
    now: Answers = ask.answers(people)
    if draw(st.booleans()):
        now = {**now, "private_1": [int(code) for code in rng.integers(1, 6, people)]}
    if draw(st.booleans()):
        now = {**now, **levels(ask.dimensions, people, rng)}
    has_before, has_team = draw(st.booleans()), draw(st.booleans())
    sites = {"site": [str(code) for code in rng.choice(["a", "b", "c", ""], people)]}
    needs = {"broken": ["trust_1"], "advice": ["trust_2", "pace_1"]}
    survey = make_survey(
        now,
        before=ask.answers(draw(st.sampled_from([4, 12, 40])), lift=rng.uniform(-1.2, 1.2))
        if has_before
        else None,
        management=ask.answers(draw(st.sampled_from([5, 8, 12])), lift=rng.uniform(-2, 2))
        if has_team
        else None,
        groups=draw(st.sampled_from([sites, None])),
        reversed_items=["trust_2"],
        choices=draw(choices(ask.dimensions, people)),
        quantities=draw(quantities(people)),
        needs=draw(st.sampled_from([needs, None])),
        roles=draw(steps_of_change()),
    )
    return Case(survey=survey, settings=draw(author_settings(ask.dimensions, has_team=has_team)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is asked, and how people answer it."""

    dimensions: Sequence[str]
    level: dict[str, float]
    spread: float
    skipping: float
    has_nki: bool
    rng: np.random.Generator

    def answers(self, people: int, *, lift: float = 0.0) -> dict[str, list[int | None]]:
        """Three items a dimension and, where it is asked, the NKI."""
        columns = {
            f"{name}_{item}": [
                self._or_missing(int(code))
                for code in self._codes(self.level[name] + lift, self.spread, people, 5)
            ]
            for name in self.dimensions
            for item in (1, 2, 3)
        }
        if self.has_nki:
            for item in (1, 2, 3):
                grades = self._codes(6 + 2 * lift, 2, people, 10)
                columns[f"nki_{item}"] = [int(grade) for grade in grades]
        return columns

    def _codes(self, mean: float, spread: float, people: int, highest: int) -> Iterable[float]:
        drawn = np.clip(np.rint(self.rng.normal(mean, spread, people)), 1, highest)
        return [float(code) for code in drawn]

    def _or_missing(self, code: int) -> int | None:
        if self.rng.random() >= self.skipping:
            return code
        return (BLANK, DONT_KNOW)[int(self.rng.integers(2))]


@st.composite
def asking(draw: st.DrawFn, rng: np.random.Generator) -> Asking:
    """One to four dimensions; what nobody differs in has no spread and no order."""
    dimensions = RICH_DIMENSIONS[: draw(st.integers(1, 4))]
    return Asking(
        dimensions=dimensions,
        level={name: rng.uniform(1, 5) for name in dimensions},
        spread=draw(st.sampled_from([0.0, 0.9])),
        skipping=draw(st.sampled_from([0.0, 0.3])),
        has_nki=draw(st.booleans()),
        rng=rng,
    )


@st.composite
def author_settings(
    draw: st.DrawFn, dimensions: Sequence[str], *, has_team: bool
) -> dict[str, Any]:
    """Levels aimed for, influence, what IT management guessed and a decision, or none of it."""
    found: dict[str, Any] = {}
    if draw(st.booleans()):
        aimed = draw(st.sampled_from([(*dimensions, "nki"), dimensions[:1]]))
        found["targets"] = {name: draw(st.integers(20, 90)) for name in aimed}
    if draw(st.booleans()):
        reach = st.sampled_from(["fully", "partly", "not_ours"])
        found["influence"] = {name: draw(reach) for name in dimensions}
    if has_team and draw(st.booleans()):
        guess = draw(st.permutations(dimensions))
        found["management"] = RICH_SETTINGS["management"] | {"expected_importance": guess}
    if draw(st.booleans()):
        texts = dict.fromkeys(LANGUAGES, "Decide")
        found["decision"] = {"text": texts, "date": "2026-12-01"}
    return found


def levels(
    dimensions: Sequence[str], people: int, rng: np.random.Generator
) -> dict[str, list[int | None]]:
    """How much each dimension matters, or which levels of it are accepted and wanted."""
    kinds = ("minimum", "desired") if rng.random() < 0.7 else ("importance",)
    return {
        f"{kind}_{name}": [int(code) for code in rng.integers(1, 6, people)]
        for kind in kinds
        for name in dimensions
    }


def steps_of_change() -> st.SearchStrategy[dict[str, Role]]:
    """Up to three items that ask for a step of a change."""
    items = zip(("trust_1", "trust_2", "trust_3"), CHANGE_STEPS, strict=False)
    return st.sets(st.sampled_from(list(items))).map(dict)


@st.composite
def choices(draw: st.DrawFn, dimensions: Sequence[str], people: int) -> Picks:
    """Some of the choices of all roles: answered by all, by some, by none, or all alike.

    None has a condition: what is put to whom is tested by itself.
    """
    found: dict[Choice, Sequence[str | Collection[str] | int | None]] = {}
    for choice in rich_choices():
        if not draw(st.booleans()):
            continue
        of_dimensions = choice.role in {Role.MOST_IMPORTANT, Role.FIRST_TO_IMPROVE}
        asked = make_choice(
            choice.code,
            " ".join(dimensions if of_dimensions else (o.code for o in choice.options)),
            kind=choice.kind,
            role=choice.role,
            at_most=choice.at_most,
        )
        options = [option.code for option in asked.options]
        among = draw(st.sampled_from([options, options[:1], options[-1:]]))
        missing = draw(st.sampled_from([0.0, 0.5, 1.0]))
        rng = np.random.default_rng(draw(st.integers(0, 1000)))
        found[asked] = [
            (BLANK, NOT_CONCERNED)[int(rng.integers(2))]
            if rng.random() < missing
            else [str(rng.choice(among))]
            for _ in range(people)
        ]
    return found


@st.composite
def quantities(draw: st.DrawFn, people: int) -> dict[Quantity, list[float | None]]:
    """Up to two numbers, given by all, by some or by nobody."""
    asked = [make_quantity("tools", role=None), make_quantity()]
    given_by = {q: draw(st.sampled_from([0, people // 2, people])) for q in asked}
    return {
        quantity: [float(n % 12) if n < number else BLANK for n in range(people)]
        for quantity, number in given_by.items()
        if draw(st.booleans())
    }


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
def test_every_shown_figure_is_in_a_table_and_every_row_has_its_figures(case: Case) -> None:
    context = make_context(case.survey, actions=ACTIONS, **case.settings)
    report, released = build_report(context), context.released
    on_pages = {row.figure for row in report.annex}
    shown = {figure for figure, value in released if isinstance(value, Shown)}
    assert sorted(map(str, shown - on_pages)) == []
    for page in report.pages:
        for part in parts_of(page):
            if isinstance(part, Table):
                for row in part.rows:
                    assert len(row.cells) == len(part.columns), part.anchor
                    assert all(released.find(figure) is not None for figure in row.figures)


@settings(max_examples=25)
@given(cases())
def test_no_page_is_empty_and_every_chart_has_marks(case: Case) -> None:
    report = report_of(case.survey, actions=ACTIONS, **case.settings)
    drawing = Drawing(medium=Medium.WIDE, writer=WRITERS["en"], brand=brand_from(BrandSettings()))
    for page in report.pages:
        assert page.sections, page.key
        for section in page.sections:
            assert section.blocks, (page.key, section.anchor)
        for part in parts_of(page):
            if isinstance(part, Table):
                assert part.rows, (page.key, part.anchor)
            else:
                assert chart_spec(part.body, drawing)["layer"], (page.key, part.anchor)


def assert_reads_well(text: str, writer: Writer) -> None:
    assert text.strip(), writer.language
    assert "{" not in text
    assert "  " not in text, text
    assert "nan" not in text.lower().split(), text
    assert ".." not in text, text
