"""Shares of people, with intervals that hold at small bases and near 0 and 100 %."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Estimate, Interval
from spegla.stats.intervals import critical_value, finite_population_correction


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleCounts:
    """People on and off the favourable end of a scale, and those who are not on it.

    ``favourable`` and ``other`` are not whole where a displayed bin's middle lies between two
    counts; their sum always is. ``missing`` ("don't know", not applicable, blank) is in no base.

    Raises:
        ValueError: A count is below zero, or the base is not a whole number of people.

    >>> ScaleCounts(favourable=18, other=12, missing=4).base
    30
    """

    favourable: float
    other: float
    missing: int = 0

    def __post_init__(self) -> None:
        """Refuse counts that no group can have."""
        if min(self.favourable, self.other, self.missing) < 0:
            raise ValueError(f"counts are numbers of people, none below zero: {self}")
        if not math.isclose(self.favourable + self.other, self.base, abs_tol=1e-6):
            raise ValueError(f"a base is a whole number of people: {self}")

    @property
    def base(self) -> int:
        """How many answered on the scale."""
        return round(self.favourable + self.other)

    def without(self, segment: Self) -> "ScaleCounts":
        """The rest when ``segment``, a part of these people, is taken away.

        Displayed counts are rounded and can contradict each other by a person or two; the
        rest's favourable count is kept between 0 and its base.

        Raises:
            EmptyBaseError: The segment is everybody, so there is no rest.

        >>> ScaleCounts(favourable=18, other=12).without(ScaleCounts(favourable=4, other=8))
        ScaleCounts(favourable=14, other=4, missing=0)
        """
        base = self.base - segment.base
        if base < 1:
            raise EmptyBaseError("nobody is left outside the segment")
        favourable = min(max(self.favourable - segment.favourable, 0), base)
        missing = max(self.missing - segment.missing, 0)
        return ScaleCounts(favourable=favourable, other=base - favourable, missing=missing)


def top_boxes(counts: Sequence[float], *, boxes: int = 2, missing: int = 0) -> ScaleCounts:
    """People in the highest categories of a scale, and in all others.

    Two of five is the favourable share and, on the item on satisfaction, CSAT. One box is for
    items at their ceiling, where two leave no room to see an improvement (METHOD.md 2.2). The
    unfavourable end is had by giving the counts turned round.

    Args:
        counts: People per category, from the bad to the good end.
        boxes: How many categories at the good end count.
        missing: People who gave no answer on the scale.

    Raises:
        ValueError: Fewer than one box, or no category is left outside.

    >>> top_boxes([10, 15, 10, 35, 30])
    ScaleCounts(favourable=65.0, other=35.0, missing=0)
    """
    if not 0 < boxes < len(counts):
        raise ValueError(f"{boxes} boxes of {len(counts)} categories tell nobody apart")
    return ScaleCounts(
        favourable=math.fsum(counts[-boxes:]), other=math.fsum(counts[:-boxes]), missing=missing
    )


def dont_know_share(*, answered: int, dont_know: int) -> float:
    """Share of those faced with a judgement who said that they cannot judge (METHOD.md 2.0).

    A result in itself: who has met no proactivity cannot rate it. Blanks and "not applicable"
    are in neither number.

    Args:
        answered: People who gave an answer on the scale.
        dont_know: People who said "don't know".

    Returns:
        A share from 0 to 1.

    Raises:
        EmptyBaseError: Nobody did either.

    >>> dont_know_share(answered=45, dont_know=15)
    0.25
    """
    if answered + dont_know < 1:
        raise EmptyBaseError("nobody answered or said that they cannot judge")
    return dont_know / (answered + dont_know)


def favourable_share(
    counts: ScaleCounts, *, population: int | None = None, level: float = 0.95
) -> Estimate:
    """Share of answers at the favourable end of a scale, with a Wilson interval.

    The scale itself marks which categories are favourable (METHOD.md 2.2). "Don't know" and
    blanks are not in the base; they are counted in ``counts.missing``.

    Args:
        counts: People on and off the favourable end (not percent, not weighted).
        population: People asked, for the finite population correction; None leaves it out.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        ``value``, ``low``, ``high`` as shares with 0 <= low <= value <= high <= 1,
        and ``base``, the number of people behind them.

    Raises:
        EmptyBaseError: Nobody gave an answer on the scale. Never returns NaN.
        ValueError: More people answered than were asked, or the level is no share.

    >>> favourable_share(ScaleCounts(favourable=18, other=12)).rounded(3)
    Estimate(value=0.6, low=0.423, high=0.754, base=30)
    """
    return wilson(counts.favourable, counts.base, population=population, level=level)


def wilson(
    successes: float, base: int, *, population: int | None = None, level: float = 0.95
) -> Estimate:
    """A share with its Wilson score interval (Wilson 1927), for a finite population if given.

    With a population of N the base n enters the formula as ``n * (N - 1) / (N - n)``
    (METHOD.md 2.6): as sure as that many answers from an endless population. SciPy's
    ``binomtest`` takes whole numbers only, and neither this nor a displayed bin's middle is one.

    Args:
        successes: How many of the base; need not be whole where it is the middle of a bin.
        base: How many answered.
        population: How many were asked; None leaves the correction out.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        Shares with 0 <= low <= value <= high <= 1. When everyone asked has answered the count
        is complete and the bounds meet at the value.

    Raises:
        EmptyBaseError: The base is zero.
        ValueError: The successes are not between 0 and the base, the base is larger than the
            population, or the level is no share.

    >>> wilson(163, 200, population=6194).rounded(4)
    Estimate(value=0.815, low=0.7565, high=0.862, base=200)
    """
    if base < 1:
        raise EmptyBaseError("a share needs at least one answer")
    if not 0 <= successes <= base:
        raise ValueError(f"{successes} is not a part of {base}")
    share = successes / base
    z = critical_value(level)
    correction = finite_population_correction(base, population)
    if correction == 0:
        return Estimate(value=share, low=share, high=share, base=base)
    effective = base if population is None else base * (population - 1) / (population - base)
    centre = (share + z**2 / (2 * effective)) / (1 + z**2 / effective)
    variance = share * (1 - share) / effective + z**2 / (4 * effective**2)
    reach = z * math.sqrt(variance) / (1 + z**2 / effective)
    # In exact arithmetic the bounds lie in [0, 1] and hold the share; floats can miss by a hair.
    return Estimate(
        value=share,
        low=min(max(centre - reach, 0.0), share),
        high=max(min(centre + reach, 1.0), share),
        base=base,
    )


def newcombe_difference(
    first: ScaleCounts,
    second: ScaleCounts,
    *,
    populations: tuple[int, int] | None = None,
    level: float = 0.95,
) -> Interval:
    """First favourable share minus second, with Newcombe's hybrid score interval.

    Method 10 of Newcombe 1998, from the Wilson intervals of both (METHOD.md 2.6). The two groups
    must not share people: compare a segment with the rest, never with the total.

    Args:
        first: Counts of the one group.
        second: Counts of the other.
        populations: People asked in each, for the finite population correction; None leaves it
            out, as is right for differences that shall hold beyond these people.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        A difference of shares with -1 <= low <= value <= high <= 1.

    Raises:
        EmptyBaseError: One of the groups has no answers.
        ValueError: More people answered than were asked, or the level is no share.

    >>> newcombe_difference(ScaleCounts(favourable=56, other=14),
    ...                     ScaleCounts(favourable=48, other=32)).rounded(4)
    Interval(value=0.2, low=0.0524, high=0.3339)
    """
    asked = populations or (None, None)
    one = favourable_share(first, population=asked[0], level=level)
    two = favourable_share(second, population=asked[1], level=level)
    value = one.value - two.value
    return Interval(
        value=value,
        low=max(value - math.hypot(one.value - one.low, two.high - two.value), -1.0),
        high=min(value + math.hypot(one.high - one.value, two.value - two.low), 1.0),
    )


def answers_needed(population: int, *, margin: float, level: float = 0.95) -> int:
    """How many of all people must answer for a share to be known within a margin.

    Worst case (half of them favourable) with the finite population correction (Cochran 1977,
    section 4.4; METHOD.md 2.5). Rounded to the nearest whole person, as published tables are
    (Krejcie and Morgan 1970), so the margin can be missed by a hair.

    Args:
        population: How many are asked, at least one.
        margin: Half the width of the interval, a share strictly between 0 and 1.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        A number of people from 1 to the population.

    Raises:
        EmptyBaseError: Nobody is asked.
        ValueError: The margin or the level is not strictly between 0 and 1.

    >>> answers_needed(200, margin=0.10), answers_needed(200, margin=0.05)
    (65, 132)
    """
    if population < 1:
        raise EmptyBaseError("nobody is asked")
    if not 0 < margin < 1:
        raise ValueError(f"{margin} is not a margin between 0 and 1")
    endless = (critical_value(level) / (2 * margin)) ** 2
    return max(1, round(endless / (1 + (endless - 1) / population)))
