"""Workbooks of which the same content gives the same bytes, and in which no text is a formula."""

import datetime as dt
import io
import zipfile

import openpyxl
from openpyxl.cell import Cell
from openpyxl.writer.excel import ExcelWriter

from spegla.cells import FORMULA
from spegla.packed import packed

_WRITTEN = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - workbooks keep times without a zone
"""When every workbook says that it was written, so that its bytes depend on the content alone."""


def put_text(cell: Cell, text: str) -> None:
    """Write a text into a cell, as text even where it begins with "=".

    >>> cell = openpyxl.Workbook().worksheets[0].cell(1, 1)
    >>> put_text(cell, "=1+1")
    >>> cell.value, cell.data_type
    ('=1+1', 's')
    """
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(FORMULA)


def workbook_bytes(book: openpyxl.Workbook) -> bytes:
    """The workbook as a file, with one fixed time in it and on each of its parts."""
    book.properties.creator = "Spegla"
    book.properties.created = book.properties.modified = _WRITTEN
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        # What the workbook itself offers for this puts the time of day into it.
        ExcelWriter(book, archive).save()
    return packed(saved.getvalue())
