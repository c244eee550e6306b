"""A breakdown of many groups: where there is no room beside each other, they stand below."""

import re

import pytest

from paper_reading import over_each_other, words_by_page
from print_builder import printed
from spegla.render.pdf import render_pdf
from spegla.report.model import Chart, HeatmapChart, Report
from survey_builder import alike, make_survey, report_of

CODES = [1, 4, 3, 5, 2, 4, 4, 1, 5, 3, 2, 4, 5]
EACH = 12
PAGE = 842 - 15
"""Points to the foot of the last line of a page."""


def of_groups(number: int) -> Report:
    people = range(number * EACH)
    answers = alike("trust", [CODES[place % 13] for place in people])
    answers |= alike("pace", [CODES[place * 2 % 13] for place in people])
    return report_of(
        make_survey(answers, groups={"unit": [f"u{place // EACH:03d}" for place in people]})
    )


def heatmap_in(report: Report) -> tuple[Chart, HeatmapChart]:
    """The chart of the first breakdown on the page of all dimensions, and its body."""
    chart = report.page("dimensions").sections[1].blocks[0]
    assert isinstance(chart, Chart)
    assert isinstance(chart.body, HeatmapChart)
    return chart, chart.body


@pytest.mark.parametrize(("groups", "rows", "columns"), [(5, 2, 5), (30, 30, 2)])
def test_few_groups_are_columns_and_many_are_rows(groups: int, rows: int, columns: int) -> None:
    chart, body = heatmap_in(of_groups(groups))
    assert (len(body.rows), len(body.columns)) == (rows, columns)
    assert (len(chart.table.rows), len(chart.table.columns)) == (rows, columns + 1)
    assert {len(row.cells) for row in body.rows} == {columns}


def test_turning_it_round_leaves_each_value_with_its_group_and_dimension() -> None:
    report = of_groups(30)
    chart, body = heatmap_in(report)
    values = {row.figure: row.value for row in report.annex}
    subjects = {tuple(figure.subject for figure in row.figures) for row in chart.table.rows}
    assert len(subjects) == 1
    for row, drawn in zip(chart.table.rows, body.rows, strict=True):
        assert [values[figure] for figure in row.figures] == list(drawn.cells)
        assert len({figure.group for figure in row.figures}) == 1


@pytest.mark.print
def test_a_chart_of_more_groups_than_fit_a_page_goes_on_and_hides_nothing() -> None:
    pages = words_by_page(render_pdf(printed(of_groups(60), written=())))
    for words in pages:
        assert not list(over_each_other(words))
        assert max(word.bottom for word in words) < PAGE
    drawn = [words for words in pages if any(word.text == "Continued," for word in words)]
    # Who answered, every score by group, and scores by dimension and group, each in two parts.
    assert len(drawn) >= 4
    for words in drawn:
        assert sum(word.text.startswith("u0") for word in words) >= 25


@pytest.mark.print
def test_the_report_can_be_set() -> None:
    html = printed(of_groups(120), written=())
    assert not re.search(r"width: ?-", html)
    assert render_pdf(html).startswith(b"%PDF")
