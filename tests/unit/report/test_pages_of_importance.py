"""The pages about what matters and what comes first: what they say in each case."""

from collections.abc import Iterator
from typing import Any

import pytest

from report_builder import make_writer
from spegla.report.model import Chart, MatrixChart, NotAvailable, Page, Report, Table
from spegla.survey.questions import ChoiceKind, Role
from spegla.survey.responses import Survey
from survey_builder import (
    BLANK,
    Answers,
    Picks,
    alike,
    make_action,
    make_choice,
    make_context,
    make_survey,
    report_of,
    said,
    texts_of,
)

WRITER = make_writer("en")
DIMENSIONS = ("trust", "pace", "care", "tone")
CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4, 5]
AIMS: dict[str, Any] = {"targets": dict.fromkeys(DIMENSIONS, 80)}
MATTERS = make_choice(
    "matters",
    " ".join(DIMENSIONS),
    kind=ChoiceKind.MULTIPLE,
    role=Role.MOST_IMPORTANT,
    at_most=3,
)
FIRST = make_choice("first", " ".join(DIMENSIONS), role=Role.FIRST_TO_IMPROVE)
PICKS = (("trust", "pace"), ("trust",), ("trust", "care"), ("trust", "pace", "tone"))


def scored(people: int = 80, *, nki: bool = True) -> dict[str, list[int | None]]:
    answers: dict[str, list[int | None]] = {}
    for step, dimension in enumerate(DIMENSIONS, start=1):
        answers |= alike(dimension, [CODES[(place * step) % 13] for place in range(people)])
    grades: list[int | None] = [2 * CODES[(3 * n) % 13] - n % 2 for n in range(people)]
    return answers | (alike("nki", grades) if nki else {})


def picks(people: int = 80) -> Picks:
    return {MATTERS: [PICKS[place % 4] for place in range(people)]}


def text_of(part: object) -> str:
    return "\n".join(texts_of(part, WRITER))


def keys(report: Report) -> list[str]:
    return [page.key for page in report.pages]


def tables_of(page: Page) -> Iterator[Table]:
    for section in page.sections:
        for block in section.blocks:
            match block:
                case Chart():
                    yield block.table
                case Table():
                    yield block


def table_of(page: Page, anchor: str) -> Table:
    return next(table for table in tables_of(page) if table.anchor == anchor)


def rows_of(table: Table) -> dict[str, list[str]]:
    rows = [[WRITER.cell(c) for c in row.cells] for row in table.rows]
    return {first: rest for first, *rest in rows}


def anchors(page: Page) -> list[str]:
    return [section.anchor for section in page.sections]


FULL = make_survey(scored(), choices=picks())


# ------------------------------------------------------------------ which pages there are


@pytest.mark.parametrize(
    ("survey", "settings", "pages"),
    [
        pytest.param(FULL, AIMS, {"summary", "importance", "priorities"}, id="all"),
        pytest.param(FULL, {}, {"importance"}, id="no levels aimed for"),
        pytest.param(make_survey(scored(nki=False)), AIMS, set(), id="nothing tells"),
        pytest.param(make_survey(scored(29)), AIMS, set(), id="too few"),
        pytest.param(
            make_survey(scored(12, nki=False), choices=picks(12)),
            AIMS,
            {"importance"},
            id="stated, too few for weights",
        ),
        pytest.param(make_survey(scored(35)), AIMS, {"importance"}, id="rank correlations"),
        pytest.param(
            make_survey(scored(nki=False), choices={MATTERS: [BLANK] * 80}),
            AIMS,
            set(),
            id="nobody picked",
        ),
        pytest.param(
            make_survey(scored(nki=False), choices={FIRST: ["trust"] * 80}),
            AIMS,
            {"importance"},
            id="only what to improve first",
        ),
        pytest.param(
            make_survey(alike("trust", [3, 4] * 40) | alike("nki", [5, 8] * 40)),
            AIMS,
            set(),
            id="one dimension",
        ),
    ],
)
def test_pages_without_data_are_left_out(
    survey: Survey, settings: dict[str, Any], pages: set[str]
) -> None:
    found = set(keys(report_of(survey, **settings)))
    assert found & {"summary", "importance", "priorities"} == pages


