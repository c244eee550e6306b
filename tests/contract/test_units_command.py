"""Reports of units on the command line: built, published each by itself, verified, set aside."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import MANY_CUSTOMERS, MANY_INVITED, make_engagement
from killing import contents
from running import run


@pytest.fixture(scope="module")
def engagement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One with reports of its two departments, which are published to a folder."""
    folder = tmp_path_factory.mktemp("units") / "engagement"
    make_engagement(folder, customers=MANY_CUSTOMERS, invited=MANY_INVITED)
    assert run("build", folder, "--per", "department", "--no-pdf")[0] == 0
    assert run("publish", folder, "--per", "department", "--to", folder.parent / "units")[0] == 0
    return folder


def test_the_report_of_everyone_is_published_without_those_of_units(
    engagement: Path, tmp_path: Path
) -> None:
    code, out, _ = run("publish", engagement, "--to", tmp_path / "share")
    assert code == 0
    assert "Without 2 reports of units by department" in out
    assert out.endswith(f"  spegla publish {engagement} --per department --to FOLDER\n")
    assert not [path for path in contents(tmp_path / "share") if "units" in path]


def test_those_of_units_are_published_each_by_itself(engagement: Path, tmp_path: Path) -> None:
    code, out, _ = run("publish", engagement, "--per", "department", "--zip", "--to", tmp_path)
    assert code == 0
    assert "0 of the last publication removed.\n2 reports of units, each by itself." in out
    assert sorted(contents(tmp_path)) == ["grid.zip", "sales.zip"]
    one = ("--per", "department", "--unit", "grid", "--to", tmp_path / "one")
    assert run("publish", engagement, *one)[0] == 0
    assert contents(tmp_path / "one") == contents(engagement.parent / "units" / "grid")


@pytest.mark.parametrize(
    "options",
    [
        ("--to", "x", "--unit", "grid"),
        ("--to", "x", "--zip"),
        ("--to", "x", "--per", "department", "--unit", "grid", "--zip"),
        ("--verify", ".", "--per", "department"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    engagement: Path, options: tuple[str, ...]
) -> None:
    code, _, err = run("publish", engagement, *options)
    assert code == 2
    assert "--per" in err or "--zip" in err


def test_what_was_published_of_units_is_verified_unit_by_unit(
    engagement: Path, tmp_path: Path
) -> None:
    place = engagement.parent / "units"
    before = contents(engagement)
    annex = place / "sales" / "figures.csv"
    was = annex.read_bytes()
    annex.write_bytes(was + b"mine\n")
    code, out, _ = run("publish", engagement, "--verify", place)
    annex.write_bytes(was)
    number = len(contents(place / "grid")) - 1
    assert code == 1
    assert out.startswith(f"{place}/grid is what the data give: {number} files identical.\n")
    assert "\n  figures.csv: changed\n" in out
    assert out.endswith(f"{place}/sales is not what the data give: 1 of its files.\n")
    assert contents(engagement) == before


def test_where_nothing_has_changed_the_reports_of_units_stand(engagement: Path) -> None:
    before, started = contents(engagement), ("build", engagement, "--per", "department", "--no-pdf")
    code, out, err = run(*started)
    assert (code, err) == (0, "")
    assert out.startswith("Nothing has changed since the last build, whose reports stand.\n")
    assert out.endswith("2 reports of units; 0 of 2 have none, to protect people.\n")
    assert contents(engagement) == before


def test_the_answer_comes_without_anything_heavy(engagement: Path) -> None:
    code = (
        "import sys; from spegla.cli import main\n"
        f"try: main(['build', {str(engagement)!r}, '--no-pdf', '--per', 'department'])\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'pandas', 'pydantic', 'mkdocs', 'jinja2'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"


def bring_a_list(engagement: Path) -> None:
    """A change that no page of the report of everyone shows."""
    template = Path(__file__).parents[2] / "site_templates" / "pages" / "units.html.j2"
    own = engagement / "site_templates" / "pages" / "units.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text(template.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def alter_a_unit(engagement: Path) -> None:
    (engagement / "build/units/department/grid/figures.csv").write_bytes(b"altered")


def lose_a_unit(engagement: Path) -> None:
    shutil.rmtree(engagement / "build/units/department/sales")


@pytest.mark.parametrize("change", [bring_a_list, alter_a_unit, lose_a_unit])
def test_whatever_has_changed_they_are_built_anew(
    engagement: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    folder = tmp_path / "engagement"
    shutil.copytree(engagement, folder)
    change(folder)
    code, out, _ = run("build", folder, "--per", "department", "--no-pdf")
    assert code == 0
    assert "whose reports stand" not in out
    for unit in ("grid", "sales"):
        place = f"build/units/department/{unit}"
        assert contents(folder / place) == contents(engagement / place)


def test_units_of_an_earlier_build_cannot_be_taken_for_current(
    engagement: Path, tmp_path: Path
) -> None:
    """A title is changed, the report built without its units, and changed back."""
    settings, build = engagement / "data" / "engagement.toml", engagement / "build"
    was, units = settings.read_bytes(), contents(build / "units")
    settings.write_bytes(was.replace(b"How IT is seen", b"How IT is now"))
    code, _, err = run("build", engagement, "--no-pdf")
    assert code == 0
    assert "The reports of units by department are of an earlier build. They lie in" in err
    assert not (build / "units").exists()
    assert contents(build / "earlier-units") == units
    code, _, err = run("publish", engagement, "--per", "department", "--to", tmp_path / "units")
    assert code == 1
    assert "in earlier-units/, are of an earlier build" in err
    assert "of units" not in run("publish", engagement, "--to", tmp_path / "share")[1]
    settings.write_bytes(was)
    assert run("build", engagement, "--no-pdf")[0] == 0
    assert contents(build / "units") == units
    assert not (build / "earlier-units").exists()
