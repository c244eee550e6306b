"""Means with intervals, and the moments that they are made from."""

import math
from collections.abc import Iterable, Sequence

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Estimate, Moments
from spegla.stats.intervals import critical_value, finite_population_correction


def moments(values: Iterable[float]) -> Moments:
    """Mean, standard deviation and number of people's values.

    The sums are exact (``math.fsum``), so that the order of the rows cannot carry a mean over
    an edge between two displayed values.

    Args:
        values: One per person, in any unit; NaN is missing and left out.

    Returns:
        In the unit of the values.

    Raises:
        EmptyBaseError: Fewer than two people have a value.

    >>> moments([40.0, float("nan"), 60.0, 80.0])
    Moments(mean=60.0, sd=20.0, n=3)
    """
    present = [value for value in values if not math.isnan(value)]
    return moments_of_counts(present, [1] * len(present))


def moments_of_counts(points: Sequence[float], counts: Sequence[float]) -> Moments:
    """Mean, standard deviation and number of a distribution over the points of a scale.

    After the gate this gives the spread of an item whose categories are displayed.

    Args:
        points: The values that can be answered.
        counts: People at each point, in the same order; they need not be whole.

    Returns:
        In the unit of the points. Equal answers have a standard deviation of exactly 0.

    Raises:
        EmptyBaseError: Fewer than two people are counted.
        ValueError: The two are not of the same length.

    >>> moments_of_counts([1, 2, 3, 4, 5], [0, 0, 1, 2, 1])
    Moments(mean=4.0, sd=0.816496580927726, n=4)
    """
    total = math.fsum(counts)
    if total < 2:
        raise EmptyBaseError("a spread needs at least two people")
    people = [(point, count) for point, count in zip(points, counts, strict=True) if count > 0]
    # Measured from the lowest answer, equal answers leave no rounding noise, which a test of two
    # such groups would take for a difference.
    lowest = min(point for point, _ in people)
    mean = lowest + math.fsum(count * (point - lowest) for point, count in people) / total
    squares = math.fsum(count * (point - mean) ** 2 for point, count in people)
    return Moments(mean=mean, sd=math.sqrt(squares / (total - 1)), n=round(total))


def mean_interval(
    moments: Moments,
    *,
    population: int | None = None,
    level: float = 0.95,
    scale: tuple[float, float] | None = None,
) -> Estimate:
    """A mean with its Student's t interval, for a finite population if one is given.

    Bounds are the mean plus and minus t(n - 1) times sqrt((1 - n/N) sd²/n) (Cochran 1977, section
    2.8; METHOD.md 2.5). For an attempted census they say how precise the mean is *if* those who
    did not answer are missing at random.

    Args:
        moments: Mean, standard deviation and number of people.
        population: People asked; None leaves the correction out.
        level: Two-sided confidence level, a share strictly between 0 and 1.
        scale: Lowest and highest value that can be; bounds are cut there. None cuts nothing.

    Returns:
        In the unit of the mean. When everyone asked has answered the count is complete and the
        bounds meet at the mean.

    Raises:
        ValueError: More answered than were asked, or the mean lies off the scale.

    >>> mean_interval(Moments(mean=656.585, sd=132.9753, n=200), population=6194).rounded(3)
    Estimate(value=656.585, low=638.345, high=674.825, base=200)
    """
    correction = finite_population_correction(moments.n, population)
    standard_error = math.sqrt(correction / moments.n) * moments.sd
    reach = critical_value(level, degrees_of_freedom=moments.n - 1) * standard_error
    lowest, highest = scale or (-math.inf, math.inf)
    return Estimate(
        value=moments.mean,
        low=max(moments.mean - reach, lowest),
        high=min(moments.mean + reach, highest),
        base=moments.n,
    )
