"""A chart's body as a Vega-Lite spec for one medium."""

from typing import assert_never

from altair.utils.schemapi import debug_mode

from spegla.render.charts.distribution import distribution
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.dumbbell import dumbbell
from spegla.render.charts.funnel import funnel
from spegla.render.charts.guess import guess
from spegla.render.charts.heatmap import heatmap
from spegla.render.charts.intervals import intervals
from spegla.render.charts.matrix import matrix
from spegla.render.charts.slope import slope
from spegla.render.charts.theme import Scene, Spec, compose, plain
from spegla.render.charts.zone import zone
from spegla.report.model import (
    ChartBody,
    DistributionChart,
    DumbbellChart,
    FunnelChart,
    GuessChart,
    HeatmapChart,
    IntervalChart,
    MatrixChart,
    SlopeChart,
    ZoneChart,
)


def chart_spec(body: ChartBody, drawing: Drawing) -> Spec:
    """The spec of a chart: plain JSON values, the same for the same arguments.

    It holds displayed values and ready-made texts only, no addresses and nothing that Vega
    would compute from rows. Hidden values have a reason and no geometry.

    Args:
        body: The marks; at least one row.
        drawing: Medium, look and language.

    Raises:
        ValueError: A value lies outside the chart's domain.

    >>> from spegla.privacy.released import Shown, Unit
    >>> from spegla.render.brand import brand_from
    >>> from spegla.render.media import Medium
    >>> from spegla.report.format import Wording, Writer
    >>> from spegla.report.model import IntervalRow
    >>> from spegla.settings import BrandSettings
    >>> from spegla.survey.questions import LocalText
    >>> words = {f"chart.tip.{name}": (name,) for name in ("value", "interval", "base")}
    >>> words["value.not_available"] = ("none",)
    >>> wording = Wording(language="en", locale="en", messages=words, plural_form=int)
    >>> drawing = Drawing(
    ...     medium=Medium.NARROW, brand=brand_from(BrandSettings()), writer=Writer(wording=wording)
    ... )
    >>> row = IntervalRow(label=LocalText.of(en="Trust"), value=Shown(value=68, unit=Unit.SCORE))
    >>> spec = chart_spec(IntervalChart(rows=(row,), unit=Unit.SCORE, domain=(0, 100)), drawing)
    >>> spec["width"], [layer["name"] for layer in spec["layer"]]
    (342, ['grid', 'dot_normal', 'label_end', 'label_start', 'muted_middle'])
    """
    # Checking each part while it is put together costs ten times what putting it together does.
    with debug_mode(False):
        return plain(compose(_scene(body, drawing), drawing))


def _scene(body: ChartBody, drawing: Drawing) -> Scene:  # noqa: C901 - a case a form of chart
    match body:
        case DistributionChart():
            scene = distribution(body, drawing)
        case IntervalChart():
            scene = intervals(body, drawing)
        case DumbbellChart():
            scene = dumbbell(body, drawing)
        case ZoneChart():
            scene = zone(body, drawing)
        case SlopeChart():
            scene = slope(body, drawing)
        case HeatmapChart():
            scene = heatmap(body, drawing)
        case MatrixChart():
            scene = matrix(body, drawing)
        case FunnelChart():
            scene = funnel(body, drawing)
        case GuessChart():
            scene = guess(body, drawing)
        case _:
            assert_never(body)
    return scene
