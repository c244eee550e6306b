"""Scales for guesses, and the answers that are laid over them."""

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from chart_builder import REASON, drawn, make_drawing, said, score
from chart_cases import ANSWERS, GUESS
from chart_reading import Box, marks, middle, text_boxes, texts
from spegla.render.charts import Medium, chart_spec
from spegla.report.model import DumbbellRow, GuessChart, GuessRow

every_medium = pytest.mark.parametrize("medium", Medium)


def places(svg: str, layer: str) -> list[tuple[str, ...]]:
    """All that says where the marks of a layer stand."""
    names = ("transform", "x1", "x2", "y1", "y2", "d")

    def place(mark: ET.Element) -> tuple[str, ...]:
        return tuple(mark.attrib.get(name, "") for name in names)

    return [place(mark) for mark in marks(svg, layer)]


def numbers(svg: str) -> list[Box]:
    return [box for box in text_boxes(svg) if box.text in {str(n) for n in range(0, 101, 10)}]


@every_medium
@pytest.mark.parametrize("layer", ["scale", "stroke", "grid", "box"])
def test_scales_and_boxes_stand_in_the_same_places_on_both(layer: str, medium: Medium) -> None:
    empty, answered = drawn(GUESS, medium), drawn(ANSWERS, medium)
    assert places(empty, layer) == places(answered, layer) != []


@every_medium
def test_everything_on_the_empty_sheet_stands_on_the_other_too(medium: Medium) -> None:
    empty, answered = text_boxes(drawn(GUESS, medium)), text_boxes(drawn(ANSWERS, medium))
    assert [box for box in empty if box not in answered] == []


def test_the_empty_sheet_gives_no_answer_away() -> None:
    names = {layer["name"] for layer in chart_spec(GUESS, make_drawing(Medium.PRINT))["layer"]}
    assert names == {"grid", "scale", "stroke", "box", "label_start", "muted_middle", "key_middle"}


def test_a_scale_has_a_stroke_for_every_ten_and_is_as_long_as_its_numbers_say() -> None:
    svg = drawn(GUESS, Medium.PRINT)
    assert len(marks(svg, "scale")) == len(GUESS.rows)
    assert len(marks(svg, "stroke")) == 11 * len(GUESS.rows)
    middles = {box.text: (box.left + box.right) / 2 for box in numbers(svg)}
    assert list(middles) == [str(number) for number in range(0, 101, 10)]
    first, *_ = marks(svg, "scale")
    start = middle(first)[0]
    assert start == pytest.approx(middles["0"], abs=0.5)
    assert start + abs(float(first.attrib["x2"])) == pytest.approx(middles["100"], abs=0.5)


def test_answers_stand_where_their_values_are_on_the_scale() -> None:
    svg = drawn(ANSWERS, Medium.PRINT)
    middles = {box.text: (box.left + box.right) / 2 for box in numbers(svg)}
    at = [middle(mark)[0] for mark in marks(svg, "first")]
    width = middles["100"] - middles["0"]
    expected = [middles["0"] + width * share for share in (0.38, 1.0, 0.0)]
    assert at == pytest.approx(expected, abs=0.7)


def test_values_stand_above_and_below_the_scale() -> None:
    boxes = {box.text: box for box in text_boxes(drawn(ANSWERS, Medium.PRINT))}
    scale = middle(marks(drawn(ANSWERS, Medium.PRINT), "scale")[0])[1]
    assert boxes["38"].bottom < scale < boxes["61"].top


def test_a_hidden_answer_gives_its_reason_and_keeps_its_scale() -> None:
    said_there = texts(drawn(ANSWERS, Medium.PRINT))
    assert said_there.count(REASON) == 3
    assert len(marks(drawn(ANSWERS, Medium.PRINT), "scale")) == len(ANSWERS.rows)


def test_those_that_are_chosen_are_crossed() -> None:
    assert len(marks(drawn(ANSWERS, Medium.PRINT), "cross")) == 2 * 2
    assert marks(drawn(GUESS, Medium.PRINT), "cross") == []


def test_without_a_choice_there_are_no_boxes_and_the_scales_are_longer() -> None:
    plain = drawn(replace(GUESS, choice=None), Medium.PRINT)
    assert marks(plain, "box") == []
    longer, shorter = (
        abs(float(marks(svg, "scale")[0].attrib["x2"]))
        for svg in (plain, drawn(GUESS, Medium.PRINT))
    )
    assert longer > shorter


def test_few_rows_are_higher_than_many_and_many_stay_apart() -> None:
    def height(rows: int) -> Any:
        row = GuessRow(label=said("Förtroende"))
        body = GuessChart(rows=(row,) * rows, domain=(0, 100))
        return chart_spec(body, make_drawing(Medium.PRINT))["height"]

    assert height(3) / 3 > height(9) / 9 > height(14) / 14 > 40


def test_without_management_the_key_has_one_mark() -> None:
    answer = DumbbellRow(label=said("Förtroende"), first=score(60, 3), second=None)
    row = GuessRow(label=answer.label, answer=answer)
    body = GuessChart(rows=(row,), domain=(0, 100), marks=(said("Kunderna"),))
    names = {layer["name"] for layer in chart_spec(body, make_drawing(Medium.PRINT))["layer"]}
    assert {"first", "key_first"} <= names
    assert not names & {"second", "key_second", "link"}
