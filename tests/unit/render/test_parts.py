"""Charts of many rows stand on paper in parts: each fits a page, and no row is lost or twice."""

from dataclasses import replace
from itertools import chain
from typing import Any

import pytest

from chart_builder import BRAND, WRITER, said, spec_of
from chart_cases import BODIES
from report_builder import make_chart, make_writer
from spegla.render.charts import Medium
from spegla.render.drawings import SCREEN, draw_for
from spegla.render.kept import Drawings
from spegla.render.parts import parts_of
from spegla.report.model import Chart, ChartBody

PAGE = 880
"""Pixels that a page has for a drawing, beside a heading and a caption."""
FORMS = ("intervals", "unit", "zone", "heatmap", "distribution")


def many(name: str, number: int) -> Chart:
    """A chart of so many rows, a quarter of them with labels of several lines."""
    body: Any = BODIES[name]
    rows = tuple(
        replace(
            body.rows[place % len(body.rows)],
            label=said(f"Avdelning {place}" + " för nät, drift och underhåll" * (place % 4 == 0)),
        )
        for place in range(number)
    )
    return chart(replace(body, rows=rows))


def chart(body: ChartBody) -> Chart:
    return make_chart(body, anchor="chart", finding="What is found")


def rows_of(body: ChartBody) -> tuple[object, ...]:
    assert hasattr(body, "rows")
    return tuple(body.rows)


@pytest.mark.parametrize("number", [36, 45, 60, 150, 400])
@pytest.mark.parametrize("name", FORMS)
def test_each_part_fits_a_page_and_all_rows_are_there_in_turn(name: str, number: int) -> None:
    whole = many(name, number)
    parts = parts_of(whole, Medium.PRINT, WRITER)
    assert len(parts) > 1
    assert tuple(chain.from_iterable(rows_of(p.body) for p in parts)) == rows_of(whole.body)
    assert {replace(part, body=whole.body) for part in parts} == {whole}
    heights = [spec_of(part.body, Medium.PRINT)["height"] for part in parts]
    assert max(heights) <= PAGE
    assert min(heights) > max(heights) / 2


@pytest.mark.parametrize("name", BODIES)
def test_what_fits_a_page_stays_as_it_is(name: str) -> None:
    whole = chart(BODIES[name])
    assert parts_of(whole, Medium.PRINT, WRITER) == (whole,)


@pytest.mark.parametrize("medium", [*SCREEN, Medium.WALL])
def test_only_pages_have_parts(medium: Medium) -> None:
    whole = many("intervals", 400)
    assert parts_of(whole, medium, WRITER) == (whole,)


def test_a_part_that_goes_on_says_from_where_to_where() -> None:
    writer, drawings = make_writer("sv"), Drawings(None, made_with="")
    draw = draw_for((Medium.PRINT,), writer=writer, brand=BRAND, drawings=drawings)
    first, *others = draw("page", many("intervals", 80))
    assert (first.name, first.continues) == ("chart-print", "")
    assert [each.name for each in others] == ["chart-print-1", "chart-print-2"]
    start, _, end = others[-1].continues.partition(" till ")
    assert start.startswith("Fortsättning, från Avdelning ")
    assert end == "Avdelning 79"
    assert "Avdelning 79<" in others[-1].svg
    assert "Avdelning 79<" not in first.svg
