"""What all charts share: the config of a spec, and how layers become one plain spec."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import altair as alt

from spegla.render.brand import Brand
from spegla.render.charts.drawing import Drawing
from spegla.render.charts.lettering import Text, text_layers

_CARRIED: Final = "Liberation Sans"
"""A font that the converter has within itself. It does not know ours, and would look for it among
all fonts of the machine for each text that it measures; nothing comes of what it measures."""
Spec = dict[str, Any]
"""A Vega-Lite specification as plain JSON values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A chart before it becomes a spec: its layers from back to front, its text, its height.

    Marks come before text, so that no mark hides a word. ``height`` is in pixels.
    """

    layers: Sequence[alt.UnitSpec]
    texts: Sequence[Text]
    height: float


def config(brand: Brand) -> alt.Config:
    """The config of every chart: our font, no frame, no background, no generated aria text."""
    return alt.Config(
        aria=False,
        background="transparent",
        font=f"{brand.sans}, {_CARRIED}",
        view=alt.ViewConfig(stroke=None),
    )


def compose(scene: Scene, drawing: Drawing) -> alt.TopLevelLayerSpec:
    """The layers of a scene as one chart of exactly the size of the medium."""
    layers = [*scene.layers, *text_layers(scene.texts, drawing)]
    drawn = [layer for layer in layers if layer.data.values]
    return alt.TopLevelLayerSpec(
        layer=drawn,
        width=drawing.measures.width,
        height=round(scene.height),
        padding=0,
        autosize=alt.AutoSizeParams(type="none"),
        resolve=alt.Resolve(
            scale=alt.ScaleResolveMap(x="independent", y="independent", color="independent")
        ),
        config=config(drawing.brand),
    )


def plain(chart: alt.TopLevelLayerSpec) -> Spec:
    """The chart as plain JSON values in a fixed order.

    Rows are such values already. Altair would ask what each of them is, for as long as all else
    takes.
    """
    spec = chart.to_dict(validate=False, ignore=["layer"])
    spec["layer"] = [
        layer.to_dict(validate=False, ignore=["data"]) | {"data": {"values": layer.data.values}}
        for layer in chart.layer
    ]
    plain_spec: Spec = json.loads(json.dumps(spec, sort_keys=True, allow_nan=False))
    return plain_spec
