from pathlib import Path

import pytest

from spegla.errors import OutputError
from spegla.output import staged, write_files

NAMES = ("site", "pdf", "figures.csv")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_files_land_where_their_paths_say(tmp_path: Path) -> None:
    write_files(tmp_path / "new", {"site/index.html": b"x", "figures.csv": b"y"})
    assert contents(tmp_path / "new") == {"site/index.html": b"x", "figures.csv": b"y"}


@pytest.mark.parametrize(
    "path",
    ["../x", "a/../../x", "/etc/x", "a//b", "./a", "", "a\\b", "C:x", "a/./b", "what?"],
)
def test_a_path_that_leads_outside_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutputError, match="not a path inside"):
        write_files(tmp_path / "new", {path: b""})
    assert contents(tmp_path) == {}


@pytest.mark.parametrize(
    "path",
    [
        "site/aux.html",
        "CON",
        "com1.txt/x",
        "lpt².md",
        "nul .txt",
        "a./b",
        "a /b",
        "a\tb",
        "b\x7f",
        "\ud800",
    ],
)
def test_what_windows_cannot_have_as_a_name_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutputError, match="Windows cannot have as a name"):
        write_files(tmp_path / "new", {path: b""})
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("path", ["auxiliary.html", "site/con-text/x", ".hidden", "com10", "å ä"])
def test_what_windows_can_have_is_taken(tmp_path: Path, path: str) -> None:
    write_files(tmp_path / "new", {path: b"x"})
    assert contents(tmp_path / "new") == {path: b"x"}


def test_two_names_for_one_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="would be one file"):
        write_files(tmp_path, {"Trust.html": b"", "trust.html": b""})


def test_two_parts_that_write_one_path_are_refused(tmp_path: Path) -> None:
    write_files(tmp_path, {"site/index.html": b"1"})
    with pytest.raises(OutputError, match=r'"site/index\.html"'):
        write_files(tmp_path, {"site/index.html": b"2"})
    assert contents(tmp_path) == {"site/index.html": b"1"}


def test_a_finished_build_replaces_the_last_one(tmp_path: Path) -> None:
    write_files(tmp_path, {"site/old.html": b"old", "pdf/old.pdf": b"old", "mine.txt": b"mine"})
    with staged(tmp_path, names=NAMES) as folder:
        write_files(folder, {"site/new.html": b"new", "figures.csv": b"new", "scratch/x": b""})
    assert contents(tmp_path) == {
        "site/new.html": b"new",
        "figures.csv": b"new",
        "mine.txt": b"mine",
    }


def test_a_failed_build_leaves_the_last_one_byte_for_byte(tmp_path: Path) -> None:
    write_files(tmp_path, {"site/index.html": b"good", "figures.csv": b"good"})
    before = contents(tmp_path)
    with pytest.raises(OutputError), staged(tmp_path, names=NAMES) as folder:
        write_files(folder, {"site/index.html": b"half", "../outside": b""})
    with pytest.raises(ZeroDivisionError), staged(tmp_path, names=NAMES) as folder:
        write_files(folder, {"site/index.html": bytes(1 // 0)})
    assert contents(tmp_path) == before


def test_a_swap_that_fails_half_way_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {"site/index.html": b"good", "figures.csv": b"good"})
    before = contents(tmp_path)
    rename = type(tmp_path).rename

    def refuse_figures(source: Path, place: Path) -> Path:
        if source == tmp_path / "figures.csv":
            raise PermissionError(13, "is open elsewhere")
        return rename(source, place)

    monkeypatch.setattr(type(tmp_path), "rename", refuse_figures)
    with (
        pytest.raises(OutputError, match="is open elsewhere"),
        staged(tmp_path, names=NAMES) as folder,
    ):
        write_files(folder, {"site/index.html": b"new", "figures.csv": b"new"})
    assert contents(tmp_path) == before


def test_a_folder_that_cannot_be_made_is_an_error_to_act_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with (
        pytest.raises(OutputError, match="The last report is unchanged"),
        staged(tmp_path / "file" / "build", names=NAMES),
    ):
        pass
