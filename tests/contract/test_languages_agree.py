"""The built demo says the same in each of its languages."""

import re
from pathlib import Path

import pytest

from built_pages import BuiltPage, read_page

LANGUAGES = ("sv", "nl", "en")
MARKS = {"sv": ("\u00a0", ","), "nl": (".", ","), "en": (",", ".")}
"""Between thousands, and before decimals."""
DIGITS = re.compile(r"[+\u2212]?\d[\d.,\u00a0]*")


@pytest.fixture(scope="module")
def pages(demo_build: Path) -> dict[str, dict[str, BuiltPage]]:
    site = demo_build / "site"
    return {
        language: {
            path.name: read_page(path.read_text(encoding="utf-8"))
            for path in sorted((site / language).glob("*.html"))
        }
        for language in LANGUAGES
    }


def values(cell: str, language: str) -> list[float]:
    """The numbers of a cell, read by the conventions of the language."""
    between, before = MARKS[language]
    found = []
    for digits in DIGITS.findall(cell):
        plain = digits.replace("\u2212", "-").rstrip(".,\u00a0")
        found.append(float(plain.replace(between, "").replace("\u00a0", "").replace(before, ".")))
    return found


def is_a_value(cell: str) -> bool:
    """Whether a cell holds a number and hardly anything else, no date and no name."""
    return bool(DIGITS.search(cell)) and not re.search(r"[^\W\d_]{3,}", cell)


def test_languages_have_the_same_pages(pages):
    assert list(pages["sv"]) == list(pages["nl"]) == list(pages["en"])


@pytest.mark.parametrize("language", ["sv", "nl"])
def test_pages_have_the_same_anchors_links_and_figures(pages, language):
    for name, english in pages["en"].items():
        own = pages[language][name]
        assert own.ids == english.ids, name
        # The plan as a file is written in the page's language.
        links = [link.replace(f"action-plan-{language}.", "action-plan-en.") for link in own.links]
        assert sorted(links) == sorted(english.links), name
        assert own.drawings == english.drawings, name
        shapes = [[len(row) for row in table] for table in own.tables]
        assert shapes == [[len(row) for row in table] for table in english.tables], name


@pytest.mark.parametrize("language", ["sv", "nl"])
def test_cells_have_the_same_values(pages, language):
    compared = 0
    for name, english in pages["en"].items():
        for own_table, table in zip(pages[language][name].tables, english.tables, strict=True):
            for own_row, row in zip(own_table, table, strict=True):
                for own, cell in zip(own_row, row, strict=True):
                    if is_a_value(cell):
                        assert values(own, language) == values(cell, "en"), (name, own, cell)
                        compared += 1
    assert compared > 500
