"""Publishing reports of units that are made up: each by itself, and never those of an old build."""

import json
import shutil
import zipfile
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from builders import make_engagement
from killing import contents
from spegla.errors import SpeglaError
from spegla.manifest import Manifest, UnitName, parse_manifest, to_json
from spegla.output import fingerprints, occupied, write_files
from spegla.publishing import publish
from spegla.unit_publishing import publish_unit, publish_units, published_units
from spegla.unit_records import FILE, UnitsRecord, report_hash, with_units

UNITS = {"grid": "grid", "con": "~con"}


@pytest.fixture
def engagement(tmp_path: Path) -> Path:
    folder = make_engagement(tmp_path / "engagement")
    build(folder, UNITS)
    return folder


def build(engagement: Path, units: Mapping[str, str], *, text: str = "first") -> None:
    """A whole report that says a text, and reports of units that say it and their names."""
    output = engagement / "build"
    shutil.rmtree(output, ignore_errors=True)
    write_files(output, {"site/index.html": text.encode(), "release.json": b"{}"})
    record_manifest(output, None)
    for code, folder in units.items():
        place = output / "units" / "department" / folder
        write_files(place, {"site/index.html": f"{text} {code}".encode(), "figures.csv": b"figure"})
        record_manifest(place, UnitName(breakdown="department", group=code))
    write_files(output / "units" / "department", {"index.html": b"the list of all"})
    record = UnitsRecord(made_from=report_hash(output), folder="department", units=units)
    write_files(output, {FILE: with_units(output, "department", record)})


def record_manifest(place: Path, unit: UnitName | None) -> None:
    manifest = Manifest(
        written=date(2026, 10, 16),
        languages=("en",),
        with_pdf=False,
        versions={"spegla": "0.1.0"},
        files=fingerprints(place, ("site", "figures.csv")),
        unit=unit,
    )
    write_files(place, {"manifest.json": to_json(manifest)})


def all_published(engagement: Path, place: Path, *, zipped: bool = False) -> tuple[str, str]:
    """Names of what was put there, and of what was taken away."""
    done = publish_units(engagement, engagement / "build", place, per="department", zipped=zipped)
    return " ".join(p.place.name for p in done.published), " ".join(
        p.place.name for p in done.withdrawn
    )


def refusal(engagement: Path, place: Path, *, per: str = "department", unit: str = "") -> str:
    one = partial(publish_unit, unit=unit) if unit else publish_units
    with pytest.raises(SpeglaError) as caught:
        one(engagement, engagement / "build", place, per=per)
    return f"{type(caught.value).__name__}: {caught.value}"


def test_each_unit_has_a_folder_with_nothing_of_any_other(engagement: Path, tmp_path: Path) -> None:
    assert all_published(engagement, tmp_path / "units") == ("~con grid", "")
    assert {path.name for path in (tmp_path / "units").iterdir()} == {"grid", "~con"}
    for code, folder in UNITS.items():
        found = contents(tmp_path / "units" / folder)
        assert sorted(found) == ["figures.csv", "manifest.json", "site/index.html"]
        assert found["site/index.html"] == f"first {code}".encode()
        (other,) = set(UNITS) - {code}
        assert not any(f'"{other}"'.encode() in content for content in found.values())


def test_or_an_archive(engagement: Path, tmp_path: Path) -> None:
    assert all_published(engagement, tmp_path / "units", zipped=True) == ("~con.zip grid.zip", "")
    with zipfile.ZipFile(tmp_path / "units" / "grid.zip") as archive:
        assert archive.namelist() == ["figures.csv", "manifest.json", "site/index.html"]
        manifest = parse_manifest(archive.read("manifest.json"), place="")
    assert manifest.unit == UnitName(breakdown="department", group="grid")


def test_one_archive_of_all_is_refused(engagement: Path, tmp_path: Path) -> None:
    told = refusal(engagement, tmp_path / "units.zip")
    assert "one archive would hold the reports of all units" in told
    assert not (tmp_path / "units.zip").exists()


def test_a_unit_without_a_report_is_taken_away_and_nothing_else(
    engagement: Path, tmp_path: Path
) -> None:
    place = tmp_path / "units"
    all_published(engagement, place)
    write_files(
        place, {"notes.txt": b"mine", "~con/notes.txt": b"mine", "app/manifest.json": b"{}"}
    )
    (place / "~con" / "figures.csv").write_bytes(b"with my remarks")
    build(engagement, {"grid": "grid"}, text="second")
    done = publish_units(engagement, engagement / "build", place, per="department")
    (gone,) = done.withdrawn
    assert (gone.place.name, gone.removed, gone.left) == ("~con", 1, ["figures.csv"])
    assert contents(place) == {
        **{f"grid/{path}": each for path, each in contents(place / "grid").items()},
        "notes.txt": b"mine",
        "~con/notes.txt": b"mine",
        "~con/figures.csv": b"with my remarks",
        "app/manifest.json": b"{}",
    }
    assert (place / "grid" / "site" / "index.html").read_bytes() == b"second grid"


