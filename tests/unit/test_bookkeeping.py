"""The ledger's place in an engagement, and the command that lists and withdraws releases."""

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from builders import make_engagement
from ledger_builder import make_family
from running import run
from spegla.bookkeeping import forget_release, keep_ledger, open_ledger
from spegla.errors import InputError, OutputError
from spegla.survey.read import read_engagement

LEDGER = Path("private/ledger.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An engagement with two releases."""
    engagement = make_engagement(tmp_path / "engagement")
    ledger = open_ledger(engagement)
    for number in (1, 2):
        ledger = ledger.with_release(
            [make_family([0, 1] * 4 * number)],
            identity=f"{number}" * 64,
            day=date(2026, 11, 20 + number),
        )
    keep_ledger(engagement, ledger)
    return engagement


def test_every_engagement_has_a_salt_of_its_own(tmp_path: Path) -> None:
    assert open_ledger(tmp_path).salt != open_ledger(tmp_path).salt


def test_the_ledger_is_found_again_with_its_salt(folder: Path) -> None:
    first, second = open_ledger(folder), open_ledger(folder)
    assert first.salt == second.salt
    assert [release.number for release in first.releases] == [1, 2]


def test_the_ledger_keeps_itself_out_of_git_and_is_no_input(folder: Path) -> None:
    assert (folder / "private" / ".gitignore").read_bytes() == b"*\n"
    read_engagement(folder)


def test_a_ledger_that_is_kept_already_stays_untouched(folder: Path) -> None:
    os.utime(folder / LEDGER, (0, 0))
    keep_ledger(folder, open_ledger(folder))
    assert (folder / LEDGER).stat().st_mtime == 0


def test_a_broken_ledger_stops_everything(folder: Path) -> None:
    (folder / LEDGER).write_bytes((folder / LEDGER).read_bytes()[:-1])
    with pytest.raises(InputError, match="not as it was written"):
        open_ledger(folder)
    code, out, err = run("ledger", folder)
    assert (code, out) == (1, "")
    assert "private/ledger.json" in err


def test_a_ledger_that_cannot_be_opened_is_not_taken_for_none(tmp_path: Path) -> None:
    (tmp_path / LEDGER).mkdir(parents=True)
    with pytest.raises(InputError, match="cannot be opened"):
        open_ledger(tmp_path)


def test_a_ledger_that_cannot_be_written_stops_the_release(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    (tmp_path / "engagement").write_bytes(b"a file where a folder should be")
    with pytest.raises((InputError, OutputError), match="cannot be"):
        keep_ledger(tmp_path / "engagement", ledger)


def test_a_failed_write_leaves_the_ledger_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / LEDGER).read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OutputError, match="Permission denied"):
        forget_release(folder, 2)
    assert (folder / LEDGER).read_bytes() == before


def test_what_another_process_released_meanwhile_is_never_overwritten(folder: Path) -> None:
    """Two builds read the ledger and then write it: the later one was not held to the other."""
    first, second = (
        open_ledger(folder).with_release(
            [make_family([0, 1] * 6)], identity=letter * 64, day=date(2026, 11, 30)
        )
        for letter in "ab"
    )
    keep_ledger(folder, first)
    with pytest.raises(OutputError, match=r"released something .* meanwhile.*run it again"):
        keep_ledger(folder, second)
    assert [release.identity[0] for release in open_ledger(folder).releases] == ["1", "2", "a"]


def test_two_first_builds_do_not_overwrite_each_other(tmp_path: Path) -> None:
    family = [make_family([0, 1] * 6)]
    first, second = (
        open_ledger(tmp_path).with_release(family, identity="a" * 64, day=date(2026, 11, 30))
        for _ in range(2)
    )
    keep_ledger(tmp_path, first)
    with pytest.raises(OutputError, match="meanwhile"):
        keep_ledger(tmp_path, second)
    assert open_ledger(tmp_path).salt == first.salt


def test_a_full_disk_does_not_let_the_ledger_into_git(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file that keeps it out is never opened for writing while it holds what it should."""
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OutputError, match="Free some space"):
        forget_release(folder, 2)
    assert (folder / "private" / ".gitignore").read_bytes() == b"*\n"
    assert sorted(path.name for path in (folder / "private").iterdir()) == [
        ".gitignore",
        "ledger.json",
    ]


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_releases_are_listed_with_what_they_hold(folder: Path) -> None:
    code, out, err = run("ledger", folder)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Release 1  2026-11-21  111111111111  1 figure of 2026",
        "Release 2  2026-11-22  222222222222  1 figure of 2026",
        "The ledger holds 2 releases.",
    ]


def test_an_engagement_without_releases_has_an_empty_ledger(tmp_path: Path) -> None:
    assert run("ledger", tmp_path) == (0, "The ledger holds 0 releases.\n", "")
    assert not (tmp_path / "private").exists()


def test_a_release_is_withdrawn_after_asking(folder: Path) -> None:
    assert run("ledger", folder, "--withdraw", 1, answer="n\n")[0] == 1
    assert len(open_ledger(folder).releases) == 2
    code, out, _ = run("ledger", folder, "--withdraw", 1, answer="y\n")
    assert code == 0
    assert "Release 1 is withdrawn" in out
    assert [release.number for release in open_ledger(folder).releases] == [2]


def test_a_release_is_withdrawn_without_asking(folder: Path) -> None:
    code, out, _ = run("ledger", folder, "--withdraw", 2, "--yes")
    assert code == 0
    assert "The ledger holds 1 release." in out


def test_a_release_that_is_not_there_cannot_be_withdrawn(folder: Path) -> None:
    code, _, err = run("ledger", folder, "--withdraw", 3, "--yes")
    assert code == 2
    assert "no release 3; it has 1, 2" in err


def test_each_row_of_an_export_is_a_person_to_the_ledger(folder: Path) -> None:
    customers = read_engagement(folder).survey.current.customers
    assert len(set(customers.respondents)) == len(customers)
    assert customers.respondents == customers.fingerprints
