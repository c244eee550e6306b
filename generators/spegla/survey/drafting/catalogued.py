"""Questions of the catalogue among the columns of exports, known by their words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spegla.survey.catalogue import Catalogue
from spegla.survey.checks.cells import MOST_STRAY
from spegla.survey.checks.plan import DIMENSIONS
from spegla.survey.checks.separated import parts_of
from spegla.survey.checks.spellings import option_spelling, spelling
from spegla.survey.drafting.breakdowns import divides, groups_of
from spegla.survey.drafting.choices import spellings_of, values_by_label
from spegla.survey.drafting.draft import (
    Draft,
    DraftBreakdown,
    DraftOption,
    DraftQuestion,
    DraftScale,
    Guess,
    Outside,
    Sureness,
)
from spegla.survey.drafting.from_catalogue import draft_of_catalogue
from spegla.survey.drafting.observed import Column, folded
from spegla.survey.drafting.several import OverColumns
from spegla.survey.drafting.tongue import Tongue
from spegla.survey.drafting.writable import Writable
from spegla.survey.tables import fold

_FEWEST_CODES = 5
"""Columns headed by codes of the catalogue from which on these are taken for it."""
_OFF = 0.02
"""Share of the answers that may be no answer of the catalogue though several people gave it."""
_NEVER_IN_CODE = re.compile(r"[^a-z0-9]+")
_GUESS = Guess(sureness=Sureness.SURE, because="a question of the catalogue, word for word")
_ON_A_SCALE = frozenset(
    {"rating", "outcome", "comparison", "effort", "recommendation", "importance", "points",
     "minimum", "desired"}
)  # fmt: skip
LEVELS = frozenset({"importance", "points", "minimum", "desired"})
"""Kinds that say how high the bar is, of a dimension that has a rating."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What of the catalogue exports hold.

    Args:
        catalogue: All that it asks, None where there is no catalogue.
        questions: By the key of the column, or of the first of several.
        breakdowns: By the key of the column.
        scales: The scales of the questions.
        options: The lists of options of the questions, by name.
    """

    catalogue: Draft | None = None
    questions: Mapping[str, DraftQuestion] = field(default_factory=dict)
    breakdowns: Mapping[str, DraftBreakdown] = field(default_factory=dict)
    scales: Mapping[str, DraftScale] = field(default_factory=dict)
    options: Mapping[str, tuple[DraftOption, ...]] = field(default_factory=dict)


def known_in(
    columns: Sequence[Column],
    several: Sequence[OverColumns],
    catalogue: Catalogue | None,
    tongue: Tongue,
) -> Known:
    """What of the catalogue is among the columns, with answers that its scales and lists have.

    Args:
        columns: Columns that may hold answers.
        several: Those among them that are the options of a choice.
        catalogue: The questions of the method, where they are at hand.
        tongue: The language of the export.
    """
    if catalogue is None:
        return Known()
    asked = draft_of_catalogue(catalogue, catalogue.settings.languages, wave="now")
    index = _index(asked)
    options_of = {column.key for one in several for column in one.columns}
    waves = {wave for column in columns for wave in column.headings}
    reader = _Reader(asked, tongue, waves)
    codes = _codes(columns, asked)
    for column in columns:
        if column.key not in options_of:
            code = next((index[n] for n in _names(column) if n in index), codes.get(column.key))
            if code is not None:
                reader.take(code, column)
    for choice in several:
        code = index.get(folded(choice.columns[0].variable.text))
        if code is not None:
            reader.take_several(code, choice)
    return reader.known()


def _index(asked: Draft) -> dict[str, str]:
    """The code of each question and breakdown by its folded words in each language."""
    texts: list[tuple[str, str]] = [
        (folded(text), question.code)
        for question in asked.questions
        for text in question.text.values()
    ]
    texts += [
        (folded(text), breakdown.code)
        for breakdown in asked.breakdowns
        for text in (*breakdown.question.values(), *breakdown.label.values())
    ]
    return dict(texts)


def _names(column: Column) -> Iterator[str]:
    variable = column.variable
    yield folded(column.text)
    if variable.part:
        yield folded(variable.part)
    else:
        yield from map(folded, (variable.text, *variable.names))


def _codes(columns: Sequence[Column], asked: Draft) -> dict[str, str]:
    """The catalogue's code by column, where enough columns are headed by its codes."""
    codes = [question.code for question in asked.questions]
    codes += [breakdown.code for breakdown in asked.breakdowns]
    known = {_bare(code): code for code in codes}
    found = {}
    for column in columns:
        names = (column.variable.heading, *column.variable.names)
        code = next((known[_bare(name)] for name in names if _bare(name) in known), None)
        if code is not None:
            found[column.key] = code
    is_catalogue = len(found) >= max(_FEWEST_CODES, len(columns) // 2)
    return found if is_catalogue else {}


def _bare(name: str) -> str:
    return _NEVER_IN_CODE.sub("", name.lower())


class _Reader:
    """Takes questions whose answers fit, each once."""

    def __init__(self, asked: Draft, tongue: Tongue, waves: set[str]) -> None:
        self._asked = asked
        self._waves = waves
        self._tongue = tongue
        self._questions = {question.code: question for question in asked.questions}
        self._breakdowns = {breakdown.code: breakdown for breakdown in asked.breakdowns}
        self._scales = {scale.code: scale for scale in asked.scales}
        self._options = {**asked.options, DIMENSIONS: _themes(asked)}
        self._found: dict[str, DraftQuestion] = {}
        self._divided: dict[str, DraftBreakdown] = {}

    def take(self, code: str, column: Column) -> None:
        """Take a column for the question or breakdown of this code, if its answers fit."""
        if code in self._breakdowns:
            # A breakdown divides the respondents of every wave, or it is none.
            if self._waves == set(column.headings):
                self._take_breakdown(self._breakdowns.pop(code), column)
            return
        question = self._questions.get(code)
        if question is None or not self._fits(question, column):
            return
        del self._questions[code]
        self._found[column.key] = replace(question, columns=column.headings, guess=_GUESS)

    def take_several(self, code: str, choice: OverColumns) -> None:
        """Take columns for the options of the choice of this code, if it has just these."""
        question = self._questions.get(code)
        if question is None or question.kind != "multiple":
            return
        known = spellings_of(self._options[question.scale])
        labels = [column.variable.part for column in choice.columns]
        codes = [known.get(option_spelling(label)) for label in labels]
        if None in codes or set(codes) != set(known.values()):
            return
        columns = {
            wave: {
                str(option): column.headings[wave]
                for option, column in zip(codes, choice.columns, strict=True)
            }
            for wave in choice.columns[0].headings
        }
        del self._questions[code]
        self._found[choice.columns[0].key] = replace(question, columns=columns, guess=_GUESS)

    def known(self) -> Known:
        """What was taken, without what rests on dimensions that nothing rates."""
        rated = {q.dimension for q in self._found.values() if q.kind == "rating"}
        is_whole = rated >= {d.code for d in self._asked.dimensions}
        left = {
            key: question
            for key, question in self._found.items()
            if (question.kind not in LEVELS or question.dimension in rated)
            and (question.scale != DIMENSIONS or is_whole)
        }
        zones = _zones(left.values())
        left = {
            key: question
            for key, question in left.items()
            if question.kind not in ("minimum", "desired") or question.dimension in zones
        }
        codes = {question.code for question in left.values()}
        used = {question.scale for question in left.values()}
        return Known(
            catalogue=self._asked,
            questions={
                key: replace(
                    question,
                    dimension=question.dimension if question.dimension in rated else "",
                    only_if=question.only_if if question.only_if.split("=")[0] in codes else "",
                )
                for key, question in left.items()
            },
            breakdowns=self._divided,
            scales={code: scale for code, scale in self._scales.items() if code in used},
            options={
                name: options
                for name, options in self._options.items()
                if name in used and name != DIMENSIONS
            },
        )

    def _fits(self, question: DraftQuestion, column: Column) -> bool:
        """Whether nearly all answers of a column are answers of the question."""
        if question.kind in _ON_A_SCALE:
            scale = _with_tool_values(self._scales[question.scale], column)
            off = _off(column, set(answers_on(scale)))
            if not _are_few(off, column):
                return False
            strays = scale.strays + sum(off.values())
            self._scales[scale.code] = replace(scale, strays=strays)
            return True
        if question.kind in ("text", "number"):
            return question.kind == "text" or column.is_numeric
        name = question.scale
        options = _with_tool_codes(self._options[name], column)
        spelled = spellings_of(options)
        has_other = any(option.is_other for option in options)
        is_read = has_other or all(
            option is not None for cell in column.cells for _, option in parts_of(cell, spelled)
        )
        if is_read and name != DIMENSIONS:
            self._options[name] = options
        return is_read

    def _take_breakdown(self, breakdown: DraftBreakdown, column: Column) -> None:
        groups = _with_tool_codes(breakdown.groups, column)
        known = {
            spelling(text)
            for group in groups
            for text in (group.code, *group.values, *group.label.values())
        }
        if not all(spelling(value) in known for value in column.values):
            if not divides(column):
                return
            # Departments are named by each organisation; the catalogue only asks for them.
            groups = groups_of(column, self._tongue, is_ordered=False)
        self._divided[column.key] = replace(
            breakdown, groups=groups, columns=column.headings, guess=_GUESS
        )


def _themes(asked: Draft) -> tuple[DraftOption, ...]:
    return tuple(DraftOption(code=one.code, label=one.label) for one in asked.dimensions)


def _zones(questions: Iterable[DraftQuestion]) -> set[str]:
    """The dimensions of which both the minimum and the desired level are there."""
    levels = [(question.kind, question.dimension) for question in questions]
    return {dimension for _, dimension in levels
            if {("minimum", dimension), ("desired", dimension)} <= set(levels)}  # fmt: skip


def answers_on(scale: DraftScale) -> Iterator[str]:
    """Each spelling of each answer that is understood when the export is read."""
    yield from scale.values or map(str, range(scale.low, scale.high + 1))
    for label in scale.labels:
        yield from map(spelling, label.values())
    yield from map(spelling, scale.values)
    for outside in (scale.dont_know, scale.not_applicable):
        if outside is not None:
            yield str(outside.code)
            yield from map(spelling, (*outside.label.values(), *outside.values))


def _off(column: Column, known: set[str]) -> Mapping[str, int]:
    """The answers that are none of the known, with how many cells hold each."""
    return {value: n for value, n in column.values.items() if spelling(value) not in known}


def _are_few(off: Mapping[str, int], column: Column) -> bool:
    """Whether answers are slips and words of one or two people, not an answer that was offered."""
    writable = Writable([column])
    shared = sum(count for value, count in off.items() if value in writable)
    is_few = sum(off.values()) <= MOST_STRAY * column.answered
    return is_few and shared <= _OFF * column.answered


def _with_tool_values(scale: DraftScale, column: Column) -> DraftScale:
    """The scale with what the tool writes for its labels."""
    place = {
        fold(text): scale.low + number
        for number, label in enumerate(scale.labels)
        for text in label.values()
    }
    values = {
        category.value: place[fold(category.label)]
        for category in column.variable.categories
        if fold(category.label) in place and category.value != category.label
    }
    if len(scale.labels) == 2 or all(value == str(point) for value, point in values.items()):
        return scale
    outside = {
        fold(c.label): c.value for c in column.variable.categories if fold(c.label) not in place
    }
    return replace(
        scale,
        values={**scale.values, **values},
        dont_know=_with_value(scale.dont_know, outside),
        not_applicable=_with_value(scale.not_applicable, outside),
    )


def _with_value(outside: Outside | None, values: Mapping[str, str]) -> Outside | None:
    if outside is None:
        return None
    more = [values[fold(t)] for t in outside.label.values() if fold(t) in values]
    new = [v for v in dict.fromkeys(more) if v not in outside.values and v != str(outside.code)]
    return replace(outside, values=(*outside.values, *new))


def _with_tool_codes(options: Sequence[DraftOption], column: Column) -> tuple[DraftOption, ...]:
    """The options with what the tool writes for their labels."""
    written = values_by_label(column.variable.categories)
    known = spellings_of(options)
    found = []
    for option in options:
        more = [
            value
            for text in option.label.values()
            for value in written.get(fold(text), ())
            if option_spelling(value) not in known
        ]
        found.append(replace(option, values=(*option.values, *dict.fromkeys(more))))
    return tuple(found)
