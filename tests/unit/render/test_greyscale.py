"""Charts keep what they say on a black-and-white printer.

Two classes of marks that a reader has to tell apart differ by at least 15 in lightness (CIE L*,
of the colour as it is seen on paper), or by a sign that is no colour: their shape, an outline or
dashes, a clearly different thickness, a seam between them, or the words and numbers beside them.
"""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import Any

import pytest

from chart_builder import WRITER
from chart_cases import BODIES
from spegla.privacy.released import Shown, Unit
from spegla.render.brand import Brand, Ramp, brand_from, luminance, mixed
from spegla.render.charts import Drawing, Medium, chart_spec
from spegla.report.model import ChartBody, Emphasis, FunnelChart, FunnelStep, HeatmapChart
from spegla.settings import BrandSettings
from spegla.survey.questions import LocalText

ENOUGH = 15
CLEARLY_THICKER = 1.4
CLIENTS = ("#0b5d66", "#ffd400", "#7a0019", "#000000", "#8c9aa3")
EMPHASES = tuple(f"_{emphasis}" for emphasis in Emphasis)
POINTED = ("_start", "_end")
"""The points at both ends of a bar over a range belong to it."""
SIGNS = ("type", "shape", "filled", "strokeDash", "stroke")
SIZES = ("size", "height", "width", "strokeWidth")

Layer = dict[str, Any]


def wide(label: str, start: float, emphasis: Emphasis = Emphasis.NORMAL) -> FunnelStep:
    """A step of few people, drawn over the range that it stands for."""
    value = Shown(value=0.3, unit=Unit.SHARE, least=0.2, most=0.4)
    return FunnelStep(
        label=LocalText.of(sv=label), start=start, value=value, level=1, emphasis=emphasis
    )


CASES: dict[str, ChartBody] = {
    **BODIES,
    "funnel of few": FunnelChart(
        steps=(wide("Försökte", 0), wide("Försökte inte", 0.3, Emphasis.MUTED))
    ),
}


def lightness(colour: str) -> float:
    """CIE L* of a colour, from 0 (black) to 100 (white), for the white of a screen (D65).

    CIE 15:2004, 8.2.1, with the relative luminance Y of IEC 61966-2-1.
    """
    share = luminance(colour)
    return 116 * share ** (1 / 3) - 16 if share > (6 / 29) ** 3 else share * (29 / 3) ** 3


def seen(layer: Layer, brand: Brand) -> float:
    """Lightness of a layer's marks on paper, through which the paper may shine."""
    mark = layer["mark"]
    return lightness(
        mixed(brand.light.paper, mark["color"], mark.get("opacity", mark.get("fillOpacity", 1)))
    )


def layers(spec: dict[str, Any]) -> dict[str, Layer]:
    """The layers that say something in colour: all but texts, keys, lines for reading and cells."""
    return {
        layer["name"]: layer
        for layer in spec["layer"]
        if layer["mark"]["type"] != "text"
        and "color" in layer["mark"]
        and ("tooltip" in layer["encoding"] or layer["name"].startswith("zone"))
        and not layer["name"].endswith(POINTED)
    }


def neighbours(found: dict[str, Layer]) -> Iterator[tuple[Layer, Layer]]:
    """Pairs to be told apart: segments that touch, both parts of a bar, and all other classes.

    The pale part of a bar need not differ from other rows' bars, which have names of their own.
    """
    ordered = [name for name in found if name.startswith("segment_")]
    pale = [name for name in found if name.startswith("pale_")]
    others = [name for name in found if name not in (*ordered, *pale)]
    names = [
        *pairwise(ordered),
        *((name, name.replace("pale", "step")) for name in pale),
        *combinations(others, 2),
        *((name, other) for name in ordered for other in others),
    ]
    return ((found[one], found[other]) for one, other in names if other in found)


def has_sign(one: Layer, other: Layer) -> bool:
    """Whether something other than colour tells two layers apart."""
    mark, its = one["mark"], other["mark"]
    return (
        any(mark.get(sign) != its.get(sign) for sign in SIGNS)
        or any(
            max(mark[size], its[size]) >= CLEARLY_THICKER * min(mark[size], its[size])
            for size in SIZES
            if size in mark and size in its
        )
        or are_named_apart(one["name"], other["name"])
        or (is_seam(one) and is_seam(other))
    )


def are_named_apart(one: str, other: str) -> bool:
    """Whether the names and values beside the marks are set apart; another test holds how."""
    ends = {f"_{name.rpartition('_')[2]}" for name in (one, other)}
    return len(ends) == 2 and ends <= set(EMPHASES)


def is_seam(layer: Layer) -> bool:
    """Whether paper of a pixel or more shows between the marks and those that touch them."""
    mark = layer["mark"]
    return bool(mark.get("xOffset", 0) - mark.get("x2Offset", 0) >= 1)


def drawing(client: str = CLIENTS[0], medium: Medium = Medium.PRINT) -> Drawing:
    return Drawing(medium=medium, brand=brand_from(BrandSettings(primary=client)), writer=WRITER)


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("name", CASES)
def test_neighbouring_classes_are_told_apart_without_colour(name: str, client: str) -> None:
    look = drawing(client)
    found = layers(chart_spec(CASES[name], look))
    for one, other in neighbours(found):
        apart = abs(seen(one, look.brand) - seen(other, look.brand))
        assert apart >= ENOUGH or has_sign(one, other), (one["name"], other["name"], apart)


def test_the_points_of_the_usual_scale_differ_in_lightness() -> None:
    for points in ((1, 1, 1), (2, 0, 2), (2, 1, 2)):
        unfavourable, neutral, favourable = points
        colours = Ramp().colours(unfavourable=unfavourable, neutral=neutral, favourable=favourable)
        same = {(unfavourable, unfavourable + 1)} if not neutral else set()
        for place, (one, other) in enumerate(pairwise(colours), start=1):
            apart = abs(lightness(one) - lightness(other))
            assert apart >= ENOUGH or (place, place + 1) in same, (points, one, other, apart)


def test_classes_of_emphasis_are_named_in_another_lightness_or_weight() -> None:
    look = drawing()
    texts = {
        re.sub(r"_[a-z]+$", "", layer["name"]): layer["mark"]
        for name in ("intervals", "differences", "slope", "matrix", "zone")
        for layer in chart_spec(BODIES[name], look)["layer"]
        if layer["mark"]["type"] == "text"
    }
    label, strong, faint = texts["label"], texts["strong"], texts["faint"]
    assert strong.get("fontWeight") != label.get("fontWeight")
    assert lightness(faint["color"]) - lightness(label["color"]) >= ENOUGH


def test_each_cell_of_a_heatmap_says_its_value_or_has_a_sign() -> None:
    for name, body in CASES.items():
        if not isinstance(body, HeatmapChart):
            continue
        spec = chart_spec(body, drawing())
        rows = {layer["name"]: len(layer["data"]["values"]) for layer in spec["layer"]}

        def counted(pattern: str, rows: dict[str, int] = rows) -> int:
            return sum(count for layer, count in rows.items() if re.fullmatch(pattern, layer))

        assert counted(r"on_(dark|light)_middle") == counted(r"cell_\d+"), name
        assert counted(r"hidden_[a-z_]+_\d+") == counted(r"hidden_\d+"), name


def test_lightness_is_that_of_the_standard() -> None:
    assert lightness("#ffffff") == pytest.approx(100)
    assert lightness("#000000") == 0
    # The middle grey #777777 by the formula of the standard, worked out by hand.
    assert lightness("#777777") == pytest.approx(50.03, abs=0.05)
