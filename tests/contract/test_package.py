"""What the wheel carries and says, and that it is the same bytes wherever it is built."""

import re
import zipfile
from collections.abc import Mapping
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest
from trove_classifiers import classifiers

from package_builder import ROOT, build_archive, build_wheel, sha256, unpacked

_PACKAGE, _TEMPLATES = ROOT / "generators" / "spegla", ROOT / "site_templates"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_archive(ROOT, tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="module")
def contents(wheel: Path) -> Mapping[str, bytes]:
    with zipfile.ZipFile(wheel) as files:
        return {name: files.read(name) for name in files.namelist()}


@pytest.fixture(scope="module")
def metadata(contents: Mapping[str, bytes]) -> Message:
    (name,) = (name for name in contents if name.endswith(".dist-info/METADATA"))
    return message_from_bytes(contents[name])


def below(folder: Path, name: str) -> set[str]:
    """The paths of a folder's files below a name, without what Python leaves there."""
    return {
        f"{name}/{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_is_the_program_and_its_templates_and_nothing_else(contents):
    carried = {name for name in contents if ".dist-info/" not in name}
    assert carried == below(_PACKAGE, "spegla") | below(_TEMPLATES, "spegla/site_templates")
    for needed in ("fonts/SpeglaSans-Regular.ttf", "fonts/SpeglaSerif-Medium.woff2", "main.html"):
        assert contents[f"spegla/site_templates/theme/{needed}"]
    for needed in (
        "py.typed",
        "site_templates/activities/catalogue.toml",
        "site_templates/locale/sv/spegla.po",
        "site_templates/plain_language/nl.toml",
        "site_templates/print/report.css",
        "site_templates/questionnaire/catalogue.csv",
    ):
        assert f"spegla/{needed}" in contents


def test_the_licences_of_the_program_and_the_fonts_go_with_it(contents, metadata):
    assert metadata["License-Expression"] == "MIT AND OFL-1.1"
    files = metadata.get_all("License-File")
    assert {name.rpartition("/")[2] for name in files} == {
        "LICENSE",
        "OFL-Newsreader.txt",
        "OFL-PublicSans.txt",
    }
    for name in files:
        (path,) = (path for path in contents if path.endswith(f".dist-info/licenses/{name}"))
        assert contents[path] == (ROOT / name).read_bytes()


def test_the_package_names_no_place_of_the_machine_that_made_it(contents):
    places = [str(ROOT), f"{Path.home()}/"]
    found = [
        name
        for name, content in contents.items()
        if any(place.encode() in content for place in places)
        or re.search(rb"(?:/home/\w|/Users/\w|[A-Z]:\\Users\\)", content)
    ]
    assert not found


def test_the_metadata_says_what_it_is(metadata):
    assert metadata["Requires-Python"] == "<3.14,>=3.11"
    assert set(metadata.get_all("Classifier")) <= set(classifiers)
    assert metadata["Keywords"]
    assert metadata.get_all("Provides-Extra") == ["pdf"]
    assert not metadata.get_all("Project-URL")
    assert metadata["Home-page"] is None


def test_what_the_package_tells_of_itself_can_be_read_where_its_files_are_not(metadata):
    """The README of the repository leads to its other files, which a registry does not show."""
    assert metadata["Description-Content-Type"] == "text/markdown"
    text = metadata.get_payload()
    assert text == (ROOT / "docs" / "package.md").read_text(encoding="utf-8")
    assert not re.search(r"\]\(|<img|^\[.+\]:", text, re.MULTILINE)
    assert f"spegla-{metadata['Version']}-py3-none-any.whl[pdf]" in text


def test_the_source_archive_holds_no_engagement_and_no_tests(archive, tmp_path):
    folder = unpacked(archive, tmp_path)
    beside = {path.relative_to(folder).parts[0] for path in folder.rglob("*") if path.is_file()}
    assert beside == {
        ".gitignore",
        "CHANGELOG.md",
        "LICENSE",
        "PKG-INFO",
        "docs",
        "generators",
        "pyproject.toml",
        "site_templates",
    }
    assert [path.name for path in (folder / "generators").iterdir()] == ["spegla"]


def test_the_wheel_is_the_same_bytes_from_the_repository_and_from_the_archive(
    wheel, archive, tmp_path
):
    folder = unpacked(archive, tmp_path / "source")
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    again = build_wheel(folder, tmp_path / "wheel", TZ="Asia/Tokyo", PYTHONHASHSEED="7")
    assert sha256(again) == sha256(wheel)


def test_the_wheel_bears_the_date_that_the_builder_gives(tmp_path):
    one, two = (
        build_wheel(ROOT, tmp_path / name, SOURCE_DATE_EPOCH="1790000000", TZ=zone)
        for name, zone in (("one", "Asia/Tokyo"), ("two", "America/Lima"))
    )
    assert sha256(one) == sha256(two)
    with zipfile.ZipFile(one) as files:
        assert {each.date_time[:3] for each in files.infolist()} == {(2026, 9, 21)}
