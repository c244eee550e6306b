"""Dimensions of ratings: grids, codes that begin alike, or one for all."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from spegla.survey.drafting.codes import Taken, is_tool_code, slug, slug_of_words
from spegla.survey.drafting.draft import DraftDimension, Guess, Sureness, Texts
from spegla.survey.drafting.observed import Column
from spegla.survey.drafting.tongue import Tongue
from spegla.survey.drafting.vocabulary import ALL_QUESTIONS, OTHER_QUESTIONS
from spegla.survey.tables import fold

MOST_DIMENSIONS = 12
_NUMBER_AT_END = re.compile(r"[\W_]*(?:\[[^\]]*\]|\d+[a-z]?)$", re.IGNORECASE)
_PLAIN_PREFIX = re.compile(r"(?:q|f|v|sq|var|item|question|fraga|vraag|frage|col)?", re.IGNORECASE)
"""What stands before the number of any question says nothing of its theme."""
_OPEN_END = re.compile(r"[\s.…:]+$")
_HUMP = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])|[_.-]+")
_LONGEST_LABEL = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Dimensions, and the one that each rating belongs to, by the key of its column."""

    dimensions: tuple[DraftDimension, ...]
    of: Mapping[str, str]


def placed(
    columns: Sequence[Column], *, alone: Mapping[str, str], taken: Taken, tongue: Tongue
) -> Placed:
    """The dimensions of ratings, at most twelve but for subjects that stand alone.

    Args:
        columns: The columns of ratings, in the order of the questionnaire.
        alone: Ratings that are a subject each, by the key of the column: what the subject is
            called.
        taken: Codes of dimensions that are in use.
        tongue: The language of the labels.
    """
    groups: dict[tuple[str, str], list[Column]] = defaultdict(list)
    prefixes = _shared_prefixes(columns)
    for column in columns:
        groups[_theme(column, alone, prefixes)].append(column)
    groups = _merged(groups)
    of: dict[str, str] = {}
    dimensions = []
    for theme, members in groups.items():
        dimension = _dimension(theme, members, is_only=len(groups) == 1, taken=taken, tongue=tongue)
        dimensions.append(dimension)
        of |= {column.key: dimension.code for column in members}
    return Placed(dimensions=tuple(dimensions), of=of)


def _shared_prefixes(columns: Sequence[Column]) -> set[str]:
    """How the codes of two items or more begin, where that tells more than the grid they are in."""
    counts = Counter(_prefix(column) for column in columns)
    grids = {fold(column.variable.together) for column in columns}
    shared = {p for p, count in counts.items() if p and count > 1 and fold(p) not in grids}
    return shared if len(shared) > 1 else set()


def _theme(column: Column, alone: Mapping[str, str], prefixes: Collection[str]) -> tuple[str, str]:
    """By what a rating is placed, and under which name."""
    variable = column.variable
    if column.key in alone:
        return "alone", alone[column.key]
    is_of_grid = bool(variable.together and variable.part and variable.text)
    if is_of_grid and _prefix(column) not in prefixes:
        return "grid", variable.text
    return "code", _prefix(column)


def _prefix(column: Column) -> str:
    variable = column.variable
    codes = [n for n in (variable.heading, *variable.names) if is_tool_code(n, variable)]
    prefix = _NUMBER_AT_END.sub("", codes[0]) if codes else ""
    return "" if not codes or prefix == codes[0] or _PLAIN_PREFIX.fullmatch(prefix) else prefix


def _merged(
    groups: Mapping[tuple[str, str], list[Column]],
) -> dict[tuple[str, str], list[Column]]:
    """The groups, those of one item by its code and those beyond the twelfth put together."""
    kept = {
        theme: members
        for theme, members in groups.items()
        if theme[0] != "code" or (theme[1] and len(members) > 1)
    }
    shared = sorted(
        (theme for theme in kept if theme[0] != "alone"), key=lambda theme: -len(kept[theme])
    )
    small = set(shared[MOST_DIMENSIONS - 1 :]) if len(shared) > MOST_DIMENSIONS else set()
    found: dict[tuple[str, str], list[Column]] = {}
    for theme, members in groups.items():
        home = theme if theme in kept and theme not in small else ("rest", "")
        found.setdefault(home, []).extend(members)
    return found


def _dimension(
    theme: tuple[str, str],
    members: Sequence[Column],
    *,
    is_only: bool,
    taken: Taken,
    tongue: Tongue,
) -> DraftDimension:
    how, name = theme
    if how == "rest":
        words = ALL_QUESTIONS if is_only else OTHER_QUESTIONS
        code, label, why = (
            ("all" if is_only else "other"),
            tongue.written(words),
            ("nothing in the export says which items belong together"),
        )
    elif how == "grid":
        code, label, why = _grid_code(members), tongue.said(_short(name)), "items of one grid"
    elif how == "alone":
        code, label, why = (
            slug_of_words(name),
            tongue.said(_short(name)),
            ("a subject of which importance was asked too"),
        )
    else:
        code, label, why = slug(name), _spelled_out(name, tongue), "codes that begin alike"
    sure = {"grid": Sureness.LIKELY, "alone": Sureness.LIKELY}.get(how, Sureness.UNSURE)
    return DraftDimension(
        code=taken.first_free([code]), label=label, guess=Guess(sureness=sure, because=why)
    )


def _grid_code(members: Sequence[Column]) -> str:
    variable = members[0].variable
    is_code = is_tool_code(variable.together, variable)
    return slug(variable.together) if is_code else slug_of_words(variable.text)


def _spelled_out(code: str, tongue: Tongue) -> Texts:
    words = " ".join(part for part in _HUMP.split(code) if part)
    return tongue.said(words[:1].upper() + words[1:])


def _short(text: str) -> str:
    text = _OPEN_END.sub("", text)
    return text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 1].rstrip()}…"
