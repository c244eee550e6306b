"""Zip archives, measured before they are expanded: workbooks, and exports that come packed."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import NoReturn

from spegla.errors import InputError, Problem

MAX_EXPANDED_BYTES = 100_000_000
"""Largest archive after expanding, all parts together."""
MAX_PARTS = 10_000
"""Most parts of an archive."""

BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, LookupError, OSError, RuntimeError, ValueError),
)
"""What the library raises over a damaged archive; a part without a name is a LookupError."""
_DIRECTORY_ENTRY = b"PK\x01\x02"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How whatever writes exports packs them; the library raises errors of their own over others."""


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


def read_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """What is in one part of an archive, never more than it declares.

    Raises:
        BadZipFile: It is packed in a way that no export is; damage is any of ``BROKEN``.

    >>> packed = io.BytesIO()
    >>> with zipfile.ZipFile(packed, "w") as archive:
    ...     archive.writestr("answers.csv", "q01")
    ...     read_part(archive, archive.getinfo("answers.csv"))
    b'q01'
    """
    if part.compress_type not in _METHODS:
        raise zipfile.BadZipFile(part.filename)
    with archive.open(part) as stream:
        return stream.read(part.file_size)


def _parts(content: bytes, file: str) -> Iterator[tuple[str, bytes]]:
    if content.count(_DIRECTORY_ENTRY) > MAX_PARTS:
        _refuse_size(file, f"has more than {MAX_PARTS:,} parts")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {part.filename: part for part in archive.infolist() if not part.is_dir()}
        if sum(part.file_size for part in archive.infolist()) > MAX_EXPANDED_BYTES:
            _refuse_size(file, f"expands to more than {MAX_EXPANDED_BYTES:,} bytes")
        for name, part in sorted(parts.items()):
            yield name, read_part(archive, part)


def _refuse_size(file: str, found: str) -> NoReturn:
    _refuse(file, f"the file {found}", "Export the answers again, as CSV or with fewer columns.")


def _refuse(file: str, found: str, fix: str) -> NoReturn:
    raise InputError([Problem(file=file, found=found, fix=fix)]) from None
