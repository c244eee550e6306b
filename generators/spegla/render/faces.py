"""The fonts of the site inside its style sheet, and inside a script for pictures that leave it.

A font inside the style sheet is there before the first line is set, so no line moves when it
comes, and a page that is opened from a file has it in every browser. A picture that a reader saves
has to carry its fonts in itself, and a page may not read its own style sheet where that is a file;
it may run a script that lies beside it. A script of the page asks for this one when a reader saves
the first picture.
"""

import json
import re
from collections.abc import Iterable, Mapping

from spegla.render.data_uri import data_uri

_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_FILE = re.compile(r"url\(\s*[\"']?(?:[^)\"']*/)?([^/)\"']+\.woff2)[\"']?\s*\)")
_INSIDE = re.compile(r"url\(\"data:font/")

FACES_PATH = "site/assets/faces.js"
"""Where the script lies, once for all languages."""


def with_fonts(style: bytes, fonts: Mapping[str, bytes]) -> bytes:
    """A style sheet with its font files inside.

    Args:
        style: The style sheet.
        fonts: WOFF2 files by name. A file that is not among them keeps its address.

    >>> face = b'@font-face { font-family: "A"; src: url("../fonts/A.woff2") format("woff2"); }'
    >>> with_fonts(face, {"A.woff2": b"wOF2"}).decode().partition("src: ")[2]
    'url("data:font/woff2;base64,d09GMg==") format("woff2"); }'
    """

    def inside(match: re.Match[str]) -> str:
        font = fonts.get(match[1])
        return match[0] if font is None else f'url("{data_uri("font/woff2", font)}")'

    return _FILE.sub(inside, style.decode()).encode()


def faces_script(styles: Iterable[bytes]) -> bytes:
    """A script that gives every font face of the style sheets that has its font inside.

    Args:
        styles: Style sheets, as :func:`with_fonts` gives them; the same face twice counts once.

    >>> style = b'@font-face { font-family: "A"; src: url("data:font/woff2;base64,d09GMg=="); }'
    >>> faces_script([style, style]).count(b"@font-face")
    1
    """
    faces = dict.fromkeys(
        face for style in styles for face in _FACE.findall(style.decode()) if _INSIDE.search(face)
    )
    text = json.dumps("\n".join(faces)).replace("<", "\\u003c")
    return f"spegla.faces={text};\n".encode()
