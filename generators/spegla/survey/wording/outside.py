"""Answers that are not on the scale: don't know, does not apply, no answer."""

import itertools
import re
from collections.abc import Iterable, Mapping
from functools import cache

from spegla.survey.questions import Missing
from spegla.survey.tables import tidy
from spegla.survey.wording.codes import LONGEST, coded
from spegla.survey.wording.lexicon import Lexicon
from spegla.survey.wording.reading import read
from spegla.survey.wording.senses import (
    LEXICONS,
    Kind,
    Tokens,
    spans_of,
    token_phrases,
    tokens_of,
)

_MARKS = re.compile(r"[-–—.?*/\\ ]*")
_CODES = frozenset({"99", "999", "9999", "-99", "-999"})
_MOST_WORDS = 10
"""A longer answer is a sentence of its own, whatever words stand in it."""


def outside_of(label: str) -> Missing | None:
    """Why an answer is not on a scale; None where it may be.

    What an answer means can hang on the others: "trifft nicht zu" is also the low end of a German
    scale. :func:`outside_among` takes account of them.

    >>> [str(outside_of(label)) for label in ("Vet ej", "n.v.t.", "keine Angabe", "Good")]
    ['dont_know', 'not_applicable', 'blank', 'None']
    """
    label = tidy(label)
    if _MARKS.fullmatch(label) or label in _CODES:
        return Missing.BLANK
    if len(label) > LONGEST or label.count(" ") > _MOST_WORDS:
        return None
    tokens = tokens_of(coded(label).text)
    found = {reason for lexicon in LEXICONS.values() for reason in _reasons(tokens, lexicon)}
    # "Don't know / not applicable" says nothing about which of the two it is.
    order = (Missing.DONT_KNOW, Missing.NOT_APPLICABLE, Missing.BLANK)
    return next((reason for reason in order if reason in found), None)


def outside_among(labels: Iterable[str]) -> Mapping[str, Missing]:
    """The answers that are not on the scale that the others make.

    >>> dict(outside_among(["trifft zu", "trifft eher zu", "trifft nicht zu", "weiß nicht"]))
    {'weiß nicht': <Missing.DONT_KNOW: 'dont_know'>}
    >>> dict(outside_among(["sehr gut", "gut", "schlecht", "trifft nicht zu"]))
    {'trifft nicht zu': <Missing.NOT_APPLICABLE: 'not_applicable'>}
    """
    labels = tuple(labels)
    reasons = {label: outside_of(label) for label in labels}
    on_scale = {token for label in labels if not reasons[label] for token in tokens_of(label)}
    shared = {
        token
        for lexicon in LEXICONS.values()
        for phrase in token_phrases(lexicon.holds)
        for token in phrase
        if token in on_scale
    }
    return {
        label: reason
        for label, reason in reasons.items()
        if reason
        and not (reason is Missing.NOT_APPLICABLE and shared.intersection(tokens_of(label)))
    }


def is_outside_alone(label: str) -> bool:
    """Whether an answer says that it is not on the scale, and not a word more.

    Numbers such as 99 are none: they may be what somebody typed.

    >>> [is_outside_alone(text) for text in ("I don't know", "Don't know, ask Bo", "-", "99")]
    [True, False, True, False]
    """
    label = tidy(label)
    if len(label) > LONGEST or label.count(" ") > _MOST_WORDS:
        return False
    if _MARKS.fullmatch(label):
        return True
    tokens = tokens_of(label)
    return any(_is_all_known(tokens, lexicon) for lexicon in LEXICONS.values())


def _is_all_known(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether phrases for no answer, with words that alter nothing, make up all of it."""
    known = _phrases(lexicon.language)
    if _heads(lexicon.language).isdisjoint(tokens):
        return False
    longest = max(map(len, known))
    left, has_phrase = tokens, False
    while left:
        width = next((n for n in range(longest, 0, -1) if left[:n] in known), 0)
        has_phrase = has_phrase or width > 0
        if not width:
            (span, *_) = spans_of(left, lexicon)
            if not _says_no_more(span.tokens, lexicon):
                return False
            width = len(span.tokens)
        left = left[width:]
    return has_phrase


def _reasons(tokens: Tokens, lexicon: Lexicon) -> set[Missing]:
    if len(tokens) > _MOST_WORDS:
        return set()
    known = _phrases(lexicon.language)
    runs = itertools.combinations(range(len(tokens) + 1), 2)
    return {
        known[tokens[start:end]]
        for start, end in runs
        if tokens[start:end] in known and _says(tokens, start, end, lexicon)
    }


@cache
def _phrases(language: str) -> Mapping[Tokens, Missing]:
    return {
        phrase: reason
        for reason, text in LEXICONS[language].outside.items()
        for phrase in token_phrases(text)
    }


@cache
def _heads(language: str) -> frozenset[str]:
    """The words with which a phrase for no answer begins."""
    return frozenset(phrase[0] for phrase in _phrases(language))


def _says(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the phrase from ``start`` to ``end`` is what the answer says."""
    rest = (*tokens[:start], *tokens[end:])
    if not rest:
        return True
    if _is_middle(rest, lexicon):
        return False
    return _says_no_more(rest, lexicon) or (
        end - start > 1
        and tokens[end : end + 1] not in token_phrases(lexicon.goes_on)
        and not read(tokens, lexicon).is_clear
    )


def _says_no_more(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether the words are only such as alter nothing."""
    return all(
        any(sense.kind is Kind.FILLER for sense in span.senses) or span.tokens == (",",)
        for span in spans_of(tokens, lexicon)
    )


def _is_middle(tokens: Tokens, lexicon: Lexicon) -> bool:
    """Whether it says "neutral" besides, as in "neutral / no opinion", and so has a place."""
    return any(
        sense.kind is Kind.MIDDLE for span in spans_of(tokens, lexicon) for sense in span.senses
    )
