"""What the author should know about the client's colour: nothing that stops a build."""

import colorsys
import math

from spegla.errors import Notice
from spegla.render.brand import READABLE, Brand, contrast

_FILE = "data/engagement.toml"
_NEAR_HUES = 12
"""Degrees of the colour circle within which two strong colours are taken for one."""
_STRONG = 0.3
"""Saturation from which a colour has a hue that stands out."""


def brand_notices(brand: Brand) -> tuple[Notice, ...]:
    """What became of the client's colour, where it cannot be used as it is or may mislead.

    >>> from spegla.render.brand import brand_from
    >>> from spegla.settings import BrandSettings
    >>> [str(notice) for notice in brand_notices(brand_from(BrandSettings()))]
    []
    """
    notices = []
    if brand.light.accent != brand.primary:
        notices.append(_too_light(brand))
    for name, colour in (
        ("customers", brand.light.customers),
        ("IT management", brand.light.management),
    ):
        if _look_alike(brand.primary, colour):
            notices.append(_taken(brand.primary, name, colour))
    return tuple(notices)


def _too_light(brand: Brand) -> Notice:
    light, primary = brand.light, brand.primary
    # Cut, not rounded: 4.49 would be called 4.5 to 1, and too little.
    ratio = math.floor(contrast(primary, light.paper) * 10) / 10
    marks = (
        "marks without text keep it"
        if light.brand == primary
        else f'marks without text are drawn in "{light.brand}"; the cover of the PDF keeps it'
    )
    return Notice(
        file=_FILE,
        found=f'brand.primary "{primary}" has a contrast of {ratio} to 1 on white, '
        f"too little for text, which needs {READABLE} to 1",
        fix=f'Text is set in the shade "{light.accent}" instead; {marks}. To have one colour '
        f'throughout, choose one that reaches {READABLE} to 1, such as "{light.accent}".',
    )


def _taken(primary: str, name: str, colour: str) -> Notice:
    return Notice(
        file=_FILE,
        found=f'brand.primary "{primary}" is much like "{colour}", in which charts draw {name}',
        fix="Charts keep their colours. Where the client has a second colour, it would be told "
        "from them more easily.",
    )


def _look_alike(one: str, other: str) -> bool:
    (hue, _, strength), (other_hue, *_) = _hls(one), _hls(other)
    apart = abs(hue - other_hue) * 360
    return strength >= _STRONG and min(apart, 360 - apart) <= _NEAR_HUES


def _hls(colour: str) -> tuple[float, float, float]:
    red, green, blue = (channel / 255 for channel in bytes.fromhex(colour.removeprefix("#")))
    return colorsys.rgb_to_hls(red, green, blue)
