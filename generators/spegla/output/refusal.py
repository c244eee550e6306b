"""What to tell when the disk refuses."""

import errno
from pathlib import Path
from typing import Final

from spegla.errors import OutputError
from spegla.output.paths import PLACE

_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED: Final = {errno.EROFS, errno.EACCES, errno.EPERM}
_BROKEN: Final = {errno.EIO}

UNCHANGED: Final = "The last report is unchanged."


def refused(place: Path, error: OSError, *, state: str = UNCHANGED) -> OutputError:
    """The error that says what the disk refused, why, what to do, and how things are now.

    Args:
        place: What could not be written; of what is being made in a folder, that folder is told.
        error: What the operating system said.
        state: What is there now, as a sentence.

    >>> full = OSError(28, "No space left")
    >>> str(refused(Path("build/.spegla/new"), full, state="Nothing was changed."))
    'build cannot be written: No space left. Free some space on that disk. Nothing was changed.'
    """
    reason = error.strerror or "unknown reason"
    made_in = [parent.parent for parent in (place, *place.parents) if parent.name == PLACE]
    return OutputError(
        f"{made_in[-1] if made_in else place} cannot be written: {reason}. {_advice(error)} {state}"
    )


def is_of_the_disk(error: OSError, folder: Path) -> bool:
    """Whether an error that somebody met on the way is about writing in a folder.

    Errors of a full disk name no file.

    >>> is_of_the_disk(OSError(28, "No space left"), Path("build"))
    True
    >>> is_of_the_disk(FileNotFoundError(2, "No such file", "theme.css"), Path("build"))
    False
    """
    if error.errno in _FULL | _BROKEN | {errno.EROFS}:
        return True
    return isinstance(error.filename, str) and Path(error.filename).is_relative_to(folder)


def _advice(error: OSError) -> str:
    if error.errno in _FULL:
        return "Free some space on that disk."
    elsewhere = "or choose another folder with --output"
    if error.errno in _CLOSED:
        return (
            "See that you may write there, and close programs that have a file of the report open; "
            f"{elsewhere}."
        )
    return f"Close programs that have a file of the report open, {elsewhere}."
