"""Columns that must not go further, and columns that hold no answers."""

import re
from collections.abc import Mapping, Sequence

from spegla.survey.checks.looks import Look, look_of_column
from spegla.survey.drafting.draft import Source, Unread
from spegla.survey.drafting.observed import Column
from spegla.survey.drafting.people import are_names, asks_for_name, asks_for_person
from spegla.survey.exports.answers import Use
from spegla.survey.questions import Audience
from spegla.survey.tables import fold
from spegla.survey.wording import order_of, yes_no

_DAY = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4}))"
    r"(?:[T ,]+\d{1,2}:\d\d.*)?"
)
_NEARLY_ALL = 0.8
_OF_A_TOOL: Mapping[Use, str] = {
    Use.RESPONDENT: "the survey tool's own ID of each respondent",
    Use.RECORD: "what the survey tool notes besides the answers",
    Use.OTHER: "own words beside an option; the option itself is read",
}


def withheld(column: Column) -> Unread | None:
    """Why a column must not be read, None where it may hold answers.

    No reason repeats what stands in a cell.
    """
    variable = column.variable
    if variable.use in _OF_A_TOOL:
        return unread(column, _OF_A_TOOL[variable.use], may_identify=True)
    if not column.values:
        return unread(column, "nobody has an answer in it")
    look = look_of_column(variable.heading, column.values)
    if look is not None and look is not Look.FREE_TEXT and not variable.categories:
        return unread(column, f"it holds what looks like {look}", may_identify=True)
    if _tells_of_people(column):
        return unread(column, "its heading asks who somebody is", may_identify=True)
    if _holds_days(column):
        return unread(column, "it holds days, of which the report says nothing", may_identify=True)
    return None


def unread(column: Column, why: str, *, may_identify: bool = False) -> Unread:
    """The column as one that the report does not use."""
    return Unread(
        heading=column.heading, waves=tuple(column.headings), why=why, may_identify=may_identify
    )


def respondent_column(sources: Sequence[Source]) -> str | None:
    """The heading under which every export of the customers has the tool's ID of each respondent.

    None unless each row has an ID and no two have the same.
    """
    customers = [source for source in sources if source.audience is Audience.CUSTOMERS]
    found = [_ids(source) for source in customers]
    common = set(found[0]).intersection(*map(set, found[1:])) if found else set()
    return next((heading for heading in found[0] if heading in common), None) if found else None


def _ids(source: Source) -> list[str]:
    return [
        variable.heading
        for place, variable in enumerate(source.answers.variables)
        if variable.use is Use.RESPONDENT
        and variable.heading
        and _tells_apart(source.answers.cells(place), len(source.answers.rows))
    ]


def _tells_apart(cells: Sequence[str], rows: int) -> bool:
    ids = {fold(cell) for cell in cells}
    return len(ids) == len(cells) == rows > 0 and "" not in ids


def _tells_of_people(column: Column) -> bool:
    """Whether a column has names of people, also where several answers share one."""
    variable = column.variable
    is_option = variable.use is Use.OPTION and bool(variable.part)
    values = [variable.part] if is_option else list(column.values)
    asked = variable.text if is_option else column.text
    is_asked = asks_for_name(asked) or (asks_for_person(asked) and are_names(values))
    if is_option or not is_asked:
        return is_asked
    return not (column.is_numeric or yes_no(values) is not None or order_of(values) is not None)


def _holds_days(column: Column) -> bool:
    days = sum(count for value, count in column.values.items() if _DAY.fullmatch(value))
    return days >= _NEARLY_ALL * column.answered
