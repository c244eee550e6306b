"""Processes that are killed at each step that they take on the disk, one step after the other."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

from spegla.output import keep_private, settled, staged, write_files
from spegla.publishing import publish
from spegla.unit_records import sort_units

_STEPS = {"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "shutil.rmtree"}
_MANY = 500
"""More steps than any of these works takes."""


def every_death(work: str, folder: Path) -> list[Path]:
    """What a process leaves behind that is killed (SIGKILL) while it works in a folder.

    Args:
        work: One of :data:`WORKS`.
        folder: What is there when it begins; it is copied for each death.

    Returns:
        A folder for each step before which a process was killed; the last one is that of a
        process that came to its end.
    """
    command = [sys.executable, "-W", "error", __file__, work, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [Path(line) for line in done.stdout.splitlines()]


def contents(folder: Path) -> dict[str, bytes]:
    """The files in a folder, those of the working place among them."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def outside(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files without those of the working place."""
    return {path: content for path, content in files.items() if not path.startswith(".spegla/")}


def _swap(folder: Path) -> None:
    with staged(folder, names=("site", "pdf", "figures.csv", "plan.csv", "a/b/c", "d/e")) as work:
        files = {"site/new.html": b"new", "site/same.html": b"new", "figures.csv": b"new"}
        write_files(work, {**files, "plan.csv": b"new", "d/e": b"new"})


def _settle(folder: Path) -> None:
    with settled(folder):
        pass


def _keep(folder: Path) -> None:
    keep_private(folder / "private" / "ledger.json", b"new")


def _publish(folder: Path) -> None:
    publish(folder / "engagement", folder / "engagement" / "build", folder / "share")


def _aside(folder: Path) -> None:
    sort_units(folder / "build")


WORKS: dict[str, Callable[[Path], None]] = {
    "swap": _swap,
    "settle": _settle,
    "keep": _keep,
    "publish": _publish,
    "aside": _aside,
}


def _die_at(step: int) -> None:
    """From now on, die before a step on the disk."""
    left = step

    def hook(event: str, _: object) -> None:
        nonlocal left
        if event in _STEPS:
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def _run(work: Callable[[Path], None], folder: Path) -> None:
    for step in count(1):
        assert step < _MANY
        copy = folder.with_name(f"{folder.name}-{step}")
        shutil.copytree(folder, copy, symlinks=True)
        print(copy)  # noqa: T201 - the caller reads it
        sys.stdout.flush()
        child = os.fork()
        if not child:
            _die_at(step)
            work(copy)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            sys.exit(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    _run(WORKS[sys.argv[1]], Path(sys.argv[2]))
