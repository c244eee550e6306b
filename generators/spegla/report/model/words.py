"""What is said: phrases of the wording files with their values, in no language yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from spegla.privacy.released import Shown, Unit
from spegla.report.rounding import without_noise
from spegla.survey.questions import LocalText

_WIDEST_AS_ONE: Final[Mapping[Unit, float]] = {
    Unit.SCORE: 5.0,
    Unit.POINTS: 5.0,
    Unit.SHARE: 0.05,
    Unit.SCALE: 0.2,
}
"""The widest range that is written as its middle.

The middle then misses by 2.5 points at most, half of what is worth calling a change (METHOD.md
2.9). 0.2 is as much on a scale from 1 to 5; on longer ones a range is written a little sooner,
since a value does not know its scale.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number to be written in the reader's language.

    Args:
        value: The number; of a displayed sum over people, the middle of the range.
        unit: Decides decimals and sign.
        bare: Leave percent and plus signs away.
        least: Low end of the range that the number stands for, where it stands for one.
        most: High end of that range.

    >>> few = Number(value=60.0, unit=Unit.SCORE, least=50.4, most=69.6)
    >>> many = Number(value=38.2, unit=Unit.SCORE, least=38.0, most=38.3)
    >>> few.is_coarse, many.is_coarse
    (True, False)
    """

    value: float
    unit: Unit
    bare: bool = False
    least: float | None = None
    most: float | None = None

    @classmethod
    def of(cls, shown: Shown, *, bare: bool = False) -> Self:
        """A displayed value as it is to be written."""
        return cls(
            value=shown.value, unit=shown.unit, bare=bare, least=shown.least, most=shown.most
        )

    @property
    def is_coarse(self) -> bool:
        """Whether its middle would look exacter than it is, so that its range is written."""
        if self.least is None or self.most is None:
            return False
        return without_noise(self.most - self.least) > _WIDEST_AS_ONE.get(self.unit, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Several things to be joined as the language joins them: "a, b and c"."""

    items: tuple["Argument", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A message of the wording files and the values that stand in it.

    Where the message has plural forms, the argument named ``count`` chooses among them.
    """

    key: str
    arguments: tuple[tuple[str, "Argument"], ...] = ()


Argument = Phrase | LocalText | Number | Listing | date | str
"""``str`` is only for names that are the same in every language, such as the client's."""

Words = Phrase | LocalText
"""Something that becomes text in the reader's language."""


def phrase(key: str, **arguments: Argument) -> Phrase:
    """A phrase from its key and named values.

    >>> phrase("page.dimension.score", score=Number(value=61, unit=Unit.SCORE)).key
    'page.dimension.score'
    """
    return Phrase(key=key, arguments=tuple(arguments.items()))
