"""Several engagements in one command: each by itself, and one that fails stops no other."""

import os
import signal
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builders import CUSTOMERS, SETTINGS, make_engagement
from spegla.bookkeeping import open_ledger
from spegla.building import Failed, Wish, build_each
from spegla.cli import main

DAY = date(2026, 11, 2)
CLIENTS = ("Quincunx Works", "Zugzwang Harbour", "Xylograph Press")


def ended(*_: object) -> None:
    """Ends its process as a system does that is out of memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def defective(*_: object) -> float:
    return 1 / len(())


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def engagements(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Three; in the second an answer is not on its scale."""
    place = tmp_path_factory.mktemp("clients")
    sound = CUSTOMERS.replace("Power grid", "grid")
    broken = sound.replace("4,2,5,8,grid", "6,2,5,8,grid")
    return [
        make_engagement(
            place / client.split()[0].lower(),
            settings=SETTINGS.replace("Example Utility", client).replace("Power grid", client),
            customers=customers,
        )
        for client, customers in zip(CLIENTS, (sound, broken, sound), strict=True)
    ]


@pytest.fixture(scope="module")
def result(engagements: list[Path]) -> Result:
    return run("build", *engagements, "--no-pdf")


def test_one_that_fails_does_not_stop_the_others(engagements: list[Path], result: Result) -> None:
    first, second, third = engagements
    assert result.exit_code == 1
    assert (first / "build" / "site" / "index.html").is_file()
    assert (third / "build" / "site" / "index.html").is_file()
    assert not (second / "build").exists()


def test_what_is_wrong_is_told_at_the_end_with_its_place(
    engagements: list[Path], result: Result
) -> None:
    _, _, end = result.stderr.rpartition(f"{engagements[1]} was not built:")
    assert 'row 2, column q01: "6" is not on the scale' in end
    assert "Engagement" not in end
    assert result.stdout.endswith("2 of 3 engagements built.\n")


def test_each_has_a_ledger_and_an_output_of_its_own(
    engagements: list[Path], result: Result
) -> None:
    salts = [open_ledger(folder).salt for folder in engagements]
    assert len(set(salts)) == 3
    assert [len(open_ledger(folder).releases) for folder in engagements] == [1, 0, 1]


def test_nothing_of_one_is_in_another(engagements: list[Path], result: Result) -> None:
    for folder, client in zip(engagements, CLIENTS, strict=True):
        others = [name.encode() for name in CLIENTS if name != client]
        files = [path for path in (folder / "build").rglob("*") if path.is_file()]
        for path in files:
            content = path.read_bytes()
            assert not [name for name in others if name in content], path
            assert not [other for other in engagements if str(other).encode() in content], path


def test_each_is_built_as_if_it_were_alone(
    engagements: list[Path], result: Result, tmp_path: Path
) -> None:
    alone, _, _ = engagements
    assert run("build", alone, "--no-pdf", "--output", tmp_path / "out").exit_code == 0
    together = {p.relative_to(alone / "build"): p for p in (alone / "build").rglob("*.*")}
    assert together
    for path, file in together.items():
        if file.is_file():
            assert (tmp_path / "out" / path).read_bytes() == file.read_bytes(), path


def test_one_output_cannot_be_for_several(engagements: list[Path], tmp_path: Path) -> None:
    found = run("build", *engagements, "--output", tmp_path / "out")
    assert found.exit_code == 2
    assert "--output is for one engagement" in found.stderr
    assert not (tmp_path / "out").exists()


def test_one_engagement_given_twice_is_refused_before_anything_is_built(
    engagements: list[Path],
) -> None:
    first, second, _ = engagements
    found = run("build", first, second, first / ".." / first.name)
    assert found.exit_code == 2
    assert "given more than once" in found.stderr


def test_an_unknown_breakdown_is_told_before_a_report_is_built(tmp_path: Path) -> None:
    folder = make_engagement(tmp_path)
    found = run("build", folder, "--per", "departement", "--no-pdf")
    assert found.exit_code == 2
    assert 'Did you mean "department"?' in found.stderr
    assert not (folder / "build").exists()


def test_a_process_that_is_ended_from_outside_stops_no_other(
    engagements: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spegla.building._built", ended)
    for each in build_each(engagements[:2], Wish(day=DAY)):
        assert isinstance(each, Failed)
        assert "ended from outside" in each.reason


def test_a_defect_of_ours_is_shown_with_its_place_and_stops_no_other(
    engagements: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("spegla.building._built", defective)
    for each in build_each(engagements[:2], Wish(day=DAY)):
        assert isinstance(each, Failed)
        assert "ZeroDivisionError" in each.reason
        assert each.exit_code == 1
