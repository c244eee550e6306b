"""Tables of text as they stand in a file: bytes to text, text to headings and rows.

Nothing is interpreted here but how text is written down: the encoding, white space and the
decimal mark. What a cell means is for ``survey.checks`` to say.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from spegla.errors import InputError, Problem

MAX_FILE_BYTES = 50_000_000
"""Largest file that is read; the answers of a hundred thousand people are far below it."""
MAX_CELLS = 10_000_000
"""Largest table, in cells, so that a small file cannot fill the memory; it takes the answers of a
hundred thousand people to a hundred questions."""
MAX_COLUMNS = 16_384
"""Widest table, which is where Excel stops too."""
MAX_CHARACTERS = 100_000_000
"""Longest text of a table, all cells together; twenty thousand long comments are far below it."""
MAX_CELL_CHARACTERS = 131_072
"""Longest text of one cell, which is where Python's reader of CSV stops; Excel stops at 32,767."""

_BINARY = {
    b"PK\x03\x04": "a workbook or a zip archive",
    b"\xd0\xcf\x11\xe0": "an old or password-protected Office document",
    b"%PDF": "a PDF",
    b"$FL2": "an SPSS file",
    b"$FL3": "an SPSS file",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
}
_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}
_NEVER_IN_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SAMPLE_BYTES = 4_000
_INVISIBLE = dict.fromkeys(
    map(
        ord,
        "\u200b\u200c\u200d\u2060\ufeff\u00ad"
        # Marks that turn the direction of writing, also of what stands behind them.
        "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    )
) | dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
"""What nobody sees, and control characters, which a terminal would act on."""
_FILL = "Put the table in it, with headings in the first row."
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:[.,][0-9]{1,15})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of text cells; ``number`` is the row that a spreadsheet program shows."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Headings and the rows below them, blank rows left out.

    Rows may be longer or shorter than the headings; ``survey.checks`` tells the author so.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def decode(content: bytes, *, file: str) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1252.

    UTF-16 without a byte order mark is known by its zero bytes, which stand beside every letter
    of a Western language. Windows-1252 is tried last, since almost any bytes are valid in it.

    Args:
        content: The file.
        file: Name to show in problems.

    Raises:
        InputError: The file is empty or is not text.

    >>> decode("Förtroende".encode("cp1252"), file="questions.csv")
    'Förtroende'
    """
    for signature, kind in _BINARY.items():
        if content.startswith(signature):
            _refuse(file, f"the file is not text but {kind}", "Save it as CSV (UTF-8).")
    text = _decoded(content)
    if text is None or _NEVER_IN_TEXT.search(text):
        _refuse(
            file,
            "the file is not text in an encoding that is known here",
            "Save it as CSV (UTF-8); UTF-16 and Windows-1252 also work.",
        )
    if not text.strip():
        _refuse(file, "the file is empty", _FILL)
    return text


def _decoded(content: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return _try(content.removeprefix(mark), encoding)
    unmarked = _unmarked_utf16(content[:_SAMPLE_BYTES])
    if unmarked:
        return _try(content, unmarked)
    text = _try(content, "utf-8")
    return _try(content, "cp1252") if text is None else text


def _unmarked_utf16(sample: bytes) -> str | None:
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if max(first, second) * 4 < len(sample) or min(first, second) * 20 > len(sample):
        return None
    return "utf-16-le" if second > first else "utf-16-be"


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def table_of(records: Iterable[Sequence[str]], *, file: str) -> Table:
    """A table from records in file order, the first one that is not blank being the headings.

    Columns at the end that are blank throughout are left out, headings and all. A row may be
    longer or shorter than the headings, but does not end with blank cells behind them.

    Raises:
        InputError: There is nothing but blank records, or too much to hold.

    >>> table_of([["code", "text"], ["", ""], ["q01", "Trust", ""]], file="questions.csv").rows
    (Row(number=3, cells=('q01', 'Trust')),)
    """
    rows: list[Row] = []
    headed = width = cells = characters = 0
    for number, record in enumerate(records, start=1):
        filled = _filled_width(record)
        if not filled:
            continue
        if not rows:
            headed = len(record)
        width = max(width, min(filled, headed))
        kept = tuple(record[: max(filled, headed)])
        cells += len(kept)
        characters += _checked_length(kept, filled, number, file)
        if cells > MAX_CELLS or characters > MAX_CHARACTERS:
            _refuse(
                file,
                f"the table has more than {MAX_CELLS:,} cells or {MAX_CHARACTERS:,} characters",
                "Keep the rows and columns that belong to the survey.",
            )
        rows.append(Row(number=number, cells=kept))
    if not rows:
        _refuse(file, "the file is empty", _FILL)
    headings, *below = (_ending_at(row, width) for row in rows)
    return Table(headings=tuple(tidy(cell) for cell in headings.cells), rows=tuple(below))


def _ending_at(row: Row, width: int) -> Row:
    end = max(width, _filled_width(row.cells))
    return row if len(row.cells) <= end else Row(number=row.number, cells=row.cells[:end])


def _filled_width(record: Sequence[str]) -> int:
    """Up to which cell a record has anything but blanks; 0 where it has nothing."""
    for position in range(len(record), 0, -1):
        if record[position - 1].strip():
            return position
    return 0


def _checked_length(cells: Sequence[str], filled: int, number: int, file: str) -> int:
    if filled > MAX_COLUMNS:
        problem = Problem(
            file=file,
            row=number,
            found=f"the row has more than {MAX_COLUMNS:,} cells",
            fix="Keep the columns that belong to the survey.",
        )
        raise InputError([problem])
    # Joining is the quickest way to add the lengths up, and mostly says that no cell is too long.
    characters = len("".join(cells))
    if characters > MAX_CELL_CHARACTERS and max(map(len, cells)) > MAX_CELL_CHARACTERS:
        raise InputError([endless_cell(file, number)])
    return characters


def endless_cell(file: str, number: int) -> Problem:
    """What is said of a row with a cell that is longer than any that is read.

    >>> endless_cell("customers.csv", 2).found
    'the row has a cell of more than 131,072 characters'
    """
    return Problem(
        file=file,
        row=number,
        found=f"the row has a cell of more than {MAX_CELL_CHARACTERS:,} characters",
        fix="Shorten the text, or leave it out; a quotation mark that is not closed also looks so.",
    )


def tidy(text: str) -> str:
    r"""The text with each run of white space as one space and without invisible characters.

    >>> tidy("  How  do you \n rate IT?\u200b \x9b ")
    'How do you rate IT?'
    """
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return " ".join(text.split())


def fold(text: str) -> str:
    """The text in the form in which names and labels are compared: tidy, without case.

    >>> fold("Strongly  Agree") == fold("strongly agree")
    True
    """
    return tidy(text).casefold()


def parse_number(text: str) -> float | None:
    """The number that a cell holds, with a decimal point or comma; None where it holds none.

    >>> parse_number("4,5"), parse_number(" 4.0 "), parse_number("1 000"), parse_number("four")
    (4.5, 4.0, None, None)
    """
    text = tidy(text)
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def _refuse(file: str, found: str, fix: str) -> NoReturn:
    raise InputError([Problem(file=file, found=found, fix=fix)])
