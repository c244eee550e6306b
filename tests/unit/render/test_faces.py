"""Fonts inside a script, for pictures that leave the page."""

import base64
import json

from site_builder import site_files, templates
from spegla.render.faces import FACES_PATH, faces_script

FACE = b'@font-face { font-family: "%s"; src: url("../../fonts/%s.woff2") format("woff2"); }\n'


def faces_of(script: bytes) -> str:
    text: str = json.loads(script.decode().removeprefix("spegla.faces=").rstrip(";\n"))
    return text


def test_a_face_holds_its_file() -> None:
    files = {"css/a.css": FACE % (b"A", b"A"), "fonts/A.woff2": b"wOF2 letters"}
    address = f"data:font/woff2;base64,{base64.b64encode(b'wOF2 letters').decode()}"
    assert f'url("{address}")' in faces_of(faces_script(files))


def test_a_face_without_its_file_is_left_out() -> None:
    styles = {"css/a.css": FACE % (b"A", b"A") + FACE % (b"B", b"B"), "fonts/B.woff2": b"wOF2"}
    text = faces_of(faces_script(styles))
    assert '"B"' in text
    assert '"A"' not in text


def test_the_same_face_of_several_languages_is_there_once() -> None:
    face = FACE % (b"A", b"A")
    files = {"docs/sv/a.css": face, "docs/en/a.css": face, "fonts/A.woff2": b"wOF2"}
    assert faces_of(faces_script(files)).count("@font-face") == 1


def test_what_is_no_face_is_left_out() -> None:
    files = {"css/a.css": b"p { color: red }" + FACE % (b"A", b"A"), "fonts/A.woff2": b"wOF2"}
    assert "red" not in faces_of(faces_script(files))


def test_a_site_has_all_its_fonts_in_the_script() -> None:
    text = faces_of(site_files()[FACES_PATH])
    fonts = [content for path, content in templates().items() if path.endswith(".woff2")]
    assert text.count("@font-face") == len(fonts)
    for content in fonts:
        assert base64.b64encode(content).decode() in text
