"""Exports and answers made to do harm: what they say stays text, or is refused in a sentence."""

import os
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from time import monotonic

import pytest
from click.testing import CliRunner

from exports import DEPARTMENT, WORDS, csv_of, rows_of
from spegla.cli import main
from spegla.survey.read import read_engagement

FACTS = ("promised_minimum=5", "invited=120", "date=2026-10-31")
CHANNEL = "How do you reach IT?"
SCRIPT = "<script>alert(666)</script>"
IMAGE = "<img src=x onerror=alert(667)>"
TEMPLATE = "{{ 7*191 }}{% raw %}"
SETTINGS = '"]\n[privacy]\npreset="none"\n#'
MARKDOWN = "[here](javascript:alert(668)) ![x](http://evil.example/x.png) **bold** `code` |"
FORMULA = '=HYPERLINK("http://evil.example","x")'
DIRECTION = "\u202e\u2066"
ITEMS = (
    f"IT is good {SCRIPT} at a",
    f"IT is good {IMAGE} at b",
    f"IT is good {TEMPLATE} at c",
    f"IT {SETTINGS} is good at d",
    f"{FORMULA} IT is good at e",
    f"IT {MARKDOWN} is good",
    f"IT is {DIRECTION} good",
    "# IT heading\n\n---\n\n| a | b |\n|---|---|",
    "+1 @SUM(A1) IT does",
    "]]></script><svg onload=alert(669)>",
    "&lt;script&gt;alert(670)&lt;/script&gt; IT works",
)
NAME = "svar 2026 <script>alert(671)<_script> {{7*191}} `x`.csv"
SECONDS = 60
"""Far above what the largest export needs, far below what squares of its size would."""


def hostile_rows() -> list[dict[str, str]]:
    groups = (f"Grid {SCRIPT}", f"Sales {TEMPLATE} **bold**|`code`", f"=A1{SETTINGS}")
    channels = (f"Mail {IMAGE}", f"Phone {TEMPLATE}", f"={SCRIPT}")
    rows = rows_of(items=ITEMS, people=90)
    for number, row in enumerate(rows):
        row[DEPARTMENT] = groups[number % 3]
        row[f"{CHANNEL} {IMAGE}"] = channels[(number + number % 2) % 3]
    return rows


def new(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Exit code, output and complaint of ``spegla new``; an exception is a bug."""
    result = CliRunner().invoke(main, ["new", str(folder), *arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


def given(*answers: str) -> list[str]:
    return [part for answer in answers for part in ("--answer", answer)]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An engagement drafted from an export whose every text tries something."""
    folder = tmp_path_factory.mktemp("hostile")
    path = folder / NAME
    path.write_bytes(csv_of(hostile_rows()))
    client = f"client={SCRIPT}{TEMPLATE}{SETTINGS}"
    code, _, err = new(folder / "new", "--from", str(path), *given(client, *FACTS))
    assert (code, err) == (0, "")
    return folder / "new"


def test_the_settings_hold_what_the_texts_say_and_no_more(hostile: Path):
    settings = tomllib.loads((hostile / "data/engagement.toml").read_text())
    assert settings["privacy"] == {"preset": "standard", "promised_minimum": 5}
    assert set(settings["waves"]) == {"2026"}
    engagement = read_engagement(hostile)
    assert len(engagement.survey.questionnaire.questions) == len(ITEMS)


def test_no_line_of_a_drafted_file_hides_what_it_says(hostile: Path):
    for name in ("data/engagement.toml", "data/README-draft.md"):
        text = (hostile / name).read_text()
        assert all(c.isprintable() or c == "\n" for c in text), name


def test_no_cell_of_the_code_book_is_a_formula(hostile: Path):
    text = (hostile / "data/questions.csv").read_text(encoding="utf-8-sig")
    cells = [cell.strip('"') for line in text.splitlines() for cell in line.split(";")]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))] == []


def test_the_notes_hold_no_markup(hostile: Path):
    notes = (hostile / "data/README-draft.md").read_text()
    for markup in ("<script", "<img", "](", "**bold", "`code"):
        assert markup not in notes


class _Active(HTMLParser):
    """What of a page would act: handlers, addresses that run or lead away, planted scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._is_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_script = tag == "script"
        for name, value in attrs:
            is_address = name in ("href", "src", "action", "data")
            is_strange = is_address and ("javascript:" in (value or "") or "evil" in (value or ""))
            if name.startswith("on") or is_strange:
                self.found.append(f"<{tag} {name}={value}>")

    def handle_endtag(self, tag: str) -> None:
        self._is_script = False

    def handle_data(self, data: str) -> None:
        if (self._is_script and "alert(6" in data) or "1337" in data:
            self.found.append(data[:80])


@pytest.fixture(scope="module")
def site(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report site of the hostile engagement."""
    output = tmp_path_factory.mktemp("built")
    arguments = ["build", str(hostile), "--no-pdf", "--language", "en", "--output", str(output)]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.stderr
    return output


