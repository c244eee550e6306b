"""Workbooks: what is read from them, and which of their sheets."""

import datetime as dt
import io
import struct

import openpyxl
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table as OdfTable
from odf.table import TableCell, TableRow
from odf.text import P

from builders import make_workbook
from spegla.errors import InputError
from spegla.survey.exports import read_answers, read_table, workbook
from spegla.survey.exports.container import Container
from spegla.survey.exports.workbook import read_sheets


def make_ods(rows: list[list[str | float]]) -> bytes:
    """An OpenDocument spreadsheet as office programs write it, blank cells up to the edge."""
    document = OpenDocumentSpreadsheet()
    sheet = OdfTable(name="Answers")
    for row in rows:
        line = TableRow()
        for value in row:
            kind = "string" if isinstance(value, str) else "float"
            number = {} if isinstance(value, str) else {"value": value}
            cell = TableCell(valuetype=kind, **number)
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        line.addElement(TableCell(numbercolumnsrepeated=16_384 - len(row)))
        sheet.addElement(line)
    blank = TableRow(numberrowsrepeated=1_048_576 - len(rows))
    blank.addElement(TableCell(numbercolumnsrepeated=16_384))
    sheet.addElement(blank)
    document.spreadsheet.addElement(sheet)
    target = io.BytesIO()
    document.write(target)
    return target.getvalue()


def make_xls(cells: list[tuple[int, int, float | str]], sheets: int = 1) -> bytes:
    """A workbook of the old kind (BIFF8 in a compound file), each sheet with the same cells.

    The layout is that of Microsoft's open specifications MS-XLS and MS-CFB.
    """

    def record(kind: int, data: bytes = b"") -> bytes:
        return struct.pack("<2H", kind, len(data)) + data

    def cell(row: int, column: int, value: float | str) -> bytes:
        place = struct.pack("<3H", row, column, 0)
        if isinstance(value, str):
            text = struct.pack("<HB", len(value), 0) + value.encode("latin-1")
            return record(0x0204, place + text)
        return record(0x0203, place + struct.pack("<d", value))

    begin, end = struct.pack("<4H2I", 0x0600, 0, 0x0DBB, 0x07CC, 0, 6), record(0x000A)
    sheet = record(0x0809, begin[:2] + b"\x10\x00" + begin[4:])
    sheet += b"".join(cell(*each) for each in cells) + end
    names = [f"S{number}".encode() for number in range(1, sheets + 1)]
    head = record(0x0809, begin[:2] + b"\x05\x00" + begin[4:])
    start = len(head) + sum(12 + len(name) for name in names) + len(end)
    bounds = b"".join(
        record(0x0085, struct.pack("<I4B", start + index * len(sheet), 0, 0, len(name), 0) + name)
        for index, name in enumerate(names)
    )
    stream = head + bounds + end + sheet * sheets
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    count = len(stream) // 512
    free, chain_end, fat_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    fats = -(-(count + 2) // 127)
    table = [fat_mark] * fats + [chain_end]
    table += [*range(fats + 2, fats + 1 + count), chain_end]
    table += [free] * (fats * 128 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, fats, fats, 0, 4096, chain_end, 0, chain_end, 0)
    header += struct.pack("<109I", *[*range(fats), *[free] * (109 - fats)])

    def entry(name: str, kind: int, first: int, size: int, child: int) -> bytes:
        text = name.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<H2B3I", len(text), kind, 1, free, free, child)
        return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", first, size)

    folder = entry("Root Entry", 5, chain_end, 0, 1) + entry(
        "Workbook", 2, fats + 1, len(stream), free
    )
    return header + struct.pack(f"<{len(table)}I", *table) + folder.ljust(512, b"\0") + stream


def test_numbers_become_the_text_that_a_person_writes() -> None:
    table = read_table(make_workbook([["q01", "q02"], [4.0, 4.5], ["Agree", 10]]), file="t.xlsx")
    assert [row.cells for row in table.rows] == [("4", "4.5"), ("Agree", "10")]


def test_an_opendocument_spreadsheet_is_read_without_its_blank_edge() -> None:
    table = read_table(make_ods([["q01", "q02"], [4.0, 4.5], ["Agree", "10"]]), file="t.ods")
    assert table.headings == ("q01", "q02")
    assert [row.cells for row in table.rows] == [("4", "4.5"), ("Agree", "10")]


def test_a_workbook_of_the_old_kind_is_read() -> None:
    content = make_xls([(0, 0, "q01"), (0, 1, "q02"), (1, 0, 4.0), (1, 1, "Agree")])
    table = read_table(content, file="t.xls")
    assert (table.headings, table.rows[0].cells) == (("q01", "q02"), ("4", "Agree"))


def test_cells_without_content_at_the_end_do_not_count() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["q01", "q02"])
    sheet.append([4, 5])
    for place in ("XFD1", "C2", "A1048576"):
        sheet[place].font = openpyxl.styles.Font(bold=True)
    target = io.BytesIO()
    book.save(target)
    table = read_table(target.getvalue(), file="t.xlsx")
    assert (table.headings, [row.cells for row in table.rows]) == (("q01", "q02"), [("4", "5")])


