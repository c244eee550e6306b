"""Where nothing has changed the last report stands; whatever changes, a build does its work."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builders import PAGE, make_engagement
from spegla import pipeline
from spegla.cli import main
from spegla.last_build import Options, last_outcome, last_release, origin_of
from spegla.reporting import checked_report
from spegla.survey.engagement import check_engagement
from spegla.survey.files import engagement_files

_STANDS = "Nothing has changed since the last build"


def build(engagement: Path, *options: str) -> Result:
    """Builds the site of an engagement."""
    result = CliRunner().invoke(main, ["build", str(engagement), "--no-pdf", *options])
    assert result.exit_code == 0, result.stderr
    return result


def files_of(engagement: Path) -> dict[str, tuple[int, bytes]]:
    """All that was built, each with the time at which it was written."""
    output = engagement / "build"
    return {
        str(path.relative_to(output)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in output.rglob("*.*")
        if path.is_file()
    }


def record_of(engagement: Path) -> Path:
    """The record of the last build, which lies with the engagement and not with the report."""
    (record,) = (engagement / ".cache").glob("last-build-*.json")
    return record


@pytest.fixture(scope="module")
def engagement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An engagement with a page of its own, built once."""
    files = {"content/en/how.md": PAGE}
    folder = make_engagement(tmp_path_factory.mktemp("unchanged") / "engagement", files=files)
    assert _STANDS not in build(folder).output
    return folder


def test_the_last_report_stands_and_says_the_same(engagement: Path) -> None:
    build(engagement, "--fresh")
    first = build(engagement, "--fresh")
    before = files_of(engagement)
    again = build(engagement)
    assert again.stdout.splitlines()[0].startswith(_STANDS)
    assert again.stdout.splitlines()[1:] == first.stdout.splitlines()
    assert files_of(engagement) == before


