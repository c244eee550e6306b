"""The command line: exit codes, where messages go, and that a failed build changes nothing."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from broken_cases import CASES, Broken
from builders import CUSTOMERS, MANAGEMENT, PAGE, SETTINGS, TEAM, make_engagement
from running import run
from spegla.cli import main


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("broken", CASES, ids=lambda broken: broken.name)
def test_broken_input_gives_exit_1_and_its_message(broken: Broken, tmp_path: Path):
    folder = broken.make(tmp_path / "engagement")
    code, out, err = run("check", folder)
    assert code == 1
    assert broken.message in err + "\n"
    assert out == ""


def test_a_sound_engagement_gives_exit_0(tmp_path: Path):
    code, out, err = run("check", make_engagement(tmp_path))
    assert (code, err) == (0, "")
    assert "nothing wrong" in out


def test_a_column_that_tells_people_apart_is_pointed_out_and_stops_nothing(tmp_path: Path):
    first, *rows = CUSTOMERS.splitlines()
    mails = [f"{row},person{n}@example.com" for n, row in enumerate(rows)]
    folder = make_engagement(
        tmp_path,
        settings=f'ignored_columns = ["Mail"]\n{SETTINGS}',
        customers="\n".join([f"{first},Mail", *mails]),
    )
    code, out, err = run("check", folder)
    assert (code, err) == (0, "")
    assert '"Mail" (e-mail addresses)' in out
    assert "nothing wrong" in out
    assert "example.com" not in out


def test_wrong_use_gives_exit_2(tmp_path: Path):
    assert run("check", tmp_path / "nowhere")[0] == 2
    assert run("build", tmp_path, "--no-such-option")[0] == 2
    assert run("no-such-command")[0] == 2


def test_an_unknown_language_is_named_beside_those_there_are(tmp_path: Path):
    code, _, err = run("build", make_engagement(tmp_path), "--language", "fi", "--no-pdf")
    assert code == 2
    assert "fi" in err
    assert "en" in err


def test_the_gate_refuses_a_team_that_was_not_told(tmp_path: Path):
    folder = make_engagement(
        tmp_path / "engagement",
        settings=SETTINGS + TEAM.replace("true", "false"),
        files={"data/waves/2026/management.csv": MANAGEMENT},
    )
    output = tmp_path / "out"
    code, _, err = run("build", folder, "--output", output, "--no-pdf")
    assert code == 3
    assert "told beforehand" in err
    assert not output.exists() or not fingerprint(output)


def test_the_gate_refuses_a_team_too_small_to_answer_one_by_one_and_offers_to_agree(
    tmp_path: Path,
):
    rows = MANAGEMENT.splitlines(keepends=True)
    team = {"data/waves/2026/management.csv": "".join(rows[:4])}
    settings = SETTINGS + TEAM
    folder = make_engagement(tmp_path / "one by one", settings=settings, files=team)
    code, _, err = run("check", folder)
    assert code == 3
    assert "management.consensus = true" in err
    agreed = make_engagement(
        tmp_path / "agreed",
        settings=settings + "consensus = true\n",
        files={name: "".join(rows[:2]) for name in team},
    )
    assert run("check", agreed)[0] == 0


def test_the_certificate_stands_beside_the_annex_and_in_the_site_which_leads_to_it(
    tmp_path: Path,
):
    output = tmp_path / "out"
    engagement = make_engagement(tmp_path / "engagement")
    assert run("build", engagement, "--output", output, "--no-pdf")[0] == 0
    own = (output / "certificate.json").read_bytes()
    assert json.loads(own)["rules"]["k"] == 5
    assert (output / "site" / "certificate.json").read_bytes() == own
    assert b'href="../certificate.json"' in (output / "site/en/anonymity.html").read_bytes()
    assert b'href="anonymity.html"' in (output / "site/en/method.html").read_bytes()


def test_a_failed_build_leaves_the_last_report_byte_for_byte(tmp_path: Path):
    folder = make_engagement(tmp_path / "engagement")
    output = tmp_path / "out"
    assert run("build", folder, "--output", output, "--no-pdf")[0] == 0
    before = fingerprint(output)
    code_book = folder / "data" / "questions.csv"
    code_book.write_bytes(code_book.read_bytes() + b"\nnot,a,question\n")
    assert run("build", folder, "--output", output, "--no-pdf")[0] == 1
    assert fingerprint(output) == before


def test_help_imports_nothing_heavy():
    script = (
        "import sys; from spegla.cli import main; "
        "heavy = {'pandas', 'numpy', 'altair', 'mkdocs', 'pikepdf', 'weasyprint'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"


@pytest.mark.parametrize(
    "command",
    [
        *[(), ("check",), ("build",), ("serve",), ("explain",), ("comments",), ("handout",)],
        ("publish",),
    ],
)
def test_every_command_has_help(command: tuple[str, ...]):
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert "Usage" in out


def test_nothing_in_a_message_steers_the_terminal(tmp_path: Path):
    """Names of settings and files are quoted, and can hold anything."""
    settings = '"\\u001b]0;title\\u0007" = 1\n' + SETTINGS.replace(
        "Trust", "\\u009b31m\\u202eTrust"
    )
    page = {"content/en/\x1b[31mred.md": PAGE}
    engagement = make_engagement(tmp_path, settings=settings, files=page)
    result = CliRunner().invoke(main, ["check", str(engagement)])
    assert result.exit_code == 1
    assert 'unknown setting "]0;title"' in result.stderr
    assert "content/en/[31mred.md: " in result.stderr
    assert all(line.isprintable() for line in result.stderr.splitlines())
