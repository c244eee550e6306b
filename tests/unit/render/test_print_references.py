"""References on paper: every place that a text may lead to has a name that is known beforehand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

import pytest

from handwritten_builder import with_pages
from paper_builder import glossary_view, page_view, section_view, table_view
from report_builder import make_report, make_writer
from site_builder import hand_page
from spegla.errors import WordingError
from spegla.render.paper.appendix import TABLES, AppendixView, TablesView, part_appendix
from spegla.render.paper.chapters import chapters_of
from spegla.render.paper.footnotes import with_footnotes
from spegla.render.paper.references import references_to
from spegla.render.views import PageView, RankingView, SectionView, view_report
from spegla.render.views.types import ChartView, DefinitionsView, DefinitionView, PointerView
from spegla.report.format import Wording, Writer
from spegla.report.model import Definition, Definitions, Section
from spegla.survey.questions import LocalText

NOTHING = AppendixView(tables=(), questions=None, glossary=None)
QUESTIONS = section_view(anchor="questions", heading="Questions")
GLOSSARY = glossary_view("score")


def part_of(chapter: str, *anchors: str) -> TablesView:
    tables = tuple(table_view(anchor) for anchor in anchors)
    return TablesView(chapter=chapter, label=chapter, tables=tables)


def named(
    *pages: PageView, appendix: AppendixView = NOTHING, language: str = "en"
) -> dict[str, str]:
    """The names of all places, with plain spaces."""
    names = references_to(chapters_of(pages), appendix, make_writer(language))
    return {place: name.replace("\N{NO-BREAK SPACE}", " ") for place, name in names.items()}


@pytest.mark.parametrize(
    ("language", "name"), [("sv", "Kapitel 1.1"), ("nl", "Hoofdstuk 1.1"), ("en", "Chapter 1.1")]
)
def test_a_chapter_is_named_by_its_number(language: str, name: str) -> None:
    pages = page_view("dimensions"), page_view("trust", parent="dimensions")
    assert named(*pages, language=language)["trust"] == name


def test_a_hand_written_page_is_named_as_any_chapter() -> None:
    own = hand_page(key="own", after="index")
    names = references_to(
        chapters_of(with_pages([page_view("index")], own)), NOTHING, make_writer()
    )
    assert names == {"index": "Chapter\N{NO-BREAK SPACE}1", "own": "Chapter\N{NO-BREAK SPACE}2"}


def test_a_name_is_not_broken_over_lines() -> None:
    appendix = replace(NOTHING, tables=(part_of("index", "t"),))
    names = references_to(chapters_of([page_view("index")]), appendix, make_writer())
    assert all(" " not in name for name in names.values())


def test_tables_are_numbered_in_order_through_all_chapters() -> None:
    parts = (part_of("trust", "a", "b"), part_of("change", "c"), part_of("mirror", "d", "e"))
    names = named(appendix=replace(NOTHING, tables=parts))
    assert [names[anchor] for anchor in "abcde"] == [f"Table {number}" for number in range(1, 6)]


@pytest.mark.parametrize(("tables", "questions", "glossary"), [*product([True, False], repeat=3)])
def test_an_appendix_that_the_report_does_not_have_has_no_letter(
    tables: bool, questions: bool, glossary: bool
) -> None:
    appendix = AppendixView(
        tables=(part_of("trust", "t"),) if tables else (),
        questions=QUESTIONS if questions else None,
        glossary=GLOSSARY if glossary else None,
    )
    names = named(appendix=appendix)
    has = {TABLES: tables, "questions": questions, "measures": glossary}
    there = [place for place, is_there in has.items() if is_there]
    assert [names[place] for place in there] == [
        f"Appendix {letter}" for letter, _ in zip("ABC", there, strict=False)
    ]
    assert not (set(has) - set(there)) & set(names)


def test_a_term_is_found_in_the_appendix_of_terms() -> None:
    appendix = replace(NOTHING, questions=QUESTIONS, glossary=glossary_view("score", "need"))
    names = named(appendix=appendix)
    assert names["measure-score"] == names["measure-need"] == names["measures"] == "Appendix B"


def test_a_term_that_nothing_can_lead_to_has_no_name() -> None:
    items = (DefinitionView(term="Score", meaning="", anchor=""),)
    glossary = section_view(DefinitionsView(items=items), anchor="measures")
    assert named(appendix=replace(NOTHING, glossary=glossary)) == {"measures": "Appendix A"}


def test_a_report_without_an_appendix_names_its_chapters_only() -> None:
    assert named(page_view("index")) == {"index": "Chapter 1"}
    assert named() == {}


def test_a_name_that_the_language_lacks_is_refused() -> None:
    wording = Wording(language="en", locale="en", messages={}, plural_form=int)
    with pytest.raises(WordingError):
        references_to(chapters_of([page_view("index")]), NOTHING, Writer(wording=wording))


# ------------------------------------------------------------------------------ a whole report


def whole_report() -> tuple[tuple[PageView, ...], AppendixView]:
    """The smallest report as it is printed, with every appendix and folded tables."""
    report = make_report()
    *others, method = report.pages
    score, asked = (LocalText.of(sv=text, nl=text, en=text) for text in ("Score", "Questions"))
    term = Definition(term=score, meaning=(asked,), anchor="measure-score")
    sections = (
        Section(anchor="measures", heading=score, blocks=(Definitions(items=(term,)),)),
        Section(anchor="questions", heading=asked, blocks=method.sections[0].blocks),
        *method.sections,
    )
    report = replace(report, pages=(*others, replace(method, sections=sections)))
    writer = make_writer()
    pages, appendix = part_appendix(view_report(report, writer, lambda _key, _chart: ()).pages)
    return with_footnotes(pages, appendix.glossary, writer), appendix


def led_to(sections: Sequence[SectionView]) -> Iterator[str]:
    """Places to which the templates of blocks lead."""
    for section in sections:
        for block in section.blocks:
            match block:
                case ChartView():
                    yield from block.table_places
                    yield from (item.anchor for item in block.footnotes)
                case PointerView():
                    yield block.page
                case RankingView():
                    yield from (item.page or "" for item in block.items)
                case _:
                    pass


def test_every_place_that_a_text_leads_to_has_a_name() -> None:
    pages, appendix = whole_report()
    assert appendix.questions
    assert appendix.glossary
    names = named(*pages, appendix=appendix)
    sections = [section for page in pages for section in page.sections]
    places = {*led_to([*sections, appendix.questions, appendix.glossary])} - {""}
    assert {"dimensions", "paper.measures", "paper.questions"} <= places
    assert any(place.count(".") == 2 for place in places)  # tables of a chapter
    assert places <= set(names)
    assert {part.chapter for part in appendix.tables} <= set(names)


def test_no_two_chapters_and_no_two_tables_share_a_name() -> None:
    pages, appendix = whole_report()
    names = named(*pages, appendix=appendix)
    tables = [table.anchor for part in appendix.tables for table in part.tables]
    own = [names[place] for place in [*tables, *(page.key for page in pages)]]
    assert len(set(own)) == len(own) == len(tables) + len(pages)
