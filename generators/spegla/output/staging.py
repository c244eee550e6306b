"""A folder to build in, beside what it replaces, and a folder to read in while nobody writes."""

import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from spegla.output.lock import occupied
from spegla.output.paths import PLACE
from spegla.output.refusal import is_of_the_disk, refused
from spegla.output.swap import NEW, finish, is_unfinished, prune, swap


@contextmanager
def staged(target: Path, *, names: Collection[str]) -> Iterator[Path]:
    """An empty folder to build in, whose entries replace those of ``target`` at the end.

    Entries of ``names`` that were not made are removed from ``target``, since an earlier run
    left them; entries with other names are neither moved nor touched. Leaving the block by an
    error changes nothing. Where the process is killed, ``target`` stays as it was until the swap
    begins; a swap that began is finished by the next ``staged`` or :func:`settled`.

    Args:
        target: The folder; made where there is none.
        names: Files or folders in it; or files in its folders, with ``/`` between the parts.
            A folder that is empty without such a file is removed too.

    Raises:
        OutputError: The disk refuses, a file of the last report is held open elsewhere, or
            another process works in the folder.
    """
    with occupied(target) as place:
        finish(place, target)
        try:
            _clear(place)
            work = place / NEW
            work.mkdir()
            yield work
            swap(place, target, names)
        except OSError as error:
            if is_of_the_disk(error, place):
                raise refused(target, error) from error
            raise
        finally:
            if not is_unfinished(place):
                _clear(place)


@contextmanager
def settled(target: Path) -> Iterator[None]:
    """Nobody writes into a folder that is being read, and no swap is half done there.

    A folder into which this process may not write is read as it is.

    Raises:
        OutputError: Another process works in the folder, or a swap that was killed there cannot
            be finished.

    >>> with settled(Path("no such folder")):
    ...     pass
    """
    if not is_unfinished(target / PLACE) and not os.access(target, os.W_OK):
        yield
        return
    with occupied(target) as place:
        finish(place, target)
        _clear(place)
        yield


def clear_leftovers(folder: Path) -> None:
    """Removes what a killed process left behind in a folder, after finishing a swap that it began.

    Raises:
        OutputError: Another process works in the folder, or a swap cannot be finished.

    >>> clear_leftovers(Path("no such folder"))
    """
    if os.path.isdir(folder / PLACE):  # noqa: PTH112 - no error for a name that no disk can have
        with settled(folder):
            pass


def move_aside(folder: Path, name: str, to: str) -> None:
    """Gives an entry of a folder another name there, in place of what has that name.

    Where the process is killed, the entry has its name still, or the other one. A folder that is
    empty without it is removed.

    Args:
        folder: The folder.
        name: The entry, with ``/`` between the parts of its path; nothing is done without it.
        to: What it is called from then on.

    Raises:
        OutputError: The disk refuses, or another process works in the folder.

    >>> move_aside(Path("no such folder"), "units", "earlier")
    """
    if not (folder / name).exists():
        return
    with occupied(folder) as place:
        finish(place, folder)
        try:
            shutil.rmtree(folder / to, ignore_errors=True)
            (folder / to).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).rename(folder / to)
            prune([name], folder)
        except OSError as error:
            raise refused(folder, error) from error


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for what nobody is to keep; it is removed at the end.

    Raises:
        OutputError: The disk refuses.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix="spegla-"))
    except OSError as error:
        raise refused(Path(tempfile.gettempdir()), error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _clear(place: Path) -> None:
    """Remove what was made or moved aside, all but the lock."""
    for entry in place.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        elif entry.name.startswith("journal"):
            entry.unlink(missing_ok=True)
