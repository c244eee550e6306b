"""What one or two people said gets into no file that ``spegla new`` writes, nor on the screen.

The untouched copy of the export is the one exception. Each test plants an answer that cannot come
from anywhere else and searches everything that was said and written for it.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest
from click.testing import CliRunner

from catalogue_files import catalogue_form
from exports import DEPARTMENT, ITEMS, WORDS, csv_of, rows_of
from simulated.layouts import LAYOUTS
from simulated.replies import Reply, replies_to
from spegla.cli import main
from spegla.survey.questions import Audience

PLANTED = "Zyxwkvarn"
"""A name that is in no word list and no export."""
CHANNEL = "How do you reach IT?"
CHANNELS = ("Mail", "Phone", "Portal")
PORTAL = "Do you use the portal?"
RECOMMEND = "How likely is it that you would recommend IT to a colleague? (0-10)"
_COPIES = ("customers", "management")

Rows = list[dict[str, str]]


def drafted(folder: Path, exports: Mapping[str, bytes]) -> str:
    """All that ``spegla new`` says and writes about exports by file name, but their copies."""
    for name, content in exports.items():
        (folder / name).write_bytes(content)
    new = folder / "new"
    arguments = [part for name in exports for part in ("--from", str(folder / name))]
    result = CliRunner().invoke(main, ["new", str(new), *arguments])
    assert result.exit_code == 0, result.stderr
    said = [result.stdout, result.stderr]
    for file in sorted(new.rglob("*")):
        path = file.relative_to(new)
        is_copy = path.parts[:2] == ("data", "waves") and file.stem in _COPIES
        said.append(path.as_posix())
        if file.is_file() and not is_copy:
            said.append(file.read_bytes().decode())
    return "\n".join(said).casefold()


def told(text: str, planted: str = PLANTED) -> list[str]:
    """The lines in which what was planted stands."""
    return [line for line in text.splitlines() if planted.casefold() in line]


def with_answer(column: str, answer: str, *, people: int = 1) -> Rows:
    """Answers of sixty, the first few of whom have their own in one column."""
    rows = rows_of()
    for row in rows[:people]:
        row[column] = answer
    return rows


def with_column(heading: str, cell: Callable[[int], str], *, people: int = 60) -> Rows:
    """Answers with a column more, whose cells go by the number of the person."""
    return [row | {heading: cell(number)} for number, row in enumerate(rows_of(people=people))]


def as_numbers(rows: Rows) -> Rows:
    """The same answers as the numbers of the points."""
    points = {word: str(point) for point, word in enumerate(WORDS, start=1)}
    return [{name: points.get(cell, cell) for name, cell in row.items()} for row in rows]


def picked(cell: str, *, people: int = 1) -> Callable[[int], str]:
    """Two channels in a cell, but for the first few people."""
    return lambda n: cell if n < people else f"{CHANNELS[n % 3]};{CHANNELS[n // 3 % 3]}"


@pytest.mark.parametrize(
    "answer",
    [
        f"Don't know, ask {PLANTED}",
        f"I don't know {PLANTED}",
        f"Not applicable, {PLANTED} does it",
        f"Prefer not to say because of {PLANTED}",
        f"No answer from {PLANTED}",
        f"No opinion on {PLANTED}",
        f"{PLANTED} is rude",
        f"Strongly agree {PLANTED}",
        f"Disagree with {PLANTED}",
        f"Neither, {PLANTED}",
        f"{PLANTED}@example.com",
        f"5 {PLANTED}",
    ],
)
@pytest.mark.parametrize("people", [1, 2])
@pytest.mark.parametrize("is_numeric", [False, True], ids=["words", "numbers"])
def test_own_words_on_a_scale_are_kept_out(
    tmp_path: Path, answer: str, people: int, *, is_numeric: bool
):
    rows = with_answer(ITEMS[0], answer, people=people)
    content = csv_of(as_numbers(rows) if is_numeric else rows)
    assert told(drafted(tmp_path, {"2026.csv": content})) == []


@pytest.mark.parametrize("number", ["47", "4711", "0701234567", "198112289874", "-4711"])
def test_a_number_off_the_scale_that_one_person_gave_is_kept_out(tmp_path: Path, number: str):
    rows = as_numbers(with_answer(ITEMS[0], number))
    # With a quotation mark before it: dates and counts may hold the same digits.
    said = drafted(tmp_path, {"2026.csv": csv_of(rows)})
    assert told(said, f'"{number.lstrip("0")}"') == []


def test_a_label_that_one_person_gave_makes_no_point_of_a_scale(tmp_path: Path):
    content = csv_of(with_answer(ITEMS[0], "completely agree"))
    assert told(drafted(tmp_path, {"2026.csv": content}), "completely agree") == []


@pytest.mark.parametrize("items", [5, 8])
def test_what_one_person_wrote_in_several_columns_is_still_one_persons(tmp_path: Path, items: int):
    texts = [f"The IT people do thing number {letter} well." for letter in "abcdefgh"[:items]]
    rows = rows_of(items=texts)
    rows[0] |= dict.fromkeys(texts[:3], f"Ask {PLANTED}")
    assert told(drafted(tmp_path, {"2026.csv": csv_of(rows)})) == []


def test_what_one_person_wrote_in_several_waves_is_still_one_persons(tmp_path: Path):
    exports = {}
    for year in (2024, 2025, 2026):
        rows = rows_of(year=year, seed=year)
        rows[0][DEPARTMENT] = PLANTED
        exports[f"{year}.csv"] = csv_of(rows)
    assert told(drafted(tmp_path, exports)) == []


@pytest.mark.parametrize(
    "cell",
    [f"Mail;{PLANTED}", ";".join([PLANTED] * 3), f"Other: {PLANTED}", f"Mail;Other: {PLANTED};"],
)
def test_own_words_beside_options_are_kept_out(tmp_path: Path, cell: str):
    content = csv_of(with_column(CHANNEL, picked(cell)))
    assert told(drafted(tmp_path, {"2026.csv": content})) == []


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        (CHANNEL, lambda n: PLANTED if n < 2 else CHANNELS[n % 3]),
        (DEPARTMENT, lambda n: PLANTED if n < 2 else CHANNELS[n % 3]),
        (PORTAL, lambda n: f"Don't know, ask {PLANTED}" if n < 2 else ("Yes", "No")[n % 2]),
        (RECOMMEND, lambda n: f"Vet ej {PLANTED}" if n < 2 else str(n % 11)),
        ("How many hours do you lose a week?", lambda n: PLANTED if n < 2 else str(n % 13)),
        ("Anything else?", lambda n: f"{PLANTED} said thing number {n}"),
        ("Anything else?", lambda n: f"slow, {PLANTED}, {PLANTED}" if n < 1 else "slow, late"),
        ("E-mail", lambda n: f"{PLANTED}{n}@example.com"),
        ("Namn", lambda n: f"{PLANTED} Berg{n}"),
        ("Token", lambda n: f"{PLANTED}{n}x{n * 7919}"),
        ("IP", lambda n: f"10.0.0.{n} {PLANTED}"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_answers_of_one_or_two_are_kept_out(
    tmp_path: Path, heading: str, cell: Callable[[int], str]
):
    assert told(drafted(tmp_path, {"2026.csv": csv_of(with_column(heading, cell))})) == []


def test_the_answers_of_a_small_team_are_kept_out(tmp_path: Path):
    team = with_column("Anything else?", lambda n: f"{PLANTED} {n}", people=8)
    team = [row | {DEPARTMENT: PLANTED, ITEMS[0]: f"Don't know, ask {PLANTED}"} for row in team]
    exports = {"2026.csv": csv_of(rows_of()), "2026 management.csv": csv_of(team)}
    assert told(drafted(tmp_path, exports)) == []


def test_without_a_row_of_headings_no_persons_answers_are_taken_for_it(tmp_path: Path):
    rows = with_column("Anything else?", lambda n: f"{PLANTED} said thing number {n}")
    body = csv_of(rows).split(b"\n", 1)[1]
    (tmp_path / "2026.csv").write_bytes(body)
    new = tmp_path / "new"
    result = CliRunner().invoke(main, ["new", str(new), "--from", str(tmp_path / "2026.csv")])
    written = [file.read_bytes().decode() for file in new.rglob("*.toml")]
    written += [file.read_bytes().decode() for file in new.rglob("questions.csv")]
    assert told("\n".join([result.stdout, result.stderr, *written]).casefold()) == []


def saved(folder: Path, column: Sequence[float], labels: Mapping[float, str], label: str) -> bytes:
    """An SPSS file of ratings with a column more, whose numbers have labels."""
    rows = rows_of(people=len(column))
    frame = pd.DataFrame(
        {f"q{n}": [WORDS.index(row[item]) + 1.0 for row in rows] for n, item in enumerate(ITEMS)}
    )
    frame["more"] = list(column)
    values: dict[str, Any] = {
        f"q{n}": dict(enumerate(WORDS, start=1)) for n in range(len(ITEMS))
    } | {"more": dict(labels)}
    texts: list[str | None] = [*ITEMS, label]
    path = folder / "made.sav"
    pyreadstat.write_sav(frame, path, column_labels=texts, variable_value_labels=values)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("heading", "label"),
    [("E-mail", f"{PLANTED}{{}}@example.com"), ("Anything else?", f"{PLANTED} said thing {{}}")],
)
def test_texts_that_spss_numbered_by_itself_are_kept_out(tmp_path: Path, heading: str, label: str):
    """AUTORECODE makes a value label of what each person wrote."""
    people = [float(number) for number in range(1, 31)]
    labels = {number: label.format(int(number)) for number in people}
    content = saved(tmp_path, people, labels, heading)
    assert told(drafted(tmp_path, {"2026.sav": content})) == []


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_own_words_in_the_layout_of_a_survey_tool_are_kept_out(tmp_path: Path, layout: str):
    form = catalogue_form(Audience.CUSTOMERS)
    suffix, content = LAYOUTS[layout](form, [outspoken(reply) for reply in replies_to(form)])
    assert told(drafted(tmp_path, {f"2026{suffix}": content})) == []


def outspoken(reply: Reply) -> Reply:
    """The same person with words of their own wherever words were asked for."""
    return Reply(
        number=reply.number,
        put=reply.put,
        chosen=reply.chosen,
        ticked=reply.ticked,
        amounts=reply.amounts,
        words=dict.fromkeys(reply.words, f"{PLANTED} number {reply.number} said so"),
    )
