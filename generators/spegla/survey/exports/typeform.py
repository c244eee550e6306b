"""Exports of Typeform: one row of headings, the ID first, times and status of a response last.

A question with several answers has a column for each option, headed by the option alone: a cell
repeats the option or is blank, and the wording of the question is not in the file. One's own words
stand in a column "Other". Yes and no are written 1 and 0. Responses that were not handed in are in
the file with the others and are kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spegla.survey.exports.answers import Answers, Tool, Use, Variable
from spegla.survey.exports.columns import (
    Split,
    assembled,
    at_mark,
    grids,
    in_brackets,
    is_other,
    row_variable,
    says_label,
    squashed,
    values_in,
)
from spegla.survey.exports.labels import plain_text
from spegla.survey.tables import Row, Table, fold

_RESPONSE = frozenset({"responseid", "token"})
_NOTED = frozenset({
    "responsetype", "startdateutc", "stagedateutc", "submitdateutc", "submittedat", "networkid",
})  # fmt: skip
_NOTED_LAST = frozenset({"tags", "ending"})


def recognises(table: Table) -> bool:
    """Whether a table is an export of Typeform: it has the headings of the tool itself.

    >>> recognises(Table(headings=("#", "Why?", "Submit Date (UTC)", "Network ID"), rows=()))
    True
    >>> recognises(Table(headings=("#", "Why?", "Tags"), rows=()))
    False
    """
    headings = {squashed(heading) for heading in table.headings}
    if {"token", "submittedat"} <= headings:
        return True
    in_utc = headings & {"startdateutc", "submitdateutc"}
    return bool(in_utc) and len(headings & _NOTED) > 1


def answers(table: Table) -> Answers:
    """The answers in an export of Typeform.

    >>> from spegla.survey.tables import Row
    >>> row = Row(number=2, cells=("a1", "Mail", "Phone", "5", "2026-10-02 08:00:00"))
    >>> headings = ("#", "Mail", "Phone", "How good is IT?", "Submit Date (UTC)")
    >>> [of.use.value for of in answers(Table(headings=headings, rows=(row,))).variables]
    ['respondent', 'option', 'option', 'answer', 'record']
    """
    headings = [plain_text(heading) for heading in table.headings]
    end = _end_of_questions(headings)
    together = _choices(headings[:end], table.rows)
    variables = [
        _variable(found, heading, split, choice)
        for found, heading, split, choice in zip(
            table.headings[:end], headings[:end], grids(headings[:end], _row), together, strict=True
        )
    ]
    variables += [_noted(heading) for heading in headings[end:]]
    return assembled(Tool.TYPEFORM, variables, table.rows)


def _end_of_questions(headings: Sequence[str]) -> int:
    for place, heading in enumerate(headings):
        if squashed(heading) in _NOTED:
            return place
    return len(headings)


def _row(heading: str) -> Iterator[Split]:
    yield from in_brackets(heading)
    yield from at_mark(" - ")(heading)


def _variable(found: str, heading: str, split: Split, choice: str) -> Variable:
    if heading == "#" or squashed(heading) in _RESPONSE:
        return Variable(heading=heading, use=Use.RESPONDENT)
    if is_other(heading):
        return Variable(heading=heading, names=(found,), part=heading, use=Use.OTHER)
    if choice:
        return Variable(
            heading=heading, names=(found,), part=heading, together=choice, use=Use.OPTION
        )
    return replace(row_variable(found, *split), heading=heading)


def _noted(heading: str) -> Variable:
    if squashed(heading) in _RESPONSE:
        return Variable(heading=heading, use=Use.RESPONDENT)
    is_noted = squashed(heading) in _NOTED | _NOTED_LAST
    return Variable(heading=heading, use=Use.RECORD if is_noted else Use.ANSWER)


def _choices(headings: Sequence[str], rows: Sequence[Row]) -> list[str]:
    """What the options of one choice share: the heading of the first of them; else blank."""
    values = [values_in(rows, place) for place in range(len(headings))]
    may_be = [
        all(says_label(value, heading) for value in of)
        for of, heading in zip(values, headings, strict=True)
    ]
    together = [""] * len(headings)
    for start, end in _runs(headings, may_be):
        taken = [place for place in range(start, end) if values[place]]
        if len(taken) > 1:
            for place in range(taken[0], taken[-1] + 1):
                together[place] = headings[taken[0]]
    return together


def _runs(headings: Sequence[str], may_be: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and next-to-last position of columns that may be the options of one choice."""
    start = 0
    seen: set[str] = set()
    for place, heading in enumerate(headings):
        is_none = not may_be[place] or is_other(heading)
        if is_none or fold(heading) in seen:
            yield start, place
            start, seen = (place + 1 if is_none else place), set()
        if not is_none:
            seen.add(fold(heading))
    yield start, len(headings)
