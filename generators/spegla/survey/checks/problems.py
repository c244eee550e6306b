"""Collecting what is wrong with a file, in words that give nobody away."""

import re
from collections.abc import Iterable
from typing import TypeVar

from spegla.errors import Notice, Problem
from spegla.nearest import nearest_names
from spegla.survey.tables import fold, tidy

_Sort = TypeVar("_Sort", Problem, Notice)

_CODED = re.compile(r"[A-Za-z0-9_.,-]{1,12}")
_ANSWER = re.compile(r"-?\d{1,3}([.,]\d)?")
_MOST_DIGITS = 4
_MOST_NAMES = 15
_LONGEST_NAME, _LONGEST_TEXT = 60, 600
_ENDLESS = re.compile(rf"\S{{{_LONGEST_NAME + 1},}}")
MOST_TOLD = 50
"""Problems of one sort that are told one by one: nobody reads a hundred thousand."""


class ProblemList:
    """The problems of one file, in the order of its rows, and what else is worth a look.

    >>> problems = ProblemList("data/questions.csv")
    >>> problems.add("the code is blank", "Give the item a code.", row=3, column="code")
    >>> [problem.row for problem in problems.in_order()]
    [3]
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []
        self._notices: list[Notice] = []

    def __len__(self) -> int:
        """How many problems there are so far."""
        return len(self._problems)

    def add(
        self, found: str, fix: str, *, row: int | None = None, column: str | None = None
    ) -> None:
        """Add one problem: what was found, and what was expected and is to be done."""
        self._problems.append(self._told(Problem, found, fix, row, column))

    def note(
        self, found: str, fix: str, *, row: int | None = None, column: str | None = None
    ) -> None:
        """Add one thing that stops nothing: what was found, and what may be done about it."""
        self._notices.append(self._told(Notice, found, fix, row, column))

    def _told(
        self, sort: type[_Sort], found: str, fix: str, row: int | None, column: str | None
    ) -> _Sort:
        return sort(
            file=self.file,
            row=row,
            column=None if column is None else shortened(column),
            found=_readable(found),
            fix=_readable(fix),
        )

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is worth a look, and no problem."""
        return tuple(self._notices)

    def in_order(self) -> list[Problem]:
        """The problems of the whole file, then those of each row."""
        return sorted(self._problems, key=lambda problem: problem.row or 0)


def quoted_code(cell: str) -> str | None:
    """The cell in quotation marks if it can only be a code, None if it may be someone's words.

    More than four digits could be a number that identifies somebody.

    >>> quoted_code("4,5"), quoted_code("I gave up asking"), quoted_code("811218-9876")
    ('"4,5"', None, None)
    """
    is_code = _CODED.fullmatch(cell) and sum(map(str.isdigit, cell)) <= _MOST_DIGITS
    return f'"{cell}"' if is_code else None


def quoted_answer(cell: str) -> str:
    """A respondent's answer in quotation marks if it is a short number, and what it is if not.

    >>> quoted_answer("11"), quoted_answer("Anna")
    ('"11"', 'a text that')
    """
    return f'"{cell}"' if _ANSWER.fullmatch(cell) else "a text that"


def shortened(name: str) -> str:
    """A heading or another name that the author chose, cut to what fits a message."""
    name = tidy(name)
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _readable(text: str) -> str:
    """A text that can be read whatever it quotes: words and all of it come to an end.

    >>> len(_readable("x" * 9_000)), len(_readable("x " * 9_000))
    (60, 600)
    """
    text = _ENDLESS.sub(lambda word: shortened(word[0]), text)
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"


def suggestion(name: str, known: Iterable[str]) -> str:
    """What to do about an unknown name: the nearest known one, and the first of all.

    >>> suggestion("agre5", ["agree5", "nki10"])
    'Did you mean "agree5"? Expected one of: agree5, nki10.'
    >>> suggestion("x", [])
    'There is none that could be named here.'
    """
    names = list(known)
    if not names:
        return "There is none that could be named here."
    by_fold = {fold(known_name): known_name for known_name in names}
    near = nearest_names(fold(name), by_fold)
    did_you_mean = f'Did you mean "{shortened(by_fold[near[0]])}"? ' if near else ""
    more = len(names) - _MOST_NAMES
    listed = ", ".join(map(shortened, names[:_MOST_NAMES]))
    return f"{did_you_mean}Expected one of: {listed}{f' and {more} more' if more > 0 else ''}."