def test_archives_take_the_place_of_folders_and_are_taken_away_like_them(
    engagement: Path, tmp_path: Path
) -> None:
    place = tmp_path / "units"
    all_published(engagement, place)
    write_files(place, {"other.zip": b"no archive"})
    assert all_published(engagement, place, zipped=True)[1] == "grid ~con"
    build(engagement, {"grid": "grid"})
    assert all_published(engagement, place, zipped=True) == ("grid.zip", "~con.zip")
    assert {path.name for path in place.iterdir()} == {"grid.zip", "other.zip"}


def test_units_of_another_breakdown_are_left(engagement: Path, tmp_path: Path) -> None:
    place = tmp_path / "units"
    write_files(place / "boss", {"site/index.html": b"boss"})
    record_manifest(place / "boss", UnitName(breakdown="role", group="boss"))
    assert all_published(engagement, place) == ("~con grid", "")
    assert list(published_units(place)) == ["boss", "grid", "~con"]


@pytest.mark.parametrize("unit", ["", "grid"])
def test_those_of_an_earlier_build_are_never_published(
    engagement: Path, tmp_path: Path, unit: str
) -> None:
    (engagement / "build" / "manifest.json").write_bytes(b"of another build")
    told = refusal(engagement, tmp_path / "units", unit=unit)
    assert 'reports of units by "department", in units/, are of an earlier build' in told
    assert "Build them again with spegla build --per department" in told
    assert not (tmp_path / "units").exists()


def test_nor_are_those_of_a_breakdown_without(engagement: Path, tmp_path: Path) -> None:
    told = refusal(engagement, tmp_path / "units", per="role")
    assert 'no reports of units by "role"' in told
    assert "It has those by department." in told
    assert 'no report of a unit "gird"' in refusal(engagement, tmp_path / "x", unit="gird")
    assert not (tmp_path / "units").exists()


def test_nor_any_where_one_is_not_as_it_was_built(engagement: Path, tmp_path: Path) -> None:
    (engagement / "build/units/department/~con/figures.csv").write_bytes(b"by hand")
    assert "~con: not as it was built: figures.csv" in refusal(engagement, tmp_path / "units")
    assert not (tmp_path / "units").exists()


def test_no_report_takes_the_place_of_one_for_other_readers(
    engagement: Path, tmp_path: Path
) -> None:
    """Neither a unit that of everyone or of another unit, nor that of everyone a unit's."""
    report = engagement / "build"
    publish(engagement, report, tmp_path / "whole")
    publish(engagement, report, tmp_path / "whole.zip")
    publish_unit(engagement, report, tmp_path / "grid", per="department", unit="grid")
    before = contents(tmp_path)
    whose = "holds the report of the whole organisation, and this is the report of grid"
    assert whose in refusal(engagement, tmp_path / "whole", unit="grid")
    assert whose in refusal(engagement, tmp_path / "whole.zip", unit="grid")
    told = refusal(engagement, tmp_path / "grid", unit="con")
    assert "holds the report of grid (department), and this is the report of con" in told
    assert "whole holds a report" in refusal(engagement, tmp_path / "whole")
    with pytest.raises(SpeglaError, match="this is the report of the whole organisation"):
        publish(engagement, report, tmp_path / "grid")
    assert contents(tmp_path) == before


@pytest.mark.parametrize("place", ["", "data", "build", "build/units", "build/x", "private/u"])
def test_none_goes_among_what_it_is_made_from(engagement: Path, place: str) -> None:
    before = contents(engagement.parent)
    for unit in ("", "grid"):
        told = refusal(engagement, engagement / place, unit=unit)
        assert told.startswith("UsageError: --to ")
    assert contents(engagement.parent) == before


def test_while_reports_are_built_none_is_published(engagement: Path, tmp_path: Path) -> None:
    with occupied(engagement / "build"):
        assert "in use by another run of spegla" in refusal(engagement, tmp_path / "units")


@pytest.mark.parametrize("unit", [{"breakdown": "a"}, {"breakdown": "a", "group": "../b"}, "grid"])
def test_a_manifest_with_a_unit_that_is_none_is_none(unit: object) -> None:
    lines = to_json(
        Manifest(written=date(2026, 1, 1), languages=(), with_pdf=False, versions={}, files={})
    )
    record = json.loads(lines) | {"unit": unit}
    with pytest.raises(SpeglaError, match="no manifest of a report"):
        parse_manifest(json.dumps(record).encode(), place="x")
