"""Drawings that can stand in a page: named, alone with their ids, and asking nobody."""

import json
import re
from xml.etree import ElementTree as ET

import pytest

from chart_builder import PROTECTED, REASON, drawn, make_drawing, spec_of
from chart_cases import BODIES, DUMBBELL
from chart_reading import texts
from spegla.render.charts import chart_spec, convert, draw, finish, live_spec
from spegla.report.model import HeatmapChart, HeatmapRow
from spegla.survey.questions import LocalText

SVG = "{http://www.w3.org/2000/svg}"
CLIPPED = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9">'
    '<clipPath id="clip41"/><g clip-path="url(#clip41)" role="graphics-object"><path/></g></svg>'
)


def finished(svg: str, prefix: str = "c") -> ET.Element:
    whole = finish(svg, prefix=prefix, title="Titel", description="Text")
    return ET.fromstring(whole)  # noqa: S314 - our own drawing


def test_title_and_description_come_first_and_name_the_image() -> None:
    root = finished(CLIPPED)
    title, description = list(root)[:2]

    assert (title.tag, title.text) == (f"{SVG}title", "Titel")
    assert (description.tag, description.text) == (f"{SVG}desc", "Text")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_ids_depend_on_the_place_in_the_page_only() -> None:
    later = CLIPPED.replace("clip41", "clip77")

    assert ET.tostring(finished(CLIPPED)) == ET.tostring(finished(later))
    assert finished(CLIPPED, "a").find(f"{SVG}g").get("clip-path") == "url(#a-0)"  # type: ignore[union-attr]


def test_parts_of_the_image_have_no_role_of_their_own() -> None:
    svg = drawn(DUMBBELL)

    assert svg.count("role=") == 1
    assert svg.count("aria-") == 1


def test_a_drawing_is_as_wide_as_its_place_unless_print_asks() -> None:
    assert not re.search(r"<svg[^>]* (width|height)=", drawn(DUMBBELL, is_sized=False))
    assert re.search(r'<svg[^>]* width="760" height="\d+" viewBox="0 0 760 ', drawn(DUMBBELL))


def test_titles_are_text_and_not_markup() -> None:
    svg = draw(
        chart_spec(DUMBBELL, make_drawing()), prefix="c", title="a < b & c", description="<script>"
    )

    assert "<title" in svg
    assert "a &lt; b &amp; c" in svg
    assert "<script" not in svg


@pytest.mark.parametrize("address", ["https://example.org/a.csv", "a.csv", "../a.json"])
def test_a_chart_that_would_load_data_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="a chart loads nothing"):
        convert({"layer": [{"data": {"url": address}, "mark": "bar"}]})


def test_places_are_rounded_to_what_can_be_seen() -> None:
    assert not re.search(r"\d\.\d{3,}", drawn(BODIES["dumbbell"]).split("</desc>")[1])


# ------------------------------------------------------------------------------ the live view


@pytest.mark.parametrize("name", BODIES)
def test_the_live_view_has_the_same_marks_in_the_same_places(name: str) -> None:
    spec = spec_of(BODIES[name])
    live = live_spec(spec)

    for fixed, moving in zip(spec["layer"], live["layer"], strict=True):
        assert moving["data"] == fixed["data"]
        assert moving["encoding"] | {"opacity": None} == fixed["encoding"] | {"opacity": None}
    assert (live["width"], live["height"]) == (spec["width"], spec["height"])


@pytest.mark.parametrize("name", BODIES)
def test_the_live_view_can_be_drawn_and_says_the_same(name: str) -> None:
    spec = spec_of(BODIES[name])
    live, fixed = convert(live_spec(spec)), convert(spec)

    assert live.count("<path") == fixed.count("<path")
    assert texts(live) == texts(fixed)


def test_making_the_live_view_leaves_the_spec_as_it_was() -> None:
    spec = chart_spec(DUMBBELL, make_drawing())
    before = json.dumps(spec)
    live_spec(spec)

    assert json.dumps(spec) == before


def test_a_mark_says_what_it_shows_in_the_language_of_the_reader() -> None:
    layers = {layer["name"]: layer for layer in chart_spec(DUMBBELL, make_drawing())["layer"]}
    mark = layers["first"]["data"]["values"][0]
    headings = [field["title"] for field in layers["first"]["encoding"]["tooltip"]]

    assert mark["label"] == "Proaktivitet"
    assert (mark["value_text"], mark["interval_text"], mark["base_text"]) == (
        "38",
        "35 till 41",
        "240",
    )
    assert headings == ["title", "part", "Värde", "Intervall", "Antal svar"]


def test_marks_of_one_row_have_one_label_and_each_its_part() -> None:
    spec = chart_spec(BODIES["distribution"], make_drawing())
    marks = [mark for layer in spec["layer"] for mark in layer["data"]["values"] if "label" in mark]

    assert len({(mark["label"], mark["part_text"]) for mark in marks}) == len(marks)
    assert len({mark["label"] for mark in marks}) < len(marks)


@pytest.mark.parametrize("name", BODIES)
def test_only_marks_of_rows_fade_and_only_while_another_row_is_pointed_at(name: str) -> None:
    live = live_spec(spec_of(BODIES[name]))

    assert live["params"] == [{"name": "pointed", "value": ""}]
    for layer in live["layer"]:
        is_of_rows = any("label" in row for row in layer["data"]["values"])
        assert ("opacity" in layer["encoding"]) is is_of_rows, layer["name"]
        if is_of_rows:
            kept = layer["encoding"]["opacity"]["condition"]
            assert kept["test"] == "pointed == '' || datum.label == pointed"
            assert kept["value"] == layer["mark"].get("opacity", 1)


def test_a_hidden_cell_says_why() -> None:
    row = HeatmapRow(label=LocalText.of(sv="Förtroende"), cells=(PROTECTED,))
    chart = HeatmapChart(columns=(LocalText.of(sv="Sälj"),), rows=(row,), domain=(0, 100))
    layers = {layer["name"]: layer for layer in chart_spec(chart, make_drawing())["layer"]}
    cell = layers["hidden_0"]["data"]["values"][0]
    headings = [field["title"] for field in layers["hidden_0"]["encoding"]["tooltip"]]

    assert (cell["label"], cell["part_text"], cell["value_text"]) == ("Förtroende", "Sälj", REASON)
    assert headings == ["title", "part", "Värde"]
