"""Reports of units are written whole or not at all, by processes that get one unit each."""

import pickle
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from builders import INVITED, MANY_CUSTOMERS, MANY_INVITED, SETTINGS, make_engagement
from killing import contents
from spegla.errors import InputError, Problem, RefusedError, UsageError
from spegla.last_build import Options
from spegla.last_units import UnitsOutcome
from spegla.manifest import UnitName
from spegla.pipeline import build
from spegla.published import read_published
from spegla.unit_records import current_units
from spegla.unit_reports import build_units, folder_name

DAY = date(2026, 11, 2)
SITE = Options(with_pdf=False)
DEVICE = SETTINGS.replace("groups.sales", "groups.con")
CUSTOMERS = MANY_CUSTOMERS.replace("sales", "con")


def fingerprint(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An engagement and its whole report; one of its two departments has the name of a device."""
    folder = make_engagement(
        tmp_path_factory.mktemp("engagement"),
        settings=DEVICE,
        customers=CUSTOMERS,
        invited=MANY_INVITED.replace("sales", "con"),
    )
    output = tmp_path_factory.mktemp("out")
    build(folder, output, day=DAY, options=SITE)
    return folder, output


@pytest.fixture(scope="module")
def outcome(made: tuple[Path, Path]) -> UnitsOutcome:
    return build_units(*made, per="department", options=SITE)


def test_every_unit_has_its_folder_whose_name_every_system_can_have(
    made: tuple[Path, Path], outcome: UnitsOutcome
):
    place = made[1] / "units" / "department"
    assert outcome.index == place / "index.html"
    assert (outcome.reports, outcome.units, outcome.warning) == (2, 2, None)
    assert {path.name for path in place.iterdir() if path.is_dir()} == {"grid", "~con"}
    for unit in ("grid", "~con"):
        names = {path.name for path in (place / unit).iterdir()}
        assert names == {"site", "figures.csv", "manifest.json"}
    page = unescape(outcome.index.read_text(encoding="utf-8"))
    addresses = re.findall(r'href="([^"]+)"', page)
    assert [each for each in addresses if not (place / each).is_file()] == []


def test_each_report_has_a_manifest_that_lists_all_of_it(
    made: tuple[Path, Path], outcome: UnitsOutcome
):
    place = made[1] / "units" / "department" / "~con"
    report = read_published(place)
    assert report is not None
    assert report.manifest.unit == UnitName(breakdown="department", group="con")
    assert (report.manifest.languages, report.manifest.with_pdf) == (("en",), False)
    assert (report.changed, report.foreign) == ((), ())
    assert set(report.files) | {"manifest.json"} == set(contents(place))


def test_they_are_known_as_those_of_the_report_beside_them(
    made: tuple[Path, Path], outcome: UnitsOutcome
):
    (record,) = current_units(made[1]).values()
    assert record.units == {"con": "~con", "grid": "grid"}


def test_those_that_are_wanted_are_the_same_as_among_all(
    made: tuple[Path, Path], outcome: UnitsOutcome, tmp_path: Path
):
    for name in ("release.json", "manifest.json"):
        (tmp_path / name).write_bytes((made[1] / name).read_bytes())
    only = build_units(made[0], tmp_path, per="department", only=("grid",), options=SITE)
    assert only.reports == 1
    place = tmp_path / "units" / "department"
    assert {path.name for path in place.iterdir() if path.is_dir()} == {"grid"}
    assert contents(place / "grid") == contents(outcome.index.parent / "grid")


def test_the_whole_report_is_not_touched(made: tuple[Path, Path], outcome: UnitsOutcome):
    assert {path.name for path in made[1].iterdir()} >= {"site", "figures.csv", "units"}
    before = (made[1] / "release.json").read_bytes()
    assert b'"certificate"' in before
    assert not list(outcome.index.parent.rglob("release.json"))


def test_the_same_again_gives_the_same_bytes_and_nothing_of_an_earlier_run(
    made: tuple[Path, Path], outcome: UnitsOutcome
):
    place, told = outcome.index.parent, list[str]()
    first = fingerprint(place)
    stray = place / "merged_since" / "figures.csv"
    stray.parent.mkdir()
    stray.write_text("figure\n", encoding="utf-8")
    build_units(*made, per="department", options=SITE, tell=told.append)
    assert fingerprint(place) == first
    assert told == ["Reports per department", "Unit 1 of 2", "Unit 2 of 2"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_whoever_interrupts_it_keeps_the_last_good_ones(
    made: tuple[Path, Path], outcome: UnitsOutcome, error: type[BaseException]
):
    last = fingerprint(made[1])

    def interrupt(step: str) -> None:
        if step.startswith("Unit 2"):
            raise error

    with pytest.raises(error):
        build_units(*made, per="department", options=SITE, tell=interrupt)
    assert fingerprint(made[1]) == last


def test_an_unknown_breakdown_is_named_beside_the_nearest(made: tuple[Path, Path]):
    with pytest.raises(UsageError, match='Did you mean "department"'):
        build_units(*made, per="departement")
    with pytest.raises(UsageError, match="It has department"):
        build_units(*made, per="xyz")


def test_units_are_made_of_a_report_that_is_there(made: tuple[Path, Path], tmp_path: Path):
    with pytest.raises(UsageError, match="build the whole report first"):
        build_units(made[0], tmp_path, per="department")


def test_where_no_group_can_be_shown_it_is_refused(tmp_path: Path):
    """Of twelve customers too few are in each department."""
    few = "\n".join(CUSTOMERS.splitlines()[:10])
    folder = make_engagement(tmp_path / "few", settings=DEVICE, customers=few,
                             invited=INVITED.replace("sales", "con"))  # fmt: skip
    output = tmp_path / "out"
    build(folder, output, day=DAY, options=SITE)
    with pytest.raises(RefusedError, match="No group of department"):
        build_units(folder, output, per="department", options=SITE)
    assert not (output / "units" / "department").exists()


def test_no_two_codes_have_one_folder():
    codes = ("con", "aux", "com1", "lpt0", "grid", "con_", "com10", "nul-2")
    names = [folder_name(code) for code in codes]
    assert len(set(names)) == len(codes)
    assert names[4:] == ["grid", "con_", "com10", "nul-2"]
    assert all(name.startswith("~") for name in names[:4])


def test_a_problem_that_a_worker_finds_comes_back_whole():
    error = InputError(
        [Problem(file="mkdocs.yml", found="it is not plain YAML", fix="Correct it.")]
    )
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - as a worker's errors come
    assert (str(back), back.problems) == (str(error), error.problems)
