"""Importance and performance of the same subject: which item belongs to which."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from spegla.survey.drafting.codes import is_tool_code
from spegla.survey.drafting.observed import Column
from spegla.survey.personal_data.folding import words_of
from spegla.survey.wording import asks_importance

_PREFIX = re.compile(r"\s*([^-–—:\[\]]{3,60}?)\s*(?:\s[-–—]\s|:\s|\[)\s*(.{2,}?)\]?\s*")
"""A heading that begins with what is asked of the subject: "Importance - Service desk"."""
_SUFFIX = re.compile(
    r"(.+?)[_.-](imp|importance|vikt|belang|wichtig|i|perf|performance|sat|sats|satisfaction|p|s)"
)
_IMPORTANCE_SUFFIXES = frozenset({"imp", "importance", "vikt", "belang", "wichtig", "i"})
_IMPORTANCE_WORDS = frozenset({"importance", "vikt", "betydelse", "belang", "bedeutung"})
_FEWEST_WORDS = 2
_FEWEST_LETTERS = 3


def importances_among(columns: Sequence[Column]) -> set[str]:
    """The keys of the items that ask how important something is, as far as words and codes tell.

    A code that ends in "_imp" says so, one in "_i" only where another has the same beginning.
    """
    stems = set(_before_suffix(columns, is_importance=False).values())
    coded = _before_suffix(columns, is_importance=True)
    return {
        column.key
        for column in columns
        if asks_importance(column.variable.text or column.variable.heading)
        or asks_importance(column.variable.heading)
        or not _IMPORTANCE_WORDS.isdisjoint(words_of(column.variable.heading)[:1])
        or coded.get(column.key) in stems
    }


def pairs_of(importances: Sequence[Column], others: Sequence[Column]) -> Mapping[str, str]:
    """The rating that goes with each item of importance, by the keys of their columns.

    An item is the partner of another where both are about the same subject: the same row of two
    grids, the same words after "Importance -", the same code before "_imp", or the words that are
    left of "How important is … to you?". Each is in one pair at most; what fits two is in none.

    Args:
        importances: Items that ask how important something is.
        others: Items that may be ratings.
    """
    pairs: dict[str, str] = {}
    for subjects_of in (_by_row, _by_prefix, _by_code, _by_words):
        left = [column for column in importances if column.key not in pairs]
        free = [column for column in others if column.key not in pairs.values()]
        pairs |= _matched(*subjects_of(left, free))
    return pairs


def subject_of(column: Column) -> str:
    """What an item of a pair is about, as a name: the row, or what stands after the prefix."""
    if column.variable.part:
        return column.variable.part
    match = _PREFIX.fullmatch(column.text)
    stem = _before_suffix([column], is_importance=False).get(column.key)
    is_code = is_tool_code(column.text, replace(column.variable, text=""))
    return match[2] if match else (stem if stem and is_code else column.text)


_Subjects = Mapping[str, str]
"""The subject by the key of a column."""


def _matched(importances: _Subjects, others: _Subjects) -> dict[str, str]:
    by_subject: dict[str, list[str]] = defaultdict(list)
    for key, subject in others.items():
        by_subject[subject].append(key)
    asked: dict[str, list[str]] = defaultdict(list)
    for key, subject in importances.items():
        asked[subject].append(key)
    return {
        keys[0]: by_subject[subject][0]
        for subject, keys in asked.items()
        if subject and len(keys) == 1 and len(by_subject[subject]) == 1
    }


def _by_row(left: Sequence[Column], free: Sequence[Column]) -> tuple[_Subjects, _Subjects]:
    return _rows(left), _rows(free)


def _rows(columns: Sequence[Column]) -> _Subjects:
    return {
        column.key: " ".join(words_of(column.variable.part))
        for column in columns
        if column.variable.part
    }


def _by_prefix(left: Sequence[Column], free: Sequence[Column]) -> tuple[_Subjects, _Subjects]:
    return _after_prefix(left), _after_prefix(free)


def _after_prefix(columns: Sequence[Column]) -> _Subjects:
    found = {}
    for column in columns:
        match = _PREFIX.fullmatch(column.text)
        if match:
            found[column.key] = " ".join(words_of(match[2]))
    return found


def _by_code(left: Sequence[Column], free: Sequence[Column]) -> tuple[_Subjects, _Subjects]:
    return _before_suffix(left, is_importance=True), _before_suffix(free, is_importance=False)


def _before_suffix(columns: Sequence[Column], *, is_importance: bool) -> _Subjects:
    found = {}
    for column in columns:
        variable = column.variable
        codes = [n for n in (variable.heading, *variable.names) if is_tool_code(n, variable)]
        match = _SUFFIX.fullmatch(codes[0].lower()) if codes else None
        if match and (match[2] in _IMPORTANCE_SUFFIXES) is is_importance:
            found[column.key] = match[1]
        elif codes and not is_importance:
            found[column.key] = codes[0].lower()
    return found


def _by_words(left: Sequence[Column], free: Sequence[Column]) -> tuple[_Subjects, _Subjects]:
    """The words that are left of each item without those that all of its sort have in common."""
    words = {column.key: words_of(column.text) for column in left}
    before, after = _common(list(words.values()))
    subjects = {
        key: " ".join(of[before : len(of) - after])
        for key, of in words.items()
        if before and len("".join(of[before : len(of) - after])) >= _FEWEST_LETTERS
    }
    told = {column.key: f" {' '.join(words_of(column.text))} " for column in free}
    holds = {
        key: [subject for subject in subjects.values() if f" {subject} " in text]
        for key, text in told.items()
    }
    # "desk" is in what is about the service desk: the longest subject is the one that is meant.
    return subjects, {key: max(found, key=len) for key, found in holds.items() if found}


def _common(texts: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many words texts share at the beginning and at the end."""
    if len(texts) < _FEWEST_WORDS:
        return 0, 0
    before = _shared(texts)
    rest = [list(reversed(text[before:])) for text in texts]
    return before, _shared(rest)


def _shared(texts: Sequence[Sequence[str]]) -> int:
    count = 0
    for words in zip(*texts, strict=False):
        if len(set(words)) > 1:
            break
        count += 1
    return count
