"""Chapters: pages and what people wrote, numbered in reading order."""

from collections import defaultdict
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from handwritten_builder import with_pages
from paper_builder import page_view
from site_builder import hand_page
from spegla.render.paper.chapters import ChapterView, chapters_of
from spegla.render.views import PageView, TextView, blocks_in
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
    return [(chapter.number, chapter.key) for chapter in chapters_of(with_pages(pages, *written))]


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
    chapters = list(chapters_of(with_pages(PAGES, own("own", "trust"))))
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
    parts = {chapter.key for chapter in chapters_of(PAGES) if chapter.is_part}
    assert parts == {"trust", "change"}


def test_a_report_without_pages_has_no_chapters() -> None:
    assert numbered([], own("own", "index")) == []


# ------------------------------------------------------------------------------ what it bears


def test_a_chapter_is_a_page_or_a_text() -> None:
    own = hand_page(after="index", title="Why", text="So.")
    page, written = chapters_of(with_pages(PAGES[:1], own))
    assert page == ChapterView(key="index", number="1", label="index", is_part=False, page=PAGES[0])
    assert (written.label, written.page.headline) == ("Why", "")
    [text] = blocks_in(written.page)
    assert text == TextView(text=Markup("<p>So.</p>"))


def test_the_same_texts_give_the_same_chapters_each_time() -> None:
    written = hand_page(after="index", text="One.[^1]\n\n[^1]: Yes.")
    first, second = (list(chapters_of(with_pages(PAGES, written))) for _ in range(2))
    assert first == second


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
