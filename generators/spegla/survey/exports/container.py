"""What a file is, told from its bytes; its name only has to agree."""

import io
import zipfile
from collections.abc import Collection
from enum import Enum
from typing import NoReturn

from spegla.errors import InputError, Problem
from spegla.survey.exports.archive import BROKEN, read_part

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0"
_SPSS = (b"$FL2", b"$FL3")
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml")
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"


class Container(Enum):
    """Kinds of files: what each is called, and how the names of such files end."""

    TEXT = ("plain text", (".csv", ".tsv", ".tab", ".txt"))
    XLSX = ("an Excel workbook", (".xlsx", ".xlsm"))
    XLS = ("an Excel workbook of the old kind", (".xls",))
    XLSB = ("a binary Excel workbook", (".xlsb",))
    ODS = ("an OpenDocument spreadsheet", (".ods",))
    SPSS = ("an SPSS file", (".sav", ".zsav"))
    ZIP = ("a zip archive", (".zip",))
    MARKUP = ("a web page or another kind of XML", (".html", ".htm", ".xml"))

    def __init__(self, called: str, endings: tuple[str, ...]) -> None:
        """What messages call it, and how names of such files end, the usual ending first."""
        self.called = called
        self.endings = endings


WORKBOOKS = (Container.XLSX, Container.XLS, Container.ODS)


def container_of(content: bytes, *, file: str) -> Container:
    """What a file is, by its first bytes and, for archives, by what is in it.

    Text is whatever is nothing else; :func:`spegla.survey.tables.decode` refuses what is no text.

    Args:
        content: The file.
        file: Its name, which may have any ending that no other kind of file has.

    Raises:
        InputError: The name says that the file is something else.

    >>> container_of(b"q01,q02", file="customers.csv")
    <Container.TEXT: ('plain text', ('.csv', '.tsv', '.tab', '.txt'))>
    >>> container_of(b"q01,q02", file="data/customers.xlsx")
    Traceback (most recent call last):
    spegla.errors.InputError: data/customers.xlsx: the file is plain text, and its name says that \
it is an Excel workbook.
      Name it customers.csv, or save the table as .xlsx.
    """
    found = _found(content)
    ending = _ending(file)
    named = next((kind for kind in Container if ending in kind.endings), found)
    if named is not found and content.strip():
        _refuse_name(file, found, named)
    return found


def refuse_container(file: str, found: Container) -> NoReturn:
    """Refuse a file that is well named, and of a kind that holds no table that is read here."""
    raise InputError(
        [
            Problem(
                file=file,
                found=f"the file is {found.called}, from which no table is read here",
                fix=_FIXES.get(found, "Save the table as CSV (UTF-8) or .xlsx."),
            )
        ]
    )


_FIXES = {
    Container.ZIP: "Unpack it, and give the export that is in it.",
    Container.SPSS: "Only answers may come as SPSS file; save this table as CSV (UTF-8).",
}


def _found(content: bytes) -> Container:
    if content.startswith(_SPSS):
        return Container.SPSS
    if content.startswith(_OLE):
        return Container.XLS
    if content.startswith(_ZIP):
        return _archived(content)
    start = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return Container.MARKUP if start.startswith(_MARKUP) else Container.TEXT


def _archived(content: bytes) -> Container:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            is_spreadsheet = _is_spreadsheet(archive, names)
    except BROKEN:
        return Container.ZIP
    if "xl/workbook.xml" in names:
        return Container.XLSX
    if "xl/workbook.bin" in names:
        return Container.XLSB
    return Container.ODS if is_spreadsheet else Container.ZIP


def _is_spreadsheet(archive: zipfile.ZipFile, names: Collection[str]) -> bool:
    if not {"mimetype", "content.xml"} <= set(names):
        return False
    declared = archive.getinfo("mimetype")
    return declared.file_size == len(_SPREADSHEET) and read_part(archive, declared) == _SPREADSHEET


def _refuse_name(file: str, found: Container, named: Container) -> NoReturn:
    name = file.rsplit("/", 1)[-1].removesuffix(_ending(file))
    usual = found.endings[0]
    fix = f"Name it {name}{usual}, or save the table as {_ending(file)}."
    if found is Container.XLS:
        fix = (
            f"Take the password off, if it has one, and save it as {_ending(file)}; a workbook of "
            f"the old kind is named {name}.xls."
        )
    if found is Container.MARKUP:
        fix = f"Open it in a spreadsheet program and save the table as {_ending(file)}."
    raise InputError(
        [
            Problem(
                file=file,
                found=f"the file is {found.called}, and its name says that it is {named.called}",
                fix=fix,
            )
        ]
    )


def _ending(file: str) -> str:
    name = file.rsplit("/", 1)[-1]
    return f".{name.rsplit('.', 1)[1]}".lower() if "." in name else ""
