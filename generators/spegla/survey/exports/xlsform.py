"""XLSForms: questionnaires of KoboToolbox and ODK, written as workbooks (xlsform.org)."""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from spegla.survey.exports.answers import Tool
from spegla.survey.exports.archive import BROKEN, read_part
from spegla.survey.exports.container import Container
from spegla.survey.exports.labels import language_code, plain_text
from spegla.survey.exports.structure import Described, Form, Part, Structure, Texts
from spegla.survey.exports.workbook import read_sheets
from spegla.survey.tables import MAX_COLUMNS, Table, fold, tidy

_SHEETS = {b"survey", b"choices"}
_LARGEST_INDEX = 1_000_000
_SHEET = re.compile(rb"""<(?:\w+:)?sheet\s[^<>]*?\bname\s*=\s*["']([^"'<>]*)["']""")
_NAMES = ("name", "value", "$autoname", "$autovalue")
_LABEL = re.compile(r"label(?:\s*::?\s*(?P<language>.+))?")
_FORMS = {
    "select_one": Form.SINGLE, "select_one_from_file": Form.SINGLE,
    "select_multiple": Form.MULTIPLE, "select_multiple_from_file": Form.MULTIPLE,
    "rank": Form.RANKING,
    "integer": Form.NUMBER, "int": Form.NUMBER, "decimal": Form.NUMBER, "range": Form.NUMBER,
    "text": Form.TEXT, "string": Form.TEXT,
}  # fmt: skip
_SPACED = re.compile(r"^(begin|end|select)[ _]")
_GRIDS = {
    *("begin_score", "begin_koboscore", "begin_rank", "begin_koborank", "begin_kobomatrix"),
}
_IN_TABLE = {"label", "list-nolabel"}
_HEAD_OF_SCORE = "_header"
"""How the name ends of the column that KoboToolbox adds above a rating."""
_OR_OTHER = "or_other"
_OTHER = "other"
"""The name that the option has which ``or_other`` adds; its label is "Other"."""

Lists = Mapping[str, tuple[Part, ...]]
"""The choices of each list."""


def is_xlsform(content: bytes) -> bool:
    """Whether a file is a workbook with the sheets of an XLSForm.

    Only the list of its sheets is opened, and only where that is small.

    >>> is_xlsform(b"q01,q02")
    False
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            index = archive.getinfo("xl/workbook.xml")
            if index.file_size > _LARGEST_INDEX:
                return False
            names = _SHEET.findall(read_part(archive, index))
    except BROKEN:
        return False
    return {name.lower() for name in names} >= _SHEETS


def structure_of_xlsform(content: bytes, *, file: str) -> Structure:
    """The questionnaire in the workbook of an XLSForm; see :func:`structure_of_sheets`.

    Args:
        content: The workbook.
        file: Name to show in problems.

    Raises:
        InputError: The workbook cannot be read.

    >>> structure_of_xlsform(b"PK", file="form.xlsx")
    Traceback (most recent call last):
    spegla.errors.InputError: form.xlsx: the file is damaged, or has a password.
      Export it again, without a password.
    """
    sheets = read_sheets(content, file=file, kind=Container.XLSX)
    return structure_of_sheets({fold(sheet.name): sheet.table for sheet in sheets})


def structure_of_sheets(sheets: Mapping[str, Table]) -> Structure:
    """The questionnaire in the sheets of an XLSForm, by their names in lower case.

    Several questions that are shown as one table are one question with rows: KoboToolbox's ratings,
    rankings and matrices, and groups of questions with the appearance ``label`` or
    ``list-nolabel``. The rows of a matrix have the names that their columns have in an export. A
    label for which no language is named is in the default language of the settings, or in "" where
    they name none. What nobody answers (calculations, times, notes) has the form ``OTHER``.

    >>> from spegla.survey.tables import table_of
    >>> survey = [["type", "name", "label::English (en)"], ["integer", "age", "Your **age**"]]
    >>> structure_of_sheets({"survey": table_of(survey, file="form.xlsx")}).questions[0].text
    {'en': 'Your age'}
    """
    settings = _lines(sheets.get("settings"), "")
    default = language_code(settings[0].cell("default_language")) if settings else ""
    choices: dict[str, list[Part]] = {}
    for line in _lines(sheets.get("choices"), default):
        choices.setdefault(line.cell("list_name", "list name"), []).append(line.part)
    lists = {name: tuple(parts) for name, parts in choices.items()}
    questions = tuple(_questions(_lines(sheets.get("survey"), default), lists))
    spoken = dict.fromkeys(language for question in questions for language in question.text)
    ordered = sorted(filter(None, spoken), key=lambda language: language != default)
    return Structure(tool=Tool.KOBOTOOLBOX, languages=tuple(ordered), questions=questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A row of a sheet: its cells by folded heading, and its label, or else its name, as texts."""

    cells: Mapping[str, str]
    text: Texts

    def cell(self, *headings: str) -> str:
        """The first cell with content under one of the headings."""
        return next((self.cells[one] for one in headings if self.cells.get(one)), "")

    @property
    def part(self) -> Part:
        return Part(code=self.cell(*_NAMES), text=self.text)

    @property
    def words(self) -> list[str]:
        """The type, the list that it names, and whether an option "Other" is added."""
        return _SPACED.sub(r"\1_", self.cell("type")).split() or [""]

    @property
    def kind(self) -> str:
        return self.words[0]

    @property
    def list_name(self) -> str:
        return self.words[1] if len(self.words) > 1 else ""

    @property
    def label(self) -> str:
        """What stands above a group in the first language; "" where it has only a name."""
        is_labelled = set(self.text.values()) != {self.part.code}
        return next(iter(self.text.values())) if is_labelled else ""

    @property
    def is_in_table(self) -> bool:
        """Whether the question is the head or a row of a table."""
        appearance = self.cell("appearance").casefold().split()
        return self.kind == "select_one" and not _IN_TABLE.isdisjoint(appearance)


