"""Intervals of displayed means, and how they came about."""

from dataclasses import dataclass

from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Lines
from spegla.explain.intervals import STUDENT, student_lines
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


def with_student(
    case: Case, computed: Computed, moments: Moments, ends: tuple[float, float], *, spread: str
) -> Mean:
    """A displayed mean with Student's interval.

    Args:
        case: The figure.
        computed: The mean worked out again.
        moments: The displayed mean and standard deviation.
        ends: Lowest and highest value that an answer can have.
        spread: Where the standard deviation comes from, in words.
    """
    population = case.population_of(moments.n)
    found = mean_interval(moments, population=population, level=case.level, scale=ends)
    return Mean(
        computed=computed.within(found, case.value.unit),
        interval=student_lines(case, moments, spread),
        source=(STUDENT,),
        settings=case.setting("level"),
    )
