"""Columns with what stands above them, written as the files that survey tools write."""

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from simulated.replies import Reply

Cell = str | int | float | dt.datetime | None
Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: what stands above it, a text a heading row, and what each person has in it."""

    head: tuple[str, ...]
    cell: Callable[[Reply], Cell]


def rows_of(columns: Iterable[Column], replies: Iterable[Reply]) -> list[list[Cell]]:
    """Heading rows, then a row a person."""
    known = list(columns)
    heads = [list(head) for head in zip(*(column.head for column in known), strict=True)]
    return [*heads, *([column.cell(reply) for column in known] for reply in replies)]


def csv_bytes(
    rows: Rows,
    *,
    delimiter: str = ",",
    encoding: str = "utf-8",
    decimal_mark: str = ".",
    is_quoted: bool = False,
) -> bytes:
    """The rows as delimited text, all cells quoted where the tool does so."""
    out = io.StringIO(newline="")
    table = csv.writer(
        out, delimiter=delimiter, quoting=csv.QUOTE_ALL if is_quoted else csv.QUOTE_MINIMAL
    )
    table.writerows([_text(cell, decimal_mark) for cell in row] for row in rows)
    return out.getvalue().encode(encoding)


def _text(cell: Cell, decimal_mark: str) -> str:
    match cell:
        case None:
            return ""
        case dt.datetime():
            return cell.isoformat(sep=" ")
        case float():
            return f"{cell:g}".replace(".", decimal_mark)
        case _:
            return str(cell)


def xlsx_bytes(rows: Rows, *, sheet: str = "Sheet1") -> bytes:
    """The rows as a workbook of Excel; numbers are numbers."""
    book = openpyxl.Workbook()
    page = book.create_sheet(sheet, 0)
    del book[book.sheetnames[1]]
    for row in rows:
        page.append(list(row))
    out = io.BytesIO()
    book.save(out)
    book.close()
    return out.getvalue()


def ods_bytes(rows: Rows) -> bytes:
    """The rows as a workbook of LibreOffice; numbers are numbers."""
    book = OpenDocumentSpreadsheet()
    page = Table(name="Sheet1")
    for row in rows:
        line = TableRow()
        for cell in row:
            line.addElement(_ods_cell(cell))
        page.addElement(line)
    book.spreadsheet.addElement(page)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _ods_cell(cell: Cell) -> TableCell:
    if cell is None or cell == "":
        return TableCell()
    if isinstance(cell, int | float):
        found = TableCell(valuetype="float", value=str(cell))
    else:
        found = TableCell(valuetype="string")
    for line in _text(cell, ".").split("\n"):
        found.addElement(P(text=line))
    return found


def day(reply: Reply) -> dt.datetime:
    """When a person answered; nobody at the same moment."""
    return dt.datetime(2026, 10, 2, 8, 0, 3) + dt.timedelta(minutes=37 * reply.number)  # noqa: DTZ001 tools write local time
