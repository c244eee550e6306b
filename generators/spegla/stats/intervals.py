"""What all intervals stand on: critical values, the finite population and two independent parts."""

import math

import scipy

from spegla.stats.estimates import Difference


def critical_value(level: float, *, degrees_of_freedom: float = math.inf) -> float:
    """How many standard errors a two-sided interval reaches to each side.

    Args:
        level: Confidence level, a share strictly between 0 and 1.
        degrees_of_freedom: Those of Student's t; infinite, the default, is the normal curve.

    Returns:
        A number of standard errors, above zero.

    Raises:
        ValueError: The level is not strictly between 0 and 1.

    >>> round(critical_value(0.95), 6), round(critical_value(0.95, degrees_of_freedom=9), 3)
    (1.959964, 2.262)
    """
    if not 0 < level < 1:
        raise ValueError(f"{level} is not a confidence level between 0 and 1")
    # The same function as behind scipy.stats.t, without its checks of arguments, which take a
    # hundred times as long: intervals are worked out many thousand times over.
    return float(scipy.special.stdtrit(degrees_of_freedom, (1 + level) / 2))


def finite_population_correction(base: int, population: int | None) -> float:
    """Factor ``1 - n/N`` by which the variance of a mean shrinks as more of all people answer.

    It is right where the figure is about these people now and those who did not answer are
    missing at random; a complete count has 0. For differences that shall hold beyond these
    people it is switched off: no population, factor 1 (METHOD.md 2.5).

    Args:
        base: How many answered.
        population: How many were asked, or None to switch the correction off.

    Returns:
        From 0 to 1.

    Raises:
        ValueError: More people answered than were asked.

    >>> finite_population_correction(60, 80), finite_population_correction(60, None)
    (0.25, 1.0)
    """
    if population is None:
        return 1.0
    if base > population:
        raise ValueError(f"{base} answers out of a population of {population}")
    return 1 - base / population


def difference_interval(
    value: float, *, variances: tuple[float, float], bases: tuple[int, int], level: float
) -> Difference:
    """A difference with its Student's t interval and test, from its two independent parts.

    The degrees of freedom are Welch and Satterthwaite's. SciPy has the test from summaries
    (``ttest_ind_from_stats``) but neither its interval nor its degrees of freedom.

    Args:
        value: The difference, in any unit.
        variances: What each part adds to the variance of the difference (squared unit).
        bases: People behind each part, at least two each.
        level: Two-sided confidence level, a share strictly between 0 and 1.

    Returns:
        In the unit of the value. Without any variance, as for two complete counts, the bounds
        meet at the value, and the p-value is 1 for no difference and otherwise 0.

    Raises:
        ValueError: The level is not strictly between 0 and 1.

    >>> gap = difference_interval(5.0, variances=(4.0, 2.25), bases=(40, 60), level=0.95)
    >>> round(gap.low, 2), round(gap.high, 2), round(gap.p_value, 3), round(gap.degrees_of_freedom)
    (0.02, 9.98, 0.049, 79)
    """
    variance = math.fsum(variances)
    if variance == 0:
        is_equal = math.isclose(value, 0, abs_tol=1e-9)  # rounding noise is not a difference
        return Difference(
            value=value,
            low=value,
            high=value,
            p_value=1.0 if is_equal else 0.0,
            degrees_of_freedom=float(sum(bases) - 2),
        )
    parts = ((part / variance) ** 2 / (n - 1) for part, n in zip(variances, bases, strict=True))
    degrees_of_freedom = 1 / math.fsum(parts)
    standard_error = math.sqrt(variance)
    reach = critical_value(level, degrees_of_freedom=degrees_of_freedom) * standard_error
    return Difference(
        value=value,
        low=value - reach,
        high=value + reach,
        p_value=float(2 * scipy.special.stdtr(degrees_of_freedom, -abs(value) / standard_error)),
        degrees_of_freedom=degrees_of_freedom,
    )