def test_a_stray_cell_makes_no_other_row_longer() -> None:
    rows = [["q01", "q02"], ["4", "5"], ["3", "2", "", "stray"]]
    content = "\n".join(",".join([*row, "", ""]) for row in rows).encode()
    table = read_table(content, file="t.csv")
    assert [len(row.cells) for row in table.rows] == [4, 4]
    assert read_table(b"q01,q02\n4,5,,\n", file="t.csv").rows[0].cells == ("4", "5")


def test_empty_sheets_beside_the_answers_do_no_harm() -> None:
    table = read_table(make_workbook([[""]], [["q01", "q02"], ["4", "5"]]), file="t.xlsx")
    assert table.headings == ("q01", "q02")


def test_a_hidden_sheet_is_read_where_it_is_named_only() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["q01"])
    sheet.append([4])
    hidden = book.create_sheet("Lists")
    hidden.append(["a list"])
    hidden.append(["x"])
    hidden.sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    assert read_table(target.getvalue(), file="t.xlsx").headings == ("q01",)
    assert read_answers(target.getvalue(), file="t.xlsx", sheet="lists").headings == ("a list",)


def test_two_sheets_with_content_are_refused() -> None:
    content = make_workbook([["q01"]], [["q02"]])
    with pytest.raises(InputError, match='2 sheets of the workbook have content: "S1", "S2"'):
        read_table(content, file="t.xlsx")
    with pytest.raises(InputError, match=r"sheet in \[waves.CODE\] of engagement.toml"):
        read_answers(content, file="t.xlsx")


def test_a_sheet_is_found_by_its_name_and_an_unknown_one_is_told_with_all_names() -> None:
    content = make_workbook([["q01"], [4]], [["q02"], [5]])
    assert read_answers(content, file="t.xlsx", sheet=" s2 ").headings == ("q02",)
    with pytest.raises(InputError, match=r'no sheet "S3"\.\n  It has: "S1", "S2"'):
        read_answers(content, file="t.xlsx", sheet="S3")


def test_names_of_sheets_are_shown_short_and_without_what_steers_a_terminal() -> None:
    assert (
        workbook._shown("../../etc\x1b[31m\u202e" + "x" * 100) == "../../etc[31m" + "x" * 26 + "…"
    )


def test_several_sheets_of_kobotoolbox_are_read_from_the_first() -> None:
    kobo = [["q01", "_id", "_uuid", "_submission_time", "_index"], ["4", "1", "u", "t", "1"]]
    content = make_workbook(kobo, [["part", "_parent_index"], ["x", "1"]])
    assert read_answers(content, file="t.xlsx").headings[0] == "q01"


def test_a_workbook_of_nothing_is_empty() -> None:
    with pytest.raises(InputError, match="the file is empty"):
        read_table(make_workbook([[]]), file="t.xlsx")


def test_only_so_many_sheets_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_SHEETS", 1)
    with pytest.raises(InputError, match="not a workbook that can be read"):
        read_sheets(make_workbook([["a"]], [["b"]]), file="t.xlsx", kind=Container.XLSX)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (4.0, "4"),
        (dt.datetime(2026, 10, 16, 8, 30), "2026-10-16 08:30:00"),  # noqa: DTZ001 as in the file
        (dt.date(2026, 10, 16), "2026-10-16"),
        ("Agree", "Agree"),
    ],
)
def test_each_kind_of_cell_has_one_text(value: "workbook._Value", text: str) -> None:
    assert workbook._text(value) == text
