"""What lies in an archive that was written: fingerprints of its parts, and their bytes."""

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from spegla.errors import InputError, Problem
from spegla.output.tree import Fingerprint

_LARGEST: Final = 100_000_000
"""Bytes of the largest part that is read whole."""
_ALL: Final = 10_000_000_000
"""Bytes of all parts: an archive that says it holds more is none of ours."""
_UNREADABLE: Final = (
    *(zipfile.BadZipFile, zlib.error, OSError),
    *(EOFError, RuntimeError, ValueError),
)
"""What an archive raises that is damaged, encrypted or none."""


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
                with parts.open(part) as file:
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
        with zipfile.ZipFile(archive) as parts, parts.open(path) as file:
            return file.read(_LARGEST)
    except _UNREADABLE as error:
        raise _unreadable(archive) from error


def _unreadable(archive: Path) -> InputError:
    problem = Problem(
        file=str(archive),
        found="this is no archive that can be read",
        fix="Give the archive that spegla publish wrote, or choose another name.",
    )
    return InputError([problem])
