"""Hostile files: refused in words, in bounded memory and time, whatever they claim to be.

Each file is read by a process of its own, which tells what was said and how much memory it took at
its highest. It may take as much again as Python and the libraries do, and what reading a file of
the largest permitted size takes; anything worse would grow with what the file claims.
"""

import gzip
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from python_calamine import CalamineError, CalamineWorkbook

from builders import make_workbook
from spegla.errors import InputError
from spegla.survey.exports import read_answers, read_structure, read_table
from spegla.survey.exports.apart import MAX_MEMORY_BYTES
from unit.survey.exports.test_workbook import make_ods, make_xls

GENERATORS = Path(__file__).parents[4] / "generators"
MOST_MEMORY_MB = 900
MOST_MEMORY_APART_MB = MAX_MEMORY_BYTES / 1024**2
MOST_SECONDS = 60
READ = """
import json, resource, sys
from spegla.errors import InputError
from spegla.survey.exports import read_answers, read_structure, unpacked
try:
    name, content = unpacked(sys.stdin.buffer.read(), file=sys.argv[1])
    read_structure(content, file=name)
    said = f"read {len(read_answers(content, file=name).rows)} rows"
except InputError as error:
    said = str(error)
unit = 1024 if sys.platform == "linux" else 1024**2
own, apart = (
    resource.getrusage(who).ru_maxrss / unit
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
)
if sys.platform == "linux":
    # What is told of the process itself counts that of the one which started it.
    status = dict(line.split(":", 1) for line in open("/proc/self/status"))
    own = int(status["VmHWM"].split()[0]) / 1024
print(json.dumps([said, max(own, apart)]))
"""
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'


def zipped(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_long_index() -> bytes:
    """A workbook whose list of sheets says that it has ten bytes, and has many more."""
    target, times = io.BytesIO(), 12
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/workbook.xml", "w") as index,
    ):
        for _ in range(times):
            index.write(bytes(100_000_000))
    size = (100_000_000 * times).to_bytes(4, "little")
    return target.getvalue().replace(size, (10).to_bytes(4, "little"))


def with_part(content: bytes, name: str, part: Callable[[bytes], bytes]) -> bytes:
    """The archive with one part made anew from what it was."""
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        parts = {each: source.read(each) for each in source.namelist()}
    return zipped(**parts | {name: part(parts[name])})


def with_sheet(rows: str, shared: str | None = None, before: str = "") -> bytes:
    """An Excel workbook whose one sheet has these rows, and which has these shared texts."""
    sheet = f'{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    content = with_part(make_workbook([["x"]]), "xl/worksheets/1.xml", lambda _: sheet.encode())
    if shared is None:
        return content
    link = (
        b'<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    linked = with_part(
        content, "xl/_rels/workbook.xml.rels", lambda was: was.replace(b"</Relationships>", link)
    )
    with zipfile.ZipFile(io.BytesIO(linked)) as source:
        parts = {each: source.read(each) for each in source.namelist()}
    table = f'<sst xmlns="{MAIN}">{shared}</sst>'.encode()
    return zipped(**parts, **{"xl/sharedStrings.xml": table})


def with_cell(cell: str, before: str = "") -> bytes:
    """An OpenDocument spreadsheet whose first row is made of this."""

    def replaced(part: bytes) -> bytes:
        start, end = part.index(b"<table:table-row"), part.rindex(b"</table:table>")
        declared = before.encode() + part[part.index(b"<office:document-content") : start]
        return declared + cell.encode() + part[end:]

    return with_part(make_ods([["x"]]), "content.xml", replaced)


def read(content: bytes, file: str) -> tuple[str, float]:
    """What reading a file says, and how many megabytes it took."""
    done = subprocess.run(
        [sys.executable, "-c", READ, file],
        input=content,
        capture_output=True,
        timeout=MOST_SECONDS,
        env={**os.environ, "PYTHONPATH": str(GENERATORS)},
        check=False,
    )
    assert not done.stderr, done.stderr.decode()
    said, peak = json.loads(done.stdout)
    return said, peak


NOTHING = 120_000_000
LINE = '<c t="s"><v>0</v></c>'
TEXT = 'office:value-type="string"'


def repeated_by(number: str) -> str:
    """A row of a cell that is repeated."""
    return (
        f'<table:table-row><table:table-cell table:number-columns-repeated="{number}" {TEXT}>'
        "<text:p>x</text:p></table:table-cell></table:table-row>"
    )


