"""What an explanation consists of. All texts are finished English lines."""

from dataclasses import dataclass, replace

from spegla.privacy.display import displayed
from spegla.privacy.released import FigureId, Unit
from spegla.stats.estimates import Interval

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A number worked out again, at the grain in which it is displayed.

    Args:
        value: The number.
        low: Lower end of its confidence interval, where it has one.
        high: Upper end of that interval.
        least: Low end of the range that it stands for; None where it is no sum over people.
        most: High end of that range.
    """

    value: float
    low: float | None = None
    high: float | None = None
    least: float | None = None
    most: float | None = None

    @classmethod
    def of(cls, value: float, grain: Unit) -> "Computed":
        """A number without an interval.

        >>> Computed.of(61.449, Unit.SCORE).value
        61.4
        """
        return cls(value=displayed(value, grain))

    @classmethod
    def with_ends(cls, interval: Interval, grain: Unit) -> "Computed":
        """A number with its interval; rounding never moves an end past the value.

        >>> found = Computed.with_ends(Interval(value=3.449, low=2.951, high=3.9), Unit.SCORE)
        >>> found.value, found.low, found.high
        (3.4, 3.0, 3.9)
        """
        return cls.of(interval.value, grain).within(interval, grain)

    def within(self, interval: Interval, grain: Unit) -> "Computed":
        """The same number with an interval around it, which holds the whole of its range."""
        least = self.value if self.least is None else self.least
        most = self.value if self.most is None else self.most
        return replace(
            self,
            low=min(displayed(interval.low, grain), least),
            high=max(displayed(interval.high, grain), most),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """How a shown number was worked out.

    Args:
        computed: The number, from the tallies.
        base: Who counts.
        left_out: Who does not, and why.
        formula: The formula in words, then with the numbers in it.
        interval: The interval's formula and numbers, or why there is none.
        source: Where the method comes from.
        settings: The settings that it depends on.
    """

    computed: Computed
    base: Lines
    left_out: Lines
    formula: Lines
    interval: Lines
    source: Lines
    settings: Lines = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One figure explained.

    Args:
        figure: Its identity.
        about: What it is: statistic, subject, wave, group and page.
        questions: What was asked, in the engagement's main language.
        result: The number as displayed, or why it is hidden.
        reading: What it may be called, and the rule; empty where it is not called anything.
        working: How it was worked out; None for a hidden figure, of which no number is told.
        settings: The privacy thresholds in force.
    """

    figure: FigureId
    about: Lines
    questions: Lines
    result: Lines
    reading: Lines = ()
    working: Working | None = None
    settings: Lines = ()
