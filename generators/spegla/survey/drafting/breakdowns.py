"""Background variables: ways to divide the respondents into groups that are large enough."""

import re
from collections.abc import Sequence

from spegla.survey.checks.looks import differs_by_person, look_of_heading, look_of_most
from spegla.survey.drafting.bands import bands_of
from spegla.survey.drafting.choices import options_from, with_other
from spegla.survey.drafting.codes import Taken
from spegla.survey.drafting.draft import DraftBreakdown, DraftOption, Guess, Sureness
from spegla.survey.drafting.observed import Column
from spegla.survey.drafting.tongue import Tongue
from spegla.survey.drafting.vocabulary import BACKGROUNDS, Background, background_of
from spegla.survey.drafting.writable import Writable
from spegla.survey.tables import fold
from spegla.survey.wording import order_of, yes_no

MOST_BREAKDOWNS = 6
_MOST_GROUPS = 30
_FEW = 4
_LARGE = 10
"""People in a group from whom on it can be compared with another."""
_LONGEST_LABEL = 40
_COVERED = 0.6
_NUMBER = re.compile(r"\d+(?:[ .,]\d{3})*")
_MOST_DIGITS = 15
"""Digits of a number that groups are ordered by; Python reads no number of thousands of them."""
_FIRST = re.compile(r"[<≤]|\b(?:less|under|below|up to|younger|mindre|under|högst|yngre|minder|"
                    r"jonger|tot|weniger|unter|bis|moins)\b", re.IGNORECASE)  # fmt: skip


def breakdowns_of(
    columns: Sequence[Column], *, taken: Taken, tongue: Tongue, at_most: int = MOST_BREAKDOWNS
) -> dict[str, DraftBreakdown]:
    """The breakdowns among columns, by the key of the column; the usual ones first.

    A column is one where its heading says so in words, and where at least two groups have ten
    people or more.
    """
    ranks = {background.code: rank for rank, background in enumerate(BACKGROUNDS)}
    found = [
        (ranks[background.code], column, background)
        for column in columns
        if (background := background_of(column.text)) is not None
        and (divides(column) or (background.is_ordered and bands_of(column, tongue)))
    ]
    # The first column of each sort is likelier to be the one that divides the organisation.
    seen: set[str] = set()
    firsts, seconds = [], []
    for rank, column, background in sorted(found, key=lambda one: one[0]):
        if background.code not in seen:
            firsts.append((rank, column, background))
        elif _is_name(column):
            seconds.append((rank, column, background))
        seen.add(background.code)
    chosen = [*firsts, *seconds][: max(0, at_most)]
    return {
        column.key: _breakdown(column, background, taken=taken, tongue=tongue)
        for _, column, background in chosen
    }


def in_natural_order(labels: Sequence[str]) -> list[str] | None:
    """Labels such as ages by their numbers, those without one last; None where most have none.

    >>> in_natural_order(["45-60", "> 60", "No answer", "18-29", "Under 18"])
    ['Under 18', '18-29', '45-60', '> 60', 'No answer']
    """
    places = {label: _place(label) for label in labels}
    numbered = [label for label, place in places.items() if place is not None]
    if 2 * len(numbered) <= len(labels):
        return None
    ranked = sorted(numbered, key=lambda label: places[label] or (0, 0))
    return [*ranked, *(label for label in labels if places[label] is None)]


def _place(label: str) -> tuple[int, int] | None:
    """Where a label stands by its first number: "under 30" before 30, "30 and more" behind."""
    found = (re.sub(r"\D", "", number) for number in _NUMBER.findall(label))
    numbers = [int(digits[:_MOST_DIGITS]) for digits in found]
    if not numbers:
        return None
    is_first = len(numbers) == 1 and bool(_FIRST.search(label))
    is_last = len(numbers) == 1 and not is_first and not label.strip().isdigit()
    return numbers[0], -1 if is_first else int(is_last)


def divides(column: Column) -> bool:
    """Whether a column puts people into groups, two of which have ten people or more."""
    shared = [count for count in column.values.values() if count >= _LARGE]
    return (
        len(column.values) >= 2
        and len(shared) >= 2
        and sum(shared) >= _COVERED * column.answered
        and not differs_by_person(column.values)
        and look_of_heading(column.variable.heading) is None
        and look_of_most(column.values) is None
        and not (len(column.values) <= _FEW and yes_no(list(column.values)) is not None)
    )


def _breakdown(
    column: Column, background: Background, *, taken: Taken, tongue: Tongue
) -> DraftBreakdown:
    heading = column.variable.text or column.variable.heading
    is_name = _is_name(column)
    return DraftBreakdown(
        code=taken.first_free([background.code]),
        label=tongue.said(heading) if is_name else tongue.written(background.label),
        groups=(bands_of(column, tongue) if background.is_ordered else ())
        or groups_of(column, tongue, is_ordered=background.is_ordered),
        columns=column.headings,
        guess=Guess(
            sureness=Sureness.LIKELY,
            because="the heading asks who somebody is, and groups share it",
        ),
        question={} if is_name else tongue.question(column),
    )


def _is_name(column: Column) -> bool:
    """Whether a heading can be the name of the division, as it stands."""
    heading = column.variable.text or column.variable.heading
    return len(heading) <= _LONGEST_LABEL and not heading.rstrip().endswith("?")


def groups_of(column: Column, tongue: Tongue, *, is_ordered: bool) -> tuple[DraftOption, ...]:
    """The groups of a column: in the order of their numbers, else by size, "other" last."""
    options = options_from(
        column.values, column.variable.categories, tongue, writable=Writable([column])
    )
    if len(options) > _MOST_GROUPS:
        options = with_other(
            [option for option in options if not option.is_other][:_MOST_GROUPS],
            tongue,
            is_needed=True,
        )
    labels = {fold(text): option for option in options for text in option.label.values()}
    own = [option for option in options if not option.is_other]
    names = [option.label[tongue.filed] for option in own]
    order = in_natural_order(names) or (_by_frequency(names) if is_ordered else None)
    if order is None:
        order = (
            names
            if column.variable.categories
            else [value for value in column.values if fold(value) in labels and value in names]
        )
    placed = [labels[fold(name)] for name in order]
    return (*placed, *(option for option in options if option not in placed))


def _by_frequency(names: Sequence[str]) -> list[str] | None:
    ordering = order_of(names)
    return None if ordering is None else list(ordering.points)
