"""The live view of a chart: the same marks in the same places, answering to a pointer."""

import copy

from spegla.render.charts.theme import Spec

_POINTED = "pointed"
_FADED = 0.35


def live_spec(spec: Spec) -> Spec:
    """A spec whose marks fade while another row is pointed at.

    What a mark says when it is pointed at is in the static spec already, where it draws
    nothing; sizes and places stay as they are, so that the page does not shift.

    >>> live_spec({"layer": [{"name": "grid", "mark": {"type": "rule"}, "encoding": {}}]})
    {'layer': [{'name': 'grid', 'mark': {'type': 'rule'}, 'encoding': {}}]}
    """
    live = copy.deepcopy(spec)
    answering = [layer for layer in live["layer"] if "tooltip" in layer["encoding"]]
    if not answering:
        return live
    for layer in answering:
        opacity = layer["mark"].get("opacity", 1)
        layer["encoding"]["opacity"] = {
            "condition": {"param": _POINTED, "value": opacity},
            "value": _FADED * opacity,
        }
    live["params"] = [
        {
            "name": _POINTED,
            "select": {
                "type": "point",
                "fields": ["label"],
                "on": "pointerover",
                "clear": "pointerout",
            },
            # Layers share one group, so one of them hears what happens to the marks of all.
            "views": [answering[0]["name"]],
        }
    ]
    return live