# ------------------------------------------------------------------ what matters most


def test_the_headline_names_what_most_chose() -> None:
    page = report_of(FULL).page("importance")
    assert text_of(page.headline) == "Customers say that trust and pace matter most"
    assert anchors(page)[:2] == ["stated", "derived"]


@pytest.mark.parametrize(
    ("survey", "headline", "sections"),
    [
        pytest.param(make_survey(scored()), "goes together", ["derived"], id="derived"),
        pytest.param(
            make_survey(scored(35)), "goes together", ["correlations"], id="rank correlations"
        ),
        pytest.param(
            make_survey(scored(nki=False), choices=picks()),
            "Customers say",
            ["stated"],
            id="stated",
        ),
        pytest.param(
            make_survey(scored(nki=False), choices={FIRST: ["trust"] * 80}),
            "What matters most",
            ["first"],
            id="only what to improve first",
        ),
    ],
)
def test_the_page_speaks_of_what_there_is(
    survey: Survey, headline: str, sections: list[str]
) -> None:
    page = report_of(survey).page("importance")
    assert headline in text_of(page.headline)
    assert [a for a in anchors(page) if a not in {"disagreement", "reading"}] == sections


def test_the_stated_weight_stands_with_what_was_stated_where_nothing_is_derived() -> None:
    alone = report_of(make_survey(scored(nki=False), choices=picks())).page("importance")
    assert "Share of all choices" in text_of(table_of(alone, "stated-table").columns)
    assert rows_of(table_of(alone, "stated-table"))["Trust"][-1] == "50%"
    both = report_of(FULL).page("importance")
    assert "Share of all choices" not in text_of(table_of(both, "stated-table").columns)


def test_what_to_improve_first_stands_beside_what_was_stated() -> None:
    survey = make_survey(scored(), choices={**picks(), FIRST: ["trust", "pace"] * 40})
    page = report_of(survey).page("importance")
    rows = rows_of(table_of(page, "stated-table"))
    # 40 of 80 are in the bin from 39 to 41, none in that from 0 to 2: 1 / 80.
    assert [row[-1] for row in rows.values()] == ["50%", "50%", "1%", "1%"]
    assert "first" not in anchors(page)


def test_ratings_are_not_said_to_be_chosen() -> None:
    ratings: Answers = {
        f"importance_{d}": [code] * 80 for d, code in zip(DIMENSIONS, (2, 5, 4, 3), strict=True)
    }
    page = report_of(make_survey({**scored(), **ratings})).page("importance")
    assert "ost often chosen" not in text_of(page.sections[0])
    assert "pace and care" in text_of(page.headline)


def test_dimensions_that_are_level_are_named_together_or_not_at_all() -> None:
    """Of the first three, care is chosen as often as tone; in the second survey all four are."""
    page = report_of(FULL).page("importance")
    assert "Most often chosen: trust and pace" in text_of(page.sections[0])
    level = make_survey(scored(), choices={MATTERS: [DIMENSIONS] * 80})
    page = report_of(level).page("importance")
    assert text_of(page.headline) == "What matters most"
    assert "Most often chosen" not in text_of(page.sections[0])


def test_a_dimension_that_stands_out_alone_is_named_alone() -> None:
    alone = make_survey(scored(), choices={MATTERS: [["trust"]] * 60 + [DIMENSIONS] * 20})
    headline = report_of(alone).page("importance").headline
    assert text_of(headline) == "Customers say that trust matters most"


