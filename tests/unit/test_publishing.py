"""Publishing a build that is made up: what goes where, what stays, and where no report may go."""

import json
import os
import shutil
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from builders import make_engagement
from killing import contents, every_death
from small_disk import fill, small_disk
from spegla.errors import InputError, SpeglaError
from spegla.manifest import Manifest, parse_manifest, to_json
from spegla.output import fingerprints, occupied, settled, write_files
from spegla.published import read_published
from spegla.publishing import publish

READERS = ("site", "pdf", "figures.csv", "certificate.json")
BUILT = {
    "site/index.html": b"<html>",
    "site/en/index.html": b"<html>",
    "pdf/report-en.pdf": b"%PDF",
    "figures.csv": b"figure,value\n",
    "certificate.json": b"{}",
    "release.json": b"{}",
    "drawings.json": b"{}",
    "editions.json": b"{}",
    "gatherings.json": b"{}",
    "mkdocs.en.yml": b"site_name: x",
    "docs/en/index.md": b"# x",
    "theme/main.html": b"",
}
FOR_READERS = {path: content for path, content in BUILT.items() if path.startswith(READERS)}


@pytest.fixture
def engagement(tmp_path: Path) -> Path:
    folder = make_engagement(tmp_path / "engagement")
    write_files(folder, {"private/ledger.json": b"secret"})
    build(folder, BUILT)
    return folder


def build(engagement: Path, files: Mapping[str, bytes], *, day: date = date(2026, 10, 16)) -> None:
    output = engagement / "build"
    shutil.rmtree(output, ignore_errors=True)
    write_files(output, files)
    manifest = Manifest(
        written=day,
        languages=("en",),
        with_pdf=True,
        versions={"spegla": "0.1.0"},
        files=fingerprints(output, READERS),
    )
    write_files(output, {"manifest.json": to_json(manifest)})


def published(engagement: Path, place: Path) -> tuple[int, int, int, list[str]]:
    done = publish(engagement, engagement / "build", place)
    return done.files, done.written, done.removed, list(done.left)


def refusal(engagement: Path, place: Path) -> str:
    with pytest.raises(SpeglaError) as caught:
        publish(engagement, engagement / "build", place)
    return f"{type(caught.value).__name__}: {caught.value}"


def files_of(place: Path) -> dict[str, bytes]:
    """What is there but for the manifest, which is looked at on the way."""
    files = contents(place)
    manifest = parse_manifest(files.pop("manifest.json"), place="")
    assert manifest.files == fingerprints(place, manifest.names)
    return files


# ------------------------------------------------------------------ a folder


def test_only_what_is_for_readers_is_published_with_a_manifest(
    engagement: Path, tmp_path: Path
) -> None:
    place = tmp_path / "share" / "report"
    assert published(engagement, place) == (6, 5, 0, [])
    assert files_of(place) == FOR_READERS
    manifest = (place / "manifest.json").read_text()
    assert str(tmp_path) not in manifest
    assert json.loads(manifest)["files"]["pdf/report-en.pdf"]["size"] == 4


def test_publishing_again_touches_only_what_changed(engagement: Path, tmp_path: Path) -> None:
    place = tmp_path / "share"
    published(engagement, place)
    for path in place.rglob("*"):
        os.utime(path, (0, 0))
    assert published(engagement, place) == (6, 0, 0, [])
    assert {path.stat().st_mtime for path in place.rglob("*")} == {0}
    build(engagement, BUILT | {"site/index.html": b"<html lang=en>"})
    assert published(engagement, place) == (6, 1, 0, [])
    touched = {path.name for path in place.rglob("*") if path.is_file() and path.stat().st_mtime}
    assert touched == {"index.html", "manifest.json"}


