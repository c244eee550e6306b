"""What the ends of a numeric scale mean, as a question says: "1 = very bad, 5 = very good"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spegla.survey.tables import tidy
from spegla.survey.wording.answers import read_all
from spegla.survey.wording.family import Family
from spegla.survey.wording.reading import Reading
from spegla.survey.wording.senses import LEXICONS, contains, tokens_of

_NUMBER = re.compile(r"(?<![\w.,])-?\d{1,3}(?![\w%]|[.,]\d)")
_LINKS = (
    "is|means|meaning|being|stands for|represents|indicates|indicating|equals|"
    "är|betyder|står för|innebär|motsvarar|"
    "staat voor|betekent|voor|"
    "ist|bedeutet|steht für|entspricht|für|"
    "étant|est|signifie|veut dire|correspond à|représente|pour|for"
)
_LINKED = re.compile(rf"\s*(?:[=:(–—-]\s*|(?:{_LINKS})\s+)+[\"“”»'’„]*", re.IGNORECASE)
_STOP = re.compile(r"[)\];.?!\"“”]|\s[–—-]\s|:\s|,|/")
_JOINED = re.compile(
    r"\s*\b(?:and|to|through|och|till|en|tot|und|bis|et|à|a|jusqu['’]à|where|där|waarbij|wobei|où|"
    r"bedeutet|ist|bedeuten|betekent|is|steht|entspricht|up|upp|scale|a score of|ett|de)\s*$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?P<text>[^()\[\];:,.?!=]*[^\W\d_][^()\[\];:,.?!=]*?)\s*=\s*$")
_RANGE = re.compile(
    r"(?<![\w.,])(?P<low>-?\d{1,2})\s*(?:-|–|to|till|tot|t/m|bis|à|och|and|et|en|und)\s*"
    r"(?P<high>\d{1,3})(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
_SCALE = (
    "scale | scale of | skala | skalan | betygsskala | schaal | échelle | rapportcijfer | betyg"
    " | cijfer | note | score | grade | noter | rate"
)
_USUAL = {"0": ("10",), "1": ("5", "6", "7", "10")}
"""Ends that a question names for no other reason than that they are those of its scale."""
_MOST_WORDS = 9
_HIGHEST = 100
_MOST_CHARACTERS = 2000
_NEAR = 100
"""How far from a number its meaning may begin, in characters."""
_APART = 0.2
_AMOUNTS = {Family.EXTENT, Family.FREQUENCY, None}
"""Families of which much is good or bad as the question has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """The ends of a numeric scale.

    Args:
        low: The lowest number.
        high: The highest.
        low_text: What the lowest means, as written; blank where the question does not say.
        high_text: The same of the highest.
        high_is_good: Whether the high number is the good end; None where the words do not tell.
    """

    low: int
    high: int
    low_text: str = ""
    high_text: str = ""
    high_is_good: bool | None = None


def numeric_ends(question: str) -> Ends | None:
    """The ends of the numeric scale that a question describes; None where it describes none.

    >>> numeric_ends("On a scale from 1 to 5, where 1 is very bad and 5 is very good: how is IT?")
    Ends(low=1, high=5, low_text='very bad', high_text='very good', high_is_good=True)
    >>> numeric_ends("Hur nöjd är du? (1 = mycket nöjd, 5 = mycket missnöjd)").high_is_good
    False
    >>> numeric_ends("How many of the 12 systems do you use?") is None
    True
    """
    question = tidy(question)[:_MOST_CHARACTERS]
    texts = _likeliest(dict(_texts(question)))
    if len(texts) >= 2:
        low, high = min(texts), max(texts)
        return Ends(
            low=low,
            high=high,
            low_text=texts[low],
            high_text=texts[high],
            high_is_good=_is_high_good(texts[low], texts[high], question),
        )
    found = _RANGE.search(question)
    if not found:
        return None
    is_usual = found["low"] in _USUAL and found["high"] in _USUAL[found["low"]]
    is_told = is_usual or contains(tokens_of(question), _SCALE)
    if is_told and int(found["low"]) < int(found["high"]):
        return Ends(low=int(found["low"]), high=int(found["high"]))
    return None


def _texts(question: str) -> Iterator[tuple[int, str]]:
    """Each number that is said to mean something, and what."""
    numbers = [found for found in _NUMBER.finditer(question) if int(found.group()) <= _HIGHEST]
    for place, found in enumerate(numbers):
        begin = numbers[place - 1].end() if place else 0
        end = numbers[place + 1].start() if place + 1 < len(numbers) else len(question)
        text = _after(question[found.end() : end]) or _before(
            question[max(begin, found.start() - _NEAR) : found.start()]
        )
        if text and len(text.split()) <= _MOST_WORDS:
            yield int(found.group()), text


def _after(text: str) -> str:
    linked = _LINKED.match(text)
    said = _cut(text[linked.end() :] if linked else text)
    if linked:
        return said
    return said if said and _reading(said).is_clear else ""


def _before(text: str) -> str:
    found = _BEFORE.search(text)
    return found["text"].strip() if found else ""


def _cut(text: str) -> str:
    text = _STOP.split(text, maxsplit=1)[0]
    while joined := _JOINED.search(text):
        text = text[: joined.start()]
    return text.strip(" ,:=(–—-\"“”«»'’„") if re.search(r"[^\W\d_]", text) else ""


def _likeliest(texts: dict[int, str]) -> dict[int, str]:
    """Those of which the words are understood, where there are two; other numbers may stand by."""
    clear = {number: text for number, text in texts.items() if _reading(text).is_clear}
    return clear if len(clear) >= 2 else texts


def _reading(text: str) -> Reading:
    (answer,), _ = read_all([text], {})
    return answer.reading


def _is_high_good(low: str, high: str, question: str) -> bool | None:
    (at_low, at_high), lexicon = read_all([low, high], {})
    before, after = at_low.reading, at_high.reading
    if not (before.is_clear and after.is_clear):
        return None
    rise = (after.position or 0.0) - (before.position or 0.0)
    if abs(rise) < _APART:
        return None
    is_amount = not before.side and not after.side and {before.family, after.family} <= _AMOUNTS
    is_about_bad = contains(tokens_of(question), LEXICONS[lexicon.language].trouble)
    if is_amount and (is_about_bad or before.shared or after.shared):
        return None
    return rise > 0
