"""Exports of survey tools: the bytes of one file in, headings and rows of text out."""

from spegla.errors import InputError, Problem
from spegla.survey.exports.delimited import read_delimited
from spegla.survey.exports.workbook import read_workbook
from spegla.survey.tables import Table

__all__ = ["EXPORT_SUFFIXES", "read_delimited", "read_export", "read_workbook"]

EXPORT_SUFFIXES = (".csv", ".xlsx")


def read_export(content: bytes, *, file: str) -> Table:
    r"""The table in an export, read by what the file's name ends in.

    Raises:
        InputError: The file cannot be read as what it says it is.

    >>> read_export(b"q01;q02\n4;5", file="customers.csv").headings
    ('q01', 'q02')
    """
    if file.lower().endswith(".csv"):
        return read_delimited(content, file=file)
    if file.lower().endswith(".xlsx"):
        return read_workbook(content, file=file)
    raise InputError(
        [
            Problem(
                file=file,
                found="exports of this kind are not read",
                fix=f"Export the answers as one of: {', '.join(EXPORT_SUFFIXES)}.",
            )
        ]
    )
