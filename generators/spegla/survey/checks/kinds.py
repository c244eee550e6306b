"""The kinds of questions, and which columns of the code book each of them takes."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from spegla.survey.checks.form import Record
from spegla.survey.checks.problems import ProblemList
from spegla.survey.questions import ChoiceKind, QuestionKind
from spegla.survey.tables import fold


class PlainKind(StrEnum):
    """Kinds of questions that have neither a scale nor options."""

    NUMBER = "number"
    """Answered with a number."""
    TEXT = "text"
    """Answered in one's own words."""


Kind = QuestionKind | ChoiceKind | PlainKind
KINDS: tuple[Kind, ...] = (*QuestionKind, *ChoiceKind, *PlainKind)
LEVELS = tuple(kind for kind in QuestionKind if kind.is_about_level)

_TAKEN_BY: Mapping[str, tuple[Kind, ...]] = {
    "dimension": (QuestionKind.RATING, QuestionKind.COMPARISON, *LEVELS),
    "scale": (*QuestionKind, *ChoiceKind, PlainKind.NUMBER),
    "reversed": (
        QuestionKind.RATING,
        QuestionKind.OUTCOME,
        QuestionKind.COMPARISON,
        QuestionKind.EFFORT,
    ),
    "need": (QuestionKind.RATING,),
    "sensitive": (*(kind for kind in QuestionKind if not kind.is_about_level), *ChoiceKind),
    "at_most": (ChoiceKind.MULTIPLE,),
    "only_if": tuple(ChoiceKind),
    "mirror": tuple(QuestionKind),
}

_YES_OR_NO = ("reversed", "sensitive")


def check_columns_of_kind(record: Record, kind: Kind, problems: ProblemList) -> None:
    """Check that a row fills no cell that means nothing for its kind.

    What nobody reads would be believed to have an effect.
    """
    for column, cell in record.cells.items():
        name = "mirror" if column.startswith("mirror_") else column
        says_nothing = not cell or (name in _YES_OR_NO and fold(cell) == "no")
        if not says_nothing and kind not in _TAKEN_BY.get(name, KINDS):
            problems.add(
                f'a question of the kind "{kind}" takes no {name}',
                f"Leave the cell blank; only these kinds have it: {named(_TAKEN_BY[name])}.",
                row=record.row,
                column=column,
            )


def named(kinds: Iterable[Kind]) -> str:
    """Kinds as the code book writes them, for a message."""
    return ", ".join(kind.value for kind in kinds)
