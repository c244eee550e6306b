"""The swap of what is new with what it replaces, whole at any moment or finished by the next one.

A swap of several files and folders is no single step for any disk. So what is to be swapped is
first written down, in a journal beside what is new. From then on the swap is decided: where the
process is killed, the next one finishes it, from the journal and from what lies where.

In the working place, ``new`` has what was not brought in yet and ``old`` what was moved aside.
"""

import contextlib
import json
import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from spegla.errors import OutputError
from spegla.output.paths import check_paths
from spegla.output.refusal import refused

NEW: Final = "new"
_OLD: Final = "old"
_JOURNAL: Final = "journal.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What is to be swapped: entries with nothing new go for good, the others come or change."""

    gone: Sequence[str]
    new: Sequence[str]


def swap(place: Path, target: Path, names: Collection[str]) -> None:
    """Replace entries of ``target`` by those of ``place/new``; both lie on one disk.

    Raises:
        OutputError: The disk refuses. Nothing was changed; or, where the disk does not let the
            swap be undone either, the next :func:`finish` does what is left of it.
    """
    new = [name for name in names if (place / NEW / name).exists()]
    plan = _Plan(gone=sorted(set(names) - set(new)), new=sorted(new))
    try:
        _write(plan, place)
        _forward(plan, place, target)
    except OSError as error:
        _undo(plan, place, target)
        raise refused(target, error) from error
    (place / _JOURNAL).unlink()


def finish(place: Path, target: Path) -> None:
    """Do what is left of a swap that was killed; nothing where there was none.

    Raises:
        OutputError: The disk refuses, or the journal is none.
    """
    try:
        content = (place / _JOURNAL).read_bytes()
    except FileNotFoundError:
        return
    plan = _read(content, place)
    try:
        _forward(plan, place, target)
        (place / _JOURNAL).unlink()
    except OSError as error:
        raise _halfway(target, error) from error


def is_unfinished(place: Path) -> bool:
    """Whether a swap began and is not finished.

    >>> is_unfinished(Path("no such folder"))
    False
    """
    return (place / _JOURNAL).exists()


def _write(plan: _Plan, place: Path) -> None:
    """In one step, and not before the disk has it: half a journal would be worse than none."""
    beside = place / f"{_JOURNAL}.new"
    with beside.open("wb") as journal:
        journal.write(json.dumps(asdict(plan)).encode())
        journal.flush()
        os.fsync(journal.fileno())
    beside.replace(place / _JOURNAL)


def _read(content: bytes, place: Path) -> _Plan:
    try:
        plan = _Plan(**json.loads(content))
        check_paths([*plan.gone, *plan.new])
    except (ValueError, TypeError, RecursionError, OutputError) as error:
        raise OutputError(
            f"{place / _JOURNAL} is not as spegla wrote it, so the swap that it tells of cannot be "
            f"finished. What is new lies in {place / NEW}, what it replaces in {place / _OLD}: "
            f"put one of them in place, and remove {place}."
        ) from error
    return plan


def _forward(plan: _Plan, place: Path, target: Path) -> None:
    """Bring all that is new in, from wherever the swap stands."""
    new, old = place / NEW, place / _OLD
    # What goes for good goes first: on many disks "Trust.html" and "trust.html" are one file.
    for name in plan.gone:
        if not os.path.lexists(old / name):
            _move(target / name, old / name)
    for name in plan.new:
        if os.path.lexists(new / name):
            _move(target / name, old / name)
            _move(new / name, target / name)
    prune(plan.gone, target)


def _back(plan: _Plan, place: Path, target: Path) -> None:
    """Put all that is old back, from wherever the swap stands."""
    new, old = place / NEW, place / _OLD
    for name in plan.new:
        if not os.path.lexists(new / name):
            _move(target / name, new / name)
    for name in (*plan.new, *plan.gone):
        _move(old / name, target / name)
    prune(plan.new, target)


def _undo(plan: _Plan, place: Path, target: Path) -> None:
    try:
        _back(plan, place, target)
        (place / _JOURNAL).unlink(missing_ok=True)
    except OSError as error:
        raise _halfway(target, error) from error


def _move(source: Path, place: Path) -> None:
    if os.path.lexists(source):
        place.parent.mkdir(parents=True, exist_ok=True)
        source.rename(place)


def prune(names: Iterable[str], target: Path) -> None:
    """Remove the folders, below ``target``, that are empty without these entries."""
    for name in names:
        for folder in (target / name).parents:
            if folder == target:
                break
            with contextlib.suppress(OSError):
                folder.rmdir()


def _halfway(target: Path, error: OSError) -> OutputError:
    state = (
        "Part of the report there is the last one and part the new one; nothing is lost. Run the "
        "command again: it begins by finishing the swap."
    )
    return refused(target, error, state=state)
