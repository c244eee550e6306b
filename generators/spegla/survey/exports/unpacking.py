"""The one export in an archive, as survey tools hand it out."""

import re
from typing import NoReturn

from spegla.errors import InputError, Problem
from spegla.survey.exports.archive import parts_of
from spegla.survey.exports.container import Container, container_of
from spegla.survey.tables import MAX_FILE_BYTES

_EXPORT = re.compile(r"\.(?:csv|tsv|xlsx|xls|ods|sav|zsav)", re.IGNORECASE)
_UNSAFE_IN_NAME = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"|?*\u202a-\u202e\u2066-\u2069]')
_LONGEST_NAME = 100


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
        _refuse(
            file,
            f"the file holds a file of more than {MAX_FILE_BYTES:,} bytes",
            "Export the answers again, as CSV or with fewer columns.",
        )
    return _base_name(name), part


def _base_name(path: str) -> str:
    name = _UNSAFE_IN_NAME.sub("", path.replace("\\", "/").rsplit("/", 1)[-1]).strip(". ")
    stem, ending = name[: len(name) - len(_ending(name))], _ending(name)
    return f"{stem[:_LONGEST_NAME] or 'export'}{ending}"


def _ending(name: str) -> str:
    return f".{name.rsplit('.', 1)[1]}" if "." in name else ""


def _refuse(file: str, found: str, fix: str) -> NoReturn:
    raise InputError([Problem(file=file, found=found, fix=fix)])
