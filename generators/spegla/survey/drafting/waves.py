"""The waves of a draft, each with the last day that its exports tell."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from spegla.survey.drafting.draft import DraftWave, Guess, Source, Sureness
from spegla.survey.drafting.tongue import Tongue
from spegla.survey.exports.answers import Use

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d).*")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?!\d).*")
_TIME = re.compile(r"\d[ T]+\d{1,2}:\d\d")
_NEARLY_ALL = 0.8


def waves_of(sources: Sequence[Source], tongue: Tongue) -> tuple[DraftWave, ...]:
    """The waves of the sources, in their order; without a date where no column tells a day."""
    codes = dict.fromkeys(source.wave for source in sources)
    return tuple(_wave(code, [s for s in sources if s.wave == code], tongue) for code in codes)


def newest_of(waves: Sequence[DraftWave]) -> str:
    """Code of the wave that closed last; by the codes, such as years, where days are missing.

    Without waves there is none, "".

    >>> from spegla.survey.drafting.draft import Guess
    >>> guess = Guess(sureness=Sureness.UNSURE, because="no column tells a day")
    >>> newest_of([DraftWave(code=c, date=None, label={}, guess=guess) for c in ("2026", "2025")])
    '2026'
    """
    days = {wave.code: wave.date for wave in waves if wave.date is not None}
    if days and len(days) == len(waves):
        return max(days, key=lambda code: (days[code], code))
    return max((wave.code for wave in waves), default="")


def days_in(cells: Sequence[str]) -> list[date]:
    """The days that a column holds; none where it is not one of days, or can be read two ways.

    >>> days_in(["11/17/2020 18:23:58", "11/18/2020 8:00"])[-1]
    datetime.date(2020, 11, 18)
    >>> days_in(["5/6/2020", "6/7/2020"])
    []
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    first = [match for cell in filled if (match := _YEAR_FIRST.fullmatch(cell))]
    last = [match for cell in filled if (match := _YEAR_LAST.fullmatch(cell))]
    if not filled or max(len(first), len(last)) < _NEARLY_ALL * len(filled):
        return []
    if len(first) >= len(last):
        return _valid((int(m[1]), int(m[2]), int(m[3])) for m in first)
    is_day_first = any(int(match[1]) > 12 for match in last)
    is_month_first = any(int(match[3]) > 12 for match in last)
    if any(match[2] == "." for match in last):
        is_day_first, is_month_first = True, False
    if is_day_first == is_month_first:
        return []
    return _valid(
        (_full_year(m[4]), int(m[3 if is_day_first else 1]), int(m[1 if is_day_first else 3]))
        for m in last
    )


def _wave(code: str, sources: Sequence[Source], tongue: Tongue) -> DraftWave:
    days = [day for source in sources for day in _days_of(source)]
    day = max(days) if days else None
    return DraftWave(
        code=code,
        date=day,
        label=tongue.written({"en": code, "sv": code, "nl": code}),
        guess=Guess(
            sureness=Sureness.LIKELY if day else Sureness.UNSURE,
            because="the last day on which somebody answered" if day else "no column tells a day",
        ),
    )


def _days_of(source: Source) -> Iterator[date]:
    for place, variable in enumerate(source.answers.variables):
        cells = source.answers.cells(place)
        # A day that somebody answered with is no day of answering, a time as good as always is.
        if variable.use is Use.RECORD or _TIME.search(" ".join(cells[:1])):
            yield from days_in(cells)


def _valid(parts: Iterator[tuple[int, int, int]]) -> list[date]:
    days = []
    for year, month, day in parts:
        try:
            days.append(date(year, month, day))
        except ValueError:
            return []
    return days


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)
