"""What a statistic comes back as: a value with its interval, and the moments behind a mean."""

import dataclasses
import math
from dataclasses import dataclass
from typing import Self

from spegla.errors import EmptyBaseError


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A value between two bounds, in the unit of the value: a share, or 0-100 points.

    Raises:
        ValueError: The bounds do not hold the value, or one of the three is not finite.

    >>> Interval(value=0.6, low=0.4231, high=0.7541).rounded(2)
    Interval(value=0.6, low=0.42, high=0.75)
    """

    value: float
    low: float
    high: float

    def __post_init__(self) -> None:
        """Refuse bounds that do not hold the value; NaN and infinity never do."""
        if not (-math.inf < self.low <= self.value <= self.high < math.inf):
            raise ValueError(f"{self.low} to {self.high} is no interval around {self.value}")

    @property
    def excludes_zero(self) -> bool:
        """Whether both bounds lie on the same side of zero."""
        return self.low > 0 or self.high < 0

    def rounded(self, digits: int) -> Self:
        """The same with value and bounds rounded; for examples and tests, never for reports."""
        return dataclasses.replace(
            self,
            value=round(self.value, digits),
            low=round(self.low, digits),
            high=round(self.high, digits),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate(Interval):
    """A value of one group, with the number of people behind it.

    >>> Estimate(value=0.6, low=0.4231, high=0.7541, base=30).rounded(3)
    Estimate(value=0.6, low=0.423, high=0.754, base=30)
    """

    base: int

    def __post_init__(self) -> None:
        """Refuse bounds that do not hold the value, and an estimate of nobody."""
        Interval.__post_init__(self)
        if self.base < 1:
            raise EmptyBaseError("an estimate needs at least one person behind it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Interval):
    """One value minus another, with the two-sided test against no difference.

    ``degrees_of_freedom`` are those of Student's t behind bounds and test.

    >>> Difference(value=5.0, low=-1.0, high=11.0, p_value=0.1, degrees_of_freedom=80.0).value
    5.0
    """

    p_value: float
    degrees_of_freedom: float

    def __post_init__(self) -> None:
        """Refuse bounds that do not hold the value, and a p-value that is no probability."""
        Interval.__post_init__(self)
        if not 0 <= self.p_value <= 1:
            raise ValueError(f"{self.p_value} is not a p-value")
        if not self.degrees_of_freedom > 0:
            raise ValueError(f"{self.degrees_of_freedom} is not a number of degrees of freedom")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moments:
    """Mean, standard deviation and number of people: all that a comparison of means needs.

    Comparisons are made after the privacy gate, where there are no answers any more, so they
    take moments and never samples. ``sd`` has ``n - 1`` in its denominator and is in the unit
    of the mean.

    Raises:
        EmptyBaseError: Fewer than two people; one answer has no spread.
        ValueError: The mean is not finite, or the standard deviation is not finite or below 0.

    >>> Moments(mean=62.5, sd=18.0, n=48)
    Moments(mean=62.5, sd=18.0, n=48)
    """

    mean: float
    sd: float
    n: int

    def __post_init__(self) -> None:
        """Refuse moments that no set of answers can have."""
        if self.n < 2:
            raise EmptyBaseError(f"a spread needs at least two people, not {self.n}")
        if not (math.isfinite(self.mean) and 0 <= self.sd < math.inf):
            raise ValueError(f"no answers have mean {self.mean} and sd {self.sd}")

    @classmethod
    def from_sums(cls, *, n: int, total: float, squares: float) -> Self:
        """The moments of values of which only the sums are kept.

        Args:
            n: How many values.
            total: Their sum.
            squares: The sum of their squares.

        Raises:
            EmptyBaseError: Fewer than two values.

        >>> Moments.from_sums(n=3, total=180.0, squares=11_600.0)
        Moments(mean=60.0, sd=20.0, n=3)
        """
        if n < 2:
            raise EmptyBaseError(f"a spread needs at least two people, not {n}")
        mean = total / n
        # Equal values can leave a sum of squared deviations that is a hair below zero.
        return cls(mean=mean, sd=math.sqrt(max(squares - total * mean, 0.0) / (n - 1)), n=n)
