"""Exports that are near-copies of each other: the same rows, saved twice.

A trend between such files would show nothing but itself. Equal rows only count as evidence where
people who answer for themselves would hardly give them: how often that happens is taken from the
rows of each file, of which no two are the same person's.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Self

import numpy as np
from numpy.typing import NDArray

from spegla.survey.checks.problems import ProblemList
from spegla.survey.exports import Answers, Use
from spegla.survey.tables import fold, parse_number
from spegla.survey.tables.columns import Column, Places

NEAR_COPY = 0.5
"""Share of equal rows from which two files are pointed out."""
_STANDARD_DEVIATIONS = 3
_OWN_BY_TOOL = (Use.RECORD, Use.RESPONDENT)
_DAY = re.compile(
    r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ,]+\d{1,2}[:.]\d\d.*)?", re.ASCII | re.DOTALL
)
_NEARLY_ALL = 0.8
_FEWEST_COLUMNS = 0.5
"""Share of the columns of the narrower file that the other must have too."""

_Numbers = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ComparableRows:
    """The rows of an export as they are compared with those of others.

    Args:
        headings: The folded heading of each column.
        texts: What the different cells of each column are compared by.
        places: For each column, which of them each row has.
        is_noted: For each column whether the survey tool notes it by itself.
    """

    headings: tuple[str, ...]
    texts: tuple[list[str], ...]
    places: tuple[Places, ...]
    is_noted: tuple[bool, ...]

    @classmethod
    def of(cls, answers: Answers) -> Self:
        """Those of some answers."""
        return cls(
            headings=tuple(fold(variable.heading) for variable in answers.variables),
            texts=tuple(list(map(_comparable, column.values)) for column in answers.columns),
            places=tuple(column.places for column in answers.columns),
            is_noted=tuple(
                variable.use in _OWN_BY_TOOL or _is_of_each_person(column)
                for variable, column in zip(answers.variables, answers.columns, strict=True)
            ),
        )

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.places[0]) if self.places else 0


def _is_of_each_person(column: Column) -> bool:
    """Whether a column holds days, or values of which no two are alike."""
    folded: Counter[str] = Counter()
    for cell, times in column.times.items():
        folded[fold(cell)] += times
    people = folded.total()
    folded.pop("", None)
    is_id = len(folded) == people
    days = sum(times for cell, times in folded.items() if _DAY.fullmatch(cell))
    return is_id or (bool(folded) and days >= _NEARLY_ALL * folded.total())


@dataclass(frozen=True, slots=True, kw_only=True)
class NearCopy:
    """Two exports that hold the same answers.

    Args:
        kept: Position of the one that has more rows, or was named first.
        left: Position of the other.
        share: Share of the rows of the shorter one that stand in both.
    """

    kept: int
    left: int
    share: float


def near_copies(exports: Sequence[Answers]) -> tuple[NearCopy, ...]:
    """Each export that is a near-copy of another, with the fullest that it is a copy of.

    Args:
        exports: What each of the files holds.
    """
    return _near_copies([ComparableRows.of(answers) for answers in exports])


def _near_copies(exports: Sequence[ComparableRows]) -> tuple[NearCopy, ...]:
    fullest_first = sorted(range(len(exports)), key=lambda place: -len(exports[place]))
    found: dict[int, NearCopy] = {}
    for kept, left in combinations(fullest_first, 2):
        if left in found or kept in found:
            continue
        share = _share_of(exports[kept], exports[left])
        if share >= NEAR_COPY:
            found[left] = NearCopy(kept=kept, left=left, share=share)
    return tuple(found[place] for place in sorted(found))


def check_copies(exports: Mapping[str, ComparableRows], problems: ProblemList) -> None:
    """Check that no two waves are near-copies: a trend between them would show nothing.

    Args:
        exports: The customers' export by wave, oldest first.
        problems: Where what is wrong is added.
    """
    waves = list(exports)
    for copy in _near_copies(list(exports.values())):
        older, newer = sorted((copy.kept, copy.left))
        problems.add(
            f'the waves "{waves[older]}" and "{waves[newer]}" have {copy.share:.0%} of their rows '
            "in common",
            "They are copies of one export, not two measurements: put the right file in one of "
            "their folders, or remove the wave.",
        )


def same_rows(first: Answers, second: Answers) -> float:
    """Share of the rows of the shorter file that stand in the other too, in [0, 1].

    Rows are compared by the cells under the headings that both have: once whole, and once without
    what the survey tool notes by itself, also in columns of days and of values of which no two
    are alike, since numbers and times may be written anew. ``4``, ``4.0`` and ``4,0`` are equal,
    and so are days in any order of day, month and year; the time of day does not count. Blank rows
    are left out.

    Returns:
        0 where the files have too little in common, or where so many equal rows could come about
        by chance, as with few questions or few people.

    >>> from spegla.survey.exports.answers import plain_answers
    >>> from spegla.survey.tables import Row, Table
    >>> def saved(mark: str) -> Answers:
    ...     rows = (Row(number=n, cells=(f"{n}{mark}", f"{n % 7}{mark}")) for n in range(40))
    ...     return plain_answers(Table(headings=("q1", "q2"), rows=tuple(rows)))
    >>> same_rows(saved(".0"), saved(",0"))
    1.0
    """
    return _share_of(ComparableRows.of(first), ComparableRows.of(second))


def _share_of(first: ComparableRows, second: ComparableRows) -> float:
    place = {heading: number for number, heading in enumerate(second.headings)}
    common = [
        (number, place[heading])
        for number, heading in enumerate(first.headings)
        if heading in place
    ]
    narrower = min(len(first.headings), len(second.headings))
    if not common or len(common) < _FEWEST_COLUMNS * narrower:
        return 0.0
    numbers = [_numbered(first, one, second, other) for one, other in common]
    answers = [
        pair for (place, _), pair in zip(common, numbers, strict=True) if not first.is_noted[place]
    ]
    return max(_share(numbers), _share(answers))


def _numbered(
    first: ComparableRows, one: int, second: ComparableRows, other: int
) -> tuple[_Numbers, _Numbers]:
    """Numbers for the rows of a column in two files: the same for equal cells, 0 for blank."""
    known = {"": 0}

    def numbers(rows: ComparableRows, column: int) -> _Numbers:
        of_texts = [known.setdefault(text, len(known)) for text in rows.texts[column]]
        return np.array(of_texts, dtype=np.uint32)[rows.places[column]]

    return numbers(first, one), numbers(second, other)


def _share(numbers: Sequence[tuple[_Numbers, _Numbers]]) -> float:
    if not numbers:
        return 0.0
    one = _keys([of_first for of_first, _ in numbers])
    other = _keys([of_second for _, of_second in numbers])
    shorter = min(one.total(), other.total())
    equal = (one & other).total()
    if not shorter or equal <= _by_chance(one, other):
        return 0.0
    return equal / shorter


def _keys(columns: Sequence[_Numbers]) -> Counter[bytes]:
    """How often each row is there, those without anything in these columns left out."""
    rows = np.column_stack(columns)
    filled = rows[rows.any(axis=1)]
    return Counter(filled.view(f"V{filled.itemsize * len(columns)}").ravel().tolist())


def _by_chance(one: Counter[bytes], other: Counter[bytes]) -> float:
    """How many equal rows two files of different people could have, at most.

    The probability that two people answer alike is the upper end of a 95 % interval of what the
    pairs of people within each file show; three pairs are added for that, as the rule of three has
    it where no pair is alike.
    """
    pairs = sum(math.comb(rows.total(), 2) for rows in (one, other))
    alike = sum(math.comb(times, 2) for rows in (one, other) for times in rows.values())
    if not pairs:
        return math.inf
    probability = min(1.0, (alike + 3) / pairs)
    expected = one.total() * other.total() * probability
    return expected + _STANDARD_DEVIATIONS * math.sqrt(expected)


def _comparable(cell: str) -> str:
    """A cell without regard to how a number or a day is written.

    >>> _comparable("4,0") == _comparable("4")
    True
    >>> _comparable("25/04/2025 09:12") == _comparable("2025-04-25")
    True
    """
    number = parse_number(cell)
    if number is not None:
        return f"{number:g}"
    text = fold(cell)
    day = _DAY.fullmatch(text)
    # Two digits of the year are enough, whichever part it is.
    return "/".join(sorted(f"{int(part) % 100:02d}" for part in day.groups())) if day else text
