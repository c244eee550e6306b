"""What people wrote, as paper sets it."""

import re

import pytest
from markupsafe import Markup

from spegla.render.paper.written import paper_texts


def html_of(*texts: str) -> list[Markup]:
    """What becomes of the Markdown of pages, one after the other."""
    set_texts = paper_texts()
    return [html for text in texts for html in set_texts([text])]


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("dimensions.md", "#dimensions"),
        ("dimension-trust.md#groups", "#dimension-trust"),
        ("https://example.org/a.md", "https://example.org/a.md"),
        ("https://example.org/#dimensions", "https://example.org/#dimensions"),
        ("our_page.md", "#our_page"),
        ("./dimensions.md", "#dimensions"),
        ("mailto:it@example.org", "mailto:it@example.org"),
    ],
)
def test_a_link_to_a_page_leads_to_its_chapter_and_others_stay(address: str, link: str) -> None:
    assert html_of(f"[more]({address})") == [f'<p><a href="{link}">more</a></p>']


def test_every_link_of_a_text_is_turned() -> None:
    (html,) = html_of("[one](index.md) and [two](method.md#limits)")
    assert re.findall(r'href="([^"]*)"', html) == ["#index", "#method"]


def test_tables_and_html_of_the_author_are_set() -> None:
    table, html = html_of("| a | b |\n|---|---|\n| 1 | 2 |", '<p class="note">Ours</p>')
    assert "<td>1</td>" in table
    assert html == '<p class="note">Ours</p>'


def test_footnotes_of_all_texts_have_places_of_their_own() -> None:
    texts = html_of("One.[^1]\n\n[^1]: Yes.", "Two.[^1]\n\n[^1]: No.")
    places = [place for html in texts for place in re.findall(r' id="([^"]*)"', html)]
    links = [link for html in texts for link in re.findall(r' href="#([^"]*)"', html)]
    assert len(set(places)) == len(places) == 4
    assert set(links) == set(places)


def test_a_text_holds_nothing_of_the_one_before() -> None:
    assert html_of("First.[^1]\n\n[^1]: Yes.", "Second.")[1] == "<p>Second.</p>"
