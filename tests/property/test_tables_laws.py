"""Laws of reading tables: what is written reads back, and nothing but a refusal comes of noise."""

import contextlib
import csv
import io
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builders import make_workbook
from spegla.errors import InputError
from spegla.survey.checks import ProblemList, check_page, read_toml
from spegla.survey.exports import read_delimited, read_export, read_workbook
from spegla.survey.tables import parse_number, tidy

DELIMITERS = (",", ";", "\t")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
MARKS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
western = st.text(st.characters(codec="cp1252", exclude_categories=["Cc"]), max_size=12)
plain = st.text(st.characters(codec="ascii", categories=["L", "N"]), max_size=8)


def tables(cells: st.SearchStrategy[str]) -> st.SearchStrategy[list[list[str]]]:
    """Tables of at least two columns, whose headings are there and tidy."""
    headings = cells.map(tidy).filter(bool)
    return st.integers(2, 5).flatmap(
        lambda width: st.tuples(
            st.lists(headings, min_size=width, max_size=width),
            st.lists(st.lists(cells, min_size=width, max_size=width), max_size=6),
        ).map(lambda parts: [parts[0], *parts[1]])
    )


def written(rows: list[list[str]], delimiter: str, newline: str, quoting: Literal[0, 1]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=newline, quoting=quoting).writerows(rows)
    return text.getvalue()


def assert_reads_back(content: bytes, rows: list[list[str]]) -> None:
    table = read_delimited(content, file="table.csv")
    assert [list(table.headings), *(list(row.cells) for row in table.rows)] == [
        rows[0],
        *(row for row in rows[1:] if any(cell.strip() for cell in row)),
    ]


@given(
    tables(words),
    st.sampled_from(DELIMITERS),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(ENCODINGS[:-1]),
)
def test_a_quoted_table_reads_back_in_every_unicode_encoding(
    rows: list[list[str]], delimiter: str, newline: str, encoding: str
) -> None:
    text = written(rows, delimiter, newline, csv.QUOTE_ALL)
    assert_reads_back(MARKS.get(encoding, b"") + text.encode(encoding), rows)


@given(tables(western), st.sampled_from(DELIMITERS))
def test_a_table_in_windows_1252_reads_back(rows: list[list[str]], delimiter: str) -> None:
    content = written(rows, delimiter, "\r\n", csv.QUOTE_ALL).encode("cp1252")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        assert_reads_back(content, rows)


@given(tables(plain), st.sampled_from(DELIMITERS))
def test_a_table_without_quotation_marks_reads_back(rows: list[list[str]], delimiter: str) -> None:
    assert_reads_back(written(rows, delimiter, "\n", csv.QUOTE_MINIMAL).encode(), rows)


@given(tables(words), st.sampled_from([*DELIMITERS, "|"]))
def test_a_sep_line_settles_the_delimiter(rows: list[list[str]], delimiter: str) -> None:
    text = f"sep={delimiter}\r\n" + written(rows, delimiter, "\r\n", csv.QUOTE_MINIMAL)
    assert_reads_back(text.encode("utf-8-sig"), rows)


@given(st.lists(st.lists(plain.filter(bool), min_size=2, max_size=2), min_size=1, max_size=5))
def test_a_workbook_and_a_delimited_file_of_the_same_table_read_alike(
    rows: list[list[str]],
) -> None:
    delimited = written(rows, ",", "\n", csv.QUOTE_ALL).encode()
    assert read_workbook(make_workbook(rows), file="t.xlsx") == read_delimited(
        delimited, file="t.csv"
    )


@given(st.decimals(-10_000, 10_000, places=2), st.sampled_from(".,"))
def test_a_number_reads_the_same_with_either_decimal_mark(number: float, mark: str) -> None:
    assert parse_number(f"{number:f}".replace(".", mark)) == float(number)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@given(noise=st.binary(max_size=400))
def test_noise_is_a_table_or_a_refusal(suffix: str, noise: bytes) -> None:
    with contextlib.suppress(InputError):
        assert read_export(noise, file=f"noise{suffix}").headings


WORKBOOK = make_workbook([["q01", "q02"], [4.0, "Agree"]])


@given(st.integers(0, len(WORKBOOK) - 1), st.integers(0, 255))
def test_a_damaged_workbook_is_a_table_or_a_refusal(position: int, byte: int) -> None:
    damaged = WORKBOOK[:position] + bytes([byte]) + WORKBOOK[position + 1 :]
    with contextlib.suppress(InputError):
        assert read_workbook(damaged, file="damaged.xlsx").headings


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
