"""What items on a scale are for: ratings, the questions of the index, importance and the like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spegla.survey.drafting.draft import Guess, Sureness
from spegla.survey.drafting.observed import Column
from spegla.survey.drafting.pairs import importances_among, pairs_of
from spegla.survey.drafting.scales import Scaled
from spegla.survey.drafting.vocabulary import asks_effort, asks_outcome
from spegla.survey.wording import asks_likelihood_to_recommend, asks_overall_satisfaction

_TEN = (0, 10)
_FEW_ITEMS = 4
"""Items of one grid up to which one of them can be about everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One column on a scale.

    Args:
        column: The column.
        scaled: Its battery, with the scale.
        kind: As ``questions.csv`` writes it; "single" where no end of the scale is the good one.
        guess: How sure that is.
        partner: Of an item of importance, the key of the column of its rating.
    """

    column: Column
    scaled: Scaled
    kind: str
    guess: Guess
    partner: str = ""


def items_of(found: Sequence[Scaled]) -> tuple[Item, ...]:
    """Every column of the batteries with what it is for, in their order.

    Where nothing is a rating, the largest battery holds the ratings: a report needs some.
    """
    columns = [(column, one) for one in found for column in one.battery.columns]
    told = importances_among([column for column, _ in columns])
    importances = [c for c, one in columns if c.key in told or one.is_of_importance]
    left = {column.key for column in importances}
    others = [c for c, one in columns if c.key not in left and one.is_about_good]
    pairs = pairs_of(importances, others)
    items = [_item(column, one, pairs, left) for column, one in columns]
    return tuple(items if any(item.kind == "rating" for item in items) else _promoted(items))


def _item(column: Column, one: Scaled, pairs: Mapping[str, str], importances: set[str]) -> Item:
    if column.key in pairs:
        return Item(
            column=column,
            scaled=one,
            kind="importance",
            guess=Guess(
                sureness=Sureness.LIKELY, because="an item on the same subject rates how it is"
            ),
            partner=pairs[column.key],
        )
    if column.key in importances:
        return _no_rating(column, one, "it asks how important something is that nothing rates")
    if not one.is_about_good and not asks_likelihood_to_recommend(_words_of(column)):
        return _no_rating(column, one, "neither end of its scale is the good one by itself")
    kind, because = _kind(column, one)
    is_told = one.scale.is_directed and one.scale.guess.sureness is not Sureness.UNSURE
    sureness = Sureness.LIKELY if is_told else Sureness.UNSURE
    return Item(
        column=column, scaled=one, kind=kind, guess=Guess(sureness=sureness, because=because)
    )


def _no_rating(column: Column, one: Scaled, because: str) -> Item:
    guess = Guess(sureness=Sureness.UNSURE, because=because)
    return Item(column=column, scaled=one, kind="single", guess=guess)


def _kind(column: Column, one: Scaled) -> tuple[str, str]:
    text = _words_of(column)
    if asks_likelihood_to_recommend(text):
        is_to_ten = (one.scale.low, one.scale.high) == _TEN
        return ("recommendation" if is_to_ten else "comparison"), "it asks what one would recommend"
    if len(one.battery.columns) <= _FEW_ITEMS or not column.variable.part:
        if asks_overall_satisfaction(text):
            return "outcome", "it asks about satisfaction on the whole"
        if asks_outcome(text):
            return "outcome", "it asks for a grade, or holds IT against what one expects"
    if asks_effort(text):
        return "effort", "it asks how easy it was"
    return "rating", one.scale.guess.because


def _words_of(column: Column) -> str:
    """The row of a grid alone, since the question above it is that of all rows."""
    return column.variable.part or column.text


def _promoted(items: Sequence[Item]) -> list[Item]:
    """The items of the largest battery as ratings."""
    sizes = {
        item.scaled.scale.code: sum(i.scaled.scale.code == item.scaled.scale.code for i in items)
        for item in items
    }
    if not sizes:
        return []
    largest = max(sizes, key=lambda code: sizes[code])
    because = "there are no surer ratings"
    return [
        Item(
            column=item.column,
            scaled=item.scaled,
            kind="rating",
            guess=Guess(sureness=Sureness.UNSURE, because=because),
        )
        if item.scaled.scale.code == largest
        else item
        for item in items
    ]
