"""Delimited text: what guessing the delimiter and counting rows must get right."""

import pytest

from spegla.errors import InputError
from spegla.survey.exports import read_delimited
from spegla.survey.tables import MAX_CELL_CHARACTERS


def cells(content: bytes) -> list[tuple[str, ...]]:
    table = read_delimited(content, file="t.csv")
    return [table.headings, *(row.cells for row in table.rows)]


def test_commas_in_questions_do_not_make_a_semicolon_file_a_comma_file() -> None:
    content = b"Trust, in all, of IT;Help, fast, and kind\n4;5\n3;2\n"
    assert cells(content)[1:] == [("4", "5"), ("3", "2")]


def test_semicolons_in_answers_do_not_make_a_comma_file_a_semicolon_file() -> None:
    content = b"q01,tools,q02\n4,mail;phone,5\n3,phone;chat;mail,2\n"
    assert cells(content)[1] == ("4", "mail;phone", "5")


def test_a_delimiter_inside_quotation_marks_divides_nothing() -> None:
    assert cells(b'"q01",";"\n"4","5"\n') == [("q01", ";"), ("4", "5")]


def test_decimal_commas_do_not_make_a_semicolon_file_a_comma_file() -> None:
    assert cells(b"code;value\nnki;64,5\ntrust;70,0\n")[1] == ("nki", "64,5")


def test_one_column_needs_no_delimiter() -> None:
    assert cells(b"q01\n4\n5\n") == [("q01",), ("4",), ("5",)]


def test_quotation_marks_that_tabs_keep_in_one_cell_tear_no_row() -> None:
    content = b'q01\twhy\n4\t"Fast" is what it is\n5\t"so\n2\tand so"\n3\t"a ""b"" c"\n'
    assert cells(content)[1:] == [
        ("4", '"Fast" is what it is'),
        ("5", '"so'),
        ("2", 'and so"'),
        ("3", 'a "b" c'),
    ]


def test_tabs_and_lines_inside_quotation_marks_stay_in_their_cell() -> None:
    content = b'q01\twhy\n4\t"one\ttwo"\n5\t"three\nfour"\n'
    assert cells(content)[1:] == [("4", "one\ttwo"), ("5", "three\nfour")]


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    table = read_delimited(b'q01,why\n4,"one\ntwo"\n\n,\n5,three\n', file="t.csv")
    assert [row.number for row in table.rows] == [2, 5]


def test_blank_lines_above_the_headings_are_counted() -> None:
    table = read_delimited(b"\n\nq01,q02\n4,5\n", file="t.csv")
    assert table.headings == ("q01", "q02")
    assert table.rows[0].number == 4


def test_headings_are_tidied() -> None:
    content = '"How  do\nyou\u00a0rate IT?\u200b",q02\n4,5\n'.encode()
    assert cells(content)[0] == ("How do you rate IT?", "q02")


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;"])
def test_a_sep_line_is_not_a_row(line: str) -> None:
    table = read_delimited(f"{line}\r\nq01;q02\r\n4;5\r\n".encode("utf-16"), file="t.csv")
    assert (table.headings, table.rows[0].number) == (("q01", "q02"), 2)


@pytest.mark.parametrize(
    "content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b",,\n,,\n", b"sep=;\n"]
)
def test_a_file_of_nothing_is_empty(content: bytes) -> None:
    with pytest.raises(InputError, match="the file is empty"):
        read_delimited(content, file="t.csv")


@pytest.mark.parametrize(
    "content",
    [b"a\x00b", b"q01,q02\n\x00,5\n", b"\xff\xfe\x00", b"caf\x81", b"\x1b[31mq01,q02\n"],
)
def test_bytes_that_no_text_has_are_refused(content: bytes) -> None:
    with pytest.raises(InputError, match="not text in an encoding"):
        read_delimited(content, file="t.csv")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_byte_order_mark_is_known_by_its_zero_bytes(encoding: str) -> None:
    assert cells("Förtroende;Varför\n4;är\n".encode(encoding))[1] == ("4", "är")


def test_a_quotation_mark_that_opens_no_cell_is_a_character() -> None:
    assert cells(b'q01,q02\n4,a 5" screen\n')[1] == ("4", 'a 5" screen')


@pytest.mark.parametrize("row", [b'"4,5', b'"4"x,5'])
def test_a_quotation_mark_that_is_not_closed_is_refused(row: bytes) -> None:
    with pytest.raises(InputError, match="row 2: the row has a quotation mark"):
        read_delimited(b"q01,q02\n" + row, file="t.csv")


def test_the_longest_cell_is_read_whole() -> None:
    longest = "x" * MAX_CELL_CHARACTERS
    assert cells(f"q01,q02\n{longest},5\n".encode())[1] == (longest, "5")


def test_a_row_of_more_cells_than_a_spreadsheet_has_is_refused() -> None:
    with pytest.raises(InputError, match="row 2: the row has more than 16,384 cells"):
        read_delimited(b"q01,q02\n" + b"5," * 100_000 + b"5", file="t.csv")


def test_blank_columns_at_the_end_are_left_out() -> None:
    assert cells(b"q01,q02,,\n4,5,,\n,,,\n3,2,,,,,\n") == [("q01", "q02"), ("4", "5"), ("3", "2")]


def test_a_column_without_a_heading_stays_where_it_has_content() -> None:
    assert cells(b"q01,,\n4,5,\n3,,\n") == [("q01", ""), ("4", "5"), ("3", "")]


def test_an_endless_cell_is_refused() -> None:
    with pytest.raises(InputError, match=r"row 2: .* more than 131,072 characters"):
        read_delimited(b"q01,q02\n" + b"x" * 200_000 + b",5\n", file="t.csv")
