"""The funnel: bars on one axis, links between them, nothing of what is hidden."""

import re
from itertools import pairwise

import pytest

from chart_builder import PROTECTED, REASON, drawn, make_drawing, step
from chart_cases import BROKEN_FUNNEL, FUNNEL
from chart_reading import marks, middle, text_boxes, texts, view_box
from spegla.privacy.released import Shown
from spegla.render.brand import luminance
from spegla.render.charts import Medium, chart_spec
from spegla.report.model import Emphasis, FunnelChart

every_medium = pytest.mark.parametrize("medium", Medium)


def spans(svg: str) -> list[tuple[float, float, float]]:
    """Top, left and right of every bar, from the top down."""
    found = []
    for number in range(1, 5):
        for mark in marks(svg, f"step_{number}"):
            match = re.match(r"M(-?[\d.]+),([\d.]+)h(-?[\d.]+)", mark.attrib["d"])
            assert match
            left, top, width = map(float, match.groups())
            found.append((top, left, left + width))
    return sorted(found)


@every_medium
def test_bars_stand_below_each_other_in_the_order_of_the_steps(medium: Medium) -> None:
    found = spans(drawn(FUNNEL, medium))
    (_, left, right), *_ = found

    for (_, start, end), own in zip(found, FUNNEL.steps, strict=True):
        assert isinstance(own.value, Shown)
        assert (start - left) / (right - left) == pytest.approx(own.start, abs=0.001)
        assert (end - start) / (right - left) == pytest.approx(own.value.value, abs=0.001)


@every_medium
@pytest.mark.parametrize("body", [FUNNEL, BROKEN_FUNNEL], ids=["funnel", "broken funnel"])
def test_every_label_value_and_note_is_written(body: FunnelChart, medium: Medium) -> None:
    written = " ".join(texts(drawn(body, medium))).replace("\N{NO-BREAK SPACE}", " ")

    for own in body.steps:
        assert own.label.in_language("sv") in written  # type: ignore[union-attr]
        if isinstance(own.value, Shown):
            assert f"{own.value.value:.0%}".replace("%", " %") in written
            assert own.note.in_language("sv") in written  # type: ignore[union-attr]


@every_medium
def test_a_value_without_room_at_its_right_stands_inside_or_before_its_bar(medium: Medium) -> None:
    svg = drawn(BROKEN_FUNNEL, medium)
    (_, _, end), *_ = spans(svg)
    boxes = sorted(text_boxes(svg), key=lambda box: box.top)
    whole, nearly, also_nearly = [box for box in boxes if box.text[:2] in {"10", "99"}][:3]
    (few,) = [box for box in boxes if box.text.startswith("1\N{NO-BREAK SPACE}")]

    assert whole.right < end
    assert nearly.right < end
    assert also_nearly.right < end
    assert few.right < view_box(svg).right


@every_medium
def test_an_empty_step_has_a_value_and_no_bar(medium: Medium) -> None:
    svg = drawn(BROKEN_FUNNEL, medium)
    shown = [own for own in BROKEN_FUNNEL.steps if isinstance(own.value, Shown)]

    assert len(spans(svg)) == len(shown) - 1
    assert "0\N{NO-BREAK SPACE}%" in texts(svg)


@every_medium
def test_links_lead_from_bar_to_bar_and_never_through_text(medium: Medium) -> None:
    svg = drawn(FUNNEL, medium)
    found = chart_spec(FUNNEL, make_drawing(medium))["layer"]
    (links,) = [layer["data"]["values"] for layer in found if layer["name"] == "link"]
    starts = {round(left, 1) for _, left, _ in spans(svg)}

    assert {round(link["x"], 1) for link in links} <= starts
    for link in links:
        for box in text_boxes(svg):
            is_beside = link["x"] < box.left or link["x"] > box.right
            assert is_beside or link["y2"] <= box.top or link["y"] >= box.bottom


def test_greys_keep_the_order_from_everyone_to_those_who_got_stuck() -> None:
    layers = [lay for lay in chart_spec(FUNNEL, make_drawing())["layer"] if "step" in lay["name"]]
    lightness = [luminance(layer["mark"]["color"]) for layer in layers]

    assert lightness == sorted(lightness, reverse=True)
    assert all(a - b > 0.15 for a, b in pairwise(lightness))


@every_medium
def test_a_hidden_step_has_its_reason_and_no_place(medium: Medium) -> None:
    hidden = step("Gav upp", 0.664, PROTECTED, level=1)
    body = FunnelChart(steps=(step("Alla", 0, 1, level=0), hidden))
    svg = drawn(body, medium)

    assert REASON in " ".join(texts(svg))
    assert len(spans(svg)) == 1
    assert not marks(svg, "link")
    assert "0.664" not in str(chart_spec(body, make_drawing(medium)))


def test_shares_that_round_to_a_little_more_than_everyone_end_at_the_axis() -> None:
    body = FunnelChart(steps=(step("Försökte inte", 0.992, 0.009, level=1),))
    ((_, _, end),) = spans(drawn(body))

    assert end == pytest.approx(max(middle(line)[0] for line in marks(drawn(body), "grid")))


def test_a_step_beyond_everyone_is_refused() -> None:
    body = FunnelChart(steps=(step("Fastnade", 0.9, 0.2, level=1),))

    with pytest.raises(ValueError, match=r"1\.1 lies outside the axis"):
        chart_spec(body, make_drawing())


def test_levels_stand_further_apart_than_their_steps() -> None:
    levels = (("Alla", 0), ("Försökte", 1), ("Försökte inte", 1))
    body = FunnelChart(steps=tuple(step(label, 0, 0.5, level=level) for label, level in levels))
    tops = [top for top, _, _ in spans(drawn(body))]

    assert tops[1] - tops[0] > tops[2] - tops[1]


def test_those_who_got_stuck_are_set_in_bold() -> None:
    stuck = step("Fastnade", 0, 0.3, level=1, emphasis=Emphasis.STRONG)
    layers = {
        lay["name"]: lay for lay in chart_spec(FunnelChart(steps=(stuck,)), make_drawing())["layer"]
    }

    assert {row["text"] for row in layers["strong_start"]["data"]["values"]} >= {"Fastnade"}
