"""Paths that can be written below a folder, on every system that people copy a report to."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from spegla.errors import OutputError
from spegla.filenames import fits_windows

PLACE: Final = ".spegla"
"""The working place in a folder: what is being made, what is moved aside, and the lock."""


def check_paths(paths: Iterable[str]) -> None:
    """Makes sure that paths stay inside the folder that they are relative to, and stay apart.

    Paths that differ only in case name one file, since many disks cannot tell them apart. What
    Windows cannot have as a name is refused everywhere.

    Args:
        paths: With ``/`` between their parts.

    Raises:
        OutputError: A path leads outside or cannot be a name, or two name one file.

    >>> check_paths(["site/en/index.html"])
    >>> check_paths(["Trust.html", "trust.html"])
    Traceback (most recent call last):
    spegla.errors.OutputError: "Trust.html" and "trust.html" would be one file.
    """
    seen: dict[str, str] = {}
    for path in paths:
        if not _is_inside(path):
            raise OutputError(
                f'"{path}" is not a path inside the output folder, or has a part that Windows '
                "cannot have as a name. Call what it is made from something else."
            )
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            raise OutputError(f'"{other}" and "{path}" would be one file.')


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and path == "/".join(parts) and all(map(fits_windows, parts))
