"""What is shown in place of a sum over people: the middle of a range counted in people.

A range has room for three people's answers, the first and the last one for two people who are on
the other side of favourable. Its ends are told beside its middle.
"""

import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise

import numpy as np
import pandas as pd

from recomputed.answers import Scale, scale

PEOPLE = 3
"""Whose answers a range does not tell apart."""

GRAIN = {
    "persons": 1,
    "count": 1,
    "share": 0.001,
    "scale": 0.01,
    "score": 0.1,
    "points": 0.1,
    "deviations": 0.01,
    "coefficient": 0.01,
    "amount": 0.1,
}


def rounded(value: float, step: float) -> float:
    """To the nearest step, halves to the even one; the noise of binary fractions is no half."""
    return round(round(round(value / step, 6)) * step, 9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a reader is shown of a sum: the middle of its range, the ends, and of how many."""

    value: float
    least: float
    most: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """How much one person can add to a sum, and how much of it two people could turn round."""

    most: int
    low_end: int = PEOPLE
    high_end: int = PEOPLE
    step: int = 1
    """What lies between two answers next to each other."""


@cache
def ranges(people: int, adding: Adding) -> list[tuple[int, int]]:
    """Least and most of each range, from 0 up.

    What is left over widens the ranges one by one, those nearest the middle first and of two
    alike the lower one; where nothing fits between the ends, it goes to the ends.
    """
    width = PEOPLE * adding.step
    low, high = max(adding.low_end, width), max(adding.high_end, width)
    left = people * adding.most + 1 - low - high
    if left < 0:
        return [(0, people * adding.most)]
    between = [width] * (left // width)
    spare = left - sum(between)
    if between:
        from_middle = sorted(range(len(between)), key=lambda i: abs(2 * i + 1 - len(between)))
        for turn in range(spare):
            between[from_middle[turn % len(between)]] += 1
    else:
        low, high = low + spare - spare // 2, high + spare // 2
    starts = np.cumsum([0, low, *between, high]).tolist()
    return [(start, following - 1) for start, following in pairwise(starts)]


def seen(total: int, people: int, adding: Adding, *, unit: str, of: float, base: float = 0) -> Seen:
    """A sum as it is shown: divided by the people, ``of`` for each one, on top of ``base``."""
    least, most = next(ends for ends in ranges(people, adding) if ends[0] <= total <= ends[1])
    value, low, high = (
        rounded(base + of * each / people, GRAIN[unit])
        for each in ((least + most) / 2, least, most)
    )
    return Seen(value=value, least=low, most=high, n=people)


def share_of(hits: "pd.Series[bool]", *, of: float = 1) -> Seen:
    """How many there are among all, in shares."""
    return seen(int(hits.sum()), len(hits), Adding(most=1), unit="share", of=of)


def steps_of(ends: Scale) -> Adding:
    """Answers on a scale, counted in steps from its low end."""
    return Adding(
        most=ends.high - ends.low,
        low_end=2 * (ends.favourable_from - ends.low) + 1,
        high_end=2 * (ends.high - ends.unfavourable_to) + 1,
    )


def mean_of(answers: "pd.Series[float]", code: str) -> Seen:
    """The mean of the answers to a question, turned so that high is good."""
    ends = scale(code)
    total = round((answers - ends.low).sum())
    return seen(total, len(answers), steps_of(ends), unit="scale", of=1, base=ends.low)


def level_of(indexes: "pd.Series[float]", code: str) -> Seen:
    """The mean of the answers to a question that were moved to 0 to 100."""
    adding = steps_of(scale(code))
    total = round((indexes * adding.most / 100).sum())
    return seen(total, len(indexes), adding, unit="score", of=100 / adding.most)


def score_of(scores: "pd.Series[float]", codes: list[str]) -> Seen:
    """The mean of people's scores.

    Scores are counted in the largest unit of which each is a whole number, however many of the
    questions somebody answered and however long their scales are.
    """
    ends = [scale(code) for code in codes]
    lengths = [each.high - each.low for each in ends]
    top = math.lcm(*lengths) * math.lcm(*range(1, len(codes) + 1))
    from_bad = favourable_from(codes)
    from_good = max(
        Fraction(each.high - each.unfavourable_to, each.high - each.low) for each in ends
    )
    adding = Adding(
        most=top,
        low_end=2 * math.ceil(top * from_bad) + 1,
        high_end=2 * math.ceil(top * from_good) + 1,
        step=top // min(4, *lengths),
    )
    total = round((scores * top / 100).sum())
    return seen(total, len(scores), adding, unit="score", of=100 / top)


def favourable_from(codes: list[str]) -> Fraction:
    """Where favourable begins, as a part of the way from the low end of a scale to the high one."""
    ends = [scale(code) for code in codes]
    return max(Fraction(each.favourable_from - each.low, each.high - each.low) for each in ends)


def spread_of_question(answers: "pd.Series[float]", code: str) -> float:
    """Standard deviation of a question, from the shares of its answers as they are shown."""
    ends = scale(code)
    points = np.arange(ends.low, ends.high + 1)
    shares = [share_of(answers == point).value for point in points]
    mean = np.average(points, weights=shares)
    variance = np.average((points - mean) ** 2, weights=shares)
    n = len(answers)
    return rounded(math.sqrt(variance * n / (n - 1)), GRAIN["scale"])


def spread_of_score(scores: "pd.Series[float]", shown: float, codes: list[str]) -> float:
    """Standard deviation of people's scores in whole points, and never so small that all would
    have to be on one side of favourable: as if all but two agreed, and those two were 25 points
    beyond it.
    """
    beyond = abs(shown - 100 * favourable_from(codes)) + 25
    smallest = math.ceil(beyond * math.sqrt(2 / len(scores)))
    return float(max(round(scores.std()), smallest))
