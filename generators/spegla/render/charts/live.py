"""The live view of a chart: the same marks in the same places, answering to a pointer."""

import copy
from typing import Any, Final

from spegla.render.charts.theme import Spec

POINTED: Final = "pointed"
"""The parameter that holds the label of the row that is pointed at, and else nothing."""
_FADED = 0.3
_STANDS_OUT = f"{POINTED} == '' || datum.label == {POINTED}"


def live_spec(spec: Spec) -> Spec:
    """A spec whose marks fade while another row is pointed at, here or elsewhere on the page.

    Which row that is, the page says by setting :data:`POINTED`. What a mark says when it is
    pointed at is in the static spec already, where it draws nothing; sizes and places stay as
    they are, so that the page does not shift.

    >>> grid = {"mark": {"type": "rule"}, "encoding": {}, "data": {"values": []}}
    >>> live_spec({"layer": [grid]})["params"]
    [{'name': 'pointed', 'value': ''}]
    """
    live = copy.deepcopy(spec)
    for layer in live["layer"]:
        if _is_of_rows(layer):
            layer["encoding"]["opacity"] = _fading(layer["mark"].get("opacity", 1))
    live["params"] = [{"name": POINTED, "value": ""}]
    return live


def _is_of_rows(layer: dict[str, Any]) -> bool:
    """Whether the marks of a layer belong to rows that can be pointed at."""
    return any("label" in row for row in layer["data"]["values"])


def _fading(opacity: float) -> dict[str, Any]:
    return {
        "condition": {"test": _STANDS_OUT, "value": opacity},
        "value": round(_FADED * opacity, 3),
    }
