"""The questionnaire as a Word document: to print, alike from run to run."""

import io
import zipfile
from itertools import pairwise

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from catalogue_files import catalogue, catalogue_form
from spegla.questionnaire.form import Grid
from spegla.questionnaire.word import to_word
from spegla.survey.questions import Audience

TWO = ("sv", "nl")


@pytest.fixture(scope="module")
def content() -> bytes:
    return to_word(catalogue_form(languages=TWO), TWO)


@pytest.fixture(scope="module")
def document(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def headings(document: Document) -> list[str]:
    return [
        paragraph.text
        for paragraph in document.paragraphs
        if paragraph.style is not None and paragraph.style.name == "Heading 1"
    ]


def test_each_language_has_a_part_that_begins_a_page(document: Document):
    form = catalogue_form(languages=TWO)
    titles = [p for p in document.paragraphs if p.style is not None and p.style.name == "Title"]
    assert [title.text for title in titles] == [form.title.in_language(name) for name in TWO]
    assert document.styles["Title"].paragraph_format.page_break_before
    assert headings(document) == [p.title.in_language(name) for name in TWO for p in form.pages]


def test_grids_are_tables_whose_headings_are_repeated(document: Document):
    form = catalogue_form(languages=TWO)
    grids = [b for page in form.pages for b in page.blocks if isinstance(b, Grid)]
    tables = [table for table in document.tables if len(table.columns) > 1]
    assert len(tables) == len(TWO) * len(grids)
    for table, grid in zip(tables, grids, strict=False):
        assert len(table.rows) == 1 + len(grid.items)
        assert len(table.columns) == 1 + len(grid.answers)
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert {cell.text for cell in table.rows[1].cells[1:]} == {"☐"}


def test_no_two_tables_touch(document: Document):
    tags = [element.tag for element in document.element.body]
    assert not any(a == b == qn("w:tbl") for a, b in pairwise(tags))


def test_a_wide_grid_has_numbers_above_its_boxes_and_says_what_the_ends_mean(document: Document):
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "1 – Lägsta betyg   10 – Högsta betyg" in texts
    wide = next(table for table in document.tables if len(table.columns) == 12)
    assert [cell.text for cell in wide.rows[0].cells] == ["", *map(str, range(1, 11)), "Vet ej"]


def test_questions_are_numbered_through_and_say_on_which_answer_they_depend(document: Document):
    texts = [paragraph.text for paragraph in document.paragraphs]
    place = next(i for i, text in enumerate(texts) if text.endswith("Välj alla skäl som stämmer."))
    number = int(texts[place].split(".")[0]) - 1
    assert texts[place - 1] == f"→ {number}: Ja"


def test_no_paragraph_or_run_has_a_look_of_its_own(document: Document):
    for element in document.element.body.iter(qn("w:pPr")):
        assert {child.tag for child in element} <= {qn("w:pStyle")}
    for element in document.element.body.iter(qn("w:rPr")):
        assert {child.tag for child in element} <= {qn("w:lang")}


def test_the_document_and_its_second_part_say_in_which_language_they_are(document: Document):
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert defaults is not None
    assert {tag.get(qn("w:val")) for tag in defaults.iter(qn("w:lang"))} == {"sv"}
    marked = {tag.get(qn("w:val")) for tag in document.element.body.iter(qn("w:lang"))}
    assert marked == {"nl"}


def test_the_same_form_gives_the_same_bytes_whenever_it_is_written(content: bytes):
    assert to_word(catalogue_form(languages=TWO), TWO) == content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_its_properties_name_the_survey_and_no_person(document: Document):
    properties = document.core_properties
    assert properties.title == catalogue_form(languages=TWO).title.in_language("sv")
    assert (properties.author, properties.last_modified_by) == ("Spegla", "Spegla")
    assert properties.comments == ""
    assert properties.created is not None
    assert properties.created.year == 2000


def test_the_managements_core_has_its_thirty_items():
    form = catalogue_form(Audience.MANAGEMENT, only=catalogue().core)
    document = docx.Document(io.BytesIO(to_word(form, ["en"])))
    assert sum(len(table.rows) - 1 for table in document.tables) == 30
