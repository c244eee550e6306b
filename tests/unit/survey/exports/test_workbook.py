"""Workbooks: what is read from them, and what is refused before they are opened."""

import datetime as dt
import io
import struct
import zipfile

import pytest

from builders import make_workbook
from spegla.errors import InputError
from spegla.survey.exports import read_workbook, workbook


def test_numbers_become_the_text_that_a_person_writes() -> None:
    table = read_workbook(make_workbook([["q01", "q02"], [4.0, 4.5], ["Agree", 10]]), file="t.xlsx")
    assert [row.cells for row in table.rows] == [("4", "4.5"), ("Agree", "10")]


def test_empty_sheets_beside_the_answers_do_no_harm() -> None:
    table = read_workbook(make_workbook([[""]], [["q01", "q02"], ["4", "5"]]), file="t.xlsx")
    assert table.headings == ("q01", "q02")


def test_two_sheets_with_content_are_refused() -> None:
    with pytest.raises(InputError, match="2 sheets of the workbook have content"):
        read_workbook(make_workbook([["q01"]], [["q02"]]), file="t.xlsx")


def test_a_workbook_of_nothing_is_empty() -> None:
    with pytest.raises(InputError, match="the file is empty"):
        read_workbook(make_workbook([[]]), file="t.xlsx")


def test_a_workbook_that_expands_beyond_measure_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "MAX_EXPANDED_BYTES", 1_000)
    with pytest.raises(InputError, match="expands to more than 1,000 bytes"):
        read_workbook(make_workbook([["0" * 1_000]]), file="t.xlsx")


def test_a_cell_far_away_is_refused_before_the_table_is_made() -> None:
    content = make_workbook([["q01"]])
    far = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(far, "w") as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, part.replace(b"<c ", b'<c r="XFD1048576" '))
    with pytest.raises(InputError, match="reaches over more than 5,000,000 cells"):
        read_workbook(far.getvalue(), file="t.xlsx")


def test_a_part_that_is_larger_than_it_says_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 1_000_000)
    honest, lie = struct.pack("<L", 1_000_000), struct.pack("<L", 10)
    with pytest.raises(InputError, match="not an Excel workbook that can be read"):
        read_workbook(target.getvalue().replace(honest, lie), file="t.xlsx")


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
