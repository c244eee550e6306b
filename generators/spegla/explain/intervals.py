"""How an interval was worked out, line by line."""

from spegla.explain.case import Case
from spegla.explain.explanation import Lines
from spegla.explain.numbers import bracketed, percent, plain, span
from spegla.privacy.released import Unit
from spegla.stats.estimates import Difference, Moments
from spegla.stats.intervals import critical_value

WILSON = "Wilson 1927; for a finite population n* = n (N - 1) / (N - n) stands for n"
STUDENT = "Student's t with finite population correction; Cochran 1977, section 2.8"
WELCH = "Welch 1947: spreads need not be equal; no finite population correction"
BOOTSTRAP = "Percentile interval of the bootstrap; Efron 1979"


def wilson_lines(case: Case, base: int, share: str) -> Lines:
    """Wilson's interval of a share.

    Args:
        case: The figure.
        base: Number of answers.
        share: The share as the formula has it, such as "152/248".
    """
    population = case.population
    if base >= population:
        return ("Everyone invited is counted, so the interval has no width.",)
    effective = base * (population - 1) / (population - base)
    z = critical_value(case.level)
    return (
        f"Wilson's score interval at {percent(case.level, 0)}, N = {population} invited",
        (
            f"n* = n (N - 1) / (N - n) = {base} x {population - 1} / {population - base} "
            f"= {plain(effective)}"
        ),
        "(p + z²/2n* ± z sqrt(p (1 - p)/n* + z²/4n*²)) / (1 + z²/n*)",
        f"with p = {share}, z = {plain(z, 3)}",
        f"= {span(case.value)}",
    )


def student_lines(case: Case, moments: Moments, digits: int) -> Lines:
    """Student's interval of a mean, from its displayed moments."""
    n, population = moments.n, max(case.population, moments.n)
    mean, sd = plain(moments.mean, digits), plain(moments.sd, digits)
    t = critical_value(case.level, degrees_of_freedom=n - 1)
    return (
        (
            f"Student's interval at {percent(case.level, 0)}, from the displayed mean m and "
            f"standard deviation s; N = {population} invited"
        ),
        "m ± t(n - 1) sqrt((1 - n/N) s²/n)",
        (
            f"= {mean} ± {plain(t, 3)} x sqrt((1 - {n}/{population}) x {sd}²/{n}), cut at the ends "
            "of the scale"
        ),
        f"= {span(case.value)}",
    )


def welch_lines(
    case: Case, first: Moments, second: Moments, found: Difference, *, level: float
) -> Lines:
    """Welch's interval of a difference, from displayed moments of both sides."""
    freedom = found.degrees_of_freedom
    t = critical_value(level, degrees_of_freedom=freedom)
    spreads = f"{plain(first.sd)}²/{first.n} + {plain(second.sd)}²/{second.n}"
    return (
        f"Welch's interval at {percent(level, 0)}, from displayed means and standard deviations",
        "d ± t(f) sqrt(s1²/n1 + s2²/n2)",
        (
            f"= {plain(found.value)} ± {plain(t, 3)} x sqrt({spreads}), f = {plain(freedom)} "
            "degrees of freedom"
        ),
        f"= {span(case.value)}",
    )


def bootstrap_lines(case: Case) -> Lines:
    """A percentile interval over resamples of the respondents."""
    method, tail = case.evidence.method, (1 - case.level) / 2
    return (
        f"Bootstrap: the respondents were drawn anew {method.resamples} times, seed {method.seed};",
        f"from the {percent(tail)} to the {percent(1 - tail)} point of these draws",
        f"= {span(case.value, Unit.COEFFICIENT)}",
    )


def difference_in_numbers(first: float, second: float, digits: int = 1) -> str:
    """One displayed value minus another.

    >>> difference_in_numbers(61.4, 58.2)
    '61.4 - 58.2'
    """
    return f"{plain(first, digits)} - {bracketed(second, digits)}"
