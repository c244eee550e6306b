"""What a sentence rests on: released values, and the classes of evidence that they make up."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from spegla.privacy.released import Shown, Value

Subject = TypeVar("Subject")


class Evidence(StrEnum):
    """The classes of evidence, and what each takes."""

    DISPLAYED = "displayed"
    """A value that is shown and, as far as its range tells, is not nobody (METHOD.md 2.0)."""
    LEVEL = "level"
    """A level reached or missed as it is written; a wide range lies all on one side of it."""
    ORDER = "order"
    """Displayed values whose ranges do not overlap, with none hidden among them (2.18)."""
    INTERVAL = "interval"
    """An interval that lies all on one side of a level or of one half (2.5, 2.6)."""
    DIFFERENCE = "difference"
    """A group against the rest, by the adjusted test (2.7, 2.10)."""
    CHANGE = "change"
    """The verdict on a change between two waves (2.9)."""
    AGREEMENT = "agreement"
    """The class of a difference between IT management and its customers (2.15)."""
    ASSOCIATION = "association"
    """What goes together: the interval of a weight, and the sign of its slope (2.12)."""
    PLACEMENT = "placement"
    """A box that enough of the redraws agree on (2.13)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The released values that a sentence speaks of, and those that it sets them against."""

    of: tuple[Value, ...]
    beside: tuple[Value, ...] = ()

    @property
    def own(self) -> tuple[Shown, ...]:
        """The values that it speaks of; none where one of them is hidden."""
        return _all_shown(self.of)

    @property
    def others(self) -> tuple[Shown, ...]:
        """Those that it sets them against; none where one of them is hidden."""
        return _all_shown(self.beside)


def on(*values: Value) -> Basis:
    """The basis of a sentence about some values by themselves."""
    return Basis(of=values)


def among(values: Mapping[Subject, Value], *named: Subject) -> Basis:
    """The basis of a sentence that sets what it names against all others.

    >>> from spegla.privacy.released import Unit
    >>> trust, pace = (Shown(value=value, unit=Unit.SCORE) for value in (61.0, 48.0))
    >>> [value.value for value in among({"trust": trust, "pace": pace}, "pace").beside]
    [61.0]
    """
    return Basis(
        of=tuple(values[subject] for subject in named),
        beside=tuple(value for subject, value in values.items() if subject not in named),
    )


def _all_shown(values: tuple[Value, ...]) -> tuple[Shown, ...]:
    shown = tuple(value for value in values if isinstance(value, Shown))
    return shown if len(shown) == len(values) else ()
