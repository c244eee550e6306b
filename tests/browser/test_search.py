"""Search, as a reader uses it: in the language of the pages, and in all forms of a word."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser_visits import Visits

pytestmark = pytest.mark.browser

FORMS = {"sv": ("kundernas", "kund"), "nl": ("scoren", "score"), "en": ("decided", "decid")}
"""A form of a word, and how other forms begin that pages have."""
SEARCHING = {
    "sv": {"field": "Sök", "start": "Skriv det du söker", "none": "Inga träffar", "page": "sid"},
    "nl": {"field": "Zoeken", "start": "Typ een zoekwoord", "none": "Niets gevonden",
           "page": "pag"},
    "en": {"field": "Search", "start": "Type what you look for", "none": "Nothing found",
           "page": "page"},
}  # fmt: skip


def search(page: Page, words: str) -> None:
    """Types words into the field, as a reader does; the theme listens to the keys."""
    field = page.locator(".md-search__input")
    field.click()
    field.fill("")
    page.keyboard.type(words)


def index(site: Path, language: str) -> list[dict[str, str]]:
    content = (site / language / "search" / "search_index.json").read_text(encoding="utf-8")
    documents: list[dict[str, str]] = json.loads(content)["docs"]
    return documents


@pytest.mark.parametrize("language", FORMS)
def test_a_word_is_found_in_another_of_its_forms(site: Path, visit: Visits, language: str) -> None:
    asked, beginning = FORMS[language]
    page = visit(f"{language}/index.html")
    search(page, asked)
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    marks = {mark.lower() for mark in page.locator(".md-search-result mark").all_text_contents()}
    assert any(mark.startswith(beginning) for mark in marks - {asked})
    expect(page.locator(".md-search-result__terms")).to_have_count(0)


@pytest.mark.parametrize("language", FORMS)
def test_half_a_word_finds_it(site: Path, visit: Visits, language: str) -> None:
    page = visit(f"{language}/index.html")
    search(page, FORMS[language][1][:4])
    expect(page.locator(".md-search-result__link").first).to_be_visible()


@pytest.mark.parametrize("language", SEARCHING)
def test_search_speaks_the_language_of_the_page(visit: Visits, language: str) -> None:
    words = SEARCHING[language]
    page = visit(f"{language}/index.html")
    field, result = page.locator(".md-search__input"), page.locator(".md-search-result__meta")
    assert field.get_attribute("placeholder") == words["field"]
    assert field.get_attribute("aria-label") == words["field"]
    field.click()
    expect(result).to_contain_text(words["start"])
    search(page, "qqqqqq")
    expect(result).to_contain_text(words["none"])
    search(page, "IT")
    expect(result).to_contain_text(words["page"])


def test_results_bear_the_headings_of_the_pages(site: Path) -> None:
    class Headings(HTMLParser):
        """The texts of all headings of a page."""

        def __init__(self) -> None:
            super().__init__()
            self.texts: list[str] = []
            self._is_open = False

        def handle_starttag(self, tag: str, attrs: object) -> None:
            if re.fullmatch("h[1-6]", tag):
                self.texts.append("")
                self._is_open = True

        def handle_endtag(self, tag: str) -> None:
            self._is_open = self._is_open and not re.fullmatch("h[1-6]", tag)

        def handle_data(self, data: str) -> None:
            if self._is_open:
                self.texts[-1] += data

    for document in index(site, "en"):
        headings = Headings()
        path = document["location"].partition("#")[0]
        headings.feed((site / "en" / path).read_text(encoding="utf-8"))
        assert document["title"] in {text.strip() for text in headings.texts}, document["location"]


def test_charts_and_tables_are_not_in_the_index(site: Path) -> None:
    for document in index(site, "en"):
        assert "<svg" not in document["text"]
        assert "Show as table" not in document["text"]
