"""Fonts inside the style sheet of a site, and inside a script for pictures that leave it."""

import base64
import json

from site_builder import site_files, templates
from spegla.render.assets import SHEET_PATH
from spegla.render.faces import FACES_PATH, faces_script, with_fonts

FACE = b'@font-face { font-family: "%s"; src: url("../../fonts/%s.woff2") format("woff2"); }\n'
LETTERS = b"wOF2 letters"
ADDRESS = f"data:font/woff2;base64,{base64.b64encode(LETTERS).decode()}"


def faces_of(script: bytes) -> str:
    text: str = json.loads(script.decode().removeprefix("spegla.faces=").rstrip(";\n"))
    return text


def test_a_face_holds_its_file() -> None:
    style = with_fonts(FACE % (b"A", b"A"), {"A.woff2": LETTERS})
    assert f'url("{ADDRESS}")' in style.decode()
    assert f'url("{ADDRESS}")' in faces_of(faces_script([style]))


def test_a_face_without_its_file_keeps_its_address_and_is_in_no_picture() -> None:
    style = with_fonts(FACE % (b"A", b"A") + FACE % (b"B", b"B"), {"B.woff2": LETTERS})
    assert 'url("../../fonts/A.woff2")' in style.decode()
    text = faces_of(faces_script([style]))
    assert '"B"' in text
    assert '"A"' not in text


def test_the_same_face_of_several_style_sheets_is_there_once() -> None:
    style = with_fonts(FACE % (b"A", b"A"), {"A.woff2": LETTERS})
    assert faces_of(faces_script([style, style])).count("@font-face") == 1


def test_what_is_no_face_is_left_out() -> None:
    style = with_fonts(b"p { color: red }" + FACE % (b"A", b"A"), {"A.woff2": LETTERS})
    assert "red" not in faces_of(faces_script([style]))


def test_a_site_has_all_its_fonts_in_its_style_sheets_and_in_the_script() -> None:
    files = site_files()
    text = faces_of(files[FACES_PATH])
    fonts = [content for path, content in templates().items() if path.endswith(".woff2")]
    sheets = [content for path, content in files.items() if path.endswith(SHEET_PATH)]
    assert sheets
    assert text.count("@font-face") == len(fonts)
    for content in fonts:
        packed = base64.b64encode(content)
        assert packed.decode() in text
        assert all(packed in sheet for sheet in sheets)
    assert not [path for path in files if path.endswith(".woff2")]
