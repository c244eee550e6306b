"""The styles, with the fonts in them, and the scripts of a site, each joined into one file.

They are written one idea a file; a browser asks for each file before it shows a page. The joined
files stand beside the pages of a language, since the client's look stands there.
"""

import re
from collections.abc import Mapping

from spegla.render.faces import with_fonts

STYLES = (
    "fonts",
    "tokens",
    "type",
    "layout",
    "header",
    "blocks",
    "charts",
    "tools",
    "meeting",
    "print",
)
SCRIPTS = (
    "words",
    "reader",
    "theme",
    "controls",
    "charts",
    "highlight",
    "tips",
    "marks",
    "reading",
    "numbers",
    "csv",
    "picture",
    "figures",
    "tables",
    "filters",
    "paper",
    "fit",
    "meeting",
)
FONTS = ("SpeglaSerif-Medium", "SpeglaSans-Regular", "SpeglaSans-SemiBold", "SpeglaSans-Bold")
SHEET_PATH, SCRIPT_PATH = "assets/site.css", "assets/site.js"
"""Where the joined files lie, from the folder of a language."""

_FOLDER, _FONTS = "theme/assets", "theme/fonts"
_ADDRESS = re.compile(rb"""(url\(\s*["']?)\.\./""")


def joined_assets(templates: Mapping[str, bytes], look: bytes) -> dict[str, bytes]:
    """One style sheet and one script, in the order in which their parts build on each other.

    Args:
        templates: Files of ``site_templates/`` by path.
        look: The client's style sheet, which comes first, as it lies in ``assets/``.

    Returns:
        Bytes by path from the folder of a language.
    """
    fonts = {f"{name}.woff2": templates[f"{_FONTS}/{name}.woff2"] for name in FONTS}
    sheets = (with_fonts(templates[f"{_FOLDER}/css/{name}.css"], fonts) for name in STYLES)
    scripts = (templates[f"{_FOLDER}/js/{name}.js"] for name in SCRIPTS)
    return {
        # Their parts lie one folder deeper than what they are joined into.
        SHEET_PATH: b"\n".join([look, *(_ADDRESS.sub(rb"\1", sheet) for sheet in sheets)]),
        SCRIPT_PATH: b"\n".join(scripts),
    }


def standing_sheet(templates: Mapping[str, bytes], look: bytes, *, own: str) -> bytes:
    """The style sheet of a page that stands outside any site, with the fonts in it.

    Args:
        templates: Files of ``site_templates/`` by path.
        look: The client's style sheet.
        own: Path of the page's own style sheet.
    """
    fonts = {f"{name}.woff2": templates[f"{_FONTS}/{name}.woff2"] for name in FONTS}
    sheets = [templates[f"{_FOLDER}/css/{name}.css"] for name in ("fonts", "tokens")]
    return b"\n".join([look, *(with_fonts(sheet, fonts) for sheet in sheets), templates[own]])


def is_joined(path: str) -> bool:
    """Whether a file of the templates is part of a joined file.

    >>> is_joined("theme/assets/css/type.css"), is_joined("theme/assets/js/iframe-worker.js")
    (True, False)
    """
    return path in _PARTS


_PARTS = frozenset(
    [f"{_FOLDER}/css/{name}.css" for name in STYLES]
    + [f"{_FOLDER}/js/{name}.js" for name in SCRIPTS]
    + [f"{_FONTS}/{name}.woff2" for name in FONTS]
)
