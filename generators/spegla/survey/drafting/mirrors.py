"""What the IT management team was asked: the questions of the customers in other words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spegla.errors import UsageError
from spegla.survey.checks.spellings import spelling
from spegla.survey.drafting.catalogued import answers_on
from spegla.survey.drafting.codes import is_tool_code, slug
from spegla.survey.drafting.draft import DraftQuestion, DraftScale, Point, Unread
from spegla.survey.drafting.mirror_wordings import beginning, mirror_likeness, one_to_one
from spegla.survey.drafting.observed import Column, folded
from spegla.survey.drafting.tongue import Tongue
from spegla.survey.drafting.withheld import unread, withheld
from spegla.survey.tables import fold, parse_number

MIRROR = "mirror"
ON_A_SCALE = frozenset(
    {"rating", "outcome", "comparison", "effort", "recommendation", "importance", "points",
     "minimum", "desired"}
)  # fmt: skip
"""Kinds of questions that the team can be asked too."""
_NO = "no"
_FEWEST_IN_PLACE = 3
"""Columns of a form from which on each may mirror the question in its place."""
_LONGEST = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirrored:
    """The questions with what the team was asked.

    Args:
        questions: All of them.
        unread: Columns of the team that answer none, of the waves in which others do.
        points: What columns may mirror and the author has to say.
        waves: The waves of which the team's answers can be used at all.
    """

    questions: tuple[DraftQuestion, ...]
    unread: tuple[Unread, ...] = ()
    points: tuple[Point, ...] = ()
    waves: frozenset[str] = frozenset()


def mirrored(
    questions: Sequence[DraftQuestion],
    columns: Sequence[Column],
    tongue: Tongue,
    *,
    scales: Mapping[str, DraftScale],
    decisions: Mapping[str, str],
) -> Mirrored:
    """Questions of the customers with their wording for the team.

    A column of the team answers a question of which it has the mirror wording, the wording or the
    survey tool's code, or whose wording is clearly the likest. What is less like, or only stands
    in the same place of a form of as many items, is asked about and not taken. Mirror wording of
    the catalogue that no column has is dropped: the team was not asked.

    Args:
        questions: What the customers were asked.
        columns: The columns of the team.
        tongue: The language of the export.
        scales: The scales of the questions by code.
        decisions: The author's answers by key; those to ``mirror.<code>`` count.

    Raises:
        UsageError: An answer names a question or a column that there is not.
    """
    if not columns:
        return Mirrored(questions=tuple(questions))
    matching = _Matching(questions, columns, scales)
    matching.take_told(decisions)
    matching.take_named()
    points = [*matching.take_alike(decisions)] or [*matching.in_place(decisions)]
    answered = matching.answered
    waves = frozenset(wave for column in answered.values() for wave in column.headings)
    left = (
        matching.withheld.get(column.key)
        or unread(column, "no question of the customers is surely like it, words and answers")
        for column in columns
        if column.key not in {one.key for one in answered.values()}
    )
    return Mirrored(
        questions=tuple(_with_mirror(q, answered.get(q.code), tongue) for q in questions),
        unread=tuple(one for one in left if not waves.isdisjoint(one.waves)),
        points=tuple(points),
        waves=waves,
    )


class _Matching:
    """Columns of the team by the question that they answer, as they are found."""

    def __init__(
        self,
        questions: Sequence[DraftQuestion],
        columns: Sequence[Column],
        scales: Mapping[str, DraftScale],
    ) -> None:
        self.answered: dict[str, Column] = {}
        self.withheld = {c.key: reason for c in columns if (reason := withheld(c))}
        self._asked = {q.code: q for q in questions if q.kind in ON_A_SCALE}
        self._columns = [column for column in columns if column.key not in self.withheld]
        self._answers = {code: frozenset(answers_on(scale)) for code, scale in scales.items()}

    def take_told(self, decisions: Mapping[str, str]) -> None:
        """Take the columns that the author names."""
        for key, value in decisions.items():
            name, _, code = key.partition(".")
            if name != MIRROR or fold(value) == _NO:
                continue
            column = next((c for c in self._columns if fold(value) in _told(c)), None)
            if column is None or code not in self._asked or not self._may_answer(code, column):
                raise UsageError(
                    f"--answer {key}: expected the code of a question on a scale that customers "
                    "were asked in the same wave, and the heading of a column of the IT "
                    "management team with answers on this scale, or no."
                )
            self.answered[code] = column

    def take_named(self) -> None:
        """Take the columns that have a wording or code of a question."""
        names = _names([*self._asked.values()])
        for column in self._left():
            code = next((names[name] for name in _of(column) if name in names), None)
            if code is not None and code not in self.answered and self._may_answer(code, column):
                self.answered[code] = column

    def take_alike(self, decisions: Mapping[str, str]) -> Iterator[Point]:
        """Take the columns whose wording is clearly the likest; ask about what may be."""
        left = {column.key: column for column in self._left()}
        common = beginning([column.text for column in left.values()])
        likenesses = {
            (code, column.key): _likeness(question, column, common)
            for code, question in self._asked.items()
            if code not in self.answered and not _is_refused(code, decisions)
            for column in left.values()
            if self._may_answer(code, column)
        }
        for (code, key), (_, is_clear) in one_to_one(likenesses).items():
            if is_clear:
                self.answered[code] = left[key]
            else:
                yield _point(self._asked[code], left[key])

    def in_place(self, decisions: Mapping[str, str]) -> Iterator[Point]:
        """Ask about each column that stands in the place of a question, where all of them fit."""
        pairs = list(zip(self._asked.values(), self._left(), strict=False))
        is_one_form = len(self._asked) == len(self._left()) >= _FEWEST_IN_PLACE
        if self.answered or not is_one_form:
            return
        if all(self._may_answer(question.code, column) for question, column in pairs):
            for question, column in pairs:
                if not _is_refused(question.code, decisions):
                    yield _point(question, column)

    def _left(self) -> list[Column]:
        taken = {column.key for column in self.answered.values()}
        return [column for column in self._columns if column.key not in taken]

    def _may_answer(self, code: str, column: Column) -> bool:
        question = self._asked[code]
        is_asked = set(question.columns).issuperset(column.headings)
        known = self._answers.get(question.scale, frozenset())
        return is_asked and all(_is_one_of(known, value) for value in column.values)


def _is_one_of(answers: frozenset[str], value: str) -> bool:
    number = parse_number(value)
    return spelling(value) in answers or (number is not None and f"{number:g}" in answers)


def _told(column: Column) -> set[str]:
    return {fold(column.heading), fold(column.text)}


def _is_refused(code: str, decisions: Mapping[str, str]) -> bool:
    return fold(decisions.get(f"{MIRROR}.{code}", "")) == _NO


def _likeness(question: DraftQuestion, column: Column, common: int) -> float:
    mirrors = [column.text, *([column.variable.part] if column.variable.part else [])]
    return max(
        mirror_likeness(asked, mirror, common=common)
        for asked in question.text.values()
        for mirror in mirrors
    )


def _point(question: DraftQuestion, column: Column) -> Point:
    asked = next(iter(question.text.values()), question.code)
    return Point(
        key=f"{MIRROR}.{question.code}",
        ask=f"Does the IT management team's “{_shown(column.text)}” mirror the customers’ "
        f"“{_shown(asked)}”? Write the heading of its column if it does; it is left out unless "
        "you say so.",
        suggestion=column.heading,
    )


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _names(questions: Sequence[DraftQuestion]) -> Mapping[str, str]:
    """The question by each name that a column of the team may have, the surest last."""
    found = {f"code {question.code}": question.code for question in questions}
    for question in questions:
        for heading in question.columns.values():
            if isinstance(heading, str):
                found[folded(heading)] = question.code
    found |= {folded(text): q.code for q in questions for text in q.text.values()}
    return found | {folded(text): q.code for q in questions for text in q.mirror.values()}


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
    said = tongue.question(column)
    if not question.mirror:
        return replace(question, mirror=said)
    spelled = set(map(fold, question.mirror.values()))
    if _is_its_code(column, question) or not spelled.isdisjoint(_spelled(column)):
        # A column headed by a code alone tells no wording; the catalogue's stands.
        return question
    words = set(map(folded, question.mirror.values()))
    is_same = not words.isdisjoint((folded(column.text), folded(column.variable.part)))
    # The wording is found in the export as it stands there, to the last full stop.
    return replace(question, mirror={**question.mirror, **said} if is_same else said)


def _is_its_code(column: Column, question: DraftQuestion) -> bool:
    """Whether a column is headed by nothing but a code by which its question is found."""
    variable = column.variable
    headings = {fold(heading) for heading in question.columns.values() if isinstance(heading, str)}
    return is_tool_code(column.text, variable) and any(
        slug(name) == question.code or fold(name) in headings
        for name in (variable.heading, *variable.names)
    )


def _spelled(column: Column) -> set[str]:
    variable = column.variable
    return {fold(text) for text in (column.text, variable.part, *variable.names) if text}
