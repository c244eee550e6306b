"""Interval charts and dumbbells: marks at their values, text beside them, nothing hidden seen."""

import json
from dataclasses import replace

import pytest

from chart_builder import BRAND, PROTECTED, REASON, drawn, make_drawing, said, score
from chart_cases import DIFFERENCES, DUMBBELL, INTERVALS, MEANS, REASONS, SHARES, STATED, UNIT
from chart_reading import Box, marks, middle, text_boxes, texts
from coarse_chart_cases import UNIT as COARSE_UNIT
from spegla.privacy.released import Hidden, Shown, Unit
from spegla.render.charts import Medium, chart_spec
from spegla.report.model import (
    DumbbellChart,
    DumbbellRow,
    Emphasis,
    IntervalChart,
    IntervalRow,
)
from spegla.survey.questions import LocalText

every_medium = pytest.mark.parametrize("medium", Medium)


def make_mirror(customers: Shown | Hidden, management: Shown | Hidden) -> DumbbellChart:
    row = DumbbellRow(label=said("Förtroende"), first=customers, second=management)
    marks = (said("Kunder"), said("IT-ledningen"))
    return DumbbellChart(rows=(row,), marks=marks, domain=(0, 100))


def make_intervals(*rows: IntervalRow) -> IntervalChart:
    return IntervalChart(rows=rows, unit=Unit.SCORE, domain=(0, 100))


# ------------------------------------------------------------------------------ intervals


@every_medium
def test_every_value_and_note_of_an_interval_chart_is_written(medium: Medium) -> None:
    written = set(texts(drawn(INTERVALS, medium)))

    assert {"44", "41", "40", "0", "100", "n 17", "n 14", "n 26"} <= written


@every_medium
def test_dots_stand_where_the_axis_says(medium: Medium) -> None:
    body = make_intervals(
        *(IntervalRow(label=said(f"Grupp {v}"), value=score(v)) for v in (0, 50, 100))
    )
    svg = drawn(body, medium)
    dots = [middle(dot)[0] for dot in marks(svg, "dot_normal")]
    lines = sorted({middle(line)[0] for line in marks(svg, "grid")})

    assert dots == pytest.approx([lines[0], lines[2], lines[4]], abs=0.02)


def test_an_interval_beyond_the_axis_ends_at_it() -> None:
    body = make_intervals(IntervalRow(label=said("Högst"), value=score(98, 4)))
    (span,) = chart_spec(body, make_drawing())["layer"][1]["data"]["values"]

    assert (span["start"], span["end"]) == (94, 100)


def test_strong_rows_weigh_more_than_muted_ones() -> None:
    body = make_intervals(
        *(
            IntervalRow(label=said(emphasis), value=score(50, 5), emphasis=emphasis)
            for emphasis in Emphasis
        )
    )
    layers = {layer["name"]: layer["mark"] for layer in chart_spec(body, make_drawing())["layer"]}

    assert layers["dot_strong"]["size"] > layers["dot_normal"]["size"] > layers["dot_muted"]["size"]
    assert layers["strong_start"]["fontWeight"] == 600


@every_medium
def test_the_reference_and_the_target_are_named_once(medium: Medium) -> None:
    written = texts(drawn(INTERVALS, medium))

    assert written.count("Hela organisationen 38") == 1
    assert written.count("Mål") == 1


def test_without_a_yardstick_there_is_no_key() -> None:
    layers = chart_spec(SHARES, make_drawing())["layer"]

    assert not any(layer["name"].startswith(("key", "reference", "target")) for layer in layers)


@every_medium
def test_a_hidden_row_keeps_its_label_and_says_why(medium: Medium) -> None:
    svg = drawn(make_intervals(IntervalRow(label=said("Strategi"), value=PROTECTED)), medium)

    assert "Strategi" in texts(svg)
    assert REASON in " ".join(texts(svg))
    assert not any(marks(svg, layer) for layer in ("dot_normal", "interval_normal", "grid"))


@every_medium
@pytest.mark.parametrize(
    ("body", "values", "axis"),
    [
        (REASONS, {"60 %", "21 %", "0 %"}, {"0 %", "20 %", "40 %", "60 %"}),
        (
            DIFFERENCES,
            {"\u221220", "\u22122", "0", "+20"},
            {"\u221220", "\u221210", "0", "+10", "+20"},
        ),
        (MEANS, {"1,00", "4,95"}, {"1", "2", "3", "4", "5"}),
    ],
    ids=["shares", "points", "means"],
)
def test_values_and_axis_are_written_in_their_unit(
    body: IntervalChart, values: set[str], axis: set[str], medium: Medium
) -> None:
    svg = drawn(body, medium)
    boxes = text_boxes(svg)
    lowest = max(box.bottom for box in boxes)
    numbers = [(box.text.replace("\N{NO-BREAK SPACE}", " "), box.bottom) for box in boxes]
    notes = {row.note.in_language("sv") for row in body.rows if isinstance(row.note, LocalText)}

    assert {text for text, bottom in numbers if bottom == lowest} == axis
    assert values | notes <= {text for text, bottom in numbers if bottom < lowest}


def test_intervals_of_shares_end_where_the_axis_does() -> None:
    layers = {lay["name"]: lay for lay in chart_spec(REASONS, make_drawing())["layer"]}
    spans = [(span["start"], span["end"]) for span in layers["interval_normal"]["data"]["values"]]

    assert spans == [(0.52, 0.6), (0.129, 0.289), (0, 0.08)]


# ------------------------------------------------------------------------------ dumbbells


