"""Reports of units lie in ``units/`` only beside the report that they were made from."""

import json
from pathlib import Path

import pytest

from killing import contents, every_death, outside
from spegla.output import write_files
from spegla.unit_records import (
    FILE,
    UnitsRecord,
    current_units,
    report_hash,
    sort_units,
    units_records,
    with_units,
)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A report with reports of units by two breakdowns."""
    folder = tmp_path / "build"
    write_files(folder, {"manifest.json": b"first", "site/index.html": b"<html>"})
    for code in ("department", "role"):
        build_units(folder, code)
    return folder


def build_units(folder: Path, code: str) -> None:
    path = f"units/{code}/grid/figures.csv"
    (folder / path).unlink(missing_ok=True)
    write_files(folder, {path: (folder / "manifest.json").read_bytes()})
    record = UnitsRecord(made_from=report_hash(folder), folder=code, units={"grid": "grid"})
    (folder / FILE).write_bytes(with_units(folder, code, record))


def rebuild(folder: Path, manifest: bytes) -> None:
    (folder / "manifest.json").write_bytes(manifest)


def test_those_of_the_report_that_is_there_are_current(output: Path) -> None:
    before = contents(output)
    assert sort_units(output) == ()
    assert {code: each.units for code, each in current_units(output).items()} == {
        "department": {"grid": "grid"},
        "role": {"grid": "grid"},
    }
    assert contents(output) == before


def test_those_of_an_earlier_build_are_moved_aside_once_and_lost_never(output: Path) -> None:
    before = contents(output)
    rebuild(output, b"second")
    assert current_units(output) == {}
    assert sort_units(output) == ("department", "role")
    assert not (output / "units").exists()
    assert sort_units(output) == ()
    assert contents(output) == {
        path.replace("units/", "earlier-units/"): content for path, content in before.items()
    } | {"manifest.json": b"second"}


def test_they_come_back_with_the_report_that_they_were_made_from(output: Path) -> None:
    before = contents(output)
    rebuild(output, b"second")
    sort_units(output)
    rebuild(output, b"first")
    assert sort_units(output) == ()
    assert contents(output) == before
    assert not (output / "earlier-units").exists()


def test_what_was_built_anew_stays_beside_what_was_not(output: Path) -> None:
    rebuild(output, b"second")
    sort_units(output)
    build_units(output, "role")
    assert sort_units(output) == ()
    assert list(current_units(output)) == ["role"]
    rebuild(output, b"third")
    assert sort_units(output) == ("role",)
    earlier = output / "earlier-units"
    assert (earlier / "role" / "grid" / "figures.csv").read_bytes() == b"second"
    assert (earlier / "department" / "grid" / "figures.csv").read_bytes() == b"first"


def test_what_is_moved_aside_is_whole_whenever_the_process_is_killed(
    output: Path, tmp_path: Path
) -> None:
    """Still earlier ones lie there already, in whose place those of the last build come."""
    rebuild(output, b"second")
    sort_units(output)
    build_units(output, "role")
    rebuild(output, b"third")
    before = contents(output)
    assert list(before).count("earlier-units/role/grid/figures.csv") == 1
    *killed, ended = every_death("aside", tmp_path)
    after = contents(ended / "build")
    assert "units/role/grid/figures.csv" not in after
    for left in killed:
        folder = left / "build"
        places = [folder / place / "role/grid/figures.csv" for place in ("units", "earlier-units")]
        assert b"second" in [place.read_bytes() for place in places if place.exists()]
        sort_units(folder)
        assert outside(contents(folder)) == after
    assert len(killed) > 3


def line(folder: object, unit: object = "grid", made_from: object = "0") -> bytes:
    record = {"folder": folder, "made_from": made_from, "units": {"grid": unit}}
    return json.dumps({"role": record}).encode()


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"[]", b"no JSON", b'{"role": {"folder": 1}}', b"[" * 100_000, b"\xff"),
        *(line(3), line(".."), line("../.."), line("role/grid"), line("con"), line("")),
        *(line("role", 3), line("role", "../x"), line("role", made_from=3)),
    ],
)
def test_a_record_that_is_none_makes_nothing_current(output: Path, content: bytes) -> None:
    (output / FILE).write_bytes(content)
    assert units_records(output) == {}
    assert sort_units(output) == ()
    assert (output / "units" / "role" / "grid" / "figures.csv").is_file()