BOMBS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a zip bomb of a workbook": (
        "t.xlsx",
        lambda: zipped(**{"xl/workbook.xml": b"", "xl/worksheets/1.xml": bytes(NOTHING)}),
        "expands to more than 100,000,000 bytes",
    ),
    "a zip bomb of a spreadsheet": (
        "t.ods",
        lambda: with_part(make_ods([["x"]]), "content.xml", lambda _: bytes(NOTHING)),
        "expands to more than 100,000,000 bytes",
    ),
    "a zip bomb of an archive": (
        "t.zip",
        lambda: zipped(**{"a.csv": bytes(NOTHING)}),
        "expands to more than 100,000,000 bytes",
    ),
    "archives in archives": (
        "t.zip",
        lambda: zipped(**{"a.zip": zipped(**{"b.zip": zipped(**{"a.csv": bytes(NOTHING)})})}),
        "no export in it",
    ),
    "a part that is longer than it says": (
        "t.zip",
        lambda: zipped(**{"a.csv": bytes(NOTHING)}).replace(
            NOTHING.to_bytes(4, "little"), (10).to_bytes(4, "little")
        ),
        "the file is damaged",
    ),
    "a list of sheets that is longer than it says": (
        "t.xlsx",
        with_long_index,
        "the file is damaged",
    ),
    "an archive of very many parts": (
        "t.zip",
        lambda: zipped(**{f"{number}.csv": b"x" for number in range(20_000)}),
        "has more than 10,000 parts",
    ),
    "a cell of 90 MB": (
        "t.xlsx",
        lambda: with_sheet(f"<row><c t='inlineStr'><is><t>{'x' * 90_000_000}</t></is></c></row>"),
        "a cell of more than 131,072 characters",
    ),
    "a cell of 49 MB in text": (
        "t.csv",
        lambda: b"q01,q02\n" + b"x" * 49_000_000,
        "a cell of more than 131,072 characters",
    ),
    "a cell at the far end": (
        "t.xlsx",
        lambda: with_sheet('<row><c><v>1</v></c></row><row><c r="XFD1048576"><v>1</v></c></row>'),
        "reach over more than 10,000,000 cells",
    ),
    "a cell beyond the far end": (
        "t.xlsx",
        lambda: with_sheet('<row><c r="ZZZZ9999999999"><v>1</v></c></row>'),
        "reach over more than 10,000,000 cells",
    ),
    "a cell in a row of very many digits": (
        "t.xlsx",
        lambda: with_sheet(f'<row><c r="A{"9" * 400}"><v>1</v></c></row>'),
        "reach over more than 10,000,000 cells",
    ),
    "a cell in a column of many letters": (
        "t.xlsx",
        lambda: with_sheet('<row><c r="ZZZZZ1048576"><v>1</v></c></row>'),
        "reach over more than 10,000,000 cells",
    ),
    "cells that are repeated by a number of many digits": (
        "t.ods",
        lambda: with_cell(repeated_by("99999999999")),
        "reach over more than 10,000,000 cells",
    ),
    "cells that are repeated by a number with a sign": (
        "t.ods",
        lambda: with_cell(repeated_by("+999999999")),
        "reach over more than 10,000,000 cells",
    ),
    "a long text that many cells share": (
        "t.xlsx",
        lambda: with_sheet(f"<row>{LINE * 10_000}</row>", f"<si><t>{'x' * 100_000}</t></si>"),
        "or 100,000,000 characters",
    ),
    "cells that are repeated": (
        "t.ods",
        lambda: with_cell(
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
            f'table:number-columns-repeated="16000" {TEXT}><text:p>x</text:p></table:table-cell>'
            "</table:table-row>"
        ),
        "reach over more than 10,000,000 cells",
    ),
    "a long cell that is repeated": (
        "t.ods",
        lambda: with_cell(
            f'<table:table-row><table:table-cell table:number-columns-repeated="16000" {TEXT}>'
            f"<text:p>{'x' * 100_000}</text:p></table:table-cell></table:table-row>"
        ),
        "or 100,000,000 characters",
    ),
    "a thousand million spaces": (
        "t.ods",
        lambda: with_cell(
            f"<table:table-row><table:table-cell {TEXT}><text:p>x"
            '<text:s text:c="1000000000"/></text:p></table:table-cell></table:table-row>'
        ),
        "or 100,000,000 characters",
    ),
    "far cells on many sheets of the old kind": (
        "t.xls",
        lambda: make_xls([(0, 0, 1.0), (65_535, 255, 1.0)], sheets=100),
        "not a workbook that can be read",
    ),
    "a billion laughs": (
        "t.xlsx",
        lambda: with_sheet("<row><c t='str'><v>&i;</v></c></row>", before=LAUGHS),
        "declares XML entities",
    ),
    "a billion laughs in a spreadsheet": (
        "t.ods",
        lambda: with_cell(
            f"<table:table-row><table:table-cell {TEXT}><text:p>&i;</text:p></table:table-cell>"
            "</table:table-row>",
            LAUGHS,
        ),
        "declares XML entities",
    ),
    "an entity from outside": (
        "t.xlsx",
        lambda: with_sheet("<row><c t='str'><v>&i;</v></c></row>", before=OUTSIDE),
        "declares XML entities",
    ),
    "a row of a hundred thousand columns": (
        "t.csv",
        lambda: b",".join([b"q"] * 100_000) + b"\n",
        "row 1: the row has more than 16,384 cells",
    ),
    "a table of very many cells": (
        "t.csv",
        lambda: (b"4," * 15_000 + b"5\n") * 800,
        "more than 10,000,000 cells",
    ),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_in_bounded_memory_and_time(bomb: str) -> None:
    file, made, expected = BOMBS[bomb]
    said, peak = read(made(), file)
    assert expected in said
    assert peak < (MOST_MEMORY_APART_MB if file.endswith(".xls") else MOST_MEMORY_MB)


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        b"%PDF-1.7\n%\xe2\xe3",
        gzip.compress(b"q01,q02", mtime=0),
        bytes(range(256)) * 10,
        b"MZ\x90\x00\x03\x00",
        b"\xff\xfe" + b"\x00\xd8" * 50,
        "q01,q02\n4,5\n".encode("utf-16-le")[:-1],
        b"q01,q02\n4,\x00\n",
    ],
)
def test_what_is_no_text_is_refused_under_the_name_of_text(content: bytes) -> None:
    with pytest.raises(InputError, match="the file is not text"):
        read_table(content, file="customers.csv")


