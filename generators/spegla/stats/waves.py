"""Wave against wave: the change, what may be said of it, and what could be detected at all.

Answers are anonymous, so nobody is paired with an earlier self. Treating people who answered
both times as independent is conservative when their answers persist.
"""

import math

import scipy

from spegla.errors import EmptyBaseError
from spegla.stats.comparisons import welch
from spegla.stats.estimates import Difference, Interval, Moments
from spegla.stats.intervals import critical_value
from spegla.survey.readings import Verdict

VERDICT_LEVEL = 0.90
"""Confidence level of the interval that a verdict is read from (METHOD.md 2.9)."""


def change(
    previous: Moments,
    current: Moments,
    *,
    populations: tuple[int, int] | None = None,
    level: float = VERDICT_LEVEL,
) -> Difference:
    """Current mean minus previous mean of different or unpaired people, by Welch (METHOD 2.9).

    Args:
        previous: Moments in the earlier wave.
        current: Moments in the later wave, on items worded alike.
        populations: People asked in the earlier and in the later wave, for the finite
            population correction. Off by default: whether the *service* changed is a question
            beyond the people who happened to be asked. The page says which was used.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        In the unit of the means, with a two-sided p-value.

    Raises:
        ValueError: More people answered than were asked, or the level is no share.

    >>> gain = change(Moments(mean=58, sd=20, n=240), Moments(mean=65, sd=19, n=260))
    >>> gain.value, round(gain.low, 1), round(gain.high, 1)
    (7, 4.1, 9.9)
    """
    asked = None if populations is None else (populations[1], populations[0])
    return welch(current, previous, populations=asked, level=level)


def verdict(change: Interval, *, smallest_worthwhile: float) -> Verdict:
    """What may be said of a change, from its 90 % interval and what is worth calling one.

    The verdicts of METHOD.md 2.9. With change c from l to h and smallest worthwhile change s,
    exactly one row holds:

    ==================  ==========================================
    clearly better      c >= s and l > 0
    clearly worse       c <= -s and h < 0
    unchanged           -s < l and h < s
    better, not proven  (c >= s and l <= 0) or (0 < l and 0 < c < s <= h)
    cannot tell         everything else
    ==================  ==========================================

    "Better, not proven" holds two cases: a change of at least s that may be chance, and a change
    that is surely above zero but perhaps too small to be worth calling one. "Cannot tell" is a
    small change in a wide interval, or a fall that is not proven: there is no "worse, not
    proven", so the mirror image of "better, not proven" is "cannot tell".

    Args:
        change: Current minus previous with its interval at ``VERDICT_LEVEL``.
        smallest_worthwhile: In the unit of the change, above zero.

    Raises:
        ValueError: The smallest worthwhile change is not above zero.

    >>> verdict(Interval(value=7.0, low=4.1, high=9.9), smallest_worthwhile=5)
    <Verdict.CLEARLY_BETTER: 'clearly_better'>
    >>> verdict(Interval(value=7.0, low=-2.0, high=16.0), smallest_worthwhile=5)
    <Verdict.BETTER_NOT_PROVEN: 'better_not_proven'>
    """
    if not smallest_worthwhile > 0:
        raise ValueError(f"{smallest_worthwhile} is no change worth calling one")
    if change.value >= smallest_worthwhile:
        return Verdict.CLEARLY_BETTER if change.low > 0 else Verdict.BETTER_NOT_PROVEN
    if change.value <= -smallest_worthwhile:
        return Verdict.CLEARLY_WORSE if change.high < 0 else Verdict.CANNOT_TELL
    if -smallest_worthwhile < change.low and change.high < smallest_worthwhile:
        return Verdict.UNCHANGED
    return Verdict.BETTER_NOT_PROVEN if change.low > 0 else Verdict.CANNOT_TELL


def minimum_detectable_change(
    sd: float, bases: tuple[int, int], *, power: float = 0.80, level: float = 0.95
) -> float:
    """Smallest true change that two waves of these sizes would probably prove.

    (t(level) + t(power)) sd sqrt(1/n₁ + 1/n₂), with n₁ + n₂ - 2 degrees of freedom; for equal
    waves the last factor is sqrt(2/n) (METHOD.md 2.9). A target below it cannot be verified.

    Args:
        sd: Standard deviation within a wave.
        bases: Answers in the earlier wave and answers expected in the later.
        power: Chance of proving such a change, a share from 0.5 to below 1.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        In the unit of ``sd``.

    Raises:
        EmptyBaseError: A wave has no answers, or the two have fewer than three in all.
        ValueError: The power or the level is out of range.

    >>> round(minimum_detectable_change(20, (50, 50)), 1)
    11.3
    """
    if min(bases) < 1 or sum(bases) < 3:
        raise EmptyBaseError(f"no change can be detected between waves of {bases} answers")
    if not 0.5 <= power < 1:
        raise ValueError(f"{power} is not a power from 0.5 to below 1")
    degrees_of_freedom = sum(bases) - 2
    multiple = critical_value(level, degrees_of_freedom=degrees_of_freedom)
    multiple += float(scipy.special.stdtrit(degrees_of_freedom, power))
    return multiple * sd * math.sqrt(1 / bases[0] + 1 / bases[1])