def test_nothing_on_the_built_pages_acts(site: Path):
    pages = list(site.rglob("*.html"))
    assert len(pages) > 4
    for page in pages:
        reader = _Active()
        text = page.read_text()
        reader.feed(text)
        assert reader.found == [], page
        assert "<strong>bold</strong>" not in text
        assert "<code>code</code>" not in text


def test_no_text_on_the_pages_turns_the_direction_of_what_follows(site: Path):
    """A percentage behind such a mark would be read from right to left."""
    turned = [page.name for page in site.rglob("*.html") if set(DIRECTION) & set(page.read_text())]
    assert turned == []


def test_what_the_author_alone_sees_is_in_nothing_that_is_built(hostile: Path, site: Path):
    """The overview of ``spegla check``, the name of the export and what was left unread."""
    assert CliRunner().invoke(main, ["check", str(hostile)]).exit_code in (0, 1)
    for file in site.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            for text in (
                b"alert(671)",
                b"Completion time",
                b"README-draft",
                b"exactly the answers",
            ):
                assert text not in content, file


@pytest.mark.parametrize(
    "before",
    ["x]", "..", ".", "../../etc", "a/b", "2026\n[privacy]", "'", "é", " ", "x" * 300, "2026:boss"],
)
def test_a_wave_is_a_code_and_nothing_else(tmp_path: Path, before: str):
    path = tmp_path / "2026.csv"
    path.write_bytes(csv_of(rows_of()))
    code, out, err = new(tmp_path / "new", "--from", f"{before}={path}")
    assert code in (1, 2)
    assert (out, bool(err)) == ("", True)
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "name", ["../../up 2026.csv", "/etc/2026.csv", "C:\\2026.csv", "a\x1b[31m 2026.csv", "..csv"]
)
def test_names_in_an_archive_become_no_places(tmp_path: Path, name: str):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, csv_of(rows_of()))
    path = tmp_path / "in" / "2026.zip"
    path.parent.mkdir()
    path.write_bytes(packed.getvalue())
    code, out, err = new(tmp_path / "new", "--from", str(path))
    assert code == 0, err
    assert out.replace("\n", "").isprintable()
    assert {entry.name for entry in tmp_path.iterdir()} == {"in", "new"}
    assert (tmp_path / "new/data/waves/2026/customers.csv").read_bytes() == csv_of(rows_of())


def strange_paths(folder: Path) -> Iterator[str]:
    (folder / "folder 2026.csv").mkdir()
    os.mkfifo(folder / "pipe 2026.csv")
    (folder / "round 2026.csv").symlink_to(folder / "round 2026.csv")
    (folder / "zero 2026.csv").symlink_to("/dev/zero")
    yield from (str(path) for path in sorted(folder.glob("* 2026.csv")))
    yield from ("/dev/zero", "", "nul\0byte.csv", "x" * 5000)


@pytest.mark.parametrize("place", range(8))
def test_what_is_no_file_is_refused(tmp_path: Path, place: int):
    code, out, err = new(tmp_path / "new", "--from", list(strange_paths(tmp_path))[place])
    assert (code, out) == (1, "")
    assert "no" in err
    assert not (tmp_path / "new").exists()


