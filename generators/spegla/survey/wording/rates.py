"""How often, where it is said in times a day, a week or a year."""

import math
from dataclasses import dataclass, field
from functools import cache

from spegla.survey.wording.lexicon import Lexicon, Rates
from spegla.survey.wording.senses import LEXICONS, Tokens, token_phrases

_RAREST, _MOST_OFTEN = 0.05, 20_000
"""Times a year: once in twenty years, many times a day. What is rated lies between."""
_LOWEST, _HIGHEST = -0.55, 0.95
"""Where these lie on the line: above "rarely", below "always"."""


@dataclass(slots=True)
class _Parts:
    adverb: float | None = None
    units: list[float] = field(default_factory=list)
    counts: list[float] = field(default_factory=list)
    interval: float | None = None
    change: float = 1.0
    is_every: bool = False
    is_each: bool = False


def rate_position(tokens: Tokens, lexicon: Lexicon) -> float | None:
    """Where "twice a week" lies between never (-1) and always (1); None where it is no rate.

    A length of time, such as "1-2 years", is none.

    >>> from spegla.survey.wording.senses import tokens_of
    >>> english = LEXICONS["en"]
    >>> weekly = rate_position(tokens_of("2-3 times a week"), english)
    >>> weekly > rate_position(tokens_of("Less than once a month"), english)
    True
    >>> rate_position(tokens_of("1-2 years"), english) is None
    True
    """
    parts = _parts(tuple(word for word in tokens if word != ","), lexicon)
    rate = _rate(parts) if parts else None
    if rate is None:
        return None
    share = math.log(rate / _RAREST) / math.log(_MOST_OFTEN / _RAREST)
    return _LOWEST + (_HIGHEST - _LOWEST) * min(max(share, 0.0), 1.0)


def _rate(parts: _Parts) -> float | None:
    if parts.adverb is not None:
        return parts.adverb * parts.change
    if not parts.units:
        return None
    unit = parts.units[-1]
    if parts.interval:
        return unit / parts.interval * parts.change
    count = sum(parts.counts) / len(parts.counts) if parts.counts else 1.0
    is_rate = parts.is_every or count < 1 or (parts.is_each and parts.counts)
    return unit * count * parts.change if is_rate and count else None


def _parts(tokens: Tokens, lexicon: Lexicon) -> _Parts | None:
    words = _words(lexicon.language)
    longest = _longest(lexicon.language)
    parts = _Parts()
    start = 0
    while start < len(tokens):
        length = next(
            (n for n in range(longest, 0, -1) if tokens[start : start + n] in words), None
        )
        if length is None and not tokens[start].isdecimal():
            return None
        kind, value = words[tokens[start : start + length]] if length else ("count", 0.0)
        _add(parts, kind, value if length else float(tokens[start]))
        start += length or 1
    return parts


def _add(parts: _Parts, kind: str, value: float) -> None:
    match kind:
        case "adverb":
            parts.adverb = value
        case "unit":
            parts.units.append(value)
        case "count" if parts.is_every and not parts.units:
            parts.interval = value
        case "count":
            parts.counts.append(value)
        case "change":
            parts.change = value
        case "every":
            parts.is_every = True
        case "each":
            parts.is_each = True


@cache
def _longest(language: str) -> int:
    return max(map(len, _words(language)))


@cache
def _words(language: str) -> dict[Tokens, tuple[str, float]]:
    rates: Rates = LEXICONS[language].rates
    words: dict[Tokens, tuple[str, float]] = {}
    for kind, amounts in (
        ("change", rates.changes),
        ("adverb", rates.adverbs),
        ("count", rates.counts),
        ("unit", rates.units),
    ):
        for value, text in amounts.items():
            words |= {
                tokens: (kind, value) for tokens in token_phrases(text) if tokens not in words
            }
    for kind, text in (("every", rates.every), ("each", rates.each), ("times", rates.times)):
        words |= {tokens: (kind, 1.0) for tokens in token_phrases(text) if tokens not in words}
    return words
