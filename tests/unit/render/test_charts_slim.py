"""A drawing loses bytes and nothing that can be seen."""

import re
from xml.etree import ElementTree as ET

import pytest

from chart_builder import make_drawing
from chart_cases import BODIES, PAPER_ONLY
from chart_reading import texts
from spegla.render.charts import chart_spec, convert
from spegla.render.charts.slim import SVG, slim


def slimmed(inner: str) -> str:
    root = ET.fromstring(f'<svg xmlns="{SVG}">{inner}</svg>')  # noqa: S314 - written here
    slim(root)
    ET.register_namespace("", SVG)
    return "".join(ET.tostring(child, encoding="unicode") for child in root).replace(
        f' xmlns="{SVG}"', ""
    )


@pytest.mark.parametrize("name", [name for name in BODIES if name not in PAPER_ONLY])
def test_every_text_and_every_painted_shape_stays(name: str) -> None:
    drawn = convert(chart_spec(BODIES[name], make_drawing()))
    root = ET.fromstring(drawn)  # noqa: S314 - drawn by our own converter
    slim(root)
    slim_drawn = ET.tostring(root, encoding="unicode")

    painted = re.compile(r"<(?:\w+:)?(?:path|line|rect)\b[^>]*(?:fill|stroke)=")
    assert texts(slim_drawn) == texts(drawn)
    assert len(painted.findall(slim_drawn)) == len(painted.findall(drawn))
    assert len(slim_drawn) < 0.75 * len(drawn)


def test_groups_that_only_hold_others_and_empty_ones_go() -> None:
    group = '<g transform="translate(0,0)"><g><path d="M0,0" fill="red"/></g><g class="root"/></g>'
    assert slimmed(group) == '<path d="M0,0" fill="red" />'


def test_a_group_that_moves_or_names_what_it_holds_stays() -> None:
    group = '<g transform="translate(3,0)"><path d="M0,0" /></g>'
    assert slimmed(group) == group
    named = '<g class="mark-rect role-mark range_first_marks"><path d="M0,0"/></g>'
    assert slimmed(named) == '<g class="mark-rect range_first_marks"><path d="M0,0" /></g>'


def test_a_frame_goes_unless_it_is_painted() -> None:
    assert slimmed('<path class="background" d="M0,0h9v9h-9Z"/>') == ""
    assert 'fill="red"' in slimmed('<path class="background" d="M0,0h9v9h-9Z" fill="red"/>')


def test_letters_that_are_set_alike_are_told_so_once() -> None:
    letters = '<text font-family="A" font-size="9px">{}</text>'
    inner = f'<g class="x">{letters.format("a")}{letters.format("b")}</g>'
    assert slimmed(inner) == '<g class="x" font-size="9px"><text>a</text><text>b</text></g>'


def test_letters_that_differ_keep_what_differs() -> None:
    inner = '<g class="x"><text font-size="9px">a</text><text font-size="8px">b</text></g>'
    assert slimmed(inner) == inner


def test_places_keep_hundredths_of_a_pixel() -> None:
    assert slimmed('<path d="M1.005,-0.001L10.500,3.14159" fill="red"/>').startswith(
        '<path d="M1,0L10.5,3.14"'
    )
