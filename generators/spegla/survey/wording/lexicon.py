"""The shape of a lexicon: the words of one language from which answer scales are put together.

Phrases are written as one text with " | " between them, in any case and with or without accents.
A phrase of one word is also found with one of the language's endings. Numbers are positions on a
line from -1 (the bad or little end) over 0 (the middle) to 1 (the good or much end).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spegla.survey.questions import Missing
from spegla.survey.wording.family import Family

Phrases = str
"""Phrases of one meaning, with " | " between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Words from which "two or three times a week" is put together.

    Args:
        adverbs: Times a year of words such as "weekly".
        units: Times a year of what stands after "every" or "a": "week".
        every: "every", "each": what makes a rate of a unit.
        each: "a", "per": what stands between how many times and a unit.
        counts: How many times, of words such as "twice".
        times: "times", "days", "to": what stands after a number or between two.
        changes: By how much "at least" or "less than" changes the rate.
    """

    adverbs: Mapping[float, Phrases]
    units: Mapping[float, Phrases]
    every: Phrases
    each: Phrases
    counts: Mapping[float, Phrases]
    times: Phrases
    changes: Mapping[float, Phrases]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language.

    Args:
        language: ISO 639-1 code.
        endings: What may be added to a word.
        good: Topics of which much is good: "agree", "satisfied", "trust".
        bad: Topics of which much is bad: "disagree", "dissatisfied", "problem".
        levels: Words that have a position of their own: "excellent", "never", "low".
        degrees: How much of a topic: "extremely", "slightly", "hardly".
        sizes: Degrees that mean nothing without a topic: "great" (extent), "small" (problem).
        negations: How far "not" and "no" turn a topic round.
        at_all: What makes a negation complete.
        middle: What says that it is neither one nor the other.
        undecided: The middle of a scale, or outside it, as the other answers tell.
        yes: An answer in one word, which what follows explains.
        no: The same for no.
        excess: "too" much: of such a scale the best point is in the middle.
        fillers: Words that alter nothing.
        outside: What says that there is no answer on the scale, by reason.
        holds: Words of ``outside`` that also make scales: "applies", "trifft zu".
        goes_on: What follows "I don't know" where it is an answer: "how".
        other: An answer in one's own words beside those that are given.
        rates: Words for how often.
        trouble: Words of a question that say that it asks about something bad.
        importance: Words of a question that asks how important something is.
        recommending: Words of a question that asks how likely one is to recommend.
        overall: Words of a question that say that it asks about the whole.
        satisfaction: Words of a question that asks for satisfaction or for a mark.
    """

    language: str
    endings: tuple[str, ...] = ()
    good: Mapping[Family, Phrases]
    bad: Mapping[Family, Phrases]
    levels: Mapping[Family, Mapping[float, Phrases]]
    degrees: Mapping[float, Phrases]
    sizes: Mapping[float, Phrases]
    negations: Mapping[float, Phrases]
    at_all: Phrases
    middle: Phrases
    undecided: Phrases
    yes: Phrases
    no: Phrases
    excess: Phrases
    fillers: Phrases
    outside: Mapping[Missing, Phrases]
    holds: Phrases
    goes_on: Phrases
    other: Phrases
    rates: Rates
    trouble: Phrases
    importance: Phrases
    recommending: Phrases
    overall: Phrases
    satisfaction: Phrases


def phrases(text: Phrases) -> Iterator[str]:
    """Each phrase of a text that has several.

    >>> list(phrases("not | not at all"))
    ['not', 'not at all']
    """
    return (phrase.strip() for phrase in text.split("|") if phrase.strip())
