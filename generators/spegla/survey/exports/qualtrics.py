"""Answers exported from Qualtrics, as choice texts or as numbers, in layouts old and new.

Previews and tests are left out and counted. Answers that Qualtrics suspects to be spam stay: it
suspects like answers from one network within hours, and the people of an office share a network.
Unfinished answers stay too; rows in which nothing was answered are left out.
"""

import dataclasses
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass

from spegla.survey.exports.answers import Answers, LeftOut, Tool, Use, Variable, unlike
from spegla.survey.exports.headings import with_own_names
from spegla.survey.exports.qualtrics_headings import Column, Export, is_export, read_export
from spegla.survey.tables import Row, Table, fold, parse_number

_SELECTED = re.compile(r" ?- ?Selected Choice$")
_DASHES = (re.compile(" - "),)
_OLD_DASHES = (re.compile(r"(?<=[.…?!:)])-"), re.compile(r"(?<=\S)-(?=\S|$)"))
"""Rather the dash behind the end of a sentence, or of a wording cut off, than one in a word."""
_PREVIEW_OR_TEST = 3
"""The bits of the number in ``Status``: 1 preview, 2 test; 4 imported, 8 spam, 16 offline."""
_TEST_WORDS = ("preview", "test", "vorschau", "voorbeeld", "förhandsgranskning", "aperçu")
_TOLD_BY = frozenset({"status", "response type", "distributionchannel", "distribution channel"})


def recognises(table: Table) -> bool:
    """Whether a table is an export of Qualtrics: by its row of IDs, or by what it notes.

    >>> ids = Row(number=3, cells=('{"ImportId":"QID1"}',))
    >>> wording = Row(number=2, cells=("How far?",))
    >>> recognises(Table(headings=("Q1",), rows=(wording, ids)))
    True
    """
    return is_export(table)


def answers(table: Table) -> Answers:
    """The answers in an export of Qualtrics.

    A column is called by its name, such as ``Q5_1``. Wordings are only taken apart at " - " where
    a question has several columns.

    Args:
        table: The export as it stands in the file, its further heading rows among the rows.

    >>> table = Table(headings=("ResponseId", "Status", "RecordedDate", "Q1"), rows=(
    ...     Row(number=2, cells=("R_1", "0", "2026-01-01", "4")),
    ...     Row(number=3, cells=("R_2", "1", "2026-01-01", "5"))))
    >>> found = answers(table)
    >>> len(found.rows), dict(found.left_out)
    (1, {<LeftOut.TEST: 'test and preview answers'>: 1})
    """
    export = read_export(table)
    told_by = _says_who(export.columns)
    real = tuple(row for row in export.rows if not any(_is_test(_cell(row, i)) for i in told_by))
    placed = _placed(dataclasses.replace(export, rows=real))
    variables = with_own_names(
        [
            dataclasses.replace(variable, heading=heading)
            for variable, heading in zip(
                placed, unlike(tuple(column.name for column in export.columns)), strict=True
            )
        ]
    )
    noted = {Use.RECORD, Use.RESPONDENT}
    answered = [i for i, variable in enumerate(variables) if variable.use not in noted]
    kept = tuple(row for row in real if any(_cell(row, i).strip() for i in answered))
    counts = {LeftOut.TEST: len(export.rows) - len(real), LeftOut.BLANK: len(real) - len(kept)}
    return Answers(
        tool=Tool.QUALTRICS,
        variables=variables,
        rows=kept,
        left_out={reason: count for reason, count in counts.items() if count},
    )


def _cell(row: Row, position: int) -> str:
    return row.cells[position] if position < len(row.cells) else ""


def _says_who(columns: Sequence[Column]) -> list[int]:
    """Where the status and the channel of a response stand."""
    return [
        i
        for i, column in enumerate(columns)
        if column.record is Use.RECORD and {fold(column.name), fold(column.wording)} & _TOLD_BY
    ]


