"""What lies in a folder that was written: hashes of its files, and copies of them."""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

from spegla.output.refusal import refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """By which a file is known again: the SHA-256 of its bytes, in hexadecimal, and their number.

    >>> import io
    >>> Fingerprint.of(io.BytesIO(b"")).size
    0
    """

    sha256: str
    size: int

    @classmethod
    def of(cls, file: IO[bytes]) -> Self:
        """That of an open file, from where it stands to its end."""
        content, size = hashlib.sha256(), 0
        while part := file.read(1 << 20):
            content.update(part)
            size += len(part)
        return cls(sha256=content.hexdigest(), size=size)


def fingerprint(path: Path) -> Fingerprint | None:
    """That of a file; None where there is none, or something else, such as a link.

    >>> fingerprint(Path("no such file")) is None
    True
    """
    try:
        if path.is_symlink() or not path.is_file():
            return None
        with path.open("rb") as file:
            return Fingerprint.of(file)
    except OSError:
        return None


def fingerprints(folder: Path, names: Iterable[str]) -> Mapping[str, Fingerprint]:
    """Those of all files of these names in a folder and in its folders of these names.

    Links are left out; in what order a disk lists its files makes no difference.

    Args:
        folder: The folder.
        names: Entries of it; those that are not there are left out.

    Returns:
        Fingerprints by path, with ``/`` between its parts, in the order of the paths.

    >>> fingerprints(Path("no such folder"), ["site"])
    {}
    """
    found = {}
    for name in sorted(names):
        for path in _files(folder / name):
            known = fingerprint(path)
            if known is not None:
                found[path.relative_to(folder).as_posix()] = known
    return dict(sorted(found.items()))


def entries(folder: Path) -> tuple[str, ...]:
    """Names of the files and folders in a folder, in order; links are left out.

    >>> entries(Path("no such folder"))
    ()
    """
    try:
        return tuple(sorted(p.name for p in folder.iterdir() if not p.is_symlink()))
    except OSError:
        return ()


def copy_files(source: Path, folder: Path, paths: Iterable[str]) -> None:
    """Copies files into a folder that is being prepared, at the same paths; contents only.

    Raises:
        OutputError: The disk refuses.
    """
    try:
        for path in paths:
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / path, target)
    except OSError as error:
        raise refused(folder, error) from error


def _files(path: Path) -> Iterator[Path]:
    try:
        is_folder = path.is_dir() and not path.is_symlink()
    except OSError:
        # A name that no disk can have, or a folder that nobody may look into.
        return
    if not is_folder:
        yield path
        return
    for folder, _, names in os.walk(path):
        yield from (Path(folder) / name for name in names)
