"""How a sum over people came about of which only a range is told (PRIVACY.md 2.8).

The exact sum is worked out from the tallies once more and held against the range, which was made
of answers one by one. It is never printed: what is printed may be copied into a mail.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from spegla.explain.case import Case
from spegla.explain.explanation import Computed, Lines
from spegla.explain.numbers import at_grain, short
from spegla.privacy.display import SCORE_RANGE, displayed
from spegla.privacy.released import Unit
from spegla.survey.questions import Question

RANGE = (
    "A sum over people is told as a range that some people's answers fit in, so that nobody's "
    "answer follows from it; the middle stands for all of the range"
)
"""Why there is a range, for the source of a method."""

_NOISE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A sum over people as it is told.

    Args:
        least: Low end of its range.
        most: High end of its range.
        divisor: What it is divided by, such as the number of people.
        unit: What the quotient counts in.

    >>> share = Sum(least=125, most=127, divisor=229, unit=Unit.SHARE)
    >>> share.told, share.division
    ('between 125 and 127', '= 126 / 229 = 55.0 %')
    """

    least: float
    most: float
    divisor: int
    unit: Unit

    @property
    def middle(self) -> float:
        """Middle of the range, which stands for the sum."""
        return (self.least + self.most) / 2

    @property
    def computed(self) -> Computed:
        """The quotient and the ends of what it stands for."""
        value, least, most = (
            displayed(end / self.divisor, self.unit) for end in (self.middle, self.least, self.most)
        )
        return Computed(value=value, least=least, most=most)

    @property
    def told(self) -> str:
        """The range in words."""
        return f"between {short(self.least)} and {short(self.most)}"

    @property
    def division(self) -> str:
        """How the displayed value follows from the range."""
        shown = at_grain(self.middle / self.divisor, self.unit)
        return f"= {short(self.middle)} / {self.divisor} = {shown}"

    def of_heads(self) -> Lines:
        """How many of the people it is, and what follows."""
        return (
            f"{self.told} of {self.divisor} people; shown is the middle of that range",
            self.division,
        )

    def of(self, what: str) -> Lines:
        """What is added up over the people, and what follows.

        >>> codes = Sum(least=824, most=826, divisor=229, unit=Unit.SCALE)
        >>> codes.of("the codes")[0]
        'the codes of 229 people add up to between 824 and 826; shown is the middle of that range'
        """
        return (
            (
                f"{what} of {self.divisor} people add up to {self.told}; shown is the middle of "
                "that range"
            ),
            self.division,
        )


def sum_told(
    case: Case,
    exact: float,
    *,
    start: float = 0.0,
    step: float = 1.0,
    divisor: int | None = None,
) -> Sum:
    """The sum behind a figure, as it is told.

    Args:
        case: The figure.
        exact: The sum from the tallies, in the unit of the range that is told.
        start: What a whole number of 0 stands for in that unit.
        step: What one more stands for.
        divisor: What the sum is divided by; the number of people unless given.

    Raises:
        LookupError: The exact sum is not in the range, which is a defect.
    """
    found = case.bin
    least, most = start + step * found.least, start + step * found.most
    noise = _NOISE * max(1.0, abs(most))
    if not least - noise <= exact <= most + noise:
        raise LookupError(f"{case.figure} stands for a range that its sum is not in")
    people = case.value.base or 0
    return Sum(
        least=least,
        most=most,
        divisor=people if divisor is None else divisor,
        unit=case.value.unit,
    )


def points_in_one(items: Sequence[Question]) -> float:
    """Points of 0-100 in one of the whole numbers in which scores over some items are added up.

    An answer counts in steps that all scales have in common, and the mean of a person's answers in
    parts that all numbers of answers have in common.
    """
    steps = math.lcm(*(item.scale.high - item.scale.low for item in items))
    parts = math.lcm(*range(1, len(items) + 1))
    return SCORE_RANGE[1] / (steps * parts)
