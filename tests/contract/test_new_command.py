"""The command that makes an engagement: what it says, and that the other commands take over."""

from pathlib import Path

from click.testing import CliRunner

from exports import csv_of, rows_of
from running import run
from spegla.cli import beginning

ANSWERS = ("client=Nordkust Energi", "promised_minimum=5", "invited=80", "date=2026-10-31")
_A_SCREEN = 40


def export(folder: Path, name: str = "svar 2026.csv") -> Path:
    path = folder / name
    path.write_bytes(csv_of(rows_of()))
    return path


def given(answers: tuple[str, ...]) -> list[str]:
    return [part for answer in answers for part in ("--answer", answer)]


def test_an_export_becomes_an_engagement_that_can_be_checked(tmp_path: Path):
    folder = tmp_path / "new"
    code, out, err = run("new", folder, "--from", export(tmp_path), *given(ANSWERS))
    assert (code, err) == (0, "")
    assert "60 answers" in out
    assert "5 items on 1-5" in out
    assert f"spegla check {folder}" in out
    assert len(out.splitlines()) <= _A_SCREEN
    code, out, err = run("check", folder)
    assert (code, err) == (0, "")
    assert "nothing wrong" in out


def test_what_is_left_is_listed_with_the_answer_to_give(tmp_path: Path):
    code, out, _ = run("new", tmp_path / "new", "--from", export(tmp_path))
    assert code == 0
    for key in ("client", "promised_minimum", "invited.2026"):
        assert f"--answer {key}=" in out
    code, _, err = run("check", tmp_path / "new")
    assert code == 1
    assert "client is missing" in err
    assert "promised_minimum" in err


def test_no_answer_of_a_person_is_repeated(tmp_path: Path):
    rows = [row | {"Anything else?": f"secret remark number {row['No.']}"} for row in rows_of()]
    path = tmp_path / "svar 2026.csv"
    path.write_bytes(csv_of(rows))
    _, out, err = run("new", tmp_path / "new", "--from", path)
    assert "secret remark" not in out + err
    written = [file for file in (tmp_path / "new").rglob("*") if file.is_file()]
    assert [file.name for file in written if b"secret remark" in file.read_bytes()] == [
        "customers.csv"
    ]


def test_without_an_export_the_questions_of_the_catalogue_are_taken(tmp_path: Path):
    code, out, _ = run("new", tmp_path / "new", "--languages", "en")
    assert code == 0
    assert "--answer client=" in out
    assert (tmp_path / "new/data/questions.csv").exists()


def test_a_folder_with_something_in_it_gives_exit_2(tmp_path: Path):
    (tmp_path / "mine.txt").write_text("mine")
    code, out, err = run("new", tmp_path, "--from", export(tmp_path))
    assert (code, out) == (2, "")
    assert "nothing is ever overwritten" in err


def test_an_export_that_is_not_there_gives_exit_1(tmp_path: Path):
    code, _, err = run("new", tmp_path / "new", "--from", tmp_path / "none.csv")
    assert code == 1
    assert "there is no such file" in err
    assert not (tmp_path / "new").exists()


def test_a_question_is_put_again_until_its_answer_can_be_taken():
    with CliRunner().isolation(input="few\n5\n") as (out, err, _):
        assert beginning._ask("How many?", "", lambda text: "" if text.isdigit() else "No.") == "5"
    assert out.getvalue().count(b"How many?") == 2
    assert err.getvalue() == b"No.\n"


def test_enter_takes_the_suggestion_or_leaves_a_question_open():
    with CliRunner().isolation(input="\n\n"):
        assert beginning._ask("High or low?", "high", lambda _: "") == "high"
        assert beginning._ask("Who?", "", lambda _: "Never reached.") == ""


def test_a_near_copy_is_pointed_out(tmp_path: Path):
    copy = export(tmp_path, "2025.csv")
    _, out, _ = run("new", tmp_path / "new", "--from", copy, "--from", export(tmp_path))
    assert "near-copy" in out
    assert "--answer copy.2=" in out
