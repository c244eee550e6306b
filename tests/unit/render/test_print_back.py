"""The last page repeats, in short, what the report says of its method and of anonymity."""

import pytest

from paper_builder import TEXT, page_view, report_view, section_view
from spegla.render.paper.back import BackView, view_back
from spegla.render.views import KeyNumberView, PageView, ReportView

ASKED = KeyNumberView(
    label="Asked", value="420", is_number=True, range="", suffix=None, notes="In all departments."
)


def page_of(key: str, *anchors: str) -> PageView:
    """A page with some sections, whose headings say where they stand."""
    return page_view(
        key,
        *(section_view(TEXT, anchor=anchor, heading=f"{key}: {anchor}") for anchor in anchors),
        numbers=(ASKED,) if key == "who-answered" else (),
    )


PAGES = {
    page.key: page
    for page in (
        page_of("index", "verdict", "how-sure"),
        page_of("who-answered", "rates", "promised"),
        page_of("method", "survey", "limits"),
        page_of("anonymity", "recognised", "promised", "certificate"),
    )
}


def report_without(*keys: str) -> ReportView:
    return report_view(*(page for key, page in PAGES.items() if key not in keys))


def headings(back: BackView) -> list[str | None]:
    return [section.heading for section in back.sections]


def test_it_says_how_sure_what_not_and_what_was_promised_in_this_order() -> None:
    assert headings(view_back(report_without())) == [
        "index: how-sure",
        "method: limits",
        "anonymity: promised",
        "anonymity: recognised",
    ]


def test_the_order_of_pages_does_not_matter() -> None:
    backwards = report_view(*reversed(PAGES.values()))
    assert view_back(backwards) == view_back(report_without())


def test_each_section_is_one_that_a_chapter_has() -> None:
    sections = [section for page in PAGES.values() for section in page.sections]
    assert all(section in sections for section in view_back(report_without()).sections)


def test_the_promise_is_a_text_of_all_its_sentences() -> None:
    report = report_view(anonymity=("Nobody is named.", "No group is smaller than five."))
    assert view_back(report).statement == "Nobody is named. No group is smaller than five."


def test_the_numbers_are_those_of_who_answered() -> None:
    assert view_back(report_without()).numbers == (ASKED,)
    assert view_back(report_without("who-answered")).numbers == ()


def test_it_leads_to_the_chapters_that_say_all_of_it() -> None:
    assert view_back(report_without()).more == (PAGES["method"], PAGES["anonymity"])


@pytest.mark.parametrize("key", PAGES)
def test_a_page_that_the_report_does_not_have_is_left_out(key: str) -> None:
    whole, back = view_back(report_without()), view_back(report_without(key))
    left = [heading for heading in headings(whole) if not str(heading).startswith(f"{key}:")]
    assert headings(back) == left
    assert back.more == tuple(page for page in whole.more if page.key != key)


def test_a_section_that_its_page_does_not_have_is_left_out() -> None:
    back = view_back(report_view(page_of("index"), page_of("anonymity", "promised")))
    assert headings(back) == ["anonymity: promised"]


def test_a_report_without_pages_leaves_its_promise() -> None:
    assert view_back(report_view()) == BackView(
        statement="No figure rests on fewer than five people.", numbers=(), sections=(), more=()
    )
    assert view_back(report_view(anonymity=())).statement == ""
