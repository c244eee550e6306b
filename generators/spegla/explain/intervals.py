"""How an interval was worked out, line by line."""

from spegla.explain.case import Case
from spegla.explain.explanation import Lines
from spegla.explain.numbers import bracketed, percent, plain, short, span
from spegla.privacy.display import DIGITS
from spegla.privacy.released import Statistic
from spegla.stats.estimates import Difference, Moments
from spegla.stats.intervals import critical_value

WILSON = "Wilson 1927; for a finite population n* = n (N - 1) / (N - n) stands for n"
STUDENT = "Student's t with finite population correction; Cochran 1977, section 2.8"
WELCH = "Welch 1947: spreads need not be equal; no finite population correction"


def wilson_lines(case: Case, share: float) -> Lines:
    """Wilson's interval of a displayed share."""
    n, invited = case.value.base or 0, case.counted(Statistic.INVITED)
    if case.population is not None and n >= case.population:
        return ("Everyone invited is counted, so the interval has no width.",)
    effective = (
        ""
        if invited is None
        else f" = {n} x {invited - 1} / {invited - n} = {plain(n * (invited - 1) / (invited - n))}"
    )
    correction = f"n* = n (N - 1) / (N - n){effective}"
    return (
        f"Wilson's score interval at {percent(case.level, 0)}; {_invited(case, invited)}",
        f"n* = n = {n}" if case.population is None else correction,
        "(p + z²/2n* ± z sqrt(p (1 - p)/n* + z²/4n*²)) / (1 + z²/n*)",
        f"with p = {plain(share, 3)} as displayed, z = {plain(critical_value(case.level), 3)}",
        f"= {span(case.value)}",
    )


def student_lines(case: Case, moments: Moments, spread: str) -> Lines:
    """Student's interval of a displayed mean.

    Args:
        case: The figure.
        moments: The displayed mean and standard deviation.
        spread: Where the standard deviation comes from, in words.
    """
    n, invited = moments.n, case.counted(Statistic.INVITED)
    is_endless = case.population is None
    # A list of the invited can be shorter than what came back.
    population = "N" if invited is None else max(invited, n)
    mean, sd = plain(moments.mean, DIGITS[case.value.unit]), short(moments.sd)
    t = plain(critical_value(case.level, degrees_of_freedom=n - 1), 3)
    return (
        (
            f"Student's interval at {percent(case.level, 0)}, from the displayed mean m and "
            f"standard deviation s; {_invited(case, invited)}"
        ),
        spread,
        f"m ± t(n - 1) sqrt({'' if is_endless else '(1 - n/N) '}s²/n), cut at the scale's ends",
        f"= {mean} ± {t} x sqrt({'' if is_endless else f'(1 - {n}/{population}) x '}{sd}²/{n})",
        f"= {span(case.value)}",
    )


def welch_lines(
    case: Case, first: Moments, second: Moments, found: Difference, *, level: float
) -> Lines:
    """Welch's interval of a difference, from displayed moments of both sides."""
    freedom = found.degrees_of_freedom
    t = critical_value(level, degrees_of_freedom=freedom)
    spreads = f"{short(first.sd)}²/{first.n} + {short(second.sd)}²/{second.n}"
    return (
        f"Welch's interval at {percent(level, 0)}, from displayed means and standard deviations",
        "d ± t(f) sqrt(s1²/n1 + s2²/n2)",
        (
            f"= {plain(found.value)} ± {plain(t, 3)} x sqrt({spreads}), f = {plain(freedom)} "
            "degrees of freedom"
        ),
        f"= {span(case.value)}",
    )


def difference_in_numbers(first: float, second: float, digits: int = 1) -> str:
    """One displayed value minus another.

    >>> difference_in_numbers(61.4, 58.2)
    '61.4 - 58.2'
    """
    return f"{plain(first, digits)} - {bracketed(second, digits)}"


def _invited(case: Case, number: int | None) -> str:
    if case.population is None:
        return "it is not known how many were asked, so nothing is taken off for that"
    return "N invited, which is not told" if number is None else f"N = {number} invited"
