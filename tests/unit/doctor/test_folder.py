"""How an engagement lies on a machine: what is open, in the way, or in version control."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from builders import CUSTOMERS, make_engagement
from spegla.cli import main
from spegla.doctor.finding import Finding, State
from spegla.doctor.folder import examine_folder
from spegla.privacy.ledger import FILE, Ledger, to_json

LEDGER = to_json(Ledger.empty(bytes(32)))


def engagement(tmp_path: Path, **files: str | bytes) -> Path:
    folder = make_engagement(
        tmp_path / "mine", files={name.replace("__", "/"): text for name, text in files.items()}
    )
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o700 if path.is_dir() else 0o600)
    return folder


def told(folder: Path, word: str, output: Path | None = None) -> Finding:
    findings = examine_folder(folder, output or folder / "build")
    (finding,) = (each for each in findings if word in each.found)
    return finding


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True)


def test_an_engagement_that_is_closed_to_others_is_all_right(tmp_path: Path):
    findings = examine_folder(engagement(tmp_path), tmp_path / "mine" / "build")
    assert {finding.state for finding in findings} == {State.OK}
    assert len(findings) == 5


def test_a_folder_that_is_no_engagement_is_an_error(tmp_path: Path):
    assert told(tmp_path, "has no mkdocs.yml").state is State.ERROR


def test_a_schema_of_another_version_is_told_with_the_command(tmp_path: Path):
    folder = engagement(tmp_path, **{"data/engagement.schema.json": "{}"})
    finding = told(folder, "another version")
    assert finding.state is State.WARN
    assert finding.fix.endswith(f"spegla schema {folder}")


@pytest.mark.parametrize("place", ["data", "data/waves/report", "private", "."])
def test_a_report_has_no_place_among_its_sources(tmp_path: Path, place: str):
    folder = engagement(tmp_path)
    assert told(folder, "among its sources", folder / place).state is State.ERROR


@pytest.mark.skipif(os.name == "nt", reason="rights are others on Windows")
def test_a_place_that_cannot_be_written_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert told(engagement(tmp_path), "may not write").state is State.ERROR


@pytest.mark.parametrize(
    ("free", "state"),
    [(20_000_000, State.ERROR), (300_000_000, State.WARN), (9_000_000_000, State.OK)],
)
def test_a_report_needs_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, state: State
):
    usage = shutil.disk_usage(tmp_path)._replace(free=free)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    assert told(engagement(tmp_path), "MB are free").state is state


def test_a_ledger_that_cannot_be_read_is_an_error(tmp_path: Path):
    folder = engagement(tmp_path, **{FILE: "{"})
    assert told(folder, "cannot be read").state is State.ERROR


def test_a_ledger_in_version_control_is_an_error_and_answers_a_warning(tmp_path: Path):
    folder = engagement(tmp_path, **{FILE: LEDGER})
    git(folder, "init", "--quiet")
    assert not [each for each in examine_folder(folder, folder) if "version control" in each.found]
    git(folder, "add", "--force", FILE, "data/waves/2026/customers.csv")
    assert told(folder, "people can be known again").state is State.ERROR
    answers = told(folder, "answers of people are in version control")
    assert answers.state is State.WARN
    assert "customers.csv" in answers.found


@pytest.mark.skipif(os.name == "nt", reason="rights are others on Windows")
def test_files_that_everybody_may_read_are_named_and_closed_folders_protect(tmp_path: Path):
    folder = engagement(tmp_path, **{FILE: LEDGER})
    (folder / FILE).chmod(0o644)
    assert told(folder, "closed to others").state is State.OK
    for place in (folder, folder / "private"):
        place.chmod(0o755)
    finding = told(folder, "everybody on this machine")
    assert finding.state is State.WARN
    assert FILE in finding.found
    assert "customers.csv" not in finding.found


def test_the_command_leaves_with_1_for_errors_only_and_says_no_value(tmp_path: Path):
    answers = CUSTOMERS.replace("Power grid", "Secret Unit")
    folder = engagement(tmp_path, **{"data/waves/2026/customers.csv": answers})
    (folder / "data/waves/2026/customers.csv").chmod(0o644)
    for place in (folder, folder / "data", folder / "data/waves", folder / "data/waves/2026"):
        place.chmod(0o755)
    said = CliRunner().invoke(main, ["doctor", str(folder)])
    assert said.exit_code == 0, said.output
    assert "warn" in said.stdout
    assert "Secret" not in said.output
    said = CliRunner().invoke(main, ["doctor", str(folder), "--output", str(folder / "data")])
    assert said.exit_code == 1
    assert "1 error," in said.stdout
    assert not (folder / "build").exists()


def test_the_command_fits_one_screen(tmp_path: Path):
    said = CliRunner().invoke(main, ["doctor", str(engagement(tmp_path))])
    assert said.exit_code == 0
    assert len(said.stdout.splitlines()) <= 24
