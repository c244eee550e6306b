"""A drawing without what says nothing: the same picture in fewer bytes.

The converter writes every attribute of every mark, groups around groups, and an invisible
background. A page holds each drawing twice, so what does not show is taken out.
"""

import re
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

SVG = "http://www.w3.org/2000/svg"
_GROUP, _TEXT = f"{{{SVG}}}g", f"{{{SVG}}}text"
_NOISE = ("aria-roledescription", "aria-hidden", "role")
"""Attributes that the converter puts on groups; the drawing is one image with one text."""
_FRAMES = ("background", "foreground")
_NO_MARKS = ("mark-group", "role-frame", "role-mark", "root", *_FRAMES)
"""Classes that are the same on every drawing; no style sheet and no script asks for them."""
_UNSAID = {
    "opacity": "1",
    "text-anchor": "start",
    "transform": "translate(0,0)",
    "x2": "0",
    "y2": "0",
}
"""Values that go without saying; see the list of attributes in SVG 2."""
_FAMILY = "font-family"
_OF_LETTERS = (_FAMILY, "font-size", "font-weight", "text-anchor")
_PLACES = ("d", "transform", "x1", "x2", "y1", "y2")
_NUMBER = re.compile(r"-?\d+\.\d+")


def slim(root: ET.Element) -> None:
    """Take out of a drawing, in place, what cannot be seen.

    Empty groups, frames without paint and groups that only hold others go; places are rounded to
    hundredths of a pixel; letters that are set alike are told so once. Names of marks stay.

    >>> root = ET.fromstring(f'<svg xmlns="{SVG}"><g><g transform="translate(0,0)">'
    ...     '<path d="M0.000,1.256h9.50" fill="red" stroke-width="2"/></g><g/></g></svg>')
    >>> slim(root)
    >>> [(child.tag.removeprefix(f"{{{SVG}}}"), child.attrib) for child in root]
    [('path', {'d': 'M0,1.26h9.5', 'fill': 'red'})]
    """
    for element in root.iter():
        _slim_attributes(element)
    _flatten(root)
    for group in root.iter(_GROUP):
        _say_once(group, [child for child in group if child.tag == _TEXT], _OF_LETTERS)
    _say_once(root, [group for group in root.iter(_GROUP) if _FAMILY in group.attrib], (_FAMILY,))


def _slim_attributes(element: ET.Element) -> None:
    given = element.attrib
    for name in _PLACES:
        if name in given:
            given[name] = _NUMBER.sub(_rounded, given[name])
    names = [name for name in given.get("class", "").split() if name not in _NO_MARKS]
    is_frame = given.get("class") in _FRAMES and "fill" not in given and "stroke" not in given
    unsaid = [name for name, value in _UNSAID.items() if given.get(name) == value]
    if "stroke" not in given and element.tag != _GROUP:
        unsaid.append("stroke-width")
    for name in (*_NOISE, *unsaid, "class"):
        given.pop(name, None)
    if names:
        given["class"] = " ".join(names)
    if is_frame:
        given["display"] = "none"


def _rounded(number: re.Match[str]) -> str:
    """A place in hundredths of a pixel, without the noughts at its end."""
    short = f"{float(number[0]):.2f}".rstrip("0").removesuffix(".")
    return "0" if short == "-0" else short


def _flatten(element: ET.Element) -> None:
    kept: list[ET.Element] = []
    for child in element:
        _flatten(child)
        if child.tag == _GROUP and not child.attrib:
            kept += child
        elif child.get("display") != "none" and not (child.tag == _GROUP and len(child) == 0):
            kept.append(child)
    element[:] = kept


def _say_once(above: ET.Element, below: Sequence[ET.Element], names: Iterable[str]) -> None:
    """Move to an element what all those below it say alike."""
    for name in names:
        values = {element.get(name) for element in below}
        if len(values) == 1 and None not in values:
            above.set(name, values.pop() or "")
            for element in below:
                del element.attrib[name]
