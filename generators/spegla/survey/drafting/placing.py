"""Which wave and audience each export is of: as the author says, else by its name and times."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spegla.errors import UsageError
from spegla.survey.drafting.answered import is_code
from spegla.survey.drafting.draft import Source
from spegla.survey.drafting.waves import days_in
from spegla.survey.exports.answers import Answers, Variable
from spegla.survey.questions import Audience
from spegla.survey.tables import tidy

ONLY_WAVE = "wave-1"
"""Code of the one wave of which nothing tells the year."""
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?P<month>0[1-9]|1[0-2])"
_IN_NAME = tuple(
    re.compile(rf"(?<!\d){pattern}(?!\d)")
    for pattern in (
        rf"{_YEAR}[-_. ]?{_MONTH}(?:[-_. ]?(?:[0-2]\d|3[01]))?",
        rf"(?:[0-2]\d|3[01])[-_. ]?{_MONTH}[-_. ]?{_YEAR}",
        _YEAR,
    )
)
_IN_CELL = re.compile(
    rf"(?:{_YEAR}[-/.]\d|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?P<last>(?:19|20)\d\d)(?!\d))"
)
_OF_MANAGEMENT = re.compile(
    r"(?<![^\W_])(?:(?:it[-_ ]?)?(?:management|mgmt|ledning|leiding)|it[-_ ]?team)",
    re.IGNORECASE,
)
_NEARLY_ALL = 0.8
_WAY_OUT = "Say which wave it is of, as in --from 2026={file}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One export as it was given.

    Args:
        file: Its name, to show.
        content: The file.
        suffix: What its name ends in, with the dot.
        answers: What it holds, described by the file of the questionnaire where one was given.
        variables: Its columns as the file alone tells them.
        wave: Code of its wave, None where nobody said it.
        audience: Who answered, None where nobody said it.
    """

    file: str
    content: bytes
    suffix: str
    answers: Answers
    variables: tuple[Variable, ...]
    wave: str | None = None
    audience: Audience | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A path as the author gave it, with the wave and audience that stood before it."""

    path: str
    wave: str | None = None
    audience: Audience | None = None


def wish_of(text: str) -> Wish:
    r"""What the author gave: ``PATH``, ``WAVE=PATH``, ``WAVE:AUDIENCE=PATH`` or ``:AUDIENCE=PATH``.

    A path with an equals sign of its own is told by what stands before it being no code; write
    ``./`` in front where it is one.

    Raises:
        UsageError: What stands before a path is a wave with an audience that there is not.

    >>> wish_of("2026:management=team.csv")
    Wish(path='team.csv', wave='2026', audience=<Audience.MANAGEMENT: 'management'>)
    >>> wish_of("./a=b.csv").path
    './a=b.csv'
    >>> wish_of(r"2026=c:\answers.csv").path, wish_of(r"c:\a=b.csv").path
    ('c:\\answers.csv', 'c:\\a=b.csv')
    """
    before, mark, path = text.partition("=")
    wave, colon, audience = before.partition(":")
    is_drive = len(wave) == 1 and audience.startswith(("\\", "/"))
    if not mark or not path or (wave and not is_code(wave)) or not before or is_drive:
        return Wish(path=text)
    if colon and audience not in list(Audience):
        raise UsageError(
            f'--from {text}: there is no audience "{audience}". '
            f"Expected one of: {', '.join(Audience)}."
        )
    return Wish(path=path, wave=wave or None, audience=Audience(audience) if colon else None)


def placed(exports: Sequence[Export]) -> tuple[Source, ...]:
    """Each export with its wave and audience, oldest wave first.

    A wave that nobody names is the year in the name of the file, else the year of the newest time
    in it; with the month where one year has two. An export without either goes with the one wave
    that there is.

    Raises:
        UsageError: The wave of an export cannot be told, or two are of one wave and audience; it
            tells of all of them.
    """
    known = [replace(export, audience=export.audience or _audience(export)) for export in exports]
    waves = _waves(known)
    wrong = [
        *_without_wave(known, waves),
        *_twice(known, waves),
        *_without_customers(known, waves),
    ]
    if wrong:
        raise UsageError("\n".join(wrong))
    sources = [
        Source(
            file=export.file,
            wave=wave,
            audience=export.audience or Audience.CUSTOMERS,
            answers=export.answers,
            content=export.content,
            suffix=export.suffix,
            variables=export.variables,
        )
        for export, wave in zip(known, waves, strict=True)
        if wave is not None
    ]
    return tuple(sorted(sources, key=lambda source: (source.wave, source.audience.value)))


def _audience(export: Export) -> Audience:
    is_theirs = _OF_MANAGEMENT.search(export.file) is not None
    return Audience.MANAGEMENT if is_theirs else Audience.CUSTOMERS


def _waves(exports: Sequence[Export]) -> list[str | None]:
    guesses = [(export.wave, "") if export.wave else _when(export) for export in exports]
    years = Counter(
        (guess[0], export.audience) for guess, export in zip(guesses, exports, strict=True) if guess
    )
    # Only where one year has two exports of one audience does the month come into the code.
    crowded = {year for (year, _), times in years.items() if times > 1}
    found = [_code(guess, crowded) for guess in guesses]
    told = {wave for wave in found if wave is not None}
    alone = {0: ONLY_WAVE, 1: next(iter(told), None)}.get(len(told))
    return [wave or alone for wave in found]


def _code(guess: tuple[str, str] | None, crowded: set[str]) -> str | None:
    if guess is None:
        return None
    year, month = guess
    return f"{year}-{month}" if year in crowded and month else year


def _when(export: Export) -> tuple[str, str] | None:
    """Year and month of an export, the month blank where it cannot be told; None for no year."""
    for pattern in _IN_NAME:
        if found := pattern.search(export.file):
            return found["year"], found.groupdict().get("month") or ""
    return max(_times(export.answers), default=None)


def _times(answers: Answers) -> Iterator[tuple[str, str]]:
    """Year and month of the times in an export; the year alone where day and month look alike."""
    for place in range(len(answers.variables)):
        cells = [cell for cell in map(tidy, answers.cells(place)) if cell]
        if days := days_in(cells):
            yield f"{max(days).year}", f"{max(days).month:02d}"
        else:
            found = [match for cell in cells if (match := _IN_CELL.match(cell))]
            if len(found) >= _NEARLY_ALL * len(cells):
                yield from ((match["year"] or match["last"], "") for match in found)


def _without_wave(exports: Sequence[Export], waves: Sequence[str | None]) -> Iterator[str]:
    for export, wave in zip(exports, waves, strict=True):
        if wave is None:
            way_out = _WAY_OUT.format(file=export.file)
            yield f"{export.file}: nothing in the file or its name tells the year. {way_out}"


def _twice(exports: Sequence[Export], waves: Sequence[str | None]) -> Iterator[str]:
    seen: dict[tuple[str, Audience | None], str] = {}
    for export, wave in zip(exports, waves, strict=True):
        if wave is None:
            continue
        if (wave, export.audience) in seen:
            other = seen[wave, export.audience]
            way_out = _WAY_OUT.format(file=export.file)
            yield f'{export.file}: {other} is of the {export.audience} in "{wave}" too. {way_out}'
        seen.setdefault((wave, export.audience), export.file)


def _without_customers(exports: Sequence[Export], waves: Sequence[str | None]) -> Iterator[str]:
    of_customers = {
        wave
        for wave, export in zip(waves, exports, strict=True)
        if export.audience is Audience.CUSTOMERS
    }
    for export, wave in zip(exports, waves, strict=True):
        if wave is not None and wave not in of_customers:
            yield (
                f'{export.file}: there are no answers of customers in "{wave}". '
                "Give their export too, or say which wave this one is of, as in "
                f"--from 2026:management={export.file}."
            )
