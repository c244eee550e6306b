"""What an explanation consists of. All texts are finished English lines."""

from dataclasses import dataclass

from spegla.privacy.display import displayed
from spegla.privacy.released import FigureId, Unit
from spegla.stats.estimates import Interval

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A number worked out again, at the grain in which it is displayed."""

    value: float
    low: float | None = None
    high: float | None = None

    @classmethod
    def of(cls, value: float, grain: Unit) -> "Computed":
        """A number without an interval.

        >>> Computed.of(61.449, Unit.SCORE)
        Computed(value=61.4, low=None, high=None)
        """
        return cls(value=displayed(value, grain))

    @classmethod
    def between(cls, interval: Interval, grain: Unit) -> "Computed":
        """A number with its interval; rounding never moves a bound past the value.

        >>> Computed.between(Interval(value=3.449, low=2.951, high=3.9), Unit.SCORE)
        Computed(value=3.4, low=3.0, high=3.9)
        """
        value = displayed(interval.value, grain)
        return cls(
            value=value,
            low=min(displayed(interval.low, grain), value),
            high=max(displayed(interval.high, grain), value),
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