def test_the_answer_comes_without_anything_heavy(engagement: Path) -> None:
    build(engagement)
    code = (
        "import sys; from spegla.cli import main\n"
        f"try: main(['build', {str(engagement)!r}, '--no-pdf'])\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'pandas', 'pydantic', 'mkdocs', 'jinja2'} & set(sys.modules)\n"
        "print(sorted(heavy))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert _STANDS in told.stdout
    assert told.stdout.splitlines()[-1] == "[]"


def edit_page(engagement: Path) -> None:
    page = engagement / "content/en/how.md"
    page.write_text(page.read_text() + "\nAnother line.\n")


def rename_the_client(engagement: Path) -> None:
    settings = engagement / "data/engagement.toml"
    settings.write_text(settings.read_text().replace("Example Utility", "Another Utility"))


def bring_a_template(engagement: Path) -> None:
    words = Path(__file__).parents[2] / "site_templates" / "locale" / "en" / "spegla.po"
    own = engagement / "site_templates" / "locale" / "en" / "spegla.po"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(words.read_text(encoding="utf-8") + f"\n# {own.exists()}\n", encoding="utf-8")


def alter_what_was_built(engagement: Path) -> None:
    page = engagement / "build/site/en/index.html"
    page.write_text(page.read_text().replace("<title>", "<title>Altered: "))


def remove_what_was_built(engagement: Path) -> None:
    (engagement / "build/figures.csv").unlink()


def lose_the_ledger(engagement: Path) -> None:
    (engagement / "private/ledger.json").unlink()


def break_the_record(engagement: Path) -> None:
    record_of(engagement).write_text("[1]")


@pytest.mark.parametrize(
    "change",
    [
        edit_page,
        rename_the_client,
        bring_a_template,
        alter_what_was_built,
        remove_what_was_built,
        lose_the_ledger,
        break_the_record,
    ],
)
def test_whatever_changes_is_built(engagement: Path, change: Callable[[Path], None]) -> None:
    build(engagement)
    assert _STANDS in build(engagement).output
    change(engagement)
    assert _STANDS not in build(engagement).output
    assert _STANDS in build(engagement).output


def test_an_edited_page_opens_no_answer_and_leaves_the_ledger(
    engagement: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(*_: object) -> None:
        raise AssertionError("answers were read")

    build(engagement)
    before = files_of(engagement)
    os.utime(engagement / "private/ledger.json", (0, 0))
    edit_page(engagement)
    monkeypatch.setattr(pipeline, "check_engagement", opened)
    build(engagement)
    after = files_of(engagement)
    assert (engagement / "private/ledger.json").stat().st_mtime == 0
    for path in ("release.json", "figures.csv", "certificate.json", "site/en/index.html"):
        assert before[path][1] == after[path][1]
    assert b"Another line." in after["site/en/how.html"][1]


def test_an_edited_page_loads_nothing_that_only_answers_need(engagement: Path) -> None:
    build(engagement)
    edit_page(engagement)
    code = (
        "import sys; from spegla.cli import main\n"
        f"try: main(['build', {str(engagement)!r}, '--no-pdf'])\n"
        "except SystemExit: pass\n"
        "heavy = {'pandas', 'altair', 'vl_convert', 'weasyprint', 'spegla.privacy.deciding'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert _STANDS not in told.stdout
    assert told.stdout.splitlines()[-1] == "[]"


def test_charts_and_pdfs_are_made_by_others(engagement: Path) -> None:
    code = (
        "import sys; from spegla.cli import main\n"
        f"try: main(['build', {str(engagement)!r}, '--fresh'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'altair', 'vl_convert', 'weasyprint'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "workshop-en.pdf" in told.stdout
    assert told.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "path",
    [
        "data/engagement.toml",
        "data/questions.csv",
        "data/waves/2026/customers.csv",
        "data/waves/2026/invited.csv",
    ],
)
def test_whatever_of_the_data_changes_is_read_and_released_anew(
    engagement: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    build(engagement)
    file = engagement / path
    before = file.read_bytes()
    file.write_bytes(before + b"\n")
    reading = []

    def read(*arguments):  # the same as it wraps
        reading.append(arguments)
        return check_engagement(*arguments)

    monkeypatch.setattr(pipeline, "check_engagement", read)
    build(engagement)
    file.write_bytes(before)
    assert len(reading) == 1


def test_what_is_wrong_beside_the_answers_is_told_all_the_same(engagement: Path) -> None:
    build(engagement)
    page, misplaced = engagement / "content/en/how.md", engagement / "content/xx/how.md"
    before = page.read_bytes()
    page.write_text("no front matter")
    misplaced.parent.mkdir()
    misplaced.write_bytes(before)
    told = CliRunner().invoke(main, ["build", str(engagement), "--no-pdf"])
    page.write_bytes(before)
    misplaced.unlink()
    assert told.exit_code == 1
    assert "content/en/how.md" in told.stderr
    assert "content/xx/how.md" in told.stderr


def test_other_options_are_another_build(engagement: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(engagement)
    assert _STANDS not in build(engagement, "--language", "en").output
    assert _STANDS in build(engagement, "--language", "en").output
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert _STANDS not in build(engagement, "--language", "en").output


def test_what_is_edited_while_a_build_runs_is_not_taken_for_built(
    engagement: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edited_meanwhile(*arguments, **keywords):  # the same as it wraps
        edit_page(engagement)
        return checked_report(*arguments, **keywords)

    monkeypatch.setattr(pipeline, "checked_report", edited_meanwhile)
    build(engagement, "--fresh")
    monkeypatch.undo()
    assert _STANDS not in build(engagement).output


def test_the_record_has_hashes_and_no_words(engagement: Path) -> None:
    build(engagement)
    record = json.loads(record_of(engagement).read_bytes())
    assert set(record) == {"made_from", "released_from", "files", "outcome"}
    assert all(len(digest) == 64 for digest in record["files"].values())
    assert str(engagement) not in json.dumps(record)


@pytest.mark.parametrize("record", [b"[" * 200_000, b"{", b"[]", b'{"made_from": "\\ud800"}'])
def test_a_record_that_cannot_be_read_stands_for_nothing(engagement: Path, record: bytes) -> None:
    kept = record_of(engagement)
    before = kept.read_bytes()
    kept.write_bytes(record)
    files, _ = engagement_files(engagement)
    origin = origin_of(files, Options())
    assert last_outcome(engagement, engagement / "build", Options()) is None
    assert last_release(engagement, engagement / "build", origin) is None
    kept.write_bytes(before)
