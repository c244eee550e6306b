"""Bad days: killed processes, full and read-only disks, two at once. Each is made to happen.

After each of them what was there before is whole byte for byte, or what is new is, and a message
says what to do.
"""

import errno
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from killing import contents, every_death, outside
from small_disk import fill, small_disk
from spegla.errors import OutputError
from spegla.output import keep_private, settled, staged, write_files

OLD = {
    "site/old.html": b"old",
    "site/same.html": b"old",
    "pdf/report.pdf": b"old",
    "figures.csv": b"old",
    "a/b/c": b"old",
    "a/mine.txt": b"mine",
    "mine.txt": b"mine",
}
NEW = {
    "site/new.html": b"new",
    "site/same.html": b"new",
    "figures.csv": b"new",
    "plan.csv": b"new",
    "d/e": b"new",
    "a/mine.txt": b"mine",
    "mine.txt": b"mine",
}
NAMES = ("site", "pdf", "figures.csv", "plan.csv", "a/b/c", "d/e")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a report and something of somebody else's."""
    write_files(tmp_path / "build", OLD)
    return tmp_path / "build"


def build(folder: Path) -> None:
    with staged(folder, names=NAMES) as work:
        write_files(work, {path: content for path, content in NEW.items() if "mine" not in path})


def refusal(folder: Path) -> str:
    """What a build is told that the disk refuses; "" where it does not."""
    try:
        build(folder)
    except OutputError as error:
        return str(error)
    return ""


# ------------------------------------------------------------------ killed


def test_a_build_killed_at_any_step_leaves_the_last_report_or_the_new_one(folder: Path) -> None:
    *killed, ended = every_death("swap", folder)
    assert contents(ended) == NEW
    found = []
    for left in killed:
        as_left = outside(contents(left))
        with settled(left):
            pass
        found.append((as_left == OLD, as_left == NEW, contents(left) == OLD))
        assert contents(left) in (OLD, NEW), left.name
        assert not (left / ".spegla").exists(), left.name
    assert found.count((True, False, True)) > 10, "killed before the swap"
    assert found.count((False, False, False)) > 5, "killed within the swap"
    assert (False, True, False) in found, "killed after the swap"


def test_a_killed_swap_is_finished_by_the_next_build_too(folder: Path) -> None:
    for left in every_death("swap", folder):
        build(left)
        assert contents(left) == NEW, left.name


