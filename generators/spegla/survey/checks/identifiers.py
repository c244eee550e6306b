"""Columns of an export that tell people apart: refused where they are read, else pointed out."""

from collections.abc import Collection
from dataclasses import replace

from spegla.survey.checks.cells import Export
from spegla.survey.checks.columns import Columns
from spegla.survey.checks.looks import (
    Look,
    differs_by_person,
    holds_personal_data,
    look_of_column,
    look_of_heading,
    look_of_most,
    values_of,
)
from spegla.survey.checks.problems import shortened

_NEVER_AN_ANSWER = frozenset(
    {Look.EMAIL, Look.IP_ADDRESS, Look.TIMESTAMP, Look.NATIONAL_ID, Look.BANK_ACCOUNT}
)
"""Looks that the answers to a question on a scale, a choice or a number cannot have by chance."""

_OF_A_TOOL = frozenset({Look.RESPONDENT, Look.LONG_NUMBER})
"""Looks of IDs that are meaningless outside the survey tool."""

_FEWEST_ANSWERS = 5
"""With fewer answers it may be a slip of the hand, about which the cell's own problem is enough."""


def check_identifiers(
    export: Export,
    columns: Columns,
    *,
    breakdowns: Collection[str],
    open_questions: Collection[str],
) -> Columns:
    """The columns that may be read; those that tell people apart are problems, and left unread.

    Nobody is divided by what stands for one person: an address, a number, a time, a token, or
    values of which nearly everybody has one of his or her own. Columns that nothing reads are
    notices, and so are IDs that are more than numbers of the survey tool. No message repeats a
    cell or says how many there are.

    Args:
        export: The rows, and where problems and notices go.
        columns: The columns that answer what was asked.
        breakdowns: Codes of the breakdowns.
        open_questions: Codes of the questions that are answered in one's own words.
    """
    refused = set()
    for code, position in columns.single.items():
        found = (
            _why_no_breakdown(export, position, code)
            if code in breakdowns
            else _why_no_answers(export, position, code, is_open=code in open_questions)
        )
        if found:
            refused.add(code)
            export.problems.add(
                found,
                "Name another column for it in [columns] of engagement.toml. Best delete this one "
                "from the export; if it has to stay, add its heading to ignored_columns.",
                column=shortened(export.headings[position]),
            )
    _note_unread(export, columns)
    _note_respondents(export, columns.respondent)
    return replace(
        columns, single={c: place for c, place in columns.single.items() if c not in refused}
    )


def _why_no_breakdown(export: Export, position: int, code: str) -> str | None:
    values = values_of(export.columns[position].times)
    look = look_of_heading(export.headings[position]) or look_of_most(values)
    if look:
        return f'the breakdown "{code}" holds what looks like {look}'
    if differs_by_person(values):
        return f'the breakdown "{code}" has nearly as many values as people'
    return None


def _why_no_answers(export: Export, position: int, code: str, *, is_open: bool) -> str | None:
    values = values_of(export.columns[position].times)
    look = look_of_most(values)
    is_slip = sum(values.values()) < _FEWEST_ANSWERS
    if look and not is_slip and (is_open or look in _NEVER_AN_ANSWER):
        return f'the column for "{code}" holds what looks like {look}'
    if is_open and holds_personal_data(values):
        export.problems.note(
            f'answers to "{code}" hold what looks like addresses, telephone numbers or other '
            "numbers of people",
            "They are withheld unless somebody decides otherwise; take care when you moderate.",
            column=shortened(export.headings[position]),
        )
    return None


def _note_unread(export: Export, columns: Columns) -> None:
    read = {
        *columns.single.values(),
        *(p for of in columns.several.values() for p in of.values()),
        columns.respondent,
    }
    found = []
    for position, heading in enumerate(export.headings):
        if position not in read:
            look = look_of_column(heading, values_of(export.columns[position].times))
            name = f'"{shortened(heading)}"' if heading else f"column {position + 1}"
            found += [f"{name} ({look})"] if look else []
    if found:
        export.problems.note(
            f"columns that nothing reads seem to tell people apart: {', '.join(found)}",
            "None of it reaches the report. Best leave them out of the export: what is not in the "
            "folder cannot leak.",
        )


def _note_respondents(export: Export, position: int | None) -> None:
    if position is None:
        return
    look = look_of_most(values_of(export.columns[position].times))
    if look and look not in _OF_A_TOOL:
        export.problems.note(
            f"the IDs of respondents look like {look}",
            "None of it reaches the report. Best use a number of the survey tool's own, which "
            "tells respondents apart as well and says nothing about them.",
            column=shortened(export.headings[position]),
        )
