"""Specs as SVG. The only module that calls the converter (vl-convert)."""

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import vl_convert

from spegla.render.charts.slim import SVG, slim
from spegla.render.charts.theme import Spec


def draw(spec: Spec, *, prefix: str, title: str, description: str, is_sized: bool = False) -> str:
    """The chart as SVG that can stand in a page; see :func:`convert` and :func:`finish`."""
    drawn = convert(_still(spec))
    return finish(drawn, prefix=prefix, title=title, description=description, is_sized=is_sized)


def convert(spec: Spec) -> str:
    """The spec as the converter draws it: slow, and the part that is worth keeping.

    A spec says where each text stands, whatever its width. So the converter is not given our fonts:
    it would open one for each letter that it measures, which takes as long as all else.

    Raises:
        ValueError: The spec names an address to load data from. The converter would resolve
            even a relative one against a public host.

    >>> convert({"data": {"url": "data/cars.json"}, "mark": "bar"})
    Traceback (most recent call last):
    ValueError: a chart loads nothing: data.url is "data/cars.json"
    """
    for address in _addresses(spec):
        raise ValueError(f'a chart loads nothing: data.url is "{address}"')
    return vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])


def finish(drawn: str, *, prefix: str, title: str, description: str, is_sized: bool = False) -> str:
    """A drawn chart made fit to stand beside others: named, described, without noise.

    Ids come from a counter of the converter's process, so they are numbered anew.

    Args:
        drawn: What :func:`convert` gave.
        prefix: Start of every id; unique in the page.
        title: What the chart shows, in a sentence.
        description: The text alternative.
        is_sized: Keep width and height, in CSS pixels, as print needs them; without them the
            drawing is as wide as its place.

    >>> drawn = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    >>> finish(drawn, prefix="a", title="T", description="D").partition("><")[2]
    'title id="a-title">T</title><desc id="a-desc">D</desc></svg>'
    """
    ET.register_namespace("", SVG)
    root = ET.fromstring(drawn)  # noqa: S314 - drawn by our own converter a moment ago
    slim(root)
    _number_ids(root, prefix)
    if not is_sized:
        del root.attrib["width"], root.attrib["height"]
    root.set("role", "img")
    root.set("aria-labelledby", f"{prefix}-title {prefix}-desc")
    for place, (name, text) in enumerate((("title", title), ("desc", description))):
        element = ET.Element(f"{{{SVG}}}{name}", {"id": f"{prefix}-{name}"})
        element.text = text
        root.insert(place, element)
    return ET.tostring(root, encoding="unicode")


def _still(spec: Spec) -> Spec:
    """A spec without what only a pointer gets: it draws nothing, and takes a sixth of the time."""

    def still(layer: Spec) -> Spec:
        channels = layer["encoding"].items()
        return layer | {"encoding": {name: told for name, told in channels if name != "tooltip"}}

    return spec | {"layer": [still(layer) for layer in spec["layer"]]}


def _addresses(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    """Every "url" that stands somewhere in a spec."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "url":
                yield str(inner)
            yield from _addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _addresses(inner)


def _number_ids(root: ET.Element, prefix: str) -> None:
    found = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    ids = {old: f"{prefix}-{number}" for number, old in enumerate(found)}
    for element in root.iter():
        for name, value in element.attrib.items():
            if name == "id":
                element.set(name, ids[value])
            elif "url(#" in value:
                renamed = re.sub(r"url\(#([^)]+)\)", lambda m: f"url(#{ids[m[1]]})", value)
                element.set(name, renamed)


def live_bundle(asked: str) -> str:
    """The script that makes charts live: Vega, Vega-Lite and their embedding, of one version.

    It is the same Vega that draws the static charts, so that both look alike.

    Args:
        asked: A script in which these are known by their names; what it asks for is brought.
    """
    script: str = vl_convert.javascript_bundle(asked)
    return script
