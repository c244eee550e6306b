"""SPSS files: numbers with value labels, don't know as user-missing where somebody said so."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import pyreadstat

from simulated.cells import box
from simulated.leaves import Leaf, leaves_of
from simulated.replies import Reply
from simulated.sheets import Cell
from spegla.questionnaire.form import Answer, Form, Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class _Variable:
    name: str
    text: str
    cell: Callable[[Reply], Cell]
    labels: Mapping[int | float, str] = field(default_factory=dict)
    missing: Sequence[int] = ()


def sav_bytes(
    form: Form, replies: Sequence[Reply], language: str, *, is_of_qualtrics: bool = False
) -> bytes:
    """An SPSS file of the replies.

    Args:
        form: What is asked.
        replies: What was answered.
        language: Language of the labels.
        is_of_qualtrics: Whether variables and values are numbered as Qualtrics does: rows and
            options from 1 upwards, whatever their codes. Otherwise they are as somebody sets them
            up by hand, with the codes of the engagement.
    """
    make = _of_qualtrics if is_of_qualtrics else _by_hand
    variables = [of for leaf in leaves_of(form) for of in make(leaf, language)]
    frame = pd.DataFrame({of.name: _values(of, replies) for of in variables})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.sav"
        pyreadstat.write_sav(
            frame,
            str(path),
            column_labels={of.name: of.text for of in variables},
            variable_value_labels={of.name: dict(of.labels) for of in variables if of.labels},
            missing_ranges={of.name: list(of.missing) for of in variables if of.missing},
        )
        return path.read_bytes()


def _values(variable: _Variable, replies: Sequence[Reply]) -> Sequence[Cell]:
    cells = [variable.cell(reply) for reply in replies]
    if any(isinstance(cell, str) for cell in cells):
        return [cell or "" for cell in cells]
    return [float("nan") if cell is None else cell for cell in cells]


def _by_hand(leaf: Leaf, language: str) -> Iterator[_Variable]:
    for answer in leaf.options:
        yield _Variable(
            name=f"{leaf.code}_{answer.code}",
            text=answer.text.in_language(language),
            cell=box(leaf.code, answer, yes=1, no=0),
            labels={0: "Not selected", 1: "Selected"},
        )
    if isinstance(leaf.block, Grid):
        yield _Variable(
            name=leaf.code,
            text=leaf.wording(language),
            cell=leaf.cell(lambda answer: int(answer.code)),
            labels={int(one.code): one.text.in_language(language) for one in leaf.answers},
            missing=[int(one.code) for one in leaf.answers if one.is_outside],
        )
    elif not leaf.options:
        yield _numbered(leaf, leaf.code, language)


def _of_qualtrics(leaf: Leaf, language: str) -> Iterator[_Variable]:
    for number, answer in enumerate(leaf.options, start=1):
        option = answer.text.in_language(language)
        yield _Variable(
            name=f"{leaf.code}_{number}",
            text=f"{leaf.question(language)} - {option}",
            cell=box(leaf.code, answer, yes=1),
            labels={1: option},
        )
    if not leaf.options:
        row = f"_{leaf.row}" if leaf.item else ""
        yield _numbered(leaf, f"{leaf.block.code}{row}", language)


def _numbered(leaf: Leaf, name: str, language: str) -> _Variable:
    """A variable in which the answers are numbered from 1 on, whatever their codes."""
    places = {answer.code: place for place, answer in enumerate(leaf.answers, start=1)}

    def number(answer: Answer) -> Cell:
        return places[answer.code]

    return _Variable(
        name=name,
        text=leaf.in_words(language, "{question} - {row}"),
        cell=leaf.cell(number),
        labels={places[one.code]: one.text.in_language(language) for one in leaf.answers},
    )
