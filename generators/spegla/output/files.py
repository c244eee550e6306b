"""Files: into a folder that is being prepared, or one that lasts, in one step."""

import os
from collections.abc import Mapping
from pathlib import Path

from spegla.errors import OutputError
from spegla.output.paths import check_paths
from spegla.output.refusal import refused


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files into a folder that is being prepared.

    Args:
        folder: The folder; it may not exist yet.
        files: Bytes by path, relative to the folder, with ``/`` between its parts.

    Raises:
        OutputError: A path leads outside, two name one file, a file is there already, or the
            disk refuses. Paths that differ only in case name one file, since many disks cannot
            tell them apart.
    """
    check_paths(files)
    try:
        for path, content in files.items():
            target = folder / path
            if target.exists():
                raise OutputError(f'Two parts of the report write "{path}".')
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    except OSError as error:
        raise refused(folder, error) from error


def keep_private(path: Path, content: bytes) -> None:
    """Writes a file that lasts over builds and is nobody else's, in one step.

    Whatever happens, the file holds either what it held or all of the new content. Its folder
    keeps itself out of git, since an engagement may lie in any repository.

    Raises:
        OutputError: The disk refuses; the file is as it was.
    """
    ignore = path.parent / ".gitignore"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not ignore.is_file() or ignore.read_bytes() != _ALL:
            _replace(ignore, _ALL)
        _replace(path, content)
    except OSError as error:
        state = f"{path.name} is as it was, and without it nothing is released."
        raise refused(path, error, state=state) from error


_ALL = b"*\n"
_ANEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def _replace(path: Path, content: bytes) -> None:
    """In one step, and not before the disk has all of it."""
    beside = path.with_name(f".{path.name}.new")
    try:
        # Colleagues may share the work; everybody on the machine does not.
        with os.fdopen(os.open(beside, _ANEW, 0o660), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
