"""Columns that are on no scale: choices, numbers, own words, or nothing that can be read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from spegla.survey.drafting.amounts import are_numbers, number_of
from spegla.survey.drafting.choices import DraftChoice, choice_of, options_from, with_other
from spegla.survey.drafting.codes import Taken
from spegla.survey.drafting.draft import (
    DraftNumber,
    DraftOption,
    DraftQuestion,
    Guess,
    Sureness,
    Unread,
)
from spegla.survey.drafting.kinds import Item
from spegla.survey.drafting.observed import Column
from spegla.survey.drafting.several import OverColumns
from spegla.survey.drafting.tongue import Tongue
from spegla.survey.drafting.vocabulary import asks_amount
from spegla.survey.drafting.withheld import unread
from spegla.survey.tables import fold, parse_number

_FEWEST = 3
_MANY = 12
_LETTERS = 0.5
"""Share of the answers that hold words, in a column of own words."""


class Lists:
    """Lists of options by name; a list that is there already is used again."""

    def __init__(self, known: Mapping[str, tuple[DraftOption, ...]]) -> None:
        self.by_name = dict(known)
        self._taken = Taken(["dimensions", *known])

    def named(self, options: tuple[DraftOption, ...], wish: str) -> str:
        """The name of the list with these options, new or known."""
        for name, known in self.by_name.items():
            if known == options:
                return name
        name = self._taken.first_free([wish])
        self.by_name[name] = options
        return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordinary:
    """What a column on no scale is: a question, with its number where it asks for one."""

    question: DraftQuestion
    number: DraftNumber | None = None


def ordinary_of(
    column: Column, code: str, *, lists: Lists, numbers: Taken, tongue: Tongue
) -> Ordinary | Unread:
    """The question that a column answers, or why it is left unread.

    Args:
        column: A column that is neither withheld nor on a scale.
        code: The code of the question.
        lists: The lists of options so far.
        numbers: The codes of numbers that are in use.
        tongue: The language of the export.
    """
    if len(column.values) == 1 and column.answered >= _FEWEST:
        return unread(column, "everybody has the same answer in it")
    draft = DraftQuestion(
        code=code,
        kind="text",
        text=tongue.question(column),
        columns=column.headings,
        guess=Guess(sureness=Sureness.LIKELY, because="nearly every answer is different"),
    )
    if are_numbers(column) and not column.variable.categories:
        return _of_numbers(column, draft, lists=lists, numbers=numbers, tongue=tongue)
    if _are_numbers_but_few(column):
        return unread(column, "most of its answers are numbers, some are not")
    choice = choice_of(column, tongue)
    if choice is not None:
        return Ordinary(question=_chosen(draft, choice, lists))
    if _are_words(column):
        return Ordinary(question=draft)
    return unread(column, "its answers are neither words, nor numbers, nor options to choose")


def chosen_over_columns(choice: OverColumns, code: str, lists: Lists, tongue: Tongue) -> (
    DraftQuestion
):  # fmt: skip
    """The question of a choice that has a column for each option."""
    first = choice.columns[0]
    text = first.variable.text or first.variable.together
    return DraftQuestion(
        code=code,
        kind="multiple",
        text=tongue.said(text),
        columns=choice.headings(),
        guess=Guess(sureness=Sureness.SURE, because="a column for each option"),
        scale=lists.named(choice.options, code),
    )


def chosen_from_scale(item: Item, draft: DraftQuestion, lists: Lists, tongue: Tongue) -> (
    DraftQuestion
):  # fmt: skip
    """An item on a scale of which no end is the good one, as a choice among its points."""
    scale = item.scaled.scale
    categories = item.scaled.battery.columns[0].variable.categories
    points = scale.points or tuple(map(str, range(scale.low, scale.high + 1)))
    outside = [o for o in (scale.dont_know, scale.not_applicable) if o is not None]
    labels = (label for o in outside for label in (o.label[tongue.filed], *o.values))
    # Every point is an option: the scale was offered, whoever used it.
    texts = tuple(dict.fromkeys((*points, *labels)))
    options = _in_order(options_from(texts, categories, tongue, writable=texts), texts, tongue)
    options = with_other(options, tongue, is_needed=_has_more(item))
    return replace(draft, kind="single", dimension="", scale=lists.named(options, scale.code))


def _has_more(item: Item) -> bool:
    """Whether people answered with what is on no scale."""
    return bool(item.scaled.battery.beside) or item.column.key in item.scaled.battery.strays


def _in_order(
    options: tuple[DraftOption, ...], labels: tuple[str, ...], tongue: Tongue
) -> tuple[DraftOption, ...]:
    place = {fold(label): number for number, label in enumerate(labels)}
    return tuple(sorted(options, key=lambda o: place.get(fold(o.label[tongue.filed]), len(place))))


def _of_numbers(
    column: Column, draft: DraftQuestion, *, lists: Lists, numbers: Taken, tongue: Tongue
) -> Ordinary | Unread:
    choice = None if asks_amount(column.text) else choice_of(column, tongue)
    if choice is not None:
        return Ordinary(question=_chosen(draft, choice, lists))
    number = number_of(column, taken=numbers, tongue=tongue)
    if number is not None:
        every = "nearly every" if number.strays else "every"
        guess = Guess(sureness=Sureness.LIKELY, because=f"{every} answer is a number")
        question = replace(draft, kind="number", scale=number.code, guess=guess)
        return Ordinary(question=question, number=number)
    choice = choice_of(column, tongue)
    if choice is not None:
        return Ordinary(question=_chosen(draft, choice, lists))
    return unread(column, "too few numbers differ to make classes of them")


def _chosen(draft: DraftQuestion, choice: DraftChoice, lists: Lists) -> DraftQuestion:
    wish = "yes_no" if choice.kind == "yes_no" else draft.code
    return replace(
        draft, kind=choice.kind, scale=lists.named(choice.options, wish), guess=choice.guess
    )


def _are_numbers_but_few(column: Column) -> bool:
    """Whether a question for a number has answers of which some cannot be read as one."""
    numbers = [count for value, count in column.values.items() if parse_number(value) is not None]
    return (
        asks_amount(column.text)
        and not column.is_numeric
        and len(column.values) > _MANY
        and sum(numbers) >= _LETTERS * column.answered
    )


def _are_words(column: Column) -> bool:
    words = sum(
        count
        for value, count in column.values.items()
        if parse_number(value) is None and any(map(str.isalpha, value))
    )
    return words >= _LETTERS * column.answered