def test_a_folder_with_a_name_that_no_disk_takes_is_refused(tmp_path: Path):
    path = tmp_path / "2026.csv"
    path.write_bytes(csv_of(rows_of()))
    code, out, err = new(tmp_path / ("x" * 300), "--from", str(path))
    assert (code != 0, out, bool(err)) == (True, "", True)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xef\xbb\xbf", b"\0" * 1000, b"\n" * 100_000, b"," * 1_000_000, b'"' * 1_000_000,
        b'a,b\n"' + b"x" * 2_000_000, b"PK\x03\x04garbage", b"$FL2" + b"\xff" * 3000,
        b"\xd0\xcf\x11\xe0" + b"\x80" * 2000, b"<?xml version='1.0'?><a>&b;</a>",
        b'{"SurveyEntry":{},"SurveyElements":' + b"[" * 100_000,
    ],
    ids=range(12),
)  # fmt: skip
def test_what_is_no_export_is_refused_and_leaves_nothing(tmp_path: Path, content: bytes):
    path = tmp_path / "2026.csv"
    path.write_bytes(content)
    code, out, err = new(tmp_path / "new", "--from", str(path))
    assert (code, out) == (1, "")
    assert err.startswith("2026.csv")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    "answer",
    [
        "promised_minimum=0", "promised_minimum=-5", "promised_minimum=1e9",
        "promised_minimum=5]\nx=1", "promised_minimum=٥", "invited=-1", "invited=1.5",
        "date=2026-02-30", "languages=../x", "foo=1", "same.x=y", "scale.x=high", "noequals", "=x",
    ],
)  # fmt: skip
def test_an_answer_that_does_not_fit_is_refused_and_leaves_nothing(tmp_path: Path, answer: str):
    path = tmp_path / "2026.csv"
    path.write_bytes(csv_of(rows_of()))
    code, out, err = new(tmp_path / "new", "--from", str(path), *given(answer))
    assert (code, out) == (2, "")
    assert err
    assert not (tmp_path / "new").exists()


def test_a_folder_that_holds_something_is_not_touched(tmp_path: Path):
    path = tmp_path / "2026.csv"
    path.write_bytes(csv_of(rows_of()))
    folder = tmp_path / "mine"
    (folder / "data").mkdir(parents=True)
    (folder / "data/engagement.toml").write_text("mine")
    code, _, _ = new(folder, "--from", str(path))
    assert code == 2
    assert [p.name for p in folder.rglob("*")] == ["data", "engagement.toml"]
    assert (folder / "data/engagement.toml").read_text() == "mine"


def wide(columns: int, cell: str) -> bytes:
    """An export of thirty people; ``{row}`` and ``{column}`` in a cell are their numbers."""
    headings = [f"Question number {column} about IT" for column in range(columns)]
    rows = [
        {heading: cell.format(row=row, column=column, word=WORDS[(row * column) % 5])
         for column, heading in enumerate(headings)}
        for row in range(30)
    ]  # fmt: skip
    return csv_of(rows)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(lambda: wide(2000, "own words {row} and {column}"), id="wide-words"),
        pytest.param(lambda: wide(2000, "{word}"), id="wide-scale"),
        pytest.param(lambda: wide(10_000, ""), id="wide-blank"),
        pytest.param(
            lambda: csv_of([row | {"t": ", ".join(f"a{n * i % 51}" for n in range(2000))}
                            for i, row in enumerate(rows_of())]),
            id="long-lists",
        ),
        pytest.param(
            lambda: csv_of([row | {"word " * 25_000: "a", "[" * 60_000 + "]" * 60_000: "b",
                                   " - " * 40_000 + "x": "c"} for row in rows_of()]),
            id="long-headings",
        ),
    ],
)  # fmt: skip
def test_large_exports_take_bounded_time(tmp_path: Path, content: Callable[[], bytes]):
    path = tmp_path / "2026.csv"
    path.write_bytes(content())
    began = monotonic()
    code, _, err = new(tmp_path / "new", "--from", str(path))
    assert code in (0, 1), err
    assert monotonic() - began < SECONDS


@pytest.mark.parametrize("name", ["limesurvey", "xlsform", "qualtrics", "surveyjs", "docx", "md"])
def test_a_questionnaire_is_never_written_over_a_file(tmp_path: Path, name: str):
    arguments = ["questionnaire", "--format", name, "--languages", "en", "--output", str(tmp_path)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    for file in tmp_path.iterdir():
        file.write_text("mine")
    again = CliRunner().invoke(main, arguments)
    assert again.exit_code == 2
    assert "nothing is ever overwritten" in again.stderr
    assert {file.read_text() for file in tmp_path.iterdir()} == {"mine"}


def test_a_questionnaire_is_not_written_through_a_link(tmp_path: Path):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "questionnaire-customers-en.md").symlink_to(tmp_path / "elsewhere")
    arguments = ["questionnaire", "--format", "md", "--languages", "en", "--output", str(folder)]
    assert CliRunner().invoke(main, arguments).exit_code == 2
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    "wish",
    [("--languages", "xx"), ("--languages", "../en"), ("--languages", "en,en"),
     ("--format", "../md"), ("--audience", "boss")],
)  # fmt: skip
def test_a_questionnaire_of_no_known_kind_is_refused(tmp_path: Path, wish: tuple[str, str]):
    arguments = ["questionnaire", "--format", "md", "--output", str(tmp_path / "out"), *wish]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert wish[1] in result.stderr
    assert not (tmp_path / "out").exists()
