"""The style sheet of an edition: fonts and colours of the brand, then the templates' rules."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

from spegla.render.brand import Brand
from spegla.render.data_uri import data_uri
from spegla.render.typeface import FAMILY

_SANS_FACES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
_SERIF_FACES = {500: "Medium"}
_SHARED = "print/paper.css"


def style_sheet(templates: Mapping[str, bytes], brand: Brand, *, own: Sequence[str]) -> bytes:
    """Everything that an edition is set with, in one style sheet.

    Args:
        templates: Files of ``site_templates/`` by path, the fonts among them.
        brand: The client's look.
        own: Paths of the edition's own style sheets, which come last.
    """
    faces = [
        *font_faces(templates, brand.sans, _SANS_FACES),
        *font_faces(templates, brand.serif, _SERIF_FACES),
    ]
    if brand.heading is not None:
        faces.append(_face(FAMILY, 500, brand.heading.address, brand.heading.format))
    scheme = brand.light
    colours = "".join(f"--{each.name}:{getattr(scheme, each.name)};" for each in fields(scheme))
    look = f":root{{{colours}--primary:{brand.primary};{brand.families}}}\n"
    return "".join([*faces, look]).encode() + b"".join(templates[path] for path in (_SHARED, *own))


def font_faces(
    templates: Mapping[str, bytes], family: str, styles: Mapping[int, str]
) -> Iterator[str]:
    """A font face for each weight; its file is named after family and style.

    Args:
        templates: Files of ``site_templates/`` by path, the fonts among them.
        family: Name of the family, such as "Spegla Sans".
        styles: What its file calls each weight, such as "Regular" for 400.
    """
    for weight, style in styles.items():
        font = templates[f"theme/fonts/{family.replace(' ', '')}-{style}.ttf"]
        yield _face(family, weight, data_uri("font/ttf", font), "truetype")


def _face(family: str, weight: int, source: str, kind: str) -> str:
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};'
        f"src:url({source})format('{kind}')}}\n"
    )