def test_what_finishes_a_swap_may_be_killed_as_well(folder: Path) -> None:
    within = [
        left for left in every_death("swap", folder) if outside(contents(left)) not in (OLD, NEW)
    ]
    for begun in (within[0], within[len(within) // 2], within[-1]):
        for left in every_death("settle", begun):
            with settled(left):
                pass
            assert contents(left) == NEW, left.name


def test_a_ledger_killed_at_any_step_holds_all_or_what_it_held(tmp_path: Path) -> None:
    folder = tmp_path / "engagement"
    keep_private(folder / "private" / "ledger.json", b"old")
    kept = [(left / "private" / "ledger.json").read_bytes() for left in every_death("keep", folder)]
    assert set(kept) == {b"old", b"new"}


@pytest.mark.parametrize(
    "journal",
    [
        b'{"gone": [], "new": ["../../outside"]}',
        rb'{"gone": ["half\ud800/old.html"], "new": []}',
        b"{",
        b"[" * 200_000,
    ],
)
def test_a_journal_that_is_none_moves_nothing(folder: Path, journal: bytes) -> None:
    write_files(folder, {".spegla/journal.json": journal})
    before = contents(folder)
    with pytest.raises(OutputError, match="not as spegla wrote it"):
        build(folder)
    assert outside(contents(folder)) == outside(before)
    assert ".spegla/journal.json" in contents(folder)


# ------------------------------------------------------------------ full


def test_a_disk_that_is_full_at_any_write_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in count(1):
        with monkeypatch.context() as patch:
            refusals = refuse_write(number, patch)
            told = refusal(folder)
        if not refusals:
            break
        assert "No space left on device. Free some space" in told
        assert "The last report is unchanged" in told
        assert contents(folder) == OLD
    assert number > len(NEW) - 2
    assert contents(folder) == NEW


def refuse_write(number: int, patch: pytest.MonkeyPatch) -> list[int]:
    """From the n-th file on that is opened to be written, the disk is full."""
    opened: list[int] = []
    refusals: list[int] = []
    plain = io.open

    def guarded(file: Any, mode: str = "r", *rest: Any, **options: Any) -> Any:
        if set(mode) & set("wax+"):
            opened.append(1)
            if len(opened) >= number:
                refusals.append(len(opened))
                raise OSError(errno.ENOSPC, "No space left on device", str(file))
        return plain(file, mode, *rest, **options)

    patch.setattr(io, "open", guarded)
    return refusals


def test_a_disk_with_any_room_left_takes_all_or_nothing(tmp_path: Path) -> None:
    """A real one; it is filled up to every page of it."""
    refusals = []
    with small_disk(tmp_path / "disk", "256k") as disk:
        folder = disk / "build"
        for pages in count():
            write_files(folder, OLD)
            fill(disk, leave=pages * 4096)
            told = refusal(folder)
            (disk / "filler").unlink()
            if not told:
                break
            refusals.append(told)
            assert contents(folder) == OLD
            empty(folder)
        assert contents(folder) == NEW
    assert len(refusals) > 3
    assert all("Free some space" in told for told in refusals)


def empty(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


# ------------------------------------------------------------------ read-only


def test_a_disk_that_is_read_only_says_what_to_do(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "1m") as disk:
        write_files(disk / "build", OLD)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(OutputError, match=r"Read-only file system\. See that you may write"):
            build(disk / "build")
        assert contents(disk / "build") == OLD


def test_a_folder_of_somebody_else_says_what_to_do() -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write_files(folder, OLD)
        folder.chmod(0o555)
        code = (
            "import os, sys; from pathlib import Path; from spegla.output import staged\n"
            "if not os.getuid(): os.setuid(65534)\n"
            "with staged(Path(sys.argv[1]), names=['site']): pass"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, made], capture_output=True, text=True, check=False
        )
        assert "OutputError" in done.stderr
        assert "Permission denied. See that you may write there" in done.stderr
        assert contents(folder) == OLD
        folder.chmod(0o755)


# ------------------------------------------------------------------ two at once

HOLDER = """
import sys
from pathlib import Path
from spegla.output import staged, write_files
with staged(Path(sys.argv[1]), names=["site"]) as work:
    write_files(work, {"site/half.html": b"half"})
    print("ready", flush=True)
    sys.stdin.read()
"""


@contextmanager
def at_work(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that is building into a folder, and goes on until its input ends."""
    command = [sys.executable, "-c", HOLDER, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "ready\n"
        yield holder


def test_the_second_build_is_told_who_works_there_and_changes_nothing(folder: Path) -> None:
    with at_work(folder) as holder:
        before = contents(folder)
        for use in (lambda: staged(folder, names=NAMES), lambda: settled(folder)):
            with (
                pytest.raises(OutputError, match=rf"\(process {holder.pid}\)\. Wait until it"),
                use(),
            ):
                pass
        assert contents(folder) == before
        assert ".spegla/new/site/half.html" in before
    assert (
        outside(contents(folder))
        == contents(folder)
        == (
            {path: content for path, content in OLD.items() if not path.startswith("site/")}
            | {"site/half.html": b"half"}
        )
    )


def test_a_killed_process_holds_no_lock_and_its_leftovers_go(folder: Path) -> None:
    with at_work(folder) as holder:
        holder.kill()
    assert outside(contents(folder)) == OLD
    assert ".spegla/new/site/half.html" in contents(folder)
    build(folder)
    assert contents(folder) == NEW


COUNTING = """
import sys
from pathlib import Path
from spegla.errors import OutputError
from spegla.output import staged, write_files
folder = Path(sys.argv[1])
done = 0
while done < 40:
    try:
        with staged(folder, names=["number"]) as work:
            number = int((folder / "number").read_bytes())
            write_files(work, {"number": str(number + 1).encode()})
        done += 1
    except OutputError as error:
        assert "in use by another run" in str(error), error
"""


def test_nobody_gets_in_between_two_others(tmp_path: Path) -> None:
    """While the lock is made and removed all the time, no step of anybody is lost."""
    write_files(tmp_path, {"number": b"0"})
    command = [sys.executable, "-c", COUNTING, str(tmp_path)]
    processes = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    problems = [process.communicate()[1] for process in processes]
    assert not any(problems)
    assert contents(tmp_path) == {"number": b"120"}


# ------------------------------------------------------------------ held open


@pytest.mark.parametrize("held", ["site", "figures.csv", "a/b/c"])
def test_a_swap_that_cannot_be_undone_either_is_finished_later(
    folder: Path, monkeypatch: pytest.MonkeyPatch, held: str
) -> None:
    """As on Windows, where a file that is open elsewhere cannot be moved."""
    rename = Path.rename
    refused: list[Path] = []

    def refuse(source: Path, place: Path) -> Path:
        if source.is_relative_to(folder / held) or refused:
            refused.append(source)
            raise PermissionError(13, "is open elsewhere")
        return rename(source, place)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse)
        with pytest.raises(OutputError, match="is open elsewhere"):
            build(folder)
    with settled(folder):
        pass
    assert contents(folder) in (OLD, NEW)


def only_reads(folder: Path) -> Mapping[str, bytes]:
    with settled(folder):
        return contents(folder)


def test_reading_leaves_nothing_in_a_folder_and_makes_none(folder: Path, tmp_path: Path) -> None:
    assert outside(only_reads(folder)) == OLD
    assert contents(folder) == OLD
    assert only_reads(tmp_path / "nowhere") == {}
    assert not (tmp_path / "nowhere").exists()


def test_what_is_private_is_not_for_everybody_on_the_machine(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        keep_private(tmp_path / "private" / "ledger.json", b"{}")
    finally:
        os.umask(before)
    assert not (tmp_path / "private" / "ledger.json").stat().st_mode & 0o007
