"""One process works in a folder at a time; the operating system keeps the lock.

The lock ends with the process, however that ends, so none is ever left over. It is held on a file
in the folder ``.spegla``, where the process also keeps what it is making.
"""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import Final

from spegla.errors import OutputError
from spegla.output.paths import PLACE
from spegla.output.refusal import refused

_LOCK: Final = "lock"
_TURNS: Final = 1000
"""How often somebody may remove the place between two steps of ours."""
_BUSY: Final = {errno.EAGAIN, errno.EACCES, errno.EDEADLK}


@contextmanager
def occupied(folder: Path) -> Iterator[Path]:
    """The working place of a folder, for this process alone until the end of the block.

    It holds what a process that was killed left there. If it is empty at the end it is removed,
    and nothing is left in the folder. The folder is made where there is none.

    Raises:
        OutputError: Somebody else works there, or the disk refuses; nothing was changed.
    """
    try:
        held = _hold(folder)
    except OSError as error:
        raise refused(folder, error) from error
    try:
        yield folder / PLACE
    finally:
        _leave(folder / PLACE, held)


def _hold(folder: Path) -> FileIO:
    """The lock file, locked."""
    folder.mkdir(parents=True, exist_ok=True)
    for _ in range(_TURNS):
        held = _opened(folder / PLACE)
        if held is None:
            continue
        try:
            _lock(held)
            is_ours = _is_in_place(held, folder / PLACE / _LOCK)
        except OSError as error:
            who = _signature(held)
            held.close()
            if error.errno in _BUSY:
                raise _occupied(folder, who) from None
            raise
        if is_ours:
            _sign(held)
            return held
        held.close()
    raise _occupied(folder, "")


def _opened(place: Path) -> FileIO | None:
    """The lock file; None where whoever had it is just about to remove the place."""
    with contextlib.suppress(FileExistsError):
        place.mkdir(mode=0o700)
    try:
        # Without a buffer, which a full disk would refuse to take at any later moment.
        return (place / _LOCK).open("a+b", buffering=0)
    except FileNotFoundError:
        return None
    except OSError:
        with contextlib.suppress(OSError):
            place.rmdir()
        raise


def _is_in_place(held: FileIO, lock: Path) -> bool:
    """Whether the file is still the one that others find, and not one that was removed."""
    try:
        return os.path.samestat(os.fstat(held.fileno()), lock.stat())
    except FileNotFoundError:
        return False


def _sign(held: FileIO) -> None:
    """Say who holds the lock; a full disk has no room for it, and the lock holds without."""
    with contextlib.suppress(OSError):
        held.truncate(0)
        held.write(str(os.getpid()).encode())


def _signature(held: FileIO) -> str:
    held.seek(0)
    return held.read(20).decode(errors="replace")


def _occupied(folder: Path, who: str) -> OutputError:
    process = f"process {who}" if who.isdecimal() else "a process"
    return OutputError(
        f"{folder} is in use by another run of spegla ({process}). Wait until it is done, or end "
        "it; then try again. Nothing there was changed."
    )


def _remove(place: Path) -> None:
    with contextlib.suppress(OSError):
        (place / _LOCK).unlink()
        place.rmdir()


if sys.platform == "win32":
    import msvcrt

    _FAR: Final = 1 << 30
    """Behind the signature: nobody else can read a byte that is locked."""

    def _lock(held: FileIO) -> None:
        held.seek(_FAR)
        msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)

    def _leave(place: Path, held: FileIO) -> None:
        # No file is removed that is open, neither by us nor under the next one.
        held.close()
        _remove(place)
else:
    import fcntl

    def _lock(held: FileIO) -> None:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _leave(place: Path, held: FileIO) -> None:
        # While it is locked: later it could be the next one's.
        _remove(place)
        held.close()