def _lines(table: Table | None, default: str) -> list[_Line]:
    if table is None:
        return []
    headings = [fold(heading) for heading in table.headings]
    languages = {
        heading: language_code(label["language"] or "") or default
        for heading in headings
        if (label := _LABEL.fullmatch(heading))
    }
    ordered = sorted(languages, key=lambda heading: languages[heading] != default)
    lines = []
    for row in table.rows:
        cells = dict(zip(headings, map(tidy, row.cells), strict=False))
        text = {languages[one]: plain_text(cells[one]) for one in ordered if cells.get(one)}
        name = next((cells[one] for one in _NAMES if cells.get(one)), "")
        lines.append(_Line(cells=cells, text=text or {default: name}))
    return lines


def _questions(lines: Sequence[_Line], lists: Lists) -> Iterator[Described]:
    """The questions in the lines of a form; those of a group have its label as their section."""
    ends = _ends(lines)
    # Groups may lie within groups as deep as somebody likes.
    sections = [""]
    position = 0
    while position < len(lines):
        line, start, end = lines[position], position + 1, ends.get(position)
        position = start
        if line.kind.startswith("end_"):
            del sections[max(1, len(sections) - 1) :]
        elif end is None and line.kind:
            yield _question(line, lists, section=sections[-1])
        elif end and (line.kind in _GRIDS or _is_table(lines, start, end)):
            yield from _grid(line, lines[start:end], lists, section=sections[-1])
            position = end + 1
        elif end:
            sections.append(line.label or sections[-1])


def _ends(lines: Sequence[_Line]) -> Mapping[int, int]:
    """Where each group ends, by where it begins; one that does not end holds the rest."""
    ends: dict[int, int] = {}
    open_ones: list[int] = []
    for position, line in enumerate(lines):
        if line.kind.startswith("begin_"):
            open_ones.append(position)
        elif line.kind.startswith("end_") and open_ones:
            ends[open_ones.pop()] = position
    return ends | dict.fromkeys(open_ones, len(lines))


def _is_table(lines: Sequence[_Line], start: int, end: int) -> bool:
    return start < end and all(lines[at].is_in_table for at in range(start, end))


def _question(line: _Line, lists: Lists, *, section: str) -> Described:
    form = _FORMS.get(line.kind, Form.OTHER)
    choices = lists.get(line.list_name, ())
    if _OR_OTHER in line.words:
        choices = (*choices, Part(code=_OTHER, text=dict.fromkeys(line.text, "Other")))
    return Described(
        code=line.part.code,
        text=line.text,
        form=form,
        answers=choices if form is Form.SINGLE else (),
        rows=choices if form in (Form.MULTIPLE, Form.RANKING) else (),
        section=section,
    )


def _grid(
    line: _Line, inside: Sequence[_Line], lists: Lists, *, section: str
) -> Iterator[Described]:
    """What a group asks that is shown as one table."""
    grid = Described(
        code=line.part.code,
        text=line.text,
        form=Form.GRID,
        rows=tuple(one.part for one in inside),
        section=section,
    )
    match line.kind:
        case "begin_score" | "begin_koboscore":
            yield _head(f"{grid.code}{_HEAD_OF_SCORE}", grid)
            yield replace(grid, answers=lists.get(line.cell("kobo--score-choices"), ()))
        case "begin_rank" | "begin_koborank":
            items = lists.get(line.cell("kobo--rank-items"), ())
            yield replace(grid, form=Form.RANKING, answers=grid.rows, rows=items)
        case "begin_kobomatrix":
            rows = lists.get(line.cell("kobo--matrix_list"), ())
            # No export has a column for each cell of a larger one.
            for one in inside if len(rows) * len(inside) <= MAX_COLUMNS else ():
                yield from _matrix_column(grid, rows, _question(one, lists, section=section))
        case _:
            yield from _table(line, grid, inside, lists)


def _matrix_column(grid: Described, rows: Sequence[Part], column: Described) -> Iterator[Described]:
    """One column of a matrix, which asks the same of each row: a grid, or a question a row."""
    text = {one: f"{grid.text.get(one, '')} {text}".strip() for one, text in column.text.items()}
    named = [replace(row, code=f"{grid.code}_{row.code}_{column.code}") for row in rows]
    if column.form is Form.SINGLE:
        yield replace(
            column,
            code=f"{grid.code}_{column.code}",
            text=text,
            form=Form.GRID,
            rows=tuple(named),
        )
        return
    for row in named:
        asked = {one: f"{stem} [{row.text.get(one, '')}]" for one, stem in text.items()}
        yield replace(column, code=row.code, text=asked)


def _table(
    line: _Line, grid: Described, inside: Sequence[_Line], lists: Lists
) -> Iterator[Described]:
    """A group of questions with the same answers; the first may be only the head of the table."""
    grid = replace(grid, answers=lists.get(inside[0].list_name, ()))
    if "label" not in inside[0].cell("appearance").casefold().split():
        yield grid
        return
    yield _head(inside[0].part.code, grid)
    yield replace(grid, text=grid.text if line.label else inside[0].text, rows=grid.rows[1:])


def _head(code: str, grid: Described) -> Described:
    """The head of a table, a column of the export that stays blank."""
    return Described(code=code, text=grid.text, form=Form.OTHER, section=grid.section)
