"""How means over all customers came about, and their intervals."""

from dataclasses import dataclass

from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Lines
from spegla.explain.intervals import STUDENT, student_lines
from spegla.privacy.display import DIGITS, displayed
from spegla.privacy.released import Unit
from spegla.stats.estimates import Moments
from spegla.stats.means import mean_interval

NO_SPREAD: Lines = ("none: too few people for a spread",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """A mean worked out again; without an interval it has no source and settings of one."""

    computed: Computed
    interval: Lines
    source: Lines = ()
    settings: Lines = ()


def as_displayed(case: Case, exact: Moments, unit: Unit) -> Moments | None:
    """Mean and standard deviation as displayed; None where the spread may not be used."""
    policy = case.evidence.policy
    if exact.n < max(policy.category_minimum, policy.mean_minimum):
        return None
    mean, sd = displayed(exact.mean, unit), displayed(exact.sd, unit)
    return Moments(mean=mean, sd=sd, n=exact.n)


def worked_out(case: Case, exact: Moments, unit: Unit, ends: tuple[float, float]) -> Mean:
    """A mean with Student's interval from its displayed moments, and how that came about.

    Args:
        case: The figure.
        exact: Unrounded moments.
        unit: What the mean counts in.
        ends: Lowest and highest value that an answer can have.
    """
    moments = as_displayed(case, exact, unit)
    if moments is None:
        return Mean(computed=Computed.of(exact.mean, unit), interval=NO_SPREAD)
    population = max(case.population, moments.n)
    found = mean_interval(moments, population=population, level=case.level, scale=ends)
    return Mean(
        computed=Computed.between(found, unit),
        interval=student_lines(case, moments, DIGITS[unit]),
        source=(STUDENT,),
        settings=case.setting("level"),
    )
