"""Workbooks (.xlsx, .xls, .ods), measured before they are opened."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from spegla.errors import InputError, Problem
from spegla.survey.exports.apart import BrokeDownError, apart
from spegla.survey.exports.archive import parts_of
from spegla.survey.exports.container import Container
from spegla.survey.exports.extent import Extent, ForbiddenXmlError
from spegla.survey.tables import MAX_CELLS, MAX_CHARACTERS, Table, fold, table_of, tidy

MAX_SHEETS = 200
"""Most sheets of a workbook."""

_TAB = re.compile(rb"<text:tab\s*/>")
_LINE_BREAK = re.compile(rb"<text:line-break\s*/>")
_LONGEST_NAME = 40
_MOST_NAMES = 10
_Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta
_Rows = list[list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet with content; ``name`` is as the workbook has it, so for comparing only."""

    name: str
    table: Table


def read_sheets(
    content: bytes, *, file: str, kind: Container, sheet: str | None = None
) -> tuple[Sheet, ...]:
    """The sheets of a workbook that have content, in its order; hidden ones only where named.

    Numbers become text as a person writes them ("4", "4.5"); formulas give the value that was
    saved with them, and are never worked out.

    Args:
        content: The file.
        file: Name to show in problems.
        kind: Which kind of workbook it is.
        sheet: The one to read, compared without case and white space; None for all.

    Raises:
        InputError: The workbook cannot be read, is too large, is empty, or has no such sheet.

    >>> read_sheets(b"PK", file="customers.xlsx", kind=Container.XLSX)
    Traceback (most recent call last):
    spegla.errors.InputError: customers.xlsx: the file is damaged, or has a password.
      Export it again, without a password.
    """
    try:
        if kind is Container.XLS:
            # Nothing tells beforehand how large this kind will be.
            names, read = apart(_read, content, sheet)
        else:
            names, read = _read(_measured(content, file), sheet)
    except (CalamineError, BrokeDownError, _TooLargeError):
        _refuse_unreadable(file)
    if sheet is not None and not any(fold(name) == fold(sheet) for name in names):
        _refuse(
            file,
            f'the workbook has no sheet "{_shown(sheet)}"',
            f"It has: {_listed(names)}.",
        )
    filled = [(name, rows) for name, rows in read if any(map(any, rows))]
    return tuple(
        Sheet(name=name, table=table_of(rows, file=file)) for name, rows in filled or [("", [])]
    )


def refuse_several(sheets: Sequence[Sheet], *, file: str, fix: str) -> NoReturn:
    """Refuse a workbook with more than one sheet with content, of which none was named.

    >>> refuse_several([], file="customers.xlsx", fix="Name one.")
    Traceback (most recent call last):
    spegla.errors.InputError: customers.xlsx: 0 sheets of the workbook have content: .
      Name one.
    """
    names = _listed([sheet.name for sheet in sheets])
    _refuse(file, f"{len(sheets)} sheets of the workbook have content: {names}", fix)


class _TooLargeError(Exception):
    """The sheets hold more than can be held."""


def _measured(content: bytes, file: str) -> bytes:
    """The workbook again, with the parts that were measured and nothing else.

    What was measured is then what is read. Pictures and other parts that are not XML are left out.
    """
    extent = Extent()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as copy:
        for name, part in parts_of(content, file=file):
            try:
                is_read = name == "mimetype" or extent.add(part)
            except ForbiddenXmlError:
                _refuse(
                    file,
                    "the workbook declares XML entities, which no spreadsheet program writes",
                    "Ask whoever sent it for the survey tool's own export.",
                )
            if is_read:
                copy.writestr(zipfile.ZipInfo(name), _with_spaces(part))
    if extent.cells > MAX_CELLS or extent.total_characters > MAX_CHARACTERS:
        _refuse(
            file,
            f"the sheets of the workbook reach over more than {MAX_CELLS:,} cells or "
            f"{MAX_CHARACTERS:,} characters",
            "Delete the rows, columns and sheets that do not belong to the survey.",
        )
    return target.getvalue()


def _with_spaces(part: bytes) -> bytes:
    """The part with the tabs and line breaks of OpenDocument as characters.

    The library passes over these elements, and the words on both sides would run together.
    """
    return _LINE_BREAK.sub(b"\n", _TAB.sub(b"\t", part))


def _read(content: bytes, sheet: str | None) -> tuple[list[str], list[tuple[str, _Rows]]]:
    """Names of all sheets, and name and rows of those that are looked at."""
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        names = book.sheet_names
        visible = [
            found.name
            for found in book.sheets_metadata
            if found.visible is SheetVisibleEnum.Visible
        ]
        wanted = visible if sheet is None else [n for n in names if fold(n) == fold(sheet)][:1]
        if len(wanted) > MAX_SHEETS:
            raise _TooLargeError
        cells, read = 0, []
        for name in wanted:
            found = book.get_sheet_by_name(name)
            cells += found.height * found.width
            if cells > MAX_CELLS:
                raise _TooLargeError
            rows = found.to_python(skip_empty_area=False)
            read.append((name, [[_text(value) for value in row] for row in rows]))
    return names, read


def _text(value: _Value) -> str:
    match value:
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case dt.datetime():
            return value.isoformat(sep=" ")
        case _:
            return str(value)


def _listed(names: Sequence[str]) -> str:
    listed = ", ".join(f'"{_shown(name)}"' for name in names[:_MOST_NAMES])
    return f"{listed} …" if len(names) > _MOST_NAMES else listed


def _shown(name: str) -> str:
    """A name from a file, cut and without characters that steer a terminal."""
    name = tidy("".join(letter for letter in name if letter.isprintable()))
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _refuse_unreadable(file: str) -> NoReturn:
    csv_name = file.rsplit("/", 1)[-1].rsplit(".", 1)[0] + ".csv"
    _refuse(
        file,
        "the file is not a workbook that can be read",
        f"Save it as .xlsx without a password, or export CSV and name it {csv_name}.",
    )


def _refuse(file: str, found: str, fix: str) -> NoReturn:
    raise InputError([Problem(file=file, found=found, fix=fix)]) from None
