"""Whose copy a document is, as a strip of paper of its own that is laid over its pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from spegla.render.data_uri import data_uri
from spegla.render.paper.style import font_faces
from spegla.render.templating import filled, template_environment
from spegla.report.format import Writer
from spegla.report.model import phrase

_FAMILY = "Spegla Sans"
_TEMPLATE, _STYLE = "print/stamp.html.j2", "print/stamp.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class StampView:
    """The strip of one person, as its template gets it."""

    language: str = field(metadata={"help": "The language of the document."})
    line: str = field(metadata={"help": "Whose copy it is: “For Anna Berg. …”."})
    style: Markup = field(metadata={"help": "Address of the style sheet, a data URI."})


def stamp_font(templates: Mapping[str, bytes]) -> bytes:
    """The font of the strip, as TTF; what it has no letter for cannot stand there.

    Args:
        templates: Files of ``site_templates/`` by path, the fonts among them.
    """
    return templates["theme/fonts/SpeglaSans-Regular.ttf"]


def stamp_html(name: str, writer: Writer, templates: Mapping[str, bytes]) -> str:
    """The strip of one person as an HTML document, complete in itself.

    Args:
        name: Whose copy it is; any text.
        writer: Turns words into text of the document's language.
        templates: Files of ``site_templates/`` by path, the fonts among them.

    Raises:
        InputError: The template cannot be used.
        WordingError: The message is missing in the writer's language.
    """
    style = "".join(font_faces(templates, _FAMILY, {400: "Regular"})).encode() + templates[_STYLE]
    view = StampView(
        language=writer.language,
        line=writer.text(phrase("copy.for", name=name)),
        style=Markup(data_uri("text/css", style)),  # noqa: S704 - base64
    )
    return filled(template_environment(templates, writer), _TEMPLATE, stamp=view)
