"""Footnotes: a term is explained once, where a chart uses it first."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper_builder import TEXT, chart_of, glossary_view, page_view, section_view
from report_builder import make_writer
from spegla.errors import WordingError
from spegla.render.paper.footnotes import EXPLAINED, with_footnotes
from spegla.render.views import PageView
from spegla.render.views.types import ChartView, FootnoteView
from spegla.report.definitions import TERMS, measure_anchor
from spegla.report.format import Wording, Writer

WRITER = make_writer()
GLOSSARY = glossary_view(*TERMS)


def page_of(*charts: Sequence[str]) -> PageView:
    """A page with charts, each of which uses some terms."""
    return page_view("page", section_view(TEXT, *(chart_of(*terms) for terms in charts)))


def footnotes(pages: Sequence[PageView]) -> list[tuple[FootnoteView, ...]]:
    """The footnotes of each chart."""
    return [
        block.footnotes
        for page in pages
        for section in page.sections
        for block in section.blocks
        if isinstance(block, ChartView)
    ]


def explained(pages: Sequence[PageView], *glossary: str) -> list[list[str]]:
    """Anchors of the terms that each chart explains."""
    noted = with_footnotes(pages, glossary_view(*(glossary or TERMS)), WRITER)
    return [[note.anchor for note in notes] for notes in footnotes(noted)]


def test_a_term_is_explained_at_its_first_chart_only() -> None:
    assert explained([page_of(["score"], ["score"])]) == [["measure-score"], []]


def test_a_term_that_an_earlier_page_explains_is_not_explained_again() -> None:
    pages = [page_of(["score"]), page_of(["score", "gap"])]
    assert explained(pages) == [["measure-score"], ["measure-gap"]]


def test_a_chart_explains_its_terms_in_its_own_order() -> None:
    assert explained([page_of(["gap", "score"])]) == [["measure-gap", "measure-score"]]


def test_a_chart_that_uses_no_terms_explains_none() -> None:
    assert explained([page_of([])]) == [[]]


def test_without_a_glossary_nothing_is_explained() -> None:
    pages = (page_of(["score"]),)
    assert with_footnotes(pages, None, WRITER) == pages


def test_a_term_that_is_not_in_the_glossary_is_not_explained() -> None:
    assert explained([page_of(["score", "gap"])], "gap") == [["measure-gap"]]


def test_a_term_that_needs_no_words_is_not_explained() -> None:
    assert "interval" not in EXPLAINED
    assert explained([page_of(["interval"])]) == [[]]


def test_a_table_explains_nothing() -> None:
    table = chart_of("score").table
    pages = [page_view("page", section_view(table, chart_of("score")))]
    noted = with_footnotes(pages, GLOSSARY, WRITER)
    assert noted[0].sections[0].blocks[0] == table
    assert explained(pages) == [["measure-score"]]


@pytest.mark.parametrize("language", ["sv", "nl", "en"])
def test_every_term_has_a_short_meaning_of_its_own(language: str) -> None:
    noted = with_footnotes([page_of(EXPLAINED)], GLOSSARY, make_writer(language))
    (notes,) = footnotes(noted)
    assert len({note.meaning for note in notes}) == len(EXPLAINED)
    assert all(len(note.term) < len(note.meaning) for note in notes)
    assert [note.anchor for note in notes] == [measure_anchor(term) for term in EXPLAINED]
    assert set(EXPLAINED) <= set(TERMS)


def test_a_meaning_that_the_language_lacks_is_refused() -> None:
    wording = Wording(language="en", locale="en", messages={}, plural_form=int)
    with pytest.raises(WordingError):
        with_footnotes([page_of(["score"])], GLOSSARY, Writer(wording=wording))


# ------------------------------------------------------------------------------ laws

_terms = st.lists(st.sampled_from([*EXPLAINED[:3], "interval"]), unique=True, max_size=3)
_pages = st.lists(st.lists(_terms, max_size=3), max_size=3)


@given(_pages)
def test_each_term_that_charts_use_is_explained_once(drawn: list[list[list[str]]]) -> None:
    notes = explained([page_of(*charts) for charts in drawn])
    anchors = [anchor for own in notes for anchor in own]
    used = {term for charts in drawn for terms in charts for term in terms} & set(EXPLAINED)
    assert sorted(anchors) == sorted(measure_anchor(term) for term in used)


@given(_pages)
def test_footnotes_are_all_that_is_added(drawn: list[list[list[str]]]) -> None:
    pages = tuple(page_of(*charts) for charts in drawn)
    noted = with_footnotes(pages, GLOSSARY, WRITER)
    assert tuple(without_footnotes(page) for page in noted) == pages


def without_footnotes(page: PageView) -> PageView:
    sections = tuple(
        replace(
            section,
            blocks=tuple(
                replace(block, footnotes=()) if isinstance(block, ChartView) else block
                for block in section.blocks
            ),
        )
        for section in page.sections
    )
    return replace(page, sections=sections)
