"""The script of live charts is kept for the user, and is the same whatever is wrong with that."""

from concurrent.futures import Executor, Future
from pathlib import Path

import pytest

from spegla import live_script as kept

SCRIPT = "draw('å');\n"


class Here(Executor):
    """Does at once what it is asked for, and counts it."""

    def __init__(self) -> None:
        self.asked = 0

    def submit(self, call, /, *arguments, **named):
        self.asked += 1
        done: Future[object] = Future()
        done.set_result(call(*arguments, **named))
        return done


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "caches" / "spegla"
    monkeypatch.setattr(kept, "user_cache_path", lambda _: place)
    monkeypatch.setattr(kept, "live_bundle", lambda: SCRIPT)
    return place


def asked(*, is_fresh: bool = False) -> int:
    """How often a process is asked to make the script that then comes out right."""
    workers = Here()
    assert kept.script_ahead(workers, is_fresh=is_fresh)() == SCRIPT
    return workers.asked


def test_the_script_is_made_once_for_all_reports(folder: Path) -> None:
    assert asked() == 1
    assert asked() == 0
    assert kept.live_script() == SCRIPT


def test_a_fresh_build_makes_it_anew_and_keeps_it(folder: Path) -> None:
    assert asked() == 1
    (file,) = folder.glob("*.js")
    file.write_bytes(b"")
    assert asked(is_fresh=True) == 1
    assert asked() == 0
    assert asked(is_fresh=True) == 1


@pytest.mark.parametrize(
    "damaged",
    [
        lambda content: content[:-1],
        lambda content: content.replace(b"draw", b"send"),
        lambda content: content[1:],
        lambda content: content.partition(b"\n")[2],
        lambda content: content + b"\xff",
        lambda _: b"",
    ],
)
def test_a_damaged_script_is_made_anew(folder: Path, damaged) -> None:
    asked()
    (file,) = folder.glob("*.js")
    whole = file.read_bytes()
    file.write_bytes(damaged(whole))
    assert asked() == 1
    assert file.read_bytes() == whole


def test_the_script_of_another_program_is_not_used(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked()
    monkeypatch.setattr(kept, "product_hash", lambda: "another")
    assert asked() == 1
    assert asked() == 0


def test_a_folder_that_cannot_be_written_or_read_costs_time_only(folder: Path) -> None:
    folder.parent.write_bytes(b"a file where a folder should be")
    assert asked() == 1
    assert asked() == 1
    assert kept.live_script() == SCRIPT


def test_something_else_in_its_place_costs_time_only(folder: Path) -> None:
    (folder / "live-charts.js" / "inside").mkdir(parents=True)
    assert asked() == 1


def test_without_a_home_nothing_is_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(kept, "user_cache_path", lambda _: Path("~/.cache/spegla"))
    assert asked() == 1
    assert not list(tmp_path.iterdir())
