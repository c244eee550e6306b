"""Whether two wordings can ask the same: much the same words, and nothing that turns the sense."""

import re
from collections import Counter
from itertools import product

from rapidfuzz.fuzz import ratio, token_sort_ratio

from spegla.survey.tables import fold

_WORD = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*")
_CONTRACTED = re.compile(r"n['’]t\b")
_NEGATIONS = frozenset(
    {
        "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot",
        "lack", "lacks", "inte", "ej", "icke", "aldrig", "ingen", "inget", "inga", "ingenting",
        "utan", "varken", "saknar", "niet", "geen", "nooit", "niemand", "niets", "zonder", "noch",
        "nicht", "nie", "niemals", "kein", "keine", "keinen", "keiner", "keines", "nichts",
        "ohne", "weder", "ne", "n", "pas", "jamais", "aucun", "aucune", "sans", "rien",
        "personne", "ni",
    }
)  # fmt: skip
_ADDED_TO = 0.9
"""Likeness of a wording to itself with a few words more."""
_FEWEST_WORDS = 4
_MOST_ADDED = 1.5
_TURNING = (
    "un", "in", "im", "dis", "mis", "non", "il", "ir", "o", "ej", "miss", "icke", "on", "niet",
    "wan", "nicht", "mal", "mé", "dés",
)  # fmt: skip
_OPPOSITES = tuple(
    frozenset(pair.split())
    for pair in (
        "more less", "better worse", "best worst", "easy hard", "easy difficult", "high low",
        "always never", "good bad", "fast slow", "quick slow", "before after", "with without",
        "first last", "most least", "too enough", "importance satisfaction",
        "important satisfied", "agree disagree", "customers management", "now then", "expect get",
        "mer mindre", "bättre sämre", "lätt svår", "lätt svårt", "hög låg", "bra dåligt",
        "snabb långsam", "före efter", "med utan", "mest minst", "viktigt nöjd",
        "meer minder", "beter slechter", "makkelijk moeilijk", "hoog laag", "goed slecht",
        "snel langzaam", "voor na", "met zonder", "meest minst", "belangrijk tevreden",
        "mehr weniger", "besser schlechter", "leicht schwer", "hoch niedrig", "gut schlecht",
        "plus moins", "mieux pire", "facile difficile", "bon mauvais", "avant après",
    )
)  # fmt: skip


def likeness(one: str, other: str) -> float:
    """How alike two wordings are, from 0 to 1; 0 where a word turns the sense of one of them.

    Numbers and negations must be the same in both, and no word may stand against its opposite:
    what a person reads as two questions is never taken for one. The order of words does not count.

    >>> likeness("IT keeps its promises.", "IT keeps their promises") > 0.8
    True
    >>> likeness("IT is easy to reach.", "IT is not easy to reach.")
    0.0
    >>> likeness("I use it within 2 days", "I use it within 5 days")
    0.0
    """
    if are_at_odds(one, other):
        return 0.0
    words, others = _words(one), _words(other)
    texts = " ".join(words), " ".join(others)
    found = float(max(ratio(*texts), token_sort_ratio(*texts))) / 100
    return max(found, _ADDED_TO) if _is_added_to(words, others) else found


def are_at_odds(one: str, other: str) -> bool:
    """Whether a number, a negation or an opposite makes two wordings ask different things.

    >>> are_at_odds("IT is quick", "IT is slow"), are_at_odds("IT is quick", "we are quick")
    (True, False)
    """
    words, others = _words(one), _words(other)
    only_one, only_other = set(words) - set(others), set(others) - set(words)
    return _fixed(words) != _fixed(others) or any(
        _are_opposed(a, b) for a, b in product(only_one, only_other)
    )


def _is_added_to(words: list[str], others: list[str]) -> bool:
    """Whether one wording is the other with a few words more."""
    shorter, longer = sorted((words, others), key=len)
    is_much = len(shorter) >= _FEWEST_WORDS and len(longer) <= _MOST_ADDED * len(shorter)
    return is_much and not Counter(shorter) - Counter(longer)


def _words(text: str) -> list[str]:
    return _WORD.findall(_CONTRACTED.sub(" not", fold(text)))


def _fixed(words: list[str]) -> Counter[str]:
    """The words that have to be the same; all negations count as one word."""
    numbers = Counter(word.replace(",", ".") for word in words if word[0].isdigit())
    return numbers + Counter("not" for word in words if word in _NEGATIONS)


def _are_opposed(one: str, other: str) -> bool:
    longer, shorter = sorted((one, other), key=len, reverse=True)
    is_turned = len(shorter) > 2 and any(longer == prefix + shorter for prefix in _TURNING)
    return is_turned or frozenset((one, other)) in _OPPOSITES
