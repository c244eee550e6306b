"""Two groups beside each other, from what is displayed of them."""

import math

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Difference, Moments
from spegla.stats.intervals import difference_interval, finite_population_correction
from spegla.survey.readings import Contrast


def welch(
    first: Moments,
    second: Moments,
    *,
    populations: tuple[int, int] | None = None,
    level: float = 0.95,
) -> Difference:
    """First mean minus second, with Welch's interval and test for unequal spreads.

    The standard error is sqrt(SE₁² + SE₂²), also for two strata of a finite population; the
    degrees of freedom are Welch and Satterthwaite's (Welch 1947; METHOD.md 2.7). The two groups
    must not share people: compare a segment with the rest (:func:`rest_of`), never with the total.

    Args:
        first: Moments of the one group.
        second: Moments of the other.
        populations: People asked in each. Given, both standard errors take the finite
            population correction, and the difference is one between these people now. None,
            the default, is for differences that shall hold beyond them (METHOD.md 2.5).
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        In the unit of the means.

    Raises:
        ValueError: More people answered than were asked, or the level is no share.

    >>> ahead = welch(Moments(mean=70, sd=20, n=40), Moments(mean=62, sd=18, n=90))
    >>> ahead.value, round(ahead.low, 1), round(ahead.high, 1), round(ahead.p_value, 3)
    (8, 0.6, 15.4, 0.034)
    """
    asked = populations or (None, None)
    return difference_interval(
        first.mean - second.mean,
        variances=(_variance_of_mean(first, asked[0]), _variance_of_mean(second, asked[1])),
        bases=(first.n, second.n),
        level=level,
    )


def rest_of(total: Moments, segment: Moments) -> Moments:
    """Moments of everyone outside a segment, from those of all and of the segment.

    Displayed values are rounded and can contradict each other. Where they would leave the rest
    a spread below zero, the spread of all stands in.

    Args:
        total: Moments of all, the segment among them.
        segment: Moments of a part of them, in the same unit.

    Returns:
        In the same unit; exact where the moments given are.

    Raises:
        EmptyBaseError: Fewer than two people are outside the segment.

    >>> rest_of(Moments(mean=60.0, sd=5.0, n=5), Moments(mean=60.0, sd=0.0, n=2))
    Moments(mean=60.0, sd=7.0710678118654755, n=3)
    """
    n = total.n - segment.n
    if n < 2:
        raise EmptyBaseError("fewer than two people are outside the segment")
    mean = (total.n * total.mean - segment.n * segment.mean) / n
    between = segment.n * n / total.n * (segment.mean - mean) ** 2
    all_squares = (total.n - 1) * total.sd**2
    squares = all_squares - (segment.n - 1) * segment.sd**2 - between
    if squares < -1e-9 * all_squares:
        return Moments(mean=mean, sd=total.sd, n=n)
    return Moments(mean=mean, sd=math.sqrt(max(squares, 0.0) / (n - 1)), n=n)


def contrast(
    difference: Difference, *, adjusted_p_value: float, false_discovery_rate: float = 0.10
) -> Contrast:
    """How a group stands to the rest, when all groups on the page are tested together.

    Args:
        difference: Group minus rest.
        adjusted_p_value: Its p-value after :func:`multiplicity.benjamini_hochberg`.
        false_discovery_rate: Share of false alarms that is accepted among those marked.

    Returns:
        Higher or lower only where the adjusted p-value allows it; "not distinguishable" does
        not say that there is no difference, so its interval is shown with it.

    >>> ahead = welch(Moments(mean=70, sd=20, n=40), Moments(mean=62, sd=18, n=90))
    >>> contrast(ahead, adjusted_p_value=0.08), contrast(ahead, adjusted_p_value=0.2)
    (<Contrast.HIGHER: 'higher'>, <Contrast.NOT_DISTINGUISHABLE: 'not_distinguishable'>)
    """
    if adjusted_p_value > false_discovery_rate or difference.value == 0:
        return Contrast.NOT_DISTINGUISHABLE
    return Contrast.HIGHER if difference.value > 0 else Contrast.LOWER


def _variance_of_mean(group: Moments, population: int | None) -> float:
    return finite_population_correction(group.n, population) * group.sd**2 / group.n
