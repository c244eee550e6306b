"""Questions answered by choosing: the options as the export has them, none of them one person's."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from spegla.survey.checks.separated import is_ambiguous, parts_of
from spegla.survey.checks.spellings import option_spelling
from spegla.survey.drafting.codes import codes_of
from spegla.survey.drafting.draft import DraftOption, Guess, Sureness
from spegla.survey.drafting.observed import Column
from spegla.survey.drafting.separators import counted, pieces_of
from spegla.survey.drafting.tongue import Tongue
from spegla.survey.drafting.vocabulary import OTHER, YES_NO
from spegla.survey.drafting.writable import Writable
from spegla.survey.exports.answers import Category
from spegla.survey.tables import fold, parse_number
from spegla.survey.wording import is_other, yes_no

_MOST_OPTIONS = 40
_MOST_OF_YES_NO = 8
"""Spellings of yes, no and unsure."""
_COVERED = 0.6
"""Share of the answers that the options of a choice cover."""
_CLAUSES = 3
"""Words from which an answer can be more than one clause."""
_BETWEEN_CLAUSES = re.compile(r"[;\n]|[.!?]\s+\S|[!?]$")
_UNSURE = ("yes", "no", "unsure")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftChoice:
    """A choice as one column shows it."""

    kind: str
    options: tuple[DraftOption, ...]
    guess: Guess


def choice_of(column: Column, tongue: Tongue) -> DraftChoice | None:
    """The choice that a column answers, None where its cells are no options.

    An answer becomes an option where the questionnaire has it or several people gave it; all
    others count as one option, since the words of one person stay out of the files.
    """
    if not column.values:
        return None
    return _yes_no(column, tongue) or _multiple(column, tongue) or _single(column, tongue)


def options_from(
    values: Iterable[str],
    categories: Sequence[Category],
    tongue: Tongue,
    *,
    writable: Container[str],
) -> tuple[DraftOption, ...]:
    """The options of a list: those of the questionnaire in its order, then those that were given.

    What is left is one further option, "other", where there is any.

    Args:
        values: The answers, the most frequent first.
        categories: What the questionnaire tells.
        tongue: The language of the export.
        writable: The answers that are nobody's own words.
    """
    told = {option_spelling(c.label): c for c in categories if not c.is_missing}
    tool_values = values_by_label(categories)
    labels = {key: category.label for key, category in told.items()}
    for value in values:
        if value in writable:
            labels.setdefault(option_spelling(value), value)
    written = {option_spelling(value) for found in tool_values.values() for value in found}
    options = [
        DraftOption(
            code=code,
            label=tongue.label(told[key]) if key in told else tongue.said(label),
            values=tool_values.get(fold(label), ()),
            is_other=is_other(label),
        )
        for (key, label), code in zip(
            labels.items(), codes_of(labels.values(), but=written), strict=True
        )
    ]
    has_more = any(option_spelling(value) not in labels.keys() | written for value in values)
    return with_other(_one_other(options), tongue, is_needed=has_more)


def values_by_label(categories: Sequence[Category]) -> Mapping[str, tuple[str, ...]]:
    """What the tool writes for each folded label, where that is neither a label itself."""
    labels = {fold(category.label) for category in categories}
    return {
        fold(category.label): (category.value,)
        for category in categories
        if category.value and fold(category.value) not in labels
    }


def with_other(
    options: Sequence[DraftOption], tongue: Tongue, *, is_needed: bool
) -> tuple[DraftOption, ...]:
    """The options, with one for everything else where that is needed and there is none."""
    if not is_needed or any(option.is_other for option in options):
        return tuple(options)
    labels = set(spellings_of(options))
    code = next(c for c in ("other", "something_else", "other_answers") if c not in labels)
    label = tongue.written(OTHER)
    if labels & set(map(fold, label.values())):
        label = {language: f"{text} (…)" for language, text in label.items()}
    return (*options, DraftOption(code=code, label=label, is_other=True))


def spellings_of(options: Iterable[DraftOption]) -> Mapping[str, str]:
    """Option codes by each spelling that is understood when the export is read."""
    return {
        option_spelling(text): option.code
        for option in options
        for text in (option.code, *option.values, *option.label.values())
    }


def _one_other(options: Sequence[DraftOption]) -> list[DraftOption]:
    """The options with the first "other" alone as that."""
    first = next((option.code for option in options if option.is_other), None)
    return [
        DraftOption(
            code=option.code,
            label=option.label,
            values=option.values,
            is_other=option.code == first,
        )
        for option in options
    ]


def _yes_no(column: Column, tongue: Tongue) -> DraftChoice | None:
    labels = _labels(column)
    writable = Writable([column])
    meant = yes_no(labels) if len(labels) <= _MOST_OF_YES_NO else None
    if meant is None or any(value not in meant or value not in writable for value in column.values):
        return None
    texts = {fold(c.label): tongue.label(c) for c in column.variable.categories}
    tool_values = values_by_label(column.variable.categories)
    options = []
    for code in _UNSURE:
        said = [label for label in labels if meant.get(label) == code]
        is_worded = bool(said) and parse_number(said[0]) is None
        if is_worded:
            also = [*said[1:], *tool_values.get(fold(said[0]), ())]
            label = texts.get(fold(said[0])) or tongue.said(said[0])
            options.append(DraftOption(code=code, label=label, values=tuple(also)))
        elif said or code in YES_NO:
            label = tongue.written(YES_NO[code])
            options.append(DraftOption(code=code, label=label, values=tuple(said)))
    return DraftChoice(
        kind="yes_no",
        options=tuple(options),
        guess=Guess(sureness=Sureness.SURE, because="the answers are yes and no"),
    )


def _labels(column: Column) -> list[str]:
    labels = [c.label for c in column.variable.categories if not c.is_missing]
    known = set(map(fold, labels))
    return labels + [value for value in column.values if fold(value) not in known]


def _multiple(column: Column, tongue: Tongue) -> DraftChoice | None:
    categories = column.variable.categories
    pieces = pieces_of(column.cells, known=[category.label for category in categories])
    if pieces is None:
        return None
    parts = counted(pieces, column.cells)
    if len(parts) > _MOST_OPTIONS:
        return None
    writable = Writable([column], pieces=pieces)
    options = options_from(parts, categories, tongue, writable=writable)
    options = _read_back(column, options, tongue)
    if len(options) < 2 or _share_covered(column, options) < _COVERED:
        return None
    return DraftChoice(
        kind="multiple",
        options=options,
        guess=Guess(
            sureness=Sureness.LIKELY, because="cells hold several answers that many people share"
        ),
    )


def _read_back(
    column: Column, options: tuple[DraftOption, ...], tongue: Tongue
) -> tuple[DraftOption, ...]:
    """The options without those that make a cell readable in two ways, and with an "other"."""
    known = spellings_of(options)
    torn = {
        option.code
        for option in options
        for text in option.label.values()
        if is_ambiguous(text, known)
    }
    left = tuple(option for option in options if option.code not in torn)
    known = spellings_of(left)
    has_more = any(code is None for cell in column.cells for _, code in parts_of(cell, known))
    return with_other(left, tongue, is_needed=has_more)


def _share_covered(column: Column, options: Sequence[DraftOption]) -> float:
    """Share of what people chose that is an option by itself."""
    known = spellings_of(options)
    found: Counter[bool] = Counter()
    for cell, count in column.cells.items():
        for _, code in parts_of(cell, known):
            found[code is not None] += count
    return found[True] / found.total() if found else 0.0


def _is_written(value: str) -> bool:
    """Whether an answer is several clauses or sentences, as people write and no option is."""
    return len(value.split()) >= _CLAUSES and _BETWEEN_CLAUSES.search(value) is not None


def _single(column: Column, tongue: Tongue) -> DraftChoice | None:
    options = options_from(
        column.values, column.variable.categories, tongue, writable=Writable([column])
    )
    own = [option for option in options if not option.is_other]
    known = spellings_of(options)
    covered = sum(
        count for value, count in column.values.items() if option_spelling(value) in known
    )
    if not 2 <= len(own) <= _MOST_OPTIONS or covered < _COVERED * column.answered:
        return None
    is_told = bool(column.variable.categories)
    if not is_told and 2 * sum(map(_is_written, column.values)) >= len(column.values):
        return None
    return DraftChoice(
        kind="single",
        options=options,
        guess=Guess(
            sureness=Sureness.SURE if is_told else Sureness.LIKELY,
            because=(
                "the questionnaire lists the answers"
                if is_told
                else f"{len(own)} answers that several people share"
            ),
        ),
    )
