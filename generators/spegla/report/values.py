"""Released values as cells, numbers and sentences of a report."""

from collections.abc import Sequence
from dataclasses import replace

from spegla.privacy.released import FigureId, Hidden, Released, Shown, Unit, Value
from spegla.report.claims import claim, on
from spegla.report.model import Cell, Interval, NotAvailable, Number, Phrase, Words, phrase


def cell(value: Value | None) -> Number | Hidden | NotAvailable:
    """A released value as a cell or a large number; what the survey lacks is not available."""
    match value:
        case Shown():
            return Number.of(value)
        case Hidden():
            return value
        case None:
            return NotAvailable()


def size_cell(value: Value | None) -> Number | Hidden | NotAvailable:
    """A value whose sign says nothing, such as the size of a detectable change."""
    shown = cell(value)
    return replace(shown, bare=True) if isinstance(shown, Number) else shown


def interval_cell(value: Value | None) -> Cell:
    """A table cell of a released value's interval."""
    match value:
        case Shown(low=float(low), high=float(high)):
            return Interval(low=low, high=high, unit=value.unit)
        case Hidden():
            return value
        case _:
            return NotAvailable()


def base_cell(value: Value | None) -> Cell:
    """A table cell of the number of people behind a value."""
    match value:
        case Shown(base=int(base)):
            return Number(value=base, unit=Unit.PERSONS)
        case Hidden():
            return value
        case _:
            return NotAvailable()


def distance_to(score: Value | None, target: float | None) -> Value | None:
    """Points by which a score is above a level (negative below it); None where either is lacking.

    In whole points, as a reader subtracts, with the interval of the score. A score that is written
    as a range has a distance that stands for one.
    """
    if target is None or not isinstance(score, Shown):
        return None if target is None else score
    is_coarse = Number.of(score).is_coarse

    def above(end: float | None) -> float | None:
        return None if end is None else end - target

    return Shown(
        value=float(round(score.value) - round(target)),
        unit=Unit.POINTS,
        low=above(score.low),
        high=above(score.high),
        least=above(score.least) if is_coarse else None,
        most=above(score.most) if is_coarse else None,
        base=score.base,
    )


def reading_cell(value: Value | None) -> Cell:
    """A table cell of what a comparison may be called."""
    match value:
        case Shown(reading=reading) if reading is not None:
            return claim(f"reading.{reading}", on(value))
        case Hidden():
            return value
        case _:
            return NotAvailable()


def target_cell(target: float | None) -> Number | NotAvailable:
    """A level aimed for, as a cell or a large number."""
    return NotAvailable() if target is None else score_number(target)


def score_number(value: float) -> Number:
    """A score from 0 to 100."""
    return Number(value=value, unit=Unit.SCORE)


def share_number(value: float) -> Number:
    """A share in [0, 1], written as a percentage."""
    return Number(value=value, unit=Unit.SHARE)


def points(number: float) -> Phrase:
    """A number of points on the index, written out: "5 points"."""
    return phrase("value.points", count=count(number))


def count(number: float) -> Number:
    """A number of things."""
    return Number(value=number, unit=Unit.COUNT)


def persons(number: float) -> Number:
    """A number of people."""
    return Number(value=number, unit=Unit.PERSONS)


def rows_figures(released: Released, figures: Sequence[FigureId]) -> tuple[FigureId, ...]:
    """Those of the figures that the survey has, for a row of a table."""
    return tuple(figure for figure in figures if released.find(figure) is not None)


def shown_of(values: Sequence[Value | None]) -> tuple[Shown, ...]:
    """Those of the values that are shown."""
    return tuple(value for value in values if isinstance(value, Shown))


def highest_end(values: Sequence[Shown]) -> float:
    """The highest value or upper end of an interval or range, for an axis that holds them all."""
    ends = ((value.value, value.high, value.most) for value in values)
    return max(end for of_value in ends for end in of_value if end is not None)


def sentence(key: str, value: Value | None, **arguments: Number | Words) -> tuple[Phrase, ...]:
    """One sentence about a shown value, named ``value``; none where it is hidden or lacking."""
    if not isinstance(value, Shown):
        return ()
    return (phrase(key, value=Number.of(value), **arguments),)


def interval_sentence(key: str, value: Value | None) -> tuple[Phrase, ...]:
    """One sentence about an interval, named ``low`` and ``high``; none where there is none."""
    match value:
        case Shown(low=float(low), high=float(high), unit=unit):
            ends = {"low": Number(value=low, unit=unit), "high": Number(value=high, unit=unit)}
            return (phrase(key, **ends),)
        case _:
            return ()
