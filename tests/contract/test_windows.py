"""A report and its sources on Windows: names of files, line ends, marks, and old terminals."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from builders import (
    ACTIONS,
    CUSTOMERS,
    INVITED,
    MANY_CUSTOMERS,
    MANY_INVITED,
    PAGE,
    QUESTIONS,
    SETTINGS,
    make_engagement,
)
from spegla.cli import main
from spegla.filenames import fits_everywhere

_BUDGET = 80
"""Letters of a path from the folder of the report on."""
_LONG = "a-dimension_of-forty-letters-0123456789x"
_MARK = b"\xef\xbb\xbf"


def named_badly() -> Mapping[str, str]:
    """Settings and questions whose codes and labels would make bad names of files."""
    settings = SETTINGS.replace("[dimensions.trust]", f"[dimensions.{_LONG}]")
    settings = settings.replace("[dimensions.delivery]", "[dimensions.con]")
    settings = settings.replace("groups.grid", "groups.aux").replace("groups.sales", "groups.nul")
    settings = settings.replace('"Power grid"', '"CON: grid?. "').replace('"Sales"', '"..\\\\å*"')
    return {
        "settings": settings,
        "questions": QUESTIONS.replace("trust", _LONG).replace("delivery", "con"),
        "customers": CUSTOMERS.replace("grid", "aux").replace("sales", "nul")
        .replace("Power aux", "aux"),
        "invited": INVITED.replace("grid", "aux").replace("sales", "nul"),
    }  # fmt: skip


def test_a_report_has_names_that_every_disk_takes_and_that_are_short(tmp_path: Path):
    page = "h" * 40
    folder = make_engagement(tmp_path, files={f"content/en/{page}.md": PAGE}, **named_badly())
    said = CliRunner().invoke(main, ["build", str(folder), "--no-pdf"])
    assert said.exit_code == 0, said.output
    built = folder / "build"
    paths = [path.relative_to(built).as_posix() for path in built.rglob("*")]
    assert f"site/en/dimension-{_LONG}.html" in paths
    assert f"site/en/{page}.html" in paths
    assert not [path for path in paths if not all(map(fits_everywhere, path.split("/")))]
    assert max(map(len, paths)) <= _BUDGET
    assert len({path.casefold() for path in paths}) == len(paths)


@pytest.mark.parametrize("name", ["con", "aux", "com1", "x" * 41])
def test_a_page_whose_file_some_disks_would_not_take_is_refused(tmp_path: Path, name: str):
    folder = make_engagement(tmp_path, files={f"content/en/{name}.md": PAGE})
    said = CliRunner().invoke(main, ["check", str(folder)])
    assert said.exit_code == 1
    assert f"content/en/{name}.md: the name of the file cannot be" in said.stderr


def as_windows_writes(content: bytes) -> bytes:
    return _MARK + content.replace(b"\n", b"\r\n")


def test_line_ends_and_marks_of_windows_change_nothing(tmp_path: Path):
    files = {"content/en/about.md": PAGE, "data/actions.csv": ACTIONS.replace("64,5", "95")}
    many = {"customers": MANY_CUSTOMERS, "invited": MANY_INVITED}
    plain = make_engagement(tmp_path / "plain" / "mine", files=files, **many)
    other = make_engagement(tmp_path / "other" / "mine", files=files, **many)
    for path in other.rglob("*.*"):
        path.write_bytes(as_windows_writes(path.read_bytes()))
    here, there = (CliRunner().invoke(main, ["check", str(each)]) for each in (plain, other))
    assert here.exit_code == 0, here.output
    assert (there.exit_code, there.output) == (0, here.output)


@pytest.mark.parametrize("encoding", ["cp1252", "cp437", "latin-1"])
def test_an_old_terminal_gets_question_marks_and_the_command_goes_on(tmp_path: Path, encoding: str):
    settings = SETTINGS.replace('en = "Delivery"', 'en = "Delivery → ▲ Ž"')
    folder = make_engagement(tmp_path, settings=settings)
    command = [sys.executable, "-X", "utf8=0", "-m", "spegla.cli"]
    for arguments in (["--help"], ["check", str(folder)], ["check", str(tmp_path / "none")]):
        done = subprocess.run(
            [*command, *arguments],
            env={**os.environ, "PYTHONIOENCODING": encoding},
            capture_output=True,
            check=False,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode(encoding, errors="replace")
        assert done.returncode == (2 if "none" in arguments[-1] else 0)
        if arguments[0] == "check" and done.returncode == 0:
            assert "?" in done.stdout.decode(encoding)
            assert "nothing wrong" in done.stdout.decode(encoding)
