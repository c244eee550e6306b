"""What lies in an archive that was written: fingerprints of its parts, and their bytes."""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from spegla.errors import InputError, Problem
from spegla.output.tree import Fingerprint

_LARGEST: Final = 100_000_000
"""Bytes of the largest part that is read whole."""
_ALL: Final = 10_000_000_000
"""Bytes of all parts: an archive that says it holds more is none of ours."""
_UNREADABLE: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, OSError),
    *(EOFError, IndexError, RuntimeError, ValueError),
)
"""What an archive raises that is damaged, encrypted or none; over no name it is an IndexError."""
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How spegla publish packs; the library raises errors of their own over other ways."""


def archive_fingerprints(archive: Path) -> Mapping[str, Fingerprint]:
    """Those of all files in an archive, by their paths.

    Raises:
        InputError: It cannot be read whole.
    """
    try:
        with zipfile.ZipFile(archive) as parts:
            listed = [part for part in parts.infolist() if not part.is_dir()]
            if sum(part.file_size for part in listed) > _ALL:
                raise _unreadable(archive)
            found = {}
            for part in listed:
                with _opened(parts, part) as file:
                    found[part.filename] = Fingerprint.of(file)
            return found
    except _UNREADABLE as error:
        raise _unreadable(archive) from error


def archive_part(archive: Path, path: str) -> bytes:
    """The bytes of one file in an archive.

    Raises:
        InputError: It cannot be read.
        KeyError: There is none of this path.
    """
    try:
        with zipfile.ZipFile(archive) as parts, _opened(parts, parts.getinfo(path)) as file:
            return file.read(_LARGEST)
    except _UNREADABLE as error:
        raise _unreadable(archive) from error


@contextmanager
def _opened(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    if part.compress_type not in _METHODS:
        raise zipfile.BadZipFile(part.filename)
    with archive.open(part) as file:
        yield file


def _unreadable(archive: Path) -> InputError:
    problem = Problem(
        file=str(archive),
        found="this is no archive that can be read",
        fix="Give the archive that spegla publish wrote, or choose another name.",
    )
    return InputError([problem])