def _is_test(cell: str) -> bool:
    """Whether a status or channel says that nobody was asked.

    >>> [_is_test(cell) for cell in ("0", "1", "17", "IP Address", "Survey Preview", "anonymous")]
    [False, True, True, False, True, False]
    """
    status = fold(cell)
    number = parse_number(status)
    if number is not None:
        return bool(int(number) & _PREVIEW_OR_TEST)
    return any(word in status for word in _TEST_WORDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """The columns of one question that hold answers, and what their wordings have in common."""

    positions: tuple[int, ...]
    stem: str
    parts: tuple[str, ...]
    """What follows the stem in each wording; blank where the question has one column."""

    @property
    def is_known(self) -> bool:
        """Whether the wordings have a stem in common, or there are none; names alone may lie."""
        return bool(self.stem) or not any(self.parts)


def _placed(export: Export) -> list[Variable]:
    """A variable a column, with its place in its question; headings may still be alike.

    Text is somebody's own words beside an option, unless the question has nothing but text.
    """
    columns = export.columns
    found = [_alone(column) for column in columns]
    by_question: dict[str, list[int]] = {}
    for position, column in enumerate(columns):
        if column.record is None and column.question:
            by_question.setdefault(column.question, []).append(position)
    for positions in by_question.values():
        answered = [i for i in positions if not columns[i].is_text] or positions
        for i in set(positions).difference(answered):
            found[i] = dataclasses.replace(found[i], use=Use.OTHER)
        question = _question(export, answered)
        if len(question.positions) == 1:
            (i,) = question.positions
            found[i] = _with_row(_alone(columns[i], text=question.stem), columns[i])
        elif question.is_known:
            use = Use.OPTION if _is_choice(export, question) else Use.ANSWER
            for i, part in zip(question.positions, question.parts, strict=True):
                found[i] = _together(columns[i], question.stem, part, use)
    return found


def _alone(column: Column, text: str = "") -> Variable:
    wording = text or column.wording
    if column.record is not None:
        return Variable(heading=column.name, text=wording, use=column.record)
    names = (wording,) if wording == column.wording else (wording, column.wording)
    return Variable(heading=column.name, names=names, text=wording)


def _with_row(variable: Variable, column: Column) -> Variable:
    """The variable, known by its row too where it is the only row of a matrix.

    Nothing beside it tells where the wording of the matrix ends, so each way to part it counts.
    """
    if not column.rest.isdecimal():
        return variable
    pieces = column.wording.split(" - ")
    rows = (" - ".join(pieces[start:]) for start in range(1, len(pieces)))
    return dataclasses.replace(variable, names=(*variable.names, *rows))


def _together(column: Column, stem: str, part: str, use: Use) -> Variable:
    code = column.code if column.code != column.name else ""
    rest = column.name[len(code) + 1 :] if code else ""
    names = (
        f"{code}[{rest}]" if code else "",
        f"{stem} [{part}]" if stem and part else "",
        column.wording,
        part,
    )
    return Variable(
        heading=column.name,
        names=names,
        text=stem,
        part=part or rest,
        together=code or stem or column.question,
        use=use,
    )


def _question(export: Export, positions: Sequence[int]) -> _Question:
    wordings = [export.columns[i].wording for i in positions]
    stem, parts = _stem(wordings, _OLD_DASHES if export.is_old else _DASHES)
    return _Question(positions=tuple(positions), stem=_SELECTED.sub("", stem), parts=parts)


def _stem(
    wordings: Sequence[str], dashes: Sequence[re.Pattern[str]]
) -> tuple[str, tuple[str, ...]]:
    """What the wordings begin with, up to the last dash that all of them have, and what follows.

    The dashes are tried in order; without one there is no stem. One wording is all stem.
    """
    if len(wordings) == 1:
        return wordings[0], ("",)
    common = os.path.commonprefix(list(wordings))  # noqa: RUF071 - letter by letter is meant
    for dash in dashes:
        ends = [match for match in dash.finditer(common) if match.start()]
        if ends:
            parts = tuple(wording[ends[-1].end() :].strip() for wording in wordings)
            return common[: ends[-1].start()].strip(), parts
    return "", tuple(wordings)


def _is_choice(export: Export, question: _Question) -> bool:
    """Whether the columns hold options: by their IDs, or because each holds one thing or nothing.

    That thing is the option itself or, in an export of numbers, 1; some cells must be blank.
    """
    if any(export.columns[i].is_option for i in question.positions):
        return True
    found = set()
    for i, part in zip(question.positions, question.parts, strict=True):
        values = set(map(fold, {_cell(row, i) for row in export.rows}))
        if not values <= {"", "1", fold(part)}:
            return False
        found |= values
    return "" in found and len(found) > 1
