"""Laws of reading choices: what was picked survives every layout and every separator."""

import io
from collections.abc import Sequence
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from spegla.survey.checks.cells import Export
from spegla.survey.checks.choices import read_choice
from spegla.survey.checks.problems import ProblemList
from spegla.survey.checks.separated import parts_of
from spegla.survey.checks.spellings import option_spellings
from spegla.survey.exports import read_delimited
from spegla.survey.questions import Choice, ChoiceKind, LocalText, Missing, Option
from spegla.survey.tables import Row

WORDS = ("alpha", "beta", "gamma", "delta", "epsilon")
SEPARATORS = (";", "; ", ",", ", ", "|", " | ", "\n", ";\n")
MARKS = [("1", "0"), ("x", ""), ("Yes", "No"), ("ja", "nej"), ("selected", "not selected")]


@st.composite
def option_lists(draw: st.DrawFn) -> dict[str, str]:
    """Labels by code. Each holds a word of its own, so that no two can make up a third."""
    labels = {}
    for number, word in enumerate(WORDS[: draw(st.integers(1, len(WORDS)))]):
        tail = draw(st.lists(st.sampled_from(["and so on", "or more", "etc."]), max_size=2))
        labels[f"o{number}"] = ", ".join([word, *(f"{word} {part}" for part in tail)])
    return labels


@st.composite
def answers(draw: st.DrawFn) -> tuple[dict[str, str], list[set[str]]]:
    labels = draw(option_lists())
    picks = st.sets(st.sampled_from(sorted(labels)))
    return labels, draw(st.lists(picks, min_size=1, max_size=6))


def made(labels: dict[str, str]) -> tuple[Choice, list[tuple[str, str]]]:
    """The choice among these options, and how each of them may be spelt."""
    options = tuple(
        Option(code=code, label=LocalText.of(en=label)) for code, label in labels.items()
    )
    choice = Choice(
        code="c",
        kind=ChoiceKind.MULTIPLE,
        options=options,
        text=LocalText.of(en="Which?"),
        waves=("w",),
    )
    return choice, list(option_spellings(options))


def export_of(rows: Sequence[Sequence[str]]) -> Export:
    return Export(
        headings=tuple(f"c{n}" for n in range(len(rows[0]))),
        rows=[Row(number=n, cells=tuple(cells)) for n, cells in enumerate(rows, start=2)],
        problems=ProblemList("customers.csv"),
    )


@given(answers(), st.sampled_from(SEPARATORS), st.booleans(), st.booleans())
def test_what_was_picked_survives_one_column(
    drawn: tuple[dict[str, str], list[set[str]]], separator: str, as_codes: bool, closed: bool
) -> None:
    labels, picks = drawn
    choice, spellings = made(labels)
    cells = [
        [separator.join(code if as_codes else labels[code] for code in sorted(chosen))]
        for chosen in picks
    ]
    if closed:
        cells = [[f"{cell}{separator}" if cell else cell] for (cell,) in cells]
    export = export_of(cells)
    read = read_choice(export, 0, choice, spellings, [True] * len(picks))
    assert not export.problems.in_order()
    assert [set(chosen) for chosen in read.options] == picks
    assert list(read.missing) == ["" if chosen else Missing.BLANK for chosen in picks]


@given(answers(), st.sampled_from(MARKS))
def test_what_was_picked_survives_several_columns(
    drawn: tuple[dict[str, str], list[set[str]]], marks: tuple[str, str]
) -> None:
    labels, picks = drawn
    choice, spellings = made(labels)
    cells = [[marks[code not in chosen] for code in labels] for chosen in picks]
    export = export_of(cells)
    columns = {code: place for place, code in enumerate(labels)}
    read = read_choice(export, columns, choice, spellings, [True] * len(picks))
    assert not export.problems.in_order()
    assert [set(chosen) for chosen in read.options] == picks


@given(answers(), st.data())
def test_nobody_who_was_not_asked_has_picked_anything(
    drawn: tuple[dict[str, str], list[set[str]]], data: st.DataObject
) -> None:
    labels, picks = drawn
    choice, spellings = made(labels)
    asked = data.draw(st.lists(st.booleans(), min_size=len(picks), max_size=len(picks)))
    export = export_of([[";".join(sorted(chosen))] for chosen in picks])
    read = read_choice(export, 0, choice, spellings, asked)
    for chosen, reason, was_asked in zip(read.options, read.missing, asked, strict=True):
        assert was_asked or (set(chosen), reason) == (set(), Missing.NOT_APPLICABLE)


@given(st.text(max_size=80), option_lists())
def test_noise_in_a_cell_is_options_and_pieces_and_loses_nothing(
    noise: str, labels: dict[str, str]
) -> None:
    _, spellings = made(labels)
    pieces = parts_of(noise, dict(spellings))
    kept = "".join(part for part, _ in pieces)
    letters = [letter for letter in noise if letter.isalnum()]
    assert [letter for letter in kept if letter.isalnum()] == letters


@given(answers(), st.sampled_from([";", ",", "\t"]))
def test_a_cell_with_separators_stands_in_a_file_of_any_delimiter(
    drawn: tuple[dict[str, str], list[set[str]]], delimiter: str
) -> None:
    labels, picks = drawn
    choice, spellings = made(labels)
    text = io.StringIO(newline="")
    text.write(f"id{delimiter}c\n")
    for number, chosen in enumerate(picks):
        text.write(f'{number}{delimiter}"{";".join(labels[code] for code in sorted(chosen))}"\n')
    table = read_delimited(text.getvalue().encode(), file="customers.csv")
    export = Export(headings=table.headings, rows=table.rows, problems=ProblemList("c.csv"))
    read = read_choice(export, 1, choice, spellings, [True] * len(picks))
    assert [set(chosen) for chosen in read.options] == picks


def test_a_cell_of_very_many_options_takes_no_time() -> None:
    began = process_time()
    assert len(parts_of("alpha " * 20_000, {"alpha": "a"})) == 20_000
    assert process_time() - began < 2
