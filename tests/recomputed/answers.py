"""What people answered, read from the cells of an export."""

from dataclasses import dataclass
from functools import cache

import pandas as pd

from recomputed.files import NOW, SETTINGS, asked, cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The categories of a question."""

    low: int
    high: int
    favourable_from: int
    unfavourable_to: int
    dont_know: int

    @property
    def points(self) -> int:
        return self.high - self.low + 1


@cache
def scale(code: str) -> Scale:
    settings = SETTINGS["scales"][cell(code, "scale")]
    return Scale(
        low=settings["low"],
        high=settings["high"],
        favourable_from=settings["favourable_from"],
        unfavourable_to=settings["unfavourable_to"],
        dont_know=settings["dont_know"]["code"],
    )


def chosen(answers: pd.DataFrame, code: str) -> "pd.Series[float]":
    """The categories people chose: no blanks, no "don't know", no "does not apply"."""
    choices = pd.to_numeric(answers[code])
    return choices[choices.between(scale(code).low, scale(code).high)]


def turned(answers: pd.DataFrame, code: str) -> "pd.Series[float]":
    """The same with high always good: negatively worded questions are turned round."""
    choices, ends = chosen(answers, code), scale(code)
    is_reversed = cell(code, "reversed") == "yes"
    return ends.low + ends.high - choices if is_reversed else choices


def points_per_step(code: str) -> float:
    return 100 / (scale(code).high - scale(code).low)


def index(answers: pd.DataFrame, code: str) -> "pd.Series[float]":
    """The answers to a question, moved to 0 to 100."""
    return (turned(answers, code) - scale(code).low) * points_per_step(code)


def scores(answers: pd.DataFrame, codes: list[str]) -> "pd.Series[float]":
    """Each person's score, 0 to 100, where at least half of the questions were answered."""
    indexes = pd.DataFrame({code: index(answers, code) for code in codes}, index=answers.index)
    return indexes.mean(axis=1)[indexes.notna().sum(axis=1) * 2 >= len(codes)]


def rated(column: str, wanted: str, wave: str = NOW) -> list[str]:
    """Codes of the ratings that belong to a dimension or a need."""
    return [code for code in asked(wave, "rating") if cell(code, column) == wanted]


def options(code: str) -> dict[str, set[str]]:
    """The options of a choice, each with everything that a cell may call it."""
    name = cell(code, "scale")
    settings = SETTINGS["dimensions"] if name == "dimensions" else SETTINGS["options"][name]
    return {
        option: {option, *texts["label"].values(), *texts.get("values", ())}
        for option, texts in settings.items()
    }


def picked(answers: pd.DataFrame, code: str) -> pd.DataFrame:
    """Whether each option was chosen, for those who were asked and chose something.

    Whoever did not choose the option that ``only_if`` names was not asked, whatever the cell
    says.
    """
    if code in answers:
        cells = answers[code].str.split(";").map(set)
        ticks = {
            option: cells.map(lambda cell, names=names: not cell.isdisjoint(names))
            for option, names in options(code).items()
        }
    else:
        ticks = {option: answers[f"{code}[{option}]"] == "1" for option in options(code)}
    table = pd.DataFrame(ticks)
    condition, _, option = cell(code, "only_if").partition("=")
    if condition:
        table = table[picked(answers, condition).reindex(answers.index)[option].eq(other=True)]
    return table[table.any(axis=1)]