def test_a_dimension_whose_rating_is_hidden_comes_last() -> None:
    ratings: dict[str, list[int | None]] = {f"importance_{d}": [4] * 80 for d in DIMENSIONS}
    ratings["importance_trust"] = [5] * 9 + [BLANK] * 71
    page = report_of(make_survey({**scored(), **ratings})).page("importance")
    assert list(rows_of(table_of(page, "stated-table"))) == ["Pace", "Care", "Tone", "Trust"]
    assert "Trust" not in text_of(page.headline)


def test_the_same_story_is_told_only_where_neither_way_says_more() -> None:
    """All choose tone, which moves nothing: much said, little moved, and no word of agreement."""
    even = scored() | alike("tone", [1, 5] * 40)
    survey = make_survey(even, choices={MATTERS: [["tone", "pace", "care", "trust"]] * 80})
    page = report_of(survey).page("importance")
    assert "disagreement" in anchors(page)
    assert "the same story" not in text_of(page.lead)


def test_only_two_sums_are_said_to_be_two() -> None:
    alone = report_of(make_survey(scored())).page("importance")
    assert "Each of the two" not in text_of(alone)
    assert "Each of the two" in text_of(report_of(FULL).page("importance"))


GUESS: dict[str, Any] = {
    "team_size": 6,
    "told_beforehand": True,
    "expected_importance": ("tone", "care", "trust"),
}


def test_the_guess_stands_beside_what_customers_chose() -> None:
    section = next(
        s
        for s in report_of(FULL, management=GUESS).page("importance").sections
        if s.anchor == "guess"
    )
    # Care and tone were chosen as often, so that nobody knows which of them is third.
    assert "expected tone, care and trust; which three customers put first cannot" in text_of(
        section
    )
    assert "guess" not in anchors(report_of(FULL).page("importance"))


def test_three_that_stand_out_are_named_beside_the_guess() -> None:
    clear = [
        ("trust", "pace", "care"),
        ("trust", "care"),
        ("pace", "tone"),
        ("trust", "pace", "care"),
    ]
    survey = make_survey(scored(), choices={MATTERS: [clear[place % 4] for place in range(80)]})
    text = text_of(report_of(survey, management=GUESS).page("importance"))
    assert "expected tone, care and trust; customers chose" in text
    assert "IT management guessed 2 of the three right" in text


def test_a_guess_alone_makes_no_mirror() -> None:
    """The team said what it expected of its customers, and nothing of itself."""
    report = report_of(FULL, management=GUESS, **AIMS)
    assert "mirror" not in keys(report)
    assert "surprised" not in anchors(report.page("summary"))


# ------------------------------------------------------------------ priorities


def priorities_page(survey: Survey = FULL, **settings: Any) -> Page:
    return report_of(survey, **(AIMS | settings)).page("priorities")


def levelled(**levels: int) -> dict[str, list[int | None]]:
    return {
        item: codes
        for name, code in levels.items()
        for item, codes in alike(name, [code] * 80).items()
    }


def test_ranks_are_places_and_what_is_reached_has_none() -> None:
    survey = make_survey(levelled(trust=2, pace=3, care=3, tone=5), choices=picks())
    rows = rows_of(table_of(priorities_page(survey), "matrix-chart-table"))
    absent = WRITER.cell(NotAvailable())
    assert {name: row[0] for name, row in rows.items()} == {
        "Trust": "1",
        "Pace": "2",
        "Care": "3",
        "Tone": absent,
    }
    assert rows["Tone"][6] == "0.0"


def test_ties_share_a_place_and_use_up_the_next() -> None:
    survey = make_survey(
        levelled(trust=4, pace=3, care=3, tone=3), choices={MATTERS: [DIMENSIONS] * 80}
    )
    rows = rows_of(table_of(priorities_page(survey), "matrix-chart-table"))
    assert [row[0] for row in rows.values()] == ["1", "1", "1", "4"]


def test_where_all_is_reached_the_page_says_so() -> None:
    report = report_of(FULL, targets=dict.fromkeys(DIMENSIONS, 5))
    for key in ("summary", "priorities"):
        assert "Every dimension is at the level" in text_of(report.page(key).headline), key
    assert "first" not in anchors(report.page("priorities"))