def test_the_library_that_reads_workbooks_expands_no_entities_itself() -> None:
    """The second line of defence: a document type that was not seen would still do no harm."""
    content = with_sheet("<row><c t='str'><v>&i;</v></c></row>", before=LAUGHS)
    try:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    except CalamineError:
        return
    assert sum(len(str(value)) for row in rows for value in row) < 100


def test_a_part_without_a_name_is_damage_and_no_fault_of_ours() -> None:
    broken = make_workbook([["q01"], [4]]).replace(b"_rels/.rels", b"\0rels/.rels")
    with pytest.raises(InputError, match="damaged"):
        read_answers(broken, file="t.xlsx")


@pytest.mark.parametrize(
    ("part", "name", "found"),
    [
        ("xl/workbook.xml", "t.xlsx", "damaged"),
        ("mimetype", "t.ods", "a zip archive, and its name says"),
    ],
)
def test_a_part_that_is_packed_as_no_export_is_is_damage(part: str, name: str, found: str) -> None:
    """The library raises errors of its own over other ways of packing, where they are damaged."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(part, b"application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", b"<x/>")
    begins = len(part) + 30
    broken = bytearray(target.getvalue())
    broken[begins + 4 : begins + 9] = b"\xff" * 5
    with pytest.raises(InputError, match=found):
        read_structure(bytes(broken), file=name) or read_answers(bytes(broken), file=name)


def test_a_part_that_ends_before_it_should_is_damage_and_no_fault_of_ours() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
    whole = target.getvalue()
    size = len(b"<workbook/>").to_bytes(4, "little")
    start = whole.index(b"PK\x01\x02")
    broken = whole[:start] + whole[start:].replace(size * 2, (900).to_bytes(4, "little") * 2)
    assert read_structure(broken, file="t.xlsx") is None
    with pytest.raises(InputError, match="damaged"):
        read_answers(broken, file="t.xlsx")


def test_a_table_in_another_encoding_cannot_hide_from_the_count() -> None:
    """Bytes of tags that UTF-16 would make one long word of: only UTF-8 is taken for XML."""
    sheet = '<row><c r="XFD1048576"><v>1</v></c></row>'
    hidden = with_part(
        with_sheet(sheet),
        "xl/worksheets/1.xml",
        lambda part: b"\xff\xfe" + part + b" " * (len(part) % 2),
    )
    with pytest.raises(InputError):
        read_table(hidden, file="t.xlsx")


def test_a_formula_gives_its_saved_value_and_is_never_worked_out() -> None:
    content = with_sheet(
        "<row><c t='inlineStr'><is><t>q01</t></is></c>"
        "<c t='inlineStr'><is><t>q02</t></is></c></row>"
        "<row><c><f>1+1</f><v>4</v></c><c t='inlineStr'><is><t>=1+1</t></is></c></row>"
        '<row><c><f>WEBSERVICE("http://192.0.2.1/")</f></c>'
        "<c t='str'><f>HYPERLINK(\"http://192.0.2.1/\")</f><v>link</v></c></row>"
    )
    rows = read_table(content, file="t.xlsx").rows
    assert [row.cells for row in rows] == [("4", "=1+1"), ("", "link")]
    assert read_table(b"q01,q02\n=1+1,5\n", file="t.csv").rows[0].cells == ("=1+1", "5")


def test_a_size_that_a_sheet_only_claims_does_not_count() -> None:
    content = with_part(
        make_workbook([["q01"], [4]]),
        "xl/worksheets/1.xml",
        lambda part: part.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>'),
    )
    assert read_table(content, file="t.xlsx").rows[0].cells == ("4",)


def test_the_name_of_a_sheet_is_only_a_name() -> None:
    content = with_part(
        make_workbook([["q01"], [4]], [["q02"], [5]]),
        "xl/workbook.xml",
        lambda part: part.replace(b'name="S1"', b'name="../../x"'),
    )
    assert read_answers(content, file="t.xlsx", sheet="../../x").headings == ("q01",)
    with pytest.raises(InputError, match=r'"../../x", "S2"'):
        read_answers(content, file="t.xlsx", sheet="/etc/passwd")
