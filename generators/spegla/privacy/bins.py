"""Bins counted in people: what a displayed head count or sum may stand for (PRIVACY.md 2.8).

A bin is as wide as some people's answers, not as some percent, so a small group gets a coarse
value and a large one loses nothing that could be seen. The first and the last bin are wide enough
that two people may be on the other side of favourable: a group that agrees completely looks like
one in which two do not.

Which bins there are depends on how many people answered and on the scale, never on the answers.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """Whole numbers from ``least`` to ``most``, both included."""

    least: int
    most: int

    @property
    def middle(self) -> float:
        """Middle of the bin, which is what is displayed."""
        return (self.least + self.most) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Bins:
    """Consecutive bins over the whole numbers from ``least`` to ``most``.

    Args:
        least: Smallest number that there can be.
        most: Largest number that there can be.
        low_end: Values in the first bin.
        high_end: Values in the last bin.
        width: Values in a bin between them; what is left over goes one by one to the bins nearest
            the middle. Where none fits between, it goes to the ends, the low end first. Where even
            the ends do not fit, everything is one bin.

    How many of twelve people gave some answer, three to a bin:

    >>> counts = Bins(least=0, most=12, low_end=3, high_end=3, width=3)
    >>> sorted({(found.least, found.most) for found in map(counts.of, range(13))})
    [(0, 2), (3, 6), (7, 9), (10, 12)]
    """

    least: int
    most: int
    low_end: int
    high_end: int
    width: int

    def of(self, value: int) -> Bin:
        """The bin of a value.

        Raises:
            ValueError: The value is outside the bins.
        """
        if not self.least <= value <= self.most:
            raise ValueError(f"{value} is not between {self.least} and {self.most}.")
        between = self.most - self.least + 1 - self.low_end - self.high_end
        if between < 0:
            return Bin(least=self.least, most=self.most)
        number = between // self.width
        if number == 0:
            return self._end_of(value, self.least + self.low_end + (between + 1) // 2)
        first = self.least + self.low_end
        last = self.most - self.high_end
        if value < first:
            return Bin(least=self.least, most=first - 1)
        if value > last:
            return Bin(least=last + 1, most=self.most)
        return _between(value, first, between, number)

    def _end_of(self, value: int, first_of_high: int) -> Bin:
        if value < first_of_high:
            return Bin(least=self.least, most=first_of_high - 1)
        return Bin(least=first_of_high, most=self.most)


def _between(value: int, first: int, between: int, number: int) -> Bin:
    """The bin among ``number`` equal ones, of which those in the middle are one value wider."""
    width, wider = divmod(between, number)
    start_of_wider = (number - wider) // 2
    narrow_before = start_of_wider * width
    wide_values = wider * (width + 1)
    place = value - first
    if place < narrow_before:
        least = place // width * width
        return Bin(least=first + least, most=first + least + width - 1)
    if place < narrow_before + wide_values:
        least = narrow_before + (place - narrow_before) // (width + 1) * (width + 1)
        return Bin(least=first + least, most=first + least + width)
    start = narrow_before + wide_values
    least = start + (place - start) // width * width
    return Bin(least=first + least, most=first + least + width - 1)
