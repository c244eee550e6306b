"""From text to the words of a lexicon that stand in it."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from spegla.survey.tables import fold
from spegla.survey.wording.dutch import DUTCH
from spegla.survey.wording.english import ENGLISH
from spegla.survey.wording.family import Family
from spegla.survey.wording.french import FRENCH
from spegla.survey.wording.german import GERMAN
from spegla.survey.wording.lexicon import Lexicon, phrases
from spegla.survey.wording.swedish import SWEDISH

LEXICONS = {lexicon.language: lexicon for lexicon in (ENGLISH, SWEDISH, DUTCH, GERMAN, FRENCH)}
"""The lexicon of each language, by its code."""

Tokens = tuple[str, ...]
"""The words of a text, without case and accents; "," stands for what parts its clauses."""

_TOKEN = re.compile(r"[^\W_]+|[,;:–—]|(?<=\s)-+(?=\s)|[<>≤≥$€£%]")
_ANY_STOP = frozenset(",;:–—")


class Kind(Enum):
    """What a word does in an answer; see the fields of Lexicon."""

    TOPIC = auto()
    LEVEL = auto()
    DEGREE = auto()
    SIZE = auto()
    NEGATION = auto()
    AT_ALL = auto()
    MIDDLE = auto()
    UNDECIDED = auto()
    YES = auto()
    NO = auto()
    EXCESS = auto()
    FILLER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One meaning of one phrase; ``value`` is its position or, of a topic, its good or bad side."""

    kind: Kind
    phrase: str
    value: float = 0.0
    family: Family | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One phrase of a text, or one word that is in no lexicon and has no senses."""

    tokens: Tokens
    senses: tuple[Sense, ...]


def tokens_of(text: str) -> Tokens:
    """The words of a text in the form in which phrases are compared.

    >>> tokens_of("Très satisfait – n'est-ce pas?")
    ('tres', 'satisfait', ',', 'n', 'est', 'ce', 'pas')
    """
    return tuple(
        "," if token in _ANY_STOP or token.startswith("-") else token
        for token in _TOKEN.findall(without_accents(fold(text)))
    )


def without_accents(text: str) -> str:
    """The text with each letter as its base letter.

    >>> without_accents("nöjd")
    'nojd'
    """
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")


def spans_of(tokens: Tokens, lexicon: Lexicon) -> tuple[Span, ...]:
    """The phrases of a text, the longest that fits at each place, and the words in between.

    >>> [span.tokens for span in spans_of(("not", "at", "all", "blue"), ENGLISH)]
    [('not',), ('at', 'all'), ('blue',)]
    """
    index = _index(lexicon.language)
    found = []
    start = 0
    while start < len(tokens):
        span = _longest(tokens[start : start + index.longest], index)
        found.append(span)
        start += len(span.tokens)
    return tuple(found)


def contains(tokens: Tokens, text: str) -> bool:
    """Whether one of the phrases of ``text`` stands in the tokens.

    >>> contains(("how", "important", "is", "it"), "how important | importance of")
    True
    """
    return any(phrase in windows(tokens, len(phrase)) for phrase in token_phrases(text))


def windows(tokens: Tokens, length: int) -> Collection[Tokens]:
    """Each run of ``length`` tokens."""
    return {tokens[start : start + length] for start in range(len(tokens) - length + 1)}


@cache
def token_phrases(text: str) -> tuple[Tokens, ...]:
    """The tokens of each phrase of a lexicon's text.

    >>> token_phrases("don't know | N/A")
    (('don', 't', 'know'), ('n', 'a'))
    """
    return tuple(tokens_of(phrase.replace(" , ", ", ")) for phrase in phrases(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    senses: dict[Tokens, tuple[Sense, ...]]
    endings: tuple[str, ...]
    longest: int


@cache
def _index(language: str) -> _Index:
    lexicon = LEXICONS[language]
    senses: dict[Tokens, tuple[Sense, ...]] = {}
    for tokens, sense in _all_senses(lexicon):
        before = senses.get(tokens, ())
        if sense.kind not in {other.kind for other in before}:
            senses[tokens] = (*before, sense)
    return _Index(
        senses=senses, endings=lexicon.endings, longest=max(len(tokens) for tokens in senses)
    )


def _all_senses(lexicon: Lexicon) -> Iterator[tuple[Tokens, Sense]]:
    for side, topics in ((1.0, lexicon.good), (-1.0, lexicon.bad)):
        for family, text in topics.items():
            yield from _senses(text, Kind.TOPIC, side, family)
    for family, levels in lexicon.levels.items():
        for value, text in levels.items():
            yield from _senses(text, Kind.LEVEL, value, family)
    for kind, amounts in (
        (Kind.DEGREE, lexicon.degrees),
        (Kind.SIZE, lexicon.sizes),
        (Kind.NEGATION, lexicon.negations),
    ):
        for value, text in amounts.items():
            yield from _senses(text, kind, value)
    for kind, text in (
        (Kind.AT_ALL, lexicon.at_all),
        (Kind.MIDDLE, lexicon.middle),
        (Kind.UNDECIDED, lexicon.undecided),
        (Kind.YES, lexicon.yes),
        (Kind.NO, lexicon.no),
        (Kind.EXCESS, lexicon.excess),
        (Kind.FILLER, lexicon.fillers),
    ):
        yield from _senses(text, kind)


def _senses(
    text: str, kind: Kind, value: float = 0.0, family: Family | None = None
) -> Iterator[tuple[Tokens, Sense]]:
    for phrase, tokens in zip(phrases(text), token_phrases(text), strict=True):
        yield tokens, Sense(kind=kind, phrase=phrase, value=value, family=family)


def _longest(tokens: Tokens, index: _Index) -> Span:
    for length in range(len(tokens), 0, -1):
        senses = index.senses.get(tokens[:length])
        if senses:
            return Span(tokens=tokens[:length], senses=senses)
    return Span(tokens=tokens[:1], senses=_inflected(tokens[0], index))


def _inflected(word: str, index: _Index) -> tuple[Sense, ...]:
    stems = (word.removesuffix(ending) for ending in index.endings if word.endswith(ending))
    known = (index.senses.get((stem,), ()) for stem in stems if len(stem) > 2)
    return next((senses for senses in known if senses), ())
