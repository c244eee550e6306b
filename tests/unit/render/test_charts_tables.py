"""Slope charts and heatmaps: every value written, hidden ones never."""

import pytest

from chart_builder import NOT_COMPARABLE, PROTECTED, REASON, drawn, make_drawing, said, score
from chart_cases import HEATMAP, MANY_COLUMNS, SLOPE
from chart_reading import marks, texts
from spegla.privacy.released import Shown
from spegla.render.brand import READABLE, Ramp, contrast, text_on
from spegla.render.charts import Medium, chart_spec
from spegla.render.charts.heatmap import cell_colour
from spegla.report.model import HeatmapChart, HeatmapRow, SlopeChart, SlopeLine

every_medium = pytest.mark.parametrize("medium", Medium)
WAVES = (said("2024"), said("2026"))


# ------------------------------------------------------------------------------ slope


@every_medium
def test_both_ends_of_every_line_are_written(medium: Medium) -> None:
    written = texts(drawn(SLOPE, medium))

    for line in SLOPE.lines:
        for value in (line.before, line.after):
            if isinstance(value, Shown):
                assert f"{value.value:.0f}" in written


@every_medium
def test_a_wave_that_cannot_be_compared_is_said_below(medium: Medium) -> None:
    line = SlopeLine(label=said("Självbetjäning"), before=NOT_COMPARABLE, after=score(58))
    svg = drawn(SlopeChart(waves=WAVES, lines=(line,), domain=(0, 100)), medium)
    text = " ".join(texts(svg))

    assert "58" in texts(svg)
    assert "Självbetjäning: Frågan ställdes annorlunda förra gången" in text
    assert len(marks(svg, "end_normal")) == 1


def test_a_hidden_line_has_no_end() -> None:
    line = SlopeLine(label=said("Självbetjäning"), before=PROTECTED, after=PROTECTED)
    svg = drawn(SlopeChart(waves=WAVES, lines=(line,), domain=(0, 100)))

    assert f"Självbetjäning: {REASON}" in texts(svg)
    assert not marks(svg, "end_normal")


# ------------------------------------------------------------------------------ heatmap


@every_medium
@pytest.mark.parametrize("body", [HEATMAP, MANY_COLUMNS])
def test_every_shown_cell_prints_its_value(body: HeatmapChart, medium: Medium) -> None:
    written = texts(drawn(body, medium))
    values = [c.value for row in body.rows for c in row.cells if isinstance(c, Shown)]

    for value in set(values):
        assert written.count(f"{value:.0f}") >= values.count(value)


@every_medium
def test_a_hidden_cell_is_an_outline_and_a_sign_with_its_reason_below(medium: Medium) -> None:
    row = HeatmapRow(label=said("Förtroende"), cells=(PROTECTED, score(50), PROTECTED))
    body = HeatmapChart(columns=(said("A"), said("B"), said("C")), rows=(row,), domain=(0, 100))
    svg = drawn(body, medium)

    assert (len(marks(svg, "cell_0")), len(marks(svg, "hidden_0"))) == (1, 2)
    assert all("stroke" in cell.attrib for cell in marks(svg, "hidden_0"))
    assert len(marks(svg, "hidden_protected_0")) == 2
    assert " ".join(texts(svg)).count(REASON) == 1
    assert [text for text in texts(svg) if text.isdigit()] == ["50"]


@pytest.mark.parametrize("value", range(0, 101, 5))
def test_cells_are_drawn_in_the_colour_that_their_text_is_chosen_for(value: int) -> None:
    row = HeatmapRow(label=said("Förtroende"), cells=(score(value),))
    svg = drawn(HeatmapChart(columns=(said("A"),), rows=(row,), domain=(0, 100)))
    (cell,) = marks(svg, "cell_0")
    colour = cell_colour(value, (0, 100), Ramp())
    channels = [int(colour[start : start + 2], 16) for start in (1, 3, 5)]
    (drawn_channels,) = [
        list(map(int, fill.removeprefix("rgb(").removesuffix(")").split(",")))
        for fill in [cell.attrib["fill"]]
    ]

    assert drawn_channels == pytest.approx(channels, abs=1)
    assert contrast(text_on(colour), colour) >= READABLE


def test_many_columns_are_set_in_bands() -> None:
    layers = [layer["name"] for layer in chart_spec(MANY_COLUMNS, make_drawing())["layer"]]

    assert [name for name in layers if name.startswith("cell_")] == [
        "cell_0",
        "cell_1",
        "cell_2",
    ]
