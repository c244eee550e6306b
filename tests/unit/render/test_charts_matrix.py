"""Importance by performance: points where they belong, every name readable, priorities plain."""

import pytest

from chart_builder import DIMENSIONS, drawn, make_drawing, make_matrix, spec_of
from chart_cases import CLUMP, CORNERS, LONG_LABELS, MATRIX
from chart_reading import Box, marks, middle, text_boxes, texts
from spegla.render.charts import Medium, chart_spec
from spegla.report.model import MatrixChart

every_medium = pytest.mark.parametrize("medium", Medium)
every_matrix = pytest.mark.parametrize(
    "body", [MATRIX, CLUMP, CORNERS], ids=["matrix", "clump", "corners"]
)
BESIDE = [Medium.WIDE, Medium.PRINT]


def signs(svg: str) -> list[Box]:
    """The room of every point."""
    found = []
    for layer in ("point_muted", "point_normal", "point_strong"):
        for mark in marks(svg, layer):
            x, y = middle(mark)
            found.append(Box(text="", left=x - 5, right=x + 5, top=y - 5, bottom=y + 5))
    return found


def frame(svg: str) -> Box:
    edges = [middle(edge) for edge in marks(svg, "frame")]
    across, down = [x for x, _ in edges], [y for _, y in edges]
    return Box(text="", left=min(across), right=max(across), top=min(down), bottom=max(down))


@pytest.mark.parametrize("medium", BESIDE)
@every_matrix
def test_every_name_stands_in_the_plane(body: MatrixChart, medium: Medium) -> None:
    svg = drawn(body, medium)
    room = frame(svg)
    inside = [
        box.text
        for box in text_boxes(svg)
        if room.left < box.left and box.right < room.right and room.top < box.top < room.bottom
    ]
    written = " ".join(inside).replace("- ", "").replace("-", "")

    for label in DIMENSIONS if body is MATRIX else LONG_LABELS:
        for word in label.split(" "):
            assert word in written


@every_medium
@every_matrix
def test_no_text_lies_on_a_point(body: MatrixChart, medium: Medium) -> None:
    svg = drawn(body, medium)

    assert len(signs(svg)) == len(body.points)
    assert not [box.text for box in text_boxes(svg) for sign in signs(svg) if box.overlaps(sign)]


@every_matrix
def test_on_a_phone_points_are_numbered_and_listed_in_order(body: MatrixChart) -> None:
    svg = drawn(body, Medium.NARROW)
    below = [box for box in text_boxes(svg) if box.top > frame(svg).bottom]
    numbers = [str(number) for number in range(1, len(body.points) + 1)]
    listed = sorted((box.top, box.text) for box in below if box.text in numbers)

    assert all(texts(svg).count(number) == 2 for number in numbers)
    assert [text for _, text in listed] == numbers
    assert sum(box.left == 20 for box in below) >= len(numbers)


@every_medium
def test_better_is_further_right_and_more_important_higher(medium: Medium) -> None:
    svg = drawn(make_matrix((-20, 0.1), (0, 0.2), (10, 0.25)), medium)
    (x1, y1), (x2, y2), (x3, y3) = sorted(middle(mark) for mark in marks(svg, "point_normal"))

    assert (x2 - x1) == pytest.approx(2 * (x3 - x2), abs=0.05)
    assert (y1 - y2) == pytest.approx(2 * (y2 - y3), abs=0.05)


def test_a_priority_differs_in_shape_size_and_weight() -> None:
    layers = {lay["name"]: lay["mark"] for lay in spec_of(MATRIX)["layer"]}

    assert (layers["point_strong"]["shape"], layers["point_normal"]["shape"]) == (
        "square",
        "circle",
    )
    assert layers["point_strong"]["size"] > layers["point_normal"]["size"]
    assert layers["strong_start"]["fontWeight"] == 600


@every_medium
def test_the_tinted_box_is_what_is_important_and_falls_short(medium: Medium) -> None:
    layers = {lay["name"]: lay for lay in spec_of(MATRIX, medium)["layer"]}
    (tint,) = layers["tint"]["data"]["values"]
    upright, level = layers["cross"]["data"]["values"]

    assert (tint["x"], tint["x2"]) == (level["x"], upright["x"])
    assert (tint["y"], tint["y2"]) == (upright["y"], level["y"])


@every_medium
@pytest.mark.parametrize("cross", [(0, 0.3), (-29, 0.3), (19, 0.01), (-30, 0.6), (20, 0.6)])
def test_the_names_of_the_boxes_never_meet(cross: tuple[float, float], medium: Medium) -> None:
    svg = drawn(make_matrix((0, 0.3), cross=cross), medium)
    boxes = text_boxes(svg)
    written = " ".join(box.text for box in boxes)

    for name in ("Prioritera", "Bevara", "Lägre", "Bevaka"):
        assert name in written
    assert not any(
        one.overlaps(other) for place, one in enumerate(boxes) for other in boxes[place + 1 :]
    )


def test_marks_hold_displayed_values_only() -> None:
    layers = {lay["name"]: lay for lay in spec_of(MATRIX)["layer"]}
    shown = [p for p in MATRIX.points if p.performance.value < 0 and p.importance.value > 0.3]

    assert [
        (datum["performance"], datum["importance"])
        for datum in layers["point_strong"]["data"]["values"]
    ] == [(point.performance.value, point.importance.value) for point in shown]


def test_a_mark_says_both_values_with_their_intervals() -> None:
    layers = {lay["name"]: lay for lay in spec_of(MATRIX)["layer"]}
    mark = layers["point_strong"]["data"]["values"][0]
    headings = [tip["title"] for tip in layers["point_strong"]["encoding"]["tooltip"]]

    assert mark["label"] == "Proaktivitet"
    assert mark["performance_text"] == "\N{MINUS SIGN}22 (\N{MINUS SIGN}25 till \N{MINUS SIGN}19)"
    assert mark["importance_text"].replace("\N{NO-BREAK SPACE}", " ") == "46 % (41 till 51 %)"
    assert headings[1].startswith("Längre över")


def test_intervals_end_where_the_axes_do() -> None:
    layers = {lay["name"]: lay for lay in spec_of(CORNERS)["layer"]}

    for name, (low, high) in (("span_performance", (-30, 20)), ("span_importance", (0, 0.6))):
        for datum in layers[name]["data"]["values"]:
            assert low <= datum["start"] <= datum["end"] <= high


@pytest.mark.parametrize("place", [(-31, 0.3), (0, 0.61)])
def test_a_point_outside_the_axes_is_refused(place: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="lies outside the axis"):
        chart_spec(make_matrix(place), make_drawing())
