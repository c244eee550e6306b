"""Excel workbooks (.xlsx), measured before they are opened."""

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import NoReturn

from python_calamine import CalamineError, CalamineWorkbook

from spegla.errors import InputError, Problem
from spegla.survey.tables import MAX_CELLS, Table, table_of

MAX_EXPANDED_BYTES = 200_000_000
"""Largest workbook after expanding, all parts together."""

_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})([0-9]{1,10})["']""")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError,
)  # fmt: skip
_Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def read_workbook(content: bytes, *, file: str) -> Table:
    """The table on the one sheet of a workbook that has any content.

    Numbers become text as a person writes them ("4", "4.5"); formulas give the value that was
    saved with them.

    Args:
        content: The file.
        file: Name to show in problems.

    Raises:
        InputError: The file is not an .xlsx workbook, expands beyond measure, or has no sheet
            or more than one sheet with content.

    >>> read_workbook(b"q01,q02", file="customers.xlsx")
    Traceback (most recent call last):
    spegla.errors.InputError: customers.xlsx: the file is not an Excel workbook that can be read.
      Save it as .xlsx without a password, or export CSV and name it customers.csv.
    """
    measured = _repacked(content, file)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(measured)) as book:
            sheets = [
                book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                for name in book.sheet_names
            ]
    except (CalamineError, *_BROKEN):
        _refuse_unreadable(file)
    filled = [rows for rows in sheets if any(value != "" for row in rows for value in row)]
    if len(filled) > 1:
        _refuse(
            file,
            f"{len(filled)} sheets of the workbook have content",
            "Keep only the sheet with the answers.",
        )
    records = ([_text(value) for value in row] for rows in filled for row in rows)
    return table_of(records, file=file)


def _repacked(content: bytes, file: str) -> bytes:
    """The workbook with its parts expanded, each by no more than it declares.

    What was measured is then what is read: an archive that lies about its sizes is refused
    here, because its check sums no longer hold, or loses what it hid.
    """
    target = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source:
            parts = source.infolist()
            if sum(part.file_size for part in parts) > MAX_EXPANDED_BYTES:
                _refuse(
                    file,
                    f"the workbook expands to more than {MAX_EXPANDED_BYTES:,} bytes",
                    "Export the answers again, as CSV or with fewer columns.",
                )
            with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as copy:
                for name in sorted({part.filename for part in parts}):
                    expanded = source.read(name)
                    _measure(expanded, file)
                    copy.writestr(zipfile.ZipInfo(name), expanded)
    except _BROKEN:
        _refuse_unreadable(file)
    return target.getvalue()


def _measure(part: bytes, file: str) -> None:
    """Refuse a part whose cells lie so far apart that the table would not fit in memory."""
    columns, rows = 1, 1
    for column, row in _references(part):
        columns, rows = max(columns, column), max(rows, row)
    if columns * rows > MAX_CELLS:
        _refuse(
            file,
            f"a sheet of the workbook reaches over more than {MAX_CELLS:,} cells",
            "Delete the rows and columns that do not belong to the survey, also empty ones that "
            "carry formatting.",
        )


def _references(part: bytes) -> Iterator[tuple[int, int]]:
    for letters, digits in _REFERENCE.findall(part):
        column = 0
        for letter in letters.upper():
            column = column * 26 + letter - ord("A") + 1
        yield column, int(digits)


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


def _refuse_unreadable(file: str) -> NoReturn:
    csv_name = file.rsplit("/", 1)[-1].rsplit(".", 1)[0] + ".csv"
    _refuse(
        file,
        "the file is not an Excel workbook that can be read",
        f"Save it as .xlsx without a password, or export CSV and name it {csv_name}.",
    )


def _refuse(file: str, found: str, fix: str) -> NoReturn:
    raise InputError([Problem(file=file, found=found, fix=fix)]) from None
