"""The answers of one audience in one wave: ``customers.*`` or ``management.*``."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import pandas as pd

from spegla.settings import BreakdownSettings, SurveySettings
from spegla.survey.checks.code_book import CodeBook
from spegla.survey.checks.columns import expected_columns, find_columns
from spegla.survey.checks.form import whole_rows
from spegla.survey.checks.problems import ProblemList, quoted_code, shortened
from spegla.survey.checks.spellings import (
    Answer,
    answer_spellings,
    group_spellings,
    meanings,
    spelling,
)
from spegla.survey.questions import Audience, Missing, Question
from spegla.survey.responses import Responses
from spegla.survey.tables import Row, Table, tidy

_ROWS_NAMED = 4
_Meaning = TypeVar("_Meaning", Answer, str)


def check_responses(
    table: Table,
    book: CodeBook,
    settings: SurveySettings,
    problems: ProblemList,
    *,
    wave: str,
    audience: Audience,
) -> Responses | None:
    """The answers as codes; everything that is wrong with them is added to the problems.

    An answer may be written as a code or as a label in any language; a group as its code, label,
    value or former name. Blank answers are counted as such; a blank group is unknown.

    Returns:
        One row a respondent, or None where not one column is known.
    """
    columns = find_columns(table, expected_columns(book, settings, wave, audience), problems)
    rows = whole_rows(table, problems)
    if columns is None:
        return None
    if not rows:
        problems.add("there are no answers", "Export the answers again.")
    if audience is Audience.MANAGEMENT:
        _check_team_size(len(rows), settings, problems)
    answers = {
        question.code: _answers(rows, columns.questions[question.code], question, table, problems)
        for question in book.questions
        if question.code in columns.questions
    }
    groups = {
        code: _groups(rows, position, code, settings.breakdowns[code], table, problems)
        for code, position in columns.breakdowns.items()
    }
    index = pd.RangeIndex(len(rows))
    return Responses(
        audience=audience,
        codes=pd.DataFrame(
            {code: [_on_scale(a) for a in column] for code, column in answers.items()},
            index=index,
            dtype="float64",
        ),
        missing=pd.DataFrame(
            {code: [_reason(a) for a in column] for code, column in answers.items()},
            index=index,
            dtype="str",
        ),
        groups=pd.DataFrame(groups, index=index, dtype="str"),
    )


def _check_team_size(answered: int, settings: SurveySettings, problems: ProblemList) -> None:
    if settings.management is not None and answered > settings.management.team_size:
        problems.add(
            "more people answered than belong to the IT management team",
            "Correct management.team_size in engagement.toml, or remove answers that are twice "
            "in the export.",
        )


def _answers(
    rows: Sequence[Row], position: int, question: Question, table: Table, problems: ProblemList
) -> list[Answer]:
    scale = question.scale
    unread = _Unread(
        what=f'is not on the scale "{scale.code}"',
        fix=f"Expected {scale.low} to {scale.high}, a label of the scale, or its codes for don't "
        "know and not applicable. Correct the cell, or the scale in engagement.toml.",
    )
    known = meanings(answer_spellings(scale))
    answers = _read(rows, position, known, Missing.BLANK, unread)
    unread.add_to(problems, column=shortened(table.headings[position]))
    return answers


def _groups(
    rows: Sequence[Row],
    position: int,
    code: str,
    breakdown: BreakdownSettings,
    table: Table,
    problems: ProblemList,
) -> list[str]:
    unread = _Unread(
        what=f'is no group of "{code}"',
        fix=f"Add it to the values or former names of a group of breakdowns.{code} in "
        "engagement.toml, or correct the cell.",
    )
    groups = _read(rows, position, meanings(group_spellings(breakdown)), "", unread)
    unread.add_to(problems, column=shortened(table.headings[position]))
    return groups


class _Unread:
    """Cells of a column that mean nothing; those alike are one problem, with all their rows."""

    def __init__(self, *, what: str, fix: str) -> None:
        self._what = what
        self._fix = fix
        self._rows: dict[str, list[int]] = {}

    def add(self, cell: str, row: int) -> None:
        self._rows.setdefault(quoted_code(cell) or "a text that", []).append(row)

    def add_to(self, problems: ProblemList, *, column: str) -> None:
        for cell, rows in self._rows.items():
            problems.add(f"{cell} {self._what}{_also(rows)}", self._fix, row=rows[0], column=column)


def _also(rows: Sequence[int]) -> str:
    if len(rows) == 1:
        return ""
    named = ", ".join(map(str, rows[1 : 1 + _ROWS_NAMED]))
    more = len(rows) - 1 - _ROWS_NAMED
    return f" (also in row {named}{f' and {more} more' if more > 0 else ''})"


def _read(
    rows: Sequence[Row],
    position: int,
    known: Mapping[str, _Meaning],
    blank: _Meaning,
    unread: _Unread,
) -> list[_Meaning]:
    """What each cell of a column means; one that means nothing counts as blank and is noted."""
    column = []
    for row in rows:
        cell = tidy(row.cells[position])
        meaning = known.get(spelling(cell)) if cell else blank
        if meaning is None:
            unread.add(cell, row.number)
        column.append(blank if meaning is None else meaning)
    return column


def _on_scale(answer: Answer) -> float:
    return float("nan") if isinstance(answer, Missing) else float(answer)


def _reason(answer: Answer) -> str:
    return answer.value if isinstance(answer, Missing) else ""
