"""Questions that stand in several columns: options one by one, rankings, shared-out points."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from spegla.survey.checks.choices import MARKS
from spegla.survey.checks.spellings import option_spelling
from spegla.survey.drafting.codes import codes_of
from spegla.survey.drafting.draft import DraftOption, Source
from spegla.survey.drafting.observed import Column, cells_by_row
from spegla.survey.drafting.tongue import Tongue
from spegla.survey.drafting.writable import Writable
from spegla.survey.exports.answers import Use
from spegla.survey.tables import parse_number
from spegla.survey.wording import is_other

_ROWS_LOOKED_AT = 400
_NEARLY_ALL = 0.9
_FEWEST_RANKED = 3
_HUNDRED = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OverColumns:
    """A choice of which each option has a column of its own, in the order of the questionnaire."""

    columns: tuple[Column, ...]
    options: tuple[DraftOption, ...]

    def headings(self) -> dict[str, dict[str, str]]:
        """The heading of each option, by wave."""
        waves = self.columns[0].headings
        return {
            wave: {
                option.code: column.headings[wave]
                for option, column in zip(self.options, self.columns, strict=True)
            }
            for wave in waves
        }


def over_columns(columns: Sequence[Column], tongue: Tongue) -> tuple[OverColumns, ...]:
    """The choices that stand in a column for each option.

    Left out are groups of columns that do not stand in the same waves, and those whose cells do
    not say whether the option is chosen.
    """
    groups: dict[str, list[Column]] = defaultdict(list)
    for column in columns:
        if column.variable.together and column.variable.use in (Use.OPTION, Use.ANSWER):
            groups[column.variable.together].append(column)
    return tuple(
        OverColumns(columns=tuple(members), options=_options(members, tongue))
        for members in groups.values()
        if len(members) > 1 and _is_choice(members)
    )


def are_ranked(columns: Sequence[Column], sources: Sequence[Source]) -> bool:
    """Whether columns hold places in an order, or what people put on each place.

    Nobody has a place, or a thing, twice.
    """
    if len(columns) < _FEWEST_RANKED:
        return False
    rows = [
        [cell for cell in row if cell]
        for row in islice(cells_by_row(columns, sources), _ROWS_LOOKED_AT)
    ]
    filled = [row for row in rows if len(row) > 1]
    different = sum(len(set(row)) == len(row) for row in filled)
    values = {value for row in filled for value in row}
    return (
        len(filled) > len(columns)
        and different >= _NEARLY_ALL * len(filled)
        and len(values) <= len(columns) + 1
    )


def are_shared_out(columns: Sequence[Column], sources: Sequence[Source]) -> bool:
    """Whether people shared out a hundred points over columns."""
    sums = [
        sum(number for cell in row if (number := parse_number(cell)) is not None)
        for row in islice(cells_by_row(columns, sources), _ROWS_LOOKED_AT)
        if any(row)
    ]
    hundreds = sum(total == _HUNDRED for total in sums)
    return len(columns) > 1 and len(sums) > 1 and hundreds >= _NEARLY_ALL * len(sums)


def _is_choice(columns: Sequence[Column]) -> bool:
    waves = {tuple(column.headings) for column in columns}
    is_told = all(column.variable.use is Use.OPTION for column in columns)
    are_marks = all(_is_mark(value, column) for column in columns for value in column.values)
    return (
        len(waves) == 1
        and (is_told or are_marks)
        and all(len(_own_marks(column)) <= 1 for column in columns)
        # Columns of nothing but yes and no are questions unless the tool says otherwise.
        and (is_told or not all(_is_yes_no(column) for column in columns))
    )


def _is_mark(value: str, column: Column) -> bool:
    mark = option_spelling(value)
    return mark in MARKS or mark == option_spelling(column.variable.part)


def _own_marks(column: Column) -> list[str]:
    """What a column writes where its option is chosen, beside what every export may write."""
    return [value for value in column.values if not _is_mark(value, column)]


def _is_yes_no(column: Column) -> bool:
    words = ("yes", "no", "ja", "nej", "nee")
    marks = {option_spelling(value) for value in column.values}
    return bool(marks) and marks <= set(words)


def _options(columns: Sequence[Column], tongue: Tongue) -> tuple[DraftOption, ...]:
    labels = [column.variable.part or column.variable.heading for column in columns]
    return tuple(
        replace(
            DraftOption(code=code, label=tongue.said(label)),
            values=tuple(mark for mark in _own_marks(column) if mark in Writable([column])),
            is_other=is_other(label),
        )
        for code, label, column in zip(codes_of(labels), labels, columns, strict=True)
    )
