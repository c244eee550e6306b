"""Zip archives, measured before they are expanded: workbooks, and exports that come packed."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import NoReturn

from spegla.errors import InputError, Problem
from spegla.survey.exports.container import BROKEN, Container, container_of
from spegla.survey.tables import MAX_FILE_BYTES

MAX_EXPANDED_BYTES = 100_000_000
"""Largest archive after expanding, all parts together."""
MAX_PARTS = 10_000
"""Most parts of an archive."""

_EXPORT = re.compile(r"\.(?:csv|tsv|xlsx|xls|ods|sav|zsav)", re.IGNORECASE)
_DIRECTORY_ENTRY = b"PK\x01\x02"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_UNSAFE_IN_NAME = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\u202a-\u202e\u2066-\u2069]')
_LONGEST_NAME = 100


def parts_of(content: bytes, *, file: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of each part of an archive, by name, each as long as it declares.

    Sizes are added up before anything is expanded, and no part is expanded by more than its
    size: one that is longer does not fit its check sum.

    Raises:
        InputError: The archive expands beyond measure, is damaged or has a password.

    >>> packed = io.BytesIO()
    >>> with zipfile.ZipFile(packed, "w") as archive:
    ...     archive.writestr("answers.csv", "q01")
    >>> list(parts_of(packed.getvalue(), file="answers.zip"))
    [('answers.csv', b'q01')]
    """
    try:
        yield from _parts(content, file)
    except BROKEN:
        _refuse(
            file,
            "the file is damaged, or has a password",
            "Export it again, without a password.",
        )


def _parts(content: bytes, file: str) -> Iterator[tuple[str, bytes]]:
    if content.count(_DIRECTORY_ENTRY) > MAX_PARTS:
        _refuse_size(file, f"has more than {MAX_PARTS:,} parts")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {part.filename: part for part in archive.infolist() if not part.is_dir()}
        if sum(part.file_size for part in archive.infolist()) > MAX_EXPANDED_BYTES:
            _refuse_size(file, f"expands to more than {MAX_EXPANDED_BYTES:,} bytes")
        for name, part in sorted(parts.items()):
            if part.compress_type not in _METHODS:
                raise zipfile.BadZipFile(name)
            with archive.open(part) as stream:
                yield name, stream.read(part.file_size)


def unpacked(content: bytes, *, file: str) -> tuple[str, bytes]:
    """Name and content of the one export in a zip archive; what is no archive, as it is.

    Survey tools hand out archives with one export in them. The name is the last part of the path,
    without what no file should be called; names in an archive never become places on the disk.

    Raises:
        InputError: There is no export in the archive, or more than one, or it cannot be expanded.

    >>> unpacked(b"q01,q02", file="exports/customers.csv")
    ('customers.csv', b'q01,q02')
    """
    if container_of(content, file=file) is not Container.ZIP:
        return _base_name(file), content
    exports = {
        name: part
        for name, part in parts_of(content, file=file)
        if _EXPORT.fullmatch(_ending(name)) and not name.startswith("__MACOSX/")
    }
    if len(exports) != 1:
        names = ", ".join(_base_name(name) for name in list(exports)[:5])
        _refuse(
            file,
            f"the archive has {len(exports)} exports in it ({names})"
            if exports
            else "the archive has no export in it",
            "Unpack it, and give the file with the answers.",
        )
    [(name, part)] = exports.items()
    if len(part) > MAX_FILE_BYTES:
        _refuse_size(file, f"holds a file of more than {MAX_FILE_BYTES:,} bytes")
    return _base_name(name), part


def _base_name(path: str) -> str:
    name = _UNSAFE_IN_NAME.sub("", path.replace("\\", "/").rsplit("/", 1)[-1]).strip(". ")
    stem, ending = name[: len(name) - len(_ending(name))], _ending(name)
    return f"{stem[:_LONGEST_NAME] or 'export'}{ending}"


def _ending(name: str) -> str:
    return f".{name.rsplit('.', 1)[1]}" if "." in name else ""


def _refuse_size(file: str, found: str) -> NoReturn:
    _refuse(file, f"the file {found}", "Export the answers again, as CSV or with fewer columns.")


def _refuse(file: str, found: str, fix: str) -> NoReturn:
    raise InputError([Problem(file=file, found=found, fix=fix)]) from None
