"""The wheel in an environment of its own, far from the repository, makes a report of an export."""

import csv
import os
import subprocess
from pathlib import Path

import pytest

from exports import csv_of, rows_of
from package_builder import ROOT, build_wheel, install_from_lock
from paper_reading import poppler
from samples import SAMPLES

pytestmark = pytest.mark.print

_SAMPLE = SAMPLES / "googleforms-spack" / "responses_2021.xlsx"
_ANSWERS = ("client=Sample", "promised_minimum=5", "invited=400", "date=2021-10-29")


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("installed")
    return install_from_lock(build_wheel(ROOT, folder / "dist"), folder / "environment")


def export(folder: Path) -> Path:
    """A sample export where they are at hand, else an invented one."""
    if _SAMPLE.is_file():
        return _SAMPLE
    made = folder / "answers.csv"
    made.write_bytes(csv_of(rows_of(year=2021)))
    return made


def run(programs: Path, folder: Path, *arguments: str) -> str:
    """What a command says, run in a folder with nothing of the repository in its surroundings."""
    surroundings = {
        "PATH": os.pathsep.join([str(programs), "/usr/bin", "/bin"]),
        "HOME": str(folder.parent),
    }
    command = [str(programs / "spegla"), *arguments]
    done = subprocess.run(
        command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
    return done.stdout


def test_the_modules_and_templates_are_those_of_the_wheel(programs: Path, tmp_path: Path):
    code = "import spegla.survey.files as files; print(files.__file__, files.product_templates())"
    command = [str(programs / "python"), "-I", "-c", code]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    for place in said.stdout.split():
        assert Path(place).is_relative_to(programs.parent)


def test_an_export_becomes_a_report(programs: Path, tmp_path: Path):
    empty = tmp_path / "empty"
    empty.mkdir()
    answers = [part for answer in _ANSWERS for part in ("--answer", answer)]
    run(programs, empty, "new", "my", "--from", str(export(tmp_path)), *answers)
    assert "nothing wrong" in run(programs, empty, "check", "my")
    assert "figures shown" in run(programs, empty, "build", "my")
    built = empty / "my" / "build"
    cover = (built / "site" / "en" / "index.html").read_text(encoding="utf-8")
    assert "Sample" in cover
    assert "<svg" in "".join(
        page.read_text(encoding="utf-8") for page in (built / "site" / "en").glob("*.html")
    )
    with (built / "figures.csv").open(encoding="utf-8-sig", newline="") as figures:
        assert len(list(csv.reader(figures))) > 20
    report = (built / "pdf" / "report-en.pdf").read_bytes()
    assert b"Sample" in poppler("pdftotext", "-", "-", given=report)
    fonts = poppler("pdffonts", "-", given=report).splitlines()[2:]
    assert fonts
    assert all(b"+Spegla" in font for font in fonts)
