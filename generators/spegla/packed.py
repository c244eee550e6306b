"""Archives of which the same content gives the same bytes."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date
from typing import Final

_EPOCH: Final = date(1980, 1, 1)
"""The first day that a zip archive can hold."""
_UNIX: Final = 3
_PLAIN_FILE: Final = 0o100644 << 16
"""A file that its owner may write and everybody may read, as Unix programs unpack it."""


def packed(archive: bytes) -> bytes:
    """The archive with one fixed time on each of its parts.

    >>> saved = io.BytesIO()
    >>> with zipfile.ZipFile(saved, "w") as source:
    ...     source.writestr("a.xml", "<a/>")
    >>> packed(saved.getvalue()) == packed(packed(saved.getvalue()))
    True
    """
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(target, "w") as again:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, date_time=(*_EPOCH.timetuple()[:3], 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(part, source.read(name))
    return target.getvalue()


def archive_of(files: Iterable[tuple[str, bytes]], *, day: date) -> bytes:
    """An archive of files, in the order in which they come, all of one day.

    Whoever makes it and on whichever system, nobody else's rights or times are in it.

    Args:
        files: Paths with ``/`` between their parts, and bytes.
        day: Their day; what lies before 1980 becomes its first day, before which there are no
            archives.

    >>> made = archive_of([("a.txt", b"a")], day=date(2026, 10, 16))
    >>> zipfile.ZipFile(io.BytesIO(made)).getinfo("a.txt").date_time
    (2026, 10, 16, 0, 0, 0)
    """
    target = io.BytesIO()
    time = (*max(day, _EPOCH).timetuple()[:3], 0, 0, 0)
    with zipfile.ZipFile(target, "w") as archive:
        for path, content in files:
            part = zipfile.ZipInfo(path, date_time=time)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = _UNIX
            part.external_attr = _PLAIN_FILE
            archive.writestr(part, content)
    return target.getvalue()
