"""The lines above what people write say where it belongs, in one of three ways."""

import pytest

from spegla.errors import Problem
from spegla.survey.checks.pages import check_page
from spegla.survey.checks.problems import ProblemList
from spegla.survey.records import HandPage, Slot, SlotPosition

BEFORE, AFTER, START, END = (
    SlotPosition.BEFORE,
    SlotPosition.AFTER,
    SlotPosition.START,
    SlotPosition.END,
)


def read(*front: str) -> tuple[HandPage | None, list[Problem]]:
    problems = ProblemList("content/en/own.md")
    source = "\n".join(["---", *front, "---", "Words.", ""])
    page = check_page(source.encode(), problems, language="en")
    return page, problems.in_order()


@pytest.mark.parametrize(
    ("line", "slot"),
    [
        ("before: mirror-chart", Slot(page="mirror", position=BEFORE, anchor="mirror-chart")),
        ("after: classes", Slot(page="mirror", position=AFTER, anchor="classes")),
        ("at: start", Slot(page="mirror", position=START)),
        ("at: end", Slot(page="mirror", position=END)),
    ],
)
def test_a_text_within_a_page_needs_no_title(line: str, slot: Slot) -> None:
    page, problems = read("page: mirror", line)
    assert not problems
    assert page is not None
    assert (page.slot, page.title, page.after, page.address) == (slot, "", "", "mirror")


def test_a_page_may_take_the_place_of_another() -> None:
    page, problems = read("title: Change", "replaces: change")
    assert not problems
    assert page is not None
    assert (page.replaces, page.slot, page.key, page.address) == ("change", None, "own", "change")


def test_each_key_has_its_line() -> None:
    page, _ = read("# a remark", "page: mirror", '"at": end')
    assert page is not None
    assert page.rows == {"page": 3, "at": 4}


@pytest.mark.parametrize(
    ("front", "found"),
    [
        (["title: A"], "no text for after"),
        (["replaces: change"], "no text for title"),
        (["title: A", "after: index", "replaces: change"], '"after", which a page that takes'),
        (["title: A", "page: mirror", "at: end"], '"title", which a text within a page'),
        (["title: A", "after: index", "at: end"], '"at", which a page does not take'),
        (["page: mirror"], "does not say in one way where"),
        (["page: mirror", "at: end", "after: classes"], "does not say in one way where"),
        (["page: mirror", "before:"], "does not say in one way where"),
        (["page: mirror", "at: top"], "an at: that is no place"),
        (["page: [a]", "at: end"], "no text for page"),
        (["pages: mirror", "title: A", "after: index"], '"pages", which is not known here'),
    ],
)
def test_what_does_not_say_where_it_belongs_is_refused(front: list[str], found: str) -> None:
    page, problems = read(*front)
    assert page is None
    assert len(problems) == 1
    assert found in problems[0].found


@pytest.mark.parametrize("brackets", ["[" * 1_200, "[a](b) " * 1_200, "![" * 1_200])
def test_a_paragraph_of_brackets_that_takes_long_to_read_is_told(brackets: str) -> None:
    problems = ProblemList("content/en/about.md")
    source = f"---\ntitle: A\nafter: index\n---\nOne\n\nTwo\n{brackets}\n\n[three](c)\n"
    check_page(source.encode(), problems, language="en")
    (problem,) = problems.in_order()
    assert problem.found == "a paragraph has more than 1,000 opening brackets"
    assert problem.row == 7
