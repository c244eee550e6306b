"""Values that stand for wide ranges: written and drawn as ranges in every form of chart."""

import json
from typing import Any

import pytest

from chart_builder import binned, drawn, make_drawing, said, score
from chart_reading import texts
from coarse_chart_cases import (
    COARSE,
    DISTRIBUTION,
    DUMBBELL,
    FUNNEL,
    HEATMAP,
    INTERVALS,
    SHARES,
    SLOPE,
    SMALL_MIRROR,
    ZONE,
)
from spegla.render.charts import Medium, chart_spec
from spegla.report.model import ChartBody, IntervalChart, IntervalRow

every_medium = pytest.mark.parametrize("medium", Medium)


def layers(body: ChartBody, medium: Medium = Medium.WIDE) -> dict[str, dict[str, Any]]:
    return {layer["name"]: layer for layer in chart_spec(body, make_drawing(medium))["layer"]}


def rows(body: ChartBody, layer: str) -> list[dict[str, Any]]:
    found = layers(body).get(layer)
    return found["data"]["values"] if found else []


@every_medium
@pytest.mark.parametrize(
    ("body", "ranges", "middles"),
    [
        (INTERVALS, {"50–57", "50–70", "70–100", "0–30", "38"}, {"54", "60", "85", "15"}),
        (DUMBBELL, {"61–71", "71–81", "0–12", "90–100", "50–57"}, {"76", "95"}),
        (ZONE, {"40–47", "70–78", "25–32", "56–64", "30"}, {"28", "74"}),
        (SLOPE, {"30–37", "44–51", "62", "70–76"}, {"34", "48", "73"}),
        (HEATMAP, {"70–100", "50–70", "10–17", "21"}, {"85", "60", "14"}),
    ],
)
def test_a_wide_range_is_written_and_its_middle_nowhere(
    body: ChartBody, ranges: set[str], middles: set[str], medium: Medium
) -> None:
    written = set(texts(drawn(body, medium)))

    assert ranges <= written
    assert not middles & written


def test_shares_of_few_people_are_ranges_with_one_percent_sign():
    written = [text.replace("\N{NO-BREAK SPACE}", " ") for text in texts(drawn(SHARES))]

    assert {"62–72 %", "0–7 %", "22 %"} <= set(written)


def test_a_wide_range_is_a_bar_over_it_in_place_of_the_dot():
    assert [(row["start"], row["end"]) for row in rows(INTERVALS, "range_normal")] == [
        (50.0, 57.0),
        (50.4, 69.6),
    ]
    assert [row["label"] for row in rows(INTERVALS, "dot_normal")] == ["Kundservice"]


def test_the_interval_of_a_wide_range_stays_a_line():
    lines = {row["label"]: (row["start"], row["end"]) for row in rows(INTERVALS, "interval_normal")}

    assert lines["Ekonomi och inköp"] == (37.5, 69.5)
    assert "HR och juridik" not in lines


@every_medium
def test_bars_stand_on_the_scale_of_the_dots(medium: Medium) -> None:
    body = IntervalChart(
        rows=(
            IntervalRow(label=said("Alla"), value=binned(25.0, 75.0)),
            *(IntervalRow(label=said(str(v)), value=score(v)) for v in (25, 75)),
        ),
        unit=INTERVALS.unit,
        domain=(0, 100),
    )
    spec = layers(body, medium)
    bar, dot = (spec[name]["encoding"]["x"] for name in ("range_normal", "dot_normal"))

    assert bar["scale"] == dot["scale"]
    assert (bar["field"], dot["field"]) == ("start", "value")


def test_a_range_beyond_the_axis_is_refused():
    row = IntervalRow(label=said("Alla"), value=binned(90.0, 101.0))
    body = IntervalChart(rows=(row,), unit=INTERVALS.unit, domain=(0, 100))

    with pytest.raises(ValueError, match="outside the axis"):
        chart_spec(body, make_drawing())


# ------------------------------------------------------------------------------ the mirror


def test_the_team_is_a_bar_with_pointed_ends_and_customers_stay_circles():
    body = rows(DUMBBELL, "range_second")

    assert len(body) == len(DUMBBELL.rows)
    assert not rows(DUMBBELL, "second")
    assert len(rows(DUMBBELL, "first")) == len(DUMBBELL.rows) - 2
    for end in ("start", "end"):
        points = layers(DUMBBELL)[f"range_second_{end}"]
        assert points["mark"]["shape"] == "diamond"
        assert [row["value"] for row in points["data"]["values"]] == [row[end] for row in body]