def test_what_is_not_ours_is_never_said_to_be_reached() -> None:
    settings = AIMS | {"influence": dict.fromkeys(DIMENSIONS, "not_ours")}
    report = report_of(FULL, **settings)
    for key in ("summary", "priorities"):
        assert "Every dimension" not in text_of(report.page(key)), key
    beyond = next(s for s in report.page("priorities").sections if s.anchor == "beyond")
    for dimension in DIMENSIONS:
        assert f"{dimension.title()} is below the level aimed for and not IT" in text_of(beyond)


def test_what_is_partly_ours_is_ranked_and_said_to_depend_on_others() -> None:
    page = priorities_page(influence={"trust": "partly"})
    beyond = next(s for s in page.sections if s.anchor == "beyond")
    assert "Trust" in text_of(beyond)
    rows = rows_of(table_of(page, "matrix-chart-table"))
    assert rows["Trust"][0].isdigit()
    assert "beyond" not in anchors(priorities_page())


def test_a_box_that_is_not_sure_is_not_named() -> None:
    page = priorities_page()
    table = rows_of(table_of(page, "variants-table"))
    assert len(table) == 4
    for row in table.values():
        for box in row:
            assert box == "Between boxes" or int(box.partition("(")[2].rstrip("%)")) >= 80, box


def test_no_reason_gives_a_chance_that_is_hidden() -> None:
    """Twenty-nine answered about tone: too few to say how often it is among the first."""
    survey = make_survey(scored() | alike("tone", [1] * 29 + [BLANK] * 51), choices=picks())
    report = report_of(survey, **AIMS)
    assert "in 0% of redraws" not in text_of(report)


def test_the_matrix_draws_no_more_than_nine() -> None:
    names = [f"d{number}" for number in range(1, 12)]
    matters = make_choice(
        "matters", " ".join(names), kind=ChoiceKind.MULTIPLE, role=Role.MOST_IMPORTANT, at_most=3
    )
    answers = {i: c for n in names for i, c in alike(n, [1, 2, 3, 4] * 10).items()}
    survey = make_survey(answers, choices={matters: [names[:3], names[4:6]] * 20})
    page = report_of(survey, targets=dict.fromkeys(names, 90)).page("priorities")
    chart = page.sections[0].blocks[0]
    assert isinstance(chart, Chart)
    assert isinstance(chart.body, MatrixChart)
    assert len(chart.body.points) == 9
    assert len(chart.table.rows) == 11
    assert "9 dimensions with the highest priority" in text_of(chart.caption)


# ------------------------------------------------------------------ the summary


def test_the_summary_begins_with_the_first_priorities() -> None:
    report = report_of(FULL, **AIMS)
    first = report.page("priorities").headline
    assert text_of(first).removeprefix("Begin with ") in text_of(report.page("summary").headline)


def test_the_summary_names_the_actions_decided_for_the_first_priorities_first() -> None:
    actions = [
        make_action(code=f"for_{dimension}", dimension=dimension, promise=said(f"For {dimension}."))
        for dimension in ("tone", "care", "pace", "trust")
    ]
    survey = make_survey(levelled(trust=2, pace=3, care=3, tone=5), choices=picks())
    page = report_of(survey, actions=actions, **AIMS).page("summary")
    table = table_of(page, "plan-table")
    assert list(rows_of(table)) == ["For trust.", "For pace.", "For care."]
    released = make_context(survey, **AIMS).released
    for row in table.rows:
        assert row.figures
        assert all(released.find(figure) is not None for figure in row.figures)


def test_a_summary_without_actions_says_so() -> None:
    page = report_of(FULL, **AIMS).page("summary")
    assert "No action has been decided" in text_of(page.sections[-1])
    assert "0 actions" in text_of(page.lead)
