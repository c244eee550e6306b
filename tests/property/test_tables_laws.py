"""Laws of reading tables: what is written reads back, and nothing but a refusal comes of noise.

What may differ, and why:

- Headings are tidied (NFC, white space as one space, no invisible characters), since they are names
  that are compared; so the headings here are tidy. Cells are answers, and come back as they are.
- A line break in a cell of a workbook comes back as a line feed: XML has no other.
- A row of blank cells is no row, and cells behind the last heading end with the last that is not
  blank: spreadsheet programs write any number of them.
- UTF-16 without a byte order mark is told by the zero bytes of Western letters; a table of other
  letters needs the mark.
- Windows-1252 is tried last: what happens to be valid UTF-8 too is read as UTF-8.
"""

import contextlib
import csv
import io
from typing import Literal

import openpyxl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table as OdfTable
from odf.table import TableCell, TableRow
from odf.teletype import addTextToElement
from odf.text import P

from builders import make_workbook
from spegla.errors import InputError
from spegla.survey.checks import ProblemList, check_page, read_toml
from spegla.survey.exports import read_answers, read_table, unpacked
from spegla.survey.tables import Table, parse_number, tidy

DELIMITERS = (",", ";", "\t")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
MARKS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
NEWLINES = ("\n", "\r\n", "\r")

_printable = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])
_awkward = st.sampled_from(
    ["\n", "\r\n", '"', "'", ",", ";", "\t", " ", "=", "\u00a0", "\u200b", "é"]
)
words = st.text(_printable, max_size=12)
answers = st.lists(_printable | _awkward, max_size=12).map("".join)
western = st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), max_size=12)
plain = st.text(st.characters(codec="ascii", categories=["L", "N"]), max_size=8)
in_workbooks = answers.map(lambda text: text.replace("\r\n", "\n")).filter(
    # Office programs read _x0041_ as the letter with that number, so no cell can hold it as text.
    lambda text: "_x" not in text and all(ord(letter) < 0xFFFE for letter in text)
)


def tables(
    cells: st.SearchStrategy[str], headings: st.SearchStrategy[str] | None = None
) -> st.SearchStrategy[list[list[str]]]:
    """Tables of at least two columns, whose headings are there and tidy."""
    names = (cells if headings is None else headings).map(tidy).filter(bool)
    return st.integers(2, 5).flatmap(
        lambda width: st.tuples(
            st.lists(names, min_size=width, max_size=width),
            st.lists(st.lists(cells, min_size=width, max_size=width), max_size=6),
        ).map(lambda parts: [parts[0], *parts[1]])
    )


def written(rows: list[list[str]], delimiter: str, newline: str, quoting: Literal[0, 1]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=newline, quoting=quoting).writerows(rows)
    return text.getvalue()


def cells_of(table: Table) -> list[list[str]]:
    return [list(table.headings), *(list(row.cells) for row in table.rows)]


def assert_reads_back(content: bytes, rows: list[list[str]], file: str = "table.csv") -> None:
    expected = [rows[0], *(row for row in rows[1:] if any(cell.strip() for cell in row))]
    assert cells_of(read_table(content, file=file)) == expected


@given(
    tables(answers, words),
    st.sampled_from(DELIMITERS),
    st.sampled_from(NEWLINES),
    st.sampled_from(ENCODINGS),
)
def test_a_quoted_table_reads_back_in_every_unicode_encoding(
    rows: list[list[str]], delimiter: str, newline: str, encoding: str
) -> None:
    text = written(rows, delimiter, newline, csv.QUOTE_ALL)
    assert_reads_back(MARKS.get(encoding, b"") + text.encode(encoding), rows)


@given(
    tables(plain),
    st.sampled_from(DELIMITERS),
    st.sampled_from(NEWLINES),
    st.sampled_from([*ENCODINGS, "cp1252"]),
)
def test_a_western_table_needs_neither_quotation_marks_nor_a_byte_order_mark(
    rows: list[list[str]], delimiter: str, newline: str, encoding: str
) -> None:
    text = written(rows, delimiter, newline, csv.QUOTE_MINIMAL)
    assert_reads_back(text.encode(encoding), rows)


@given(tables(western), st.sampled_from(DELIMITERS))
def test_a_table_in_windows_1252_reads_back(rows: list[list[str]], delimiter: str) -> None:
    content = written(rows, delimiter, "\r\n", csv.QUOTE_ALL).encode("cp1252")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        assert_reads_back(content, rows)


