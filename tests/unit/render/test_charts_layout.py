"""Promises that every form of chart keeps in every medium."""

import json

import altair as alt
import pytest
from jsonschema import ValidationError

from chart_builder import PROTECTED, drawn, make_drawing, said, score, spec_of
from chart_cases import BODIES
from chart_reading import text_boxes, view_box
from spegla.privacy.released import Unit
from spegla.render.charts import Medium, chart_spec, draw
from spegla.render.media import MEASURES
from spegla.report.model import IntervalChart, IntervalRow

every_chart = pytest.mark.parametrize("name", BODIES)
every_medium = pytest.mark.parametrize("medium", Medium)


@every_chart
@every_medium
def test_no_text_leaves_the_drawing(name: str, medium: Medium) -> None:
    svg = drawn(BODIES[name], medium)
    room = view_box(svg)

    outside = [
        box.text
        for box in text_boxes(svg)
        if box.left < -0.5
        or box.right > room.right + 0.5
        or box.top < 0
        or box.bottom > room.bottom
    ]

    assert outside == []


@every_chart
@every_medium
def test_no_text_overlaps_another(name: str, medium: Medium) -> None:
    boxes = text_boxes(drawn(BODIES[name], medium))

    overlapping = [
        (one.text, other.text)
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if one.overlaps(other)
    ]

    assert overlapping == []


@every_chart
@every_medium
def test_the_schema_of_the_chart_library_accepts_the_spec(name: str, medium: Medium) -> None:
    alt.TopLevelLayerSpec.validate(spec_of(BODIES[name], medium))


def test_the_schema_refuses_what_it_does_not_know() -> None:
    spec = spec_of(BODIES["dumbbell"])
    first, *others = spec["layer"]
    unknown = {**first, "encoding": {**first["encoding"], "elevation": {"value": 1}}}

    with pytest.raises(ValidationError):
        alt.TopLevelLayerSpec.validate({**spec, "layer": [unknown, *others]})


@every_chart
def test_the_same_chart_gives_the_same_bytes(name: str) -> None:
    specs = [spec_of(BODIES[name]), chart_spec(BODIES[name], make_drawing())]
    drawings = [draw(spec, prefix="c", title="Titel", description="Text") for spec in specs]

    assert json.dumps(specs[0]) == json.dumps(specs[1])
    assert drawings[0] == drawings[1]


@every_chart
@every_medium
def test_a_spec_names_no_address_and_computes_nothing(name: str, medium: Medium) -> None:
    text = json.dumps(spec_of(BODIES[name], medium))

    for word in ("http", "$schema", "url", "usermeta", "transform", "aggregate", "datasets"):
        assert f'"{word}' not in text


@every_chart
def test_the_background_lets_the_page_through(name: str) -> None:
    assert spec_of(BODIES[name])["config"]["background"] == "transparent"


def test_printed_text_is_never_smaller_than_nine_points() -> None:
    measures = MEASURES[Medium.PRINT]
    points_per_pixel = 170 / 25.4 * 72 / measures.width

    assert min(measures.text, measures.small) * points_per_pixel >= 9


def test_a_value_outside_the_axis_is_refused() -> None:
    row = IntervalRow(label=said("Förtroende"), value=score(90))
    body = IntervalChart(rows=(row,), unit=Unit.SCORE, domain=(20, 80))

    with pytest.raises(ValueError, match="90 lies outside the axis from 20 to 80"):
        chart_spec(body, make_drawing())


def test_a_hidden_row_has_no_number_anywhere() -> None:
    hidden = IntervalRow(label=said("Strategi"), value=PROTECTED, target=50)
    body = IntervalChart(rows=(hidden,), unit=Unit.SCORE, domain=(0, 100))
    layers = chart_spec(body, make_drawing())["layer"]

    assert {layer["name"] for layer in layers} == {
        "faint_start",
        "muted_middle",
        "muted_start",
    }
