"""Charts for a wall: larger letters, and the uncertainty of a point as a box with all its edges."""

from itertools import combinations
from typing import Any

import pytest

from chart_builder import drawn, make_drawing
from chart_cases import CLUMP, CORNERS, MATRIX
from chart_reading import marks, middle, text_boxes, view_box
from spegla.render.charts import Medium, chart_spec
from spegla.render.media import MEASURES
from spegla.report.model import Emphasis, MatrixChart

WALL = make_drawing(Medium.WALL)
every_matrix = pytest.mark.parametrize(
    "body", [MATRIX, CLUMP, CORNERS], ids=["matrix", "clump", "corners"]
)


def layers(body: MatrixChart, medium: Medium = Medium.WALL) -> dict[str, Any]:
    return {each["name"]: each for each in chart_spec(body, make_drawing(medium))["layer"]}


def edges(body: MatrixChart, layer: str) -> list[dict[str, float]]:
    own = layers(body).get(layer, {"data": {"values": []}})
    found: list[dict[str, float]] = own["data"]["values"]
    return found


def test_letters_are_larger_than_on_any_other_paper() -> None:
    wall, paper = MEASURES[Medium.WALL], MEASURES[Medium.PRINT]
    # 18 px are 13.5 pt; nothing on the sheet is smaller than 12 pt.
    assert (wall.text, wall.small) == (18, 16)
    assert wall.small > paper.text


def test_each_point_has_a_box_of_four_edges() -> None:
    strong = [point for point in MATRIX.points if point.emphasis is Emphasis.STRONG]
    assert len(edges(MATRIX, "box_strong")) == 4 * len(strong)
    assert len(edges(MATRIX, "box")) == 4 * (len(MATRIX.points) - len(strong))


def test_on_a_page_intervals_are_lines_and_there_is_no_box() -> None:
    names = set(layers(MATRIX, Medium.PRINT))
    assert {"span_performance", "span_importance"} <= names
    assert not {"box", "box_strong"} & names


def test_the_boxes_of_priorities_differ_in_darkness_and_in_width() -> None:
    own = layers(MATRIX)
    assert own["box_strong"]["mark"]["strokeWidth"] > own["box"]["mark"]["strokeWidth"]
    assert own["box_strong"]["mark"]["color"] == WALL.brand.light.ink


@every_matrix
def test_a_box_stays_in_the_plane(body: MatrixChart) -> None:
    frame = edges(body, "frame")
    for axis in ("x", "y"):
        ends = [end for edge in frame for end in (edge[axis], edge[f"{axis}2"])]
        for edge in (*edges(body, "box"), *edges(body, "box_strong")):
            low, high = sorted((edge[axis], edge[f"{axis}2"]))
            assert min(ends) <= low <= high <= max(ends)


def test_a_box_holds_its_point() -> None:
    boxes, points = edges(MATRIX, "box_strong"), marks(drawn(MATRIX, Medium.WALL), "point_strong")
    for place, mark in enumerate(points):
        own = boxes[4 * place : 4 * place + 4]
        for axis, at in zip(("x", "y"), middle(mark), strict=True):
            ends = [end for edge in own for end in (edge[axis], edge[f"{axis}2"])]
            assert min(ends) < at < max(ends)


@every_matrix
def test_no_word_leaves_the_drawing_or_lies_over_another(body: MatrixChart) -> None:
    svg = drawn(body, Medium.WALL)
    room, boxes = view_box(svg), text_boxes(svg)
    for box in boxes:
        assert room.left - 1 <= box.left < box.right <= room.right + 1, box.text
        assert room.top - 1 <= box.top < box.bottom <= room.bottom + 1, box.text
    assert [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])] == []
