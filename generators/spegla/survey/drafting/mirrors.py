"""What the IT management team was asked: the questions of the customers in other words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spegla.survey.drafting.codes import is_tool_code, slug
from spegla.survey.drafting.draft import DraftQuestion, Unread
from spegla.survey.drafting.observed import Column, folded
from spegla.survey.drafting.tongue import Tongue
from spegla.survey.drafting.withheld import unread, withheld

ON_A_SCALE = frozenset(
    {"rating", "outcome", "comparison", "effort", "recommendation", "importance", "points",
     "minimum", "desired"}
)  # fmt: skip
"""Kinds of questions that the team can be asked too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirrored:
    """The questions with what the team was asked, and its columns that answer none of them."""

    questions: tuple[DraftQuestion, ...]
    unread: tuple[Unread, ...]


def mirrored(
    questions: Sequence[DraftQuestion], columns: Sequence[Column], tongue: Tongue
) -> Mirrored:
    """Questions of the customers with their wording for the team.

    A column of the team answers a question of which it has the mirror wording, the wording, or
    the survey tool's code. Mirror wording of the catalogue that no column has is dropped: the
    team was not asked.

    Args:
        questions: What the customers were asked.
        columns: The columns of the team.
        tongue: The language of the export.
    """
    if not columns:
        return Mirrored(questions=tuple(questions), unread=())
    names = _names(questions)
    waves = {question.code: set(question.columns) for question in questions}
    answered: dict[str, Column] = {}
    left = []
    for column in columns:
        reason = withheld(column)
        code = None if reason else next((names[n] for n in _of(column) if n in names), None)
        is_asked = code is not None and waves[code].issuperset(column.headings)
        if code is not None and is_asked and code not in answered:
            answered[code] = column
        else:
            left.append(reason or unread(column, "no question of the customers is like it"))
    return Mirrored(
        questions=tuple(_with_mirror(q, answered.get(q.code), tongue) for q in questions),
        unread=tuple(left),
    )


def _names(questions: Sequence[DraftQuestion]) -> Mapping[str, str]:
    """The question by each name that a column of the team may have, the surest last."""
    asked = [question for question in questions if question.kind in ON_A_SCALE]
    found = {f"code {question.code}": question.code for question in asked}
    for question in asked:
        for heading in question.columns.values():
            if isinstance(heading, str):
                found[folded(heading)] = question.code
    found |= {folded(text): q.code for q in asked for text in q.text.values()}
    return found | {folded(text): q.code for q in asked for text in q.mirror.values()}


def _of(column: Column) -> list[str]:
    variable = column.variable
    names = (variable.heading, *variable.names)
    return [
        folded(column.text),
        *([folded(variable.part)] if variable.part else []),
        *map(folded, names),
        *(f"code {slug(name)}" for name in names if is_tool_code(name, variable)),
    ]


def _with_mirror(question: DraftQuestion, column: Column | None, tongue: Tongue) -> DraftQuestion:
    if column is None:
        return replace(question, mirror={})
    known = {folded(text) for text in question.mirror.values()}
    names = {folded(column.text), folded(column.variable.part)}
    # A column headed by a code alone tells no wording; the catalogue's stands.
    is_told = bool(question.mirror) and (
        not known.isdisjoint(names) or is_tool_code(column.text, column.variable)
    )
    return question if is_told else replace(question, mirror=tongue.question(column))
