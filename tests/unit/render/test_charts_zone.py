"""The zone of tolerance: band, dot and numbers where they belong, nothing of what is hidden."""

import re

import pytest

from chart_builder import PROTECTED, REASON, drawn, make_drawing, said, score
from chart_cases import ZONE
from chart_reading import Box, marks, middle, text_boxes, texts
from spegla.privacy.released import Hidden, Shown
from spegla.render.charts import Medium, chart_spec
from spegla.report.model import ZoneChart, ZoneRow

every_medium = pytest.mark.parametrize("medium", Medium)


def make_zone(
    minimum: Shown | Hidden, desired: Shown | Hidden, perceived: Shown | Hidden
) -> ZoneChart:
    row = ZoneRow(label=said("Förtroende"), minimum=minimum, desired=desired, perceived=perceived)
    return ZoneChart(rows=(row,), domain=(0, 100))


@every_medium
def test_all_three_numbers_of_every_row_are_written(medium: Medium) -> None:
    written = texts(drawn(ZONE, medium))
    bands = [r for r in ZONE.rows if isinstance(r.minimum, Shown) and isinstance(r.desired, Shown)]
    expected = [
        f"{value.value:.0f}"
        for row in ZONE.rows
        for value in (*((row.minimum, row.desired) if row in bands else ()), row.perceived)
        if isinstance(value, Shown)
    ]

    for number in set(expected):
        assert written.count(number) >= expected.count(number)


@every_medium
def test_the_key_says_what_band_and_dot_are(medium: Medium) -> None:
    written = " ".join(texts(drawn(ZONE, medium)))

    assert "Från det lägsta godtagbara till det önskade" in written
    assert "Så upplevs det" in written


@every_medium
def test_the_band_reaches_from_the_least_accepted_to_what_is_wished_for(medium: Medium) -> None:
    svg = drawn(make_zone(score(25), score(75), score(50)), medium)
    (band,) = marks(svg, "zone")
    match = re.match(r"M(-?[\d.]+),[\d.]+h(-?[\d.]+)", band.attrib["d"])
    assert match
    left, width = map(float, match.groups())
    lines = sorted({middle(line)[0] for line in marks(svg, "grid")})

    assert (left, left + width) == pytest.approx((lines[1], lines[3]), abs=0.05)
    assert middle(marks(svg, "perceived_normal")[0])[0] == pytest.approx(lines[2], abs=0.05)


@every_medium
@pytest.mark.parametrize("perceived", [0, 38, 44, 45, 46, 58, 69, 70, 72, 100])
@pytest.mark.parametrize("spread", [None, 4, 20])
def test_numbers_of_the_band_keep_clear_of_the_dot(
    perceived: float, spread: float | None, medium: Medium
) -> None:
    svg = drawn(make_zone(score(45), score(70), score(perceived, spread)), medium)
    layer = "perceived_strong" if perceived < 45 else "perceived_normal"
    x, y = middle(marks(svg, layer)[0])
    dot = Box(text="", left=x - 5, right=x + 5, top=y - 5, bottom=y + 5)

    assert {"45", "70"} <= set(texts(svg))
    assert not [box.text for box in text_boxes(svg) if box.overlaps(dot)]


@every_medium
def test_a_dot_below_its_band_is_larger_and_its_row_bold(medium: Medium) -> None:
    layers = {layer["name"]: layer for layer in chart_spec(ZONE, make_drawing(medium))["layer"]}
    strong = layers["perceived_strong"]
    bold = {row["text"] for row in layers["strong_start"]["data"]["values"]}

    assert strong["mark"]["size"] > layers["perceived_normal"]["mark"]["size"]
    assert [datum["label"] for datum in strong["data"]["values"]] == [
        "Proaktivitet",
        "Konsultativt arbetssätt",
        "Nära golvet",
    ]
    assert {"Proaktivitet", "Nära golvet"} <= bold
    assert "Förändring" not in bold


@every_medium
@pytest.mark.parametrize(
    ("minimum", "desired", "perceived", "drawn_layers"),
    [
        (PROTECTED, score(70), score(50), {"perceived_normal"}),
        (score(40), PROTECTED, score(50), {"perceived_normal"}),
        (score(40), score(70), PROTECTED, {"zone"}),
        (PROTECTED, score(70), PROTECTED, set()),
        (PROTECTED, PROTECTED, PROTECTED, set()),
    ],
)
def test_what_is_hidden_leaves_its_reason_and_the_rest(
    minimum: Shown | Hidden,
    desired: Shown | Hidden,
    perceived: Shown | Hidden,
    drawn_layers: set[str],
    medium: Medium,
) -> None:
    svg = drawn(make_zone(minimum, desired, perceived), medium)

    assert " ".join(texts(svg)).count(REASON) == 1
    assert {lay for lay in ("zone", "perceived_normal") if marks(svg, lay)} == drawn_layers


def test_a_band_beyond_the_axis_is_refused() -> None:
    body = make_zone(score(45), score(101), score(50))

    with pytest.raises(ValueError, match="101 lies outside the axis"):
        chart_spec(body, make_drawing())