def test_what_was_published_before_goes_and_nothing_else(engagement: Path, tmp_path: Path) -> None:
    place = tmp_path / "share"
    mine = {"notes.txt": b"mine", "site/robots.txt": b"mine", "site/en/more/x.txt": b"mine"}
    write_files(place, {"notes.txt": b"mine"})
    published(engagement, place)
    write_files(place, {path: mine[path] for path in list(mine)[1:]})
    (place / "pdf" / "report-en.pdf").write_bytes(b"%PDF with my remarks")
    build(engagement, {path: BUILT[path] for path in ("site/index.html", "figures.csv")})
    assert published(engagement, place) == (
        3, 0, 2, ["pdf/report-en.pdf", "site/en/more/x.txt", "site/robots.txt"]
    )  # fmt: skip
    expected = {path: BUILT[path] for path in ("site/index.html", "figures.csv")}
    found = contents(place)
    del found["manifest.json"]
    assert found == expected | mine | {"pdf/report-en.pdf": b"%PDF with my remarks"}
    assert not (place / "certificate.json").exists()


def test_a_folder_that_only_held_what_was_published_goes_too(
    engagement: Path, tmp_path: Path
) -> None:
    place = tmp_path / "share"
    published(engagement, place)
    build(engagement, {"site/index.html": BUILT["site/index.html"]})
    assert published(engagement, place) == (2, 0, 4, [])
    assert sorted(path.name for path in place.iterdir()) == ["manifest.json", "site"]
    assert sorted(path.name for path in (place / "site").iterdir()) == ["index.html"]


@pytest.mark.parametrize(
    ("path", "named"),
    [("figures.csv", "figures.csv"), ("site/index.html", "site/index.html"), ("pdf", "pdf")],
)
def test_what_is_not_ours_is_never_replaced(
    engagement: Path, tmp_path: Path, path: str, named: str
) -> None:
    place = tmp_path / "share"
    write_files(place, {path: b"mine"})
    assert f"share: {named} would be replaced, and was not published" in refusal(engagement, place)
    assert contents(place) == {path: b"mine"}


def test_what_was_changed_by_hand_is_never_replaced(engagement: Path, tmp_path: Path) -> None:
    place = tmp_path / "share"
    published(engagement, place)
    (place / "site" / "index.html").write_bytes(b"by hand")
    before = contents(place)
    build(engagement, BUILT | {"site/index.html": b"anew"})
    assert "site/index.html would be replaced" in refusal(engagement, place)
    assert contents(place) == before


@pytest.mark.parametrize("content", [b"mine", BUILT["site/index.html"]])
def test_a_link_is_not_followed(engagement: Path, tmp_path: Path, content: bytes) -> None:
    write_files(tmp_path / "elsewhere", {"index.html": content})
    place = tmp_path / "share"
    place.mkdir()
    (place / "site").symlink_to(tmp_path / "elsewhere")
    assert "share: site would be replaced" in refusal(engagement, place)
    assert contents(tmp_path / "elsewhere") == {"index.html": content}


def test_what_lies_there_already_byte_for_byte_is_taken_over(
    engagement: Path, tmp_path: Path
) -> None:
    """Somebody copied the site by hand before."""
    place = tmp_path / "share"
    write_files(place, {"site/index.html": BUILT["site/index.html"]})
    assert published(engagement, place) == (6, 5, 0, [])
    assert files_of(place) == FOR_READERS


@pytest.mark.parametrize("content", [b'{"name": "an app"}', b"[" * 200_000])
def test_a_file_of_this_name_that_is_no_manifest_is_left(
    engagement: Path, tmp_path: Path, content: bytes
) -> None:
    place = tmp_path / "share"
    write_files(place, {"manifest.json": content})
    assert "this is no manifest of a report" in refusal(engagement, place)
    assert contents(place) == {"manifest.json": content}


@pytest.mark.parametrize("path", ["../outside.txt", "/etc/passwd", "manifest.json", "a/../../b"])
def test_a_manifest_that_names_files_outside_removes_nothing(
    engagement: Path, tmp_path: Path, path: str
) -> None:
    place = tmp_path / "share"
    published(engagement, place)
    write_files(tmp_path, {"outside.txt": b"mine"})
    manifest = json.loads((place / "manifest.json").read_bytes())
    known = fingerprints(tmp_path, ["outside.txt"])["outside.txt"]
    manifest["files"][path] = {"sha256": known.sha256, "size": known.size}
    (place / "manifest.json").write_text(json.dumps(manifest))
    assert "this is no manifest" in refusal(engagement, place)
    assert (tmp_path / "outside.txt").exists()


