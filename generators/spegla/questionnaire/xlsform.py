"""The questionnaire as an XLSForm, the workbook that KoboToolbox, ODK and Enketo read."""

import re
from collections.abc import Iterator, Mapping, Sequence

import openpyxl
from babel.core import Locale, UnknownLocaleError
from openpyxl.worksheet.worksheet import Worksheet

from spegla.errors import UsageError
from spegla.questionnaire.form import Amount, Block, Form, Grid, Pick, Words
from spegla.questionnaire.verbatim import verbatim
from spegla.survey.questions import LocalText
from spegla.workbooks import put_text, workbook_bytes

MOST_IN_A_ROW = 7
"""Most answers beside each other on one line, as ``likert`` puts them."""

_SYNTAX = re.compile(
    r"(?<=\$)(?=\{)"  # the answer to a question
    r"|(?<=<)(?=[A-Za-z/!])|(?<=&)(?=#?\w+;)"  # tags and entities
    r"|(?<=\])(?=\()|^(?=#)"  # links and headlines
)

Cells = Mapping[str, str]
"""One row of a sheet, by its headings."""
Choices = tuple[tuple[str, LocalText], ...]
"""Name and label of each choice of a list."""


def to_xlsform(form: Form) -> bytes:
    """The form as a workbook with the sheets survey, choices and settings.

    Each page is a group that is shown as a whole; its label holds what is said on the page, the
    first one's the welcome too. There are no notes: an export has a column for each. Rows of a
    grid are questions of their own. Left out is what is said at the end: these tools have no
    place for it. The title is in the main language alone.

    Args:
        form: The questionnaire.

    Raises:
        UsageError: A code begins with a digit, which no name in a form may.

    >>> import io
    >>> from spegla.questionnaire.form import Page
    >>> from spegla.survey.questions import Audience
    >>> hello = LocalText.of(en="Hello")
    >>> page = Page(code="words", title=LocalText.of(en="Your words"), intro=LocalText.of(en=""),
    ...             blocks=(Words(code="best", text=LocalText.of(en="What is best?")),))
    >>> form = Form(audience=Audience.CUSTOMERS, languages=("en",), title=hello, welcome=hello,
    ...             thanks=hello, pages=(page,))
    >>> book = openpyxl.load_workbook(io.BytesIO(to_xlsform(form)))
    >>> [row[1].value for row in book["survey"].rows]
    ['name', 'words_page', 'best', None]
    """
    _check_names(form)
    sheets = _Sheets(form)
    survey = list(sheets.survey())
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    _fill(book.create_sheet("survey"), survey)
    _fill(book.create_sheet("choices"), sheets.choices)
    _fill(book.create_sheet("settings"), [_settings(form)])
    return workbook_bytes(book)


def _check_names(form: Form) -> None:
    codes = [
        item.code
        for page in form.pages
        for block in page.blocks
        for item in (block.items if isinstance(block, Grid) else (block,))
    ]
    wrong = [code for code in codes if code[0].isdigit()]
    if wrong:
        raise UsageError(
            "In an XLSForm no name begins with a digit. Rename these questions in the code book: "
            f"{', '.join(wrong)}."
        )


class _Sheets:
    """Tells the rows of the sheet survey, and gathers the lists of choices on the way."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._lists: dict[Choices, str] = {}
        self.choices: list[Cells] = []

    def survey(self) -> Iterator[Cells]:
        """The rows of all pages."""
        for number, page in enumerate(self._form.pages):
            said = [page.title, page.intro]
            if number == 0:
                said.insert(0, self._form.welcome)
            yield {
                "type": "begin_group",
                "name": f"{page.code}_page",
                "appearance": "field-list",
            } | self._label(*said)
            for block in page.blocks:
                yield from self._block(block)
            yield {"type": "end_group"}

    def _block(self, block: Block) -> Iterator[Cells]:
        match block:
            case Grid():
                # An export may hold what stands for a point, so it has to be what comes back.
                choices = tuple((answer.short, answer.text) for answer in block.answers)
                few = len(choices) <= MOST_IN_A_ROW
                for item in block.items:
                    yield {
                        "type": f"select_one {self._list(block.code, choices)}",
                        "name": item.code,
                        "appearance": "likert" if few else "columns-pack",
                    } | self._label(item.text)
            case Pick():
                yield self._pick(block)
            case Amount():
                yield (
                    {
                        "type": "decimal",
                        "name": block.code,
                        "constraint": f". >= {block.low:g} and . <= {block.high:g}",
                    }
                    | self._label(block.text)
                    | self._told("hint", block.unit)
                    | self._told(
                        "constraint_message", block.unit, before=f"{block.low:g} – {block.high:g} "
                    )
                )
            case Words():
                yield {
                    "type": "text",
                    "name": block.code,
                    "appearance": "multiline",
                } | self._label(block.text)

    def _pick(self, pick: Pick) -> Cells:
        kind = "select_multiple" if pick.is_multiple else "select_one"
        choices = tuple((answer.code, answer.text) for answer in pick.answers)
        cells = {
            "type": f"{kind} {self._list(pick.code, choices)}",
            "name": pick.code,
        } | self._label(pick.text)
        if pick.shown is not None:
            answer = pick.shown.answer.code
            cells["relevant"] = f"selected(${{{pick.shown.question}}}, '{answer}')"
        if pick.at_most is not None:
            cells["constraint"] = f"count-selected(.) <= {pick.at_most}"
            cells |= self._told("constraint_message", before=f"≤ {pick.at_most}")
        return cells

    def _list(self, code: str, choices: Choices) -> str:
        """The name of the list with these choices, which is made where it is new."""
        if choices not in self._lists:
            self._lists[choices] = code
            self.choices += (
                {"list_name": code, "name": name} | self._label(text) for name, text in choices
            )
        return self._lists[choices]

    def _label(self, *texts: LocalText) -> dict[str, str]:
        return self._told("label", *texts)

    def _told(self, heading: str, *texts: LocalText, before: str = "") -> dict[str, str]:
        """The texts below each other, in the column of each language."""
        return {
            f"{heading}::{_language(language)}": before
            + "\n\n".join(filter(None, (_shown(text.in_language(language)) for text in texts)))
            for language in self._form.languages
        }


def _settings(form: Form) -> Cells:
    return {
        "form_title": verbatim(form.title.in_language(form.languages[0]), _SYNTAX),
        "form_id": f"spegla_{form.audience}",
        "default_language": _language(form.languages[0]),
        "style": "pages",
    }


def _language(code: str) -> str:
    """A language by its own name and its code, as these tools head its columns."""
    try:
        name = Locale.parse(code).get_language_name(code) or code
    except (UnknownLocaleError, ValueError):
        name = code
    return f"{name[:1].upper()}{name[1:]} ({code})"


def _shown(text: str) -> str:
    """A text as it stands in a cell, so that these tools show it as it is."""
    plain = verbatim(text, _SYNTAX)
    for mark in "*_":
        if plain.count(mark) > 1:
            plain = plain.replace(mark, f"\\{mark}")
    return plain


def _fill(sheet: Worksheet, rows: Sequence[Cells]) -> None:
    """Write the rows below their headings, each cell as text, even one that begins with "="."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    table = [dict(zip(headings, headings, strict=True)), *rows]
    for number, row in enumerate(table, start=1):
        for column, heading in enumerate(headings, start=1):
            text = row.get(heading, "")
            if text:
                put_text(sheet.cell(number, column), text)
