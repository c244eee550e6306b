"""Builds by the command line on a bad day: killed, or on a disk that is full. Nothing is lost."""

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from builders import MANY_CUSTOMERS, MANY_INVITED, make_engagement
from killing import contents, outside
from small_disk import fill, small_disk
from spegla.bookkeeping import open_ledger
from spegla.output import occupied

KILLED = """
import os, signal, sys
from spegla.cli import main
moment = sys.argv.pop(1)
def hook(event, arguments):
    if event == "open" and str(arguments[0]).endswith(moment):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
main()
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An engagement with its report; only site and figures, which is all the swap needs."""
    folder = tmp_path_factory.mktemp("bad") / "engagement"
    make_engagement(folder, customers=MANY_CUSTOMERS, invited=MANY_INVITED)
    done = build(folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def engagement(built: Path, tmp_path: Path) -> Path:
    """A copy of it, of which the title was changed since."""
    folder = tmp_path / "engagement"
    shutil.copytree(built, folder)
    settings = folder / "data" / "engagement.toml"
    settings.write_text(settings.read_text().replace("How IT is seen", "How IT was seen"))
    return folder


def build(folder: Path, *options: object) -> subprocess.CompletedProcess[str]:
    return run("from spegla.cli import main; main()", "build", folder, "--no-pdf", *options)


def killed_build(folder: Path, moment: str) -> None:
    """A build that is killed when it opens a file whose path ends like that."""
    done = run(KILLED, moment, "build", folder, "--no-pdf")
    assert done.returncode == -signal.SIGKILL, done.stderr


def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_build_killed_between_ledger_and_report_leaves_the_last_report(engagement: Path) -> None:
    """What the ledger has and nobody got is the safe side; the next build finds it there."""
    output = engagement / "build"
    before = contents(output)
    shutil.rmtree(engagement / "private")
    killed_build(engagement, "journal.json.new")
    assert outside(contents(output)) == before
    assert len(open_ledger(engagement).releases) == 1
    done = build(engagement)
    assert done.returncode == 0, done.stderr
    assert b"How IT was seen" in (output / "site" / "en" / "index.html").read_bytes()
    assert not (output / ".spegla").exists()
    assert len(open_ledger(engagement).releases) == 1


def test_a_build_killed_before_the_ledger_leaves_both_as_they_were(engagement: Path) -> None:
    output = engagement / "build"
    before, ledger = contents(output), contents(engagement / "private")
    killed_build(engagement, "raw/en/index.html")
    assert outside(contents(output)) == before
    assert contents(engagement / "private") == ledger


def test_leftovers_go_even_where_there_is_nothing_to_build(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "engagement"
    shutil.copytree(built, folder)
    before = contents(folder)
    left = folder / "build" / ".spegla" / "new" / "site" / "index.html"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    done = build(folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing has changed since the last build" in done.stdout
    assert contents(folder) == before


def test_the_second_of_two_builds_is_told_before_it_works(engagement: Path) -> None:
    output = engagement / "build"
    with occupied(output):
        before = contents(output)
        done = build(engagement)
        assert contents(output) == before
    assert done.returncode == 1
    assert f"{output} is in use by another run of spegla" in done.stderr
    assert "Computing" not in done.stderr


def test_a_disk_that_fills_up_on_the_way_is_an_error_to_act_on(
    engagement: Path, tmp_path: Path
) -> None:
    """In the midst of the site builder, which is not ours."""
    ledger = contents(engagement / "private")
    with small_disk(tmp_path / "disk", "16m") as disk:
        output = disk / "build"
        shutil.copytree(engagement / "build", output)
        before = contents(output)
        told = []
        for room in (100_000, 3_000_000):
            fill(disk, leave=room)
            done = build(engagement, "--output", output)
            (disk / "filler").unlink()
            assert done.returncode == 1, room
            assert contents(output) == before
            told.append(done.stderr)
    assert contents(engagement / "private") == ledger
    assert not any("Traceback" in text for text in told)
    assert all("No space left on device. Free some space" in text for text in told)
    assert any("Building the site" in text for text in told)
