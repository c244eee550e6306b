"""100 % bars: order, labels, don't know outside, hidden shares without geometry."""

import re
from itertools import pairwise

import pytest

from chart_builder import (
    PROTECTED,
    REASON,
    WRITER,
    bar,
    drawn,
    make_distribution,
    make_drawing,
    said,
    share,
)
from chart_cases import DISTRIBUTION, SEVEN_POINTS, TEN_POINTS
from chart_reading import marks, texts
from spegla.render.charts import Medium, chart_spec
from spegla.report.model import DistributionChart, DistributionRow


def spans(svg: str, layer: str) -> list[tuple[float, float]]:
    """Left and right end of each rectangle of a layer, in pixels."""
    found = []
    for mark in marks(svg, layer):
        match = re.match(r"M(-?[\d.]+),[\d.]+h(-?[\d.]+)", mark.attrib["d"])
        assert match
        found.append((float(match[1]), float(match[1]) + float(match[2])))
    return found


@pytest.mark.parametrize("medium", Medium)
def test_segments_follow_each_other_and_fill_the_bar(medium: Medium) -> None:
    svg = drawn(make_distribution(bar("Förtroende", (30, 25, 20, 15, 10))), medium)
    places = [spans(svg, f"segment_{point}")[0] for point in range(1, 6)]
    widths = [right - left for left, right in places]

    assert all(a[1] == pytest.approx(b[0] - 1, abs=0.05) for a, b in pairwise(places))
    whole = places[-1][1] - places[0][0] + 1
    assert widths == pytest.approx([whole * s - 1 for s in (0.3, 0.25, 0.2, 0.15, 0.1)], abs=0.1)


def test_displayed_shares_that_do_not_sum_to_one_still_fill_the_bar() -> None:
    svg = drawn(make_distribution(bar("Förtroende", (30, 25, 20, 15, 13))))
    exact = drawn(make_distribution(bar("Förtroende", (30, 25, 20, 15, 10))))

    assert spans(svg, "segment_5")[0][1] == pytest.approx(spans(exact, "segment_5")[0][1], abs=0.05)


def test_shares_without_a_single_answer_are_not_drawn() -> None:
    svg = drawn(make_distribution(bar("Förtroende", (0, 0, 0, 0, 100))))

    assert [len(marks(svg, f"segment_{point}")) for point in range(1, 6)] == [0, 0, 0, 0, 1]


@pytest.mark.parametrize("medium", Medium)
def test_the_favourable_share_and_dont_know_stand_beside_the_bar(medium: Medium) -> None:
    svg = drawn(make_distribution(bar("Förtroende", (30, 25, 20, 15, 10), dont_know=17)), medium)
    (box,) = spans(svg, "dont_know")
    start, end = spans(svg, "segment_1")[0][0], spans(svg, "segment_5")[0][1]

    assert {"25\N{NO-BREAK SPACE}%", "17\N{NO-BREAK SPACE}%"} <= set(texts(svg))
    assert box[0] > end
    assert box[1] - box[0] == pytest.approx(0.17 * (end - start + 1), abs=0.1)


def test_segments_with_room_carry_their_percentage() -> None:
    svg = drawn(make_distribution(bar("Förtroende", (31, 27, 29, 12, 1))))

    assert {"31", "27", "29", "12"} <= set(texts(svg))
    assert "1" not in texts(svg)


def test_a_hidden_distribution_shows_its_reason_and_what_else_may_be_shown() -> None:
    hidden = DistributionRow(
        label=said("Förtroende"), shares=PROTECTED, favourable=share(62), dont_know=PROTECTED
    )
    svg = drawn(make_distribution(hidden))

    assert REASON in " ".join(texts(svg))
    assert "62\N{NO-BREAK SPACE}%" in texts(svg)
    assert [len(marks(svg, f"segment_{point}")) for point in range(1, 6)] == [0] * 5
    assert "Vet inte" not in texts(svg)


@pytest.mark.parametrize("medium", Medium)
@pytest.mark.parametrize("body", [DISTRIBUTION, SEVEN_POINTS, TEN_POINTS])
def test_every_category_is_named(body: DistributionChart, medium: Medium) -> None:
    text = " ".join(texts(drawn(body, medium)))

    for category in body.categories:
        assert f"{WRITER.text(category)} " in text


def test_names_that_fit_stand_over_the_bars() -> None:
    names = ("Nej", "Knappt", "Delvis", "Ganska", "Ja")
    svg = drawn(make_distribution(bar("Förtroende", (20, 20, 20, 20, 20)), categories=names))

    assert spans(svg, "swatch_1")[0][0] == pytest.approx(spans(svg, "segment_1")[0][0] - 0.5)


def test_segments_are_apart_where_greys_are_alike() -> None:
    layers = chart_spec(TEN_POINTS, make_drawing())["layer"]
    segments = [layer["mark"] for layer in layers if layer["name"].startswith("segment_")]

    assert len(segments) == 10
    assert all(mark["xOffset"] - mark["x2Offset"] == 1 for mark in segments)
