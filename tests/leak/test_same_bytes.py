"""The same input gives the same bytes: whoever builds, when, where, and in whatever surroundings.

An engagement with all kinds of pages is built by two processes that have nothing in common but
the data: hash seed, locale, language, time zone, umask, home, working folder, where the engagement
lies, in which order the disk lists files. A third build is for another day.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from leak.planted import planted
from leak.reading import files_of

REVERSED = """
import os
plain_list, plain_scan = os.listdir, os.scandir
class Reversed:
    def __init__(self, *arguments):
        with plain_scan(*arguments) as found:
            self._entries = iter(sorted(found, key=lambda entry: entry.name, reverse=True))
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def __iter__(self): return self
    def __next__(self): return next(self._entries)
    def close(self): pass
os.listdir = lambda *arguments: sorted(plain_list(*arguments), reverse=True)
os.scandir = Reversed
"""
"""Lets the disk list the files of each folder from Z to A."""

SORTED = REVERSED.replace("reverse=True", "reverse=False")

BUILD = "import sys; from spegla.cli import main; sys.exit(main())"


@pytest.fixture(scope="module")
def swedish(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Settings for a Swedish process: commas in numbers, and å after z.

    The locale is made from the sources that the C library brings; where a machine has none, the
    one that every machine has.
    """
    folder = tmp_path_factory.mktemp("locales")
    name = "sv_SE.UTF-8"
    command = ["localedef", "-i", "sv_SE", "-f", "UTF-8", "--no-archive", str(folder / name)]
    is_made = shutil.which("localedef") and not subprocess.run(command, check=False).returncode
    if not is_made:
        return {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "LANGUAGE": "en"}
    return {"LC_ALL": name, "LANG": name, "LANGUAGE": "sv", "LOCPATH": str(folder)}


NOBODYS = {"LC_ALL": "C", "LANG": "C", "LANGUAGE": "C"}
"""Settings for a process without a language."""


def surroundings(words: Mapping[str, str], seed: str, zone: str, home: Path) -> Mapping[str, str]:
    home.mkdir()
    kept = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    kept.pop("SOURCE_DATE_EPOCH", None)
    own = {"PYTHONHASHSEED": seed, "TZ": zone, "HOME": str(home), "TMPDIR": str(home)}
    return {**kept, **words, **own}


def build(
    engagement: str, output: Path, *, cwd: Path, env: Mapping[str, str], umask: int, code: str
) -> None:
    command = [sys.executable, "-c", f"{code}\n{BUILD}", "build", engagement]
    done = subprocess.run(
        [*command, "--output", str(output), "--language", "sv"],
        cwd=cwd,
        env=env,
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build by a process far in the east, the folder given by its whole path."""
    folder = tmp_path_factory.mktemp("first")
    engagement = planted(folder)
    build(
        str(engagement),
        folder / "out",
        cwd=Path("/"),
        env=surroundings(NOBODYS, "0", "Pacific/Kiritimati", folder / "home"),
        umask=0o022,
        code=SORTED,
    )
    return folder / "out"


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory, swedish: Mapping[str, str]) -> Path:
    """A build far in the west, of a copy that was written from Z to A, from within it."""
    folder = tmp_path_factory.mktemp("the-second-one")
    original = planted(folder / "original")
    engagement = folder / "with spaces and åäö"
    for path, content in reversed(list(files_of(original).items())):
        (engagement / path).parent.mkdir(parents=True, exist_ok=True)
        (engagement / path).write_bytes(content)
    build(
        ".",
        folder / "further" / "build",
        cwd=engagement,
        env=surroundings(swedish, "1", "America/Los_Angeles", folder / "home"),
        umask=0o077,
        code=REVERSED,
    )
    return folder / "further" / "build"


def test_surroundings_make_no_difference_to_any_byte(first: Path, second: Path) -> None:
    """Records that no reader gets among them."""
    one, other = files_of(first), files_of(second)
    assert {"site/index.html", "pdf/report-sv.pdf", "figures.csv", "manifest.json"} <= one.keys()
    assert one.keys() == other.keys()
    assert not [path for path in one if one[path] != other[path]]


def test_the_surroundings_differed(tmp_path: Path, swedish: Mapping[str, str]) -> None:
    """Else the test before would prove little: each of them is seen by a process of ours."""
    say = (
        "import json, locale, os, sys, time; locale.setlocale(locale.LC_ALL, '');"
        "print(json.dumps([hash('a'), locale.setlocale(locale.LC_ALL), time.strftime('%H'),"
        " os.listdir('.'), os.umask(0)]))"
    )
    for name in "ab":
        (tmp_path / name).touch()
    told = [
        subprocess.run(
            [sys.executable, "-c", f"{code}\n{say}"],
            cwd=tmp_path,
            env=surroundings(words, seed, zone, tmp_path / seed),
            umask=umask,
            capture_output=True,
            check=True,
        ).stdout
        for code, words, seed, zone, umask in (
            (SORTED, NOBODYS, "0", "Pacific/Kiritimati", 0o022),
            (REVERSED, swedish, "1", "America/Los_Angeles", 0o077),
        )
    ]
    one, other = map(json.loads, told)
    assert all(here != there for here, there in zip(one, other, strict=True)), (one, other)


def test_a_report_bears_the_day_of_the_newest_wave(first: Path) -> None:
    assert json.loads((first / "manifest.json").read_bytes())["date"] == "2026-10-16"
    assert day_of(first / "pdf" / "report-sv.pdf") == date(2026, 10, 16)


def test_source_date_epoch_says_another_day_and_changes_nothing_else(
    first: Path, tmp_path: Path
) -> None:
    """The day is that of Greenwich, whatever the clock on the wall says."""
    output = tmp_path / "out"
    shutil.copytree(first, output)
    late = int(datetime(2030, 2, 3, 23, 30, tzinfo=UTC).timestamp())
    env = surroundings(NOBODYS, "random", "Pacific/Kiritimati", tmp_path / "home")
    build(
        str(planted(tmp_path)),
        output,
        cwd=tmp_path,
        env={**env, "SOURCE_DATE_EPOCH": str(late)},
        umask=0o022,
        code="",
    )
    was, now = files_of(first), files_of(output)
    assert json.loads(now["manifest.json"])["date"] == "2030-02-03"
    assert day_of(output / "pdf" / "report-sv.pdf") == date(2030, 2, 3)
    assert was.keys() == now.keys()
    differ = {path for path in was if was[path] != now[path]}
    dated = ("pdf/", "action-plan-sv.ics", "site/action-plan-sv.ics", "manifest.json")
    assert all(path.startswith((*dated, "editions.json", "gatherings.json")) for path in differ), (
        differ
    )
    assert not {"pdf/figures.csv", "pdf/certificate.json"} & differ


def day_of(pdf: Path) -> date:
    metadata = PdfReader(pdf).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date == metadata.modification_date
    return metadata.creation_date.date()


@pytest.mark.parametrize("wrong", ["yesterday", "1e9", "99999999999999999999"])
def test_a_source_date_epoch_that_is_none_is_refused(tmp_path: Path, wrong: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BUILD, "build", str(tmp_path)],
        env=os.environ | {"SOURCE_DATE_EPOCH": wrong},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "SOURCE_DATE_EPOCH is no number of seconds" in done.stderr
