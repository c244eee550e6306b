"""What exports write where there is no answer."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spegla.survey.drafting.batteries import Battery
from spegla.survey.drafting.observed import Column, without
from spegla.survey.questions import Missing
from spegla.survey.tables import fold
from spegla.survey.wording import outside_of


def without_missing(column: Column) -> Column:
    """The column with what the survey tool was told not to count as blank.

    Answers such as "don't know" stay: they lie outside a scale and are counted apart.
    """
    missing = {
        fold(category.label)
        for category in column.variable.categories
        if category.is_missing and outside_of(category.label) is None
    }
    left = tuple(c for c in column.variable.categories if fold(c.label) not in missing)
    if not missing:
        return column
    return without(replace(column, variable=replace(column.variable, categories=left)), missing)


def blank_values(
    read: Sequence[Column], batteries: Iterable[Battery]
) -> tuple[tuple[str, ...], frozenset[str]]:
    """What stands for a blank, and what cannot since other columns answer with it.

    Numbers that are on no scale count as blank where no column that is read answers with them.

    Args:
        read: The columns that the report reads.
        batteries: Those of them that are on a scale.

    Returns:
        The values to set as blank, in the order in which they are met; and the numbers that fit no
        scale and cannot be set so, since they are answers elsewhere.
    """
    found = dict.fromkeys(blank for column in read for blank in sorted(column.blanks))
    batteries = list(batteries)
    found |= dict.fromkeys(
        label
        for battery in batteries
        for label, reason in battery.outside.items()
        if reason is Missing.BLANK
    )
    beside = {column.key: battery.beside for battery in batteries for column in battery.columns}
    numbers = sorted({value for of in beside.values() for value in of})
    answers = {
        number
        for column in read
        for number in numbers
        if number in column.values and number not in beside.get(column.key, ())
    }
    return (*found, *(n for n in numbers if n not in answers)), frozenset(answers)
