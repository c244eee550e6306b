"""Single cells of the author's own tables: codes, choices, yes or no, numbers and dates."""

import datetime as dt
import re
from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import TypeVar

from spegla.survey.checks.form import Record
from spegla.survey.checks.problems import ProblemList, quoted_code, suggestion
from spegla.survey.tables import fold, parse_number

_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_Choice = TypeVar("_Choice", bound=StrEnum)


def check_code(record: Record, *, known: Collection[str], problems: ProblemList) -> None:
    """Check that a row's ``code`` is well formed and not taken by a row above."""
    code = record["code"]
    if not _CODE.fullmatch(code):
        problems.add(
            f"{_as_found(code)} cannot be used as a code",
            "Use a to z, 0 to 9, - and _, at most 40 characters.",
            row=record.row,
            column="code",
        )
    elif code in known:
        problems.add(
            f'the code "{code}" is used in a row above',
            "Give each row a code of its own; a question whose wording changed is a new one.",
            row=record.row,
            column="code",
        )


def one_of(
    choices: Iterable[_Choice], record: Record, column: str, problems: ProblemList
) -> _Choice | None:
    """The choice that a cell names, None and a problem where it names none."""
    by_value = {choice.value: choice for choice in choices}
    if fold(record[column]) in by_value:
        return by_value[fold(record[column])]
    problems.add(
        f"{_as_found(record[column])} is none of the {column} values",
        suggestion(record[column], by_value),
        row=record.row,
        column=column,
    )
    return None


def yes_or_no(
    record: Record, column: str, problems: ProblemList, *, blank: bool | None = None
) -> bool:
    """What a cell says; ``blank`` is what a blank cell says, None if it must not be blank."""
    text = fold(record[column])
    if not text and blank is not None:
        return blank
    if text not in {"yes", "no"}:
        problems.add(
            f"{_as_found(record[column])} is neither yes nor no",
            "Write yes or no.",
            row=record.row,
            column=column,
        )
    return text == "yes"


def number_between(
    low: float, high: float, record: Record, column: str, problems: ProblemList
) -> float | None:
    """The number in a cell, None where it is blank or, with a problem, where it is out of range."""
    if not record[column]:
        return None
    number = parse_number(record[column])
    if number is not None and low <= number <= high:
        return number
    problems.add(
        f"{_as_found(record[column])} is not a number from {low:g} to {high:g}",
        "Correct the number; a decimal point and a decimal comma both work.",
        row=record.row,
        column=column,
    )
    return None


def whole_number(record: Record, column: str, problems: ProblemList) -> int:
    """The count in a cell, 0 where it is blank or, with a problem, where it is no count."""
    number = parse_number(record[column] or "0")
    if number is not None and number.is_integer() and number >= 0:
        return int(number)
    problems.add(
        f"{_as_found(record[column])} is not a number of people",
        "Write a whole number, 0 or more.",
        row=record.row,
        column=column,
    )
    return 0


def iso_date(record: Record, column: str, problems: ProblemList) -> dt.date | None:
    """The date in a cell, None and a problem where it holds none."""
    try:
        return dt.date.fromisoformat(record[column])
    except ValueError:
        problems.add(
            f"{_as_found(record[column])} is not a date",
            "Write the year, month and day as 2026-10-31.",
            row=record.row,
            column=column,
        )
        return None


def not_blank(
    record: Record, column: str, problems: ProblemList, *, fix: str = "Fill it in."
) -> str:
    """The text in a cell, with a problem where there is none; ``fix`` says what to fill in."""
    if not record[column]:
        problems.add("the cell is blank", fix, row=record.row, column=column)
    return record[column]


def _as_found(cell: str) -> str:
    if not cell:
        return "a blank cell"
    return quoted_code(cell) or "the text in the cell"
