"""Delimited text, as survey tools and spreadsheet programs write it."""

import csv
import io
import itertools
import re
from collections.abc import Iterator

from spegla.errors import InputError, Problem
from spegla.survey.tables import Table, decode, endless_cell, table_of

_DELIMITERS = ("\t", ";", ",")
"""From the least to the most likely to stand inside a cell, which settles a tie."""
_SEP_LINE = re.compile(r'"?sep=(?P<delimiter>[^"\r\n])"?(?:\r\n|\r|\n|$)', re.IGNORECASE)
_SAMPLE_RECORDS = 200
_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'"(?P<inside>[^"]*(?:""[^"]*)*)"')


def read_delimited(content: bytes, *, file: str) -> Table:
    r"""The table in a file of comma, semicolon or tab separated values.

    The delimiter is taken from a leading ``sep=`` line, which is not counted as a row, or else
    from what divides the records most evenly. Cells may hold line breaks inside quotation marks.

    Args:
        content: The file, in any encoding that :func:`spegla.survey.tables.decode` knows.
        file: Name to show in problems.

    Raises:
        InputError: The file is empty, is not text, or a quotation mark is not closed.

    >>> table = read_delimited(b'sep=;\ncode;text\nq01;"one\ntwo"', file="questions.csv")
    >>> table.headings, table.rows[0].number, table.rows[0].cells
    (('code', 'text'), 2, ('q01', 'one\ntwo'))
    """
    text = decode(content, file=file)
    announced = _SEP_LINE.match(text)
    if announced:
        text = text[announced.end() :]
    delimiter = announced["delimiter"] if announced else _delimiter_of(text)
    return table_of(_records(text, delimiter, file), file=file)


def _records(text: str, delimiter: str, file: str) -> Iterator[list[str]]:
    if delimiter == "\t" and (lines := _even_lines(text)):
        yield from ([_unquoted(cell) for cell in line] for line in lines)
        return
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for number in itertools.count(start=1):
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            is_endless = "field larger than field limit" in str(error)
            problem = endless_cell(file, number) if is_endless else _unclosed(file, number)
            raise InputError([problem]) from None
        yield record


def _even_lines(text: str) -> list[list[str]]:
    """The lines, divided at their tabs; none where that leaves them of different widths."""
    lines = _LINE_END.split(text)
    widths = {line.count("\t") for line in lines if line}
    if len(widths) != 1 or widths == {0} or max(map(len, lines)) > csv.field_size_limit():
        return []
    return [line.split("\t") if line else [] for line in lines]


def _unquoted(cell: str) -> str:
    quoted = _QUOTED.fullmatch(cell)
    return quoted["inside"].replace('""', '"') if quoted else cell


def _unclosed(file: str, row: int) -> Problem:
    return Problem(
        file=file,
        row=row,
        found="the row has a quotation mark that is not closed or stands inside a cell",
        fix='Write a quotation mark inside a cell as "", and put the whole cell in quotation '
        "marks; a fresh export from the survey tool does so.",
    )


def _delimiter_of(text: str) -> str:
    # csv.Sniffer guesses from single characters and is misled by long question texts, so the
    # choice is made by parsing: which delimiter gives most rows the width of the headings?
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    if delimiter == "\t" and (lines := _even_lines(text)):
        return (1.0, max(map(len, lines)))
    # Strictly: what stands behind a closing quotation mark is a delimiter, or this is none.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    widths: list[int] = []
    try:
        widths += (len(record) for record in itertools.islice(reader, _SAMPLE_RECORDS) if record)
    except csv.Error:
        # A slip in some row: the headings tell, where no other delimiter fits the whole.
        return (0.0, widths[0] if widths else 0)
    if not widths or widths[0] == 1:
        return (0.0, 0)
    return (sum(width == widths[0] for width in widths) / len(widths), widths[0])