@every_medium
def test_pointed_ends_lie_within_the_range(medium: Medium) -> None:
    spec = layers(SMALL_MIRROR, medium)
    start, end = (spec[f"range_second_{side}"]["mark"]["xOffset"] for side in ("start", "end"))
    reach = spec["range_second"]["mark"]["height"] / 2

    assert (start, end) == (reach, -reach)


def test_the_link_ends_where_the_bars_do():
    links = [(row["start"], row["end"]) for row in rows(DUMBBELL, "link")]

    assert links[0] == (38.1, 61.2)  # from the circle to the near end of the bar
    assert len(links) == 5  # none where a bar reaches over the other mark
    assert rows(SMALL_MIRROR, "link")[0]["start"] == 37.0


@every_medium
def test_the_key_shows_marks_as_most_rows_have_them(medium: Medium) -> None:
    mixed, small = layers(DUMBBELL, medium), layers(SMALL_MIRROR, medium)

    assert {"key_first", "key_range_second"} <= set(mixed)
    assert {"key_range_first", "key_range_second"} <= set(small)
    assert not {"key_second", "key_range_first"} & set(mixed)


# ------------------------------------------------------------------------------ other forms


def test_the_ends_of_a_zone_that_are_ranges_are_paler():
    sure, pale = rows(ZONE, "zone"), rows(ZONE, "zone_pale")

    assert [(row["start"], row["end"]) for row in sure] == [(47.0, 70.0), (47.0, 70.0), (30, 60)]
    assert [(row["start"], row["end"]) for row in pale] == [
        (40.0, 47.0),
        (70.0, 77.5),
        (40.0, 47.0),
        (70.0, 77.5),
        (50.0, 63.0),  # the two ranges meet: nothing is sure
    ]
    mark = {name: layer["mark"] for name, layer in layers(ZONE).items()}
    assert mark["zone_pale"]["fillOpacity"] < mark["zone"]["opacity"]


def test_an_end_of_a_slope_is_an_upright_bar_and_the_line_joins_middles():
    (before, after) = rows(SLOPE, "range_strong")

    assert [(row["start"], row["end"]) for row in (before, after)] == [(30.0, 37.0), (44.0, 51.0)]
    assert [row["value"] for row in rows(SLOPE, "line_strong")] == [33.5, 47.5]
    assert not rows(SLOPE, "end_strong")


def test_a_cell_of_a_heatmap_has_the_colour_of_the_middle():
    assert rows(HEATMAP, "cell_0")[0]["value"] == 85.0


@every_medium
def test_shares_that_are_ranges_fill_the_bar_and_no_more(medium: Medium) -> None:
    drawing = make_drawing(medium)
    segments = [
        layer["data"]["values"]
        for layer in chart_spec(DISTRIBUTION, drawing)["layer"]
        if layer["name"].startswith("segment_")
    ]
    for row in (0, 1):
        bar = [values[row] for values in segments]
        assert (bar[0]["start"], bar[-1]["end"]) == (0, 1)
        assert [part["end"] for part in bar[:-1]] == [part["start"] for part in bar[1:]]


def test_a_step_of_a_funnel_is_pale_from_the_near_to_the_far_end_of_its_range():
    tried, stuck = rows(FUNNEL, "pale_2")[0], rows(FUNNEL, "pale_3")[0]

    assert (tried["start"], tried["end"]) == (0.625, 0.719)
    assert (stuck["start"], stuck["end"]) == (0.625, 0.719)
    assert rows(FUNNEL, "step_2")[0]["end"] == 0.625


# ------------------------------------------------------------------------------ pointing at it


def headings(body: ChartBody, layer: str) -> list[str]:
    return [field["title"] for field in layers(body)[layer]["encoding"]["tooltip"]]


def test_a_mark_says_which_range_it_stands_for():
    (dot,) = rows(INTERVALS, "dot_normal")

    assert (dot["value_text"], dot["range_text"]) == ("38", "38,0–38,3")
    assert headings(INTERVALS, "dot_normal") == [
        "title",
        "Värde",
        "Står för",
        "Intervall",
        "Antal svar",
    ]


def test_a_range_that_is_written_is_not_said_twice():
    (bar,) = rows(INTERVALS, "range_strong")

    assert bar["value_text"] == "70–100"
    assert headings(INTERVALS, "range_strong") == ["title", "Värde", "Antal svar"]


@pytest.mark.parametrize("name", COARSE)
def test_no_mark_says_the_middle_of_a_wide_range(name: str) -> None:
    for layer in chart_spec(COARSE[name], make_drawing())["layer"]:
        for row in layer["data"]["values"]:
            if row.get("range_text", "saknas") != "saknas" and "–" in row["value_text"]:
                assert row["value_text"] == row["range_text"], json.dumps(row)
