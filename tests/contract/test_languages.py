"""A language more is a catalogue more, and nothing on a page stands outside the catalogue.

The language here is English with other vowels, filed as Faroese, which neither the theme nor its
search knows: whatever is still English on a page did not come from a catalogue.
"""

import html
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.dates import get_month_names
from babel.messages.pofile import read_po, write_po

from builders import CUSTOMERS, QUESTIONS, SETTINGS, make_engagement
from built_pages import read_page
from spegla.last_build import Options
from spegla.pipeline import build
from spegla.survey.files import product_files

SITE_ONLY = Options(with_pdf=False)
CODE = "fo"
OTHER_VOWELS = str.maketrans("aeiouyAEIOUY", "åêîôûÿÅÊÎÔÛŸ")
KEPT = re.compile(r"\{[^}]*\}")
NO_WORDS = re.compile(r"\{\w+\}|\b[0-9a-f]{8}\b")
"""Places that a script fills in, and the fingerprint of a release."""
PLAIN = re.compile(r"(?=[A-Za-z]{2})[A-Za-z]*[aeiouyAEIOUY][A-Za-z]*")
NAMES = {
    "Example",
    "Utility",
    "Spegla",
    "json",
    "certificate",
    "SHA",
    "numpy",
    "scipy",
    "pandas",
    "FO",
}
"""The client, the program and its libraries, and a file: the same in every language."""


def marked(text: str) -> str:
    """The text with other vowels, its places untouched."""
    kept = KEPT.findall(text)
    parts = KEPT.split(text)
    return "".join(
        part.translate(OTHER_VOWELS) + place for part, place in zip(parts, [*kept, ""], strict=True)
    )


def marked_catalogue() -> bytes:
    catalogue = read_po(io.BytesIO(product_files()["locale/en/spegla.po"]))
    for message in catalogue:
        if message.id:
            said = message.string
            message.string = (
                marked(said)
                if isinstance(said, str)
                else tuple(marked(form) for form in said or ())
            )
    file = io.BytesIO()
    write_po(file, catalogue, width=0)
    return file.getvalue().replace(b"Language: en_GB", f"Language: {CODE}".encode())


def marked_settings() -> str:
    """The settings with each English text marked, in the language alone."""
    settings = re.sub(r'\ben = "([^"]*)"', lambda text: f'{CODE} = "{marked(text[1])}"', SETTINGS)
    return settings.replace('languages = ["en"]', f'languages = ["{CODE}"]')


def marked_questions() -> str:
    """The code book with each English text marked."""
    head, *rows = QUESTIONS.splitlines()
    return "\n".join([head.replace("_en", f"_{CODE}"), *map(_marked_row, rows)]) + "\n"


def _marked_row(row: str) -> str:
    *codes, text, mirror = row.split(",")
    return ",".join([*codes, marked(text), marked(mirror)])


def marked_answers() -> str:
    """The export with the labels of answers and groups marked; its headings are codes."""
    head, *rows = CUSTOMERS.splitlines()
    return "\n".join([head, *(marked(row) if "Agree" in row else row for row in rows)]) + "\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest engagement in the new language, built as the command line builds it."""
    folder = make_engagement(
        tmp_path_factory.mktemp("engagement"),
        settings=marked_settings(),
        questions=marked_questions(),
        customers=marked_answers(),
        files={f"site_templates/locale/{CODE}/spegla.po": marked_catalogue()},
    )
    output = tmp_path_factory.mktemp("built")
    build(folder, output, day=date(2026, 11, 1), options=SITE_ONLY)
    return output / "site"


def pages(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), path.read_text(encoding="utf-8")


def known_words() -> set[str]:
    """Words that come from conventions of the language, and names."""
    months = get_month_names("wide", locale=CODE).values()
    return (
        {word for text in months for word in PLAIN.findall(text)}
        | NAMES
        | {"og", CODE, CODE.upper()}
    )


def test_a_language_more_is_a_catalogue_more(site):
    assert (site / CODE / "index.html").exists()
    assert f'lang="{CODE}"' in (site / CODE / "index.html").read_text(encoding="utf-8")


def test_nothing_on_a_page_stands_outside_the_catalogue(site):
    known = known_words()
    left = {
        (path, text)
        for path, page in pages(site)
        for text in read_page(page).words
        if set(PLAIN.findall(NO_WORDS.sub("", html.unescape(text)))) - known
    }
    assert not left
