"""The questionnaire as a Word document, to print and to fill in by hand."""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from typing import cast

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table

from spegla.packed import packed
from spegla.questionnaire.form import Amount, Answer, Block, Form, Grid, Page, Pick, Words

_BOX = "☐"
_WIDTH_MM = 174
_MOST_WORDED = 7
"""Most columns of answers that have room for their wording."""
_WRITTEN = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""When every document says that it was written, so that its bytes depend on the form alone."""

_QUESTION, _CONDITION, _ANSWER, _LAST = "Question", "Condition", "Answer", "Last answer"
_INTRO, _LEGEND, _CELL, _TICK, _GAP = "Intro", "Legend", "Cell", "Tick", "Gap"
_KEPT = (_QUESTION, _CONDITION, _ANSWER, _INTRO, _LEGEND, _CELL, _TICK)
"""Styles whose paragraphs stay on the page of what follows: a question is seen as a whole."""


def to_word(form: Form, languages: Sequence[str]) -> bytes:
    """The form as a document, one language after the other, each from a new page.

    Items are numbered through; a question that is put to some only says which answer to which
    number leads to it. Codes are left out: what stands there is what people read.

    Args:
        form: The questionnaire.
        languages: Those of its languages that the document shall have, the main one first.

    >>> from spegla.survey.questions import Audience, LocalText
    >>> hello = LocalText.of(en="Hello")
    >>> form = Form(audience=Audience.CUSTOMERS, languages=("en",), title=hello, welcome=hello,
    ...             thanks=hello, pages=())
    >>> to_word(form, ["en"]) == to_word(form, ["en"])
    True
    """
    document = docx.Document()
    _set_page(document)
    _set_styles(document, languages[0])
    properties = document.core_properties
    properties.title = form.title.in_language(languages[0])
    properties.author = properties.last_modified_by = "Spegla"
    properties.language = languages[0]
    properties.comments = ""
    properties.created = properties.modified = _WRITTEN
    for language in languages:
        before = len(document.element.body)
        _Part(document, form, language).write()
        if language != languages[0]:
            _say_language(list(document.element.body)[before:], language)
    return _bytes_of(document)


class _Part:
    """Writes the form in one language, and counts its questions."""

    def __init__(self, document: Document, form: Form, language: str) -> None:
        self._document = document
        self._form = form
        self._language = language
        self._numbers: dict[str, int] = {}

    def write(self) -> None:
        """Add the part to the document."""
        form, language = self._form, self._language
        self._add(form.title.in_language(language), "Title")
        self._add(form.welcome.in_language(language), "Normal")
        for page in form.pages:
            self._page(page)
        self._add(form.thanks.in_language(language), "Normal")

    def _page(self, page: Page) -> None:
        self._add(page.title.in_language(self._language), "Heading 1")
        intro = page.intro.in_language(self._language)
        if intro:
            self._add(intro, _INTRO)
        for block in page.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Grid():
                self._grid(block)
            case Pick():
                self._condition(block)
                self._question(block)
                for answer in block.answers:
                    style = _LAST if answer is block.answers[-1] else _ANSWER
                    self._add(f"{_BOX}  {answer.text.in_language(self._language)}", style)
            case Amount():
                self._question(block)
                self._add(f"__________  {block.unit.in_language(self._language)}", _LAST)
            case Words():
                self._question(block)
                self._lines()

    def _condition(self, pick: Pick) -> None:
        if pick.shown is not None:
            number = self._numbers[pick.shown.question]
            answer = pick.shown.answer.text.in_language(self._language)
            self._add(f"→ {number}: {answer}", _CONDITION)

    def _question(self, block: Pick | Amount | Words) -> None:
        self._add(self._numbered(block.code, block.text.in_language(self._language)), _QUESTION)

    def _numbered(self, code: str, text: str) -> str:
        self._numbers[code] = len(self._numbers) + 1
        return f"{self._numbers[code]}. {text}"

    def _grid(self, grid: Grid) -> None:
        texts = [answer.text.in_language(self._language) for answer in grid.answers]
        if len(texts) > _MOST_WORDED:
            self._add("   ".join(_worded_ends(grid.answers, texts)), _LEGEND)
            texts = [
                text if answer.is_outside else answer.code
                for answer, text in zip(grid.answers, texts, strict=True)
            ]
        rows = [
            self._numbered(item.code, item.text.in_language(self._language)) for item in grid.items
        ]
        table = self._document.add_table(rows=1 + len(rows), cols=1 + len(texts))
        table.style = "Table Grid"
        table.autofit = False
        for row, cells in enumerate(
            [["", *texts], *([text] + [_BOX] * len(texts) for text in rows)]
        ):
            for column, text in enumerate(cells):
                paragraph = table.cell(row, column).paragraphs[0]
                paragraph.text = text
                paragraph.style = _CELL if column == 0 else _TICK
        _set_widths(table, grid.answers)
        _set_rows(table)
        self._add("", _GAP)

    def _lines(self) -> None:
        table = self._document.add_table(rows=1, cols=1)
        table.style = "Table Grid"
        table.rows[0].height = Mm(30)
        _set_rows(table, repeated=False)
        self._add("", _GAP)

    def _add(self, text: str, style: str) -> None:
        self._document.add_paragraph(text, style=style)


def _worded_ends(answers: Sequence[Answer], texts: Sequence[str]) -> Iterator[str]:
    """What the numbers in the headings of a wide grid mean."""
    for answer, text in zip(answers, texts, strict=True):
        if not answer.is_outside and text != answer.code:
            yield text if text.startswith(f"{answer.code} – ") else f"{answer.code} – {text}"


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm((210 - _WIDTH_MM) / 2)
    section.top_margin = section.bottom_margin = Mm(18)


def _set_styles(document: Document, language: str) -> None:
    """Everything about the look; no paragraph has formatting of its own."""
    normal = _style(document, "Normal")
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for tag in () if defaults is None else defaults.iter(qn("w:lang")):
        tag.set(qn("w:val"), language)
    _style(document, "Title").paragraph_format.page_break_before = True
    heading = _style(document, "Heading 1").paragraph_format
    heading.space_before, heading.space_after = Pt(14), Pt(4)
    for name, before, after, size in (
        (_QUESTION, 8, 3, 10.5),
        (_CONDITION, 8, 0, 9),
        (_ANSWER, 0, 2, 10.5),
        (_LAST, 0, 6, 10.5),
        (_INTRO, 0, 6, 10.5),
        (_LEGEND, 6, 2, 9),
        (_CELL, 2, 2, 9.5),
        (_TICK, 2, 2, 8.5),
        (_GAP, 0, 0, 4),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.size = Pt(size)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.keep_with_next = name in _KEPT
    _style(document, _QUESTION).font.bold = True
    _style(document, _CONDITION).font.italic = True
    for name in (_ANSWER, _LAST):
        _style(document, name).paragraph_format.left_indent = Mm(6)
    _style(document, _TICK).paragraph_format.alignment = 1


def _style(document: Document, name: str) -> ParagraphStyle:
    return cast("ParagraphStyle", document.styles[name])


def _set_widths(table: Table, answers: Sequence[Answer]) -> None:
    point, outside = (18, 18) if len(answers) <= _MOST_WORDED else (10, 18)
    widths = [outside if answer.is_outside else point for answer in answers]
    for column, width in zip(table.columns, [_WIDTH_MM - sum(widths), *widths], strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _set_rows(table: Table, *, repeated: bool = True) -> None:
    """No row is parted by the end of a page; the headings stand again above what follows."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if repeated and number == 0:
            properties.append(OxmlElement("w:tblHeader"))


def _say_language(elements: Sequence[BaseOxmlElement], language: str) -> None:
    """Say of each run in which language it is, for those who have it read out or corrected."""
    for element in elements:
        for run in element.iter(qn("w:r")):
            tag = OxmlElement("w:lang")
            tag.set(qn("w:val"), language)
            run.get_or_add_rPr().append(tag)


def _bytes_of(document: Document) -> bytes:
    """The document with one fixed time on each of its parts."""
    saved = io.BytesIO()
    document.save(saved)
    return packed(saved.getvalue())
