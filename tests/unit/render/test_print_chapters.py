"""Chapters: pages and what people wrote, numbered in reading order."""

import re
from collections import defaultdict
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from paper_builder import page_view
from site_builder import hand_page
from spegla.render.paper.chapters import ChapterView, chapters_of
from spegla.render.views import PageView
from spegla.survey.records import HandPage

PAGES = (
    page_view("index"),
    page_view("dimensions"),
    page_view("trust", parent="dimensions"),
    page_view("change", parent="dimensions"),
    page_view("method"),
)


def own(key: str, after: str) -> HandPage:
    return hand_page(key=key, after=after)


def numbered(pages: Sequence[PageView], *written: HandPage) -> list[tuple[str, str]]:
    return [(chapter.number, chapter.key) for chapter in chapters_of(pages, written)]


def html_of(*texts: str) -> list[Markup]:
    """What becomes of the Markdown of hand-written pages."""
    written = [hand_page(key=f"own-{n}", after="index", text=text) for n, text in enumerate(texts)]
    chapters = chapters_of([page_view("index")], written)
    return [chapter.text for chapter in chapters if chapter.text is not None]


# ------------------------------------------------------------------------------ numbers


def test_pages_and_their_parts_are_numbered_in_reading_order() -> None:
    assert numbered(PAGES) == [
        ("1", "index"),
        ("2", "dimensions"),
        ("2.1", "trust"),
        ("2.2", "change"),
        ("3", "method"),
    ]


def test_a_part_stands_below_its_page_wherever_it_is_listed() -> None:
    pages = page_view("trust", parent="dimensions"), page_view("dimensions"), page_view("method")
    assert numbered(pages) == [("1", "dimensions"), ("1.1", "trust"), ("2", "method")]


def test_a_part_of_a_part_has_a_number_of_three() -> None:
    pages = page_view("a"), page_view("b", parent="a"), page_view("c", parent="b")
    assert numbered(pages) == [("1", "a"), ("1.1", "b"), ("1.1.1", "c")]


def test_a_hand_written_page_comes_after_the_parts_and_moves_later_pages_on() -> None:
    assert numbered(PAGES, own("own", "dimensions"))[-3:] == [
        ("2.2", "change"),
        ("3", "own"),
        ("4", "method"),
    ]


def test_a_hand_written_page_after_a_part_is_a_part() -> None:
    chapters = list(chapters_of(PAGES, [own("own", "trust")]))
    assert [(chapter.number, chapter.key) for chapter in chapters if chapter.is_part] == [
        ("2.1", "trust"),
        ("2.2", "own"),
        ("2.3", "change"),
    ]


def test_hand_written_pages_after_the_same_page_keep_their_order() -> None:
    assert numbered(PAGES[:1], own("b", "index"), own("a", "index")) == [
        ("1", "index"),
        ("2", "b"),
        ("3", "a"),
    ]


def test_only_what_stands_below_a_page_is_a_part() -> None:
    parts = {chapter.key for chapter in chapters_of(PAGES, []) if chapter.is_part}
    assert parts == {"trust", "change"}


def test_a_report_without_pages_has_no_chapters() -> None:
    assert numbered([], own("own", "index")) == []


# ------------------------------------------------------------------------------ what it bears


def test_a_chapter_is_a_page_or_a_text() -> None:
    page, written = chapters_of(PAGES[:1], [hand_page(after="index", title="Why", text="So.")])
    assert page == ChapterView(
        key="index", number="1", label="index", is_part=False, page=PAGES[0], text=None
    )
    assert (written.label, written.page, written.text) == ("Why", None, Markup("<p>So.</p>"))


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


def test_the_same_texts_give_the_same_chapters_each_time() -> None:
    written = [hand_page(after="index", text="One.[^1]\n\n[^1]: Yes.")]
    assert list(chapters_of(PAGES, written)) == list(chapters_of(PAGES, written))


# ------------------------------------------------------------------------------ laws


@st.composite
def reports(draw: st.DrawFn) -> tuple[list[PageView], list[HandPage]]:
    """Pages, each of the first level or below an earlier one, and pages that people wrote."""
    parents = [draw(st.integers(-1, number - 1)) for number in range(draw(st.integers(1, 6)))]
    pages = [
        page_view(f"p{number}", parent=None if parent < 0 else f"p{parent}")
        for number, parent in enumerate(parents)
    ]
    places = draw(st.lists(st.sampled_from(pages), max_size=4))
    return pages, [own(f"own{n}", page.key) for n, page in enumerate(places)]


@given(reports())
def test_every_page_is_one_chapter_and_numbers_leave_no_gap(
    report: tuple[list[PageView], list[HandPage]],
) -> None:
    pages, written = report
    chapters = numbered(pages, *written)
    assert sorted(key for _, key in chapters) == sorted(
        [*(page.key for page in pages), *(page.key for page in written)]
    )
    last: dict[str, list[int]] = defaultdict(list)
    for number, _ in chapters:
        above, _, place = number.rpartition(".")
        last[above].append(int(place))
    assert all(places == list(range(1, len(places) + 1)) for places in last.values())


@given(reports())
def test_numbers_rise_in_reading_order(report: tuple[list[PageView], list[HandPage]]) -> None:
    pages, written = report
    numbers = [tuple(map(int, number.split("."))) for number, _ in numbered(pages, *written)]
    assert numbers == sorted(set(numbers))