@given(
    tables(answers, words),
    st.sampled_from([*DELIMITERS, "|"]),
    st.sampled_from(["utf-8-sig", "utf-16"]),
)
def test_a_sep_line_settles_the_delimiter(
    rows: list[list[str]], delimiter: str, encoding: str
) -> None:
    text = f"sep={delimiter}\r\n" + written(rows, delimiter, "\r\n", csv.QUOTE_MINIMAL)
    assert_reads_back(text.encode(encoding), rows)


def as_xlsx(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column, text)
            cell.data_type = "s"  # a text that begins with "=" is a text
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def as_ods(rows: list[list[str]]) -> bytes:
    document = OpenDocumentSpreadsheet()
    sheet = OdfTable(name="Answers")
    for row in rows:
        line = TableRow()
        for text in row:
            cell = TableCell(valuetype="string") if text else TableCell()
            for paragraph in text.split("\n") if text else ():
                element = P()
                addTextToElement(element, paragraph)
                cell.addElement(element)
            line.addElement(cell)
        sheet.addElement(line)
    document.spreadsheet.addElement(sheet)
    target = io.BytesIO()
    document.write(target)
    return target.getvalue()


@given(tables(in_workbooks, words.filter(lambda text: "_x" not in text)))
@settings(max_examples=40)
def test_a_workbook_reads_back(rows: list[list[str]]) -> None:
    assert_reads_back(as_xlsx(rows), rows, "table.xlsx")


@given(tables(in_workbooks, words))
@settings(max_examples=40)
def test_an_opendocument_spreadsheet_reads_back(rows: list[list[str]]) -> None:
    assert_reads_back(as_ods(rows), rows, "table.ods")


@given(st.lists(st.lists(plain.filter(bool), min_size=2, max_size=2), min_size=1, max_size=5))
def test_a_workbook_and_a_delimited_file_of_the_same_table_read_alike(
    rows: list[list[str]],
) -> None:
    delimited = written(rows, ",", "\n", csv.QUOTE_ALL).encode()
    assert read_table(make_workbook(rows), file="t.xlsx") == read_table(delimited, file="t.csv")


@given(
    st.decimals(-10_000, 10_000, places=2),
    st.sampled_from(".,"),
    st.sampled_from(DELIMITERS),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_a_number_reads_the_same_with_either_decimal_mark(
    number: float, mark: str, delimiter: str, quoting: Literal[0, 1]
) -> None:
    text = f"{number:f}".replace(".", mark)
    content = written([["q01", "q02"], [text, "5"]], delimiter, "\n", quoting).encode()
    delimited = read_table(content, file="t.csv").rows[0].cells[0]
    sheet = read_table(make_workbook([["q01", "q02"], [float(number), 5]]), file="t.xlsx")
    assert parse_number(text) == parse_number(delimited) == float(number)
    assert parse_number(sheet.rows[0].cells[0]) == float(number)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".ods", ".zip", ""])
@given(noise=st.binary(max_size=400))
def test_noise_is_a_table_or_a_refusal(suffix: str, noise: bytes) -> None:
    with contextlib.suppress(InputError):
        name, content = unpacked(noise, file=f"noise{suffix}")
        assert read_answers(content, file=name).headings


DAMAGED = {
    "damaged.xlsx": make_workbook([["q01", "q02"], [4.0, "Agree"]]),
    "damaged.ods": as_ods([["q01", "q02"], ["4", "Agree"]]),
}


@pytest.mark.parametrize("file", DAMAGED)
@given(place=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255))
def test_a_damaged_workbook_is_a_table_or_a_refusal(file: str, place: float, byte: int) -> None:
    content = DAMAGED[file]
    position = int(place * len(content))
    damaged = content[:position] + bytes([byte]) + content[position + 1 :]
    with contextlib.suppress(InputError):
        assert read_table(damaged, file=file).headings


@given(st.text(max_size=60), st.binary(max_size=60))
def test_noise_in_settings_and_pages_is_told_as_a_problem(text: str, noise: bytes) -> None:
    assume(text.isprintable())
    for content in (noise, f"---\n{text}\n---\n".encode(), f"title = {text}".encode()):
        problems = ProblemList("content/en/noise.md")
        page = check_page(content, problems, language="en")
        assert page is not None or len(problems)
        problems = ProblemList("data/engagement.toml")
        document = read_toml(content, problems)
        assert document is not None or len(problems)
