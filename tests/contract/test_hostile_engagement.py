"""The files beside a report whose every text tries to be more than text, and what is said of it."""

import csv
import io
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from icalendar import Calendar, Component

from hostile_engagement import HOST

PROPERTIES = {
    "VCALENDAR": {"PRODID", "VERSION", "X-WR-CALNAME"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"},
}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def build(hostile_build: Path) -> Path:
    return hostile_build / "build"


def cells(path: Path) -> Iterator[str]:
    """The cells of a table; every row has as many as the headings."""
    text = path.read_bytes().decode("utf-8-sig")
    delimiter = ";" if text.partition("\n")[0].count(";") else ","
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert {len(row) for row in rows} == {len(rows[0])}, path.name
    return (cell for row in rows for cell in row)


def is_number(cell: str) -> bool:
    try:
        float(cell.replace(",", "."))
    except ValueError:
        return False
    return True


def is_seen(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


@pytest.mark.parametrize("name", ["figures.csv", "action-plan-en.csv"])
def test_no_cell_of_a_table_is_a_formula(build: Path, name: str):
    found = list(cells(build / name))
    assert [cell for cell in found if cell.startswith(FORMULA) and not is_number(cell)] == []
    assert [cell for cell in found if not all(map(is_seen, cell))] == []


def test_the_formulas_were_there_to_be_run(build: Path):
    assert any(
        cell.startswith(("'=", "'+", "'-", "'@")) for cell in cells(build / "action-plan-en.csv")
    )


def test_no_cell_of_the_workbook_is_a_formula_or_leads_anywhere(build: Path):
    book = openpyxl.load_workbook(build / "action-plan-en.xlsx")
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any("Zq" in str(cell.value) for cell in found)
    assert [cell for cell in found if cell.data_type == "f" or cell.hyperlink] == []
    assert not book.defined_names


def test_the_calendar_has_the_events_of_the_plan_and_no_more(build: Path):
    calendar = Calendar.from_ical((build / "action-plan-en.ics").read_bytes())
    parts: list[Component] = list(calendar.walk())
    # Of each of two actions the first step, the promise, and three days to follow it up.
    assert Counter(part.name for part in parts) == {"VCALENDAR": 1, "VEVENT": 10}
    for part in parts:
        assert set(part) == PROPERTIES[str(part.name)]
    assert any(HOST in str(part.get("SUMMARY")) for part in parts)


@pytest.mark.parametrize("name", ["release.json", "certificate.json"])
def test_the_records_are_json(build: Path, name: str):
    assert json.loads((build / name).read_bytes())


@pytest.mark.parametrize("command", ["built", "checked", "explained"])
def test_no_character_from_a_text_steers_the_terminal(hostile_build: Path, command: str):
    said = (hostile_build / f"{command}.txt").read_bytes().decode()
    assert "Zq" in said or command == "built"
    assert all(is_seen(character) for character in said.replace("\n", ""))