def test_a_file_that_no_disk_can_have_is_not_there(tmp_path: Path) -> None:
    assert fingerprints(tmp_path, ["n" * 5_000, "\0"]) == {}


# ------------------------------------------------------------------ places


@pytest.mark.parametrize(
    "place",
    [
        "", "data", "data/new", "content/en", "private", "site_templates/x", ".cache/x",
        "build", "build/site", "..", "data/report.zip", "build/report.zip", "private/report.zip",
    ],
)  # fmt: skip
def test_a_report_never_goes_among_what_it_is_made_from(engagement: Path, place: str) -> None:
    before = contents(engagement.parent)
    assert refusal(engagement, engagement / place).startswith("UsageError: --to ")
    assert contents(engagement.parent) == before


def test_nor_into_another_engagement(engagement: Path, tmp_path: Path) -> None:
    other = make_engagement(tmp_path / "other")
    build(other, BUILT)
    before = contents(other)
    assert 'is in "data"' in refusal(engagement, other / "data" / "report")
    assert "is where a report is built" in refusal(engagement, other / "build")
    assert contents(other) == before


def test_nor_to_the_root_or_home(
    engagement: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for place in (Path("/"), home):
        assert "holds much else than a report" in refusal(engagement, place)
    assert not contents(home)


def test_nor_in_place_of_a_file(engagement: Path, tmp_path: Path) -> None:
    write_files(tmp_path, {"report.pdf": b"mine"})
    assert "does not end in .zip" in refusal(engagement, tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes() == b"mine"


def test_a_way_around_by_a_link_is_seen(engagement: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(engagement / "data")
    assert 'is in "data"' in refusal(engagement, tmp_path / "way" / "report")


# ------------------------------------------------------------------ builds


def test_without_a_build_there_is_nothing_to_publish(engagement: Path, tmp_path: Path) -> None:
    shutil.rmtree(engagement / "build")
    with pytest.raises(InputError, match=r"no report was built there\.\n  Build it with spegla"):
        publish(engagement, engagement / "build", tmp_path / "share")
    assert not (tmp_path / "share").exists()
    assert not (engagement / "build").exists()


def test_a_build_that_was_changed_by_hand_is_not_published(
    engagement: Path, tmp_path: Path
) -> None:
    (engagement / "build" / "site" / "index.html").write_bytes(b"by hand")
    (engagement / "build" / "figures.csv").unlink()
    told = refusal(engagement, tmp_path / "share")
    assert "not as it was built: figures.csv, site/index.html" in told
    assert not (tmp_path / "share").exists()


def test_what_people_put_into_a_build_is_not_published(engagement: Path, tmp_path: Path) -> None:
    write_files(engagement / "build", {"site/answers.xlsx": b"secret", "handouts/x.pdf": b"x"})
    published(engagement, tmp_path / "share")
    assert files_of(tmp_path / "share") == FOR_READERS


# ------------------------------------------------------------------ an archive


def test_an_archive_is_the_same_bytes_whoever_makes_it(engagement: Path, tmp_path: Path) -> None:
    places = [tmp_path / "a.zip", tmp_path / "further" / "b.ZIP"]
    for place in places:
        assert published(engagement, place) == (6, 5, 0, [])
        before = os.umask(0o077)
        for path in sorted((engagement / "build").rglob("*"), reverse=True):
            os.utime(path, (10**9, 10**9))
    os.umask(before)
    one, other = (place.read_bytes() for place in places)
    assert one == other
    with zipfile.ZipFile(places[0]) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted([*FOR_READERS, "manifest.json"])
        assert {part.date_time for part in archive.infolist()} == {(2026, 10, 16, 0, 0, 0)}
        assert {path: archive.read(path) for path in FOR_READERS} == FOR_READERS
    assert contents(tmp_path / "further") == {"b.ZIP": one}


def test_an_archive_replaces_only_one_that_was_published(engagement: Path, tmp_path: Path) -> None:
    place = tmp_path / "report.zip"
    published(engagement, place)
    build(engagement, BUILT | {"site/index.html": b"anew"})
    assert published(engagement, place) == (6, 1, 0, [])
    with zipfile.ZipFile(place, "a") as archive:
        archive.writestr("site/mine.txt", "mine")
    before = place.read_bytes()
    assert "was not written by spegla publish, or was changed since" in refusal(engagement, place)
    assert place.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_archive_is_left(
    engagement: Path, tmp_path: Path, content: bytes
) -> None:
    place = tmp_path / "report.zip"
    place.write_bytes(content)
    assert "no archive that can be read" in refusal(engagement, place)
    assert place.read_bytes() == content


@pytest.mark.parametrize("name", ["", "manifest.json"])
def test_an_archive_that_no_library_takes_is_left(
    engagement: Path, tmp_path: Path, name: str
) -> None:
    """A part without a name, and one that is packed in a way that its damage has errors of."""
    place = tmp_path / "report.zip"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(name or "a", b"{}")
    content = place.read_bytes()
    broken = content.replace(b"\x5d\0\0", b"\xff\0\0") if name else content.replace(b"a", b"\0")
    assert broken != content
    place.write_bytes(broken)
    assert "no archive that can be read" in refusal(engagement, place)
    assert place.read_bytes() == broken


def test_a_day_before_archives_is_their_first(engagement: Path, tmp_path: Path) -> None:
    build(engagement, BUILT, day=date(1970, 1, 1))
    published(engagement, tmp_path / "report.zip")
    with zipfile.ZipFile(tmp_path / "report.zip") as archive:
        assert {part.date_time[:3] for part in archive.infolist()} == {(1980, 1, 1)}


# ------------------------------------------------------------------ bad days


def test_a_publication_killed_at_any_step_is_the_last_one_or_the_new_one(
    engagement: Path, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    shutil.copytree(engagement, work / "engagement")
    published(work / "engagement", work / "share")
    last = contents(work / "share")
    newer = {path: BUILT[path] for path in BUILT if path != "pdf/report-en.pdf"}
    build(work / "engagement", newer | {"site/index.html": b"anew"})
    *killed, ended = every_death("publish", work)
    new = contents(ended / "share")
    assert new != last
    seen = set()
    for left in killed:
        seen.add("new" if contents(left / "share") == new else "last or between")
        published_now = read_published_whole(left / "share")
        assert published_now in (last, new)
        published(left / "engagement", left / "share")
        assert contents(left / "share") == new
        assert contents(left / "engagement") == contents(work / "engagement")
    assert seen == {"new", "last or between"}


def read_published_whole(place: Path) -> dict[str, bytes]:
    with settled(place):
        report = read_published(place)
    assert report is not None
    assert not report.changed
    return contents(place)


@pytest.mark.parametrize("name", ["share", "report.zip"])
def test_a_full_disk_keeps_the_last_publication(
    engagement: Path, tmp_path: Path, name: str
) -> None:
    with small_disk(tmp_path / "disk", "256k") as disk:
        published(engagement, disk / name)
        before = contents(disk)
        build(engagement, BUILT | {"site/index.html": os.urandom(50_000)})
        fill(disk, leave=30_000)
        told = refusal(engagement, disk / name)
        (disk / "filler").unlink()
        assert "No space left on device. Free some space on that disk. The last report" in told
        assert f"{disk / name} cannot" in told or f"{disk} cannot" in told
        assert contents(disk) == before


def test_two_at_once_are_told_of_each_other(engagement: Path, tmp_path: Path) -> None:
    with occupied(tmp_path / "share"):
        assert "in use by another run of spegla" in refusal(engagement, tmp_path / "share")
    with occupied(engagement / "build"):
        assert "in use by another run of spegla" in refusal(engagement, tmp_path / "share")
