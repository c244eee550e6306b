"""Figures that are sums over people, as an attacker sees them.

A displayed share, mean or score says: this sum over these people lies in that bin. All that a
report says of one *family* of questions together (the items of a dimension with its scores, or
one question alone) is a system of such statements about the same unknown answers; the certainty
audit asks whether anybody's answer follows from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from spegla.privacy.bins import Bin
from spegla.privacy.released import FigureId
from spegla.survey.questions import Audience

IntArray = NDArray[np.int64]
BoolVector = NDArray[np.bool_]
Shares = NDArray[np.integer[Any]]
"""For each person a whole number; many figures have one each, so it is as narrow as can be."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """One question of a family: what each person answered.

    Args:
        code: The question's code.
        favourable: For each category, from the bad to the good end, whether it is favourable. None
            is where categories have no order: then the category itself is what is protected.
        answers: For each person the number of the category, from 0; -1 where there is no answer;
            ``UNKNOWN`` where there is one that is not in the data any more (it was in an earlier
            release).
        minimum: People behind anything that is said of it, where it needs more than other
            questions do.
    """

    code: str
    favourable: tuple[bool, ...]
    answers: NDArray[np.integer[Any]]
    minimum: int = 1

    @cached_property
    def answered(self) -> BoolVector:
        """Who answered."""
        answered: BoolVector = self.answers != NO_ANSWER
        return answered

    @cached_property
    def each_once(self) -> Shares:
        """Each person who answered, once; figures about all of them share the vector."""
        return self.answered.astype(np.uint8)


NO_ANSWER = -1
UNKNOWN = -2


def left_open(answered: BoolVector) -> NDArray[np.int8]:
    """The answers to a part of which no more is known than who gave one.

    >>> left_open(np.array([True, False])).tolist()
    [-2, -1]
    """
    return np.where(answered, np.int8(UNKNOWN), np.int8(NO_ANSWER))


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What an answer to one question adds to a sum: a whole number for each category."""

    part: str
    weights: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LinearFigure:
    """One displayed figure as a sum over people: what it adds up, and the bin of the sum.

    The sum is, over people p and terms t, ``shares[p] * t.weights[answer of p to t.part]``; a
    person without an answer to a part adds nothing for it.

    Args:
        figure: Its identity.
        terms: What answers add.
        shares: For each person a whole number, 0 for those who are not in the figure.
        bin: The sum is in it; all that is displayed of the sum.
    """

    figure: FigureId
    terms: tuple[Term, ...]
    shares: Shares
    bin: Bin

    @property
    def members(self) -> BoolVector:
        """Who is in the figure."""
        members: BoolVector = self.shares != 0
        return members

    @property
    def question(self) -> tuple[str, ...]:
        """The parts that it adds up; figures with the same parts share one row space (G1)."""
        return tuple(term.part for term in self.terms)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class FamilyKey:
    """Which family: whom it asked, when, and the code of the dimension, NKI or question."""

    wave: str
    audience: Audience
    code: str

    @classmethod
    def of_customers(cls, wave: str, code: str) -> Self:
        """The key of a family that customers were asked."""
        return cls(wave=wave, audience=Audience.CUSTOMERS, code=code)

    def __str__(self) -> str:
        """The key as one word."""
        return f"{self.wave}/{self.audience}/{self.code}"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Family:
    """Questions whose figures are audited together, and those figures.

    Args:
        key: Which family it is.
        parts: The questions.
        figures: What is displayed of them.
        respondents: What tells each person from every other, in the order of the answers
            (``Responses.respondents``); the ledger cannot take a family without it.
        identified_by: Heading of the column of IDs by which that is. "" where it is the whole row,
            so that a corrected row looks like another person's.
    """

    key: FamilyKey
    parts: tuple[Part, ...]
    figures: tuple[LinearFigure, ...]
    respondents: tuple[str, ...] = ()
    identified_by: str = ""


def narrow(shares: Shares) -> Shares:
    """The same shares, none below 0, in as few bytes as they take.

    >>> narrow(np.array([0, 60])).dtype
    dtype('uint8')
    """
    return shares.astype(np.min_scalar_type(int(shares.max(initial=0))))


def total_per_person(terms: Sequence[Term], shares: Shares, parts: Sequence[Part]) -> IntArray:
    """What each person adds to a sum.

    >>> part = Part(code="q", favourable=(False, True), answers=np.array([1, 0, NO_ANSWER]))
    >>> total_per_person([Term(part="q", weights=(2, 5))], np.array([1, 3, 0]), [part])
    array([5, 6, 0])
    """
    answers = {part.code: part.answers for part in parts}
    each = np.zeros(len(shares), dtype=np.int64)
    for term in terms:
        # The appended 0 is what the number of a missing answer, -1, picks.
        each += np.array([*term.weights, 0])[answers[term.part]]
    totals: IntArray = shares * each
    return totals
