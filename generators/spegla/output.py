"""The only writer: files and whole folders, written beside and then swapped in.

A failed build leaves the last good one byte for byte as it was::

    with staged(build, names=("site", "pdf", "figures.csv")) as folder:
        write_files(folder, files)
        ...  # whatever else is to be made in the folder
    # only here does anything in build/ change
"""

import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from spegla.errors import OutputError

_FORBIDDEN = set('<>:"|?*\\')


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
    _check(files)
    try:
        for path, content in files.items():
            target = folder / path
            if target.exists():
                raise OutputError(f'Two parts of the report write "{path}".')
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    except OSError as error:
        raise _refused(folder, error) from error


@contextmanager
def staged(target: Path, *, names: Collection[str]) -> Iterator[Path]:
    """An empty folder to build in, whose entries replace those of ``target`` at the end.

    Entries of ``names`` that were not made are removed from ``target``, since an earlier run
    left them; entries with other names are neither moved nor touched. Leaving the block by an
    error changes nothing.

    Raises:
        OutputError: The disk refuses, or a file of the last report is held open elsewhere.
    """
    try:
        target.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=".new-", dir=target))
    except OSError as error:
        raise _refused(target, error) from error
    try:
        yield work
        _swap(work, target, names)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def keep_private(path: Path, content: bytes) -> None:
    """Writes a file that lasts over builds and is nobody else's, in one step.

    Whatever happens, the file holds either what it held or all of the new content. Its folder
    keeps itself out of git, since an engagement may lie in any repository.

    Raises:
        OutputError: The disk refuses; the file is as it was.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / ".gitignore").write_bytes(b"*\n")
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise OutputError(
            f"{path} cannot be written: {reason}. Close programs that have the file open, and see "
            "that you may write to its folder. Without it nothing is released."
        ) from error


def _swap(work: Path, target: Path, names: Collection[str]) -> None:
    old = work / ".old"
    moved: list[tuple[Path, Path]] = []
    try:
        old.mkdir()
        for name in names:
            for source, place in ((target / name, old / name), (work / name, target / name)):
                if source.exists():
                    source.rename(place)
                    moved.append((source, place))
    except OSError as error:
        for source, place in reversed(moved):
            place.rename(source)
        raise _refused(target, error) from error


def _check(files: Mapping[str, bytes]) -> None:
    seen: dict[str, str] = {}
    for path in files:
        parts = PurePosixPath(path).parts
        if path != "/".join(parts) or ".." in parts or _FORBIDDEN & set(path) or not parts:
            raise OutputError(f'"{path}" is not a path inside the output folder.')
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            raise OutputError(f'"{other}" and "{path}" would be one file.')


def _refused(folder: Path, error: OSError) -> OutputError:
    reason = error.strerror or "unknown reason"
    return OutputError(
        f"{folder} cannot be written: {reason}. Close programs that have a file of the report "
        "open, or choose another folder with --output. The last report is unchanged."
    )
