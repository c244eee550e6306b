"""``spegla comments``: no decision is lost, no order says anything, no word is printed."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from random import Random

import pytest

from builders import CUSTOMERS, QUESTIONS, SETTINGS, make_engagement
from running import run
from spegla.errors import InputError, OutputError, UsageError
from spegla.moderation import Collected, collect
from spegla.survey.read import read_engagement

FILE = "data/waves/2026/comments.csv"
OPEN = "best,,text,,,,What should IT keep?,\n"
WROTE = (
    "The people.", "the people.", "The people.", "They say “soon”; never when", "=1+1",
    "'- no", 'He said "no", twice', "two\nlines", "Ring 070-174 06 05", "-", "", "Åäö 🙂",
)  # fmt: skip
KEPT = {
    "The people.", "the people.", 'They say "soon"; never when', "=1+1", "'- no",
    'He said "no", twice', "two lines", "Ring 070-174 06 05", "Åäö 🙂",
}  # fmt: skip


def engagement(
    folder: Path,
    wrote: Sequence[str] = WROTE,
    files: Mapping[str, str | bytes | None] | None = None,
) -> Path:
    """The smallest engagement with an open question."""
    rows = list(csv.reader(io.StringIO(CUSTOMERS)))
    words = ["best", *wrote, *([""] * (len(rows) - 1 - len(wrote)))]
    text = io.StringIO()
    csv.writer(text).writerows([*row, said] for row, said in zip(rows, words, strict=True))
    return make_engagement(
        folder, questions=QUESTIONS + OPEN, customers=text.getvalue(), files=files
    )


def collected(folder: Path, seed: int = 1, wave: str | None = None) -> Collected:
    return collect(folder, wave=wave, order=Random(seed))  # noqa: S311 - a test of order


def rows_of(folder: Path, delimiter: str = ";") -> list[dict[str, str]]:
    text = (folder / FILE).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def save(
    folder: Path,
    rows: Sequence[Mapping[str, str]],
    delimiter: str = ";",
    encoding: str = "utf-8-sig",
) -> None:
    """As a spreadsheet program writes the file back."""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, rows[0].keys(), delimiter=delimiter)
    table.writeheader()
    table.writerows(rows)
    (folder / FILE).write_bytes(text.getvalue().encode(encoding))


def decide(folder: Path, how: Callable[[dict[str, str]], dict[str, str]]) -> None:
    """What a moderator does to the rows."""
    save(folder, [row | how(row) for row in rows_of(folder)])


def approve(_: dict[str, str]) -> dict[str, str]:
    return {"publish": "yes", "theme": "trust", "sentiment": "positive"}


def test_each_wording_stands_once_undecided_and_flagged(tmp_path: Path) -> None:
    folder = engagement(tmp_path)
    found = collected(folder)
    assert (found.new, found.decided, found.waiting, found.flagged) == (9, 0, 9, 1)
    assert found.file == folder / FILE
    rows = rows_of(folder)
    assert {row["publish"] for row in rows} == {""}
    assert [row["flags"] for row in rows if "070" in row["text"]] == ["phone"]
    assert {comment.text for comment in read_engagement(folder).comments[-1].comments} == KEPT


def test_no_cell_runs_as_a_formula(tmp_path: Path) -> None:
    folder = engagement(tmp_path)
    collected(folder)
    assert not [r for r in rows_of(folder) if r["text"].startswith(("=", "+", "-", "@"))]


def test_twice_run_is_the_same_but_for_the_order(tmp_path: Path) -> None:
    folder = engagement(tmp_path)
    collected(folder, seed=1)
    first = rows_of(folder)
    found = collected(folder, seed=2)
    second = rows_of(folder)
    assert found.new == 0
    assert first != second
    assert sorted(map(repr, first)) == sorted(map(repr, second))


def test_the_order_is_none_of_the_export_s(tmp_path: Path) -> None:
    texts = [f"Remark {number}" for number in "abcdefghijkl"]
    orders = set()
    for seed in range(5):
        folder = engagement(tmp_path / str(seed), texts)
        collected(folder, seed=seed)
        orders.add(tuple(row["text"] for row in rows_of(folder)))
    assert len(orders) == 5
    assert tuple(texts) not in orders


def test_decisions_survive_a_new_export_and_what_left_it_is_marked(tmp_path: Path) -> None:
    folder = engagement(tmp_path)
    collected(folder)
    decide(folder, lambda row: approve(row) | {"shown_as": "[removed]", "flags": row["flags"]})
    before = {row["key"]: row for row in rows_of(folder)}
    engagement(tmp_path, ["The people.", "New words"], {FILE: (folder / FILE).read_bytes()})
    found = collected(folder)
    after = {row["key"]: row for row in rows_of(folder)}
    assert (found.new, found.decided, found.waiting, found.gone) == (1, 9, 1, 8)
    for key, row in before.items():
        stays = row["text"] == "The people."
        assert after[key] == row | {"in_export": "yes" if stays else "no"}


def test_a_file_of_an_earlier_year_keeps_its_decisions_and_its_delimiter(tmp_path: Path) -> None:
    old = "text,theme,sentiment,publish\nThe people.,trust,positive,yes\nGone.,other,mixed,no\n"
    folder = engagement(tmp_path, files={FILE: old})
    found = collected(folder)
    assert (found.new, found.decided) == (8, 2)
    rows = {row["text"]: row for row in rows_of(folder, delimiter=",")}
    assert rows["The people."]["question"] == "best"
    assert (rows["The people."]["publish"], rows["Gone."]["publish"]) == ("yes", "no")
    assert rows["Gone."]["question"] == ""


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(";", "utf-8-sig"), (",", "utf-8"), ("\t", "utf-16"), (";", "utf-8")],
)
def test_what_a_spreadsheet_program_writes_back_is_read(
    delimiter: str, encoding: str, tmp_path: Path
) -> None:
    folder = engagement(tmp_path)
    collected(folder)
    save(folder, [row | approve(row) for row in rows_of(folder)], delimiter, encoding)
    comments = read_engagement(folder).comments[-1].comments
    assert {comment.text for comment in comments if comment.is_approved} == KEPT


def test_a_file_saved_for_windows_loses_no_decision_but_of_what_it_cannot_write(
    tmp_path: Path,
) -> None:
    folder = engagement(tmp_path)
    collected(folder)
    rows = [row | approve(row) for row in rows_of(folder)]
    save(folder, [row for row in rows if "Åäö" not in row["text"]], encoding="cp1252")
    found = collected(folder)
    assert (found.new, found.decided) == (1, 8)


def test_words_that_were_changed_in_the_file_are_not_those_of_anybody(tmp_path: Path) -> None:
    folder = engagement(tmp_path)
    collected(folder)
    decide(folder, lambda row: {"text": row["text"].replace("people", "managers")})
    with pytest.raises(InputError) as caught:
        collected(folder)
    assert "the key belongs to another wording" in str(caught.value)
    assert "managers" not in str(caught.value)


def test_a_new_name_on_the_staff_list_reopens_what_was_approved(tmp_path: Path) -> None:
    folder = engagement(tmp_path, ["Thanks to Torkel."])
    collected(folder)
    decide(folder, approve)
    staff = folder / "data" / "staff.csv"
    staff.write_text("name,title\nTorkel Brandvaktare,\n", encoding="utf-8")
    found = collected(folder)
    assert (found.decided, found.reopened) == (1, 1)
    assert rows_of(folder)[0]["flags"] == ""
    code, _, err = run("check", folder)
    assert code == 1
    assert "row 2, column flags" in err
    assert "name" in err
    assert "Torkel" not in err
    decide(folder, lambda row: {"flags": "name"})
    assert collected(folder).reopened == 0
    assert run("check", folder)[0] == 0


def test_a_file_that_cannot_be_replaced_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = engagement(tmp_path)
    collected(folder)
    before = (folder / FILE).read_bytes()

    def locked(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", locked)
    with pytest.raises(OutputError, match="Close it in other programs"):
        collected(folder, seed=2)
    assert (folder / FILE).read_bytes() == before
    assert sorted(path.name for path in (folder / FILE).parent.iterdir()) == [
        "comments.csv", "customers.csv", "invited.csv",
    ]  # fmt: skip


# ------------------------------------------------------------------ the command line


def test_the_command_counts_and_never_quotes(tmp_path: Path) -> None:
    folder = engagement(tmp_path)
    code, out, err = run("comments", folder)
    assert (code, err) == (0, "")
    assert "9 new, 0 decided, 9 waiting, 1 of them flagged." in out
    assert "9 lack a theme or a sentiment" in out
    assert not any(text in out for text in KEPT)


def test_the_command_takes_the_wave_that_is_named(tmp_path: Path) -> None:
    folder = engagement(tmp_path)
    assert run("comments", folder, "--wave", "2026")[0] == 0
    code, _, err = run("comments", folder, "--wave", "2019")
    assert code == 2
    assert "2026" in err
    with pytest.raises(UsageError):
        collected(folder, wave="2019")


def test_where_nobody_wrote_anything_no_file_is_written(tmp_path: Path) -> None:
    folder = make_engagement(tmp_path, settings=SETTINGS)
    code, out, _ = run("comments", folder)
    assert code == 0
    assert "Nobody wrote anything" in out
    assert not (folder / FILE).exists()


def test_an_engagement_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    folder = engagement(tmp_path, files={FILE: "text,theme,sentiment,publish\nWe.,x,y,yes\n"})
    before = (folder / FILE).read_bytes()
    code, out, _ = run("comments", folder)
    assert (code, out) == (1, "")
    assert (folder / FILE).read_bytes() == before