@every_medium
def test_both_values_of_every_dimension_are_written(medium: Medium) -> None:
    written = texts(drawn(DUMBBELL, medium))

    for row in DUMBBELL.rows:
        for value in (row.first, row.second):
            if isinstance(value, Shown):
                assert f"{value.value:.0f}" in written


@every_medium
def test_shares_are_written_with_percent_on_marks_axis_and_tips(medium: Medium) -> None:
    written = {text.replace("\N{NO-BREAK SPACE}", " ") for text in texts(drawn(STATED, medium))}
    layers = {layer["name"]: layer for layer in chart_spec(STATED, make_drawing())["layer"]}
    mark = layers["second"]["data"]["values"][0]

    assert {"31 %", "12 %", "0 %", "10 %", "20 %", "30 %", "40 %"} <= written
    assert mark["value_text"].replace("\N{NO-BREAK SPACE}", " ") == "12 %"
    assert mark["interval_text"].replace("\N{NO-BREAK SPACE}", " ") == "6 till 18 %"


@every_medium
def test_the_key_names_both_marks_as_the_chart_says(medium: Medium) -> None:
    names = " ".join(texts(drawn(STATED, medium)))

    for name in ("Vad kunderna säger är viktigast", "Vad som hänger samman med helheten"):
        assert name in names


def test_bands_are_drawn_for_the_marks_that_have_intervals() -> None:
    names = [
        {lay["name"] for lay in chart_spec(b, make_drawing())["layer"]} for b in (STATED, DUMBBELL)
    ]

    assert {"band_first", "band_second", "key_band_first", "key_band_second"} <= names[0]
    assert not {"band_second", "key_band_second"} & names[1]


@every_medium
@pytest.mark.parametrize(
    ("customers", "management"), [(38, 61), (61, 38), (66, 66), (66, 68), (0, 100), (100, 0)]
)
def test_values_stand_outside_both_marks(
    customers: float, management: float, medium: Medium
) -> None:
    svg = drawn(make_mirror(score(customers, 3), score(management)), medium)
    signs = [middle(marks(svg, layer)[0]) for layer in ("first", "second")]
    rooms = [Box(text="", left=x - 6, right=x + 6, top=y - 6, bottom=y + 6) for x, y in signs]
    values = [box for box in text_boxes(svg) if abs(box.top + 9 - signs[0][1]) < 8]

    assert not any(value.overlaps(room) for value in values for room in rooms)


def test_the_two_who_answered_differ_in_shape() -> None:
    layers = {lay["name"]: lay["mark"] for lay in chart_spec(DUMBBELL, make_drawing())["layer"]}

    assert (layers["first"]["shape"], layers["second"]["shape"]) == ("circle", "diamond")


def test_everyone_is_a_ring_behind_the_unit_that_is_a_part_of_it() -> None:
    """Nothing of it has the shape or the colour of IT management, and both can be seen."""
    layers = {lay["name"]: lay["mark"] for lay in chart_spec(UNIT, make_drawing())["layer"]}
    names, second = list(layers), layers["second"]

    assert names.index("second") < names.index("first")
    assert names.index("key_second") < names.index("key_first")
    assert (second["shape"], second["color"]) == ("circle", BRAND.light.paper)
    assert second["size"] > layers["first"]["size"]
    assert BRAND.light.management not in json.dumps(chart_spec(UNIT, make_drawing()))
    assert layers["key_second"] == second


def test_a_wide_range_of_everyone_is_a_hollow_bar_behind_the_unit() -> None:
    layers = {lay["name"]: lay["mark"] for lay in chart_spec(COARSE_UNIT, make_drawing())["layer"]}
    hollow, names = layers["range_second"], list(layers)

    assert (hollow["color"], hollow["stroke"]) == (BRAND.light.paper, BRAND.light.muted)
    assert hollow["height"] > layers["range_first"]["height"]
    assert names.index("range_second") < names.index("range_first")


@every_medium
@pytest.mark.parametrize(("unit", "everyone"), [(38, 61), (66, 66), (0, 100), (100, 0)])
def test_values_stand_outside_the_ring_and_what_is_in_it(
    unit: float, everyone: float, medium: Medium
) -> None:
    svg = drawn(replace(make_mirror(score(unit, 3), score(everyone)), is_part=True), medium)
    signs = [middle(marks(svg, layer)[0]) for layer in ("first", "second")]
    rooms = [Box(text="", left=x - 8, right=x + 8, top=y - 8, bottom=y + 8) for x, y in signs]
    values = [box for box in text_boxes(svg) if abs(box.top + 9 - signs[0][1]) < 8]

    assert values
    assert not any(value.overlaps(room) for value in values for room in rooms)


def test_the_band_lies_behind_the_link_and_the_link_behind_the_marks() -> None:
    names = [layer["name"] for layer in chart_spec(DUMBBELL, make_drawing())["layer"]]

    assert names.index("band_first") < names.index("link") < names.index("first")


@every_medium
def test_one_hidden_side_leaves_the_other_and_the_reason(medium: Medium) -> None:
    svg = drawn(make_mirror(score(58, 4), PROTECTED), medium)

    assert "58" in texts(svg)
    assert REASON in " ".join(texts(svg))
    assert not marks(svg, "second")
    assert not marks(svg, "link")


@every_medium
def test_two_hidden_sides_leave_label_and_reason_only(medium: Medium) -> None:
    svg = drawn(make_mirror(PROTECTED, PROTECTED), medium)

    assert " ".join(texts(svg)).count(REASON) == 1
    assert not any(marks(svg, layer) for layer in ("first", "second", "band_first", "grid"))
