"""What shells complete: commands, and the values that an option can take here."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from builders import SETTINGS, make_engagement
from spegla import completing
from spegla.cli import main
from spegla.questionnaire.writing import FORMATS
from spegla.render.paper import EDITIONS
from spegla.survey.exports import Tool
from spegla.survey.questions import Audience


def offered(*typed: str) -> list[str]:
    """What is offered for the last word, which may have begun."""
    complete = ShellComplete(main, {}, "spegla", "_SPEGLA_COMPLETE")
    return [item.value for item in complete.get_completions(list(typed[:-1]), typed[-1])]


def test_names_are_those_that_the_program_takes():
    assert set(completing.FORMATS) == set(FORMATS)
    assert set(completing.AUDIENCES) == {audience.value for audience in Audience}
    assert set(completing.EDITIONS) == {edition.name for edition in EDITIONS}
    assert set(completing.TOOLS) == {tool.value for tool in Tool}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["bui"], ["build"]),
        (["questionnaire", "--format", "x"], ["xlsform"]),
        (["questionnaire", "--audience", ""], ["customers", "management"]),
        (["questionnaire", "--languages", "sv,"], ["sv,en", "sv,nl"]),
        (["new", "folder", "--tool", "sur"], ["surveymonkey"]),
        (["handout", "--edition", "w"], ["workshop"]),
        (["build", "--language", ""], ["en", "nl", "sv"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
    ],
)
def test_an_option_offers_what_it_takes(typed: list[str], expected: list[str]):
    assert offered(*typed) == expected


def test_an_engagement_offers_its_own_languages_waves_and_breakdowns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = str(make_engagement(tmp_path / "my own"))
    monkeypatch.setenv("COMP_WORDS", f"spegla build '{folder}' --language ")
    assert offered("build", folder, "--language", "") == ["en"]
    assert offered("comments", folder, "--wave", "") == ["2026"]
    assert offered("build", folder, "--per", "d") == ["department"]
    assert offered("publish", folder, "--per", "") == ["department"]


@pytest.mark.parametrize(
    "settings", ["languages = [", "a = " + "[" * 9_000, "languages = 3", "\N{SNOWMAN}", SETTINGS]
)
def test_settings_that_are_wrong_offer_what_there_is(
    tmp_path: Path, settings: str, monkeypatch: pytest.MonkeyPatch
):
    folder = str(make_engagement(tmp_path, settings=settings))
    monkeypatch.setenv("COMP_WORDS", f"spegla build {folder} 'open")
    assert offered("build", folder, "--language", "e") == ["en"]


def test_folders_are_left_to_the_shell():
    complete = ShellComplete(main, {}, "spegla", "_SPEGLA_COMPLETE")
    (item,) = complete.get_completions(["build"], "my")
    assert item.type == "dir"


@pytest.mark.parametrize("shell", completing.SHELLS)
def test_the_script_is_printed_alone_and_its_place_beside_it(shell: str):
    said = CliRunner().invoke(main, ["completion", shell])
    assert said.exit_code == 0
    assert "_SPEGLA_COMPLETE" in said.stdout
    assert "To keep it" not in said.stdout
    assert completing.SHELLS[shell] in said.stderr


def test_a_real_shell_completes(tmp_path: Path):
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash on this machine")
    program = tmp_path / "spegla"
    code = 'from spegla.cli import main; main(prog_name="spegla")'
    program.write_text(f"#!/bin/sh\nexec {sys.executable} -c '{code}' \"$@\"\n")
    program.chmod(0o755)
    (tmp_path / "script").write_text(CliRunner().invoke(main, ["completion", "bash"]).stdout)
    asked = (
        "source script; COMP_WORDS=(spegla handout --edition o); COMP_CWORD=3; "
        '_spegla_completion spegla; echo "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        [bash, "--norc", "-c", asked],
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "one-page"
