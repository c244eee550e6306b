"""The answers to one question, each read with the words of the language that fits them all best."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from spegla.survey.wording.codes import coded
from spegla.survey.wording.family import Family
from spegla.survey.wording.lexicon import Lexicon
from spegla.survey.wording.reading import Reading, read
from spegla.survey.wording.senses import LEXICONS, Tokens, tokens_of

_AMOUNTS = (None, Family.EXTENT, Family.FREQUENCY, Family.LIKELIHOOD)
_ASIDE = "([–—:"
"""What an explanation begins with: "Often (each week)", "Good: all works"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer: its text as given, the number written in it, the tool's, what its words say."""

    label: str
    code: int | None
    value: int | None = None
    reading: Reading

    @property
    def is_bare(self) -> bool:
        """Whether it is a number without words."""
        return self.code is not None and not self.reading.words and not self.reading.unknown


def read_all(
    labels: Sequence[str], values: Mapping[str, int | None]
) -> tuple[tuple[Answer, ...], Lexicon]:
    """Each answer, read with the lexicon that understands most of them.

    Args:
        labels: The answers, those that are outside the scale left out.
        values: The tool's own number of an answer, where it has one.

    >>> answers, lexicon = read_all(["Bra", "Dåligt", "Varken bra eller dåligt"], {})
    >>> [answer.reading.position for answer in answers], lexicon.language
    ([0.6, -0.6, 0.0], 'sv')
    """
    readings = {code: _readings(labels, lexicon) for code, lexicon in LEXICONS.items()}
    language = max(readings, key=lambda code: _understood(readings[code]))
    answers = tuple(
        Answer(label=label, code=_code(label, reading), value=values.get(label), reading=reading)
        for label, reading in zip(labels, readings[language], strict=True)
    )
    return answers, LEXICONS[language]


def _understood(readings: Sequence[Reading]) -> tuple[int, int, int]:
    clear = sum(reading.is_clear for reading in readings)
    placed = sum(reading.position is not None for reading in readings)
    return clear, placed, -sum(len(reading.unknown + reading.shared) for reading in readings)


def _readings(labels: Sequence[str], lexicon: Lexicon) -> list[Reading]:
    tokens = [tokens_of(coded(label).text) for label in labels]
    shared = _shared([one for one in tokens if one])
    return _beside_trouble([_reading(label, lexicon, shared) for label in labels])


def _beside_trouble(readings: list[Reading]) -> list[Reading]:
    """Where all topics are bad, amounts without a topic are amounts of them: "No", "Not at all"."""
    if {reading.side for reading in readings if reading.side} != {-1}:
        return readings
    return [
        replace(reading, position=-reading.position, side=-1, is_turned=True)
        if not reading.side and reading.position and reading.family in _AMOUNTS
        else reading
        for reading in readings
    ]


def _shared(answers: Sequence[Tokens]) -> frozenset[str]:
    """The words that stand in at least half of the answers, and in two of them."""
    counts = Counter(token for tokens in answers for token in set(tokens))
    least = max(2, (len(answers) + 1) // 2)
    return frozenset(token for token, count in counts.items() if count >= least)


def _reading(label: str, lexicon: Lexicon, shared: frozenset[str]) -> Reading:
    whole = read(tokens_of(label), lexicon, shared=shared)
    if whole.is_rate:
        return whole
    text = coded(label).text
    reading = whole if text == label else read(tokens_of(text), lexicon, shared=shared)
    if reading.is_clear or not text:
        return reading
    before = _before_aside(text)
    without = read(tokens_of(before), lexicon, shared=shared) if before else reading
    return without if without.is_clear and without.side | bool(without.family) else reading


def _before_aside(text: str) -> str:
    """What stands before an explanation; blank where there is none."""
    places = [place for mark in _ASIDE if (place := text.find(mark)) > 0]
    dash = text.find(" - ")
    places += [dash] if dash > 0 else []
    return text[: min(places)].strip() if places else ""


def _code(label: str, reading: Reading) -> int | None:
    """The number written in an answer; that of "2 times a week" is none."""
    return None if reading.is_rate else coded(label).code
