"""``spegla publish``: from a build to a share, and back to the data by ``--verify``."""

import json
import shutil
from importlib.metadata import version
from pathlib import Path

import pytest

from builders import MANY_CUSTOMERS, MANY_INVITED, make_engagement
from killing import contents
from running import run
from spegla.output import fingerprint


@pytest.fixture(scope="module")
def engagement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One with its report, published to a folder and to an archive."""
    folder = tmp_path_factory.mktemp("publish") / "engagement"
    make_engagement(folder, customers=MANY_CUSTOMERS, invited=MANY_INVITED)
    assert run("build", folder, "--no-pdf")[0] == 0
    for place in ("share", "report.zip"):
        assert run("publish", folder, "--to", folder.parent / place)[0] == 0
    return folder


def test_the_last_line_says_what_was_written_where(engagement: Path, tmp_path: Path) -> None:
    code, out, err = run("publish", engagement, "--to", tmp_path / "share")
    assert (code, err) == (0, "")
    (line,) = out.splitlines()
    number = sum(path.is_file() for path in (tmp_path / "share").rglob("*"))
    assert line == (
        f"{number} files in {tmp_path / 'share'}: {number - 1} new or changed, "
        "0 of the last publication removed."
    )
    assert sorted(path.name for path in (tmp_path / "share").iterdir()) == [
        "certificate.json", "figures.csv", "manifest.json", "site"
    ]  # fmt: skip


def test_nothing_of_data_or_ledger_is_published(engagement: Path) -> None:
    """No file of theirs, and no salt, sealed name or path of this machine within another."""
    everything = b"".join(contents(engagement.parent / "share").values())
    ledger = json.loads((engagement / "private" / "ledger.json").read_bytes())
    assert ledger["salt"].encode() not in everything
    assert (engagement / "data" / "questions.csv").read_bytes() not in everything
    assert str(engagement.parent).encode() not in everything


def test_a_file_that_is_not_ours_is_named_and_left(engagement: Path, tmp_path: Path) -> None:
    place = tmp_path / "share"
    shutil.copytree(engagement.parent / "share", place)
    (place / "site" / "notes.txt").write_bytes(b"mine")
    code, out, err = run("publish", engagement, "--to", place)
    assert code == 0
    assert err == f"{place}/site/notes.txt: not part of the report; left as it is.\n"
    assert "0 new or changed, 0 of the last publication removed" in out


@pytest.mark.parametrize("options", [(), ("--to", "x", "--verify", ".")])
def test_one_of_both_is_needed(engagement: Path, options: tuple[str, ...]) -> None:
    code, _, err = run("publish", engagement, *options)
    assert code == 2
    assert "either --to" in err


# ------------------------------------------------------------------ verify


def test_a_report_that_is_what_the_data_give_is_called_that(engagement: Path) -> None:
    place = engagement.parent / "report.zip"
    before = contents(engagement.parent)
    code, out, err = run("publish", engagement, "--verify", place)
    number = len(contents(engagement.parent / "share")) - 1
    assert (code, out) == (0, f"{place} is what the data give: {number} files identical.\n")
    assert "Traceback" not in err
    assert contents(engagement.parent) == before, "and the ledger is as it was"


def test_whatever_is_not_what_the_data_give_is_listed(engagement: Path, tmp_path: Path) -> None:
    """A figure changed together with its hash in the manifest, and three other things."""
    place = tmp_path / "share"
    shutil.copytree(engagement.parent / "share", place)
    annex = place / "figures.csv"
    name, changed = change_a_score(annex)
    (place / "site" / "web.config").unlink()
    (place / "site" / "en" / "extra\x1b[2J.html").write_bytes(b"<html>")
    page = place / "site" / "en" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"How IT is seen", b"How IT is sEen"))
    forge(place / "manifest.json", annex)
    code, out, _ = run("publish", engagement, "--verify", place)
    assert code == 1
    assert out.splitlines() == [
        "Since it was published:",
        "  site/en/index.html: changed",
        "  site/web.config: gone",
        "  site/en/extra\ufffd[2J.html: was never published",
        "What differs from what the data give:",
        "  figures.csv: differs",
        "  site/en/extra\ufffd[2J.html: the data give no such file",
        "  site/en/index.html: differs",
        "  site/web.config: missing",
        "Figures that differ:",
        f'  "{name}": "value" was published as "99.9", the data give "{changed}"',
        "Made with other versions, which may be all that there is to it:",
        f"  altair: published with 5.0.0, here {version('altair')}",
        f"{place} is not what the data give: 4 of its files.",
    ]


def test_an_annex_that_is_no_table_any_more_is_called_that(
    engagement: Path, tmp_path: Path
) -> None:
    place = tmp_path / "share"
    shutil.copytree(engagement.parent / "share", place)
    (place / "figures.csv").write_bytes(b"figure,value\na\rb,1\n")
    code, out, _ = run("publish", engagement, "--verify", place)
    assert code == 1
    assert "  figures.csv: what was published is no table that can be read\n" in out


def change_a_score(annex: Path) -> tuple[str, str]:
    """Write another value into the first score of a dimension; gives its name and what it was."""
    lines = annex.read_text().splitlines(keepends=True)
    number = next(n for n, line in enumerate(lines) if "/dimension/trust/score," in line)
    cells = lines[number].split(",")
    column = lines[0].split(",").index("value")
    was, cells[column] = cells[column], "99.9"
    lines[number] = ",".join(cells)
    annex.write_text("".join(lines))
    return cells[0], was


def forge(manifest: Path, annex: Path) -> None:
    """As somebody would who wants the changed annex to pass for the published one."""
    record = json.loads(manifest.read_bytes())
    known = fingerprint(annex)
    assert known is not None
    record["files"]["figures.csv"] = {"sha256": known.sha256, "size": known.size}
    record["versions"]["altair"] = "5.0.0"
    manifest.write_text(json.dumps(record))


def test_where_no_report_was_published_there_is_nothing_to_verify(
    engagement: Path, tmp_path: Path
) -> None:
    code, out, err = run("publish", engagement, "--verify", tmp_path)
    assert (code, out) == (1, "")
    assert "no report was published there" in err
