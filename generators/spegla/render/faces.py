"""The fonts of the site inside one script, for pictures that leave it.

A picture that a reader saves from a page has to carry its fonts in itself, and a page that is
opened from a file may read no font file; it may run a script that lies beside it. A script of the
page asks for this one when a reader saves the first picture.
"""

import base64
import json
import re
from collections.abc import Iterator, Mapping

_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_ADDRESS = re.compile(r"url\(\s*[\"']?(?:[^)\"']*/)?([^/)\"']+\.woff2)[\"']?\s*\)")

FACES_PATH = "site/assets/faces.js"
"""Where the script lies, once for all languages."""


def faces_script(files: Mapping[str, bytes]) -> bytes:
    """A script that gives every font face of the style sheets, the font files inside.

    Args:
        files: Style sheets and font files of a site by path. A face finds its file by the
            file's name; one whose file is not there is left out.

    >>> css = b'@font-face { font-family: "A"; src: url("../fonts/A.woff2") format("woff2"); }'
    >>> script = faces_script({"css/fonts.css": css, "fonts/A.woff2": b"wOF2"}).decode()
    >>> "data:font/woff2;base64,d09GMg==" in script
    True
    """
    fonts = {path.rpartition("/")[2]: content for path, content in files.items()}
    faces = dict.fromkeys(
        _with_font(face, fonts)
        for path, content in sorted(files.items())
        if path.endswith(".css")
        for face in _faces(content)
        if all(name in fonts for name in _ADDRESS.findall(face))
    )
    text = json.dumps("\n".join(faces)).replace("<", "\\u003c")
    return f"spegla.faces={text};\n".encode()


def _faces(style: bytes) -> Iterator[str]:
    yield from _FACE.findall(style.decode())


def _with_font(face: str, fonts: Mapping[str, bytes]) -> str:
    def address(match: re.Match[str]) -> str:
        return f'url("data:font/woff2;base64,{base64.b64encode(fonts[match[1]]).decode()}")'

    return _ADDRESS.sub(address, face)
