"""How many answers it takes to prove a change, and how likely a proof is with those there are.

Nothing here is taken off for a finite population: whether a service changed is a question beyond
the people who happen to be asked (METHOD.md 2.5, 2.9).
"""

import math
from bisect import bisect_left
from collections.abc import Callable

import scipy

from spegla.errors import EmptyBaseError
from spegla.stats.intervals import critical_value

WANTED = 0.80
"""Chance of a proof that is asked for by custom (Cohen 1992)."""

_MOST = 1_000_000
"""Answers beyond which nobody plans; more than that is no number at all."""
_FAR = 9.0
"""Standard errors beyond which chance leads nowhere."""


def power(
    change: float,
    *,
    sd: float,
    answers: tuple[float, float],
    smallest_worthwhile: float = 0.0,
    level: float = 0.95,
) -> float:
    """Chance that two independent waves prove a true change upwards, by Welch's interval.

    Proven is a change found to be at least ``smallest_worthwhile``, with an interval wholly above
    zero: at a level of 0.90 the rule of ``Verdict.CLEARLY_BETTER``. Without a smallest worthwhile
    change it is the power of the t test, the non-central t of R's ``power.t.test``. With one, a
    change found has to pass two bars, of which one depends on the spread found with it; so the
    chance that its interval is above zero is summed over all changes that may be found.

    Args:
        change: True change; below zero it is a fall, which is proven better by bad luck only.
        sd: Standard deviation within either wave, in the same unit, above zero.
        answers: Answers in the earlier and in the later wave, each above one; need not be whole.
        smallest_worthwhile: Smallest change that counts, in the same unit, not below zero.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        A share. It grows with the change; with the answers too, where the change is more than
        the smallest worthwhile one. Of a true change of just that, half is found to be less.

    Raises:
        EmptyBaseError: A wave has one answer or fewer.
        ValueError: The standard deviation is not above zero, the smallest worthwhile change is
            below it, or the level is no share.

    >>> round(power(1, sd=1, answers=(20, 20)), 4)
    0.869
    >>> round(power(8, sd=20, answers=(120, 150), smallest_worthwhile=5, level=0.90), 3)
    0.89
    """
    if not min(answers) > 1:
        raise EmptyBaseError(f"no change can be proven between waves of {answers} answers")
    if not sd > 0:
        raise ValueError(f"{sd} is no spread that a change could be measured by")
    if smallest_worthwhile < 0:
        raise ValueError(f"{smallest_worthwhile} is no change worth calling one")
    parts = [1 / n for n in answers]
    standard_error = sd * math.sqrt(math.fsum(parts))
    degrees_of_freedom = math.fsum(parts) ** 2 / math.fsum(
        part**2 / (n - 1) for part, n in zip(parts, answers, strict=True)
    )
    critical = critical_value(level, degrees_of_freedom=degrees_of_freedom)
    true = change / standard_error

    def density_of_proof(luck: float) -> float:
        # The spread that is found is independent of the change, as chi-squared is.
        found = true + luck
        above_zero = scipy.special.chdtr(
            degrees_of_freedom, degrees_of_freedom * (found / critical) ** 2
        )
        return math.exp(-(luck**2) / 2) / math.sqrt(2 * math.pi) * float(above_zero)

    start = max(smallest_worthwhile / standard_error - true, -_FAR)
    if start >= _FAR:
        return 0.0
    chance, _ = scipy.integrate.quad(density_of_proof, start, _FAR, limit=200)
    return min(chance, 1.0)


def answers_needed(chance: Callable[[int], float], *, wanted: float = WANTED) -> int | None:
    """The fewest answers that make a chance as large as is wanted.

    Args:
        chance: Of so many answers, at least two; it must not fall as they grow.
        wanted: A share.

    Returns:
        None where no number of answers is enough. If the size of one wave is given, its own error
        stays, however many answer in the other.

    >>> answers_needed(lambda n: power(5, sd=20, answers=(n, n)))
    253
    >>> answers_needed(lambda n: power(5, sd=20, answers=(150, n)))
    818
    >>> answers_needed(lambda n: power(5, sd=20, answers=(100, n)))
    """
    found = bisect_left(range(_MOST), wanted, lo=2, key=chance)
    return found if found < _MOST else None
