"""One mean of a whole population that was asked, and answered, group by group."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from spegla.errors import EmptyBaseError
from spegla.stats.estimates import Estimate, Moments
from spegla.stats.intervals import critical_value, finite_population_correction


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """The answers of one group, and how many people the group has.

    A group in which fewer than two answered has no spread; merge it with another first.

    Raises:
        ValueError: More people answered than the group has.

    >>> Stratum(moments=Moments(mean=62.0, sd=18.0, n=45), population=60).variance_of_mean
    1.8
    """

    moments: Moments
    population: int

    def __post_init__(self) -> None:
        """Refuse a group with more answers than people."""
        finite_population_correction(self.moments.n, self.population)

    @property
    def variance_of_mean(self) -> float:
        """Variance (1 - n/N) s²/n of the group's mean; 0 when everyone in it has answered."""
        correction = finite_population_correction(self.moments.n, self.population)
        return correction * self.moments.sd**2 / self.moments.n


def stratified_mean(
    strata: Sequence[Stratum], *, level: float = 0.95, scale: tuple[float, float] | None = None
) -> Estimate:
    """Mean of all people, each group weighing as many as it has and not as many as answered.

    Weights are W = N_h / N (Cochran 1977, chapter 5). The interval is Student's t with
    Σ n_h - H degrees of freedom for H groups, as R's ``survey`` counts them. It says how precise
    the mean is *if* those who did not answer are, within each group, missing at random.

    Args:
        strata: The groups; nobody is in two of them and nobody outside all.
        level: Two-sided confidence level, a share strictly between 0 and 1.
        scale: Lowest and highest value that can be; bounds are cut there. None cuts nothing.

    Returns:
        In the unit of the means; the base is everyone who answered. When everyone in all
        groups has answered the bounds meet at the mean.

    Raises:
        EmptyBaseError: There is no group.
        ValueError: The mean lies off the scale.

    >>> stratified_mean([Stratum(moments=Moments(mean=70.0, sd=18.0, n=40), population=60),
    ...                  Stratum(moments=Moments(mean=50.0, sd=22.0, n=30), population=240)]
    ...                 ).rounded(1)
    Estimate(value=54.0, low=48.0, high=60.0, base=70)
    """
    reach = stratified_standard_error(strata)
    base = sum(stratum.moments.n for stratum in strata)
    reach *= critical_value(level, degrees_of_freedom=base - len(strata))
    means = [stratum.moments.mean for stratum in strata]
    weighted = math.fsum(stratum.population * stratum.moments.mean for stratum in strata)
    # Rounding must not carry the mean past that of every group, and so off the scale.
    value = min(max(weighted / _population(strata), min(means)), max(means))
    lowest, highest = scale or (-math.inf, math.inf)
    return Estimate(
        value=value,
        low=max(value - reach, lowest),
        high=min(value + reach, highest),
        base=base,
    )


def stratified_standard_error(strata: Sequence[Stratum]) -> float:
    """Standard error sqrt(Σ W² (1 - n_h/N_h) s_h²/n_h) of a stratified mean.

    Raises:
        EmptyBaseError: There is no group.

    >>> stratified_standard_error([
    ...     Stratum(moments=Moments(mean=62.0, sd=18.0, n=45), population=60),
    ...     Stratum(moments=Moments(mean=50.0, sd=20.0, n=60), population=60)]) ** 2
    0.45
    """
    population = _population(strata)
    return math.sqrt(
        math.fsum((each.population / population) ** 2 * each.variance_of_mean for each in strata)
    )


def _population(strata: Sequence[Stratum]) -> int:
    if not strata:
        raise EmptyBaseError("a mean over groups needs at least one group")
    return sum(stratum.population for stratum in strata)
